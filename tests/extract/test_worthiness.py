"""Check-worthiness and its reasons."""

import tomllib
from importlib.resources import files

from hypothesis import given, strategies as st

from claimcheck.extract.worthiness import worth_of
from claimcheck.model import CLAIM_KINDS, Claimant

QUILL = Claimant(name="Ada Quill", type="Person")


def test_facts_before_opinions() -> None:
    """An amount about a public matter is worth more than an event, an event more than an opinion or an experience."""
    amount = worth_of("The council spent $40 million on the school", "quantity", QUILL).value
    event = worth_of("The council met in the old town hall", "event", None).value
    opinion = worth_of("The council should be ashamed of the town hall", "opinion", None).value
    experience = worth_of("Ada Quill once slept in the old town hall", "experience", None).value
    assert amount > event > max(opinion, experience)


def test_reasons() -> None:
    """What counts is told in words that show it, and in no others."""
    reasons = worth_of("The council spent $40 million on the school", "quantity", QUILL).reasons
    assert "a number: $40 million" in reasons
    assert "a public matter: council" in reasons
    assert "said by Ada Quill" in reasons
    assert not any("hedged" in reason for reason in reasons)


def test_weights_are_data() -> None:
    """Every kind has its weight in the data file."""
    text = (files("claimcheck.extract") / "worthiness.toml").read_text(encoding="utf-8")
    weights = tomllib.loads(text)["weights"]
    assert {f"kind_{kind}" for kind in CLAIM_KINDS} <= set(weights)


@given(st.text(max_size=60), st.sampled_from(CLAIM_KINDS), st.none() | st.just(QUILL))
def test_any_claim(text: str, kind: str, claimant: Claimant | None) -> None:
    """Any claim has a worth between 0 and 1, the same each time."""
    worth = worth_of(text, kind, claimant)  # type: ignore[arg-type]
    assert 0 <= worth.value <= 1
    assert worth == worth_of(text, kind, claimant)  # type: ignore[arg-type]
