"""``claimcheck assign``: claims given to a reviewer, by whom, and taken back."""

import json
from pathlib import Path

import pytest

from claimcheck.model import ReviewSession
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.samples import COST, END, LONGEST

NAME = samples.session().id
ADA, BO = "Ada Quill", "Bo Ferrin"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one session and settings that name who works there."""
    open_store(str(tmp_path / "reviews")).save(samples.session())
    (tmp_path / "claimcheck.toml").write_text(f'reviewer = "{ADA}"\n', encoding="utf-8")
    return tmp_path


def stored(folder: Path) -> ReviewSession:
    """Give the session as it is stored."""
    return open_store(str(folder / "reviews")).load(NAME)


def asked(folder: Path) -> list[tuple[str, str, str]]:
    """Give the claims that reviewers are asked for, with who they are and who said so."""
    return [(each.claim_id, each.reviewer, each.by) for each in stored(folder).assignments]


def test_all_claims_of_a_session(folder: Path) -> None:
    """They are the reviewer's, said by whom the settings name, and counted."""
    ran = run("assign", "bridge", BO, cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "", f"3 claims of {NAME} assigned to {BO}.\n")
    assert asked(folder) == [(claim.id, BO, ADA) for claim in (COST, END, LONGEST)]
    assert [entry.note for entry in stored(folder).history] == [BO] * 3


def test_some_claims_of_a_session(folder: Path) -> None:
    """Those that are named, once each; only what is new is counted."""
    named = ("--claim", END.id, "--claim", COST.id)
    assert run("assign", "bridge", BO, *named, cwd=folder).err == f"2 claims of {NAME} assigned to {BO}.\n"
    assert run("assign", "bridge", BO, cwd=folder).err == f"1 claim of {NAME} assigned to {BO}.\n"
    assert [claim_id for claim_id, _, _ in asked(folder)] == [END.id, COST.id, LONGEST.id]


def test_nothing_new(folder: Path) -> None:
    """What is so already is no fault, and nothing is written."""
    run("assign", "bridge", BO, cwd=folder)
    ran = run("assign", "bridge", BO, cwd=folder)
    assert (ran.code, ran.err) == (0, f"Nothing to change: {BO} was already asked for these claims.\n")
    assert stored(folder).revision == 2


@pytest.mark.parametrize("what", [COST.id, f"bridge:{COST.id}", f"{NAME}:{COST.id}"])
def test_one_claim(folder: Path, what: str) -> None:
    """A claim is named by its id where one session alone has it, or with its session."""
    assert run("assign", what, BO, cwd=folder).err == f"1 claim of {NAME} assigned to {BO}.\n"
    assert asked(folder) == [(COST.id, BO, ADA)]


def test_claim_of_several_sessions(folder: Path) -> None:
    """Which one is meant is asked for, with an example."""
    open_store(str(folder / "reviews")).save(samples.session(title="Another article"))
    ran = run("assign", COST.id, BO, cwd=folder)
    another = samples.session(title="Another article").id
    assert ran.code == 4
    assert ran.err == (
        f"claimcheck: {COST.id}: a claim of several sessions\n  Name one of them, as {another}:{COST.id}.\n"
    )
    assert run("assign", f"bridge:{COST.id}", BO, cwd=folder).code == 0


def test_taken_back(folder: Path) -> None:
    """With --remove the reviewer is no longer asked; the history tells both."""
    run("assign", "bridge", BO, cwd=folder)
    ran = run("assign", COST.id, BO, "--remove", "--by", "Cy Moor", cwd=folder)
    assert (ran.code, ran.err) == (0, f"1 claim of {NAME} taken back from {BO}.\n")
    assert [claim_id for claim_id, _, _ in asked(folder)] == [END.id, LONGEST.id]
    assert (stored(folder).history[-1].action, stored(folder).history[-1].by) == ("unassign", "Cy Moor")
    ran = run("assign", COST.id, BO, "--remove", cwd=folder)
    assert ran.err == f"Nothing to change: {BO} was not asked for these claims.\n"


def test_json(folder: Path) -> None:
    """A program gets the ids of the claims for which it is new."""
    run("assign", COST.id, BO, cwd=folder)
    data = json.loads(run("assign", "bridge", BO, "--json", cwd=folder).out)
    new = {"session": NAME, "action": "assign", "reviewer": BO, "by": ADA, "claims": [END.id, LONGEST.id]}
    assert data == new
    data = json.loads(run("assign", "bridge", BO, "--json", "--remove", cwd=folder).out)
    assert (data["action"], len(data["claims"])) == ("unassign", 3)


@pytest.mark.parametrize("by", [(), ("--by", " ")])
def test_by_nobody(tmp_path: Path, by: tuple[str, ...]) -> None:
    """Where nothing says who decides, it is not taken to be the reviewer."""
    open_store(str(tmp_path / "reviews")).save(samples.session())
    ran = run("assign", "bridge", BO, *by, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--by NAME" in ran.err
    assert asked(tmp_path) == []


def test_by_whom_the_environment_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes before the settings file, and the option before both."""
    monkeypatch.setenv("CLAIMCHECK_REVIEWER", "Cy Moor")
    run("assign", COST.id, BO, cwd=folder)
    run("assign", END.id, BO, "--by", "Dee Lark", cwd=folder)
    assert [by for _, _, by in asked(folder)] == ["Cy Moor", "Dee Lark"]


def test_name_as_a_review_takes_it(folder: Path) -> None:
    """Spaces around it, and what no terminal should be given, are no part of it."""
    run("assign", COST.id, f"  {BO}\x1b ", cwd=folder)
    assert asked(folder) == [(COST.id, BO, ADA)]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("tower", BO), 4, "tower: no such session, and no such claim"),
        (("tower:c-31", BO), 4, "tower: no such session"),
        (("bridge:c-0", BO), 2, "has no claim “c-0”"),
        (("bridge", BO, "--claim", COST.id, "--claim", "c-0"), 2, "has no claim “c-0”"),
        ((COST.id, BO, "--claim", END.id), 2, "--claim is of a session"),
        (("bridge:", BO), 2, "has no claim “”"),
        (("bridge", " "), 2, "the reviewer has no name"),
    ],
)
def test_what_is_refused(folder: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """It is said in a line or two, and nothing is assigned."""
    ran = run("assign", *arguments, cwd=folder)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert asked(folder) == []
