"""Deleted sessions of a folder, each as it was, in ``.trash`` within it. Knows files and nothing of what is in them."""

import re
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

FOLDER = ".trash"

_NAME = re.compile(r"(?P<id>[a-z0-9][a-z0-9_-]*)\.(?P<second>[0-9]{8}T[0-9]{6})(?P<part>[0-9]{6})")
_AT = "%Y%m%dT%H%M%S%f"


def put_in_trash(path: Path) -> None:
    """Move a session's file into the trash. Call it under the file's lock."""
    folder = path.parent / FOLDER
    if not folder.exists():
        folder.mkdir(exist_ok=True)
        # Whoever may write among the sessions may delete them, whatever the umask of the first who did.
        folder.chmod(stat.S_IMODE(path.parent.stat().st_mode))
    path.rename(folder / f"{path.stem}.{datetime.now(UTC).strftime(_AT)}.json")


def in_trash(folder: Path) -> list[tuple[str, datetime, Path]]:
    """Give what is in the trash of a folder: the session's id, when it was deleted, and its file, the last first."""
    there = folder / FOLDER
    found = map(_named, there.glob("*.json") if there.is_dir() else ())
    return sorted(filter(None, found), key=lambda each: each[1], reverse=True)


def _named(path: Path) -> tuple[str, datetime, Path] | None:
    """Read what a file in the trash is called; None where nothing is deleted under such a name."""
    name = _NAME.fullmatch(path.stem)
    with suppress(ValueError):
        if name:
            return name["id"], datetime.fromisoformat(f"{name['second']}.{name['part']}+00:00"), path
    return None
