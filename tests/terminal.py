"""The real command in a real terminal: spawned on a pty, its screen rendered, keys sent, text waited for.

POSIX only: where there is no pty, the tests that use it are skipped.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
import pytest

ROOT = Path(__file__).parent.parent
ESCAPE = "\x1b"
ENTER = "\r"
CTRL_C = "\x03"
CTRL_D = "\x04"
CTRL_U = "\x15"
CTRL_Z = "\x1a"

PATIENCE = 120.0
"""Seconds to wait for a text before a test fails; far more than it takes, so that a busy machine fails nothing."""

# Becomes the command after taking the pty as its controlling terminal, so that closing the pty hangs it up.
_LAUNCH = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"


class Terminal:
    """One run of ``claimcheck`` in a terminal of its own.

    Args:
        arguments: What follows ``claimcheck`` on the command line.
        cwd: The folder to run in; also its home, so that nothing of the machine's own settings is read.
        columns: The width of the terminal.
        env: Variables besides the few that every run has.
        program: What Python is to run instead of the command.

    """

    def __init__(
        self,
        *arguments: str,
        cwd: Path,
        columns: int = 80,
        rows: int = 60,
        env: Mapping[str, str] = {},
        program: Sequence[str] = ("-m", "claimcheck"),
    ) -> None:
        pytest.importorskip("termios", reason="needs a pty, which this system has not")
        import pty

        self._master, self._slave = pty.openpty()
        self._screen = pyte.Screen(columns, rows)
        self.resize(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        home = {"HOME": str(cwd), "XDG_CONFIG_HOME": str(cwd / "config")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, sys.executable, *program, *arguments],
            cwd=cwd,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            | home
            | dict(env),
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for end in (self._master, self._slave):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def words(self) -> str:
        """What is on the screen as one line, so that wrapping does not matter."""
        return " ".join(self.text.split())

    @property
    def question(self) -> str:
        """The question that is being asked: what stands after the last question mark at the beginning of a line."""
        lines = [line for line in self.text.splitlines() if line.startswith("? ")]
        return lines[-1][2:] if lines else ""

    @property
    def is_usable(self) -> bool:
        """Whether a shell could go on here: echo and line mode on, the cursor shown."""
        import termios

        modes = termios.tcgetattr(self._slave)[3]
        return bool(modes & termios.ECHO and modes & termios.ICANON) and not self._screen.cursor.hidden

    def send(self, *keys: str) -> None:
        """Type these keys."""
        os.write(self._master, "".join(keys).encode())

    def wait_for(self, text: str) -> None:
        """Wait until the text is on the screen, wherever its lines break."""
        self._wait(lambda: text in self.words, f"no {text!r}")

    def wait_for_question(self, beginning: str) -> None:
        """Wait until a question that begins so is being asked."""
        self._wait(lambda: self.question.startswith(beginning), f"no question {beginning!r}")

    def answer(self, *keys: str, then: str) -> None:
        """Type an answer and wait for the question that follows."""
        self.send(*keys)
        self.wait_for_question(then)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the command is told by the system."""
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as a window or a connection is closed."""
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    def exit_code(self) -> int:
        """Wait for the end, taking in what is printed meanwhile."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        while self.read(0):
            pass
        code = self.process.poll()
        assert code is not None, f"still running after {PATIENCE:g} seconds:\n{self.text}"
        return code

    def read(self, seconds: float) -> bool:
        """Take in what has been printed, waiting for at most that long; tell whether there was anything."""
        if self._master < 0 or not select.select([self._master], [], [], seconds)[0]:
            return False
        printed = os.read(self._master, 65536)
        self.output += printed
        self._stream.feed(printed)
        return bool(printed)

    def _wait(self, is_there: Callable[[], bool], failure: str) -> None:
        end = time.monotonic() + PATIENCE
        while not is_there():
            if time.monotonic() > end or (self.process.poll() is not None and not self.read(0)):
                raise AssertionError(f"{failure} on the screen (exit code {self.process.poll()}):\n{self.text}")
            self.read(0.1)
