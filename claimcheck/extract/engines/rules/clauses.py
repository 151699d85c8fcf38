"""Splitting a line into clauses where the surface makes it safe. Spans are into a unit's line."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.extract.base import Span
from claimcheck.extract.engines.rules.line import HELPING, LONGEST_SUBJECT, Line
from claimcheck.extract.inflection import is_past, is_present, lemma_of_ing, past

_NOUN_PHRASE = r"(?:the|an?|this|these|those|his|her|its|their|our|my|some|most|many|all|both|no|not one|another) (?:[\w’'-]+ ){1,4}"
_SUBJECT = rf"(?:{_NOUN_PHRASE}|(?:it|he|she|they|we|I|you|there|who|nobody|none) |(?:[A-Z][\w’'.-]+ ){{1,4}})"
_VERB = rf"(?:(?:{'|'.join(sorted(HELPING))}|also|never|now)\b|[a-z]+(?:ed|s)\b|[’'])"
_PRONOUN = r"(?:it|he|she|they|we|I) "
_BOUNDARY = re.compile(
    rf"(?:[;:] |,? ?— |, )(?:(?:and|but|while|whereas|yet|so) )?(?={_SUBJECT}{_VERB})|; "
    rf"| (?:and|but) (?:(?={_PRONOUN}{_VERB})|that (?={_SUBJECT}(?:[\w’'-]+ ){{0,4}}[“‘\"]?{_VERB}))"
)
_CONDITION = re.compile(
    r"\W*(?:If|When|While|As|Because|Although|Though|Once|After|Before|Since|Unless|Should)\b", re.IGNORECASE
)
_SHARED = re.compile(
    r"(?:,? (?:and|but)(?: then| also| later)? |, )(?=(?:(?:\w+ly|never|once|soon|still|now) )?(?P<verb>[a-z]+)\b)"
)
_AGENT = re.compile(r"\w+ (?:by|in)\b")
_RELATIVE = re.compile(r", (?:who|which) (?P<content>[^,;]+(?:,\d{3}[^,;]*)*)(?:,|(?=[.;]?\s*$))")
_ANTECEDENT = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their) (?:[\w’'-]+ ?){1,4}|(?:[A-Z][\w’'.-]*(?: (?:of|the|for) | ?)){1,5})$"
)
_LONGEST_ANTECEDENT = 150
_SECOND_VERB = "a second verb of the same subject"
_HEAD = 3
"""How many words of an appositive are looked at for a verb, which makes it none."""

_LONGEST_BARE = 4
"""How many words before a comma are taken for a subject as a whole."""

_PARTICIPLE = re.compile(r", (?P<verb>[a-z]+ing) (?=.)")
_NEXT_PARTICIPLE = re.compile(r"(?:, and|,| and) (?P<verb>[a-z]+ing) (?=.)")
_CAPITALISED = r"[A-Z][\w’'.-]+"
_APPOSITIVE = re.compile(
    rf"(?P<noun>{_CAPITALISED}(?: {_CAPITALISED}){{1,3}}), (?P<content>(?:an?|(?:the|its|his|her) (?:former |chief |deputy |senior )?[a-z]+ (?:of|at|for|from|in|who)"
    r"|(?:former |chief |deputy |senior |[a-z]+ ){1,3}(?:of|at|for|from|with)) [^,;]{2,80}?)(?:,|(?=[.;]?\s*$))"
)
_OPENING = re.compile(
    r"(?:(?:But|And|So|Also|However|Meanwhile|Still|Then|Yet|Moreover|Instead|In addition),? |[A-Z]\w+: )"
)
_CIRCUMSTANCE = re.compile(r"(?:In|On|At|After|Since|From|By|Under|For|During|Until|Last|This|With)\b[^,]*, ")
_ASIDE = re.compile(r"\s*\([^()]*\)|(?<=\w), (?:aged )?\d{1,3},(?= [a-z])")


@frozen
class Clause:
    """A stretch of a line, what to put before it (a subject shared with another), and what to leave out of it.

    ``instead`` replaces its first word: a participle made finite. ``link`` is a verb put between subject and span. ``cut`` says in words why
    it is a clause of its own.
    """

    span: Span
    subject: Span | None = None
    instead: str | None = None
    without: tuple[Span, ...] = ()
    link: str = ""
    cut: str = ""


def split_clauses(line: Line, content: Span, without: tuple[Span, ...] = ()) -> list[Clause]:
    """Split what is said into clauses, in order; ``without`` is left out of them."""
    return [clause for piece in _pieces(line, content, without) for clause in _split_piece(line, piece, without)]


def _pieces(line: Line, content: Span, without: tuple[Span, ...]) -> list[Span]:
    """Cut between main clauses: where a verb stands on either side, and what comes first is no condition."""
    spans, (at, end) = [], content
    for match in _BOUNDARY.finditer(line.text, at, end):
        is_cut = line.is_clause(at, match.start()) and line.is_clause(match.end(), end)
        if is_cut and not _CONDITION.match(line.text, at) and not _is_hidden(without, match.start()):
            spans.append((at, match.start()))
            at = match.end()
    return [*spans, (at, end)]


def _split_piece(line: Line, piece: Span, without: tuple[Span, ...]) -> list[Clause]:
    """Split relative clauses, participles and shared subjects off one clause."""
    opening = _OPENING.match(line.text, *piece)
    start, end = opening.end() if opening else piece[0], piece[1]
    relatives = {**_relatives(line, start, end), **find_appositives(line.text, (start, end))}
    extra = list(relatives.values())
    asides = (match.span() for match in _ASIDE.finditer(line.text, start, end))
    hidden = sorted({*without, *relatives, *asides})
    subject = _subject(line, start, end)
    participle = _participle(line, subject, end, hidden) if subject else None
    if subject and participle:
        extra += _participles(line, participle, subject, end)
        end = participle.start()
    spans = _split_shared(line, (start, end), subject, hidden) if subject else [(start, end)]
    main = [
        Clause(span, subject if at else None, without=_within(hidden, span), cut=_SECOND_VERB if at else "")
        for at, span in enumerate(spans)
    ]
    return sorted([*main, *extra], key=lambda clause: clause.span)


def _within(hidden: list[Span], span: Span) -> tuple[Span, ...]:
    return tuple(each for each in hidden if span[0] <= each[0] and each[1] <= span[1])


def _is_hidden(hidden: Sequence[Span], offset: int) -> bool:
    at = bisect_right(hidden, (offset, len(hidden) and hidden[-1][1])) - 1
    return at >= 0 and hidden[at][0] <= offset < hidden[at][1]


def _relatives(line: Line, start: int, end: int) -> dict[Span, Clause]:
    """Find the relative clauses that tell more of a noun, each with what they say as a clause of its own."""
    found = {}
    for match in _RELATIVE.finditer(line.text, start, end):
        noun = _ANTECEDENT.search(line.text, max(start, match.start() - _LONGEST_ANTECEDENT), match.start())
        before = (start, match.start())
        is_subject = len(line.words(before).split()) <= _LONGEST_BARE and line.verb(*before) is None
        if noun or is_subject:
            found[match.span()] = Clause(
                match.span("content"), subject=noun.span() if noun else before, cut="a relative clause that tells more"
            )
    return found


def find_appositives(text: str, span: Span) -> dict[Span, Clause]:
    """Find what is said of a name between commas, by the span that it takes up: "Ada Quill, a baker from Leeds, …"."""
    return {
        (match.end("noun"), match.end()): Clause(
            match.span("content"), subject=match.span("noun"), link="is", cut="what stands beside a name"
        )
        for match in _APPOSITIVE.finditer(text, *span)
        if not any(is_past(word) or is_present(word) or word in HELPING for word in match["content"].split()[:_HEAD])
    }


def _participles(line: Line, first: re.Match[str], subject: Span, end: int) -> Iterator[Clause]:
    """Give a clause for each participle of a row: "…, flooding streets, snapping poles and forcing 200 people out"."""
    more = [m for m in _NEXT_PARTICIPLE.finditer(line.text, first.end(), end) if lemma_of_ing(m["verb"])]
    for match, after in zip([first, *more], [*(m.start() for m in more), end], strict=True):
        yield Clause(
            (match.start("verb"), after),
            subject=subject,
            instead=past(lemma_of_ing(match["verb"])),
            cut="a participle that tells more",
        )


def _participle(line: Line, subject: Span, end: int, hidden: list[Span]) -> re.Match[str] | None:
    """Find the participle at the end that tells what the subject did besides: "…, forcing 200 people out"."""
    first = max(subject[0], line.text.rfind(";", subject[0], end) + 1)
    found = _PARTICIPLE.search(line.text, first, end)
    is_verb = found is not None and not _is_hidden(hidden, found.start()) and lemma_of_ing(found["verb"]) != ""
    return found if is_verb else None


def _split_shared(line: Line, span: Span, subject: Span, hidden: list[Span]) -> list[Span]:
    """Cut where a second finite verb shares the subject: "… resigned and left", "…, worked and taught"."""
    if line.text.startswith(("If ", "When "), span[0]):
        return [span]
    spans, at = [], span[0]
    for match in _SHARED.finditer(line.text, *span):
        is_after = match.start() > subject[1] and not _is_hidden(hidden, match.start())
        if is_after and _is_shared_verb(line, match) and line.verb(span[0], match.start()) is not None:
            spans.append((at, match.start()))
            at = match.end()
    return [*spans, (at, span[1])]


def _is_shared_verb(line: Line, match: re.Match[str]) -> bool:
    """Tell a verb in the past from a participle, of which "by" or "in" follows."""
    return match["verb"] in HELPING or (is_past(match["verb"]) and not _AGENT.match(line.text, match.end()))


def _subject(line: Line, start: int, end: int) -> Span | None:
    """Give the words before the first finite verb, without a circumstance or what stands before a comma."""
    verb = line.verb(start, end)
    if verb is None:
        return None
    opening = _CIRCUMSTANCE.match(line.text, start, verb)
    first = opening.end() if opening else start
    subject = line.text[first:verb].partition(",")[0].rstrip()
    return (first, first + len(subject)) if subject and len(subject.split()) <= LONGEST_SUBJECT else None
