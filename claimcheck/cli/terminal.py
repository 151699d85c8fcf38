"""How commands print: tables for a person on stdout, words and progress on stderr, bytes for a program.

Knows no command. Rich is loaded when a table or a bar is drawn, not before.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from claimcheck.errors import StoreError
from claimcheck.text_safety import plain

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 100
"""Columns of a table that goes to a file or another program, unless ``COLUMNS`` says otherwise."""

_PATIENCE_SECONDS = 1.0


def say(message: str) -> None:
    """Tell a person something, on stderr, so that stdout holds data alone."""
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
        for part in parts:
            console.print(part)


@contextmanager
def _writing() -> Iterator[None]:
    """Say plainly that stdout cannot take what is written to it; a reader that went away is click's affair."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoreError(f"standard output: cannot be written: {error.strerror or error}") from error


def table_console() -> "Console":
    """Give the console that tables are printed on: as wide as the terminal, without colour where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(width=width, highlight=False, emoji=False, markup=False)


@contextmanager
def shown_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how much is done of how much, and shows it on stderr once that takes a while.

    Nothing is drawn where stderr is no terminal.
    """
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    with Progress(
        console=Console(stderr=True), transient=True, auto_refresh=False, disable=not sys.stderr.isatty()
    ) as bar:
        task = bar.add_task(what, visible=False)

        def report(done: int, total: int) -> None:
            if time.monotonic() - began > _PATIENCE_SECONDS:
                bar.update(task, completed=done, total=total, visible=True, refresh=True)

        yield report
