"""A document while it is checked: what is found in it as it is read, and what there was in all. Knows no file."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from claimcheck.claimreview.findings import Finding
from claimcheck.claimreview.parts import Reading
from claimcheck.claimreview.rules import Validation
from claimcheck.errors import InputError


class Checked:
    """A document by its name. Its counts, and the fault that ended the reading, are known once it was gone through.

    Args:
        name: What it is called.
        reading: Reads it, for as long as its parts are gone through.
        page_url: The address of the page that carries the markup, where it is known.
        may_be_empty: Whether it is no fault that there is no ClaimReview in it.

    """

    def __init__(
        self,
        name: str,
        reading: Callable[[], AbstractContextManager[Reading]],
        *,
        page_url: str | None = None,
        may_be_empty: bool = False,
    ) -> None:
        self.name = name
        self.errors = 0
        self.warnings = 0
        self.fault: InputError | None = None
        self._reading = reading
        self._validation = Validation(page_url=page_url)
        self._may_be_empty = may_be_empty

    @property
    def reviews(self) -> int:
        """The ClaimReviews that were found so far."""
        return self._validation.reviews

    def findings(self) -> Iterator[Finding]:
        """Give what is wrong, one by one; a fault that ends the reading is kept, not raised."""
        try:
            with self._reading() as reading:
                for found in self._validation.findings(reading):
                    if self._may_be_empty and found.id == "type" and not self.reviews:
                        continue
                    self.errors += found.severity == "error"
                    self.warnings += found.severity == "warning"
                    yield found
        except InputError as error:
            self.fault = error
