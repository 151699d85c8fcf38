"""What tells the states of a session apart without all that it holds being read."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from claimcheck.model import ReviewSession
from claimcheck.store.convert import to_json

_HEAD = 16_384
_OWN_ROW = re.compile(rb'"session":\{\n"1":(\{.*\})\n\}')


def mark_of(session: ReviewSession) -> str:
    """Give what tells this state of a session from every other: its revision, and when it was begun and last changed."""
    return mark_by({name: to_json(getattr(session, name)) for name in ("revision", "created_at", "updated_at")})


def mark_by(own: Mapping[str, Any]) -> str:
    """Give the mark of a session by what is stored of its own."""
    return f"{own['revision']} {own['created_at']} {own['updated_at']}"


def mark_at(path: Path) -> str:
    """Give the mark of a session in a file; empty where it is not told by the beginning of the file."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        with path.open("rb") as file:
            found = _OWN_ROW.search(file.read(_HEAD))
        return mark_by(json.loads(found[1])) if found else ""
    return ""
