"""``claimcheck sign-off``: a second person stands by what is to be published. Wiring only."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, write_data
from claimcheck.errors import UsageError
from claimcheck.text_safety import plain_line

if TYPE_CHECKING:
    from rich.table import Table

    from claimcheck.model import ReviewSession
    from claimcheck.store import Store


@click.command(
    "sign-off",
    short_help="Sign off, as a second person, what is to be published.",
    epilog=examples(
        "sign-off bridge",
        'sign-off bridge 3 c-31 --reviewer "Ida Marsh"',
        "sign-off bridge --all",
    ),
)
@click.argument("name", metavar="SESSION")
@click.argument("claims", metavar="[CLAIM]...", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="All that waits, save your own work and what is disputed.")
@click.option("--reviewer", metavar="NAME", help="Who signs off, instead of reviewer in claimcheck.toml.")
@click.option("--withdraw", is_flag=True, help="Take it back.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def sign_off(
    settings: Settings,
    name: str,
    claims: tuple[str, ...],
    *,
    is_all: bool,
    reviewer: str | None,
    withdraw: bool,
    as_json: bool,
) -> None:
    """Note that you have seen what will be published of a claim, and stand by it.

    SESSION is the name of a session, or a part of it; CLAIM is the id of a claim, or its number as claimcheck review
    counts them. Without CLAIM and --all, what waits for a second person is shown. Nobody signs off their own work, and
    a change of the review, the verdict or the claim ends a sign-off. All claims that are named are signed off, or none.
    """
    from claimcheck.store import find_session

    if claims and is_all:
        raise UsageError("--all is every claim, so that none is named beside it")
    place = settings.store()
    session_id = find_session(place, name)
    if not claims and not is_all:
        if withdraw:
            raise UsageError("--withdraw takes a sign-off back, and of no claim", hint="Name claims, or --all.")
        _show_waiting(settings, place.load(session_id), reviewer, as_json=as_json)
        return
    from claimcheck.cli.reviewer import deciding_name

    noted = "sign-off notes who stands by it"
    by = deciding_name(reviewer, usual=settings.config.reviewer, noted=noted, option="--reviewer")
    session, changed = _changed(place, session_id, claims, by, withdraw=withdraw)
    if as_json:
        _write_changed(session, by, changed, withdraw=withdraw)
    _say_changed(session, by, changed, is_all=is_all, withdraw=withdraw)


def _changed(
    place: "Store", session_id: str, named: Sequence[str], by: str, *, withdraw: bool
) -> "tuple[ReviewSession, list[str]]":
    """Sign claims off, or take that back; give what is stored then, and the claims for which it was not so before.

    Raises:
        UsageError: There is no such claim, nothing of it is rated, or it is this person's own work.

    """
    changed: list[str] = []
    # One moment for all tries: made twice, it is the same change.
    now = datetime.now(UTC)

    def change(session: "ReviewSession") -> "ReviewSession":
        after = (_withdrawn if withdraw else _signed)(session, named, by, now)
        changed[:] = [each.claim_id for each in after.history[len(session.history) :] if each.claim_id]
        return after

    return place.change(session_id, change), changed


def _signed(session: "ReviewSession", named: Sequence[str], by: str, at: datetime) -> "ReviewSession":
    from claimcheck.model.verdicts import with_sign_off
    from claimcheck.review.adjudication.signing import can_sign, sign_off_fault

    claim_ids = _ids(session, named)
    found = ((each, sign_off_fault(session, claim_id, by)) for each, claim_id in zip(named, claim_ids, strict=True))
    if faults := [f"{each}: {fault}" for each, fault in found if fault]:
        raise UsageError("; ".join(faults))
    for claim_id in claim_ids or can_sign(session, by):
        session = with_sign_off(session, claim_id, by=by, at=at)
    return session


def _withdrawn(session: "ReviewSession", named: Sequence[str], by: str, at: datetime) -> "ReviewSession":
    from claimcheck.model.verdicts import without_sign_off

    for claim_id in _ids(session, named) or [claim.id for claim in session.current_claims]:
        session = without_sign_off(session, claim_id, by=by, at=at)
    return session


def _ids(session: "ReviewSession", named: Sequence[str]) -> list[str]:
    """Give the ids of the claims that are named.

    Raises:
        UsageError: The session has none of that name.

    """
    from claimcheck.review.tables.entries import claim_names

    names = claim_names(session)
    if strange := [wanted for wanted in named if wanted not in names]:
        hint = f"A number from 1 to {len(session.current_claims)}, or an id: claimcheck search."
        raise UsageError(f"{', '.join(strange)}: no such claim in {session.id}", hint=hint)
    return [names[wanted] for wanted in named]


def _say_changed(session: "ReviewSession", by: str, changed: Sequence[str], *, is_all: bool, withdraw: bool) -> None:
    from claimcheck.review.adjudication.signing import waiting_line

    count = "1 claim" if len(changed) == 1 else f"{len(changed)} claims"
    if changed:
        say(plain_line(f"{by} takes back the sign-off of {count}." if withdraw else f"{count} signed off by {by}."))
    elif withdraw:
        say(plain_line(f"Nothing to change: {by} has signed off none of it, or that holds no more."))
    else:
        there = "there is nothing that they could sign off" if is_all else "signed off already"
        say(plain_line(f"Nothing to change for {by}: {there}."))
    say(plain_line(waiting_line(session, by)))


def _show_waiting(settings: Settings, session: "ReviewSession", reviewer: str | None, *, as_json: bool) -> None:
    """Show what waits for a second person, and the command that goes on."""
    from claimcheck.model.verdicts import disputed_claims, unsigned
    from claimcheck.review.adjudication.signing import can_sign, waiting_line
    from claimcheck.review.questions import clean_answer

    if as_json:
        _write_waiting(session)
        return
    by = clean_answer(settings.config.reviewer if reviewer is None else reviewer)
    if unsigned(session):
        print_table(_table(session))
        say("")
    say(plain_line(waiting_line(session, by)))
    if can_sign(session, by):
        _say_next(settings, session, "sign-off", "--all")
    elif disputed_claims(session):
        _say_next(settings, session, "adjudicate")


def _say_next(settings: Settings, session: "ReviewSession", command: str, *options: str) -> None:
    from claimcheck.cli.naming import short_name, suggested_command

    name = short_name(session.id, settings.store().ids())
    say(f"Next: {suggested_command(settings, command, name, *options)}")


def _table(session: "ReviewSession") -> "Table":
    """Draw each review or verdict that waits, with the number of its claim."""
    from rich.table import Table
    from rich.text import Text

    from claimcheck.model.verdicts import unsigned
    from claimcheck.review.adjudication.deciding import label_of
    from claimcheck.review.desk import ranked

    numbers = {claim.id: number for number, claim in enumerate(ranked(session), 1)}
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("state", no_wrap=True)
    for name, share in (("rating", 1), ("by", 1), ("claim", 3)):
        table.add_column(name, ratio=share, overflow="fold")
    for each in sorted(unsigned(session), key=lambda review: numbers[review.claim_id]):
        state = "verdict" if each in session.verdicts else session.state_of(each.claim_id)
        claim = session.claim(each.claim_id).text
        cells = (str(numbers[each.claim_id]), state, label_of(each), each.reviewer, claim)
        table.add_row(*(Text(plain_line(cell)) for cell in cells))
    return table


def _write_waiting(session: "ReviewSession") -> None:
    from claimcheck.model.verdicts import unsigned
    from claimcheck.review.adjudication.deciding import label_of
    from claimcheck.text_safety import safe_json

    found = [
        {
            "claim_id": each.claim_id,
            "claim": session.claim(each.claim_id).text,
            "review_id": each.id,
            "is_verdict": each in session.verdicts,
            "rating": label_of(each),
            "reviewer": each.reviewer,
            "state": session.state_of(each.claim_id),
        }
        for each in unsigned(session)
    ]
    write_data(safe_json({"session": session.id, "waiting": found}))


def _write_changed(session: "ReviewSession", by: str, changed: Sequence[str], *, withdraw: bool) -> None:
    from claimcheck.model.verdicts import unsigned
    from claimcheck.text_safety import safe_json

    left = list(dict.fromkeys(review.claim_id for review in unsigned(session)))
    action = "withdraw" if withdraw else "sign-off"
    data = {"session": session.id, "action": action, "by": by, "claims": list(changed), "waiting": left}
    write_data(safe_json(data))
