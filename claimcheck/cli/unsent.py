"""Answers that a store would not take, kept on this machine until it does. Knows stores and no terminal."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import click
from attrs import evolve

from claimcheck.errors import ConflictError, NoSessionError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store import Store, open_store
from claimcheck.store.merge import Clash, merge

_MOST_APART = 9
"""How many states of a session that do not go together are kept apart."""

_POSTGRES_PORT = 5432


class Unsent:
    """The sessions with answers that one store has not taken, in a folder of the person's own.

    Args:
        place: Where that store is, without a password.

    """

    def __init__(self, place: str) -> None:
        name = hashlib.sha256(_same_place(place).encode(errors="surrogateescape")).hexdigest()[:12]
        self._folder = unsent_folder() / name

    def keep(self, session: ReviewSession) -> str:
        """Keep a session beside what was kept of it before, and say where; nothing where that cannot be.

        Of two judgements of one claim by one reviewer the later holds, and the earlier is in the history. What does not
        go together with what was kept before, such as two changes of one claim, is kept apart from it.
        """
        for folder in self._folders():
            with suppress(StoreError):
                if _is_kept(session, open_store(folder)):
                    return str(folder / f"{session.id}.json")
        return ""

    def send(self, store: Store) -> Iterator[str]:
        """Put what was kept into the store, and say what became of each; what is not taken stays where it is."""
        for folder in self._folders():
            if folder.is_dir():
                for session_id in open_store(folder).ids():
                    yield from _send(open_store(folder), session_id, store)

    def send_one(self, store: Store, session_id: str) -> Iterator[str]:
        """Put what was kept of one session into the store, and say what became of it."""
        for folder in self._folders():
            if folder.is_dir():
                yield from _send(open_store(folder), session_id, store)

    def _folders(self) -> Iterator[Path]:
        yield self._folder
        for number in range(2, _MOST_APART + 1):
            yield self._folder.with_name(f"{self._folder.name}-{number}")


def _is_kept(session: ReviewSession, kept: Store) -> bool:
    """Keep a session with what was kept of it in this folder; tell whether the two go together."""
    clashes: list[Clash] = []

    def beside(before: ReviewSession) -> ReviewSession:
        found = merge(session, before, later_holds=True)
        clashes[:] = found.clashes if found.is_refused else ()
        return before if clashes else found.session

    try:
        kept.change(session.id, beside)
    except NoSessionError:
        kept.save(evolve(session, revision=0))
    return not clashes


def _send(kept: Store, session_id: str, store: Store) -> Iterator[str]:
    # Another terminal may be sending it too.
    with suppress(NoSessionError):
        ours = kept.load(session_id)
        try:
            clashes = _sent(ours, store)
        except StoreError as error:
            yield f"An answer that is kept on this machine could not be saved: {error.message}"
            return
        # What was kept meanwhile is sent the next time, with what is sent again now and changes nothing.
        with suppress(ConflictError):
            end = kept.delete if clashes else kept.remove
            end(session_id, revision=ours.revision)
        yield f"Saved what had been kept on this machine of {ours.article.title}."
        yield from map(_told, clashes)


def unsent_folder() -> Path:
    """Give the folder of the answers that any store has not taken."""
    return Path(click.get_app_dir("claimcheck")) / "unsent"


def _same_place(place: str) -> str:
    """Write a store's place in one way, whichever way it was written, and whoever logs in."""
    if "://" not in place:
        return str(Path(place).absolute())
    with suppress(ValueError):
        parts = urlsplit(place)
        return f"{parts.hostname}:{parts.port or _POSTGRES_PORT}{parts.path}"
    return place


def _sent(ours: ReviewSession, store: Store) -> tuple[Clash, ...]:
    """Put into the store what it does not have of a session, and give what it has otherwise."""
    clashes: list[Clash] = []

    def change(theirs: ReviewSession) -> ReviewSession:
        found = merge(ours, theirs, later_holds=True)
        clashes[:] = found.clashes
        return found.session if found.session != theirs else theirs

    try:
        store.change(ours.id, change)
    except NoSessionError:
        store.save(evolve(ours, revision=0))
    return tuple(clashes)


def _told(clash: Clash) -> str:
    what = f"You judged {clash.claim_id}" if clash.claim_id and clash.theirs else f"{clash.about} is"
    return f"{what} differently there since then: that stands, and yours is in the trash of {unsent_folder()}."
