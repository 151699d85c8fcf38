"""Other processes that work on the same store: they save, hold the lock, fill the disk, or are killed while saving."""

import random
import subprocess
import sys
import time
from pathlib import Path

from attrs import frozen

from claimcheck.errors import StoreError
from claimcheck.store import open_store

_PRELUDE = """
import os, sys
import filelock
from pathlib import Path
from claimcheck.errors import ConflictError, StoreError
from claimcheck.store import open_store
store, name = open_store(sys.argv[1]), sys.argv[2]
"""

SAVE_WITHOUT_END = """
number = 0
while True:
    claims = store.load(name).claims
    claim_id = claims[number % len(claims)].id
    number += 1
    store.change(name, lambda it: it.add_review(claim_id, reviewer="Ada Quill", rating="False", explanation=f"answer {number}"))
    print(number, flush=True)
"""

SAVE_UNTIL_KEPT = """
for number in range(int(sys.argv[4])):
    while True:
        session = store.load(name)
        changed = session.add_review(session.claims[0].id, reviewer=sys.argv[3], rating="False", explanation=str(number))
        try:
            store.save(changed)
            break
        except ConflictError:
            print("conflict", flush=True)
"""

CHANGE_OFTEN = """
for number in range(int(sys.argv[4])):
    store.change(name, lambda it: it.add_review(it.claims[0].id, reviewer=sys.argv[3], rating="False", explanation=str(number)))
"""

TAKE_UNTIL_NONE = """
import time
while lease := store.take_next(sys.argv[3], seconds=float(sys.argv[4])):
    print(lease.session_id, lease.claim_id, flush=True)
    if sys.argv[5:]:
        time.sleep(3600)
    store.change(lease.session_id, lambda it: it.add_review(lease.claim_id, reviewer=sys.argv[3], rating="False"))
    store.give_back(lease)
    print("done", lease.session_id, lease.claim_id, flush=True)
"""

HOLD_LOCK = """
with filelock.FileLock(store.folder / f".{name}.lock"):
    print("held", flush=True)
    sys.stdin.read()
"""

SAVE_ONCE = """
try:
    session = store.load(name)
    store.save(session.add_review(session.claims[0].id, reviewer="Ada Quill", rating="False", explanation="x" * 50_000))
except StoreError as error:
    print(error.message, error.hint, sep="\\n")
    sys.exit(error.exit_code)
"""

TAKE_ALL = """
given = []
while lease := store.take_next(sys.argv[3], seconds=60, but=given):
    given.append((lease.session_id, lease.claim_id))
    print(lease.session_id, lease.claim_id, flush=True)
"""

JUDGE_ALL = """
while lease := store.take_next(sys.argv[3], seconds=60):
    store.change(lease.session_id, lambda it: it.add_review(lease.claim_id, reviewer=lease.reviewer, rating="False"))
    store.give_back(lease)
"""

DELETE = """
try:
    store.delete(name)
except StoreError as error:
    print(error.message)
    sys.exit(error.exit_code)
"""

WITH_A_FULL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
"""

_AS = """
if os.getuid() == 0:
    os.setgroups([])
    os.setgid({0})
    os.setuid({0})
"""
# Root may write anywhere, so that modes mean something to somebody else alone.
AS_ANYBODY, AS_ANOTHER = _AS.format(65534), _AS.format(65533)
PEOPLE = (("", AS_ANYBODY), (AS_ANYBODY, ""), (AS_ANYBODY, AS_ANOTHER))
"""Pairs of users who share a folder."""


def start_child(code: str, place: Path | str, *args: str) -> subprocess.Popen[str]:
    """Start a process that opens the store at a place and runs the code; ``name`` there is the first argument."""
    command = [sys.executable, "-c", _PRELUDE + code, str(place), *args]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run_child(code: str, place: Path | str, *args: str) -> tuple[int, list[str]]:
    """Run such a process to its end and give its exit code and the lines that it printed."""
    with start_child(code, place, *args) as child:
        out, _ = child.communicate(timeout=60)
    return child.returncode, out.splitlines()


@frozen
class Kills:
    """What came of killing saving processes: how many were killed, and what that cost."""

    kills: int
    confirmed: int
    unreadable: int
    lost: int
    left_over: int


def kill_savers(folder: Path, name: str, kills: int, seed: int = 0) -> Kills:
    """Kill so many processes at random moments while they save, and look at the session after each.

    ``confirmed`` counts the saves that a process said were done before it was killed, ``lost`` those that were not
    there afterwards, ``left_over`` the temporary files that the next save did not sweep away.
    """
    chance = random.Random(seed)
    store, path = open_store(folder), folder / f"{name}.json"
    confirmed = unreadable = lost = 0
    for _ in range(kills):
        before, whole = len(store.load(name).history), path.read_bytes()
        said = _killed_saver(folder, name, chance.uniform(0, 0.05))
        confirmed += said
        try:
            lost += max(0, before + said - len(store.load(name).history))
        except StoreError:
            unreadable += 1
            path.write_bytes(whole)
    store.save(store.load(name))
    return Kills(kills, confirmed, unreadable, lost, len(list(folder.glob(".*.tmp"))))


def _killed_saver(folder: Path, name: str, seconds: float) -> int:
    """Kill a process that many seconds after its first save; give the number of the last save it confirmed."""
    with start_child(SAVE_WITHOUT_END, folder, name) as child:
        assert child.stdout
        first = child.stdout.readline()
        assert first
        time.sleep(seconds)
        child.kill()
        return len([first, *child.stdout])
