"""``claimcheck status``: the sessions there are and how far each is. Wiring only."""

import sys
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, table_console, write_data
from claimcheck.errors import StoreError

if TYPE_CHECKING:
    from claimcheck.store import Listing


@click.command(
    short_help="List the sessions and how far they are.",
    epilog=examples(
        "status",
        "status --json",
        "--store ~/reviews status",
    ),
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def status(settings: Settings, *, as_json: bool) -> None:
    """List every session with its progress, the last changed first.

    Files that cannot be read are named on stderr after all that can, and the exit code is then 4.
    """
    listing = settings.store().listing()
    if as_json:
        _write_json(listing)
    else:
        _show(listing, settings)
    for fault in listing.faults:
        say(f"claimcheck: {fault.message}\n  {fault.hint}".rstrip())
    if listing.faults:
        sys.exit(StoreError.exit_code)


def _show(listing: "Listing", settings: Settings) -> None:
    if not listing.sessions:
        say(f"No sessions in {settings.store_path}. Begin one: claimcheck review ARTICLE")
        return
    from claimcheck.cli.naming import short_name, suggested_command
    from claimcheck.cli.sessions_table import sessions_table

    print_table(sessions_table(listing.sessions, width=table_console().width))
    unfinished = [each for each in listing.sessions if each.progress.open]
    if unfinished and sys.stdout.isatty():
        name = short_name(unfinished[0].id, [each.id for each in listing.sessions])
        say(f"Go on: {suggested_command(settings, 'review', name)}")


def _write_json(listing: "Listing") -> None:
    from claimcheck.store.convert import to_json
    from claimcheck.text_safety import safe_json

    faults = [{"message": fault.message, "hint": fault.hint} for fault in listing.faults]
    write_data(safe_json({"sessions": to_json(listing.sessions), "faults": faults}))
