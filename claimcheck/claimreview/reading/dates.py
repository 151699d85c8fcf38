"""Dates in the forms in which they are published, where each can be one day only. Knows no review and no clock."""

import re

from claimcheck.claimreview.published import PublishedDate
from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.reading.texts import read_text
from claimcheck.claimreview.values import is_date

# Letters of other alphabets that fold to these are none of a month.
_FLAGS = re.IGNORECASE | re.ASCII
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})"
_TIME = (
    r"(?:(?:[ ,T]|, | at )(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?)"
    r" ?(?P<zone>UTC|GMT|Z|[+-][0-9]{2}:?[0-9]{2}|\((?:UTC|GMT)\))?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, _FLAGS)
    for form in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign){_DAY}",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_WEEKDAY}{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}",
    )
)
_TWO_WAYS = re.compile(rf"(?P<one>[0-9]{{1,2}})(?P<sign>[-/.])(?P<other>[0-9]{{1,2}})(?P=sign){_YEAR}{_TIME}", _FLAGS)
_LONGEST = 60
_UTC = {"UTC", "GMT", "Z"}
_MONTHS_OF_A_YEAR = 12


def read_date(spot: Spot) -> PublishedDate | None:
    """Give the date that is written here; None where there is none, and where it cannot be told which day it is."""
    text = read_text(spot)
    if not text:
        return None
    if is_date(text):
        return PublishedDate(text)
    mended = mended_date(text)
    if mended is None:
        spot.fault("date-format", "error", "is not an ISO 8601 date, nor any date that can be one day only")
        return None
    spot.repaired("date-form", mended, why="is not as ISO 8601 writes a date")
    return PublishedDate(mended)


def mended_date(text: str) -> str | None:
    """Write a date of another form as ISO 8601 writes it; None where it is none, or could be two days."""
    if len(text) > _LONGEST:
        return None
    line = " ".join(text.split())
    for form in _FORMS:
        if found := form.fullmatch(line):
            return _written(found, found["month"], found["day"])
    if found := _TWO_WAYS.fullmatch(line):
        one, other = int(found["one"]), int(found["other"])
        # A number above 12 is no month, and where both are the same it does not matter which is.
        if one == other or max(one, other) > _MONTHS_OF_A_YEAR:
            return _written(found, str(min(one, other)), str(max(one, other)))
    return None


def _written(found: re.Match[str], month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    text = f"{found['year']}-{number:02}-{int(day):02}"
    if found["time"]:
        clock = found["time"] if found["time"][1].isdecimal() else f"0{found['time']}"
        zone = (found["zone"] or "").strip("()").upper()
        text += f"T{clock}{'Z' if zone in _UTC else zone}"
    return text if is_date(text) else None
