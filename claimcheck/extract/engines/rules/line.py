"""A line of text with its words and its finite verbs, found once. Knows what a verb looks like, not what a clause is."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from attrs import frozen

from claimcheck.extract.base import Span
from claimcheck.extract.inflection import is_past, is_present
from claimcheck.extract.lexicon import FUNCTION_WORDS

HELPING = frozenset(
    "is are was were has have had will would can could may might must should do does did cannot isn't aren't wasn't "
    "weren't doesn't didn't don't won't hasn't haven't hadn't can't couldn't wouldn't shouldn't".split()
)
_WORD = re.compile(r"[\w’']+")
_SHORT = re.compile(r"(?:it|he|she|they|there|that|we|you|i)'(?:s|re|ve|ll|d|m)")
_PARTICIPLE_FOLLOWS = frozenset("the a an of by in their his her its newly".split())
_FEWEST_WORDS = 3
LONGEST_SUBJECT = 9

VerbLook = Literal["", "sure", "past", "present"]


@frozen
class Line:
    """A line, where its words begin, and what verb each looks like."""

    text: str
    starts: tuple[int, ...]
    looks: tuple[VerbLook, ...]
    next_verbs: tuple[int, ...]

    @classmethod
    def read(cls, text: str) -> "Line":
        """Find the words of a text and the verbs among them."""
        words = list(_WORD.finditer(text))
        spelled = [word.group() for word in words]
        looks = tuple(map(_look, spelled, ["", *spelled]))
        return cls(text, tuple(word.start() for word in words), looks, _next_verbs(looks))

    def verb(self, start: int, end: int) -> int | None:
        """Give where the first finite verb of a stretch begins; a past form that opens the stretch is a participle."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first >= last:
            return None
        at = first if self.looks[first] == "sure" else self.next_verbs[first + 1]
        close = range(first + 1, min(first + 1 + LONGEST_SUBJECT, at, last))
        at = next((index for index in close if self.looks[index] == "present"), at)
        return self.starts[at] if at < last else None

    def is_clause(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a verb and some words beside it."""
        count = bisect_left(self.starts, end) - bisect_left(self.starts, start)
        return count >= _FEWEST_WORDS and self.verb(start, end) is not None

    def words(self, span: Span) -> str:
        """Give the text of a stretch."""
        return self.text[slice(*span)]


@lru_cache(maxsize=10_000)
def _look(word: str, previous: str) -> VerbLook:
    plain = word.replace("’", "'")
    if plain in HELPING or _SHORT.fullmatch(plain.lower()):
        return "sure"
    if is_past(word) and previous.lower() not in _PARTICIPLE_FOLLOWS:
        return "past"
    is_verb = (is_present(word) and previous.lower() not in _PARTICIPLE_FOLLOWS) or previous[:1].isupper()
    return "present" if is_verb and word not in FUNCTION_WORDS and re.fullmatch("[a-z]+s", word) else ""


def _next_verbs(looks: tuple[VerbLook, ...]) -> tuple[int, ...]:
    """Give for each word, and for the end, the first verb in the past or beyond doubt from there on."""
    found = [len(looks)]
    for index in range(len(looks) - 1, -1, -1):
        found.append(index if looks[index] in ("sure", "past") else found[-1])
    return tuple(reversed(found))
