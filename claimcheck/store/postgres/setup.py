"""The tables made, brought to this version, and opened to roles. Two programs that begin at once take turns.

A new layout of the tables is a new statement file; a new version of what stands in the rows is a step in
``claimcheck.store.migrations``, the same that files go through.
"""

from importlib.resources import files

from psycopg import sql

from claimcheck.errors import StoreError
from claimcheck.store.layout import from_document
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.postgres import reading, writing
from claimcheck.store.postgres.connection import Cursor
from claimcheck.text_safety import plain_line

LAYOUTS = ("schema.sql", "schema-2.sql")
"""The statements of each layout of the tables, from the first on."""

KINDS = ("reviewer", "editor")
"""The kinds of roles: who reviews, and who may also delete and restore."""

_LONGEST_NAME = 63
"""Bytes of a name; PostgreSQL does without what is beyond."""

# Any number that no other program takes for its own.
_LOCK = 0x636C61696D


def take_turn(cursor: Cursor) -> None:
    """Wait until no other program sets up the tables, and keep others waiting until ``end_turn``, or the connection ends."""
    cursor.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))


def end_turn(cursor: Cursor) -> None:
    """Let others set up the tables."""
    cursor.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))


def is_set_up(cursor: Cursor, shown: str) -> bool:
    """Tell whether the tables are there and of this version.

    Raises:
        StoreError: A newer claimcheck made them.

    """
    there = cursor.execute("SELECT to_regclass('claimcheck.meta') AS meta").fetchone()
    if not there or there["meta"] is None:
        return False
    row = cursor.execute("SELECT layout, schema_version FROM claimcheck.meta").fetchone()
    if row is None:
        return False
    if row["layout"] > len(LAYOUTS) or row["schema_version"] > SCHEMA_VERSION:
        raise reading.newer(shown, row["schema_version"])
    return (row["layout"], row["schema_version"]) == (len(LAYOUTS), SCHEMA_VERSION)


def check_version(cursor: Cursor, shown: str) -> None:
    """Refuse to change what a newer claimcheck has brought to its version meanwhile.

    Raises:
        StoreError: It has.

    """
    row = cursor.execute("SELECT max(schema_version) AS version FROM claimcheck.meta").fetchone()
    if row and row["version"] and row["version"] > SCHEMA_VERSION:
        raise reading.newer(shown, row["version"])


def set_up(cursor: Cursor, shown: str) -> bool:
    """Make the tables, or bring them and the sessions in them to this version; say whether there was anything to do.

    Call it in a turn of its own, and in a transaction that began within it: in an older one the server may go on not to
    see the tables that another program has just made.

    Raises:
        StoreError: A newer claimcheck made them, or the role may not make tables.

    """
    if is_set_up(cursor, shown):
        return False
    for name in LAYOUTS[_layout(cursor) :]:
        cursor.execute(files(__package__).joinpath(name).read_bytes())
    _bring_sessions(cursor)
    cursor.execute("DELETE FROM claimcheck.meta")
    cursor.execute("INSERT INTO claimcheck.meta VALUES (%s, %s)", (len(LAYOUTS), SCHEMA_VERSION))
    return True


def grant(cursor: Cursor, role: str, *, kind: str) -> None:
    """Let a role of the database do what a kind of roles may; an editor may do what a reviewer may, too.

    Raises:
        StoreError: No role can be called so.

    """
    _check_role(role)
    text = files(__package__).joinpath("roles.sql").read_text(encoding="utf-8")
    for each in KINDS[: KINDS.index(kind) + 1]:
        statements = text.partition(f"-- {each}\n")[2].partition("\n\n")[0]
        cursor.execute(sql.SQL(statements).format(role=sql.Identifier(role)))


def _check_role(role: str) -> None:
    """Refuse a name that the server would cut short, and so take for another one."""
    size = len(role.encode("utf-8", "surrogatepass"))
    if not 0 < size <= _LONGEST_NAME or "\0" in role:
        raise StoreError(
            f"{plain_line(role[:100])!r}: cannot be the name of a role",
            hint=f"A name has 1 to {_LONGEST_NAME} bytes, and no NUL.",
        )


def _layout(cursor: Cursor) -> int:
    there = cursor.execute("SELECT to_regclass('claimcheck.meta') AS meta").fetchone()
    if not there or there["meta"] is None:
        return 0
    row = cursor.execute("SELECT layout FROM claimcheck.meta").fetchone()
    return int(row["layout"]) if row else 0


def _bring_sessions(cursor: Cursor) -> None:
    """Write every session of an earlier version anew, those in the trash too."""
    older = "SELECT key FROM claimcheck.sessions WHERE schema_version < %s ORDER BY key FOR UPDATE"
    for row in cursor.execute(older, (SCHEMA_VERSION,)).fetchall():
        content = from_document(reading.document(cursor, row["key"]))
        writing.write_anew(cursor, row["key"], content)
