"""What was published and signed off, by what a history says of it; and what a change of it needs. Knows no session."""

from collections.abc import Iterable

from attrs import evolve

from claimcheck.model.history import ADJUDICATE, EDIT, EXPORT, SIGN_OFF, WITHDRAW, HistoryEntry
from claimcheck.model.review import Correction, Review

_VOIDING = {"rate", "skip", "undo", "redo", ADJUDICATE, EDIT}
"""What ends a sign-off: what was seen then is no more what would be published, or may not be."""


class CorrectionNeededError(ValueError):
    """Something that was published was to be changed without a note for its readers."""


def was_published(history: Iterable[HistoryEntry], review_id: str) -> bool:
    """Tell whether a review or verdict of this id was ever published, in whatever state it was then."""
    is_made = False
    for entry in history:
        is_made = is_made or (
            entry.after is not None and entry.after.id == review_id and entry.after.rating is not None
        )
        if entry.action == EXPORT and (review_id in entry.review_ids or (is_made and not entry.review_ids)):
            return True
    return False


def corrected(history: Iterable[HistoryEntry], replaced: Iterable[Review], after: Review, *, why: str) -> Review:
    """Give a judgement with a correction for readers, where it changes what they have been told.

    Args:
        history: What was done so far.
        replaced: The judgements in whose place it is published.
        after: The judgement.
        why: Why it is changed, for readers.

    Raises:
        CorrectionNeededError: It changes what was published, and no reason is given.

    """
    entries, before = tuple(history), tuple(replaced)
    told = [each for each in before if was_published(entries, each.id)]
    # A verdict that is not out yet may hold what is to be told of the reviews that are.
    kept = tuple(dict.fromkeys(correction for each in before for correction in each.corrections))
    changes = list(dict.fromkeys(change for each in told if (change := change_told(each, after))))
    if not changes:
        return evolve(after, corrections=kept)
    return with_correction(evolve(after, corrections=kept), what="; ".join(changes), why=why)


def with_correction(review: Review, *, what: str, why: str) -> Review:
    """Give a judgement with a correction, dated as the judgement's last change is.

    Raises:
        CorrectionNeededError: No reason is given.

    """
    if not why.strip():
        raise CorrectionNeededError(f"{review.id}: was published, so that a change needs a correction for its readers")
    done = Correction(at=review.updated_at, by=review.reviewer, what=what, why=why.strip())
    return evolve(review, corrections=(*review.corrections, done))


def signed_off(history: Iterable[HistoryEntry]) -> dict[str, tuple[str, ...]]:
    """Give, by claim, everyone who signed it off since what is said of it last changed."""
    people: dict[str, tuple[str, ...]] = {}
    for entry in history:
        if entry.claim_id is None:
            continue
        if entry.action == SIGN_OFF:
            known = people.get(entry.claim_id, ())
            people[entry.claim_id] = (*(each for each in known if each != entry.by), entry.by)
        elif entry.action == WITHDRAW:
            people[entry.claim_id] = tuple(each for each in people.get(entry.claim_id, ()) if each != entry.by)
        elif entry.action in _VOIDING:
            people.pop(entry.claim_id, None)
    return people


def change_told(before: Review, after: Review) -> str:
    """Say in words what readers are told otherwise by the later of two judgements; empty where it is nothing."""
    old, new = (each.rating.label if each.rating else "" for each in (before, after))
    if not new:
        return f"rating withdrawn (was {old})" if old else ""
    if old != new:
        return f"rating changed from {old} to {new}" if old else f"rating given again: {new}"
    if before.explanation != after.explanation:
        return "explanation changed"
    shown = [[evolve(source, note="") for source in each.sources] for each in (before, after)]
    return "" if shown[0] == shown[1] else "sources changed"
