"""How much a claim is worth checking, 0 to 1, with the reasons in words.

A logistic model over features that a person can see in the claim. Features and weights are data beside this module;
benchmarks/worthiness.py fits the weights.
"""

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from claimcheck.extract.patterns import AnyOf, any_of, heads_of
from claimcheck.model import Claimant, ClaimKind

_LEAST_TOLD = 0.3
"""The smallest weight that a reason is worth telling for."""

_MOST_TOLD = 5


@frozen
class Worth:
    """A priority for checking, 0 to 1, and why, what counts most first; what counts against it says so."""

    value: float
    reasons: tuple[str, ...]


@frozen
class Feature:
    """Something that a claim has or has not. ``prior`` is how far it counts by the annotation guidelines alone."""

    name: str
    reason: str
    prior: float
    pattern: AnyOf | None
    is_cased: bool
    unless: str


def worth_of(text: str, kind: ClaimKind, claimant: Claimant | None) -> Worth:
    """Weigh a claim: the logistic function of the weights of the features it has.

    Args:
        text: The claim, standing alone.
        kind: Its kind.
        claimant: Who asserts it; None for the article itself.

    """
    by_name, (bias, weights) = known_features(), _weights()
    found = find_features(text, kind, claimant)
    total = bias + sum(weights[name] for name in found)
    telling = sorted(found, key=lambda name: -abs(weights[name]))
    told = [
        name
        for name in telling
        if abs(weights[name]) >= _LEAST_TOLD and by_name[name].reason and by_name[name].unless not in found
    ]
    reasons = dict.fromkeys(
        ("" if weights[name] > 0 else "against: ") + by_name[name].reason.format(found[name]) for name in told
    )
    return Worth(round(1 / (1 + math.exp(-total)), 4), tuple(reasons)[:_MOST_TOLD])


def find_features(text: str, kind: ClaimKind, claimant: Claimant | None) -> dict[str, str]:
    """Give the names of the features a claim has, each with the words that show it."""
    plain = text.replace("'", "’")
    # Patterns without a flag are found several times faster.
    lower = plain.lower()
    heads = heads_of(lower)
    found = {f"kind_{kind}": ""}
    for feature in known_features().values():
        if feature.pattern and (match := feature.pattern.search(plain if feature.is_cased else lower, heads)):
            found[feature.name] = plain[match.start() : match.end()] if len(plain) == len(lower) else match.group()
    # What will have happened is not past.
    if kind == "prediction":
        found.pop("past", None)
    if claimant is not None:
        found["attributed"] = claimant.name
        if kind == "event":
            found["attributed_event"] = ""
    elif "person" in found and "public_matter" not in found:
        found["private_person"] = ""
    return found


@cache
def known_features() -> dict[str, Feature]:
    """Give all features by their names."""
    return {
        name: Feature(
            name,
            row["reason"],
            row["prior"],
            _pattern(row.get("words", [])),
            row.get("cased", False),
            row.get("unless", ""),
        )
        for name, row in _data("worthiness.toml")["features"].items()
    }


def _pattern(words: list[str]) -> AnyOf | None:
    return any_of(words) if words else None


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = _data("worthiness_weights.toml")
    return data["bias"], data["weights"]


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("claimcheck.extract") / name).read_text(encoding="utf-8"))
