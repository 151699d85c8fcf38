"""``claimcheck review``: open the session of an article and walk a reviewer through its claims.

Wiring only: it hands the store, the clock and the terminal to the review room.
"""

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.metadata import article_options, said
from claimcheck.cli.settings import Settings
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.review.ask import Ask
    from claimcheck.review.screen import Screen


@click.command(
    short_help="Rate an article's claims with sources, interactively.",
    epilog=examples(
        "review article.txt",
        'review bridge --reviewer "Nora Fenwick"',
        "review article.txt --scale politifact --accessible",
    ),
)
@click.argument("what", metavar="ARTICLE|SESSION")
@click.option("--reviewer", metavar="NAME", help="Who reviews; remembered, and asked for once where nothing says it.")
@click.option("--scale", metavar="ID", help="Rating scale of a new session; claimcheck scales lists them.")
@click.option("--engine", metavar="NAME", help="What finds the claims of a new session: auto, rules, parser.")
@click.option("--accessible", is_flag=True, help="Plain lines without boxes or redrawing, for screen readers.")
@article_options
@click.pass_obj
def review(
    settings: Settings,
    /,
    what: str,
    reviewer: str | None,
    scale: str | None,
    engine: str | None,
    *,
    accessible: bool,
    **known: Any,
) -> None:
    """Walk through the claims of an article, the most worth checking first, rating each with sources.

    ARTICLE is a path or an address; SESSION is the name of a session, or a part of it. Every answer is saved as it
    is given: stop at any moment with Ctrl-C, and the same command goes on at the same question. What is said of the
    article is kept with its session, a new one's or a stored one's.
    """
    _require_terminal(what)
    from claimcheck.cli.opening import open_session
    from claimcheck.cli.visit import Visit
    from claimcheck.review.leaving import Leaving

    leaving = Leaving()
    visit = None
    with leaving.handled():
        screen, ask = _terminal(is_plain=accessible)
        try:
            opened = open_session(settings, what, scale=scale, engine=engine, known=said(known), say=screen.say)
            visit = Visit(opened, screen=screen, ask=ask, hold=leaving.held)
            code = visit.run(reviewer or "", usual=settings.config.reviewer)
        except (KeyboardInterrupt, EOFError):
            code = 130
        except SystemExit as stop:
            code = int(stop.code or 0)
        screen.say(visit.last_words() if visit else "Nothing was begun yet.")
        if visit and visit.is_done:
            _say_next(settings, visit.session_id, screen)
    sys.exit(code)


def _say_next(settings: Settings, session_id: str, screen: "Screen") -> None:
    """Say how to publish, with a command that works as it stands."""
    from claimcheck.cli.naming import short_name, suggested_command

    name = short_name(session_id, settings.store().ids())
    if settings.config.publisher.base_url:
        screen.say_command("Next:", suggested_command(settings, "export", name))
        return
    placeholder = "https://your.site/fact-checks"
    screen.say_command("Next:", suggested_command(settings, "export", name, "--base-url", placeholder))
    screen.say("Put the address where your reviews will stand in its place; base_url in claimcheck.toml says it once.")


def _require_terminal(what: str) -> None:
    """Refuse to work without a person; nothing has been read from stdin by then.

    Raises:
        UsageError: The article is to come from stdin, or stdin or stdout is not a terminal.

    """
    if what == "-":
        raise UsageError(
            "an article on stdin cannot be reviewed: your answers come from there",
            hint="Save it to a file first: … > article.txt",
        )
    for name, stream in (("stdin", sys.stdin), ("stdout", sys.stdout)):
        if stream is None or not stream.isatty():
            raise UsageError(
                f"review needs a terminal, and {name} is none", hint="For programs there is: claimcheck extract."
            )


def _terminal(*, is_plain: bool) -> "tuple[Screen, Ask]":
    """Choose how to draw and ask: in plain lines where that is wanted, or where nothing else can be drawn."""
    from rich.console import Console

    from claimcheck.review.screen import Screen

    console = Console(highlight=False, emoji=False, markup=False)
    is_dumb = console.is_dumb_terminal
    if is_dumb:
        # Rich takes a dumb terminal to be 80 columns wide, whatever it is.
        console.size = get_terminal_size()
    if is_plain or is_dumb:
        from claimcheck.review.lines import ask_in_lines

        return Screen(console, is_plain=True), ask_in_lines
    from claimcheck.review.prompts import ask_in_menu

    return Screen(console), ask_in_menu
