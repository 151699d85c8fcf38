"""``claimcheck export``: the reviews of a session as ClaimReview or as a table. Wiring only."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, write_pieces
from claimcheck.errors import FaultsFoundError, InputError, UsageError

if TYPE_CHECKING:
    from claimcheck.claimreview import Export, Fault
    from claimcheck.model import ReviewSession
    from claimcheck.store import Store

_SOMEBODY = "claimcheck export"
"""By whom something was published where nothing says who it is."""

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
@click.option("--draft", is_flag=True, help="Only to look at: do not note in the history that it was published.")
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
    draft: bool,
) -> None:
    """Write what was reviewed, for other programs and people.

    SESSION is the name of a session, a part of it, or the path of its file. The claimreview format writes one object,
    or a list of them. A review that would not be valid ClaimReview is left out and named, and the exit code is then 1.

    ClaimReview that goes to a file or to another program counts as published: that is noted in the session's history, and
    what was judged before cannot be undone any more, only judged anew. On a terminal, and with --draft, it does not.
    """
    store, session_id = _found(settings, name)
    session = _of_reviewer(store.load(session_id), reviewer, with_open=with_open)
    if form != "claimreview" or with_open:
        _write(_table(form, reviewer, with_open=with_open)(session), output)
        _say_bare(session)
        return
    made = _publishable(settings, session, base_url)
    if made.reviews or not made.errors:
        _write(_json_ld(made, indent), output)
    if made.reviews and not draft and not _is_looked_at(output):
        _note_published(settings, store, session_id, len(made.reviews))
    _say_warnings(made)
    if not made.reviews and not made.errors:
        say(f"No claim of {session.id} is rated yet.")
    _refuse(made.errors)


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


def _note_published(settings: Settings, store: "Store", session_id: str, count: int) -> None:
    """Note in the history that the reviews were published; what was written stays so where that cannot be noted."""
    from datetime import UTC, datetime

    from claimcheck.cli.reviewer import known_name
    from claimcheck.errors import StoreError

    by = known_name("", usual=settings.config.reviewer) or settings.config.publisher.name or _SOMEBODY
    at = datetime.now(UTC)
    try:
        store.change(session_id, lambda it: it.with_export(by=by, note=_reviews(count), at=at))
    except StoreError as error:
        say(f"warning: it could not be noted that this was published: {error.message}")


def _of_reviewer(session: "ReviewSession", reviewer: str | None, *, with_open: bool) -> "ReviewSession":
    from attrs import evolve

    if reviewer is None:
        return session
    # Whoever has reviewed nothing yet can be given all of it to fill in.
    if reviewer not in session.reviewers and not with_open:
        there = ", ".join(session.reviewers) or "nobody yet"
        raise UsageError(f"{reviewer}: has reviewed nothing in {session.id}", hint=f"Reviewed by: {there}.")
    return evolve(session, reviews=tuple(each for each in session.reviews if each.reviewer == reviewer))


def _table(form: str, reviewer: str | None, *, with_open: bool) -> Callable[["ReviewSession"], str]:
    from functools import partial

    from claimcheck.publish import to_csv, to_jsonl, to_markdown

    if with_open and form not in FILLED_IN:
        raise UsageError(f"--with-open is for --format {' and '.join(FILLED_IN)}, which can be filled in")
    if form == "markdown":
        return to_markdown
    return partial(to_csv if form == "csv" else to_jsonl, with_open=with_open, reviewer=reviewer or "")


def _publishable(settings: Settings, session: "ReviewSession", base_url: str | None) -> "Export":
    from attrs import evolve

    from claimcheck.claimreview import claim_reviews

    publisher = settings.config.publisher
    return claim_reviews(session, publisher=publisher if base_url is None else evolve(publisher, base_url=base_url))


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


def _say_warnings(made: "Export") -> None:
    held_back = {fault.review_id for fault in made.errors}
    warnings = [each for each in made.faults if each.severity == "warning" and each.review_id not in held_back]
    for message, count in _counted(warnings).items():
        say(f"warning: {message} ({_reviews(count)})")


def _say_bare(session: "ReviewSession") -> None:
    from claimcheck.claimreview.export import BARE_RATING

    if count := sum(review.is_bare for review in session.reviews):
        say(f"warning: {BARE_RATING} ({_reviews(count)})")


def _refuse(errors: Iterable["Fault"]) -> None:
    lines = [f"{_reviews(count)} cannot be published: {message}." for message, count in _counted(errors).items()]
    if not lines:
        return
    is_address = any(fault.path == "$.url" for fault in errors)
    hint = 'Add  base_url = "https://…"  under [publisher] in claimcheck.toml, or pass --base-url.'
    raise FaultsFoundError("\n".join(lines), hint=hint if is_address else "")


def _counted(faults: Iterable["Fault"]) -> Counter[str]:
    """Count the reviews that have each fault; a fault in two places of one review is one."""
    return Counter(message for _, message in dict.fromkeys((fault.review_id, fault.message) for fault in faults))


def _reviews(count: int) -> str:
    return f"{count} review" if count == 1 else f"{count} reviews"
