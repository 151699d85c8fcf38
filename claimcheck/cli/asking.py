"""Asking a person before something is done that they might regret. Knows no command."""

import sys

import click

from claimcheck.errors import StoppedError, UsageError


def confirm(question: str, *, yes: bool) -> None:
    """Ask before going on, unless it was agreed to on the command line.

    Raises:
        UsageError: There is nobody to ask.
        StoppedError: The answer is no.

    """
    if yes:
        return
    require_person()
    if not click.confirm(question, err=True):
        raise StoppedError("nothing was changed")


def require_person(*, hint: str = "--yes does it without asking.") -> None:
    """Look that there is somebody to ask, before work that would be for nothing.

    Raises:
        UsageError: There is not.

    """
    for name, stream in (("stdin", sys.stdin), ("stderr", sys.stderr)):
        if stream is None or not stream.isatty():
            raise UsageError(f"this asks before it does anything, and {name} is no terminal", hint=hint)
