"""Sessions' documents of earlier versions brought to this one, by pure steps from one version to the next.

A document is what a file holds: ``schema_version`` and tables of rows. It has not been checked yet, so that a step leaves
alone whatever has not the shape it expects. Knows no model and no store. Every version has a file in tests/store/versions.
"""

from collections.abc import Callable, Mapping
from typing import Any

SCHEMA_VERSION = 3
"""The version that this program writes."""

Document = dict[str, Any]
Step = Callable[[Any], Any]


def migrated(document: Document) -> Document:
    """Bring a document, of a version from 1 to this one, to this one; the document given stays as it is."""
    while document["schema_version"] < SCHEMA_VERSION:
        version = document["schema_version"]
        document = {**_STEPS[version](document), "schema_version": version + 1}
    return document


def _to_2(document: Document) -> Document:
    """Version 2 has assignments, and a note in each entry of the history."""
    return {"assignments": {}, **_with_rows(document, "history", lambda row: {"note": "", **row})}


def _to_3(document: Document) -> Document:
    """Version 3 has verdicts, what became of claims, and more to say of claims, sources, reviews and drafts."""
    for table, step in {"claims": _claim_3, "reviews": _review_3, "drafts": _draft_3, "history": _entry_3}.items():
        document = _with_rows(document, table, step)
    return {"verdicts": {}, **document}


def _claim_3(row: Document) -> Document:
    return {"stated_on": None, "place": "", "look_again_on": None, "replies": [], **row}


def _review_3(row: Document) -> Document:
    new = {"note": "", "corrections": [], **row}
    sources = row.get("sources")
    return {**new, "sources": [_changed(each, _source_3) for each in sources]} if isinstance(sources, list) else new


def _source_3(source: Document) -> Document:
    return {"temporal_coverage": "", **source}


def _draft_3(row: Document) -> Document:
    return {"is_verdict": False, **row}


def _entry_3(row: Document) -> Document:
    reviews: Document = {name: _changed(row[name], _review_3) for name in ("before", "after") if name in row}
    return {"claims_before": [], "claims_after": [], "review_ids": [], **row, **reviews}


def _with_rows(document: Document, table: str, step: Step) -> Document:
    """Give the document with each row of a table changed, where it is a table of rows."""
    rows = document.get(table)
    if not isinstance(rows, dict):
        return document
    return {**document, table: {key: _changed(row, step) for key, row in rows.items()}}


def _changed(value: Any, step: Step) -> Any:
    return step(value) if isinstance(value, dict) else value


_STEPS: Mapping[int, Callable[[Document], Document]] = {1: _to_2, 2: _to_3}
