"""The claims that are to be looked at again, of all sessions: which they are, and how they look. Knows rich and the store."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen
from rich.table import Table
from rich.text import Text

from claimcheck.errors import StoreError, UnreachableError, UsageError
from claimcheck.model import Claim, ReviewSession
from claimcheck.review.dates import date_of
from claimcheck.review.desk import ranked
from claimcheck.review.judged import judged_claims
from claimcheck.store import Store
from claimcheck.store.base import Report
from claimcheck.text_safety import plain_line

_WIDEST_NAME = 20
_WIDEST_RATING = 16


@frozen
class DueClaim:
    """A claim that is to be looked at again, where it is, and what it is rated so far."""

    on: date
    session_id: str
    title: str
    number: int
    claim: Claim
    state: str
    ratings: tuple[str, ...]


@frozen
class Due:
    """The claims that are due by a day, the soonest first, and a fault for each session that cannot be read."""

    by: date
    claims: tuple[DueClaim, ...]
    faults: tuple[StoreError, ...]


def day_of(written: str, *, today: date) -> date:
    """Read the day that is asked for; today, if none is.

    Raises:
        UsageError: It is none.

    """
    try:
        return date_of(written) or today
    except ValueError as error:
        raise UsageError(f"--due: “{written}” is no date; it is written as 2026-01-31") from error


def due_claims(store: Store, by: date, *, report: Report) -> Due:
    """Find the claims of all sessions that are to be looked at again by a day.

    Args:
        store: Where the sessions are.
        by: The last day that counts.
        report: Is told how many sessions are done of how many.

    Raises:
        UnreachableError: The store went away.

    """
    found: list[DueClaim] = []
    faults: list[StoreError] = []
    ids = store.ids()
    for number, session_id in enumerate(ids, 1):
        report(number, len(ids))
        try:
            found += _due_in(store.load(session_id), by)
        except UnreachableError:
            raise
        except StoreError as fault:
            faults.append(fault)
    found.sort(key=lambda each: (each.on, each.session_id, each.number))
    return Due(by, tuple(found), tuple(faults))


def due_table(claims: Sequence[DueClaim], *, names: Mapping[str, str]) -> Table:
    """Give the claims as a table, every word of them.

    Args:
        claims: The claims.
        names: What their sessions are called by, by their ids: session and number are what ``claimcheck show`` takes.

    """
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("again on", no_wrap=True)
    table.add_column("session", overflow="fold", max_width=_WIDEST_NAME)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("claim", ratio=1, overflow="fold")
    table.add_column("so far", overflow="fold", max_width=_WIDEST_RATING)
    for each in claims:
        cells = (str(each.on), names[each.session_id], str(each.number), each.claim.text, _so_far(each))
        table.add_row(*(Text(plain_line(cell)) for cell in cells))
    return table


def due_json(due: Due) -> dict[str, Any]:
    """Give the same for a program."""
    claims = [
        {
            "look_again_on": each.on.isoformat(),
            "session": each.session_id,
            "title": each.title,
            "number": each.number,
            "id": each.claim.id,
            "claim": each.claim.text,
            "state": each.state,
            "ratings": list(each.ratings),
        }
        for each in due.claims
    ]
    faults = [{"message": fault.message, "hint": fault.hint} for fault in due.faults]
    return {"by": due.by.isoformat(), "claims": claims, "faults": faults}


def _due_in(session: ReviewSession, by: date) -> Iterator[DueClaim]:
    waiting = {claim.id for claim in session.current_claims if claim.look_again_on and claim.look_again_on <= by}
    if not waiting:
        return
    numbers = {claim.id: number for number, claim in enumerate(ranked(session), 1)}
    for each in judged_claims(session):
        claim = each.claim
        if claim.id in waiting and claim.look_again_on:
            where = (session.id, session.article.title, numbers[claim.id])
            yield DueClaim(claim.look_again_on, *where, claim, each.state, each.labels)


def _so_far(due: DueClaim) -> str:
    return ", ".join(due.ratings) or due.state
