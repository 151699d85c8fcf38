"""``claimcheck status``: the sessions there are and how far each is."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.cli.sessions_table import bar
from claimcheck.model import Progress, ReviewSession
from claimcheck.model.editing import edited, split
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


@pytest.fixture
def disputed(folder: Path) -> Path:
    """The same folder, with a claim that two people rate differently."""
    store = open_store(str(folder / "reviews"))
    dispute = partial(
        ReviewSession.add_review, claim_id=samples.COST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT
    )
    store.change(samples.reviewed().id, dispute)
    return folder


def test_disputed_claims_are_counted(disputed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are any; on a screen of 80 columns the bar has to give way to them."""
    assert "disputed" not in run("status", cwd=disputed.parent).out
    head = "article claims rated skipped disputed"
    for columns, more in (("60", ""), ("80", " reviewers changed"), ("120", " progress reviewers changed")):
        monkeypatch.setenv("COLUMNS", columns)
        ran = run("status", cwd=disputed)
        assert ran.out.splitlines()[0].split() == (head + more).split()
        assert max(map(len, ran.out.splitlines())) <= int(columns)
    [row] = [row for row in ran.out.splitlines() if row.startswith("Mayor of Gotham opens bridge")]
    assert row.split()[5:9] == ["3", "2", "1", "1"]
    data = json.loads(run("status", "--json", cwd=disputed).out)
    assert sorted(each["progress"]["disputed"] for each in data["sessions"]) == [0, 1]


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
        "progress": {"claims": 3, "rated": 2, "skipped": 1, "disputed": 0},
        "reviewers": ["Ada Quill"],
        "updated_at": "2026-01-31T10:00:05Z",
    }


def test_json_of_an_empty_store(tmp_path: Path) -> None:
    """A program gets an empty list, and nobody is told anything."""
    ran = run("status", "--json", cwd=tmp_path)
    assert json.loads(ran.out) == {"sessions": [], "total": 0, "faults": []}
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


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with five sessions, the last of which was changed last."""
    store = open_store(str(tmp_path / "reviews"))
    for number in range(5):
        at = samples.AT + timedelta(days=number)
        store.save(evolve(samples.session(title=f"Article {number}"), updated_at=at))
    return tmp_path


def titles(out: str) -> list[str]:
    """Give the titles of a table, by their numbers."""
    return [line.split()[1] for line in out.splitlines()[1:]]


def test_pages(many: Path) -> None:
    """A long list is shown in parts, with the command that shows the next one; the last part is just shown."""
    ran = run("--store", "reviews", "status", "--per-page", "2", cwd=many)
    assert titles(ran.out) == ["4", "3"]
    assert ran.err == "Page 1 of 3. claimcheck --store reviews status --page 2 --per-page 2 goes on.\n"
    assert titles(run("status", "--page", "2", "--per-page", "2", cwd=many).out) == ["2", "1"]
    last = run("status", "--page", "3", "--per-page", "2", cwd=many)
    assert (titles(last.out), last.err, last.code) == (["0"], "", 0)


def test_fifty_a_page(many: Path) -> None:
    """Without a word about it a page has 50 sessions, which most desks never see the end of."""
    store = open_store(str(many / "reviews"))
    for number in range(5, 51):
        store.save(samples.session(title=f"Article {number}"))
    ran = run("status", cwd=many)
    assert len(titles(ran.out)) == 50
    assert ran.err == "Page 1 of 2. claimcheck status --page 2 goes on.\n"
    assert len(titles(run("status", "--page", "2", cwd=many).out)) == 1


@pytest.mark.parametrize(
    ("options", "numbers"),
    [((), "43210"), (("--per-page", "2"), "43210"), (("--page", "2", "--per-page", "2"), "21"), (("--page", "9"), "")],
)
def test_pages_as_json(many: Path, options: tuple[str, ...], numbers: str) -> None:
    """A program gets all of them, unless it asks for a page, and their number; nobody is told how to go on."""
    ran = run("status", "--json", *options, cwd=many)
    data = json.loads(ran.out)
    assert [each["title"][-1] for each in data["sessions"]] == list(numbers)
    assert (data["total"], ran.err, ran.code) == (5, "", 0)


def test_no_such_page(many: Path) -> None:
    """A page after the last one is refused, with the last one's number; a page before the first is none."""
    ran = run("status", "--page", "4", "--per-page", "2", cwd=many)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "claimcheck: there is no page 4\n  The last one is --page 3.\n"
    assert run("status", "--page", "0", cwd=many).code == 2


def test_page_in_a_terminal(many: Path) -> None:
    """What is suggested has a name that no session on any page has."""
    with Terminal("status", "--per-page", "1", cwd=many, columns=120) as terminal:
        terminal.wait_for("Page 1 of 5. claimcheck status --page 2 --per-page 1 goes on.")
        terminal.wait_for(f"Go on: claimcheck review article-4-{samples.article().text_sha256[:6]}")
        assert terminal.exit_code() == 0


def test_several_people(folder: Path) -> None:
    """More than one reviewer are counted, not listed."""
    store = open_store(str(folder / "reviews"))
    begun = store.load(samples.reviewed().id)
    store.save(begun.add_review(samples.COST.id, reviewer="Ben Sample", rating="True"))
    assert "2 people" in run("status", cwd=folder).out


@pytest.fixture
def due(tmp_path: Path) -> Path:
    """A folder with two sessions that have claims to be looked at again, one of which was split."""
    store = open_store(str(tmp_path / "reviews"))
    first = samples.reviewed()
    for claim, day in ((samples.COST, date(2026, 3, 1)), (samples.END, date(2027, 1, 1))):
        first = edited(first, claim.id, by="Ada Quill", look_again_on=day, at=samples.AT)
    store.save(first)
    second = samples.session(title="Ferry to end")
    for claim in (samples.END, samples.LONGEST):
        second = edited(second, claim.id, by="Ada Quill", look_again_on=date(2026, 2, 1), at=samples.AT)
    parts = [(text, samples.LONGEST.anchors) for text in ("It is long", "It is longest")]
    second = split(second, samples.LONGEST.id, parts, by="Ada Quill", at=samples.AT)
    for claim in second.current_claims[-2:]:
        second = edited(second, claim.id, by="Ada Quill", look_again_on=None, at=samples.AT)
    store.save(second)
    return tmp_path


def test_due(due: Path) -> None:
    """By a day: the soonest first, by the names that show takes, with what they are rated so far."""
    ran = run("status", "--due", "2026-03-01", cwd=due)
    assert (ran.code, ran.err) == (0, "")
    head, *rows = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert head == "again on session claim so far"
    assert rows == [
        f"2026-02-01 ferry 2 {samples.END.text} open",
        f"2026-03-01 mayor 1 {samples.COST.text} False",
    ]
    assert samples.END.text in run("show", "ferry", "2", cwd=due).out


def test_due_today(due: Path) -> None:
    """Without a day it is today's; an option may follow."""
    by = json.loads(run("status", "--due", "--json", cwd=due).out)["by"]
    assert by in {str((datetime.now(UTC).astimezone() - timedelta(days=days)).date()) for days in (0, 1)}


def test_due_for_a_program(due: Path) -> None:
    """Everything about each, and what could not be read, of which the exit code tells, too."""
    (due / "reviews" / "damaged.json").write_bytes(b"{")
    ran = run("status", "--due", "2026-02-28", "--json", cwd=due)
    data = json.loads(ran.out)
    assert data["by"] == "2026-02-28"
    assert data["claims"] == [
        {
            "look_again_on": "2026-02-01",
            "session": samples.session(title="Ferry to end").id,
            "title": "Ferry to end",
            "number": 2,
            "id": samples.END.id,
            "claim": samples.END.text,
            "state": "open",
            "ratings": [],
        }
    ]
    assert "damaged.json" in data["faults"][0]["message"]
    assert (ran.code, "damaged.json" in ran.err) == (4, True)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_due_at_any_width(due: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """The table fits the screen, and no word is cut."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("status", "--due", "2030-01-01", cwd=due).out
    assert max(map(len, out.splitlines())) <= columns
    assert set(samples.COST.text.split()) <= set(out.split())


def test_nothing_due(due: Path) -> None:
    """One line says so."""
    ran = run("status", "--due", "2026-01-31", cwd=due)
    told = "No claim in reviews is to be looked at again by 2026-01-31.\n"
    assert (ran.code, ran.out, ran.err) == (0, "", told)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--due", "tomorrow"), "--due: “tomorrow” is no date; it is written as 2026-01-31"),
        (("--due", "2026-02-30"), "--due: “2026-02-30” is no date"),
        (("--due", "--page", "2"), "--page is of the list of sessions"),
    ],
)
def test_due_that_is_refused(due: Path, arguments: tuple[str, ...], message: str) -> None:
    """What is no day, and what is of the other list."""
    ran = run("status", *arguments, cwd=due)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


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
