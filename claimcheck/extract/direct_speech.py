"""Who says what stands in quotation marks. Works on the surface of the text, so that every engine shares it."""

from collections.abc import Iterator
from itertools import groupby

from claimcheck.extract.base import Attribution, Span, Speech
from claimcheck.extract.quotations import MARKS
from claimcheck.extract.reading import Reading
from claimcheck.extract.speech import Unit, whole_cue


def direct_speech(reading: Reading) -> Iterator[Attribution]:
    """Give what is quoted as sentences of its own, with who says it; a quotation that goes on is one with its beginning."""
    quoted = [unit for _, unit in reading.units if unit.is_quoted and unit.speaker]
    for _, units in groupby(quoted, key=lambda unit: (unit.speaker, unit.cue)):
        yield _as_attribution(list(units), reading.article.text)


def _as_attribution(units: list[Unit], text: str) -> Attribution:
    first = units[0]
    content = tuple(
        _with_marks(span, text) for span in _joined([piece for unit in units for piece in unit.pieces], text)
    )
    return Attribution(
        source=(first.speaker,) if first.speaker else (),
        cue=(whole_cue(first.cue, text),) if first.cue else (),
        content=content,
        speech="direct",
    )


def _joined(pieces: list[Span], text: str) -> list[Span]:
    """Join what nothing but white space parts: the sentences of one quotation."""
    joined: list[Span] = []
    for start, end in pieces:
        if joined and start >= joined[-1][1] and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _with_marks(span: Span, text: str) -> Span:
    start, end = span
    return (
        start - (text[start - 1 : start] in MARKS and start > 0),
        end + (text[end : end + 1] in MARKS and end < len(text)),
    )


def speech_of(content: tuple[Span, ...], text: str) -> Speech:
    """Tell how what is said stands in the text: all in quotation marks, some of it, or none."""
    words = [text[slice(*span)].strip(" ,.;:") for span in content]
    if all(piece[:1] in MARKS and piece[-1:] in MARKS for piece in words if piece):
        return "direct"
    return "mixed" if any(mark in piece for piece in words for mark in '“"‘«') else "indirect"
