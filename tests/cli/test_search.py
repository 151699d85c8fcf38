"""``claimcheck search``: claims of all sessions, for a person and for a program."""

import json
from pathlib import Path

import pytest

from claimcheck.model import Claimant
from claimcheck.model.editing import split
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.samples import COST, END, LONGEST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a session that is judged, and one that nobody has begun."""
    store = open_store(str(tmp_path / "reviews"))
    store.save(samples.reviewed())
    ferry = samples.with_claim(samples.session(title="Ferry"), 0, claimant=Claimant("Élise Brandt"))
    store.save(samples.with_claim(ferry, 1, text="Half of the ferry's crossings would end"))
    return tmp_path


def found(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """Give what a search finds: the first word of the session's name and the claim's id."""
    ran = run("search", *arguments, "--json", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    return [(each["session_id"].split("-")[0], each["claim"]["id"]) for each in json.loads(ran.out)]


def test_table(folder: Path) -> None:
    """Each claim has its id, its words, what it was rated or that it was not, who said it, and its article."""
    ran = run("search", "the bridge", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    head, *rows = ran.out.splitlines()
    assert head.split() == ["id", "claim", "rating", "claimant", "article"]
    assert [row.split()[0] for row in rows if row.startswith("c-")] == [COST.id, LONGEST.id] * 2
    judged = "\n".join(rows[2:])
    assert "False" in judged
    assert "skipped" in judged
    assert "Selina Vale" in judged
    assert "Élise Brandt" in ran.out


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_table_shows_every_word(folder: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """The table fits its width and cuts no claim; a narrow one leaves the ids out."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("search", cwd=folder).out
    assert max(map(len, out.splitlines())) <= columns
    assert set(LONGEST.text.split()) <= set(out.split())
    assert (COST.id in out) is (columns >= 80)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("CROSSINGS",), [("ferry", END.id), ("mayor", END.id)]),
        ((" half its crossings ",), [("ferry", END.id), ("mayor", END.id)]),
        (("--claimant", "éLISE"), [("ferry", COST.id)]),
        (("--state", "skipped"), [("mayor", LONGEST.id)]),
        (("--state", "rated", "--claimant", "ferry"), [("mayor", END.id)]),
        (("--rating", "FALSE"), [("mayor", COST.id)]),
        (("the bridge", "--state", "open"), [("ferry", COST.id), ("ferry", LONGEST.id)]),
        (("%",), []),
    ],
)
def test_what_is_found(folder: Path, arguments: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """All that is given must hold, in any case of the letters; nothing found is an empty list."""
    assert found(folder, *arguments) == expected


def test_disputed_and_superseded(folder: Path) -> None:
    """Both can be searched for; what was split looks like nothing that is rated."""
    store = open_store(str(folder / "reviews"))
    name = samples.reviewed().id
    store.change(name, lambda it: it.add_review(COST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT))
    parts = [("half", END.anchors), ("crossings", END.anchors)]
    store.change(name, lambda it: split(it, END.id, parts, by="Bo Ferrin", at=samples.AT))
    assert found(folder, "--state", "disputed") == [("mayor", COST.id)]
    assert found(folder, "--state", "superseded") == [("mayor", END.id)]
    out = run("search", "--state", "superseded", cwd=folder).out
    assert "superseded" in out
    assert "Unproven" not in out


def test_all_claims(folder: Path) -> None:
    """Without a word about them, all are listed."""
    assert len(found(folder)) == 6


def test_json(folder: Path) -> None:
    """A program gets the whole claim with its session, and what each reviewer said."""
    (one,) = json.loads(run("search", "--rating", "False", "--json", cwd=folder).out)
    assert (one["session_id"], one["title"]) == (samples.reviewed().id, "Mayor of Gotham opens bridge")
    assert (one["state"], one["ratings"], one["reviewers"]) == ("rated", ["False"], ["Ada Quill"])
    assert one["claim"]["selectors"][1]["exact"] == COST.text
    assert one["claim"]["claimant"]["name"] == "Selina Vale"


def test_nothing_found(folder: Path) -> None:
    """A person is told; the table that there is not is not printed."""
    ran = run("search", "volcano", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "", "No such claim in reviews.\n")


def test_no_store_yet(tmp_path: Path) -> None:
    """Where no session was saved, nothing is found, and nothing is made."""
    assert found(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_state_that_is_none(folder: Path) -> None:
    """The states are named where another one is asked for."""
    ran = run("search", "--state", "done", cwd=folder)
    assert ran.code == 2
    assert "open" in ran.err


def test_hostile_words(tmp_path: Path) -> None:
    """A claim, a name and a title cannot do anything to the terminal, nor a searched word."""
    session = samples.session(title="Bridge \x1b[2J")
    session = samples.with_claim(session, 0, text="It cost \x1b[31mnothing", claimant=Claimant("Vale \u202e"))
    open_store(str(tmp_path / "reviews")).save(session)
    ran = run("search", cwd=tmp_path)
    assert not set("\x1b\u202e") & set(ran.out)
    assert "\\x1b[31mnothing" in ran.out
    assert run("search", "\x1b[2J no", cwd=tmp_path).err == "No such claim in reviews.\n"


def test_damaged_file(folder: Path) -> None:
    """What cannot be read is passed over."""
    (folder / "reviews" / "damaged.json").write_text("{")
    assert len(found(folder)) == 6
