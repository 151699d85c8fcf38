"""``claimcheck show``: a session, a claim and the history, for a person and for a program, without a question."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from claimcheck.model.undo import undone
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.samples import AT, COST, END
from tests.terminal import Terminal

NAME = samples.session().id


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a session that two people worked on."""
    session = samples.reviewed().assign("Bo Ferrin", by="Ada Quill", claim_ids=[END.id], at=AT)
    session = session.add_review(COST.id, reviewer="Bo Ferrin", rating="Half true", explanation="It depends.", at=AT)
    session = session.add_review(END.id, reviewer="Bo Ferrin", skip_reason="opinion", at=AT + timedelta(minutes=1))
    session = undone(session, "Bo Ferrin", at=AT + timedelta(minutes=2))
    open_store(tmp_path / "reviews").save(session)
    return tmp_path


def test_session(desk: Path) -> None:
    """Its title, how far it is, and each claim with its state, its ratings and its claimant."""
    ran = run("show", "bridge", cwd=desk)
    assert (ran.code, ran.err) == (0, "")
    assert "3 claims · 2 rated · 1 skipped · Google 5-point · Ada Quill, Bo Ferrin" in ran.out
    words = " ".join(ran.out.split())
    assert "1 rated False, Half true The bridge cost nothing Selina Vale" in words
    assert "3 skipped – The bridge is the longest in the county –" in words


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_word_at_any_width(desk: Path, columns: int) -> None:
    """No line is longer than the screen, and no word of a claim is cut."""
    with Terminal("show", "bridge", cwd=desk, columns=columns) as terminal:
        assert terminal.exit_code() == 0
        for claim in (samples.COST, samples.END, samples.LONGEST):
            assert set(claim.text.split()) <= set(terminal.words.split())


@pytest.mark.parametrize("claim", ["1", COST.id])
def test_claim(desk: Path, claim: str) -> None:
    """By its number or its id: in its paragraph, with every review, its sources and its reasons."""
    ran = run("show", "bridge", claim, cwd=desk)
    words = " ".join(ran.out.split())
    assert "“⟦The bridge cost nothing⟧,” said Selina Vale" in words
    assert "Review Ada Quill" in words
    assert "Rating False (Google 5-point)" in words
    assert "https://budget.example.org/2025?page=3&x=<b> (refutes) Budget of Gotham 2025" in words
    assert "Why It depends." in words


def test_claim_that_is_assigned_and_open(desk: Path) -> None:
    """Whom it is assigned to is said, and a review that was undone is not shown."""
    ran = run("show", "bridge", END.id, "--reviewer", "Bo Ferrin", cwd=desk)
    assert "Assigned to Bo Ferrin" in ran.out
    assert "Nobody has judged this claim yet." in ran.out


def test_one_reviewer_alone(desk: Path) -> None:
    """Who has yet to judge can look without seeing what others think."""
    assert "Half true" not in run("show", "bridge", "1", "--reviewer", "Ada Quill", cwd=desk).out
    ran = run("show", "bridge", "--reviewer", "Cy Moor", cwd=desk)
    assert (ran.code, "There: Ada Quill, Bo Ferrin." in ran.err) == (2, True)


def test_history(desk: Path) -> None:
    """Who did what when, in order, with the judgement that came of it; an undo too."""
    ran = run("show", "bridge", "--history", cwd=desk)
    words = " ".join(ran.out.split())
    assert "1 2026-01-31" in words
    for done in ("Ada Quill rated False", "Ada Quill skipped (not worth it)", "Ada Quill assigned to Bo Ferrin"):
        assert done in words
    assert words.endswith("Bo Ferrin undid: skipped")
    assert "rated False" not in run("show", "bridge", END.id, "--history", cwd=desk).out


def test_for_a_program(desk: Path) -> None:
    """The session with its claims and reviews, one claim, and the history, as JSON."""
    whole = json.loads(run("show", "bridge", "--json", cwd=desk).out)
    assert (whole["id"], whole["scale"]) == (NAME, "google")
    first = whole["claims"][0]
    assert (first["id"], first["state"], len(first["reviews"])) == (COST.id, "rated", 2)
    one = json.loads(run("show", "bridge", END.id, "--json", cwd=desk).out)
    assert (one["state"], one["reviews"][0]["reviewer"]) == ("rated", "Ada Quill")
    history = json.loads(run("show", "bridge", "--history", "--json", cwd=desk).out)
    assert [entry["action"] for entry in history][-3:] == ["rate", "skip", "undo"]


@pytest.mark.parametrize("claim", ["0", "4", "c-nothing", "\uff11"])
def test_no_such_claim(desk: Path, claim: str) -> None:
    """What there is instead is said."""
    ran = run("show", "bridge", claim, cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert "A number from 1 to 3, or an id" in ran.err


def test_nothing_done_yet(tmp_path: Path) -> None:
    """A session that nobody touched has no history, and says so."""
    open_store(tmp_path / "reviews").save(samples.session())
    ran = run("show", "bridge", "--history", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing was done yet.\n")


def test_hostile_text(tmp_path: Path) -> None:
    """Escape codes in names, reasons and explanations do nothing to the terminal."""
    session = samples.session(title="\x1b[2JTitle")
    session = session.add_review(COST.id, reviewer="A\x1b[31m", rating="True", explanation="\x1b[2J\u202e", at=AT)
    name = open_store(tmp_path / "reviews").save(session).id
    for arguments in ((), ("1",), ("--history",)):
        assert "\x1b" not in run("show", name, *arguments, cwd=tmp_path).out
