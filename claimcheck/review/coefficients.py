"""How far several people agree who gave values to the same units. Knows no session and no scale.

All is counted in whole numbers and fractions, so that neither the order of anything nor rounding changes a figure.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from attrs import frozen

Unit = Mapping[str, str]
"""What was given to one unit: by each person who gave it one, their value. Who gave none is not in it."""

Distance = Callable[[str, str], int]

NOTHING_SHARED = "nothing was rated by two people"
NO_VARIATION = "all ratings are the same, and without variation chance cannot be told from agreement"
NOT_TWO = "it compares exactly two people"


@frozen
class Figure:
    """A measure of agreement, or why there is none; never a number that is not one.

    ``units`` and ``people`` count what it rests on: the units that two people or more gave a value to, and those people.
    """

    value: float | None
    units: int
    people: int
    reason: str = ""


def shared_units(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Give the units that two people or more gave a value to: the others cannot say anything about agreement."""
    return tuple(unit for unit in units if len(unit) > 1)


def agreement_on(unit: Unit) -> float:
    """Give the share, 0 to 1, of the pairs of people who gave this unit the same value.

    Raises:
        ValueError: Fewer than two people gave it one.

    """
    return float(_agreement(unit))


def measure_agreement(units: Iterable[Unit]) -> Figure:
    """Give the mean over the shared units of the share of pairs that agree, 0 to 1. Chance is not taken into account.

    For two people it is the share of the units to which they gave the same value; for more it is the observed agreement
    of Fleiss (1971), each unit having as many people as gave it a value.
    Source: Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971) 378–382.

    It has no value where no unit is shared.
    """
    shared = shared_units(units)
    if not shared:
        return _figure(shared, NOTHING_SHARED)
    return _figure(shared, sum(map(_agreement, shared), Fraction()) / len(shared))


def measure_kappa(units: Iterable[Unit]) -> Figure:
    """Give Cohen's κ, -1 to 1, of two people: (p_o - p_e) / (1 - p_e).

    p_o is the share of the shared units to which both gave the same value; p_e is what it would be by chance, were each
    to give values as often as they did, to any units: the sum over the values of the products of both people's shares.
    Source: Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960)
    37–46.

    It has no value where no unit is shared, where the shared units are of more than two people, and where both gave
    one and the same value throughout, so that p_e is 1.
    """
    shared = shared_units(units)
    people = sorted(_people(shared))
    if not shared:
        return _figure(shared, NOTHING_SHARED)
    if len(people) != 2:  # noqa: PLR2004 - two is what the measure is defined for
        return _figure(shared, NOT_TWO)
    first, second = (Counter(unit[person] for unit in shared) for person in people)
    by_chance = Fraction(sum(first[value] * second[value] for value in first), len(shared) ** 2)
    if by_chance == 1:
        return _figure(shared, NO_VARIATION)
    observed = sum(map(_agreement, shared), Fraction()) / len(shared)
    return _figure(shared, (observed - by_chance) / (1 - by_chance))


def measure_alpha(units: Iterable[Unit], *, order: Sequence[str] | None = None) -> Figure:
    """Give Krippendorff's α, at most 1, of any number of people, each of whom may have left out any of the units.

    It is 1 - D_o / D_e, the disagreement within units over that to be expected were the same values given by chance; in
    numbers, 1 - (n - 1) · Σ o_ck δ²_ck / Σ n_c n_k δ²_ck. n_c is how often the value c was given in the n values of shared
    units; o_ck counts its coincidences with k in a unit, each pair as 1 / (m - 1) for the unit's m values. The squared
    difference δ²_ck of two values is 1 in the nominal α, (n_c / 2 + all between + n_k / 2)² in the ordinal one.
    Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to D.

    It has no value where no unit is shared, and where all values in shared units are the same, so that D_e is 0.

    Args:
        units: What people gave values to.
        order: Every value, from the lowest to the highest, for the ordinal α; the nominal α if it is not given.

    Raises:
        ValueError: A shared unit has a value that is not in the order.

    """
    shared = shared_units(units)
    if not shared:
        return _figure(shared, NOTHING_SHARED)
    counts = Counter(value for unit in shared for value in unit.values())
    squared = _nominal if order is None else _ordinal(counts, order)
    expected = sum(counts[c] * counts[k] * squared(c, k) for c, k in permutations(counts, 2))
    if not expected:
        return _figure(shared, NO_VARIATION)
    observed = sum((often * squared(c, k) for (c, k), often in _mismatches(shared).items()), Fraction())
    return _figure(shared, 1 - (counts.total() - 1) * observed / expected)


def _figure(shared: Sequence[Unit], outcome: Fraction | str) -> Figure:
    """Make a figure of its value, or of the reason why it has none."""
    value, reason = (None, outcome) if isinstance(outcome, str) else (float(outcome), "")
    return Figure(value, len(shared), len(_people(shared)), reason)


def _people(units: Iterable[Unit]) -> set[str]:
    return {person for unit in units for person in unit}


def _agreement(unit: Unit) -> Fraction:
    if len(unit) < 2:  # noqa: PLR2004 - a pair
        raise ValueError("fewer than two people gave this unit a value")
    alike = sum(often * (often - 1) for often in Counter(unit.values()).values())
    return Fraction(alike, len(unit) * (len(unit) - 1))


def _mismatches(shared: Iterable[Unit]) -> dict[tuple[str, str], Fraction]:
    """Count the coincidences of different values; those of equal ones have a difference of nothing."""
    found: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for unit in shared:
        counts = Counter(unit.values())
        for c, k in permutations(counts, 2):
            found[c, k] += Fraction(counts[c] * counts[k], len(unit) - 1)
    return found


def _nominal(c: str, k: str) -> int:
    return int(c != k)


def _ordinal(counts: Mapping[str, int], order: Sequence[str]) -> Distance:
    """Give the square of twice the difference of two values' middle places in the order; the factor falls out of α."""
    if strange := set(counts) - set(order):
        raise ValueError(f"not in the order: {', '.join(sorted(strange))}")
    middle, below = {}, 0
    for value in order:
        middle[value] = 2 * below + counts[value]
        below += counts[value]
    return lambda c, k: (middle[c] - middle[k]) ** 2
