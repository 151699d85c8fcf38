"""Who speaks where in a paragraph."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.blocks import find_blocks
from claimcheck.extract.sentences import split_block
from claimcheck.extract.speech import Unit, split_voices
from tests.extract.growth import grows_with_length


def units(text: str) -> list[Unit]:
    found: list[Unit] = []
    carried: Unit | None = None
    for block in find_blocks(text):
        here = split_voices(text, block, split_block(text, block), carried)
        found += here
        quoted = [unit for unit in here if unit.is_quoted]
        carried = quoted[-1] if quoted else None
    return found


def said(text: str) -> list[tuple[str, str]]:
    """Give what is quoted, its pieces joined, each with the words for its speaker."""
    return [
        (" … ".join(text[slice(*piece)] for piece in unit.pieces), text[slice(*unit.speaker)] if unit.speaker else "")
        for unit in units(text)
        if unit.is_quoted
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The pier is shut,” Ada Quill said.", "Ada Quill"),
        ("“The pier is shut,” said Ada Quill.", "Ada Quill"),
        ("Ada Quill said: “The pier is shut,”", "Ada Quill"),
        ("In a statement, Ada Quill said, “The pier is shut,”", "Ada Quill"),
        ("“The pier is shut,” Ada Quill told the Courier.", "Ada Quill"),
    ],
)
def test_direct_speech(text: str, speaker: str) -> None:
    """A reporting clause before or after a quotation names its speaker."""
    assert said(text) == [("The pier is shut,", speaker)]


def test_several_sentences() -> None:
    """A quotation's later sentences, and the next quotation of the paragraph, have the same speaker."""
    text = "“It is shut,” said Ada Quill. “It is old. It creaks.”"
    assert [speaker for _, speaker in said(text)] == ["Ada Quill"] * 3


def test_next_paragraph() -> None:
    """A quotation that goes on in the next paragraph keeps its speaker."""
    text = "“It is shut,” said Ada Quill. “It is old.\n\n“It creaks.”"
    assert said(text)[-1] == ("It creaks.", "Ada Quill")


def test_cut_in_two() -> None:
    """What a reporting clause cuts in two is one unit."""
    assert said("“If it rains,” Ada Quill said, “we will stop.”") == [("If it rains, … we will stop.", "Ada Quill")]


def test_cited_words() -> None:
    """Words that are only cited leave the sentence in the article's own voice."""
    assert said("She called it “a joke” and left.") == []


@given(st.text(st.sampled_from('a“”"’., \nB'), max_size=60) | st.text(max_size=60))
def test_units_lie_in_the_text(text: str) -> None:
    """Every piece and every speaker is a stretch of the text."""
    for unit in units(text):
        assert unit.pieces
        for start, end in (*unit.pieces, *([unit.speaker] if unit.speaker else [])):
            assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize("stretch", ["She said “no. ", "“No,” she said. ", "“a. b. ", "said ", "“ "])
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(units, stretch, size=15_000)
