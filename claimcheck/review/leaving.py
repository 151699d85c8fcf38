"""Leaving at any moment with the terminal usable and the work saved. Knows signals and terminal modes, no claim.

An exception that a signal raises can come within what swallows it: Python's own tidying up, a library's. So a signal is
remembered, too, and leads out at the next of the points where everything is in order: a question, the end of a save.
"""

import errno
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
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
        self._come: int | None = None
        self._wake: Callable[[], None] | None = None

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Handle SIGINT, SIGTERM and SIGHUP, and leave the terminal as it was found.

        Raises:
            KeyboardInterrupt: SIGINT came; raised once more at the end where it was caught within.
            SystemExit: SIGTERM or SIGHUP came, or the terminal went away; with 128 and the signal's number.

        """
        mode = _terminal_mode()
        with self._signals(), _swallowed_in_silence():
            try:
                yield
                self.check()
            except OSError as error:
                if error.errno == errno.EIO:
                    _let_go_of_terminal()
                    raise SystemExit(HUNG_UP) from error
                raise
            finally:
                # One that comes now changes nothing any more.
                self._is_held = True
                _restore_terminal(mode)

    def check(self) -> None:
        """Leave if a signal has come.

        Raises:
            KeyboardInterrupt: SIGINT came.
            SystemExit: SIGTERM or SIGHUP came.

        """
        if self._come is not None:
            _leave(self._come)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let what is under way finish first; a signal that came meanwhile takes effect after it.

        Raises:
            KeyboardInterrupt: SIGINT came.
            SystemExit: SIGTERM or SIGHUP came.

        """
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            # Whether what was under way worked or not: a signal is not forgotten over an error.
            self.check()

    @contextmanager
    def woken(self, wake: Callable[[], None]) -> Iterator[Callable[[], None]]:
        """Let a call tell of a signal, in the midst of what no exception may interrupt; that is raised at the end.

        Args:
            wake: Makes what is within end soon.

        Yields:
            What is to be called once waking works: it wakes for a signal that came before.

        """
        self.check()
        self._wake = wake
        try:
            yield lambda: None if self._come is None else wake()
        finally:
            self._wake = None
            self.check()

    @contextmanager
    def _signals(self) -> Iterator[None]:
        self._is_held, self._come = False, None
        numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
        token = _CURRENT.set(self)
        before = {number: signal.signal(number, self._receive) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            _CURRENT.reset(token)

    def _receive(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of a handler
        self._come = number
        if not os.isatty(1):
            _let_go_of_terminal()
        if self._wake is not None:
            self._wake()
        elif not self._is_held:
            _leave(number)


_CURRENT: ContextVar[Leaving | None] = ContextVar("_CURRENT", default=None)


@contextmanager
def woken(wake: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Do as ``Leaving.woken`` where signals are handled; where they are not, nothing."""
    if (leaving := _CURRENT.get()) is None:
        yield lambda: None
        return
    with leaving.woken(wake) as catch_up:
        yield catch_up


@contextmanager
def lent_terminal() -> Iterator[None]:
    """Lend the terminal to another program: what interrupts is for that one, and afterwards the terminal is as it was."""
    mode = _terminal_mode()
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    # A signal that is ignored is ignored by the other program, too; one that is handled is not.
    before = {number: signal.signal(number, _leave_to_the_other) for number in numbers}
    try:
        yield
    finally:
        _restore_terminal(mode)
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def _leave_to_the_other(number: int, frame: FrameType | None) -> None:
    """Take no notice of a signal that came from the keyboard."""
    del number, frame


def wait_for_line() -> None:
    """Wait until stdin has a line, or a signal has come: reading would sleep on if one came just before it.

    Raises:
        KeyboardInterrupt: SIGINT came.
        SystemExit: SIGTERM or SIGHUP came.

    """
    _check()
    _wait()
    _check()


def _check() -> None:
    if leaving := _CURRENT.get():
        leaving.check()


def _wait() -> None:
    # Windows can wait for neither, and where stdin is no file there is nothing to wait for.
    with suppress(OSError, ValueError, AttributeError):
        woken, wake = os.pipe()
        try:
            os.set_blocking(wake, False)
            before = signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
            try:
                _check()
                select.select([sys.stdin.fileno(), woken], [], [])
            finally:
                signal.set_wakeup_fd(before)
        finally:
            os.close(woken)
            os.close(wake)


@contextmanager
def _swallowed_in_silence() -> Iterator[None]:
    """Let Python not print what a signal raised in its own tidying up: it is raised once more."""
    before = sys.unraisablehook

    def tell(unraisable: "sys.UnraisableHookArgs") -> None:
        if not issubclass(unraisable.exc_type, KeyboardInterrupt | SystemExit):
            before(unraisable)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        sys.unraisablehook = before


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
