"""Where sentences start and end."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.blocks import find_blocks
from claimcheck.extract.sentences import split_sentences
from tests.extract.growth import HOSTILE, grows_with_length
from tests.extract.story import STORY
from tests.extract.wrapping import wrapped


def split(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The pier is shut. | It is not safe.",
        "Is it safe? | No! | It is not.",
        "Ms. Vos met Dr. Quill at St. Oswin’s. | They talked.",
        "He lives in Washington, D.C. | The house is old.",
        "The U.S. Senate voted. | It was late.",
        "It shut at 6 p.m. Friday. | It opened at 5 a.m. | Mr. Quill was there.",
        "Velora Systems Inc. rose 3.5% to $12.40. | No. 5 in the list fell.",
        "J. R. Quill and Ada B. Renn came. | They left.",
        "It rose 0.3 points… | Then it fell.",
        "She said … nothing. | He wept . . . and left.",
        "I thought... I would stay.",
        "He left (it was late. Nobody saw him) and slept. | She stayed.",
        "(He left. | She stayed.)",
        "The gas has no colour.[1] | It has no smell. [2][3] | It burns.",
        "The words “it is shut.” | The next sentence.",
        "The list [...] is long.",
        "He asked what ? ? ? | Then he left .",
    ],
)
def test_stops(text: str) -> None:
    """A stop ends a sentence, but for abbreviations, numbers, initials, ellipses and brackets."""
    assert split(text.replace(" | ", " ")) == text.split(" | ")


def test_lost_blank() -> None:
    """A sentence that begins right after a stop, its blank lost, is still one."""
    assert split("The pier is shut.The ferry is not.") == ["The pier is shut.", "The ferry is not."]
    assert split("Look at aldbury.example.The rest") != []


def test_reporting_clause_stays() -> None:
    """A quotation stays in one sentence with the reporting clause after it, in small letters or capitals."""
    assert split("“Is it safe?” she said.") == ["“Is it safe?” she said."]
    assert split("“It works!” Renn said. He left.") == ["“It works!” Renn said.", "He left."]
    assert split("“It works!” said Tobias Renn.") == ["“It works!” said Tobias Renn."]
    assert split("“It works. It is new,” she said.") == ["“It works.", "It is new,” she said."]


def test_list_in_one_line() -> None:
    """Items of a list that is written in one line are sentences."""
    assert split("1. Salt 2. Pepper 3. Thyme") == ["1. Salt", "2. Pepper", "3. Thyme"]
    assert split("• Salt • Pepper") == ["• Salt", "• Pepper"]
    assert split("a) Salt b) Pepper") == ["a) Salt", "b) Pepper"]
    assert split("1. Salt was 3. a pound") == ["1. Salt was 3. a pound"]


def test_headings_and_items_are_sentences() -> None:
    """A heading and a list item count as sentences though they have no stop."""
    assert split("What to bring\n\n- Salt\n- Pepper\n\nCome early.") == [
        "What to bring",
        "- Salt",
        "- Pepper",
        "Come early.",
    ]


def test_marks_that_stand_apart() -> None:
    """In text taken apart into words, a mark after a stop closes what is open, and else opens what follows."""
    assert split("The film '' Ahoy ! '' is old . It is long .") == ["The film '' Ahoy ! '' is old .", "It is long ."]
    assert split("'' It is , '' she wrote . '' Why not ? ''") == ["'' It is , '' she wrote .", "'' Why not ? ''"]


def test_blocks_given() -> None:
    """Blocks that are known already need not be found again."""
    assert split_sentences(STORY, find_blocks(STORY)) == split_sentences(STORY)
    assert split_sentences(STORY, []) == []


@given(st.text(st.sampled_from("AabI1.?!… ,“”\"'()[]\n-•"), max_size=80) | st.text(max_size=80))
def test_sentences_cover_the_text(text: str) -> None:
    """Sentences are in order, apart from each other, and leave out white space alone."""
    at = 0
    for start, end in split_sentences(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.integers(30, 120))
def test_wrapping(width: int) -> None:
    """A text in lines of any usual width has the sentences that it has with one line a paragraph."""
    assert split(wrapped(STORY, width)) == split(STORY)


@given(st.text(st.sampled_from("AabI1.?! “”()"), max_size=60))
def test_more_text_changes_nothing_before(text: str) -> None:
    """A paragraph added at the end leaves the sentences before it as they are."""
    closed = f"{text} x."
    before = split_sentences(closed)
    assert split_sentences(f"{closed}\n\nThe end is near.")[: len(before)] == before


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(split_sentences, stretch, size=30_000)
