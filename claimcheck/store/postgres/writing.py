"""Sessions written to their rows: only what changed, in a transaction that has locked the session's row."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store.layout import LISTS, Content, from_tables
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.postgres.connection import Cursor
from claimcheck.store.postgres.rows import (
    Stored,
    Written,
    article_body,
    bare,
    changed_rows,
    columns_of,
    own_body,
    own_body_after,
    rows_like,
    standings,
    with_rows,
)

_EMPTY: Mapping[str, Any] = {name: {} for name in LISTS}

# So many saves may be missed by who goes on from what they know; who missed more reads the session anew.
_STATES_AFTER = "array_prepend(%(state)s, states[1:49])"
_STATES_ANEW = "ARRAY[%(state)s]"


def insert(cursor: Cursor, session: ReviewSession, like: Content | None) -> Stored:
    """Write a session that is not stored yet, with what is not known in another store's rows of it.

    Raises:
        ConflictError: Somebody else has just stored one of this id.
        UnstorableError: A value in it could not be read again.

    """
    new = _like(like) if like else Stored(0, "", bare(session), {}, {}, _EMPTY)
    new = _named(new, session)
    columns = {
        **_own_columns(session, new.body),
        "id": session.id,
        "created_at": session.created_at,
        "article": Jsonb(new.article),
        "article_revision": session.revision,
        "others": Jsonb(new.others),
        "states": [new.state],
    }
    try:
        (row,) = cursor.execute(_insert("sessions", columns, returning="key"), columns).fetchall()
    except UniqueViolation as error:
        raise ConflictError(
            f"{session.id}: there is a session of this article already", hint="Nothing was overwritten."
        ) from error
    return _write_rows(cursor, evolve(new, key=row["key"]), session)


def write(cursor: Cursor, stored: Stored, session: ReviewSession) -> Stored:
    """Write what changed from the stored state to the session, whose revision is the next.

    Raises:
        UnstorableError: A value in it could not be read again.

    """
    new = evolve(stored, state=_new_state(), body=own_body_after(stored, session))
    columns = _own_columns(session, new.body)
    if session.article != stored.session.article:
        new = evolve(new, article=article_body(session, stored.article))
        columns |= {"article": Jsonb(new.article), "article_revision": session.revision}
    _update(cursor, new, columns, states=_STATES_AFTER)
    return _write_rows(cursor, new, session)


def write_anew(cursor: Cursor, key: int, content: Content) -> None:
    """Write a session's rows anew from content of this version, with what is not known in it."""
    session = from_tables(content.tables)
    _replace(cursor, _named(evolve(_like(content), key=key), session), session)


def rewrite(cursor: Cursor, stored: Stored, session: ReviewSession) -> Stored:
    """Put a session in the place of a stored one, its history too, and with nothing that is not known.

    Nobody can say whether what is not known holds what the session was rewritten for.
    """
    return _replace(cursor, _named(Stored(stored.key, "", bare(session), {}, {}, _EMPTY), session), session)


def _like(content: Content) -> Stored:
    """Give what another store holds as if it were stored here, but for its values, so that all of it is written."""
    own, article = (next(iter(content.tables[name].values())) for name in ("session", "article"))
    session = bare(from_tables(content.tables))
    return Stored(0, "", session, own, article, rows_like(content.tables), content.others)


def _named(new: Stored, session: ReviewSession) -> Stored:
    """Give a new state its name, and the JSON of what is the session's own, over what is not known in it."""
    body, article = own_body(session, new.body), article_body(session, new.article)
    return evolve(new, state=_new_state(), body=body, article=article)


def _new_state() -> str:
    return secrets.token_hex(6)


def _replace(cursor: Cursor, new: Stored, session: ReviewSession) -> Stored:
    """Take every row out of a session's tables and write all anew; who knew it before reads it anew, too."""
    for name in LISTS:
        cursor.execute(f"DELETE FROM claimcheck.{name} WHERE session_key = %s".encode(), (new.key,))  # noqa: S608 - ours
    columns = {
        "article": Jsonb(new.article),
        "article_revision": session.revision,
        "others": Jsonb(new.others),
        "created_at": session.created_at,
    }
    _update(cursor, new, _own_columns(session, new.body) | columns, states=_STATES_ANEW)
    return _write_rows(cursor, new, session)


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


def _update(cursor: Cursor, new: Stored, columns: Mapping[str, Any], *, states: str) -> None:
    changes = ", ".join([*(f"{name} = %({name})s" for name in columns), f"states = {states}"])
    statement = f"UPDATE claimcheck.sessions SET {changes} WHERE key = %(key)s"  # noqa: S608 - columns of ours
    cursor.execute(statement.encode(), {**columns, "key": new.key, "state": new.state})


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
        "disputed": progress.disputed,
        "reviewers": list(session.reviewers),
        "updated_at": session.updated_at,
        "body": Jsonb(body),
    }


def _write_rows(cursor: Cursor, stored: Stored, session: ReviewSession) -> Stored:
    written = changed_rows(stored, session)
    for name in LISTS:
        _write_table(cursor, name, written[name], stored.key, session)
    _write_states(cursor, stored, written, session)
    return with_rows(stored, session, written)


def _write_table(cursor: Cursor, name: str, rows: Sequence[Written], key: int, session: ReviewSession) -> None:
    gone = [(session.revision, key, row.key) for row in rows if row.body is None]
    if gone:
        statement = f"UPDATE claimcheck.{name} SET body = NULL, revision = %s WHERE session_key = %s AND key = %s"  # noqa: S608 - ours
        _execute_each(cursor, statement.encode(), gone)
    kept = [_columns(row, key, session) for row in rows if row.body is not None]
    if kept and name == "claims":
        known = standings({each["key"] for each in kept}, session)
        kept = [each | known[each["key"]] for each in kept]
    if kept:
        _execute_each(cursor, _insert(name, kept[0], is_to_replace=name != "history"), kept)


def _execute_each(cursor: Cursor, statement: bytes, rows: Sequence[Any]) -> None:
    """Execute a statement for each row; unlike psycopg's own way it waits for no answer where statements are batched."""
    for row in rows:
        cursor.execute(statement, row)


def _columns(row: Written, key: int, session: ReviewSession) -> dict[str, Any]:
    return {
        "session_key": key,
        "key": row.key,
        "number": row.number,
        "revision": session.revision,
        "schema_version": SCHEMA_VERSION,
        "updated_at": session.updated_at,
        "body": Jsonb(row.body),
        **columns_of(row.value),
    }


def _write_states(
    cursor: Cursor, stored: Stored, written: Mapping[str, Sequence[Written]], session: ReviewSession
) -> None:
    """Note with each claim what other rows that changed make of it; a lease of it stays."""
    touched = {
        row.value.claim_id for name in ("reviews", "verdicts", "assignments") for row in written[name] if row.value
    }
    touched |= _origins(stored, written["claims"])
    touched -= {row.key for row in written["claims"]}
    rows = [
        {"session_key": stored.key, "key": claim_id, **columns}
        for claim_id, columns in (standings(touched, session) if touched else {}).items()
    ]
    if rows:
        _execute_each(
            cursor,
            b"""UPDATE claimcheck.claims SET state = %(state)s, is_assigned = %(is_assigned)s
            WHERE session_key = %(session_key)s AND key = %(key)s""",
            rows,
        )


def _origins(stored: Stored, claims: Iterable[Written]) -> set[str]:
    """Give the claims that those were, or are now, split or merged from: they become superseded or current by that."""
    held = stored.rows["claims"]
    before = (held[row.key].value for row in claims if row.key in held)
    return {name for claim in (*before, *(row.value for row in claims)) if claim for name in claim.derived_from}


def _insert(table: str, columns: Mapping[str, Any], *, is_to_replace: bool = False, returning: str = "") -> bytes:
    names, values = ", ".join(columns), ", ".join(f"%({name})s" for name in columns)
    statement = f"INSERT INTO claimcheck.{table} ({names}) VALUES ({values})"  # noqa: S608 - a table and columns of ours
    if is_to_replace:
        changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns if name not in ("session_key", "key"))
        statement += f" ON CONFLICT (session_key, key) DO UPDATE SET {changes}"
    return (statement + (f" RETURNING {returning}" if returning else "")).encode()
