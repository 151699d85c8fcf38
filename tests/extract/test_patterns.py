"""One pattern out of many expressions, looked for only where one can be."""

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.patterns import any_of, heads_of

WORDS = (
    r"\bcat\b",
    r"\bdogs?\b",
    "’ll",
    r"^the\b",
    r"\bat least",
    r"(?<!a )\bdue to\b",
    r"\b(?:is|are) (?:due|set)\b",
    r"\d+",
    r"n’t",
)
PIECES = ("cat", "dog", "s", "’ll", "the", " ", "at least", "a ", "due to", "is", "are", "set", "7", "x", "n’t", "ca")


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sets(st.sampled_from(WORDS), min_size=1))
def test_finds_what_each_finds(text: str, words: set[str]) -> None:
    """It finds something where one of the expressions does, and nowhere else."""
    assert bool(any_of(words).search(text, heads_of(text))) is any(re.search(word, text) for word in words)


def shipped() -> list[str]:
    """Give every expression that ships as data."""
    kinds = tomllib.loads((files("claimcheck.extract") / "kinds.toml").read_text(encoding="utf-8"))["words"]
    features = tomllib.loads((files("claimcheck.extract") / "worthiness.toml").read_text(encoding="utf-8"))["features"]
    rows = [*kinds.values(), *(row.get("words", []) for row in features.values() if not row.get("cased"))]
    return [word for words in rows for word in words]


@given(st.data())
def test_misses_nothing_that_ships(data: st.DataObject) -> None:
    """Of every expression that ships, whatever matches it is found."""
    word = data.draw(st.sampled_from(shipped()))
    text = data.draw(st.from_regex(re.compile(word, re.ASCII))).lower()
    assert bool(any_of([word]).search(text, heads_of(text))) is bool(re.search(word, text))


@pytest.mark.parametrize(
    ("word", "heads"),
    [
        (r"\bpiers?\b", {"pier"}),
        (r"\b(?:is|are) set", {"is", "are"}),
        (r"(?<!a )\bdue to", {"due"}),
        (r"\d+%", {"0"}),
        (r"\bin\w+", None),
        (r"\b(?:a|\w+) set", None),
        (r"\w+ing", None),
        (r"\bcat|dog", None),
    ],
)
def test_heads(word: str, heads: set[str] | None) -> None:
    """What a match must begin with is told of the expression; where it may begin in many ways it is not."""
    assert any_of([word]).heads == heads
