"""HTML as tags and the texts between them, read as a browser reads it. Knows no schema and builds no tree.

Any text is HTML, and takes time in proportion to its length: what is not closed goes on to the end, which ends the reading.
The parser of the standard library takes quadratic time for that, in all Pythons that are in use.
"""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from attrs import frozen

_SPACE = " \t\n\f\r"
_NAME = re.compile(rf"[^{_SPACE}/>]+")
_BETWEEN = re.compile(rf"[{_SPACE}/]*")
_ATTRIBUTE = re.compile(rf"=?[^{_SPACE}/>=]*")
_EQUALS = re.compile(rf"[{_SPACE}]*=[{_SPACE}]*")
_BARE_VALUE = re.compile(rf"[^{_SPACE}>]*")
_COMMENT_END = re.compile(r"--!?>")
# What stands in these is text, whatever it looks like.
_RAW = {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"}
_RAW_END = {name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE) for name in _RAW}
_IN_SCRIPT = re.compile(rf"(<!--)|(-->)|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE)
_FOREIGN = {"math", "svg"}
_ZEROS = re.compile(r"&#0+(?=[0-9])")
_TOO_LARGE = re.compile(r"&#[0-9]{8,};?")
# In an address "&copy=1" is no copyright sign.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31}(?:;|(?![a-zA-Z0-9=])))")


@frozen
class Tag:
    """A start or end tag; ``at`` is where it begins, an offset into the HTML.

    ``is_closed`` says that nothing can be in it: it closes itself, where such a thing can.
    """

    name: str
    at: int
    attributes: dict[str, str]
    is_end: bool = False
    is_closed: bool = False


@frozen
class Text:
    """What stands between two tags, its references to characters not yet resolved. ``is_raw`` in a script or a style."""

    text: str
    at: int
    is_raw: bool = False


class _EndReachedError(Exception):
    """The HTML ended within a tag or a comment, which browsers then take for nothing."""


def read_tags(text: str) -> Iterator[Tag | Text]:
    """Give the tags and texts of HTML in their order, without comments and declarations."""
    at = 0
    foreign = 0
    try:
        while at < len(text):
            start = text.find("<", at)
            if start != at:
                yield Text(text[at : start if start >= 0 else None], at)
            if start < 0:
                return
            if not _begins_tag(text, start):
                at = _after_other(text, start)
                if at == start + 1:
                    yield Text("<", start)
                continue
            tag, at = _read_tag(text, start, is_foreign=foreign > 0)
            yield tag
            foreign = max(0, foreign + (1 - 2 * tag.is_end) * (tag.name in _FOREIGN and not tag.is_closed))
            if tag.name in _RAW and not tag.is_end and not tag.is_closed:
                end = _end_of_raw(text, at, tag.name)
                if end > at:
                    yield Text(text[at:end], at, is_raw=tag.name not in ("textarea", "title"))
                at = end
    except _EndReachedError:
        return


def resolve(text: str) -> str:
    """Put characters for the references to them, in a text between tags."""
    return html.unescape(_without_monsters(text)) if "&" in text else text


def _without_monsters(text: str) -> str:
    # Python refuses to read a number of thousands of digits.
    return _TOO_LARGE.sub("\ufffd", _ZEROS.sub("&#", text))


def _begins_tag(text: str, start: int) -> bool:
    letter = text[start + 2 : start + 3] if text.startswith("</", start) else text[start + 1 : start + 2]
    return letter.isascii() and letter.isalpha()


def _after_other(text: str, start: int) -> int:
    """Give where a comment or a declaration ends; after the bracket alone where it begins nothing."""
    if text.startswith("<!--", start):
        if text.startswith((">", "->"), start + 4):
            return text.index(">", start) + 1
        end = _COMMENT_END.search(text, start + 4)
        if not end:
            raise _EndReachedError
        return end.end()
    if text.startswith(("<!", "<?", "</"), start):
        return _found(text, ">", start) + 1
    return start + 1


def _found(text: str, what: str, at: int) -> int:
    place = text.find(what, at)
    if place < 0:
        raise _EndReachedError
    return place


def _read_tag(text: str, start: int, *, is_foreign: bool) -> tuple[Tag, int]:
    is_end = text[start + 1] == "/"
    at = start + 1 + is_end
    name = _matched(_NAME, text, at)
    attributes, end = _read_attributes(text, at + len(name))
    # HTML knows no element that closes itself; drawings and formulas do.
    is_closed = is_foreign and text[end - 1] == "/"
    return Tag(name.lower(), start, attributes, is_end=is_end, is_closed=is_closed), end + 1


def _read_attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    """Give the attributes of a tag, the first of two by the same name, and where its bracket is."""
    found: dict[str, str] = {}
    while True:
        at += len(_matched(_BETWEEN, text, at))
        if text[at : at + 1] in ("", ">"):
            return found, _found(text, ">", at)
        name = _matched(_ATTRIBUTE, text, at)
        at += len(name)
        value = ""
        if equals := _matched(_EQUALS, text, at):
            at += len(equals)
            value, at = _read_value(text, at)
        found.setdefault(name.lower(), _REFERENCE.sub(_character, _without_monsters(value)) if "&" in value else value)


def _read_value(text: str, at: int) -> tuple[str, int]:
    quote = text[at : at + 1]
    if quote and quote in "\"'":
        end = _found(text, quote, at + 1)
        return text[at + 1 : end], end + 1
    value = _matched(_BARE_VALUE, text, at)
    return value, at + len(value)


def _character(match: re.Match[str]) -> str:
    # In a text "&notit" begins with the sign for not; in an attribute it does not.
    is_known = match[0].endswith(";") or match[0][1] == "#" or match[0][1:] in html5
    return html.unescape(match[0]) if is_known else match[0]


def _matched(pattern: re.Pattern[str], text: str, at: int) -> str:
    match = pattern.match(text, at)
    return match[0] if match else ""


def _end_of_raw(text: str, at: int, name: str) -> int:
    if name == "script":
        return _end_of_script(text, at)
    end = _RAW_END[name].search(text, at)
    return end.start() if end else len(text)


def _end_of_script(text: str, at: int) -> int:
    """Give where a script ends: within a comment in it, not at the end of a script that begins in that comment."""
    is_comment = is_inner = False
    while match := _IN_SCRIPT.search(text, at):
        # The dashes of "<!-->" are those of its end, too.
        at = match.end() - 2 if match[1] else match.end()
        if match[1]:
            is_comment = True
        elif match[2]:
            is_comment = is_inner = False
        elif match[3] and not is_inner:
            return match.start()
        else:
            is_inner = is_comment and not match[3]
    return len(text)
