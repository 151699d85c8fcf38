"""Who is to review which claim. Knows no session."""

from datetime import datetime

from attrs import field, frozen

from claimcheck.model.checks import is_filled, is_utc


@frozen
class Assignment:
    """A claim that a reviewer was asked to judge, by whom, and when."""

    claim_id: str = field(validator=is_filled)
    reviewer: str = field(validator=is_filled)
    by: str = field(validator=is_filled)
    at: datetime = field(validator=is_utc)
