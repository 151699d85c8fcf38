"""A verdict is read from whatever stands where a rating belongs."""

from typing import Any

import pytest

from claimcheck.claimreview import PublishedRating
from claimcheck.claimreview.reading.ratings import read_rating
from tests.claimreview.reading.spotting import noted, spot


@pytest.mark.parametrize(
    ("value", "rating", "notes"),
    [
        ({"alternateName": "False"}, PublishedRating("False"), []),
        ([{"alternateName": "False"}], PublishedRating("False"), []),
        ([{"x": 1}, {"alternateName": "False"}], PublishedRating("False"), ["several-values"]),
        ("Not verifiable", PublishedRating("Not verifiable"), ["rating-form"]),
        ({"alternateName": ""}, PublishedRating(), ["rating-missing"]),
        ("", PublishedRating(), ["rating-missing"]),
        (True, PublishedRating(), ["rating-missing"]),
        (None, PublishedRating(), ["rating-missing"]),
        (
            {"ratingValue": "False", "bestRating": 5},
            PublishedRating("False"),
            ["label-form", "number-alone"],
        ),
    ],
)
def test_every_form(value: Any, rating: PublishedRating, notes: list[str]) -> None:
    """Label and numbers are what is there; that there is no label is one fault."""
    at = spot(value)
    assert (read_rating(at).rating, noted(at)) == (rating, notes)


def test_the_explanation() -> None:
    """Why it was rated so is read with it."""
    at = spot({"alternateName": "False", "ratingExplanation": {"@value": "The budget names 40 million."}})
    assert read_rating(at).explanation == "The budget names 40 million."
