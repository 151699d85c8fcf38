"""Waiting for a line so that no signal is slept through. How a review is left is in tests/cli/test_review.py."""

import os
import signal
import subprocess
import sys

import pytest

from claimcheck.review.leaving import wait_for_line

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")

WAITS = """
import signal, sys
from claimcheck.review.leaving import Leaving, wait_for_line
with Leaving().handled():
    print("ready", flush=True)
    wait_for_line()
    print(input(), signal.set_wakeup_fd(-1))
"""


def waiting() -> "subprocess.Popen[str]":
    """Start a process that waits for a line, and give it once it is about to."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_waiting(number: signal.Signals) -> None:
    """However close to the beginning of the waiting it comes, the process ends at once."""
    for _ in range(10):
        with waiting() as process:
            process.send_signal(number)
            assert process.wait(timeout=30) == 128 + number


def test_a_line_ends_the_waiting() -> None:
    """The line is still there to be read, and whoever waits for signals otherwise is as before."""
    with waiting() as process:
        assert process.communicate("words\n", timeout=30) == ("words -1\n", "")
        assert process.returncode == 0


def test_where_nothing_can_be_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stdin that is no file, or none at all, is not waited for."""
    monkeypatch.setattr(sys, "stdin", None)
    wait_for_line()
