"""How a question is put to a person and what can come back. Knows no way of putting it."""

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from claimcheck.review.questions import Question

BACK_WORD = "<"
STOP_WORD = "q"
HELP_WORD = "?"
EDITOR_WORD = ":e"
NOTHING_BEFORE = "There is no question before this one."


class Reply(Enum):
    """What a person may do instead of answering."""

    BACK = "back"
    STOP = "stop"
    HELP = "help"
    EDITOR = "editor"


def forget(typed: str) -> None:
    """Keep nothing of what was half typed."""
    del typed


class Ask(Protocol):
    """Puts one question to a person."""

    def __call__(
        self,
        question: Question,
        *,
        suggestion: str = "",
        can_go_back: bool = True,
        keep: Callable[[str], None] = forget,
    ) -> str | Reply:
        """Put the question until it is answered without fault.

        Args:
            question: What is asked.
            suggestion: An answer to begin with, such as one that was gone back from.
            can_go_back: Whether there is a question before this one.
            keep: Takes what was typed so far where the question ends without an answer, by an interrupt, going back, or
                asking for the editor or for help.

        Raises:
            KeyboardInterrupt: The person interrupted (Ctrl-C).
            EOFError: There is nothing more to read (Ctrl-D).

        """
        ...


class Edit(Protocol):
    """Lets a person write a text in an editor of their own."""

    def __call__(self, text: str, context: str, *, name: str, keep: Callable[[str], None] = forget) -> str:
        """Let a text be edited, and give what it is then.

        Args:
            text: What there is of it so far.
            context: What helps to write it.
            name: What the text is, the same in every run, so that one that was left unfinished is found again.
            keep: Takes the text once it is written.

        """
        ...
