"""What is asked to decide a dispute, as data, and what is asked next, as pure functions. Knows no terminal and no store.

The answers of a verdict are a trace, as those of a review are. They hold as long as what they were given on does: the one that takes a review over names it as it was then.
"""

from collections.abc import Iterable
from functools import partial

from claimcheck.model import Answer, Review
from claimcheck.model.publication import was_published
from claimcheck.review import traces
from claimcheck.review.adjudication.deciding import Case, Decision, label_of, told_otherwise
from claimcheck.review.questions import ABOUT_A_CLAIM, OTHER, Choice, Question, rating_question
from claimcheck.review.traces import Trace

LATER = "later"
"""The value of the choice that leaves a dispute for later."""

ABOUT_A_DISPUTE = {
    question.id: question
    for question in (
        Question("explanation", "The explanation that readers will see", "Why", empty="none", is_long=True),
        Question("reason", "Why so, for your colleagues", "Reason", empty="none"),
        ABOUT_A_CLAIM["correction"],
        Question("confirm", "Save this verdict?", "Saved", (Choice("save", "Save it", "s"),)),
    )
}
"""The questions that are the same for every dispute, by id."""

_OTHERWISE, _PUT_OFF = (Answer("holds", value) for value in (OTHER, LATER))
_KEYS = "123456789"
_AFTER = {"holds": "explanation", "rating": "explanation", "explanation": "reason", "correction": "confirm"}


def holds_question(case: Case) -> Question:
    """Ask which review holds; the verdict so far is offered beside them."""
    choices = [
        Choice(_mark(each), f"{each.reviewer}: {label_of(each)}", _KEYS[n : n + 1])
        for n, each in enumerate(case.reviews)
    ]
    if case.verdict:
        choices.append(Choice(_mark(case.verdict), f"The verdict so far: {label_of(case.verdict)}", "v"))
    choices += (Choice(OTHER, "Another rating", "o"), Choice(LATER, "Leave it for later", "l"))
    return Question("holds", "What holds?", "Holds", tuple(choices))


def next_question(case: Case, answers: Iterable[Answer]) -> Question | None:
    """Give the question that these answers lead to; None when nothing is left to ask.

    Answers that could not have been given on this case count for nothing, nor does what follows.
    """
    return _question_after(case, kept(case, answers))


def kept(case: Case, answers: Iterable[Answer]) -> Trace:
    """Give the longest beginning of the answers that could have been given on this case."""
    return traces.kept(answers, partial(_question_after, case))


def unfinished(case: Case, answers: Iterable[Answer]) -> Trace:
    """Give what is kept of the answers, up to the last question where nothing is left to ask."""
    return traces.unfinished(answers, partial(_question_after, case))


def with_answer(case: Case, answers: Iterable[Answer], value: str) -> Trace:
    """Answer the question that these answers lead to.

    Raises:
        ValueError: Nothing is left to ask, or the question does not take this answer.

    """
    return traces.with_answer(answers, value, partial(_question_after, case))


def is_put_off(answers: Trace) -> bool:
    """Tell whether a trace leaves the dispute for later."""
    return answers[-1:] == (_PUT_OFF,)


def offered(case: Case, question: Question, answers: Trace, ahead: Trace) -> str:
    """Give what to begin a question with: the answer that was gone back from, else what the review that holds says.

    An explanation that nobody wrote anew goes with the review that it was taken from.
    """
    begun = next((answer.value for answer in ahead if answer.question == question.id), None)
    if question.id == "explanation" and (begun is None or begun in {each.explanation for each in case.at_hand}):
        taken = _taken(case, answers)
        return taken.explanation if taken else ""
    return "" if begun is None or (question.choices and question.fault(begun)) else begun


def ahead_of(ahead: Trace, question: str) -> Trace:
    """Give what stays ahead once a question is answered, alike or otherwise: all but its earlier answer."""
    return tuple(answer for answer in ahead if answer.question != question)


def decision(case: Case, answers: Trace) -> Decision:
    """Fold a trace, finished or not, into what it decides.

    Args:
        case: What it is given on.
        answers: What is kept of the answers; they tell the rating, or what it is taken from.

    """
    given = {answer.question: answer.value for answer in answers}
    taken = _taken(case, answers)
    return Decision(
        rating=label_of(taken) if taken else given["rating"],
        explanation=given.get("explanation", taken.explanation if taken else ""),
        sources=taken.sources if taken else case.sources,
        reason=given.get("reason", ""),
        correction=given.get("correction", ""),
    )


def answers_of(case: Case, verdict: Review) -> Trace:
    """Unfold a verdict into a trace that leads to it, so that it can be gone back into.

    The correction that readers have seen is not offered for another change.
    """
    taken = next((each for each in case.at_hand if _rests_alike(each, verdict)), None)
    holds = [Answer("holds", _mark(taken))] if taken else [_OTHERWISE, Answer("rating", label_of(verdict))]
    is_told = was_published(case.session.history, verdict.id)
    corrections = [] if is_told else [Answer("correction", each.why) for each in verdict.corrections[-1:]]
    told = (Answer("explanation", verdict.explanation), Answer("reason", verdict.note))
    return (*holds, *told, *corrections, Answer("confirm", "save"))


def _taken(case: Case, answers: Trace) -> Review | None:
    """Give the review, or verdict, that is taken over; None where another rating is given."""
    held = next((answer.value for answer in answers if answer.question == "holds"), "")
    return next((each for each in case.at_hand if _mark(each) == held), None)


def _rests_alike(review: Review, verdict: Review) -> bool:
    return (review.rating, review.sources) == (verdict.rating, verdict.sources)


def _question_after(case: Case, trace: Trace) -> Question | None:
    if not trace:
        return holds_question(case)
    last = trace[-1]
    if last == _OTHERWISE:
        return rating_question(case.session.scale)
    if last == _PUT_OFF:
        return None
    if last.question == "reason":
        following = "correction" if told_otherwise(case, decision(case, trace)) else "confirm"
        return ABOUT_A_DISPUTE[following]
    return ABOUT_A_DISPUTE.get(_AFTER.get(last.question, ""))


def _mark(review: Review) -> str:
    """Name a review as it is now, so that another state of it is not taken for the one that was meant."""
    return f"{review.id} {review.updated_at.isoformat()}"
