"""How the history of a session looks on a screen: who did what when. Knows rich and the model, no store."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from claimcheck.model import Anchor, Claim, Claimant, HistoryEntry, ReviewSession
from claimcheck.model.claim import Reply
from claimcheck.model.editing import EDITABLE
from claimcheck.model.history import ABOUT_ARTICLE, ADD, ADJUDICATE, EDIT, EXPORT, MERGE, SIGN_OFF, SPLIT, WITHDRAW
from claimcheck.model.undo import REDO, UNDO
from claimcheck.review.desk import ranked
from claimcheck.text_safety import plain_line

_WIDE = 80
_DONE = {
    "rate": "rated",
    "skip": "skipped",
    "later": "left for later",
    "assign": "assigned to",
    "unassign": "no longer assigned to",
    "redact": "redacted",
    "repair": "repaired",
    UNDO: "undid",
    REDO: "did again",
    EDIT: "edited",
    SPLIT: "split",
    MERGE: "merged",
    ADD: "added",
    ADJUDICATE: "decided",
    SIGN_OFF: "signed off",
    WITHDRAW: "withdrew the sign-off",
    EXPORT: "published",
    ABOUT_ARTICLE: "said of the article",
}
_FIELDS = {
    "text": "wording",
    "anchors": "bounds",
    "stated_on": "date",
    "look_again_on": "day to look again",
    "replies": "replies",
}
"""What the fields of a claim are called, where their names are no words for it."""


def history_table(session: ReviewSession, entries: Sequence[HistoryEntry], *, width: int) -> Table:
    """Give who did what when, a line each.

    Claims are called by their number in the ranked list; one that was split or merged has none, and is called by its id
    where there is place.
    """
    numbers = {claim.id: str(number) for number, claim in enumerate(ranked(session), 1)}
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    for name in ("", "when", "claim"):
        table.add_column(name, no_wrap=True, justify="left" if name == "when" else "right")
    table.add_column("who", ratio=1, overflow="fold")
    table.add_column("what", ratio=2, overflow="fold")
    for each in entries:
        when = f"{each.at.astimezone():%Y-%m-%d %H:%M}"
        about = each.claim_id or ""
        name = numbers.get(about, (about if width >= _WIDE else "–") if about else "")
        table.add_row(*(Text(plain_line(cell)) for cell in (str(each.number), when, name, each.by, done_by(each))))
    return table


def done_by(entry: HistoryEntry) -> str:
    """Say what an entry of the history was, with the judgement or the claims that came of it."""
    what = _DONE.get(entry.action, entry.action)
    review = entry.after
    if entry.action in ("rate", "skip") and review:
        return f"{what} {review.rating.label if review.rating else f'({review.skip_reason})'}"
    if entry.action == ADJUDICATE and review and review.rating:
        return f"{what} {review.rating.label}{f' ({review.note})' if review.note else ''}"
    if entry.action in (UNDO, REDO):
        of, _, rest = entry.note.partition(" ")
        return f"{what}: {_DONE.get(of, of)} {_named(rest) if of == EDIT else rest}".strip()
    if entry.action == EXPORT and not entry.note:
        return f"{what} {len(entry.review_ids) or 'all'} reviews"
    return _changed(what, entry) or f"{what} {entry.note}".strip()


def _changed(what: str, entry: HistoryEntry) -> str:
    """Say what became of which claims; nothing where that is not what was done."""
    old, new = (" and ".join(f"“{claim.text}”" for claim in them) for them in (entry.claims_before, entry.claims_after))
    if entry.action == ADD:
        return f"{what} {new}"
    if entry.action in (SPLIT, MERGE):
        return f"{what} {old} into {new}"
    if entry.action == EDIT and entry.claims_before and entry.claims_after:
        return f"{what} {_differences(entry.claims_before[0], entry.claims_after[0])}"
    return ""


def _differences(before: Claim, after: Claim) -> str:
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in EDITABLE]
    return "; ".join(f"{_named(name)}: {_shown(old)} → {_shown(new)}" for name, old, new in pairs if old != new)


def _named(fields: str) -> str:
    return ", ".join(_FIELDS.get(name, name) for name in fields.split(", "))


def _shown(value: Any) -> str:
    """Give a field of a claim in words."""
    if isinstance(value, tuple):
        return " … ".join(map(_shown, value)) or "none"
    if isinstance(value, Claimant):
        return value.name
    if isinstance(value, Anchor):
        return f"“{value.exact}”"
    if isinstance(value, Reply):
        return f"{value.asked}{' (answered)' if value.answer else ''}"
    return f"“{value}”" if isinstance(value, str) and value else str(value or "none")
