"""The paragraphs, headings, list items and speaker turns of a text. Looks at layout alone, not at what is said."""

import re
from collections import Counter
from typing import Literal

from attrs import evolve, frozen

from claimcheck.extract.base import Span

BlockKind = Literal["paragraph", "heading", "item", "byline", "stamp"]

_MARK = r"\(?(?:\d{1,3}|[a-z])(?:\.\)|[.)])\s+(?=\S)"
_BULLET = re.compile(rf"(?:[•●▪◦‣⁃]\s*|[·*–—-]\s+)(?=\S)(?:{_MARK})?|{_MARK}")
_TURN = re.compile(r"^[ \t]*(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)", re.MULTILINE)
_STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?(?=\s*(?:[-–—|]|$))", re.IGNORECASE)
_BYLINE = re.compile(r"By (?P<name>[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+){1,4})(?:,.*)?$")
_DATELINE = re.compile(r"(?:[A-Z][A-Z.’'-]+(?: |, )?){1,4}(?:, [A-Z][\w.]+)?(?: \([A-Z][\w ]+\))?\s*(?:--|–|—)\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_LONGEST_WRAP = 120
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
    """Give the lines between blank lines, without the white space at their ends."""
    groups: list[list[Span]] = [[]]
    for match in re.finditer(r"[^\n]*", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            groups[-1].append((start, start + len(stripped)))
        elif groups[-1] and match.group() == match.group().strip("\f") and _is_blank_line(text, match):
            groups.append([])
    return groups


def _is_blank_line(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or text[match.start() - 1] == "\n"


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of hard-wrapped paragraphs: a line was wrapped where the next word did not fit on it."""
    width = max(end - start for start, end in lines)
    joined = [lines[0]]
    for start, end in lines[1:]:
        line, before = text[start:end], joined[-1]
        last_line = text.rfind("\n", before[0], before[1]) + 1 or before[0]
        needed = before[1] - last_line + 1 + len(line.split(maxsplit=1)[0])
        if (
            width <= _LONGEST_WRAP
            and needed > width - 4
            and not _opens_block(line)
            and not _STAMP.match(text[before[0] : before[1]])
        ):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _opens_block(line: str) -> bool:
    return bool(_BULLET.match(line) or _TURN.match(line) or _STAMP.match(line))


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
    return [
        evolve(b, kind="heading") if b.kind == "paragraph" and text[b.start : b.end].isupper() else b for b in marked
    ]


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
