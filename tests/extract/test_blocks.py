"""The blocks of a text by its layout."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.blocks import byline_name, find_blocks
from tests.extract.growth import HOSTILE, grows_with_length
from tests.extract.story import STORY
from tests.extract.wrapping import wrapped


def kinds(text: str) -> list[str]:
    return [block.kind for block in find_blocks(text)]


def bodies(text: str) -> list[str]:
    return [text[block.body : block.end] for block in find_blocks(text)]


def test_story() -> None:
    """A headline, a byline and paragraphs are told apart."""
    assert kinds(STORY) == ["heading", "byline", *["paragraph"] * 5]
    assert byline_name(STORY, find_blocks(STORY)) == "Pia Lindqvist"


def test_no_byline() -> None:
    """Without a byline there is no name."""
    assert byline_name("The pier is shut.", find_blocks("The pier is shut.")) == ""


@pytest.mark.parametrize("bullet", ["• ", "•", "- ", "* ", "– ", "1. ", "1) ", "(1) ", "1.) ", "a) ", "a. ", "• 1. "])
def test_items(bullet: str) -> None:
    """A bullet or a number makes an item, whose body begins after it."""
    text = f"{bullet}Boats under ten metres."
    assert kinds(text) == ["item"]
    assert bodies(text) == ["Boats under ten metres."]


@pytest.mark.parametrize(
    "dateline",
    [
        "ALDBURY — ",
        "ALDBURY, Norland (Courier) — ",
        "PORT RENN -- ",
        "ALDBURY (NNA) - ",
        "ALDBURY, Oct 3 (NNA) - ",
        "Oct. 3 - ",
        "Port Renn, Norland (NNA) — ",
    ],
)
def test_dateline(dateline: str) -> None:
    """A dateline is no part of the first sentence's body."""
    assert bodies(f"{dateline}The pier is shut.") == ["The pier is shut."]


@pytest.mark.parametrize("opening", ["Aldbury — ", "May 3 was bad - ", "Vane (Labour) "])
def test_no_dateline(opening: str) -> None:
    """A sentence that only begins like a dateline keeps its first words."""
    assert bodies(f"{opening}the pier is shut.") == [f"{opening}the pier is shut."]


def test_speakers_of_a_transcript() -> None:
    """A label that comes back is a speaker; one that stands once is not."""
    text = "Renn: Is it safe?\n\nVos: No.\n\nRenn: Why?\n\nCorrection: The pier has 60 piles."
    assert [block.speaker for block in find_blocks(text)] == ["Renn", "", "Renn", ""]


def test_stamps() -> None:
    """A line that begins with the time of day is a stamp; one that goes on with a sentence is not."""
    assert kinds("10:45\n\nThe gate opened.") == ["stamp", "paragraph"]
    assert kinds("9.30 p.m. GMT — Runway closed\n\nIt opened.")[0] == "stamp"
    assert kinds("10:45 was when the gate opened.") == ["paragraph"]


def test_heading_needs_a_body() -> None:
    """A line without a final stop is a heading only where something follows; a loud one always is."""
    assert kinds("Pier shut\n\nIt is not safe.") == ["heading", "paragraph"]
    assert kinds("It is not safe.\n\nPier shut") == ["paragraph", "paragraph"]
    assert kinds("It is not safe.\n\nWHAT COMES NEXT") == ["paragraph", "heading"]


def test_narrow_lines_are_a_list() -> None:
    """Lines too narrow for hard-wrapped text stay apart."""
    assert len(find_blocks("Apples\nPears\nDamsons")) == 3


def test_short_line_ends_a_paragraph() -> None:
    """A line that had room for the next word ends its paragraph."""
    text = "The pier, which was built in 1903, is\nshut.\nThe ferries leave from Sandwick now,\nthe trust said."
    assert [body.split()[0] for body in bodies(text)] == ["The", "The"]


def test_dash_in_a_wrapped_sentence() -> None:
    """A dash at the beginning of a line in the midst of a sentence begins no item."""
    text = "The trust closed the pier on Monday\n- the storm had come early this year\n- and will not open it again."
    assert kinds(text) == ["paragraph"]


def test_page_break_in_a_paragraph() -> None:
    """A page break alone on its line does not end a paragraph."""
    text = "The pier, which was built in 1903, is\n\f\nshut, and the ferries leave from elsewhere."
    assert len(find_blocks(text)) == 1


@given(st.text(st.sampled_from("Ab1.:-•*\n\t “”é—\f"), max_size=80) | st.text(max_size=80))
def test_blocks_cover_the_text(text: str) -> None:
    """Blocks are in order, apart from each other, begin and end with a character, and leave out white space alone."""
    blocks = find_blocks(text)
    at = 0
    for block in blocks:
        assert at <= block.start <= block.body <= block.end <= len(text)
        assert not text[at : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip() != ""
        at = block.end
    assert not text[at:].strip()


@given(st.integers(30, 120))
def test_wrapping(width: int) -> None:
    """A text in lines of any usual width has the blocks that it has with one line a paragraph."""
    again = wrapped(STORY, width)
    assert [" ".join(body.split()) for body in bodies(again)] == [" ".join(body.split()) for body in bodies(STORY)]
    assert kinds(again) == kinds(STORY)


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(find_blocks, stretch, size=50_000)
