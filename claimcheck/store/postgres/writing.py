"""Sessions written to their rows: only what changed, in a transaction that has locked the session's row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store.layout import LISTS, Tables, from_tables
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.postgres.connection import Cursor
from claimcheck.store.postgres.rows import (
    Stored,
    Written,
    article_body,
    changed_rows,
    claim_state,
    columns_of,
    own_body,
    own_body_after,
    rows_like,
    with_rows,
)

_EMPTY: Mapping[str, Any] = {name: {} for name in LISTS}


def insert(cursor: Cursor, session: ReviewSession, like: Tables) -> Stored:
    """Write a session that is not stored yet, with what is not known in its rows of another store.

    Raises:
        ConflictError: Somebody else has just stored one of this id.
        UnstorableError: A value in it could not be read again.

    """
    body, article = own_body(session, _single(like, "session")), article_body(session, _single(like, "article"))
    columns = _own_columns(session, body) | {
        "id": session.id,
        "created_at": session.created_at,
        "article": Jsonb(article),
        "article_revision": session.revision,
    }
    try:
        (row,) = cursor.execute(_insert("sessions", columns, returning="key"), columns).fetchall()
    except UniqueViolation as error:
        raise ConflictError(
            f"{session.id}: there is a session of this article already", hint="Nothing was overwritten."
        ) from error
    rows = rows_like(like) if like else _EMPTY
    return _write_rows(cursor, Stored(row["key"], session, body, article, rows), session)


def write(cursor: Cursor, stored: Stored, session: ReviewSession) -> Stored:
    """Write what changed from the stored state to the session, whose revision is the next.

    Raises:
        UnstorableError: A value in it could not be read again.

    """
    columns = _own_columns(session, own_body_after(stored, session))
    article = stored.article
    if session.article != stored.session.article:
        article = article_body(session, stored.article)
        columns |= {"article": Jsonb(article), "article_revision": session.revision}
    # Sent at once, so that a save waits for one answer, not for one after another.
    with cursor.connection.pipeline():
        _update(cursor, stored.key, columns)
        written = _write_rows(cursor, stored, session)
    return Stored(stored.key, session, columns["body"].obj, article, written.rows)


def write_anew(cursor: Cursor, key: int, tables: Tables) -> None:
    """Write a session's rows anew from tables of this version, with what is not known in them."""
    session = from_tables(tables)
    known = Stored(key, session, _single(tables, "session"), _single(tables, "article"), rows_like(tables))
    _replace(cursor, known, session)


def rewrite(cursor: Cursor, stored: Stored, session: ReviewSession) -> Stored:
    """Put a session in the place of a stored one, its history too, and with nothing that is not known.

    Nobody can say whether what is not known holds what the session was rewritten for.
    """
    return _replace(cursor, Stored(stored.key, session, {}, {}, _EMPTY), session)


def _replace(cursor: Cursor, known: Stored, session: ReviewSession) -> Stored:
    """Take every row out of a session's tables and write all anew, carrying over what is not known in the given ones."""
    for name in LISTS:
        cursor.execute(f"DELETE FROM claimcheck.{name} WHERE session_key = %s".encode(), (known.key,))  # noqa: S608 - ours
    body, article = own_body(session, known.body), article_body(session, known.article)
    columns = {"article": Jsonb(article), "article_revision": session.revision}
    _update(cursor, known.key, _own_columns(session, body) | columns)
    written = _write_rows(cursor, known, session)
    return Stored(known.key, session, body, article, written.rows)


def restore(cursor: Cursor, key: str) -> str | None:
    """Take a session out of the trash and give its id; None where the trash has none of that key.

    Raises:
        StoreError: There is a session of its id again.

    """
    statement = """UPDATE claimcheck.sessions SET deleted_at = NULL
        WHERE key::text = %s AND deleted_at IS NOT NULL RETURNING id"""
    try:
        row = cursor.execute(statement, (key,)).fetchone()
    except UniqueViolation as error:
        raise StoreError(
            f"{key}: there is a session of this name again", hint="Delete or rename that first."
        ) from error
    return row["id"] if row else None


def _update(cursor: Cursor, key: int, columns: Mapping[str, Any]) -> None:
    changes = ", ".join(f"{name} = %({name})s" for name in columns)
    statement = f"UPDATE claimcheck.sessions SET {changes} WHERE key = %(key)s"  # noqa: S608 - columns of ours
    cursor.execute(statement.encode(), {**columns, "key": key})


def _single(tables: Tables, name: str) -> dict[str, Any]:
    return next(iter(tables.get(name, {}).values()), {})


def _own_columns(session: ReviewSession, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns of the session's row: its own JSON, and what it is listed by."""
    progress = session.progress()
    return {
        "revision": session.revision,
        "schema_version": SCHEMA_VERSION,
        "title": session.article.title,
        "claims": progress.claims,
        "rated": progress.rated,
        "skipped": progress.skipped,
        "reviewers": list(session.reviewers),
        "updated_at": session.updated_at,
        "body": Jsonb(body),
    }


def _write_rows(cursor: Cursor, stored: Stored, session: ReviewSession) -> Stored:
    written = changed_rows(stored, session)
    for name in LISTS:
        _write_table(cursor, name, written[name], stored.key, session)
    _write_states(cursor, written, stored.key, session)
    return with_rows(stored, session, written)


def _write_table(cursor: Cursor, name: str, rows: Sequence[Written], key: int, session: ReviewSession) -> None:
    gone = [(session.revision, key, row.key) for row in rows if row.body is None]
    if gone:
        statement = f"UPDATE claimcheck.{name} SET body = NULL, revision = %s WHERE session_key = %s AND key = %s"  # noqa: S608 - ours
        cursor.executemany(statement.encode(), gone)
    kept = [_columns(row, key, session) for row in rows if row.body is not None]
    if kept:
        cursor.executemany(_insert(name, kept[0], is_to_replace=name != "history"), kept)


def _columns(row: Written, key: int, session: ReviewSession) -> dict[str, Any]:
    return {
        "session_key": key,
        "key": row.key,
        "number": row.number,
        "revision": session.revision,
        "schema_version": SCHEMA_VERSION,
        "updated_at": session.updated_at,
        "body": Jsonb(row.body),
        **columns_of(row.value, session),
    }


def _write_states(cursor: Cursor, written: Mapping[str, Iterable[Written]], key: int, session: ReviewSession) -> None:
    """Note with each claim what reviews and assignments that changed make of it; a lease of it stays."""
    touched = {row.value.claim_id for name in ("reviews", "assignments") for row in written[name] if row.value}
    touched -= {row.key for row in written["claims"]}
    rows = [
        {"session_key": key, "key": claim.id, **claim_state(claim, session)}
        for claim in session.claims
        if claim.id in touched
    ]
    if rows:
        cursor.executemany(
            """UPDATE claimcheck.claims SET state = %(state)s, is_assigned = %(is_assigned)s
            WHERE session_key = %(session_key)s AND key = %(key)s""",
            rows,
        )


def _insert(table: str, columns: Mapping[str, Any], *, is_to_replace: bool = False, returning: str = "") -> bytes:
    names, values = ", ".join(columns), ", ".join(f"%({name})s" for name in columns)
    statement = f"INSERT INTO claimcheck.{table} ({names}) VALUES ({values})"  # noqa: S608 - a table and columns of ours
    if is_to_replace:
        changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns if name not in ("session_key", "key"))
        statement += f" ON CONFLICT (session_key, key) DO UPDATE SET {changes}"
    return (statement + (f" RETURNING {returning}" if returning else "")).encode()
