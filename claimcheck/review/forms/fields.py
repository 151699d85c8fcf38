"""The forms that change what is said of a claim, which stays the same claim: wording, bounds, date, replies. Knows no screen."""

from collections.abc import Callable
from datetime import datetime

from attrs import evolve

from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited
from claimcheck.review.bounds import words_of
from claimcheck.review.dates import check_date, date_of
from claimcheck.review.forms.steps import (
    Edit,
    Form,
    Given,
    Step,
    anchors,
    claimant_in,
    claimant_name,
    claimant_type,
    correction,
    role,
    typed,
    which_place,
    words,
)
from claimcheck.review.questions import Choice, Question, check_filled
from claimcheck.review.subject import Subject
from claimcheck.text_safety import plain_line

_SOMEBODY_ELSE = "new"

CLAIMANT = Question("claimant", "Who makes the claim", "By", empty="the article itself")


def _edit(
    fields: Callable[[Given, Subject, datetime], dict[str, object]],
) -> Callable[[Given, Subject, str, datetime], Edit]:
    """Make the change of a form that edits fields of the claim."""

    def change(given: Given, subject: Subject, by: str, at: datetime) -> Edit:
        claim_id = subject.claim.id if subject.claim else ""
        changes = fields(given, subject, at)
        return lambda it: edited(it, claim_id, by=by, at=at, correction=given.get("correction", ""), **changes)

    return change


def _whom(_: Given, subject: Subject) -> Question | None:
    """Ask whose answer it is, where somebody was asked and has not answered so far."""
    waiting = _waiting(subject)
    if not waiting:
        return None
    named = [
        Choice(str(n), f"{plain_line(reply.asked)}, asked on {reply.asked_on}", str(n + 1)) for n, reply in waiting
    ]
    return Question(
        "whom", "Whose answer, or who else was asked?", "Whose",
        (*named, Choice(_SOMEBODY_ELSE, "Somebody else was asked", "e")),
    )  # fmt: skip


def _waiting(subject: Subject) -> list[tuple[int, Reply]]:
    replies = subject.claim.replies if subject.claim else ()
    return [(n, reply) for n, reply in enumerate(replies) if not reply.answer]


def _of_new_reply(step: Step) -> Step:
    return lambda given, subject: step(given, subject) if given.get("whom", _SOMEBODY_ELSE) == _SOMEBODY_ELSE else None


def _answer(given: Given, _: Subject) -> Question:
    is_new = given.get("whom", _SOMEBODY_ELSE) == _SOMEBODY_ELSE
    return Question(
        "answer", "What they answered", "Answer", empty="nothing so far" if is_new else "",
        check=(lambda _: "") if is_new else check_filled, is_long=True,
    )  # fmt: skip


def _answered_on(given: Given, _: Subject) -> Question | None:
    return _day("answered_on", "When they answered, as 2026-01-31") if given.get("answer") else None


def _day(name: str, message: str) -> Question:
    return Question(name, message, "On", empty="today", check=check_date)


def _replies(given: Given, subject: Subject, at: datetime) -> dict[str, object]:
    replies = list(subject.claim.replies) if subject.claim else []
    today = at.astimezone().date()
    answered_on = (date_of(given["answered_on"]) or today) if given["answer"] else None
    if given.get("whom", _SOMEBODY_ELSE) == _SOMEBODY_ELSE:
        asked_on = date_of(given["asked_on"]) or today
        replies.append(Reply(given["asked"], asked_on, given["answer"], answered_on))
    else:
        place = int(given["whom"])
        replies[place] = evolve(replies[place], answer=given["answer"], answered_on=answered_on)
    return {"replies": tuple(replies)}


FIELD_FORMS = {
    "wording": Form(
        (
            typed(
                Question("wording", "The claim, in words that can be understood alone", "Wording", check=check_filled),
                lambda it: it.claim_text,
            ),
            correction,
        ),
        _edit(lambda given, _, __: {"text": given["wording"]}),
    ),
    "claimant": Form(
        (typed(CLAIMANT, claimant_name), role, claimant_type, correction),
        _edit(lambda given, subject, _: {"claimant": claimant_in(given, subject)}),
    ),
    "bounds": Form(
        (
            words(
                "words",
                "The words of the article that it stands in, with … for a gap",
                lambda it: words_of(it.claim.anchors) if it.claim else "",
            ),
            which_place("words"),
        ),
        _edit(lambda given, subject, _: {"anchors": anchors("words", given, subject)}),
    ),
    "dated": Form(
        (
            typed(
                Question(
                    "stated_on", "When it was said, as 2026-01-31", "Said on", empty="as the article", check=check_date
                ),
                lambda it: it.claim.stated_on.isoformat() if it.claim and it.claim.stated_on else "",
            ),
            typed(
                Question("place", "Where it was said", "Place", empty="not known"),
                lambda it: it.claim.place if it.claim else "",
            ),
            correction,
        ),
        _edit(lambda given, _, __: {"stated_on": date_of(given["stated_on"]), "place": given["place"]}),
    ),
    "reply": Form(
        (
            _whom,
            _of_new_reply(
                typed(Question("asked", "Who was asked about it", "Asked", check=check_filled), claimant_name)
            ),
            _of_new_reply(lambda _, __: _day("asked_on", "When they were asked, as 2026-01-31")),
            _answer,
            _answered_on,
        ),
        _edit(_replies),
    ),
    "look_again": Form(
        (
            typed(
                Question(
                    "look_again_on",
                    "When to look at it again, as 2026-01-31",
                    "Again on",
                    empty="never",
                    check=check_date,
                ),
                lambda it: it.claim.look_again_on.isoformat() if it.claim and it.claim.look_again_on else "",
            ),
        ),
        _edit(lambda given, _, __: {"look_again_on": date_of(given["look_again_on"])}),
    ),
}
"""These forms, by what was chosen to do with the claim."""
