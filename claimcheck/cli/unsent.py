"""Answers that a store would not take, kept on this machine until it does. Knows stores and no terminal."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
from attrs import evolve

from claimcheck.errors import NoSessionError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store import Store, open_store
from claimcheck.store.merge import Merge, merge


class Unsent:
    """The sessions with answers that one store has not taken, in a folder of the person's own.

    Args:
        place: Where that store is, without a password.

    """

    def __init__(self, place: str) -> None:
        whole = place if "://" in place else str(Path(place).absolute())
        name = hashlib.sha256(whole.encode(errors="surrogateescape")).hexdigest()[:12]
        self._folder = Path(click.get_app_dir("claimcheck")) / "unsent" / name

    def keep(self, session: ReviewSession) -> str:
        """Keep a session beside what was kept of it before, and say where; nothing where that cannot be."""
        kept = open_store(self._folder)
        with suppress(StoreError):
            try:
                kept.change(session.id, lambda before: merge(session, before).session)
            except NoSessionError:
                kept.save(evolve(session, revision=0))
            return str(self._folder / f"{session.id}.json")
        return ""

    def send(self, store: Store) -> Iterator[str]:
        """Put what was kept into the store, and say what became of each; what is not taken stays where it is."""
        if not self._folder.is_dir():
            return
        kept = open_store(self._folder)
        for session_id in kept.ids():
            try:
                found = _sent(kept.load(session_id), store)
            except StoreError as error:
                yield f"An answer that is kept on this machine could not be saved: {error.message}"
                continue
            kept.delete(session_id)
            yield f"Saved what had been kept on this machine of {found.session.article.title}."
            yield from (_told(clash.claim_id or clash.about) for clash in found.clashes)


def _sent(ours: ReviewSession, store: Store) -> Merge:
    found: list[Merge] = []

    def change(theirs: ReviewSession) -> ReviewSession:
        found[:] = [merge(ours, theirs)]
        return found[0].session if found[0].session != theirs else theirs

    try:
        store.change(ours.id, change)
    except NoSessionError:
        return Merge(store.save(evolve(ours, revision=0)))
    return found[0]


def _told(what: str) -> str:
    return f"You judged {what} differently since then: what you saved last stands, the other one is in the trash here."
