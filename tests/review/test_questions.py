"""What questions take as answers, and what is done to what is typed."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.model.scales import built_in_scales
from claimcheck.review.questions import (
    ABOUT_A_CLAIM,
    DONE,
    RESERVED_KEYS,
    Choice,
    Question,
    check_address,
    check_filled,
    check_source,
    clean_answer,
    keyed,
    rating_question,
    scale_question,
    with_choices,
)

SCALES = tuple(built_in_scales().values())


@pytest.mark.parametrize(
    "address", ["", "https://example.org", "http://example.org/a?b=c#d", "https://xn--bcher-kva.example/ü"]
)
def test_an_absolute_web_address_is_taken(address: str) -> None:
    """So is none at all: it ends the list of sources."""
    assert check_source(address) == ""


@pytest.mark.parametrize("words", ["the paper in the town hall", "Telephone call: Tessa Vane, 3 March", "Minutes 2:4"])
def test_a_source_off_the_web_is_told_in_words(words: str) -> None:
    """A paper or a call has no address; a few words stand in its place."""
    assert check_source(words) == ""


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "javascript:alert(1)",
        "file:///etc/hosts",
        "https://",
        "https://a b.example",
        "https://[",
        "www.example.org / minutes",
        "https example.org",
        "mailto:a@example.org now",
        "<",
        "-",
        "telephone",
    ],
)
def test_anything_else_is_no_address(address: str) -> None:
    """The fault says how an address begins."""
    assert "https://" in check_source(address)


@given(st.text())
def test_a_cleaned_answer_can_be_stored_and_shown(typed: str) -> None:
    """No control character but the line feed, no lone surrogate, no space at the edges; cleaning twice is cleaning."""
    cleaned = clean_answer(typed)
    cleaned.encode()
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in cleaned.replace("\n", ""))
    assert cleaned == cleaned.strip() == clean_answer(cleaned)


def test_a_cleaned_answer_keeps_what_is_text() -> None:
    """Emoji joined by a joiner, no-break spaces and quotation marks stay; an escape code does not."""
    assert clean_answer(" 👩‍⚕️ “a b”\tc\x1b[31m\x00 ") == "👩‍⚕️ “a b” c[31m"


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: str(scale.id))
def test_every_label_of_a_scale_can_be_chosen_by_a_key_of_its_own(scale: object) -> None:
    """Levels by their rank, other labels by a letter; none takes the keys that stop or go back."""
    question = rating_question(built_in_scales()[getattr(scale, "id", "")])
    keys = [choice.key for choice in question.choices]
    assert len(set(keys)) == len(keys)
    assert all(keys)
    assert not set(keys) & set(RESERVED_KEYS)


@pytest.mark.parametrize("question", [*ABOUT_A_CLAIM.values(), scale_question(SCALES)], ids=lambda each: str(each.id))
def test_no_question_has_one_key_twice(question: object) -> None:
    """A key chooses one thing."""
    keys = [choice.key for choice in getattr(question, "choices", ())]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set(RESERVED_KEYS)


def test_a_choice_takes_only_its_values() -> None:
    """An answer that is not among the choices is a fault."""
    assert ABOUT_A_CLAIM["action"].fault("rate") == ""
    assert ABOUT_A_CLAIM["action"].fault("Rate it") != ""


@given(st.lists(st.text(min_size=1), unique=True))
def test_keys_are_given_as_long_as_there_are_letters(labels: list[str]) -> None:
    """A label whose letters are all taken has no key, and can still be chosen otherwise."""
    choices = keyed(labels)
    keys = [choice.key for choice in choices if choice.key]
    assert [choice.value for choice in choices] == labels
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "address",
    ["", "https://archive.example/a?b", "http://archive.example", "https://web.archive.example/https://a.example"],
)
def test_an_archived_copy_has_an_address_or_none(address: str) -> None:
    """It is on the web, where a source need not be."""
    assert check_address(address) == ""


@pytest.mark.parametrize(
    "address", ["the paper in the town hall", "www.archive.example", "x", "ftp://a.example", "https://", "a://b c"]
)
def test_a_copy_in_words_is_none(address: str) -> None:
    """The fault says how an address begins."""
    assert "https://" in check_address(address)


@given(st.text(max_size=30))
def test_whatever_is_no_address_has_a_fault_in_words(typed: str) -> None:
    """Nothing that is typed falls over a check."""
    for check in (check_address, check_source, check_filled):
        assert check(typed) == "" or check(typed).endswith(".")
    assert not check_address(typed) or check_address(typed) != check_filled(typed)


def test_further_choices_stand_before_those_that_are_minor() -> None:
    """Those that are wanted rarely stay together, after all others, in their order."""
    question = with_choices(
        ABOUT_A_CLAIM["action"], [Choice("undo", "Undo", "u"), Choice("more", "more", "v", is_minor=True)]
    )
    values = [choice.value for choice in question.choices]
    assert values[:4] == ["rate", "skip", "later", "undo"]
    assert values[4:6] == ["more", "source"]
    assert {each.value for each in question.choices if each.is_minor} == set(values[4:])
    assert with_choices(DONE, []) == DONE


FURTHER = [Choice("overview", "Overview of all claims", "o"), Choice("undo", "Undo", "u"), Choice("redo", "Redo", "y")]


@pytest.mark.parametrize("question", [ABOUT_A_CLAIM["action"], DONE], ids=lambda each: str(each.id))
def test_what_the_walk_offers_takes_no_other_key(question: Question) -> None:
    """The overview, undo and redo have keys of their own beside every choice of the question."""
    keys = [choice.key for choice in with_choices(question, FURTHER).choices]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 1 for key in keys)
    assert not set(keys) & set(RESERVED_KEYS)


def test_an_answer_is_shown_in_the_words_of_its_choice() -> None:
    """What was typed as it is, and nothing in the words for nothing."""
    assert ABOUT_A_CLAIM["action"].label("rate") == "Rate it"
    assert ABOUT_A_CLAIM["action"].label("gone") == "gone"
    assert ABOUT_A_CLAIM["title"].label("Budget") == "Budget"
    assert ABOUT_A_CLAIM["title"].label("") == "none"
