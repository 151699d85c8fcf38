"""A feed of any length, read element by element: a JSON array, a DataFeed, a graph, or JSON lines. Knows no rule.

What one object holds beside its feed is read whole, and so is each element.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from claimcheck.claimreview.find import is_schema_org
from claimcheck.claimreview.parse import DocumentError, twice_in_one_object
from claimcheck.claimreview.parts import Part
from claimcheck.claimreview.window import Window

FEEDS = ("dataFeedElement", "@graph")
"""The properties of the outermost object whose elements are given one by one."""


def read_feed(window: Window) -> Iterator[Part]:
    """Give the elements of a feed, each with its path and the line that it begins on; of JSON lines, each line.

    An object around a feed comes after its elements, with an empty list in their place.

    Raises:
        DocumentError: It is no JSON from some place on; what stands before that place was given.

    """
    if not window.next_char():
        raise DocumentError(window.name, "is empty")
    first = window.line
    yield from _read_value(window, first)
    last = window.line
    if window.next_char() and (window.line == last or last != first):
        window.refuse("Extra data")
    while window.next_char():
        yield _read_line(window)


def _read_line(window: Window) -> Part:
    line = window.line
    value = window.value()
    if window.line != line:
        raise DocumentError(window.name, "is not valid JSON: a value goes on after the end of its line", line=line)
    if window.next_char() and window.line == line:
        window.refuse("Extra data")
    return Part(value, line=line)


def _read_value(window: Window, line: int) -> Iterator[Part]:
    if window.has_taken("["):
        for index, at, value in _elements(window):
            yield Part(value, (index,), at)
    elif window.has_taken("{"):
        yield from _read_object(window, line)
    else:
        yield Part(window.value(), line=line)


def _read_object(window: Window, line: int) -> Iterator[Part]:
    """Give the elements of the feeds in an object, and then the object."""
    kept: dict[str, Any] = {}
    for key in _keys(window):
        if key in kept:
            raise DocumentError(window.name, f"is not valid JSON: {twice_in_one_object(key)}", line=window.line)
        if key not in FEEDS or window.next_char() != "[":
            kept[key] = window.value()
            continue
        kept[key] = []
        has_context = is_schema_org(kept["@context"]) if "@context" in kept else None
        window.has_taken("[")
        for index, at, value in _elements(window):
            yield Part(value, (key, index), at, has_context=has_context)
    yield Part(kept, line=line, is_around=True)


def _keys(window: Window) -> Iterator[str]:
    """Give each key of an object; whoever asks for the next one has read the value of the one before."""
    is_first = True
    while not (is_first and window.has_taken("}")):
        if window.next_char() != '"':
            window.refuse("Expecting property name enclosed in double quotes")
        key: str = window.value()
        if not window.has_taken(":"):
            window.refuse("Expecting ':' delimiter")
        yield key
        if window.has_taken("}"):
            return
        if not window.has_taken(","):
            window.refuse("Expecting ',' delimiter")
        is_first = False


def _elements(window: Window) -> Iterator[tuple[int, int, Any]]:
    """Give each element of an array with its index and its line."""
    if window.has_taken("]"):
        return
    for index in count():
        window.next_char()
        line = window.line
        yield index, line, window.value()
        if window.has_taken("]"):
            return
        if not window.has_taken(","):
            window.refuse("Expecting ',' delimiter")
