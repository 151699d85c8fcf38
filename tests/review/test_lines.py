"""Questions as plain lines, answered from a script of typed lines."""

import builtins
from collections.abc import Iterator

import pytest

from claimcheck.model.scales import built_in_scales
from claimcheck.review.ask import Reply
from claimcheck.review.lines import ask_in_lines
from claimcheck.review.questions import ABOUT_A_CLAIM, rating_question, source_question

ACTION = ABOUT_A_CLAIM["action"]
TITLE = ABOUT_A_CLAIM["title"]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lines that will be typed."""
    lines: list[str] = []
    supply: Iterator[str] = (lines.pop(0) for _ in iter(int, 1))
    monkeypatch.setattr(builtins, "input", lambda _: next(supply))
    return lines


@pytest.mark.parametrize("line", ["2", "s", "S", "Skip it, with a reason", "skip"])
def test_a_choice_by_number_key_or_words(typed: list[str], line: str) -> None:
    """However it is named, its value comes back."""
    typed.append(line)
    assert ask_in_lines(ACTION) == "skip"


def test_a_number_means_the_place_in_the_list(typed: list[str]) -> None:
    """Even on a scale whose labels have keys of their own."""
    typed.append("6")
    assert ask_in_lines(rating_question(built_in_scales()["google"])) == "Unproven"


def test_a_fault_is_said_and_the_question_stays(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing comes back before it is sound."""
    typed.extend(["9", "", "1"])
    assert ask_in_lines(ACTION) == "rate"
    assert capsys.readouterr().out.count("This is not one of the choices.") == 2


def test_back_and_stop_are_typed(typed: list[str]) -> None:
    """Back from lines and lists alike; stop from a list."""
    typed.extend(["<", "<", "q"])
    assert [ask_in_lines(ACTION), ask_in_lines(TITLE), ask_in_lines(ACTION)] == [Reply.BACK, Reply.BACK, Reply.STOP]


def test_back_behind_an_earlier_answer_and_before_the_first_question(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Typed onto what was offered it goes back too; where nothing is before, that is said and nothing is taken."""
    typed.extend(["Old<", "<", "Ada"])
    assert ask_in_lines(TITLE, suggestion="Old") is Reply.BACK
    assert ask_in_lines(TITLE, can_go_back=False) == "Ada"
    assert "There is no question before this one." in capsys.readouterr().out


def test_words_that_mean_something_in_a_list_are_words_in_a_line(typed: list[str]) -> None:
    """A title may be a single q or a dash."""
    typed.extend(["q", "-"])
    assert [ask_in_lines(TITLE), ask_in_lines(TITLE)] == ["q", "-"]


def test_an_earlier_answer_is_kept_or_emptied(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Enter keeps it, a dash empties it, anything else replaces it."""
    typed.extend(["", "-", "New"])
    answers = [ask_in_lines(TITLE, suggestion="Old\x1b[1m") for _ in range(3)]
    assert answers == ["Old\x1b[1m", "", "New"]
    assert "\x1b" not in capsys.readouterr().out


def test_a_line_that_is_no_text_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes of another encoding end nothing."""
    lines: Iterator[UnicodeDecodeError | str] = iter([UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ""])

    def read(_: str) -> str:
        line = next(lines)
        if isinstance(line, Exception):
            raise line
        return line

    monkeypatch.setattr(builtins, "input", read)
    assert ask_in_lines(source_question(1)) == ""
    assert "could not be read" in capsys.readouterr().out
