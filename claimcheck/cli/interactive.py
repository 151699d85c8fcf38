"""What the commands that walk a person through questions have in common: the terminal, the saving, and what comes next.

Knows no command. Rich and the prompts are loaded when a terminal is chosen, not before.
"""

import os
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from claimcheck.cli.settings import Settings
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.cli.saving import Saving
    from claimcheck.review.ask import Ask
    from claimcheck.review.leaving import Leaving
    from claimcheck.review.screen import Screen
    from claimcheck.review.walk import Aids


def require_terminal(command: str, *, hint: str) -> None:
    """Refuse to work without a person; nothing has been read from stdin by then.

    Raises:
        UsageError: Stdin or stdout is not a terminal.

    """
    for name, stream in (("stdin", sys.stdin), ("stdout", sys.stdout)):
        if stream is None or not stream.isatty():
            raise UsageError(f"{command} needs a terminal, and {name} is none", hint=hint)


def chosen_terminal(*, is_plain: bool) -> "tuple[Screen, Ask]":
    """Choose how to draw and ask: in plain lines where that or ``ACCESSIBLE`` wants it, or nothing else can be drawn."""
    from rich.console import Console

    from claimcheck.review.screen import Screen

    console = Console(highlight=False, emoji=False, markup=False)
    is_dumb = console.is_dumb_terminal
    if is_dumb:
        # Rich takes a dumb terminal to be 80 columns wide, whatever it is.
        console.size = get_terminal_size()
    if is_plain or is_dumb or os.environ.get("ACCESSIBLE", "0") not in ("", "0"):
        from claimcheck.review.lines import ask_in_lines

        return Screen(console, is_plain=True), ask_in_lines
    from claimcheck.review.prompts import ask_in_menu

    return Screen(console), ask_in_menu


def saving_for(settings: Settings, screen: "Screen", leaving: "Leaving") -> "Saving":
    """Make what keeps the answers of this visit."""
    from claimcheck.cli.saving import Saving
    from claimcheck.cli.unsent import Unsent

    unsent = Unsent(settings.shown_store)
    return Saving(settings.store(), say=screen.say, hold=leaving.held, unsent=unsent)


def aids_for(settings: Settings, screen: "Screen") -> "Aids":
    """Make what helps a reviewer with answers: the sources of the store, their own editor, what the desk asks for."""
    from functools import partial

    from claimcheck.cli.editor import edit_text
    from claimcheck.review.walk import Aids

    edit = partial(edit_text, say=screen.say)
    return Aids(
        find=lambda words: settings.store().sources(words), edit=edit, min_sources=settings.config.review.min_sources
    )


def say_export(settings: Settings, session_id: str, screen: "Screen") -> None:
    """Say how to publish, with a command that works as it stands."""
    from claimcheck.cli.naming import short_name, suggested_command

    name = short_name(session_id, settings.store().ids())
    if settings.config.publisher.base_url:
        screen.say_command("Next:", suggested_command(settings, "export", name))
        return
    placeholder = "https://your.site/fact-checks"
    screen.say_command("Next:", suggested_command(settings, "export", name, "--base-url", placeholder))
    screen.say("Put the address where your reviews will stand in its place; base_url in claimcheck.toml says it once.")
