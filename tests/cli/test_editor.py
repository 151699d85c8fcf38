"""A text in the person's own editor: found, run, waited for, and cut short in every way; nothing that was saved is lost.

The editor is a small program that really edits the file, and vi where that is installed.
"""

import os
import shlex
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.cli.editor import edit_text
from claimcheck.cli.editor_file import MARKER, EditorFile
from tests.terminal import CTRL_C, ENTER, ESCAPE, Terminal

NAME = "Ada Quill, why"
ADDS = 'path.write_text("Added. " + content, encoding="utf-8")'
BEGIN = f"""
import os, pathlib, signal, sys, time
path = pathlib.Path(sys.argv[-1])
content = path.read_text(encoding="utf-8")
MARKER = {MARKER!r}
"""

Make = Callable[..., str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings of its own, and no editor that is set."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def make(home: Path) -> Make:
    """Make an editor that does something with ``path`` and ``content``, and give its command."""

    def made(action: str, name: str = "editor.py") -> str:
        script = home / name
        script.write_text(BEGIN + action, encoding="utf-8")
        return shlex.join([sys.executable, str(script)])

    return made


@pytest.fixture
def editor(make: Make, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the editor to one that does something with ``path`` and ``content``."""
    return lambda action: monkeypatch.setenv("EDITOR", make(action))


def edited(text: str = "The old.", context: str = "") -> tuple[str, list[str]]:
    """Have a text edited; give what it is then, and what was said."""
    said: list[str] = []
    return edit_text(text, context, name=NAME, say=said.append), said


def left() -> list[str]:
    """Name what is in the folder where texts are edited."""
    folder = EditorFile.named(NAME).path.parent
    return [each.name for each in folder.iterdir()] if folder.exists() else []


def test_a_text_is_edited(home: Path, editor: Callable[[str], None]) -> None:
    """The editor gets the text and what helps below it; what is above the line comes back, and the file goes."""
    editor(f'(path.parent.parent / "seen").write_text(content); {ADDS}')
    assert edited("The old.", "Claim: It cost nothing.") == ("Added. The old.", [])
    assert (home / "config/claimcheck/seen").read_text() == (
        f"The old.\n\n{MARKER}\n# Everything below this line is left out.\n#\n# Claim: It cost nothing.\n"
    )
    assert left() == []


def test_nothing_was_changed(editor: Callable[[str], None]) -> None:
    """That is said, so that an editor which does not wait for its window is noticed."""
    editor("")
    assert edited(" The old.\r\n") == ("The old.", ["Nothing was changed in the editor."])
    assert left() == []


def test_everything_is_deleted(editor: Callable[[str], None]) -> None:
    """An empty text is one, too."""
    editor('path.write_text("")')
    assert edited() == ("", [])


def test_the_text_is_kept_before_its_file_goes(editor: Callable[[str], None]) -> None:
    """Where keeping fails, it is found in the file the next time."""
    editor(ADDS)

    def fail(text: str) -> None:
        assert text == "Added. The old."
        assert EditorFile.named(NAME).path.exists()
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        edit_text("The old.", "", name=NAME, keep=fail)
    editor("")
    assert edited("The old.") == (
        "Added. The old.",
        ["What you had begun to write in your editor is in it again.", "Nothing was changed in the editor."],
    )
    assert left() == []


def test_which_editor(home: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """$VISUAL before $EDITOR, one that is set before any that is there, and of these in their order."""
    for name in ("nano", "vi", "set", "visual"):
        script = home / "bin" / name
        script.parent.mkdir(exist_ok=True)
        command = make(f'path.write_text("{name}")', f"{name}.py")
        script.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(home / "bin"))
    assert edited() == ("nano", [])
    monkeypatch.setenv("EDITOR", "set")
    monkeypatch.setenv("VISUAL", " ")
    assert edited() == ("set", [])
    monkeypatch.setenv("VISUAL", f"{home / 'bin'}/visual")
    assert edited() == ("visual", [])


def test_arguments_and_no_shell(home: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotation marks keep words together, and what a shell would carry out is only a word."""
    monkeypatch.chdir(home)
    command = make('path.write_text("|".join(sys.argv[1:-1]))')
    monkeypatch.setenv("EDITOR", f"{command} --wait 'two words' $(touch run) ; touch run `touch run` >run")
    words = "--wait|two words|$(touch|run)|;|touch|run|`touch|run`|>run"
    assert edited() == (words, [])
    assert not (home / "run").exists()


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ("no-such-editor --wait", "The editor “no-such-editor”, which $EDITOR names, was not found."),
        ("''", "The editor “”, which $EDITOR names, was not found."),
        ("vi 'a", "$EDITOR is no command: “vi 'a” has a quotation mark too few."),
        ("", "No editor was found on this machine."),
        ("./broken", "The editor “broken” cannot be started: Exec format error."),
    ],
)
def test_no_editor(home: Path, monkeypatch: pytest.MonkeyPatch, command: str, fault: str) -> None:
    """One line says what is missing and what to do; the text, and what was left of an earlier one, stay."""
    (home / "broken").write_text("no program")
    (home / "broken").chmod(0o755)
    monkeypatch.chdir(home)
    monkeypatch.setenv("PATH", str(home))
    monkeypatch.setenv("EDITOR", command)
    hint = "Set $EDITOR to the editor that you want, such as nano."
    assert edited() == ("The old.", [f"{fault} {hint}"])
    EditorFile.named(NAME).write("Begun.", "", is_new=False)
    edited()
    assert EditorFile.named(NAME).text(is_sound=True) == "Begun."


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("sys.exit(3)", "ended with exit code 3."),
        ("os.kill(os.getpid(), signal.SIGKILL)", "was ended."),
    ],
)
def test_an_editor_that_fails(editor: Callable[[str], None], ending: str, said: str) -> None:
    """What was saved in it counts where the file is whole, and what went wrong is said."""
    editor(f"{ADDS}; {ending}")
    text, (told,) = edited()
    assert text == "Added. The old."
    assert told.startswith(
        f"The editor “{Path(sys.executable).name}” {said} What was saved in it is taken. Set $EDITOR"
    )
    assert left() == []


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (
            'path.write_text("Half"); sys.exit(1)',
            "What the editor left holds only a part of what was in it; it is kept in",
        ),
        (r'path.write_bytes(b"caf\xe9")', "What the editor left is not text in UTF-8; it is kept in"),
        (r'path.write_text("x\0")', "What the editor left is not text in UTF-8; it is kept in"),
        ('path.write_text("x" * 1_000_001)', "What the editor left has more than 1,000,000 bytes; it is kept in"),
    ],
    ids=["a part", "latin-1", "nul", "large"],
)
def test_what_is_no_text(editor: Callable[[str], None], action: str, said: str) -> None:
    """The answer is as it was; what the editor left is kept, and named."""
    editor(action)
    text, (told,) = edited()
    assert text == "The old."
    assert told.startswith(said)
    assert told.endswith("-unread-1.txt. Your answer is as it was.")
    assert Path(told.split("kept in ")[1].removesuffix(". Your answer is as it was.")).exists()


@pytest.mark.parametrize("action", ["path.unlink()", "path.unlink(); path.mkdir()", "path.unlink(); os.mkfifo(path)"])
def test_no_file_is_left(editor: Callable[[str], None], action: str) -> None:
    """The answer is as it was, and nobody waits for a pipe."""
    editor(action)
    text, (told,) = edited()
    assert text == "The old."
    assert told.startswith(f"{EditorFile.named(NAME).path}: ")
    assert told.endswith(". Your answer is as it was.")


def test_no_folder(home: Path, editor: Callable[[str], None]) -> None:
    """Where no file can be, that is said, and the text is as it was."""
    editor(ADDS)
    (home / "config").write_text("in the way")
    text, (told,) = edited()
    assert (text, told.split(": ", 1)[1]) == ("The old.", "Not a directory. Your answer is as it was.")


def test_what_an_earlier_run_left(home: Path, editor: Callable[[str], None]) -> None:
    """It is in the editor instead of the text, which stands below, so that neither is lost."""
    EditorFile.named(NAME).write("Begun.", "", is_new=False)
    editor(f'(path.parent.parent / "seen").write_text(content); {ADDS}')
    said = ["What you had begun to write in your editor is in it again."]
    assert edited("Typed since.", "Claim: It cost nothing.") == ("Added. Begun.", said)
    seen = (home / "config/claimcheck/seen").read_text()
    assert seen.startswith("Begun.\n\n# ---")
    assert seen.endswith("#\n# You had typed:\n# Typed since.\n#\n# Claim: It cost nothing.\n")
    assert left() == []


def test_what_an_earlier_run_left_is_no_text(editor: Callable[[str], None]) -> None:
    """That is said and kept elsewhere, and the text at hand is edited."""
    file = EditorFile.named(NAME)
    file.write("", "", is_new=True)
    file.path.write_bytes(b"caf\xe9")
    editor(ADDS)
    text, (told,) = edited()
    assert text == "Added. The old."
    assert told.startswith("What the editor left is not text in UTF-8; it is kept in ")
    assert [*EditorFile.named(NAME).path.parent.iterdir()] == [file.path.with_name(f"{file.path.stem}-unread-1.txt")]


def opened(home: Path, command: str, *, text: str = "The old.", context: str = "", columns: int = 80) -> Terminal:
    """Have a text edited by a program of its own in a terminal, which then asks for a line."""
    # The terminal that draws the screen stumbles over what vi sends to newer ones.
    env = {"EDITOR": command, "TERM": "linux"}
    return Terminal(text, context, cwd=home, columns=columns, env=env, program=("-m", "tests.edited"))


def goes_on(terminal: Terminal) -> None:
    """Look that the program, and the terminal, can be used as before."""
    terminal.wait_for("said 'go on?'")
    assert terminal.is_usable
    terminal.send("yes", "\n")
    assert terminal.exit_code() == 0
    assert terminal.text.endswith(r"answered 'yes\n'")


def in_file(home: Path) -> str:
    """Give what is in the one file in which a text is being edited."""
    (file,) = (home / "config/claimcheck/editing").glob("*.txt")
    return EditorFile(file).text(is_sound=True)


WAITS = f"""
{ADDS}
print("open", flush=True)
time.sleep(600)
"""

TAKES_INTERRUPTS = f"""
interrupts = []
def hear(what):
    os.write(1, what)
    interrupts.append(what)
signal.signal(signal.SIGINT, lambda *_: hear(b"interrupted"))
signal.signal(signal.SIGQUIT, lambda *_: hear(b"told to quit"))
print("open", flush=True)
while len(interrupts) < 3:
    time.sleep(0.05)
{ADDS}
"""


def test_interrupts_are_the_editors(home: Path, make: Make) -> None:
    """Ctrl-C in the editor reaches the editor, each time, and the program waits on; afterwards it is its own again."""
    with opened(home, make(TAKES_INTERRUPTS)) as terminal:
        terminal.wait_for("open")
        for key, heard in ((CTRL_C, "^Cinterrupted"), ("\x1c", "^\\told to quit"), (CTRL_C, "quit^Cinterrupted")):
            terminal.send(key)
            terminal.wait_for(heard)
        terminal.wait_for("written 'Added. The old.'")
        terminal.wait_for("go on?")
        terminal.send(CTRL_C)
        assert terminal.exit_code() not in (0, None)


def test_an_editor_that_dies_of_an_interrupt(home: Path, make: Make) -> None:
    """The program does not: it takes what was saved, and goes on."""
    with opened(home, make(WAITS)) as terminal:
        terminal.wait_for("open")
        terminal.send(CTRL_C)
        terminal.wait_for("What was saved in it is taken.")
        terminal.wait_for("kept 'Added. The old.'")
        goes_on(terminal)


def test_the_terminal_is_as_it_was(home: Path, make: Make) -> None:
    """An editor that dies with echo and line mode off leaves both on."""
    raw = "import tty; tty.setraw(0); os.kill(os.getpid(), signal.SIGKILL)"
    with opened(home, make(f"{ADDS}\n{raw}")) as terminal:
        terminal.wait_for("was ended.")
        goes_on(terminal)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_program_and_its_editor(home: Path, make: Make, number: signal.Signals, code: int) -> None:
    """What was saved in the editor stays in its file, the terminal is usable, and no editor is left in it."""
    action = f'(path.parent / "editor.pid").write_text(str(os.getpid()))\n{WAITS}'
    with opened(home, make(action)) as terminal:
        terminal.wait_for("open")
        terminal.signal(number)
        assert terminal.exit_code() == code
        assert terminal.is_usable
    assert not is_running(home)
    assert in_file(home) == "Added. The old."
    with opened(home, make(ADDS), text="The old.") as terminal:
        terminal.wait_for("is in it again.")
        terminal.wait_for("written 'Added. Added. The old.'")
        goes_on(terminal)


def test_an_editor_that_does_not_end(home: Path, make: Make) -> None:
    """One that takes no notice is ended all the same, after a while."""
    action = f"signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{WAITS}"
    with opened(home, make(f'(path.parent / "editor.pid").write_text(str(os.getpid()))\n{action}')) as terminal:
        terminal.wait_for("open")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 143
    assert not is_running(home)
    assert in_file(home) == "Added. The old."


def is_running(home: Path) -> bool:
    """Tell whether the editor that noted its number is still there."""
    number = int((home / "config/claimcheck/editing/editor.pid").read_text())
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("way", ["killed", "closed"])
def test_a_run_that_is_cut_short(home: Path, make: Make, way: str) -> None:
    """Killed, or its terminal closed, it has no last word: the next run finds what was saved."""
    with opened(home, make(WAITS)) as terminal:
        terminal.wait_for("open")
        terminal.process.kill() if way == "killed" else terminal.hang_up()
        terminal.process.wait(60)
    with opened(home, make(""), text="") as terminal:
        terminal.wait_for("is in it again.")
        terminal.wait_for("written 'Added. The old.'")
        goes_on(terminal)


@pytest.mark.skipif(not shutil.which("vi"), reason="needs vi")
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_vi(home: Path, columns: int) -> None:
    """A real editor takes the whole terminal, and gives it back."""
    context = "Claim: It cost nothing.\nvim: set readonly:"
    with opened(home, "vi", context=context, columns=columns) as terminal:
        terminal.wait_for("# Claim: It cost nothing. # vim : set readonly:")
        terminal.send("ANew words.", ENTER, "# A heading", ESCAPE, ":wq", ENTER)
        terminal.wait_for(r"kept 'The old.New words.\n# A heading'")
        goes_on(terminal)
    assert not [*(home / "config/claimcheck/editing").iterdir()]


@pytest.mark.skipif(not shutil.which("vi"), reason="needs vi")
def test_vi_is_left_without_saving(home: Path) -> None:
    """The text is as it was, and an error that vi ends with is told."""
    for leaving, said in ((":q!", "Nothing was changed"), (":cq", "ended with exit code 1.")):
        with opened(home, "vi") as terminal:
            terminal.wait_for("# Everything below")
            terminal.send("ANew words.", ESCAPE, leaving, ENTER)
            terminal.wait_for(said)
            terminal.wait_for("written 'The old.'")
            goes_on(terminal)


@pytest.mark.skipif(not shutil.which("vi"), reason="needs vi")
def test_vi_is_ended(home: Path) -> None:
    """What was not saved in it, vi itself offers to recover, for the file is the same one."""
    with opened(home, "vi") as terminal:
        terminal.wait_for("# Everything below")
        terminal.send("ANew words.", ESCAPE)
        terminal.wait_for("New words.")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 143
        assert terminal.is_usable
    with opened(home, "vi") as terminal:
        terminal.wait_for("Found a swap file")
        terminal.send("R")
        terminal.wait_for("Press ENTER")
        terminal.send(ENTER)
        terminal.wait_for("The old.New words.")
        terminal.send(ESCAPE, ":wq", ENTER)
        terminal.wait_for("written 'The old.New words.'")
        goes_on(terminal)
