"""The rules on ``reviewRating``: its label and its numbers. Knows nothing of the rest of a ClaimReview."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from claimcheck.claimreview.findings import Broken
from claimcheck.claimreview.values import (
    Number,
    address_of,
    each,
    is_absent,
    is_web_address,
    number_of,
    text_of,
    types_of,
)
from claimcheck.model.scales import built_in_scales

# The kinds of Rating that schema.org knows; markup of aggregators uses them.
RATING_TYPES = {"Rating", "AggregateRating", "EndorsementRating"}
LONGEST_LABEL = 60
# As schema.org says of bounds that are not given.
_DEFAULT_BEST, _DEFAULT_WORST = 5, 1
_NUMBERS = ("ratingValue", "bestRating", "worstRating")
_PREFIX = re.compile(r"\s*(?:(?:our |the )?(?:rating|verdict|ruling|conclusion)\s*[:–—-]|:)\s*", re.IGNORECASE)


def check_rating(node: dict[str, Any]) -> Iterator[Broken]:
    """Check the rating that a ClaimReview gives, or each of them."""
    if is_absent(node.get("reviewRating")):
        yield "rating-missing", "is missing", ("reviewRating",)
        return
    for place, rating in each(node["reviewRating"]):
        for rule, message, steps in _check_one(rating):
            yield rule, message, ("reviewRating", *place, *steps)
        if isinstance(rating, dict) and not (_is_on_known_scale(rating) or _is_explained(rating, node)):
            message = "is on no known scale, and no page is named that says what it means"
            yield "rating-no-scale", message, ("reviewRating", *place, "ratingValue")


def _is_on_known_scale(rating: dict[str, Any]) -> bool:
    """Tell whether a number stands beside the label that a published scale gives it, or is none that means anything."""
    value, best, worst = (number_of(rating.get(key)) for key in _NUMBERS)
    best, worst = _DEFAULT_BEST if best is None else best, _DEFAULT_WORST if worst is None else worst
    # Other rules tell of what is no number, lies beyond the ends of its scale, or has no label.
    if value is None or not 1 <= worst <= value <= best or worst == best or value != int(value):
        return True
    label = text_of(rating.get("alternateName")) or text_of(rating.get("name"))
    label = label[_end_of_prefix(label) :].casefold()
    levels = _known_levels().get((value, best, worst), ())
    return not label or any(label.startswith(each) and not label[len(each) :][:1].isalnum() for each in levels)


@cache
def _known_levels() -> dict[tuple[Number | None, ...], list[str]]:
    """Give the labels that published scales give to a number between a best and a worst one."""
    found: dict[tuple[Number | None, ...], list[str]] = {}
    for scale in built_in_scales().values():
        for level in scale.levels:
            found.setdefault((level.value, scale.best, scale.worst), []).append(level.label.casefold())
    return found


def _is_explained(rating: dict[str, Any], node: dict[str, Any]) -> bool:
    """Tell whether the markup names a page that can say what the number means."""
    named = [rating.get("url"), rating.get("sameAs"), node.get("publishingPrinciples")]
    for key in ("author", "publisher", "sdPublisher"):
        named += [party.get("publishingPrinciples") for _, party in each(node.get(key)) if isinstance(party, dict)]
    return any(is_web_address(address_of(value)) for found in named for _, value in each(found))


def _check_one(rating: object) -> Iterator[Broken]:
    if not isinstance(rating, dict):
        yield "rating-missing", f"must be a Rating object, is {kind_of(rating)}", ()
        return
    if not RATING_TYPES.intersection(types_of(rating)):
        yield "rating-missing", "@type must be Rating", ("@type",)
    yield from _check_label(rating)
    yield from _check_numbers(rating)


def _check_label(rating: dict[str, Any]) -> Iterator[Broken]:
    # Google reads the name only where there is no alternateName, and asks for the latter.
    key = "alternateName" if text_of(rating.get("alternateName")) else "name"
    label = text_of(rating.get(key))
    if not label:
        yield "rating-missing", "is missing or empty", ("alternateName",)
        return
    if key == "name":
        yield "rating-name-form", "stands in for a missing alternateName", ("name",)
    elif not isinstance(rating[key], str):
        yield "rating-name-form", f"must be a plain text, is {kind_of(rating[key])}", (key,)
    if len(label) > LONGEST_LABEL:
        yield "rating-name-long", f"has {len(label)} characters", (key,)
    if end := _end_of_prefix(label):
        yield "rating-name-prefix", f"begins with {label[:end].strip()!r}", (key,)


def _end_of_prefix(label: str) -> int:
    prefix = _PREFIX.match(label)
    return prefix.end() if prefix else 0


def _check_numbers(rating: dict[str, Any]) -> Iterator[Broken]:
    given = [key for key in _NUMBERS if not is_absent(rating.get(key))]
    numbers = {key: number_of(rating[key]) for key in given}
    for key, number in numbers.items():
        if number is None:
            yield "rating-not-numeric", f"must be a number, is {_shown(rating[key])}", (key,)
    # Ends of a scale with nothing between them are what is left of a rating that somebody meant to remove.
    if given and "ratingValue" not in given:
        yield "rating-not-numeric", f"is missing beside {' and '.join(given)}", ("ratingValue",)
    if None not in numbers.values() and "ratingValue" in given:
        yield from _check_range({key: number for key, number in numbers.items() if number is not None})


def _check_range(numbers: dict[str, Number]) -> Iterator[Broken]:
    value = numbers["ratingValue"]
    best, worst = numbers.get("bestRating", _DEFAULT_BEST), numbers.get("worstRating", _DEFAULT_WORST)
    missing = [key for key in ("bestRating", "worstRating") if key not in numbers]
    if missing:
        yield "rating-bounds-missing", f"has no {' and no '.join(missing)} beside it", ("ratingValue",)
    # Sentinels for "no rating" (-1 of -1 to -1, 0 of 0 to 2) end up here; leaving the numbers out is the way to say that.
    if worst < 1:
        yield "rating-range", f"must be at least 1, is {_shown(worst)}", ("worstRating",)
    if worst >= best:
        yield "rating-range", f"must be below bestRating {_shown(best)}, is {_shown(worst)}", ("worstRating",)
    elif not worst <= value <= best:
        yield "rating-range", f"must be from {_shown(worst)} to {_shown(best)}, is {_shown(value)}", ("ratingValue",)
    if value != int(value):
        yield "rating-not-integer", f"is {_shown(value)}", ("ratingValue",)


def kind_of(value: object) -> str:
    """Name the kind of a JSON value for a message."""
    for kind, name in (
        (str, "a text"),
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
        (list, "a list"),
    ):
        if isinstance(value, kind):
            return name
    return "nothing" if value is None else "an object"


def _shown(value: object) -> str:
    """Show a value as it was written, shortened: it may be longer than any message should be."""
    if isinstance(value, dict | list):
        return kind_of(value)
    # Python refuses to write out integers of more than some thousand digits.
    try:
        text = repr(value) if isinstance(value, str) else str(value)
    except ValueError:
        return "a number of more digits than can be shown"
    return text if len(text) <= LONGEST_LABEL else text[:LONGEST_LABEL] + "…"
