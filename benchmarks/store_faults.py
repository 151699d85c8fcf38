"""What faults cost: processes killed while they save, many writers at once, a queue whose takers die, power that goes.

    python -m benchmarks.store_faults [kills] [writers] [server] [queue] [power]     all of them, if none is named

    kills    processes killed while they save a session in a file: files that cannot be read, confirmed saves that are lost
    writers  8 processes on one file, 16 on one session in PostgreSQL: saves that are lost or there twice
    server   the PostgreSQL server killed while four processes save: confirmed saves that are lost or there twice
    queue    16 reviewers take 2,000 claims from PostgreSQL, 4 of them are killed: claims given twice or never
    power    a loop-mounted file system shut down without flushing, after confirmed saves (as root, where that can be done)

A tenth of each, and less, is in tests/store.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.store_pace import large_session
from claimcheck.store import open_store
from tests.postgres import cluster
from tests.store import trials
from tests.store.children import kill_savers

SCALE = 1.0


def main() -> int:
    """Run what is asked for, print the counts, and give 0 if nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", choices=[*WORK, []], default=[])
    options = parser.parse_args()
    lost = 0
    for name in options.which or WORK:
        start = time.perf_counter()
        lost += WORK[name]()
        print(f"    {time.perf_counter() - start:.0f} s", flush=True)
    return int(lost > 0)


def kills(times: int = 500) -> int:
    """Kill processes that save sessions of 100 and of 1,000 claims."""
    lost = 0
    for claims in (100, 1000):
        with tempfile.TemporaryDirectory() as folder:
            name = open_store(folder).save(large_session(claims)).id
            found = kill_savers(Path(folder), name, times)
        print(f"kills: {claims} claims: {found}")
        lost += found.unreadable + found.lost + found.left_over
    return lost


def writers() -> int:
    """Let processes save one session at once, in a file and in PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        files = trials.write_at_once(folder, processes=8, saves=200)
    print(f"writers: files: {files}")
    with cluster() as server:
        rows = trials.write_at_once(server.new_database(), processes=16, saves=200)
    print(f"writers: postgres: {rows}")
    return files.lost + files.doubled + rows.lost + rows.doubled


def server(times: int = 20) -> int:
    """Kill the server while processes save."""
    with cluster() as running:
        found = trials.kill_server(running, times=times)
    print(f"server: {found}")
    return found.lost + found.doubled


def queue() -> int:
    """Let reviewers drain the queue, some of whom are killed."""
    with cluster() as running:
        found = trials.drain(running.new_database(), claims=2000, reviewers=16, killed=4)
    print(f"queue: {found}")
    return found.twice + found.never


def power(times: int = 20) -> int:
    """Shut a file system down without flushing, after saves that were confirmed."""
    found = trials.cut_power(times=times)
    print(f"power: {found or 'cannot be simulated here'}")
    return found.lost + found.unreadable if found else 0


WORK: dict[str, Callable[[], int]] = {
    "kills": kills, "writers": writers, "server": server, "queue": queue, "power": power,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
