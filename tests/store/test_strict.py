"""A value from JSON is what it should be, or is refused; nothing is made of something else."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.store import strict
from tests import strategies

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
stance = partial(strict.one_of, ("supports", "refutes"))
READERS: list[tuple[Callable[[Any], Any], tuple[type, ...]]] = [
    (strict.text, (str,)),
    (strict.whole, (int,)),
    (strict.truth, (bool,)),
    (strict.number, (int, float)),
    (strict.sequence, (list,)),
    (strict.mapping, (dict,)),
    (stance, (str,)),
    (strict.moment, (str,)),
    (strict.day, (str,)),
]


@given(json_values)
def test_value_of_another_type(value: Any) -> None:
    """Whatever JSON holds, a reader gives it back unchanged or refuses it; true is not 1, and 5 is not "5"."""
    for read, types in READERS:
        if type(value) not in types:
            with pytest.raises(ValueError, match="must be"):
                read(value)
    assert strict.sequence([value]) == [value]


@given(strategies.storable_texts, st.integers(), st.floats(allow_nan=False, allow_infinity=False))
def test_value_of_the_type(text: str, whole: int, number: float) -> None:
    """What is of the right type passes, and a whole number is a number too."""
    assert strict.text(text) == text
    assert strict.whole(whole) == whole
    assert strict.number(number) == number
    assert type(strict.number(1)) is float


@pytest.mark.parametrize("value", ["a\x00", "\ud800", float("nan"), float("inf"), 10**400])
def test_value_that_a_store_cannot_keep(value: Any) -> None:
    """NUL, lone surrogates and numbers that are not finite are refused."""
    with pytest.raises(ValueError, match="must be"):
        (strict.text if isinstance(value, str) else strict.number)(value)


@given(strategies.moments, st.dates())
def test_dates(moment: datetime, day: date) -> None:
    """A date and time ends in Z; a day is a day."""
    assert strict.moment(moment.isoformat().replace("+00:00", "Z")) == moment
    assert strict.day(day.isoformat()) == day
    assert strict.moment("2025-03-01T12:00:00.5Z") == datetime(2025, 3, 1, 12, 0, 0, 500_000, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-01",
        "2025-03-01T12:00:00",
        "2025-03-01T12:00:00+00:00",
        "2025-03-01T12:00:00+02:00",
        "2025-03-01 12:00:00Z",
        "2025-02-30T12:00:00Z",
        "2025-03-01T25:00:00Z",
        "2025-03-01T12:00:00.1234567Z",
        "2025-W09-6",
        "٢٠٢٥-03-01T12:00:00Z",
        "",
    ],
)
def test_no_date_and_time(value: str) -> None:
    """A date of another form, of another zone, or that never was is refused, with an example of the form."""
    with pytest.raises(ValueError, match="must be a date and time in UTC such as 2025-03-01T12:00:00Z, is"):
        strict.moment(value)


@pytest.mark.parametrize("value", ["2025-3-1", "20250301", "2025-02-30", "2025-W09-6", "2025-03-01T00:00:00Z"])
def test_no_day(value: str) -> None:
    """A day of another form, or that never was, is refused."""
    with pytest.raises(ValueError, match="must be a date such as 2025-03-01, is"):
        strict.day(value)


def test_one_of_a_few_words() -> None:
    """A word that is not among them is refused with those that are."""
    assert stance("refutes") == "refutes"
    with pytest.raises(ValueError, match='must be one of supports, refutes, is "proves"'):
        stance("proves")


def test_long_value_is_cut() -> None:
    """A message stays short whatever the value."""
    assert len(str(strict.refusal("x" * 1000, "a number"))) < 100
