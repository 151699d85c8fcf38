"""Single values as JSON-LD may write them: text, types, numbers, addresses, dates. Never raises on any JSON value."""

import math
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin, urlsplit

Number = int | float | Decimal

_NUMERAL = re.compile(r"[0-9]{1,400}(\.[0-9]{1,400})?")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
# White space comes with several addresses joined in one text, the others with hostile ones.
_NOT_IN_ADDRESS = re.compile("[\\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_IN_HOST = re.compile(r"""[<>"'`{}|\\^%,;()]""")


def is_absent(value: object) -> bool:
    """Tell whether JSON-LD takes the property as not there at all: null or an empty list."""
    return value is None or value == []


def each(value: object) -> Iterator[tuple[tuple[int, ...], Any]]:
    """Give every value of a property, which may be one or a list of them, with its place in the list."""
    if not isinstance(value, list):
        yield (), value
        return
    for place, item in enumerate(value):
        yield (place,), item


def text_of(value: object) -> str:
    """Give the text that is written here, trimmed: a string, a ``{"@value": …}`` or a list that begins with one."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return value.strip() if isinstance(value, str) else ""


def address_of(value: object) -> str:
    """Give the address that is written here: a string, or an object's ``@id`` or ``url``."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("@id", "url", "@value") if isinstance(value.get(key), str)), None)
    return value.strip() if isinstance(value, str) else ""


def types_of(value: object) -> tuple[str, ...]:
    """Give the types of an object by their short names: ``https://schema.org/Claim`` is a ``Claim``."""
    if not isinstance(value, dict):
        return ()
    found = value.get("@type")
    names = found if isinstance(found, list) else [found]
    return tuple(_short(name) for name in names if isinstance(name, str) and name.strip())


def _short(name: str) -> str:
    return name if name.isalpha() else re.split(r"[/#:]", name.strip())[-1]


def number_of(value: object) -> Number | None:
    """Give the number that is written here, as a number or as schema.org allows it in a text: digits and "." only."""
    if isinstance(value, str):
        return Decimal(value.strip()) if _NUMERAL.fullmatch(value.strip()) else None
    # In Python true is a number; in JSON it is none.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if isinstance(value, int) or math.isfinite(value) else None


def host_of(address: str) -> str:
    """Give the host of an absolute http(s) address in lower case, without ``www.``; empty for anything else."""
    if _NOT_IN_ADDRESS.search(address):
        return ""
    # What stands in brackets must be an IPv6 address, and anything else raises.
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
    return "" if _NOT_IN_HOST.search(host) else host.rstrip(".").removeprefix("www.")


def is_web_address(address: str) -> bool:
    """Tell whether this is an absolute http(s) address with a host."""
    return host_of(address) != ""


def joined(base: str, address: str) -> str:
    """Give an address as it is meant on a page of that address; what cannot be joined as it was written."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def is_date(text: str) -> bool:
    """Tell whether this is a date or a date with time as ISO 8601 writes them; a year or a month alone is one too."""
    if _DATE.fullmatch(text):
        text = (text + "-01-01")[:10]
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text or len(text) == len("2026-01-31")


def whole(value: float | None) -> float | None:
    """Give a whole number as an integer, so that it is written without a point; anything else as it is."""
    return int(value) if value is not None and value == int(value) else value
