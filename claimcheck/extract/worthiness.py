"""How much a claim is worth checking, 0 to 1, with the reasons in words.

A linear model over features that a person can see in the claim; its weights are data beside this module.
"""

import math
import re
import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

from claimcheck.extract.kinds import numbers_in
from claimcheck.model import Claimant, ClaimKind

_AMOUNT = re.compile(r"[$€£]?\d[\d,.]*(?:\s?(?:%|percent|per cent|million|billion|trillion|bn|m)\b)?")
_SUPERLATIVE = re.compile(
    r"\b(?:first|largest|biggest|highest|lowest|most|least|worst|best|never|always|only|record|every|none|all)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+")
_HEDGE = re.compile(r"\b(?:may|might|perhaps|possibly|reportedly|could|appears?|seems?|likely)\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:law|government|minister|president|court|council|parliament|congress|police|tax(?:es)?|budget|vote[ds]?|election|war|military|health|vaccine|hospital"
    r"|school|crime|prison|immigration|climate|energy|price|inflation|jobs?|unemployment|funding|treaty|sanctions|peace|troops|soldiers|weapons?)\b",
    re.IGNORECASE,
)
_SHORT = 5


@frozen
class Worth:
    """A priority for checking, 0 to 1, and why."""

    value: float
    reasons: tuple[str, ...]


@cache
def _weights() -> dict[str, float]:
    text = (files("claimcheck.extract") / "worthiness.toml").read_text(encoding="utf-8")
    return {feature: float(weight) for feature, weight in tomllib.loads(text)["weights"].items()}


def worth_of(text: str, kind: ClaimKind, claimant: Claimant | None) -> Worth:
    """Weigh a claim: the logistic function of the weights of the features it has."""
    weights = _weights()
    present = dict(_features(text, kind, claimant))
    total = weights["bias"] + sum(weights[feature] for feature in present)
    reasons = [
        reason for feature, reason in present.items() if reason and abs(weights[feature]) >= weights["least_reason"]
    ]
    return Worth(round(1 / (1 + math.exp(-total)), 2), tuple(reasons))


def _features(text: str, kind: ClaimKind, claimant: Claimant | None) -> list[tuple[str, str]]:
    """Give the features a claim has, each with its reason in words."""
    amount = _AMOUNT.search(text)
    superlative, official, hedge = _SUPERLATIVE.search(text), _OFFICIAL.search(text), _HEDGE.search(text)
    has_number = bool(numbers_in(text)) and amount is not None
    found = [
        (f"kind_{kind}", _KIND_REASONS[kind]),
        ("number", f"a number: {amount.group()}" if has_number and amount else ""),
        ("superlative", f"a strong word: {superlative.group().lower()}" if superlative else ""),
        ("official", f"a public matter: {official.group().lower()}" if official else ""),
        ("attributed", f"said by {claimant.name}" if claimant else ""),
        ("name", "names somebody or something" if _NAME.search(text) else ""),
        ("hedge", f"hedged: {hedge.group().lower()}" if hedge else ""),
        ("short", "says little" if len(text.split()) < _SHORT else ""),
    ]
    return [(feature, reason) for feature, reason in found if reason]


_KIND_REASONS: dict[ClaimKind, str] = {
    "quantity": "states an amount",
    "causal": "states a cause",
    "rule": "states a rule",
    "prediction": "speaks of the future",
    "experience": "somebody's own experience",
    "event": "says what happened",
    "opinion": "an opinion",
}
