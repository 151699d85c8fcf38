"""All that was judged of each claim is gathered as the session itself tells it claim by claim."""

from hypothesis import given

from claimcheck.model import ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.judged import judged_claims
from tests import samples, strategies
from tests.samples import AT, COST, END


@given(strategies.sessions())
def test_it_is_what_the_session_says(session: ReviewSession) -> None:
    """Every claim once, in the session's order, with the state, the verdict and the reviews that it has there."""
    found = list(judged_claims(session))
    assert [each.claim for each in found] == list(session.claims)
    for each in found:
        assert each.state == session.state_of(each.claim.id)
        assert each.verdict == session.verdict_on(each.claim.id)
        assert each.reviews == session.reviews_of(each.claim.id)


def test_what_counts_is_the_verdict() -> None:
    """Without one every label counts, once; a verdict stands before the reviews, and for all of them."""
    session = samples.reviewed().add_review(COST.id, reviewer="Bo Ferrin", rating="True", at=AT)
    assert [(each.state, each.labels) for each in judged_claims(session)] == [
        ("disputed", ("False", "True")),
        ("rated", ("Unproven",)),
        ("skipped", ()),
    ]
    session = adjudicated(session, COST.id, by="Cy Moor", rating="Half true", at=AT)
    first = next(judged_claims(session))
    assert (first.state, first.labels) == ("rated", ("Half true",))
    assert [each.reviewer for each in first.judgements] == ["Cy Moor", "Ada Quill", "Bo Ferrin"]


def test_superseded_claims_are_among_them() -> None:
    """With the reviews that they had."""
    parts = [("half", END.anchors), ("crossings", END.anchors)]
    session = split(samples.reviewed(), END.id, parts, by="Ada Quill", at=AT)
    states = [each.state for each in judged_claims(session)]
    assert states == ["rated", "superseded", "skipped", "open", "open"]
