"""A session made of what is left of a damaged one, so that it keeps the model's rules. Knows no file and no store.

What does not fit the rest is left out, and said in ``notes``; a review or a verdict that is lost is looked for in the history.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, TypeVar

from attrs import evolve, frozen

from claimcheck.model import (
    Article,
    Assignment,
    Claim,
    Draft,
    HistoryEntry,
    Rating,
    RatingScale,
    Review,
    ReviewSession,
)
from claimcheck.model.history import EDIT
from claimcheck.model.publication import was_published
from claimcheck.store.entries import is_of_verdict
from claimcheck.store.layout import LISTS, TABLES, Row
from claimcheck.store.repair.remains import KEYS, Remains
from claimcheck.store.repair.values import (
    NOUNS,
    Notes,
    Rows,
    anchored,
    article_in,
    beginning_in,
    claim_in,
    engine_in,
    listed,
    read_table,
    rows_in,
    scale_in,
    short,
)

Each = TypeVar("Each", Review, Draft, Assignment)

Whose = tuple[str, ...]
"""What tells one of a table from the others: a claim's id, with a reviewer where each may have one."""


@frozen
class _Left:
    """What is left of a session, and the notes that are told what is not."""

    remains: Remains
    rows: Rows
    notes: Notes

    def read(self, table: str, read: Callable[[Row], Any] | None = None) -> list[Any]:
        return read_table(table, self.rows, self.remains, self.notes, read=read)

    @property
    def own(self) -> Sequence[Row]:
        return self.rows.get("session", ())


def session_in(remains: Remains, session_id: str, *, at: datetime, notes: Notes) -> ReviewSession | None:
    """Make a session of what a file still has; None without the article's text or the scale of its ratings.

    Args:
        remains: What the file still has.
        session_id: The session's id.
        at: When this is done.
        notes: Is told what a person must know.

    """
    rows = rows_in(remains)
    if not any(rows.values()):
        notes.append("nothing of a session can be made out in it")
        return None
    notes += _notes_on(remains, rows, session_id)
    article = article_in(rows.get("article", ()), notes)
    if article is None:
        notes.append("the article's text is lost: nothing can be restored without it")
        return None
    return _session_on(article, _Left(remains, rows, notes), session_id, at)


def _session_on(article: Article, left: _Left, session_id: str, at: datetime) -> ReviewSession | None:
    claims, history = _claims_on(article, left), left.read("history")
    judged: dict[str, list[Review]] = {table: left.read(table) for table in ("reviews", "verdicts")}
    scale = scale_in(left.own, _ratings_in(chain(*judged.values()), history), left.notes)
    if scale is None:
        return None
    ids = {claim.id for claim in claims}
    for table, read in judged.items():
        found = _fitting(table, _on_scale(table, read, scale, left.notes), ids, left.notes)
        lost = _lost(table, found, history)
        fit = [each for each in lost.values() if each and each.claim_id in ids and _is_on(scale, each)]
        judged[table] = _in_order(table, (*found, *fit), history) if fit else found
        left.notes.extend(_notes_on_lost(table, fit, history, left.remains))
    drafts = _fitting("drafts", left.read("drafts"), ids, left.notes)
    assignments = _fitting("assignments", left.read("assignments"), ids, left.notes)
    return ReviewSession(
        id=session_id,
        article=article,
        claims=claims,
        scale=scale,
        engine=engine_in(left.own, left.notes),
        created_at=beginning_in(
            left.own, _dates_in(chain(*judged.values()), drafts, assignments, history), at, left.notes
        ),
        updated_at=at,
        reviews=tuple(judged["reviews"]),
        verdicts=tuple(judged["verdicts"]),
        drafts=tuple(drafts),
        assignments=tuple(assignments),
        history=_numbered(history, left.notes),
    )


def _notes_on(remains: Remains, rows: Rows, session_id: str) -> Iterator[str]:
    """Say what is wrong with the file as a whole."""
    if remains.broken_off is not None:
        where = f"in its table {remains.broken_off}" if remains.broken_off else "before its first table"
        yield f"the file breaks off {where}: what came after is lost"
    if missing := [name for name in TABLES if name not in rows]:
        yield f"nothing is there of the tables{listed(missing)}"
    names = {name for row in rows.get("session", ()) if isinstance(name := row.get("id"), str) and name != session_id}
    if names:
        yield f"the session in it has another name than the file{listed([short(name) for name in sorted(names)])}"
    strange = {key for name in LISTS for row in rows.get(name, ()) for key in row.keys() - KEYS[name]}
    if unknown := [*remains.others, *sorted(strange)]:
        yield f"what this claimcheck does not know is left out{listed([short(key) for key in unknown])}"


def _claims_on(article: Article, left: _Left) -> tuple[Claim, ...]:
    """Give the claims that have their words in the article, one of each id."""
    read = left.read("claims", lambda row: claim_in(row, article.text))
    found: dict[str, Claim] = {}
    for claim in anchored(read, article.text, left.notes):
        if found.setdefault(claim.id, claim) is not claim:
            left.notes.append(f"another claim {short(claim.id)} is left out: the first of the two is kept")
    return tuple(found.values())


def _ratings_in(reviews: Iterable[Review], history: Iterable[HistoryEntry]) -> list[Rating]:
    every = (*reviews, *(review for entry in history for review in (entry.before, entry.after) if review))
    return [review.rating for review in every if review.rating]


def _on_scale(table: str, reviews: Iterable[Review], scale: RatingScale, notes: Notes) -> list[Review]:
    kept = []
    for review in reviews:
        if _is_on(scale, review):
            kept.append(review)
        elif review.rating:
            label = short(review.rating.label)
            notes.append(f"{_called(table, review)} is left out: “{label}” is not on the scale {short(scale.name)}")
    return kept


def _is_on(scale: RatingScale, review: Review) -> bool:
    return review.rating in {None, *map(scale.rate, scale.all_labels)}


def _fitting(table: str, values: Iterable[Each], claim_ids: Collection[str], notes: Notes) -> list[Each]:
    """Leave out what is of claims that are gone, and the older of two where there may be one."""
    kept: dict[Whose, Each] = {}
    for each in values:
        if each.claim_id not in claim_ids:
            notes.append(f"{_called(table, each)} is left out: its claim is gone")
            continue
        if before := kept.get(_whose(table, each)):
            notes.append(f"{_called(table, each)} is there twice: the newer is kept")
        kept[_whose(table, each)] = max(before, each, key=_dated) if before else each
    return list(kept.values())


def _lost(table: str, reviews: Iterable[Review], history: Iterable[HistoryEntry]) -> Mapping[Whose, Review | None]:
    """Give those that are in the history alone."""
    there = {_whose(table, review) for review in reviews}
    return {whose: review for whose, review in _last_in(table, history).items() if whose not in there}


def _in_order(table: str, reviews: Iterable[Review], history: Iterable[HistoryEntry]) -> list[Review]:
    """Give them in the order in which each was first made."""
    order = {whose: place for place, whose in enumerate(_last_in(table, history))}
    return sorted(reviews, key=lambda each: order.get(_whose(table, each), len(order)))


def _notes_on_lost(
    table: str, found: Iterable[Review], history: Sequence[HistoryEntry], remains: Remains
) -> Iterator[str]:
    is_all = remains.broken_off is None and len(history) == remains.counts.get("history")
    doubt = "" if is_all else "; the history is not whole, so there may have been a later one"
    for each in found:
        yield f"{_called(table, each)} was taken from the history{doubt}{_untold(each, history)}"


def _last_in(table: str, history: Iterable[HistoryEntry]) -> dict[Whose, Review | None]:
    """Give what the history leaves of each review, or verdict, that it has: None for one that was taken back."""
    last: dict[Whose, Review | None] = {}
    for entry in history:
        if is_of_verdict(entry) is not (table == "verdicts"):
            continue
        if entry.before:
            last[_whose(table, entry.before)] = None
        if entry.after:
            last[_whose(table, entry.after)] = entry.after
    return last


def _untold(review: Review, history: Iterable[HistoryEntry]) -> str:
    """Say that a correction is lost, where the claim was changed since: with that, the history does not hold it."""
    since = chain.from_iterable(tuple(history)[at + 1 :] for at, entry in enumerate(history) if entry.after == review)
    changes = any(entry.action == EDIT and entry.claim_id == review.claim_id for entry in since)
    is_lost = changes and was_published(history, review.id)
    return "; what readers were told of changes of the claim since is not in it" if is_lost else ""


def _numbered(history: Sequence[HistoryEntry], notes: Notes) -> tuple[HistoryEntry, ...]:
    numbered = tuple(evolve(entry, number=number) for number, entry in enumerate(history, 1))
    if numbered != tuple(history):
        notes.append("the history is numbered anew")
    return numbered


def _dates_in(
    reviews: Iterable[Review],
    drafts: Iterable[Draft],
    assignments: Iterable[Assignment],
    history: Iterable[HistoryEntry],
) -> Iterator[datetime]:
    yield from (review.created_at for review in reviews)
    yield from (draft.updated_at for draft in drafts)
    yield from (assignment.at for assignment in assignments)
    yield from (entry.at for entry in history)


def _whose(table: str, each: Review | Draft | Assignment) -> Whose:
    if table == "verdicts":
        return (each.claim_id,)
    is_verdict = isinstance(each, Draft) and each.is_verdict
    return each.claim_id, each.reviewer, *(["verdict"] if is_verdict else [])


def _dated(each: Review | Draft | Assignment) -> datetime:
    return each.at if isinstance(each, Assignment) else each.updated_at


def _called(table: str, each: Review | Draft | Assignment) -> str:
    whom = "to" if isinstance(each, Assignment) else "by"
    of = "on" if table == "verdicts" else "of"
    return f"the {NOUNS[table][0]} {of} claim {short(each.claim_id)} {whom} {short(each.reviewer)}"
