"""Where a clause is cut: the verbs that become clauses of their own, and what they take along from the one they leave.

What stays together: conditions, purposes, comparisons, causes, restrictive relatives. After clause-based open
information extraction (Del Corro & Gemulla 2013), with the project's own guidelines for what a claim is.
"""

from collections.abc import Iterator

from claimcheck.extract.engines.parser.speech import content_clauses, is_inserted_report
from claimcheck.extract.engines.parser.tree import (
    Word,
    child,
    children,
    conjuncts,
    helpers,
    is_finite,
    is_set_off,
    is_verb,
    mark,
    subject,
)
from claimcheck.extract.lexicon import REPORTING_LEMMAS

CONTRASTS = frozenset(("while", "whereas", "although", "though"))
SEQUELS = frozenset(("after", "as"))
_SHARED_CONDITIONS = frozenset(("when", "if", "once", "whenever"))


def split_verbs(head: Word) -> list[Word]:
    """Give the verbs within a clause that assert something of their own, in order."""
    found = [*_coordinated(head), *_participles(head), *_absolutes(head)]
    found += [each for each in children(head, "advcl") if _is_contrast(each) or _is_sequel(each)]
    found += [each for each in children(head, "parataxis", "ccomp", "conj") if _is_beside(each)]
    unique = {verb.i: verb for verb in found}
    return [unique[i] for i in sorted(unique)]


def _coordinated(head: Word) -> Iterator[Word]:
    """Give the verbs coordinated with the head, or with an infinitive that hangs from it."""
    yield from (each for each in children(head, "conj") if is_verb(each))
    # "Is due to start in May and finish in June": the infinitives hang below the verb that carries the tense.
    spine = child(head, "xcomp", "acomp")
    while spine is not None:
        tag = spine.tag
        yield from (verb for verb in conjuncts(spine) if verb.tag in ("VB", tag) and subject(verb) is None)
        spine = child(spine, "xcomp", "acomp")


def _participles(head: Word) -> Iterator[Word]:
    """Give the participles that assert: "…, flooding streets", "Born in 1933, …"."""
    for each in children(head, "advcl"):
        is_bare = subject(each) is None and not mark(each) and each.tag in ("VBG", "VBN") and child(each, "aux") is None
        if is_bare and (is_set_off(each) or each.before() is None):
            yield each
    # "fell 8 percent before recovering": what came after in the past came true.
    for each in children(head, "prep"):
        if each.lower == "before" and head.tag == "VBD":
            yield from (verb for verb in children(each, "pcomp") if verb.tag == "VBG" and subject(verb) is None)


def _absolutes(head: Word) -> Iterator[Word]:
    """Give participles with a subject of their own: "with the index closing up", "most of them linked to a park"."""
    # Set off by a comma it asserts; without one ("with children waiting") it only describes.
    for each in children(head, "prep"):
        if each.lower == "with" and is_set_off(each):
            yield from (verb for verb in children(each, "pcomp") if verb.tag in ("VBG", "VBN") and subject(verb))
    for each in children(head, "advcl", "ccomp", "dep", "parataxis"):
        if each.tag in ("VBN", "VBG") and subject(each) and not helpers(each) and not mark(each) and is_set_off(each):
            yield each


def _is_contrast(clause: Word) -> bool:
    return mark(clause) in CONTRASTS and subject(clause) is not None and is_set_off(clause) and clause.i > clause.head.i


def _is_sequel(clause: Word) -> bool:
    """Tell whether a clause of time tells news of its own: "… overheated", in "was delayed after test units overheated"."""
    # "Even after" tells only when it was; ", two weeks after", set off, tells what else there was.
    is_news = clause.first().lower in SEQUELS or (is_set_off(clause) and clause.first().tag in ("CD", "NNS", "NN"))
    happened = is_news and clause.tag == "VBD" and clause.lemma not in REPORTING_LEMMAS | {"expect", "have", "do"}
    return mark(clause) in SEQUELS and happened and subject(clause) is not None and clause.i > clause.head.i


def _is_beside(clause: Word) -> bool:
    """Tell whether a clause stands beside the main one, parted by a semicolon, colon, dash or comma, not within it."""
    if subject(clause) is None or not is_finite(clause) or mark(clause) or is_inserted_report(clause):
        return False
    edge = clause.after() if clause.i < clause.head.i else clause.before()
    return edge is not None and (edge.text in (";", ":", ",") or edge.is_dash)


def shared_opener(head: Word) -> list[Word]:
    """Give the condition at the head of a clause, which a clause coordinated with it shares: "When X tried it, …"."""
    clauses = [each for each in children(head, "advcl") if mark(each) in _SHARED_CONDITIONS and each.i < head.i]
    words = [word for clause in clauses for word in clause.subtree()]
    comma = words[-1].i + 1 if words else 0
    return [*words, *head.line[comma : comma + 1]] if words else []


def shared_lead(verb: Word, head: Word, kept: list[Word]) -> list[Word]:
    """Give the words before a coordinated verb's place that it shares: subject, auxiliaries, opening phrases."""
    replaced = _replaced_by(verb, head)
    return [word for word in kept if word.i < replaced.i and not _stays_behind(word, replaced, verb)]


def _replaced_by(verb: Word, head: Word) -> Word:
    """Give the verb whose place a coordinated verb takes: of the same form where there is one."""
    # A bare infinitive may hang from the finite verb by the parser's mistake; it takes the nearest infinitive's place.
    first = _first_conjunct(verb)
    if verb.tag == "VB" and not helpers(verb) and first.tag != "VB":
        own = {word.i for word in verb.subtree()}
        same = [
            word
            for word in head.subtree()
            if word.tag == "VB" and word.i < verb.i and word.i not in own and is_verb(word)
        ]
        return _first_conjunct(same[-1]) if same else first
    return first


def _first_conjunct(verb: Word) -> Word:
    while verb.dep == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb


def _stays_behind(word: Word, replaced: Word, verb: Word) -> bool:
    """Tell whether a word before the replaced verb belongs to that verb alone."""
    if word.head is not replaced:
        return False
    if word.dep in ("aux", "auxpass", "neg"):
        # "has raised taxes and cut spending": forms that are past and participle alike share the auxiliary.
        is_either = verb.lower.endswith("ed") or verb.lower == verb.lemma
        # "Was fined and promised more": what has an object is no passive.
        is_active = word.dep == "auxpass" and verb.tag == "VBD" and child(verb, "dobj", "xcomp", "ccomp") is not None
        is_same_form = not is_active and (
            verb.tag == replaced.tag or ({verb.tag, replaced.tag} == {"VBD", "VBN"} and is_either)
        )
        return bool(helpers(verb)) or not is_same_form
    return word.dep in ("advmod", "cc", "preconj") and word.i > replaced.first().i


def reports_more(clause: Word) -> bool:
    """Tell whether a participle goes on reporting: "…, adding that …"."""
    return clause.dep == "advcl" and bool(content_clauses(clause))
