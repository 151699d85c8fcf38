"""How long the next question takes, in times of the same question put by questionary alone, in the same run.

    python -m benchmarks.review_pace [--answers 60]

Measured in a pty, from the key that confirms a review to the last line of the next question: the review is saved in
between, and the next claim shown. With 500 and with 2,000 claims, the runs of all three taking turns, so that a busy
moment hits all alike. Leaves with 1 where a ratio of the 95th percentiles is over its budget.
"""

import argparse
import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import define, field

from benchmarks.review_kills import REVIEWER, prepare
from claimcheck.review.questions import ABOUT_A_CLAIM

LAST_LINE = b"look again on"
"""Ends the first question about a claim."""

SIZES = (500, 2000)
MOST_TIMES_BARE = 3.0
MOST_GROWTH = 2.0
_PATIENCE_SECONDS = 60.0

_BARE = """
import questionary
labels = {labels!r}
while True:
    questionary.select("Check this claim?", choices=labels, erase_when_done=True).unsafe_ask()
"""


@define
class Spawned:
    """A program in a pty of its own, of which nothing but its raw output is looked at."""

    arguments: Sequence[str]
    folder: Path
    _master: int = field(default=-1, init=False)
    _process: "subprocess.Popen[bytes]" = field(init=False)

    def start(self) -> None:
        """Start it."""
        import fcntl
        import struct
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "HOME": str(self.folder)}
        self._process = subprocess.Popen(
            [sys.executable, *self.arguments], stdin=slave, stdout=slave, stderr=slave, env=env, cwd=self.folder
        )
        os.close(slave)

    def wait_for(self, words: bytes) -> None:
        """Read until these words have come.

        Raises:
            TimeoutError: They do not come.

        """
        seen, end = b"", time.perf_counter() + _PATIENCE_SECONDS
        while words not in seen:
            if not select.select([self._master], [], [], max(end - time.perf_counter(), 0))[0]:
                raise TimeoutError(f"no {words!r} in {seen[-2000:]!r}")
            seen += os.read(self._master, 65536)
        self._drain()

    def send(self, keys: bytes) -> None:
        """Type these keys."""
        os.write(self._master, keys)

    def timed(self, keys: bytes, words: bytes) -> float:
        """Type keys, and give the seconds until these words have come."""
        began = time.perf_counter()
        self.send(keys)
        seen = b""
        while words not in seen:
            seen += os.read(self._master, 65536)
        took = time.perf_counter() - began
        self._drain()
        return took

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def _drain(self) -> None:
        """Let it come to rest, so that the next key is not typed ahead."""
        while select.select([self._master], [], [], 0.03)[0]:
            os.read(self._master, 65536)


def bare(folder: Path) -> Spawned:
    """Give the same question put by questionary alone, again and again."""
    choices = ABOUT_A_CLAIM["action"].choices
    labels = [choice.label for choice in choices]
    program = Spawned(("-c", _BARE.format(labels=labels)), folder)
    program.start()
    program.wait_for(LAST_LINE)
    return program


def reviewing(folder: Path, claims: int) -> Spawned:
    """Give a review of a session of so many claims, at its first question."""
    name = prepare(folder, claims)
    program = Spawned(("-m", "claimcheck", "--store", ".", "review", name, "--reviewer", REVIEWER), folder)
    program.start()
    program.wait_for(b"Which claim?")
    program.send(b"g")
    program.wait_for(LAST_LINE)
    return program


def skip_one(program: Spawned) -> float:
    """Skip the claim that is asked about, and time what follows the last answer."""
    program.send(b"s")
    program.wait_for(b"Another reason")
    return program.timed(b"o", LAST_LINE)


def percentile(times: Sequence[float]) -> float:
    """Give the 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def main() -> int:
    """Measure in rounds, and print medians, 95th percentiles and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=int, default=60, help="answers of each kind that count")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folders = {size: Path(temporary) / str(size) for size in (0, *SIZES)}
        for folder in folders.values():
            folder.mkdir()
        alone = bare(folders[0])
        reviews = {size: reviewing(folders[size], size) for size in SIZES}
        times: dict[int, list[float]] = {size: [] for size in folders}
        for _ in range(options.answers):
            times[0].append(alone.timed(b"\r", LAST_LINE))
            for size, program in reviews.items():
                times[size].append(skip_one(program))
        for program in (alone, *reviews.values()):
            program.end()
    return report(times)


def report(times: dict[int, list[float]]) -> int:
    """Print the table; give 1 where a budget is exceeded, else 0."""
    high = {size: percentile(each) for size, each in times.items()}
    print(f"{'question':<24}{'median ms':>10}{'p95 ms':>8}{'times bare':>12}")
    for size, each in times.items():
        name = f"claimcheck, {size} claims" if size else "questionary alone"
        print(
            f"{name:<24}{statistics.median(each) * 1000:>10.1f}{high[size] * 1000:>8.1f}{high[size] / high[0]:>12.2f}"
        )
    few, many = SIZES
    print(f"{many} against {few} claims: {high[many] / high[few]:.2f} (at most {MOST_GROWTH:g})")
    return int(high[few] > MOST_TIMES_BARE * high[0] or high[many] > MOST_GROWTH * high[few])


if __name__ == "__main__":
    sys.exit(main())
