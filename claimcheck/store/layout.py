"""What a session's file looks like: its content, its tables, and a session in them. Knows no disk and no database.

The content is one JSON object, in UTF-8: ``schema_version``, then the tables, each an object of rows by number, one row a line.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from claimcheck.model import Assignment, Claim, Draft, HistoryEntry, Review, ReviewSession
from claimcheck.store.convert import from_json, to_json
from claimcheck.store.faults import ConversionError, Fault, Step
from claimcheck.store.migrations import SCHEMA_VERSION, migrated

LISTS = ("claims", "reviews", "verdicts", "drafts", "assignments", "history")
"""The tables that hold a field of the session each, row by row; ``session`` and ``article`` hold one row."""

TABLES = ("session", "article", *LISTS)

ROW_TYPES: Mapping[str, type] = {
    "claims": Claim,
    "reviews": Review,
    "verdicts": Review,
    "drafts": Draft,
    "assignments": Assignment,
    "history": HistoryEntry,
}
"""What a row of each of these tables is read as."""

_NUMBER = re.compile("[1-9][0-9]{0,9}")

_WRITE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]


@frozen
class Content:
    """A file's content: the tables that are known, and what stands beside them, which is kept as it is."""

    tables: Tables
    others: Mapping[str, Any] = {}


class UnstorableError(ValueError):
    """A session has a value that could be written and then not be read again."""


class NewerVersionError(ConversionError):
    """The file was written by a later version than this one."""


def to_bytes(content: Content) -> bytes:
    """Write a file's content, one compact row a line, so that a change is a small diff."""
    parts = [f'{{\n"schema_version":{SCHEMA_VERSION}']
    parts += [_table_text(name, rows) for name, rows in content.tables.items()]
    parts += [f"{_WRITE(name)}:{_WRITE(value)}" for name, value in content.others.items()]
    return (",\n".join(parts) + "\n}\n").encode()


def _table_text(name: str, rows: dict[str, Row]) -> str:
    known, text = _LastWritten.claims
    if rows is known:
        return text
    lines = ",\n".join(f"{_WRITE(key)}:{_WRITE(row)}" for key, row in rows.items())
    text = f"{_WRITE(name)}:{{\n{lines}\n}}" if rows else f"{_WRITE(name)}:{{}}"
    if name == "claims":
        _LastWritten.claims = (rows, text)
    return text


class _LastWritten:
    """The claims that were last written, with their text: most saves write the very same, which need not be made again.

    One value, so that threads never see half of it. Rows are not changed once they are part of a content.
    """

    claims: tuple[dict[str, Row], str] = ({}, "")


def from_bytes(content: bytes) -> Content:
    """Read a file's content, of this version or an earlier one, and check that its tables are tables.

    Raises:
        NewerVersionError: It was written by a later version.
        ValueError: It is not JSON, or not in the shape of a session's file.

    """
    return from_document(document_in(content))


def from_document(found: Any) -> Content:
    """Read what a file holds, of this version or an earlier one, and check that its tables are tables.

    Raises:
        NewerVersionError: It was written by a later version.
        ConversionError: It is not in the shape of a session's file.

    """
    _check_version(found)
    found = migrated(found)
    tables = {name: found[name] for name in TABLES if name in found}
    faults = [Fault((name,), "is missing") for name in TABLES if name not in found]
    faults += [fault for name, table in tables.items() for fault in _table_faults(name, table)]
    if faults:
        raise ConversionError(faults)
    others = {name: value for name, value in found.items() if name not in {*TABLES, "schema_version"}}
    return Content(tables, others)


def to_tables(session: ReviewSession, stored: Tables | None = None, known: ReviewSession | None = None) -> Tables:
    """Take a session apart into rows; a row's key is its number in the session, from 1.

    Args:
        session: What is to be stored.
        stored: The rows that were read of it before. A row that is still the same is known to be readable.
        known: The session that those rows are of. Values that are still the very same keep their rows, which most do.

    Raises:
        UnstorableError: A value in it is not of the type that the model says, so that no session could be read from them.

    """
    before = stored or {}
    own = to_json(evolve(session, claims=(), reviews=(), verdicts=(), drafts=(), assignments=(), history=()))
    article = own.pop("article")
    own = {name: value for name, value in own.items() if name not in LISTS}
    was: dict[str, tuple[Any, ...]] = {name: getattr(known, name) if known else () for name in LISTS}
    numbered = {name: _rows(getattr(session, name), was[name], before.get(name, {})) for name in LISTS}
    tables = {"session": {"1": own}, "article": {"1": article}, **numbered}
    try:
        from_tables(tables | {name: {} for name in LISTS})
        for name in LISTS:
            _check_rows(name, tables[name], before.get(name, {}))
    except ConversionError as error:
        raise UnstorableError(str(error.faults[0])) from error
    return tables


def _rows(values: tuple[Any, ...], known: tuple[Any, ...], stored: dict[str, Row]) -> dict[str, Row]:
    """Give a table's rows; those of values that were known in this place already are the stored ones."""
    if values is known:
        return stored
    rows = list(stored.values())
    is_known = [value is before for value, before in zip(values, known, strict=False)]
    return {
        str(at + 1): rows[at] if at < len(is_known) and is_known[at] else to_json(value)
        for at, value in enumerate(values)
    }


def from_tables(tables: Tables) -> ReviewSession:
    """Put a session together again.

    Raises:
        ConversionError: A row is not what it should be; the faults' paths are those of the file.

    """
    ((key, own),) = tables["session"].items()
    (article,) = tables["article"].values()
    lists = {name: list(tables[name].values()) for name in LISTS}
    taken = [Fault(("session", key, name), "unknown key") for name in TABLES if name in own]
    if taken:
        raise ConversionError(taken)
    try:
        return from_json(ReviewSession, {**own, "article": article, **lists})
    except ConversionError as error:
        raise ConversionError(Fault(_in_file(tables, fault.path), fault.message) for fault in error.faults) from error


def _check_rows(name: str, rows: Mapping[str, Row], stored: Mapping[str, Row]) -> None:
    """Read each row that is not the stored one of its number.

    Raises:
        ConversionError: A row could not be read again.

    """
    for key, row in rows.items() if rows is not stored else ():
        if row != stored.get(key):
            try:
                from_json(ROW_TYPES[name], row)
            except ConversionError as error:
                raise ConversionError(fault.under(name, key) for fault in error.faults) from error


def document_in(content: bytes) -> Any:
    """Read the one JSON value that a file holds.

    Raises:
        ValueError: It is no JSON, or has what JSON leaves open: a key that stands twice, a number that is none.

    """
    try:
        # Some editors put a byte order mark before the text.
        text = content.decode().removeprefix("\ufeff")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not UTF-8") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: a careless merge of two versions would lose a row without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {max(keys, key=keys.count)!r} stands twice in one object")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number that JSON knows")


def _check_version(found: Any) -> None:
    version = found.get("schema_version") if isinstance(found, dict) else None
    if type(version) is not int or version < 1:
        raise ConversionError([Fault(("schema_version",), "is missing: this is not a session's file")])
    if version > SCHEMA_VERSION:
        message = f"is {version}: written by a newer claimcheck, this one knows {SCHEMA_VERSION}"
        raise NewerVersionError([Fault(("schema_version",), message)])


def _table_faults(name: str, table: Any) -> list[Fault]:
    if not isinstance(table, dict):
        return [Fault((name,), "must be an object of rows")]
    if name not in LISTS and len(table) != 1:
        return [Fault((name,), f"must have one row, has {len(table)}")]
    # TinyDB takes a row's key for a whole number.
    faults = [Fault((name, key), "must be numbered") for key in table if not _NUMBER.fullmatch(key)]
    return faults + [Fault((name, key), "must be an object") for key, row in table.items() if not isinstance(row, dict)]


def _in_file(tables: Tables, path: tuple[Step, ...]) -> tuple[Step, ...]:
    """Turn a path into the session into the path into its file: ``claims[3]`` is ``claims.4`` there."""
    match path:
        case (str(name), int(index), *rest) if name in LISTS:
            return (name, list(tables[name])[index], *rest)
        case ("article", *rest):
            return ("article", *tables["article"], *rest)
        case (str(name), *_) if name not in LISTS:
            return ("session", *tables["session"], *path)
    return path
