"""Where a reviewer is in a session, and what answers and going back do to it."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.review.desk import (
    Place,
    answer_at,
    move_to,
    place_before,
    place_of,
    progress_of,
    question_at,
    ranked,
)
from claimcheck.review.machine import Trace
from claimcheck.review.questions import DONE
from tests import samples
from tests.review.traces import values

ADA = "Ada Quill"
COST, END, LONGEST = (claim.id for claim in samples.session().claims)


def answer(session: ReviewSession, *values: str, reviewer: str = ADA) -> ReviewSession:
    for value in values:
        place = place_of(session, reviewer)
        assert place is not None
        session = answer_at(place, value, reviewer=reviewer, at=samples.AT)(session)
    return session


def go_back(session: ReviewSession, reviewer: str = ADA) -> ReviewSession:
    before = place_before(session, reviewer, place_of(session, reviewer))
    return move_to(before, reviewer=reviewer, at=samples.AT)(session) if before else session


def at(session: ReviewSession, reviewer: str = ADA) -> tuple[str, str]:
    place = place_of(session, reviewer)
    return place.claim_id if place else "", question_at(session, place).id


def where(session: ReviewSession) -> tuple[str, Trace]:
    place = place_of(session, ADA)
    return (place.claim_id, place.answers) if place else ("", ())


def test_the_most_worth_checking_comes_first() -> None:
    """Claims of equal worth keep the order of the text."""
    session = samples.with_claim(samples.session(), 2, check_worthiness=0.9)
    assert [claim.id for claim in ranked(session)] == [LONGEST, COST, END]


def test_a_review_under_way_is_gone_on_with() -> None:
    """The stored draft says at which question."""
    assert at(answer(samples.session(), "rate", "False")) == (COST, "source")


def test_the_last_answer_makes_the_review_and_leads_on() -> None:
    """The draft is gone, the review is there, the next claim is asked about."""
    session = answer(samples.session(), "rate", "False", "", "Because.", "save")
    assert session.drafts == ()
    assert session.reviews[0].explanation == "Because."
    assert at(session) == (END, "action")


def test_what_is_left_for_later_comes_last() -> None:
    """And so it is after a restart: the history alone says so."""
    session = answer(samples.session(), "later")
    assert at(session) == (END, "action")
    session = answer(session, "skip", "opinion", "skip", "opinion")
    assert at(session) == (COST, "action")
    assert session.reviewers == (ADA,)


def test_when_every_claim_is_judged_there_is_one_question_left() -> None:
    """From it one can finish, or go back."""
    session = answer(samples.session(), *("skip", "opinion") * 3)
    assert place_of(session, ADA) is None
    assert question_at(session, None) is DONE
    assert at(go_back(session)) == (LONGEST, "skip_reason")


def test_back_over_the_edge_of_a_claim() -> None:
    """It opens the last question of the claim judged before; the review stays until it is confirmed anew."""
    session = go_back(answer(samples.session(), "rate", "False", "", "Because.", "save"))
    assert at(session) == (COST, "confirm")
    assert len(session.reviews) == 1
    session = answer(go_back(session), "Better put.", "save")
    assert at(session) == (END, "action")
    assert session.reviews[0].explanation == "Better put."


def test_back_all_the_way() -> None:
    """Through rated, skipped and put-off claims in the reverse of their order, down to the first question of all."""
    session = answer(samples.session(), "rate", "False", "", "", "save", "later", "skip", "other", "A slogan")
    seen = []
    while (place := place_before(session, ADA, place_of(session, ADA))) is not None:
        session = move_to(place, reviewer=ADA, at=samples.AT)(session)
        seen.append(at(session))
    assert seen == [
        (LONGEST, "skip_words"),
        (LONGEST, "skip_reason"),
        (LONGEST, "action"),
        (END, "action"),
        (COST, "confirm"),
        (COST, "explanation"),
        (COST, "source"),
        (COST, "rating"),
        (COST, "action"),
    ]


def test_back_between_two_claims_that_were_put_off() -> None:
    """A claim that comes up again is left for the one that was answered last."""
    session = answer(samples.session(), "skip", "opinion", "later", "later")
    assert at(session) == (END, "action")
    for expected in ((LONGEST, "action"), (END, "action"), (COST, "skip_reason")):
        session = go_back(session)
        assert at(session) == expected


@given(st.data())
def test_back_undoes_any_answer(data: st.DataObject) -> None:
    """Wherever one is, answering and going back leads to the same claim, question and answers."""
    session = samples.session()
    for _ in range(data.draw(st.integers(0, 25))):
        place = place_of(session, ADA)
        if place is None:
            break
        value = data.draw(values(question_at(session, place)))
        session = answer_at(place, value, reviewer=ADA, at=samples.AT)(session)
        if where(session) == (place.claim_id, place.answers):
            continue  # the last claim that waits was left for later, and so comes up again at once
        assert where(go_back(session)) == (place.claim_id, place.answers)
        if data.draw(st.booleans()):
            session = go_back(session)


def test_two_reviewers_do_not_touch_each_other() -> None:
    """Each has drafts, order and progress of their own; a change made on top of the other's loses nothing."""
    started = samples.session()
    place = place_of(started, "Ben Reed")
    assert place is not None
    by_ben = answer_at(place, "rate", reviewer="Ben Reed", at=samples.AT)
    both = by_ben(answer(started, "skip", "opinion"))
    assert (at(both), at(both, "Ben Reed")) == ((END, "action"), (COST, "rating"))
    assert (progress_of(both, ADA).skipped, progress_of(both, "Ben Reed").skipped) == (1, 0)


def test_an_answer_to_a_claim_that_is_gone_says_so() -> None:
    """The caller hears of it and can tell the reviewer."""
    session = evolve(samples.session(), claims=(samples.END,))
    with pytest.raises(KeyError):
        answer_at(Place(COST), "rate", reviewer=ADA, at=samples.AT)(session)


@pytest.mark.parametrize(
    "answers",
    [(Answer("no such question", "x"),), (Answer("action", "later"),), (Answer("reopened"), Answer("rating", "False"))],
)
def test_a_draft_that_no_answers_lead_to_is_asked_again(answers: tuple[Answer, ...]) -> None:
    """A damaged draft costs its answers, not the session."""
    draft = Draft(claim_id=END, reviewer=ADA, answers=answers, updated_at=samples.AT + timedelta(hours=1))
    assert at(samples.session().with_draft(draft)) == (END, "action")
