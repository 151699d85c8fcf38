"""The help of every command ends in calls of it that are true."""

import shlex

import click
import pytest

from claimcheck.cli import COMMANDS, cli


def calls(name: str) -> list[str]:
    """Give the calls at the end of a command's help."""
    command = cli.get_command(click.Context(cli), name) if name else cli
    assert command is not None
    head, *lines = (command.epilog or "").removeprefix("\b\n").splitlines()
    assert head == "Examples:"
    return [line.removeprefix("  claimcheck ") for line in lines]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_has_examples(name: str) -> None:
    """There are two or three, each of the command itself, and no line is too long for a terminal."""
    assert 2 <= len(calls(name)) <= 3
    assert all(len(call) < 66 + len("claimcheck") for call in calls(name))
    assert all(name in shlex.split(call) for call in calls(name) if name)


@pytest.mark.parametrize("call", [call for name in ["", *COMMANDS] for call in calls(name)])
def test_examples_are_understood(call: str) -> None:
    """The command line takes each for what it says: no option or choice in it is unknown."""
    arguments = shlex.split(call.partition(" < ")[0])
    at = next(place for place, word in enumerate(arguments) if word in COMMANDS)
    context = cli.make_context("claimcheck", list(arguments))
    command = cli.get_command(context, arguments[at])
    assert command is not None
    command.make_context(arguments[at], arguments[at + 1 :], parent=context)
