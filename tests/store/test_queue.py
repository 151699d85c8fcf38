"""The order in which claims are handed out, as far as it is not held by ``test_store_taking`` for every store."""

from itertools import pairwise

from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import ReviewSession
from claimcheck.store.queue import waiting
from tests import samples, strategies
from tests.samples import COST, END, LONGEST


def test_none_twice_and_none_too_few() -> None:
    """Claims of the same worth come in the order of the text, wherever they stand in the session."""
    session = samples.session(claims=(LONGEST, COST, END))
    assert [claim_id for _, claim_id in waiting(session, "Ada Quill")] == [COST.id, END.id, LONGEST.id]


@given(strategies.sessions(), strategies.reviewers)
def test_what_is_open(session: ReviewSession, who: str) -> None:
    """What waits for a reviewer is what is open for them, each claim once, by priority."""
    found = waiting(session, who)
    open_for = [claim.id for claim in session.claims if session.is_open_for(claim.id, who)]
    assert sorted(claim_id for _, claim_id in found) == sorted(open_for)
    assert all(one <= other for (one, _), (other, _) in pairwise(found))


@given(strategies.sessions(), strategies.sessions(), st.booleans())
def test_sessions_side_by_side(one: ReviewSession, other: ReviewSession, is_of_one_time: bool) -> None:
    """Claims of any two sessions have an order, and what was asked for is before what is worth more, in whichever."""
    if is_of_one_time:
        other = evolve(other, created_at=one.created_at)
    every = sorted((*waiting(one, "Ada Quill"), *waiting(other, "Ada Quill")))
    rest = [priority for priority, _ in every if not priority[0]]
    worth = [priority[-4] for priority in rest if priority[2:4] == (True, True)]
    assert worth == sorted(worth)
