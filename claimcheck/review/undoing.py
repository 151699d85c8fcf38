"""What undo and redo do to a session and to where a reviewer is in it, as pure functions. Knows no terminal and no store.

What can be undone is for the model; here is what is offered again, and which claim is gone to.
"""

from datetime import datetime

from claimcheck.model import HistoryEntry, ReviewSession
from claimcheck.model.undo import redone, undone
from claimcheck.review.desk import Change, Place, entered, move_to
from claimcheck.review.machine import answers_of
from claimcheck.review.traces import Trace


def undo_last(reviewer: str, *, at: datetime) -> Change:
    """Make the change that takes back what this reviewer did last; what they had entered is offered again.

    The change raises a ValueError where there is nothing to undo, or it was exported or changed by somebody else since.
    """

    def change(session: ReviewSession) -> ReviewSession:
        back = undone(session, reviewer, at=at)
        entry = back.history[-1]
        if back is session or entry.after is not None or entry.before in session.verdicts:
            return back
        ahead = answers_of(entry.before) if entry.before else _begun_with_what_went(session, back, reviewer)
        return _gone_to(back, entry, ahead, reviewer, at)

    return change


def redo_last(reviewer: str, *, at: datetime) -> Change:
    """Make the change that does again what this reviewer undid last; it raises a ValueError as ``undo_last`` says."""

    def change(session: ReviewSession) -> ReviewSession:
        again = redone(session, reviewer, at=at)
        entry = again.history[-1]
        if again is session or entry.after in again.verdicts:
            return again
        return _gone_to(again, entry, (), reviewer, at)

    return change


def _gone_to(session: ReviewSession, entry: HistoryEntry, ahead: Trace, reviewer: str, at: datetime) -> ReviewSession:
    """Go to the claim that was undone or done again, if it is one still; a judgement that holds again is left at that.

    What was entered since, and not confirmed, is offered before what lies ahead.
    """
    changed = [claim.id for claim in (*entry.claims_after, *entry.claims_before)]
    current = {claim.id for claim in session.current_claims}
    there = next((each for each in (*changed, entry.claim_id) if each in current), None)
    if there is None or (entry.after is None and not ahead and not changed):
        return session
    judged = [answers_of(each) for each in (entry.before, entry.after) if each]
    begun = entered(session.draft_of(there, reviewer))
    begun = () if begun in judged else begun
    is_reopened = bool(changed or (entry.after and begun))
    ahead = (*begun, *ahead) if changed else begun or ahead
    return move_to(Place(there, is_reopened=is_reopened, ahead=ahead), reviewer=reviewer, at=at)(session)


def _begun_with_what_went(before: ReviewSession, after: ReviewSession, reviewer: str) -> Trace:
    """Give what this reviewer had entered about claims that are no more."""
    there = {claim.id for claim in after.claims}
    mine = (each for each in before.drafts if each.reviewer == reviewer and not each.is_verdict)
    return tuple(answer for each in mine if each.claim_id not in there for answer in entered(each))
