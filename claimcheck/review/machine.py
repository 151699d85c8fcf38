"""What to ask next, as pure functions over the answers so far. Knows no terminal, no store, no clock and no session.

The answers about a claim are a trace. The first says what is done: rate the claim, skip it, leave it, or change it, for which there are forms.
Those gone back from lie ahead of it, in the order in which they were given; they are offered again.
To add a question to a judgement, add it to ``questions`` and say below what leads to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from attrs import evolve, frozen

from claimcheck.model import Answer, RatingScale, Review, Source
from claimcheck.model.publication import change_told
from claimcheck.review import traces
from claimcheck.review.forms import FORMS, form_question
from claimcheck.review.questions import ABOUT_A_CLAIM, OTHER, Question, rating_question, source_question
from claimcheck.review.source_answers import MORE, WITHIN_SOURCE, next_in_source, source_answers, sources_in
from claimcheck.review.subject import Subject
from claimcheck.review.traces import Trace

FIRST = "action"
_SAVING = "confirm"
_NO_SOURCE = Answer("source", "")

_PARTS: Mapping[str, tuple[str, ...]] = {
    "rate": ("rating", "source", "explanation"),
    "source": ("source", "rating", "explanation"),
    "explain": ("explanation", "rating", "source"),
}
"""The parts of a review, in the order in which they are asked for, by what was chosen to begin with."""


@frozen
class Judgement:
    """What a finished trace comes to: the arguments of ``ReviewSession.add_review``."""

    rating: str = ""
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    skip_reason: str = ""
    correction: str = ""


def next_question(answers: Iterable[Answer], subject: Subject) -> Question | None:
    """Give the question that these answers lead to; None when nothing is left to ask.

    Answers that could not have been given (from a file, or on another scale) count for nothing, nor does what follows.
    """
    return _question_after(subject, kept(answers, subject))


def kept(answers: Iterable[Answer], subject: Subject) -> Trace:
    """Give the longest beginning of the answers that could have been given about this subject."""
    return traces.kept(answers, partial(_question_after, subject))


def with_answer(answers: Iterable[Answer], value: str, subject: Subject) -> Trace:
    """Answer the question that these answers lead to.

    Raises:
        ValueError: Nothing is left to ask, or the question does not take this answer.

    """
    return traces.with_answer(answers, value, partial(_question_after, subject))


def without_last(answers: Iterable[Answer]) -> Trace:
    """Take the last answer off; no answers stay no answers."""
    return tuple(answers)[:-1]


def unfinished(answers: Iterable[Answer], subject: Subject) -> Trace:
    """Give what is kept of the answers, up to the last question where nothing is left to ask."""
    return traces.unfinished(answers, partial(_question_after, subject))


def suggested(question: Question, ahead: Trace) -> str:
    """Give the answer to begin a question with: the one among those ahead, else its own; none that cannot be shown."""
    place = _place_in(ahead, question.id)
    value = question.suggestion if place is None else ahead[place].value
    return "" if question.choices and question.fault(value) else value


def still_ahead(ahead: Trace, answered: Answer) -> Trace:
    """Give what stays ahead once a question is answered, alike or otherwise: all but its earlier answer.

    With an answer about a source goes what was said before it of this very source.
    """
    is_stance = answered.question == "stance" and answered.value != MORE
    place = _place_of_stance(ahead) if is_stance else _place_in(ahead, answered.question)
    if place is None or (answered.value == MORE and ahead[place].value != MORE):
        return ahead
    part = _part_of(answered.question)
    return (*(each for each in ahead[:place] if _part_of(each.question) != part), *ahead[place + 1 :])


def with_half_typed(ahead: Trace, question: str, typed: str) -> Trace:
    """Put what was half typed in the place of the answer among those ahead, so that it is offered again."""
    place = _place_in(ahead, question)
    half = Answer(question, typed)
    return (half, *ahead) if place is None else (*ahead[:place], half, *ahead[place + 1 :])


def without_source(ahead: Trace) -> Trace | None:
    """Take the first source off what lies ahead, where another follows it; None where none does."""
    sources = [n for n, answer in enumerate(ahead) if answer.question == "source" and answer.value]
    return ahead[sources[1] :] if len(sources) > 1 else None


def is_put_off(answers: Trace) -> bool:
    """Tell whether a finished trace leaves the claim for later."""
    return answers[-1:] == (Answer("action", "later"),)


def form_in(answers: Trace) -> str:
    """Give the form that a trace is of; empty where it is no change of the claim."""
    action = answers[0].value if answers else ""
    return action if action in FORMS else ""


def judgement(answers: Trace, earlier: Review | None = None) -> Judgement:
    """Fold a finished trace into a judgement.

    Args:
        answers: The finished trace of a claim that is rated or skipped.
        earlier: The review that it replaces, whose sources keep what no question asks for.

    """
    given = {answer.question: answer.value for answer in answers}
    correction = given.get("correction", "")
    if given["action"] == "skip":
        reason = given["skip_reason"]
        return Judgement(skip_reason=given["skip_words"] if reason == OTHER else reason, correction=correction)
    return Judgement(
        rating=given["rating"],
        explanation=given["explanation"],
        sources=tuple(sources_in(answers, earlier.sources if earlier else ())),
        correction=correction,
    )


def answers_of(review: Review) -> Trace:
    """Unfold a review into the trace that leads to it, so that it can be gone back into."""
    if review.rating is None:
        return tuple(_skip_answers(review.skip_reason))
    sources = [
        answer for source in review.sources for answer in (*source_answers(source), Answer("stance", source.stance))
    ]
    return (
        Answer("action", "rate"),
        Answer("rating", review.rating.label),
        *sources,
        _NO_SOURCE,
        Answer("explanation", review.explanation),
        Answer("confirm", "save"),
    )


def _question_after(subject: Subject, trace: Trace) -> Question | None:
    if not trace:
        return ABOUT_A_CLAIM[FIRST]
    action = trace[0].value
    if action in FORMS:
        return form_question(action, trace[1:], subject)
    if action == "skip":
        return _skip_question(trace, subject)
    return _rate_question(trace, subject) if action in _PARTS else None


def _skip_question(trace: Trace, subject: Subject) -> Question | None:
    given = {answer.question: answer.value for answer in trace}
    if "skip_reason" not in given:
        return ABOUT_A_CLAIM["skip_reason"]
    if given["skip_reason"] == OTHER and "skip_words" not in given:
        return ABOUT_A_CLAIM["skip_words"]
    needs_word = subject.is_review_told and subject.earlier and subject.earlier.rating and "correction" not in given
    return ABOUT_A_CLAIM["correction"] if needs_word else None


def _rate_question(trace: Trace, subject: Subject) -> Question | None:
    last = trace[-1]
    if within := next_in_source(last):
        return ABOUT_A_CLAIM[within]
    done = {answer.question for answer in trace if answer.question != "source" or not answer.value}
    for part in _PARTS[trace[0].value]:
        if part not in done:
            return _part_question(part, trace, subject.scale)
    if "correction" not in done and _changes_what_is_told(trace, subject):
        return ABOUT_A_CLAIM["correction"]
    return None if _SAVING in done else ABOUT_A_CLAIM[_SAVING]


def _part_question(part: str, trace: Trace, scale: RatingScale) -> Question:
    if part == "rating":
        return rating_question(scale)
    if part == "source":
        return source_question(1 + sum(answer.question == "source" for answer in trace))
    return ABOUT_A_CLAIM[part]


def _changes_what_is_told(trace: Trace, subject: Subject) -> bool:
    earlier = subject.earlier
    if earlier is None or not subject.is_review_told:
        return False
    found = judgement(trace, earlier)
    after = evolve(
        earlier,
        state="rated",
        rating=subject.scale.rate(found.rating),
        explanation=found.explanation,
        sources=found.sources,
    )
    return change_told(earlier, after) != ""


def _part_of(question: str) -> str:
    return "source" if question in WITHIN_SOURCE else question


def _place_in(ahead: Trace, question: str) -> int | None:
    """Find the earlier answer to a question; what is asked of one source is not looked for at another."""
    for place, answer in enumerate(ahead):
        if answer.question == question:
            return place
        if answer.question == "source" and question in WITHIN_SOURCE:
            return None
    return None


def _place_of_stance(ahead: Trace) -> int | None:
    for place, answer in enumerate(ahead):
        if answer.question == "source":
            return None
        if answer.question == "stance" and answer.value != MORE:
            return place
    return None


def _skip_answers(reason: str) -> Iterator[Answer]:
    yield Answer("action", "skip")
    if ABOUT_A_CLAIM["skip_reason"].fault(reason) or reason == OTHER:
        yield Answer("skip_reason", OTHER)
        yield Answer("skip_words", reason)
    else:
        yield Answer("skip_reason", reason)
