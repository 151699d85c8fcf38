"""``claimcheck show``: a session, a claim and the history, for a person and for a program, without a question."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited, merged, split
from claimcheck.model.undo import undone
from claimcheck.model.verdicts import adjudicated, with_sign_off
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.samples import AT, COST, END, LONGEST
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
    assert "3 claims · 2 rated · 1 disputed · 1 skipped · Google 5-point · Ada Quill, Bo Ferrin" in ran.out
    words = " ".join(ran.out.split())
    assert "1 disputed False, Half true The bridge cost nothing Selina Vale" in words
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
    assert "State disputed: reviewers disagree, and nobody has decided" in words


def test_claim_that_is_assigned_and_open(desk: Path) -> None:
    """Whom it is assigned to is said, and a review that was undone is not shown."""
    ran = run("show", "bridge", END.id, "--reviewer", "Bo Ferrin", cwd=desk)
    assert "Assigned to Bo Ferrin" in " ".join(ran.out.split())
    assert "Nobody has judged this claim yet." in ran.out


def test_one_reviewer_alone(desk: Path) -> None:
    """Who has yet to judge can look without seeing what others think."""
    assert "Half true" not in run("show", "bridge", "1", "--reviewer", "Ada Quill", cwd=desk).out
    ran = run("show", "bridge", "--reviewer", "Cy Moor", cwd=desk)
    assert (ran.code, "There: Ada Quill, Bo Ferrin." in ran.err) == (2, True)
    assert "Ada Quill" not in run("show", "bridge", "--history", "--reviewer", "Bo Ferrin", cwd=desk).out


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
    assert (first["id"], first["state"], len(first["reviews"])) == (COST.id, "disputed", 2)
    one = json.loads(run("show", "bridge", END.id, "--json", cwd=desk).out)
    assert (one["state"], one["reviews"][0]["reviewer"]) == ("rated", "Ada Quill")
    history = json.loads(run("show", "bridge", "--history", "--json", cwd=desk).out)
    assert [entry["action"] for entry in history][-3:] == ["rate", "skip", "undo"]


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """A folder with a session in which all was done that can be: decided, corrected, signed off, edited, split, merged."""
    later = [AT + timedelta(hours=hour) for hour in range(10)]
    session = samples.reviewed().add_review(COST.id, reviewer="Bo Ferrin", rating="True", note="Ask again.", at=AT)
    session = adjudicated(
        session, COST.id, by="Cy Moor", rating="Mostly false", explanation="As built.", reason="Bo forgot VAT.", at=AT
    )
    session = session.with_export(by="desk", review_ids=[session.verdicts[0].id], note="1 review", at=later[1])
    session = edited(
        session, COST.id, by="Bo Ferrin", text="It cost nothing", correction="A slip", at=later[2], stated_on=AT.date()
    )
    replies = (Reply("Selina Vale", AT.date(), "No comment.", AT.date()), Reply("the ferry", AT.date()))
    known: dict[str, Any] = {"place": "Gotham", "look_again_on": date(2027, 1, 1), "replies": replies}
    session = edited(session, COST.id, by="Bo Ferrin", at=later[3], **known)
    session = with_sign_off(session, COST.id, by="Nora Fenwick", at=later[4])
    parts = [("Half would end", END.anchors), ("Crossings would end", END.anchors)]
    session = split(session, END.id, parts, by="Bo Ferrin", at=later[5])
    (_, _, first, _) = session.current_claims
    session = merged(session, [first.id, LONGEST.id], text="Half, and the longest", by="Ada Quill", at=later[6])
    open_store(tmp_path / "reviews").save(undone(session, "Ada Quill", at=later[7]))
    return tmp_path


def test_what_was_decided(decided: Path) -> None:
    """The verdict goes before the reviews, with who gave it and why; a correction, a new wording and who signed off too."""
    words = " ".join(run("show", "bridge", "1", cwd=decided).out.split())
    minute = f"{AT.astimezone():%Y-%m-%d %H:%M}"
    parts = [
        "Claim It cost nothing",
        "Sign-off by Nora Fenwick",
        f"Verdict Cy Moor, {minute} Rating Mostly false (Google 5-point) Why As built. Reason Bo forgot VAT. Corrected 2026",
        "Bo Ferrin: wording and date of the claim changed: A slip",
        "Since the wording was changed by Bo Ferrin, 2026",
        f"Review Ada Quill, {minute}",
        "Note Ask again.",
    ]
    assert [part for part in parts if part not in words] == []
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


def test_what_is_known_of_a_claim(decided: Path) -> None:
    """When and where it was said, who was asked, what they answered, and when to look again."""
    words = " ".join(run("show", "bridge", "1", cwd=decided).out.split())
    for part in (
        "Said 2026-01-31 in Gotham",
        "Selina Vale on 2026-01-31; 2026-01-31: No comment.",
        "the ferry on 2026-01-31; no answer so far",
        "2027-01-01",
    ):
        assert part in words


def test_superseded_claims_come_last(decided: Path) -> None:
    """Without a number, by their id, with the numbers of what came of them; so they are shown, too."""
    ran = run("show", "bridge", cwd=decided)
    assert ran.out.split("\n")[1].startswith("4 claims · 1 rated · 1 skipped")
    words = " ".join(ran.out.split())
    assert words.index("1 rated Mostly false It cost nothing") < words.index("superseded Unproven half its crossings")
    assert f"half its crossings would end ({END.id}, now 2 and 3) Gotham Ferry Company" in words
    one = " ".join(run("show", "bridge", END.id, cwd=decided).out.split())
    assert one.startswith(
        "Claim half its crossings would end State superseded: it was split or merged"
        " Now 2: Half would end Now 3: Crossings would end Review Ada Quill"
    )


def test_history_of_edits(decided: Path) -> None:
    """Each says what became of what; what was published, signed off and taken back is there."""
    words = " ".join(run("show", "bridge", "--history", cwd=decided).out.split())
    for done in (
        "Cy Moor decided Mostly false (Bo forgot VAT.)",
        "desk published 1 review",
        "edited wording: “The bridge cost nothing” → “It cost nothing”; date: none → 2026-01-31",
        "place: none → “Gotham”; day to look again: none → 2027-01-01; replies: none → Selina Vale (answered) … the ferry",
        "Nora Fenwick signed off",
        "split “half its crossings would end” into “Half would end” and “Crossings would end”",
        "merged “Half would end” and “The bridge is the longest in the county” into “Half, and the longest”",
        "Ada Quill undid: merged",
    ):
        assert done in words
    assert END.id in words
    of_one = run("show", "bridge", "3", "--history", "--json", cwd=decided)
    assert [entry["action"] for entry in json.loads(of_one.out)] == ["split"]


def test_decided_for_a_program(decided: Path) -> None:
    """The verdict, what became of a claim, and who signed off are there as JSON."""
    claims = json.loads(run("show", "bridge", "--json", cwd=decided).out)["claims"]
    first, last = claims[0], claims[-1]
    assert (first["verdict"]["rating"]["label"], first["verdict"]["note"]) == ("Mostly false", "Bo forgot VAT.")
    assert (first["signed_off_by"], first["reviews"][0]["reworded_since"][:10]) == (["Nora Fenwick"], "2026-01-31")
    assert (last["id"], last["state"], last["became"]) == (END.id, "superseded", [claims[1]["id"], claims[2]["id"]])
    assert claims[1]["verdict"] is None


def test_a_desk_that_wants_a_sign_off(desk: Path) -> None:
    """Where it is missing, that is shown."""
    assert "Sign-off" not in run("show", "bridge", "2", cwd=desk).out
    (desk / "claimcheck.toml").write_text("[review]\nsign_off = true\n", encoding="utf-8")
    assert "Sign-off by nobody yet" in " ".join(run("show", "bridge", "2", cwd=desk).out.split())
    assert "Sign-off" not in run("show", "bridge", "3", cwd=desk).out


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("what", [(), ("1",), (END.id,), ("--history",)])
def test_no_line_is_too_long(
    decided: Path, monkeypatch: pytest.MonkeyPatch, columns: int, what: tuple[str, ...]
) -> None:
    """Whatever is shown fits the screen."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("show", "bridge", *what, cwd=decided).out
    assert max(len(line.rstrip()) for line in out.splitlines()) <= columns


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
    """Escape codes in names, reasons, explanations, corrections, wordings and replies do nothing to the terminal."""
    bad = "\x1b[31m\u202e"
    session = samples.session(title=f"{bad}Title")
    session = session.add_review(COST.id, reviewer=f"A{bad}", rating="True", explanation=bad, note=f"n{bad}", at=AT)
    session = session.with_export(by=f"D{bad}", note=bad, at=AT)
    session = adjudicated(session, COST.id, by=f"C{bad}", rating="False", reason=bad, correction=f"w{bad}", at=AT)
    later = AT + timedelta(hours=1)
    known: dict[str, Any] = {"text": f"t{bad}", "place": f"p{bad}", "replies": (Reply(f"q{bad}", AT.date(), bad),)}
    session = edited(session, COST.id, by=f"E{bad}", correction=f"v{bad}", at=later, **known)
    session = with_sign_off(session, COST.id, by=f"S{bad}", at=later)
    session = split(session, END.id, [(f"x{bad}", END.anchors), ("y", END.anchors)], by=f"P{bad}", at=later)
    name = open_store(tmp_path / "reviews").save(session).id
    for arguments in ((), ("1",), (END.id,), ("--history",)):
        ran = run("show", name, *arguments, cwd=tmp_path)
        assert ran.code == 0
        assert not set("\x1b\u202e") & set(ran.out)
