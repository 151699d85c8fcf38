"""Two reviewers at one session, in any order: nothing is lost, nothing is mixed up, and whatever was done can be undone."""

from datetime import datetime, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from claimcheck.model import Answer, Review, ReviewSession
from claimcheck.model.history import ADD, ADJUDICATE, EDIT, MERGE, SPLIT
from claimcheck.model.undo import REDO, UNDO, next_redo, next_undo
from claimcheck.model.verdicts import adjudicated, disputed_claims, publishable
from claimcheck.review.desk import (
    Change,
    Place,
    answer_at,
    go_back_to,
    half_typed_at,
    move_to,
    picked,
    place_before,
    place_of,
    question_at,
    ranked,
)
from claimcheck.review.forms import FORMS
from claimcheck.review.machine import FIRST, answers_of
from claimcheck.review.questions import Question
from claimcheck.review.subject import subject_of
from claimcheck.review.traces import Trace
from claimcheck.review.undoing import redo_last, undo_last
from claimcheck.store.layout import Content, from_bytes, from_tables, to_bytes, to_tables
from tests import samples
from tests.review.traces import form_traces, form_values, values

ADA, BO = "Ada Quill", "Bo Ferrin"
REVIEWERS = st.sampled_from((ADA, BO))
UNDOABLE = {"rate", "skip", "assign", "unassign", EDIT, SPLIT, MERGE, ADD, ADJUDICATE}
WAYS = {UNDO: (undo_last, next_undo), REDO: (redo_last, next_redo)}


def stored_and_read(session: ReviewSession) -> ReviewSession:
    """Give the session as it is read from its file."""
    return from_tables(from_bytes(to_bytes(Content(to_tables(session)))).tables)


def facts(session: ReviewSession) -> tuple[Any, ...]:
    """Give what a session says: history, revision, drafts and times apart, and what stands where among its like."""
    claims = {claim.id: claim for claim in session.claims}
    some = (*session.reviews, *session.verdicts)
    judged = {each.id: evolve(each, created_at=samples.AT, updated_at=samples.AT) for each in some}
    return session.article, claims, judged, {(each.claim_id, each.reviewer) for each in session.assignments}


def bare(judgements: tuple[Review, ...]) -> dict[str, Review]:
    """Give judgements without what readers were told of an edit of their claim, which is no change of them."""
    return {each.id: evolve(each, corrections=()) for each in judgements}


def entered(session: ReviewSession) -> dict[tuple[str, str], set[str]]:
    """Give all that each reviewer has answered about each claim, confirmed or not, gone back from or not."""
    found: dict[tuple[str, str], set[str]] = {}
    drafts = ((draft.claim_id, draft.reviewer, (*draft.answers, *draft.ahead)) for draft in session.drafts)
    reviews = ((review.claim_id, review.reviewer, answers_of(review)) for review in session.reviews)
    for claim_id, who, answers in (*drafts, *reviews):
        told = {answer.value for answer in answers if answer.question != "reopened"}
        found.setdefault((claim_id, who), set()).update(told - {""})
    return found


def refusal(change: Change, session: ReviewSession) -> str:
    """Say why a change is not made; empty where it is."""
    try:
        change(session)
    except (KeyError, ValueError) as error:
        return str(error)
    return ""


class TwoReviewers(RuleBasedStateMachine):
    """Ada and Bo, each at a place of their own, with a question before them that the other may overtake."""

    def __init__(self) -> None:
        super().__init__()
        self.session = samples.session()
        self.now = samples.AT
        self.before_them: dict[str, tuple[Place, Question]] = {}

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def do(self, who: str, change: Change, *, keeps_all: bool = True) -> None:
        """Make a change, twice as a save may, and look that nothing is gone but by whom it concerns."""
        before, after = self.session, change(self.session)
        assert change(after) == after
        self.session = after
        assert after.history[: len(before.history)] == before.history
        assert {claim.id for claim in before.claims} <= {claim.id for claim in after.claims} or not keeps_all
        for old, new in ((before.reviews, after.reviews), (before.verdicts, after.verdicts)):
            changed = [each for name, each in bare(old).items() if bare(new).get(name) != each]
            assert {each.reviewer for each in changed} <= {who} or after.history[-1].action == ADJUDICATE
        there = {claim.id for claim in after.claims}
        others = [draft for draft in before.drafts if draft.reviewer != who and draft.claim_id in there]
        assert set(others) <= set(after.drafts)
        self.look_back(who, before, after)

    def look_back(self, who: str, before: ReviewSession, after: ReviewSession) -> None:
        """Take back what was just done and do it again, unless readers were told of it."""
        done = after.history[len(before.history) :]
        if len(done) != 1 or done[0].action not in UNDOABLE:
            return
        told = {each.at for review in (*after.reviews, *after.verdicts) for each in review.corrections}
        if done[0].action == EDIT and done[0].at in told:
            return
        back = undo_last(who, at=self.tick())(after)
        assert facts(back) == facts(before)
        self.is_offered_again(who, done[0].claim_id or "", after, back)
        again = redo_last(who, at=self.tick())(back)
        assert facts(again) == facts(after)

    def is_offered_again(self, who: str, claim_id: str, done: ReviewSession, back: ReviewSession) -> None:
        """Look that a judgement that is no more lies ahead, answer by answer."""
        review = done.review_by(who, claim_id)
        if review and back.review_by(who, claim_id) is None:
            draft = back.draft_of(claim_id, who)
            assert draft is not None
            assert draft.ahead == answers_of(review)

    def answer_that(self, who: str, value: str, place: Place, question: Question) -> None:
        self.do(who, answer_at(place, value, reviewer=who, at=self.tick(), question=question))

    def value_for(self, data: st.DataObject, who: str, place: Place, question: Question) -> str | None:
        """Draw an answer that a question takes; None where it takes none."""
        if question.id == FIRST:
            return data.draw(st.sampled_from([choice.value for choice in question.choices]))
        if not place.answers or place.answers[0].value not in FORMS:
            return data.draw(values(question))
        found = form_values(question, subject_of(self.session, place.claim_id, who))
        return data.draw(st.sampled_from(found)) if found else None

    @rule(who=REVIEWERS, data=st.data())
    def answers(self, who: str, data: st.DataObject) -> None:
        place = place_of(self.session, who)
        if place is None:
            return
        question = question_at(self.session, who, place)
        value = self.value_for(data, who, place, question)
        if value is None:
            self.goes_back(who)
        else:
            self.answer_that(who, value, place, question)

    @rule(who=REVIEWERS, rating=st.sampled_from(("True", "False")))
    def rates(self, who: str, rating: str) -> None:
        """Give all of a judgement in one go."""
        given = {FIRST: "rate", "rating": rating, "explanation": f"it is {rating}", "confirm": "save"}
        first = place = place_of(self.session, who)
        while first and place and place.claim_id == first.claim_id and (place is first or place.answers):
            question = question_at(self.session, who, place)
            found = form_values(question, subject_of(self.session, place.claim_id, who))
            value = given.get(question.id, "It was misread." if question.id == "correction" else "")
            if not question.fault(value):
                self.answer_that(who, value, place, question)
            elif found:
                self.answer_that(who, found[0], place, question)
            else:
                self.goes_back(who)
            place = place_of(self.session, who)

    @rule(who=REVIEWERS, action=st.sampled_from(tuple(FORMS)), data=st.data())
    def changes_a_claim(self, who: str, action: str, data: st.DataObject) -> None:
        """Answer all of a form in one go, at any claim."""
        claim_id = data.draw(st.sampled_from(ranked(self.session))).id
        ahead = picked(self.session, who, claim_id).ahead
        self.do(who, move_to(Place(claim_id, is_reopened=True, ahead=ahead), reviewer=who, at=self.tick()))
        for given_so in data.draw(form_traces(subject_of(self.session, claim_id, who), (action,))):
            place = place_of(self.session, who)
            assert place is not None
            question = question_at(self.session, who, place)
            assert (place.claim_id, question.id) == (claim_id, given_so.question)
            self.answer_that(who, given_so.value, place, question)

    @rule(who=REVIEWERS)
    def goes_back(self, who: str) -> None:
        known = entered(self.session)
        place = place_of(self.session, who)
        if before := place_before(self.session, who, place):
            self.do(who, go_back_to(before, place, reviewer=who, at=self.tick()))
            assert all(told <= entered(self.session).get(whose, set()) for whose, told in known.items())

    @rule(who=REVIEWERS, data=st.data())
    def picks_a_claim(self, who: str, data: st.DataObject) -> None:
        known, claim_id = entered(self.session), data.draw(st.sampled_from(ranked(self.session))).id
        self.do(who, move_to(picked(self.session, who, claim_id), reviewer=who, at=self.tick()))
        assert all(told <= entered(self.session).get(whose, set()) for whose, told in known.items())

    @rule(who=REVIEWERS)
    def is_interrupted(self, who: str) -> None:
        """Leave something half typed."""
        if place := place_of(self.session, who):
            half = half_typed_at(place, question_at(self.session, who, place), "half")
            self.do(who, move_to(half, reviewer=who, at=self.tick()))

    @rule(who=REVIEWERS, action=st.sampled_from((UNDO, REDO)))
    def reverses(self, who: str, action: str) -> None:
        make, find = WAYS[action]
        change, known = make(who, at=self.tick()), entered(self.session)
        entry = find(self.session, who)
        refused = refusal(change, self.session)
        assert (entry is None) is refused.startswith("there is nothing of yours")
        if refused or entry is None:
            return
        self.do(who, change, keeps_all=False)
        assert (self.session.history[-1].action, self.session.history[-1].by) == (action, who)
        there, held = {claim.id for claim in self.session.claims}, entered(self.session)
        if entry.action in ("rate", "skip"):
            # Another judgement of theirs is what holds now.
            known.pop((entry.claim_id or "", who), None)
        assert all(told <= held.get(whose, set()) for whose, told in known.items() if whose[0] in there)

    @precondition(lambda self: bool(disputed_claims(self.session)))
    @rule(who=REVIEWERS, rating=st.sampled_from(("True", "False", "Unproven")), data=st.data())
    def decides(self, who: str, rating: str, data: st.DataObject) -> None:
        claim_id, at = data.draw(st.sampled_from(disputed_claims(self.session))).id, self.tick()
        self.do(who, lambda it: adjudicated(it, claim_id, by=who, rating=rating, correction="It was misread.", at=at))

    # Only at the beginning: it is so easily done that it would be most of what is done, and of what is undone.
    @precondition(lambda self: len(self.session.history) < 3)
    @rule(who=REVIEWERS, whom=REVIEWERS, data=st.data())
    def assigns(self, who: str, whom: str, data: st.DataObject) -> None:
        claim_id, at = data.draw(st.sampled_from(ranked(self.session))).id, self.tick()
        is_asked = any((each.claim_id, each.reviewer) == (claim_id, whom) for each in self.session.assignments)
        way = ReviewSession.unassign if is_asked else ReviewSession.assign
        self.session = way(self.session, whom, by=who, claim_ids=[claim_id], at=at)

    @precondition(lambda self: bool(publishable(self.session)))
    @rule(who=REVIEWERS)
    def exports(self, who: str) -> None:
        at, ids = self.tick(), [each.id for each in publishable(self.session)]
        self.do(who, lambda it: it.with_export(by=who, review_ids=ids, at=at))

    @rule(who=REVIEWERS)
    def looks_at_the_question(self, who: str) -> None:
        if place := place_of(self.session, who):
            self.before_them[who] = place, question_at(self.session, who, place)

    @rule(who=REVIEWERS, data=st.data())
    def answers_what_was_asked(self, who: str, data: st.DataObject) -> None:
        """Answer the question that they looked at, whatever was done since; it is done soundly, or not at all."""
        if who not in self.before_them:
            return
        place, question = self.before_them.pop(who)
        value = self.value_for(data, who, place, question)
        if value is None:
            return
        change = answer_at(place, value, reviewer=who, at=self.tick(), question=question)
        if not refusal(change, self.session):
            self.do(who, change)

    @invariant()
    def is_sound_and_stored(self) -> None:
        assert stored_and_read(self.session) == self.session
        assert all(claim.is_anchored_in(self.session.article.text) for claim in self.session.claims)

    @invariant()
    def keeps_what_was_confirmed(self) -> None:
        """All that is judged now is in the history as it was judged, and so is all that was."""
        kept = [evolve(entry.after, corrections=()) for entry in self.session.history if entry.after]
        assert all(each in kept for each in bare((*self.session.reviews, *self.session.verdicts)).values())

    @invariant()
    def asks_about_what_there_is(self) -> None:
        current = {claim.id for claim in self.session.current_claims}
        for who in (ADA, BO):
            place = place_of(self.session, who)
            assert place is None or place.claim_id in current
            assert question_at(self.session, who, place).message


TestTwoReviewers = TwoReviewers.TestCase
TestTwoReviewers.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 6))
def test_all_that_one_did_is_undone_and_done_again(data: st.DataObject, count: int) -> None:
    """Through the questions, over all claims: as often back as forth gives the start, and as often again the end."""
    session = samples.session()
    states = [session]
    for number in range(count):
        claim_id = data.draw(st.sampled_from(ranked(session))).id
        # One that was begun is gone on with otherwise.
        place = Place(claim_id, is_reopened=True)
        session = move_to(place, reviewer=ADA, at=samples.AT + timedelta(hours=number))(session)
        actions = ("rate", *FORMS) if len(session.current_claims) > 1 else ("rate", *(set(FORMS) - {"merge"}))
        trace = _trace_of(data, session, claim_id, data.draw(st.sampled_from(sorted(actions))))
        for step, answer in enumerate(trace):
            there = place_of(session, ADA)
            assert there is not None
            at = samples.AT + timedelta(hours=number, minutes=step + 1)
            session = answer_at(there, answer.value, reviewer=ADA, at=at)(session)
        states += [session] if len(session.history) > len(states[-1].history) else []
    for later, earlier in zip(states[:0:-1], states[-2::-1], strict=True):
        assert facts(session) == facts(later)
        session = undo_last(ADA, at=session.updated_at + timedelta(minutes=1))(session)
        assert facts(session) == facts(earlier)
    for later in states[1:]:
        session = redo_last(ADA, at=session.updated_at + timedelta(minutes=1))(session)
        assert facts(session) == facts(later)
    assert session.history[: len(states[-1].history)] == states[-1].history


def _trace_of(data: st.DataObject, session: ReviewSession, claim_id: str, action: str) -> Trace:
    if action != "rate":
        return data.draw(form_traces(subject_of(session, claim_id, ADA), (action,)))
    label, words = data.draw(st.sampled_from(("True", "False"))), data.draw(st.sampled_from(("", "Why")))
    given_so = {FIRST: "rate", "rating": label, "source": "", "explanation": words, "confirm": "save"}
    return tuple(Answer(question, value) for question, value in given_so.items())
