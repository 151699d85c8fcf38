"""What a reviewer consulted, and which way it points."""

from datetime import date, datetime
from typing import Literal, get_args

from attrs import field, frozen
from attrs.validators import in_

from claimcheck.model.checks import is_filled, is_utc

Stance = Literal["supports", "refutes", "context"]
STANCES: tuple[Stance, ...] = get_args(Stance)


@frozen
class Source:
    """Evidence consulted. ``url`` is its address; ``excerpt`` its literal words; ``note`` the reviewer's own.

    ``temporal_coverage`` is the time that the evidence is about, as schema.org writes it: a date, month or year of
    ISO 8601, or two of them with a stroke between.
    """

    url: str = field(validator=is_filled)
    title: str = ""
    publisher: str = ""
    published_on: date | None = None
    accessed_at: datetime | None = field(default=None, validator=is_utc)
    stance: Stance = field(default="context", validator=in_(STANCES))
    excerpt: str = ""
    archive_url: str | None = None
    note: str = ""
    temporal_coverage: str = ""
