"""What a verdict is given on, and what it comes to."""

from datetime import timedelta

import pytest
from attrs import evolve

from claimcheck.model import ReviewSession
from claimcheck.model.publication import CorrectionNeededError
from claimcheck.review.adjudication.deciding import (
    Case,
    Decision,
    decision_for,
    is_decided,
    label_of,
    told_otherwise,
    with_decision,
)
from tests.disputes import ADA, ADA_S, BO, BO_S, BUDGET, IDA, LATER, LEDGER, disputed, exported
from tests.samples import AT, COST, LONGEST


def case(session: ReviewSession) -> Case:
    return Case(session, COST.id)


def decided(session: ReviewSession, found: Decision, *, days: int = 1) -> ReviewSession:
    return with_decision(case(session), found, by=IDA, at=AT + timedelta(days=days))


def test_what_is_at_hand() -> None:
    """Every rating, and before them the verdict so far; a skip rates nothing."""
    session = disputed().add_review(COST.id, reviewer=IDA, skip_reason="opinion", at=AT)
    assert [(each.reviewer, label_of(each)) for each in case(session).at_hand] == [(ADA, "False"), (BO, "True")]
    after = decided(session, Decision("Half true"))
    assert [label_of(each) for each in case(after).at_hand] == ["Half true", "False", "True"]


def test_all_sources() -> None:
    """Each address once, as it was first told."""
    assert case(disputed()).sources == (BUDGET, LEDGER)
    other = disputed().add_review(COST.id, reviewer=IDA, rating="True", sources=[evolve(BUDGET, title="2")], at=AT)
    assert case(other).sources == (BUDGET, LEDGER)


def test_a_rating_alone() -> None:
    """It goes with the first review that rates so; where none does, with the sources of all and no explanation."""
    assert decision_for(case(disputed()), "true") == Decision("True", BO_S, (LEDGER, BUDGET))
    assert decision_for(case(disputed()), "Half true") == Decision("Half true", "", (BUDGET, LEDGER))
    with pytest.raises(ValueError, match="no label"):
        decision_for(case(disputed()), "Falsish")


def test_a_bare_rating() -> None:
    """Readers would see nothing but the label; the reason is not for them."""
    assert Decision("False", reason="So.").is_bare
    assert not Decision("False", "So.").is_bare


def test_what_readers_would_be_told_otherwise() -> None:
    """Nothing, until it was published; then what changes, in words."""
    found = Decision("False", ADA_S, (BUDGET,))
    assert told_otherwise(case(disputed()), found) == ""
    assert told_otherwise(case(exported(disputed())), found) == "rating changed from True to False"
    with pytest.raises(CorrectionNeededError):
        decided(exported(disputed()), found)


def test_whether_it_is_decided_already() -> None:
    """The very same by the same person; another reason is something new, and so is another person."""
    found = Decision("False", ADA_S, (BUDGET,), "So.")
    assert not is_decided(case(disputed()), found, by=IDA)
    session = decided(disputed(), found)
    assert is_decided(case(session), found, by=IDA)
    assert not is_decided(case(session), evolve(found, reason=""), by=IDA)
    assert not is_decided(case(session), found, by=BO)


def test_a_correction_that_nobody_has_read_can_be_put_otherwise() -> None:
    """One that was published is told, and no part of what is decided again."""
    found = Decision("False", ADA_S, (BUDGET,), "So.", "It cost 40 million.")
    session = decided(exported(disputed(), 0), found)
    assert is_decided(case(session), found, by=IDA)
    assert not is_decided(case(session), evolve(found, correction="It cost 41 million."), by=IDA)
    assert is_decided(case(exported(session)), evolve(found, correction=""), by=IDA)


def test_a_review_without_a_rating_has_no_label() -> None:
    """It was skipped."""
    skipped = disputed().add_review(LONGEST.id, reviewer=BO, skip_reason="opinion", at=LATER)
    assert label_of(skipped.reviews[-1]) == ""
