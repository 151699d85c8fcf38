"""Keys and pastes that a person did not mean as answers, at real prompts in a real terminal."""

from pathlib import Path

import pytest

from claimcheck.store import open_store
from tests import samples
from tests.terminal import CTRL_C, CTRL_Z, ENTER, Terminal

PASTE = "\x1b[200~{}\x1b[201~"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a session that nobody has begun to review."""
    open_store(tmp_path / "reviews").save(samples.session())
    return tmp_path


def at_explanation(desk: Path) -> Terminal:
    """Open the review at the question why, which takes words."""
    terminal = Terminal("review", "mayor", "--reviewer", "Ada Quill", cwd=desk)
    terminal.wait_for_question("Check this claim?")
    terminal.answer("r", then="Rating")
    terminal.answer("1", then="Source address")
    terminal.answer(ENTER, then="Why this rating")
    return terminal


def explanation(desk: Path) -> str:
    """Give what is kept of the answer to the question why."""
    (draft,) = open_store(desk / "reviews").load(samples.session().id).drafts
    return draft.answers[-1].value


def test_pasted_colours_are_no_mouse(desk: Path) -> None:
    """A terminal that marks no pastes hands escape sequences over as keys; none of them stops the program."""
    with at_explanation(desk) as terminal:
        terminal.send("The budget \x1b[31mnames\x1b[0m 40 million.", ENTER)
        terminal.wait_for_question("Save this review?")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        assert "Traceback" not in terminal.text
        assert terminal.is_usable
    assert explanation(desk) == "The budget names 40 million."


def test_pasted_lines_are_one_answer(desk: Path) -> None:
    """Line ends in a paste answer nothing; what no terminal should be given is taken out, the words stay."""
    with at_explanation(desk) as terminal:
        terminal.send(PASTE.format("One.\r\nTwo\x07\x00 and\t\x1b[31mthree."), ENTER)
        terminal.wait_for_question("Save this review?")
    assert explanation(desk) == "One.\nTwo and [31mthree."


def test_long_paste(desk: Path) -> None:
    """A whole page that is pasted by mistake is taken as it is, and can be left."""
    words = "word " * 4000
    with at_explanation(desk) as terminal:
        for start in range(0, len(PASTE.format(words)), 2000):
            terminal.send(PASTE.format(words)[start : start + 2000])
            terminal.read(0.05)
        terminal.send(ENTER)
        terminal.wait_for_question("Save this review?")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
    assert explanation(desk) == words.strip()


def test_a_paste_chooses_nothing(desk: Path) -> None:
    """A paste at a menu, whose letters are its keys, answers nothing."""
    with Terminal("review", "mayor", "--reviewer", "Ada Quill", cwd=desk) as terminal:
        terminal.wait_for_question("Check this claim?")
        terminal.send(PASTE.format("rlsq\r\n"))
        terminal.answer("r", then="Rating")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
    (draft,) = open_store(desk / "reviews").load(samples.session().id).drafts
    assert [answer.value for answer in draft.answers] == ["rate"]


@pytest.mark.parametrize("columns", [1, 12, 300])
def test_a_window_that_changes_its_size(desk: Path, columns: int) -> None:
    """What is typed is kept, however small the window becomes meanwhile."""
    with at_explanation(desk) as terminal:
        terminal.send("Half of ")
        terminal.resize(columns, 5)
        terminal.send("it")
        terminal.resize(80, 60)
        terminal.send(" is wrong.", ENTER)
        terminal.wait_for_question("Save this review?")
    assert explanation(desk) == "Half of it is wrong."


def test_suspending_where_there_is_no_shell(desk: Path) -> None:
    """Ctrl-Z gives the terminal back to the shell; without one, the line is there again as it was typed."""
    with at_explanation(desk) as terminal:
        terminal.send("Half of ")
        terminal.wait_for("Half of")
        terminal.send(CTRL_Z, "it.", ENTER)
        terminal.wait_for_question("Save this review?")
    assert explanation(desk) == "Half of it."
