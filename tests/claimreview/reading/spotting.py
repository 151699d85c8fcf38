"""A value as a spot, and what was noted while it was read."""

from typing import Any

from claimcheck.claimreview.reading.references import references_in
from claimcheck.claimreview.reading.spots import Notes, Spot


def spot(value: Any) -> Spot:
    """Give a value as it stands at the top of the data."""
    return Spot(value, (), Notes(), references_in(value))


def noted(at: Spot) -> list[str]:
    """Give the ids of what was mended and of what could not be."""
    return [*(each.id for each in at.notes.repairs), *(each.id for each in at.notes.faults)]
