"""Full stops that belong to a word and full stops that end a sentence."""

import pytest

from claimcheck.extract.abbreviations import belongs_to_word, first_word


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They met Dr", "Quill at noon"),
        ("She saw St", "Oswin’s church"),
        ("It is on page No", "5 of the list"),
        ("See Vol", "II for more"),
        ("He spoke to Ada B", "Quill"),
        ("Velora Systems Inc", "Chief Ada Quill"),
        ("in the U.S", "Senate"),
        ("At 5 a.m", "Mr. Quill left"),
        ("They leave at 6 p.m", "Friday"),
        ("He was seen on Route 9/U.S", "Highway 12"),
    ],
)
def test_belongs_to_word(before: str, after: str) -> None:
    """After a title, before a number, between names: the stop is the word's own."""
    assert belongs_to_word(before, after, is_opening=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She works for Velora Inc", "The firm is small"),
        ("They came in", "Then they left"),
        ("The plank is 3 in", "Tom cut it"),
        ("They live on Mill St", "The house is old"),
        ("He left at 6 p.m", "Mr. Quill stayed"),
        ("She earned her Ph.D", "Tom was proud"),
        ("The answer is no", "She left"),
        ("We agree, you and I", "Did you see it"),
        ("It was built in 90 B.C", "Augustus came later"),
    ],
)
def test_ends_sentence(before: str, after: str) -> None:
    """Before a word that begins sentences, and after units, times and degrees before any capital: the sentence ends."""
    assert not belongs_to_word(before, after, is_opening=True)


def test_street_and_saint() -> None:
    """After a name "St." is a street, which may end a sentence; elsewhere it is a saint, which may not."""
    assert not belongs_to_word("on Mill St", "It is quiet", is_opening=False)
    assert belongs_to_word("it was near St", "The name is lost", is_opening=False)


def test_plain_words_in_small_letters() -> None:
    """What is an abbreviation with a capital is a plain word without: "He sat. Quill stood."."""
    assert belongs_to_word("on Sat", "Quill stood", is_opening=False)
    assert not belongs_to_word("He sat", "Quill stood", is_opening=False)


@pytest.mark.parametrize(("text", "word"), [("“The end”", "the"), ("(It’s)", "it’s"), ("", ""), ("—", "")])
def test_first_word(text: str, word: str) -> None:
    """The first word comes in small letters without the marks before and after it."""
    assert first_word(text) == word
