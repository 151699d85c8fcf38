"""Numbers come onto a scale that rises from 1, in proportion, or are dropped where they say nothing."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview.reading.numbers import Scaled, number_in, on_scale, read_numbers
from tests.claimreview.reading.spotting import noted, spot


def scaled(value: Any, best: Any, worst: Any) -> tuple[dict[str, float] | None, list[str]]:
    """Give three numbers on their scale, and what was noted."""
    at = spot({"ratingValue": value, "bestRating": best, "worstRating": worst})
    given = read_numbers(at)
    found = on_scale(at, given) if given else None
    return found.shown if found else None, noted(at)


def shown(value: float, best: float, worst: float) -> dict[str, float]:
    return {"ratingValue": value, "bestRating": best, "worstRating": worst}


@pytest.mark.parametrize(
    ("given", "found", "notes"),
    [
        ((3, 5, 1), (3, 5, 1), []),
        ((2.5, 5, 1), (2.5, 5, 1), []),
        (("2.50", 5, 1), (2.5, 5, 1), ["number-text"]),
        (("2,5", "5", "1"), (2.5, 5, 1), ["number-text"]),
        (({"@value": 3}, [5], 1), (3, 5, 1), []),
        ((5, 1, 5), (1, 5, 1), ["scale-inverted"]),
        ((2, 1, 5), (4, 5, 1), ["scale-inverted"]),
        ((10, 10, 50), (50, 50, 10), ["scale-inverted"]),
        ((0, 2, 0), (1, 3, 1), ["scale-shifted"]),
        ((50, 100, 0), (51, 101, 1), ["scale-shifted"]),
        (("-2", "2", "-2"), (1, 5, 1), ["number-text", "scale-shifted"]),
        ((0.1, 1, 0.1), (1, 1.9, 1), ["scale-shifted"]),
        ((0, 0, 4), (5, 5, 1), ["scale-inverted", "scale-shifted"]),
        ((1, 6, None), (1, 6, 1), ["scale-assumed"]),
        ((0, None, 0), (1, 6, 1), ["scale-assumed", "scale-shifted"]),
    ],
)
def test_on_a_rising_scale(given: tuple[Any, ...], found: tuple[float, ...], notes: list[str]) -> None:
    """The number is as far from the worst as it was, and everything that was done is noted."""
    assert scaled(*given) == (shown(*found), notes)


@pytest.mark.parametrize(
    ("given", "notes"),
    [
        ((-1, -1, -1), ["number-sentinel"]),
        ((0, 0, 0), ["number-sentinel"]),
        (("−1", "−1", "−1"), ["number-sentinel"]),
        ((1, 1, 1), ["scale-point"]),
        ((3, 5, 5), ["scale-point"]),
        ((0, 10, 1), ["scale-outside"]),
        ((-1, 5, 1), ["scale-outside"]),
        ((6, 1, 5), ["scale-outside"]),
        ((7, None, 1), ["scale-unknown"]),
        ((5, 1, None), ["scale-unknown"]),
        ((None, 5, 1), ["number-alone"]),
        (("", 5, 1), ["empty-text", "number-alone"]),
        (("four", 5, 1), ["number-none"]),
        (("4/5", 5, 1), ["number-none"]),
        ((True, 5, 1), ["number-none"]),
        ((float("nan"), 5, 1), ["number-none"]),
        ((10**100, 10**101, 1), ["number-none"]),
        (({"a": 1}, 5, 1), ["number-none"]),
        ((None, None, None), []),
    ],
)
def test_numbers_that_say_nothing(given: tuple[Any, ...], notes: list[str]) -> None:
    """They are dropped, and that is noted."""
    assert scaled(*given) == (None, notes)


FINITE = st.integers(-200, 200) | st.floats(-100, 100).map(lambda it: round(it, 3))


@given(FINITE, FINITE, FINITE)
def test_proportion_is_kept(value: float, best: float, worst: float) -> None:
    """Whatever the scale, what was given is as near to the best as what is read; or it is not on the scale at all."""
    at = spot({"ratingValue": value, "bestRating": best, "worstRating": worst})
    given = read_numbers(at)
    assert given
    found = on_scale(at, given)
    if best == worst or not min(best, worst) <= value <= max(best, worst):
        assert found is None
        return
    assert found
    assert 1 <= found.worst <= found.value <= found.best
    assert found.best - found.worst == abs(Fraction(best) - Fraction(worst))
    assert _share(found) == (Fraction(value) - Fraction(worst)) / (Fraction(best) - Fraction(worst))


def _share(found: Scaled) -> Fraction:
    return (found.value - found.worst) / (found.best - found.worst)


def test_endless_numbers() -> None:
    """They are none of a rating, and cannot even be shown."""
    assert scaled(10**5000, "9" * 5000, 1) == (None, ["number-none"])


@pytest.mark.parametrize("value", ["1e3", "٣", "--1", "1,234,567", "1,234", "", None, [], "9" * 500, 10**16])
def test_what_is_no_number(value: Any) -> None:
    """Digits with a point or one comma, and a sign: nothing else, and not endlessly many."""
    assert number_in(value) is None
