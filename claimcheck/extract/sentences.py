"""Where sentences start and end. Knows layout and punctuation, not grammar."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.extract.abbreviations import OPENERS, STARTS_SENTENCE, belongs_to_word, first_word
from claimcheck.extract.base import Span
from claimcheck.extract.blocks import Block, find_blocks
from claimcheck.extract.lexicon import REPORTING_FORMS

_QUOTES = "\"'”’»`"
# Every repetition is possessive and a run is only taken from its first mark, so that no text makes this slow.
_STOP = re.compile(
    r"(?<![.!?…])(?<![.!?…]\s)(?P<marks>[.!?…](?:\s?[.!?…](?![^\s.!?…\"'”’»)\]`\[]))*+)"
    r"(?P<closers>[\"'”’»)\]`]*+)(?P<apart>\s(?:''|[\"'])(?=\s))?+(?:\s?\[\d{1,3}\])*+(?=\s)"
    # A lost blank: "… is over.The next …".
    rf"|(?<=[a-z0-9]{{2}})(?P<tight>[.!?])[\"”]?(?=(?:{'|'.join(sorted(word.title() for word in STARTS_SENTENCE))})\b)"
)
_SPACE = re.compile(r"\s*")
_BRACKET = re.compile(r"[()\[\]]")
_LONGEST_BRACKET = 300
_ITEM = re.compile(r"(?<!\S)(?:(?P<bullet>[•●▪◦‣⁃])|\(?(?P<mark>\d{1,3}|[a-z])(?:\.\)|[.)])(?=\s))")
_ASKED = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|the|an?|his|her|my|our|one|of) ){{1,5}}(?:{REPORTING_FORMS})\b|(?:{REPORTING_FORMS}) [A-Z]"
)
_GOES_ON = re.compile(r"[,;:)\]]|\.(?!\w)")
_WINDOW = 160
"""How many characters on either side are looked at to judge a stop."""


def split_sentences(text: str, blocks: list[Block] | None = None) -> list[Span]:
    """Give the sentences of a text as spans without white space at their ends.

    A heading and a list item count as sentences, a quotation stays in one with the reporting clause that follows it
    (“It works,” she said.), and a line break within a paragraph is white space.

    Args:
        text: The text; offsets are code points into it, half-open.
        blocks: Its blocks, where they are known already.

    """
    if blocks is None:
        return [span for _, spans in split_text(text) for span in spans]
    return [span for block in blocks for span in split_block(text, block)]


@lru_cache(maxsize=1)
def split_text(text: str) -> tuple[tuple[Block, tuple[Span, ...]], ...]:
    """Give the blocks of a text, each with its sentences; the last text's are kept, for whoever asks for them next."""
    return tuple((block, tuple(split_block(text, block))) for block in find_blocks(text))


def split_block(text: str, block: Block) -> list[Span]:
    """Give the sentences of one block; a heading, a stamp or a byline is one whole."""
    if block.kind not in ("paragraph", "item"):
        return [(block.start, block.end)]
    spans: list[Span] = []
    start = block.start
    for item in [*_items(text, block), block.end]:
        spans += _split_stretch(text, start, max(start, block.body), item)
        start = item
    return spans


def _split_stretch(text: str, start: int, body: int, end: int) -> Iterator[Span]:
    """Give the sentences from ``start`` on, the first stop being looked for after ``body``."""
    brackets = _brackets(text, body, end)
    end = start + len(text[start:end].rstrip())
    for match in _STOP.finditer(text, body, end):
        stop = _stop_end(text, start, match)
        following = _after(text, stop, end)
        if _is_end(text, start, match, following, end) and not _is_within(brackets, start, match):
            yield start, stop
            start = following
    if start < end:
        yield start, end


def _stop_end(text: str, start: int, stop: re.Match[str]) -> int:
    """Give where a stop ends with its marks: a mark that stands apart from it opens what follows, if none is open."""
    if not stop["apart"]:
        return stop.end()
    marks = text.count(stop["apart"].strip(), max(start, stop.start() - _WINDOW), stop.start())
    return stop.start("apart") if marks and marks % 2 == 0 else stop.end()


def _after(text: str, at: int, limit: int) -> int:
    space = _SPACE.match(text, at, limit)
    return space.end() if space else at


def _items(text: str, block: Block) -> list[int]:
    """Give where the further items of a list begin that is written as one paragraph: "1. Salt 2. Pepper"."""
    first = _ITEM.match(text, block.start, block.body)
    if first is None:
        return []
    starts, expected = [], _next_mark(first["mark"])
    for match in _ITEM.finditer(text, block.body, block.end):
        if match["bullet"] == first["bullet"] and match["mark"] == expected:
            starts.append(match.start())
            expected = _next_mark(expected)
    return starts


def _next_mark(mark: str | None) -> str | None:
    if mark is None:
        return None
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)


def _brackets(text: str, start: int, end: int) -> list[Span]:
    """Give the brackets that hold a remark, from the opening one to behind the closing one, in order of their opening."""
    opened: list[int] = []
    pairs = []
    for match in _BRACKET.finditer(text, start, end):
        if match.group() in "([":
            opened.append(match.start())
        elif opened and match.end() - (first := opened.pop()) < _LONGEST_BRACKET:
            pairs.append((first, match.end()))
    return sorted(pairs)


def _is_within(brackets: list[Span], start: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop stands in a bracket that was opened in the midst of the sentence."""
    nearby = bisect_left(brackets, (max(start + 1, stop.start() - _LONGEST_BRACKET), 0))
    return any(close >= stop.end() for _, close in brackets[nearby : bisect_left(brackets, (stop.start(), 0))])


def _is_end(text: str, start: int, stop: re.Match[str], following: int, limit: int) -> bool:
    """Tell whether a stop ends the sentence that began at ``start``."""
    after = text[following : min(limit, following + _WINDOW)]
    first = after.lstrip(OPENERS)[:1]
    if not after:
        return True
    if not first or first.islower() or _GOES_ON.match(after):
        return False
    marks, closers = stop["marks"] or stop["tight"], stop["closers"] or ""
    if marks.startswith(("…", "...", ". . .")):
        return text[stop.start() - 1 : stop.start()] not in ("(", "[") and first_word(after) not in ("i", "i’m", "i'm")
    is_quoted = any(mark in _QUOTES for mark in closers)
    if marks[0] in "?!" or is_quoted:
        return not (marks[0] in "?!" and is_quoted and _ASKED.match(" ".join(after.split())))
    before = text[max(start, stop.start() - _WINDOW) : stop.start()]
    return marks != "." or not belongs_to_word(before, after, is_opening=stop.start() - start <= _WINDOW)
