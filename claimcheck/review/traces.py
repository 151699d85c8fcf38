"""Answers as a trace: an append-only tuple, each the answer to the question that those before it lead to.

What leads to what is for whoever asks; here is what holds of every trace. Knows no question of its own.
"""

from collections.abc import Callable, Iterable

from claimcheck.model import Answer
from claimcheck.review.questions import Question

Trace = tuple[Answer, ...]

Leads = Callable[[Trace], Question | None]
"""Gives the question that a trace leads to; None where nothing is left to ask."""


def kept(answers: Iterable[Answer], leads: Leads) -> Trace:
    """Give the longest beginning of the answers that could have been given."""
    trace: Trace = ()
    for answer in answers:
        question = leads(trace)
        if question is None or question.id != answer.question or question.fault(answer.value):
            break
        trace = (*trace, answer)
    return trace


def unfinished(answers: Iterable[Answer], leads: Leads) -> Trace:
    """Give what is kept of the answers, up to the last question where nothing is left to ask."""
    trace = kept(answers, leads)
    return trace if leads(trace) else trace[:-1]


def with_answer(answers: Iterable[Answer], value: str, leads: Leads) -> Trace:
    """Answer the question that these answers lead to.

    Raises:
        ValueError: Nothing is left to ask, or the question does not take this answer.

    """
    trace = kept(answers, leads)
    question = leads(trace)
    if question is None:
        raise ValueError("answers: nothing is left to ask")
    if fault := question.fault(value):
        raise ValueError(f"{question.id}: {fault}")
    return (*trace, Answer(question=question.id, value=value))
