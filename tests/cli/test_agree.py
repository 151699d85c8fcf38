"""``claimcheck agree``: what reviewers rated differently, how far they agree, and a threshold for programs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import ReviewSession
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.samples import AT, COST, END, LONGEST

ADA, BO, CY = "Ada Quill", "Bo Ferrin", "Cy Moor"
SPLIT = {
    COST.id: {ADA: "False", BO: "Mostly false", CY: "False"},
    END.id: {ADA: "Unproven", BO: "Missing context"},
    LONGEST.id: {ADA: "True", BO: "True", CY: ""},
}
ALIKE = {COST.id: {ADA: "False", BO: "False"}, END.id: {ADA: "True", BO: "True"}, LONGEST.id: {BO: "True"}}
VERDICTS = {COST.id: {ADA: "Refuted", BO: "Refuted"}, END.id: {ADA: "Supported", BO: "Not Enough Evidence"}}


def judged(ratings: Mapping[str, Mapping[str, str]], **known: Any) -> ReviewSession:
    """Give a session whose claims reviewers judged, an empty label being a skip."""
    session = samples.session(**known)
    for claim_id, given_by in ratings.items():
        for reviewer, label in given_by.items():
            reason = "" if label else "not worth it"
            session = session.add_review(claim_id, reviewer=reviewer, rating=label, skip_reason=reason, at=AT)
    return session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sessions on two scales, and one that a single reviewer worked on."""
    store = open_store(str(tmp_path / "reviews"))
    store.save(judged(SPLIT))
    store.save(judged(ALIKE, title="Ferry"))
    store.save(judged(VERDICTS, title="Verdicts", scale="averitec"))
    store.save(judged({COST.id: {CY: "True"}}, title="Alone", scale="snopes"))
    return tmp_path


def test_one_session(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The claims that are rated differently stand first, each reviewer's rating beside the others', then the figures."""
    monkeypatch.setenv("COLUMNS", "100")
    ran = run("agree", "mayor", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines == [
        "Google 5-point (google, version 1)",
        "",
        "Mayor of Gotham opens bridge",
        f"id claim {ADA} {BO} {CY}",
        f"{COST.id} {COST.text} False Mostly false False",
        f"{END.id} {END.text} Unproven Missing context –",
        "",
        "Agreement 44% over 3 claims by 3 reviewers; 2 of 3 rated differently",
        "Krippendorff's α (ordinal) 0.800 over 2 claims by 3 reviewers",
        "Krippendorff's α (nominal) 0.368 over 3 claims by 3 reviewers",
        "Cohen's κ: none, for it compares exactly two people; name two with --reviewer",
        "Left out of the ordinal α, as labels off the scale: Unproven 1, Missing context 1",
        "1 claim rated by one reviewer and skipped by another; a skip is no rating",
    ]


def test_all_sessions(folder: Path) -> None:
    """One block a scale; what one reviewer alone worked on is in none, and claims that all agree on are not listed."""
    out = run("agree", cwd=folder).out
    google, averitec = out.split("\n\nAVeriTeC (averitec, version 1)\n")
    assert "over 5 claims by 3 reviewers; 2 of 5 rated differently" in google
    assert "Ferry" not in google
    assert "Verdicts" in averitec
    assert "ordinal" not in averitec
    assert "Cohen's κ 0.333 over 2 claims by 2 reviewers" in averitec
    assert "snopes" not in out


def test_two_of_three(folder: Path) -> None:
    """Those who are not named are as if they had not been there."""
    out = run("agree", "mayor", "--reviewer", ADA, "--reviewer", CY, cwd=folder).out
    assert BO not in out
    assert "Agreement 100% over 1 claim by 2 reviewers; 0 of 1 rated differently" in out
    assert "Krippendorff's α (ordinal): none, for all ratings are the same" in " ".join(out.split())


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_width(folder: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """What is shown fits and is shown whole: side by side where columns are wide enough, else below each other."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("agree", cwd=folder).out
    assert max(map(len, out.splitlines())) <= columns
    words = set(out.replace(":", " ").split())
    assert set(f"{COST.text} {END.text} {ADA} {BO} {CY} Mostly false Missing context".split()) <= words
    assert (COST.id in out) is (columns >= 80)
    assert (f"{ADA}: False" in out) is (columns < 80)


def test_many_reviewers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine side by side would leave no room for the claim."""
    names = [f"Reviewer {letter}" for letter in "ABCDEFGHI"]
    ratings = {COST.id: dict(zip(names, ["False", "True", "Half true"] * 3, strict=True))}
    open_store(str(tmp_path / "reviews")).save(judged(ratings))
    monkeypatch.setenv("COLUMNS", "120")
    out = run("agree", cwd=tmp_path).out
    assert [name for name in names if f"{name}: " in out] == names
    assert "Agreement 25% over 1 claim by 9 reviewers" in out


def test_json(folder: Path) -> None:
    """A program gets every claim that is compared, and each figure with what it rests on or why there is none."""
    ran = run("agree", "mayor", "--json", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert data["faults"] == []
    (block,) = data["scales"]
    assert block["scale"] == {"id": "google", "name": "Google 5-point", "version": "1"}
    assert block["reviewers"] == [ADA, BO, CY]
    assert (block["rated_differently"], block["rated_and_skipped"]) == (2, 1)
    assert block["agreement"] == {"value": pytest.approx(4 / 9), "claims": 3, "reviewers": 3, "reason": None}
    ordinal = {"value": 0.8, "claims": 2, "reviewers": 3, "reason": None}
    assert block["alpha_ordinal"] == ordinal | {"left_out": {"Unproven": 1, "Missing context": 1}}
    assert block["alpha_nominal"]["value"] == pytest.approx(0.368, abs=5e-4)
    reason = "it compares exactly two people"
    assert block["kappa"] == {"value": None, "claims": 3, "reviewers": 3, "reason": reason}
    assert [claim["id"] for claim in block["claims"]] == [COST.id, END.id, LONGEST.id]
    assert block["claims"][2] == {
        "session": samples.session().id,
        "title": "Mayor of Gotham opens bridge",
        "id": LONGEST.id,
        "claim": LONGEST.text,
        "ratings": {ADA: "True", BO: "True"},
        "skipped_by": [CY],
        "agreement": 1,
    }


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("mayor", "--min-alpha", "0.8"), 0, ""),
        (("mayor", "--min-alpha", "0.801"), 1, "google: α (ordinal) 0.8 is below 0.801"),
        (("verdicts", "--min-alpha", "0.5"), 1, "averitec: α (nominal) 0.4 is below 0.5"),
        (("--min-alpha", "0.5"), 1, "averitec: α (nominal) 0.4 is below 0.5"),
        (("ferry", "--min-alpha", "1"), 0, ""),
        (("alone", "--min-alpha", "0"), 1, "snopes: there is no α (ordinal), for nothing was rated by two people"),
    ],
)
def test_threshold(folder: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """The α that fits the scale decides; where there is none it is not reached. The figures are shown all the same."""
    ran = run("agree", *arguments, cwd=folder)
    assert (ran.code, ran.err) == (code, f"claimcheck: {message}\n" if message else "")
    assert ran.out
    data = json.loads(run("agree", *arguments, "--json", cwd=folder).out)
    assert data["scales"]


def test_nothing_to_compare(folder: Path, tmp_path: Path) -> None:
    """It is said: of a session that one reviewer worked on, and of a store without any that two did."""
    out = run("agree", "alone", cwd=folder).out
    assert out == "Snopes (snopes, version 1)\n\nNo claim was rated by two reviewers.\n"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ran = run("agree", cwd=elsewhere)
    assert (ran.code, ran.out, ran.err) == (0, "", "No session was reviewed by two people.\n")
    assert json.loads(run("agree", "--json", cwd=elsewhere).out) == {"scales": [], "faults": []}
    ran = run("agree", "--min-alpha", "0", "--json", cwd=elsewhere)
    assert (ran.code, ran.err) == (1, "claimcheck: α: there is none, for no session was reviewed by two people\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("tower",), 4, "tower: no such session"),
        (("mayor", "--reviewer", ADA), 2, f"{ADA}: one reviewer alone has nobody to agree with"),
        (("mayor", "--reviewer", ADA, "--reviewer", ADA), 2, f"{ADA}: one reviewer alone has nobody to agree with"),
        (("ferry", "--reviewer", ADA, "--reviewer", CY), 2, f"Reviewed by: {ADA}, {BO}."),
        (("--reviewer", ADA, "--reviewer", "Dee Lark"), 2, f"Reviewed by: {ADA}, {BO}, {CY}."),
        (("--min-alpha", "1.1"), 2, "--min-alpha"),
        (("--min-alpha", "nan"), 2, "--min-alpha"),
    ],
)
def test_what_is_refused(folder: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """It is said in a line or two, and nothing is shown."""
    ran = run("agree", *arguments, cwd=folder)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_damaged_session(folder: Path) -> None:
    """It is named after all that can be compared, and the exit code says that figures are not of everything."""
    (folder / "reviews" / "damaged.json").write_text("{")
    ran = run("agree", cwd=folder)
    assert ran.code == 4
    assert "damaged" in ran.err
    assert "AVeriTeC" in ran.out
    (fault,) = json.loads(run("agree", "--json", cwd=folder).out)["faults"]
    assert "damaged" in fault["message"]


def test_hostile_words(tmp_path: Path) -> None:
    """A claim, a title and a reviewer's name cannot do anything to the terminal."""
    session = judged({COST.id: {"Ada\x1b[2J": "True", "Bo\u202e": "False"}}, title="Bridge \x1b[31m")
    session = samples.with_claim(session, 0, text="It cost \x1b[31mnothing")
    open_store(str(tmp_path / "reviews")).save(session)
    for arguments in (("agree",), ("agree", "--json"), ("agree", "--min-alpha", "1")):
        ran = run(*arguments, cwd=tmp_path)
        assert not set("\x1b\u202e") & set(ran.out + ran.err)
    assert "\\x1b[31mnothing" in run("agree", cwd=tmp_path).out


def test_help_says_when_to_use_it(tmp_path: Path) -> None:
    """Whoever still has to judge should not see what others think."""
    out = run("agree", "--help", cwd=tmp_path).out
    assert "meant for when the reviewing is done" in " ".join(out.split())
