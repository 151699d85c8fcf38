"""Where ClaimReviews stand in JSON data: alone, in lists, feeds and graphs, inside other objects, at any depth."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from claimcheck.claimreview.findings import Step, Steps
from claimcheck.claimreview.values import address_of, host_of, types_of

# A chain instead of a tuple each: a path is made for every value in the data, and needed for very few.
_Place = tuple["_Place", Step] | None
# Longer ones are in no markup that is meant to be read; of what is nested deeper, the end of the way has to do.
_MOST_STEPS = 1000


@frozen
class Found:
    """A ClaimReview, or what was meant for one, with its path and whether schema.org is its context.

    ``has_context`` is None where what is around it, and may have the context, is not known yet.
    """

    node: dict[str, Any]
    path: Steps
    has_context: bool | None


def find_claim_reviews(data: object, *, has_context: bool | None = False) -> list[Found]:
    """Give every ClaimReview in the order of the data, and objects that have a ``claimReviewed`` without being one.

    Args:
        data: Any JSON value.
        has_context: Whether schema.org is the context of what the data stands in; None if that is not known yet.

    """
    found: list[Found] = []
    # A stack of our own: data from outside may be nested deeper than Python may call.
    open_values: list[tuple[object, _Place, bool | None]] = [(data, None, has_context)]
    while open_values:
        value, place, is_inside = open_values.pop()
        if isinstance(value, dict):
            is_inside = ("@context" in value and is_schema_org(value["@context"])) or is_inside
            # No other type has this property, so a wrong or forgotten type is noticed by it.
            if "claimReviewed" in value or is_claim_review(value):
                found.append(Found(node=value, path=_steps(place), has_context=is_inside))
        # The last one in is the next one out, so the children go in backwards.
        open_values += [(child, (place, step), is_inside) for step, child in reversed(list(_children(value)))]
    return found


def is_claim_review(node: object) -> bool:
    """Tell whether the object says that it is a ClaimReview."""
    return "ClaimReview" in types_of(node)


def is_schema_org(context: object) -> bool:
    """Tell whether a ``@context`` is schema.org's, alone or among others."""
    for each in context if isinstance(context, list) else [context]:
        address = address_of(each.get("@vocab") if isinstance(each, dict) else each)
        if host_of(address) == "schema.org" or address.strip("/") == "schema.org":
            return True
    return False


def _children(value: object) -> Iterator[tuple[Step, Any]]:
    """Give what is inside of a value and may hold further values."""
    pairs: Iterable[tuple[Step, Any]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for step, child in pairs:
        if isinstance(child, dict | list):
            yield step, child


def _steps(place: _Place) -> Steps:
    steps: list[Step] = []
    while place is not None and len(steps) < _MOST_STEPS:
        place, step = place
        steps.append(step)
    return tuple(reversed(steps if place is None else [*steps, "…"]))
