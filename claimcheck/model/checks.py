"""Validators that several nouns share. They know attrs and nothing else of claimcheck."""

from datetime import datetime, timedelta
from typing import Any

from attrs import Attribute


def is_filled(_: object, attribute: "Attribute[str]", value: str) -> None:
    """Refuse an empty or blank string.

    Raises:
        ValueError: The value has no visible character.

    """
    if not value.strip():
        raise ValueError(f"{attribute.name}: must not be empty")


def is_utc(_: object, attribute: "Attribute[Any]", value: datetime | None) -> None:
    """Refuse a date that is not aware UTC; None passes.

    Raises:
        ValueError: The date is naive or in another zone.

    """
    if value is not None and value.utcoffset() != timedelta(0):
        raise ValueError(f"{attribute.name}: must be an aware UTC date")


def is_share(_: object, attribute: "Attribute[float]", value: float) -> None:
    """Refuse a number outside 0 to 1.

    Raises:
        ValueError: The number is out of range or not a number.

    """
    if not 0 <= value <= 1:
        raise ValueError(f"{attribute.name}: must be between 0 and 1, is {value}")


def is_count(_: object, attribute: "Attribute[int]", value: int) -> None:
    """Refuse a number below 0.

    Raises:
        ValueError: The number is negative.

    """
    if value < 0:
        raise ValueError(f"{attribute.name}: must be >= 0")
