"""Where a reviewer is in a session, and what answers and going back do to it."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.review.desk import (
    Place,
    answer_at,
    go_back_to,
    place_before,
    place_of,
    progress_of,
    question_at,
    ranked,
)
from claimcheck.review.machine import Trace, answers_of, suggested
from claimcheck.review.questions import DONE
from claimcheck.store.layout import Content, from_bytes, from_tables, to_bytes, to_tables
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


def go_back(session: ReviewSession, reviewer: str = ADA, *, times: int = 1) -> ReviewSession:
    for _ in range(times):
        place = place_of(session, reviewer)
        before = place_before(session, reviewer, place)
        session = go_back_to(before, place, reviewer=reviewer, at=samples.AT)(session) if before else session
    return session


def restart(session: ReviewSession) -> ReviewSession:
    """Give what a kill leaves: the session as it is read from its file."""
    return from_tables(from_bytes(to_bytes(Content(to_tables(session)))).tables)


def go_on(session: ReviewSession, times: int) -> ReviewSession:
    """Answer what is asked with what is offered, as Enter does."""
    for _ in range(times):
        place = place_of(session, ADA)
        assert place is not None
        session = answer(session, suggested(question_at(session, place), place.ahead))
    return session


def entered(session: ReviewSession) -> dict[str, Trace]:
    """Give everything that was entered for each claim, confirmed or not, taken back or not."""
    found = {review.claim_id: answers_of(review) for review in session.reviews}
    marked = {draft.claim_id: (*draft.answers, *draft.ahead) for draft in session.drafts}
    return found | {name: tuple(a for a in given if a.question != "reopened") for name, given in marked.items()}


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
    while place_before(session, ADA, place_of(session, ADA)) is not None:
        session = go_back(session)
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


@given(st.data())
def test_no_way_back_loses_an_answer(data: st.DataObject) -> None:
    """Going back, killing and answering alike, in any order, keep all that was entered, over all claims."""
    session = samples.session()
    for _ in range(data.draw(st.integers(1, 25))):
        place = place_of(session, ADA)
        if place is None:
            break
        session = answer(session, data.draw(values(question_at(session, place))))
    whole = entered(session)
    for _ in range(data.draw(st.integers(1, 25))):
        session = data.draw(st.sampled_from((go_back, restart)))(session)
        place = place_of(session, ADA)
        if place and place.ahead and data.draw(st.booleans()):
            session = go_on(session, 1)
        assert whole.items() <= entered(session).items()


@given(st.data())
def test_back_and_the_same_answers_lead_to_the_same_place(data: st.DataObject) -> None:
    """However far one goes back within a claim, Enter alone restores the very answers, after a kill too."""
    session = samples.session()
    for _ in range(data.draw(st.integers(1, 12))):
        place = place_of(session, ADA)
        assert place is not None
        question = question_at(session, place)
        value = data.draw(values(question).filter(lambda value: value not in {"later", "save", "skip"}))
        session = answer(session, value) if question.id != "confirm" else session
    reached = place_of(session, ADA)
    assert reached is not None
    times = data.draw(st.integers(0, len(reached.answers)))
    assert place_of(go_on(restart(go_back(session, times=times)), times), ADA) == reached


def test_a_stop_after_going_back_keeps_what_lies_ahead() -> None:
    """Gone back to the first question, and stopped: every answer is offered again where its question comes up."""
    session = answer(samples.session(), "rate", "False", "https://a.example", "Title", "refutes", "Words")
    session = go_on(restart(go_back(session, times=6)), 3)
    assert at(session) == (COST, "title")
    place = place_of(restart(session), ADA)
    assert place is not None
    assert [each.value for each in place.ahead] == ["Title", "refutes", "Words"]


def test_another_answer_keeps_what_still_fits() -> None:
    """Another rating leaves the sources and the explanation ahead; a skip that is taken back leaves them too."""
    session = answer(samples.session(), "rate", "False", "https://a.example", "Title", "refutes", "", "", "Why")
    session = answer(go_back(session, times=7), "True")
    assert go_on(session, 6).drafts[0].answers[-1].value == "Why"
    session = answer(go_back(go_on(session, 6), times=8), "skip")
    session = answer(go_back(session), "rate", "True")
    assert go_on(session, 6).drafts[0].answers[-1].value == "Why"


TWO_SOURCES = ("https://a.example", "A", "refutes", "a", "https://b.example", "B", "supports", "b", "")


def test_one_source_is_taken_out() -> None:
    """No address in the place of the first leaves the second and the explanation; in the place of the last, the list."""
    session = answer(samples.session(), "rate", "False", *TWO_SOURCES, "Why")
    session = answer(go_back(session, times=10), "")
    assert at(session) == (COST, "source")
    done = answer(go_on(session, 6), "save")
    assert [(each.url, each.title) for each in done.reviews[0].sources] == [("https://b.example", "B")]
    assert done.reviews[0].explanation == "Why"
    none = answer(go_on(answer(session, ""), 1), "save")
    assert (none.reviews[0].sources, none.reviews[0].explanation) == ((), "Why")


RATED = ("rate", "False", "https://a.example", "Title", "refutes", "Words", "", "Why", "save")


def test_a_saved_review_that_is_gone_back_into_is_there_whole() -> None:
    """Stopped in the middle of it, the rest lies ahead; changed in one place and saved, the rest is as it was."""
    before = answer(samples.session(), *RATED)
    session = restart(go_back(before, times=8))
    assert at(session) == (COST, "rating")
    assert entered(session)[COST] == answers_of(before.reviews[0])
    session = go_on(answer(session, "True"), 7)
    (review,) = session.reviews
    assert (review.rating and review.rating.label, review.explanation) == ("True", "Why")
    assert review.sources == before.reviews[0].sources
    assert at(session) == (END, "action")


def test_looking_back_through_reviews_leaves_nothing() -> None:
    """A review that was only looked at on the way to an earlier one need not be confirmed again."""
    session = answer(samples.session(), *RATED, "skip", "opinion")
    session = answer(go_back(session, times=3), "save")
    assert session.drafts == ()
    assert at(session) == (LONGEST, "action")


def test_a_claim_that_is_left_on_the_way_back_keeps_its_answers() -> None:
    """Over the edge to an earlier claim and on again, what was entered for the later one is offered."""
    session = answer(samples.session(), "skip", "opinion", "rate", "False")
    session = answer(go_back(session, times=3), "opinion")
    assert at(session) == (END, "action")
    assert at(go_on(session, 2)) == (END, "source")


def test_what_is_left_for_later_keeps_its_answers() -> None:
    """They are offered when the claim comes up again, and when it is gone back into."""
    session = answer(go_back(answer(samples.session(), "rate", "False"), times=2), "later")
    assert at(session) == (END, "action")
    assert at(go_on(answer(go_back(session), "rate"), 1)) == (COST, "source")
    assert at(go_on(answer(session, *("skip", "opinion") * 2, "rate"), 1)) == (COST, "source")


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
