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
    for name, stream in (("stdin", sys.stdin), ("stderr", sys.stderr)):
        if stream is None or not stream.isatty():
            raise UsageError(
                f"this asks before it does anything, and {name} is no terminal", hint="--yes does it without asking."
            )
    if not click.confirm(question, err=True):
        raise StoppedError("nothing was changed")
