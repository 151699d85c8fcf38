"""Strategies for answers: what a reviewer may answer, and what a file may hold."""

from collections.abc import Iterable

from hypothesis import strategies as st

from claimcheck.model import Answer
from claimcheck.model.scales import built_in_scales
from claimcheck.review.bounds import words_of
from claimcheck.review.forms import FORMS
from claimcheck.review.machine import next_question, with_answer
from claimcheck.review.questions import ABOUT_A_CLAIM, Question, clean_answer
from claimcheck.review.subject import Subject, subject_of
from claimcheck.review.traces import Trace
from tests import samples

SCALES = st.sampled_from(tuple(built_in_scales().values()))

FORM_IDS = (
    "wording", "claimant", "role", "claimant_type", "words", "place_of_words", "stated_on", "place", "whom", "asked",
    "asked_on", "answer", "answered_on", "look_again_on", "part 1", "part 2", "part 3", "part 10", "other_words",
    "other", "merged_wording", "new_words", "new_wording", "new_kind",
)  # fmt: skip
"""What the forms ask."""

QUESTION_IDS = (*ABOUT_A_CLAIM, *FORM_IDS, "rating", "source", "no such question")
_STRANGE = (
    "rate", "skip", "later", "save", "False", "other", *FORMS, "", "0", "-1", "7", "new", "c-22", "event", "Person",
    "bridge", "the … bridge", " … ", "2026-02-30", "２０２６-01-31", "(((", "[a-", "\\",
)  # fmt: skip
_ANY_VALUES = st.text(max_size=5) | st.sampled_from(_STRANGE)
_LOOSE = st.lists(st.builds(Answer, question=st.sampled_from(QUESTION_IDS), value=_ANY_VALUES), max_size=12).map(tuple)

ADDRESSES = st.sampled_from(("", "", "https://example.org/a", "https://example.org/b?c=ü"))


_TYPED = {
    "source": ADDRESSES,
    "archive_url": ADDRESSES,
    "published_on": st.just("") | st.dates().map(str),
    "temporal_coverage": st.sampled_from(("", "2025", "2024-03/2025-04-01")),
}

_TYPED_INTO_FORMS = (
    "", "1", "2", "half", "bridge", "The bridge", "bridge … cost nothing", "its crossings", "2026-01-31", "Selina Vale",
    "Nora Fenwick", "The bridge of Gotham cost nothing.", "Half of all crossings would end.",
)  # fmt: skip


def values(question: Question) -> st.SearchStrategy[str]:
    """Give answers that the question takes, other than to change the claim."""
    if question.choices:
        return st.sampled_from([choice.value for choice in question.choices if choice.value not in FORMS])
    if question.id in _TYPED:
        return _TYPED[question.id]
    return st.text(max_size=20).map(clean_answer).filter(lambda value: not question.fault(value))


def form_values(question: Question, subject: Subject) -> list[str]:
    """Give some answers that a question of a form takes, the one that is suggested first; none where it takes none."""
    if question.choices:
        return [choice.value for choice in question.choices]
    own = words_of(subject.claim.anchors) if subject.claim else ""
    typed = (question.suggestion, own, subject.claim_text, *_TYPED_INTO_FORMS)
    return [value for value in dict.fromkeys(typed) if not question.fault(value)]


@st.composite
def finished_traces(draw: st.DrawFn, subject: Subject) -> Trace:
    """Give the answers of one judgement from the first question to the last."""
    trace: Trace = ()
    while question := next_question(trace, subject):
        # The list of sources ends sooner or later.
        is_enough = len(trace) > 20
        value = {"source": "", "stance": "context"}.get(question.id) if is_enough else None
        value = draw(values(question)) if value is None else value
        trace = with_answer(trace, value, subject)
    return trace


@st.composite
def form_traces(draw: st.DrawFn, subject: Subject, actions: Iterable[str] = tuple(FORMS)) -> Trace:
    """Give the answers to a form as far as they go: to its end, or to a question that takes no answer."""
    trace = with_answer((), draw(st.sampled_from(tuple(actions))), subject)
    while (question := next_question(trace, subject)) and (found := form_values(question, subject)):
        trace = with_answer(trace, draw(st.sampled_from(found)), subject)
    return trace


@st.composite
def _damaged(draw: st.DrawFn) -> Trace:
    """Give the answers to a form with one that another is put in the place of, and one left out."""
    session = samples.session()
    trace = draw(form_traces(subject_of(session, draw(st.sampled_from(session.claims)).id, "Ada Quill")))
    places = st.integers(0, len(trace) - 1)
    changed, gone = draw(places), draw(st.none() | places)
    other = Answer(trace[changed].question, draw(_ANY_VALUES))
    whole = (*trace[:changed], other, *trace[changed + 1 :])
    return whole if gone is None else (*whole[:gone], *whole[gone + 1 :])


ANY_ANSWERS = _LOOSE | _damaged()
"""Traces as a damaged or hand-written file may hold them."""
