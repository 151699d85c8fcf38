"""The part of an article that is shown around a claim's words."""

from hypothesis import given, strategies as st

from claimcheck.model import Anchor
from claimcheck.review.passage import REACH, Piece, passage_around


def around(text: str, *words: str) -> tuple[Piece, ...]:
    anchors = tuple(Anchor.at(text, text.index(each), text.index(each) + len(each)) for each in words)
    return passage_around(text, anchors)


def test_the_paragraph_is_shown_with_the_words_apart() -> None:
    """Neither the paragraph before nor the one after is there."""
    text = "Before.\n\nIt is said that ducks quack, always.\n \nAfter."
    assert around(text, "ducks quack") == (
        Piece("It is said that "),
        Piece("ducks quack", is_claim=True),
        Piece(", always."),
    )


def test_words_in_two_places_are_both_apart() -> None:
    """What stands between them is shown too."""
    assert [piece.is_claim for piece in around("a b c d e", "b", "d")] == [False, True, False, True, False]


def test_words_that_overlap_are_shown_once() -> None:
    """Two anchors on the same words make one stretch."""
    assert around("a b c d", "b c", "c d") == (Piece("a "), Piece("b c d", is_claim=True))


def test_words_far_apart_leave_out_what_is_between() -> None:
    """A gap says so."""
    text = f"First claim here.\n\n{'Something else. ' * 500}\n\nSecond claim here."
    pieces = around(text, "First claim", "Second claim")
    assert [piece.text for piece in pieces] == ["First claim", " here. … ", "Second claim", " here."]


def test_a_text_without_paragraphs_is_cut_between_words() -> None:
    """The words stand in as much text as a screen can take, with marks where it is cut."""
    text = f"{'one two ' * 1000}The claim. {'three four ' * 1000}"
    before, claim, after = around(text, "The claim.")
    assert before.text.startswith("… ")
    assert set(before.text[2:].split()) == {"one", "two"}
    assert after.text.endswith(" …")
    assert claim == Piece("The claim.", is_claim=True)
    assert len(before.text) + len(after.text) <= 2 * REACH + 4


def test_lines_broken_for_a_narrow_page_are_joined() -> None:
    """They would be broken twice otherwise; a paragraph a line is left alone."""
    assert around("It is\nsaid.", "said") == (Piece("It is "), Piece("said", is_claim=True), Piece("."))
    long = f"{'word ' * 40}\nIt is said."
    assert "\n" in around(long, "said")[0].text


@given(st.text(min_size=1), st.data())
def test_the_words_are_never_cut(text: str, data: st.DataObject) -> None:
    """Whatever the text, the claim's own words are all there and nothing else is marked as them."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marked = [piece.text for piece in passage_around(text, (Anchor.at(text, start, end),)) if piece.is_claim]
    assert ["".join(each.split()) for each in marked] == ["".join(text[start:end].split())]
