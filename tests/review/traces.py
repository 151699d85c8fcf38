"""Strategies for answers: what a reviewer may answer, and what a file may hold."""

from hypothesis import strategies as st

from claimcheck.model import Answer, RatingScale
from claimcheck.model.scales import built_in_scales
from claimcheck.review.machine import Trace, next_question, with_answer
from claimcheck.review.questions import ABOUT_A_CLAIM, Question, clean_answer

SCALES = st.sampled_from(tuple(built_in_scales().values()))

QUESTION_IDS = (*ABOUT_A_CLAIM, "rating", "source", "no such question")
ANY_ANSWERS = st.lists(
    st.builds(
        Answer,
        question=st.sampled_from(QUESTION_IDS),
        value=st.one_of(st.text(max_size=5), st.sampled_from(("rate", "skip", "later", "save", "False", "other"))),
    ),
    max_size=12,
).map(tuple)
"""Traces as a damaged or hand-written file may hold them."""

ADDRESSES = st.sampled_from(("", "", "https://example.org/a", "https://example.org/b?c=ü"))


def values(question: Question) -> st.SearchStrategy[str]:
    """Give answers that the question takes."""
    if question.choices:
        return st.sampled_from([choice.value for choice in question.choices])
    if question.id == "source":
        return ADDRESSES
    return st.text(max_size=20).map(clean_answer).filter(lambda value: not question.fault(value))


@st.composite
def finished_traces(draw: st.DrawFn, scale: RatingScale) -> Trace:
    """Give the answers of one claim from the first question to the last."""
    trace: Trace = ()
    while question := next_question(trace, scale):
        # The list of sources ends sooner or later.
        value = "" if question.id == "source" and len(trace) > 20 else draw(values(question))
        trace = with_answer(trace, value, scale)
    return trace
