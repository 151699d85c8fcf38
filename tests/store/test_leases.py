"""Who has which claim in a folder: read and written in turns, and never more than a convenience."""

import json
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from claimcheck.errors import StoreError
from claimcheck.store.base import Lease
from claimcheck.store.files import FileStore
from claimcheck.store.leases import Leases
from tests import samples
from tests.samples import AT, COST
from tests.store.children import HOLD_LOCK, JUDGE_ALL, PEOPLE, TAKE_ALL, run_child, start_child

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no users and modes of this kind")
ADA, BO = "Ada Quill", "Bo Ferrin"
CLAIM = ("bridge", "c-1")


def at(minutes: float) -> Callable[[], datetime]:
    """Give a clock that stands so many minutes after the first lease."""
    return lambda: AT + timedelta(minutes=minutes)


def leases(folder: Path, minutes: float = 0) -> Leases:
    """Give the leases of a folder as another process would read them, at that time."""
    return Leases(folder, patience=0.05, now=at(minutes))


def take(folder: Path, who: str, minutes: float = 0, *, claim: tuple[str, str] = CLAIM) -> Lease | None:
    """Take a claim for ten minutes, if it is free."""
    with leases(folder, minutes).turn() as turn:
        return turn.take(*claim, who, 600) if turn.is_free(*claim, who) else None


def held(folder: Path) -> list[list[str]]:
    """Give what the file holds."""
    rows: list[list[str]] = json.loads((folder / ".leases").read_bytes())
    return rows


def test_taken_until_it_ends(tmp_path: Path) -> None:
    """A claim is its reviewer's until the very moment that was said, and anybody's from then on."""
    lease = take(tmp_path, ADA)
    assert lease == Lease(*CLAIM, ADA, AT + timedelta(minutes=10))
    assert take(tmp_path, BO, 9.99) is None
    assert take(tmp_path, BO, 10) == Lease(*CLAIM, BO, AT + timedelta(minutes=20))
    assert take(tmp_path, ADA, 10.5) is None


def test_taken_again(tmp_path: Path) -> None:
    """Whoever has it holds it for longer."""
    take(tmp_path, ADA)
    again = take(tmp_path, ADA, 5)
    assert again
    assert again.until == AT + timedelta(minutes=15)


def test_what_has_ended_is_not_kept(tmp_path: Path) -> None:
    """The file holds what still holds, and does not grow."""
    for number in range(5):
        take(tmp_path, ADA, 20 * number, claim=("bridge", f"c-{number}"))
    assert held(tmp_path) == [["bridge", "c-4", ADA, (AT + timedelta(minutes=90)).isoformat()]]


def test_turn_without_a_change(tmp_path: Path) -> None:
    """It writes nothing."""
    with leases(tmp_path).turn() as turn:
        assert turn.is_free(*CLAIM, ADA)
    assert [each.name for each in tmp_path.iterdir()] == [".leases.lock"]


def test_turn_that_fails(tmp_path: Path) -> None:
    """What was taken in it is not, and the next turn can begin."""

    def fail() -> None:
        with leases(tmp_path).turn() as turn:
            turn.take(*CLAIM, ADA, 600)
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        fail()
    assert take(tmp_path, BO)


def test_given_back(tmp_path: Path) -> None:
    """By whoever has it; what another has by now stays theirs."""
    lease = take(tmp_path, ADA)
    assert lease
    take(tmp_path, BO, 10)
    with leases(tmp_path, 10).turn() as turn:
        turn.give_back(lease)
        assert not turn.is_free(*CLAIM, ADA)
        turn.give_back(Lease(*CLAIM, BO, lease.until))
        assert turn.is_free(*CLAIM, ADA)
    assert held(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"5",
        b"{}",
        b'{"a": 1}',
        b"\xff",
        b"[" * 100_000,
        b"[[]]",
        b"[5]",
        b'[["bridge", "c-1", "Ada Quill", "soon"]]',
        b'[["bridge", "c-1", "Ada Quill", 5]]',
        b'[["bridge", "c-1", "Ada Quill", "2099-01-01T00:00:00"]]',
        b'[[["bridge"], "c-1", "Ada Quill", "2099-01-01T00:00:00+00:00"]]',
    ],
)
def test_damaged_file(tmp_path: Path, content: bytes) -> None:
    """It counts for nothing, and is written anew."""
    (tmp_path / ".leases").write_bytes(content)
    assert take(tmp_path, BO)
    assert [row[2] for row in held(tmp_path)] == [BO]


def test_lost_file(tmp_path: Path) -> None:
    """Without it, two may be given one claim, and no more is lost; a lease of before can be given back."""
    store = FileStore(tmp_path)
    session = store.save(samples.session())
    lease = store.take_next(ADA, seconds=60)
    assert lease
    (tmp_path / ".leases").unlink()
    again = store.take_next(BO, seconds=60)
    assert again
    assert again.claim_id == lease.claim_id == COST.id
    store.give_back(lease)
    assert store.renew(lease, seconds=60) is None
    assert store.load(session.id) == session


def test_lock_that_is_held(tmp_path: Path) -> None:
    """Whoever holds up all others is not waited for without end."""
    store = FileStore(tmp_path, patience=0.05)
    store.save(samples.session())
    with start_child(HOLD_LOCK, tmp_path, "leases") as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="locked"):
            store.take_next(ADA, seconds=60)
        holder.kill()
    assert store.take_next(ADA, seconds=60)


def test_processes_that_take_at_the_same_time(tmp_path: Path) -> None:
    """Together they are given every claim, and none is given twice."""
    store = FileStore(tmp_path)
    for number in range(7):
        store.save(samples.session(title=f"Article {number}"))
    children = [start_child(TAKE_ALL, tmp_path, "any", who) for who in (ADA, BO, "Cy Moor")]
    printed = [child.communicate(timeout=60)[0].splitlines() for child in children]
    assert [child.returncode for child in children] == [0, 0, 0]
    given = [line for lines in printed for line in lines]
    assert len(given) == len(set(given)) == 21


def test_processes_that_judge_at_the_same_time(tmp_path: Path) -> None:
    """What one has judged and given back while another was looking for work is not judged again."""
    store = FileStore(tmp_path)
    for number in range(7):
        store.save(samples.session(title=f"Article {number}"))
    children = [start_child(JUDGE_ALL, tmp_path, "any", who) for who in (ADA, BO, "Cy Moor")]
    assert [len(child.communicate(timeout=60)[0]) for child in children] == [0, 0, 0]
    assert [child.returncode for child in children] == [0, 0, 0]
    for each in store.ids():
        session = store.load(each)
        assert sorted(review.claim_id for review in session.reviews) == sorted(claim.id for claim in session.claims)


@needs_posix
@pytest.mark.parametrize(("first", "second"), PEOPLE, ids=["owner-other", "other-owner", "other-another"])
def test_two_people_in_a_shared_folder(first: str, second: str) -> None:
    """Each is given what the other has not, whoever of them made the files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        session = FileStore(folder).save(samples.session())
        code, lines = run_child(first + TAKE_ALL, folder, session.id, ADA)
        assert (code, len(lines)) == (0, 3)
        assert run_child(second + TAKE_ALL, folder, session.id, BO) == (0, [])
