"""Sessions as one file each in a folder. What a file looks like, how it is written and what locks it is known elsewhere."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import Review, ReviewSession, Source
from claimcheck.store.atomic import read_regular
from claimcheck.store.base import (
    Change,
    FoundClaim,
    Lease,
    Listing,
    Query,
    Report,
    SessionSummary,
    Trashed,
    conflict_between,
    found_in,
    no_such_session,
    sources_in,
)
from claimcheck.store.carry import carry_unknown
from claimcheck.store.database import SessionDatabase
from claimcheck.store.layout import Content, from_bytes, from_tables, to_tables
from claimcheck.store.leases import NAME as LEASES, Leases
from claimcheck.store.locking import locked
from claimcheck.store.marks import mark_at
from claimcheck.store.queue import waiting
from claimcheck.store.summaries import Stamp, Summaries, stamps_in
from claimcheck.store.telling import telling
from claimcheck.store.trash import in_trash, put_in_trash
from claimcheck.text_safety import plain_line

PATIENCE = 10.0
"""How many seconds a save waits for another process that is saving the same session."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
# Windows takes these names for devices, whatever their ending.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")

_MOST_READINGS = 100


@frozen
class Reading:
    """A file's bytes with what they were read as, so that a file that did not change is not read twice."""

    raw: bytes
    content: Content
    session: ReviewSession


class FileStore:
    """A store that is a folder. It is made at the first save; files in it that are no sessions are left alone."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.folder = folder
        self._patience = patience
        self._readings: dict[str, Reading] = {}
        self._summaries = Summaries(folder)
        self._leases = Leases(folder, patience=patience)

    def save(self, session: ReviewSession, *, like: Content | None = None) -> ReviewSession:
        """Keep the session and give it back with its new revision, taking over what is not known in ``like``.

        Raises:
            ConflictError: The stored session has another revision than the one given, which the error carries.
            StoreError: It cannot be written; what was stored before is as it was.

        """
        path = self._path(session.id)
        with self._turn(path):
            stored = self._read(path)
            _check_conflict(path, stored, session)
            return self._write(path, stored, session, like)

    def change(self, session_id: str, change: Change) -> ReviewSession:
        """Make a change to the newest state of a session, with nobody else's between, and give what is stored then.

        Raises:
            StoreError: There is no such session, or it cannot be written; what was stored before is as it was.

        """
        path = self._path(session_id)
        self._found(path)
        with self._turn(path):
            stored = self._found(path)
            changed = change(stored.session)
            return stored.session if changed is stored.session else self._write(path, stored, changed)

    def rewrite(self, session: ReviewSession) -> ReviewSession:
        """Put the session in the place of the stored one; what that held beyond what is known goes with it."""
        path = self._path(session.id)
        with self._turn(path):
            _check_conflict(path, self._read(path), session, is_rewrite=True)
            kept = self._write(path, None, session)
        self._forget()
        return kept

    def load(self, session_id: str) -> ReviewSession:
        """Give the session of that id.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        path = self._path(session_id)
        return self._found(path).session

    def content(self, session_id: str) -> Content:
        """Give a session's rows as they are stored, with what is not known in them and beside them.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        return self._found(self._path(session_id)).content

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all sessions, in alphabetical order."""
        return tuple(sorted(self._stamps()))

    def marks(self) -> dict[str, str]:
        """Give the mark of every session, by the beginning of its file."""
        return {name: mark_at(self._path(name)) for name in self.ids()}

    def listing(self, *, start: int = 0, count: int | None = None, report: Report | None = None) -> Listing:
        """Give a summary of every session, the last changed first; a damaged one becomes a fault beside them."""
        faults: list[StoreError] = []

        def read(session_id: str) -> SessionSummary | None:
            try:
                return SessionSummary.of(self.load(session_id))
            except StoreError as fault:
                faults.append(fault)
                return None

        stamps = self._stamps()
        sessions = self._summaries.of_each({each: stamps[each] for each in sorted(stamps)}, read, report)
        sessions.sort(key=lambda each: (each.updated_at, each.id), reverse=True)
        shown = sessions[start : None if count is None else start + count]
        return Listing(tuple(shown), tuple(faults), len(sessions))

    def search(self, query: Query, *, report: Report | None = None) -> Iterator[FoundClaim]:
        """Give the claims that are searched for; sessions that cannot be read have none."""
        ids = self.ids()
        for number, each in enumerate(ids, 1):
            if report:
                report(number, len(ids))
            with contextlib.suppress(StoreError):
                yield from found_in(self.load(each), query)

    def sources(self, words: str, count: int = 9) -> list[Source]:
        """Give sources that were entered, of the last changed review first; sessions that cannot be read have none."""
        judged: list[Review] = []
        for each in self.ids():
            with contextlib.suppress(StoreError):
                session = self.load(each)
                judged += (*session.reviews, *session.verdicts)
        return sources_in(judged, words, count)

    def delete(self, session_id: str, *, revision: int | None = None) -> None:
        """Put a session, damaged or not, into the trash, from which it can be restored.

        Raises:
            ConflictError: A revision is given, and it has another one.
            StoreError: There is none, or it cannot be moved.

        """
        path = self._path(session_id)
        with self._last_turn(path, revision, "moved"):
            put_in_trash(path)

    def remove(self, session_id: str, *, revision: int | None = None) -> None:
        """Remove a session, damaged or not, for good, past the trash.

        Raises:
            ConflictError: A revision is given, and it has another one.
            StoreError: There is none, or it cannot be removed.

        """
        path = self._path(session_id)
        with self._last_turn(path, revision, "removed"):
            path.unlink(missing_ok=True)
            # Its name is the session's, which may be what is to be forgotten. Who waits for it looks again. Windows
            # does not remove what is held.
            with contextlib.suppress(PermissionError):
                path.with_name(f".{session_id}.lock").unlink(missing_ok=True)
        self._readings.pop(session_id, None)
        self._forget()

    def trash(self) -> list[Trashed]:
        """Give what is in the trash, the last deleted first; what is damaged there has its id for a title."""
        return [Trashed(path.stem, name, _title_in(path) or name, at) for name, at, path in self._in_trash()]

    def restore(self, key: str) -> str:
        """Take a session out of the trash and give its id.

        Raises:
            StoreError: The trash has none of that key, or there is a session of its id again.

        """
        found = next(((name, path) for name, _, path in self._in_trash() if path.stem == key), None)
        if found is None:
            raise StoreError(f"{plain_line(key)}: not in the trash", hint="claimcheck store trash lists what is.")
        path = self._path(found[0])
        with self._turn(path):
            if path.exists():
                raise StoreError(f"{path}: there is a session of this name again", hint="Delete or rename that first.")
            with telling(path, "restored"):
                found[1].rename(path)
        return found[0]

    def empty_trash(self) -> int:
        """Remove for good what is in the trash, and say how many sessions that was."""
        found = self._in_trash()
        with telling(self.folder, "changed"):
            for _, _, path in found:
                path.unlink(missing_ok=True)
        return len(found)

    def take_next(self, reviewer: str, *, seconds: float, but: Sequence[tuple[str, str]] = ()) -> Lease | None:
        """Lease the claim that this reviewer should judge next; sessions that cannot be read have none."""
        if not self.folder.is_dir():
            return None
        found = []
        for each in self.ids():
            with contextlib.suppress(StoreError):
                found += [(priority, each, claim_id) for priority, claim_id in waiting(self.load(each), reviewer)]
        with telling(self.folder, "changed"), self._leases.turn() as turn:
            for _, session_id, claim_id in sorted(found):
                is_free = (session_id, claim_id) not in but and turn.is_free(session_id, claim_id, reviewer)
                # Whoever had it may have judged it and given it back since it was found to be open.
                if is_free and self._is_open(session_id, claim_id, reviewer):
                    return turn.take(session_id, claim_id, reviewer, seconds)
        return None

    def renew(self, lease: Lease, *, seconds: float) -> Lease | None:
        """Hold a lease for so long from now on; None where it had ended and somebody else has the claim."""
        with telling(self.folder, "changed"), self._leases.turn() as turn:
            if turn.is_free(lease.session_id, lease.claim_id, lease.reviewer):
                return turn.take(lease.session_id, lease.claim_id, lease.reviewer, seconds)
        return None

    def give_back(self, lease: Lease) -> None:
        """End a lease."""
        with telling(self.folder, "changed"), self._leases.turn() as turn:
            turn.give_back(lease)

    def _in_trash(self) -> list[tuple[str, datetime, Path]]:
        with telling(self.folder, "read"):
            return in_trash(self.folder)

    def _is_open(self, session_id: str, claim_id: str, reviewer: str) -> bool:
        with contextlib.suppress(StoreError):
            return self.load(session_id).is_open_for(claim_id, reviewer)
        return False

    def _forget(self) -> None:
        """Drop what the folder keeps of sessions beside their files: summaries, and leases, without which nothing is lost."""
        with telling(self.folder, "changed"), self._leases.turn():
            self._summaries.forget()
            (self.folder / f".{LEASES}").unlink(missing_ok=True)

    def forget(self) -> None:
        """Forget what was read and written; a file is looked at again anyway."""
        self._readings.clear()

    def close(self) -> None:
        """Do nothing: a folder is not held open."""

    def _stamps(self) -> dict[str, Stamp]:
        with telling(self.folder, "read"), contextlib.suppress(FileNotFoundError):
            return {name: stamp for name, stamp in stamps_in(self.folder).items() if _is_id(name)}
        return {}

    @contextlib.contextmanager
    def _turn(self, path: Path) -> Iterator[None]:
        """Be the only process that changes a file."""
        with contextlib.ExitStack() as turn:
            with telling(path, "saved"):
                self.folder.mkdir(parents=True, exist_ok=True)
                turn.enter_context(locked(path, patience=self._patience))
            yield

    @contextlib.contextmanager
    def _last_turn(self, path: Path, revision: int | None, done: str) -> Iterator[None]:
        """Be the only process that changes a file which is to go; if one is given, only at that revision."""
        with telling(path, done):
            if not path.exists():
                raise no_such_session(str(path))
            with self._turn(path):
                if revision is not None:
                    self._check_revision(path, revision)
                yield

    def _read(self, path: Path) -> Reading | None:
        """Read a session's file; None where there is none."""
        with telling(path, "read"), contextlib.suppress(FileNotFoundError):
            raw = read_regular(path)
            known = self._readings.get(path.stem)
            if known is None or known.raw != raw:
                content = from_bytes(raw)
                known = self._remember(path, Reading(raw, content, from_tables(content.tables)))
            return known
        return None

    def _check_revision(self, path: Path, expected: int) -> None:
        stored = self._found(path).session
        if stored.revision != expected:
            why = f"it was saved elsewhere meanwhile (revision {stored.revision}, not {expected})"
            raise ConflictError(f"{path}: {why}", hint="It was left as it is.", stored=stored)

    def _found(self, path: Path) -> Reading:
        reading = self._read(path)
        if reading is None:
            raise no_such_session(str(path))
        if reading.session.id != path.stem:
            raise StoreError(
                f"{path}: is the session {reading.session.id[:100]} under another name",
                hint="Give it its own name back.",
            )
        return reading

    def _write(
        self, path: Path, stored: Reading | None, session: ReviewSession, like: Content | None = None
    ) -> ReviewSession:
        kept = evolve(session, revision=session.revision + 1)
        before = stored.content if stored else like or Content({})
        with telling(path, "saved"):
            tables = carry_unknown(before.tables, to_tables(kept, before.tables, stored.session if stored else None))
            raw = SessionDatabase(path, before).replace(tables)
        self._remember(path, Reading(raw, Content(tables, before.others), kept))
        return kept

    def _remember(self, path: Path, reading: Reading) -> Reading:
        self._readings.pop(path.stem, None)
        self._readings[path.stem] = reading
        if len(self._readings) > _MOST_READINGS:
            del self._readings[next(iter(self._readings))]
        return reading

    def _path(self, session_id: str) -> Path:
        if not _is_id(session_id):
            raise StoreError(
                f"{plain_line(session_id[:100])!r}: cannot be the name of a session",
                hint="A name has lower-case letters, digits and hyphens, at most 100.",
            )
        return self.folder / f"{session_id}.json"


def _is_id(name: str) -> bool:
    return bool(_SLUG.fullmatch(name)) and not _DEVICE.fullmatch(name)


def _title_in(path: Path) -> str:
    with contextlib.suppress(OSError, ValueError, KeyError):
        (article,) = from_bytes(read_regular(path)).tables["article"].values()
        return str(article["title"])
    return ""


def _check_conflict(path: Path, stored: Reading | None, session: ReviewSession, *, is_rewrite: bool = False) -> None:
    known = stored.session if stored else None
    if why := conflict_between(known, session, is_rewrite=is_rewrite):
        hint = f"Nothing was overwritten. Go on from what is stored: load({path.stem!r}) gives it."
        raise ConflictError(f"{path}: {why}", hint=hint, stored=known)
