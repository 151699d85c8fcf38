"""A listing reads what has changed since the last one, and never shows what a session was before."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from claimcheck.model import ReviewSession
from claimcheck.store.base import SessionSummary
from claimcheck.store.files import FileStore
from claimcheck.store.summaries import NAME, VERSION, Stamp, Summaries, stamps_in
from tests import samples, strategies
from tests.store.children import AS_ANYBODY, run_child

ID = samples.session().id
STAMPS: dict[str, Stamp] = {"bridge": (1, 100, 10), "ferry": (2, 200, 20)}
LIST = """
listing = store.listing()
print(*[session.title for session in listing.sessions], len(listing.faults), sep="\\n")
"""


class Reader:
    """Sums up sessions by their ids, and notes which it was asked for."""

    def __init__(self, *, unreadable: str = "") -> None:
        self.asked: list[str] = []
        self._unreadable = unreadable

    def __call__(self, name: str) -> SessionSummary | None:
        """Give the summary of that id."""
        self.asked.append(name)
        return None if name == self._unreadable else evolve(SessionSummary.of(samples.reviewed()), id=name)


def listed(folder: Path, stamps: dict[str, Stamp], **known: str) -> tuple[list[str], list[str]]:
    """List sessions as a new process would; give the ids that it lists and those that it read."""
    read = Reader(**known)
    found = Summaries(folder).of_each(stamps, read)
    return [each.id for each in found], read.asked


def age(folder: Path) -> None:
    """Make every session's file one that was changed a while ago."""
    for path in folder.glob("*.json"):
        then = path.stat().st_mtime - 60
        os.utime(path, (then, then))


def test_what_is_known_is_not_read(tmp_path: Path) -> None:
    """A second listing, of this process or another, reads nothing."""
    assert listed(tmp_path, STAMPS) == (["bridge", "ferry"], ["bridge", "ferry"])
    assert listed(tmp_path, STAMPS) == (["bridge", "ferry"], [])
    once = Summaries(tmp_path / "elsewhere")
    assert once.of_each(STAMPS, Reader()) == once.of_each(STAMPS, Reader(unreadable="bridge"))


@pytest.mark.parametrize("stamp", [(3, 100, 10), (1, 101, 10), (1, 100, 11)])
def test_what_has_changed_is_read(tmp_path: Path, stamp: Stamp) -> None:
    """A file of another number, size or time is another one; the rest is known."""
    listed(tmp_path, STAMPS)
    assert listed(tmp_path, {**STAMPS, "bridge": stamp}) == (["bridge", "ferry"], ["bridge"])


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """A session that was deleted is listed no more, and read if it comes back."""
    listed(tmp_path, STAMPS)
    assert listed(tmp_path, {"ferry": STAMPS["ferry"]}) == (["ferry"], [])
    assert listed(tmp_path, STAMPS) == (["bridge", "ferry"], ["bridge"])


def test_what_cannot_be_read_is_tried_again(tmp_path: Path) -> None:
    """It is not listed, nor known."""
    assert listed(tmp_path, STAMPS, unreadable="ferry") == (["bridge"], ["bridge", "ferry"])
    assert listed(tmp_path, STAMPS) == (["bridge", "ferry"], ["ferry"])


def test_what_has_just_changed_may_change_again(tmp_path: Path) -> None:
    """Within two seconds a file could be changed twice and keep its time; until then it is read each time."""
    young = {"bridge": (1, 100, time.time_ns()), "ferry": STAMPS["ferry"]}
    listed(tmp_path, young)
    assert listed(tmp_path, young) == (["bridge", "ferry"], ["bridge"])


@given(strategies.sessions())
def test_there_and_back(session: ReviewSession) -> None:
    """What was kept of a session is what was listed of it, whatever is in its title and names."""
    summary = SessionSummary.of(session)
    with tempfile.TemporaryDirectory() as folder:
        stamps: dict[str, Stamp] = {session.id: (1, 2, 3)}
        assert Summaries(Path(folder)).of_each(stamps, lambda _: summary) == [summary]
        assert Summaries(Path(folder)).of_each(stamps, lambda _: None) == [summary]


ROW: list[Any] = [1, 100, 10, 3, 2, 1, 1, "Bridge", "2026-01-31T10:00:05+00:00", "Ada Quill"]


def with_row(*row: Any) -> bytes:
    """Give a file of summaries with that row for one session."""
    return json.dumps({"version": VERSION, "sessions": {"bridge": row}}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b"\xff",
        b"{}",
        b'{"version": 99, "sessions": {}}',
        b'{"version": 2, "sessions": []}',
        b'{"version": 2, "sessions": {"bridge": {}}}',
        b'{"version": 1, "sessions": {"bridge": [1, 100, 10, 3, 2, 1, "Bridge", "2026-01-31T10:00:05+00:00"]}}',
        with_row(),
        with_row(*ROW[:7]),
        with_row(*ROW[:7], None, *ROW[8:]),
        with_row(*ROW[:6], *ROW[7:]),
        with_row(*map(str, ROW)),
        with_row(*ROW[:-1], ["Ada Quill"]),
        with_row(*ROW[:8], "yesterday"),
        with_row(*ROW[:8], "0001-01-01T00:00:00+05:00"),
    ],
)
def test_damaged_summaries(tmp_path: Path, content: bytes) -> None:
    """A file of summaries that is damaged, or of another version, counts for nothing and is written anew."""
    (tmp_path / NAME).write_bytes(content)
    assert listed(tmp_path, STAMPS) == (["bridge", "ferry"], ["bridge", "ferry"])
    assert listed(tmp_path, STAMPS) == (["bridge", "ferry"], [])


def test_good_row(tmp_path: Path) -> None:
    """The row that the damaged ones are made of is good."""
    (tmp_path / NAME).write_bytes(with_row(*ROW))
    assert listed(tmp_path, {"bridge": STAMPS["bridge"]}) == (["bridge"], [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a session that was changed a while ago, and was listed since."""
    FileStore(tmp_path).save(samples.reviewed())
    age(tmp_path)
    FileStore(tmp_path).listing()
    return tmp_path


def test_listing_after_a_restart(folder: Path) -> None:
    """It shows the session without looking into its file, as long as the file is the same from outside."""
    path = folder / f"{ID}.json"
    before = path.stat()
    with path.open("r+b") as file:
        file.write(b" ")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (summary,) = FileStore(folder).listing().sessions
    assert summary == SessionSummary.of(evolve(samples.reviewed(), revision=1))


def test_listing_after_a_save(folder: Path) -> None:
    """It shows what was saved, by whomever, at once."""
    other = FileStore(folder)
    assert other.listing().sessions[0].reviewers == ("Ada Quill",)
    FileStore(folder).change(ID, lambda it: it.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True"))
    assert other.listing().sessions[0].reviewers == FileStore(folder).listing().sessions[0].reviewers
    assert other.listing().sessions[0].reviewers == ("Ada Quill", "Bo Ferrin")


def test_summaries_that_were_removed(folder: Path) -> None:
    """They are made anew, and are no session."""
    (folder / NAME).unlink()
    assert [session.id for session in FileStore(folder).listing().sessions] == [ID]
    assert (folder / NAME).exists()
    assert FileStore(folder).ids() == (ID,)


def test_left_over_files_go(folder: Path) -> None:
    """What a killed listing left is gone after the next one that has something to keep."""
    left = folder / f".{Path(NAME).stem}.0123456789ab.tmp"
    left.write_text("half")
    (folder / NAME).unlink()
    FileStore(folder).listing()
    assert not left.exists()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user can reach, unlike those that pytest makes, with a session of long ago."""
    with tempfile.TemporaryDirectory() as name:
        FileStore(Path(name)).save(samples.reviewed())
        age(Path(name))
        yield Path(name)


def _forget(folder: Path) -> None:
    (folder / NAME).unlink(missing_ok=True)


def _shut(folder: Path) -> None:
    FileStore(folder).listing()
    (folder / NAME).chmod(0o600)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no users of this kind")
@pytest.mark.parametrize("prepare", [_forget, _shut])
@pytest.mark.parametrize("mode", [0o755, 0o777])
def test_another_users_folder(shared: Path, prepare: Callable[[Path], None], mode: int) -> None:
    """Whoever may not read the summaries, or not write them, is shown the same listing."""
    prepare(shared)
    shared.chmod(mode)
    assert run_child(AS_ANYBODY + LIST, shared, ID) == (0, [samples.reviewed().article.title, "0"])


def test_stamps(tmp_path: Path) -> None:
    """Every JSON file has one, which changes with it; a folder that is not there has none to give."""
    for name in ("a.json", "b.json", "c.txt"):
        (tmp_path / name).write_text(name)
    before = stamps_in(tmp_path)
    assert set(before) == {"a", "b"}
    (tmp_path / "a.json").write_text("longer than before")
    assert before["a"] != stamps_in(tmp_path)["a"]
    assert before["b"] == stamps_in(tmp_path)["b"]
    with pytest.raises(FileNotFoundError):
        stamps_in(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_stamps_of_what_is_no_file(tmp_path: Path) -> None:
    """A pipe and a device have none, nor has a link that leads nowhere; a folder and a circle of links do, to be told."""
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file.json").touch()
    for name, target in {"device": os.devnull, "nowhere": "none", "circle": "circle.json", "link": "file.json"}.items():
        (tmp_path / f"{name}.json").symlink_to(target)
    assert set(stamps_in(tmp_path)) == {"file", "folder", "link", "circle"}
