"""One process at a time changes a file, whoever else may do so and whatever became of the one before."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import StoreError
from claimcheck.store.files import FileStore
from claimcheck.store.locking import locked
from tests import samples
from tests.store.children import HOLD_LOCK, PEOPLE, SAVE_ONCE, run_child, start_child

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no users and modes of this kind")
PATIENCE = 0.05
NAME = samples.session().id


def test_lock_of_another_process(tmp_path: Path) -> None:
    """It is waited for, then refused; a killed process holds none."""
    path = tmp_path / "a.json"
    with start_child(HOLD_LOCK, tmp_path, "a") as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(StoreError, match=r"a\.json: locked: another process has been saving it for 0\.05 seconds"),
            locked(path, patience=PATIENCE),
        ):
            pass
        holder.kill()
    with locked(path, patience=PATIENCE):
        pass


def test_lock_of_one_file_is_of_that_file_alone(tmp_path: Path) -> None:
    """Two files are changed at the same time, one file is not; what is left is one empty file each, out of sight."""
    with locked(tmp_path / "a.json", patience=PATIENCE), locked(tmp_path / "b.json", patience=PATIENCE):
        with pytest.raises(StoreError, match="locked"), locked(tmp_path / "a.json", patience=PATIENCE):
            pass
        assert {each.name: each.stat().st_size for each in tmp_path.iterdir()} == {".a.lock": 0, ".b.lock": 0}


def test_turn_that_fails(tmp_path: Path) -> None:
    """What goes wrong in a turn goes through, and the next turn can begin."""
    with pytest.raises(KeyError, match="mine"), locked(tmp_path / "a.json", patience=PATIENCE):
        raise KeyError("mine")
    with locked(tmp_path / "a.json", patience=PATIENCE):
        pass


@needs_posix
@pytest.mark.parametrize("umask", [0o022, 0o077])
@pytest.mark.parametrize(("folder", "lock"), [(0o700, 0o600), (0o755, 0o644), (0o775, 0o664), (0o777, 0o666)])
def test_who_may_lock(tmp_path: Path, folder: int, lock: int, umask: int) -> None:
    """Whoever may write in the folder, whatever the umask of the one who came first."""
    tmp_path.chmod(folder)
    before = os.umask(umask)
    try:
        with locked(tmp_path / "a.json", patience=PATIENCE):
            pass
    finally:
        os.umask(before)
        tmp_path.chmod(0o700)
    assert stat.S_IMODE((tmp_path / ".a.lock").stat().st_mode) == lock


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may write in, with a session that nobody has locked yet."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        FileStore(Path(name)).save(samples.session())
        (Path(name) / f".{NAME}.lock").unlink()
        yield Path(name)


@needs_posix
@pytest.mark.parametrize(("first", "second"), PEOPLE, ids=["owner-other", "other-owner", "other-another"])
def test_two_people_in_a_shared_folder(shared: Path, first: str, second: str) -> None:
    """Each saves what the other has saved, whoever of them made the lock and the file."""
    for who in (first, second, first):
        assert run_child(who + SAVE_ONCE, shared, NAME) == (0, [])
    assert FileStore(shared).load(NAME).revision == 4
