"""The typed form keeps its promises: dates are dates, and a scale rises."""

from datetime import UTC, date, datetime

import pytest

from claimcheck.claimreview import PublishedDate, PublishedRating, PublishedReview


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("2026", None, None),
        ("2026-01", None, None),
        ("2026-01-31", date(2026, 1, 31), None),
        ("2026-01-31T10:00", date(2026, 1, 31), None),
        ("2026-01-31T10:00:05Z", date(2026, 1, 31), datetime(2026, 1, 31, 10, 0, 5, tzinfo=UTC)),
        ("2026-02-01T00:30:00+0100", date(2026, 2, 1), datetime(2026, 1, 31, 23, 30, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", date(1, 1, 1), None),
    ],
)
def test_a_date_is_as_exact_as_it_was_given(text: str, day: date | None, moment: datetime | None) -> None:
    """A year has no day, a day no moment, and a time without a zone is no moment either."""
    assert (PublishedDate(text).day, PublishedDate(text).moment) == (day, moment)


@pytest.mark.parametrize("text", ["", "yesterday", "2020-10-07 20:05"])
def test_what_is_no_date(text: str) -> None:
    """Only ISO 8601 is ever in a date."""
    with pytest.raises(ValueError, match="ISO 8601"):
        PublishedDate(text)


@pytest.mark.parametrize("numbers", [(None, None, None), (1, 5, 1), (2.5, 3, 1), (5, 5, 1)])
def test_a_rating(numbers: tuple[float | None, float | None, float | None]) -> None:
    """It has a number on a rising scale, or none at all."""
    assert PublishedRating("x", *numbers).value == numbers[0]


@pytest.mark.parametrize("numbers", [(1, None, None), (None, 5, 1), (0, 2, 0), (6, 5, 1), (1, 1, 1), (1, 1, 5)])
def test_what_is_no_rating(numbers: tuple[float | None, float | None, float | None]) -> None:
    """Numbers that say nothing, or the opposite, are never in one."""
    with pytest.raises(ValueError, match="worst"):
        PublishedRating("x", *numbers)


def test_a_review_can_be_kept_in_a_set() -> None:
    """It is a value, with nothing in it that can change."""
    assert len({PublishedReview(path="$"), PublishedReview(path="$")}) == 1
