"""One text given to an editor, as a program of its own: ``python -m tests.edited TEXT CONTEXT``.

What is said, what is kept and what comes back is printed, each on a line of its own.
"""

import sys

from claimcheck.cli.editor import edit_text
from claimcheck.review.leaving import Leaving
from tests.asked import telling


def main(text: str, context: str) -> int:
    """Have the text edited."""
    say = telling("said")
    with Leaving().handled():
        written = edit_text(text, context, name="Ada Quill, why", say=say, keep=telling("kept"))
        telling("written")(written)
        say("go on?")
        telling("answered")(sys.stdin.readline())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
