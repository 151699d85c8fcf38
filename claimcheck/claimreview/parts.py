"""The parts of a document that are looked through one by one, whatever it was written in. Knows how to read none."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from claimcheck.claimreview.findings import Steps


@frozen
class Part:
    """A value of a document, looked through by itself.

    ``steps`` is the way to it and ``line`` where it begins, counted from 1; both None or empty for a value that was in no
    file. ``text`` is what it was read from, where that is small enough to be kept. ``has_context`` says whether
    schema.org is the context of what it stands in; None where that is not known yet, which the part that ``is_around``
    those before it then tells. ``fault`` says why there is no value.
    """

    value: Any
    steps: Steps = ()
    line: int | None = None
    text: str | None = None
    has_context: bool | None = False
    is_around: bool = False
    fault: str = ""


@frozen
class Reading:
    """A document as its parts come, in its order; for a page, with all that it holds and its own address.

    Going through the parts raises ``InputError`` where the document cannot be read any further.
    """

    parts: Iterable[Part]
    is_page: bool = False
    address: str = ""
