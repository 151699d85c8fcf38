"""Taking back and doing again what one reviewer did, by what the history holds. Every undo is itself an entry in it.

The history alone says what can be undone: a reviewer's own changes, the last first, each once; what was undone can be done
again until they do something else.
"""

from datetime import UTC, datetime

from attrs import evolve

from claimcheck.model.assignment import Assignment
from claimcheck.model.history import EXPORT, HistoryEntry
from claimcheck.model.session import ReviewSession

UNDO, REDO = "undo", "redo"

_REVIEWING = {"rate", "skip"}
_ASSIGNING = {"assign", "unassign"}
_OF_ONE_S_OWN = _REVIEWING | _ASSIGNING | {UNDO, REDO, "later", "article"}
"""What others may do without standing in the way of an undo: it touches nothing of this reviewer's."""


def next_undo(session: ReviewSession, reviewer: str) -> HistoryEntry | None:
    """Give this reviewer's last change that is not undone; None where there is none."""
    done, _ = _stacks(session, reviewer)
    return done[-1] if done else None


def next_redo(session: ReviewSession, reviewer: str) -> HistoryEntry | None:
    """Give what this reviewer undid last and has not done again; None where there is none."""
    _, undone = _stacks(session, reviewer)
    return undone[-1] if undone else None


def undone(session: ReviewSession, reviewer: str, *, at: datetime | None = None) -> ReviewSession:
    """Take back this reviewer's last change.

    Args:
        session: The session.
        reviewer: Whose change.
        at: When, in aware UTC; now, if not given.

    Raises:
        ValueError: There is nothing to undo, or it was exported or changed by somebody else since.

    """
    entry = next_undo(session, reviewer)
    if entry is None:
        raise ValueError("there is nothing of yours to undo")
    _check_untouched(session, entry)
    return _reversed(session, entry, UNDO, at or datetime.now(UTC))


def redone(session: ReviewSession, reviewer: str, *, at: datetime | None = None) -> ReviewSession:
    """Do again what this reviewer undid last; the arguments are those of ``undone``.

    Raises:
        ValueError: There is nothing to do again, or it was exported or changed by somebody else since.

    """
    entry = next_redo(session, reviewer)
    if entry is None:
        raise ValueError("there is nothing of yours to do again")
    _check_untouched(session, entry)
    return _reversed(session, entry, REDO, at or datetime.now(UTC))


def _stacks(session: ReviewSession, reviewer: str) -> tuple[list[HistoryEntry], list[HistoryEntry]]:
    """Give this reviewer's changes that hold, and those that they undid, the last of each last."""
    done: list[HistoryEntry] = []
    back: list[HistoryEntry] = []
    for entry in (each for each in session.history if each.by == reviewer):
        if entry.action in _REVIEWING | _ASSIGNING:
            done.append(entry)
            back.clear()
        elif entry.action == UNDO and done:
            back.append(done.pop())
        elif entry.action == REDO and back:
            done.append(back.pop())
    return done, back


def _check_untouched(session: ReviewSession, entry: HistoryEntry) -> None:
    """Refuse to reach across what else was done with the claim since, or with all claims.

    Raises:
        ValueError: Something was; the message says what, and by whom.

    """
    for since in session.history[entry.number :]:
        is_near = since.claim_id in (None, entry.claim_id)
        if is_near and since.action not in _OF_ONE_S_OWN:
            done = {EXPORT: "exported"}.get(since.action, f"changed ({since.action})")
            raise ValueError(f"it was {done} by {since.by} since, so it cannot be undone; judge the claim again")


def _reversed(session: ReviewSession, entry: HistoryEntry, action: str, at: datetime) -> ReviewSession:
    """Bring what the entry changed to what it was before it, or with a redo to what it was after it."""
    is_undo = action == UNDO
    note = " ".join(filter(None, (entry.action, entry.note)))
    done = HistoryEntry(len(session.history) + 1, at, entry.by, action, entry.claim_id, note=note)
    if entry.action in _REVIEWING:
        claim_id, wanted = entry.claim_id or "", entry.before if is_undo else entry.after
        done = evolve(done, before=session.review_by(entry.by, claim_id), after=wanted)
        session = session.with_review(claim_id, entry.by, wanted)
    else:
        session = _with_assignment(session, entry, is_asked=(entry.action == "assign") is not is_undo, at=at)
    return evolve(session, history=(*session.history, done), updated_at=at)


def _with_assignment(session: ReviewSession, entry: HistoryEntry, *, is_asked: bool, at: datetime) -> ReviewSession:
    whose = (entry.claim_id, entry.note)
    others = tuple(each for each in session.assignments if (each.claim_id, each.reviewer) != whose)
    asked = Assignment(claim_id=entry.claim_id or "", reviewer=entry.note, by=entry.by, at=at) if is_asked else None
    return evolve(session, assignments=(*others, asked) if asked else others)
