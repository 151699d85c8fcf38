"""Dates and times as they are typed, and what is said of those that are none."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from claimcheck.review.dates import check_coverage, check_date, date_of

NO_DAYS = (
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "2026-1-31",
    "31-01-2026",
    "20260131",
    "2026-W05-6",
    "tomorrow",
    " ",
)
STRANGE = ("２０２６-01-31", "2026-01-31\n", "2026–01–31", "+2026-01-31", "2026-01-31T10:00", "\ud800")


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    """As year, month and day, any day that there is."""
    assert date_of(day.isoformat()) == day
    assert check_date(day.isoformat()) == ""
    assert check_coverage(day.isoformat()) == ""


@pytest.mark.parametrize("typed", [*NO_DAYS, *STRANGE])
def test_anything_else_is_no_day(typed: str) -> None:
    """The fault shows how one is written; who reads it all the same is told."""
    assert "2026-01-31" in check_date(typed)
    with pytest.raises(ValueError, match=r"is no date|must be in|out of range"):
        date_of(typed)


def test_no_day_need_be_said() -> None:
    """Nothing typed is no day, and no fault."""
    assert (date_of(""), check_date(""), check_coverage("")) == (None, "", "")


@pytest.mark.parametrize("typed", ["2025", "2025-03", "2025-03-31", "2024/2025", "2024-12-31/2025-01", "0001/9999"])
def test_a_time_that_something_is_about(typed: str) -> None:
    """A year, a month or a day, or two of them."""
    assert check_coverage(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "25",
        "2025-13",
        "2025-02-30",
        "0000",
        "2025/",
        "/2025",
        "2024/2025/2026",
        "2024-2025",
        "2024 / 2025",
        "spring",
        *STRANGE,
    ],
)
def test_anything_else_is_no_time(typed: str) -> None:
    """The fault shows how one is written."""
    assert "2024/2025" in check_coverage(typed)


@given(st.text(alphabet="0123456789-/ \n٣½²", max_size=22))
def test_no_check_falls_over_what_is_typed(typed: str) -> None:
    """What passes can be read; what does not has a fault in words."""
    assert (check_date(typed) == "") is (typed == "" or date_of_or_none(typed) is not None)
    assert check_coverage(typed) == "" or check_coverage(typed).endswith(".")


def date_of_or_none(typed: str) -> date | None:
    try:
        return date_of(typed)
    except ValueError:
        return None
