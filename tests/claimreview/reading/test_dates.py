"""A date that can be one day only is read, in whatever form; one that could be two is not."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview.reading.dates import mended_date, read_date
from tests.claimreview.reading.spotting import noted, spot


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2020-10-07 20:05", "2020-10-07T20:05"),
        ("2020-10-07 20:05:17.123", "2020-10-07T20:05:17.123"),
        ("2017-03-01 20:30:17 UTC", "2017-03-01T20:30:17Z"),
        ("2017-03-01 20:30:17 +0100", "2017-03-01T20:30:17+0100"),
        ("2017-03-01T20:30:17 GMT", "2017-03-01T20:30:17Z"),
        ("2020-10-7", "2020-10-07"),
        ("2020/10/07 9:05", "2020-10-07T09:05"),
        ("2020.10.07", "2020-10-07"),
        ("20201007", "2020-10-07"),
        ("October 7, 2020", "2020-10-07"),
        ("october 7th 2020", "2020-10-07"),
        ("Oct. 7, 2020 at 20:05", "2020-10-07T20:05"),
        ("Wednesday, October 7, 2020", "2020-10-07"),
        ("7 October 2020", "2020-10-07"),
        ("07-Oct-2020", "2020-10-07"),
        ("Wed, 07 Oct 2020 20:05:17 +0200", "2020-10-07T20:05:17+0200"),
        ("Wed, 07 Oct 2020 20:05:17 GMT", "2020-10-07T20:05:17Z"),
        ("25/10/2020", "2020-10-25"),
        ("10/25/2020", "2020-10-25"),
        ("25.10.2020 20:05", "2020-10-25T20:05"),
        ("10/10/2020", "2020-10-10"),
        ("  7   October\n2020 ", "2020-10-07"),
    ],
)
def test_one_day_only(text: str, written: str) -> None:
    """It is written as ISO 8601 writes it, with no more than was given, and that is noted."""
    at = spot(text)
    read = read_date(at)
    assert (read.text if read else None, noted(at)) == (written, ["date-form"])


@pytest.mark.parametrize(
    "text",
    [
        "07/10/2020", "7.10.2020", "10-07-2020", "07/10/20", "yesterday", "0000-00-00", "2020-13-01 20:05", "2020-02-30 20:05",
        "30/30/2020", "October 2020", "October 32, 2020", "2020-10-07 25:05", "1602100000", "7 octobre 2020", "ſep 7, 2020",
        "２０２０-10-07 20:05", "Oct 7, 2020" + " " * 60 + "x", "2020-10/07",
    ],
)  # fmt: skip
def test_two_days_or_none(text: str) -> None:
    """It is not guessed, but a fault."""
    at = spot(text)
    assert (read_date(at), noted(at)) == (None, ["date-format"])


@pytest.mark.parametrize("text", ["2020", "2020-10", "2020-10-07", "2019-01-23T14:22:00+0100", "2026-01-31T10:00:05Z"])
def test_iso_8601_is_left_alone(text: str) -> None:
    """What is right already is read as it is."""
    at = spot({"@type": "Date", "@value": text})
    read = read_date(at)
    assert (read.text if read else None, noted(at)) == (text, [])


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%Y/%m/%d", "%Y-%m-%d 20:05", "%Y%m%d"]),
)
def test_every_day_of_the_calendar(day: date, form: str) -> None:
    """Each form gives the day that was written in it."""
    assert (mended_date(day.strftime(form)) or "")[:10] == day.isoformat()
