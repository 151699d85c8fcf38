"""A source that was entered before is found at the question for its address."""

from datetime import date

import pytest

from claimcheck.model import Source
from claimcheck.review.questions import RESERVED_KEYS, source_question
from claimcheck.review.searching import MOST_FOUND, found_question, is_search, searchable, words_in

BUDGET = Source("https://budget.example.org", title="Budget\n2025", publisher="City", published_on=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("typed", "words"), [("/budget", "budget"), ("/ city  budget ", "city  budget"), ("//x", "/x"), ("/ /", "/")]
)
def test_words_behind_a_stroke_are_searched_for(typed: str, words: str) -> None:
    """However many there are; the question takes them beside what it takes otherwise, and says so."""
    question = searchable(source_question(1))
    assert is_search(typed)
    assert words_in(typed) == words
    assert question.fault(typed) == ""
    assert "/words" in question.message


@pytest.mark.parametrize("typed", ["", "/", "/  ", "budget", "https://example.org/budget", "the paper / the hall"])
def test_anything_else_is_an_answer(typed: str) -> None:
    """It is taken, or is at fault, as it is without a search."""
    assert not is_search(typed)
    assert searchable(source_question(2)).fault(typed) == source_question(2).fault(typed)


def test_what_is_found_is_chosen_from() -> None:
    """Each on one line, by what is known of it, with a key of its own; the answer is its place."""
    question = found_question([BUDGET, Source("the paper\x1b[2J in the hall")])
    assert [(choice.value, choice.key) for choice in question.choices] == [("0", "1"), ("1", "2")]
    assert [choice.label for choice in question.choices] == [
        "Budget 2025 · City · 2025-03-01 · https://budget.example.org",
        "the paper\\x1b[2J in the hall",
    ]


def test_as_many_are_found_as_there_are_keys() -> None:
    """Each a digit."""
    keys = [choice.key for choice in found_question([BUDGET] * MOST_FOUND).choices]
    assert len(set(keys)) == MOST_FOUND
    assert all(len(key) == 1 for key in keys)
    assert not set(keys) & set(RESERVED_KEYS)
