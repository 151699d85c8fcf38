"""What is wrong in a document, as places and messages. Knows neither the model nor what the document is read with."""

import re
import reprlib
from collections.abc import Iterable

from attrs import frozen

from claimcheck.text_safety import plain_line

Step = str | int
"""One step into a document: the key of an object or the index of a list."""


@frozen
class Fault:
    """What is wrong at one place of a document; printed as ``$.claims[3].text: must be text, is 5``."""

    path: tuple[Step, ...]
    message: str

    @classmethod
    def from_message(cls, message: str) -> "Fault":
        """Read the field that a validator's message begins with (``end: must be > start``) into the path."""
        named = re.match(r"([a-z_0-9]+): ", message)
        return cls((named[1],), message[named.end() :]) if named else cls((), message)

    def __str__(self) -> str:
        """Give the place as a JSON path, then what is wrong there, as one line that is safe to print."""
        return f"${''.join(map(_shown, self.path))}: {plain_line(self.message)}"

    def under(self, *outer: Step) -> "Fault":
        """Give the same fault as seen from further out."""
        return Fault((*outer, *self.path), self.message)


class ConversionError(ValueError):
    """A document is not what it should be; ``faults`` are all the places where it is not."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


def _shown(step: Step) -> str:
    if isinstance(step, str) and re.fullmatch(r"[\w-]{1,60}", step):
        return f".{step}"
    return f"[{plain_line(reprlib.repr(step))}]"
