"""Where quotation marks open and close. Knows typography and paragraphs, not who speaks."""

import re

from attrs import frozen

from claimcheck.extract.blocks import Block

_PAIRS = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}
MARKS = frozenset("“”‘’«»\"'")
"""The marks that quotations open and close with."""

_MARK = re.compile(r"[“”‘’«»\"']")
_FARTHEST = 600
"""How many characters on a surer closing mark is looked for."""


@frozen
class Quotation:
    """Quoted words in one block. ``start`` and ``end`` take in the marks, ``inner`` the words alone.

    ``is_open`` says that the paragraph ends before the quotation does: the next one goes on with it.
    """

    start: int
    end: int
    inner: tuple[int, int]
    is_open: bool = False


def find_quotations(text: str, block: Block) -> list[Quotation]:
    """Give the outermost quotations of a block in order: curly, straight, single and angle marks.

    A quotation that goes on in the next paragraph is opened again there, as print does, and ends with each paragraph.
    """
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, block.body, block.end):
        at, mark = match.start(), match.group()
        if opened is None:
            if mark in _PAIRS and _can_open(text, at):
                opened = (at, _PAIRS[mark])
        elif mark == opened[1] and _can_close(text, at, opened, block.end):
            found.append(Quotation(opened[0], at + 1, (opened[0] + 1, at)))
            opened = None
    if opened and (opened[1] not in "’'" or opened[0] == block.body or text[opened[0] - 1].isspace()):
        found.append(Quotation(opened[0], block.end, (opened[0] + 1, block.end), is_open=True))
    return [q for q in found if text[q.inner[0] : q.inner[1]].strip()]


def _can_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "‘'" and re.match(r"[‘'](?:\d\ds?\b|tis\b|twas\b|em\b|n\b)", text[at : at + 6]):
        return False
    return (not before or before.isspace() or before in "([—–-“‘\"'/") and bool(after) and not after.isspace()


def _can_close(text: str, at: int, opened: tuple[int, str], limit: int) -> bool:
    """A single mark closes only where no letter follows; of several candidates an apostrophe is the likelier."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if opened[1] not in "’'":
        return not (text[at] == '"' and before.isspace())
    if (after and (after.isalnum())) or before.isspace():
        return False
    if before == "s" and after == " ":
        return not _closes_later(text, at, opened[1], limit)
    return True


def _closes_later(text: str, at: int, mark: str, limit: int) -> bool:
    """Tell whether a surer closing mark follows before another opens, so that this one is a plural possessive's."""
    first = at + 1
    for match in re.compile(rf"{mark}(?!\w)").finditer(text, first, min(limit, first + _FARTHEST)):
        before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
        if not before.isspace() and (before in ",.?!" or not after or after in ",.;)"):
            return "‘" not in text[first : match.start()]
    return False
