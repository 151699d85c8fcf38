"""Numbers without ends are of 1 to 5 unless one of them shows that its reviewer has no such scale."""

from typing import Any

import pytest

from claimcheck.claimreview import PublishedRating
from claimcheck.claimreview.reading.loose_numbers import placed
from claimcheck.claimreview.reading.ratings import read_rating
from tests.claimreview.reading.spotting import noted, spot

Rated = tuple[str, Any, str]
"""A reviewer, a number and a label."""


def read(*rated: Rated) -> tuple[list[PublishedRating], list[list[str]]]:
    spots = [(who, spot({"ratingValue": value, "alternateName": label})) for who, value, label in rated]
    found = placed((who, read_rating(at)) for who, at in spots)
    return found, [noted(at) for _, at in spots]


def test_on_the_scale_of_schema_org() -> None:
    """Where nothing speaks against it, the ends are those that schema.org assumes."""
    found, notes = read(("desk", 2, "Mostly false"), ("desk", "5", "True"))
    assert found == [PublishedRating("Mostly false", 2, 5, 1), PublishedRating("True", 5, 5, 1)]
    assert notes == [["scale-assumed"], ["number-text", "scale-assumed"]]


@pytest.mark.parametrize(
    "told", [("desk", 6, "Out of context"), ("desk", 0, "Unclear"), ("desk", 2, "True"), ("desk", 4, "False")]
)
def test_one_gives_the_others_away(told: Rated) -> None:
    """An index beyond 1 to 5, or one at the wrong end, shows what the reviewer's other numbers are; labels are kept."""
    found, notes = read(("desk", 3, "Half true"), told, ("others", 3, "Half true"))
    assert found == [PublishedRating("Half true"), PublishedRating(told[2]), PublishedRating("Half true", 3, 5, 1)]
    assert notes == [["scale-unknown"], ["scale-unknown"], ["scale-assumed"]]


def test_a_label_off_the_scale_stands_for_itself() -> None:
    """That satire has a number says nothing about the numbers of other labels."""
    found, notes = read(("desk", 3, "Satire"), ("desk", 1, "False"))
    assert found == [PublishedRating("Satire"), PublishedRating("False", 1, 5, 1)]
    assert notes == [["scale-unknown"], ["scale-assumed"]]


def test_numbers_with_ends_are_left_alone() -> None:
    """What the publisher says of the scale counts, whatever the labels are."""
    at = spot({"ratingValue": 3, "bestRating": 5, "worstRating": 1, "alternateName": "Unproven"})
    assert placed([("desk", read_rating(at))]) == [PublishedRating("Unproven", 3, 5, 1)]
    assert noted(at) == []
