"""Where a reviewer is in a session, and what an answer does to it, as pure functions. Knows no terminal and no store.

Claims come the most worth checking first, those that the reviewer was asked for before those that are nobody's, and what
others were asked for after them; one that was left for later comes after all others.
"""

from collections.abc import Callable
from datetime import datetime

from attrs import evolve, frozen

from claimcheck.model import Answer, Claim, Draft, Progress, ReviewSession
from claimcheck.model.undo import redone, undone
from claimcheck.review.machine import (
    Trace,
    answers_of,
    is_put_off,
    judgement,
    next_question,
    still_ahead,
    unfinished,
    with_answer,
    without_last,
    without_source,
)
from claimcheck.review.questions import DONE, Question

Change = Callable[[ReviewSession], ReviewSession]
"""What an answer does to a session; it can be done again to one that somebody else has changed meanwhile."""

# Stands first in the draft of a claim that was gone back into, so that going back further knows where it is.
_REOPENED = Answer("reopened")
_NO_SOURCE = Answer("source", "")

_DONE_BY = {"rate", "skip", "later"}


@frozen
class Place:
    """A claim with this reviewer's answers to it so far. ``is_reopened`` says that it was gone back into.

    ``ahead`` are the answers gone back from, the next question's first.
    """

    claim_id: str
    answers: Trace = ()
    is_reopened: bool = False
    ahead: Trace = ()


def ranked(session: ReviewSession) -> tuple[Claim, ...]:
    """Give the claims, the most worth checking first, ties in the order of the text."""
    return tuple(sorted(session.claims, key=lambda claim: (-claim.check_worthiness, claim.anchors[0].start)))


def place_of(session: ReviewSession, reviewer: str) -> Place | None:
    """Find where this reviewer goes on: at the judgement under way, else at the next claim; None when all are done."""
    draft = session.draft_by(reviewer)
    if draft:
        return _place_in(session, draft)
    waiting = _waiting(session, reviewer)
    return place_at(session, reviewer, waiting[0]) if waiting else None


def place_at(session: ReviewSession, reviewer: str, claim_id: str) -> Place:
    """Find where this reviewer goes on with a claim: at the question that their draft of it leads to, else at the first."""
    begun = session.draft_of(claim_id, reviewer)
    return _place_in(session, begun) if begun else Place(claim_id)


def reopened(session: ReviewSession, reviewer: str, claim_id: str) -> Place:
    """Find where going back into a claim that was judged or put off leads: to its last question."""
    if begun := session.draft_of(claim_id, reviewer):
        return evolve(_place_in(session, begun), is_reopened=True)
    review = session.review_by(reviewer, claim_id)
    return _place_at(session, claim_id, answers_of(review) if review else (), is_reopened=True)


def is_settled_by(session: ReviewSession, place: Place, value: str) -> bool:
    """Tell whether this answer at a place is the last about its claim: a review, or leaving it for later."""
    return next_question(with_answer(place.answers, value, session.scale), session.scale) is None


def question_at(session: ReviewSession, place: Place | None) -> Question:
    """Give the question that is to be asked there."""
    return (next_question(place.answers, session.scale) if place else None) or DONE


def place_before(session: ReviewSession, reviewer: str, place: Place | None) -> Place | None:
    """Find where the question before this place's was asked; None at the first question of all."""
    if place and place.answers:
        return evolve(place, answers=without_last(place.answers), ahead=(place.answers[-1], *place.ahead))
    claim_id = _done_before(session, reviewer, place)
    return None if claim_id is None else reopened(session, reviewer, claim_id)


def move_to(place: Place, *, reviewer: str, at: datetime) -> Change:
    """Make the change that puts a reviewer at a place."""
    return lambda session: session.with_draft(_draft(place, reviewer, at))


def go_back_to(before: Place, place: Place | None, *, reviewer: str, at: datetime) -> Change:
    """Make the change that going back from a place to the one before it is.

    A claim that is left unanswered waits its turn, with what lies ahead; a review that was only looked at is let be.
    """

    def change(session: ReviewSession) -> ReviewSession:
        if place and place.claim_id != before.claim_id:
            review = session.review_by(reviewer, place.claim_id)
            if review is None or place.ahead == answers_of(review):
                left = Place(place.claim_id, ahead=() if review else place.ahead)
                session = move_to(left, reviewer=reviewer, at=at)(session)
        return move_to(before, reviewer=reviewer, at=at)(session)

    return change


def answer_at(place: Place, value: str, *, reviewer: str, at: datetime) -> Change:
    """Make the change that an answer at a place is: a longer draft, or with the last answer, a review.

    No address in the place of an earlier one, where other sources follow, takes that source out and asks for the next.

    Raises:
        ValueError: The question there does not take this answer.
        KeyError: The session has no such claim any more.

    """

    def change(session: ReviewSession) -> ReviewSession:
        answers = with_answer(place.answers, value, session.scale)
        if answers[-1] == _NO_SOURCE and (others := without_source(place.ahead)):
            return move_to(evolve(place, ahead=others), reviewer=reviewer, at=at)(session)
        ahead = still_ahead(place.ahead, answers[-1].question)
        if next_question(answers, session.scale):
            return move_to(evolve(place, answers=answers, ahead=ahead), reviewer=reviewer, at=at)(session)
        if is_put_off(answers):
            waiting = session.put_off(place.claim_id, reviewer=reviewer, at=at)
            is_judged = session.review_by(reviewer, place.claim_id) is not None
            return move_to(Place(place.claim_id, ahead=() if is_judged else ahead), reviewer=reviewer, at=at)(waiting)
        found = judgement(answers, session.review_by(reviewer, place.claim_id))
        return session.add_review(
            place.claim_id,
            reviewer=reviewer,
            rating=found.rating,
            explanation=found.explanation,
            sources=found.sources,
            skip_reason=found.skip_reason,
            at=at,
        )

    return change


def undo_last(reviewer: str, *, at: datetime) -> Change:
    """Make the change that takes back what this reviewer did last; what they had entered is offered again.

    The change raises a ValueError where there is nothing to undo, or it was exported or changed by somebody else since.
    """

    def change(session: ReviewSession) -> ReviewSession:
        back = undone(session, reviewer, at=at)
        entry = back.history[-1]
        if entry.claim_id is None or entry.before is None or entry.after is not None:
            return back
        return move_to(Place(entry.claim_id, ahead=answers_of(entry.before)), reviewer=reviewer, at=at)(back)

    return change


def redo_last(reviewer: str, *, at: datetime) -> Change:
    """Make the change that does again what this reviewer undid last; it raises a ValueError as ``undo_last`` says."""

    def change(session: ReviewSession) -> ReviewSession:
        again = redone(session, reviewer, at=at)
        claim_id = again.history[-1].claim_id
        return again if claim_id is None else move_to(Place(claim_id), reviewer=reviewer, at=at)(again)

    return change


def progress_of(session: ReviewSession, reviewer: str) -> Progress:
    """Count the claims that this reviewer has rated and skipped."""
    states = [review.state for review in session.reviews if review.reviewer == reviewer]
    return Progress(claims=len(session.claims), rated=states.count("rated"), skipped=states.count("skipped"))


def _draft(place: Place, reviewer: str, at: datetime) -> Draft:
    marker = (_REOPENED,) if place.is_reopened else ()
    answers = (*marker, *place.answers)
    return Draft(claim_id=place.claim_id, reviewer=reviewer, answers=answers, ahead=place.ahead, updated_at=at)


def _place_in(session: ReviewSession, draft: Draft) -> Place:
    is_reopened = draft.answers[:1] == (_REOPENED,)
    found = _place_at(session, draft.claim_id, draft.answers[is_reopened:], is_reopened=is_reopened)
    return evolve(found, ahead=(*found.ahead, *draft.ahead))


def _place_at(session: ReviewSession, claim_id: str, answers: Trace, *, is_reopened: bool) -> Place:
    """Give the place behind the last of the answers that leads on; what cannot be taken for given is offered again."""
    trace = unfinished(answers, session.scale)
    return Place(claim_id, trace, is_reopened, ahead=answers[len(trace) :])


def _waiting(session: ReviewSession, reviewer: str) -> list[str]:
    """Give the claims that this reviewer has yet to judge, in the order in which they come up."""
    judged = {review.claim_id for review in session.reviews if review.reviewer == reviewer}
    put_off = {e.claim_id: e.number for e in session.history if (e.by, e.action) == (reviewer, "later")}
    turns = _turns(session, reviewer)
    claims = [claim.id for claim in ranked(session) if claim.id not in judged]
    return sorted(claims, key=lambda claim_id: (put_off.get(claim_id, 0), turns.get(claim_id, 1)))


def _turns(session: ReviewSession, reviewer: str) -> dict[str, int]:
    """Say of the claims that anybody was asked to judge whether that was this reviewer (0) or only others (2)."""
    turns = {each.claim_id: 2 for each in session.assignments}
    return turns | {each.claim_id: 0 for each in session.assignments if each.reviewer == reviewer}


def _done_before(session: ReviewSession, reviewer: str, place: Place | None) -> str | None:
    """Give the claim that this reviewer judged or put off last, before the one at this place."""
    there = {claim.id for claim in session.claims}
    judged = {review.claim_id for review in session.reviews if review.reviewer == reviewer}
    mine = [e for e in session.history if e.by == reviewer and e.action in _DONE_BY and e.claim_id in there]
    # A judgement that was undone is no more; one that was left for later is where it was.
    mine = [e for e in mine if e.action == "later" or e.claim_id in judged]
    done = list(dict.fromkeys(e.claim_id for e in reversed(mine)))
    if place and place.claim_id in done:
        here = done.index(place.claim_id)
        # A claim that comes up again because it was put off has been reached from the newest one, not gone back into.
        done = done[here + 1 :] if place.is_reopened else done[:here] + done[here + 1 :]
    return done[0] if done else None
