"""A folder is replaced as a whole, and what is not ours stays in it."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.publish.site import tree
from claimcheck.publish.site.tree import NewTree, digest, intact_files, real_folder, recover
from tests.publish.site.test_mirror import held, put

MANIFEST = "manifest"


def replaced(folder: Path, files: Mapping[str, str], ours: Mapping[str, str]) -> NewTree:
    """Replace a folder, and give the tree that did it."""
    made = NewTree(folder, ours, intact_files(folder, ours))
    for path, content in files.items():
        made.put(path, content.encode())
    made.take_place(name=MANIFEST, content=b"m")
    made.settle()
    return made


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def ours(site: Path) -> dict[str, str]:
    """A folder that was made, with what is in it."""
    return replaced(site, {"a": "1", "b/c": "2", "b/d/e": "3"}, {}).files


def spare(site: Path) -> Path:
    return site.with_name(".site.claimcheck-spare")


def test_new(site: Path, ours: dict[str, str]) -> None:
    """A folder that was not there is, with all files and that one more."""
    assert held(site) == {"a": "1", "b": None, "b/c": "2", "b/d": None, "b/d/e": "3", MANIFEST: "m"}
    assert ours == {"a": digest(b"1"), "b/c": digest(b"2"), "b/d/e": digest(b"3")}


def test_changed(site: Path, ours: dict[str, str]) -> None:
    """What is the same is the same file; what is not put is gone, with its folder."""
    before = {path: (site / path).stat().st_ino for path in ("a", "b/c")}
    made = replaced(site, {"a": "1", "b/c": "new"}, ours)
    assert held(site) == {"a": "1", "b": None, "b/c": "new", MANIFEST: "m"}
    assert made.written == 1
    assert (site / "a").stat().st_ino == before["a"]
    assert (site / "b" / "c").stat().st_ino != before["b/c"]


def test_the_folder_is_not_touched_before(site: Path, ours: dict[str, str]) -> None:
    """Whoever looks sees the old files until the new ones are all there; a tree that is given up leaves them."""
    old = held(site)
    made = NewTree(site, ours, intact_files(site, ours))
    made.put("a", b"new")
    made.put("f", b"new")
    assert held(site) == old
    made.settle()
    assert held(site) == held(spare(site)) == old


def test_nothing_is_left_of_what_was(site: Path, ours: dict[str, str]) -> None:
    """What was withdrawn is in no folder beside, either."""
    replaced(site, {"a": "new"}, ours)
    assert held(spare(site)) == held(site) == {"a": "new", MANIFEST: "m"}
    assert sorted(each.name for each in site.parent.iterdir()) == [".site.claimcheck-spare", "site"]


def test_what_somebody_put_there_stays(site: Path, ours: dict[str, str]) -> None:
    """Files, folders and empty folders of others, also beside ours."""
    put(site, mine="x", b__mine="y", own__deep="z")
    (site / "empty").mkdir()
    replaced(site, {"a": "1"}, ours)
    assert held(site) == {
        "a": "1",
        "b": None,
        "b/mine": "y",
        "empty": None,
        MANIFEST: "m",
        "mine": "x",
        "own": None,
        "own/deep": "z",
    }


def test_what_somebody_put_in_our_place(site: Path, ours: dict[str, str]) -> None:
    """It is not written over, and the folder is as it was."""
    put(site, f="mine")
    made = NewTree(site, ours, set())
    with pytest.raises(InputError, match="is not of this site"):
        made.put("f", b"ours")


def test_a_link_leads_nowhere(site: Path, ours: dict[str, str], tmp_path: Path) -> None:
    """Nothing is written through a link that somebody put where a folder of ours is to stand."""
    outside = tmp_path / "outside"
    outside.mkdir()
    try:
        (site / "link").symlink_to(outside)
    except OSError:
        pytest.skip("needs symbolic links")
    made = NewTree(site, ours, set())
    with pytest.raises(InputError, match="is not of this site"):
        made.put("link/page", b"x")
    assert list(outside.iterdir()) == []


def test_a_file_that_was_changed_by_hand(site: Path, ours: dict[str, str]) -> None:
    """It is made anew."""
    (site / "a").write_text("changed", encoding="utf-8")
    (site / "b" / "c").unlink()
    assert intact_files(site, ours) == {"b/d/e"}
    replaced(site, {"a": "1", "b/c": "2", "b/d/e": "3"}, ours)
    assert (site / "a").read_text(encoding="utf-8") == "1"
    assert (site / "b" / "c").read_text(encoding="utf-8") == "2"


def test_over_a_link(site: Path, ours: dict[str, str], tmp_path: Path) -> None:
    """A folder that is a link stays one; what it leads to is replaced."""
    link = tmp_path / "link"
    try:
        link.symlink_to(site, target_is_directory=True)
    except OSError:
        pytest.skip("needs symbolic links")
    assert real_folder(link) == real_folder(site)
    replaced(real_folder(link), {"a": "new"}, ours)
    assert link.is_symlink()
    assert (link / "a").read_text(encoding="utf-8") == "new"


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no such step."""
    monkeypatch.setattr(tree, "exchanged", lambda _one, _other: False)


@pytest.mark.usefixtures("without_exchange")
def test_without_exchange(site: Path, ours: dict[str, str]) -> None:
    """Where folders cannot change places in one step, they do in several."""
    replaced(site, {"a": "new"}, ours)
    assert held(site) == {"a": "new", MANIFEST: "m"}
    assert sorted(each.name for each in site.parent.iterdir()) == [".site.claimcheck-spare", "site"]


@pytest.mark.parametrize("steps", [1, 2])
def test_killed_between_two_renames(site: Path, ours: dict[str, str], steps: int) -> None:
    """The old folder comes back where it was put aside; where the new one is in place already, the old one goes."""
    old = held(site)
    aside = site.with_name(".site.claimcheck-old")
    site.rename(aside)
    if steps > 1:
        spare(site).rename(site)
    recover(site)
    assert held(site) == old
    assert not aside.exists()
    replaced(site, {"a": "new"}, ours)
    assert held(site) == {"a": "new", MANIFEST: "m"}


def test_killed_while_the_spare_was_changed(site: Path, ours: dict[str, str]) -> None:
    """Whatever it holds, the next tree begins with what is in the folder."""
    put(spare(site), a="half", junk="x")
    (spare(site) / "b" / "c").unlink()
    replaced(site, {"a": "1", "b/c": "2"}, ours)
    assert held(site) == {"a": "1", "b": None, "b/c": "2", MANIFEST: "m"}


def test_the_folder_was_removed(site: Path, ours: dict[str, str]) -> None:
    """What is left beside it is not brought back."""
    for path in sorted(site.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    site.rmdir()
    assert ours
    recover(site)
    replaced(site, {"f": "new"}, {})
    assert held(site) == {"f": "new", MANIFEST: "m"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX modes")
def test_the_mode_of_the_folder_is_kept(site: Path, ours: dict[str, str]) -> None:
    """A web server that may read it may read it afterwards."""
    site.chmod(0o711)
    replaced(site, {"a": "new"}, ours)
    assert site.stat().st_mode & 0o777 == 0o711
