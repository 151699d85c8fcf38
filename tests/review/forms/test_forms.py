"""All forms: whatever is answered is sound, made once, and never falls over what a file may hold."""

from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Answer, ReviewSession
from claimcheck.model.claim import Reply
from claimcheck.model.editing import added, edited, merged, split
from claimcheck.model.undo import undone
from claimcheck.review.forms import FORMS, edit_by, form_question
from claimcheck.review.machine import kept, next_question, unfinished
from claimcheck.review.questions import ABOUT_A_CLAIM, RESERVED_KEYS
from claimcheck.review.subject import Subject, subject_of
from tests import samples
from tests.review.forms.asking import ADA, BO, SOON, asked, edit, published, subject, without_times
from tests.review.traces import ANY_ANSWERS, FORM_IDS, form_traces
from tests.samples import AT, COST, END, LONGEST

PARTS = [("One of them", COST.anchors), ("Two of them", COST.anchors)]
OPEN = samples.session()
STATES = (
    OPEN,
    samples.reviewed(),
    published(OPEN),
    samples.with_claim(OPEN, 0, replies=(Reply("Selina Vale", AT.date()), Reply("Cy Moor", AT.date(), "No."))),
    edited(OPEN, COST.id, by=BO, text="Otherwise", claimant=None, at=AT),
    split(OPEN, COST.id, PARTS, by=BO, at=AT),
    merged(OPEN, (COST.id, END.id), text="Both", by=BO, at=AT),
    added(OPEN, "It opens.", samples.claim("opens bridge").anchors, by=BO, at=AT),
    evolve(OPEN, claims=(LONGEST,)),
    evolve(OPEN, claims=(COST,)),
    evolve(OPEN, claims=()),
)
"""What a session may have become between one answer and the next."""

ALONE = Subject(OPEN.scale)
VALUES = {
    "wording": ("Otherwise",),
    "claimant": ("Nora Fenwick", "", "Person"),
    "bounds": ("bridge", "35-41"),
    "dated": ("2026-01-30", "Gotham"),
    "reply": ("Selina Vale", "", "No.", ""),
    "look_again": ("2027-01-31",),
    "split": ("One", "Two", ""),
    "merge": ("2", END.id, "Both"),
    "add": ("opens bridge", "It opens.", "", "event"),
}
"""Answers that finish each form."""


def test_every_form_can_be_chosen() -> None:
    """By a choice of the first question about a claim, each with a key."""
    keys = {choice.value: choice.key for choice in ABOUT_A_CLAIM["action"].choices}
    assert set(FORMS) <= set(keys)
    assert set(VALUES) == set(FORMS)
    assert all(keys[form] for form in FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_made_again_changes_nothing(form: str) -> None:
    """At the same moment by the same person, whatever others have done with the claim since."""
    change = edit(form, subject(OPEN), *VALUES[form])
    once = change(OPEN)
    assert len(once.history) == 1
    assert change(once) == once
    last = once.claims[-1].id
    since = edited(once, last, by=BO, text="Anew", at=SOON) if form in ("split", "merge", "add") else once
    assert change(since) == since


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_undone(form: str) -> None:
    """Claims are what they were."""
    once = edit(form, subject(OPEN), *VALUES[form])(OPEN)
    assert undone(once, ADA).claims == OPEN.claims


@pytest.mark.parametrize("form", FORMS)
def test_no_question_of_a_form_has_one_key_twice(form: str) -> None:
    """A key chooses one thing, and none that does the same everywhere."""
    for count in range(len(VALUES[form])):
        question = asked(form, subject(OPEN), *VALUES[form][:count])
        assert question is not None
        assert question.id in FORM_IDS
        keys = [choice.key for choice in question.choices if choice.key]
        assert len(set(keys)) == len(keys)
        assert not set(keys) & set(RESERVED_KEYS)


@settings(deadline=None)
@given(st.sampled_from(STATES), st.data())
def test_whatever_is_answered_is_sound(session: ReviewSession, data: st.DataObject) -> None:
    """Nothing is lost: claims quote the article, judgements are what they were, and the history only grows."""
    if not session.current_claims:
        return
    claim_id = data.draw(st.sampled_from(session.current_claims)).id
    about = subject_of(session, claim_id, ADA)
    trace = data.draw(form_traces(about))
    if next_question(trace, about):
        return
    change = edit_by(trace[0].value, trace[1:], about, by=ADA, at=SOON)
    after = change(session)
    assert all(claim.is_anchored_in(after.article.text) for claim in after.claims)
    assert {claim.id for claim in session.claims} <= {claim.id for claim in after.claims}
    assert without_times(after) == without_times(session)
    assert after.history[: len(session.history)] == session.history
    assert len(after.history) <= len(session.history) + 1
    assert change(after) == after


@settings(deadline=None)
@given(ANY_ANSWERS, st.sampled_from(STATES), st.sampled_from([COST.id, END.id, LONGEST.id, "c-none"]))
def test_no_answers_fall_over(answers: tuple[Answer, ...], session: ReviewSession, claim_id: str) -> None:
    """From a damaged file, or given when the session was another: what cannot be taken for given counts for nothing."""
    for about in (subject_of(session, claim_id, ADA), ALONE, evolve(subject(OPEN), article=None)):
        trace = kept(answers, about)
        assert answers[: len(trace)] == trace
        assert kept(trace, about) == trace
        rest = unfinished(answers, about)
        assert next_question(rest, about) is not None
        for form in FORMS:
            form_question(form, answers, about)


@settings(deadline=None)
@given(st.data(), st.sampled_from(STATES), st.datetimes())
def test_a_finished_form_is_done_or_refused(data: st.DataObject, session: ReviewSession, at: datetime) -> None:
    """On a session that became another meanwhile: with an error that its caller knows, or soundly."""
    before = data.draw(st.sampled_from(STATES).filter(lambda it: bool(it.current_claims)))
    claim_id = data.draw(st.sampled_from(before.current_claims)).id
    about = subject_of(before, claim_id, ADA)
    trace = data.draw(form_traces(about))
    if next_question(trace, about):
        return
    change = edit_by(trace[0].value, trace[1:], about, by=ADA, at=at.replace(tzinfo=SOON.tzinfo))
    try:
        after = change(session)
    except (KeyError, ValueError):
        return
    assert all(claim.is_anchored_in(after.article.text) for claim in after.claims)
    assert change(after) == after
