"""Where a reviewer is in a session, and what an answer does to it, as pure functions. Knows no terminal and no store.

Claims come the most worth checking first, those that the reviewer was asked for before those that are nobody's, and what
others were asked for after them; one that was left for later comes after all others.
"""

from collections.abc import Callable
from datetime import datetime

from attrs import evolve, frozen

from claimcheck.model import Answer, Claim, Draft, Progress, ReviewSession, Source
from claimcheck.model.claim import by_worth
from claimcheck.review.forms import edit_by
from claimcheck.review.machine import (
    answers_of,
    form_in,
    is_put_off,
    judgement,
    kept,
    next_question,
    still_ahead,
    unfinished,
    with_answer,
    with_half_typed,
    without_last,
    without_source,
)
from claimcheck.review.questions import DONE, Question
from claimcheck.review.source_answers import source_answers
from claimcheck.review.subject import Subject, subject_of
from claimcheck.review.traces import Trace

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
    """Give the current claims, the most worth checking first, ties in the order of the text."""
    return by_worth(session.current_claims)


def place_of(session: ReviewSession, reviewer: str) -> Place | None:
    """Find where this reviewer goes on: at the judgement under way, else at the next claim; None when all are done."""
    if draft := under_way(session, reviewer):
        return _place_in(session, draft)
    waiting = _waiting(session, reviewer)
    return place_at(session, reviewer, waiting[0]) if waiting else None


def under_way(session: ReviewSession, reviewer: str) -> Draft | None:
    """Give the review that this reviewer has under way, of a claim that was not split or merged meanwhile."""
    current = {claim.id for claim in session.current_claims}
    mine = (each for each in reversed(session.drafts) if each.reviewer == reviewer and not each.is_verdict)
    return next((each for each in mine if each.answers and each.claim_id in current), None)


def place_at(session: ReviewSession, reviewer: str, claim_id: str) -> Place:
    """Find where this reviewer goes on with a claim: at the question that their draft of it leads to, else at the first."""
    begun = session.draft_of(claim_id, reviewer)
    return _place_in(session, begun) if begun else Place(claim_id)


def reopened(session: ReviewSession, reviewer: str, claim_id: str) -> Place:
    """Find where going back into a claim that was judged or put off leads: to its last question."""
    if begun := session.draft_of(claim_id, reviewer):
        return evolve(_place_in(session, begun), is_reopened=True)
    review = session.review_by(reviewer, claim_id)
    return _place_at(session, reviewer, claim_id, answers_of(review) if review else (), is_reopened=True)


def picked(session: ReviewSession, reviewer: str, claim_id: str) -> Place:
    """Find where picking a claim leads: on with what is begun of it, else to its first question, with all there is of it."""
    begun = session.draft_of(claim_id, reviewer)
    if begun and begun.answers:
        return evolve(_place_in(session, begun), is_reopened=True)
    review = session.review_by(reviewer, claim_id)
    ahead = begun.ahead if begun else answers_of(review) if review else ()
    return Place(claim_id, is_reopened=True, ahead=ahead)


def is_settled_by(session: ReviewSession, reviewer: str, place: Place, value: str) -> bool:
    """Tell whether this answer at a place is the last about its claim: a review, or leaving it for later."""
    subject = subject_of(session, place.claim_id, reviewer)
    answers = with_answer(place.answers, value, subject)
    return next_question(answers, subject) is None and not form_in(answers)


def question_at(session: ReviewSession, reviewer: str, place: Place | None) -> Question:
    """Give the question that is to be asked there."""
    if place is None:
        return DONE
    return next_question(place.answers, subject_of(session, place.claim_id, reviewer)) or DONE


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


def answer_at(place: Place, value: str, *, reviewer: str, at: datetime, question: Question | None = None) -> Change:
    """Make the change that an answer at a place is: a longer draft, or with the last answer, a review or another claim.

    No address in the place of an earlier one, where other sources follow, takes that source out and asks for the next.

    Args:
        place: Where it is given.
        value: The answer.
        reviewer: Who answers.
        at: When, in aware UTC.
        question: What was asked. Where the place leads to another question meanwhile, for somebody published or changed
            what is judged, the answer is kept with those ahead, and nothing else is done.

    Raises:
        ValueError: The question there does not take this answer.
        KeyError: The session has no such claim any more.

    """

    def change(session: ReviewSession) -> ReviewSession:
        if any((each.by, each.at) == (reviewer, at) for each in reversed(session.history)):
            # This very answer did what it does already, so that the question it answered is no more.
            return session
        subject = subject_of(session, place.claim_id, reviewer)
        if question and not _is_asked(question, value, place, subject):
            given = (*place.answers, Answer(question.id, value))
            held = unfinished(place.answers, subject)
            kept_at = evolve(place, answers=held, ahead=(*given[len(held) :], *place.ahead))
            return move_to(kept_at, reviewer=reviewer, at=at)(session)
        answers = with_answer(place.answers, value, subject)
        if answers[-1] == _NO_SOURCE and (others := without_source(place.ahead)):
            return move_to(evolve(place, ahead=others), reviewer=reviewer, at=at)(session)
        moved = evolve(place, answers=answers, ahead=still_ahead(place.ahead, answers[-1]))
        if next_question(answers, subject):
            return move_to(moved, reviewer=reviewer, at=at)(session)
        return _finished(session, moved, reviewer, at)

    return change


def _is_asked(question: Question, value: str, place: Place, subject: Subject) -> bool:
    """Tell whether a place leads to the very question, and that takes the answer."""
    found = next_question(place.answers, subject) if kept(place.answers, subject) == place.answers else None
    return found is not None and found.id == question.id and not found.fault(value)


def found_source_at(place: Place, source: Source, *, reviewer: str, at: datetime) -> Change:
    """Make the change that taking a source which was entered before is.

    It comes without its stance, which is towards another claim, and its note, which is for whoever wrote it.
    """

    def change(session: ReviewSession) -> ReviewSession:
        answers = (*place.answers, *source_answers(evolve(source, note="")))
        ahead = still_ahead(place.ahead, Answer("source", source.url))
        return move_to(evolve(place, answers=answers, ahead=ahead), reviewer=reviewer, at=at)(session)

    return change


def half_typed_at(place: Place, question: Question, typed: str) -> Place:
    """Give a place with what was half typed there, so that it is offered again."""
    return evolve(place, ahead=with_half_typed(place.ahead, question.id, typed))


def entered(draft: Draft | None) -> Trace:
    """Give everything that was answered in a draft, given or gone back from; nothing where there is none."""
    return (*draft.answers[draft.answers[:1] == (_REOPENED,) :], *draft.ahead) if draft else ()


def progress_of(session: ReviewSession, reviewer: str) -> Progress:
    """Count the current claims that this reviewer has rated and skipped."""
    current = {claim.id for claim in session.current_claims}
    mine = (review for review in session.reviews if review.reviewer == reviewer)
    states = [review.state for review in mine if review.claim_id in current]
    return Progress(claims=len(current), rated=states.count("rated"), skipped=states.count("skipped"))


def _finished(session: ReviewSession, place: Place, reviewer: str, at: datetime) -> ReviewSession:
    """Do what the answers of a place come to."""
    if form := form_in(place.answers):
        return _edited(session, form, place, reviewer, at)
    if is_put_off(place.answers):
        waiting = session.put_off(place.claim_id, reviewer=reviewer, at=at)
        is_judged = session.review_by(reviewer, place.claim_id) is not None
        left = Place(place.claim_id, ahead=() if is_judged else place.ahead)
        return move_to(left, reviewer=reviewer, at=at)(waiting)
    if session.state_of(place.claim_id) == "superseded":
        raise ValueError(f"{place.claim_id}: was split or merged meanwhile")
    earlier = session.review_by(reviewer, place.claim_id)
    found = judgement(place.answers, earlier)
    return session.add_review(
        place.claim_id,
        reviewer=reviewer,
        rating=found.rating,
        explanation=found.explanation,
        sources=found.sources,
        skip_reason=found.skip_reason,
        correction=found.correction,
        note=earlier.note if earlier else "",
        at=at,
    )


def _edited(session: ReviewSession, form: str, place: Place, reviewer: str, at: datetime) -> ReviewSession:
    """Change the claim as a form says, and go to the claim that came of it; a judgement that was begun is offered again."""
    subject = subject_of(session, place.claim_id, reviewer)
    after = edit_by(form, place.answers[1:], subject, by=reviewer, at=at)(session)
    came = next((e.claims_after for e in reversed(after.history) if (e.by, e.at) == (reviewer, at)), ())
    there = came[0].id if came else place.claim_id
    if there != place.claim_id:
        left = Place(place.claim_id, ahead=place.ahead)
        after = move_to(left, reviewer=reviewer, at=at)(after)
        place = Place(there)
    return move_to(evolve(place, answers=(), is_reopened=True), reviewer=reviewer, at=at)(after)


def _draft(place: Place, reviewer: str, at: datetime) -> Draft:
    marker = (_REOPENED,) if place.is_reopened else ()
    answers = (*marker, *place.answers)
    return Draft(claim_id=place.claim_id, reviewer=reviewer, answers=answers, ahead=place.ahead, updated_at=at)


def _place_in(session: ReviewSession, draft: Draft) -> Place:
    is_reopened = draft.answers[:1] == (_REOPENED,)
    answers = draft.answers[is_reopened:]
    found = _place_at(session, draft.reviewer, draft.claim_id, answers, is_reopened=is_reopened)
    return evolve(found, ahead=(*found.ahead, *draft.ahead))


def _place_at(session: ReviewSession, reviewer: str, claim_id: str, answers: Trace, *, is_reopened: bool) -> Place:
    """Give the place behind the last of the answers that leads on; what cannot be taken for given is offered again."""
    trace = unfinished(answers, subject_of(session, claim_id, reviewer))
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
    there = {claim.id for claim in session.current_claims}
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
