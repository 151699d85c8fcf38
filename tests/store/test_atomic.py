"""A file is replaced as a whole or not at all, and nothing is left beside it."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.store import atomic
from claimcheck.store.atomic import read_regular, replace_file, sweep

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


def test_sweep_behind_a_link(linked: tuple[Path, Path]) -> None:
    """What was left lies beside the file that the link leads to."""
    link, file = linked
    (file.parent / ".there.0123.tmp").touch()
    sweep(link)
    assert names_below(file.parent) == {file.name}


@pytest.fixture
def linked(tmp_path: Path) -> tuple[Path, Path]:
    """A link to a link to a file, each in a folder of its own; the link and the file."""
    link, between, file = (tmp_path / name / f"{name}.json" for name in ("here", "between", "there"))
    for each in (link, between, file):
        each.parent.mkdir()
    file.write_bytes(b"old")
    try:
        between.symlink_to(file)
        link.symlink_to(Path("..") / "between" / "between.json")
    except OSError:
        pytest.skip("needs the right to make links")
    return link, file


def names_below(folder: Path) -> set[str]:
    return {each.name for each in folder.rglob("*") if not each.is_dir()}


@pytest.mark.parametrize("is_locked", [True, False])
def test_link_stays_one(linked: tuple[Path, Path], tmp_path: Path, is_locked: bool) -> None:
    """What a link leads to is replaced, keeps its mode, and nothing is left beside either."""
    link, file = linked
    file.chmod(0o640)
    before = file.stat()
    replace_file(link, b"new", is_locked=is_locked)
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert (file.stat().st_mode, file.stat().st_ino != before.st_ino) == (before.st_mode, True)
    assert names_below(tmp_path) == {"here.json", "between.json", "there.json"}


@pytest.mark.parametrize("is_locked", [True, False])
def test_link_to_a_file_that_is_not_there(linked: tuple[Path, Path], tmp_path: Path, is_locked: bool) -> None:
    """The file is made where the link leads to; where there is no folder for it, that is an error."""
    link, file = linked
    file.unlink()
    replace_file(link, b"new", is_locked=is_locked)
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")
    file.unlink()
    file.parent.rmdir()
    with pytest.raises(FileNotFoundError):
        replace_file(link, b"new", is_locked=is_locked)
    assert names_below(tmp_path) == {"here.json", "between.json"}


def test_links_in_a_circle(tmp_path: Path) -> None:
    """They lead to no file, which is said; they stay as they are."""
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    try:
        one.symlink_to(other)
    except OSError:
        pytest.skip("needs the right to make links")
    other.symlink_to(one)
    for attempt in (lambda: replace_file(one, b"new"), lambda: read_regular(one)):
        with pytest.raises(OSError, match=r"links|loop") as caught:
            attempt()
        assert caught.value.strerror
    assert names_below(tmp_path) == {"one.json", "other.json"}


DIES = """
import os, sys
from pathlib import Path
from claimcheck.store import atomic
atomic._swap = lambda *_: os._exit(9)
atomic.replace_file(Path(sys.argv[1]), b"half", is_locked=True)
"""


def test_left_over_behind_a_link(linked: tuple[Path, Path]) -> None:
    """What a process left that was killed while it wrote through a link goes at the next time, and others' stays."""
    link, file = linked
    (file.parent / ".there.tmp").write_bytes(b"of one who holds the file's own lock")
    assert subprocess.run([sys.executable, "-c", DIES, link], check=False).returncode == 9
    assert len(names_below(file.parent)) == 3
    replace_file(link, b"new", is_locked=True)
    assert names_below(file.parent) == {file.name, ".there.tmp"}


@pytest.fixture(params=["pipe", "socket", "device", "folder"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """What stands in the place of a file and is none."""
    path = tmp_path / "a.json"
    if request.param == "folder":
        path.mkdir()
    elif sys.platform == "win32":
        pytest.skip("Windows has none of these in folders")
    elif request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "socket":
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
    else:
        path.symlink_to(os.devnull)
    return path


def test_what_is_no_file(no_file: Path) -> None:
    """It is neither read nor replaced, keeps nobody waiting, and stays; the error says so."""
    kind = stat.S_IFMT(no_file.stat().st_mode)
    for attempt in (lambda: read_regular(no_file), lambda: replace_file(no_file, b"new", is_locked=True)):
        with pytest.raises(OSError, match=r"no file|directory|device|denied") as caught:
            attempt()
        assert caught.value.strerror
    assert stat.S_IFMT(no_file.stat().st_mode) == kind
    assert names_below(no_file.parent) <= {no_file.name}


def test_reading(linked: tuple[Path, Path]) -> None:
    """A file is read byte for byte, through links as well; one that is not there is said to be missing."""
    link, file = linked
    content = bytes(range(256)) * 999 + b"\r\n\x1a"
    file.write_bytes(content)
    assert read_regular(link) == read_regular(file) == content
    with pytest.raises(FileNotFoundError):
        read_regular(file.with_name("none.json"))
