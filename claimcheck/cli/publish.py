"""``claimcheck publish``: a static site of what all sessions have decided. Wiring only."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.publishing import (
    NO_ADDRESS_HINT,
    cures,
    note_published,
    publisher_of,
    refusals,
    reviews,
    say_warnings,
)
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, shown_progress, write_data
from claimcheck.errors import FaultsFoundError, InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.claimreview import Fault
    from claimcheck.config import Publisher
    from claimcheck.publish.site.build import Looked, Outcome, Supply
    from claimcheck.store import Store

_PATIENCE = 10.0
_AT_ONCE = 8


@click.command(
    short_help="Make a static site of what was reviewed.",
    epilog=examples(
        "publish -o site --base-url https://checks.example",
        "publish bridge -o site",
        "publish -o site --templates my-templates --full-text",
    ),
)
@click.argument("names", metavar="[SESSION]...", nargs=-1)
@click.option("-o", "--output", required=True, type=click.Path(), metavar="DIR", help="The folder of the site.")
@click.option("--base-url", metavar="URL", help="Where the site will stand, instead of base_url in claimcheck.toml.")
@click.option("--full-text", is_flag=True, help="Whole articles instead of the sentences around the claims.")
@click.option("--templates", type=click.Path(), metavar="DIR", help="Templates of your own, in the place of ours.")
@click.option("--disputed", is_flag=True, help="With claims that reviewers rate differently, each of their reviews.")
@click.option("--json", "as_json", is_flag=True, help="Write what was done as JSON for a program.")
@click.pass_obj
def publish(
    settings: Settings,
    names: tuple[str, ...],
    *,
    output: str,
    base_url: str | None,
    full_text: bool,
    templates: str | None,
    disputed: bool,
    as_json: bool,
) -> None:
    """Make a site of all sessions: a page a fact-check with its ClaimReview, articles, lists, feeds.

    SESSION is the name of a session, or a part of it; with one or several, the pages of those alone are made or changed,
    and the site keeps all others that it has. Only what changed is written anew, and what was withdrawn leaves a note.
    A crash leaves the site as it was.

    What is published is what claimcheck export would publish, and it is noted in the sessions' histories. What cannot be
    published is named, and the exit code is then 1. The folder must be empty, not there, or such a site; what you put
    beside its pages stays there.
    """
    publisher = publisher_of(settings, base_url)
    _check_address(publisher)
    folder = _folder(settings, output)
    outcome = _published(
        settings, folder, publisher, names, templates=templates, is_whole=full_text, with_disputed=disputed
    )
    if as_json:
        write_data(_json(output, publisher, outcome))
    _say_outcome(output, outcome)
    _conclude(settings, outcome)


def _check_address(publisher: "Publisher") -> None:
    from claimcheck.publish.site.links import href_of

    address = publisher.base_url.strip()
    if not address:
        raise UsageError("there is no base address, which all pages name", hint=NO_ADDRESS_HINT)
    if href_of(address) != address or {"?", "#"} & set(address):
        raise UsageError(f"{address}: is no address that pages can stand under", hint=NO_ADDRESS_HINT)


def _folder(settings: Settings, output: str) -> "Path":
    """Give the folder of the site.

    Raises:
        UsageError: It cannot be one.

    """
    from pathlib import Path

    from claimcheck.publish.site.tree import real_folder

    try:
        folder = real_folder(Path(output))
        is_other = folder.exists() and not folder.is_dir()
    except (OSError, ValueError) as error:
        raise UsageError(f"{output}: cannot be the folder of a site") from error
    if is_other or not folder.name:
        raise UsageError(f"{output}: cannot be the folder of a site")
    # The folder is replaced as a whole, under the hands of whoever saves in it.
    if "://" not in settings.store_path and real_folder(Path(settings.store_path)).is_relative_to(folder):
        raise UsageError(f"{output}: the sessions are in it", hint="Publish into another folder.")
    return folder


def _published(
    settings: Settings,
    folder: "Path",
    publisher: "Publisher",
    names: Sequence[str],
    *,
    templates: str | None,
    is_whole: bool,
    with_disputed: bool,
) -> "Outcome":
    from datetime import UTC, datetime
    from pathlib import Path

    from claimcheck.publish.site.build import Wishes, publish_site
    from claimcheck.publish.site.render import Renderer
    from claimcheck.store import find_session
    from claimcheck.store.locking import locked

    store = settings.store()
    chosen = [find_session(store, name) for name in names] or None
    wishes = Wishes(publisher, settings.config.review, with_disputed=with_disputed, is_whole=is_whole)
    renderer = Renderer(Path(templates) if templates else None)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder, patience=_PATIENCE), shown_progress("Making pages") as report:
            return publish_site(
                folder,
                wishes,
                renderer,
                _supply(settings, store),
                chosen=chosen,
                today=datetime.now(UTC).date().isoformat(),
                report=report,
            )
    except OSError as error:
        where = error.filename or folder
        raise InputError(f"{where}: cannot be written: {error.strerror or error}") from error


def _supply(settings: Settings, store: "Store") -> "Supply":
    from claimcheck.publish.site.build import Supply

    return Supply(store.marks(), store.load, lambda looked: _noted(settings, store, looked))


def _noted(settings: Settings, store: "Store", every: "Sequence[Looked]") -> dict[str, str]:
    """Note what is published; in a folder several sessions at once, since each waits for the disk."""
    from concurrent.futures import ThreadPoolExecutor

    from claimcheck.store import open_store
    from claimcheck.store.address import is_postgres

    if is_postgres(settings.store_path) or len(every) < _AT_ONCE:
        return _noted_in_turn(settings, store, every)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        parts = [every[first::_AT_ONCE] for first in range(_AT_ONCE)]
        # A store is for one thread.
        found = pool.map(lambda part: _noted_in_turn(settings, open_store(settings.store_path), part), parts)
        return {name: mark for marks in found for name, mark in marks.items()}


def _noted_in_turn(settings: Settings, store: "Store", every: "Iterable[Looked]") -> dict[str, str]:
    from claimcheck.store.marks import mark_of

    marks = {}
    for looked in every:
        noted = note_published(settings, store, looked.session_id, looked.review_ids, command="claimcheck publish")
        # Whatever else was saved meanwhile is not on the site yet.
        if noted and noted.revision <= looked.revision + 1:
            marks[noted.id] = mark_of(noted)
    return marks


def _json(output: str, publisher: "Publisher", outcome: "Outcome") -> str:
    from claimcheck.text_safety import safe_json

    faults = [
        {
            "session": looked.session_id,
            "review": fault.review_id,
            "rule": fault.rule,
            "severity": fault.severity,
            "message": fault.message,
        }
        for looked in outcome.looked_at
        for fault in looked.faults
        if fault.severity != "info"
    ]
    return safe_json(
        {
            "folder": output,
            "address": publisher.base_url,
            "fact_checks": outcome.fact_checks,
            "articles": outcome.articles,
            "notes": outcome.notes,
            "files": {"written": outcome.written, "kept": outcome.kept, "removed": outcome.removed},
            "faults": faults,
            "unreadable": [{"message": each.message, "hint": each.hint} for each in outcome.unreadable],
        },
        indent=2,
    )


def _say_outcome(output: str, outcome: "Outcome") -> None:
    from attrs import evolve

    # Two sessions may call reviews the same.
    faults = [
        evolve(fault, review_id=f"{looked.session_id}/{fault.review_id}")
        for looked in outcome.looked_at
        for fault in looked.faults
    ]
    say_warnings(faults, superseded=sum(looked.superseded for looked in outcome.looked_at))
    checks = f"{outcome.fact_checks} fact-check{'s' * (outcome.fact_checks != 1)}"
    articles = f"{outcome.articles} article{'s' * (outcome.articles != 1)}"
    files = f"{outcome.written} files written, {outcome.kept} as they were, {outcome.removed} removed"
    say(f"{checks} of {articles} in {output}: {files}.")


def _conclude(settings: Settings, outcome: "Outcome") -> None:
    """Name what could not be published, session by session, and leave with the code that says so."""
    from claimcheck.cli.naming import suggested_command

    errors: list[Fault] = []
    for looked in outcome.looked_at:
        found = [fault for fault in looked.faults if fault.severity == "error"]
        errors += found
        for line in refusals(found):
            say(f"{looked.session_id}: {line}")
    for each in outcome.unreadable:
        say(f"claimcheck: {each.message}\n  {each.hint}".rstrip())
    if outcome.unreadable:
        sys.exit(outcome.unreadable[0].exit_code)
    if errors:
        count = len({fault.review_id for fault in errors})
        hints = cures(errors, suggested_command(settings, "sign-off", "SESSION"))
        raise FaultsFoundError(f"{reviews(count)} not published", hint=" ".join(hints))
