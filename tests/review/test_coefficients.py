"""The measures of agreement: published examples, another implementation, and what must hold of any ratings."""

import math
from collections.abc import Mapping, Sequence
from itertools import product
from random import Random
from typing import Literal

import krippendorff
import pytest
from hypothesis import given, strategies as st

from claimcheck.review.coefficients import (
    NO_VARIATION,
    NOT_TWO,
    NOTHING_SHARED,
    agreement_on,
    measure_agreement,
    measure_alpha,
    measure_kappa,
    shared_units,
)

Units = list[dict[str, str]]


def units_of(**given: str) -> Units:
    """Give the units of a published table: what each person said of one unit after the other, a dot where nothing."""
    rows = {name: row.split() for name, row in given.items()}
    columns = zip(*rows.values(), strict=True)
    return [
        {name: value for name, value in zip(rows, column, strict=True) if value not in (".", "*")} for column in columns
    ]


def units_of_table(*rows: Sequence[int]) -> Units:
    """Give the units of a published table of counts: a row for each value of the one person, a column for the other's."""
    return [
        {"one": str(row), "other": str(column)}
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


BINARY = units_of(meg="0 1 0 0 0 0 0 0 1 0", owen="1 1 1 0 0 1 0 0 0 0")
LETTERS = units_of(ben="a a b b d c c c e d d a", gerry="b a b b b c c c e d d d")
FOUR_OBSERVERS = units_of(
    a="1 2 3 3 2 1 4 1 2 . . .",
    b="1 2 3 3 2 2 4 1 2 5 . 3",
    c=". 3 3 3 2 3 4 2 2 5 1 .",
    d="1 2 3 3 2 4 4 1 2 5 1 .",
)
THREE_CODERS = units_of(
    a="* * * * * 3 4 1 2 1 1 3 3 * 3",
    b="1 * 2 1 3 3 4 3 * * * * * * *",
    c="* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
)


@pytest.mark.parametrize(
    ("units", "order", "expected"),
    [
        (BINARY, None, 0.095),
        (LETTERS, None, 0.692),
        (FOUR_OBSERVERS, None, 0.743),
        (FOUR_OBSERVERS, "12345", 0.815),
        (THREE_CODERS, None, 0.691),
    ],
    ids=["section A", "section B", "section C", "section D", "three coders, many gaps"],
)
def test_published_alphas(units: Units, order: str | None, expected: float) -> None:
    """Krippendorff (2011), sections A to D, and the example of his that encyclopedias give."""
    value = measure_alpha(units, order=order).value
    assert value is not None
    assert round(value, 3) == expected


def test_what_a_published_alpha_rests_on() -> None:
    """The unit that one observer alone gave a value to is out: 40 of the 41 values of section C are paired, in 11 units."""
    figure = measure_alpha(FOUR_OBSERVERS)
    assert (figure.units, figure.people, figure.reason) == (11, 4, "")
    assert sum(map(len, shared_units(FOUR_OBSERVERS))) == 40


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (([20, 5], [10, 15]), 0.4),
        (([45, 15], [25, 15]), 0.1304),
        (([25, 35], [5, 35]), 0.2593),
        (([88, 14, 18], [10, 40, 10], [2, 6, 12]), 0.4915),
    ],
)
def test_published_kappas(table: tuple[list[int], ...], expected: float) -> None:
    """Tables of two by two that textbooks give, and one of three by three by Cohen (1968)."""
    figure = measure_kappa(units_of_table(*table))
    assert figure.value == pytest.approx(expected, abs=5e-5)
    assert (figure.units, figure.people) == (sum(map(sum, table)), 2)


def test_agreement_is_the_mean_over_units() -> None:
    """A unit counts once, however many gave it a value, and not at all with one."""
    units = [{"a": "x", "b": "x"}, {"a": "x", "b": "x", "c": "y"}, {"c": "y"}]
    assert [agreement_on(unit) for unit in units[:2]] == [1, pytest.approx(1 / 3)]
    figure = measure_agreement(units)
    assert figure.value == pytest.approx(2 / 3)
    assert (figure.units, figure.people) == (2, 3)


def test_agreement_on_nothing() -> None:
    """To ask for the agreement of one person is misuse."""
    with pytest.raises(ValueError, match="fewer than two"):
        agreement_on({"a": "x"})


@pytest.mark.parametrize("units", [[], [{}], [{"a": "x"}, {"b": "y"}]])
def test_nothing_shared(units: Units) -> None:
    """There is no figure, and it is said why."""
    for figure in (
        measure_agreement(units),
        measure_kappa(units),
        measure_alpha(units),
        measure_alpha(units, order=""),
    ):
        assert (figure.value, figure.units, figure.people, figure.reason) == (None, 0, 0, NOTHING_SHARED)


def test_no_variation() -> None:
    """Where everybody gives one value throughout all agree, and there is neither α nor κ."""
    units = [{"a": "x", "b": "x"}] * 3
    assert measure_agreement(units).value == 1
    for figure in (measure_kappa(units), measure_alpha(units), measure_alpha(units, order="xy")):
        assert (figure.value, figure.units, figure.people, figure.reason) == (None, 3, 2, NO_VARIATION)


def test_one_value_each() -> None:
    """Two who give different values throughout have figures: nothing is due to them but disagreement."""
    units = [{"a": "x", "b": "y"}] * 4
    assert measure_kappa(units).value == 0
    assert measure_alpha(units).value == pytest.approx(1 - 7 * 8 / 32)


def test_kappa_is_of_two() -> None:
    """For three there is none; somebody whose values nobody else shares does not count."""
    units = [{"a": "x", "b": "x"}, {"a": "y", "b": "x"}, {"c": "y"}]
    assert measure_kappa(units).value is not None
    assert measure_kappa([*units, {"a": "x", "c": "x"}]).reason == NOT_TWO


def test_value_without_a_place() -> None:
    """The ordinal α of a value that is not in the order is misuse; one that nobody shares does not matter."""
    with pytest.raises(ValueError, match="not in the order: z"):
        measure_alpha([{"a": "x", "b": "z"}], order="xy")
    assert measure_alpha([{"a": "x", "b": "y"}, {"a": "z"}], order="xy").value == 0


people = st.sampled_from(["Ada Quill", "Bo Ferrin", "Cy Moor", "Dee Lark"])
some_units = st.lists(st.dictionaries(people, st.sampled_from("abcde")), max_size=12)
units_of_two = st.lists(st.fixed_dictionaries({"a": st.sampled_from("xyz"), "b": st.sampled_from("xyz")}), max_size=20)
orders = st.sampled_from([None, "abcde"])


def other_alpha(units: Units, level: Literal["nominal", "ordinal"]) -> float:
    """Give the α of an independent implementation, of Santiago Castro."""
    names = sorted({name for unit in units for name in unit})
    rows = [["abcde".index(unit[name]) if name in unit else math.nan for unit in units] for name in names]
    return float(krippendorff.alpha(reliability_data=rows, level_of_measurement=level))


@given(some_units, orders)
def test_alpha_as_others_compute_it(units: Units, order: str | None) -> None:
    """An independent implementation comes to the same, whatever the gaps."""
    figure = measure_alpha(units, order=order)
    if figure.value is not None:
        assert figure.value == pytest.approx(other_alpha(units, "ordinal" if order else "nominal"), abs=1e-9)


@given(units_of_two)
def test_kappa_by_brute_force(units: Units) -> None:
    """Chance, counted out: the value of any unit by the one beside that of any unit by the other."""
    figure = measure_kappa(units)
    if figure.value is not None:
        pairs = list(product((unit["a"] for unit in units), (unit["b"] for unit in units)))
        by_chance = sum(one == other for one, other in pairs) / len(pairs)
        observed = sum(unit["a"] == unit["b"] for unit in units) / len(units)
        assert figure.value == pytest.approx((observed - by_chance) / (1 - by_chance), abs=1e-9)


@given(some_units, orders)
def test_alpha_by_brute_force(units: Units, order: str | None) -> None:
    """From its definition by pairs: what differs within units, over what differs among all values that are shared."""
    shared = shared_units(units)
    figure = measure_alpha(units, order=order)
    if figure.value is None:
        assert len({value for unit in shared for value in unit.values()}) < 2
        return
    every = [value for unit in shared for value in unit.values()]

    def squared(one: str, other: str) -> float:
        low, high = sorted((one, other))
        between = sum(low <= value <= high for value in every) - (every.count(low) + every.count(high)) / 2
        return float(one != other) if order is None else between**2

    within = sum(
        sum(squared(one, other) for one, other in product(unit.values(), repeat=2)) / (len(unit) - 1) for unit in shared
    )
    among = sum(squared(one, other) for one, other in product(every, repeat=2)) / (len(every) - 1)
    assert figure.value == pytest.approx(1 - within / among, abs=1e-9)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sets(people, min_size=2)), min_size=2), orders)
def test_all_agree(judged: list[tuple[str, set[str]]], order: str | None) -> None:
    """Where all agree on every unit and the units differ, α and the agreement are 1, and κ where two did it."""
    units = [dict.fromkeys(names, value) for value, names in judged]
    assert measure_agreement(units).value == 1
    varies = len({value for value, _ in judged}) > 1
    assert measure_alpha(units, order=order).value == (1 if varies else None)
    two = [dict.fromkeys(("a", "b"), value) for value, _ in judged]
    assert measure_kappa(two).value == (1 if varies else None)


@given(some_units, orders, st.randoms(use_true_random=False))
def test_order_does_not_matter(units: Units, order: str | None, chance: Random) -> None:
    """Neither that of the units nor that of the people changes anything, to the last digit."""
    others: Units = []
    for unit in chance.sample(units, len(units)):
        pairs = list(unit.items())
        others.append(dict(chance.sample(pairs, len(pairs))))
    assert measure_alpha(others, order=order) == measure_alpha(units, order=order)
    assert measure_agreement(others) == measure_agreement(units)
    assert measure_kappa(others) == measure_kappa(units)


@given(some_units, st.permutations("abcde"))
def test_names_of_values_do_not_matter(units: Units, renamed: Sequence[str]) -> None:
    """Without an order the values may be called anything."""
    names: Mapping[str, str] = dict(zip("abcde", renamed, strict=True))
    others = [{person: names[value] for person, value in unit.items()} for unit in units]
    assert measure_alpha(others) == measure_alpha(units)
    assert measure_kappa(others) == measure_kappa(units)


@given(some_units)
def test_order_upside_down(units: Units) -> None:
    """Which end of a scale is the best one does not matter, nor a level that nobody gave."""
    figure = measure_alpha(units, order="abcde")
    assert measure_alpha(units, order="edcba") == figure
    assert measure_alpha(units, order="a!b?cde.") == figure


@given(some_units, orders)
def test_figures_are_numbers(units: Units, order: str | None) -> None:
    """Each is a number in its range or has a reason why it is none, never both."""
    for figure, least in (
        (measure_alpha(units, order=order), -math.inf),
        (measure_kappa(units), -1),
        (measure_agreement(units), 0),
    ):
        assert (figure.value is None) is bool(figure.reason)
        assert figure.value is None or least <= figure.value <= 1
