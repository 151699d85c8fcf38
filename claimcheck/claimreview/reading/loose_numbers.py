"""Numbers of ratings without the ends of a scale: on schema.org's scale from 1 to 5, or on none.

Some publishers number their labels in the order in which they thought of them. What one of their reviews gives away of that
holds for all the numbers that they publish without ends: one that is outside 1 to 5, "True" below the middle, "False" above it.
A label that stands on no scale, such as "Satire", loses its own number alone.
"""

from collections.abc import Hashable, Iterable

from claimcheck.claimreview.published import PublishedRating
from claimcheck.claimreview.reading.labels import meaning_of
from claimcheck.claimreview.reading.numbers import (
    DEFAULT_BEST,
    DEFAULT_WORST,
    Given,
    note_assumed,
    note_texts,
    plain_number,
    with_ends,
)
from claimcheck.claimreview.reading.ratings import RatingRead, contradicts, rating_of
from claimcheck.claimreview.reading.spots import shown


def placed(reads: Iterable[tuple[Hashable, RatingRead]]) -> list[PublishedRating]:
    """Give every rating, those without ends on schema.org's scale where nothing speaks against it.

    Args:
        reads: Each rating with whatever tells its reviewer from others.

    """
    known = list(reads)
    against: dict[Hashable, str] = {}
    for reviewer, read in known:
        if read.given and (why := _evidence(read.rating.label, read.given)):
            against.setdefault(reviewer, why)
    return [
        _placed(read, read.given, against.get(reviewer, "")) if read.given else read.rating for reviewer, read in known
    ]


def _evidence(label: str, given: Given) -> str:
    """Say what shows that a reviewer's numbers are not from 1 to 5; empty where nothing does."""
    if not DEFAULT_WORST <= given.value <= DEFAULT_BEST:
        return f"there are no ends, and a {plain_number(given.value)} of this reviewer is not of 1 to 5"
    if contradicts(label, with_ends(given)):
        return f"there are no ends, and {plain_number(given.value)} with the label {shown(label)} is not of 1 to 5"
    return ""


def _placed(read: RatingRead, given: Given, against: str) -> PublishedRating:
    if not against and meaning_of(read.rating.label) == "neither":
        against = "there are no ends, and the label stands on no scale"
    if against:
        read.spot.repaired("scale-unknown", was=given.was, why=against)
        return read.rating
    note_texts(read.spot, given)
    note_assumed(read.spot, given)
    return rating_of(read.rating.label, with_ends(given))
