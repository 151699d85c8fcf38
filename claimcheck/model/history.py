"""What was done to a session, entry by entry, and how far it is. Knows no session."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from attrs import field, frozen

from claimcheck.model.checks import is_filled, is_utc
from claimcheck.model.claim import Claim
from claimcheck.model.review import Review

ABOUT_ARTICLE = "article"
"""The action of an entry that says what was said of the article; its note names the fields."""

EXPORT = "export"
"""The action of an entry that says that the reviews were published; what was judged before it cannot be undone."""


EDIT, SPLIT, MERGE, ADD = "edit", "split", "merge", "add"
"""The actions of entries that say what claims became of which: another wording, several of one, one of several, a new one."""

ADJUDICATE = "adjudicate"
"""The action of an entry that says what was decided where reviewers differed."""

SIGN_OFF, WITHDRAW = "sign-off", "withdraw sign-off"
"""The actions of entries that say that a second person has seen what will be published of a claim, and that they take it back."""


ClaimState = Literal["open", "rated", "skipped", "disputed", "superseded"]


@frozen
class HistoryEntry:
    """What was done, by whom, when; ``before`` and ``after`` are what it takes to undo and redo it.

    They are the review, or with an adjudication the verdict; ``claims_before`` and ``claims_after`` are what became of
    claims. ``review_ids`` names what was published; none in an entry that says so stands for all there was.
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
    claims_before: tuple[Claim, ...] = ()
    claims_after: tuple[Claim, ...] = ()
    review_ids: tuple[str, ...] = ()


@frozen
class Progress:
    """How far one article is: a claim counts as rated once one reviewer rated it, else as skipped once one skipped it.

    ``disputed`` counts those of the rated that reviewers rate differently, and on which there is no verdict yet.
    """

    claims: int
    rated: int
    skipped: int
    disputed: int = 0

    @property
    def open(self) -> int:
        """How many claims nobody has rated or skipped."""
        return self.claims - self.rated - self.skipped


def state_by(judgements: Iterable[Review]) -> ClaimState:
    """Tell what state the judgements of a claim leave it in."""
    labels = {review.rating.label if review.rating else "" for review in judgements}
    rated = labels - {""}
    return "disputed" if len(rated) > 1 else "rated" if rated else "skipped" if labels else "open"
