"""Sessions' documents of earlier versions brought to this one, by pure steps from one version to the next.

A document is what a file holds: ``schema_version`` and tables of rows. It has not been checked yet, so that a step leaves
alone whatever has not the shape it expects. Knows no model and no store. Every version has a file in tests/store/versions.
"""

from collections.abc import Callable, Mapping
from typing import Any

SCHEMA_VERSION = 2
"""The version that this program writes."""

Document = dict[str, Any]


def migrated(document: Document) -> Document:
    """Bring a document, of a version from 1 to this one, to this one; the document given stays as it is."""
    while document["schema_version"] < SCHEMA_VERSION:
        version = document["schema_version"]
        document = {**_STEPS[version](document), "schema_version": version + 1}
    return document


def _to_2(document: Document) -> Document:
    """Version 2 has assignments, and a note in each entry of the history."""
    history = document.get("history")
    if isinstance(history, dict):
        history = {key: {"note": "", **row} if isinstance(row, dict) else row for key, row in history.items()}
        document = {**document, "history": history}
    return {"assignments": {}, **document}


_STEPS: Mapping[int, Callable[[Document], Document]] = {1: _to_2}
