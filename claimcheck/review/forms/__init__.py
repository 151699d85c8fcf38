"""What is asked to change a claim, and what the answers do to it, as pure functions. Knows no terminal and no clock.

A form is a sequence of steps; the first whose question is not answered is the next. To add a form, write it beside those
it is like, and add its choice to the first question about a claim.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from claimcheck.model import Answer
from claimcheck.review.forms.fields import FIELD_FORMS
from claimcheck.review.forms.making import MAKING_FORMS
from claimcheck.review.forms.steps import Edit, Form, Given
from claimcheck.review.questions import Question
from claimcheck.review.subject import Subject

FORMS: Mapping[str, Form] = {**FIELD_FORMS, **MAKING_FORMS}
"""Every form, by what was chosen to do with the claim."""


def form_question(action: str, answers: Iterable[Answer], subject: Subject) -> Question | None:
    """Give the question that these answers lead to; None where nothing is left to ask."""
    given = _given(answers)
    questions = (step(given, subject) for step in FORMS[action].steps)
    return next((question for question in questions if question and question.id not in given), None)


def edit_by(action: str, answers: Iterable[Answer], subject: Subject, *, by: str, at: datetime) -> Edit:
    """Give what the answers of a finished form do to a session.

    The change raises a KeyError or a ValueError where somebody else changed the claim so that it is not possible any more.
    """
    return FORMS[action].change(_given(answers), subject, by, at)


def _given(answers: Iterable[Answer]) -> Given:
    return {answer.question: answer.value for answer in answers}
