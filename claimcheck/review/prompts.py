"""Questions put as menus and input lines. The only module that knows questionary and prompt_toolkit."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from shutil import get_terminal_size
from typing import Any

import questionary
from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, has_focus, to_filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.styles import Attrs, Style
from prompt_toolkit.utils import get_cwidth
from prompt_toolkit.validation import ValidationError, Validator

from claimcheck.review.ask import BACK_WORD, HELP_WORD, NOTHING_BEFORE, STOP_WORD, Reply, forget
from claimcheck.review.leaving import woken
from claimcheck.review.questions import Choice, Question, clean_answer
from claimcheck.text_safety import plain_line

# Nothing here is told by colour, so none is used.
_STYLE = Style(
    [
        ("qmark", "noinherit"),
        ("question", "bold"),
        ("answer", "noinherit"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        # Older versions of prompt_toolkit take the word for a colour that they do not know.
        ("instruction", "dim" if "dim" in Attrs._fields else "noinherit"),
    ]
)
_ESCAPE_SECONDS = 0.05
"""How long a lone Escape is held for the rest of an arrow key: long enough for a slow line, too short to notice."""

_COMMANDS = ((BACK_WORD, "Back", Reply.BACK), (STOP_WORD, "Stop here", Reply.STOP), (HELP_WORD, "Keys", Reply.HELP))
_EDITOR_KEYS = (("c-e",), ("c-x", "c-e"))
_MORE = "   More: "
_LABEL_START = 6
"""Columns before a label: the pointer's, the key, and the space around both."""

_BETWEEN = " · "


def ask_in_menu(
    question: Question,
    *,
    suggestion: str = "",
    can_go_back: bool = True,
    keep: Callable[[str], None] = forget,
) -> str | Reply:
    """Put a question as a menu or an input line that disappears once it is answered. See ``Ask``."""
    # Asking the terminal where the cursor is helps nothing here, takes time, and on a slow line its reply can be
    # taken for typing.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    if question.choices:
        return _choose(question, suggestion, can_go_back=can_go_back)
    return _type(question, suggestion, can_go_back=can_go_back, keep=keep)


def _choose(question: Question, suggestion: str, *, can_go_back: bool) -> str | Reply:
    suggestion = suggestion if suggestion and not question.fault(suggestion) else ""
    # What was chosen before has a line of its own, so that Enter chooses it again.
    beside = [each for each in question.choices if each.is_minor and each.key and each.value != suggestion]
    listed = [*_replies(each for each in question.choices if each not in beside)]
    listed += [each for each in _COMMANDS if can_go_back or each[2] is not Reply.BACK]
    prompt = questionary.select(
        question.message,
        choices=[questionary.Choice(_shown(key, label), reply) for key, label, reply in listed],
        default=suggestion or None,
        qmark="?",
        pointer="❯",
        instruction=" ",
        style=_STYLE,
        use_jk_keys=False,
        erase_when_done=True,
    )
    keys = KeyBindings()
    keys.add("c-d")(_end_of_file)
    for key, _, reply in (*listed, *_replies(beside)):
        if key:
            keys.add(key, eager=True)(_giving(reply))
    if beside:
        _show_below(prompt.application, [f"{key} {label}" for key, label, _ in _replies(beside)])
    return _put(prompt.application, keys, can_go_back=can_go_back)


def _replies(choices: Iterable[Choice]) -> Iterator[tuple[str, str, str | Reply]]:
    """Give for each choice its key, its label as it can be shown, and what comes back when it is chosen."""
    return ((choice.key, plain_line(choice.label), choice.value) for choice in choices)


def _shown(key: str, label: str) -> str:
    """Give a choice with its key, its label broken between words and kept together beside the key."""
    columns = get_terminal_size().columns - _LABEL_START
    lines = _filled(label.split(), columns, " ")
    return f"{key or ' '}  " + ("\n" + " " * _LABEL_START).join(lines)


def _show_below(application: Application[Any], entries: list[str]) -> None:
    """Add what is wanted rarely below a menu, as many on a line as there is room for, however wide it is just then."""
    indent = " " * len(_MORE)

    def text() -> str:
        return f"\n{indent}".join(_filled(entries, _columns(application) - len(_MORE), _BETWEEN))

    window = Window(FormattedTextControl(lambda: _MORE + text()), dont_extend_height=True)
    application.layout = Layout(HSplit([application.layout.container, window]))


def _type(question: Question, suggestion: str, *, can_go_back: bool, keep: Callable[[str], None]) -> str | Reply:
    line = _line(question, suggestion, can_go_back=can_go_back)
    keys = _word_keys(line, suggestion, can_go_back=can_go_back)
    for pressed in _EDITOR_KEYS if question.is_long else ():
        keys.add(*pressed, eager=True)(_giving(Reply.EDITOR))
    given: str | Reply | None = None
    try:
        given = _meant(_put(line.app, keys, can_go_back=can_go_back), suggestion)
    finally:
        half = clean_answer(line.default_buffer.text)
        is_typed = half and half != clean_answer(suggestion) and not isinstance(_meant(half, suggestion), Reply)
        if is_typed and not isinstance(given, str):
            keep(half)
    return given


def _line(question: Question, suggestion: str, *, can_go_back: bool) -> PromptSession[Any]:
    """Make an input line with the question and the hints above it, so that what is typed has its whole width too."""
    hints = [f"empty: {question.empty}"] if question.empty else []
    hints += [f"Esc or {BACK_WORD}: back"] if can_go_back else []
    hints += ["ctrl-e: your editor"] if question.is_long else []
    hints += [f"{HELP_WORD}: keys"]

    def prompt() -> StyleAndTextTuples:
        columns = _columns(line.app) - 2
        asked = "\n  ".join(_filled(question.message.split(), columns, " "))
        hinted = "\n  ".join(_filled(hints, columns, _BETWEEN))
        return [("class:qmark", "? "), ("class:question", asked), ("class:instruction", f"\n  {hinted}\n> ")]

    line: PromptSession[Any] = PromptSession(
        prompt,
        validator=_Soundness(question, suggestion, can_go_back=can_go_back),
        validate_while_typing=False,
        # A suggestion may have several lines, and each may wrap.
        prompt_continuation="  ",
        style=_STYLE,
        erase_when_done=True,
    )
    line.default_buffer.reset(Document(suggestion))
    return line


class _Soundness(Validator):
    """Lets only sound answers, and words that mean something here, leave an input line."""

    def __init__(self, question: Question, suggestion: str, *, can_go_back: bool) -> None:
        self._question = question
        self._suggestion = suggestion
        self._can_go_back = can_go_back

    def validate(self, document: Document) -> None:
        if fault := self._fault(_meant(document.text, self._suggestion)):
            raise ValidationError(len(document.text), fault)

    def _fault(self, meant: str | Reply) -> str:
        if isinstance(meant, Reply):
            return NOTHING_BEFORE if meant is Reply.BACK and not self._can_go_back else ""
        return self._question.fault(meant)


def _meant(typed: str | Reply, suggestion: str) -> str | Reply:
    """Give the answer that was typed, or what a word that was typed instead of one asks for."""
    if isinstance(typed, Reply):
        return typed
    if typed.strip() in (BACK_WORD, suggestion + BACK_WORD):
        return Reply.BACK
    return Reply.HELP if typed.strip() == HELP_WORD else clean_answer(typed)


def _word_keys(line: PromptSession[Any], suggestion: str, *, can_go_back: bool) -> KeyBindings:
    """Let the words for going back and for help do so at once where nothing was typed yet; else they are letters."""
    buffer = line.default_buffer
    touched: list[object] = []
    buffer.on_text_changed += touched.append

    @Condition
    def is_fresh() -> bool:
        at_end = buffer.document.is_cursor_at_the_end
        return not buffer.text or (at_end and not touched and buffer.text == suggestion)

    keys = KeyBindings()
    keys.add(HELP_WORD, filter=is_fresh & has_focus(buffer))(_giving(Reply.HELP))
    if can_go_back:
        keys.add(BACK_WORD, filter=is_fresh & has_focus(buffer))(_giving(Reply.BACK))
    return keys


def _put(application: Application[Any], keys: KeyBindings, *, can_go_back: bool) -> str | Reply:
    """Run a prompt with keys besides those that every prompt has, and give what it ends with."""
    _let_lines_wrap(application.layout)
    usual = [application.key_bindings or KeyBindings(), _keys_of_every_prompt(can_go_back=can_go_back)]
    application.key_bindings = merge_key_bindings([*usual, keys])
    application.ttimeoutlen = _ESCAPE_SECONDS
    try:
        # prompt_toolkit's own handling loses a signal that comes while it begins or ends.
        with woken(partial(_end_soon, application)) as catch_up:
            reply: str | Reply = application.run(pre_run=catch_up, handle_sigint=False)
            return reply
    finally:
        # A signal may come while it draws, with the cursor hidden; older versions leave it so behind every menu.
        with suppress(OSError):
            application.output.show_cursor()
            application.output.flush()


def _end_soon(application: Application[Any]) -> None:
    """End a prompt from within a signal, at the next moment when it is idle; nothing is to be done where it has ended."""
    with suppress(RuntimeError):
        if application.loop is not None:
            application.loop.call_soon_threadsafe(_end, application)


def _end(application: Application[Any]) -> None:
    if application.future is not None and not application.future.done():
        application.exit(exception=KeyboardInterrupt)


def _keys_of_every_prompt(*, can_go_back: bool) -> KeyBindings:
    """Give the keys that neither library has: Escape to go back, and leaving the terminal to the shell."""
    keys = KeyBindings()
    keys.add("c-z")(lambda event: event.app.suspend_to_background())
    # A colour code that is pasted begins as a mouse's report does, and prompt_toolkit stumbles over it.
    keys.add(Keys.Vt100MouseEvent, eager=True)(lambda _: None)
    if can_go_back:
        keys.add("escape", eager=True)(_giving(Reply.BACK))
    return keys


def _giving(reply: str | Reply) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(result=reply)


def _end_of_file(event: KeyPressEvent) -> None:
    event.app.exit(exception=EOFError)


def _let_lines_wrap(layout: Layout) -> None:
    """Wrap what is longer than the line, a fault that is said too; prompt_toolkit cuts it off otherwise."""
    for window in layout.find_all_windows():
        if isinstance(window.content, FormattedTextControl):
            window.wrap_lines = to_filter(True)
            window.height, window.dont_extend_height = None, to_filter(True)


def _filled(entries: Iterable[str], columns: int, between: str) -> list[str]:
    """Put as many entries on each line as there is room for; none is broken."""
    lines: list[str] = []
    for entry in entries:
        if lines and get_cwidth(lines[-1] + between + entry) <= columns:
            lines[-1] += between + entry
        else:
            lines.append(entry)
    return lines


def _columns(application: Application[Any]) -> int:
    return application.output.get_size().columns
