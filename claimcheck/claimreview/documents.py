"""Any document to the parts that are checked: a page, JSON, JSON lines, or a feed of any length. Knows no file."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from claimcheck.claimreview.lines import MOST_LOCATED
from claimcheck.claimreview.page import read_page
from claimcheck.claimreview.parse import DocumentError, decode_json, parse_document
from claimcheck.claimreview.parts import Part, Reading
from claimcheck.claimreview.stream import read_feed
from claimcheck.claimreview.window import Window
from claimcheck.errors import InputError

MOST_BYTES_OF_PAGE = 20_000_000
"""The largest page that is read; search engines stop after a tenth of that."""

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_document(stream: BinaryIO, *, name: str, is_page: bool = False) -> Reading:
    """Read a document: a page where it begins as one, else JSON; as it comes, if it is longer than a million bytes.

    Args:
        stream: The document, from its beginning.
        name: What to call it in an error.
        is_page: Whether to take it for a page, however it begins.

    Raises:
        InputError: It cannot be read, or is empty or too large. What is wrong further on is raised by its parts.

    """
    head = _read(stream, MOST_LOCATED + 1, name)
    if is_page or _begins_as_page(head):
        return read_page(head + _rest_of_page(stream, len(head), name), name=name)
    if len(head) > MOST_LOCATED:
        return Reading(read_feed(Window(_from(head, stream), name=name)))
    return Reading(_small_parts(head, name))


def _small_parts(raw: bytes, name: str) -> Iterator[Part]:
    document = parse_document(raw, name=name)
    text = decode_json(raw, name=name)
    if not document.is_lines:
        yield Part(document.value, line=1, text=text)
        return
    lines = text.split("\n")
    for number, (value, line) in enumerate(zip(document.value, lines, strict=True), 1):
        yield Part(value, line=number, text=line)


def _begins_as_page(head: bytes) -> bool:
    for mark in _MARKS:
        head = head.removeprefix(mark)
    # Of UTF-16 every second byte is nothing.
    return head.replace(b"\0", b"").lstrip().startswith(b"<")


def _rest_of_page(stream: BinaryIO, read: int, name: str) -> bytes:
    rest = _read(stream, max(0, MOST_BYTES_OF_PAGE + 1 - read), name)
    if read + len(rest) > MOST_BYTES_OF_PAGE:
        raise DocumentError(name, f"is a page larger than {MOST_BYTES_OF_PAGE / 1e6:g} MB")
    return rest


def _from(head: bytes, stream: BinaryIO) -> Callable[[int], bytes]:
    begun = BytesIO(head)
    return lambda size: begun.read(size) or stream.read(size)


def _read(stream: BinaryIO, size: int, name: str) -> bytes:
    try:
        return stream.read(size)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error
