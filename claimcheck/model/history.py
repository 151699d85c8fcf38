"""What was done to a session, entry by entry, and how far it is. Knows no session."""

from datetime import datetime
from typing import Literal

from attrs import field, frozen

from claimcheck.model.checks import is_filled, is_utc
from claimcheck.model.review import Review

ABOUT_ARTICLE = "article"
"""The action of an entry that says what was said of the article; its note names the fields."""

EXPORT = "export"
"""The action of an entry that says that the reviews were published; what was judged before it cannot be undone."""


ClaimState = Literal["open", "rated", "skipped"]


@frozen
class HistoryEntry:
    """What was done, by whom, when; ``before`` and ``after`` are what it takes to undo and redo it.

    ``note`` says in words what no other field does: whom a claim was assigned to, what was removed for good.
    """

    number: int
    at: datetime = field(validator=is_utc)
    by: str = field(validator=is_filled)
    action: str = field(validator=is_filled)
    claim_id: str | None = None
    before: Review | None = None
    after: Review | None = None
    note: str = ""


@frozen
class Progress:
    """How far one article is: a claim counts as rated once one reviewer rated it, else as skipped once one skipped it."""

    claims: int
    rated: int
    skipped: int

    @property
    def open(self) -> int:
        """How many claims nobody has rated or skipped."""
        return self.claims - self.rated - self.skipped
