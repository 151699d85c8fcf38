"""What a reviewer did is taken back and done again, one by one, and nothing of anybody else's with it."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import HistoryEntry, ReviewSession
from claimcheck.model.undo import next_redo, next_undo, redone, undone
from tests import samples, strategies
from tests.samples import AT, COST, END

ADA, BO = "Ada Quill", "Bo Ferrin"


def rated(session: ReviewSession, rating: str, who: str = ADA, claim: str = COST.id) -> ReviewSession:
    at = session.updated_at + timedelta(minutes=1)
    return session.add_review(claim, reviewer=who, rating=rating, explanation=f"it is {rating.lower()}", at=at)


def facts(session: ReviewSession) -> tuple[object, ...]:
    """Give what a session says, its history, revision and times apart."""
    asked = {(each.claim_id, each.reviewer) for each in session.assignments}
    judged = {review.id: evolve(review, created_at=AT, updated_at=AT) for review in session.reviews}
    return session.article, session.claims, judged, asked


def test_first_judgement() -> None:
    """Undone, the claim is open again; done again, the judgement is as it was; the history has all of it."""
    session = rated(samples.session(), "False")
    back = undone(session, ADA)
    assert back.reviews == ()
    assert back.is_open_for(COST.id, ADA)
    assert redone(back, ADA).reviews == session.reviews
    assert [(each.action, each.note) for each in redone(back, ADA).history] == [
        ("rate", ""),
        ("undo", "rate"),
        ("redo", "rate"),
    ]


def test_judgement_that_took_another_s_place() -> None:
    """Undone step by step, each earlier judgement comes back."""
    first = rated(samples.session(), "False")
    second = rated(first, "True")
    assert undone(second, ADA).reviews == first.reviews
    assert undone(undone(second, ADA), ADA).reviews == ()
    assert redone(redone(undone(undone(second, ADA), ADA), ADA), ADA).reviews == second.reviews


def test_assignments() -> None:
    """What was asked is asked no more, and what was taken back is asked again."""
    asked = samples.session().assign(BO, by=ADA, claim_ids=[COST.id], at=AT)
    assert undone(asked, ADA).assignments == ()
    assert facts(redone(undone(asked, ADA), ADA)) == facts(asked)
    taken = asked.unassign(BO, by=ADA, at=AT)
    assert facts(undone(taken, ADA)) == facts(asked)


def test_only_one_s_own() -> None:
    """Somebody else's change is neither undone nor in the way."""
    session = rated(rated(samples.session(), "False"), "True", BO)
    back = undone(session, ADA)
    assert [review.reviewer for review in back.reviews] == [BO]
    assert next_undo(back, ADA) is None
    assert next_undo(back, BO) == session.history[-1]


def test_something_new_ends_what_can_be_done_again() -> None:
    """As everywhere: after an undo and another judgement there is nothing to redo."""
    session = rated(undone(rated(samples.session(), "False"), ADA), "True")
    assert next_redo(session, ADA) is None
    with pytest.raises(ValueError, match="nothing of yours to do again"):
        redone(session, ADA)


def test_nothing_to_undo() -> None:
    """It is said."""
    with pytest.raises(ValueError, match="nothing of yours to undo"):
        undone(samples.session(), ADA)


@pytest.mark.parametrize(
    ("action", "claim_id", "said"),
    [
        ("export", None, "exported by Nora"),
        ("export", COST.id, "exported by Nora"),
        ("redact", None, r"changed \(redact\)"),
    ],
)
def test_not_across_what_others_rely_on(action: str, claim_id: str | None, said: str) -> None:
    """What was exported since, or changed by somebody else, stays, and that is said; another claim is no matter."""
    session = rated(samples.session(), "False")
    entry = HistoryEntry(len(session.history) + 1, AT, "Nora", action, claim_id)
    with pytest.raises(ValueError, match=said):
        undone(evolve(session, history=(*session.history, entry)), ADA)
    other = evolve(entry, claim_id=END.id)
    assert undone(evolve(session, history=(*session.history, other)), ADA).reviews == ()


@given(strategies.fresh_sessions(least_claims=1), st.data())
def test_any_changes(start: ReviewSession, data: st.DataObject) -> None:
    """Whatever a reviewer does, undone it gives back what was, and done again what they did; others' work stays."""
    states = [start]
    for number in range(data.draw(st.integers(1, 6))):
        session = states[-1]
        claim_id = data.draw(st.sampled_from([claim.id for claim in start.claims]))
        rating = data.draw(st.sampled_from(["", *start.scale.all_labels]))
        states.append(session.add_review(claim_id, reviewer=ADA, rating=rating, explanation=str(number)))
    session = states[-1]
    for earlier in reversed(states[:-1]):
        session = undone(session, ADA)
        assert facts(session) == facts(earlier)
    for later in states[1:]:
        session = redone(session, ADA)
        assert facts(session) == facts(later)
    assert [entry.number for entry in session.history] == list(range(1, len(session.history) + 1))
