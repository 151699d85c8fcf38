"""A review is a rating or a skip, under one id for each reviewer and claim."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from claimcheck.model import Answer, Draft, Review, Source, review_id
from claimcheck.model.review import Correction, verdict_id
from claimcheck.model.scales import built_in_scales
from tests import strategies
from tests.samples import AT

RATING = built_in_scales()["google"].rate("False")
RATED = Review(id="r-1", claim_id="c-1", reviewer="Ada Quill", created_at=AT, updated_at=AT, rating=RATING)
SKIPPED = evolve(RATED, state="skipped", rating=None)


@given(strategies.filled_texts, strategies.filled_texts, strategies.names, strategies.names)
def test_one_id_for_each_reviewer_and_claim(claim: str, other_claim: str, reviewer: str, other: str) -> None:
    """The same reviewer and claim always give the same id, others another one."""
    assert review_id(claim, reviewer) == review_id(claim, reviewer)
    is_same = (claim, reviewer) == (other_claim, other)
    assert (review_id(claim, reviewer) == review_id(other_claim, other)) == is_same


def test_reviewer_cannot_pose_as_part_of_a_claim() -> None:
    """Where the claim's id ends and the reviewer's name begins makes a difference."""
    assert review_id("a\nb", "c") != review_id("a", "b\nc")


@pytest.mark.parametrize(
    ("review", "fault"),
    [
        (RATED, {"rating": None}),
        (SKIPPED, {"rating": RATING}),
        (RATED, {"state": "unsure"}),
        (RATED, {"reviewer": " "}),
        (RATED, {"claim_id": ""}),
        (RATED, {"id": ""}),
        (RATED, {"created_at": AT.replace(tzinfo=None)}),
        (RATED, {"updated_at": AT.replace(tzinfo=None)}),
    ],
)
def test_review_that_is_refused(review: Review, fault: dict[str, Any]) -> None:
    """A review has what its state says, a reviewer, a claim, and dates in UTC."""
    with pytest.raises(ValueError, match=next(iter(fault))):
        evolve(review, **fault)


def test_bare_rating() -> None:
    """A rating with neither source nor explanation is bare; a skip is no rating."""
    assert RATED.is_bare
    assert not SKIPPED.is_bare
    assert not evolve(RATED, explanation="It was 40.").is_bare
    assert not evolve(RATED, sources=(Source("https://a.example"),)).is_bare


def test_draft_that_is_refused() -> None:
    """A draft is somebody's judgement of something, and an answer belongs to a question."""
    with pytest.raises(ValueError, match="question: must not be empty"):
        Answer(question="")
    with pytest.raises(ValueError, match="reviewer: must not be empty"):
        Draft(claim_id="c-1", reviewer="", answers=(), updated_at=AT)


@given(strategies.filled_texts, strategies.filled_texts, strategies.names)
def test_one_id_for_the_verdict_on_a_claim(claim: str, other: str, reviewer: str) -> None:
    """Whoever gives it; and it is nobody's review."""
    assert (verdict_id(claim) == verdict_id(other)) == (claim == other)
    assert verdict_id(claim) != review_id(claim, reviewer)
    assert (verdict_id(claim)[:2], review_id(claim, reviewer)[:2]) == ("v-", "r-")


@pytest.mark.parametrize(
    "fault",
    [{"at": AT.replace(tzinfo=None)}, {"by": ""}, {"what": " "}, {"why": "\n"}],
    ids=lambda each: next(iter(each)),
)
def test_correction_that_is_refused(fault: dict[str, Any]) -> None:
    """Readers are told when, by whom, what became of what, and why."""
    usual: dict[str, Any] = {
        "at": AT,
        "by": "Ada Quill",
        "what": "rating changed from True to False",
        "why": "The budget was misread.",
    }
    assert Correction(**usual).why == "The budget was misread."
    with pytest.raises(ValueError, match=next(iter(fault))):
        Correction(**(usual | fault))


def test_a_note_is_not_what_a_rating_rests_on() -> None:
    """A rating with a note for colleagues alone, or with a correction, is bare to readers."""
    correction = Correction(AT, "Ada Quill", what="rating given again: False", why="Misread.")
    assert evolve(RATED, note="ask again", corrections=(correction,)).is_bare


def test_a_draft_is_of_a_review_unless_it_says_otherwise() -> None:
    """A verdict under way says so."""
    assert not Draft(claim_id="c-1", reviewer="Ada Quill", answers=(), updated_at=AT).is_verdict
