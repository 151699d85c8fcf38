"""What holds of every trace, whoever asks."""

import pytest

from claimcheck.model import Answer
from claimcheck.review.questions import Question, check_filled
from claimcheck.review.traces import Trace, kept, unfinished, with_answer

FIRST, SECOND = (Question(name, name, name, check=check_filled) for name in ("first", "second"))


def leads(trace: Trace) -> Question | None:
    return (FIRST, SECOND, None)[len(trace)]


ONE, TWO = Answer("first", "a"), Answer("second", "b")


def test_a_trace_is_kept_as_far_as_it_leads() -> None:
    """An answer to another question, or one that its question does not take, ends it, with all that follows."""
    assert kept((ONE, TWO), leads) == (ONE, TWO)
    assert kept((TWO, ONE), leads) == ()
    assert kept((ONE, Answer("second", " "), TWO), leads) == (ONE,)


def test_a_finished_trace_is_gone_back_into_at_its_last_question() -> None:
    """One that leads on stays as it is."""
    assert unfinished((ONE, TWO), leads) == (ONE,)
    assert unfinished((ONE,), leads) == (ONE,)


def test_an_answer_goes_to_the_question_that_is_asked() -> None:
    """What it does not take, and what comes after the last, is a mistake of the caller."""
    assert with_answer((ONE,), "b", leads) == (ONE, TWO)
    with pytest.raises(ValueError, match="second: "):
        with_answer((ONE,), " ", leads)
    with pytest.raises(ValueError, match="nothing is left"):
        with_answer((ONE, TWO), "c", leads)
