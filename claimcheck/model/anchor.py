"""Where a claim's words stand in its article: a span and its quotation, each proving the other."""

import re
from typing import Self

from attrs import Attribute, field, frozen

from claimcheck.model.checks import is_count

CONTEXT = 32
"""How many characters of context an anchor keeps on either side; W3C Web Annotation leaves the number open."""


def _fits_span(instance: "Anchor", attribute: "Attribute[str]", value: str) -> None:
    if len(value) != instance.end - instance.start:
        raise ValueError(f"{attribute.name}: has {len(value)} characters, the span {instance.end - instance.start}")


def _is_after_start(instance: "Anchor", attribute: "Attribute[int]", value: int) -> None:
    if value <= instance.start:
        raise ValueError(f"{attribute.name}: must be > start")


@frozen
class Anchor:
    """A stretch of an article's text, kept as position and as quotation (W3C Web Annotation selectors).

    ``start`` and ``end`` are Unicode code points, half-open; ``exact`` is the text between them; ``prefix`` and
    ``suffix`` are the characters around it, by which it can be found again after the text changed.
    """

    start: int = field(validator=is_count)
    end: int = field(validator=_is_after_start)
    exact: str = field(validator=_fits_span)
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Self:
        """Anchor the words from ``start`` to ``end`` of a text.

        Raises:
            ValueError: The span is empty or not within the text.

        """
        if end > len(text):
            raise ValueError(f"end: {end} is beyond the text's {len(text)} characters")
        return cls(
            start=start,
            end=end,
            exact=text[max(start, 0) : end],
            prefix=text[max(start - CONTEXT, 0) : max(start, 0)],
            suffix=text[end : end + CONTEXT],
        )

    def is_in(self, text: str) -> bool:
        """Tell whether the quoted words stand at this very position of the text."""
        return text[self.start : self.end] == self.exact

    def find_in(self, text: str) -> Self | None:
        """Find the quotation again in a text that changed.

        Returns:
            The anchor itself where its words still stand amid the same context; a new one where the quotation with its
            context, or the quotation alone, occurs exactly once; None where it is gone or ambiguous. It never guesses.

        """
        if self.is_in(text) and text.endswith(self.prefix, 0, self.start) and text.startswith(self.suffix, self.end):
            return self
        for before, after in ((self.prefix, self.suffix), ("", "")):
            places = [m.start() for m in re.finditer(f"(?={re.escape(before + self.exact + after)})", text)]
            if len(places) == 1:
                start = places[0] + len(before)
                return self.at(text, start, start + len(self.exact))
        return None
