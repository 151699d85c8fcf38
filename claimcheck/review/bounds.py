"""Words that somebody typed, found in the article as they stand there. Knows the text and no claim.

What a keyboard cannot tell is let pass: straight for curly quotation marks, a space for a line break, nothing for a
control character. Letters and their order must agree; nothing is found by likeness.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice

from attrs import frozen

from claimcheck.model import Anchor

GAP = " … "
"""Stands between stretches of words that do not follow on each other."""

MOST_PLACES = 9

_GAPS = re.compile(r"\s+(?:…|\.\.\.)\s+")
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000"
)
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_RUNS = re.compile(f"(?: (?=[ {_CONTROLS}])|[{_CONTROLS}])[ {_CONTROLS}]*")
"""What is not as it would be typed: more than one space, or a control character, with what of both is around it."""

_ALIKE = {" ": _SPACES, "'": "‘’‚‛′`´", '"': "“”„‟″«»", "-": "‐‑–—−"}
_PLAIN = {ord(other): plain for plain, others in _ALIKE.items() for other in others}
# The only letters that are not one small letter each, whatever stands around them.
_SMALL = _PLAIN | {ord("İ"): "i", ord("Σ"): "σ", ord("ς"): "σ"}


# What was answered so far is looked through at every question.
@lru_cache(maxsize=32)
def places_of(text: str, typed: str) -> tuple[tuple[Anchor, ...], ...]:
    """Give every place of the text in which the words stand, the first first, at most ``MOST_PLACES``.

    Words with " … " between them may lie apart, in this order; a place then has an anchor for each stretch. Where the
    words stand nowhere in these very letters, capitals count as small letters.

    Args:
        text: The text of the article.
        typed: The words.

    """
    words = typed.strip()
    for is_small in (False, True):
        folded = _Folded.of(text, is_small=is_small)
        for stretches in dict.fromkeys(((words,), tuple(_GAPS.split(words)))):
            wanted = [_Folded.of(each, is_small=is_small).text.strip() for each in stretches]
            chains = islice(_chains(folded.text, wanted), MOST_PLACES)
            if found := tuple(tuple(Anchor.at(text, *folded.span(*each)) for each in chain) for chain in chains):
                return found
    return ()


def words_of(anchors: tuple[Anchor, ...]) -> str:
    """Give the words that anchors quote, as they would be typed to find them."""
    return GAP.join(" ".join(anchor.exact.split()) for anchor in anchors)


def narrowed(text: str, anchors: tuple[Anchor, ...], typed: str) -> tuple[Anchor, ...]:
    """Give the anchors of the words where they stand within these anchors in one place, else these anchors."""
    within = [
        place
        for place in places_of(text, typed)
        if all(any(outer.start <= each.start and each.end <= outer.end for outer in anchors) for each in place)
    ]
    return within[0] if len(within) == 1 else anchors


@frozen
class _Folded:
    """A text as words are compared with it: signs that are alike made one, white space made one space.

    ``runs`` are the places in it at which something was left out; ``gone`` counts the characters that were before the
    first of them, the second, and so on.
    """

    text: str
    runs: tuple[int, ...]
    gone: tuple[int, ...]

    @classmethod
    def of(cls, text: str, *, is_small: bool) -> "_Folded":
        alike = text.translate(_SMALL).lower() if is_small else text.translate(_PLAIN)
        found = [(match.start(), len(match[0]), " " in match[0]) for match in _RUNS.finditer(alike)]
        gone = tuple(accumulate((length - is_space for _, length, is_space in found), initial=0))
        runs = tuple(start - before for (start, *_), before in zip(found, gone, strict=False))
        return cls(_RUNS.sub(lambda match: " " * (" " in match[0]), alike), runs, gone)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where in the text itself a stretch of this one stands, which begins and ends with no space."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        return at + self.gone[bisect_right(self.runs, at)]


def _chains(text: str, stretches: list[str]) -> Iterator[list[tuple[int, int]]]:
    """Give each place of the first stretch with the nearest places of the others after it."""
    end = 0
    while all(stretches):
        chain: list[tuple[int, int]] = []
        for stretch in stretches:
            start = text.find(stretch, chain[-1][1] if chain else end)
            if start < 0:
                return
            chain.append((start, start + len(stretch)))
        end = chain[0][1]
        yield chain
