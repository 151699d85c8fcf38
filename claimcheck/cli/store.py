"""``claimcheck store``: what is done with the store itself, a command of its own each. Wiring only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimcheck.cli.asking import confirm
from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, shown_progress, write_data
from claimcheck.errors import StoreError, UsageError

if TYPE_CHECKING:
    from claimcheck.store import Trashed
    from claimcheck.store.copying import Copied, Outcome


@click.group(
    short_help="Look after the store: set up, copy, trash.",
    epilog=examples(
        "store trash",
        "store copy reviews postgresql://desk@db.example/reviews",
        "store setup --reviewer ada --editor nora",
    ),
)
def store() -> None:
    """Look after the store that the sessions are kept in."""


@store.command("trash", short_help="List what was deleted.", epilog=examples("store trash", "store trash --json"))
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def list_trash(settings: Settings, *, as_json: bool) -> None:
    """List the sessions in the trash, the last deleted first, each with the name that it is restored by."""
    trashed = settings.store().trash()
    if as_json:
        _write_json(trashed)
    elif trashed:
        from claimcheck.cli.sessions_table import trash_table

        print_table(trash_table(trashed))
    else:
        say("The trash is empty.")


@store.command(
    "restore",
    short_help="Take a session out of the trash.",
    epilog=examples("store restore bridge", "store restore bridge-884796.20260131T100005123456"),
)
@click.argument("name", metavar="NAME")
@click.pass_obj
def restore(settings: Settings, name: str) -> None:
    """Take a session out of the trash.

    NAME is a name that claimcheck store trash lists, or a part of it that no other has.
    """
    place = settings.store()
    say(f"{place.restore(_key_of(place.trash(), name))} is back.")


@store.command(
    "empty-trash",
    short_help="Remove what was deleted for good.",
    epilog=examples("store empty-trash", "store empty-trash --yes"),
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def empty_trash(settings: Settings, *, yes: bool) -> None:
    """Remove what is in the trash for good."""
    place = settings.store()
    count = len(place.trash())
    if not count:
        say("The trash is empty.")
        return
    confirm(f"Remove {_sessions(count)} for good?", yes=yes)
    say(f"Removed for good: {_sessions(place.empty_trash())}.")


@store.command(
    "copy",
    short_help="Copy all sessions into another store.",
    epilog=examples(
        "store copy reviews postgresql://desk@db.example/reviews",
        "store copy postgresql://desk@db.example/reviews backup --json",
    ),
)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--json", "as_json", is_flag=True, help="Write what became of each session as JSON.")
def copy(source: str, target: str, *, as_json: bool) -> None:
    """Copy every session of one store into another: folders, or addresses of databases.

    Each is read back and compared by its digest. Stopped, it can be begun again: what is there already is not written
    again. A session that went on in both is merged where different claims were judged; where one reviewer judged one
    claim differently, nothing is overwritten, and the exit code is 4. What is in the trash stays there.
    """
    from claimcheck.store import open_store
    from claimcheck.store.copying import copy_sessions

    one, other = open_store(source), open_store(target)
    total = len(one.ids())
    copies: list[Copied] = []
    with shown_progress("Copying") as report:
        for each in copy_sessions(one, other):
            copies.append(each)
            report(len(copies), total)
    _tell_copies(copies, as_json=as_json)


@store.command(
    "setup",
    short_help="Make the tables of a database, and let roles use them.",
    epilog=examples("store setup", "store setup --reviewer ada --reviewer bo --editor nora"),
)
@click.option("--reviewer", "reviewers", multiple=True, metavar="ROLE", help="A role that may review. Can be repeated.")
@click.option("--editor", "editors", multiple=True, metavar="ROLE", help="One that may delete and restore as well.")
@click.pass_obj
def set_up(settings: Settings, *, reviewers: tuple[str, ...], editors: tuple[str, ...]) -> None:
    """Make the tables of a PostgreSQL store, or bring them to this version, and let roles of the database use them.

    The one whose address this is owns the tables, and alone can remove sessions for good or rewrite their history.
    docs/newsroom.md has the whole way.
    """
    from claimcheck.store.address import is_postgres

    if not is_postgres(settings.store_path):
        raise UsageError(f"{settings.shown_store}: is a folder, which needs no setup")
    from claimcheck.store.postgres.store import PostgresStore

    place = PostgresStore(settings.store_path)
    is_new = place.set_up()
    say(f"{settings.shown_store}: {'set up' if is_new else 'was set up already'}.")
    for kind, roles in (("reviewer", reviewers), ("editor", editors)):
        for role in roles:
            place.grant(role, kind=kind)
            say(f"{role} is {'an' if kind == 'editor' else 'a'} {kind} now.")


def _tell_copies(copies: "Sequence[Copied]", *, as_json: bool) -> None:
    """Say what became of the sessions.

    Raises:
        StoreError: Some were not copied.

    """
    from collections import Counter

    if as_json:
        from claimcheck.store.convert import to_json
        from claimcheck.text_safety import safe_json

        write_data(safe_json([to_json(each) for each in copies]))
    counts = Counter(each.outcome for each in copies)
    words: dict[Outcome, str] = {"copied": "copied", "merged": "merged", "same": "there already"}
    told = [f"{counts[outcome]} {word}" for outcome, word in words.items() if counts[outcome]]
    say(f"{_sessions(len(copies))}: {', '.join(told) or 'none copied'}, each read back and compared.")
    failed = [each for each in copies if each.outcome == "failed"]
    for each in failed:
        say(f"{each.id}: {each.why}")
    if failed:
        raise StoreError(
            f"{_sessions(len(failed))} of {len(copies)} not copied", hint="What was there was left as it is."
        )


def _key_of(trashed: "Sequence[Trashed]", name: str) -> str:
    """Give the key of the one session in the trash that is called so.

    Raises:
        StoreError: None is, or several are.

    """
    wanted = name.strip().casefold()
    found = (
        [each for each in trashed if each.key == name]
        or [each for each in trashed if each.id == wanted]
        or [each for each in trashed if wanted and wanted in each.id]
    )
    if len(found) == 1:
        return found[0].key
    if found:
        keys = ", ".join(each.key for each in found[:5])
        raise StoreError(f"{name}: several in the trash are called so: {keys}", hint="Name one of them.")
    raise StoreError(f"{name}: not in the trash", hint="claimcheck store trash lists what is.")


def _write_json(trashed: "Sequence[Trashed]") -> None:
    from claimcheck.store.convert import to_json
    from claimcheck.text_safety import safe_json

    write_data(safe_json(to_json(tuple(trashed))))


def _sessions(count: int) -> str:
    return f"{count} session" if count == 1 else f"{count} sessions"
