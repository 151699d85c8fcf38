"""A damaged session of a folder restored into a new one beside it, with what a person must know of it.

``salvage`` is pure; ``repair_session`` alone reads and saves, and changes nothing of the damaged file.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count

from attrs import evolve, frozen

from claimcheck.errors import StoreError
from claimcheck.model import HistoryEntry, ReviewSession
from claimcheck.store.atomic import read_regular
from claimcheck.store.base import no_such_session
from claimcheck.store.files import FileStore
from claimcheck.store.layout import NewerVersionError, from_bytes, from_tables
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.repair.rebuild import session_in
from claimcheck.store.repair.remains import remains_in
from claimcheck.store.repair.values import NOUNS, Notes, short
from claimcheck.store.telling import telling
from claimcheck.text_safety import plain_line

ACTION = "repair"
"""What the history says was done."""

BY = "claimcheck doctor"
"""Who the history says did it."""

_LONGEST_ID = 100


@frozen
class Salvage:
    """What could be restored of a file, and what a person must know of it, a line each; no line for an undamaged file.

    ``session`` is None where nothing could be restored, or nothing is to be.
    """

    session: ReviewSession | None
    notes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the file is not damaged."""
        return not self.notes


@frozen
class Repaired:
    """What became of a damaged session: the id of the one it was restored into, or None, and what is to be known of it.

    ``was_there`` says that it had been restored before, so that nothing was written.
    """

    id: str
    new_id: str | None
    was_there: bool
    notes: tuple[str, ...]


def salvage(raw: bytes, session_id: str, *, at: datetime | None = None) -> Salvage:
    """Restore what can be restored of a session's file.

    Nothing is in the session that is not in the file, but an entry in its history that says what was lost.

    Args:
        raw: The file's content.
        session_id: The id that the file is named after; the restored session has it too.
        at: When this is done, in aware UTC; now, if not given.

    """
    try:
        session = from_tables(from_bytes(raw).tables)
    except NewerVersionError:
        return _too_new()
    except ValueError:
        return _restored(raw, session_id, at or datetime.now(UTC))
    if session.id == session_id:
        return Salvage(session)
    name = plain_line(short(session.id))
    return Salvage(None, (f"it is not damaged: rename it to {name}.json, or remove it if there is one",))


def _too_new() -> Salvage:
    return Salvage(None, ("it was written by a newer claimcheck, and only that can read it: update claimcheck",))


def _restored(raw: bytes, session_id: str, at: datetime) -> Salvage:
    remains = remains_in(raw)
    if remains.version and remains.version > SCHEMA_VERSION:
        return _too_new()
    notes: Notes = []
    session = session_in(remains, session_id, at=at, notes=notes)
    if session is None:
        return Salvage(None, _lines(notes))
    lines = _lines([f"restored are {_counted(session)}", *notes])
    note = f"from {session_id}, {_digest(raw)}: {'; '.join(lines)}"
    done = HistoryEntry(len(session.history) + 1, at, BY, ACTION, note=note)
    return Salvage(evolve(session, history=(*session.history, done)), lines)


def _lines(notes: Notes) -> tuple[str, ...]:
    return tuple(map(plain_line, notes))


def _counted(session: ReviewSession) -> str:
    counts = {name: len(getattr(session, name)) for name in NOUNS}
    *most, last = (f"{number} {NOUNS[name][number != 1]}" for name, number in counts.items())
    return f"{', '.join(most)} and {last}"


def repair_session(store: FileStore, session_id: str) -> Repaired | None:
    """Restore a damaged session into a new one in the same folder, unless that was done before; None for a whole one.

    Raises:
        StoreError: There is no such session, it cannot be read, or the new one cannot be saved.

    """
    taken = store.ids()
    path = store.folder / f"{session_id}.json"
    if session_id not in taken:
        raise no_such_session(str(path))
    with telling(path, "read"):
        raw = read_regular(path)
    found = salvage(raw, session_id)
    if found.is_whole:
        return None
    if found.session is None:
        return Repaired(session_id, None, was_there=False, notes=found.notes)
    new_id = next(name for name in _names(session_id) if name not in taken or _is_from(store, name, _digest(raw)))
    if new_id not in taken:
        store.save(evolve(found.session, id=new_id))
    return Repaired(session_id, new_id, was_there=new_id in taken, notes=found.notes)


def _names(session_id: str) -> Iterator[str]:
    for number in count(1):
        ending = "-repaired" if number == 1 else f"-repaired-{number}"
        yield session_id[: _LONGEST_ID - len(ending)] + ending


def _is_from(store: FileStore, name: str, digest: str) -> bool:
    """Tell whether a session was restored from the content of that digest, whatever was done in it since."""
    with suppress(StoreError):
        return any(entry.action == ACTION and digest in entry.note for entry in store.load(name).history)
    return False


def _digest(raw: bytes) -> str:
    return f"SHA-256 {hashlib.sha256(raw).hexdigest()[:16]}"
