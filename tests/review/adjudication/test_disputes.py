"""Where an adjudicator is in a session, and what answers and going back do to it."""

from datetime import datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated, disputed_claims
from claimcheck.review.adjudication.asking import LATER, holds_question, next_question, offered
from claimcheck.review.adjudication.deciding import Case, label_of
from claimcheck.review.adjudication.disputes import (
    Place,
    answer_at,
    go_back_to,
    keep_typed,
    owed_by,
    place_at,
    place_before,
    place_of,
    redo_verdict,
    undo_verdict,
    waiting_for,
)
from claimcheck.review.questions import OTHER, Question
from claimcheck.review.traces import Trace
from claimcheck.store.layout import Content, from_bytes, from_tables, to_bytes, to_tables
from tests.disputes import ADA, ADA_S, BO, IDA, disputed, exported
from tests.review.adjudication.test_asking import values
from tests.samples import AT, COST, END, LONGEST

ADAS = holds_question(Case(disputed(), COST.id)).choices[0].value
END_ADAS = holds_question(Case(disputed(), END.id)).choices[0].value


class Clock:
    """Tells one minute after the other."""

    def __init__(self) -> None:
        self._minutes = 0

    def __call__(self) -> datetime:
        self._minutes += 1
        return AT + timedelta(days=3, minutes=self._minutes)


NOW = Clock()


def question_at(session: ReviewSession, place: Place) -> Question:
    question = next_question(Case(session, place.claim_id), place.answers)
    assert question is not None
    return question


def answer(session: ReviewSession, *given: str, by: str = IDA) -> ReviewSession:
    for value in given:
        place = place_of(session, by)
        assert place is not None
        session = answer_at(place, question_at(session, place), value, by=by, at=NOW())(session)
    return session


def go_back(session: ReviewSession, by: str = IDA, *, times: int = 1) -> ReviewSession:
    for _ in range(times):
        place = place_of(session, by)
        before = place_before(session, by, place)
        assert before is not None
        session = go_back_to(before, place, by=by, at=NOW())(session)
    return session


def restart(session: ReviewSession) -> ReviewSession:
    """Give what a kill leaves: the session as it is read from its file."""
    return from_tables(from_bytes(to_bytes(Content(to_tables(session)))).tables)


def at(session: ReviewSession, by: str = IDA) -> tuple[str, str]:
    place = place_of(session, by)
    return (place.claim_id, question_at(session, place).id) if place else ("", "")


def go_on(session: ReviewSession, times: int) -> ReviewSession:
    """Answer what is asked with what is offered, as Enter does."""
    for _ in range(times):
        place = place_of(session, IDA)
        assert place is not None
        question = question_at(session, place)
        value = offered(Case(session, place.claim_id), question, place.answers, place.ahead)
        session = answer_at(place, question, value, by=IDA, at=NOW())(session)
    return session


def test_the_most_worth_checking_comes_first() -> None:
    """Of what is in dispute, and nothing else."""
    session = disputed()
    assert [claim.id for claim in waiting_for(session, IDA)] == [COST.id, END.id]
    worthy = tuple(evolve(claim, check_worthiness=0.9) if claim.id == END.id else claim for claim in session.claims)
    assert at(evolve(session, claims=worthy)) == (END.id, "holds")


def test_the_last_answer_makes_the_verdict_and_leads_on() -> None:
    """The draft is gone, the verdict is there with all that was answered, the next dispute is asked about."""
    session = answer(disputed(), ADAS, ADA_S, "It is signed.", "save")
    (verdict,) = session.verdicts
    assert (label_of(verdict), verdict.explanation, verdict.note) == ("False", ADA_S, "It is signed.")
    assert session.drafts == ()
    assert at(session) == (END.id, "holds")
    assert place_of(answer(session, OTHER, "Half true", "", "", "save"), IDA) is None


def test_a_verdict_under_way_is_gone_on_with() -> None:
    """At the same question, after a restart too; a review of one's own that is under way is another matter."""
    session = restart(answer(disputed(), ADAS, "Mine."))
    assert at(session) == (COST.id, "reason")
    own = session.with_draft(Draft(COST.id, IDA, (Answer("action", "rate"),), AT))
    assert at(own) == (COST.id, "reason")
    assert own.draft_by(IDA) == own.drafts[-1]


def test_what_is_left_for_later_comes_last() -> None:
    """After all others, the first left first; and not again in the same sitting."""
    session = restart(answer(disputed(), LATER))
    assert at(session) == (END.id, "holds")
    session = answer(session, LATER)
    assert at(session) == (COST.id, "holds")
    assert place_of(session, IDA, {COST.id}) == Place(END.id)
    assert place_of(session, IDA, {COST.id, END.id}) is None
    assert session.verdicts == ()
    assert [entry.action for entry in session.history] == [entry.action for entry in disputed().history]


def test_leaving_a_dispute_loses_no_review_of_one_s_own() -> None:
    """What the adjudicator has begun as a reviewer stays."""
    own = Draft(COST.id, ADA, (Answer("action", "rate"),), AT)
    session = answer(disputed().with_draft(own), LATER, by=ADA)
    assert session.draft_of(COST.id, ADA) == own


def test_back_over_the_edge_of_a_dispute() -> None:
    """It opens the last question of the one decided before; that verdict stays until it is saved anew."""
    session = go_back(answer(disputed(), ADAS, ADA_S, "", "save"))
    assert at(restart(session)) == (COST.id, "confirm")
    assert len(session.verdicts) == 1
    session = go_on(answer(go_back(session, times=2), "Better put."), 2)
    assert [each.explanation for each in session.verdicts] == ["Better put."]
    assert at(session) == (END.id, "holds")


def test_a_verdict_that_is_only_looked_at_is_not_given_again() -> None:
    """Saved as it was, or left by going further back: nothing is in the history, and nothing waits."""
    session = answer(disputed(), ADAS, ADA_S, "", "save", END_ADAS, "", "", "save")
    looked = go_on(go_back(session, times=4), 4)
    assert (looked.verdicts, looked.history, looked.drafts) == (session.verdicts, session.history, ())
    further = go_back(session, times=5)
    assert at(further) == (COST.id, "confirm")
    assert [draft.claim_id for draft in further.drafts] == [COST.id]


def test_going_back_into_what_was_left_for_later() -> None:
    """Its first question comes up again, and going on leads to where one was."""
    session = go_back(answer(disputed(), LATER))
    assert at(restart(session)) == (COST.id, "holds")
    assert at(answer(session, LATER)) == (END.id, "holds")
    assert place_before(session, IDA, place_of(session, IDA)) is None


def test_what_was_gone_back_from_is_offered_again() -> None:
    """Enter alone leads forward to where one was, after a restart too."""
    session = answer(disputed(), OTHER, "Half true", "Mine.", "So.")
    session = restart(go_back(session, times=4))
    assert at(session) == (COST.id, "holds")
    session = go_on(session, 4)
    assert at(session) == (COST.id, "confirm")
    (verdict,) = answer(session, "save").verdicts
    assert (label_of(verdict), verdict.explanation, verdict.note) == ("Half true", "Mine.", "So.")


def test_what_is_half_typed_is_offered_again() -> None:
    """It is no answer yet."""
    session = answer(disputed(), ADAS)
    place = place_of(session, IDA)
    assert place is not None
    session = restart(keep_typed(place, question_at(session, place), "The bud", by=IDA, at=AT)(session))
    place = place_of(session, IDA)
    assert place is not None
    assert at(session) == (COST.id, "explanation")
    assert offered(Case(session, COST.id), question_at(session, place), place.answers, place.ahead) == "The bud"


def test_a_review_that_is_changed_meanwhile() -> None:
    """It is asked again what holds, nothing is decided, and all that was written is offered again."""
    session = answer(disputed(), ADAS, "Mine.", "So.")
    place = place_of(session, IDA)
    assert place is not None
    newest = session.add_review(COST.id, reviewer=ADA, rating="Mostly false", at=AT + timedelta(days=2))
    after = answer_at(place, question_at(session, place), "save", by=IDA, at=AT)(newest)
    assert after.verdicts == ()
    assert at(after) == (COST.id, "holds")
    (draft,) = after.drafts
    assert [answer.value for answer in draft.ahead] == [ADAS, "Mine.", "So.", "save"]


def test_somebody_else_decides_meanwhile() -> None:
    """Their verdict stands; the answers are kept, and go on where the claim is named."""
    session = answer(disputed(), ADAS, "Mine.", "So.")
    place = place_of(session, IDA)
    assert place is not None
    newest = adjudicated(session, COST.id, by=BO, rating="True", at=AT + timedelta(days=2))
    after = answer_at(place, question_at(session, place), "save", by=IDA, at=AT)(newest)
    assert [each.reviewer for each in after.verdicts] == [BO]
    assert at(after) == (END.id, "holds")
    named = place_at(after, IDA, COST.id)
    assert question_at(after, named).id == "confirm"
    done = answer_at(named, question_at(after, named), "save", by=IDA, at=AT + timedelta(days=5))(after)
    assert [(each.reviewer, each.explanation) for each in done.verdicts] == [(IDA, "Mine.")]


def test_the_claim_is_split_meanwhile() -> None:
    """There is nothing to decide on it any more; what was written is still there."""
    session = answer(disputed(), ADAS, "Mine.")
    place = place_of(session, IDA)
    assert place is not None
    parts = [(text, COST.anchors) for text in ("The bridge cost nothing at all", "The bridge cost little")]
    newest = split(session, COST.id, parts, by=BO, at=AT)
    after = answer_at(place, question_at(session, place), "So.", by=IDA, at=AT)(newest)
    assert at(after) == (END.id, "holds")
    assert {"Mine.", "So."} <= {each.value for draft in after.drafts for each in (*draft.answers, *draft.ahead)}


def test_it_is_published_meanwhile() -> None:
    """The verdict then needs a correction, which is asked for."""
    session = answer(disputed(), ADAS, "Mine.", "So.")
    place = place_of(session, IDA)
    assert place is not None
    after = answer_at(place, question_at(session, place), "save", by=IDA, at=AT)(exported(session))
    assert after.verdicts == ()
    assert at(after) == (COST.id, "correction")
    (verdict,) = answer(after, "It cost 40 million.", "save").verdicts
    assert [each.why for each in verdict.corrections] == ["It cost 40 million."]


@pytest.mark.parametrize("given", [(), (ADAS,), (ADAS, "Mine."), (ADAS, "Mine.", "So.")])
def test_an_answer_that_is_saved_twice(given: tuple[str, ...]) -> None:
    """Made again on what came of it, it changes nothing."""
    session = answer(disputed(), *given)
    place = place_of(session, IDA)
    assert place is not None
    value = {"holds": ADAS, "confirm": "save"}.get(question_at(session, place).id, "words")
    change = answer_at(place, question_at(session, place), value, by=IDA, at=AT + timedelta(days=5))
    assert change(change(session)) == change(session)


def test_an_answer_that_is_none_is_refused() -> None:
    """Before anything is changed."""
    with pytest.raises(ValueError, match="holds: "):
        answer(disputed(), "Ada Quill")


def test_who_was_asked_to_judge_and_has_not() -> None:
    """They are not shown what others think, until they have given their own or the claim is named."""
    asked = disputed().assign(IDA, by=ADA, claim_ids=[COST.id], at=AT)
    assert owed_by(asked, IDA) == (COST,)
    assert at(asked) == (END.id, "holds")
    assert at(asked, ADA) == (COST.id, "holds")
    assert place_at(asked, IDA, COST.id) == Place(COST.id)
    judged = asked.add_review(COST.id, reviewer=IDA, rating="False", at=AT)
    assert owed_by(judged, IDA) == ()


def test_an_earlier_verdict_is_changed() -> None:
    """Where its claim is named, all of it is offered again."""
    session = answer(disputed(), ADAS, "Mine.", "So.", "save")
    place = place_at(session, BO, COST.id)
    assert place.over == session.verdict_on(COST.id)
    assert [each.question for each in place.ahead] == ["holds", "explanation", "reason", "confirm"]


def test_undo_and_redo() -> None:
    """What was entered is offered again at once; done again, the verdict is as it was."""
    session = answer(disputed(), ADAS, "Mine.", "So.", "save")
    back = undo_verdict(IDA, at=AT + timedelta(days=4))(session)
    assert back.verdicts == ()
    assert at(restart(back)) == (COST.id, "holds")
    assert at(go_on(back, 3)) == (COST.id, "confirm")
    assert undo_verdict(IDA, at=AT + timedelta(days=4))(back) == back
    again = redo_verdict(IDA, at=AT + timedelta(days=4))(back)
    assert redo_verdict(IDA, at=AT + timedelta(days=4))(again) == again
    assert (again.verdicts, again.drafts) == (session.verdicts, ())
    with pytest.raises(ValueError, match="nothing of yours to undo"):
        undo_verdict(IDA, at=AT)(disputed())


DAMAGED = st.lists(
    st.builds(
        Answer,
        question=st.sampled_from(("reopened", "holds", "rating", "explanation", "reason", "confirm")),
        value=st.sampled_from(("", ADAS, OTHER, LATER, "False", "save", "2026-01-31", "2026-01-31T10:00:00+00:00")),
    ),
    max_size=6,
).map(tuple)


@given(DAMAGED, DAMAGED)
def test_a_damaged_draft_still_leads_somewhere(answers: Trace, ahead: Trace) -> None:
    """To a question, with whatever it holds; and back from there."""
    session = disputed().with_draft(Draft(COST.id, IDA, answers, AT, ahead, is_verdict=True))
    place = place_of(session, IDA)
    assert place is not None
    question_at(session, place)
    place_before(session, IDA, place)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_done_nothing_is_lost_and_any_restart_goes_on_there(data: st.DataObject) -> None:
    """Answers, steps back, undo, other people's doings, and a kill after each: the place is the same, and words stay."""
    session, now = disputed(), Clock()
    written: set[str] = set()
    for number in range(data.draw(st.integers(1, 14))):
        place = place_of(session, IDA)
        doing = data.draw(st.sampled_from(["answer"] * 6 + ["back", "back", "undo", "review", "decide", "export"]))
        if doing == "answer" and place:
            question = question_at(session, place)
            value = f"words {number}" if not question.choices else data.draw(values(question))
            if not question.choices:
                # What is typed over is the person's own to give up.
                gone = {each.value for each in place.ahead if each.question == question.id}
                written = written - gone | {value}
            session = answer_at(place, question, value, by=IDA, at=now())(session)
        elif doing == "back" and (before := place_before(session, IDA, place)):
            session = go_back_to(before, place, by=IDA, at=now())(session)
        elif doing == "undo" and any(each.reviewer == IDA for each in session.verdicts):
            session = undone_if_possible(session, now())
        elif doing == "review":
            rating = data.draw(st.sampled_from(["True", "False", "Half true"]))
            session = session.add_review(COST.id, reviewer=BO, rating=rating, correction="It was wrong.", at=now())
        elif doing == "decide" and disputed_claims(session):
            claim = data.draw(st.sampled_from(disputed_claims(session)))
            session = adjudicated(session, claim.id, by=BO, rating="True", correction="It was wrong.", at=now())
        elif doing == "export":
            session = session.with_export(by=BO, at=now())
        again = restart(session)
        assert again == session
        assert place_of(again, IDA) == place_of(session, IDA)
        assert written <= set(words_in(session))


def undone_if_possible(session: ReviewSession, moment: datetime) -> ReviewSession:
    try:
        return undo_verdict(IDA, at=moment)(session)
    except ValueError:
        return session


def words_in(session: ReviewSession) -> list[str]:
    """Give all that was written, decided or not, taken back or not, replaced or not."""
    drafts = [each.value for draft in session.drafts for each in (*draft.answers, *draft.ahead)]
    judged = [each for entry in session.history for each in (entry.before, entry.after) if each]
    told = [each.why for review in judged for each in review.corrections]
    return [*drafts, *told, *(each.explanation for each in judged), *(each.note for each in judged)]


def test_every_claim_has_its_draft() -> None:
    """One that was left half way waits, while another is gone on with."""
    session = answer(disputed(), ADAS, "Mine.")
    other = place_at(session, IDA, END.id)
    session = answer_at(other, question_at(session, other), END_ADAS, by=IDA, at=AT + timedelta(days=4))(session)
    assert at(session) == (END.id, "explanation")
    assert place_at(session, IDA, COST.id).answers == (Answer("holds", ADAS), Answer("explanation", "Mine."))
    assert place_at(session, IDA, LONGEST.id) == Place(LONGEST.id)
