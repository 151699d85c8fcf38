"""Whether work grows with the length of what it is done on: a ratio of two runs, never a number of seconds."""

import time
from collections.abc import Callable

# Stretches that made patterns of this kind slow before, or could: runs of marks, cues, openings without an end.
HOSTILE = (
    "a ", "“ ", "” ", "“a” ", '"a" ', "‘s’ ", "’", "'", "'s ", "A. ", "Mr. ", ", and ", " and it was, which is, being hit; ", "(", "[a] ", "(a. ",
    "A", "A ", "Ab of ", "...", "....x", ". . ", "! ", "\n", "a\n", "A: b\n", "1. a\n", "- ", "-", ", X said", ", said he; ", "according to ",
    "he said that ", ", who ", "5, ", "St. ", "\u200b", "No “, ", "was ", "I ", "in 2001 ", "A-A-", "She said “no. ",
)  # fmt: skip


def grows_with_length(work: Callable[[str], object], stretch: str, *, size: int) -> bool:
    """Do the work on a text and on one four times as long, and tell whether it took about four times as long.

    The best of several rounds counts, the bound lies half way to what a quadratic would take, and what takes next to no
    time passes, so that a busy machine does not fail a test.
    """
    text = stretch * (size // len(stretch) + 1)
    best = [min(_seconds(work, text[:length] + "x") for _ in range(3)) for length in (size, 4 * size)]
    return best[1] < _NEXT_TO_NOTHING or best[1] < 10 * best[0]


_NEXT_TO_NOTHING = 0.1


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
