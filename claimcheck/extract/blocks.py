"""The paragraphs, headings, list items and speaker turns of a text. Looks at layout alone, not at what is said."""

import re
from collections import Counter
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from claimcheck.extract.base import Span

BlockKind = Literal["paragraph", "heading", "item", "byline", "stamp"]

_MARK = r"\(?(?:\d{1,3}|[a-z])(?:\.\)|[.)])\s+(?=\S)"
_BULLET = re.compile(rf"(?:[•●▪◦‣⁃]\s*|[·*–—-]\s+)(?=\S)(?:{_MARK})?|{_MARK}")
_TURN = re.compile(r"^[ \t]*(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)", re.MULTILINE)
_STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?=\s*(?:[-–—|]|$))", re.IGNORECASE)
_BYLINE = re.compile(r"By (?P<name>[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+){1,4})(?:,.*)?$")
_PLACE = r"[A-Z][A-Z.’'-]+"
_DAY = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?"
_AGENCY = r" \([A-Z][\w ./]+\)"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE}(?:,? {_PLACE}){{0,3}}(?:, [A-Z][\w.]+)?(?:,? {_DAY})?|{_DAY})(?:{_AGENCY})?"
    rf"|[A-Z][\w.’'-]+(?:,? [A-Z][\w.’'-]+){{0,3}}(?:,? {_DAY})?{_AGENCY})(?:\s*(?:--|–|—)|\s-)\s+"
)
"""Where and when a report was sent: "ALDBURY, Norland, Oct 3 (Courier) —". A place not in capitals needs the agency."""
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SHORTEST_WRAP, _LONGEST_WRAP = 25, 120
"""Widths that hard-wrapped text has: what is narrower is a list or a verse, what is wider a paragraph a line."""
_RAGGED = 4
"""By how much a full line may fall short of the width."""
_LONGEST_HEADING = 140


@frozen
class Block:
    """A stretch of text that belongs together. ``body`` is where its sentences start, after a bullet or a speaker.

    ``speaker`` is who a turn of a transcript belongs to ("Q", "A", a name).
    """

    kind: BlockKind
    start: int
    end: int
    body: int
    speaker: str = ""


def find_blocks(text: str) -> list[Block]:
    """Take a text apart into blocks, in order; the offsets are code points into the text."""
    speakers = Counter(match["who"] for match in _TURN.finditer(text))
    blocks = []
    for lines in filter(None, _line_groups(text)):
        spans = _unwrap(text, lines)
        blocks += [_classify(text, span, speakers, is_alone=len(spans) == 1) for span in spans]
    return _mark_headings(text, blocks)


def _line_groups(text: str) -> list[list[Span]]:
    """Give the lines between blank lines, without the white space at their ends. A page break alone is no blank line."""
    groups: list[list[Span]] = [[]]
    at = 0
    for line in text.split("\n"):
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            groups[-1].append((start, start + len(words)))
        elif groups[-1] and "\f" not in line:
            groups.append([])
        at += len(line) + 1
    return groups


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of hard-wrapped paragraphs: a line was wrapped where the next word did not fit on it."""
    width = max(end - start for start, end in lines)
    if not _SHORTEST_WRAP <= width <= _LONGEST_WRAP:
        return lines
    joined = [lines[0]]
    for last, (start, end) in pairwise(lines):
        needed = last[1] - last[0] + 1 + len(text[start:end].split(maxsplit=1)[0])
        if needed > width - _RAGGED and not _parts_blocks(text, joined[-1][0], last, (start, end)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _parts_blocks(text: str, first: int, last: Span, line: Span) -> bool:
    """Tell whether a block begins with this line after a full one; a dash in the midst of a sentence begins none."""
    before, words = text[slice(*last)], text[slice(*line)]
    if (last[0] == first and _STAMP.match(before)) or _STAMP.match(words) or _TURN.match(words):
        return True
    is_in_list = _BULLET.match(text, first) is not None
    return bool(_BULLET.match(words)) and (is_in_list or bool(_ENDS_SENTENCE.search(before)))


def _classify(text: str, span: Span, speakers: Counter[str], *, is_alone: bool) -> Block:
    start, end = span
    line = text[start:end]
    if _STAMP.match(line) and len(line) < _LONGEST_HEADING and "\n" not in line:
        return Block("stamp", start, end, start)
    if is_alone and _BYLINE.match(line):
        return Block("byline", start, end, start)
    if bullet := _BULLET.match(line):
        return Block("item", start, end, start + bullet.end())
    if turn := _TURN.match(line):
        # A label that stands once ("Correction:") is no speaker; a transcript's speakers come back.
        speaker = turn["who"] if speakers[turn["who"]] > 1 else ""
        return Block("paragraph", start, end, start + turn.end(), speaker=speaker)
    if dateline := _DATELINE.match(line):
        return Block("paragraph", start, end, start + dateline.end())
    return Block("paragraph", start, end, start)


def _mark_headings(text: str, blocks: list[Block]) -> list[Block]:
    """Call a short line without a final stop a heading, where something follows that it can be the heading of."""
    marked = [
        evolve(block, kind="heading") if after and _looks_like_heading(text[block.start : block.end], block) else block
        for block, after in zip(blocks, [*blocks[1:], None], strict=False)
    ]
    return [evolve(block, kind="heading") if _is_in_capitals(text, block) else block for block in marked]


def _is_in_capitals(text: str, block: Block) -> bool:
    is_short = block.end - block.start < _LONGEST_HEADING
    return block.kind == "paragraph" and is_short and text[block.start : block.end].isupper()


def _looks_like_heading(line: str, block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and not block.speaker
        and len(line) < _LONGEST_HEADING
        and not _ENDS_SENTENCE.search(line)
    )


def byline_name(text: str, blocks: list[Block]) -> str:
    """Give the author that a byline names, or an empty string."""
    found = (_BYLINE.match(text[block.start : block.end]) for block in blocks if block.kind == "byline")
    return next((match["name"] for match in found if match), "")
