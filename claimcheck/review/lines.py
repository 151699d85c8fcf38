"""Questions put as plain lines, answered as plain lines: for screen readers and terminals that cannot redraw.

Nothing is redrawn, nothing is moved, and the terminal stays in its ordinary mode throughout.
"""

from claimcheck.review.ask import BACK_WORD, NOTHING_BEFORE, STOP_WORD, Reply
from claimcheck.review.leaving import wait_for_line
from claimcheck.review.questions import Question, clean_answer
from claimcheck.text_safety import plain, plain_line

EMPTY_WORD = "-"
"""Typed to leave empty what would otherwise keep its suggestion."""


def ask_in_lines(question: Question, *, suggestion: str = "", can_go_back: bool = True) -> str | Reply:
    """Put a question as a line of text, its choices numbered. See ``Ask``."""
    _say(f"\n{question.message}{_hint(question, suggestion, can_go_back=can_go_back)}")
    for number, choice in enumerate(question.choices, 1):
        _say(f"{number}. {plain_line(choice.label)}")
    while True:
        typed = _read("Number: " if question.choices else "> ")
        if typed in (BACK_WORD, suggestion + BACK_WORD):
            if can_go_back:
                return Reply.BACK
            _say(NOTHING_BEFORE)
            continue
        if typed == STOP_WORD and question.choices:
            return Reply.STOP
        answer = _chosen(question, typed) if question.choices else typed
        if suggestion:
            answer = "" if answer == EMPTY_WORD else answer or suggestion
        if not (fault := question.fault(answer)):
            return answer
        _say(fault)


def _hint(question: Question, suggestion: str, *, can_go_back: bool) -> str:
    hints = []
    if suggestion:
        hints.append(f"Enter keeps: {plain(question.label(suggestion))}")
    elif question.empty:
        hints.append(f"empty: {question.empty}")
    if suggestion and question.empty:
        hints.append(f"{EMPTY_WORD} for {question.empty}")
    if can_go_back:
        hints.append(f"{BACK_WORD} goes back")
    if question.choices:
        hints.append(f"{STOP_WORD} stops")
    return f" ({'; '.join(hints)})" if hints else ""


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


def _chosen(question: Question, typed: str) -> str:
    """Give the value of a choice named by number, key or its whole label; else what was typed."""
    names = {str(number): choice.value for number, choice in enumerate(question.choices, 1)}
    words = {name: c.value for c in question.choices for name in (c.key, c.label.casefold())}
    return (words | names).get(typed.casefold(), typed)


def _say(line: str) -> None:
    print(line)  # noqa: T201 - to print lines is what this module is for
