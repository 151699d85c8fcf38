"""What a damaged session's file still has: its rows, whatever stands between them. Judges no value, and knows no disk."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from attrs import fields, frozen

from claimcheck.model import Article, ReviewSession, review_id
from claimcheck.model.review import verdict_id
from claimcheck.store.convert import RENAMED
from claimcheck.store.layout import ROW_TYPES, TABLES, Row

# A row is an object on a line of its own, after its number; in files that were formatted anew, only the number is sure.
_LINES = re.compile(r"\n(?=\S)")
_ROWS = re.compile(r'(?="[1-9][0-9]{0,9}"\s*:\s*\{)')
_NUMBER = re.compile(r'\s*"?([1-9][0-9]{0,9})"')
_KEY = re.compile(r'"([^"\\]*)"\s*:\s*')
_FIELD = re.compile(r'"([a-z_0-9]+)"\s*:\s*')
_HEADER = re.compile(rf'"({"|".join(TABLES)})"\s*:\s*\{{')
_VERSION = re.compile(r'"schema_version"\s*:\s*([0-9]{1,9})')
_NO_TEXT = re.compile("[\ud800-\udfff]")
_END = re.compile(r"^\}[\s\0]*$|\}\s*\}[\s\0]*\Z", re.MULTILINE)

_KEY_ROOM = 16
"""A row's brace stands within so many characters; one further on is that of a value in a row whose own is gone."""

_ENOUGH = 4
"""So many keys tell which table a row is of: an assignment has no more."""


@frozen
class Remains:
    """What can be made out in a file.

    ``rows`` are those of each table that was seen, in the file's order, each once; of ``session`` and ``article``, which
    are restored field by field, the broken ones too. ``broken`` is what can be read of other broken rows, and ``counts``
    how many rows there were, as far as the file tells. ``version`` is None where it is lost, ``others`` what stands beside
    the tables, ``broken_off`` the table in which the file ends before its end.
    """

    version: int | None
    rows: Mapping[str, tuple[Row, ...]]
    broken: Mapping[str, tuple[Row, ...]]
    counts: Mapping[str, int]
    others: tuple[str, ...] = ()
    broken_off: str | None = None


@frozen
class _Piece:
    """A row, or the fields of a broken one; its number, or 0; the last header; and whether another row should follow."""

    table: str
    number: int
    fields: Row
    is_whole: bool
    goes_on: bool = False


def remains_in(raw: bytes) -> Remains:
    """Read whatever can be read: the whole document where it is one, else every row by itself."""
    text = _text_in(raw)
    try:
        document = _DECODER.decode(text)
    except (ValueError, RecursionError):
        found = _in_pieces(text, _LINES.split(text))
        return found if found.rows.get("article") else _in_pieces(text, [text])
    return _in_document(document if isinstance(document, dict) else {})


def _text_in(raw: bytes) -> str:
    """Decode so that no damage goes unseen: a byte that is no text becomes a lone surrogate, which no row may have."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Some Windows programs write it; a file that was cut may end in half a character.
        return raw[: len(raw) // 2 * 2].decode("utf-16", "surrogatepass")
    return raw.decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_once)
# A control character shows that a text is damaged; the article's is kept all the same, for its digest will tell.
_ANY_TEXT = json.JSONDecoder(strict=False)


def _in_document(document: Mapping[str, Any]) -> Remains:
    seen = [name for name in TABLES if name in document]
    pieces = [piece for name in seen for piece in _rows_of(name, document[name])]
    version = document.get("schema_version")
    others = tuple(name for name in document if name not in {*TABLES, "schema_version"})
    return _gathered(seen, pieces, version=version if type(version) is int else None, others=others)


def _rows_of(table: str, value: Any) -> Iterator[_Piece]:
    for key, row in value.items() if isinstance(value, dict) else ():
        is_row = isinstance(row, dict)
        yield _Piece(table, _number_in(f'"{key}"'), row if is_row else {}, is_row)


def _in_pieces(text: str, lines: Iterable[str]) -> Remains:
    seen: list[str] = []
    pieces: list[_Piece] = []
    others: list[str] = []
    for line in lines:
        if name := _foreign(line):
            others.append(name)
            continue
        for part in _ROWS.split(line):
            piece, rest = _piece(part, seen[-1] if seen else "")
            pieces += [piece] if piece else []
            seen += _HEADER.findall(rest)
    version = _VERSION.search(text)
    return _gathered(
        seen,
        pieces,
        version=int(version[1]) if version else None,
        others=tuple(name for name in others if name != "schema_version"),
        broken_off=None if _END.search(text) else seen[-1] if seen else "",
    )


def _foreign(line: str) -> str:
    """Give the key of a line that holds a whole value and neither a table nor a row: one that another program put."""
    key = _KEY.match(line)
    if not key or key[1] in TABLES or _number_in(line):
        return ""
    value, end = _decoded(line, key.end())
    return key[1] if end and not (isinstance(value, dict) and _likely_table(value, "")) else ""


def _piece(part: str, table: str) -> tuple[_Piece | None, str]:
    """Give the row that a part of the text holds, and what is left of the part."""
    number = _number_in(part)
    row, end = _decoded(part, part.find("{", 0, _KEY_ROOM))
    if row and isinstance(row, dict):
        rest = part[end:]
        return _Piece(table, number, row, is_whole=True, goes_on=rest.lstrip().startswith(",")), rest
    found = _fields_in(part)
    is_row = number or found.keys() - {*TABLES, "schema_version"}
    return _Piece(table, number, found, is_whole=False) if is_row else None, part


def _decoded(text: str, at: int) -> tuple[Any, int]:
    """Give the JSON value at a place of the text and where it ends; an end of 0 where there is none."""
    with suppress(ValueError, RecursionError):
        if at >= 0:
            return _DECODER.raw_decode(text, at)
    return None, 0


def _fields_in(part: str) -> Row:
    """Give the fields of a broken row that can be read by themselves."""
    found: Row = {}
    at = 0
    while match := _FIELD.search(part, at):
        at = match.end()
        try:
            value, at = (_ANY_TEXT if match[1] == "text" else _DECODER).raw_decode(part, at)
        except ValueError:
            continue
        except RecursionError:
            break
        found.setdefault(match[1], value)
    return found


def _number_in(part: str) -> int:
    match = _NUMBER.match(part)
    return int(match[1]) if match else 0


def _gathered(seen: Iterable[str], pieces: Iterable[_Piece], **known: Any) -> Remains:
    by_table: dict[str, list[_Piece]] = {name: [] for name in seen}
    for piece in pieces:
        if table := _table_of(piece):
            by_table.setdefault(table, []).append(piece)
    rows = {
        name: _distinct(each.fields for each in found if each.is_whole or name not in ROW_TYPES)
        for name, found in by_table.items()
    }
    return Remains(
        rows=rows,
        broken={name: tuple(each.fields for each in found if not each.is_whole) for name, found in by_table.items()},
        counts={name: _count(rows[name], found) for name, found in by_table.items()},
        **known,
    )


def _count(rows: Sequence[Row], found: Sequence[_Piece]) -> int:
    """Count the rows that there are, those that are broken, and those whose numbers or places are empty."""
    broken = sum(not each.is_whole for each in found)
    repeated = len(found) - broken - len(rows)
    numbers = [each.number for each in found if each.number]
    is_in_order = all(before < after for before, after in pairwise(numbers))
    count = max(len(rows) + broken, numbers[-1] - repeated if numbers and is_in_order else 0)
    return count + any(each.goes_on for each in found[-1:])


def _table_of(piece: _Piece) -> str:
    if piece.is_whole:
        return _likely_table(piece.fields, piece.table) or piece.table
    # A broken row of another table may have some of the keys of these two, whichever header came before.
    if "text" in piece.fields and piece.fields.keys() & {"title", "language", "text_sha256"}:
        return "article"
    if piece.fields.keys() & {"engine", "revision"} or isinstance(piece.fields.get("scale"), dict):
        return "session"
    return piece.table if piece.table in ROW_TYPES else ""


def _likely_table(row: Row, header: str) -> str:
    """Give the table that a row is of by its keys, whichever header came before: that one may be lost."""
    shared = {name: len(keys & row.keys()) for name, keys in KEYS.items()}
    best = max(shared, key=lambda name: (shared[name], name == header))
    if shared[best] < _ENOUGH:
        return ""
    return _judged_table(row, header) if best in ("reviews", "verdicts") else best


def _judged_table(row: Row, header: str) -> str:
    """Tell a review from a verdict, whose rows have the same keys, by what its id is a digest of."""
    match row:
        case {"id": str(name), "claim_id": str(claim_id), "reviewer": str(reviewer)} if not _is_damaged(
            claim_id + reviewer
        ):
            if name == verdict_id(claim_id):
                return "verdicts"
            if name == review_id(claim_id, reviewer):
                return "reviews"
    return "verdicts" if header == "verdicts" else "reviews"


def _is_damaged(text: str) -> bool:
    """Tell whether a byte in it was no text, so that it is no text either."""
    return _NO_TEXT.search(text) is not None


def _distinct(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple({json.dumps(row, sort_keys=True): row for row in rows}.values())


def _keys(cls: Any) -> set[str]:
    renamed = RENAMED.get(cls.__name__, {})
    return {renamed.get(each.name, each.name) for each in fields(cls)}


KEYS: Mapping[str, set[str]] = {
    "session": _keys(ReviewSession) - set(TABLES),
    "article": _keys(Article) | {"text_sha256"},
    **{name: _keys(cls) for name, cls in ROW_TYPES.items()},
}
"""The keys that a row of each table has."""
