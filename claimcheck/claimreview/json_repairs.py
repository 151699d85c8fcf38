"""JSON that breaks off where somebody pasted a text into it, read all the same. Knows nothing of what it says.

A quotation mark ends a text only where what follows can follow a text there: a colon after a key; after a value a comma and
another key or value, or the end of the object or list. Any other belongs to the text. Nothing else is put in or taken out
than what ``repairs`` names, and each such change is recorded.
"""

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from claimcheck.claimreview.parse import DocumentError, parse_document
from claimcheck.claimreview.published import ReadFault, Repair

_SPECIAL = re.compile(r'["\\\x00-\x1f]')
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"{}\[\],: \t\r\n]+|[ \t\r\n]+')
# What can follow a text: a key is not so long that a whole sentence could be meant.
_AFTER = {
    "key": re.compile(r"[ \t\r\n]*:"),
    "{": re.compile(r"""[ \t\r\n]*(?:\}[ \t\r\n]*(?:[,}\]{[]|\Z)|,[ \t\r\n]*(?:"[^"\\]{1,100}"[ \t\r\n]*:|\})|\Z)"""),
    "[": re.compile(r"""[ \t\r\n]*(?:\][ \t\r\n]*(?:[,}\]{[]|\Z)|,[ \t\r\n]*(?:["{[\]0-9-]|true|false|null)|\Z)"""),
    "": re.compile(""),
}
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_CONTEXT = 20


@frozen
class MendedJson:
    """What broken JSON was read as, with all that was changed for it; or why it could not be read."""

    value: Any = None
    repairs: tuple[Repair, ...] = ()
    fault: ReadFault | None = None


@frozen
class _Edit:
    """A stretch of the text and what is put in its place."""

    repair: str
    start: int
    length: int
    new: str
    why: str


def repaired_json(text: str) -> MendedJson:
    """Read JSON, or JSON lines, mending what a text that was pasted into it has broken. Valid JSON is read as it is.

    The paths of repairs and of a fault are a line and a column, both counted from 1.
    """
    try:
        return MendedJson(_parsed(text))
    except DocumentError:
        edits = list(_edits(text))
    try:
        return MendedJson(_parsed(_applied(text, edits)), tuple(_repairs(text, edits)))
    except DocumentError as error:
        return MendedJson(fault=_fault(error, text, edits))


def _parsed(text: str) -> Any:
    return parse_document(text.encode("utf-8", "surrogatepass"), name="text").value


def _edits(text: str) -> Iterator[_Edit]:
    """Go through the text once and give every change, in the order of the text."""
    inside: list[str] = []
    expects_key, comma, at = False, -1, 0
    while at < len(text):
        sign = text[at]
        if sign == '"':
            here = inside[-1] if inside else ""
            edits, at = _in_text(text, at + 1, "key" if expects_key and here == "{" else here)
            yield from edits
        elif sign in "{[":
            inside.append(sign)
            expects_key = sign == "{"
        elif sign in "}]":
            if comma >= 0:
                yield _Edit("json-comma", comma, 1, "", "a comma with nothing after it")
            expects_key = False
            del inside[-1:]
        elif sign in ",:":
            expects_key = sign == "," and inside[-1:] == ["{"]
        found = _PLAIN.match(text, at)
        is_space = bool(found) and text[at] in " \t\r\n"
        comma = comma if is_space else at if sign == "," else -1
        at = found.end() if found else at + 1


def _in_text(text: str, at: int, kind: str) -> tuple[list[_Edit], int]:
    """Give the changes inside a text that begins here, and where its closing mark is."""
    edits: list[_Edit] = []
    while found := _SPECIAL.search(text, at):
        at = found.start()
        if found[0] == '"':
            if _AFTER[kind].match(text, at + 1):
                return edits, at
            edits.append(_Edit("json-quote", at, 1, '\\"', "a quotation mark that does not end the text"))
            at += 1
        elif found[0] == "\\":
            escape = _ESCAPE.match(text, at)
            if not escape:
                edits.append(_backslash(text, at))
            at = escape.end() if escape else at + 1
        else:
            run = _CONTROLS.match(text, at)
            signs = run[0] if run else found[0]
            new = "".join(_NAMED.get(sign, f"\\u{ord(sign):04x}") for sign in signs)
            edits.append(_Edit("json-control", at, len(signs), new, "a control character inside a text"))
            at += len(signs)
    return edits, len(text)


def _backslash(text: str, at: int) -> _Edit:
    new = "" if text[at + 1 : at + 2] == "'" else "\\\\"
    return _Edit("json-escape", at, 1, new, "a backslash that begins no escape")


def _applied(text: str, edits: list[_Edit]) -> str:
    pieces, done = [], 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.new]
        done = edit.start + edit.length
    return "".join([*pieces, text[done:]])


def _repairs(text: str, edits: list[_Edit]) -> Iterator[Repair]:
    line, line_start, done = 1, 0, 0
    for edit in edits:
        # Counted from the last one on, so that many are no slower than few.
        line += text.count("\n", done, edit.start)
        line_start = max(line_start, text.rfind("\n", done, edit.start) + 1)
        done = edit.start
        end = edit.start + edit.length
        before, after = text[max(0, edit.start - _CONTEXT) : edit.start], text[end : end + _CONTEXT]
        yield Repair(
            id=edit.repair,
            path=_place(line, edit.start - line_start + 1),
            was=before + text[edit.start : end] + after,
            became=before + edit.new + after,
            why=edit.why,
        )


def _fault(error: DocumentError, text: str, edits: list[_Edit]) -> ReadFault:
    """Say what is wrong with the mended text, and where that is in the text as it came."""
    path = "$"
    if error.line is not None:
        mended = _applied(text, edits)
        lines = mended.split("\n")
        at = sum(len(line) + 1 for line in lines[: error.line - 1]) + (error.column or 1) - 1
        at = _original(at, edits)
        path = _place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return ReadFault(id="json-broken", severity="error", message=error.what, path=path)


def _original(at: int, edits: list[_Edit]) -> int:
    """Give the place in the text as it came of one in the mended text."""
    moved = 0
    for edit in edits:
        if edit.start + moved >= at:
            break
        moved += len(edit.new) - edit.length
    return max(0, at - moved)


def _place(line: int, column: int) -> str:
    return f"line {line}, column {column}"
