"""What questions about a claim depend on, told of a session."""

from attrs import evolve

from claimcheck.model import ReviewSession
from claimcheck.model.review import review_id
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.subject import Subject, subject_of
from tests import samples
from tests.disputes import ADA, BO, IDA, disputed, exported
from tests.samples import AT, COST, END, LONGEST


def told(session: ReviewSession, who: str, claim_id: str = COST.id) -> tuple[bool, bool]:
    """Give whether a review of one's own was published, and whether anything about the claim was."""
    subject = subject_of(session, claim_id, who)
    return subject.is_review_told, subject.is_claim_told


def test_a_subject_is_the_claim_with_what_is_around_it() -> None:
    """Its article, the other claims, the scale, and the review that this reviewer has of it, nobody else's."""
    session = disputed()
    subject = subject_of(session, COST.id, ADA)
    assert (subject.claim, subject.article, subject.claims) == (COST, session.article, session.claims)
    assert (subject.scale, subject.earlier) == (session.scale, session.review_by(ADA, COST.id))
    assert (subject.claim_text, subject.text) == (COST.text, samples.TEXT)
    assert subject_of(session, COST.id, IDA).earlier is None


def test_a_claim_that_is_gone_has_little_to_it() -> None:
    """Its questions can still be asked, and forms find nothing."""
    subject = subject_of(evolve(samples.session(), claims=(END, LONGEST)), COST.id, ADA)
    assert (subject.claim, subject.claim_text) == (None, "")
    assert Subject(subject.scale).text == ""


def test_what_readers_know() -> None:
    """A review of one's own that was published; of the claim, anybody's that was, or the verdict; nothing before."""
    session = disputed()
    assert told(session, ADA) == (False, False)
    assert told(exported(session), ADA) == (True, True)
    assert told(exported(session), IDA) == (False, True)
    one = session.with_export(by=IDA, review_ids=[review_id(COST.id, ADA)], at=AT)
    assert [told(one, who) for who in (ADA, BO)] == [(True, True), (False, True)]
    assert told(one, ADA, END.id) == (False, False)
    decided = adjudicated(session, COST.id, by=IDA, rating="False", at=AT)
    verdict = decided.with_export(by=IDA, review_ids=[decided.verdicts[0].id], at=AT)
    assert told(verdict, ADA) == (False, True)
