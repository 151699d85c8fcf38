"""A table of judgements, CSV or JSON Lines, taken apart into rows that know their line. Knows no session and no file.

What is wrong with the table is given back with its place; whether a row can be a review is asked elsewhere.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import frozen

from claimcheck.review.tables.cells import (
    SOURCE_FIELDS,
    NotedSources,
    SourceNote,
    noted_sources,
    restored,
    unescaped,
)

Form = Literal["csv", "jsonl"]

_TEXTS = (
    "session",
    "claim_id",
    "reviewer",
    "judgement",
    "rating",
    "explanation",
    "skip_reason",
    "correction",
    "note",
)
READ = (*_TEXTS, "sources")
"""The columns that are read."""

# What the export has beside them, to be read by people.
_SHOWN = (
    "article",
    "article_url",
    "claim",
    "claim_state",
    "claimant",
    "claim_date",
    "claim_place",
    "kind",
    "check_worthiness",
    "state",
    "rating_value",
    "scale",
    "reviewed_at",
    "corrections",
)
_DELIMITERS = ",;\t"
_SOURCE_KEYS = {"url", *SOURCE_FIELDS}
_TOO_DEEP = "is nested too deeply"


@frozen
class Fault:
    """What is wrong with a table, and where: the line, counted from 1, and the column, empty where it is the line."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        """Say it with its place."""
        return f"line {self.line}{f', {self.column}' if self.column else ''}: {self.message}"


@frozen
class Row:
    """One row: the line that it begins on, and the texts of the columns that are read, empty ones left out."""

    line: int
    cells: Mapping[str, str]
    sources: tuple[SourceNote, ...] = ()

    def cell(self, column: str) -> str:
        """Give the text of a column; empty where there is none."""
        return self.cells.get(column, "")


@frozen
class Sheet:
    """The rows of a table and its faults. ``unread`` are its columns that mean nothing here."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()


def read_sheet(text: str, *, form: Form | None = None) -> Sheet:
    """Take a table apart.

    Args:
        text: All of it. CSV has a header; commas, semicolons or tabs stand between its cells.
        form: What it is; if not given, JSON Lines where it begins with a brace, else CSV.

    """
    is_json = form == "jsonl" or (form is None and text.lstrip().startswith("{"))
    return _json_sheet(text) if is_json else _csv_sheet(text)


def _csv_sheet(text: str) -> Sheet:
    records, broken = _records(text)
    if not records:
        return Sheet(faults=(*broken, Fault(1, "", "is empty: a header with claim_id is wanted"))[:1])
    line, head = records[0][0], [name.strip().casefold() for name in records[0][1]]
    if wrong := tuple(_head_faults(line, head)):
        return Sheet(faults=wrong)
    faults = list(broken)
    rows = [_csv_row(line, dict(zip(head, cells, strict=False)), faults) for line, cells in records[1:]]
    faults += _width_faults(records[1:], len(head))
    return Sheet(tuple(rows), tuple(faults), _unread(head))


def _records(text: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Give the records that are not blank, each with its first line, up to the first that is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    records: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        return records, [Fault(line, "", f"is no CSV: {error}; a quotation mark may be missing from here on")]
    return records, []


def _delimiter(text: str) -> str:
    """Tell what stands between the cells: that by which the header falls into the most names that are known."""
    head = next((line for line in io.StringIO(text) if line.strip()), "").casefold()

    def known(delimiter: str) -> int:
        return sum(name.strip().strip('"') in (*READ, *_SHOWN) for name in head.split(delimiter))

    return max(_DELIMITERS, key=known)


def _head_faults(line: int, head: Sequence[str]) -> Iterator[Fault]:
    if "claim_id" not in head:
        yield Fault(line, "claim_id", "there is no such column; the first line names the columns")
    elif not {"rating", "skip_reason"} & set(head):
        yield Fault(line, "rating", "there is no such column, and no skip_reason")
    for name in READ:
        if head.count(name) > 1:
            yield Fault(line, name, "two columns are called so")


def _width_faults(records: Iterable[tuple[int, list[str]]], width: int) -> Iterator[Fault]:
    for line, cells in records:
        if any(map(str.strip, cells[width:])):
            yield Fault(line, "", f"has {len(cells)} cells, and the header has {width}")


def _csv_row(line: int, cells: Mapping[str, str], faults: list[Fault]) -> Row:
    # Spreadsheets end the lines within a cell in ways of their own.
    given = {name: restored(cell.replace("\r\n", "\n").replace("\r", "\n")) for name, cell in cells.items()}
    noted = noted_sources(given.get("sources", ""))
    faults += _source_faults(line, noted)
    sources = tuple({name: unescaped(value) for name, value in each.items()} for each in noted.sources)
    return Row(line, {name: unescaped(given[name]) for name in _TEXTS if given.get(name)}, sources)


def _json_sheet(text: str) -> Sheet:
    faults: list[Fault] = []
    found: list[tuple[int, dict[str, Any]]] = []
    for line, written in enumerate(io.StringIO(text), 1):
        if written.strip():
            found += [(line, each) for each in _objects(line, written, faults)]
    rows = [_json_row(line, each, faults) for line, each in found]
    names = dict.fromkeys(name for _, each in found for name in each)
    return Sheet(tuple(rows), tuple(faults), _unread(names))


def _objects(line: int, written: str, faults: list[Fault]) -> Iterator[dict[str, Any]]:
    """Give the object of a line; none where that is no JSON object."""
    try:
        value = json.loads(written)
    except (ValueError, RecursionError) as error:
        why = _TOO_DEEP if isinstance(error, RecursionError) else str(error)
        faults.append(Fault(line, "", f"is no JSON: {why}"))
        return
    if isinstance(value, dict):
        yield value
    else:
        faults.append(Fault(line, "", "is no JSON object"))


def _json_row(line: int, values: Mapping[str, Any], faults: list[Fault]) -> Row:
    cells = {name: values[name] for name in _TEXTS if values.get(name) not in (None, "")}
    faults += (Fault(line, name, "must be text") for name, value in cells.items() if not isinstance(value, str))
    noted = _json_sources(values.get("sources"))
    faults += _source_faults(line, noted)
    return Row(line, {name: value for name, value in cells.items() if isinstance(value, str)}, noted.sources)


def _json_sources(value: Any) -> NotedSources:
    """Take sources as the export writes them, as a list of objects, or in the words of a cell."""
    if isinstance(value, str):
        return noted_sources(value)
    if value is None:
        return NotedSources()
    if not isinstance(value, list) or not all(map(_is_source, value)):
        names = ", ".join(sorted(_SOURCE_KEYS))
        return NotedSources(faults=(f"must be a list of objects with texts: {names}",))
    return NotedSources(tuple({name: text for name, text in each.items() if text} for each in value))


def _is_source(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() <= _SOURCE_KEYS
        and all(text is None or isinstance(text, str) for text in value.values())
    )


def _source_faults(line: int, noted: NotedSources) -> Iterator[Fault]:
    return (Fault(line, "sources", each) for each in noted.faults)


def _unread(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name and name not in (*READ, *_SHOWN))
