"""``claimcheck status``: the sessions there are and how far each is."""

import json
from pathlib import Path

import pytest

from claimcheck.cli.sessions_table import bar
from claimcheck.model import Progress
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two sessions in its ``reviews``, one of them begun."""
    store = open_store(str(tmp_path / "reviews"))
    store.save(samples.reviewed())
    store.save(samples.session(title="A much longer title of an article that nobody has begun to review as yet"))
    return tmp_path


def test_no_session_yet(tmp_path: Path) -> None:
    """Where there is none, one line says how to begin one, and nothing is made."""
    ran = run("status", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No sessions in reviews. Begin one: claimcheck review ARTICLE\n"
    assert list(tmp_path.iterdir()) == []


def test_table(folder: Path) -> None:
    """Each session has its title, its numbers, its reviewers and the day it was changed."""
    ran = run("status", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    head, *rows = ran.out.splitlines()
    assert head.split() == ["article", "claims", "rated", "skipped", "progress", "reviewers", "changed"]
    [row] = [row for row in rows if row.startswith("Mayor of Gotham opens bridge")]
    assert row.split()[5:] == ["3", "2", "1", "done", "Ada", "Quill", "2026-01-31"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_table_shows_every_word(folder: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """The table fits its width and cuts no title."""
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run("status", cwd=folder)
    assert max(map(len, ran.out.splitlines())) <= columns
    assert set("A much longer title of an article that nobody has begun to review as yet".split()) <= set(
        ran.out.split()
    )


@pytest.mark.parametrize("columns", ["1", "20", "100"])
def test_table_in_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """The titles are there however narrow the terminal is said to be, and no line ends in spaces."""
    monkeypatch.setenv("COLUMNS", columns)
    out = run("status", cwd=folder).out
    assert out.split()[:4] == ["article", "claims", "rated", "skipped"]
    assert "Mayor of" in out
    assert all(line == line.rstrip() for line in out.splitlines())


def test_json(folder: Path) -> None:
    """A program gets the same with ids and every reviewer."""
    data = json.loads(run("status", "--json", cwd=folder).out)
    assert data["faults"] == []
    [begun] = [each for each in data["sessions"] if each["progress"]["rated"]]
    assert begun == {
        "id": samples.reviewed().id,
        "title": "Mayor of Gotham opens bridge",
        "progress": {"claims": 3, "rated": 2, "skipped": 1},
        "reviewers": ["Ada Quill"],
        "updated_at": "2026-01-31T10:00:05Z",
    }


def test_json_of_an_empty_store(tmp_path: Path) -> None:
    """A program gets an empty list, and nobody is told anything."""
    ran = run("status", "--json", cwd=tmp_path)
    assert json.loads(ran.out) == {"sessions": [], "faults": []}
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_damaged_file(folder: Path, option: tuple[str, ...]) -> None:
    """All that can be read is listed; what cannot is named on stderr with what to do, and the code says so."""
    damaged = folder / "reviews" / "damaged.json"
    damaged.write_bytes(b"{")
    ran = run("status", *option, cwd=folder)
    assert ran.code == 4
    assert "Mayor of Gotham opens bridge" in ran.out
    assert "damaged.json" in ran.err
    assert len(ran.err.splitlines()) == 2
    assert damaged.read_bytes() == b"{"


def test_several_people(folder: Path) -> None:
    """More than one reviewer are counted, not listed."""
    store = open_store(str(folder / "reviews"))
    begun = store.load(samples.reviewed().id)
    store.save(begun.add_review(samples.COST.id, reviewer="Ben Sample", rating="True"))
    assert "2 people" in run("status", cwd=folder).out


def test_hostile_title(tmp_path: Path) -> None:
    """A title cannot do anything to the terminal."""
    open_store(str(tmp_path / "reviews")).save(samples.session(title="Bridge \x1b[2J\u202egone\nnow"))
    out = run("status", cwd=tmp_path).out
    assert "\x1b" not in out
    assert "\\x1b[2J" in out


def test_other_store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """``--store`` names another folder; a file is none, which is said."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert "Mayor" in run("--store", folder / "reviews", "status", cwd=elsewhere).out
    ran = run("--store", folder / "reviews" / f"{samples.reviewed().id}.json", "status", cwd=elsewhere)
    assert (ran.code, ran.out) == (4, "")


def test_in_a_terminal(folder: Path) -> None:
    """A person is told how to go on with the unfinished session that was changed last."""
    with Terminal("status", cwd=folder, columns=120) as terminal:
        terminal.wait_for("Go on: claimcheck review much")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    ("claims", "done", "drawn"),
    [
        (0, 0, "░░░░░░░░"),
        (100, 0, "░░░░░░░░"),
        (100, 1, "▓░░░░░░░"),
        (100, 99, "▓▓▓▓▓▓▓░"),
        (8, 8, "done"),
    ],
)
def test_bar(claims: int, done: int, drawn: str) -> None:
    """A little is not nothing, and nearly all is not all; a claim that was skipped is done too."""
    assert bar(Progress(claims=claims, rated=done, skipped=0)) == drawn
    assert bar(Progress(claims=claims, rated=done // 4, skipped=done - done // 4)) == drawn
