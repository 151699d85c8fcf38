"""Sessions read from their rows: the whole, or what was written since a state that is known. Knows no transaction."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from attrs import evolve

from claimcheck.errors import StoreError
from claimcheck.model import ReviewSession, Source
from claimcheck.store.base import Query
from claimcheck.store.convert import from_json
from claimcheck.store.faults import ConversionError, Fault
from claimcheck.store.layout import LISTS, ROW_TYPES
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.postgres.connection import Cursor
from claimcheck.store.postgres.rows import Body, Held, Rows, Stored, ordered


def read(
    cursor: Cursor, session_id: str, *, known: Stored | None, shown: str, is_to_lock: bool = False
) -> Stored | None:
    """Read a session's newest state; None where there is none of that id.

    Args:
        cursor: In a transaction.
        session_id: Which session.
        known: A state of it that was read or written before; what is still the same is not read again.
        shown: What the store is called in an error.
        is_to_lock: Whether nobody else may change it until the transaction ends.

    Raises:
        StoreError: A row is not what it should be, or was written by a newer claimcheck.

    """
    own = own_row(cursor, session_id, shown=shown, is_to_lock=is_to_lock)
    if own is None:
        return None
    if known is not None and known.state not in own["states"]:
        # Deleted and begun anew, rewritten, or brought back from a backup: rows went that nobody said went.
        known = None
    if known is not None and known.state == own["states"][0]:
        return known
    try:
        return _stored(cursor, own, known)
    except ConversionError as error:
        raise StoreError(
            f"{shown}: {session_id}: {error.faults[0]}", hint="The rows were left as they are; a backup has them whole."
        ) from error


def own_row(cursor: Cursor, session_id: str, *, shown: str, is_to_lock: bool = False) -> dict[str, Any] | None:
    """Read what a session has of its own; None where there is none of that id. The arguments are those of ``read``.

    Raises:
        StoreError: A newer claimcheck wrote it, or has brought the tables to its version.

    """
    statement = b"""SELECT key, revision, article_revision, schema_version, body, others, states,
        (SELECT max(schema_version) FROM claimcheck.meta) AS meta FROM claimcheck.sessions
        WHERE id = %s AND deleted_at IS NULL"""
    own = cursor.execute(statement + (b" FOR UPDATE" if is_to_lock else b""), (session_id,)).fetchone()
    if own is not None and max(own["schema_version"], own["meta"]) > SCHEMA_VERSION:
        raise newer(f"{shown}: {session_id}", max(own["schema_version"], own["meta"]))
    return own


def newer(what: str, version: int) -> StoreError:
    """Make the error that says that a newer claimcheck wrote this."""
    return StoreError(
        f"{what}: written by a newer claimcheck (version {version}, this one knows {SCHEMA_VERSION})",
        hint="Update claimcheck.",
    )


def document(cursor: Cursor, key: int) -> dict[str, Any]:
    """Read a session's rows, of whatever version, as the document that a file would hold."""
    own = cursor.execute(
        "SELECT body, article, others, schema_version FROM claimcheck.sessions WHERE key = %s", (key,)
    ).fetchone()
    whole: dict[str, Any] = {}
    if own is not None:
        own_rows = {"session": {"1": own["body"]}, "article": {"1": own["article"]}}
        whole = {**own["others"], "schema_version": own["schema_version"], **own_rows}
    for name in LISTS:
        rows = cursor.execute(_select(name), (key, -1)).fetchall()
        bodies = [row["body"] for row in sorted(rows, key=lambda row: row["number"]) if row["body"] is not None]
        whole[name] = {str(number): body for number, body in enumerate(bodies, 1)}
    return whole


def sessions_with(query: Query) -> tuple[str, *tuple[Any, ...]]:
    """Give the statement, with its values, that finds the ids of the sessions which may have what is searched for."""
    is_rated = """%s IN (SELECT rating FROM claimcheck.reviews r
        WHERE r.session_key = c.session_key AND r.claim_id = c.key AND r.body IS NOT NULL
        UNION ALL SELECT rating FROM claimcheck.verdicts v
        WHERE v.session_key = c.session_key AND v.key = c.key AND v.body IS NOT NULL)"""
    wanted = {
        "strpos(c.words, %s) > 0": query.text.casefold(),
        "strpos(c.claimant, %s) > 0": query.claimant.casefold(),
        "c.state = %s": query.state,
        is_rated: query.rating.casefold(),
    }
    given = {condition: value for condition, value in wanted.items() if value}
    is_of_state = [] if query.state else ["c.state <> 'superseded'"]
    conditions = " AND ".join(["c.session_key = s.key", "c.body IS NOT NULL", *is_of_state, *given])
    statement = f"""SELECT s.id FROM claimcheck.sessions s WHERE s.deleted_at IS NULL
        AND EXISTS (SELECT FROM claimcheck.claims c WHERE {conditions}) ORDER BY s.id COLLATE "C\""""  # noqa: S608 - of constants
    return statement, *given.values()


def sources_with(words: str, count: int) -> tuple[str, list[str], int]:
    """Give the statement, with its values, that finds the sources which have all the words, the newest of each address."""
    statement = """WITH judged AS (
            SELECT 0 AS kind, session_key, number, body, updated_at, source_words FROM claimcheck.reviews
            UNION ALL SELECT 1, session_key, number, body, updated_at, source_words FROM claimcheck.verdicts
        ), found AS (
            SELECT body -> 'sources' -> (place::integer - 1) AS source, judged.*, place
            FROM judged CROSS JOIN LATERAL unnest(source_words) WITH ORDINALITY AS entered (words, place)
            WHERE body IS NOT NULL
                AND NOT EXISTS (SELECT FROM unnest(%s::text[]) AS word WHERE position(word IN entered.words) = 0)
        ), newest AS (
            SELECT DISTINCT ON (source ->> 'url') found.*, s.id
            FROM found JOIN claimcheck.sessions s ON s.key = session_key AND s.deleted_at IS NULL
            ORDER BY source ->> 'url', found.updated_at DESC, s.id COLLATE "C", kind, number, place
        )
        SELECT source FROM newest ORDER BY updated_at DESC, id COLLATE "C", kind, number, place LIMIT %s"""
    return statement, words.casefold().split(), count


def sources_of(rows: Iterable[Mapping[str, Any]]) -> list[Source]:
    """Give the sources that were found; what is none, by another program's hand, is passed over."""
    found: list[Source] = []
    for row in rows:
        with suppress(ConversionError):
            found.append(from_json(Source, row["source"]))
    return found


def _stored(cursor: Cursor, own: Mapping[str, Any], known: Stored | None) -> Stored:
    since = known.session.revision if known else -1
    rows = _rows_since(cursor, own["key"], since, known.rows if known else {})
    values = {name: tuple(each.value for each in ordered(rows[name])) for name in LISTS}
    article = known.article if known and own["article_revision"] <= since else _article(cursor, own["key"])
    bare = from_json(ReviewSession, {**own["body"], "article": article, **{name: [] for name in LISTS}})
    session = _put_together(bare, values, own["revision"])
    return Stored(own["key"], own["states"][0], session, own["body"], article, rows, own["others"])


def _article(cursor: Cursor, key: int) -> Body:
    row = cursor.execute("SELECT article FROM claimcheck.sessions WHERE key = %s", (key,)).fetchone()
    article: Body = row["article"] if row else {}
    return article


def _put_together(bare: ReviewSession, values: dict[str, Any], revision: int) -> ReviewSession:
    try:
        return evolve(bare, revision=revision, **values)
    except ValueError as error:
        raise ConversionError([Fault.from_message(str(error))]) from error


def _rows_since(cursor: Cursor, key: int, since: int, before: Rows) -> Rows:
    rows = {}
    for name in LISTS:
        held = dict(before.get(name, {}))
        for row in cursor.execute(_select(name), (key, since)):
            if row["body"] is None:
                held.pop(row["key"], None)
            else:
                held[row["key"]] = Held(_value(name, row["key"], row["body"]), row["body"], row["number"])
        rows[name] = held
    return rows


def _value(name: str, key: str, body: Body) -> Any:
    try:
        return from_json(ROW_TYPES[name], body)
    except ConversionError as error:
        raise ConversionError(fault.under(name, key) for fault in error.faults) from error


def _select(name: str) -> bytes:
    statement = f"SELECT key, number, body FROM claimcheck.{name} WHERE session_key = %s AND revision > %s"  # noqa: S608 - a table of ours
    return statement.encode()
