"""What an entry of a history is about: a review, a verdict, claims, or who is asked to judge. Knows no session."""

from claimcheck.model import HistoryEntry
from claimcheck.model.history import ADD, ADJUDICATE, MERGE, SPLIT
from claimcheck.model.undo import REDO, UNDO

ASSIGNING = {"assign", "unassign"}

_SUPERSEDING = {SPLIT, MERGE, ADD}


def is_of_verdict(entry: HistoryEntry) -> bool:
    """Tell whether a verdict was given, changed or taken back."""
    return entry.action == ADJUDICATE or _reversed(entry)[0] == ADJUDICATE


def is_of_review(entry: HistoryEntry) -> bool:
    """Tell whether a review was made, changed or taken back."""
    return (entry.after is not None or entry.before is not None) and not is_of_verdict(entry)


def is_of_claims(entry: HistoryEntry) -> bool:
    """Tell whether claims were changed, came or went."""
    return bool(entry.claims_before or entry.claims_after)


def asking(entry: HistoryEntry) -> tuple[bool, str] | None:
    """Give whether somebody is asked to judge by what was done, or asked no more, and who; None where it is not of that."""
    if entry.action in ASSIGNING:
        return entry.action == "assign", entry.note
    what, who = _reversed(entry)
    return ((what == "assign") is (entry.action == REDO), who) if what in ASSIGNING else None


def touched(entry: HistoryEntry) -> frozenset[str]:
    """Give the claims that an entry is about: those named, those changed, and those that came to be superseded or current."""
    claims = (*entry.claims_before, *entry.claims_after)
    named = [entry.claim_id] if entry.claim_id else []
    return frozenset(
        (*named, *(claim.id for claim in claims), *(name for claim in claims for name in claim.derived_from))
    )


def replaced_claims(entry: HistoryEntry) -> frozenset[str]:
    """Give the claims in whose place others came, or none; those that are superseded stay beside what came of them."""
    return frozenset() if entry.action in _SUPERSEDING else frozenset(claim.id for claim in entry.claims_before)


def _reversed(entry: HistoryEntry) -> tuple[str, str]:
    """Give the action that was undone or done again, and what else is noted of it."""
    what, _, rest = entry.note.partition(" ")
    return (what, rest) if entry.action in (UNDO, REDO) else ("", "")
