"""Processes and servers that are killed while they save, and many that save at the same time: nothing is lost.

Each is run in small here, and in full by benchmarks/store_faults.py.
"""

from pathlib import Path

import pytest

from claimcheck.store import open_store
from tests import samples
from tests.conftest import require_program
from tests.postgres import cluster
from tests.store import trials
from tests.store.children import SAVE_UNTIL_KEPT, kill_savers, start_child

KILLS = 50


def test_killed_while_saving(tmp_path: Path) -> None:
    """After every kill the file can be read and has all that was confirmed; what was half written is swept away."""
    session = open_store(tmp_path).save(samples.session())
    outcome = kill_savers(tmp_path, session.id, KILLS)
    assert outcome.confirmed >= KILLS
    assert (outcome.unreadable, outcome.lost, outcome.left_over) == (0, 0, 0)


def test_many_save_one_session(place: str) -> None:
    """Every answer of every process is in the history, once, in whichever store."""
    outcome = trials.write_at_once(place, processes=4, saves=20)
    assert outcome == trials.Losses(confirmed=80, lost=0, doubled=0)


def test_server_killed_while_saving() -> None:
    """What was confirmed before the database was killed is there when it is back; what was tried again is there once."""
    with cluster() as server:
        outcome = trials.kill_server(server, times=2)
    assert outcome.confirmed > 0
    assert (outcome.lost, outcome.doubled) == (0, 0)


def test_queue_whose_takers_die(place: str) -> None:
    """Every claim is handed to one reviewer, none to two; what a killed one had is handed out again."""
    outcome = trials.drain(place, claims=100, reviewers=4, killed=1, seconds=1.0)
    assert outcome == trials.Handed(handed=100, judged=100, twice=0, never=0)


def test_power_that_goes() -> None:
    """What was confirmed has reached the disk: a file system that is cut off without being flushed still has it."""
    require_program("mkfs.ext4")
    outcome = trials.cut_power(times=2)
    if outcome is None:
        pytest.skip("needs the right to mount a file system")
    assert outcome.confirmed > 0
    assert (outcome.unreadable, outcome.lost) == (0, 0)


def test_two_processes_save_one_session(tmp_path: Path) -> None:
    """Each answer of either is kept, or refused as a conflict and given again; none disappears."""
    session = open_store(tmp_path).save(samples.session())
    people, answers = ("Ada Quill", "Bo Ferrin"), 15
    children = [start_child(SAVE_UNTIL_KEPT, tmp_path, session.id, who, str(answers)) for who in people]
    for child in children:
        child.communicate(timeout=60)
        assert child.returncode == 0
    kept = open_store(tmp_path).load(session.id)
    for who in people:
        given = [entry.after.explanation for entry in kept.history if entry.after and entry.by == who]
        assert given == [str(number) for number in range(answers)]
    assert kept.revision == session.revision + len(people) * answers
