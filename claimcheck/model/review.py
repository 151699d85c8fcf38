"""One reviewer's judgement of one claim, finished or under way. Knows no session and no question's wording."""

import hashlib
from datetime import datetime
from typing import Literal, get_args

from attrs import Attribute, field, frozen
from attrs.validators import in_

from claimcheck.model.checks import is_filled, is_utc
from claimcheck.model.rating import Rating
from claimcheck.model.source import Source

ReviewState = Literal["rated", "skipped"]
REVIEW_STATES: tuple[ReviewState, ...] = get_args(ReviewState)


def review_id(claim_id: str, reviewer: str) -> str:
    """Name the one review that this reviewer has of this claim; a later judgement replaces the earlier under it."""
    return "r-" + hashlib.sha256(f"{len(claim_id)}\n{claim_id}\n{reviewer}".encode()).hexdigest()[:12]


def verdict_id(claim_id: str) -> str:
    """Name the one verdict on this claim, whoever gives it."""
    return "v-" + hashlib.sha256(claim_id.encode()).hexdigest()[:12]


def _goes_with_state(instance: "Review", attribute: "Attribute[Rating | None]", value: Rating | None) -> None:
    if (value is None) == (instance.state == "rated"):
        raise ValueError(f"{attribute.name}: a rated review has one, a skipped one has none")


@frozen
class Correction:
    """A visible amendment of something published: when, by whom, what became of what, and why."""

    at: datetime = field(validator=is_utc)
    by: str = field(validator=is_filled)
    what: str = field(validator=is_filled)
    why: str = field(validator=is_filled)


@frozen
class Review:
    """A confirmed judgement: a rating with sources and an explanation, or a skip with its reason.

    ``note`` is for colleagues and is not published, such as why a verdict goes with one review and not with another.
    ``corrections`` are of what was published under this id, the first first.
    """

    id: str = field(validator=is_filled)
    claim_id: str = field(validator=is_filled)
    reviewer: str = field(validator=is_filled)
    created_at: datetime = field(validator=is_utc)
    updated_at: datetime = field(validator=is_utc)
    state: ReviewState = field(default="rated", validator=in_(REVIEW_STATES))
    rating: Rating | None = field(default=None, validator=_goes_with_state)
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    skip_reason: str = ""
    note: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether it is a rating and nothing else: no source and no explanation."""
        return self.state == "rated" and not self.sources and not self.explanation


@frozen
class Answer:
    """What was answered to one question, as it was given; an empty value is a question passed over."""

    question: str = field(validator=is_filled)
    value: str = ""


@frozen
class Draft:
    """A judgement under way: the answers so far, in order, and those gone back from, which are offered again.

    ``is_verdict`` says that it is to settle what reviewers differ in, and not to be a review.
    """

    claim_id: str = field(validator=is_filled)
    reviewer: str = field(validator=is_filled)
    answers: tuple[Answer, ...]
    updated_at: datetime = field(validator=is_utc)
    ahead: tuple[Answer, ...] = ()
    is_verdict: bool = False
