"""Single values read from JSON without coercing them. Knows no class of the model and no converter.

Each function gives the value back as what it should be, or raises a ValueError that says what it must be.
"""

import json
import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

T = TypeVar("T")

# PostgreSQL's JSONB refuses the one, UTF-8 the other.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MOMENT = re.compile(r"[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]{1,6})?Z")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){2}")
_SHOWN = 60


def refusal(value: Any, wanted: str) -> ValueError:
    """Make the exception that says what a value must be and what it is."""
    shown = json.dumps(value, ensure_ascii=False, default=repr)
    return ValueError(f"must be {wanted}, is {shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + '…'}")


def text(value: Any) -> str:
    """Read text that every store can keep."""
    if type(value) is not str:
        raise refusal(value, "text")
    if _UNSTORABLE.search(value):
        raise refusal(value, "text without NUL and lone surrogates")
    return value


def whole(value: Any) -> int:
    """Read a whole number."""
    if type(value) is not int:
        raise refusal(value, "a whole number")
    return value


def truth(value: Any) -> bool:
    """Read true or false."""
    if type(value) is not bool:
        raise refusal(value, "true or false")
    return value


def number(value: Any) -> float:
    """Read a finite number."""
    try:
        if type(value) in (int, float) and math.isfinite(value):
            return float(value)
    except OverflowError:
        pass
    raise refusal(value, "a number")


def moment(value: Any) -> datetime:
    """Read a date and time in UTC."""
    return _parsed(datetime.fromisoformat, _MOMENT, value, "a date and time in UTC such as 2025-03-01T12:00:00Z")


def day(value: Any) -> date:
    """Read a calendar day."""
    return _parsed(date.fromisoformat, _DAY, value, "a date such as 2025-03-01")


def one_of(allowed: tuple[str, ...], value: Any) -> str:
    """Read one of a few words."""
    if type(value) is not str or value not in allowed:
        raise refusal(value, f"one of {', '.join(allowed)}")
    return value


def sequence(value: Any) -> list[Any]:
    """Read a list, whatever it holds."""
    if type(value) is not list:
        raise refusal(value, "a list")
    return value


def mapping(value: Any) -> dict[str, Any]:
    """Read an object, whatever it holds."""
    if type(value) is not dict:
        raise refusal(value, "an object")
    return value


def _parsed(parse: Callable[[str], T], pattern: re.Pattern[str], value: Any, wanted: str) -> T:
    try:
        if type(value) is str and pattern.fullmatch(value):
            return parse(value)
    except ValueError:
        pass
    raise refusal(value, wanted)
