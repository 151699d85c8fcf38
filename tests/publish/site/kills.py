"""Processes that publish without an end and are killed while they do: whatever moment it is, the site must be whole."""

import random
import re
import subprocess
import sys
import time
from pathlib import Path

from attrs import frozen

from claimcheck.publish.site.manifest import NAME, read_manifest
from claimcheck.publish.site.tree import intact_files

_PUBLISH_WITHOUT_END = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.publish.site.desk import Desk
from tests.samples import AT, COST, END, reviewed, session

folder, first = Path(sys.argv[1]), int(sys.argv[2])
number = first
while True:
    number += 1
    made = session(title=f"Number {number % 7}").add_review(
        COST.id, reviewer="Ada Quill", rating="False", explanation=f"state {number}.", at=AT
    )
    same = reviewed().add_review(END.id, reviewer="Ada Quill", rating="True", explanation=f"state {number}.", at=AT)
    Desk.of(made, same).publish(folder)
    print(number, flush=True)
"""


@frozen
class Killed:
    """How often a publisher was killed, how many sites it had confirmed, and how often the site was not whole then.

    ``mixed`` counts sites with pages of different states, ``lost`` those that are older than what was confirmed.
    """

    kills: int
    confirmed: int
    broken: int
    mixed: int
    lost: int


def kill_publishers(folder: Path, times: int, *, seconds: float = 0.4) -> Killed:
    """Kill so many publishers of a site at random moments, and look at the site after each."""
    chance = random.Random(times)
    confirmed = broken = mixed = lost = last = 0
    for _ in range(times):
        command = [sys.executable, "-c", _PUBLISH_WITHOUT_END, str(folder), str(last)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout
        said = [child.stdout.readline()]
        time.sleep(chance.uniform(0, seconds))
        child.kill()
        said += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        confirmed += len(said)
        last = int(said[-1])
        states = _states(folder)
        broken += not _is_whole(folder)
        mixed += len(states) != 1
        lost += max(states, default=0) < last
        last = max(last, *states)
    return Killed(times, confirmed, broken, mixed, lost)


def _is_whole(folder: Path) -> bool:
    """Tell whether a site has every file that it says it has, as it was written, and no other."""
    manifest = read_manifest(folder)
    if manifest is None:
        return False
    there = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    return there == {NAME, *manifest.files} and intact_files(folder, manifest.files) == set(manifest.files)


def _states(folder: Path) -> set[int]:
    """Give the states that the pages and lists of a site are of."""
    found = (each.read_text(encoding="utf-8") for each in folder.rglob("*") if each.is_file())
    return {int(number) for text in found for number in re.findall(r"state (\d+)\.", text)}
