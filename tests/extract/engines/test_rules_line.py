"""A line's words and verbs."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.engines.rules.line import Line


def verb(text: str) -> str:
    at = Line.read(text).verb(0, len(text))
    return "" if at is None else text[at:].split(maxsplit=1)[0].strip(".,")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier is shut.", "is"),
        ("The old pier collapsed.", "collapsed"),
        ("Ada Quill leads the trust.", "leads"),
        ("It’s shut.", "It’s"),
        ("They don’t walk there.", "don’t"),
        ("The damaged pier has gone.", "has"),
        ("Built in 1903, the pier closed.", "closed"),
        ("A long day at the pier", ""),
        ("", ""),
    ],
)
def test_first_finite_verb(text: str, expected: str) -> None:
    """An auxiliary, a past that no article makes a participle, or what follows a name with -s."""
    assert verb(text) == expected


def test_only_within_the_stretch() -> None:
    """A verb outside the stretch does not count, and a past form that opens it is a participle."""
    line = Line.read("The pier closed and opened again.")
    assert line.verb(0, 9) is None
    assert line.verb(20, 33) is None
    assert line.verb(9, 33) == 20


def test_clause_needs_words() -> None:
    """Two words are no clause, even with a verb."""
    assert not Line.read("It is").is_clause(0, 5)
    assert Line.read("It is shut").is_clause(0, 10)


@given(st.text(st.sampled_from("the It is’s closed A"), max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_stretch(text: str, start: int, end: int) -> None:
    """Whatever the stretch, a verb that is found lies in it."""
    at = Line.read(text).verb(start, end)
    assert at is None or start <= at < end
