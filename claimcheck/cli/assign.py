"""``claimcheck assign``: who is to judge which claims. Wiring only."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, write_data
from claimcheck.errors import NoSessionError, StoreError, UsageError

if TYPE_CHECKING:
    from claimcheck.model import ReviewSession
    from claimcheck.store import Store


@click.command(
    short_help="Ask a reviewer to judge claims.",
    epilog=examples(
        'assign bridge "Bo Ferrin" --by "Nora Fenwick"',
        'assign bridge "Bo Ferrin" --claim c-31 --claim c-133',
        'assign c-31 "Bo Ferrin" --remove',
    ),
)
@click.argument("what", metavar="SESSION|CLAIM")
@click.argument("reviewer")
@click.option("--claim", "claims", metavar="ID", multiple=True, help="This claim of the session; may be given again.")
@click.option("--by", metavar="NAME", help="Who decides it, instead of reviewer in claimcheck.toml.")
@click.option("--remove", is_flag=True, help="Take it back.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def assign(
    settings: Settings,
    what: str,
    reviewer: str,
    *,
    claims: tuple[str, ...],
    by: str | None,
    remove: bool,
    as_json: bool,
) -> None:
    """Ask a reviewer to judge all claims of a session, or some of them, beside whoever else was asked to.

    SESSION is the name of a session, or a part of it; CLAIM is the id of a claim, as SESSION:ID where several sessions
    have it. claimcheck search shows the ids. REVIEWER is handed these claims first by claimcheck review --next, and
    nobody else is who was not asked for them too.
    """
    who, author = _people(settings, reviewer, by)
    place = settings.store()
    session_id, claim = _meant(place, what)
    if claim is not None and claims:
        raise UsageError(f"--claim is of a session, and {what} is a claim")
    changed = _changed(place, session_id, claims if claim is None else (claim,), who, author, remove=remove)
    if as_json:
        _write_json(session_id, who, author, changed, remove=remove)
    say(_told(session_id, who, changed, remove=remove))


def _people(settings: Settings, reviewer: str, by: str | None) -> tuple[str, str]:
    """Give the reviewer's name and that of whoever assigns, as a review would take them."""
    from claimcheck.cli.reviewer import deciding_name
    from claimcheck.review.questions import clean_answer

    who = clean_answer(reviewer)
    if not who:
        raise UsageError("the reviewer has no name")
    return who, deciding_name(by, usual=settings.config.reviewer, noted="assign notes who decides it")


def _meant(place: "Store", what: str) -> tuple[str, str | None]:
    """Give the id of the session that is meant, and that of the claim; None where all of the session is meant.

    Raises:
        StoreError: Neither a session nor a claim is called so, or several are.

    """
    from claimcheck.store import find_session

    session, colon, claim = what.rpartition(":")
    if colon:
        return find_session(place, session), claim
    try:
        return find_session(place, what), None
    except NoSessionError:
        return _session_of(place, what), what


def _session_of(place: "Store", claim_id: str) -> str:
    from claimcheck.store import Query

    found = sorted({each.session_id for each in place.search(Query()) if each.claim.id == claim_id})
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(
            f"{claim_id}: a claim of several sessions", hint=f"Name one of them, as {found[0]}:{claim_id}."
        )
    raise NoSessionError(
        f"{claim_id}: no such session, and no such claim",
        hint="claimcheck status lists sessions, claimcheck search claims.",
    )


def _changed(
    place: "Store", session_id: str, claims: Sequence[str], who: str, author: str, *, remove: bool
) -> list[str]:
    """Assign claims, or take that back, and give the ids of those for which it was not so before."""
    changed: list[str] = []
    change = _change(claims or None, who, author, remove=remove)

    def noted(session: "ReviewSession") -> "ReviewSession":
        after = change(session)
        changed[:] = [each.claim_id for each in after.history[len(session.history) :] if each.claim_id]
        return after

    try:
        place.change(session_id, noted)
    except KeyError as error:
        raise UsageError(
            f"{session_id} has no claim “{error.args[0]}”", hint="claimcheck search shows claims with their ids."
        ) from error
    return changed


def _change(
    claims: Sequence[str] | None, who: str, author: str, *, remove: bool
) -> Callable[["ReviewSession"], "ReviewSession"]:
    # One moment for all tries: made twice, it is the same change.
    now = datetime.now(UTC)

    def change(session: "ReviewSession") -> "ReviewSession":
        made = session.unassign if remove else session.assign
        return made(who, by=author, claim_ids=claims, at=now)

    return change


def _told(session_id: str, who: str, changed: Sequence[str], *, remove: bool) -> str:
    if not changed:
        return f"Nothing to change: {who} {'was not' if remove else 'was already'} asked for these claims."
    count = "1 claim" if len(changed) == 1 else f"{len(changed)} claims"
    return f"{count} of {session_id} {'taken back from' if remove else 'assigned to'} {who}."


def _write_json(session_id: str, who: str, author: str, changed: Sequence[str], *, remove: bool) -> None:
    from claimcheck.text_safety import safe_json

    done = "unassign" if remove else "assign"
    data = {"session": session_id, "action": done, "reviewer": who, "by": author, "claims": list(changed)}
    write_data(safe_json(data))
