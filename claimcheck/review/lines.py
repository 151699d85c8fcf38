"""Questions put as plain lines, answered as plain lines: for screen readers and terminals that cannot redraw.

Nothing is redrawn, nothing is moved, and the terminal stays in its ordinary mode throughout. So a line is the terminal's
own until Enter: what was typed of one that is interrupted cannot be read, and is the only thing that is not kept.
"""

from collections.abc import Callable

from claimcheck.review.ask import BACK_WORD, EDITOR_WORD, HELP_WORD, NOTHING_BEFORE, STOP_WORD, Reply, forget
from claimcheck.review.leaving import wait_for_line
from claimcheck.review.questions import Question, clean_answer
from claimcheck.text_safety import plain, plain_line

EMPTY_WORD = "-"
"""Typed to leave empty what would otherwise keep its suggestion."""


def ask_in_lines(
    question: Question,
    *,
    suggestion: str = "",
    can_go_back: bool = True,
    keep: Callable[[str], None] = forget,
) -> str | Reply:
    """Put a question as a line of text, its choices numbered. See ``Ask``."""
    _put(question, suggestion, can_go_back=can_go_back)
    given: str | Reply | None = None
    faulty = ""
    try:
        while given is None:
            meant = _meant(_read("Number: " if question.choices else "> "), question, suggestion)
            if meant is Reply.BACK and not can_go_back:
                _say(NOTHING_BEFORE)
            elif isinstance(meant, str) and (fault := question.fault(meant)):
                faulty = "" if question.choices else meant
                _say(fault)
            else:
                given = meant
    finally:
        if faulty and not isinstance(given, str):
            keep(faulty)
    return given


def _put(question: Question, suggestion: str, *, can_go_back: bool) -> None:
    hints = _hints(question, suggestion, can_go_back=can_go_back)
    _say(f"\n{question.message} ({'; '.join(hints)})")
    if "\n" in suggestion:
        _say(plain(suggestion))
    for number, value in _numbered(question).items():
        _say(f"{number}. {plain_line(question.label(value))}")
    if minor := [f"{each.key} {plain_line(each.label)}".strip() for each in question.choices if each.is_minor]:
        _say(f"More: {'; '.join(minor)}")


def _hints(question: Question, suggestion: str, *, can_go_back: bool) -> list[str]:
    hints = []
    if "\n" in suggestion:
        hints.append("Enter keeps what stands below")
    elif suggestion:
        hints.append(f"Enter keeps: {plain(question.label(suggestion))}")
    elif question.empty:
        hints.append(f"empty: {question.empty}")
    if suggestion and question.empty:
        hints.append(f"{EMPTY_WORD} for {question.empty}")
    if can_go_back:
        hints.append(f"{BACK_WORD} goes back")
    if question.choices:
        hints.append(f"{STOP_WORD} stops")
    if question.is_long:
        hints.append(f"{EDITOR_WORD} opens your editor")
    return [*hints, f"{HELP_WORD} explains"]


def _read(prompt: str) -> str:
    while True:
        try:
            print(prompt, end="", flush=True)  # noqa: T201 - to print lines is what this module is for
            wait_for_line()
            return clean_answer(input(""))
        except UnicodeDecodeError:
            _say("That could not be read as text.")
        except (EOFError, KeyboardInterrupt, SystemExit):
            # What is said next must not stand behind the prompt.
            _say("")
            raise


def _meant(typed: str, question: Question, suggestion: str) -> str | Reply:
    """Give the answer that a line is, or what its word asks for."""
    if typed in (BACK_WORD, suggestion + BACK_WORD):
        return Reply.BACK
    if typed == HELP_WORD:
        return Reply.HELP
    if typed == STOP_WORD and question.choices:
        return Reply.STOP
    if typed == EDITOR_WORD and question.is_long:
        return Reply.EDITOR
    answer = _chosen(question, typed) if question.choices else typed
    if suggestion:
        return "" if answer == EMPTY_WORD else answer or suggestion
    return answer


def _chosen(question: Question, typed: str) -> str:
    """Give the value of a choice named by number, key or its whole label; else what was typed."""
    words = {name: c.value for c in question.choices for name in (c.key, c.label.casefold()) if name}
    return (words | _numbered(question)).get(typed.casefold(), typed)


def _numbered(question: Question) -> dict[str, str]:
    """Give the values of the choices that have a line each, by their number."""
    return {
        str(number): choice.value
        for number, choice in enumerate((each for each in question.choices if not each.is_minor), 1)
    }


def _say(line: str) -> None:
    print(line)  # noqa: T201 - to print lines is what this module is for
