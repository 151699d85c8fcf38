"""Long answers and half answers: the editor, what survives of a line that was not finished, and the words for help."""

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.reviewing import (
    ADDRESS,
    EDITS,
    RATING_A_CLAIM,
    RATING_WITH_DETAILS,
    START,
    Reviewing,
    Steps,
    go_through,
    prepare,
    review,
    stored,
)
from tests.samples import COST
from tests.terminal import CTRL_C, CTRL_U, ENTER, ESCAPE

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])
CTRL_E = "\x05"
LINES = "It cost 40 million.\n\nThe budget says so."
TO_THE_EXPLANATION: Steps = (*START, *RATING_A_CLAIM[:5])

EDITOR = """
import pathlib, sys, time
file = pathlib.Path(sys.argv[1])
seen = file.read_text()
pathlib.Path("seen.txt").write_text(seen)
{act}
"""


def editor(desk: Path, act: str) -> dict[str, str]:
    """Put an editor into the folder that does this with the file and what it has seen; give how to set it."""
    script = desk / "editor.py"
    script.write_text(EDITOR.replace("{act}", act), encoding="utf-8")
    return {"EDITOR": f"{sys.executable} {script}"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


def open_editor(terminal: Reviewing) -> None:
    terminal.send(f":e{ENTER}" if terminal.is_plain else CTRL_E)


@MENUS_AND_LINES
def test_an_explanation_in_the_editor(desk: Path, *, is_plain: bool) -> None:
    """It may have several lines; the claim, whose it is, the rating and the sources stand below it."""
    env = editor(desk, f"file.write_text({LINES!r} + seen)")
    with review(desk, env=env, is_plain=is_plain) as terminal:
        go_through(terminal, TO_THE_EXPLANATION)
        terminal.wait_for_question("Why this rating")
        open_editor(terminal)
        terminal.wait_for("It cost 40 million. The budget says so.")
        go_through(terminal, (("Why this rating", ENTER),))
        terminal.wait_for_question("Save this review?")
        assert LINES.replace("\n\n", " ") in terminal.words
        seen = (desk / "seen.txt").read_text(encoding="utf-8")
        for line in (
            "# Article  Mayor of Gotham opens bridge",
            "# Claim    The bridge cost nothing",
            "# By       Selina Vale",
            "# Rating   Mostly false",
            f"# Source   {ADDRESS} (refutes)",
        ):
            assert line in seen.splitlines()
        go_through(terminal, RATING_A_CLAIM[-1:])
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].explanation == LINES


def test_what_was_typed_goes_along_into_the_editor(desk: Path) -> None:
    """And what the editor leaves can be gone back to, and edited again."""
    env = editor(desk, "file.write_text('Then: ' + seen)")
    with review(desk, env=env) as terminal:
        go_through(terminal, TO_THE_EXPLANATION)
        terminal.wait_for_question("Why this rating")
        terminal.send("It cost ", CTRL_E)
        terminal.wait_for("> Then: It cost")
        terminal.send(CTRL_E)
        terminal.wait_for("> Then: Then: It cost")
        terminal.answer(" nothing", ENTER, then="Save this review?")
        assert "Why Then: Then: It cost nothing" in terminal.words


@MENUS_AND_LINES
def test_an_editor_that_changes_nothing(desk: Path, *, is_plain: bool) -> None:
    """It is said, and where there was nothing the question is put again."""
    with review(desk, env=editor(desk, ""), is_plain=is_plain) as terminal:
        go_through(terminal, TO_THE_EXPLANATION)
        terminal.wait_for_question("Why this rating")
        open_editor(terminal)
        terminal.wait_for("Nothing was changed in the editor.")
        go_through(terminal, RATING_A_CLAIM[5:])
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].explanation == "It cost 40 million."


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("file.write_text('Half.' + seen); sys.exit(3)", "ended with exit code 3. What was saved in it is taken."),
        ("file.unlink()", "Your answer is as it was."),
        (None, "The editor “no-such-editor”, which $EDITOR names, was not found."),
    ],
    ids=["a fault", "no file", "no editor"],
)
@MENUS_AND_LINES
def test_an_editor_that_fails(desk: Path, act: str | None, said: str, *, is_plain: bool) -> None:
    """What went wrong is said, and what was typed or saved in it is not lost."""
    env = {"EDITOR": "no-such-editor"} if act is None else editor(desk, act)
    with review(desk, env=env, is_plain=is_plain) as terminal:
        go_through(terminal, TO_THE_EXPLANATION)
        terminal.wait_for_question("Why this rating")
        if not is_plain:
            terminal.send("It cost ")
        open_editor(terminal)
        terminal.wait_for(said)
        terminal.wait_for_question("Why this rating")
        kept = "Half." * (act is not None and "Half" in act) + "It cost" * (not is_plain)
        if kept:
            terminal.wait_for(f"Enter keeps: {kept}" if is_plain else f"> {kept}")
        assert "Traceback" not in terminal.text


def test_a_signal_while_the_editor_is_open(desk: Path) -> None:
    """The review ends at once; what was saved in the editor is in it again at the next start."""
    env = editor(desk, "file.write_text('Half a ' + seen); pathlib.Path('saved.txt').touch(); time.sleep(600)")
    with review(desk, env=env) as terminal:
        go_through(terminal, TO_THE_EXPLANATION)
        terminal.wait_for_question("Why this rating")
        terminal.send("line", CTRL_E)
        terminal._wait((desk / "saved.txt").exists, "nothing saved")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 143
        assert terminal.is_usable
        assert "Your answers to this claim are kept." in terminal.words
    with review(desk, env=editor(desk, "")) as terminal:
        go_through(terminal, START)
        terminal.wait_for_question("Why this rating")
        # What was typed before is in the line, what was saved in the editor comes with the editor.
        terminal.wait_for("> line")
        terminal.send(CTRL_E)
        terminal.wait_for("What you had begun to write in your editor is in it again.")
        terminal.wait_for("> Half a line")


@MENUS_AND_LINES
def test_an_answer_of_somebody_who_was_asked_in_the_editor(desk: Path, *, is_plain: bool) -> None:
    """A reply may be long, too."""
    env = editor(desk, f"file.write_text({LINES!r} + seen)")
    with review(desk, env=env, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *EDITS["reply"][:-1]))
        terminal.wait_for_question("What they answered")
        open_editor(terminal)
        terminal.wait_for("The budget says so.")
        go_through(
            terminal,
            (
                ("What they answered", ENTER),
                ("When they answered", "2026-02-02" + ENTER),
            ),
        )
        terminal.wait_for("Saved: right of reply of")
    assert [reply.answer for reply in stored(desk).claim(COST.id).replies] == [LINES]


HALF_TYPED = {
    "source": (RATING_A_CLAIM[:2], "Source address", "https://bud", "Rating"),
    "title": (RATING_WITH_DETAILS[:4], "Its title", "Budg", "What does it say"),
    "date": (RATING_WITH_DETAILS[:6], "When it was published", "2025-0", "Its publisher"),
    "explanation": (RATING_A_CLAIM[:5], "Why this rating", "It cost 40", "Address of source 2"),
    "claimant": (EDITS["claimant"][:1], "Who makes the claim", "Somebody els", "Check this claim?"),
    "split": (EDITS["split"][:2], "Claim 2 of those", "cost noth", "Claim 1 of those"),
    "words": (EDITS["add"][:1], "Words of the article", "The Gotham Fe", "Check this claim?"),
}
"""Questions for a line: what leads there, how they begin, half an answer, and the question before."""


@pytest.mark.parametrize("name", HALF_TYPED)
@pytest.mark.parametrize(("ending", "code"), [(CTRL_C, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"])
def test_half_an_answer_survives_the_end(desk: Path, name: str, ending: str | signal.Signals, code: int) -> None:
    """It is offered again at the next start, ready to be typed on."""
    steps, question, half, _ = HALF_TYPED[name]
    with review(desk) as terminal:
        go_through(terminal, (*START, *steps, (question, CTRL_U + half)))
        terminal.wait_for(f"> {half}")
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.send(ending)
        assert terminal.exit_code() == code
        assert terminal.is_usable
    with review(desk) as terminal:
        terminal.wait_for(f"Go on with claim 1, at: {question}")
        go_through(terminal, START)
        terminal.wait_for_question(question)
        terminal.wait_for(f"> {half}")


@pytest.mark.parametrize("name", HALF_TYPED)
def test_half_an_answer_survives_going_back(desk: Path, name: str) -> None:
    """To the question before it, from there once more, and forward again; untouched, one key goes back from it, too."""
    steps, question, half, before = HALF_TYPED[name]
    with review(desk) as terminal:
        go_through(terminal, (*START, *steps, (question, CTRL_U + half)))
        terminal.wait_for(f"> {half}")
        for way in (ESCAPE, "<"):
            terminal.answer(way, then=before)
            terminal.send({"Check": steps[-1][1], "Claim": ENTER}.get(before[:5], ENTER))
            terminal.wait_for_question(question)
            terminal.wait_for(f"> {half}")


def test_a_line_that_was_refused_survives(desk: Path) -> None:
    """In lines, where the terminal keeps what is being typed, the last one that was refused is offered again."""
    with review(desk, is_plain=True) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:2], ("Source address", "htps://budget.example.org")))
        terminal.wait_for("An address begins with https://")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
    with review(desk, is_plain=True) as terminal:
        terminal.wait_for("Go on with claim 1, at: Source address")
        go_through(terminal, START)
        terminal.wait_for_question("Source address")
        assert "Enter keeps: htps://budget.example.org" in terminal.question


COMMANDS = ("overview", "undo", "redo", "finish", "add", "later")


@pytest.mark.parametrize("word", COMMANDS)
@MENUS_AND_LINES
def test_words_that_mean_something_in_a_menu_are_words_in_a_line(desk: Path, word: str, *, is_plain: bool) -> None:
    """What is typed is what is kept, whatever choice has that name."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*TO_THE_EXPLANATION, ("Why this rating", word + ENTER), *RATING_A_CLAIM[-1:]))
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].explanation == word


@MENUS_AND_LINES
def test_the_keys_of_a_menu_are_explained(desk: Path, *, is_plain: bool) -> None:
    """What each choice is for, and how to go back and stop; then the question is put again."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check this claim?", "?")))
        for line in (
            "Press the key of a choice, or move with the arrow keys and press Enter.",
            "r a rating, its sources, and why",
            "s no rating, with the reason",
            "x make several claims of it",
            "g a day to look at it again, as for a prediction",
            "o all claims, to find one and go there",
            "< or Esc goes back to the question before; what you entered is offered again.",
            "q or Ctrl-C stops; everything is saved, and the same command goes on from here.",
        ):
            terminal.wait_for(line)
        go_through(terminal, (("Check this claim?", "r"), ("Rating", "?")))
        terminal.wait_for_question("Rating")
    assert len(stored(desk).drafts) == 1


@MENUS_AND_LINES
def test_the_keys_of_a_line_are_explained(desk: Path, *, is_plain: bool) -> None:
    """With the editor's where there is one; behind other words, and in an address, a question mark is one."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*TO_THE_EXPLANATION, ("Why this rating", "?")))
        terminal.wait_for("Type your answer and press Enter.")
        terminal.wait_for("Ctrl-E opens your editor, as does :e on a line of its own.")
        terminal.wait_for("Ctrl-C stops; everything is saved, and the same command goes on from here.")
        go_through(terminal, (("Why this rating", "Who knows?" + ENTER), *RATING_A_CLAIM[-1:]))
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].explanation == "Who knows?"
