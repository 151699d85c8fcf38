"""Who speaks where in a paragraph: quotations with their reporting clauses, taken apart into units of one voice each.

Works on the surface of the text; what is said indirectly ("she said that …") is left to the engines.
"""

import re
from bisect import bisect_left, bisect_right

from attrs import frozen

from claimcheck.extract.base import Span
from claimcheck.extract.blocks import Block
from claimcheck.extract.lexicon import MANNER_FORMS, REPORTING_FORMS
from claimcheck.extract.quotations import Quotation, find_quotations

_CUE = re.compile(rf"\b(?:{REPORTING_FORMS}|{MANNER_FORMS})\b", re.IGNORECASE)
_INSERTED = re.compile(
    rf",\s+(?P<speaker>(?:(?:the|an?|his|her|its|one)\s+)?(?:[\w’'.-]+\s+){{1,4}}?)(?:(?:later|then|also|once|\w+ly)\s+)?(?P<cue>{REPORTING_FORMS}|{MANNER_FORMS})"
    r"(?:\s+[\w’' ]{1,40})?,\s+(?=[“\"‘'«])"
)
_ADDRESSEE = re.compile(
    r"(?:told|tells|asked|asks|warned|warns|reminded|assured) (?P<who>him|her|(?:[A-Z][\w.’'-]+ ?)+)\b"
)
_HELPERS = re.compile(
    r"(?:\b(?:has|have|had|also|then|later|once|again|now|long|did|does|do|not|never|\w+ly|\w+n[’']t)\s+)+$"
)
_REACH = 60
"""How many characters before a verb of saying its helpers are looked for."""

_MORE = re.compile(r",\s+(?:adding|noting|saying|citing|referring|speaking|as|when|before|after|but|to)\b")
_FEWEST_WORDS = 2
_FARTHEST_FRAME = 50
"""How many sentences away, within its paragraph, a reporting clause may still be that of a quotation."""


@frozen
class Unit:
    """A stretch that one voice says. ``pieces`` are code point spans into the article, to be read one after the other.

    ``speaker`` is where the words for the speaker stand, None for the article's own voice. A frame is a reporting
    clause itself: it says something of its speaker at the most ("said Dale Wirth, a father of three").
    ``cue`` is where the verb of saying stands. A mixed unit begins outside the quotation marks, where "she" may be the
    speaker.
    ``addressee`` is where the words for the one spoken to stand ("told him"), whom "you" means.
    """

    pieces: tuple[Span, ...]
    speaker: Span | None = None
    cue: Span | None = None
    is_quoted: bool = False
    is_frame: bool = False
    addressee: Span | None = None
    is_mixed: bool = False


@frozen
class Frame:
    """A reporting clause: its speaker's words, with what is added to them, its cue, and who is spoken to."""

    speaker: Span
    cue: Span
    addressee: Span | None = None


@frozen
class _Part:
    """A sentence taken apart: what is quoted whole, and the rest."""

    quoted: tuple[Span, ...]
    rest: tuple[Span, ...]
    quotes: tuple[Quotation, ...]


def split_voices(text: str, block: Block, sentences: list[Span], carried: Unit | None = None) -> list[Unit]:
    """Take a paragraph apart into units, in order.

    Args:
        text: The article's text.
        block: The paragraph.
        sentences: Its sentences.
        carried: The last quoted unit of the paragraph before, where its quotation was left open.

    """
    quotations = find_quotations(text, block)
    parts = [_take_apart(text, span, quotations) for span in sentences]
    frames = [_frame(text, part) if part.quoted else None for part in parts]
    units: list[Unit] = []
    last = carried
    for at, (span, part, frame) in enumerate(zip(sentences, parts, frames, strict=True)):
        if not part.quoted:
            units.append(_cut_in_two(text, _body(span, block), quotations) or Unit(pieces=(_body(span, block),)))
            continue
        said = _frame_for(at, parts, frames) if frame is None else frame
        speaker = said.speaker if said else last.speaker if last else None
        cue = said.cue if said else last.cue if last else None
        addressee = said.addressee if said else last.addressee if last else None
        # What a reporting clause cuts in two is one sentence: “If it fails,” she said, “we will stop.”
        last = Unit(pieces=part.quoted, speaker=speaker, cue=cue, is_quoted=True, addressee=addressee)
        units.append(last)
        if frame:
            more = _MORE.search(text, frame.speaker[1], span[1])
            rest = ((more.start(), span[1]),) if more and more.start() >= frame.cue[1] else ()
            units.append(Unit(pieces=(frame.speaker, frame.cue, *rest), is_frame=True))
    return units


def _cut_in_two(text: str, span: Span, quotations: list[Quotation]) -> Unit | None:
    """Read a sentence whose quotation opens behind the reporting clause ("It would be, she said, “the last”")."""
    frame = _INSERTED.search(text, *span)
    quotation = next((q for q in quotations if frame and q.start == frame.end() and q.end <= span[1]), None)
    if frame is None or quotation is None or text[quotation.end : span[1]].strip(" .,"):
        return None
    speaker = _trimmed(text, *frame.span("speaker"))
    pieces = ((span[0], frame.start()), quotation.inner)
    return Unit(pieces, speaker=speaker, cue=frame.span("cue"), is_quoted=True, is_mixed=True)


def _body(span: Span, block: Block) -> Span:
    return (max(span[0], block.body), span[1])


def _take_apart(text: str, sentence: Span, quotations: list[Quotation]) -> _Part:
    """Find what of a sentence is quoted as a sentence of its own, and what stands around it."""
    start, end = sentence
    first, last = (
        bisect_right(quotations, start, key=lambda q: q.end),
        bisect_left(quotations, end, key=lambda q: q.start),
    )
    over = quotations[first:last]
    whole = [q for q in over if _is_direct(text, sentence, q, after_direct=False)]
    if whole:
        whole = [q for q in over if _is_direct(text, sentence, q, after_direct=q != whole[0])]
    rest, at = [], start
    for q in whole:
        rest.append((at, max(at, q.start)))
        at = max(at, q.end)
    rest.append((at, max(at, end)))
    quoted = tuple((max(start, q.inner[0]), min(end, q.inner[1])) for q in whole)
    return _Part(quoted, tuple(span for span in rest if re.search(r"\w", text[slice(*span)])), tuple(whole))


def _is_direct(text: str, sentence: Span, q: Quotation, *, after_direct: bool) -> bool:
    """Tell whether the quotation holds sentences of its own, not just words that are cited."""
    start, end = sentence
    inner = text[q.inner[0] : q.inner[1]]
    if len(inner.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS:
        return False
    # The quotation began in a sentence before: all of this one is within it.
    if q.start < start:
        return True
    if q.start == start:
        return q.end >= end or inner.rstrip()[-1] in ",.!?…—–" or text[q.end : q.end + 1] == ","
    before = text[start : q.start].rstrip()
    if after_direct:
        return before.endswith((",", ".", ":", "—"))
    return before.endswith((":", ",")) and inner[:1].isupper() and bool(_CUE.search(before))


def _frame(text: str, part: _Part) -> Frame | None:
    """Find who says it in what stands around the quoted words: "X said", "said X", "X told reporters:"."""
    for start, end in part.rest:
        is_after = any(piece[1] <= start for piece in part.quoted)
        cues = list(_CUE.finditer(text, start, end))
        if not cues:
            continue
        # After a quotation the nearest verb of saying is the first, before one it is the last.
        cue = cues[0] if is_after else cues[-1]
        if is_after and not text[start : cue.start()].strip(" \n,—–-"):
            speaker = _trimmed(text, cue.end(), end)
        else:
            speaker = _trimmed(text, *_subject_before(text, start, whole_cue(cue.span(), text)[0]))
        speaker = _without_more(text, speaker) if speaker else None
        if speaker:
            told = _ADDRESSEE.match(text, cue.start(), end)
            return Frame(speaker=speaker, cue=cue.span(), addressee=told.span("who") if told else None)
    return None


def whole_cue(cue: Span, text: str) -> Span:
    """Take the helpers before a verb of saying in, or the "to" after "according": "has also said"."""
    if text[slice(*cue)].lower() == "according":
        return (cue[0], cue[1] + len(" to"))
    before = _HELPERS.search(text, max(0, cue[0] - _REACH), cue[0])
    return (before.start(), cue[1]) if before else cue


def _without_more(text: str, speaker: Span) -> Span:
    """Leave off what the reporting clause goes on to say: "said Ines Vos, adding that …"."""
    more = _MORE.search(text, *speaker)
    return (speaker[0], more.start()) if more else speaker


def _subject_before(text: str, start: int, cue: int) -> Span:
    """Give the subject in front of a cue, without an opening phrase: "In a statement, the company"."""
    before = text[start:cue]
    opening = re.match(
        r"\s*(?:In|On|At|After|Before|During|Asked|Speaking|When|But|And|Later)\b[^,]*,\s+(?=\S)", before
    )
    return (start + (opening.end() if opening else 0), cue)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    match = re.compile(r"[\s,—–-]*(.*?\w.*?)[\s,;:.!?—–-]*$", re.DOTALL).match(text[start:end])
    return (start + match.start(1), start + match.end(1)) if match else None


def _frame_for(at: int, parts: list[_Part], frames: list[Frame | None]) -> Frame | None:
    """Give the frame of the same quotation, or else the nearest one before, in the same paragraph."""
    mine = set(parts[at].quotes)
    near = slice(max(0, at - _FARTHEST_FRAME), at + _FARTHEST_FRAME)
    same = [frame for part, frame in zip(parts[near], frames[near], strict=True) if frame and mine & set(part.quotes)]
    before = [frame for frame in frames[near.start : at] if frame]
    after = [frame for frame in frames[at : near.stop] if frame]
    return next(iter(same or before[-1:] or after[:1]), None)
