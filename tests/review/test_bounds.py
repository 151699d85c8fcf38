"""Words that somebody types are found where they stand, whatever the article is made of, and nowhere else."""

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given, settings, strategies as st

from claimcheck.model import Anchor
from claimcheck.review.bounds import GAP, MOST_PLACES, narrowed, places_of, words_of
from tests import strategies
from tests.samples import TEXT

TEXTS = strategies.articles_with_words.map(lambda article: article.text)
PIECES = (
    "a",
    "b",
    "A",
    " ",
    "\n",
    "…",
    "...",
    "'",
    "’",
    "“",
    '"',
    "-",
    "–",
    ".",
    "*",
    "(",
    "\\",
    "é",
    "e\u0301",
    "👩‍🚒",
    "İ",
    "ς",
    "\x1b",
    "\x93",
)
UNSEEN = "".join(char for char in map(chr, range(0x3001)) if char.isspace() or category(char) == "Cc")
SMALL_TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
"""Texts of few signs, in which any words stand in many places."""


@st.composite
def spans(draw: st.DrawFn, text: str, *, count: int = 1) -> list[Anchor]:
    """Draw stretches that do not overlap, in order, each with something to see in it."""
    cuts = st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count, unique=True)
    ends = sorted(draw(cuts)) if len(text) >= 2 * count else []
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return [anchor for start, end in pairs if (anchor := Anchor.at(text, start, end)).exact.strip(UNSEEN)]


def trimmed(text: str, anchor: Anchor) -> Anchor:
    """Give an anchor without what is not to be seen at its edges."""
    start = anchor.start + len(anchor.exact) - len(anchor.exact.lstrip(UNSEEN))
    return Anchor.at(text, start, start + len(anchor.exact.strip(UNSEEN)))


@settings(deadline=None)
@given(TEXTS | SMALL_TEXTS, st.data())
def test_any_words_of_a_text_are_found_again_at_their_place(text: str, data: st.DataObject) -> None:
    """Unless they stand in so many places that theirs is not among those that are shown."""
    for anchor in data.draw(spans(text)):
        found = places_of(text, words_of((anchor,)))
        assert (trimmed(text, anchor),) in found or len(found) == MOST_PLACES or is_crossed(text, anchor, found)


def is_crossed(text: str, anchor: Anchor, found: tuple[tuple[Anchor, ...], ...]) -> bool:
    """Tell whether an earlier place reaches into this one: places do not overlap."""
    own = trimmed(text, anchor)
    return any(each[0].start < own.end and own.start < each[0].end for each in found)


@settings(deadline=None)
@given(TEXTS | SMALL_TEXTS, st.data())
def test_whatever_is_found_quotes_the_text(text: str, data: st.DataObject) -> None:
    """At its very place, in order, without overlaps; each place once, no more than are shown; whatever was typed."""
    known = data.draw(spans(text, count=2))
    typed = data.draw(strategies.raw_texts | SMALL_TEXTS | st.just(words_of(tuple(known))))
    found = places_of(text, typed)
    assert len(set(found)) == len(found) <= MOST_PLACES
    for place in found:
        assert all(anchor.is_in(text) for anchor in place)
        assert all(one.end <= other.start for one, other in pairwise(place))
        assert all(anchor.exact.strip(UNSEEN) == anchor.exact for anchor in place)
    starts = [place[0].start for place in found]
    assert starts == sorted(starts)


@settings(deadline=None)
@given(SMALL_TEXTS.map(lambda text: text.translate({ord("."): "x", ord("…"): "x"})), st.data())
def test_stretches_of_a_text_are_found_in_their_order(text: str, data: st.DataObject) -> None:
    """Whatever they are made of but gaps; where the same words stand earlier, too, the first place is that."""
    known = tuple(trimmed(text, each) for each in data.draw(spans(text, count=3)))
    found = places_of(text, words_of(known))
    assert bool(found) is bool(known)
    assert not found or found[0][0].start <= known[0].start


@settings(deadline=None)
@given(TEXTS | SMALL_TEXTS, st.data())
def test_narrowing_never_leaves_the_anchors(text: str, data: st.DataObject) -> None:
    """The words of a part stand within those of the whole, or are the whole's own."""
    whole = tuple(data.draw(spans(text, count=2)))
    typed = data.draw(st.sampled_from([words_of((each,)) for each in whole] or [""]) | strategies.raw_texts)
    for each in narrowed(text, whole, typed):
        assert each.is_in(text)
        assert any(outer.start <= each.start and each.end <= outer.end for outer in whole)


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("The bridge cost nothing", ["The bridge cost nothing"]),
        ("  The bridge\tcost\n nothing ", ["The bridge cost nothing"]),
        ('"The bridge cost nothing,"', ["“The bridge cost nothing,”"]),
        ("„The bridge cost nothing,«", ["“The bridge cost nothing,”"]),
        ("Ferry Company warned that", ["Ferry Company\nwarned that"]),
        ("ferry COMPANY warned", ["Ferry Company\nwarned"]),
        ("co\x1bst noth\x9fing", ["cost nothing"]),
        ("cost … Gotham", ["cost", "Gotham"]),
        ("cost ... Gotham …  crossings", ["cost", "Gotham", "crossings"]),
    ],
)
def test_what_a_keyboard_cannot_tell(typed: str, exact: list[str]) -> None:
    """Quotation marks of any kind, any white space, a gap with three points; capitals only where nothing else is found."""
    found = places_of(TEXT, typed)
    assert [anchor.exact for anchor in found[0]] == exact
    assert all(anchor.is_in(TEXT) for place in found for anchor in place)


def test_a_control_character_in_the_article_need_not_be_typed() -> None:
    """Nobody can; it counts as nothing, within a word too, and stays where it is."""
    text = "\x93Don\x92t \x01\n\x02 cross,\x94 she said."
    for typed in ("Dont cross", "Don\x92t cross", "Dont  cross"):
        ((anchor,),) = places_of(text, typed)
        assert (anchor.start, anchor.exact) == (1, "Don\x92t \x01\n\x02 cross")
    assert [place[0].exact for place in places_of(text, "said.")] == ["said."]


def test_capitals_count_where_the_very_letters_are_found() -> None:
    """What is typed as it stands means that place alone."""
    assert [place[0].start for place in places_of("a Bridge, a bridge", "bridge")] == [12]
    assert [place[0].start for place in places_of("a Bridge, a Bridge", "bridge")] == [2, 12]
    assert [place[0].exact for place in places_of("İstanbul, ΟΔΟΣ", "οδος")] == ["ΟΔΟΣ"]
    assert [place[0].exact for place in places_of("In İSTANBUL now", "istanbul NOW")] == ["İSTANBUL now"]


def test_offsets_are_code_points() -> None:
    """Whatever else a character is made of, and however much white space was let pass before it."""
    text = "👩‍🚒  \n\n e\u0301t\u00e9 \u2028 “no”"
    ((anchor,),) = places_of(text, '"no"')
    assert (anchor.start, anchor.exact) == (text.index("“"), "“no”")
    ((anchor,),) = places_of(text, '👩‍🚒 e\u0301t\u00e9 "no"')
    assert (anchor.start, anchor.end) == (0, len(text))


def test_every_place_is_given_in_order_up_to_a_limit() -> None:
    """As many as can be chosen with a digit."""
    assert [place[0].start for place in places_of(TEXT, "bridge")] == [22, 35, 167]
    many = places_of("the " * 50, "the")
    assert [place[0].start for place in many] == [4 * n for n in range(MOST_PLACES)]


def test_each_stretch_is_the_nearest_after_the_one_before() -> None:
    """A place begins at each of the first words; where none of the last follows any more, there is no place."""
    text = "one two one three one two"
    places = [[(anchor.start, anchor.end) for anchor in place] for place in places_of(text, "one … two")]
    assert places == [[(0, 3), (4, 7)], [(8, 11), (22, 25)], [(18, 21), (22, 25)]]
    assert places_of(text, "three … three") == ()


def test_a_gap_that_stands_in_the_article_is_no_gap() -> None:
    """Words that are quoted with an ellipsis are found as they stand."""
    ((anchor,),) = places_of("he said: one … two, then one, two", "one … two")
    assert anchor.exact == "one … two"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\n",
        "…",
        "...",
        " … ",
        "… … …",
        "(",
        "[a-",
        "(a+)+$",
        "\\",
        ".*",
        "bridge.",
        "brid ge",
        "\x00",
        "\ud800",
    ],
)
def test_what_stands_nowhere_is_not_found(typed: str) -> None:
    """Nothing, a gap alone, and signs that mean something elsewhere: each stands for itself."""
    assert places_of(TEXT, typed) == ()


@pytest.mark.parametrize("typed", ["(a+)+$", "a.c [x] \\d", "$1 ^a|b {2}"])
def test_signs_of_other_languages_stand_for_themselves(typed: str) -> None:
    """What is typed is words, and no pattern."""
    ((anchor,),) = places_of(f"Look: {typed}.", typed)
    assert anchor.exact == typed


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a" * 100_000, "A" * 50_000 + "b"),
        ("'" * 100_000, "’" * 50_000 + "b"),
        ("a " * 50_000, "a " * 25_000 + "b"),
        ("a" + " " * 100_000 + "c", "a b"),
        (" \n" * 50_000, "a"),
        ("a b " * 25_000, "a … " * 10_000 + "c"),
        ("bridge " * 10_000, "bridge … bridge " * 6_000),
    ],
    ids=["letters", "quotes", "words", "space", "nothing but space", "gaps", "all of it"],
)
def test_long_and_hostile_words(text: str, typed: str) -> None:
    """A hundred thousand signs that nearly match are no trouble: each place is looked at about once."""
    assert places_of(text, typed) == ()


def test_words_of_anchors() -> None:
    """On one line, with a gap between stretches."""
    text = "one\n two three"
    assert words_of((Anchor.at(text, 0, 8), Anchor.at(text, 9, 14))) == f"one two{GAP}three"
    assert words_of(()) == ""


def test_a_part_that_stands_twice_in_the_whole_keeps_its_anchors() -> None:
    """Nothing is guessed: one place within the anchors is meant, of two neither."""
    text = "a bridge, a bridge and a ferry; a ferry"
    whole = (Anchor.at(text, 0, 30),)
    assert narrowed(text, whole, "a ferry") == (Anchor.at(text, 23, 30),)
    assert narrowed(text, whole, "a bridge") == whole
    assert narrowed(text, whole, "a tunnel") == whole
    assert narrowed(text, whole, "and … ferry") == (Anchor.at(text, 19, 22), Anchor.at(text, 25, 30))
