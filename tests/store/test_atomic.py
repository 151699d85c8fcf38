"""A file is replaced as a whole or not at all, and nothing is left beside it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from claimcheck.store import atomic
from claimcheck.store.atomic import replace_file, sweep

posix_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of this kind")


def test_new_and_replaced(tmp_path: Path) -> None:
    """The content is what was given, byte for byte, and the folder holds nothing else."""
    path = tmp_path / "a.json"
    for content in (b"one\r\n", b"", "zwö\n".encode()):
        replace_file(path, content)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]


@posix_modes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_mode_is_kept(tmp_path: Path, mode: int) -> None:
    """A file that its owner shared, or shut, stays so."""
    path = tmp_path / "a.json"
    path.touch()
    path.chmod(mode)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_modes
@pytest.mark.parametrize("umask", [0o022, 0o002, 0o077])
def test_new_file_has_what_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    """A new file can be read by whom the person's settings let read it."""
    before = os.umask(umask)
    try:
        replace_file(tmp_path / "a.json", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o666 & ~umask


def test_target_that_cannot_be_replaced(tmp_path: Path) -> None:
    """Where a folder stands in the way, it stays, and no temporary file is left."""
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError, match=r"directory|denied"):
        replace_file(tmp_path / "a.json", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_stopped_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    """Ctrl-C or a failing disk in the middle of it leaves the old file, and no temporary one."""
    path = tmp_path / "a.json"
    replace_file(path, b"old")

    def fail(_: int) -> None:
        raise stop

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(stop):
        replace_file(path, b"new")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_file_and_folder_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content reaches the disk before it takes the old one's place, the new name right after."""
    path, steps, sync = tmp_path / "a.json", [], os.fsync

    def note(handle: int) -> None:
        steps.append((stat.S_ISDIR(os.fstat(handle).st_mode), path.exists()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", note)
    replace_file(path, b"new")
    assert steps[0] == (False, False)
    assert steps[1:] == ([(True, True)] if hasattr(os, "O_DIRECTORY") else [])


def test_folder_that_cannot_be_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be synced, as on Windows, the file is replaced all the same."""
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    replace_file(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_windows_waits_for_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody is just reading there is replaced as soon as it can be."""
    refusals, replace = [PermissionError(), PermissionError()], Path.replace

    def refuse_first(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(atomic, "_IS_WINDOWS", True)
    monkeypatch.setattr(Path, "replace", refuse_first)
    replace_file(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_left_over_of_a_locked_file(tmp_path: Path) -> None:
    """What a killed process left is in nobody's way, a link that somebody put there is not followed, and it is gone."""
    path, other = tmp_path / "a.json", tmp_path / "other"
    other.write_bytes(b"not to be touched")
    for leave in (lambda: (tmp_path / ".a.tmp").write_bytes(b"half"), lambda: (tmp_path / ".a.tmp").symlink_to(other)):
        leave()
        replace_file(path, b"new", is_locked=True)
        assert path.read_bytes() == b"new"
        assert other.read_bytes() == b"not to be touched"
        assert {each.name for each in tmp_path.iterdir()} == {"a.json", "other"}


def test_sweep(tmp_path: Path) -> None:
    """What killed processes left of this file goes; the file, its lock, and what belongs to others stays."""
    names = ["a.json", ".a.lock", ".a.0123.tmp", ".a.4567.tmp", ".ab.0123.tmp", "a.tmp", ".a.txt"]
    for name in names:
        (tmp_path / name).touch()
    sweep(tmp_path / "a.json")
    assert {each.name for each in tmp_path.iterdir()} == set(names) - {".a.0123.tmp", ".a.4567.tmp"}
