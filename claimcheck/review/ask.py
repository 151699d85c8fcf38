"""How a question is put to a person and what can come back. Knows no way of putting it."""

from enum import Enum
from typing import Protocol

from claimcheck.review.questions import Question

BACK_WORD = "<"
STOP_WORD = "q"
NOTHING_BEFORE = "There is no question before this one."


class Reply(Enum):
    """What a person may do instead of answering."""

    BACK = "back"
    STOP = "stop"


class Ask(Protocol):
    """Puts one question to a person."""

    def __call__(self, question: Question, *, suggestion: str = "", can_go_back: bool = True) -> str | Reply:
        """Put the question until it is answered without fault.

        Args:
            question: What is asked.
            suggestion: An answer to begin with, such as one that was gone back from.
            can_go_back: Whether there is a question before this one.

        Raises:
            KeyboardInterrupt: The person interrupted (Ctrl-C).
            EOFError: There is nothing more to read (Ctrl-D).

        """
        ...
