"""Text from outside, made safe to show on a terminal or to put into a page. Knows neither: it gives back text."""

import re
from typing import Any

# C0 and C1 controls move the cursor or start escape sequences; the bidirectional controls show words in another order
# than they are stored; lone surrogates cannot be written at all; the two separators end a line where none is seen.
_CONTROLS = "\x00-\x1f\x7f-\x9f"
_UNSAFE = re.compile(f"[{_CONTROLS}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# Inside a script element "<" is the one character that can end it or open a comment in it.
_UNSAFE_IN_JSON = re.compile(f"[<{_UNSAFE.pattern[1:]}")
_SPACE = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")


def plain(text: str) -> str:
    r"""Make every control character visible as its escape (``\x1b``), so that it can do nothing to a terminal.

    Line feeds and tabs stay; everything that is only text stays as it is.
    """
    return _UNSAFE.sub(_shown, text)


def plain_line(text: str) -> str:
    """Make the text safe as ``plain`` does, and one line of it: every run of white space becomes one space."""
    return plain(_SPACE.sub(" ", text).strip())


def safe_json(value: Any, *, indent: int | None = None) -> str:
    r"""Write JSON that can be printed, and put into an HTML script element, whatever its texts contain.

    Nothing is lost: what would be unsafe is written as its JSON escape (``\u003c``).

    Raises:
        ValueError: A number is not finite, which JSON cannot say.

    """
    import json

    out = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    # The line ends and indents of the document itself are no part of a text.
    return _UNSAFE_IN_JSON.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", out)


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char in "\n\t":
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"  # noqa: PLR2004 - where two digits end
