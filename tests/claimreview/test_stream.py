"""A feed is read element by element, from pieces of any size, as one who reads it whole would read it."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview import window
from claimcheck.claimreview.lines import lines_of
from claimcheck.claimreview.parse import DocumentError, parse_document
from claimcheck.claimreview.parts import Part
from claimcheck.claimreview.stream import read_feed
from claimcheck.claimreview.window import Window

NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | st.text(st.characters(), max_size=9)
ANY_JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=9,
)
ELEMENTS = st.lists(ANY_JSON, max_size=6)
INDENTS = st.sampled_from([None, 0, 1])
SIZES = st.integers(1, 40)


def parts(raw: bytes, size: int = 7) -> list[Part]:
    """Read a feed from pieces of so many bytes."""
    return list(read_feed(Window(in_pieces(raw, size), name="feed")))


def in_pieces(raw: bytes, size: int) -> Callable[[int], bytes]:
    stream = BytesIO(raw)
    return lambda wanted: stream.read(min(size, wanted))


def written(value: Any, indent: int | None) -> bytes:
    # Lone surrogates have no bytes of their own; they can be escaped alone.
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    return text.encode() if text.isprintable() else json.dumps(value, indent=indent).encode()


@given(ELEMENTS, INDENTS, SIZES)
def test_array(elements: list[Any], indent: int | None, size: int) -> None:
    """Each element comes with its index and the line that it begins on, wherever the pieces end."""
    raw = written(elements, indent)
    lines = lines_of(raw.decode(), [(index,) for index in range(len(elements))])
    expected = [Part(each, (index,), lines[(index,)]) for index, each in enumerate(elements)]
    assert parts(raw, size) == expected


@given(st.sampled_from(["dataFeedElement", "@graph"]), ELEMENTS, ANY_JSON, SIZES, st.booleans())
def test_object_around_a_feed(key: str, elements: list[Any], other: Any, size: int, is_last: bool) -> None:
    """Its elements come one by one; what else it holds comes after them, whatever stands first."""
    context = {"@context": "https://schema.org", "other": other}
    data = context | {key: elements} if is_last else {key: elements} | context
    *inside, around = parts(written(data, None), size)
    assert [(each.value, each.steps) for each in inside] == [(e, (key, number)) for number, e in enumerate(elements)]
    assert {each.has_context for each in inside} <= {True if is_last else None}
    assert (around.value, around.steps, around.line, around.is_around) == (context | {key: []}, (), 1, True)


@given(ANY_JSON, INDENTS, SIZES)
def test_what_is_no_feed(value: Any, indent: int | None, size: int) -> None:
    """Any other value is one part, whole."""
    if isinstance(value, list):
        value = {"in an object": value}
    (found,) = parts(written(value, indent), size)
    assert found.value == value


@given(st.lists(ANY_JSON, min_size=2, max_size=6), st.lists(st.sampled_from(["\n", "\n\n", " \r\n\t\n"])), SIZES)
def test_json_lines(values: list[Any], ends: list[str], size: int) -> None:
    """Each line is a part that knows its number, blank ones among them, as when they are read whole."""
    # What the first line holds is looked into, should it be a feed.
    values[0] = {"first": values[0]}
    ends = (ends + ["\n"] * len(values))[: len(values)]
    raw = b"".join(written(each, None) + end.encode() for each, end in zip(values, ends, strict=True))
    document = parse_document(raw, name="feed")
    expected = [(number, each) for number, each in enumerate(document.value, 1) if raw.split(b"\n")[number - 1].strip()]
    assert document.is_lines
    assert [(each.line, each.value) for each in parts(raw, size)] == expected


@given(ELEMENTS.filter(len), INDENTS, SIZES, st.data())
def test_broken_off(elements: list[Any], indent: int | None, size: int, data: st.DataObject) -> None:
    """What stands before the place where a feed ends too soon is read; the fault has the place that JSON gives it."""
    raw = written(elements, indent)
    cut = raw[: data.draw(st.integers(1, len(raw) - 1))]
    found: list[Any] = []
    with pytest.raises(DocumentError) as fault:
        found.extend(each.value for each in read_feed(Window(in_pieces(cut, size), name="feed")))
    # A number may have lost its end without anybody's noticing.
    assert len(found) <= len(elements)
    assert found[:-1] == elements[: len(found)][:-1]
    if cut.decode("utf-8", "ignore").encode() == cut:
        with pytest.raises(DocumentError) as whole:
            parse_document(cut, name="feed")
        assert (fault.value.message, fault.value.line) == (whole.value.message, whole.value.line)


@pytest.mark.parametrize(
    ("raw", "before", "fault"),
    [
        (b"", 0, "feed: is empty"),
        (b" \n ", 0, "feed: is empty"),
        (b"[1, 2,\n 3 4]", 3, "feed:2:4: is not valid JSON: Expecting ',' delimiter"),
        (b'[{"a": 1},\n {"a": 1, "a": 2}]', 1, "feed:2: is not valid JSON: the key 'a' stands twice in one object"),
        (
            b'{"@graph": [1],\n "@graph": [2]}',
            1,
            "feed:2: is not valid JSON: the key '@graph' stands twice in one object",
        ),
        (b'{"@graph": [1, 2],\n "a" 1}', 2, "feed:2:6: is not valid JSON: Expecting ':' delimiter"),
        (b'{"a": 1 "b": 2}', 0, "feed:1:9: is not valid JSON: Expecting ',' delimiter"),
        (b'{"@graph": [1], }', 1, "feed:1:17: is not valid JSON: Expecting property name enclosed in double quotes"),
        (b"{1: 2}", 0, "feed:1:2: is not valid JSON: Expecting property name enclosed in double quotes"),
        (b"[1, NaN]", 1, "feed:1: is not valid JSON: NaN is no JSON number"),
        (b"[1, -Infinity]", 1, "feed:1: is not valid JSON: -Infinity is no JSON number"),
        (b"[1,\n" + b"9" * 5000 + b"]", 1, "feed:2: is not valid JSON: a number has more than 400 digits"),
        (b"[1,\n" + b"[" * 100_000, 1, "feed:2: is nested too deeply"),
        (b'[1,\n"\xff"]', 1, "feed: is not UTF-8 text (byte 5)"),
        ("[1, “2”]".encode(), 1, "feed:1:5: is not valid JSON: Expecting value"),
        (b"[1] 2", 1, "feed:1:5: is not valid JSON: Extra data"),
        (b"{}\n{} x\n", 1, "feed:2:4: is not valid JSON: Extra data"),
        (b"{}\n[1,\n2]\n", 1, "feed:2: is not valid JSON: a value goes on after the end of its line"),
        (b"[\n1]\n[2]", 1, "feed:3:1: is not valid JSON: Extra data"),
        (b"{}\n{}\n{", 2, "feed:3:2: is not valid JSON: Expecting property name enclosed in double quotes"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_what_is_refused(raw: bytes, before: int, fault: str, size: int) -> None:
    """The fault is named with its place, after all that stands before it."""
    found: list[Part] = []
    with pytest.raises(DocumentError) as error:
        found.extend(read_feed(Window(in_pieces(raw, size), name="feed")))
    assert error.value.message == fault
    assert len([each for each in found if not each.is_around or raw.startswith(b"{}")]) == before


def test_a_byte_order_mark_is_skipped() -> None:
    """Some editors put one before UTF-8."""
    assert [each.value for each in parts(b"\xef\xbb\xbf[1]", 1)] == [1]
    found: list[Part] = []
    with pytest.raises(DocumentError, match=r"not UTF-8 text \(byte 6\)"):
        found.extend(read_feed(Window(in_pieces(b"\xef\xbb\xbf[1,\xff]", 99), name="feed")))
    assert len(found) == 1


def test_an_element_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is never closed does not fill the memory."""
    monkeypatch.setattr(window, "MOST_CHARACTERS", 2**20)
    read = 0

    def endless(size: int) -> bytes:
        nonlocal read
        read += size
        return b'[1, "' if read == size else b"x" * size

    with pytest.raises(DocumentError, match="feed:1: a value in it is larger than 1 MB"):
        list(read_feed(Window(endless, name="feed")))
    assert read < 5 * 2**20


def test_nothing_is_kept_of_what_was_read() -> None:
    """What is held of a long feed is a piece of it."""
    raw = written([{"n": number} for number in range(50_000)], None)
    feed = Window(BytesIO(raw).read, name="feed")
    assert max(len(feed._text) for _ in read_feed(feed)) <= window.PIECE_BYTES + 100


def test_a_stream_that_fails_is_told() -> None:
    """A file that cannot be read further is a fault of the input."""

    def failing(_: int) -> bytes:
        raise OSError(5, "Input/output error")

    with pytest.raises(Exception, match="feed: cannot be read: Input/output error"):
        list(read_feed(Window(failing, name="feed")))
