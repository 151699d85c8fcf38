"""The store in PostgreSQL. A save locks the session's row, so that saves of one session take turns; reading locks nothing.

What this process knows of a session is kept, so that going on with it reads only what others wrote since.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

from attrs import evolve

from claimcheck.errors import ConflictError, StoreError, UnreachableError
from claimcheck.model import Progress, ReviewSession, Source
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
)
from claimcheck.store.layout import Content, UnstorableError
from claimcheck.store.marks import mark_by
from claimcheck.store.postgres import queue, reading, writing
from claimcheck.store.postgres.connection import Connection, Cursor
from claimcheck.store.postgres.rows import Stored, ordered
from claimcheck.store.postgres.setup import check_version, end_turn, grant, is_set_up, set_up, take_turn

T = TypeVar("T")

PATIENCE = 10.0
"""How many seconds a save waits for another process that is saving the same session."""

_MOST_KNOWN = 100


class PostgresStore:
    """A store that is the schema ``claimcheck`` of a database, made at the first use by whoever may make it.

    Args:
        address: ``postgresql://user:password@host/database``.
        patience: How many seconds a save waits for another one of the same session.

    """

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self._connection = Connection(address, patience=patience)
        self._known: dict[str, Stored] = {}
        self._is_set_up = False

    @property
    def shown(self) -> str:
        """The address without its password."""
        return self._connection.shown

    def set_up(self) -> bool:
        """Make the schema, or bring it to this version; say whether there was anything to do."""
        with self._connection.cursor() as cursor:
            take_turn(cursor)
        try:
            with self._connection.cursor() as cursor:
                return set_up(cursor, self.shown)
        finally:
            with self._connection.cursor() as cursor:
                end_turn(cursor)

    def grant(self, role: str, *, kind: str) -> None:
        """Let a role of the database do what reviewers, or editors, do."""
        self.set_up()
        with self._connection.cursor() as cursor:
            grant(cursor, role, kind=kind)

    def forget(self) -> None:
        """Forget what was read and written, so that what is stored is read next."""
        self._known.clear()

    def close(self) -> None:
        """Give the connection up; the next use makes another."""
        self._connection.close()

    def save(self, session: ReviewSession, *, like: Content | None = None) -> ReviewSession:
        """Keep the session and give it back with its new revision, taking over what is not known in ``like``.

        Raises:
            ConflictError: The stored session has another revision than the one given, which the error carries.
            StoreError: It cannot be written; what was stored before is as it was.

        """

        def saving(cursor: Cursor) -> Stored:
            stored = self._locked(cursor, session.id)
            if _is_saved(stored, session):
                return stored  # type: ignore[return-value]  # a session that is stored
            self._check_conflict(stored, session)
            return self._write(cursor, stored, session, like)

        return self._remembered(self._tried(saving))

    def change(self, session_id: str, change: Change) -> ReviewSession:
        """Make a change to the newest state of a session, with nobody else's between, and give what is stored then.

        Where the connection is lost, it is made once more and the change with it: whether the first was stored is not
        known, so the change must be one that does nothing when it is made twice, as those of the model are at one time.

        Raises:
            StoreError: There is no such session, or it cannot be written; what was stored before is as it was.

        """

        def changing(cursor: Cursor) -> Stored:
            stored = self._locked(cursor, session_id)
            if stored is None:
                raise no_such_session(session_id)
            changed = change(stored.session)
            return stored if changed is stored.session else self._write(cursor, stored, changed)

        return self._remembered(self._tried(changing))

    def rewrite(self, session: ReviewSession) -> ReviewSession:
        """Put the session in the place of the stored one, its history too; the owner's role alone may do that."""

        def rewriting(cursor: Cursor) -> Stored:
            stored = self._locked(cursor, session.id)
            if _is_saved(stored, session):
                return stored  # type: ignore[return-value]  # a session that is stored
            self._check_conflict(stored, session, is_rewrite=True)
            kept = evolve(session, revision=session.revision + 1)
            return writing.rewrite(cursor, stored, kept) if stored else writing.insert(cursor, kept, None)

        return self._remembered(self._tried(rewriting))

    def load(self, session_id: str) -> ReviewSession:
        """Give the session of that id.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """

        def loading(cursor: Cursor) -> Stored | None:
            # One state of all tables, whatever others commit meanwhile.
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return reading.read(cursor, session_id, known=self._known.get(session_id), shown=self.shown)

        stored = self._tried(loading)
        if stored is None:
            raise no_such_session(session_id)
        return self._remembered(stored)

    def content(self, session_id: str) -> Content:
        """Give a session's rows as they are stored, with what is not known in them and beside them.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        self.load(session_id)
        stored = self._known[session_id]
        lists = {
            name: {str(number): each.body for number, each in enumerate(ordered(rows), 1)}
            for name, rows in stored.rows.items()
        }
        return Content({"session": {"1": stored.body}, "article": {"1": stored.article}, **lists}, stored.others)

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all sessions, in alphabetical order."""
        rows = self._rows('SELECT id FROM claimcheck.sessions WHERE deleted_at IS NULL ORDER BY id COLLATE "C"')
        return tuple(row["id"] for row in rows)

    def marks(self) -> dict[str, str]:
        """Give the mark of every session, by its own row."""
        rows = self._rows("SELECT id, revision, body FROM claimcheck.sessions WHERE deleted_at IS NULL ORDER BY id")
        return {row["id"]: mark_by(row["body"] | {"revision": row["revision"]}) for row in rows}

    def listing(self, *, start: int = 0, count: int | None = None, report: Report | None = None) -> Listing:  # noqa: ARG002 - takes no time
        """Give a summary of every session, the last changed first, or of ``count`` of them from ``start`` on, from 0."""
        rows = self._rows(
            """SELECT id, title, claims, rated, skipped, disputed, reviewers, updated_at FROM claimcheck.sessions
            WHERE deleted_at IS NULL ORDER BY updated_at DESC, id COLLATE "C" DESC OFFSET %s LIMIT %s""",
            start,
            count,
        )
        (total,) = self._rows("SELECT count(*) AS all FROM claimcheck.sessions WHERE deleted_at IS NULL")
        return Listing(tuple(map(_summary, rows)), (), total["all"])

    def search(self, query: Query, *, report: Report | None = None) -> Iterator[FoundClaim]:
        """Give the claims that are searched for; sessions that cannot be read have none."""
        rows = self._rows(*reading.sessions_with(query))
        for number, row in enumerate(rows, 1):
            if report:
                report(number, len(rows))
            with suppress(StoreError):
                yield from found_in(self.load(row["id"]), query)

    def sources(self, words: str, count: int = 9) -> list[Source]:
        """Give sources that were entered, of the last changed review first; those that cannot be read are passed over."""
        return reading.sources_of(self._rows(*reading.sources_with(words, count)))

    def delete(self, session_id: str, *, revision: int | None = None) -> None:
        """Put a session into the trash, from which it can be restored; if one is given, only at that revision.

        Raises:
            ConflictError: It has another revision.
            StoreError: There is none.

        """
        ending = "UPDATE claimcheck.sessions SET deleted_at = now()"
        self._tried(lambda cursor: self._end(cursor, session_id, ending, revision))

    def remove(self, session_id: str, *, revision: int | None = None) -> None:
        """Remove a session for good, past the trash; the owner's role alone may do that.

        Raises:
            ConflictError: A revision is given, and it has another one.
            StoreError: There is none.

        """
        self._tried(lambda cursor: self._end(cursor, session_id, "DELETE FROM claimcheck.sessions", revision))

    def trash(self) -> list[Trashed]:
        """Give what is in the trash, the last deleted first."""
        rows = self._rows(
            """SELECT key, id, title, deleted_at FROM claimcheck.sessions
            WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, key DESC"""
        )
        return [Trashed(str(row["key"]), row["id"], row["title"], row["deleted_at"].astimezone(UTC)) for row in rows]

    def restore(self, key: str) -> str:
        """Take a session out of the trash and give its id.

        Raises:
            StoreError: The trash has none of that key, or there is a session of its id again.

        """

        def restoring(cursor: Cursor) -> str | None:
            return writing.restore(cursor, key)

        name = self._tried(restoring)
        if name is None:
            raise StoreError(f"{key}: not in the trash", hint="claimcheck store trash lists what is.")
        return name

    def empty_trash(self) -> int:
        """Remove for good what is in the trash, and say how many sessions that was; the owner's role alone may do that."""

        def emptying(cursor: Cursor) -> int:
            check_version(cursor, self.shown)
            gone = cursor.execute("DELETE FROM claimcheck.sessions WHERE deleted_at IS NOT NULL RETURNING key")
            return len(gone.fetchall())

        return self._tried(emptying)

    def take_next(self, reviewer: str, *, seconds: float, but: Sequence[tuple[str, str]] = ()) -> Lease | None:
        """Lease the claim that this reviewer should judge next, passing over those that others are just taking."""
        return self._tried(lambda cursor: queue.take_next(cursor, reviewer, seconds=seconds, but=but))

    def renew(self, lease: Lease, *, seconds: float) -> Lease | None:
        """Hold a lease for so long from now on; None where it had ended and somebody else has the claim."""
        return self._tried(lambda cursor: queue.renew(cursor, lease, seconds=seconds))

    def give_back(self, lease: Lease) -> None:
        """End a lease."""
        self._tried(lambda cursor: queue.give_back(cursor, lease))

    def _tried(self, work: Callable[[Cursor], T]) -> T:
        """Do it in one transaction, and once more where the connection was lost: an idle one is only found out so."""
        try:
            return self._done(work)
        except UnreachableError:
            return self._done(work)

    def _done(self, work: Callable[[Cursor], T]) -> T:
        if not self._is_set_up:
            with self._connection.cursor() as cursor:
                is_there = is_set_up(cursor, self.shown)
            self._is_set_up = is_there or self.set_up() or True
        try:
            with self._connection.cursor(is_batched=True) as cursor:
                return work(cursor)
        except UnstorableError as error:
            raise StoreError(
                f"{self.shown}: cannot be saved: {error}", hint="What was saved before is as it was."
            ) from error

    def _rows(self, statement: str, *values: Any) -> list[Mapping[str, Any]]:
        return self._tried(lambda cursor: list(cursor.execute(statement.encode(), values)))

    def _end(self, cursor: Cursor, session_id: str, statement: str, revision: int | None) -> None:
        row = reading.own_row(cursor, session_id, shown=self.shown, is_to_lock=True)
        if row is None:
            raise no_such_session(session_id)
        if revision not in (None, row["revision"]):
            why = f"it was saved elsewhere meanwhile (revision {row['revision']}, not {revision})"
            raise ConflictError(f"{self.shown}: {session_id}: {why}", hint="It was left as it is.")
        cursor.execute(f"{statement} WHERE key = %s".encode(), (row["key"],))
        self._known.pop(session_id, None)

    def _locked(self, cursor: Cursor, session_id: str) -> Stored | None:
        """Read the newest state of a session, which nobody else can change until the transaction ends."""
        known = self._known.get(session_id)
        return reading.read(cursor, session_id, known=known, shown=self.shown, is_to_lock=True)

    def _write(
        self, cursor: Cursor, stored: Stored | None, session: ReviewSession, like: Content | None = None
    ) -> Stored:
        kept = evolve(session, revision=session.revision + 1)
        if stored:
            return writing.write(cursor, stored, kept)
        check_version(cursor, self.shown)
        return writing.insert(cursor, kept, like)

    def _remembered(self, stored: Stored) -> ReviewSession:
        self._known.pop(stored.session.id, None)
        self._known[stored.session.id] = stored
        if len(self._known) > _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        return stored.session

    def _check_conflict(self, stored: Stored | None, session: ReviewSession, *, is_rewrite: bool = False) -> None:
        known = stored.session if stored else None
        if why := conflict_between(known, session, is_rewrite=is_rewrite):
            hint = "Nothing was overwritten. Load it to go on from what is stored."
            raise ConflictError(f"{self.shown}: {session.id}: {why}", hint=hint, stored=known)


def _is_saved(stored: Stored | None, session: ReviewSession) -> bool:
    """Tell whether this very save was stored already, by a try whose end was not heard of."""
    return stored is not None and stored.session == evolve(session, revision=session.revision + 1)


def _summary(row: Mapping[str, Any]) -> SessionSummary:
    progress = Progress(row["claims"], row["rated"], row["skipped"], row["disputed"])
    changed: datetime = row["updated_at"].astimezone(UTC)
    return SessionSummary(row["id"], row["title"], progress, tuple(row["reviewers"]), changed)
