"""Taking back and doing again what one reviewer did, by what the history holds. Every undo is itself an entry in it.

The history alone says what can be undone: a reviewer's own changes, the last first, each once; what was undone can be done
again until they do something else.
"""

from datetime import UTC, datetime

from attrs import evolve

from claimcheck.model.assignment import Assignment
from claimcheck.model.claim import Claim
from claimcheck.model.editing import with_claims
from claimcheck.model.history import ADD, ADJUDICATE, EDIT, EXPORT, MERGE, SIGN_OFF, SPLIT, WITHDRAW, HistoryEntry
from claimcheck.model.session import ReviewSession
from claimcheck.model.verdicts import with_verdict

UNDO, REDO = "undo", "redo"

_REVIEWING = {"rate", "skip"}
_ASSIGNING = {"assign", "unassign"}
_EDITING = {EDIT, SPLIT, MERGE, ADD}
_UNDOABLE = _REVIEWING | _ASSIGNING | _EDITING | {ADJUDICATE}

_BESIDE = _REVIEWING | _ASSIGNING | {UNDO, REDO, "later", "article", SIGN_OFF, WITHDRAW}
"""What others may do without standing in the way of an undo: it touches nothing of this reviewer's."""

_ASIDE = {"later", "article"}
"""What does nothing to any claim, so that it stands in the way of no undo at all."""

_SAID = {
    EXPORT: "exported",
    ADJUDICATE: "decided on",
    EDIT: "edited",
    SPLIT: "split",
    MERGE: "merged",
    "rate": "rated",
    "skip": "skipped",
    "assign": "assigned",
    "later": "left for later",
}


def next_undo(session: ReviewSession, reviewer: str) -> HistoryEntry | None:
    """Give this reviewer's last change that is not undone; None where there is none."""
    done, _ = _stacks(session, reviewer)
    return done[-1] if done else None


def next_redo(session: ReviewSession, reviewer: str) -> HistoryEntry | None:
    """Give what this reviewer undid last and has not done again; None where there is none."""
    _, undone = _stacks(session, reviewer)
    return undone[-1] if undone else None


def undone(session: ReviewSession, reviewer: str, *, at: datetime | None = None) -> ReviewSession:
    """Take back this reviewer's last change; the very undo of a moment is not made twice.

    Args:
        session: The session.
        reviewer: Whose change.
        at: When, in aware UTC; now, if not given.

    Raises:
        ValueError: There is nothing to undo, or it was exported or changed by somebody else since.

    """
    if _is_made(session, reviewer, UNDO, at):
        return session
    entry = next_undo(session, reviewer)
    if entry is None:
        raise ValueError("there is nothing of yours to undo")
    _check_untouched(session, entry, "undone")
    return _reversed(session, entry, UNDO, at or datetime.now(UTC))


def redone(session: ReviewSession, reviewer: str, *, at: datetime | None = None) -> ReviewSession:
    """Do again what this reviewer undid last; the arguments are those of ``undone``.

    Raises:
        ValueError: There is nothing to do again, or it was exported or changed by somebody else since.

    """
    if _is_made(session, reviewer, REDO, at):
        return session
    entry = next_redo(session, reviewer)
    if entry is None:
        raise ValueError("there is nothing of yours to do again")
    _check_untouched(session, entry, "done again")
    return _reversed(session, entry, REDO, at or datetime.now(UTC))


def _is_made(session: ReviewSession, reviewer: str, action: str, at: datetime | None) -> bool:
    whose = (reviewer, action, at)
    return any((entry.by, entry.action, entry.at) == whose for entry in reversed(session.history))


def _stacks(session: ReviewSession, reviewer: str) -> tuple[list[HistoryEntry], list[HistoryEntry]]:
    """Give this reviewer's changes that hold, and those that they undid, the last of each last."""
    done: list[HistoryEntry] = []
    back: list[HistoryEntry] = []
    for entry in (each for each in session.history if each.by == reviewer):
        if entry.action in _UNDOABLE:
            done.append(entry)
            back.clear()
        elif entry.action == UNDO and done:
            back.append(done.pop())
        elif entry.action == REDO and back:
            done.append(back.pop())
    return done, back


def _check_untouched(session: ReviewSession, entry: HistoryEntry, what: str) -> None:
    """Refuse to reach across what else was done with the claim since, or with all claims.

    Raises:
        ValueError: Something was; the message says what, and by whom.

    """
    touched = _touched(entry)
    is_edit = entry.action in _EDITING
    for since in session.history[entry.number :]:
        is_elsewhere = since.claim_id is not None and not touched & _touched(since)
        if is_elsewhere or since.action in _ASIDE:
            continue
        is_of_others = since.by != entry.by and (is_edit or since.action not in _BESIDE)
        if is_of_others or since.action not in _BESIDE | _UNDOABLE:
            done = _SAID.get(since.action, f"changed ({since.action})")
            again = "change it anew" if is_edit else "judge the claim again"
            raise ValueError(f"it was {done} by {since.by} since, so it cannot be {what}; {again}")
    if entry.action == EDIT and _is_told(session, entry):
        raise ValueError(f"readers have been told of it in a correction, so it cannot be {what}; change it anew")


def _touched(entry: HistoryEntry) -> set[str | None]:
    """Give the claims that were changed by what was done, or judged."""
    return {entry.claim_id, *(claim.id for claim in (*entry.claims_before, *entry.claims_after))}


def _is_told(session: ReviewSession, entry: HistoryEntry) -> bool:
    judged = (*session.reviews, *session.verdicts)
    told = {(done.at, done.by) for each in judged if each.claim_id == entry.claim_id for done in each.corrections}
    return (entry.at, entry.by) in told


def _reversed(session: ReviewSession, entry: HistoryEntry, action: str, at: datetime) -> ReviewSession:
    """Bring what the entry changed to what it was before it, or with a redo to what it was after it."""
    is_undo = action == UNDO
    note = " ".join(filter(None, (entry.action, entry.note)))
    done = HistoryEntry(len(session.history) + 1, at, entry.by, action, entry.claim_id, note=note)
    if entry.action in _REVIEWING:
        claim_id, wanted = entry.claim_id or "", entry.before if is_undo else entry.after
        done = evolve(done, before=session.review_by(entry.by, claim_id), after=wanted)
        session = session.with_review(claim_id, entry.by, wanted)
    elif entry.action == ADJUDICATE:
        claim_id, wanted = entry.claim_id or "", entry.before if is_undo else entry.after
        done = evolve(done, before=session.verdict_on(claim_id), after=wanted)
        session = with_verdict(session, claim_id, wanted)
    elif entry.action in _EDITING:
        there, wanted_claims = _ways(entry) if is_undo else _ways(entry)[::-1]
        done = evolve(done, claims_before=there, claims_after=wanted_claims)
        session = _with_claims(session, entry, there, wanted_claims)
    else:
        session = _with_assignment(session, entry, is_asked=(entry.action == "assign") is not is_undo, at=at)
    return evolve(session, history=(*session.history, done), updated_at=at)


def _ways(entry: HistoryEntry) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Give what an edit left and what it found; claims that were superseded stay where they are either way."""
    return entry.claims_after, entry.claims_before if entry.action == EDIT else ()


def _with_claims(
    session: ReviewSession, entry: HistoryEntry, there: tuple[Claim, ...], wanted: tuple[Claim, ...]
) -> ReviewSession:
    """Put the claims that are wanted in the place of those that are there; a claim that goes takes one's own drafts along.

    Raises:
        ValueError: Something else was done with a claim that would go, or somebody else has begun with it.

    """
    going = {claim.id for claim in there} - {claim.id for claim in wanted}
    held = {review.claim_id for review in (*session.reviews, *session.verdicts)}
    held |= {each.claim_id for each in session.assignments}
    # The first answer of a draft says no more than what its reviewer was about to do, or where they are.
    others = (each for each in session.drafts if each.reviewer != entry.by)
    held |= {each.claim_id for each in others if each.ahead or len(each.answers) > 1}
    if going & held or any(going & set(claim.derived_from) for claim in session.claims):
        raise ValueError(f"something was done since with what came of it ({entry.action}), so it cannot be undone")
    if any(claim not in session.claims for claim in there if claim.id not in going):
        raise ValueError("the claim was changed otherwise since, so it cannot be undone; change it anew")
    session = evolve(session, drafts=tuple(each for each in session.drafts if each.claim_id not in going))
    return with_claims(session, there, wanted)


def _with_assignment(session: ReviewSession, entry: HistoryEntry, *, is_asked: bool, at: datetime) -> ReviewSession:
    whose = (entry.claim_id, entry.note)
    others = tuple(each for each in session.assignments if (each.claim_id, each.reviewer) != whose)
    asked = Assignment(claim_id=entry.claim_id or "", reviewer=entry.note, by=entry.by, at=at) if is_asked else None
    return evolve(session, assignments=(*others, asked) if asked else others)
