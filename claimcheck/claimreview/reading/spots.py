"""A value of JSON-LD together with the way to it and the notes on what was mended there. Knows nothing of ClaimReview."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import field, frozen

from claimcheck.claimreview.findings import Severity, Step, Steps, path_text
from claimcheck.claimreview.published import ReadFault, Repair
from claimcheck.claimreview.reading.references import References
from claimcheck.claimreview.values import each, is_absent

# Markup that was taken through another program may have every key in full, or with the prefix of schema.org.
_PREFIXES = ("schema:", "http://schema.org/", "https://schema.org/")
_LISTS = ("@list", "@set")
_LONGEST = 500
_MOST_SHOWN = 50
_DEEPEST = 3
_HALVES = re.compile("[\ud800-\udfff]")


@frozen(eq=False)
class Notes:
    """What was mended, and what could not be, in the order of reading."""

    repairs: list[Repair] = field(factory=list)
    faults: list[ReadFault] = field(factory=list)


@frozen(eq=False)
class Spot:
    """A value and where it stands in the data."""

    value: Any
    steps: Steps
    notes: Notes = field(factory=Notes)
    references: References = field(factory=References)

    @property
    def is_there(self) -> bool:
        """Whether JSON-LD takes the value as given: it is not null and not an empty list."""
        return not is_absent(self.value)

    def get(self, *names: str) -> "Spot":
        """Give the first of these properties that is given; if none is, the place where the first would stand."""
        if isinstance(self.value, dict):
            for name in names:
                for key in _spellings(name):
                    if not is_absent(self.value.get(key)):
                        return self.inner(self.value[key], (key,))
        return self.inner(None, names[:1])

    def each(self) -> Iterator["Spot"]:
        """Give every value of a property, which may be one or a list of them, following references."""
        for spot in _values(self):
            inner = _listed(spot)
            yield from (each.followed() for each in ([spot] if inner is spot else _values(inner)))

    def repaired(self, repair: str, became: object = None, *, why: str, was: object = None) -> None:
        """Note that something was mended here.

        Args:
            repair: The id of the repair.
            became: What it was mended to; None where it was dropped.
            why: What was wrong with it.
            was: What there was, if not the value itself.

        """
        self.notes.repairs.append(
            Repair(
                id=repair,
                path=path_text(self.steps),
                was=shown(self.value if was is None else was),
                became="" if became is None else shown(became),
                why=why,
            )
        )

    def fault(self, rule: str, severity: Severity, message: str) -> None:
        """Note that something here could not be mended."""
        self.notes.faults.append(ReadFault(id=rule, severity=severity, message=message, path=path_text(self.steps)))

    def inner(self, value: object, way: tuple[Step, ...]) -> "Spot":
        """Give a value that stands further inside."""
        return Spot(value, self.steps + way, self.notes, self.references)

    def followed(self) -> "Spot":
        """Give what this refers to, if it is a reference."""
        if not self.references.has(self.value):
            return self
        found = self.references.follow(self.value)
        if found is None:
            self.fault("reference-many", "warning", "is one reference too many, and is not followed")
            return self
        return Spot(*found, self.notes, self.references)


def _values(spot: Spot) -> Iterator[Spot]:
    for place, item in each(spot.value):
        if not is_absent(item):
            yield spot.inner(item, place)


def _listed(spot: Spot) -> Spot:
    """Give the values of a list that says that it is one, or else the value itself."""
    key = next((key for key in _LISTS if key in spot.value), None) if isinstance(spot.value, dict) else None
    return spot.inner(spot.value[key], (key,)) if key else spot


@cache
def _spellings(name: str) -> tuple[str, ...]:
    return (name, *(prefix + name for prefix in _PREFIXES))


def shown(value: object) -> str:
    """Show a value as JSON writes it, shortened where it is long, in a word where it is large."""
    if _is_large(value):
        return "a list" if isinstance(value, list) else "an object"
    # Python refuses to write out integers of more than some thousand digits.
    try:
        text = json.dumps(value[: _LONGEST + 1] if isinstance(value, str) else value, ensure_ascii=False)
    except ValueError:
        return "a number of thousands of digits"
    text = _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _is_large(value: object) -> bool:
    """Tell whether there is more in it than can be shown; looks at no more than that."""
    waiting = [value]
    for _ in range(_DEEPEST):
        groups = [each for each in waiting if isinstance(each, dict | list)]
        if sum(map(len, groups)) > _MOST_SHOWN:
            return True
        waiting = [item for each in groups for item in (each.values() if isinstance(each, dict) else each)]
    return any(isinstance(each, dict | list) for each in waiting)
