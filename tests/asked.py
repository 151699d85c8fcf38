"""One question put to a person, as a program of its own: ``python -m tests.asked menu action``.

What is kept and what comes back is printed, each on a line of its own; what is kept is in ``kept.txt`` too, for whoever
closes the terminal.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from claimcheck.review.ask import Ask
from claimcheck.review.leaving import Leaving
from claimcheck.review.lines import ask_in_lines
from claimcheck.review.questions import Choice, Question, check_source

MINOR = {
    "w": "wording",
    "c": "claimant",
    "b": "bounds",
    "x": "split",
    "m": "merge",
    "d": "date and place",
    "l": "look again",
    "p": "right of reply",
    "a": "add a claim",
}
QUESTIONS = {
    question.id: question
    for question in (
        Question(
            "action",
            "Check this claim?",
            "Check",
            (
                Choice("rate", "Rate it", "r"),
                Choice("skip", "Skip it, with a reason", "s"),
                *(Choice(words, words, key, is_minor=True) for key, words in MINOR.items()),
            ),
        ),
        Question("title", "Its title", "Title", empty="none"),
        Question("source", "Source address, or a few words on it", "Source", empty="none", check=check_source),
        Question("explanation", "Why this rating, in a sentence or two", "Why", empty="none", is_long=True),
    )
}


def main() -> int:
    """Put the question that the arguments name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=["menu", "lines"])
    parser.add_argument("question", choices=QUESTIONS)
    parser.add_argument("--suggestion", default="")
    parser.add_argument("--first", action="store_true")
    given = parser.parse_args()
    ask, question = _ask(given.way), QUESTIONS[given.question]
    try:
        with Leaving().handled():
            reply = ask(question, suggestion=given.suggestion, can_go_back=not given.first, keep=_keep)
            telling("reply")(reply)
    except (KeyboardInterrupt, EOFError) as end:
        telling("ended")(type(end).__name__)
        return 130
    return 0


def _ask(way: str) -> Ask:
    if way == "lines":
        return ask_in_lines
    from claimcheck.review.prompts import ask_in_menu

    return ask_in_menu


def _keep(text: str) -> None:
    with Path("kept.txt").open("a", encoding="utf-8") as file:
        file.write(f"{text!r}\n")
    telling("kept")(text)


def telling(what: str) -> Callable[[object], None]:
    """Give what prints a value on a line of its own, after what it is."""

    def tell(value: object) -> None:
        sys.stdout.write(f"{what} {value!r}\n")
        sys.stdout.flush()

    return tell


if __name__ == "__main__":
    sys.exit(main())
