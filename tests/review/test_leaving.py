"""Signals that are slept through or swallowed nowhere. How a review is left is in tests/cli/test_review.py."""

import os
import signal
import subprocess
import sys

import pytest

from claimcheck.review.leaving import lent_terminal, wait_for_line, woken

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


SWALLOWS = """
import os, signal, sys, weakref
from claimcheck.review.leaving import Leaving, wait_for_line, woken

class Thing: pass

def swallow():
    thing = Thing()
    # What such a call raises, Python only prints.
    watching = weakref.ref(thing, lambda _: os.kill(os.getpid(), getattr(signal, sys.argv[1])))
    del thing
    print("swallowed")

def hold(leaving):
    with leaving.held():
        print("held")

def wake(leaving):
    with woken(lambda: print("woken")):
        print("asked")

def wait(leaving):
    wait_for_line()

def end(leaving):
    print("end")

# Where stdout is no terminal, nothing is said after a signal, as after one that hung up.
os.isatty = lambda _: True
leaving = Leaving()
with leaving.handled():
    swallow()
    {way}(leaving)
    print("still there")
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", -signal.SIGINT), ("SIGTERM", 143), ("SIGHUP", 129)])
@pytest.mark.parametrize(
    ("way", "said"), [("hold", ["held"]), ("wake", []), ("wait", []), ("end", ["end", "still there"])]
)
def test_a_signal_that_was_swallowed(name: str, code: int, way: str, said: list[str]) -> None:
    """It leads out at the next save, question or line, or at the end, and nothing is printed of where it got lost."""
    script = SWALLOWS.replace("{way}", way)
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == code
    assert done.stdout.splitlines() == ["swallowed", *said]
    assert "Exception ignored" not in done.stderr


WAKES = """
import os, signal
from claimcheck.review.leaving import Leaving, woken

os.isatty = lambda _: True

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)

with Leaving().handled():
    try:
        with woken(lambda: print("woken")) as catch_up:
            catch_up()
            interrupt()
            catch_up()
            print("at the end")
    finally:
        print("left")
"""


def test_a_signal_that_wakes() -> None:
    """It interrupts nothing, is told at once and to whoever begins later, and leads out at the end."""
    done = subprocess.run([sys.executable, "-c", WAKES], capture_output=True, text=True, check=False, timeout=30)
    assert done.stdout.splitlines() == ["woken", "woken", "at the end", "left"]
    assert done.stderr.splitlines()[-1] == "KeyboardInterrupt"


def test_nothing_wakes_where_no_signals_are_handled() -> None:
    """A prompt can be used without it."""
    with woken(lambda: None) as catch_up:
        catch_up()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_terminal_that_is_lent(number: signal.Signals) -> None:
    """What comes from the keyboard is for the other program, which takes it as any does; afterwards it is as before."""
    before = signal.getsignal(number)
    with lent_terminal():
        signal.raise_signal(number)
        other = f"import os, signal; print(signal.getsignal({int(number)}), flush=True); os.kill(os.getpid(), {int(number)})"
        done = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=False, timeout=30)
        assert done.returncode == -number
        assert "SIG_IGN" not in done.stdout
    assert signal.getsignal(number) is before
