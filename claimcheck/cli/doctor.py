"""``claimcheck doctor``: what is installed and set up here, and what is wrong with it. Changes nothing."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, table_console, write_data
from claimcheck.errors import ClaimcheckError, FaultsFoundError
from claimcheck.extras import install_command
from claimcheck.text_safety import plain, plain_line, safe_json

if TYPE_CHECKING:
    from pathlib import Path

EXTRAS = {"parser": ("spacy",), "web": ("httpx", "trafilatura")}
"""What each optional part needs to be importable."""


class Check(NamedTuple):
    """One thing that was looked at: well, worth knowing, or wrong; and what to do about it."""

    name: str
    state: Literal["ok", "note", "wrong"]
    detail: str
    hint: str = ""


@click.command(
    short_help="Say what is installed and what is wrong.",
    epilog=examples(
        "doctor",
        "doctor --json",
    ),
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def doctor(settings: Settings, *, as_json: bool) -> None:
    """Say which engines, extras, settings, sessions and terminal there are.

    The exit code is 0 where claimcheck can work, and 1 where something is wrong.
    """
    checks = [*_versions(), *_engines(settings), *_extras(), _config(settings), *_store(settings), _terminal()]
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


def _store(settings: Settings) -> Iterator[Check]:
    from pathlib import Path

    try:
        where, listing = settings.store_path, settings.store().listing()
    except ClaimcheckError as error:
        yield Check("sessions", "wrong", error.message, error.hint)
        return
    count = f"{len(listing.sessions)} session{'s' * (len(listing.sessions) != 1)} in {where}"
    yield Check(
        "sessions", "ok", count if Path(where).exists() else f"none yet; {where} is made when the first is saved"
    )
    for fault in listing.faults:
        yield Check("session", "wrong", fault.message, fault.hint)
    if why := _write_fault(Path(where)):
        yield Check(
            "sessions folder", "wrong", f"{where}: cannot be written to: {why}", "Name another folder with --store."
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
    print_table(table)
    # Below the table, where no column breaks a command in two.
    for check in checks:
        if check.hint:
            say(f"{check.name}: {check.hint}")
