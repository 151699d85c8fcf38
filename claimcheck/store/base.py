"""What every store can do, whatever it keeps sessions in. Knows the model and no file format."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from attrs import frozen

from claimcheck.errors import StoreError
from claimcheck.model import Progress, ReviewSession


@frozen
class SessionSummary:
    """What a listing shows of a session without its text."""

    id: str
    title: str
    progress: Progress
    reviewers: tuple[str, ...]
    updated_at: datetime


@frozen
class Listing:
    """What a store holds: the sessions that can be read, and a fault for each that cannot."""

    sessions: tuple[SessionSummary, ...]
    faults: tuple[StoreError, ...]


class Store(Protocol):
    """Keeps sessions. A save is all or nothing, and never overwrites what it has not seen."""

    def save(self, session: ReviewSession) -> ReviewSession:
        """Keep the session and give it back with its new revision.

        Raises:
            ConflictError: The stored session has another revision than the one given.
            StoreError: It cannot be written; what was stored before is as it was.

        """
        ...

    def load(self, session_id: str) -> ReviewSession:
        """Give the session of that id.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        ...

    def ids(self) -> Sequence[str]:
        """Give the ids of all sessions, in alphabetical order."""
        ...

    def listing(self) -> Listing:
        """Give a summary of every session, the last changed first."""
        ...


def find_session(store: Store, name: str) -> str:
    """Give the id of the one session that is called so, or whose id contains the words of ``name``.

    Raises:
        StoreError: None is, or several are.

    """
    ids = store.ids()
    wanted = name.strip().casefold()
    found = [each for each in ids if each == wanted] or [each for each in ids if wanted and wanted in each]
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(
            f"{name}: several sessions are called so: {', '.join(found[:5])}", hint="Give more of the name."
        )
    raise StoreError(f"{name}: no such session", hint="claimcheck status lists them.")
