"""What questions take as answers, and what is done to what is typed."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.model.scales import built_in_scales
from claimcheck.review.questions import (
    ABOUT_A_CLAIM,
    RESERVED_KEYS,
    check_source,
    clean_answer,
    keyed,
    rating_question,
    scale_question,
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
