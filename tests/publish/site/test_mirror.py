"""A folder is made the same as another, touching only what differs."""

import os
import stat
import sys
from pathlib import Path

import pytest

from claimcheck.publish.site.mirror import linked, mirrored, removed


def put(folder: Path, **files: str) -> Path:
    """Put files into a folder; two underlines stand for a stroke."""
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def held(folder: Path) -> dict[str, str | None]:
    """Give what is in a folder: the content of each file, None for a folder."""
    return {
        each.relative_to(folder).as_posix(): None if each.is_dir() else each.read_text(encoding="utf-8")
        for each in sorted(folder.rglob("*"))
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return put(tmp_path / "source", a="1", b__c="2", b__d__e="3")


def test_from_nothing(source: Path, tmp_path: Path) -> None:
    """A folder that is not there is made."""
    mirrored(source, tmp_path / "deep" / "target")
    assert held(tmp_path / "deep" / "target") == held(source)


def test_what_differs(source: Path, tmp_path: Path) -> None:
    """What is more goes, what lacks comes, what is of another kind is replaced."""
    target = put(tmp_path / "target", a="old", x="more", y__z="more", b__d="a file here")
    (source / "empty").mkdir()
    mirrored(source, target)
    assert held(target) == held(source)


def test_what_is_the_same_is_not_touched(source: Path, tmp_path: Path) -> None:
    """Files are linked once, and a file of the same content stays."""
    target = put(tmp_path / "target", a="1")
    before = (target / "a").stat().st_ino
    mirrored(source, target)
    assert (target / "a").stat().st_ino == before
    assert (target / "b" / "c").stat().st_ino == (source / "b" / "c").stat().st_ino
    moments = {path: path.stat().st_ctime_ns for path in target.rglob("*")}
    mirrored(source, target)
    assert {path: path.stat().st_ctime_ns for path in target.rglob("*")} == moments


def test_a_link_is_a_link(source: Path, tmp_path: Path) -> None:
    """It is not followed, neither to be copied nor to be removed."""
    outside = put(tmp_path / "outside", kept="1")
    try:
        (source / "link").symlink_to(outside)
    except OSError:
        pytest.skip("needs symbolic links")
    target = put(tmp_path / "target", a="1")
    (target / "stray").symlink_to(outside)
    mirrored(source, target)
    assert (target / "link").is_symlink()
    assert not (target / "stray").exists()
    removed(target / "link")
    assert held(outside) == {"kept": "1"}


def test_where_files_have_one_name(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a drive without hard links files are copied, and compared by what they hold."""

    def refused(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    mirrored(source, tmp_path / "target")
    assert held(tmp_path / "target") == held(source)
    assert (tmp_path / "target" / "a").stat().st_ino != (source / "a").stat().st_ino
    (source / "a").write_text("other", encoding="utf-8")
    mirrored(source, tmp_path / "target")
    assert held(tmp_path / "target") == held(source)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX modes")
def test_modes_are_kept(source: Path, tmp_path: Path) -> None:
    """A folder that others may read stays one."""
    (source / "b").chmod(0o711)
    mirrored(source, tmp_path / "target")
    assert stat.S_IMODE((tmp_path / "target" / "b").stat().st_mode) == 0o711


def test_removed(source: Path) -> None:
    """Whatever it is, and also where it is nothing."""
    for path in (source / "a", source / "b", source / "nothing"):
        removed(path)
    assert held(source) == {}


def test_linked(source: Path) -> None:
    """A file gets another name, and is one file still."""
    linked(os.fspath(source / "a"), os.fspath(source / "new"))
    assert (source / "new").samefile(source / "a")
