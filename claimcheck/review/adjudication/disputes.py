"""Where an adjudicator is among the disputes of a session, and what an answer does to it, as pure functions.

Knows no terminal and no store. Disputes come the most worth checking first; one that was left for later comes after all
others. Whoever was asked to judge a claim, and has not yet, is not shown what others think of it.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime

from attrs import evolve, frozen

from claimcheck.model import Answer, Claim, Draft, Review, ReviewSession
from claimcheck.model.history import ADJUDICATE
from claimcheck.model.undo import REDO, UNDO, redone, undone
from claimcheck.model.verdicts import disputed_claims
from claimcheck.review.adjudication.asking import (
    ABOUT_A_DISPUTE,
    ahead_of,
    answers_of,
    decision,
    is_put_off,
    kept,
    next_question,
    unfinished,
)
from claimcheck.review.adjudication.deciding import Case, is_decided, with_decision
from claimcheck.review.desk import Change, ranked
from claimcheck.review.questions import Question
from claimcheck.review.traces import Trace

_REOPENED = "reopened"
"""Stands first in the draft of a dispute that was gone back into, with when that was settled or left for later."""


@frozen
class Place:
    """A dispute with this adjudicator's answers to it so far.

    ``ahead`` are the answers gone back from, the next question's first. ``over`` is the verdict that this one would come in
    the place of. ``reopened_at`` says that it was gone back into, and when it had been settled or left for later.
    """

    claim_id: str
    answers: Trace = ()
    ahead: Trace = ()
    over: Review | None = None
    reopened_at: datetime | None = None


def place_of(session: ReviewSession, by: str, left: Collection[str] = ()) -> Place | None:
    """Find where this adjudicator goes on: at the verdict under way, else at the next dispute; None when none is left.

    Args:
        session: The session.
        by: Who decides.
        left: The claims not to be asked about again.

    """
    waiting = [claim.id for claim in waiting_for(session, by)]
    for draft in reversed(_drafts(session, by)):
        place = _place_in(session, draft)
        is_going_on = place.answers or place.reopened_at
        if is_going_on and (draft.claim_id in waiting or place.reopened_at) and _is_current(session, draft.claim_id):
            return place
    following = next((claim_id for claim_id in waiting if claim_id not in left), None)
    return place_at(session, by, following) if following else None


def place_at(session: ReviewSession, by: str, claim_id: str) -> Place:
    """Find where this adjudicator goes on with a claim: where their draft of it leads, else at the first question."""
    begun = session.draft_of(claim_id, by, is_verdict=True)
    if begun:
        return _place_in(session, begun)
    case = Case(session, claim_id)
    return Place(claim_id, ahead=answers_of(case, case.verdict) if case.verdict else (), over=case.verdict)


def place_before(session: ReviewSession, by: str, place: Place | None) -> Place | None:
    """Find where the question before this place's was asked; None at the first question of all."""
    if place and place.answers:
        return evolve(place, answers=place.answers[:-1], ahead=(place.answers[-1], *place.ahead))
    for at, claim_id in _done(session, by):
        is_further = place is None or place.reopened_at is None or at < place.reopened_at
        if is_further and (place is None or claim_id != place.claim_id):
            return _reopened(session, by, claim_id, at)
    return None


def waiting_for(session: ReviewSession, by: str) -> tuple[Claim, ...]:
    """Give the disputes that this person can decide, in the order in which they come up."""
    later = {draft.claim_id: draft.updated_at for draft in _drafts(session, by) if is_put_off(draft.answers)}
    disputed = {claim.id for claim in disputed_claims(session)} - {claim.id for claim in owed_by(session, by)}
    claims = [claim for claim in ranked(session) if claim.id in disputed]
    first = [claim for claim in claims if claim.id not in later]
    return (*first, *sorted((claim for claim in claims if claim.id in later), key=lambda claim: later[claim.id]))


def owed_by(session: ReviewSession, by: str) -> tuple[Claim, ...]:
    """Give the disputes that this person was asked to judge, and has not yet."""
    asked = {each.claim_id for each in session.assignments if each.reviewer == by}
    return tuple(
        claim for claim in disputed_claims(session) if claim.id in asked and session.review_by(by, claim.id) is None
    )


def move_to(place: Place, *, by: str, at: datetime) -> Change:
    """Make the change that puts an adjudicator at a place."""
    marker = [Answer(_REOPENED, place.reopened_at.isoformat())] if place.reopened_at else []
    return lambda session: session.with_draft(_draft(place, (*marker, *place.answers), by, at))


def go_back_to(before: Place, place: Place | None, *, by: str, at: datetime) -> Change:
    """Make the change that going back from a place to the one before it is.

    A dispute that is left unanswered waits its turn, with what lies ahead; a verdict that was only looked at is let be.
    """

    def change(session: ReviewSession) -> ReviewSession:
        if place and place.claim_id != before.claim_id:
            session = move_to(_unanswered(session, place), by=by, at=at)(session)
        return move_to(before, by=by, at=at)(session)

    return change


def answer_at(place: Place, question: Question, value: str, *, by: str, at: datetime) -> Change:
    """Make the change that an answer at a place is: a longer draft, or with the last answer, a verdict.

    Where the place is no more what it was when the question was put, for a review was changed meanwhile or somebody else
    decided, nothing is decided: the answers are kept, as far as they fit, and offered again where they do not.

    Raises:
        ValueError: The question does not take this answer.

    """
    if fault := question.fault(value):
        raise ValueError(f"{question.id}: {fault}")
    answer = Answer(question.id, value)

    def change(session: ReviewSession) -> ReviewSession:
        if _has_done(session, ADJUDICATE, by, at, place.claim_id):
            return session
        case = Case(session, place.claim_id)
        given = (*place.answers, answer)
        is_current = _is_current(session, place.claim_id)
        fitting = kept(case, given) if is_current else place.answers
        ahead = ahead_of(place.ahead, question.id)
        if fitting == given and is_put_off(given):
            return _put_off(case, place, by, at)
        if fitting == given and next_question(case, given) is None and case.verdict == place.over:
            return _settled(case, given, by, at)
        held = unfinished(case, given) if is_current else place.answers
        return move_to(evolve(place, answers=held, ahead=(*given[len(held) :], *ahead)), by=by, at=at)(session)

    return change


def keep_typed(place: Place, question: Question, typed: str, *, by: str, at: datetime) -> Change:
    """Make the change that keeps what was half typed: it is offered again when its question comes up."""
    ahead = (Answer(question.id, typed), *ahead_of(place.ahead, question.id))
    return move_to(evolve(place, ahead=ahead), by=by, at=at)


def undo_verdict(by: str, *, at: datetime) -> Change:
    """Make the change that takes back the verdict that this person gave last; what they had entered is offered again.

    The change raises a ValueError where there is none, or it was exported or changed by somebody else since.
    """

    def change(session: ReviewSession) -> ReviewSession:
        if _has_done(session, UNDO, by, at):
            return session
        back = undone(session, by, at=at)
        entry = back.history[-1]
        if back is session or entry.claim_id is None or entry.before is None:
            return back
        unfolded = answers_of(Case(back, entry.claim_id), entry.before)
        begun = session.draft_of(entry.claim_id, by, is_verdict=True)
        # What was meanwhile put in other words, and not saved, is not to be lost.
        typed = [each for each in (*begun.answers, *begun.ahead) if each.question in ABOUT_A_DISPUTE] if begun else []
        ahead = (*typed, *(each for each in unfolded if each.question not in {other.question for other in typed}))
        return move_to(Place(entry.claim_id, ahead=ahead, reopened_at=at), by=by, at=at)(back)

    return change


def redo_verdict(by: str, *, at: datetime) -> Change:
    """Make the change that gives again the verdict that was undone last; it raises a ValueError as ``undo_verdict`` says."""

    def change(session: ReviewSession) -> ReviewSession:
        if _has_done(session, REDO, by, at):
            return session
        again = redone(session, by, at=at)
        claim_id = again.history[-1].claim_id
        return again if again is session or claim_id is None else move_to(Place(claim_id), by=by, at=at)(again)

    return change


def _put_off(case: Case, place: Place, by: str, at: datetime) -> ReviewSession:
    """Leave a dispute for later, with what lies ahead; a verdict that there is stays."""
    left = _unanswered(case.session, place)
    answers = () if case.verdict else (Answer("holds", "later"),)
    return case.session.with_draft(_draft(left, answers, by, at))


def _settled(case: Case, answers: Trace, by: str, at: datetime) -> ReviewSession:
    """Record what was decided; what is decided already only ends its draft."""
    found = decision(case, answers)
    if is_decided(case, found, by=by):
        return move_to(Place(case.claim_id), by=by, at=at)(case.session)
    return with_decision(case, found, by=by, at=at)


def _unanswered(session: ReviewSession, place: Place) -> Place:
    case = Case(session, place.claim_id)
    is_same = case.verdict is not None and place.ahead == answers_of(case, case.verdict)
    return Place(place.claim_id, ahead=() if is_same else place.ahead)


def _has_done(session: ReviewSession, action: str, by: str, at: datetime, claim_id: str = "") -> bool:
    """Tell whether this was done at this moment: a change that is made twice changes nothing the second time."""
    done = (each for each in reversed(session.history) if not claim_id or each.claim_id == claim_id)
    return any((each.action, each.by, each.at) == (action, by, at) for each in done)


def _is_current(session: ReviewSession, claim_id: str) -> bool:
    return session.state_of(claim_id) != "superseded"


def _drafts(session: ReviewSession, by: str) -> tuple[Draft, ...]:
    return tuple(draft for draft in session.drafts if draft.is_verdict and draft.reviewer == by)


def _draft(place: Place, answers: Trace, by: str, at: datetime) -> Draft:
    return Draft(place.claim_id, by, answers, updated_at=at, ahead=place.ahead, is_verdict=True)


def _place_in(session: ReviewSession, draft: Draft) -> Place:
    """Give the place that a draft leads to; what cannot be taken for given is offered again."""
    marked = [answer for answer in draft.answers[:1] if answer.question == _REOPENED]
    at = _moment(marked[0].value) if marked else None
    found = _place_behind(session, draft.claim_id, draft.answers[len(marked) :], at)
    return evolve(found, ahead=(*found.ahead, *draft.ahead))


def _place_behind(session: ReviewSession, claim_id: str, answers: Trace, at: datetime | None) -> Place:
    case = Case(session, claim_id)
    if not _is_current(session, claim_id) or is_put_off(answers):
        return Place(claim_id, over=case.verdict, reopened_at=at)
    trace = unfinished(case, answers)
    return Place(claim_id, trace, answers[len(trace) :], case.verdict, at)


def _moment(written: str) -> datetime | None:
    with suppress(ValueError):
        at = datetime.fromisoformat(written)
        return at if at.tzinfo else None
    return None


def _done(session: ReviewSession, by: str) -> Iterator[tuple[datetime, str]]:
    """Give the claims that this adjudicator settled or left for later, with when, the last first."""
    decided = [(each.updated_at, each.claim_id) for each in session.verdicts if each.reviewer == by]
    left = [(each.updated_at, each.claim_id) for each in _drafts(session, by) if is_put_off(each.answers)]
    there = {claim.id for claim in session.current_claims}
    return (each for each in sorted((*decided, *left), reverse=True) if each[1] in there)


def _reopened(session: ReviewSession, by: str, claim_id: str, at: datetime) -> Place:
    """Find where going back into a claim that was settled or left for later leads: to its last question."""
    begun = session.draft_of(claim_id, by, is_verdict=True)
    if begun:
        return evolve(_place_in(session, begun), reopened_at=at)
    case = Case(session, claim_id)
    return _place_behind(session, claim_id, answers_of(case, case.verdict) if case.verdict else (), at)
