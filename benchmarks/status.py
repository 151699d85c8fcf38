"""Time ``claimcheck status`` with many small sessions in either store, beside an interpreter that does nothing.

    python -m benchmarks.status --sessions 10000

The cold run is the first one in the folder and reads every session; the warm ones find their summaries kept. A private
PostgreSQL, with its defaults, has the same number of sessions.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from claimcheck.store import open_store
from tests import samples
from tests.postgres import cluster

COMMAND = (sys.executable, "-m", "claimcheck")
SETTLING = 2.5
"""Seconds after which a file counts as one that will not change again without another time."""


def main() -> int:
    """Make the sessions, time the command, and print the times."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7, help="of each warm command; the median counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _make_sessions(folder, options.sessions)
        time.sleep(SETTLING)
        print(f"{options.sessions} sessions of {size} bytes")
        status = (*COMMAND, "--store", str(folder), "status")
        _print("files, cold", [_seconds(status)])
        _time("files, warm", status, options.runs)
    with cluster() as server:
        address = server.new_database()
        _fill(address, options.sessions)
        _time("postgres", (*COMMAND, "--store", address, "status"), options.runs)
    _print("python -c pass", [_seconds((sys.executable, "-c", "pass")) for _ in range(options.runs)])
    return 0


def _time(what: str, status: Sequence[str], runs: int) -> None:
    _print(what, [_seconds(status) for _ in range(runs)])
    _print(f"{what}, --json", [_seconds((*status, "--json")) for _ in range(runs)])


def _fill(address: str, count: int) -> None:
    store = open_store(address)
    session = samples.reviewed()
    for number in range(count):
        store.save(evolve(session, id=f"article-{number:05}"))
    store.close()


def _make_sessions(folder: Path, count: int) -> int:
    """Write copies of one session, each with an id and a title of its own, and give the size of one."""
    session = open_store(folder).save(samples.reviewed())
    path = folder / f"{session.id}.json"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    for number in range(count):
        name = f"article-{number:05}"
        own = text.replace(f'"id":"{session.id}"', f'"id":"{name}"', 1)
        own = own.replace(f'"title":"{session.article.title}"', f'"title":"Article {number} of many"', 1)
        (folder / f"{name}.json").write_text(own, encoding="utf-8")
    return len(text.encode())


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def _print(what: str, seconds: Sequence[float]) -> None:
    print(f"{what:<22}{statistics.median(seconds):8.2f} s")


if __name__ == "__main__":
    sys.exit(main())
