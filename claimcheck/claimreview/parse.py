"""From the bytes of a JSON, JSON-LD or JSON lines document to values, read whole. Knows no file.

Strict: what two readers could read in two ways is refused. ``stream`` reads what is too large for that.
"""

import json
from collections import Counter
from typing import Any

from attrs import frozen

from claimcheck.errors import InputError

MOST_DIGITS = 400
"""No rating has more digits, and reading a number of millions of them takes minutes."""

NO_UTF_8 = "JSON is written in UTF-8."


class DocumentError(InputError):
    """A document cannot be read, or not any further: what is wrong, and where.

    Args:
        name: What the document is called.
        what: What is wrong with it.
        line: Where, counted from 1; None where that is not known.
        column: Where in the line, in code points from 1; None where that is not known.
        hint: What to do about it.

    """

    def __init__(
        self, name: str, what: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        place = ":".join(str(each) for each in (name, line, column) if each is not None)
        super().__init__(f"{place}: {what}", hint=hint)
        self.what = what
        self.line = line
        self.column = column


@frozen
class Document:
    """A JSON value; of JSON lines, the list of their values, with None for each blank line."""

    value: Any
    is_lines: bool = False


def parse_document(raw: bytes, *, name: str) -> Document:
    """Read a document, taking it for JSON lines where it is several values instead of one.

    Args:
        raw: UTF-8, with or without a byte order mark.
        name: What to call it in an error.

    Raises:
        DocumentError: It is empty, not UTF-8, not JSON, nested too deeply, or has a key twice in one object.

    """
    text = decode_json(raw, name=name)
    try:
        return Document(parse_value(text, name=name))
    except _SeveralValuesError as several:
        # Not splitlines: a text in JSON may hold the other line ends of Unicode as they are.
        lines = text.split("\n")
        if several.line == 1:
            raise
        return Document([_parsed_line(line, name, number) for number, line in enumerate(lines, 1)], is_lines=True)


def decode_json(raw: bytes, *, name: str) -> str:
    """Decode a document that is meant to be JSON.

    Raises:
        DocumentError: It is empty, not UTF-8, or markup.

    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(name, f"is not UTF-8 text (byte {error.start})", hint=NO_UTF_8) from error
    if not text.strip():
        raise DocumentError(name, "is empty")
    if text.lstrip().startswith("<"):
        raise DocumentError(name, "is HTML or XML, not JSON")
    return text


def parse_value(text: str, *, name: str, line: int | None = None) -> Any:
    """Read one JSON value.

    Args:
        text: The value, with nothing but white space around it.
        name: What to call the document in an error.
        line: Where the text stands in the document, if it is one line of it.

    Raises:
        DocumentError: It is no JSON, nested too deeply, or has a key twice in one object.

    """
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise refused(error, name=name, line=line) from error


def refused(error: ValueError | RecursionError, *, name: str, line: int | None = None) -> DocumentError:
    """Say in words why a value is refused, where the decoder said it in an exception."""
    if isinstance(error, RecursionError):
        return DocumentError(name, "is nested too deeply", line=line)
    if not isinstance(error, json.JSONDecodeError):
        return DocumentError(name, f"is not valid JSON: {error}", line=line)
    is_several = line is None and error.msg == "Extra data"
    kind = _SeveralValuesError if is_several else DocumentError
    return kind(name, f"is not valid JSON: {error.msg}", line=line or error.lineno, column=error.colno)


class _SeveralValuesError(DocumentError):
    """There is more after the value that was read."""


def _parsed_line(text: str, name: str, number: int) -> Any:
    return parse_value(text, name=name, line=number) if text.strip() else None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Python keeps the last of two, other readers the first: what one validates is not what the other publishes.
    found = dict(pairs)
    if len(found) < len(pairs):
        (twice, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(twice_in_one_object(twice))
    return found


def twice_in_one_object(key: str) -> str:
    """Say that a key stands twice in one object."""
    return f"the key {key!r} stands twice in one object"


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number has more than {MOST_DIGITS} digits")
    return int(digits)


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_integer)
"""Reads JSON strictly: no key twice, no constant that JSON has not, no number of endless digits."""
