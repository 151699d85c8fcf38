"""What to ask next, as pure functions over the answers so far. Knows no terminal, no store, no clock and no session.

The answers of a judgement are a trace: an append-only tuple, each answer to the question that those before it lead to.
Those gone back from lie ahead of it, in the order in which they were given; they are offered again.
To add a question, add it to ``questions`` and say below what leads to it.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from claimcheck.model import Answer, RatingScale, Review, Source
from claimcheck.review.questions import ABOUT_A_CLAIM, OTHER, Question, rating_question, source_question

Trace = tuple[Answer, ...]

FIRST = "action"

_AFTER_VALUE = {
    ("action", "rate"): "rating",
    ("action", "skip"): "skip_reason",
    ("skip_reason", OTHER): "skip_words",
    ("source", ""): "explanation",
}
_AFTER = {
    "rating": "source",
    "source": "title",
    "title": "stance",
    "stance": "excerpt",
    "excerpt": "source",
    "explanation": "confirm",
}


@frozen
class Judgement:
    """What a finished trace comes to: the arguments of ``ReviewSession.add_review``."""

    rating: str = ""
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    skip_reason: str = ""


def next_question(answers: Iterable[Answer], scale: RatingScale) -> Question | None:
    """Give the question that these answers lead to; None when nothing is left to ask.

    Answers that could not have been given (from a file, or on another scale) count for nothing, nor does what follows.
    """
    return _question_after(kept(answers, scale), scale)


def kept(answers: Iterable[Answer], scale: RatingScale) -> Trace:
    """Give the longest beginning of the answers that could have been given on this scale."""
    trace: Trace = ()
    for answer in answers:
        question = _question_after(trace, scale)
        if question is None or question.id != answer.question or question.fault(answer.value):
            break
        trace = (*trace, answer)
    return trace


def with_answer(answers: Iterable[Answer], value: str, scale: RatingScale) -> Trace:
    """Answer the question that these answers lead to.

    Raises:
        ValueError: Nothing is left to ask, or the question does not take this answer.

    """
    trace = kept(answers, scale)
    question = _question_after(trace, scale)
    if question is None:
        raise ValueError("answers: nothing is left to ask")
    if fault := question.fault(value):
        raise ValueError(f"{question.id}: {fault}")
    return (*trace, Answer(question=question.id, value=value))


def without_last(answers: Iterable[Answer]) -> Trace:
    """Take the last answer off; no answers stay no answers."""
    return tuple(answers)[:-1]


def unfinished(answers: Iterable[Answer], scale: RatingScale) -> Trace:
    """Give what is kept of the answers, up to the last question where nothing is left to ask."""
    trace = kept(answers, scale)
    return trace if _question_after(trace, scale) else without_last(trace)


def suggested(question: Question, ahead: Trace) -> str:
    """Give the answer to a question among those ahead, to begin with; empty where there is none that can be shown."""
    value = next((answer.value for answer in ahead if answer.question == question.id), "")
    return "" if question.choices and question.fault(value) else value


def still_ahead(ahead: Trace, answered: str) -> Trace:
    """Give what stays ahead once a question is answered, alike or otherwise: all that followed its earlier answer."""
    place = next((n for n, answer in enumerate(ahead) if answer.question == answered), None)
    return ahead if place is None else ahead[place + 1 :]


def without_source(ahead: Trace) -> Trace | None:
    """Take the first source off what lies ahead, where another follows it; None where none does."""
    sources = [n for n, answer in enumerate(ahead) if answer.question == "source" and answer.value]
    return ahead[sources[1] :] if len(sources) > 1 else None


def is_put_off(answers: Trace) -> bool:
    """Tell whether a finished trace leaves the claim for later."""
    return answers[-1:] == (Answer("action", "later"),)


def judgement(answers: Trace, earlier: Review | None = None) -> Judgement:
    """Fold a finished trace into a judgement.

    Args:
        answers: The finished trace of a claim that is rated or skipped.
        earlier: The review that it replaces, whose sources keep what no question asks for.

    """
    given = {answer.question: answer.value for answer in answers}
    if given["action"] == "skip":
        reason = given["skip_reason"]
        return Judgement(skip_reason=given["skip_words"] if reason == OTHER else reason)
    return Judgement(
        rating=given["rating"],
        explanation=given["explanation"],
        sources=tuple(sources_in(answers, earlier.sources if earlier else ())),
    )


def answers_of(review: Review) -> Trace:
    """Unfold a review into the trace that leads to it, so that it can be gone back into."""
    if review.rating is None:
        return tuple(_skip_answers(review.skip_reason))
    sources = [answer for source in review.sources for answer in _source_answers(source)]
    return (
        Answer("action", "rate"),
        Answer("rating", review.rating.label),
        *sources,
        Answer("source", ""),
        Answer("explanation", review.explanation),
        Answer("confirm", "save"),
    )


def sources_in(answers: Iterable[Answer], earlier: Iterable[Source] = ()) -> list[Source]:
    """Give the sources that a trace, finished or not, has so far."""
    known = {source.url: source for source in earlier}
    sources: list[Source] = []
    for answer in answers:
        match answer:
            case Answer("source", url) if url:
                sources.append(known.get(url, Source(url=url)))
            case Answer("title", title):
                sources[-1] = evolve(sources[-1], title=title)
            case Answer("stance", "supports" | "refutes" | "context" as stance):
                sources[-1] = evolve(sources[-1], stance=stance)
            case Answer("excerpt", excerpt):
                sources[-1] = evolve(sources[-1], excerpt=excerpt)
            case _:
                pass
    return sources


def _question_after(trace: Trace, scale: RatingScale) -> Question | None:
    if not trace:
        return ABOUT_A_CLAIM[FIRST]
    last = trace[-1]
    following = _AFTER_VALUE.get((last.question, last.value)) or _AFTER.get(last.question)
    if following == "rating":
        return rating_question(scale)
    if following == "source":
        return source_question(1 + sum(answer.question == "source" for answer in trace))
    return ABOUT_A_CLAIM[following] if following else None


def _skip_answers(reason: str) -> Iterator[Answer]:
    yield Answer("action", "skip")
    if ABOUT_A_CLAIM["skip_reason"].fault(reason) or reason == OTHER:
        yield Answer("skip_reason", OTHER)
        yield Answer("skip_words", reason)
    else:
        yield Answer("skip_reason", reason)


def _source_answers(source: Source) -> Iterator[Answer]:
    yield Answer("source", source.url)
    yield Answer("title", source.title)
    yield Answer("stance", source.stance)
    yield Answer("excerpt", source.excerpt)
