"""How a command calls a session when it suggests another command: shortly, and so that it works when copied."""

import shlex
from collections.abc import Iterator, Sequence

from claimcheck.cli.settings import Settings

_SHORTEST = 4


def suggested_command(settings: Settings, *words: str) -> str:
    """Write a command that works here as it stands, on one line."""
    return shlex.join(("claimcheck", *settings.options, *words))


def short_name(session_id: str, ids: Sequence[str]) -> str:
    """Give a word of the session's id that no other id contains, the first of the title's; else the whole id.

    A word that is a file or a folder here is passed over: a command would take it for that.
    """
    from pathlib import Path

    others = [other for other in ids if other != session_id]
    for word in _words(session_id):
        if not any(word in other for other in others) and not Path(word).exists():
            return word
    return session_id


def _words(session_id: str) -> Iterator[str]:
    return (word for word in session_id.split("-") if len(word) >= _SHORTEST)
