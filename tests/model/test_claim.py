"""A claim says something, stands somewhere, and is of a known kind."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Anchor, Claim, Claimant, Unresolved
from claimcheck.model.claim import Reply, by_worth
from tests import samples, strategies


@given(strategies.articles_with_words.flatmap(lambda a: st.tuples(st.just(a.text), strategies.claims(a.text, "c-1"))))
def test_claim_is_anchored_in_its_text_alone(drawn: tuple[str, Claim]) -> None:
    """Every anchor quotes the text; with the text shortened into the last of them, the claim is adrift."""
    text, claim = drawn
    assert claim.is_anchored_in(text)
    assert not claim.is_anchored_in(text[: max(anchor.end for anchor in claim.anchors) - 1])


def test_one_anchor_adrift() -> None:
    """One anchor that does not quote the text is enough to be adrift."""
    stray = Anchor(start=0, end=3, exact="???")
    assert not evolve(samples.COST, anchors=(*samples.COST.anchors, stray)).is_anchored_in(samples.TEXT)


@pytest.mark.parametrize(
    "fault",
    [
        {"id": ""},
        {"text": "\n"},
        {"anchors": ()},
        {"kind": "rumour"},
        {"check_worthiness": 1.01},
        {"check_worthiness": -0.01},
        {"check_worthiness": float("nan")},
    ],
)
def test_refused(fault: dict[str, Any]) -> None:
    """A claim without id, words or place, of no known kind, or worth more than everything is refused."""
    with pytest.raises(ValueError, match=next(iter(fault))):
        evolve(samples.COST, **fault)


def test_claimant() -> None:
    """A claimant has a name and is a person or an organization."""
    assert Claimant("Selina Vale").type == "Person"
    with pytest.raises(ValueError, match="name: must not be empty"):
        Claimant(" ")
    with pytest.raises(ValueError, match="type"):
        Claimant("Gotham", type="City")  # type: ignore[arg-type]  # what is refused


def test_unresolved_words() -> None:
    """Words are unresolved, not blanks."""
    with pytest.raises(ValueError, match="words: must not be empty"):
        Unresolved("")


def test_reply() -> None:
    """Somebody was asked, on a day; without an answer so far it has none, and no day of it."""
    reply = Reply("Selina Vale", date(2026, 1, 31))
    assert (reply.answer, reply.answered_on) == ("", None)
    with pytest.raises(ValueError, match="asked: must not be empty"):
        Reply(" ", date(2026, 1, 31))


def test_by_worth() -> None:
    """The most worth checking first; of equal worth, the one whose words come first, wherever it stands in the list."""
    worthy = evolve(samples.LONGEST, check_worthiness=0.9)
    assert by_worth((samples.END, worthy, samples.COST)) == (worthy, samples.COST, samples.END)
    assert by_worth(()) == ()


def test_what_a_claim_need_not_say() -> None:
    """When and where it was made, when to look again and who was asked is said where it is known."""
    claim = samples.COST
    assert (claim.stated_on, claim.place, claim.look_again_on, claim.replies) == (None, "", None, ())
