"""Processes that are killed while they save, and processes that save at the same time: nothing is lost."""

from pathlib import Path

from claimcheck.store.files import FileStore
from tests import samples
from tests.store.children import SAVE_UNTIL_KEPT, kill_savers, start_child

KILLS = 20
"""A tenth or less of what benchmarks/store_kills.py does."""


def test_killed_while_saving(tmp_path: Path) -> None:
    """After every kill the file can be read and has all that was confirmed; what was half written is swept away."""
    session = FileStore(tmp_path).save(samples.session())
    outcome = kill_savers(tmp_path, session.id, KILLS)
    assert outcome.confirmed >= KILLS
    assert (outcome.unreadable, outcome.lost, outcome.left_over) == (0, 0, 0)


def test_two_processes_save_one_session(tmp_path: Path) -> None:
    """Each answer of either is kept, or refused as a conflict and given again; none disappears."""
    session = FileStore(tmp_path).save(samples.session())
    people, answers = ("Ada Quill", "Bo Ferrin"), 15
    children = [start_child(SAVE_UNTIL_KEPT, tmp_path, session.id, who, str(answers)) for who in people]
    for child in children:
        child.communicate(timeout=60)
        assert child.returncode == 0
    kept = FileStore(tmp_path).load(session.id)
    for who in people:
        given = [entry.after.explanation for entry in kept.history if entry.after and entry.by == who]
        assert given == [str(number) for number in range(answers)]
    assert kept.revision == session.revision + len(people) * answers
