"""How commands print: tables for a person on stdout, words and progress on stderr, bytes for a program.

Knows no command. Rich is loaded when a table or a bar is drawn, not before.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import click

from claimcheck.errors import StoreError
from claimcheck.text_safety import plain

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 100
"""Columns of a table that goes to a file or another program, unless ``COLUMNS`` says otherwise."""

NARROWEST = 40
"""Columns that a table has at least: in fewer, whole columns of it would vanish, where wrapped lines lose nothing."""

READER_WENT_AWAY = 141
"""The exit code where the program that reads the output ended first: 128 and the number of SIGPIPE, as in a shell."""

_PATIENCE_SECONDS = 1.0
_BETWEEN_SECONDS = 0.1


def say(message: str) -> None:
    """Tell a person something, on stderr, so that stdout holds data alone. Where nobody can be told, the work goes on."""
    with suppress(OSError):
        click.echo(plain(message), err=True)


def write_data(text: str) -> None:
    """Write data for a program to stdout: UTF-8 whatever the terminal is set to, lines ended by a line feed alone."""
    write_pieces((text, "" if text.endswith("\n") else "\n"))


def write_pieces(pieces: Iterable[str]) -> None:
    """Write data that is too large to be held at once, piece by piece, as ``write_data`` does."""
    with _writing():
        for piece in pieces:
            click.echo(piece.encode("utf-8"), nl=False)


def print_table(*parts: "RenderableType") -> None:
    """Print tables and texts for a person on stdout, one below the other."""
    console = table_console()
    with _writing():
        if sys.stdout.isatty():
            console.print(*parts, sep="\n")
            return
        with console.capture() as drawn:
            console.print(*parts, sep="\n")
        # A table fills its last column with spaces, which nobody wants in a file.
        sys.stdout.write("\n".join(line.rstrip() for line in drawn.get().split("\n")))


@contextmanager
def _writing() -> Iterator[None]:
    """Say plainly that stdout cannot take what is written to it; end without a word where its reader went away."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise SystemExit(READER_WENT_AWAY) from None
    except OSError as error:
        raise StoreError(f"standard output: cannot be written: {error.strerror or error}") from error


def table_console() -> "Console":
    """Give the console that tables are printed on: as wide as the terminal, without colour where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    console = Console(width=width, highlight=False, emoji=False, markup=False)
    console.width = max(console.width, NARROWEST)
    return console


@contextmanager
def shown_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how much is done of how much, and shows it on stderr once that takes a while.

    Nothing is drawn where stderr is no terminal.
    """
    with ExitStack() as stack:
        shown: list[Callable[[int, int], None]] = []
        due = time.monotonic() + _PATIENCE_SECONDS

        def report(done: int, total: int) -> None:
            nonlocal due
            now = time.monotonic()
            if now > due and sys.stderr.isatty():
                shown[:] = shown or [stack.enter_context(_bar(what))]
                shown[0](done, total)
                due = now + _BETWEEN_SECONDS

        yield report


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give what draws a bar of how much is done of how much; at the end it vanishes."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total, refresh=True)
