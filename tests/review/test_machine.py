"""What is asked next, whatever was answered before."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Source
from claimcheck.model.scales import built_in_scales
from claimcheck.review.machine import (
    Judgement,
    Trace,
    answers_of,
    is_put_off,
    judgement,
    kept,
    next_question,
    sources_in,
    still_ahead,
    suggested,
    unfinished,
    with_answer,
    without_last,
    without_source,
)
from claimcheck.review.questions import ABOUT_A_CLAIM, rating_question, source_question
from tests import samples
from tests.review.traces import ANY_ANSWERS, SCALES, finished_traces, values

GOOGLE = built_in_scales()["google"]


def answered(*values: str) -> Trace:
    trace: Trace = ()
    for value in values:
        trace = with_answer(trace, value, GOOGLE)
    return trace


def asked(*values: str) -> str | None:
    question = next_question(answered(*values), GOOGLE)
    return question.id if question else None


ONE_SOURCE = ("rate", "False", "https://example.org", "Title", "refutes", "Words", "")


@pytest.mark.parametrize(
    ("values", "question"),
    [
        ((), "action"),
        (("later",), None),
        (("skip",), "skip_reason"),
        (("skip", "opinion"), None),
        (("skip", "other"), "skip_words"),
        (("skip", "other", "A slogan"), None),
        (("rate",), "rating"),
        (("rate", "False"), "source"),
        (("rate", "False", ""), "explanation"),
        (ONE_SOURCE[:3], "title"),
        (ONE_SOURCE[:4], "stance"),
        (ONE_SOURCE[:5], "excerpt"),
        (ONE_SOURCE[:6], "source"),
        (ONE_SOURCE, "explanation"),
        ((*ONE_SOURCE, "Why"), "confirm"),
        ((*ONE_SOURCE, "Why", "save"), None),
    ],
)
def test_the_way_through_the_questions(values: tuple[str, ...], question: str | None) -> None:
    """Each answer leads to one question, or to the end."""
    assert asked(*values) == question


@given(st.data(), SCALES)
def test_back_is_the_inverse_of_an_answer(data: st.DataObject, scale: object) -> None:
    """From every question, with every answer it takes."""
    scale = built_in_scales()[getattr(scale, "id", "")]
    whole = data.draw(finished_traces(scale))
    trace = whole[: data.draw(st.integers(0, len(whole) - 1))]
    question = next_question(trace, scale)
    assert question is not None
    assert without_last(with_answer(trace, data.draw(values(question)), scale)) == trace


@given(st.data())
def test_any_sequence_of_answers_and_backs_can_be_gone_on_from(data: st.DataObject) -> None:
    """Wherever one has got to by answering and going back, the trace is one that answers alone lead to."""
    trace: Trace = ()
    for goes_back in data.draw(st.lists(st.booleans(), max_size=25)):
        question = next_question(trace, GOOGLE)
        if goes_back or question is None:
            trace = without_last(trace)
        else:
            trace = with_answer(trace, data.draw(values(question)), GOOGLE)
        assert kept(trace, GOOGLE) == trace


@given(ANY_ANSWERS, SCALES)
def test_there_is_a_next_question_for_any_answers_at_all(answers: Trace, scale: object) -> None:
    """What could not have been answered counts for nothing; what is unfinished always has a question."""
    scale = built_in_scales()[getattr(scale, "id", "")]
    trace = kept(answers, scale)
    assert answers[: len(trace)] == trace
    assert next_question(answers, scale) == next_question(trace, scale)
    assert next_question(unfinished(answers, scale), scale) is not None


@given(st.data(), SCALES)
def test_a_finished_trace_makes_a_valid_review(data: st.DataObject, scale: object) -> None:
    """And the review unfolds into the very trace again, so that it can be gone back into."""
    scale = built_in_scales()[getattr(scale, "id", "")]
    trace = data.draw(finished_traces(scale))
    if is_put_off(trace):
        return
    found = judgement(trace)
    session = samples.session(scale=scale.id).add_review(
        samples.COST.id,
        reviewer="Ada Quill",
        rating=found.rating,
        explanation=found.explanation,
        sources=found.sources,
        skip_reason=found.skip_reason,
        at=samples.AT,
    )
    (review,) = session.reviews
    unfolded = answers_of(review)
    assert kept(unfolded, scale) == unfolded
    assert judgement(unfolded) == found


AHEAD = (Answer("title", "Old"), Answer("stance", "refutes"), Answer("source", ""), Answer("explanation", "Why"))


@pytest.mark.parametrize(
    ("question", "offered", "left"),
    [("title", "Old", 3), ("explanation", "Why", 0), ("excerpt", "", 4), ("source", "", 1)],
)
def test_what_lies_ahead_is_offered(question: str, offered: str, left: int) -> None:
    """The answer that its question had is offered; once it is answered again, what followed is left."""
    assert suggested(ABOUT_A_CLAIM.get(question, source_question(1)), AHEAD) == offered
    assert len(still_ahead(AHEAD, question)) == left


def test_a_choice_that_is_none_any_more_is_not_offered() -> None:
    """A label of another scale is no suggestion; a faulty address is one, to be mended."""
    ahead = (Answer("rating", "Pants on fire"), Answer("source", "the town hall"))
    assert suggested(rating_question(GOOGLE), ahead) == ""
    assert suggested(source_question(1), ahead) == "the town hall"


def test_a_source_is_taken_off_where_another_follows() -> None:
    """What belongs to it goes with it; the last one stays for the end of the list to take."""
    first = (Answer("source", "https://a.example"), Answer("title", "A"))
    second = (Answer("source", "https://b.example"), Answer("title", "B"), Answer("source", ""))
    assert without_source(first + second) == second
    assert without_source(second) is None
    assert without_source(()) is None


def test_nothing_more_is_asked_after_the_end() -> None:
    """An answer to no question is a mistake of the caller."""
    with pytest.raises(ValueError, match="nothing is left"):
        with_answer(answered("later"), "rate", GOOGLE)


def test_an_answer_that_the_question_does_not_take_is_refused() -> None:
    """The message names the question."""
    with pytest.raises(ValueError, match="rating: "):
        with_answer(answered("rate"), "Falsish", GOOGLE)


def test_a_judgement_has_all_that_was_answered() -> None:
    """Sources in their order, each with its own title, stance and excerpt."""
    trace = answered(*ONE_SOURCE[:6], "https://example.org/2", "", "context", "", "", "Why", "save")
    assert judgement(trace) == Judgement(
        rating="False",
        explanation="Why",
        sources=(
            Source("https://example.org", title="Title", stance="refutes", excerpt="Words"),
            Source("https://example.org/2"),
        ),
    )


def test_a_source_keeps_what_no_question_asks_for() -> None:
    """When a review is gone back into, the publisher and the dates of a source that stays are not lost."""
    earlier = samples.SOURCES[0]
    found = sources_in((Answer("source", earlier.url), Answer("title", "Budget, corrected")), (earlier,))
    assert (found[0].title, found[0].publisher, found[0].note) == ("Budget, corrected", earlier.publisher, earlier.note)


def test_going_back_from_nowhere_stays_there() -> None:
    """No answers without the last are no answers."""
    assert without_last(()) == ()
