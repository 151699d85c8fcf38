"""Questions as plain lines, answered from a script of typed lines, and in a real terminal."""

import builtins
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.model.scales import built_in_scales
from claimcheck.review.ask import Reply
from claimcheck.review.lines import ask_in_lines
from claimcheck.review.questions import ABOUT_A_CLAIM, Choice, Question, rating_question, source_question
from tests.asked import QUESTIONS
from tests.terminal import CTRL_C, CTRL_D, Terminal

ACTION = QUESTIONS["action"]
TITLE = ABOUT_A_CLAIM["title"]
WHY = ABOUT_A_CLAIM["explanation"]


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


@pytest.mark.parametrize("line", ["w", "W", "wording", "Wording"])
def test_a_minor_choice_by_key_or_words(typed: list[str], capsys: pytest.CaptureFixture[str], line: str) -> None:
    """All of them are said in one line with their keys; the others keep their numbers."""
    typed.append(line)
    assert ask_in_lines(ACTION) == "wording"
    *_, numbered, more, _ = capsys.readouterr().out.splitlines()
    assert numbered == "2. Skip it, with a reason"
    assert more.startswith("More: w wording; c claimant; b bounds; x split; m merge; d date and place; l look again;")


def test_a_minor_choice_has_no_number(typed: list[str]) -> None:
    """Only what is said with a number has one."""
    typed.extend(["3", "b"])
    assert ask_in_lines(ACTION) == "bounds"


def test_an_empty_line_chooses_nothing(typed: list[str]) -> None:
    """A choice that got no key is none that an empty line names."""
    typed.extend(["", "ß"])
    assert ask_in_lines(Question("rating", "Rating", "Rating", (Choice("strange", "ß"),))) == "strange"


@pytest.mark.parametrize("question", [ACTION, TITLE, WHY])
@pytest.mark.parametrize("suggestion", ["", "rate"])
def test_help(typed: list[str], question: Question, suggestion: str) -> None:
    """A question mark alone asks for it everywhere."""
    typed.append("?")
    assert ask_in_lines(question, suggestion=suggestion) is Reply.HELP


def test_the_editor_is_for_long_answers(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Its word is named and taken there; elsewhere it is an answer."""
    typed.extend([":e", ":e"])
    assert [ask_in_lines(WHY), ask_in_lines(TITLE)] == [Reply.EDITOR, ":e"]
    assert capsys.readouterr().out.count(":e opens your editor") == 1


def test_a_suggestion_of_several_lines(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It stands below the question, so that its lines are heard as lines."""
    typed.append("")
    assert ask_in_lines(WHY, suggestion="One.\n\x1b[1mTwo.") == "One.\n\x1b[1mTwo."
    said = capsys.readouterr().out.splitlines()
    assert said[1].endswith(
        "(Enter keeps what stands below; - for none; < goes back; :e opens your editor; ? explains)"
    )
    assert said[2:4] == ["One.", r"\x1b[1mTwo."]


@pytest.mark.parametrize("end", ["<", "?", KeyboardInterrupt, EOFError, SystemExit])
def test_a_faulty_line_is_half_typed(monkeypatch: pytest.MonkeyPatch, end: str | type[BaseException]) -> None:
    """What was typed and not taken is handed over, once, where the question ends without an answer."""
    lines = iter(["htps:/one", "htps:/two", end])

    def read(_: str) -> str:
        line = next(lines)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr(builtins, "input", read)
    kept: list[str] = []
    if isinstance(end, str):
        assert isinstance(ask_in_lines(source_question(1), keep=kept.append), Reply)
    else:
        with pytest.raises(end):
            ask_in_lines(source_question(1), keep=kept.append)
    assert kept == ["htps:/two"]


def test_what_was_mended_or_is_no_answer_is_not_kept(typed: list[str]) -> None:
    """Once there is an answer the faulty one is forgotten; what names no choice is no beginning of one."""
    kept: list[str] = []
    typed.extend(["htps:/one", "https://one.example.org", "nothing", "<", "<"])
    assert ask_in_lines(source_question(1), keep=kept.append) == "https://one.example.org"
    assert ask_in_lines(ACTION, keep=kept.append) is Reply.BACK
    assert ask_in_lines(WHY, suggestion="Old", keep=kept.append) is Reply.BACK
    assert kept == []


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_on_a_terminal(tmp_path: Path, columns: int, env: dict[str, str]) -> None:
    """Not one escape sequence is sent, and the terminal stays in its ordinary mode while a line is typed."""
    program = ("-m", "tests.asked", "lines")
    with Terminal("action", cwd=tmp_path, columns=columns, env=env, program=program) as terminal:
        terminal.wait_for("Number:")
        assert terminal.is_usable
        terminal.send("9\nlook again\n")
        assert terminal.exit_code() == 0
        assert "This is not one of the choices." in terminal.words
        assert terminal.text.endswith("reply 'look again'")
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize(
    ("ending", "code"), [(CTRL_C, 130), (CTRL_D, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_leaving_on_a_terminal(tmp_path: Path, ending: str | signal.Signals, code: int) -> None:
    """What was typed of a line that is left is the terminal's own; what was read is kept."""
    program = ("-m", "tests.asked", "lines")
    with Terminal("source", cwd=tmp_path, program=program) as terminal:
        terminal.wait_for("explains) >")
        terminal.send("htps:/one\n")
        terminal.wait_for("in a few words. >")
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.send(ending)
        assert terminal.exit_code() == code
        assert "kept 'htps:/one'" in terminal.text
        assert terminal.is_usable
