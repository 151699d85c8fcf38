"""What is asked next, whatever was answered before."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from claimcheck.model import Answer, RatingScale, ReviewSession, Source
from claimcheck.model.scales import built_in_scales
from claimcheck.review.forms import FORMS
from claimcheck.review.machine import (
    Judgement,
    answers_of,
    form_in,
    is_put_off,
    judgement,
    kept,
    next_question,
    still_ahead,
    suggested,
    unfinished,
    with_answer,
    with_half_typed,
    without_last,
    without_source,
)
from claimcheck.review.questions import ABOUT_A_CLAIM, rating_question, source_question
from claimcheck.review.source_answers import sources_in
from claimcheck.review.subject import Subject, subject_of
from claimcheck.review.traces import Trace
from tests import samples
from tests.review.traces import ANY_ANSWERS, SCALES, finished_traces, form_traces, values

GOOGLE = Subject(built_in_scales()["google"])


def answered(*values: str) -> Trace:
    trace: Trace = ()
    for value in values:
        trace = with_answer(trace, value, GOOGLE)
    return trace


def asked(*values: str) -> str | None:
    question = next_question(answered(*values), GOOGLE)
    return question.id if question else None


ONE_SOURCE = ("rate", "False", "https://example.org", "refutes", "")
DETAILS = ("Title", "Gazette", "2025-03-01", "2024/2025", "Words", "https://archive.example", "ask again")
ALL_OF_A_SOURCE = ("rate", "False", "https://example.org", "more", *DETAILS, "refutes", "")


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
        (ONE_SOURCE[:3], "stance"),
        (ONE_SOURCE[:4], "source"),
        (ONE_SOURCE, "explanation"),
        (ALL_OF_A_SOURCE[:4], "title"),
        (ALL_OF_A_SOURCE[:5], "publisher"),
        (ALL_OF_A_SOURCE[:6], "published_on"),
        (ALL_OF_A_SOURCE[:7], "temporal_coverage"),
        (ALL_OF_A_SOURCE[:8], "excerpt"),
        (ALL_OF_A_SOURCE[:9], "archive_url"),
        (ALL_OF_A_SOURCE[:10], "note"),
        (ALL_OF_A_SOURCE[:11], "stance"),
        (ALL_OF_A_SOURCE[:12], "source"),
        (ALL_OF_A_SOURCE, "explanation"),
        (("source",), "source"),
        (("source", ""), "rating"),
        (("source", "", "True"), "explanation"),
        (("explain",), "explanation"),
        (("explain", "Why"), "rating"),
        (("explain", "Why", "True"), "source"),
        (("explain", "Why", "True", ""), "confirm"),
        ((*ONE_SOURCE, "Why"), "confirm"),
        ((*ONE_SOURCE, "Why", "save"), None),
    ],
)
def test_the_way_through_the_questions(values: tuple[str, ...], question: str | None) -> None:
    """Each answer leads to one question, or to the end."""
    assert asked(*values) == question


@given(st.data(), SCALES)
def test_back_is_the_inverse_of_an_answer(data: st.DataObject, scale: RatingScale) -> None:
    """From every question, with every answer it takes."""
    subject = Subject(scale)
    whole = data.draw(finished_traces(subject))
    trace = whole[: data.draw(st.integers(0, len(whole) - 1))]
    question = next_question(trace, subject)
    assert question is not None
    assert without_last(with_answer(trace, data.draw(values(question)), subject)) == trace


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
def test_there_is_a_next_question_for_any_answers_at_all(answers: Trace, scale: RatingScale) -> None:
    """What could not have been answered counts for nothing; what is unfinished always has a question."""
    subject = Subject(scale)
    trace = kept(answers, subject)
    assert answers[: len(trace)] == trace
    assert next_question(answers, subject) == next_question(trace, subject)
    assert next_question(unfinished(answers, subject), subject) is not None


@given(st.data(), SCALES)
def test_a_finished_trace_makes_a_valid_review(data: st.DataObject, scale: RatingScale) -> None:
    """And the review unfolds into the very trace again, so that it can be gone back into."""
    subject = Subject(scale)
    trace = data.draw(finished_traces(subject))
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
    assert kept(unfolded, subject) == unfolded
    assert judgement(unfolded) == found


AHEAD = (
    Answer("title", "Old"),
    Answer("stance", "refutes"),
    Answer("source", "https://b.example"),
    Answer("stance", "supports"),
    Answer("source", ""),
    Answer("explanation", "Why"),
)


@pytest.mark.parametrize(
    ("answer", "offered", "left"),
    [
        (Answer("title", "New"), "Old", AHEAD[1:]),
        (Answer("stance", "context"), "refutes", AHEAD[2:]),
        (Answer("stance", "more"), "refutes", AHEAD),
        (Answer("explanation", "Because"), "Why", AHEAD[:5]),
        (Answer("excerpt", "Words"), "", AHEAD),
        (Answer("source", "https://c.example"), "https://b.example", AHEAD[3:]),
    ],
)
def test_what_lies_ahead_is_offered(answer: Answer, offered: str, left: Trace) -> None:
    """The answer that its question had is offered; once it is answered again, everything else is left.

    What belongs to one source is neither offered for another nor lost with it.
    """
    assert suggested(ABOUT_A_CLAIM.get(answer.question, source_question(1)), AHEAD) == offered
    assert still_ahead(AHEAD, answer) == left


def test_what_was_half_typed_is_offered_again() -> None:
    """In the place of the answer that was given before, or before all that lies ahead."""
    assert suggested(ABOUT_A_CLAIM["explanation"], with_half_typed(AHEAD, "explanation", "Beca")) == "Beca"
    assert with_half_typed((), "title", "The bud") == (Answer("title", "The bud"),)


def test_a_choice_that_is_none_any_more_is_not_offered() -> None:
    """A label of another scale is no suggestion; a faulty address is one, to be mended."""
    ahead = (Answer("rating", "Pants on fire"), Answer("source", "the town hall"))
    assert suggested(rating_question(GOOGLE.scale), ahead) == ""
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
    """Sources in their order, each with its own stance and details."""
    trace = answered(*ALL_OF_A_SOURCE[:12], "https://example.org/2", "context", "", "Why", "save")
    assert judgement(trace) == Judgement(
        rating="False",
        explanation="Why",
        sources=(
            Source(
                "https://example.org",
                title="Title",
                publisher="Gazette",
                published_on=date(2025, 3, 1),
                temporal_coverage="2024/2025",
                stance="refutes",
                excerpt="Words",
                archive_url="https://archive.example",
                note="ask again",
            ),
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


SESSION = samples.session()
RATED = SESSION.add_review(samples.COST.id, reviewer="Ada Quill", rating="False", explanation="Why", at=samples.AT)
TOLD = RATED.with_export(by="Ada Quill", at=samples.AT)


def about(session: ReviewSession, *values: str) -> str | None:
    """Give what is asked of the first claim of a session after these answers."""
    subject = subject_of(session, samples.COST.id, "Ada Quill")
    trace: Trace = ()
    for value in values:
        trace = with_answer(trace, value, subject)
    question = next_question(trace, subject)
    return question.id if question else None


@pytest.mark.parametrize(
    ("values", "question"),
    [
        (("rate", "True", "", "Why"), "correction"),
        (("rate", "True", "", "Why", "Misread."), "confirm"),
        (("rate", "True", "", "Why", "Misread.", "save"), None),
        (("rate", "False", "", "Why"), "confirm"),
        (("rate", "False", "", "Why it is so"), "correction"),
        (("rate", "False", "https://a.example", "refutes", "", "Why"), "correction"),
        (("explain", "Why", "True", ""), "correction"),
        (("skip", "opinion"), "correction"),
        (("skip", "other", "A slogan"), "correction"),
        (("skip", "opinion", "It is no claim."), None),
        (("later",), None),
    ],
)
def test_readers_are_thought_of_where_they_are_told_otherwise(values: tuple[str, ...], question: str | None) -> None:
    """Of a review that was published, once all of it is answered, and only where they would see a difference."""
    assert about(TOLD, *values) == question
    if question == "correction":
        assert about(RATED, *values) in ("confirm", None)


def test_a_skip_that_was_published_as_one_needs_no_word() -> None:
    """Readers saw nothing of it."""
    skipped = SESSION.add_review(samples.COST.id, reviewer="Ada Quill", skip_reason="opinion", at=samples.AT)
    assert about(skipped.with_export(by="Ada Quill", at=samples.AT), "skip", "duplicate") is None


def test_a_correction_goes_with_its_judgement() -> None:
    """For a skip as for a rating; where none was asked for, there is none."""
    subject = subject_of(TOLD, samples.COST.id, "Ada Quill")
    for given_so in (("skip", "opinion", "Misread."), ("rate", "True", "", "Why", "Misread.", "save")):
        trace: Trace = ()
        for value in given_so:
            trace = with_answer(trace, value, subject)
        assert judgement(trace, subject.earlier).correction == "Misread."
    assert judgement(answered("skip", "opinion")).correction == ""


@settings(deadline=None)
@given(st.data(), st.sampled_from(sorted(FORMS)))
def test_a_trace_of_a_form_is_told_by_its_first_answer(data: st.DataObject, form: str) -> None:
    """And back is the inverse of an answer there, too."""
    subject = subject_of(SESSION, samples.COST.id, "Ada Quill")
    trace = data.draw(form_traces(subject, (form,)))
    assert form_in(trace) == form
    assert kept(trace, subject) == trace
    for count in range(1, len(trace)):
        question = next_question(trace[:count], subject)
        assert question is not None
        assert question.id == trace[count].question
    assert form_in(()) == form_in(answered("rate")) == ""
