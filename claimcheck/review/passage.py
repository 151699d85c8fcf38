"""The part of an article that a claim stands in, with its literal words set apart. Knows no terminal."""

import re
from itertools import pairwise

from attrs import evolve, frozen

from claimcheck.model import Anchor

REACH = 700
"""How many characters before and after a claim's words are shown at most, where no paragraph ends sooner."""

_WRAPPED = 100
"""Characters of the longest line in a text whose lines were broken to fit a page."""

_LONE_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
GAP = " … "


@frozen
class Piece:
    """A stretch of text; ``is_claim`` says that it is the claim's own words."""

    text: str
    is_claim: bool = False


def passage_around(text: str, anchors: tuple[Anchor, ...]) -> tuple[Piece, ...]:
    """Cut out of the text the paragraphs that these words stand in, leaving out what lies between far ones."""
    spans = _merged(sorted((anchor.start, anchor.end) for anchor in anchors))
    first, last = spans[0][0], spans[-1][1]
    pieces = [Piece(_before(text, first))]
    for (start, end), (following, _) in pairwise([*spans, (last, last)]):
        pieces.append(Piece(text[start:end], is_claim=True))
        if end < last:
            pieces.append(Piece(_between(text, end, following)))
    pieces.append(Piece(_after(text, last)))
    return _unwrapped(tuple(piece for piece in pieces if piece.text))


def _unwrapped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Join lines that were broken to fit some other page than the one they are shown on."""
    if max(map(len, "".join(piece.text for piece in pieces).split("\n"))) > _WRAPPED:
        return pieces
    return tuple(evolve(piece, text=_LONE_LINE_END.sub(" ", piece.text)) for piece in pieces)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one of spans that touch or overlap, so that no word is shown twice."""
    merged = spans[:1]
    for start, end in spans[1:]:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _before(text: str, start: int) -> str:
    reach = max(start - REACH, 0)
    near = text[reach:start]
    ends = [match.end() for match in _BLANK_LINE.finditer(near)]
    if ends:
        return near[ends[-1] :].lstrip()
    return near.lstrip() if reach == 0 else GAP.lstrip() + near.partition(" ")[2]


def _after(text: str, end: int) -> str:
    near = text[end : end + REACH]
    if blank := _BLANK_LINE.search(near):
        return near[: blank.start()].rstrip()
    return near.rstrip() if end + REACH >= len(text) else near.rpartition(" ")[0] + GAP.rstrip()


def _between(text: str, end: int, start: int) -> str:
    if start - end <= REACH:
        return text[end:start]
    return f"{_after(text, end)}{GAP}{_before(text, start)}".replace(GAP * 2, GAP)
