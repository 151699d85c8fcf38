"""Leaving at any moment with the terminal usable and the work saved. Knows signals and terminal modes, no claim."""

import errno
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

# Windows has no termios; there the console keeps its own mode.
if sys.platform != "win32":
    import termios

HUNG_UP = 129
"""The exit code of a process whose terminal went away: 128 and the number of SIGHUP."""


class Leaving:
    """Turns the signals that end a process into exceptions, held back while an answer is being saved."""

    def __init__(self) -> None:
        self._is_held = False
        self._pending: int | None = None

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Handle SIGINT, SIGTERM and SIGHUP, and leave the terminal as it was found.

        Raises:
            KeyboardInterrupt: SIGINT came.
            SystemExit: SIGTERM or SIGHUP came, or the terminal went away; with 128 and the signal's number.

        """
        numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
        before = {number: signal.signal(number, self._receive) for number in numbers}
        mode = _terminal_mode()
        try:
            yield
        except OSError as error:
            if error.errno == errno.EIO:
                _let_go_of_terminal()
                raise SystemExit(HUNG_UP) from error
            raise
        finally:
            _restore_terminal(mode)
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let what is under way finish first; a signal that came meanwhile takes effect after it."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            pending, self._pending = self._pending, None
            # Whether what was under way worked or not: a signal is not forgotten over an error.
            if pending is not None:
                _leave(pending)

    def _receive(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of a handler
        if not os.isatty(1):
            _let_go_of_terminal()
        if self._is_held:
            self._pending = number
        else:
            _leave(number)


def wait_for_line() -> None:
    """Wait until stdin has a line, or a signal has come: reading would sleep on if one came just before it."""
    # Windows can wait for neither, and where stdin is no file there is nothing to wait for.
    with suppress(OSError, ValueError, AttributeError):
        woken, wake = os.pipe()
        try:
            os.set_blocking(wake, False)
            before = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
            try:
                select.select([sys.stdin.fileno(), woken], [], [])
            finally:
                signal.set_wakeup_fd(before)
        finally:
            os.close(woken)
            os.close(wake)


def _leave(number: int) -> None:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)


def _let_go_of_terminal() -> None:
    """Send what is still printed nowhere: writing to a terminal that went away fails."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _terminal_mode() -> list[Any] | None:
    if sys.platform != "win32":
        with suppress(termios.error, OSError, ValueError):
            return termios.tcgetattr(sys.stdin.fileno())
    return None


def _restore_terminal(mode: list[Any] | None) -> None:
    if sys.platform != "win32" and mode is not None:
        with suppress(termios.error, OSError, ValueError):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, mode)
