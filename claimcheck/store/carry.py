"""What a stored session has beyond what this program knows, carried over into the session that replaces it.

A later version of the same ``schema_version``, or another program, may have put keys beside ours; a save must not drop
them. Works on rows; knows no model and no store.
"""

from collections.abc import Callable, Mapping
from typing import Any

from claimcheck.store.layout import Row, Tables

_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "session": (),
    "article": (),
    "claims": ("id",),
    "reviews": ("claim_id", "reviewer"),
    "verdicts": ("claim_id",),
    "drafts": ("claim_id", "reviewer", "is_verdict"),
    "assignments": ("claim_id", "reviewer"),
    "history": ("number",),
}
"""What tells which row of a table is which, whatever else changes in it."""


def identity_in(table: str) -> Callable[[Row], tuple[Any, ...]]:
    """Give the function that tells a row of the table from every other."""
    names = _IDENTITY[table]
    return lambda row: tuple(row.get(name) for name in names)


def carry_unknown(stored: Tables, new: Tables) -> Tables:
    """Put what only the stored rows have into the new rows of the same identity."""
    return {name: _carry_rows(stored.get(name, {}), rows, identity_in(name)) for name, rows in new.items()}


def carry_into(new: Any, stored: Any) -> Any:
    """Put the keys that only the stored value has into the new one, in objects within objects too.

    Every key that is known is always written, so a key that the new value has not is one that is not known. An element
    of a list that was changed is a new one, which nothing is carried into.
    """
    if new is stored or new == stored:
        return stored
    match new, stored:
        case dict(), dict():
            carried = {key: carry_into(value, stored[key]) if key in stored else value for key, value in new.items()}
            return carried | {key: value for key, value in stored.items() if key not in new}
        case list(), list():
            left = list(stored)
            return [_taken(left, element) for element in new]
    return new


def _carry_rows(stored: Mapping[str, Row], new: dict[str, Row], identity: Callable[[Row], Any]) -> dict[str, Row]:
    if new is stored:
        return new
    before = {identity(row): row for row in stored.values()}
    return {key: carry_into(row, before.get(identity(row), {})) for key, row in new.items()}


def _taken(stored: list[Any], element: Any) -> Any:
    """Take the stored element that is this one with more keys, if there is one, off the list."""
    for at, each in enumerate(stored):
        if _covers(each, element):
            return stored.pop(at)
    return element


def _covers(stored: Any, new: Any) -> bool:
    match new, stored:
        case dict(), dict():
            return all(key in stored and _covers(stored[key], value) for key, value in new.items())
        case list(), list():
            return len(new) == len(stored) and all(map(_covers, stored, new))
    return bool(new == stored)
