"""What is asked next to decide a dispute, whatever was answered before."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Answer, ReviewSession
from claimcheck.model.publication import was_published
from claimcheck.model.scales import built_in_scales
from claimcheck.review.adjudication.asking import (
    LATER,
    ahead_of,
    answers_of,
    decision,
    holds_question,
    is_put_off,
    kept,
    next_question,
    offered,
    unfinished,
    with_answer,
)
from claimcheck.review.adjudication.deciding import Case, Decision, with_decision
from claimcheck.review.questions import OTHER, RESERVED_KEYS, Question, clean_answer
from claimcheck.review.traces import Trace
from tests import samples
from tests.disputes import ADA_S, BO, BO_S, BUDGET, IDA, LEDGER, disputed, exported
from tests.samples import AT, COST

CASE = Case(disputed(), COST.id)
ADAS, BOS = (choice.value for choice in holds_question(CASE).choices[:2])
TOLD = Case(exported(disputed()), COST.id)


def answered(*values: str, case: Case = CASE) -> Trace:
    trace: Trace = ()
    for value in values:
        trace = with_answer(case, trace, value)
    return trace


def decided(found: Decision, session: ReviewSession | None = None, *, days: int = 1) -> Case:
    before = Case(session or disputed(), COST.id)
    return Case(with_decision(before, found, by=IDA, at=AT + timedelta(days=days)), COST.id)


@pytest.mark.parametrize(
    ("case", "values", "question"),
    [
        (CASE, (), "holds"),
        (CASE, (LATER,), None),
        (CASE, (ADAS,), "explanation"),
        (CASE, (OTHER,), "rating"),
        (CASE, (OTHER, "Half true"), "explanation"),
        (CASE, (ADAS, ADA_S), "reason"),
        (CASE, (ADAS, ""), "reason"),
        (CASE, (ADAS, ADA_S, ""), "confirm"),
        (CASE, (ADAS, ADA_S, "", "save"), None),
        (TOLD, (ADAS, ADA_S, ""), "correction"),
        (TOLD, (ADAS, ADA_S, "", "It cost 40 million."), "confirm"),
    ],
)
def test_the_way_through_the_questions(case: Case, values: tuple[str, ...], question: str | None) -> None:
    """Each answer leads to one question, or to the end; a correction is asked for where readers were told otherwise."""
    found = next_question(case, answered(*values, case=case))
    assert (found.id if found else None) == question


def test_what_can_hold() -> None:
    """Every review with who rates how, the verdict so far, another rating, or nothing yet; each has a key of its own."""
    choices = holds_question(decided(Decision("Half true"))).choices
    assert [(each.key, each.label) for each in choices] == [
        ("1", "Ada Quill: False"),
        ("2", "Bo Ferrin: True"),
        ("v", "The verdict so far: Half true"),
        ("o", "Another rating"),
        ("l", "Leave it for later"),
    ]


def test_many_reviewers() -> None:
    """The first nine have a key; no key is there twice, nor is one that means something else everywhere."""
    session = disputed()
    for number in range(12):
        session = session.add_review(COST.id, reviewer=f"Person {number}", rating="False", at=AT)
    keys = [each.key for each in holds_question(Case(session, COST.id)).choices]
    assert keys.count("") == 5
    used = [key for key in keys if key]
    assert len(set(used)) == len(used)
    assert not {*used, "u", "y"} & set(RESERVED_KEYS)
    assert not {"u", "y"} & set(used)


def test_what_is_taken_over() -> None:
    """The rating and the sources of the review that holds; the explanation as it was put at last."""
    assert decision(CASE, answered(BOS)) == Decision("True", BO_S, (LEDGER, BUDGET))
    trace = answered(BOS, "The ledger says so.", "It is signed.", "save")
    assert decision(CASE, trace) == Decision("True", "The ledger says so.", (LEDGER, BUDGET), "It is signed.")
    assert decision(CASE, answered(OTHER, "Half true", "", "")) == Decision("Half true", "", (BUDGET, LEDGER))


def test_an_explanation_begins_with_the_review_s() -> None:
    """As long as nobody wrote another one, which then is offered whatever holds."""
    (_, _, explanation) = (None, None, next_question(CASE, answered(ADAS)))
    assert explanation is not None
    assert offered(CASE, explanation, answered(ADAS), ()) == ADA_S
    assert offered(CASE, explanation, answered(BOS), (Answer("explanation", ADA_S),)) == BO_S
    assert offered(CASE, explanation, answered(OTHER, "True"), (Answer("explanation", ADA_S),)) == ""
    assert offered(CASE, explanation, answered(BOS), (Answer("explanation", "My own words."),)) == "My own words."
    assert offered(CASE, explanation, answered(BOS), (Answer("explanation", ""),)) == ""


def test_a_review_that_was_changed_is_another_one() -> None:
    """What was taken of it holds no more: it is asked again, and what followed is offered again."""
    trace = answered(BOS, "Mine.", "So.")
    session = disputed().add_review(COST.id, reviewer=BO, rating="Half true", at=AT + timedelta(hours=1))
    changed = Case(session, COST.id)
    assert kept(changed, trace) == ()
    assert offered(changed, holds_question(changed), (), trace) == ""
    assert kept(Case(disputed().add_review(COST.id, reviewer=IDA, rating="True", at=AT), COST.id), trace) == trace


def test_what_stays_ahead() -> None:
    """All but the earlier answer to the question that is answered now."""
    ahead = (Answer("rating", "True"), Answer("explanation", "a"), Answer("reason", "b"))
    assert ahead_of(ahead, "explanation") == (ahead[0], ahead[2])
    assert ahead_of(ahead, "correction") == ahead


@pytest.mark.parametrize(
    ("found", "first"),
    [
        (Decision("False", ADA_S, (BUDGET,), "So."), "The verdict so far: False"),
        (Decision("Half true", "Mine."), "The verdict so far: Half true"),
    ],
)
def test_a_verdict_unfolds_into_its_answers(found: Decision, first: str) -> None:
    """So that it can be gone back into; given again, they come to the same."""
    case = decided(found)
    assert case.verdict is not None
    trace = answers_of(case, case.verdict)
    assert kept(case, trace) == trace
    assert holds_question(case).label(trace[0].value) == first
    assert decision(case, trace) == found


def test_a_verdict_that_was_undone_unfolds_too() -> None:
    """Into the review that it took over, else into another rating."""
    for found, first in ((Decision("True", "Mine.", (LEDGER, BUDGET)), BOS), (Decision("Half true", "Mine."), OTHER)):
        verdict = decided(found).verdict
        assert verdict is not None
        trace = answers_of(CASE, verdict)
        assert trace[0].value == first
        assert decision(CASE, kept(CASE, trace)).explanation == "Mine."
        assert next_question(CASE, trace) is None


def test_a_correction_is_offered_until_it_is_published() -> None:
    """What readers have seen says nothing of the next change."""
    found = Decision("False", ADA_S, (BUDGET,), "", "It cost 40 million.")
    fresh = decided(found, exported(disputed(), 0))
    assert fresh.verdict is not None
    assert Answer("correction", "It cost 40 million.") in answers_of(fresh, fresh.verdict)
    assert next_question(fresh, answers_of(fresh, fresh.verdict)) is None
    told = Case(exported(fresh.session), COST.id)
    assert Answer("correction", "It cost 40 million.") not in answers_of(told, fresh.verdict)


def test_an_answer_that_the_question_does_not_take_is_refused() -> None:
    """The message names the question; after the end nothing more is asked."""
    with pytest.raises(ValueError, match="holds: "):
        answered("Ada Quill")
    with pytest.raises(ValueError, match="correction: "):
        answered(ADAS, ADA_S, "", " ", case=TOLD)
    with pytest.raises(ValueError, match="nothing is left"):
        answered(LATER, "True")
    assert is_put_off(answered(LATER))
    assert not is_put_off(())


def values(question: Question) -> st.SearchStrategy[str]:
    """Give answers that the question takes."""
    if question.choices:
        return st.sampled_from([choice.value for choice in question.choices])
    return st.text(max_size=20).map(clean_answer).filter(lambda value: not question.fault(value))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a dispute on any scale, decided before or not, published or not."""
    scale = draw(st.sampled_from(tuple(built_in_scales())))
    session = samples.session(scale=scale)
    labels = st.sampled_from(session.scale.all_labels)
    for number in range(draw(st.integers(1, 4))):
        session = session.add_review(
            COST.id, reviewer=f"Person {number}", rating=draw(labels), explanation=draw(st.text(max_size=5)), at=AT
        )
    if draw(st.booleans()):
        session = decided(Decision(draw(labels), draw(st.text(max_size=5))), session).session
    return Case(exported(session) if draw(st.booleans()) else session, COST.id)


@given(cases(), st.data())
def test_any_sequence_of_answers_and_backs_can_be_gone_on_from(case: Case, data: st.DataObject) -> None:
    """Back is the inverse of an answer, and wherever one has got to, the trace is one that answers alone lead to."""
    trace: Trace = ()
    for goes_back in data.draw(st.lists(st.booleans(), max_size=20)):
        question = next_question(case, trace)
        if goes_back or question is None:
            trace = trace[:-1]
        else:
            longer = with_answer(case, trace, data.draw(values(question)))
            assert longer[:-1] == trace
            trace = longer
        assert kept(case, trace) == trace
    if next_question(case, trace) is None and not is_put_off(trace):
        found = decision(case, trace)
        after = Case(with_decision(case, found, by=IDA, at=AT + timedelta(days=9)), COST.id)
        assert after.verdict is not None
        # What readers have seen is not offered for another change.
        is_told = was_published(after.session.history, after.verdict.id) or not after.verdict.corrections
        assert decision(after, answers_of(after, after.verdict)) == evolve(
            found, correction="" if is_told else found.correction
        )


ANY_ANSWERS = st.lists(
    st.builds(
        Answer,
        question=st.sampled_from(("holds", "rating", "explanation", "reason", "correction", "confirm", "no such")),
        value=st.one_of(st.text(max_size=5), st.sampled_from((ADAS, BOS, OTHER, LATER, "False", "save"))),
    ),
    max_size=8,
).map(tuple)
"""Traces as a damaged or hand-written file may hold them."""


@given(ANY_ANSWERS, st.sampled_from([CASE, TOLD]))
def test_there_is_a_next_question_for_any_answers_at_all(answers: Trace, case: Case) -> None:
    """What could not have been answered counts for nothing; what is unfinished always has a question."""
    trace = kept(case, answers)
    assert answers[: len(trace)] == trace
    assert next_question(case, answers) == next_question(case, trace)
    assert next_question(case, unfinished(case, answers)) is not None
