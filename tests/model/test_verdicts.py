"""What is decided where reviewers differ, what is published then, and who has signed it off."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.publication import CorrectionNeededError, signed_off
from claimcheck.model.review import verdict_id
from claimcheck.model.undo import next_undo, redone, undone
from claimcheck.model.verdicts import (
    adjudicated,
    disputed_claims,
    publishable,
    unsigned,
    with_sign_off,
    with_verdict,
    without_sign_off,
)
from tests import strategies
from tests.disputes import ADA, ADA_S, BO, BUDGET, IDA, LATER, disputed, exported
from tests.samples import AT, COST, END, LONGEST


def decided(session: ReviewSession, rating: str = "False", *, days: int = 1, **known: str) -> ReviewSession:
    at = AT + timedelta(days=days)
    return adjudicated(session, COST.id, by=IDA, rating=rating, sources=[BUDGET], at=at, **known)


def was(session: ReviewSession) -> list[str]:
    """Give what readers are told to have been corrected by the verdict, and why."""
    verdict = session.verdict_on(COST.id)
    return [f"{each.what}: {each.why}" for each in verdict.corrections] if verdict else []


def test_what_is_in_dispute() -> None:
    """Claims that are rated differently; one that a single person rated is not, nor one that was decided."""
    assert disputed_claims(disputed()) == (COST, END)
    assert disputed_claims(decided(disputed())) == (END,)


def test_a_verdict_stands_beside_the_reviews() -> None:
    """It says by whom, when and why, is in the history with what it took the place of, and counts for the claim."""
    before = disputed()
    session = decided(before, explanation=ADA_S, reason="The ledger is of the old bridge.")
    verdict = session.verdict_on(COST.id)
    assert verdict is not None
    assert (verdict.id, verdict.reviewer, verdict.updated_at) == (verdict_id(COST.id), IDA, LATER)
    assert (verdict.rating and verdict.rating.label, verdict.note) == ("False", "The ledger is of the old bridge.")
    assert session.reviews == before.reviews
    assert session.state_of(COST.id) == "rated"
    entry = session.history[-1]
    assert (entry.action, entry.by, entry.before, entry.after) == ("adjudicate", IDA, None, verdict)


def test_a_later_verdict_takes_the_place_of_the_earlier() -> None:
    """There is one a claim, with the date of the first; the earlier one is in the history."""
    session = decided(decided(disputed()), "Half true", days=3)
    (verdict,) = session.verdicts
    assert (verdict.rating and verdict.rating.label, verdict.created_at) == ("Half true", LATER)
    assert session.history[-1].before == session.history[-2].after


def test_the_same_verdict_twice() -> None:
    """A save whose end was not heard of can be made again, even where somebody decided otherwise in between."""
    once = decided(disputed(), explanation=ADA_S)
    assert decided(once, explanation=ADA_S) == once
    other = adjudicated(once, COST.id, by=BO, rating="True", at=AT + timedelta(days=2))
    assert decided(other, explanation=ADA_S) == other


def test_the_same_verdict_twice_of_what_was_published() -> None:
    """The correction of what readers were told by the reviews is not told twice, and not lost."""
    published = exported(disputed(), days=0)
    once = decided(published, correction="The ledger is of the old bridge.")
    assert decided(once, correction="The ledger is of the old bridge.") == once
    assert len(was(once)) == 1


def test_a_claim_that_is_there_no_more() -> None:
    """Nothing is decided on one that was split, nor on one that never was."""
    parts = [(text, COST.anchors) for text in ("The bridge cost nothing at all", "The bridge cost little")]
    with pytest.raises(ValueError, match="split or merged"):
        decided(split(disputed(), COST.id, parts, by=ADA, at=AT))
    with pytest.raises(KeyError):
        adjudicated(disputed(), "c-none", by=IDA, rating="False")
    with pytest.raises(ValueError, match="no label"):
        decided(disputed(), "Falsish")


def test_what_was_published_needs_a_correction() -> None:
    """Without one nothing is recorded; with one it is dated, and says what changes and why."""
    published = exported(disputed())
    with pytest.raises(CorrectionNeededError):
        decided(published, days=3)
    session = decided(published, days=3, explanation=ADA_S, correction=" The ledger is of the old bridge. ")
    assert was(session) == [
        "rating changed from True to False: The ledger is of the old bridge.",
    ]
    verdict = session.verdict_on(COST.id)
    assert verdict is not None
    assert (verdict.corrections[0].by, verdict.corrections[0].at) == (IDA, verdict.updated_at)


def test_a_verdict_that_nobody_has_read_yet() -> None:
    """What readers know are the reviews: another verdict before it is published is a correction of those again."""
    session = decided(exported(disputed()), days=3, explanation=ADA_S, correction="It cost 40 million.")
    with pytest.raises(CorrectionNeededError):
        decided(session, "Half true", days=4)
    session = decided(session, "Half true", days=4, correction="It cost 20 million.")
    assert was(session) == [
        "rating changed from False to Half true; rating changed from True to Half true: It cost 20 million."
    ]


def test_a_verdict_that_was_published_keeps_its_corrections() -> None:
    """What readers were told once stays told, the first first."""
    session = decided(exported(disputed()), days=3, explanation=ADA_S, correction="It cost 40 million.")
    session = decided(exported(session, 4), "Half true", days=5, correction="Half of it was a gift.")
    assert [each.rpartition(": ")[2] for each in was(session)] == ["It cost 40 million.", "Half of it was a gift."]
    assert was(session)[1].startswith("rating changed from False to Half true")


def test_a_note_for_colleagues_needs_no_correction() -> None:
    """Readers do not see why it was so decided."""
    session = exported(decided(disputed(), explanation=ADA_S))
    assert was(decided(session, days=3, explanation=ADA_S, reason="The ledger is of the old bridge.")) == []


def test_undo_of_a_verdict() -> None:
    """The claim is in dispute again, and decided again; an earlier verdict comes back."""
    first = decided(disputed())
    assert disputed_claims(undone(first, IDA)) == (COST, END)
    assert redone(undone(first, IDA), IDA).verdicts == first.verdicts
    second = decided(first, "Half true", days=3)
    assert undone(second, IDA).verdicts == first.verdicts
    assert undone(undone(second, IDA), IDA).verdicts == ()
    assert next_undo(second, ADA) != second.history[-1]


def test_undo_of_what_was_decided_on_since() -> None:
    """A review that somebody decided on is not taken back, and neither is a verdict that was published."""
    with pytest.raises(ValueError, match="decided on by Ida Marsh since"):
        undone(decided(disputed().add_review(COST.id, reviewer=BO, rating="True", at=AT)), BO)
    with pytest.raises(ValueError, match="exported by Ida Marsh since"):
        undone(exported(decided(disputed())), IDA)


def test_what_would_be_published() -> None:
    """The verdict instead of the reviews, each rating where there is none, and nothing of claims that are no more."""
    session = decided(disputed()).add_review(LONGEST.id, reviewer=BO, skip_reason="opinion", at=AT)
    assert [(each.claim_id, each.reviewer) for each in publishable(session)] == [
        (COST.id, IDA),
        (END.id, ADA),
        (END.id, BO),
        (LONGEST.id, ADA),
    ]
    parts = [(text, END.anchors) for text in ("Half of its crossings would end", "Crossings would end")]
    gone = split(session, END.id, parts, by=ADA, at=LATER)
    assert {each.claim_id for each in publishable(gone)} == {COST.id, LONGEST.id}


def test_a_second_person_signs_off() -> None:
    """What somebody else has seen waits no more; one's own work waits for others."""
    session = with_sign_off(decided(disputed()), COST.id, by=ADA, at=LATER)
    assert COST.id not in {each.claim_id for each in unsigned(session)}
    with pytest.raises(ValueError, match="own work"):
        with_sign_off(session, LONGEST.id, by=ADA)
    with pytest.raises(ValueError, match="nothing is rated"):
        with_sign_off(evolve(session, reviews=()), END.id, by=ADA)
    with pytest.raises(KeyError):
        with_sign_off(session, "c-none", by=ADA)


def test_one_of_two_who_agree_signs_off() -> None:
    """Theirs still waits for somebody else, and the other's does not."""
    both = disputed().add_review(LONGEST.id, reviewer=BO, rating="Mostly true", at=AT)
    signed = with_sign_off(both, LONGEST.id, by=ADA, at=LATER)
    assert [each.reviewer for each in unsigned(signed) if each.claim_id == LONGEST.id] == [ADA]
    assert LONGEST.id not in {each.claim_id for each in unsigned(with_sign_off(signed, LONGEST.id, by=BO, at=LATER))}


@pytest.mark.parametrize("change", ["verdict", "rating", "undo"])
def test_a_change_ends_a_sign_off(change: str) -> None:
    """What was seen is then no more what would be published."""
    session = with_sign_off(decided(disputed()), COST.id, by=ADA, at=LATER)
    later = AT + timedelta(days=2)
    changed = {
        "verdict": lambda: decided(session, "Half true", days=2),
        "rating": lambda: session.add_review(COST.id, reviewer=BO, rating="Half true", at=later),
        "undo": lambda: undone(session, IDA, at=later),
    }[change]()
    assert COST.id not in signed_off(changed.history)


def test_a_sign_off_is_taken_back() -> None:
    """By whoever gave it; nothing where they had not."""
    signed = with_sign_off(decided(disputed()), COST.id, by=ADA, at=LATER)
    assert without_sign_off(signed, COST.id, by=BO) == signed
    back = without_sign_off(signed, COST.id, by=ADA, at=LATER)
    assert COST.id in {each.claim_id for each in unsigned(back)}
    assert [each.action for each in back.history[-2:]] == ["sign-off", "withdraw sign-off"]


def test_a_sign_off_made_twice() -> None:
    """The same one of the same moment signs nothing that changed since, and is not taken back twice."""
    signed = with_sign_off(decided(disputed()), COST.id, by=ADA, at=LATER)
    assert with_sign_off(signed, COST.id, by=ADA, at=LATER) == signed
    changed = decided(signed, "Half true", days=2)
    assert with_sign_off(changed, COST.id, by=ADA, at=LATER) == changed
    again = with_sign_off(without_sign_off(signed, COST.id, by=ADA, at=LATER), COST.id, by=ADA, at=AT)
    assert without_sign_off(again, COST.id, by=ADA, at=LATER) == again


@given(strategies.sessions(), st.data())
def test_any_verdicts_undone(start: ReviewSession, data: st.DataObject) -> None:
    """Whatever is decided, undone it gives back what was there, and done again what was decided."""
    states = [start]
    for number in range(data.draw(st.integers(1, 4))):
        claim = data.draw(st.sampled_from(start.current_claims))
        rating = data.draw(st.sampled_from(start.scale.all_labels))
        states.append(
            adjudicated(
                states[-1], claim.id, by="Nobody Else", rating=rating, reason=str(number), correction="It was wrong."
            )
        )
    session = states[-1]
    for earlier in reversed(states[:-1]):
        session = undone(session, "Nobody Else")
        assert (session.verdicts, session.reviews) == (earlier.verdicts, earlier.reviews)
    for later in states[1:]:
        session = redone(session, "Nobody Else")
        assert session.verdicts == later.verdicts


def test_a_verdict_is_put_and_taken() -> None:
    """In the place of the one that was there, the others as they were; none in the place of none changes nothing."""
    session = decided(disputed())
    assert with_verdict(session, END.id, None) == session
    assert with_verdict(session, COST.id, None).verdicts == ()
