"""What became of claims that were split or merged is found, however often that was done."""

from attrs import evolve

from claimcheck.model.editing import edited, merged, split
from claimcheck.review.descent import came_of
from tests import samples
from tests.samples import AT, COST, END, LONGEST

PARTS = [("half would end", END.anchors), ("crossings would end", END.anchors)]


def test_a_claim_that_is_current() -> None:
    """Nothing came of it; an edit leaves it the same claim."""
    session = edited(samples.session(), COST.id, by="Ada", text="It was free", at=AT)
    assert came_of(session, COST.id) == ()
    assert came_of(session, "c-0") == ()


def test_what_came_of_a_split() -> None:
    """The claims that stand in its place."""
    session = split(samples.session(), END.id, PARTS, by="Ada", at=AT)
    assert came_of(session, END.id) == session.current_claims[-2:]
    assert came_of(session, COST.id) == ()


def test_what_came_of_what_came_of_it() -> None:
    """Only what is current is given: what was merged again is passed over for what that became."""
    session = split(samples.session(), END.id, PARTS, by="Ada", at=AT)
    first, second = session.current_claims[-2:]
    session = merged(session, [second.id, LONGEST.id], text="both", by="Ada", at=AT)
    both = session.current_claims[-1]
    assert came_of(session, END.id) == (first, both)
    assert came_of(session, second.id) == came_of(session, LONGEST.id) == (both,)


def test_claims_that_come_of_each_other() -> None:
    """A file that says so leads nowhere, and ends."""
    claims = (evolve(COST, derived_from=(END.id,)), evolve(END, derived_from=(COST.id,)), LONGEST)
    assert came_of(samples.session(claims=claims), COST.id) == ()
