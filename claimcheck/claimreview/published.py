"""What a ClaimReview says, whoever published it, in one typed form. Knows nothing of JSON and of what was mended in it."""

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from attrs import Attribute, field, frozen

from claimcheck.claimreview.findings import Severity
from claimcheck.claimreview.values import is_date


def _is_iso(_: object, attribute: "Attribute[str]", value: str) -> None:
    if not is_date(value):
        raise ValueError(f"{attribute.name}: must be a date of ISO 8601, is {value!r}")


def _is_rising(instance: "PublishedRating", attribute: "Attribute[Any]", worst: float | None) -> None:
    numbers = [1, worst, instance.value, instance.best]
    known = [number for number in numbers if number is not None]
    if len(known) not in (1, len(numbers)):
        raise ValueError(f"{attribute.name}: value, best and worst are given together, or none of them")
    if any(before > after for before, after in pairwise(known)) or (worst is not None and worst == instance.best):
        raise ValueError(f"{attribute.name}: must rise from at least 1 over the value to the best")


@frozen
class PublishedDate:
    """A date as exactly as it was given: ``text`` is a year, a month, a day or a moment of ISO 8601."""

    text: str = field(validator=_is_iso)

    @property
    def day(self) -> date | None:
        """The day, in the time zone that it was given in; None for a year or a month alone."""
        moment = _moment(self.text)
        return moment.date() if moment else None

    @property
    def moment(self) -> datetime | None:
        """The moment in aware UTC; None where the time of day or the time zone is not known."""
        moment = _moment(self.text)
        if moment is None or moment.tzinfo is None:
            return None
        # The first and the last day of the calendar are out of it in another time zone.
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            return None


@frozen
class Party:
    """A person or an organisation: who made a claim, who reviewed it, who published something.

    ``type`` is schema.org's name for what they are ("Person", "NewsMediaOrganization"), empty where it is not said.
    """

    name: str = ""
    type: str = ""
    role: str = ""
    url: str | None = None
    same_as: tuple[str, ...] = ()
    logo: str | None = None


@frozen
class Work:
    """Something published: where a claim was made, what a reviewer consulted, what a review is based on."""

    url: str | None = None
    title: str = ""
    type: str = ""
    authors: tuple[Party, ...] = ()
    publisher: Party | None = None
    published: PublishedDate | None = None
    archived_at: str | None = None
    temporal_coverage: str = ""


@frozen
class PublishedRating:
    """A verdict: its label and, where it stands on a scale, its number.

    The scale rises: it begins at ``worst``, which is at least 1, and the nearer to ``best``, the truer. All three numbers are
    None for a verdict without a number, such as "Not verifiable".
    """

    label: str = ""
    value: float | None = None
    best: float | None = None
    worst: float | None = field(default=None, validator=_is_rising)


@frozen
class PublishedCorrection:
    """What was amended after a review was published, and when; ``url`` where it is explained."""

    text: str = ""
    published: PublishedDate | None = None
    url: str | None = None


@frozen
class Repair:
    """A mistake that was mended: what was there, what it became and why.

    ``was`` and ``became`` are shown as JSON writes them, shortened where they are long; ``became`` is empty where the value was
    dropped. ``path`` leads into the data. Of broken JSON, ``path`` is a line and a column, and ``was`` and ``became`` are the
    words around it.
    """

    id: str
    path: str
    was: str
    became: str
    why: str


@frozen
class ReadFault:
    """What could not be mended, and where: an ``error`` was not read, a ``warning`` was read as it stands."""

    id: str
    severity: Severity
    message: str
    path: str


@frozen(kw_only=True)
class PublishedReview:
    """A ClaimReview of any publisher; what it does not say is empty or None.

    ``path`` is its place in the data. ``claim_name`` is what the claim, or the work it was made in, is called.
    """

    path: str
    claim: str = ""
    claimants: tuple[Party, ...] = ()
    claim_date: PublishedDate | None = None
    claim_place: str = ""
    claim_name: str = ""
    appearances: tuple[Work, ...] = ()
    first_appearance: Work | None = None
    reviewers: tuple[Party, ...] = ()
    url: str | None = None
    title: str = ""
    published: PublishedDate | None = None
    modified: PublishedDate | None = None
    language: str = ""
    rating: PublishedRating = field(factory=PublishedRating)
    explanation: str = ""
    body: str = ""
    citations: tuple[Work, ...] = ()
    corrections: tuple[PublishedCorrection, ...] = ()
    is_based_on: tuple[Work, ...] = ()
    archived_at: str | None = None
    repairs: tuple[Repair, ...] = ()


@frozen
class Reading:
    """The ClaimReviews that are in some data, in its order, and what of them could not be read."""

    reviews: tuple[PublishedReview, ...] = ()
    faults: tuple[ReadFault, ...] = ()


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
