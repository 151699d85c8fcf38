"""The overview that a review begins with: all claims with their states, and the ways from it to one of them."""

from pathlib import Path

import pytest

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.model.verdicts import adjudicated
from tests import samples
from tests.cli.reviewing import (
    ADA,
    BO,
    RATING_A_CLAIM,
    SKIPPING_A_CLAIM,
    START,
    go_through,
    many,
    prepare,
    review,
    stop,
    stored,
)
from tests.terminal import CTRL_C, ENTER, ESCAPE

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])


def mixed() -> ReviewSession:
    """Give a session with a claim in every state: of the six, one is rated by Bo alone and one by nobody."""
    session = many(6)
    for name, reviewer, rating in (("one", ADA, "False"), ("one", BO, "True"), ("two", ADA, "False")):
        session = session.add_review(f"c-{name}", reviewer=reviewer, rating=rating, at=samples.AT)
    session = session.add_review("c-three", reviewer=ADA, skip_reason="opinion", at=samples.AT)
    session = session.add_review("c-five", reviewer=BO, rating="Half true", explanation="It depends.", at=samples.AT)
    answers = (Answer("action", "rate"), Answer("rating", "Mostly true"))
    return session.with_draft(Draft("c-four", ADA, answers, samples.AT))


@pytest.mark.parametrize(
    ("columns", "is_plain"),
    [(60, False), (80, False), (120, False), (60, True), (80, True)],
    ids=["60", "80", "120", "lines, 60", "lines, 80"],
)
def test_every_claim_has_its_state(tmp_path: Path, columns: int, *, is_plain: bool) -> None:
    """Open, begun, rated, skipped or disputed; what only another has judged is open, and nothing is said of it."""
    with review(prepare(tmp_path, mixed()), columns=columns, is_plain=is_plain) as terminal:
        terminal.wait_for_question("Which claim?")
        terminal.wait_for("i filter")
        assert "6 claims · 2 open · 1 draft · 1 rated · 1 disputed · 1 skipped" in terminal.words
        states = ("disputed", "rated", "skipped", "draft", "open", "open")
        for word, state in zip(("one", "two", "three", "four", "five", "six"), states, strict=True):
            assert f"{state} · Bridge {word} is closed" in terminal.words
        assert "Go on with claim 4, at: Source address, or a few words on it" in terminal.words
        assert "Half true" not in terminal.words
        assert BO not in terminal.words


def test_everybody_has_an_overview_of_their_own(tmp_path: Path) -> None:
    """Another reviewer sees their own states of the same claims."""
    with review(prepare(tmp_path, mixed()), reviewer=BO) as terminal:
        terminal.wait_for_question("Which claim?")
        assert "6 claims · 4 open · 1 rated · 1 disputed" in terminal.words
        assert "rated · Bridge five is closed" in terminal.words
        assert "Go on with claim 2" in terminal.words


@MENUS_AND_LINES
def test_nobody_sees_another_s_review_before_their_own(tmp_path: Path, *, is_plain: bool) -> None:
    """Nor where they rate the claim; once they have, they see it beside their own, and that the two differ."""
    with review(prepare(tmp_path, mixed()), is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "5"), *RATING_A_CLAIM[:-1]))
        terminal.wait_for_question("Save this review?")
        shown = terminal.output.decode()
        assert not any(words in shown for words in (BO, "Half true, ", "It depends."))
        go_through(terminal, RATING_A_CLAIM[-1:])
        terminal.wait_for("Saved. 3 of 6 rated.")
        # The claim that was begun before comes up again.
        terminal.wait_for_question("Source address")
        go_through(terminal, (("Source", "<"), ("Rating", "<"), ("Check", "o")))
        terminal.wait_for("disputed · Bridge five is closed")
        go_through(terminal, (("Which claim?", "5"),))
        terminal.wait_for_question("Check this claim?")
        colon = ":" * is_plain
        assert f"Yours{colon} Mostly false, " in terminal.words
        assert f"Theirs{colon} Bo Ferrin: Half true, 2026-01-31. It depends." in terminal.words


def test_a_verdict_is_shown_to_those_who_judged(tmp_path: Path) -> None:
    """What was decided stands beside their own, and the claim is no longer disputed; others do not see it."""
    decided = adjudicated(mixed(), "c-one", by="Cy Moor", rating="Half true", explanation="Both.", at=samples.AT)
    desk = prepare(tmp_path, decided)
    with review(desk) as terminal:
        terminal.wait_for_question("Which claim?")
        assert "rated · Bridge one is closed" in terminal.words
        terminal.answer("1", then="Check this claim?")
        assert "Verdict Half true, 2026-01-31. Both. (decided by Cy Moor)" in terminal.words
    with review(desk, reviewer="Di Roe") as terminal:
        terminal.wait_for_question("Which claim?")
        terminal.answer("1", then="Check this claim?")
        assert "Cy Moor" not in terminal.output.decode()


@MENUS_AND_LINES
def test_a_filter(tmp_path: Path, *, is_plain: bool) -> None:
    """One state alone is shown, by a key each, until all are shown again; going back from the filter changes nothing."""
    with review(prepare(tmp_path, mixed()), is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "i"),))
        terminal.wait_for_question("Show which claims?")
        for state in ("open (2)", "draft (1)", "rated (1)", "disputed (1)", "skipped (1)", "all (6)"):
            assert state in terminal.words
        go_through(terminal, (("Show which", "o"),))
        terminal.wait_for("shown: 2 open")
        terminal.wait_for_question("Which claim?")
        assert "Bridge one" not in terminal.text[terminal.text.rindex("shown: 2 open") :]
        go_through(terminal, (("Which claim?", "i"), ("Show which", "<")))
        terminal.wait_for_question("Which claim?")
        go_through(terminal, (("Which claim?", "2"),))
        terminal.wait_for("⟦Bridge six is closed⟧")
        go_through(terminal, (("Check this claim?", "o"), ("Which claim?", "z")))
        terminal.wait_for("Bridge one")
        assert terminal.question.startswith("Which claim?")


@MENUS_AND_LINES
def test_finding_a_claim(tmp_path: Path, *, is_plain: bool) -> None:
    """By its number or words that no other has it is gone to; words that several have show these, by a key each."""
    with review(prepare(tmp_path, many(12)), is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "/"), ("The number of a claim", "12" + ENTER)))
        terminal.wait_for("⟦Bridge twelve is closed⟧")
        go_through(terminal, (("Check this claim?", "o"), ("Which claim?", "/"), ("The number", "SEVEN" + ENTER)))
        terminal.wait_for("⟦Bridge seven is closed⟧")
        go_through(terminal, (("Check this claim?", "o"), ("Which claim?", "/"), ("The number", "zebra" + ENTER)))
        terminal.wait_for("No claim has the number or the words “zebra”.")
        go_through(terminal, (("Which claim?", "/"), ("The number", "ne bridge" + ENTER)))
        terminal.wait_for("shown: 2 with “ne bridge”")
        terminal.wait_for_question("Which claim?")
        terminal.wait_for("9 · open · Bridge nine" if not is_plain else "2. claim 9 · open · Bridge nine")
        terminal.give("2")
        terminal.wait_for("⟦Bridge nine is closed⟧")


@MENUS_AND_LINES
def test_pages(tmp_path: Path, *, is_plain: bool) -> None:
    """Ten claims stand on a page, five on a low screen; a key is the last digit of a number, a line says it whole."""
    with review(prepare(tmp_path, many(12)), is_plain=is_plain) as terminal:
        terminal.wait_for_question("Which claim?")
        assert "12 claims · 12 open · page 1 of 2" in terminal.words
        terminal.wait_for("claim 10 · open · Bridge ten" if is_plain else "0 10 · open · Bridge ten")
        assert "page before" not in terminal.words
        terminal.give("n")
        terminal.wait_for("page 2 of 2")
        terminal.wait_for("1. claim 11 · open" if is_plain else "1 11 · open · Bridge eleven")
        terminal.wait_for_question("Which claim?")
        assert "next page" not in terminal.words[terminal.words.rindex("page 2 of 2") :]
        terminal.give("2")
        terminal.wait_for("⟦Bridge twelve is closed⟧")
    with review(stopped(tmp_path), rows=30, is_plain=is_plain) as terminal:
        terminal.wait_for("page 1 of 3")
        go_through(terminal, (("Which claim?", "n"),))
        terminal.wait_for("page 2 of 3")
        terminal.wait_for("1. claim 6 · open" if is_plain else "6 open · Bridge six")
        go_through(terminal, (("Which claim?", "p"),))
        terminal.wait_for("1. claim 1 · open" if is_plain else "5 open · Bridge five")


def stopped(desk: Path) -> Path:
    with review(desk) as terminal:
        stop(terminal, at="Which claim?")
    return desk


@MENUS_AND_LINES
def test_picking_a_claim_and_going_on_there(tmp_path: Path, *, is_plain: bool) -> None:
    """A claim is gone to by its key; after a stop the next start offers to go on with it, at the very question."""
    desk = prepare(tmp_path, many(6))
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "5"), *RATING_A_CLAIM[:2]))
        terminal.wait_for_question("Source address")
        assert "Claim 5 of 6" in terminal.words
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
    with review(desk, is_plain=is_plain) as terminal:
        terminal.wait_for("Go on with claim 5, at: Source address, or a few words on it")
        terminal.wait_for("draft · Bridge five")
        go_through(terminal, (("Which claim?", "2"), *SKIPPING_A_CLAIM))
        # What was begun is gone on with before a claim that was not.
        terminal.wait_for("Claim 5 of 6")
        terminal.wait_for_question("Source address")
        go_through(terminal, RATING_A_CLAIM[2:])
        terminal.wait_for("Saved. 1 of 6 rated.")
        terminal.wait_for("Claim 1 of 6")
        stop(terminal)
    assert [(each.claim_id, each.state) for each in stored(desk).reviews] == [
        ("c-two", "skipped"),
        ("c-five", "rated"),
    ]


def test_back_to_the_overview_and_on(tmp_path: Path) -> None:
    """Before the first claim comes the overview, before that what was asked first; what was answered is gone on with."""
    with review(prepare(tmp_path)) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:2]))
        for question in ("Source", "Rating", "Check"):
            terminal.wait_for_question(question)
            terminal.send(ESCAPE)
        terminal.wait_for_question("Which claim?")
        # Nothing comes before it, where everything is known.
        assert "Back" not in terminal.text[terminal.text.rindex("Which claim?") :]
        for question in ("Check", "Rating"):
            terminal.answer(ENTER, then=question)
        terminal.answer(ENTER, then="Source address")
    (draft,) = stored(tmp_path).drafts
    assert [answer.value for answer in draft.answers] == ["rate", "Mostly false"]


@MENUS_AND_LINES
def test_a_claim_that_was_judged_is_judged_again(tmp_path: Path, *, is_plain: bool) -> None:
    """Picked, it begins with its first question, and everything that was entered is offered."""
    desk = prepare(tmp_path)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM))
        terminal.wait_for("Saved. 1 of 3 rated.")
        go_through(terminal, (("Check", "o"), ("Which claim?", "1"), ("Check", "r"), ("Rating", "5")))
        for question in ("Source address", "What does it say", "Address of source 2", "Why this rating"):
            go_through(terminal, ((question, ENTER),))
        go_through(terminal, (("Save", "s"),))
        stop(terminal)
    before, after = (entry.after for entry in stored(desk).history)
    assert before
    assert after
    assert (after.rating and after.rating.label, after.explanation) == ("True", "It cost 40 million.")
    assert after.sources == before.sources


def test_undo_and_redo_in_the_overview(tmp_path: Path) -> None:
    """What was done last can be taken back from there, and done again."""
    with review(prepare(tmp_path)) as terminal:
        go_through(terminal, (*START, *SKIPPING_A_CLAIM, ("Check", "o")))
        terminal.wait_for("u Undo: skipped “The bridge cost nothing”")
        go_through(terminal, (("Which claim?", "u"),))
        terminal.wait_for("Undone for “The bridge cost nothing”. 0 of 3 rated.")
        terminal.wait_for("3 claims · 3 open")
        go_through(terminal, (("Which claim?", "y"),))
        terminal.wait_for("3 claims · 2 open · 1 skipped")
        stop(terminal, at="Which claim?")
    assert [entry.action for entry in stored(tmp_path).history] == ["skip", "undo", "redo"]


@MENUS_AND_LINES
def test_when_every_claim_is_done(tmp_path: Path, *, is_plain: bool) -> None:
    """The overview says so, offers to finish, and names the next command."""
    with review(prepare(tmp_path, samples.reviewed()), is_plain=is_plain) as terminal:
        terminal.wait_for_question("Which claim?")
        assert "3 claims · 2 rated · 1 skipped" in terminal.words
        assert "Finish: every claim is done" in terminal.words
        terminal.give(ENTER)
        assert terminal.exit_code() == 0
        assert "All 3 claims are done: 2 rated, 1 skipped." in terminal.words
        assert "Next: claimcheck export mayor" in terminal.words


@MENUS_AND_LINES
def test_into_a_claim_where_every_claim_is_done(tmp_path: Path, *, is_plain: bool) -> None:
    """What is gone into, and back from there into the one before, is gone on with at the next start."""
    desk = prepare(tmp_path, samples.reviewed())
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "3"),))
        terminal.wait_for("⟦The bridge is the longest in the county⟧")
        go_through(terminal, (("Check", "<"), ("Save", "<"), ("Why", "<")))
        terminal.wait_for_question("Source address")
    with review(desk, is_plain=is_plain) as terminal:
        terminal.wait_for("Go on with claim 2, at: Source address")
        stop(terminal, at="Which claim?")
        assert "Your answers to this claim are kept. 2 of 3 rated." in terminal.words
    assert stored(desk).reviews == samples.reviewed().reviews


@MENUS_AND_LINES
def test_the_keys_are_explained(tmp_path: Path, *, is_plain: bool) -> None:
    """A question mark says what the keys do, and the question is put again as it was."""
    with review(prepare(tmp_path, many(12)), is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "n"),))
        terminal.wait_for("page 2 of 2")
        terminal.wait_for_question("Which claim?")
        terminal.send("?", ENTER * is_plain)
        terminal.wait_for("q or Ctrl-C stops; everything is saved, and the same command goes on from here.")
        terminal.wait_for_question("Which claim?")
        for words in ("/ a claim by its number", "i the claims in one state", "p the claims before these"):
            assert words in terminal.words
        go_through(terminal, (("Which claim?", "2"),))
        terminal.wait_for("⟦Bridge twelve is closed⟧")
