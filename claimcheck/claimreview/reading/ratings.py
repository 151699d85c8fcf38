"""The verdict of a ClaimReview: its label, and its number where it has one. Knows nothing of the claim."""

from attrs import evolve, field, frozen

from claimcheck.claimreview.published import PublishedRating
from claimcheck.claimreview.reading.labels import has_label, meaning_of, read_label, trimmed_label
from claimcheck.claimreview.reading.numbers import (
    VALUE,
    Given,
    Scaled,
    number_in,
    on_scale,
    plain_number,
    read_numbers,
)
from claimcheck.claimreview.reading.spots import Spot, shown
from claimcheck.claimreview.reading.texts import read_text

RULE = "rating-missing"


@frozen(eq=False)
class RatingRead:
    """A rating, and where it stands. ``given`` is a number without ends, which is judged with others of its reviewer."""

    spot: Spot
    rating: PublishedRating = field(factory=PublishedRating)
    explanation: str = ""
    given: Given | None = None


def read_rating(spot: Spot, *, language: str = "") -> RatingRead:
    """Read the ``reviewRating``, or of several the first that has a label."""
    every = list(spot.each())
    if not every:
        spot.fault(RULE, "error", "is missing")
        return RatingRead(spot)
    chosen = next((each for each in every if has_label(each)), every[0])
    if len(every) > 1:
        spot.repaired("several-values", chosen.value, why=f"{len(every)} ratings where there can be one")
    if isinstance(chosen.value, dict):
        return _from_object(chosen, language)
    return _from_plain(chosen)


def rating_of(label: str, scaled: Scaled | None) -> PublishedRating:
    """Put a label and its number together."""
    if scaled is None:
        return PublishedRating(label)
    return PublishedRating(label, *map(plain_number, (scaled.value, scaled.best, scaled.worst)))


def contradicts(label: str, scaled: Scaled) -> bool:
    """Tell whether a label says true with a number in the lower half of the scale, or false with one in the upper."""
    middle = (scaled.best + scaled.worst) / 2
    return {"true": scaled.value < middle, "false": scaled.value > middle}.get(meaning_of(label), False)


def note_contradiction(spot: Spot, label: str, scaled: Scaled) -> None:
    """Note that label and number contradict each other, if they do: which of them is meant cannot be told."""
    if contradicts(label, scaled):
        ends = f"{plain_number(scaled.worst)} to {plain_number(scaled.best)}"
        told = f"is {shown(label)} with {plain_number(scaled.value)} of {ends}"
        spot.fault("rating-contradicts", "warning", told)


def _from_object(spot: Spot, language: str) -> RatingRead:
    label, name = read_label(spot, language=language)
    if not label:
        spot.get("alternateName").fault(RULE, "error", "is missing or empty")
    given = read_numbers(spot, has_label_as_value=name == VALUE)
    explanation = read_text(spot.get("ratingExplanation"), language=language)
    return evolve(_judged(spot, label, given), explanation=explanation)


def _from_plain(spot: Spot) -> RatingRead:
    """Read a rating that is a text or a number instead of an object."""
    number = number_in(spot.value)
    if number is not None:
        spot.repaired("rating-form", {VALUE: plain_number(number)}, why="a bare number instead of a Rating")
        spot.fault(RULE, "error", "has no label")
        return _judged(spot, "", Given(number, None, None, {VALUE: spot.value}))
    text = read_text(spot, required=RULE)
    if not text:
        return RatingRead(spot)
    spot.repaired("rating-form", {"alternateName": text}, why="a bare text instead of a Rating")
    return RatingRead(spot, PublishedRating(trimmed_label(spot, text)))


def _judged(spot: Spot, label: str, given: Given | None) -> RatingRead:
    """Put a number on its scale, unless it has no end of it."""
    if given is None or given.has_no_end:
        return RatingRead(spot, PublishedRating(label), given=given)
    scaled = on_scale(spot, given)
    if scaled is not None:
        note_contradiction(spot, label, scaled)
    return RatingRead(spot, rating_of(label, scaled))
