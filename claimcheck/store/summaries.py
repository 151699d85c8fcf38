"""What a listing shows of each session, kept in one file of the folder, so that only what changed is read again.

``.summaries.json`` may be deleted at any time: what is kept there of a session counts only while the session's file is
the same by number, size and time. Knows what a summary is and nothing of what is in a session's file.
"""

import json
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimcheck.model import Progress
from claimcheck.store.atomic import read_regular, replace_file, sweep
from claimcheck.store.base import Report, SessionSummary

NAME = ".summaries.json"
VERSION = 2

_SETTLED_NS = 2_000_000_000
"""A file that was changed so shortly before it was read may change again without another time: it is read once more."""

Stamp = tuple[int, int, int]
_UNKNOWN: Stamp = (0, 0, 0)
Known = dict[str, tuple[Stamp, SessionSummary]]


class Summaries:
    """The summaries of the sessions in a folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._known: Known = {}

    def of_each(
        self,
        stamps: dict[str, Stamp],
        read: Callable[[str], SessionSummary | None],
        report: Report | None = None,
    ) -> list[SessionSummary]:
        """Give the summary of every session, reading those that are not known, and keep what was read.

        Args:
            stamps: Every session's id with its file's number, size and time of change.
            read: Reads a session and sums it up; None where it cannot be read.
            report: Is told how many are done of how many.

        """
        now = time.time_ns()
        before = self._known or _kept(self._path)
        found: Known = {}
        for number, (name, stamp) in enumerate(stamps.items(), 1):
            known = before.get(name)
            summary = known[1] if known and known[0] == stamp else read(name)
            if report:
                report(number, len(stamps))
            if summary is not None:
                found[name] = (stamp, summary)
        self._known = {name: each for name, each in found.items() if now - each[0][2] > _SETTLED_NS}
        if self._known != before:
            _keep(self._path, self._known)
        return [summary for _, summary in found.values()]

    def forget(self) -> None:
        """Drop what is kept, which may say what a session has no more.

        Raises:
            OSError: The file cannot be removed.

        """
        self._known = {}
        self._path.unlink(missing_ok=True)


def stamps_in(folder: Path) -> dict[str, Stamp]:
    """Give the number, size and time of change of every JSON file in a folder, by its name without the ending.

    What stands in a file's place and cannot be read has one, too, so that it is told: a folder, a link that leads in a
    circle. Pipes and devices have none.

    Raises:
        OSError: The folder cannot be read.

    """
    stamps = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            name, ending = os.path.splitext(entry.name)  # noqa: PTH122 - ten thousand paths would take longer than the rest
            if ending == ".json" and (stamp := _stamp(entry)):
                stamps[name] = stamp
    return stamps


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        found = entry.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return _UNKNOWN
    is_one = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return (found.st_ino, found.st_size, found.st_mtime_ns) if is_one else None


def _kept(path: Path) -> Known:
    """Read what was kept; a file that is missing, damaged or of another version counts for nothing."""
    known: Known = {}
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        found = json.loads(read_regular(path))
        if found["version"] == VERSION:
            for name, row in found["sessions"].items():
                known[name] = _read(name, row)
    return known


def _keep(path: Path, known: Known) -> None:
    rows = {name: _row(stamp, summary) for name, (stamp, summary) in known.items()}
    # Who may not write here reads every session, as would be without a file of summaries.
    with suppress(OSError):
        sweep(path)
        replace_file(path, json.dumps({"version": VERSION, "sessions": rows}, ensure_ascii=False).encode())


def _row(stamp: Stamp, summary: SessionSummary) -> list[Any]:
    done = summary.progress
    counts = (done.claims, done.rated, done.skipped, done.disputed)
    return [*stamp, *counts, summary.title, summary.updated_at.isoformat(), *summary.reviewers]


def _read(name: str, row: list[Any]) -> tuple[Stamp, SessionSummary]:
    inode, size, changed, claims, rated, skipped, disputed, title, updated_at, *reviewers = row
    if not all(type(number) is int for number in row[:7]) or not all(type(word) is str for word in row[7:]):
        raise ValueError(f"{name}: not a summary")
    at = datetime.fromisoformat(updated_at).astimezone(UTC)
    summary = SessionSummary(name, title, Progress(claims, rated, skipped, disputed), tuple(reviewers), at)
    return (inode, size, changed), summary
