"""Faults and loads on stores, and the counts of what they cost: tests run them in small, benchmarks in full."""

import ctypes
import os
import random
import subprocess
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from claimcheck.errors import StoreError
from claimcheck.model import ReviewSession
from claimcheck.store import open_store
from tests import samples
from tests.postgres import Cluster
from tests.store.children import CHANGE_OFTEN, SAVE_WITHOUT_END, TAKE_UNTIL_NONE, start_child

_SHUTDOWN = 0x8004587D
_NO_LOG_FLUSH = 2


@frozen
class Losses:
    """How many saves were confirmed, how many of these are not there, and how many are there twice."""

    confirmed: int
    lost: int
    doubled: int


@frozen
class Handed:
    """How many claims were handed out and judged, how many to two at once or judged twice, and how many to nobody."""

    handed: int
    judged: int
    twice: int
    never: int


@frozen
class Cuts:
    """How often the power went, how many saves were confirmed before, and what was lost."""

    cuts: int
    confirmed: int
    unreadable: int
    lost: int


def write_at_once(place: str | Path, *, processes: int, saves: int) -> Losses:
    """Let processes save reviews of one session at once, each so many times, and count them in its history."""
    store = open_store(place)
    name = store.save(samples.session()).id
    people = [f"Reviewer {number}" for number in range(processes)]
    children = [start_child(CHANGE_OFTEN, place, name, who, str(saves)) for who in people]
    codes = [_end_of(child) for child in children]
    assert codes == [0] * processes, codes
    given = Counter((entry.by, entry.after.explanation) for entry in store.load(name).history if entry.after)
    wanted = {(who, str(number)) for who in people for number in range(saves)}
    doubled = sum(count - 1 for count in given.values())
    return Losses(len(wanted), len(wanted - set(given)), doubled)


def kill_server(server: Cluster, *, times: int, seconds: float = 0.3) -> Losses:
    """Kill the server so many times while four threads save, each waiting for it and saving the same answer again."""
    address = server.new_database()
    name = open_store(address).save(samples.session()).id
    confirmed: list[tuple[str, str]] = []
    is_over = threading.Event()
    people = [f"Reviewer {number}" for number in range(4)]
    threads = [threading.Thread(target=_save_on, args=(address, name, who, confirmed, is_over)) for who in people]
    for thread in threads:
        thread.start()
    chance = random.Random(0)
    for _ in range(times):
        time.sleep(chance.uniform(0.02, seconds))
        server.kill()
        server.start()
    is_over.set()
    for thread in threads:
        thread.join()
    history = open_store(address).load(name).history
    given = Counter((entry.by, entry.after.explanation) for entry in history if entry.after)
    return Losses(len(confirmed), len(set(confirmed) - set(given)), sum(count - 1 for count in given.values()))


def drain(address: str, *, claims: int, reviewers: int, killed: int, seconds: float = 3.0) -> Handed:
    """Let reviewers take and judge claims until none is left, and kill some of them with a claim in hand."""
    store = open_store(address)
    per_session = 50
    for number in range(claims // per_session):
        store.save(_session_of(per_session, number))
    doomed = [
        start_child(TAKE_UNTIL_NONE, address, "", f"Doomed {number}", str(seconds), "stop") for number in range(killed)
    ]
    first = [_line(child).strip() for child in doomed]
    for child in doomed:
        child.kill()
        child.communicate()
    others = [
        start_child(TAKE_UNTIL_NONE, address, "", f"Reviewer {number}", str(seconds * 20))
        for number in range(reviewers - killed)
    ]
    lines = [line for child in others for line in _lines(child)]
    time.sleep(seconds)
    last = start_child(TAKE_UNTIL_NONE, address, "", "The last", str(seconds))
    lines += _lines(last)
    handed = Counter(line for line in lines if line and not line.startswith("done"))
    sessions = [store.load(each) for each in store.ids()]
    judged = Counter((it.id, review.claim_id) for it in sessions for review in it.reviews)
    twice = sum(count - 1 for count in handed.values()) + sum(count - 1 for count in judged.values())
    assert len(set(first)) == killed, "the killed had a claim each"
    return Handed(len(handed), len(judged), twice, claims - len(judged))


def cut_power(*, times: int) -> Cuts | None:
    """Shut a loop-mounted ext4 down without flushing while a process saves; None where that cannot be done.

    ``EXT4_IOC_SHUTDOWN`` without flushing the log leaves on the disk what had been synced, and nothing else, as power
    that goes does; the mount after it replays the journal.
    """
    with tempfile.TemporaryDirectory() as folder:
        disk, mount = Path(folder) / "disk", Path(folder) / "mount"
        mount.mkdir()
        if not _is_made(disk, mount):
            return None
        try:
            return _cut(disk, mount, times)
        finally:
            subprocess.run(["umount", str(mount)], check=False, capture_output=True)


def _is_made(disk: Path, mount: Path) -> bool:
    with disk.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    commands = (["mkfs.ext4", "-q", str(disk)], ["mount", "-o", "loop", str(disk), str(mount)])
    try:
        return all(subprocess.run(each, check=False, capture_output=True).returncode == 0 for each in commands)
    except FileNotFoundError:
        return False


def _cut(disk: Path, mount: Path, times: int) -> Cuts:
    store = open_store(mount / "reviews")
    name = store.save(samples.session()).id
    chance = random.Random(0)
    confirmed = unreadable = lost = 0
    for _ in range(times):
        before = len(open_store(mount / "reviews").load(name).history)
        child = start_child(SAVE_WITHOUT_END, mount / "reviews", name)
        said = [_line(child)]
        time.sleep(chance.uniform(0, 0.1))
        _shut_down(mount)
        said += _lines(child)
        subprocess.run(["umount", str(mount)], check=True)
        subprocess.run(["mount", "-o", "loop", str(disk), str(mount)], check=True)
        count = len([line for line in said if line.strip()])
        confirmed += count
        try:
            lost += max(0, before + count - len(open_store(mount / "reviews").load(name).history))
        except StoreError:
            unreadable += 1
            break
    return Cuts(times, confirmed, unreadable, lost)


def _shut_down(mount: Path) -> None:
    handle = os.open(mount, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        flags = ctypes.c_uint32(_NO_LOG_FLUSH)
        if libc.ioctl(handle, ctypes.c_ulong(_SHUTDOWN), ctypes.byref(flags)):
            raise OSError(ctypes.get_errno(), "the file system cannot be shut down")
    finally:
        os.close(handle)


def _save_on(address: str, name: str, who: str, confirmed: list[tuple[str, str]], is_over: threading.Event) -> None:
    store = open_store(address)
    number = 0
    while not is_over.is_set():
        answer = str(number)
        moment = samples.AT.replace(microsecond=number)

        def change(session: ReviewSession, answer: str = answer, at: Any = moment) -> ReviewSession:
            return session.add_review(samples.COST.id, reviewer=who, rating="False", explanation=answer, at=at)

        try:
            store.change(name, change)
        except StoreError:
            # As a reviewer's screen does: the same answer again, until it is saved.
            time.sleep(0.05)
            continue
        confirmed.append((who, answer))
        number += 1


def _session_of(claims: int, number: int) -> ReviewSession:
    many = [evolve(samples.COST, id=f"c-{place}", check_worthiness=place / claims) for place in range(claims)]
    session = samples.session(claims=many, title=f"Article {number}")
    return evolve(session, id=f"article-{number}")


def _line(child: "subprocess.Popen[str]") -> str:
    assert child.stdout
    return child.stdout.readline()


def _lines(child: "subprocess.Popen[str]") -> list[str]:
    return child.communicate(timeout=600)[0].splitlines()


def _end_of(child: "subprocess.Popen[str]") -> int:
    child.communicate(timeout=600)
    return child.returncode
