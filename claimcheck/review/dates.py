"""Dates as a person types them, and what is wrong with them. Knows no clock."""

import re
from datetime import date

_COVERAGE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def check_date(value: str) -> str:
    """Ask for a day, or for nothing."""
    try:
        date_of(value)
    except ValueError:
        return "A date is written as year, month and day: 2026-01-31."
    return ""


def date_of(value: str) -> date | None:
    """Read a day; None where nothing was typed.

    Raises:
        ValueError: It is none.

    """
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(f"{value}: is no date")
    return date.fromisoformat(value)


def check_coverage(value: str) -> str:
    """Ask for the time that something is about: a year, month or day, or two of them with a stroke between; or nothing."""
    if not value:
        return ""
    ends = value.split("/")
    if len(ends) > 2 or not all(map(_is_time, ends)):  # noqa: PLR2004 - a beginning and an end
        return "A time is written as 2025, 2025-03 or 2025-03-31; from and to with a stroke: 2024/2025."
    return ""


def _is_time(value: str) -> bool:
    if not _COVERAGE.fullmatch(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
