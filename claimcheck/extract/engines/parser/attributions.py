"""Who says what in a dependency tree, as source, cue and content: reports, attitudes, and nouns that report.

Attribution takes in what is wanted, hoped, judged and asked for as well as what is said (Newell, Margolin & Ruths 2018).
"""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.extract.base import Attribution, Span
from claimcheck.extract.direct_speech import speech_of
from claimcheck.extract.engines.parser.speech import is_inserted_report, is_report_noun
from claimcheck.extract.engines.parser.tree import (
    QUOTES,
    Word,
    child,
    children,
    helpers,
    in_order,
    is_finite,
    is_verb,
    mark,
    subject,
)
from claimcheck.extract.lexicon import JUDGING, NO_ATTITUDE, REPORTING_LEMMAS, SPEAKING_OF, STARTING, WANTING


@frozen
class _Found:
    source: tuple[Word, ...]
    cue: tuple[Word, ...]
    content: tuple[Word, ...]


def line_attributions(line: list[Word], text: str) -> Iterator[Attribution]:
    """Give the attributions of a parsed line; offsets are code points into the article's ``text``."""
    for word in line:
        found = _found_at(word)
        if found is not None and found.content:
            content = _spans(_trimmed(found.content), text)
            if content:
                yield Attribution(
                    _spans(found.source, text), _spans(found.cue, text), content, speech_of(content, text)
                )


def _found_at(word: Word) -> _Found | None:
    if word.lower == "according":
        return _according(word)
    if is_verb(word):
        return _of_verb(word)
    return _of_noun(word) if is_report_noun(word) else None


def _of_verb(verb: Word) -> _Found | None:
    if verb.lemma in NO_ATTITUDE:
        return None
    if is_inserted_report(verb):
        return _inserted(verb)
    clauses = [clause for clause in children(verb, "ccomp") if _is_said(clause, verb)]
    if clauses:
        # "Urged Republicans to join": whom it is said to belongs to what is said.
        return _Found(_source(verb), _cue(verb), tuple(word for clause in clauses for word in clause.subtree()))
    wanted = child(verb, "xcomp") if verb.lemma in WANTING else None
    if wanted is not None and wanted.tag in ("VB", "VBG"):
        return _Found(_source(verb), _cue(verb), tuple(wanted.subtree()))
    judged = _judged(verb)
    return _Found(_source(verb), _cue(verb), judged) if judged else _of_preposition(verb)


def _is_said(clause: Word, verb: Word) -> bool:
    """Tell whether a clause is what a verb reports; an infinitive is only where the verb speaks or wants."""
    speaks = verb.lemma in REPORTING_LEMMAS | WANTING | JUDGING
    if clause.i < verb.i:
        return speaks
    return is_finite(clause) or speaks


def _inserted(verb: Word) -> _Found:
    """Give “P, X said”, where P stands around the report."""
    aloof = {word.i for word in verb.subtree()}
    return _Found(_source(verb), _cue(verb), tuple(word for word in verb.head.subtree() if word.i not in aloof))


def _judged(verb: Word) -> tuple[Word, ...]:
    """Give what a verb such as "criticise" or "call" is about, with what it is called."""
    thing = child(verb, "dobj") if verb.lemma in JUDGING else None
    if thing is None:
        return ()
    more = [word for each in children(verb, "oprd", "xcomp") if each.i > thing.i for word in each.subtree()]
    return tuple(in_order([*thing.subtree(), *more]))


def _of_preposition(verb: Word) -> _Found | None:
    """Give what is spoken of through a preposition: "called for a ban", "worried about prices"."""
    for preposition in children(verb, "prep", "agent"):
        if preposition.lower in SPEAKING_OF.get(verb.lemma, ()) and preposition.i > verb.i:
            content = tuple(word for word in preposition.subtree() if word is not preposition)
            return _Found(_source(verb), (*_cue(verb), preposition), content)
    return None


def _according(word: Word) -> _Found | None:
    to = child(word, "prep")
    source = child(to, "pobj") if to is not None else None
    if to is None or source is None:
        return None
    aloof = {each.i for each in word.subtree()}
    content = tuple(each for each in word.head.subtree() if each.i not in aloof)
    return _Found(tuple(source.subtree()), (word, to), content)


def _of_noun(noun: Word) -> _Found | None:
    """Give what a noun reports: "their claim that P", "a plan to close it"."""
    clause = next((each for each in children(noun, "acl", "ccomp") if each.i > noun.i), None)
    if clause is None or not (mark(clause) == "that" or any(helper.lower == "to" for helper in helpers(clause))):
        return None
    owner = child(noun, "poss")
    source = tuple(word for word in owner.subtree() if word.tag != "POS") if owner is not None else ()
    before = [word for each in children(noun, "det", "amod", "compound") for word in each.subtree()]
    return _Found(source, tuple(in_order([*before, noun])), tuple(clause.subtree()))


def _source(verb: Word) -> tuple[Word, ...]:
    """Give the words for who says it: the subject, or that of the clause a bare verb belongs to."""
    own = subject(verb)
    if child(verb, "nsubjpass") is not None:
        by = child(verb, "agent")
        return tuple(word for each in children(by, "pobj") for word in each.subtree()) if by is not None else ()
    if own is not None:
        return tuple(own.subtree())
    if verb.dep == "acl":
        aloof = {word.i for word in verb.subtree()}
        before = [word for word in verb.head.subtree() if word.i < verb.i and word.i not in aloof]
        return tuple(before[:-1] if before and before[-1].is_mark else before)
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep") and verb.head is not verb:
        above = verb.head if is_verb(verb.head) else verb.head.head
        return _source(above) if is_verb(above) and above is not verb else ()
    return ()


def _cue(verb: Word) -> tuple[Word, ...]:
    """Give a verb with its auxiliaries, negation, particle and the adverbs among them, and what it goes on doing."""
    first = verb
    while first.dep == "xcomp" and first.head.lemma in STARTING:
        first = first.head
    before = [word for word in (*helpers(first), *children(first, "neg", "advmod")) if word.i < first.i]
    start = first.i
    for word in reversed(in_order(before)):
        if word.i == start - 1:
            start = word.i
    end = max([verb.i, *(word.i for word in children(verb, "prt") if word.i == verb.i + 1)])
    return tuple(verb.line[start : end + 1])


def _trimmed(words: tuple[Word, ...]) -> list[Word]:
    """Take the marks off the ends of what is said, save those of a quotation within it."""
    kept = list(words)
    while kept and kept[-1].is_mark and kept[-1].text not in QUOTES | {")"}:
        kept.pop()
    while kept and kept[0].is_mark and kept[0].text not in QUOTES | {"("}:
        kept.pop(0)
    return kept


def _spans(words: "tuple[Word, ...] | list[Word]", text: str) -> tuple[Span, ...]:
    """Give the spans of words, joined where they follow each other on the line."""
    spans: list[Span] = []
    last = None
    for word in words:
        follows = last is not None and word.i == last.i + 1 and not text[last.end : word.place].strip()
        if follows:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.place, word.end))
        last = word
    return tuple(spans)
