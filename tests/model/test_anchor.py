"""An anchor proves itself against its text, and is found again or not at all."""

import pytest
from hypothesis import assume, given, strategies as st

from claimcheck.model import Anchor
from claimcheck.model.anchor import CONTEXT
from tests import strategies

texts = strategies.articles_with_words.map(lambda article: article.text)
anchored = texts.flatmap(lambda text: st.tuples(st.just(text), strategies.anchors(text)))


def places(text: str, words: str) -> list[int]:
    """Give every place where the words stand, those that overlap too."""
    return [at for at in range(len(text)) if text.startswith(words, at)]


@given(anchored)
def test_anchor_quotes_its_text(drawn: tuple[str, Anchor]) -> None:
    """Position and quotation say the same, whatever the text is made of."""
    text, anchor = drawn
    assert text[anchor.start : anchor.end] == anchor.exact
    assert anchor.is_in(text)


@given(anchored)
def test_context_stands_around_the_words(drawn: tuple[str, Anchor]) -> None:
    """Prefix and suffix are what stands before and after, at most so much of it as an anchor keeps."""
    text, anchor = drawn
    assert text[: anchor.start].endswith(anchor.prefix)
    assert text[anchor.end :].startswith(anchor.suffix)
    assert len(anchor.prefix) == min(anchor.start, CONTEXT)
    assert len(anchor.suffix) == min(len(text) - anchor.end, CONTEXT)


@given(anchored)
def test_unchanged_text(drawn: tuple[str, Anchor]) -> None:
    """In the text that it was made of, an anchor finds itself, however often the words occur."""
    text, anchor = drawn
    assert anchor.find_in(text) is anchor


@given(anchored, texts)
def test_text_put_before(drawn: tuple[str, Anchor], before: str) -> None:
    """Words that moved as a whole and occur once are found where they are now."""
    text, anchor = drawn
    assume(places(before + text, anchor.exact) == [len(before) + anchor.start])
    found = anchor.find_in(before + text)
    assert found == Anchor.at(before + text, len(before) + anchor.start, len(before) + anchor.end)


@given(anchored, texts)
def test_never_guesses(drawn: tuple[str, Anchor], changed: str) -> None:
    """In any other text it is found only by its words, at the one place that they or their context allow."""
    _, anchor = drawn
    found = anchor.find_in(changed)
    if found is None:
        return
    assert found.exact == anchor.exact
    assert found.is_in(changed)
    with_context = places(changed, anchor.prefix + anchor.exact + anchor.suffix)
    is_same_place = found == anchor and found.start - len(anchor.prefix) in with_context
    is_only_place = found.start - len(anchor.prefix) in with_context and len(with_context) == 1
    assert is_same_place or is_only_place or places(changed, anchor.exact) == [found.start]


def test_same_place_other_words_around() -> None:
    """Words that stand at the old position by accident are not taken for those that moved."""
    anchor = Anchor.at("it rose. All is well.", 0, 2)
    assert anchor.find_in("it fell. Then it rose. All is well.") == Anchor.at(
        "it fell. Then it rose. All is well.", 14, 16
    )


def test_ambiguous_words() -> None:
    """Words that occur twice, neither time in their context, are not found."""
    assert Anchor.at("The bridge fell.", 4, 10).find_in("A bridge, another bridge") is None


def test_words_that_are_gone() -> None:
    """Words that the text no longer has are not found."""
    assert Anchor.at("The bridge fell.", 4, 10).find_in("The tower fell.") is None


def test_overlapping_occurrences() -> None:
    """An occurrence that begins within another one counts, so that the words are ambiguous."""
    assert Anchor.at("xaay", 1, 3).find_in("aaa") is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (-2, -1), (0, 4), (4, 5)])
def test_span_outside_the_text(start: int, end: int) -> None:
    """An empty span, or one that is not within the text, is refused."""
    with pytest.raises(ValueError, match=r"start|end|exact"):
        Anchor.at("abc", start, end)


@pytest.mark.parametrize(
    ("start", "end", "exact", "message"),
    [
        (-1, 1, "ab", "start: must be >= 0"),
        (2, 2, "", "end: must be > start"),
        (0, 2, "abc", "exact: has 3 characters, the span 2"),
    ],
)
def test_anchor_that_contradicts_itself(start: int, end: int, exact: str, message: str) -> None:
    """The span and the quotation must agree."""
    with pytest.raises(ValueError, match=message):
        Anchor(start=start, end=end, exact=exact)
