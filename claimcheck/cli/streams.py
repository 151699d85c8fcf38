"""The standard streams, so prepared that no state they are in ends a command in another way than it means to.

Knows no command. Loads nothing that a program in Python has not loaded anyway.
"""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO


def prepare_streams() -> None:
    """Stand in for output streams that are closed, and let what an encoding lacks be shown as "?".

    Writing to a closed stdout fails, as it must, for data would be lost; words for a person may go nowhere. Neither
    leaves its number free, for then a session's file would get it, and with it all that is written to that number.
    """
    if sys.stdout is None:
        sys.stdout = _opened(1, os.O_RDONLY)
    if sys.stderr is None:
        sys.stderr = _opened(2, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def settle_streams() -> None:
    """Send nowhere what cannot leave, so that Python does not try again at its end and change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if not _is_flushed(stream):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _opened(number: int, flags: int) -> TextIO:
    nowhere = os.open(os.devnull, flags)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    return open(number, "w", encoding="utf-8", closefd=False)


def _is_flushed(stream: TextIO) -> bool:
    try:
        stream.flush()
    except OSError:
        return False
    return True
