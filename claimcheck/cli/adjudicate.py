"""``claimcheck adjudicate``: decide what reviewers differ in, interactively or in one go. Wiring only."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.interactive import aids_for, chosen_terminal, require_terminal, saving_for, say_export
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.cli.sitting import Sitting


@click.command(
    short_help="Decide where reviewers differ.",
    epilog=examples(
        "adjudicate bridge",
        'adjudicate bridge 3 --reviewer "Ida Marsh" --accessible',
        'adjudicate bridge 3 --rating False --reason "The budget says it."',
    ),
)
@click.argument("name", metavar="SESSION")
@click.argument("claim", required=False)
@click.option("--reviewer", metavar="NAME", help="Who decides; remembered, and asked for once where nothing says it.")
@click.option("--accessible", is_flag=True, help="Plain lines, for screen readers; as ACCESSIBLE=1 does.")
@click.option("--rating", metavar="LABEL", help="Decide on CLAIM without a question: a label of the session's scale.")
@click.option(
    "--explanation", metavar="TEXT", help="With --rating: why, for readers, instead of the review's that rates so."
)
@click.option(
    "--source",
    "sources",
    metavar="URL[,NAME=VALUE…]",
    multiple=True,
    help="With --rating: as claimcheck rate takes it, instead of the review's that rates so; may be given again.",
)
@click.option("--reason", metavar="TEXT", help="With --rating: why so, for colleagues; it is not published.")
@click.option("--correction", metavar="TEXT", help="With --rating: why what was published changes, for its readers.")
@click.option("--json", "as_json", is_flag=True, help="With --rating: write the verdict as JSON for a program.")
@click.pass_obj
def adjudicate(
    settings: Settings,
    name: str,
    claim: str | None,
    *,
    reviewer: str | None,
    accessible: bool,
    rating: str | None,
    explanation: str | None,
    sources: tuple[str, ...],
    reason: str | None,
    correction: str | None,
    as_json: bool,
) -> None:
    """Walk through the claims that reviewers rate differently, and record a verdict on each.

    SESSION is the name of a session, or a part of it. With CLAIM, its id or its number as claimcheck review counts them,
    it is that one alone, decided already or not. The reviews are shown side by side, and stay as they are; the verdict is
    what counts and is published. Every answer is saved as it is given: stop at any moment with Ctrl-C, and the same
    command goes on at the same question.

    With --rating nothing is asked: the verdict is saved at once, with the explanation and the sources of the first review
    that rates so; where none does, with the sources of all.
    """
    texts = {"--explanation": explanation, "--reason": reason, "--correction": correction}
    said = {option: text for option, text in texts.items() if text is not None}
    if rating is None:
        _refuse_alone([*said, *["--source"] * bool(sources), *["--json"] * as_json])
        _sit(settings, name, claim, reviewer or "", accessible=accessible)
        return
    if claim is None:
        raise UsageError("--rating decides on one claim, and none is named", hint="Name it by its id or its number.")
    from claimcheck.cli.told_verdict import ToldVerdict, save_verdict

    told = ToldVerdict(rating, explanation, sources, reason or "", correction or "")
    save_verdict(settings, name, claim, told, reviewer=reviewer, as_json=as_json)


def _refuse_alone(options: Sequence[str]) -> None:
    """Refuse what says something of a verdict without the rating that makes it one."""
    for option in options:
        raise UsageError(f"{option} goes with --rating, which decides without asking")


def _sit(settings: Settings, name: str, claim: str | None, reviewer: str, *, accessible: bool) -> None:
    """Walk a person through the disputes, and leave with the exit code of how that ends."""
    from claimcheck.cli.sitting import Sitting
    from claimcheck.cli.told_verdict import claim_to_decide
    from claimcheck.model.verdicts import disputed_claims
    from claimcheck.review.leaving import Leaving
    from claimcheck.store import find_session

    place = settings.store()
    session = place.load(find_session(place, name))
    only = claim_to_decide(session, claim) if claim else ""
    if not only and not disputed_claims(session):
        say(f"No claim of {session.id} is in dispute, so there is nothing to decide.")
        return
    require_terminal("adjudicate", hint="For programs there is: claimcheck adjudicate SESSION CLAIM --rating LABEL.")
    leaving = Leaving()
    with leaving.handled():
        screen, ask = chosen_terminal(is_plain=accessible)
        saving = saving_for(settings, screen, leaving)
        sitting = Sitting(session, screen, ask, saving, only=only, aids=aids_for(settings, screen))
        code = _worked(sitting, reviewer, usual=settings.config.reviewer)
        if sitting.is_done:
            say_export(settings, session.id, screen)
    sys.exit(code)


def _worked(sitting: "Sitting", reviewer: str, *, usual: str) -> int:
    """Do the work until it ends or is interrupted, say what is decided, and give the exit code."""
    code = 0
    try:
        sitting.run(reviewer, usual=usual)
    except (KeyboardInterrupt, EOFError):
        code = 130
    except SystemExit as stop:
        code = int(stop.code or 0)
    finally:
        if unsent := sitting.saving.keep_unsent():
            sitting.screen.say(unsent)
    if not unsent:
        sitting.screen.say(sitting.last_words())
    return code
