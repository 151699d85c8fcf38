"""A long answer written in the person's own editor. Knows no question, and nothing of the file but that there is one."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer

from claimcheck.cli.editor_file import EditorFile
from claimcheck.cli.terminal import say as say_on_stderr
from claimcheck.errors import InputError, UsageError
from claimcheck.review.ask import forget
from claimcheck.review.leaving import lent_terminal, woken
from claimcheck.review.questions import clean_answer

Say = Callable[[str], None]

_EDITORS = ("sensible-editor", "editor", "nano", "vim", "vi", "notepad")
_HINT = "Set $EDITOR to the editor that you want, such as nano."
_PATIENCE_SECONDS = 5.0


def edit_text(
    text: str,
    context: str,
    *,
    name: str,
    say: Say = say_on_stderr,
    keep: Callable[[str], None] = forget,
) -> str:
    """Let a person edit a text in their editor, and give what it is then; what fails is said, and nothing is lost.

    Args:
        text: What there is already; what an earlier run left unfinished comes before it.
        context: What helps to write it, shown below it.
        name: What the text is, the same in every run: by whom, about what.
        say: Tells the person something.
        keep: Takes the text before the file that it was written in goes.

    Raises:
        SystemExit: SIGTERM or SIGHUP came; what was saved in the editor is found by the next run.

    """
    typed, file = clean_answer(text), EditorFile.named(name)
    begun = typed
    try:
        command = _command()
        begun = _unfinished(file, typed, say) or typed
        is_new = begun == typed
        file.write(begun, context if typed in begun else f"You had typed:\n{typed}\n\n{context}", is_new=is_new)
        fault = _run(command, file.path)
        written = file.text(is_sound=not fault)
    except (InputError, UsageError) as error:
        say(f"{error.message}. {error.hint}")
        return begun
    except OSError as error:
        say(f"{error.filename or file.path}: {error.strerror or error}. Your answer is as it was.")
        return begun
    if fault:
        say(f"{fault} What was saved in it is taken. {_HINT}")
    elif written == begun:
        say("Nothing was changed in the editor.")
    keep(written)
    file.remove()
    return written


def _command() -> list[str]:
    """Give the command of the person's editor.

    Raises:
        UsageError: There is none.

    """
    for variable in ("VISUAL", "EDITOR"):
        if wanted := os.environ.get(variable, "").strip():
            return _split(wanted, variable)
    for each in _EDITORS:
        if found := shutil.which(each):
            return [found]
    raise UsageError("No editor was found on this machine", hint=_HINT)


def _split(wanted: str, variable: str) -> list[str]:
    """Split a command line into words as a shell does, without giving it to one."""
    is_windows = os.name == "nt"
    try:
        words = shlex.split(wanted, posix=not is_windows)
    except ValueError:
        raise UsageError(f"${variable} is no command: “{wanted}” has a quotation mark too few", hint=_HINT) from None
    # On Windows a backslash is no escape, and the quotation marks stay.
    program, *arguments = [word.strip('"') if is_windows else word for word in words]
    if found := shutil.which(program):
        return [found, *arguments]
    raise UsageError(f"The editor “{program}”, which ${variable} names, was not found", hint=_HINT)


def _unfinished(file: EditorFile, typed: str, say: Say) -> str:
    """Give what an earlier run left unfinished, and say so; empty where that is nothing, or nothing new."""
    try:
        found = file.unfinished()
    except InputError as error:
        say(f"{error.message}. {error.hint}")
        return ""
    if found in ("", typed):
        return ""
    say("What you had begun to write in your editor is in it again.")
    return found


def _run(command: list[str], file: Path) -> str:
    """Run the editor until it ends, and give what went wrong as a sentence.

    Raises:
        UsageError: It cannot be started.
        SystemExit: SIGTERM or SIGHUP came; the editor was ended, too.

    """
    name = Path(command[0]).name
    editors: list[subprocess.Popen[bytes]] = []

    def end() -> None:
        for editor in editors:
            _end(editor)

    sys.stdout.flush()
    with lent_terminal(), woken(end) as catch_up:
        try:
            editors.append(subprocess.Popen([*command, str(file)]))  # noqa: S603 - the person's own choice, and no shell
        except OSError as error:
            raise UsageError(f"The editor “{name}” cannot be started: {error.strerror}", hint=_HINT) from error
        catch_up()
        code = editors[0].wait()
    if not code:
        return ""
    return f"The editor “{name}” ended with exit code {code}." if code > 0 else f"The editor “{name}” was ended."


def _end(editor: "subprocess.Popen[bytes]") -> None:
    """End an editor that would else go on in a terminal that is the shell's again."""
    editor.terminate()
    last_resort = Timer(_PATIENCE_SECONDS, editor.kill)
    last_resort.daemon = True
    last_resort.start()
