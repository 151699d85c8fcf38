"""What a reviewer sees of earlier judgements: their own, and others' only once they have judged the claim themselves."""

from datetime import timedelta

from hypothesis import given, settings

from claimcheck.model import ReviewSession
from claimcheck.model.editing import edited
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.earlier import earlier_rows
from tests import samples, strategies
from tests.disputes import ADA, ADA_S, BO, BO_S, IDA, disputed
from tests.samples import AT, COST, END, LONGEST

DAY = f"{AT.astimezone():%Y-%m-%d}"


def test_one_s_own_comes_first_then_the_others() -> None:
    """With the rating, the day and the words."""
    assert earlier_rows(disputed(), COST.id, BO) == [
        ("Yours", f"True, {DAY}. {BO_S}"),
        ("Theirs", f"Ada Quill: False, {DAY}. {ADA_S}"),
    ]
    assert earlier_rows(disputed(), LONGEST.id, ADA) == [("Yours", f"Mostly true, {DAY}")]


def test_the_verdict_comes_last() -> None:
    """It says who decided."""
    session = adjudicated(disputed(), COST.id, by=IDA, rating="False", explanation="It is signed.", at=AT)
    assert earlier_rows(session, COST.id, ADA)[2:] == [
        ("Verdict", f"False, {DAY}. It is signed. (decided by Ida Marsh)")
    ]


def test_a_skip_says_why() -> None:
    """It, too, is a judgement after which one may see the others'."""
    session = disputed().add_review(COST.id, reviewer=IDA, skip_reason="an\nopinion", at=AT)
    rows = earlier_rows(session, COST.id, IDA)
    assert rows[0] == ("Yours", f"skipped: an opinion, {DAY}")
    assert len(rows) == 3


def test_a_wording_that_changed_since_is_said() -> None:
    """By whom; the judgement was of other words."""
    session = edited(disputed(), COST.id, by=IDA, text="Otherwise", at=AT + timedelta(hours=1))
    assert earlier_rows(session, COST.id, ADA)[0] == (
        "Yours",
        f"False, {DAY}, before the wording was changed by Ida Marsh. {ADA_S}",
    )


def test_nothing_said_elsewhere_reaches_the_terminal() -> None:
    """Names and words of others are made plain."""
    session = samples.session().add_review(COST.id, reviewer=ADA, rating="False", at=AT)
    session = session.add_review(COST.id, reviewer="B\x1b]0;x", rating="True", explanation="a\x1b[2Jb\nc", at=AT)
    assert earlier_rows(session, COST.id, ADA)[1] == ("Theirs", f"B\\x1b]0;x: True, {DAY}. a\\x1b[2Jb c")


def test_who_has_not_judged_sees_nothing() -> None:
    """Not that there are reviews, and not the verdict."""
    session = adjudicated(disputed(), COST.id, by=IDA, rating="False", at=AT)
    assert earlier_rows(session, COST.id, IDA) == []
    assert earlier_rows(session, LONGEST.id, BO) == []
    assert earlier_rows(samples.session(), END.id, ADA) == []


@settings(max_examples=40, deadline=None)
@given(strategies.sessions())
def test_nobody_sees_another_s_judgement_before_having_given_their_own(session: ReviewSession) -> None:
    """Of any claim, whatever was done with it; who has judged sees every review."""
    for claim in session.claims:
        for who in (ADA, BO, "Nobody Here"):
            rows = earlier_rows(session, claim.id, who)
            is_judged = session.review_by(who, claim.id) is not None
            verdicts = session.verdict_on(claim.id) is not None
            assert len(rows) == (len(session.reviews_of(claim.id)) + verdicts if is_judged else 0)
