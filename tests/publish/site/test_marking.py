"""The words of an article that were checked are marked where they stand, and no more of it is shown than is wanted."""

from itertools import pairwise

from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.claimreview import claim_reviews
from claimcheck.model import Anchor
from claimcheck.publish.site.making import record_of
from claimcheck.publish.site.marking import REACH, marked_text
from claimcheck.publish.site.values import Entry, Paragraph
from tests import strategies
from tests.samples import PUBLISHER, TEXT, reviewed

ENTRY = record_of(reviewed(), claim_reviews(reviewed(), publisher=PUBLISHER), mark="").entries[0]
FIRST, SECOND = (evolve(ENTRY, folder=f"s/{name}") for name in ("first", "second"))


def at(text: str, *words: str) -> tuple[Anchor, ...]:
    """Give where those words stand in a text."""
    return tuple(Anchor.at(text, text.index(each), text.index(each) + len(each)) for each in words)


def written(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Write paragraphs with the marked words in brackets, each with the last letters of its fact-check's folder."""
    return [
        ("… " if paragraph.is_cut else "")
        + "".join(
            f"[{piece.text}|{piece.entry.folder[2:]}]" + "".join(f"({ended.folder[2:]})" for ended in piece.ends)
            if piece.entry
            else piece.text
            for piece in paragraph.pieces
        )
        for paragraph in paragraphs
    ]


def test_the_sentence_around() -> None:
    """By default only the sentence that the words stand in is shown."""
    shown = written(marked_text(TEXT, [(FIRST, at(TEXT, "half its crossings"))], is_whole=False))
    assert shown == ["… The Gotham Ferry Company warned that [half its crossings|first](first) would end."]


def test_all_of_it() -> None:
    """Where the whole text is wanted, each paragraph of it is there, and lines that were broken are joined."""
    shown = written(marked_text(TEXT, [(FIRST, at(TEXT, "The bridge cost nothing"))], is_whole=True))
    assert shown[0] == "Mayor of Gotham opens bridge"
    assert shown[1].startswith("“[The bridge cost nothing|first](first),” said Selina Vale")
    assert "Company warned" in shown[1]


def test_words_within_words() -> None:
    """Words of two fact-checks lead to the one that is about fewer; each ends where its own words end."""
    text = "The bridge cost nothing and it is long."
    checked = [(FIRST, at(text, text)), (SECOND, at(text, "it is long"))]
    shown = written(marked_text(text, checked, is_whole=False))
    assert shown == ["[The bridge cost nothing and |first][it is long|second](second)[.|first](first)"]


def test_words_that_overlap() -> None:
    """Where words of two fact-checks overlap, none is shown twice."""
    text = "One two three four."
    checked = [(FIRST, at(text, "One two three")), (SECOND, at(text, "two three four"))]
    assert written(marked_text(text, checked, is_whole=False)) == [
        "[One |first][two three|second](first)[ four|second](second)."
    ]


def test_words_apart() -> None:
    """A claim of words that stand apart is marked in all of them, and ends with the last."""
    text = "One thing is. Another is not.\n\nA third. A fourth."
    checked = [(FIRST, at(text, "One", "fourth"))]
    assert written(marked_text(text, checked, is_whole=False)) == [
        "[One|first] thing is.",
        "… A [fourth|first](first).",
    ]


def test_sentences_that_follow_are_one_paragraph() -> None:
    """Nothing is left out between them, and nothing says so."""
    text = "One is. Two is.\n\nThree is."
    checked = [(FIRST, at(text, "One")), (SECOND, at(text, "Two", "Three"))]
    assert written(marked_text(text, checked, is_whole=False)) == [
        "[One|first](first) is. [Two|second] is.",
        "[Three|second](second) is.",
    ]


def test_a_text_without_sentences() -> None:
    """Of a text that never stops, no more is shown than is in reach."""
    text = "word " * 1000 + "needle " + "word " * 1000
    (paragraph,) = marked_text(text, [(FIRST, at(text, "needle"))], is_whole=False)
    assert paragraph.is_cut
    assert sum(len(piece.text) for piece in paragraph.pieces) <= 2 * REACH + len("needle")


def test_words_over_paragraphs() -> None:
    """Words that go on in another paragraph are marked in both."""
    text = "One is\n\nnot here."
    assert written(marked_text(text, [(FIRST, at(text, "is\n\nnot"))], is_whole=True)) == [
        "One [is|first]",
        "[not|first](first) here.",
    ]


@st.composite
def checked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[Entry, tuple[Anchor, ...]]]]:
    """Draw a text with fact-checks of it."""
    article = draw(strategies.articles_with_words)
    count = draw(st.integers(0, 4))
    places = st.lists(strategies.anchors(article.text), min_size=1, max_size=3).map(tuple)
    return article.text, [(evolve(ENTRY, folder=f"s/{number}"), draw(places)) for number in range(count)]


@given(checked_texts(), st.booleans())
def test_whatever_is_checked(drawn: tuple[str, list[tuple[Entry, tuple[Anchor, ...]]]], is_whole: bool) -> None:
    """What is shown is of the text, in its order and not twice; every fact-check ends once, and its words are marked."""
    text, checked = drawn
    paragraphs = marked_text(text, checked, is_whole=is_whole)
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    shown = "".join(piece.text for piece in pieces)
    assert is_in_order("".join(shown.split()), "".join(text.split()))
    if is_whole:
        assert "".join(shown.split()) == "".join(text.split())
    ended = [ended.folder for piece in pieces for ended in piece.ends]
    assert len(ended) == len(set(ended))
    # Words of white space alone are in no paragraph of a whole text.
    if not is_whole:
        assert sorted(ended) == sorted(entry.folder for entry, _ in checked)
    marked = sum(len("".join(piece.text.split())) for piece in pieces if piece.entry)
    covered = {place for _, anchors in checked for it in anchors for place in range(it.start, it.end)}
    assert marked == sum(not text[place].isspace() for place in covered)
    assert all(a.text for a, _ in pairwise(pieces))


def is_in_order(part: str, whole: str) -> bool:
    """Tell whether all letters of a text come in another, in their order."""
    letters = iter(whole)
    return all(letter in letters for letter in part)
