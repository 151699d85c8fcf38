"""One pattern out of many expressions."""

import re

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.patterns import any_of

WORDS = (
    r"\bcat\b",
    r"\bdogs?\b",
    "’ll",
    r"^the\b",
    r"\bat least",
    r"(?<!a )\bdue to\b",
    r"\b(?:is|are) (?:due|set)\b",
    r"\d+",
)
PIECES = ("cat", "dog", "s", "’ll", "the", " ", "at least", "a ", "due to", "is", "are", "set", "7", "x")


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sets(st.sampled_from(WORDS), min_size=1))
def test_finds_what_each_finds(text: str, words: set[str]) -> None:
    """It finds something where one of the expressions does, and nowhere else."""
    assert bool(any_of(words).search(text)) is any(re.search(word, text) for word in words)


@pytest.mark.parametrize(
    ("word", "hints"),
    [
        (r"\bcats?\b", ("cat",)),
        (r"\b(?:is|are) set", ("is", "are")),
        (r"(?<!a )\bdue to", ("due to",)),
        (r"\d+%", tuple("0123456789")),
        (r"\b(?:a|is) set", None),
        (r"\w+ing", None),
        ("cat|dog", None),
    ],
)
def test_hints(word: str, hints: tuple[str, ...] | None) -> None:
    """What a match must begin with is told of the expression; where it may begin in many ways it is not."""
    assert any_of([word]).hints == hints
