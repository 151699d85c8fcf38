"""What others do at the same time, and undo: each keeps their own work, sees what changed, and takes back their own alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimcheck.model import ReviewSession
from claimcheck.model.editing import edited, split
from tests import samples
from tests.cli.reviewing import (
    ADA,
    ADDRESS,
    BO,
    EDITS,
    RATING_A_CLAIM,
    START,
    go_through,
    keep,
    prepare,
    review,
    stop,
    stored,
)
from tests.samples import COST
from tests.terminal import ENTER

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


def test_two_reviewers_at_once_both_keep_their_work(desk: Path) -> None:
    """Each save of one is a conflict for the other, which is solved without asking and without loss."""
    with review(desk) as ada, review(desk, reviewer="Ben Reed") as ben:
        for question, keys in (*START, *RATING_A_CLAIM):
            for terminal in (ada, ben):
                terminal.wait_for_question(question)
                terminal.send(keys)
        for terminal in (ada, ben):
            terminal.wait_for("Saved. 1 of 3 rated.")
    assert sorted(review.reviewer for review in stored(desk).reviews) == [ADA, "Ben Reed"]
    assert [entry.number for entry in stored(desk).history] == [1, 2]


def reworded(session: ReviewSession, text: str, by: str) -> ReviewSession:
    return edited(session, COST.id, by=by, text=text, at=datetime.now(UTC))


@MENUS_AND_LINES
def test_a_review_of_a_claim_that_was_reworded_since(tmp_path: Path, *, is_plain: bool) -> None:
    """It says so, and by whom, as long as the claim reads otherwise than it did."""
    desk = prepare(tmp_path, reworded(samples.reviewed(), "The bridge was free", BO))
    colon = ":" * is_plain
    changed = f"Yours{colon} False, 2026-01-31, before the wording was changed by Bo Ferrin. The budget names 40"
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "1"),))
        terminal.wait_for_question("Check this claim?")
        assert f"Claim{colon} The bridge was free" in terminal.words
        assert changed in terminal.words
        go_through(terminal, (("Check", "r"), ("Rating", "2"), ("Source", ENTER)))
        terminal.wait_for_question("What does it say")
        assert stored(desk).reviews == samples.reviewed().reviews
    keep(desk, reworded(stored(desk), COST.text, BO))
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("What", "<"), ("Source", "<"), ("Rating", "<")))
        terminal.wait_for_question("Check this claim?")
        assert "before the wording was changed" not in terminal.words


def test_a_claim_that_somebody_else_changes_meanwhile(desk: Path) -> None:
    """Whoever is about to judge it is told at the next answer, and sees it as it reads then."""
    with review(desk) as terminal:
        go_through(terminal, (*START, ("Check", "r")))
        terminal.wait_for_question("Rating")
        keep(desk, reworded(stored(desk), "The bridge was free", BO))
        terminal.answer("2", then="Source address")
        assert "Meanwhile Bo Ferrin edited this claim. It reads: The bridge was free" in terminal.words
        assert "Claim The bridge was free By Selina Vale" in terminal.words


@pytest.mark.parametrize("count", [2, 7], ids=["at the rating", "at the end"])
def test_a_claim_that_somebody_else_splits_meanwhile(desk: Path, count: int) -> None:
    """What was entered is kept with the claim, which is said, and what came of it comes up."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[: count - 1]))
        terminal.wait_for_question(RATING_A_CLAIM[count - 1][0])
        parts = [("It was free", COST.anchors), ("Nobody paid", COST.anchors)]
        keep(desk, split(stored(desk), COST.id, parts, by=BO, at=datetime.now(UTC)))
        terminal.answer(RATING_A_CLAIM[count - 1][1], then="Check this claim?")
        assert "Meanwhile Bo Ferrin split this claim. What you entered is kept with it" in terminal.words
        assert "Claim It was free By Selina Vale" in terminal.words
        assert ("your last answer no longer fits it" in terminal.words) == (count == 7)
        assert "Saved" not in terminal.words
    (draft,) = stored(desk).drafts
    # A review of a claim that is none any more would be lost on everybody; its answers are not.
    assert [answer.value for answer in draft.answers][:2] == ["rate", "Mostly false"]
    assert len(draft.answers) == {2: 2, 7: 6}[count]
    assert stored(desk).reviews == ()


def test_a_change_is_taken_back_only_by_whoever_made_it(desk: Path) -> None:
    """And not once somebody else has judged what came of it, which is said."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *EDITS["split"]))
        terminal.wait_for("Saved: split")
        stop(terminal)
    made = stored(desk).claims[-2].id
    with review(desk, reviewer=BO) as terminal:
        terminal.wait_for_question("Which claim?")
        assert "Undo" not in terminal.words
        go_through(terminal, (("Which claim?", "3"), ("Check", "s"), ("Why skip", "o")))
        terminal.wait_for("Saved.")
        stop(terminal)
    assert stored(desk).reviews[0].claim_id == made
    with review(desk) as terminal:
        go_through(terminal, (("Which claim?", "u"),))
        terminal.wait_for("Not done: it was skipped by Bo Ferrin since, so it cannot be undone; change it anew.")
        terminal.wait_for_question("Which claim?")
    assert made in {claim.id for claim in stored(desk).current_claims}


@MENUS_AND_LINES
def test_undo_and_redo(desk: Path, *, is_plain: bool) -> None:
    """What was saved is taken back with its answers offered again, done again, and taken back by the next start too."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM))
        terminal.wait_for("Saved. 1 of 3 rated.")
        terminal.wait_for("Undo: rated “The bridge cost nothing” Mostly false")
        go_through(terminal, (("Check this claim?", "u"),))
        terminal.wait_for("Undone for “The bridge cost nothing”. 0 of 3 rated.")
        terminal.wait_for("Redo: rated “The bridge cost nothing” Mostly false")
        assert stored(desk).reviews == ()
        go_through(terminal, (("Check this claim?", "y"),))
        terminal.wait_for("Done again for “The bridge cost nothing” Mostly false. 1 of 3 rated.")
        stop(terminal)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "u"),))
        terminal.wait_for("Undone for “The bridge cost nothing”.")
        go_through(terminal, (*START, ("Check this claim?", ENTER), ("Rating", ENTER), ("Source address", ENTER)))
        terminal.wait_for_question("What does it say")
        assert ADDRESS in terminal.words
        terminal.give("q")
        assert terminal.exit_code() == 0
    assert [entry.action for entry in stored(desk).history] == ["rate", "undo", "redo", "undo"]


def test_undo_reaches_one_s_own_work_alone(desk: Path) -> None:
    """What another did since stays, and is not offered to be taken back."""
    with review(desk) as ada, review(desk, reviewer=BO) as bo:
        go_through(ada, (*START, ("Check", "s"), ("Why skip", "o")))
        ada.wait_for("Claim 2 of 3")
        go_through(bo, (*START, *RATING_A_CLAIM))
        bo.wait_for("Saved. 1 of 3 rated.")
        go_through(ada, (("Check", "u"),))
        ada.wait_for("Undone for “The bridge cost nothing”.")
        ada.wait_for_question("Check this claim?")
        assert "u Undo" not in ada.text[ada.text.rindex("Check this claim?") :]
    assert [review.reviewer for review in stored(desk).reviews] == [BO]
