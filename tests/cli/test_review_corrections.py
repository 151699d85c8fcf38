"""Changing what was published: readers are told what was wrong, and what they were told is not taken back silently."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import samples
from tests.cli.reviewing import (
    BO,
    EDITS,
    START,
    Steps,
    go_through,
    keep,
    prepare,
    review,
    stop,
    stored,
)
from tests.cli.running import run
from tests.samples import COST, END
from tests.terminal import CTRL_C, ENTER

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])

PICKED: Steps = (("Which claim?", "2"),)
ASKED = "This was published. What was wrong, for its readers?"
WHY = "We misread the letter."

# The second claim of the samples: rated Unproven, with no source and no explanation.
RATED_OTHERWISE: Steps = (
    ("Check", "r"),
    ("Rating", "1"),
    ("Source address", ENTER),
    ("Why this rating", ENTER),
)
EXPLAINED: Steps = (("Check", "r"), ("Rating", ENTER), ("Source address", ENTER), ("Why this rating", "No." + ENTER))
SKIPPED: Steps = (("Check", "s"), ("Why skip it?", "o"))


def publish(desk: Path, *options: str) -> list[dict[str, Any]]:
    """Export the session of the desk to a file, as one who publishes does; give what was written."""
    address = ("--base-url", "https://facts.example.org/checks/")
    ran = run("export", "mayor", *address, "-o", "out.json", *options, cwd=desk)
    assert ran.code == 0
    written: list[dict[str, Any]] = json.loads((desk / "out.json").read_text(encoding="utf-8"))
    return written


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a session whose reviews were published."""
    publish(prepare(tmp_path, samples.reviewed()))
    return tmp_path


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("steps", [RATED_OTHERWISE, EXPLAINED], ids=["rating", "explanation"])
def test_a_review_that_was_published(desk: Path, steps: Steps, columns: int) -> None:
    """A change that readers see is asked about, shown before it is saved, kept with the review and published with it."""
    with review(desk, columns=columns) as terminal:
        go_through(terminal, (*PICKED, *steps, (ASKED, WHY + ENTER)))
        terminal.wait_for_question("Save this review?")
        assert f"Corrected {WHY}" in terminal.words
        terminal.answer("s", then="Every claim is done.")
    (done,) = [review for review in stored(desk).reviews if review.claim_id == END.id]
    (correction,) = done.corrections
    what = "rating changed from Unproven to False" if steps is RATED_OTHERWISE else "explanation changed"
    assert (correction.by, correction.what, correction.why) == ("Ada Quill", what, WHY)
    written = publish(desk)[1]
    assert [each["text"] for each in written["correction"]] == [f"{what}: {WHY}"]


@MENUS_AND_LINES
def test_a_rating_that_is_withdrawn(desk: Path, *, is_plain: bool) -> None:
    """Skipped instead of rated, it is asked about as well; an empty word is not taken."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*PICKED, *SKIPPED, (ASKED, ENTER)))
        terminal.wait_for("Please write something.")
        terminal.send(WHY, ENTER)
        terminal.wait_for("Saved. 1 of 3 rated.")
        stop(terminal, at="Every claim is done.")
    (done,) = [review for review in stored(desk).reviews if review.claim_id == END.id]
    assert [(each.what, each.why) for each in done.corrections] == [("rating withdrawn (was Unproven)", WHY)]


def test_what_readers_do_not_see_is_not_asked_about(desk: Path) -> None:
    """The same review once more needs no word, nor does a claim that was not published, nor its reply or its bounds."""
    same = (("Check", "r"), ("Rating", ENTER), ("Source address", ENTER), ("Why this rating", ENTER), ("Save", "s"))
    with review(desk) as terminal:
        go_through(terminal, (*PICKED, *same))
        first = (("Every claim is done.", "o"), ("Which claim?", "3"), ("Check", "r"), ("Rating", "1"))
        go_through(terminal, (*first, *same[2:]))
        stop(terminal, at="Every claim is done.")
    assert [review.state for review in stored(desk).reviews] == ["rated"] * 3
    assert not any(review.corrections for review in stored(desk).reviews)


@pytest.mark.parametrize("form", ["wording", "claimant", "dated"])
@MENUS_AND_LINES
def test_a_claim_that_was_published(desk: Path, form: str, *, is_plain: bool) -> None:
    """Its wording, its claimant and its date are what readers see; the correction stands with the review of it."""
    what = {"wording": "wording", "claimant": "claimant", "dated": "date of the claim"}[form]
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "1"), *EDITS[form], (ASKED, WHY + ENTER)))
        terminal.wait_for("Saved: ")
        stop(terminal)
    (done,) = [review for review in stored(desk).reviews if review.claim_id == COST.id]
    assert [(each.what, each.why) for each in done.corrections] == [(f"{what} changed", WHY)]
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check", "u")))
        terminal.wait_for("Not done: readers have been told of it in a correction")
    assert stored(desk).history[-1].action == "edit"


@pytest.mark.parametrize("form", ["bounds", "reply", "look_again", "split", "merge", "add"])
def test_other_changes_of_a_claim_that_was_published(desk: Path, form: str) -> None:
    """Nothing that readers were told is changed by them."""
    with review(desk) as terminal:
        go_through(terminal, (("Which claim?", "1"), *EDITS[form]))
        terminal.wait_for("Saved: ")
        stop(terminal)
    assert not any(review.corrections for review in stored(desk).reviews)


@MENUS_AND_LINES
def test_an_interrupt_where_a_correction_is_asked_for(desk: Path, *, is_plain: bool) -> None:
    """Nothing is changed until there is one, and the next start asks for it again, in a form as in a review."""
    for steps in ((*PICKED, *RATED_OTHERWISE), (("Which claim?", "1"), *EDITS["claimant"])):
        before = stored(desk)
        with review(desk, is_plain=is_plain) as terminal:
            go_through(terminal, steps)
            terminal.wait_for_question(ASKED)
            terminal.send(CTRL_C)
            assert terminal.exit_code() == 130
            assert terminal.is_usable
        assert (stored(desk).reviews, stored(desk).claims) == (before.reviews, before.claims)
        with review(desk, is_plain=is_plain) as terminal:
            terminal.wait_for_question("Which claim?")
            terminal.wait_for("More: / find")
            assert f", at: {ASKED}" in (terminal.question if is_plain else terminal.words)
            go_through(terminal, (*START, (ASKED, WHY + ENTER)))
            if steps[0] in PICKED:
                go_through(terminal, (("Save this review?", "s"),))
            terminal.wait_for("Saved")
            stop(terminal, at="Every" if steps[0] in PICKED else "Check")
    assert [len(review.corrections) for review in stored(desk).reviews[:2]] == [1, 1]


def test_only_what_went_out_counts(tmp_path: Path) -> None:
    """A draft that was looked at is none, and what was published is each reviewer's own."""
    desk = prepare(tmp_path, samples.reviewed())
    publish(desk, "--draft")
    with review(desk) as terminal:
        go_through(terminal, (*PICKED, *RATED_OTHERWISE))
        terminal.wait_for_question("Save this review?")
    publish(desk)
    with review(desk, reviewer=BO) as terminal:
        go_through(terminal, (*PICKED, *RATED_OTHERWISE))
        terminal.wait_for_question("Save this review?")


def test_what_was_published_is_not_undone(tmp_path: Path) -> None:
    """It is said why, whether it was before or at this very moment, and nothing changes."""
    desk = prepare(tmp_path)
    with review(desk) as terminal:
        go_through(
            terminal, (*START, ("Check", "r"), ("Rating", "1"), ("Source", ENTER), ("Why", ENTER), ("Save", "s"))
        )
        terminal.wait_for("Claim 2 of 3")
        terminal.wait_for_question("Check this claim?")
        keep(desk, stored(desk).with_export(by=BO))
        for _ in range(2):
            terminal.send("u")
            terminal.wait_for(
                "Not done: it was exported by Bo Ferrin since, so it cannot be undone; judge the claim again."
            )
            terminal.wait_for_question("Check this claim?")
            terminal.answer("o", then="Which claim?")
            terminal.answer("g", then="Check this claim?")
    assert [entry.action for entry in stored(desk).history] == ["rate", "export"]
    assert len(stored(desk).reviews) == 1
    assert not (desk / "config" / "claimcheck" / "unsent").exists()
