"""The headline of a plain text, where its first line looks like one. Knows nothing of files."""

import re

_LONGEST = 200
_ENDS_SENTENCE = re.compile(r"""(?<!\.[A-Z])[.,;:]["'”’»)\]]*$""")
_BYLINE = re.compile(r"By [A-Z]")
_FIRST_LINES = re.compile(r"\s*(?P<first>[^\n]+)\n(?P<blank>[ \t]*\n)?\s*(?P<next>[^\n]*)")


def find_headline(text: str) -> str:
    """Give the first line if it looks like a headline, else an empty string.

    A headline is short, ends without a full stop, and is followed by a blank line or by a paragraph on one long line.
    """
    match = _FIRST_LINES.match(text[: _LONGEST * 20])
    if not match or not match["next"]:
        return ""
    line = match["first"].strip()
    stands_apart = match["blank"] or len(match["next"]) > _LONGEST
    is_headline = stands_apart and len(line) <= _LONGEST and not _ENDS_SENTENCE.search(line) and not _BYLINE.match(line)
    return line.lstrip("# ") if is_headline else ""
