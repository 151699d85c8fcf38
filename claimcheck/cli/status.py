"""``claimcheck status``: the sessions there are and how far each is, and which claims are due again. Wiring only."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, shown_progress, table_console, write_data
from claimcheck.errors import StoreError, UsageError

if TYPE_CHECKING:
    from claimcheck.store import Listing

PER_PAGE = 50
_MOST_PAGES = 1_000_000


@click.command(
    short_help="List the sessions and how far they are.",
    epilog=examples(
        "status",
        "status --due 2026-12-31",
        "--store ~/reviews status --json",
    ),
)
@click.option("--page", type=click.IntRange(1, _MOST_PAGES), metavar="N", help="Which page, from 1.  [default: 1]")
@click.option(
    "--per-page",
    type=click.IntRange(1, _MOST_PAGES),
    metavar="N",
    default=PER_PAGE,
    show_default=True,
    help="Sessions a page.",
)
@click.option(
    "--due",
    metavar="[DATE]",
    is_flag=False,
    flag_value="",
    help="Instead, the claims that are to be looked at again by then, or by today.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def status(settings: Settings, *, page: int | None, per_page: int, due: str | None, as_json: bool) -> None:
    """List the sessions with their progress, the last changed first, page by page.

    As JSON they are all listed at once, unless a page is asked for; "total" counts them all. Files that cannot be read
    are named on stderr after all that can, and the exit code is then 4.

    With --due, it lists the claims of all sessions that are to be looked at again, such as predictions, the soonest first.
    """
    if due is not None:
        if page is not None:
            raise UsageError("--page is of the list of sessions, and --due lists claims")
        _show_due(settings, due, as_json=as_json)
        return
    start = per_page * ((page or 1) - 1)
    count = None if as_json and page is None else per_page
    with shown_progress("Reading sessions") as report:
        listing = settings.store().listing(start=start, count=count, report=report)
    if as_json:
        _write_json(listing)
    else:
        _show(listing, settings, page or 1, per_page)
    _end(listing.faults)


def _end(faults: Sequence[StoreError]) -> None:
    """Name what could not be read, and leave with the code that says so."""
    for fault in faults:
        say(f"claimcheck: {fault.message}\n  {fault.hint}".rstrip())
    if faults:
        sys.exit(StoreError.exit_code)


def _show_due(settings: Settings, written: str, *, as_json: bool) -> None:
    from datetime import datetime

    from claimcheck.cli.due import day_of, due_claims, due_json, due_table
    from claimcheck.cli.naming import short_name
    from claimcheck.text_safety import safe_json

    by = day_of(written, today=datetime.now().astimezone().date())
    with shown_progress("Reading sessions") as report:
        due = due_claims(settings.store(), by, report=report)
    if as_json:
        write_data(safe_json(due_json(due)))
    elif due.claims:
        ids = settings.store().ids()
        print_table(
            due_table(due.claims, names={each.session_id: short_name(each.session_id, ids) for each in due.claims})
        )
    else:
        say(f"No claim in {settings.shown_store} is to be looked at again by {by}.")
    _end(due.faults)


def _show(listing: "Listing", settings: Settings, page: int, per_page: int) -> None:
    if not listing.total:
        say(f"No sessions in {settings.shown_store}. Begin one: claimcheck review ARTICLE")
        return
    pages = -(-listing.total // per_page)
    if page > pages:
        raise UsageError(f"there is no page {page}", hint=f"The last one is --page {pages}.")
    from claimcheck.cli.sessions_table import sessions_table

    print_table(sessions_table(listing.sessions, width=table_console().width))
    if page < pages:
        _say_page(settings, page, pages, per_page)
    if sys.stdout.isatty():
        _say_next(listing, settings)


def _say_page(settings: Settings, page: int, pages: int, per_page: int) -> None:
    from claimcheck.cli.naming import suggested_command

    size = () if per_page == PER_PAGE else ("--per-page", str(per_page))
    say(f"Page {page} of {pages}. {suggested_command(settings, 'status', '--page', str(page + 1), *size)} goes on.")


def _say_next(listing: "Listing", settings: Settings) -> None:
    from claimcheck.cli.naming import short_name, suggested_command

    unfinished = [each for each in listing.sessions if each.progress.open]
    if unfinished:
        name = short_name(unfinished[0].id, settings.store().ids())
        say(f"Go on: {suggested_command(settings, 'review', name)}")


def _write_json(listing: "Listing") -> None:
    from claimcheck.store.convert import to_json
    from claimcheck.text_safety import safe_json

    faults = [{"message": fault.message, "hint": fault.hint} for fault in listing.faults]
    write_data(safe_json({"sessions": to_json(listing.sessions), "total": listing.total, "faults": faults}))
