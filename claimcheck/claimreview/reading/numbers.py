"""The numbers of a rating, brought onto a scale that rises from 1. Knows no label.

A scale that falls is turned over: its ends change places and the number becomes ``best + worst - value``. A scale that begins
below 1 is then moved up by ``1 - worst``, the number and both ends alike. Neither changes how far from the worst to the best
the number is, ``(value - worst) / (best - worst)``: 5 with a best of 1 and a worst of 5 is 1 of 1 to 5, and 1 of 0 to 2 is
2 of 1 to 3.
"""

import re
from fractions import Fraction
from typing import Any

from attrs import frozen

from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.values import number_of

VALUE, BEST, WORST = "ratingValue", "bestRating", "worstRating"
DEFAULT_BEST, DEFAULT_WORST = Fraction(5), Fraction(1)
"""The ends that schema.org assumes where they are not given."""

_SIGNED = re.compile(r"[-−][0-9]")
_WITH_COMMA = re.compile(r"([0-9]{1,3}),([0-9]{1,2})")
# More than any scale has, and few enough that a float holds them exactly.
_MOST = 10**15


@frozen
class Given:
    """A number and the ends of its scale as they were given, each with what was written; an end may be None."""

    value: Fraction
    best: Fraction | None
    worst: Fraction | None
    was: dict[str, Any]

    @property
    def has_no_end(self) -> bool:
        """Whether there is a number alone."""
        return self.best is None and self.worst is None


@frozen
class Scaled:
    """A number on a scale."""

    value: Fraction
    best: Fraction
    worst: Fraction

    @property
    def shown(self) -> dict[str, float]:
        """The three numbers under their names in a Rating."""
        return {VALUE: plain_number(self.value), BEST: plain_number(self.best), WORST: plain_number(self.worst)}


def plain_number(number: Fraction) -> float:
    """Give a number as JSON writes it: whole without a point."""
    return number.numerator if number.denominator == 1 else float(number)


def read_numbers(rating: Spot, *, has_label_as_value: bool = False) -> Given | None:
    """Give the numbers of a rating that is an object, without judging whether they make a scale.

    Args:
        rating: The rating.
        has_label_as_value: Whether its ``ratingValue`` was read as its label.

    """
    spots = {name: next(rating.get(name).each(), rating.get(name)) for name in (VALUE, BEST, WORST)}
    was = {name: _plain(spot.value) for name, spot in spots.items() if _is_given(spot)}
    if has_label_as_value:
        was.pop(VALUE, None)
    if VALUE not in was:
        if was:
            rating.repaired("number-alone", was=was, why="the ends of a scale with no number on it")
        return None
    numbers = {name: number_in(value) for name, value in was.items()}
    if bad := [name for name, number in numbers.items() if number is None]:
        rating.repaired("number-none", was=was, why=f"{' and '.join(bad)} cannot be read as a number")
        return None
    value = numbers[VALUE]
    return None if value is None else Given(value, numbers.get(BEST), numbers.get(WORST), was)


def number_in(value: object) -> Fraction | None:
    """Give the number that is written here, as one or as a text; a text may have a sign and a decimal comma, too."""
    sign = 1
    if isinstance(value, str):
        value = value.strip()
        if _SIGNED.match(value):
            value, sign = value[1:], -1
        value = _WITH_COMMA.sub(r"\1.\2", value) if _WITH_COMMA.fullmatch(value) else value
    number = number_of(value)
    return None if number is None or not -_MOST <= number <= _MOST else sign * Fraction(number)


def on_scale(rating: Spot, given: Given) -> Scaled | None:
    """Give a number that has an end of its scale at least on one that rises from 1 or more; None where it says nothing."""
    scaled = with_ends(given)
    if given.best is None or given.worst is None:
        if not scaled.worst <= scaled.value <= scaled.best or scaled.worst == scaled.best:
            why = "one end is not given, and what schema.org assumes for it does not fit"
            rating.repaired("scale-unknown", was=given.was, why=why)
            return None
        note_assumed(rating, given)
    elif found := _emptiness(scaled):
        rating.repaired(found[0], was=given.was, why=found[1])
        return None
    note_texts(rating, given)
    return _moved_up(rating, _turned_over(rating, scaled))


def with_ends(given: Given) -> Scaled:
    """Give the number on its scale, with the ends that schema.org assumes for those that are not given."""
    best, worst = given.best, given.worst
    return Scaled(given.value, DEFAULT_BEST if best is None else best, DEFAULT_WORST if worst is None else worst)


def note_assumed(rating: Spot, given: Given) -> None:
    """Note that an end was assumed, or both."""
    missing = [name for name, end in ((BEST, given.best), (WORST, given.worst)) if end is None]
    rating.repaired(
        "scale-assumed", with_ends(given).shown, was=given.was, why=f"there is no {' and no '.join(missing)}"
    )


def note_texts(rating: Spot, given: Given) -> None:
    """Note that numbers were written as texts, if any was."""
    texts = {name: value for name, value in given.was.items() if isinstance(value, str)}
    if texts:
        shown = with_ends(given).shown
        rating.repaired("number-text", {name: shown[name] for name in texts}, was=texts, why="written as a text")


def _is_given(spot: Spot) -> bool:
    """Tell whether there is anything; an empty text is nothing, and is noted."""
    value = _plain(spot.value)
    is_empty = isinstance(value, str) and not value.strip()
    if is_empty:
        spot.repaired("empty-text", why="a text with nothing in it")
    return not is_empty and spot.is_there


def _plain(value: object) -> object:
    return value["@value"] if isinstance(value, dict) and "@value" in value else value


def _emptiness(scaled: Scaled) -> tuple[str, str] | None:
    """Say why numbers with both ends say nothing: the id of the repair, and why."""
    if scaled.best == scaled.worst:
        if scaled.value == scaled.best < DEFAULT_WORST:
            return "number-sentinel", "three equal numbers below 1 say that there is no number"
        return "scale-point", "the best is the worst, so that the number says nothing"
    low, high = sorted((scaled.best, scaled.worst))
    return None if low <= scaled.value <= high else ("scale-outside", "the number is outside its scale")


def _turned_over(rating: Spot, scaled: Scaled) -> Scaled:
    if scaled.worst <= scaled.best:
        return scaled
    turned = Scaled(scaled.best + scaled.worst - scaled.value, best=scaled.worst, worst=scaled.best)
    rating.repaired("scale-inverted", turned.shown, was=scaled.shown, why="the best is below the worst")
    return turned


def _moved_up(rating: Spot, scaled: Scaled) -> Scaled:
    if scaled.worst >= DEFAULT_WORST:
        return scaled
    by = DEFAULT_WORST - scaled.worst
    moved = Scaled(scaled.value + by, best=scaled.best + by, worst=DEFAULT_WORST)
    rating.repaired("scale-shifted", moved.shown, was=scaled.shown, why="the scale begins below 1")
    return moved
