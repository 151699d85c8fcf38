"""``claimcheck doctor``: what is installed and set up here, and what is wrong with it.

It changes nothing, but that ``--repair`` writes what it restores of damaged sessions into new ones.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.naming import suggested_command
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, table_console, write_data
from claimcheck.errors import ClaimcheckError, FaultsFoundError, StoreError
from claimcheck.extras import install_command
from claimcheck.text_safety import plain, plain_line, safe_json

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.store.files import FileStore
    from claimcheck.store.repair import Repaired

EXTRAS = {"parser": ("spacy",), "web": ("httpx", "trafilatura"), "postgres": ("psycopg",)}
"""What each optional part needs to be importable."""


class Check(NamedTuple):
    """One thing that was looked at: well, worth knowing, or wrong; what to do about it, and what was done."""

    name: str
    state: Literal["ok", "note", "wrong"]
    detail: str
    hint: str = ""
    done: tuple[str, ...] = ()


@click.command(
    short_help="Say what is installed and what is wrong.",
    epilog=examples(
        "doctor",
        "doctor --json",
        "doctor --repair",
    ),
)
@click.option("--repair", is_flag=True, help="Restore what can be of damaged sessions into new ones.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def doctor(settings: Settings, *, repair: bool, as_json: bool) -> None:
    """Say which engines, extras, settings, sessions and terminal there are.

    A damaged session is never changed: --repair restores what it can into a new one beside it, and says what was lost.

    The exit code is 0 where claimcheck can work, and 1 where something is wrong, such as a damaged session, repaired or
    not.
    """
    stored = _store(settings, repair=repair)
    checks = [*_versions(), *_engines(settings), *_extras(), _config(settings), *stored, *_unsent(), _terminal()]
    wrong = [check for check in checks if check.state == "wrong"]
    if as_json:
        write_data(safe_json({"ok": not wrong, "checks": [check._asdict() for check in checks]}))
    else:
        _show(checks)
    if wrong:
        raise FaultsFoundError(
            f"{len(wrong)} of {len(checks)} checks found something wrong: {', '.join(w.name for w in wrong)}"
        )


def _versions() -> Iterator[Check]:
    import platform

    import claimcheck

    yield Check("claimcheck", "ok", claimcheck.__version__)
    yield Check("python", "ok", f"{platform.python_version()} on {platform.system()}")


def _engines(settings: Settings) -> Iterator[Check]:
    from claimcheck.extract import engine_statuses

    statuses = engine_statuses()
    for each in statuses:
        yield Check(f"engine {each.name}", "ok" if each.is_ready else "note", each.detail, each.hint)
    with suppress(ClaimcheckError):
        chosen = settings.config.engine.partition(":")[0]
        if chosen not in {"auto", *(each.name for each in statuses if each.is_ready)}:
            yield Check("engine", "wrong", f"{chosen}, which is set in {settings.config.path}, cannot run here")


def _extras() -> Iterator[Check]:
    for name, modules in EXTRAS.items():
        missing = [fault for module in modules if (fault := _import_fault(module))]
        yield (
            Check(f"extra {name}", "note", "; ".join(missing), f"Add it: {install_command(name)}")
            if missing
            else Check(f"extra {name}", "ok", "installed")
        )


def _import_fault(module: str) -> str:
    """Import it for real: an installed package may lack something of its own."""
    try:
        import_module(module)
    except (ImportError, OSError) as error:
        return (
            f"{module} is not installed"
            if getattr(error, "name", None) == module
            else f"{module} cannot be imported: {plain_line(str(error))}"
        )
    return ""


def _config(settings: Settings) -> Check:
    try:
        path = settings.config.path
    except ClaimcheckError as error:
        return Check("settings", "wrong", error.message, error.hint)
    if path is None:
        return Check("settings", "ok", "none: no claimcheck.toml from here upward, so the defaults are used")
    publisher = settings.config.publisher
    missing = [name for name in ("name", "url", "base_url") if not getattr(publisher, name)]
    if missing:
        return Check(
            "settings",
            "note",
            f"{path}: [publisher] has no {', '.join(missing)}",
            "ClaimReview needs them to be published.",
        )
    return Check("settings", "ok", str(path))


def _store(settings: Settings, *, repair: bool) -> Iterator[Check]:
    from claimcheck.store.files import FileStore

    try:
        where, store = settings.shown_store, settings.store()
        folder = store if isinstance(store, FileStore) else None
        repaired = list(_repairs(settings, folder)) if repair and folder else []
        listing = store.listing()
    except ClaimcheckError as error:
        yield Check("sessions", "wrong", error.message, error.hint)
        return
    count = f"{listing.total} session{'s' * (listing.total != 1)} in {where}"
    is_there = folder is None or folder.folder.exists()
    yield Check("sessions", "ok", count if is_there else f"none yet; {where} is made when the first is saved")
    if repair and not folder:
        yield Check("repair", "note", f"only sessions in a folder can be repaired, and {where} is none")
    yield from repaired if repair and folder else (_damage(settings, fault) for fault in listing.faults)
    if folder and (why := _write_fault(folder.folder)):
        yield Check(
            "sessions folder", "wrong", f"{where}: cannot be written to: {why}", "Name another folder with --store."
        )


def _damage(settings: Settings, fault: StoreError) -> Check:
    # The store does not know with which options it was opened.
    hint = fault.hint.replace("claimcheck doctor --repair", suggested_command(settings, "doctor", "--repair"))
    return Check("session", "wrong", fault.message, hint)


def _repairs(settings: Settings, store: "FileStore") -> Iterator[Check]:
    """Repair every session that cannot be read, as far as it can be."""
    from claimcheck.store.repair import repair_session

    for session_id in store.ids():
        try:
            store.load(session_id)
        except StoreError as fault:
            try:
                repaired = repair_session(store, session_id)
            except StoreError as error:
                yield Check("session", "wrong", error.message, error.hint)
            else:
                yield _repair(settings, store, fault, repaired) if repaired else Check("session", "ok", "mended since")


def _repair(settings: Settings, store: "FileStore", fault: StoreError, repaired: "Repaired") -> Check:
    damaged = store.folder / f"{repaired.id}.json"
    if repaired.new_id is None:
        done = (f"Nothing was restored of {damaged}:", *repaired.notes)
        return Check("session", "wrong", fault.message, "Nothing was written; the file was left as it is.", done)
    path = store.folder / f"{repaired.new_id}.json"
    when = "was restored before" if repaired.was_there else "was restored"
    removal = suggested_command(settings, "delete", repaired.id)
    hint = f"Look through {path}; when you are content with it, the damaged one may go: {removal}"
    return Check("session", "wrong", fault.message, hint, (f"{damaged} {when} into {path}:", *repaired.notes))


def _unsent() -> Iterator[Check]:
    """Name the answers that no store has taken yet, of whichever store they are."""
    from claimcheck.cli.unsent import unsent_folder

    kept = list(unsent_folder().glob("*/[!.]*.json"))
    if kept:
        articles = f"answers to {len(kept)} article{'s' * (len(kept) != 1)}"
        yield Check(
            "unsent",
            "note",
            f"{articles}, which a store has not taken, are in {unsent_folder()}",
            "claimcheck review of that store saves them.",
        )


def _write_fault(folder: "Path") -> str:
    """Try to write in the folder, or in the nearest one above it that there is: permission bits do not tell all."""
    import tempfile

    try:
        there = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"claimcheck")
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _terminal() -> Check:
    console = table_console()
    is_terminal = bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())
    colour = "no colour" if console.no_color or not console.color_system else f"{console.color_system} colour"
    detail = f"{console.width} columns, {colour}, {console.encoding}, TERM={os.environ.get('TERM', '')}"
    if not is_terminal:
        return Check("terminal", "note", f"none here; {detail}", "claimcheck review needs one.")
    return Check("terminal", "ok", detail)


def _show(checks: list[Check]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        state = check.state.upper() if check.state == "wrong" else check.state
        table.add_row(state, check.name, Text(plain(check.detail)))
    print_table(table, *(Text("\n" + plain("\n- ".join(check.done))) for check in checks if check.done))
    # Below the table, where no column breaks a command in two.
    for check in checks:
        if check.hint:
            say(f"{check.name}: {check.hint}")
