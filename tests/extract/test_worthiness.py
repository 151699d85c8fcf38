"""Check-worthiness and its reasons."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract import worthiness
from claimcheck.extract.worthiness import find_features, known_features, worth_of
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
    """What counts is told in words that show it, what counts most first, and nothing else."""
    reasons = worth_of("The council spent $40 million on the school", "quantity", QUILL).reasons
    assert reasons[0] == "an amount: $40 million"
    assert "said by Ada Quill" in reasons
    assert not any(reason.startswith(("hedged", "a number")) for reason in reasons)


def test_reasons_against() -> None:
    """What counts against a claim says so."""
    reasons = worth_of("Ada Quill was born in Leeds", "event", None).reasons
    assert "against: somebody’s life or part: was born" in reasons


def test_month_is_no_possibility() -> None:
    """The month of May says nothing of what could be."""
    assert "possibility" not in find_features("It opened in May", "event", None)
    assert "possibility" in find_features("It may open", "event", None)


@pytest.mark.parametrize(
    ("text", "feature", "shown"),
    [
        ("It cost £2.3m", "amount", "£2.3m"),
        ("Nobody can say why it fell", "possibility", "can"),
        ("You don't argue with water", "second_person", "You"),
        ("Ada Quill was born in Leeds", "life", "was born"),
        ("The trust declined to comment", "speech_act", "declined"),
        ("I will close the pier", "own_plan", "I will"),
    ],
)
def test_features(text: str, feature: str, shown: str) -> None:
    """A feature is shown by the very words."""
    assert find_features(text, "event", None)[feature] == shown


def test_private_people() -> None:
    """What one person does is a private matter, unless a public matter is named or somebody claims it."""
    assert "private_person" in find_features("Ada Quill lost a shoe", "event", None)
    assert "private_person" not in find_features("Ada Quill lost the election", "event", None)
    assert "private_person" not in find_features("Ada Quill lost a shoe", "event", QUILL)


def test_weights_are_data() -> None:
    """Every feature has its weight, and every kind its feature."""
    _, weights = worthiness._weights()
    assert set(weights) == set(known_features())
    assert {f"kind_{kind}" for kind in CLAIM_KINDS} <= set(weights)


@given(st.text(max_size=60), st.sampled_from(CLAIM_KINDS), st.none() | st.just(QUILL))
def test_any_claim(text: str, kind: str, claimant: Claimant | None) -> None:
    """Any claim has a worth between 0 and 1, the same each time."""
    worth = worth_of(text, kind, claimant)  # type: ignore[arg-type]
    assert 0 <= worth.value <= 1
    assert worth == worth_of(text, kind, claimant)  # type: ignore[arg-type]
