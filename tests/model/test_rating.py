"""A scale has an order where it has numbers, and a label is found as it was written."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.model import Rating, RatingLevel, RatingScale
from claimcheck.model.scales import built_in_scales
from tests import strategies

scales_with_label = strategies.scales().flatmap(lambda s: st.tuples(st.just(s), st.sampled_from(s.all_labels)))


def scale(*levels: tuple[float, str], labels: tuple[str, ...] = ()) -> RatingScale:
    """Make a scale of values and labels."""
    return RatingScale(
        id="s", name="S", version="1", levels=tuple(RatingLevel(*each) for each in levels), labels=labels
    )


@given(scales_with_label)
def test_every_label_can_be_rated(drawn: tuple[RatingScale, str]) -> None:
    """Every label gives its own rating, in any case; a level's has its value, another one's has none."""
    scale, label = drawn
    rating = scale.rate(
        f" {label.swapcase().casefold()} " if label.swapcase().casefold() == label.casefold() else label
    )
    assert rating == Rating(scale=scale.id, scale_version=scale.version, label=label, value=rating.value)
    assert rating.value == next((level.value for level in scale.levels if level.label == label), None)


@given(strategies.scales())
def test_levels_rise(scale: RatingScale) -> None:
    """Levels go from worst to best, and the ends are what ClaimReview is told."""
    assert all(lower.value < higher.value for lower, higher in pairwise(scale.levels))
    assert (scale.worst is None) == (scale.best is None) == (not scale.levels)
    if scale.levels:
        assert 1 <= min(level.value for level in scale.levels) == scale.worst
        assert scale.best == max(level.value for level in scale.levels)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"levels": ((2, "b"), (1, "a"))}, "values must rise"),
        ({"levels": ((1, "a"), (1, "b"))}, "values must rise"),
        ({"levels": ((1, "a"),), "labels": ("b",)}, "one level alone"),
        ({"levels": ((0, "a"), (1, "b"))}, "at least 1"),
        ({"levels": ((1, "a"), (float("inf"), "b"))}, "finite"),
        ({"levels": ((float("nan"), "a"), (1, "b"))}, "finite"),
        ({"levels": ((1, "a"), (2, " "))}, "label: must not be empty"),
        ({"levels": ((1, "a"), (2, "A "))}, "differ"),
        ({"levels": ((1, "a"), (2, "b")), "labels": ("B",)}, "differ"),
        ({"labels": ("a", "a")}, "differ"),
        ({"labels": ("",)}, "filled in"),
        ({}, "at least one level or label"),
    ],
)
def test_scale_that_is_refused(fault: dict[str, Any], message: str) -> None:
    """No scale has levels out of order, a single level, labels that are the same, or nothing at all."""
    with pytest.raises(ValueError, match=message):
        scale(*fault.get("levels", ()), labels=fault.get("labels", ()))


def test_unknown_label() -> None:
    """A label that the scale does not have is refused with those that it has."""
    with pytest.raises(ValueError, match="S has no label 'Maybe'; it has: False, True, Satire"):
        scale((1, "False"), (2, "True"), labels=("Satire",)).rate("Maybe")


def test_rating_is_a_number_or_none() -> None:
    """A rating's value can be written as JSON."""
    with pytest.raises(ValueError, match="value: must be a finite number"):
        Rating(scale="s", scale_version="1", label="a", value=float("nan"))


@pytest.mark.parametrize(
    ("scale_id", "levels"),
    [("google", 5), ("politifact", 6), ("snopes", 5), ("washingtonpost", 5), ("averitec", 0), ("africacheck", 0)],
)
def test_built_in_scales(scale_id: str, levels: int) -> None:
    """The scales that organisations published are there, with as many levels as they have."""
    found = built_in_scales()[scale_id]
    assert found.id == scale_id
    assert len(found.levels) == levels
    assert found.url is None or found.url.startswith("https://")


def test_averitec_has_four_labels() -> None:
    """AVeriTeC's labels have no order and no number."""
    averitec = built_in_scales()["averitec"]
    assert len(averitec.all_labels) == 4
    assert {averitec.rate(label).value for label in averitec.all_labels} == {None}
