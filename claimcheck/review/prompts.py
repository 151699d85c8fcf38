"""Questions put as menus and input lines. The only module that knows questionary and prompt_toolkit."""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition, to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Attrs, Style
from questionary.prompts.common import InquirerControl

from claimcheck.review.ask import BACK_WORD, NOTHING_BEFORE, STOP_WORD, Reply
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


def ask_in_menu(question: Question, *, suggestion: str = "", can_go_back: bool = True) -> str | Reply:
    """Put a question as a menu or an input line that disappears once it is answered. See ``Ask``."""
    # Asking the terminal where the cursor is helps nothing here, takes time, and on a slow line its reply can be
    # taken for typing.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    if question.choices:
        return _choose(question, suggestion, can_go_back=can_go_back)
    return _type(question, suggestion, can_go_back=can_go_back)


def _choose(question: Question, suggestion: str, *, can_go_back: bool) -> str | Reply:
    choices = [*question.choices, *([Choice(BACK_WORD, "Back", BACK_WORD)] if can_go_back else [])]
    choices.append(Choice(STOP_WORD, "Stop here", STOP_WORD))
    prompt = questionary.select(
        question.message,
        choices=[
            questionary.Choice(f"{choice.key or ' '}  {plain_line(choice.label)}", choice.value) for choice in choices
        ],
        default=suggestion if suggestion and not question.fault(suggestion) else None,
        qmark="?",
        pointer="❯",
        instruction=" ",
        style=_STYLE,
        use_jk_keys=False,
        erase_when_done=True,
    )
    _let_labels_wrap(prompt.application)
    _bind(prompt.application, choices, can_go_back=can_go_back)
    chosen = _put(prompt)
    return {BACK_WORD: Reply.BACK, STOP_WORD: Reply.STOP}.get(chosen, chosen)


def _type(question: Question, suggestion: str, *, can_go_back: bool) -> str | Reply:
    hints = (f"empty: {question.empty}" if question.empty else "", f"Esc or {BACK_WORD}: back" if can_go_back else "")
    hint = " · ".join(filter(None, hints))

    def is_back(typed: str) -> bool:
        return typed.strip() in (BACK_WORD, suggestion + BACK_WORD)

    def is_sound(typed: str) -> bool | str:
        if is_back(typed):
            return can_go_back or NOTHING_BEFORE
        return question.fault(clean_answer(typed)) or True

    prompt = questionary.text(
        question.message,
        default=suggestion,
        qmark="?",
        # On a line of its own, so that what is typed has a whole line too.
        instruction=f"\n  {hint}\n>" if hint else "\n>",
        validate=is_sound,
        validate_while_typing=False,
        style=_STYLE,
        erase_when_done=True,
    )
    _bind(prompt.application, (), can_go_back=can_go_back)
    if can_go_back:
        _go_back_by_word(prompt.application, suggestion)
    typed = _put(prompt)
    return Reply.BACK if is_back(typed) else clean_answer(typed)


def _put(prompt: questionary.Question) -> str:
    application = prompt.application
    try:
        # prompt_toolkit's own handling loses a signal that comes while it begins or ends.
        with woken(partial(_end_soon, application)) as catch_up:
            return str(application.run(pre_run=catch_up, handle_sigint=False))
    except BaseException:
        # A signal may come while it draws, with the cursor hidden.
        with suppress(OSError):
            application.output.show_cursor()
            application.output.flush()
        raise


def _end_soon(application: Application[str]) -> None:
    """End a prompt from within a signal, at the next moment when it is idle; nothing is to be done where it has ended."""
    with suppress(RuntimeError):
        if application.loop is not None:
            application.loop.call_soon_threadsafe(_end, application)


def _end(application: Application[str]) -> None:
    if application.future is not None and not application.future.done():
        application.exit(exception=KeyboardInterrupt)


def _bind(application: Application[str], choices: Sequence[Choice], *, can_go_back: bool) -> None:
    """Add the keys that questionary has not: a key a choice, Escape to go back, and leaving from every prompt."""
    keys = KeyBindings()
    for choice in choices:
        if choice.key:
            _bind_choice(keys, choice)

    @keys.add("c-z")
    def suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    # A colour code that is pasted begins as a mouse's report does, and prompt_toolkit stumbles over it.
    @keys.add(Keys.Vt100MouseEvent, eager=True)
    def ignore(event: KeyPressEvent) -> None:
        del event

    if choices:

        @keys.add("c-d")
        def end(event: KeyPressEvent) -> None:
            event.app.exit(exception=EOFError)

    if can_go_back:

        @keys.add("escape", eager=True)
        def go_back(event: KeyPressEvent) -> None:
            event.app.exit(result=BACK_WORD)

    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), keys])
    application.ttimeoutlen = _ESCAPE_SECONDS


def _go_back_by_word(application: Application[str], suggestion: str) -> None:
    """Let the word go back at once where nothing was typed yet; within other words it is a letter."""
    keys = KeyBindings()

    @keys.add(BACK_WORD, filter=Condition(lambda: application.current_buffer.text in ("", suggestion)))
    def go_back(event: KeyPressEvent) -> None:
        event.app.exit(result=BACK_WORD)

    application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), keys])


def _bind_choice(keys: KeyBindings, choice: Choice) -> None:
    @keys.add(choice.key, eager=True)
    def choose(event: KeyPressEvent) -> None:
        event.app.exit(result=choice.value)


def _let_labels_wrap(application: Application[str]) -> None:
    """Wrap a label that is longer than the line; prompt_toolkit cuts it off otherwise."""
    for window in application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = to_filter(True)
