"""A reviewer who answers the questions of a form, one after the other."""

from datetime import timedelta

from attrs import evolve

from claimcheck.model import Answer, Review, ReviewSession
from claimcheck.review.forms import edit_by, form_question
from claimcheck.review.forms.steps import Edit
from claimcheck.review.questions import Question
from claimcheck.review.subject import Subject, subject_of
from tests.samples import AT, COST

ADA, BO = "Ada Quill", "Bo Ferrin"
SOON = AT + timedelta(hours=1)


def subject(session: ReviewSession, claim_id: str = COST.id, who: str = ADA) -> Subject:
    """Give a claim as Ada finds it."""
    return subject_of(session, claim_id, who)


def answered(form: str, values: tuple[str, ...], about: Subject) -> tuple[Answer, ...]:
    """Give the answers that these values are to the questions of a form; each must be taken."""
    answers: tuple[Answer, ...] = ()
    for value in values:
        question = form_question(form, answers, about)
        assert question is not None
        assert question.fault(value) == ""
        answers = (*answers, Answer(question.id, value))
    return answers


def asked(form: str, about: Subject, *values: str) -> Question | None:
    """Give the question that these values lead to."""
    return form_question(form, answered(form, values, about), about)


def id_of(question: Question | None) -> str:
    """Give what is asked; empty where nothing is."""
    return question.id if question else ""


def way(form: str, about: Subject, *values: str) -> list[str]:
    """Give the questions that these values answer, and the one that they lead to, if any."""
    asked_so_far = [answer.question for answer in answered(form, values, about)]
    following = asked(form, about, *values)
    return [*asked_so_far, *([following.id] if following else [])]


def edit(form: str, about: Subject, *values: str, who: str = ADA) -> Edit:
    """Give the change that these values, which finish a form, make."""
    assert asked(form, about, *values) is None
    return edit_by(form, answered(form, values, about), about, by=who, at=SOON)


def changed(form: str, session: ReviewSession, *values: str, claim_id: str = COST.id) -> ReviewSession:
    """Give the session after a form was answered with these values."""
    return edit(form, subject(session, claim_id), *values)(session)


def published(session: ReviewSession) -> ReviewSession:
    """Give the session with a review of the first claim that readers know."""
    rated = session.add_review(COST.id, reviewer=ADA, rating="False", at=AT)
    return rated.with_export(by=ADA, at=AT)


def without_times(session: ReviewSession) -> tuple[tuple[Review, ...], ...]:
    """Give the judgements of a session, corrections and times apart."""
    return tuple(
        tuple(evolve(each, updated_at=AT, created_at=AT, corrections=()) for each in some)
        for some in (session.reviews, session.verdicts)
    )
