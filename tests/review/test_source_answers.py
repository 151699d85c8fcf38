"""A source comes of answers, and gives them back."""

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import STANCES, Answer, Source
from claimcheck.review.questions import clean_answer
from claimcheck.review.source_answers import DETAILS, MORE, WITHIN_SOURCE, next_in_source, source_answers, sources_in

A, B = "https://a.example", "https://b.example"
words = st.text(max_size=20).map(clean_answer)
SOURCES = st.builds(
    Source,
    url=words.filter(bool),
    title=words,
    publisher=words,
    published_on=st.none() | st.dates(),
    stance=st.sampled_from(STANCES),
    excerpt=words,
    archive_url=st.none() | words.filter(bool),
    note=words,
    temporal_coverage=st.sampled_from(("", "2025", "2024/2025-03")),
)


@given(st.lists(SOURCES, max_size=4))
def test_sources_unfold_into_answers_and_back(sources: list[Source]) -> None:
    """All that is asked of them; what is not known of one is not asked again."""
    answers = [answer for source in sources for answer in (*source_answers(source), Answer("stance", source.stance))]
    assert sources_in(answers) == sources
    bare = [source for source in sources if not any(getattr(source, name) for name in DETAILS)]
    assert sum(answer == Answer("stance", MORE) for answer in answers) == len(sources) - len(bare)


@given(st.lists(st.builds(Answer, st.sampled_from(("source", "rating", *sorted(WITHIN_SOURCE))), words), max_size=12))
def test_no_answers_fall_over(answers: list[Answer]) -> None:
    """Whatever stands in a trace other than a day that is none, which no question takes."""
    sound = [each for each in answers if each.question != "published_on"]
    assert len(sources_in(sound)) == sum(each.question == "source" and bool(each.value) for each in sound)


def test_a_source_under_way_has_what_was_said_so_far() -> None:
    """What is said before any source is of none; an empty address ends the list."""
    answers = [Answer("title", "Lost"), Answer("source", A), Answer("title", "Budget"), Answer("source", "")]
    assert sources_in(answers) == [Source(A, title="Budget")]
    assert sources_in(answers[:1]) == []


def test_what_is_known_of_an_address_is_kept() -> None:
    """What no question asks for stays with the source of that address, and with no other."""
    known = Source(A, title="Old", accessed_at=None, note="mine", stance="refutes")
    found = sources_in([Answer("source", A), Answer("title", "New"), Answer("source", B)], [known])
    assert found == [evolve(known, title="New"), Source(B)]


def test_an_address_that_stands_twice_keeps_what_is_known_of_each() -> None:
    """In their order; one more of it is as the last."""
    known = [Source(A, excerpt="40 million"), Source(A), Source(B, note="mine")]
    answers = [answer for source in known for answer in (Answer("source", source.url), Answer("stance", "context"))]
    assert sources_in(answers, known) == known
    assert sources_in([*answers, Answer("source", B)], known)[-1] == known[-1]


@given(st.lists(SOURCES, max_size=4), st.lists(st.sampled_from((A, B)), min_size=4, max_size=4))
def test_sources_that_are_gone_back_into_are_what_they_were(drawn: list[Source], urls: list[str]) -> None:
    """However often an address stands among them."""
    sources = [evolve(source, url=url) for source, url in zip(drawn, urls, strict=False)]
    answers = [answer for source in sources for answer in (*source_answers(source), Answer("stance", source.stance))]
    assert sources_in(answers, sources) == sources


def test_answers_that_are_no_answers() -> None:
    """A stance that there is none of, and the wish to say more, change nothing; no archive is none."""
    source = Source(A, stance="refutes", archive_url=B)
    answers = [Answer("source", A), Answer("stance", MORE), Answer("stance", "proves"), Answer("archive_url", "")]
    assert sources_in(answers, [source]) == [Source(A, stance="refutes")]


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        (Answer("source", A), "stance"),
        (Answer("source", ""), ""),
        (Answer("stance", MORE), "title"),
        (Answer("stance", "supports"), ""),
        (Answer("title", ""), "publisher"),
        (Answer("publisher", "x"), "published_on"),
        (Answer("published_on", ""), "temporal_coverage"),
        (Answer("temporal_coverage", ""), "excerpt"),
        (Answer("excerpt", ""), "archive_url"),
        (Answer("archive_url", ""), "note"),
        (Answer("note", ""), "stance"),
        (Answer("rating", "False"), ""),
    ],
)
def test_what_else_is_asked_of_a_source(last: Answer, asked: str) -> None:
    """The stance, or first each detail in order and then the stance."""
    assert next_in_source(last) == asked
