"""From a dependency tree to assertions: one for each clause that asserts something of its own.

Splits coordinated predicates, participles, non-restrictive relative clauses and appositives; keeps conditions,
purposes, comparisons and causes with what they belong to. Indirect speech gives its content with its speaker.
The splits follow clause-based open information extraction (Del Corro & Gemulla 2013) with the project's guidelines.
"""

from collections.abc import Iterator

from attrs import evolve, field, frozen
from spacy.tokens import Span, Token

from claimcheck.extract.engines.parser import asides
from claimcheck.extract.engines.parser.assertion import Assertion, Part, Voice
from claimcheck.extract.engines.parser.speech import content_clauses, is_inserted_report, source_phrase
from claimcheck.extract.engines.parser.tree import (
    AUXILIARIES,
    children,
    conjuncts,
    in_order,
    is_finite,
    is_set_off,
    is_verb,
    mark,
    subject,
)

_CONTRASTS = frozenset(("while", "whereas", "although", "though"))
_SHARED_CONDITIONS = frozenset(("when", "if", "once", "whenever"))
_DROPPED = frozenset("also too however meanwhile moreover furthermore but and or so yet then-again besides indeed nevertheless nonetheless".split())


@frozen
class Given:
    """What a clause takes from the one around it.

    ``lead`` are words before the verb, where it has no subject of its own; ``stands_for`` what to say instead of a word
    (a relative pronoun's antecedent); ``opener`` a condition shared with the clause before; ``main`` the verb whose tense a
    participle takes.
    """

    lead: tuple[Part, ...] = ()
    opener: tuple[Part, ...] = ()
    stands_for: dict[int, tuple[Part, ...]] = field(factory=dict)
    voice: Voice = field(factory=Voice)
    subject: Token | None = None
    main: Token | None = None


def read_sentence(sentence: Span) -> list[Assertion]:
    """Give the assertions of a parsed sentence, in the order of the text."""
    found = list(_read(sentence.root, Given()))
    return sorted(found, key=lambda assertion: min(token.i for token in assertion.own))


def _read(head: Token, given: Given) -> Iterator[Assertion]:
    contents = content_clauses(head)
    if contents:
        yield from _read_report(head, contents, given)
    elif is_verb(head):
        yield from _read_clause(head, given)
    else:
        yield from (a for child in head.children if child.dep_ == "conj" and is_verb(child) and subject(child) for a in _read(child, given))


def _read_report(head: Token, contents: list[Token], given: Given) -> Iterator[Assertion]:
    """Read "X said that P": P in X's voice, what is said of X beside, and what X did besides saying it."""
    own = subject(head)
    speaker = _speaker(own, given)
    voice = Voice(speaker=speaker, cue=head.text, is_denied=head.lemma_ == "deny") if speaker else given.voice
    for content in contents:
        yield from _read(content, evolve(given, lead=(), opener=(), voice=voice))
    if own is not None:
        yield from _read_asides(own, given)
    lead = speaker or given.lead
    for child in head.children:
        is_more = child.dep_ == "advcl" and content_clauses(child)
        if (child.dep_ == "conj" and is_verb(child)) or is_more:
            yield from _read(child, evolve(given, lead=() if subject(child) else lead, subject=own or given.subject))


def _speaker(own: Token | None, given: Given) -> tuple[Token, ...]:
    if own is not None and own.i in given.stands_for:
        return tuple(part for part in given.stands_for[own.i] if isinstance(part, Token))
    if own is not None:
        return asides.plain_phrase(own)
    return tuple(part for part in given.lead if isinstance(part, Token))


def _read_clause(head: Token, given: Given) -> Iterator[Assertion]:
    """Read a clause that asserts something itself, and whatever else is asserted within it."""
    own_subject = subject(head)
    if own_subject is None and not given.lead:
        return
    apart = _Apart.of(head, given)
    voice = apart.voice or given.voice
    given = evolve(given, voice=voice)
    kept = [token for token in in_order(head.subtree) if token.i not in apart.dropped]
    lead = given.lead if own_subject is None else ()
    if is_finite(head) or lead:
        parts = (*given.opener, *lead, *_substituted(kept, given))
        yield Assertion(parts=parts, own=tuple(kept), voice=voice, head=head, subject=own_subject or given.subject)
    for aside in apart.asides:
        yield from aside.read(lambda clause, lead, stands_for: _read(clause, evolve(given, lead=lead, opener=(), stands_for=stands_for)), voice)
    for verb in apart.verbs:
        yield from _read(verb, _given_to(verb, head, kept, given))


def _read_asides(phrase: Token, given: Given) -> Iterator[Assertion]:
    for aside in asides.find_asides(phrase.subtree, phrase):
        yield from aside.read(lambda clause, lead, stands_for: _read(clause, evolve(given, lead=lead, opener=(), stands_for=stands_for)), given.voice)


def _substituted(kept: list[Token], given: Given) -> tuple[Part, ...]:
    return tuple(part for token in kept for part in given.stands_for.get(token.i, (token,)))


def _given_to(verb: Token, head: Token, kept: list[Token], given: Given) -> Given:
    """Work out what a split-off verb shares with the clause it stood in: subject, auxiliaries, opening condition."""
    own_subject = subject(head)
    if subject(verb) is not None:
        opener = [t for c in children(head, "advcl") if mark(c) in _SHARED_CONDITIONS and c.i < head.i for t in in_order(c.subtree)]
        comma = tuple(head.doc[opener[-1].i + 1 :][:1]) if opener else ()
        return evolve(given, lead=(), opener=(*opener, *comma), subject=None)
    main = given.main or head
    before, instead = asides.made_finite(verb, main)
    stands_for = {**given.stands_for, **instead}
    if verb.dep_ == "advcl":
        named = [t for t in in_order(own_subject.subtree) if t in kept] if own_subject is not None else []
        lead = _substituted(named, given) if named else given.lead
        return evolve(given, lead=(*lead, *before), opener=(), stands_for=stands_for, subject=own_subject or given.subject, main=main)
    replaced = _replaced_by(verb, head)
    shared = [t for t in kept if t.i < replaced.i and not _stays_behind(t, replaced, verb)]
    lead_in = given.lead if own_subject is None else ()
    stands_for = stands_for if head.tag_ == "VBG" and not is_finite(head) else given.stands_for
    return evolve(given, lead=(*lead_in, *_substituted(shared, given)), stands_for=stands_for, subject=own_subject or given.subject)


def _replaced_by(verb: Token, head: Token) -> Token:
    """Give the verb whose place a coordinated verb takes: of the same form where there is one."""
    if verb.tag_ == "VB" and not children(verb, "aux"):
        same = [t for t in head.subtree if t.tag_ == "VB" and t.i < verb.i and t not in list(verb.subtree) and is_verb(t)]
        if same:
            return same[-1]
    return verb.head if verb.dep_ == "conj" and is_verb(verb.head) else head


def _stays_behind(token: Token, replaced: Token, verb: Token) -> bool:
    """Tell whether a word before the replaced verb belongs to that verb alone."""
    if token.head.i != replaced.i:
        return False
    if token.dep_ in AUXILIARIES or token.dep_ == "neg":
        alone = is_finite(verb) and not (verb.tag_ in ("VBN", "VB") and not children(verb, *AUXILIARIES))
        return bool(children(verb, *AUXILIARIES)) or alone or verb.tag_ in ("VBD", "VBZ", "VBP") and not _same_form(verb, replaced)
    return token.dep_ in ("advmod", "cc", "preconj") and token.i > replaced.left_edge.i


def _same_form(verb: Token, replaced: Token) -> bool:
    return verb.tag_ == replaced.tag_ or {verb.tag_, replaced.tag_} == {"VBD", "VBN"}


@frozen
class _Apart:
    """What is taken out of a clause: verbs that become clauses, asides, and words that only link or attribute."""

    dropped: frozenset[int]
    verbs: tuple[Token, ...]
    asides: tuple[asides.Aside, ...]
    voice: Voice | None

    @classmethod
    def of(cls, head: Token, given: Given) -> "_Apart":
        report = next((c for c in head.children if is_inserted_report(c)), None)
        source = source_phrase(head)
        verbs = tuple(_split_verbs(head))
        out = {t.i for verb in verbs for t in verb.subtree} | {t.i for t in (report.subtree if report is not None else ())}
        out |= {t.i for t in source[0]} if source else set()
        left = [t for t in head.subtree if t.i not in out]
        found = tuple(asides.find_asides(left, head))
        out |= {t.i for aside in found for t in aside.tokens}
        out |= {t.i for t in left if t.i not in out and _is_link(t, head, verbs)}
        dropped = asides.with_punctuation(head, out)
        voice = Voice(asides.plain_phrase(subject(report)), report.text) if report is not None and subject(report) is not None else None
        return cls(dropped, verbs, found, voice or (Voice(source[1], source[0][0].text) if source else None))


def _split_verbs(head: Token) -> Iterator[Token]:
    """Give the verbs within a clause that assert something of their own."""
    yield from (verb for verb in head.children if verb.dep_ == "conj" and is_verb(verb))
    spine = head
    while nxt := next(iter(children(spine, "xcomp", "acomp")), None):
        yield from (verb for verb in conjuncts(nxt) if verb.tag_ == "VB" and subject(verb) is None)
        spine = nxt
    for child in children(head, "advcl", "parataxis", "ccomp"):
        if child.dep_ == "advcl" and _is_participle(child):
            yield child
        elif child.dep_ == "advcl" and mark(child) in _CONTRASTS and subject(child) is not None and is_set_off(child) and child.i > head.i:
            yield child
        elif child.dep_ != "advcl" and subject(child) is not None and is_finite(child) and not mark(child) and not is_inserted_report(child) and _is_beside(child):
            yield child


def _is_participle(verb: Token) -> bool:
    """Tell whether an adverbial clause is a participle that asserts: "…, flooding streets", "Born in 1933, …"."""
    is_bare = subject(verb) is None and not mark(verb) and verb.tag_ in ("VBG", "VBN") and not children(verb, "aux")
    is_first = verb.left_edge.i == verb.sent.start
    return is_bare and (is_set_off(verb) or is_first)


def _is_beside(clause: Token) -> bool:
    """Tell whether a clause stands beside the main one, parted by a semicolon, dash or comma, rather than within it."""
    edge = clause.right_edge.i + 1 if clause.i < clause.head.i else clause.left_edge.i - 1
    return 0 <= edge < len(clause.doc) and (clause.doc[edge].text in (";", "—", "–", "--", ","))


def _is_link(token: Token, head: Token, verbs: tuple[Token, ...]) -> bool:
    """Tell whether a word only joins the clause to its neighbours: a conjunction, "also", an interjection."""
    if token.dep_ in ("cc", "preconj") and token.head.i == head.i:
        return bool(verbs) or token.i == head.left_edge.i
    if token.dep_ == "mark" and token.head.i == head.i and token.lower_ in _CONTRASTS | {"that"}:
        return True
    return (token.dep_ in ("advmod", "intj") and token.head.i == head.i and token.lower_ in _DROPPED) or (token.dep_ == "intj")
