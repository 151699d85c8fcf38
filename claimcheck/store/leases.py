"""Who has which claim for now, in a folder: one small file, read and written under its own lock.

It holds nothing that was answered: without it, two reviewers may be given one claim, and no more is lost.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from claimcheck.store.atomic import read_regular, replace_file
from claimcheck.store.base import Lease
from claimcheck.store.locking import locked

NAME = "leases"


class Leases:
    """The leases of a folder's claims.

    Args:
        folder: Where the sessions are.
        patience: How many seconds to wait for another process's turn.
        now: The clock.

    """

    def __init__(
        self, folder: Path, *, patience: float, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._path = folder / f".{NAME}"
        self._turn = folder / NAME
        self._patience = patience
        self._now = now

    @contextmanager
    def turn(self) -> Iterator["Turn"]:
        """Read the leases that still hold, and write what was changed in them at the end of the turn."""
        with locked(self._turn, patience=self._patience):
            now = self._now()
            before = _held(self._path, now)
            turn = Turn(dict(before), now)
            yield turn
            if turn.held != before:
                rows = [[*key, who, until.isoformat()] for key, (who, until) in turn.held.items()]
                replace_file(self._path, json.dumps(rows, ensure_ascii=False).encode(), is_locked=True)


class Turn:
    """The leases while nobody else can change them: claims, by the ids of session and claim, with whom and until when."""

    def __init__(self, held: dict[tuple[str, str], tuple[str, datetime]], now: datetime) -> None:
        self.held = held
        self._now = now

    def is_free(self, session_id: str, claim_id: str, reviewer: str) -> bool:
        """Tell whether nobody else has the claim."""
        holder = self.held.get((session_id, claim_id))
        return holder is None or holder[0] == reviewer

    def take(self, session_id: str, claim_id: str, reviewer: str, seconds: float) -> Lease:
        """Lease a claim from now on."""
        lease = Lease(session_id, claim_id, reviewer, self._now + timedelta(seconds=seconds))
        self.held[session_id, claim_id] = (reviewer, lease.until)
        return lease

    def give_back(self, lease: Lease) -> None:
        """End a lease, if the reviewer still has it."""
        if self.held.get((lease.session_id, lease.claim_id), ("",))[0] == lease.reviewer:
            del self.held[lease.session_id, lease.claim_id]


def _held(path: Path, now: datetime) -> dict[tuple[str, str], tuple[str, datetime]]:
    """Read the leases that have not ended; what is no list of leases counts for nothing."""
    rows: Any = []
    with suppress(FileNotFoundError, ValueError, RecursionError):
        rows = json.loads(read_regular(path))
    held = {}
    with suppress(TypeError, ValueError):
        for session_id, claim_id, reviewer, until in rows:
            ends = datetime.fromisoformat(until)
            if ends > now:
                held[session_id, claim_id] = (reviewer, ends)
    return held
