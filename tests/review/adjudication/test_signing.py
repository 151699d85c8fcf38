"""Who can sign off what, and what waits for it."""

from attrs import evolve

from claimcheck.model.verdicts import adjudicated, with_sign_off
from claimcheck.review.adjudication.signing import can_sign, people_of, sign_off_fault, waiting_line
from tests import samples
from tests.disputes import ADA, BO, IDA, disputed
from tests.samples import AT, COST, END, LONGEST


def test_own_work_is_for_others_to_sign() -> None:
    """It is said who could; where nobody else is known, that somebody else has to."""
    assert sign_off_fault(disputed(), LONGEST.id, BO) == ""
    assert sign_off_fault(disputed(), LONGEST.id, ADA) == f"is {ADA}'s own work; {BO} could sign it off"
    three = disputed().assign(IDA, by="Nora Fenwick", at=AT)
    assert sign_off_fault(three, LONGEST.id, ADA).endswith(f"{BO}, {IDA} or Nora Fenwick could sign it off")
    alone = samples.session().add_review(COST.id, reviewer=ADA, rating="False", at=AT)
    assert sign_off_fault(alone, COST.id, ADA).endswith("somebody else has to sign it off")


def test_what_nobody_rated() -> None:
    """There is nothing to stand by."""
    assert "nothing is rated" in sign_off_fault(samples.session(), COST.id, ADA)


def test_who_has_to_do_with_a_session() -> None:
    """Reviewers, those who were asked, and whoever did anything; each once."""
    assert people_of(disputed().assign(IDA, by=ADA, at=AT)) == (ADA, BO, IDA)


def test_what_can_be_signed_at_once() -> None:
    """Others' work that is not in dispute; once it is decided, and not by oneself, that too."""
    assert can_sign(disputed(), BO) == (LONGEST.id,)
    assert can_sign(disputed(), ADA) == ()
    decided = adjudicated(disputed(), COST.id, by=IDA, rating="False", at=AT)
    assert can_sign(decided, BO) == (COST.id, LONGEST.id)
    assert can_sign(decided, IDA) == (LONGEST.id,)


def test_what_waits_in_words() -> None:
    """How many claims, and which of them this person can do nothing about."""
    session = disputed()
    assert waiting_line(session, ADA) == "3 claims wait for a sign-off: 1 your own work, 2 in dispute."
    assert waiting_line(evolve(session, reviews=session.reviews[-1:]), BO) == "1 claim waits for a sign-off."
    assert waiting_line(samples.session(), ADA) == "Nothing waits for a sign-off."
    signed = with_sign_off(session, LONGEST.id, by=BO, at=AT)
    assert waiting_line(signed, ADA) == "2 claims wait for a sign-off: 2 in dispute."
    assert sign_off_fault(signed, END.id, ADA) == ""
