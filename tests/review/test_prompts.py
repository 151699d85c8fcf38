"""Single questions at real prompts in a real terminal, each put by a small program that prints what comes back."""

import re
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal import CTRL_C, CTRL_D, CTRL_U, CTRL_Z, ENTER, ESCAPE, PATIENCE, Terminal

PASTE = "\x1b[200~{}\x1b[201~"
UP, DOWN, LEFT = "\x1b[A", "\x1b[B", "\x1b[D"
CTRL_E, CTRL_X, BACKSPACE = "\x05", "\x18", "\x7f"
WIDTHS = pytest.mark.parametrize("columns", [60, 80, 120])
LINES = "The budget names 40 million.\n\nThe mayor named none of it, and nobody asked why."
MORE = "w wording · c claimant · b bounds · x split · m merge · d date and place · l look again · p right of reply"


def asked(
    desk: Path, question: str, *options: str, way: str = "menu", columns: int = 80, env: Mapping[str, str] = {}
) -> Terminal:
    """Put one question and wait until it is on the screen."""
    program = ("-m", "tests.asked", way)
    terminal = Terminal(question, *options, cwd=desk, columns=columns, env=env, program=program)
    if way == "menu":
        terminal.wait_for_question({"action": "Check", "title": "Its", "source": "Source"}.get(question, "Why"))
    return terminal


def replied(terminal: Terminal) -> str:
    """Wait for the end and give all that was printed once the question was gone."""
    terminal.exit_code()
    assert terminal.is_usable
    assert "Traceback" not in terminal.text
    told = re.findall(rb"(?:kept|reply) ['\"<].*?(?=\r\n)", terminal.output)
    return b" ".join(told).decode()


def kept(desk: Path) -> list[str]:
    """Give what was kept of what was typed."""
    file = desk / "kept.txt"
    return file.read_text().splitlines() if file.exists() else []


def test_pasted_colours_are_no_mouse(tmp_path: Path) -> None:
    """A terminal that marks no pastes hands escape sequences over as keys; none of them stops the program."""
    with asked(tmp_path, "explanation", "--first") as terminal:
        terminal.send("The budget \x1b[31mnames\x1b[0m 40 million.", ENTER)
        assert replied(terminal) == "reply 'The budget names 40 million.'"


def test_pasted_lines_are_one_answer(tmp_path: Path) -> None:
    """Line ends in a paste answer nothing; what no terminal should be given is taken out, the words stay."""
    with asked(tmp_path, "explanation") as terminal:
        terminal.send(PASTE.format("One.\r\nTwo\x07\x00 and\t\x1b[31mthree."), ENTER)
        assert replied(terminal) == r"reply 'One.\nTwo and [31mthree.'"


def test_long_paste(tmp_path: Path) -> None:
    """A whole page that is pasted by mistake is taken as it is, and can be left."""
    words = "word " * 4000
    with asked(tmp_path, "explanation") as terminal:
        for start in range(0, len(PASTE.format(words)), 2000):
            terminal.send(PASTE.format(words)[start : start + 2000])
            terminal.read(0.05)
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
    assert kept(tmp_path) == [repr(words.strip())]


def test_a_paste_chooses_nothing(tmp_path: Path) -> None:
    """A paste at a menu, whose letters are its keys, answers nothing."""
    with asked(tmp_path, "action") as terminal:
        terminal.send(PASTE.format("rlsqw?\r\n"), "s")
        assert replied(terminal) == "reply 'skip'"


@pytest.mark.parametrize("columns", [1, 12, 300])
@pytest.mark.parametrize("suggestion", ["", LINES])
def test_a_window_that_changes_its_size(tmp_path: Path, columns: int, suggestion: str) -> None:
    """What is typed is kept, however small the window becomes meanwhile."""
    with asked(tmp_path, "explanation", "--suggestion", suggestion) as terminal:
        terminal.send(" Half of ")
        terminal.resize(columns, 5)
        terminal.send("it")
        terminal.resize(80, 60)
        terminal.send(" is wrong.", ENTER)
        assert replied(terminal) == f"reply {f'{suggestion} Half of it is wrong.'.strip()!r}"


def test_suspending_where_there_is_no_shell(tmp_path: Path) -> None:
    """Ctrl-Z gives the terminal back to the shell; without one, the line is there again as it was typed."""
    with asked(tmp_path, "explanation") as terminal:
        terminal.send("Half of ")
        terminal.wait_for("Half of")
        terminal.send(CTRL_Z, "it.", ENTER)
        assert replied(terminal) == "reply 'Half of it.'"


@WIDTHS
def test_minor_choices_share_a_line(tmp_path: Path, columns: int) -> None:
    """They stand below the menu, each whole on one line; a window that becomes another shows them for its width."""
    with asked(tmp_path, "action", columns=columns) as terminal:
        terminal.wait_for("? Keys More: w wording · c claimant")
        for width in (columns, 60, 40, columns):
            terminal.resize(width, 60)
            terminal.send(DOWN)
            wanted = filled(f"{MORE} · a add a claim", width - 9)
            terminal.wait_for("More: " + " ".join(wanted))
            shown = terminal.text.splitlines()
            first = next(n for n, line in enumerate(shown) if line.startswith("   More: "))
            assert [line[9:] for line in shown[first : first + len(wanted)]] == wanted
            assert {line[:9] for line in shown[first + 1 :]} <= {" " * 9}
        terminal.send("a")
        assert replied(terminal) == "reply 'add a claim'"


def filled(text: str, columns: int) -> list[str]:
    """Break a text at its middle dots, as late as that can be."""
    first, *others = text.split(" · ")
    lines = [first]
    for other in others:
        if len(f"{lines[-1]} · {other}") <= columns:
            lines[-1] += f" · {other}"
        else:
            lines.append(other)
    return lines


@pytest.mark.parametrize("key", ["w", "c", "x", "p"])
def test_a_minor_choice_by_its_key(tmp_path: Path, key: str) -> None:
    """Its key chooses it at once, as any other's."""
    with asked(tmp_path, "action") as terminal:
        terminal.send(key)
        assert replied(terminal) == f"reply {dict(e.split(' ', 1) for e in MORE.split(' · '))[key]!r}"


def test_arrows_pass_minor_choices_by(tmp_path: Path) -> None:
    """Down from the last of the lines is the first."""
    with asked(tmp_path, "action", "--first") as terminal:
        terminal.send(DOWN * 4, ENTER)
        assert replied(terminal) == "reply 'rate'"


def test_a_minor_choice_of_before_has_a_line(tmp_path: Path) -> None:
    """Enter chooses again what was chosen before, so that has to be in the menu."""
    with asked(tmp_path, "action", "--suggestion", "bounds") as terminal:
        terminal.wait_for("❯ b bounds < Back")
        terminal.wait_for("c claimant · x split")
        terminal.send(ENTER)
        assert replied(terminal) == "reply 'bounds'"


@pytest.mark.parametrize(("key", "reply"), [("?", "HELP"), ("<", "BACK"), (ESCAPE, "BACK"), ("q", "STOP")])
def test_a_menu_is_left_by_a_key(tmp_path: Path, key: str, reply: str) -> None:
    """Each is a line of the menu, too, and no answer."""
    with asked(tmp_path, "action") as terminal:
        terminal.wait_for("< Back q Stop here ? Keys")
        terminal.send(key)
        assert replied(terminal) == f"reply <Reply.{reply}: '{reply.lower()}'>"


@pytest.mark.parametrize("suggestion", ["", "Old"])
@pytest.mark.parametrize(("key", "reply"), [("?", "HELP"), ("<", "BACK")])
def test_a_word_where_nothing_is_typed(tmp_path: Path, key: str, reply: str, suggestion: str) -> None:
    """In an empty line, or behind a suggestion that is as it was, it does at once what it means."""
    with asked(tmp_path, "title", "--suggestion", suggestion) as terminal:
        terminal.send(key)
        assert replied(terminal) == f"reply <Reply.{reply}: '{reply.lower()}'>"
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("Is it", "?"), "Old titleIs it?"),
        ((CTRL_U, "Why", "?"), "Why?"),
        ((BACKSPACE, "e", "?"), "Old title?"),
        ((LEFT * 6, "?"), "Old? title"),
        ((PASTE.format("?"),), "Old title?"),
        ((CTRL_U, PASTE.format(" ? ")), None),
    ],
    ids=["behind words", "in other words", "typed again", "within", "pasted behind", "pasted alone"],
)
def test_a_question_mark_in_words(tmp_path: Path, keys: tuple[str, ...], answer: str | None) -> None:
    """It is a letter wherever something was typed or changed; alone in its line it still asks for help."""
    with asked(tmp_path, "title", "--suggestion", "Old title") as terminal:
        terminal.send(*keys, ENTER)
        assert replied(terminal) == (f"reply {answer!r}" if answer else "reply <Reply.HELP: 'help'>")


ENDINGS = {
    "interrupt": CTRL_C,
    "escape": ESCAPE,
    "editor": CTRL_E,
    "editor as in a shell": CTRL_X + CTRL_E,
    "terminate": signal.SIGTERM,
    "hang up": signal.SIGHUP,
    "closed": None,
}


def end(terminal: Terminal, way: str) -> None:
    """End the question in one of the ways, and wait until the program has ended, too."""
    ending = ENDINGS[way]
    if isinstance(ending, signal.Signals):
        terminal.signal(ending)
    elif isinstance(ending, str):
        terminal.send(ending)
    else:
        terminal.hang_up()
        terminal.process.wait(PATIENCE)
        return
    terminal.exit_code()
    assert terminal.is_usable


@pytest.mark.parametrize("way", ENDINGS)
@pytest.mark.parametrize("suggestion", ["", "Old."])
def test_what_is_half_typed_is_kept(tmp_path: Path, way: str, suggestion: str) -> None:
    """However the question ends without an answer, what stands in the line is handed over, once, as it would be kept."""
    with asked(tmp_path, "explanation", "--suggestion", suggestion) as terminal:
        terminal.send(PASTE.format("Half of it\r\nis\x07"))
        terminal.wait_for("Half of it is")
        end(terminal, way)
    assert kept(tmp_path) == [repr(f"{suggestion}Half of it\nis")]


@pytest.mark.parametrize("way", [*ENDINGS, "end of input"])
@pytest.mark.parametrize("suggestion", ["", "Old.\nAnd more."])
def test_what_is_not_typed_is_not_kept(tmp_path: Path, way: str, suggestion: str) -> None:
    """An empty line and a suggestion that was let be, or changed back, are nothing new."""
    with asked(tmp_path, "explanation", "--suggestion", suggestion) as terminal:
        terminal.send("a", BACKSPACE)
        if way == "end of input":
            terminal.send(CTRL_U * 3, BACKSPACE, CTRL_U, CTRL_D)
            assert terminal.exit_code() == 130
        else:
            end(terminal, way)
    assert kept(tmp_path) == []


def test_a_faulty_answer_is_half_typed(tmp_path: Path) -> None:
    """A fault is said whole, over as many lines as it takes, and what it is about is kept when the question is left."""
    with asked(tmp_path, "source", columns=60) as terminal:
        terminal.send("htps:/budget", ENTER)
        terminal.wait_for("and has no spaces. A source off the web is told in a few words.")
        terminal.send(ESCAPE)
        assert replied(terminal) == "kept 'htps:/budget' reply <Reply.BACK: 'back'>"


def test_an_answer_is_not_half_typed(tmp_path: Path) -> None:
    """What comes back as the answer is not kept beside it."""
    with asked(tmp_path, "explanation") as terminal:
        terminal.send("All of it.", ENTER)
        assert replied(terminal) == "reply 'All of it.'"
    assert kept(tmp_path) == []


@pytest.mark.parametrize("keys", [CTRL_E, CTRL_X + CTRL_E])
def test_the_editor_is_for_long_answers(tmp_path: Path, keys: str) -> None:
    """Elsewhere Ctrl-E goes to the end of the line, as it does in a shell, and the hints do not name it."""
    with asked(tmp_path, "title") as terminal:
        terminal.wait_for("empty: none · Esc or <: back · ?: keys >")
        terminal.send("itle", "\x01", "T", keys, "!", ENTER)
        assert replied(terminal) == "reply 'Title!'"


@WIDTHS
def test_the_hints_of_a_line(tmp_path: Path, columns: int) -> None:
    """What can be done instead of answering stands between the question and the line, whole at every width."""
    with asked(tmp_path, "explanation", columns=columns) as terminal:
        terminal.wait_for("?: keys >")
        lines = ["  empty: none · Esc or <: back · ctrl-e: your editor", "  ?: keys"]
        wide = [" · ".join((lines[0], lines[1].strip()))]
        assert terminal.text.splitlines() == [
            "? Why this rating, in a sentence or two",
            *(lines if columns == 60 else wide),
            ">",
        ]


@WIDTHS
def test_a_suggestion_of_several_lines(tmp_path: Path, columns: int) -> None:
    """All its lines are shown, one below the other; each can be gone to and changed, and Enter takes them all."""
    with asked(tmp_path, "explanation", "--suggestion", LINES, columns=columns) as terminal:
        terminal.wait_for("nobody asked why.")
        shown = terminal.text.splitlines()
        first = shown.index("> The budget names 40 million.")
        assert shown[first + 1 :] == ["", "  The mayor named none of it, and nobody asked why."]
        terminal.send(UP * 2, "\x1b[F", " In one line", ENTER)
        assert replied(terminal) == f"reply {LINES.replace('million.', 'million. In one line')!r}"


def test_a_suggestion_longer_than_the_window(tmp_path: Path) -> None:
    """Its end is in sight, where one goes on, and Enter takes the whole."""
    lines = "\n".join(f"Line {number}." for number in range(1, 41))
    with asked(tmp_path, "explanation", "--suggestion", lines) as terminal:
        terminal.resize(60, 10)
        terminal.send(" The end.")
        terminal.wait_for("Line 40. The end.")
        terminal.send(ENTER)
        terminal.resize(120, 60)
        assert replied(terminal).replace(r"\n", " ").endswith("Line 39. Line 40. The end.'")


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "vt100"}])
@pytest.mark.parametrize("question", ["action", "explanation"])
def test_nothing_is_coloured(tmp_path: Path, question: str, env: dict[str, str]) -> None:
    """Questions say all they say in any terminal, and in the reader's own colours."""
    with asked(tmp_path, question, env=env) as terminal:
        terminal.send("?")
        assert "HELP" in replied(terminal)
        styles = re.findall(rb"\x1b\[([\d;]*)m", terminal.output)
    assert {code for style in styles for code in style.split(b";")} <= {b"", b"0", b"1", b"2"}
