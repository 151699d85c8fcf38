"""``claimcheck redact``: words removed from a session for good, its history too. Wiring, and asking before it is done."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from claimcheck.cli.asking import confirm, require_person
from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, write_data
from claimcheck.errors import ConflictError, StoreError, UsageError

if TYPE_CHECKING:
    from claimcheck.model import ReviewSession
    from claimcheck.store import Store
    from claimcheck.store.redaction import Redaction

_TRIES = 20
_COPIES = "Copies are not touched: what is in the trash, backups, exports, published pages, other stores."


@click.command(
    short_help="Remove words from a session and its history for good.",
    epilog=examples(
        'redact bridge "Selina Vale" --why "asked for on 3 March"',
        'redact bridge "Selina Vale" s.vale@gotham.example --dry-run',
        'redact bridge "Selina Vale" --by "Nora Fenwick" --yes --json',
    ),
)
@click.argument("name", metavar="SESSION")
@click.argument("words", nargs=-1, required=True)
@click.option("--why", default="", metavar="TEXT", help="The reason, which is kept in the session's history.")
@click.option("--by", metavar="NAME", help="Who removes it, instead of reviewer in claimcheck.toml.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only count; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Write the counts as JSON for a program.")
@click.pass_obj
def redact(
    settings: Settings,
    name: str,
    words: tuple[str, ...],
    *,
    why: str,
    by: str | None,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Remove personal data from a session and its history, leaving a dated note that something was removed.

    SESSION is the name of a session, or a part of it; each of WORDS is a name or a phrase, in quotation marks where it
    has spaces. Each place where one stands is blotted out (█), in any case of the letters and over line breaks, within
    longer words too. This cannot be undone.
    """
    if not (yes or dry_run):
        require_person(hint="--yes removes without asking, --dry-run only counts.")
    from claimcheck.cli.reviewer import deciding_name
    from claimcheck.store import find_session

    author = deciding_name(by, usual=settings.config.reviewer, noted="redact notes who removed something")
    remove = _removal(words, by=author, why=why)

    store = settings.store()
    session_id = find_session(store, name)
    found = remove(store.load(session_id))
    _show(found, session_id)
    if not dry_run:
        confirm("Remove them for good?", yes=yes)
        found = _stored(store, session_id, remove)
    _tell(found, session_id, store, is_done=not dry_run, as_json=as_json)


def _removal(words: tuple[str, ...], *, by: str, why: str) -> Callable[["ReviewSession"], "Redaction"]:
    """Give the function that removes the words from a session.

    It raises a UsageError where a word cannot be looked for, and where none of them occurs.
    """
    from claimcheck.review.questions import clean_answer
    from claimcheck.store.blotting import UnfitWordError
    from claimcheck.store.redaction import redacted

    def remove(session: "ReviewSession") -> "Redaction":
        try:
            found = redacted(session, words, by=by, why=clean_answer(why), at=datetime.now(UTC))
        except UnfitWordError as error:
            raise UsageError(str(error), hint="Give the whole name, or the words around it too.") from error
        if not found.total:
            raise UsageError(f"none of these words is in {session.id}: {_listed(words)}", hint="Nothing was changed.")
        return found

    return remove


def _stored(store: "Store", session_id: str, remove: Callable[["ReviewSession"], "Redaction"]) -> "Redaction":
    """Remove the words from the newest state, and give the session its other name where it gets one.

    Raises:
        StoreError: It cannot be written, or others save faster than this can.

    """
    from attrs import evolve

    for _ in range(_TRIES):
        found = remove(store.load(session_id))
        with suppress(ConflictError):
            store.rewrite(evolve(found.session, id=session_id))
            if found.session.id != session_id:
                _put(store, found.session, session_id)
                store.remove(session_id)
            return found
    raise StoreError(f"{session_id}: others save faster than this can", hint="Try again in a moment.")


def _put(store: "Store", session: "ReviewSession", old: str) -> None:
    """Save the session under its other name; what a run that was cut off left there is replaced."""
    from attrs import evolve

    if session.id not in store.ids():
        store.save(evolve(session, revision=0))
        return
    stored = store.load(session.id)
    if (stored.article, stored.history) != (session.article, session.history[: len(stored.history)]):
        raise StoreError(
            f"{old}: its texts are redacted, but its name still holds the words: there is a session {session.id}",
            hint="Delete the one that is not needed, then do this again.",
        )
    store.rewrite(evolve(session, revision=stored.revision))


def _show(found: "Redaction", session_id: str) -> None:
    say(f"{_counted(found.total, 'passage')} in {session_id}:")
    for part, count in found.counts.items():
        say(f"{count:6}  {part}")
    if found.within:
        say(f"warning: {found.within} of them within longer words")
    if found.missing:
        say(f"warning: not found: {_listed(found.missing)}")


def _tell(found: "Redaction", session_id: str, store: "Store", *, is_done: bool, as_json: bool) -> None:
    trashed = sum(each.id == session_id for each in store.trash())
    if as_json:
        _write_json(found, session_id, trashed=trashed, is_done=is_done)
    say(f"Removed for good: {_counted(found.total, 'passage')}." if is_done else "Nothing was changed.")
    if is_done and found.session.id != session_id:
        say(f"The session is called {found.session.id} now.")
    say(_COPIES)
    if trashed:
        say(f"The trash holds {_counted(trashed, 'session')} called {session_id}.")


def _write_json(found: "Redaction", session_id: str, *, trashed: int, is_done: bool) -> None:
    from claimcheck.text_safety import safe_json

    write_data(
        safe_json(
            {
                "session": found.session.id,
                "is_done": is_done,
                "is_renamed": found.session.id != session_id,
                "passages": found.total,
                "by_part": dict(found.counts),
                "within_longer_words": found.within,
                "not_found": list(found.missing),
                "in_trash": trashed,
            }
        )
    )


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
