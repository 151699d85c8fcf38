"""One pattern out of many words that are given as regular expressions. Knows none of them."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

_LITERAL = re.compile(r"[a-z’ ]+")
_GROUP = re.compile(r"\(\?:([a-z’ |?-]+)\)(?![?*])")
# What may stand before the letters that every match has: places, optional groups, a mark before a figure.
_OPENING = re.compile(r"\\b|\^|\(\?<[!=][^)]*\)|\(\?:[^()]*\)\?|\[[^\]]*\](?![?*{])|\\s\?")
_OPTIONAL = "?*{"
_SHORTEST = 2


@frozen
class AnyOf:
    """Some expressions in one. ``hints`` are strings of which every match has one; None where that cannot be told."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...] | None

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first of the expressions; a text without any hint is not looked through, which is most of the work."""
        if self.hints is not None and not any(hint in text for hint in self.hints):
            return None
        return self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all."""
        return self.pattern.finditer(text)


def any_of(words: Iterable[str]) -> AnyOf:
    """Put expressions together."""
    given = list(words)
    found = [_hints(word) for word in given]
    known = [hint for hints in found if hints for hint in hints]
    return AnyOf(re.compile("|".join(given)), tuple(dict.fromkeys(known)) if all(found) else None)


def _hints(word: str) -> tuple[str, ...]:
    """Give strings of which every match of an expression has one, as far as they are plain to see, or nothing."""
    while opening := _OPENING.match(word):
        word = word[opening.end() :]
    if word.startswith(r"\d"):
        return tuple("0123456789")
    if group := _GROUP.match(word):
        parts = tuple(_certain(part) for part in group[1].split("|"))
        return parts if all(len(part) >= _SHORTEST for part in parts) else ()
    literal = _LITERAL.match(word)
    if literal is None or _has_choice(word):
        return ()
    # "cats?" begins with "cat" alone.
    plain = literal.group()[: -1 if word[literal.end() : literal.end() + 1] in tuple(_OPTIONAL) else None]
    return (plain,) if len(plain) >= _SHORTEST else ()


def _certain(part: str) -> str:
    """Give what is sure in a word whose letters may be optional: "cancell?ed" → "cancel"."""
    sure, optional, _ = part.partition("?")
    return sure[:-1] if optional else sure


def _has_choice(word: str) -> bool:
    """Tell whether an expression is several at its top level: "a|b"."""
    return "|" in re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", word))
