"""Splitting a line into clauses where the surface makes it safe. Spans are into a unit's line."""

import re

from attrs import frozen

from claimcheck.extract.base import Span
from claimcheck.extract.inflection import is_past, lemma_of_ing, past

_AUX = "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|cannot|isn[’']t|aren[’']t|wasn[’']t|doesn[’']t|didn[’']t|won[’']t"
_FINITE = re.compile(rf"\b(?:{_AUX})\b|[’'](?:s|re|ve|ll|d|m)\b")
_SUBJECT = r"(?:(?:the|an?|this|these|those|his|her|its|their|our|my|some|most|many|all|both|no|not one|another) (?:[\w’'-]+ ){1,4}|(?:it|he|she|they|we|I|you|there|who|nobody|none) |(?:[A-Z][\w’'.-]+ ){1,4})"
_CLAUSE = re.compile(rf"(?:[;:] |,? ?— |, )(?:(?:and|but|while|whereas|yet|so) )?(?={_SUBJECT}(?:(?:{_AUX}|also|never|now)\b|[a-z]+(?:ed|s)\b|[’']))|; ")
_SHARED = re.compile(r"(?:,? (?:and|but)(?: then| also| later)? |, )(?=(?P<verb>[a-z]+)\b)")
_RELATIVE = re.compile(r", (?P<pronoun>who|which) (?P<content>[^,;]+(?:,\d{3}[^,;]*)*)(?:,|(?=[.;]?\s*$))")
_PARTICIPLE = re.compile(r", (?P<verb>[a-z]+ing) (?P<content>[^;]+)$")
_OPENING = re.compile(r"^(?:(?:But|And|So|Also|However|Meanwhile|Still|Then|Yet|Moreover|Instead|In addition),? |[A-Z]\w+: )")
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_FEWEST_WORDS = 3
_LONGEST_SUBJECT = 9


@frozen
class Clause:
    """A stretch of a line, what to put before it (a subject shared with another), and what to leave out of it.

    ``instead`` replaces its first word: a participle made finite, or nothing for a relative pronoun.
    """

    span: Span
    subject: Span | None = None
    instead: str | None = None
    without: tuple[Span, ...] = ()


def split_clauses(line: str, content: Span) -> list[Clause]:
    """Split what is said into clauses, in order."""
    start, end = content
    clauses: list[Clause] = []
    for piece in _pieces(line, start, end, _CLAUSE):
        clauses += _split_piece(line, piece)
    return clauses


def _pieces(line: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Span]:
    """Cut at each match that leaves a clause with a verb on either side."""
    spans, at = [], start
    for match in pattern.finditer(line, start, end):
        if _is_clause(line[at : match.start()]) and _is_clause(line[match.end() : end]) and not _is_subordinate(line[at : match.start()]):
            spans.append((at, match.start()))
            at = match.end()
    return [*spans, (at, end)]


def _is_subordinate(words: str) -> bool:
    """Tell whether a clause only sets a condition for the one that follows."""
    return bool(re.match(r"\W*(?:If|When|While|As|Because|Although|Though|Once|After|Before|Since|Unless|Should)\b", words, re.IGNORECASE))


def _is_clause(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS and _verb(words) is not None


def _verb(words: str) -> re.Match[str] | None:
    """Find the first finite verb: an auxiliary, or a past form that no determiner makes a participle."""
    for match in re.finditer(r"[\w’']+", words):
        before = words[: match.start()].split()
        if _FINITE.fullmatch(match.group()) or re.search(r"n[’']t$|\w[’'](?:s|re|ve|ll|d|m)$", match.group()) and match.group().lower()[:2] in ("it", "he", "sh", "th", "we", "yo", "i’", "i'", "do", "is"):
            return match
        if before and is_past(match.group()) and before[-1].lower() not in ("the", "a", "an", "of", "by", "in", "their", "his", "her", "its", "has-been", "newly"):
            return match
        if before and re.fullmatch(r"[a-z]+s", match.group()) and before[-1][:1].isupper() and len(before) <= _LONGEST_SUBJECT:
            return match
    return None


def _split_piece(line: str, piece: Span) -> list[Clause]:
    """Split relative clauses, participles and shared subjects off one clause."""
    start, end = _without_opening(line, piece)
    main_without: list[Span] = [match.span() for match in _PARENTHESIS.finditer(line, start, end)]
    extra: list[Clause] = []
    for match in _RELATIVE.finditer(line, start, end):
        noun = _noun_before(line, start, match.start())
        if noun:
            main_without.append((match.start(), match.end()))
            extra.append(Clause(match.span("content"), subject=noun))
    subject = _subject(line, start, end)
    tail = _PARTICIPLE.search(line, start, end)
    if tail and subject and not any(s <= tail.start() < e for s, e in main_without) and (lemma := lemma_of_ing(tail["verb"])):
        extra.append(Clause((tail.start("verb"), end), subject=subject, instead=past(lemma)))
        end = tail.start()
    shared = _split_shared(line, start, end, subject, main_without)
    kept = [span for span in main_without if span[1] <= end]
    clauses = [Clause(span, subject if at else None, without=tuple(w for w in kept if span[0] <= w[0] and w[1] <= span[1])) for at, span in enumerate(shared)]
    return sorted(clauses + extra, key=lambda clause: clause.span)


def _split_shared(line: str, start: int, end: int, subject: Span | None, without: list[Span]) -> list[Span]:
    """Cut where a second finite verb shares the subject: "… resigned and left", "…, worked and taught"."""
    spans, at = [], start
    for match in _SHARED.finditer(line, start, end):
        is_hidden = any(s <= match.start() < e for s, e in without)
        word = match["verb"]
        is_verb = bool(re.fullmatch(_AUX, word)) or (is_past(word) and not re.match(r"\w+ (?:by|in)\b", line[match.end() : end]))
        if subject and is_verb and not is_hidden and match.start() > subject[1] and _is_clause(line[start : match.start()]) and not line[start:end].startswith(("If ", "When ")):
            spans.append((at, match.start()))
            at = match.end()
    return [*spans, (at, end)]


def _without_opening(line: str, piece: Span) -> Span:
    opening = _OPENING.match(line[slice(*piece)])
    return (piece[0] + opening.end() if opening else piece[0], piece[1])


def _subject(line: str, start: int, end: int) -> Span | None:
    """Give the words before the first finite verb, without what stands before a comma."""
    verb = _verb(line[start:end])
    if verb is None:
        return None
    words = line[start : start + verb.start()]
    opening = re.match(r"(?:In|On|At|After|Since|From|By|Under|For|During|Until|Last|This|With)\b[^,]*, ", words)
    first = start + (opening.end() if opening else 0)
    subject = re.split(r",", line[first : start + verb.start()])[0].rstrip()
    return (first, first + len(subject)) if subject and len(subject.split()) <= _LONGEST_SUBJECT else None


def _noun_before(line: str, start: int, comma: int) -> Span | None:
    """Give the noun phrase that a relative clause belongs to: from the last determiner or name before the comma."""
    found = list(re.finditer(r"(?:\b(?:the|an?|its|his|her|their|a) (?:[\w’'-]+ ?){1,4}|(?:[A-Z][\w’'.-]*(?: (?:of|the|for) | ?)){1,5})$", line[start:comma]))
    return (start + found[-1].start(), comma) if found else None
