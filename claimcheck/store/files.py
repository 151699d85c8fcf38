"""Sessions as one TinyDB file each in a folder: the only module that knows TinyDB and the file lock.

TinyDB's own storage writes in place, which a kill leaves half done, and once for every table that changes; the storage
here writes a save once, as a whole.
"""

import contextlib
import errno
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

from attrs import evolve
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store.atomic import replace_file, sweep
from claimcheck.store.base import Listing, SessionSummary
from claimcheck.store.faults import ConversionError
from claimcheck.store.layout import (
    TABLES,
    NewerVersionError,
    Tables,
    UnstorableError,
    from_bytes,
    from_tables,
    to_bytes,
    to_tables,
)
from claimcheck.text_safety import plain_line

PATIENCE = 5.0
"""How many seconds a save waits for another process that is saving the same session."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
# Windows takes these names for devices, whatever their ending.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNTOUCHED = "The file was left as it is; take it from a backup, or mend the place that is named."


class SessionFile(Storage):
    """A TinyDB storage that reads its file once, and writes it when it is told to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables: Tables | None = None
        with contextlib.suppress(FileNotFoundError):
            self._tables = from_bytes(path.read_bytes())

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Give the tables as they are now, None where there is no file yet."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep the tables until they are committed."""
        self._tables = data

    def commit(self) -> None:
        """Put the tables into the file's place, as a whole."""
        replace_file(self._path, to_bytes(self._tables or {}))


class UncachedTable(Table):
    """A TinyDB table without its cache of queries: no query is made twice."""

    default_query_cache_capacity = 0


class SessionDatabase(TinyDB):
    """The tables of one session, read from its file; written to it by ``commit`` alone."""

    table_class = UncachedTable

    def __init__(self, path: Path) -> None:
        self._file = SessionFile(path)
        super().__init__(storage=lambda: self._file)

    def commit(self) -> None:
        """Write the file, once, as a whole."""
        self._file.commit()


class FileStore:
    """A store that is a folder. It is made at the first save; files in it that are no sessions are left alone."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.folder = folder
        self._patience = patience

    def save(self, session: ReviewSession) -> ReviewSession:
        """Keep the session and give it back with its new revision.

        Raises:
            ConflictError: The stored session has another revision than the one given.
            StoreError: It cannot be written; what was stored before is as it was.

        """
        path = self._path(session.id)
        kept = evolve(session, revision=session.revision + 1)
        with _telling(path, "saved"):
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._lock(path):
                sweep(path)
                database = SessionDatabase(path)
                _check_revision(path, _tables(database), session.revision)
                _put(database, to_tables(kept))
        return kept

    def load(self, session_id: str) -> ReviewSession:
        """Give the session of that id.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        path = self._path(session_id)
        with _telling(path, "read"):
            tables = _tables(SessionDatabase(path))
            session = from_tables(tables) if tables else None
        if session is None:
            raise StoreError(f"{path}: no such session", hint="claimcheck status lists them.")
        if session.id != session_id:
            raise StoreError(
                f"{path}: is the session {session.id[:100]} under another name", hint="Give it its own name back."
            )
        return session

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all sessions, in alphabetical order."""
        with _telling(self.folder, "read"), contextlib.suppress(FileNotFoundError):
            found = self.folder.iterdir()
            return tuple(sorted(file.stem for file in found if file.suffix == ".json" and _is_id(file.stem)))
        return ()

    def listing(self) -> Listing:
        """Give a summary of every session, the last changed first; a damaged one becomes a fault beside them."""
        sessions, faults = [], []
        for each in self.ids():
            try:
                sessions.append(_summary(self.load(each)))
            except StoreError as fault:
                faults.append(fault)
        return Listing(tuple(sorted(sessions, key=attrgetter("updated_at"), reverse=True)), tuple(faults))

    def _path(self, session_id: str) -> Path:
        if not _is_id(session_id):
            raise StoreError(
                f"{plain_line(session_id[:100])!r}: cannot be the name of a session",
                hint="A name has lower-case letters, digits and hyphens, at most 100.",
            )
        return self.folder / f"{session_id}.json"

    @contextlib.contextmanager
    def _lock(self, path: Path) -> Iterator[None]:
        # Reading takes no lock, and need not wait for this to load.
        from filelock import FileLock, Timeout

        lock = FileLock(
            path.with_name(f".{path.stem}.lock"),
            timeout=self._patience,
            poll_interval=0.005,
            fallback_to_soft=False,
            preserve_lock_file=True,
        )
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreError(
                f"{path}: locked: another process has been saving it for {self._patience:g} seconds",
                hint="Nothing was saved. Try again when it is done.",
            ) from error
        except NotImplementedError as error:
            raise StoreError(
                f"{path}: the drive it is on cannot lock files", hint="Keep sessions on another one: --store FOLDER."
            ) from error
        try:
            yield
        finally:
            lock.release()


def _is_id(name: str) -> bool:
    return bool(_SLUG.fullmatch(name)) and not _DEVICE.fullmatch(name)


def _tables(database: TinyDB) -> Tables:
    """Read every table; none at all where there is no file yet."""
    names = [name for name in TABLES if name in database.tables()]
    return {name: {str(row.doc_id): dict(row) for row in database.table(name)} for name in names}


def _put(database: SessionDatabase, tables: Tables) -> None:
    """Replace every table, and write the file once."""
    database.drop_tables()
    for name, rows in tables.items():
        table = database.table(name, persist_empty=True)
        table.insert_multiple(Document(row, doc_id=int(key)) for key, row in rows.items())
    database.commit()


def _check_revision(path: Path, tables: Tables, expected: int) -> None:
    stored = next(iter(tables["session"].values())).get("revision") if tables else 0
    if stored and not expected:
        raise ConflictError(
            f"{path}: there is a session of this article already (revision {stored})",
            hint=f"Nothing was overwritten. Go on from it: load({path.stem!r}) gives it.",
        )
    if stored != expected:
        what = f"it was saved elsewhere since it was opened (revision {stored}, not {expected})"
        raise ConflictError(
            f"{path}: {what if tables else 'it was removed since it was opened'}",
            hint="Nothing was overwritten. Open it again to go on from what is stored.",
        )


def _summary(session: ReviewSession) -> SessionSummary:
    return SessionSummary(
        id=session.id,
        title=session.article.title,
        progress=session.progress(),
        reviewers=session.reviewers,
        updated_at=session.updated_at,
    )


@contextlib.contextmanager
def _telling(path: Path, done: str) -> Iterator[None]:
    """Turn what can go wrong with a file into an error that names it and its place."""
    try:
        yield
    except ConversionError as error:
        more = f" (and {len(error.faults) - 1} more)" if len(error.faults) > 1 else ""
        hint = "Update claimcheck." if isinstance(error, NewerVersionError) else _UNTOUCHED
        raise StoreError(f"{path}: {error.faults[0]}{more}", hint=hint) from error
    except UnstorableError as error:
        raise StoreError(f"{path}: cannot be saved: {error}", hint="What was saved before is as it was.") from error
    except ValueError as error:
        raise StoreError(f"{path}: damaged: {plain_line(str(error))}", hint=_UNTOUCHED) from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be {done}: {error.strerror or error}", hint=_hint(error)) from error


def _hint(error: OSError) -> str:
    if error.errno in _FULL:
        return "Free some space; what was saved before is as it was."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "Give yourself the right to it, or name another folder with --store."
    return ""
