"""``claimcheck review``: open the session of an article and walk a reviewer through its claims.

Wiring only: it hands the store, the clock and the terminal to the review room.
"""

import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.interactive import aids_for, chosen_terminal, require_terminal, saving_for, say_export
from claimcheck.cli.metadata import article_options, said
from claimcheck.cli.settings import Settings
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.cli.opening import Opened
    from claimcheck.cli.saving import Saving
    from claimcheck.cli.turns import Turns
    from claimcheck.cli.visit import Visit
    from claimcheck.review.ask import Ask
    from claimcheck.review.screen import Screen
    from claimcheck.review.walk import Aids


@click.command(
    short_help="Rate an article's claims with sources, interactively.",
    epilog=examples(
        "review article.txt",
        'review bridge --reviewer "Nora Fenwick" --accessible',
        "review --next",
    ),
)
@click.argument("what", metavar="[ARTICLE|SESSION]", required=False)
@click.option("--next", "is_next", is_flag=True, help="The next open claim of all articles, one after another.")
@click.option("--reviewer", metavar="NAME", help="Who reviews; remembered, and asked for once where nothing says it.")
@click.option("--scale", metavar="ID", help="Rating scale of a new session; claimcheck scales lists them.")
@click.option("--engine", metavar="NAME", help="What finds the claims of a new session: auto, rules, parser.")
@click.option("--accessible", is_flag=True, help="Plain lines, for screen readers; as ACCESSIBLE=1 does.")
@article_options
@click.pass_obj
def review(
    settings: Settings,
    /,
    what: str | None,
    reviewer: str | None,
    scale: str | None,
    engine: str | None,
    *,
    is_next: bool,
    accessible: bool,
    **known: Any,
) -> None:
    """Walk through the claims of an article, the most worth checking first, rating each with sources.

    ARTICLE is a path or an address; SESSION is the name of a session, or a part of it. Every answer is saved as it
    is given: stop at any moment with Ctrl-C, and the same command goes on at the same question. What is said of the
    article is kept with its session, a new one's or a stored one's.

    With --next, instead of an article, you are handed the next claim that nobody has judged or is judging, of all
    articles; those that you were assigned come first. It is yours alone for half an hour from your last answer.
    """
    article = said(known)
    _require_work(what, is_next=is_next, of_an_article={"--scale": scale, "--engine": engine, **article})
    _require_terminal(what)
    from claimcheck.review.leaving import Leaving

    leaving = Leaving()
    with leaving.handled():
        screen, ask = chosen_terminal(is_plain=accessible)
        saving = saving_for(settings, screen, leaving)
        wanted = {"scale": scale, "engine": engine, "known": article, "say": screen.say}
        found = None if what is None else partial(_opened, settings, what, **wanted)
        code = _worked(found, settings, screen, ask, saving, reviewer=reviewer or "")
    sys.exit(code)


def _opened(settings: Settings, what: str, **wanted: Any) -> "Opened":
    from claimcheck.cli.opening import open_session

    return open_session(settings, what, **wanted)


def _begun(
    found: "Callable[[], Opened] | None", screen: "Screen", ask: "Ask", saving: "Saving", aids: "Aids"
) -> "Visit | Turns":
    """Begin with the session that is found, or with the turns of all."""
    from claimcheck.cli.turns import Turns
    from claimcheck.cli.visit import Visit

    for line in saving.unsent.send(saving.store):
        screen.say(line)
    if found is None:
        return Turns(saving.store, screen, ask, saving, aids)
    return Visit(found(), screen=screen, ask=ask, saving=saving, aids=aids)


def _worked(
    found: "Callable[[], Opened] | None",
    settings: Settings,
    screen: "Screen",
    ask: "Ask",
    saving: "Saving",
    *,
    reviewer: str,
) -> int:
    """Do the work until it ends or is interrupted, say what is saved, and give the exit code."""
    work = None
    try:
        work = _begun(found, screen, ask, saving, aids_for(settings, screen))
        work.run(reviewer, usual=settings.config.reviewer)
        code = 0
    except (KeyboardInterrupt, EOFError):
        code = 130
    except SystemExit as stop:
        code = int(stop.code or 0)
    finally:
        if unsent := saving.keep_unsent():
            screen.say(unsent)
    if not unsent:
        screen.say(work.last_words() if work else "Nothing was begun yet.")
    if work and work.is_done:
        say_export(settings, work.session_id, screen)
    return code


def _require_work(what: str | None, *, is_next: bool, of_an_article: Mapping[str, Any]) -> None:
    """Ask for an article or for the next claim, and not for both.

    Raises:
        UsageError: Neither is wanted, or something that goes with the other one.

    """
    if what is None and not is_next:
        raise UsageError("what is to be reviewed?", hint="Name an ARTICLE or a SESSION, or take the --next open claim.")
    given = ([f"“{what}”"] if what else []) + [name for name, value in of_an_article.items() if value]
    if is_next and given:
        raise UsageError(f"--next takes claims of all articles: {given[0]} does not go with it")


def _require_terminal(what: str | None) -> None:
    """Refuse to work without a person; nothing has been read from stdin by then.

    Raises:
        UsageError: The article is to come from stdin, or stdin or stdout is not a terminal.

    """
    if what == "-":
        raise UsageError(
            "an article on stdin cannot be reviewed: your answers come from there",
            hint="Save it to a file first: … > article.txt",
        )
    require_terminal("review", hint="For programs there is: claimcheck extract.")
