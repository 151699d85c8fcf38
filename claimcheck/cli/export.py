"""``claimcheck export``: the reviews of a session as ClaimReview or as a table. Wiring only."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.publishing import cures, note_published, publisher_of, refusals, reviews, say_warnings
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, write_pieces
from claimcheck.errors import FaultsFoundError, InputError, UsageError

if TYPE_CHECKING:
    from claimcheck.claimreview import Export, Fault
    from claimcheck.model import ReviewSession
    from claimcheck.store import Store

FORMATS = ("claimreview", "jsonl", "csv", "markdown")
FILLED_IN = ("csv", "jsonl")
"""The formats that ``claimcheck rate`` reads."""


@click.command(
    short_help="Write a session's reviews as ClaimReview or as a table.",
    epilog=examples(
        "export bridge --base-url https://checks.example -o bridge.json",
        "export bridge --format csv --with-open -o ratings.csv",
        'export bridge --format markdown --reviewer "Nora Fenwick"',
    ),
)
@click.argument("name", metavar="SESSION")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="claimreview", show_default=True, help="What is written."
)
@click.option("-o", "--output", type=click.Path(), metavar="FILE", help="Where to, instead of stdout (-).")
@click.option("--reviewer", metavar="NAME", help="The reviews of this reviewer alone.")
@click.option(
    "--with-open", is_flag=True, help="CSV and JSON lines: with the claims that are not reviewed, to be filled in."
)
@click.option("--base-url", metavar="URL", help="Where the reviews will stand, instead of base_url in claimcheck.toml.")
@click.option(
    "--indent",
    type=click.IntRange(0, 8),
    default=2,
    show_default=True,
    help="Spaces a level of ClaimReview; 0 for one line.",
)
@click.option("--disputed", is_flag=True, help="With claims that reviewers rate differently, each of their reviews.")
@click.option(
    "--draft", is_flag=True, help="Only to look at: not noted as published, and with what nobody has signed off yet."
)
@click.pass_obj
def export(
    settings: Settings,
    name: str,
    *,
    form: str,
    output: str | None,
    reviewer: str | None,
    with_open: bool,
    base_url: str | None,
    indent: int,
    disputed: bool,
    draft: bool,
) -> None:
    """Write what was reviewed, for other programs and people.

    SESSION is the name of a session, a part of it, or the path of its file. The claimreview format writes one object,
    or a list of them: the verdict on a claim, else its reviews. A review that would not be valid ClaimReview, or of a
    claim that reviewers rate differently, is left out and named, and the exit code is then 1.

    ClaimReview that goes to a file or to another program counts as published: that is noted in the session's history, and
    what was judged before cannot be undone any more, only judged anew, with a correction. On a terminal, and with --draft,
    it does not.
    """
    store, session_id = _found(settings, name)
    session = _of_reviewer(store.load(session_id), reviewer, with_open=with_open)
    if form != "claimreview" or with_open:
        _write(_table(form, reviewer, with_open=with_open)(session), output)
        _say_thin(session, settings.config.review.min_sources)
        return
    made = _publishable(settings, session, base_url, with_disputed=disputed, is_draft=draft)
    if made.reviews or not made.errors:
        _write(_json_ld(made, indent), output)
    if made.reviews and not draft and not _is_looked_at(output):
        note_published(settings, store, session_id, made.review_ids, command="claimcheck export")
    say_warnings(made.faults, superseded=made.superseded)
    if not made.reviews and not made.errors:
        say(f"No claim of {session.id} is rated yet.")
    _refuse(made.errors, _sign_off_command(settings, name, session_id, store))


def _found(settings: Settings, name: str) -> tuple["Store", str]:
    """Give the store and the id of the session that is named, or whose file is."""
    from pathlib import Path

    from claimcheck.store import find_session, open_store

    path = Path(name)
    is_file = False
    # A name that no file can have, or a folder that must not be looked into, is then no file's.
    with suppress(OSError):
        is_file = path.is_file()
    if not is_file:
        return settings.store(), find_session(settings.store(), name)
    if path.suffix != ".json":
        raise InputError(f"{name}: is no session", hint="claimcheck status lists the sessions.")
    return open_store(str(path.parent)), path.stem


def _is_looked_at(output: str | None) -> bool:
    return output in (None, "-") and sys.stdout.isatty()


def _of_reviewer(session: "ReviewSession", reviewer: str | None, *, with_open: bool) -> "ReviewSession":
    """Give the session with the reviews and verdicts of one reviewer alone.

    Raises:
        UsageError: There are none, and none are to be filled in.

    """
    from attrs import evolve

    if reviewer is None:
        return session
    people = dict.fromkeys(each.reviewer for each in (*session.reviews, *session.verdicts))
    # Whoever has reviewed nothing yet can be given all of it to fill in.
    if reviewer not in people and not with_open:
        there = ", ".join(people) or "nobody yet"
        raise UsageError(f"{reviewer}: has reviewed nothing in {session.id}", hint=f"Reviewed by: {there}.")
    return evolve(
        session,
        reviews=tuple(each for each in session.reviews if each.reviewer == reviewer),
        verdicts=tuple(each for each in session.verdicts if each.reviewer == reviewer),
    )


def _table(form: str, reviewer: str | None, *, with_open: bool) -> Callable[["ReviewSession"], str]:
    from functools import partial

    from claimcheck.publish import to_csv, to_jsonl, to_markdown

    if with_open and form not in FILLED_IN:
        raise UsageError(f"--with-open is for --format {' and '.join(FILLED_IN)}, which can be filled in")
    if form == "markdown":
        return to_markdown
    return partial(to_csv if form == "csv" else to_jsonl, with_open=with_open, reviewer=reviewer or "")


def _publishable(
    settings: Settings, session: "ReviewSession", base_url: str | None, *, with_disputed: bool, is_draft: bool
) -> "Export":
    from claimcheck.claimreview import claim_reviews

    return claim_reviews(
        session,
        publisher=publisher_of(settings, base_url),
        reviewing=settings.config.review,
        with_disputed=with_disputed,
        with_unsigned=is_draft,
    )


def _json_ld(made: "Export", indent: int) -> str:
    from claimcheck.text_safety import safe_json

    one_or_all = made.reviews[0] if len(made.reviews) == 1 else list(made.reviews)
    return safe_json(one_or_all, indent=indent or None) + "\n"


def _write(text: str, output: str | None) -> None:
    if output in (None, "-"):
        write_pieces((text,))
        return
    from pathlib import Path

    from claimcheck.store.atomic import replace_file

    path = Path(output)
    try:
        # A device or a pipe cannot be replaced, and a link is meant to stay one.
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode())
        else:
            replace_file(path.resolve(), text.encode())
    except (OSError, RuntimeError) as error:
        # A loop of links is no OSError to pathlib.
        raise InputError(f"{output}: cannot be written: {getattr(error, 'strerror', None) or error}") from error


def _say_thin(session: "ReviewSession", min_sources: int) -> None:
    from claimcheck.claimreview.export import BARE_RATING, few_sources

    rated = [each for each in (*session.reviews, *session.verdicts) if each.rating]
    thin = {
        BARE_RATING: sum(each.is_bare for each in rated),
        few_sources(min_sources): sum(len(each.sources) < min_sources for each in rated),
    }
    for message, count in thin.items():
        if count:
            say(f"warning: {message} ({reviews(count)})")


def _sign_off_command(settings: Settings, name: str, session_id: str, store: "Store") -> str:
    from claimcheck.cli.naming import suggested_command

    # A file may be of another store, which no other command finds by its path.
    return suggested_command(settings, "sign-off", name if store is settings.store() else session_id)


def _refuse(errors: Sequence["Fault"], sign_off: str) -> None:
    """Say what was not published and why, and end there."""
    if errors:
        raise FaultsFoundError("\n".join(refusals(errors)), hint=" ".join(cures(errors, sign_off)))
