"""One pattern out of many words that are given as regular expressions, looked for only where one can be.

A text is known by the heads of its words: their first four letters, and "0" for a figure. An expression that begins
with letters is not looked for in a text that has no word with its head, which is most of the work.
"""

import re
from collections.abc import Iterable

from attrs import frozen

Heads = frozenset[str]
_LENGTH = 4
_DIGIT = "0"
_WORD = re.compile(r"[a-z]+|\d|’[a-z]+")
_LITERAL = re.compile(r"’?[a-z]+")
_GROUP = re.compile(r"\(\?:([a-z’ |?-]+)\)")
# What may stand before the letters that every match has: places, optional groups, a mark before a figure.
_OPENING = re.compile(r"\\b|\^|\(\?<[!=][^)]*\)|\(\?:[^()]*\)\?|\[[^\]]*\](?![?*{])|\\s\?")


@frozen
class AnyOf:
    """Some expressions in one. ``heads`` are those of which every match has one; None where that cannot be told."""

    pattern: re.Pattern[str]
    heads: Heads | None

    def search(self, text: str, heads: Heads) -> re.Match[str] | None:
        """Find the first of the expressions in a text; ``heads`` are at least those of its words."""
        if self.heads is not None and self.heads.isdisjoint(heads):
            return None
        return self.pattern.search(text)


def heads_of(lower: str) -> Heads:
    """Give the heads of the words of a text in lower case."""
    return frozenset(_DIGIT if word.isdigit() else word[:_LENGTH] for word in _WORD.findall(lower))


def any_of(words: Iterable[str]) -> AnyOf:
    """Put expressions together."""
    given = list(words)
    found = [_heads(word) for word in given]
    known = frozenset(head for heads in found for head in heads)
    return AnyOf(re.compile("|".join(given)), known if all(found) else None)


def _heads(word: str) -> set[str]:
    """Give heads of which every match of an expression has one, as far as they are plain to see, or nothing."""
    begins_word = False
    while opening := _OPENING.match(word):
        begins_word |= opening.group() in (r"\b", "^")
        word = word[opening.end() :]
    if word.startswith(r"\d"):
        return {_DIGIT}
    if not begins_word and not word.startswith("’"):
        return set()
    if (group := _GROUP.match(word)) and word[group.end() : group.end() + 1] not in tuple("?*{"):
        parts = [_head(part, word[group.end() :]) for part in group[1].split("|")]
        return set(parts) if all(parts) else set()
    has_choice = "|" in re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", word))
    return set() if has_choice else {head for head in [_head(word, "")] if head}


def _head(part: str, after: str) -> str:
    """Give the head of what an expression begins with; nothing where the word may go on before its head is full."""
    literal = _LITERAL.match(part)
    if literal is None:
        return ""
    letters, rest = literal.group(), part[literal.end() :] or after
    if rest[:1] in ("?", "*", "{"):
        letters = letters[:-1]
        return letters[:_LENGTH] if len(letters) >= _LENGTH else ""
    is_whole = rest[:1] in (" ", "’") or rest.startswith((r"\b", r"\."))
    return letters[:_LENGTH] if is_whole or len(letters) >= _LENGTH else ""
