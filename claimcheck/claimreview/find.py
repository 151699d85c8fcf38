"""Where ClaimReviews stand in JSON data: alone, in lists, feeds and graphs, inside other objects, at any depth."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from claimcheck.claimreview.findings import Step, Steps
from claimcheck.claimreview.values import address_of, host_of, types_of

# A chain instead of a tuple each: a path is made for every value in the data, and needed for very few.
_Place = tuple["_Place", Step] | None


@frozen
class Found:
    """A ClaimReview, or what was meant for one, with its path and whether schema.org is its context."""

    node: dict[str, Any]
    path: Steps
    has_context: bool


def find_claim_reviews(data: object) -> list[Found]:
    """Give every ClaimReview in the order of the data, and objects that have a ``claimReviewed`` without being one."""
    found: list[Found] = []
    # A stack of our own: data from outside may be nested deeper than Python may call.
    open_values: list[tuple[object, _Place, bool]] = [(data, None, False)]
    while open_values:
        value, place, has_context = open_values.pop()
        if isinstance(value, dict):
            has_context = has_context or is_schema_org(value.get("@context"))
            # No other type has this property, so a wrong or forgotten type is noticed by it.
            if is_claim_review(value) or "claimReviewed" in value:
                found.append(Found(node=value, path=_steps(place), has_context=has_context))
        # The last one in is the next one out, so the children go in backwards.
        open_values += [(child, (place, step), has_context) for step, child in reversed(list(_children(value)))]
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
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _steps(place: _Place) -> Steps:
    steps: list[Step] = []
    while place is not None:
        place, step = place
        steps.append(step)
    return tuple(reversed(steps))
