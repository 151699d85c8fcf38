"""What is deleted from a folder is in a folder within it, as it was, until that is emptied."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimcheck.errors import StoreError
from claimcheck.store.files import FileStore
from claimcheck.store.trash import FOLDER, in_trash, put_in_trash
from tests import samples
from tests.store.children import AS_ANYBODY, DELETE, PEOPLE, run_child

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no users and modes of this kind")
NAME = samples.session().id
OTHER_NAMES = ("bridge.20260131T100005", "Bridge.20260131T100005000000", "bridge.20261331T100005000000")


def test_moved_as_it_was(tmp_path: Path) -> None:
    """The file is the same, byte for byte; its name says which session it was, and when it was deleted."""
    path = tmp_path / "bridge.json"
    path.write_bytes(b"whatever it holds")
    before = datetime.now(UTC)
    put_in_trash(path)
    ((name, at, moved),) = in_trash(tmp_path)
    assert name == "bridge"
    assert before <= at <= datetime.now(UTC)
    assert moved.read_bytes() == b"whatever it holds"
    assert moved.parent == tmp_path / FOLDER
    assert not path.exists()


def test_last_deleted_first(tmp_path: Path) -> None:
    """One of the same name does not push the earlier one out."""
    path = tmp_path / "bridge.json"
    for content in ("one", "two", "three"):
        path.write_text(content)
        put_in_trash(path)
    assert [path.read_text() for _, _, path in in_trash(tmp_path)] == ["three", "two", "one"]


def test_other_files(tmp_path: Path) -> None:
    """What nobody deleted is not in the trash, though somebody put it there; no trash is an empty one."""
    assert in_trash(tmp_path) == []
    (tmp_path / FOLDER).mkdir()
    names = ["notes.txt", "bridge.json", *(f"{name}.json" for name in OTHER_NAMES)]
    for name in names:
        (tmp_path / FOLDER / name).write_text("{}")
    assert in_trash(tmp_path) == []
    assert FileStore(tmp_path).empty_trash() == 0
    assert len(list((tmp_path / FOLDER).iterdir())) == len(names)


def test_sessions_in_the_trash_are_none_of_the_folder(tmp_path: Path) -> None:
    """Neither they nor their folder are taken for sessions."""
    store = FileStore(tmp_path)
    store.save(samples.session())
    store.delete(NAME)
    assert store.ids() == ()
    assert {each.name for each in tmp_path.iterdir()} == {FOLDER, f".{NAME}.lock"}


@needs_posix
@pytest.mark.parametrize("umask", [0o022, 0o077])
@pytest.mark.parametrize("mode", [0o700, 0o755, 0o2775, 0o777])
def test_who_may_delete(tmp_path: Path, mode: int, umask: int) -> None:
    """Whoever may write among the sessions, whatever the umask of the one who deleted first."""
    (tmp_path / "bridge.json").touch()
    tmp_path.chmod(mode)
    before = os.umask(umask)
    try:
        put_in_trash(tmp_path / "bridge.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == mode


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may write in, with two sessions."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        for title in ("Bridge", "Ferry"):
            FileStore(Path(name)).save(samples.session(title=title))
        yield Path(name)


@needs_posix
@pytest.mark.parametrize(("first", "second"), PEOPLE, ids=["owner-other", "other-owner", "other-another"])
def test_two_people_in_a_shared_folder(shared: Path, first: str, second: str) -> None:
    """Each may delete, whoever of them did first, and restore what the other has deleted."""
    one, other = FileStore(shared).ids()
    assert run_child(first + DELETE, shared, one) == (0, [])
    assert run_child(second + DELETE, shared, other) == (0, [])
    assert run_child(second + "[store.restore(each.key) for each in store.trash()]", shared, one) == (0, [])
    assert FileStore(shared).ids() == (one, other)


@needs_posix
def test_no_right_to_delete(shared: Path) -> None:
    """It is refused in one line, and nothing is moved."""
    shared.chmod(0o755)
    (one, _) = FileStore(shared).ids()
    code, lines = run_child(AS_ANYBODY + DELETE, shared, one)
    assert (code, lines) == (4, [f"{shared / one}.json: cannot be moved: Permission denied"])
    assert len(FileStore(shared).ids()) == 2


LOOK = """
for ask in (store.trash, store.empty_trash, lambda: store.restore("any")):
    try:
        ask()
    except StoreError as error:
        print(error.message)
"""


@needs_posix
def test_trash_that_is_shut(shared: Path) -> None:
    """Whoever may not look into it is told so, whatever they wanted of it."""
    store = FileStore(shared)
    store.delete(store.ids()[0])
    (shared / FOLDER).chmod(0o700)
    shared.chmod(0o700)
    _, lines = run_child(AS_ANYBODY + LOOK, shared, NAME)
    assert lines == [f"{shared}: cannot be read: Permission denied"] * 3


def test_name_that_no_session_may_have(tmp_path: Path) -> None:
    """A file that was put into the trash by hand leads nowhere else."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "con.20260131T100005000000.json").write_text("{}")
    store = FileStore(tmp_path)
    (trashed,) = store.trash()
    with pytest.raises(StoreError, match="cannot be the name of a session"):
        store.restore(trashed.key)
