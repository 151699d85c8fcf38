"""A value on a documented scale. Levels carry numbers, labels off the scale carry none."""

import math
from typing import Any

from attrs import Attribute, field, frozen

from claimcheck.model.checks import is_filled


def _is_finite(_: object, attribute: "Attribute[Any]", value: float | None) -> None:
    if value is not None and not math.isfinite(value):
        raise ValueError(f"{attribute.name}: must be a finite number, is {value}")


@frozen
class RatingLevel:
    """A step of a scale: the higher the value, the truer the claim."""

    value: float = field(validator=_is_finite)
    label: str = field(validator=is_filled)


@frozen
class Rating:
    """One label of one version of one scale; ``value`` is None for a label off the scale."""

    scale: str = field(validator=is_filled)
    scale_version: str = field(validator=is_filled)
    label: str = field(validator=is_filled)
    value: float | None = field(default=None, validator=_is_finite)


def _folded(label: str) -> str:
    return label.strip().casefold()


def _rise(_: object, attribute: "Attribute[tuple[RatingLevel, ...]]", levels: tuple[RatingLevel, ...]) -> None:
    values = [level.value for level in levels]
    if values != sorted(set(values)):
        raise ValueError(f"{attribute.name}: values must rise from worst to best")
    if len(levels) == 1:
        raise ValueError(f"{attribute.name}: one level alone is no order; make it a label")
    if values and values[0] < 1:
        raise ValueError(f"{attribute.name}: the worst value must be at least 1 to be published as ClaimReview")


def _differ(instance: "RatingScale", attribute: "Attribute[tuple[str, ...]]", labels: tuple[str, ...]) -> None:
    every = [*(level.label for level in instance.levels), *labels]
    if not every:
        raise ValueError(f"{attribute.name}: a scale needs at least one level or label")
    if len({_folded(label) for label in every}) < len(every) or not all(label.strip() for label in labels):
        raise ValueError(f"{attribute.name}: must be filled in and differ from each other and from the levels")


@frozen
class RatingScale:
    """Ordered levels, worst to best (there may be none), and unordered labels beside them.

    ``version`` changes whenever a label or value does, so that an old rating says what it was made with. ``url`` is
    where its owner explains it.
    """

    id: str = field(validator=is_filled)
    name: str = field(validator=is_filled)
    version: str = field(validator=is_filled)
    levels: tuple[RatingLevel, ...] = field(validator=_rise)
    labels: tuple[str, ...] = field(default=(), validator=_differ)
    url: str | None = None

    @property
    def worst(self) -> float | None:
        """The lowest value, or None for a scale without levels."""
        return self.levels[0].value if self.levels else None

    @property
    def best(self) -> float | None:
        """The highest value, or None for a scale without levels."""
        return self.levels[-1].value if self.levels else None

    @property
    def all_labels(self) -> tuple[str, ...]:
        """Every label that can be given: the levels from worst to best, then those off the scale."""
        return (*(level.label for level in self.levels), *self.labels)

    def rate(self, label: str) -> Rating:
        """Give the rating of that label; case and the space around it do not matter.

        Raises:
            ValueError: The scale has no such label.

        """
        values = {level.label: level.value for level in self.levels}
        for known in self.all_labels:
            if _folded(known) == _folded(label):
                return Rating(scale=self.id, scale_version=self.version, label=known, value=values.get(known))
        raise ValueError(f"{self.name} has no label {label!r}; it has: {', '.join(self.all_labels)}")
