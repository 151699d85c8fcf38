"""From the bytes of a JSON, JSON-LD or JSON lines document to values. Knows no file.

Strict: what two readers could read in two ways is refused.
"""

import json
from collections import Counter
from typing import Any

from attrs import frozen

from claimcheck.errors import InputError

MOST_DIGITS = 400
"""No rating has more digits, and reading a number of millions of them takes minutes."""


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
        InputError: It is empty, not UTF-8, not JSON, nested too deeply, or has a key twice in one object.

    """
    text = _decoded(raw, name)
    try:
        return Document(_parsed(text, name))
    except _SeveralValuesError as several:
        # Not splitlines: a text in JSON may hold the other line ends of Unicode as they are.
        lines = text.split("\n")
        if several.line == 1:
            raise
        return Document([_parsed(line, name, number) for number, line in enumerate(lines, 1)], is_lines=True)


class _SeveralValuesError(InputError):
    """There is more after the value that was read; ``line`` is where."""

    def __init__(self, message: str, *, line: int) -> None:
        super().__init__(message)
        self.line = line


def _decoded(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is not UTF-8 text (byte {error.start})", hint="JSON is written in UTF-8.") from error
    if not text.strip():
        raise InputError(f"{name}: is empty")
    if text.lstrip().startswith("<"):
        raise InputError(
            f"{name}: is HTML or XML, not JSON",
            hint='Save what is inside its <script type="application/ld+json"> element and check that.',
        )
    return text


def _parsed(text: str, name: str, number: int | None = None) -> Any:
    """Parse one value; ``number`` is its line in a document of several, where a blank line is None."""
    if number is not None and not text.strip():
        return None
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        line = number or error.lineno
        message = f"{name}:{line}:{error.colno}: is not valid JSON: {error.msg}"
        if number is None and error.msg == "Extra data":
            raise _SeveralValuesError(message, line=line) from error
        raise InputError(message) from error
    except RecursionError as error:
        raise InputError(f"{_at(name, number)}: is nested too deeply") from error
    except ValueError as error:
        raise InputError(f"{_at(name, number)}: is not valid JSON: {error}") from error


def _at(name: str, number: int | None) -> str:
    return f"{name}:{number}" if number else name


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Python keeps the last of two, other readers the first: what one validates is not what the other publishes.
    found = dict(pairs)
    if len(found) < len(pairs):
        (twice, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number has {len(digits)} digits")
    return int(digits)
