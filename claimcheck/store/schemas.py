"""JSON Schemas of what is written, made from the model: ``python -m claimcheck.store.schemas schemas/``.

They say what a reader of our files may rely on: every key is always written, so that every key is required. A session's
file may have other keys besides, which a save keeps.
"""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import attrs

from claimcheck.extract.base import Extraction
from claimcheck.model import Anchor, Article, ReviewSession
from claimcheck.model.checks import is_count, is_filled, is_share
from claimcheck.store.convert import OMITTED, RENAMED, TextPositionSelector, TextQuoteSelector
from claimcheck.store.layout import LISTS
from claimcheck.store.migrations import SCHEMA_VERSION

Schema = dict[str, Any]

_SCALARS: Mapping[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    datetime: {"type": "string", "format": "date-time", "pattern": "Z$"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}
_RULES: Mapping[Any, Schema] = {
    is_filled: {"pattern": r"\S"},
    is_share: {"minimum": 0, "maximum": 1},
    is_count: {"minimum": 0},
}


def session_schema() -> Schema:
    """Describe a session's file, table by table."""
    defs: dict[str, Schema] = {}
    kinds = {field.name: field.type for field in attrs.fields(ReviewSession)}
    own = _object(ReviewSession, defs, without=("article", *LISTS))
    tables = {"session": _rows(own, 1), "article": _rows(_of(Article, defs), 1)}
    tables |= {name: _rows(_of(get_args(kinds[name])[0], defs)) for name in LISTS}
    return _document(
        "A review session's file",
        "An article with its claims, reviews, verdicts, drafts, assignments and history: one table each, of rows by their "
        "number from 1. Keys that are not named here are kept.",
        _opened(_closed({"schema_version": {"const": SCHEMA_VERSION}, **tables})),
        _opened(defs),
    )


def extract_schema() -> Schema:
    """Describe what ``claimcheck extract --format json`` prints."""
    defs: dict[str, Schema] = {}
    return _document(
        "An article's claims",
        "What claimcheck extract --format json prints. Offsets are Unicode code points into article.text, half-open.",
        _object(Extraction, defs),
        defs,
    )


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "session.schema.json": session_schema,
    "extract.schema.json": extract_schema,
}


def to_text(schema: Schema) -> str:
    """Write a schema as it is kept."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _document(title: str, description: str, body: Schema, defs: Mapping[str, Schema]) -> Schema:
    draft = "https://json-schema.org/draft/2020-12/schema"
    head = {"$schema": draft, "title": title, "description": description}
    return {**head, **body, "$defs": dict(sorted(defs.items()))}


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _opened(schema: Any) -> Any:
    """Let every object within have keys that are not known; the rows of a table stay what they are."""
    if isinstance(schema, list):
        return [_opened(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    is_object = "properties" in schema
    return {key: _opened(each) for key, each in schema.items() if not (is_object and key == "additionalProperties")}


def _rows(row: Schema, count: int | None = None) -> Schema:
    counted = {"minProperties": count, "maxProperties": count} if count else {}
    return {"type": "object", "patternProperties": {"^[1-9][0-9]*$": row}, "additionalProperties": False, **counted}


def _object(cls: type[Any], defs: dict[str, Schema], without: tuple[str, ...] = ()) -> Schema:
    names = RENAMED.get(cls.__name__, {})
    omitted = {*without, *OMITTED.get(cls.__name__, ())}
    fields = [field for field in attrs.fields(cls) if field.name not in omitted]
    properties = {names.get(field.name, field.name): _of(field.type, defs) | _rules(field) for field in fields}
    if cls is Article:
        properties["text_sha256"] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    return _closed(properties)


def _rules(field: "attrs.Attribute[Any]") -> Schema:
    return _RULES.get(field.validator, {})


def _of(kind: Any, defs: dict[str, Schema]) -> Schema:
    """Describe the values of a type; classes are described once, in ``defs``."""
    args = get_args(kind)
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if attrs.has(kind):
        return _reference(kind, defs)
    if get_origin(kind) is Literal:
        return {"enum": list(args)}
    if get_origin(kind) is UnionType:
        return {"anyOf": [_of(each, defs) for each in args]}
    return _list(kind, args, defs)


def _list(kind: Any, args: tuple[Any, ...], defs: dict[str, Schema]) -> Schema:
    if kind == tuple[Anchor, ...]:
        pair = [_of(each, defs) for each in (TextPositionSelector, TextQuoteSelector)]
        return {"type": "array", "prefixItems": pair, "items": {"anyOf": pair}, "minItems": 2}
    if args[-1] is ...:
        return {"type": "array", "items": _of(args[0], defs)}
    return {"type": "array", "prefixItems": [_of(each, defs) for each in args], "items": False, "minItems": len(args)}


def _reference(cls: type[Any], defs: dict[str, Schema]) -> Schema:
    if cls.__name__ not in defs:
        about = " ".join((cls.__doc__ or "").partition("\n\n")[0].replace("``", "`").split())
        defs[cls.__name__] = {"description": about, **_object(cls, defs)}
    return {"$ref": f"#/$defs/{cls.__name__}"}


def main(folder: Path) -> None:
    """Write every schema into the folder."""
    folder.mkdir(exist_ok=True)
    for name, make in SCHEMAS.items():
        (folder / name).write_text(to_text(make()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
