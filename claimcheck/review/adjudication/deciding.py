"""What a verdict is given on and what it comes to, as pure functions. Knows no question and no terminal."""

from datetime import datetime

from attrs import evolve, frozen

from claimcheck.model import Review, ReviewSession, Source
from claimcheck.model.publication import CorrectionNeededError
from claimcheck.model.verdicts import adjudicated

_ANYBODY = "anybody"
"""Stands for who decides, and why, where it is only tried what a decision would be."""


@frozen
class Case:
    """What a verdict is given on: a claim, in the state that its session is in."""

    session: ReviewSession
    claim_id: str

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Who rates the claim how."""
        return tuple(review for review in self.session.reviews_of(self.claim_id) if review.rating)

    @property
    def verdict(self) -> Review | None:
        """What was decided on it before."""
        return self.session.verdict_on(self.claim_id)

    @property
    def at_hand(self) -> tuple[Review, ...]:
        """What may be taken over: the verdict so far, and the reviews."""
        return (self.verdict, *self.reviews) if self.verdict else self.reviews

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all that was said of the claim, each address once."""
        found: dict[str, Source] = {}
        for source in (each for review in self.at_hand for each in review.sources):
            found.setdefault(source.url, source)
        return tuple(found.values())


@frozen
class Decision:
    """What is decided: the arguments of ``adjudicated``."""

    rating: str
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    reason: str = ""
    correction: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is a rating and nothing else for readers."""
        return not self.sources and not self.explanation


def label_of(review: Review) -> str:
    """Give the label of a review; empty where the claim was skipped."""
    return review.rating.label if review.rating else ""


def decision_for(case: Case, rating: str) -> Decision:
    """Give the decision that a rating alone is: with what the first review says that rates so, else with all sources.

    Raises:
        ValueError: The scale has no such label.

    """
    label = case.session.scale.rate(rating).label
    same = next((each for each in case.reviews if label_of(each) == label), None)
    if same:
        return Decision(label, same.explanation, same.sources)
    return Decision(label, sources=case.sources)


def with_decision(case: Case, found: Decision, *, by: str, at: datetime) -> ReviewSession:
    """Record a decision.

    Raises:
        CorrectionNeededError: It differs from what was published of this claim, and nothing says why.
        ValueError: The claim is superseded, or the scale has no such label.

    """
    return adjudicated(
        case.session,
        case.claim_id,
        by=by,
        rating=found.rating,
        explanation=found.explanation,
        sources=found.sources,
        reason=found.reason,
        correction=found.correction,
        at=at,
    )


def is_decided(case: Case, found: Decision, *, by: str) -> bool:
    """Tell whether this is what the same person decided before, so that nothing is left to record."""
    verdict = case.verdict
    if verdict is None:
        return False
    # Where readers know the reviews only, the verdict's correction is of those, and can still be put otherwise.
    corrections = [each.why for each in verdict.corrections[-1:] if told_otherwise(case, found)]
    said = (label_of(verdict), verdict.explanation, verdict.sources, verdict.note, "".join(corrections))
    now = (found.rating, found.explanation, found.sources, found.reason, found.correction)
    return (verdict.reviewer, *said) == (by, *now)


def told_otherwise(case: Case, found: Decision) -> str:
    """Say in words what changes in what was published of the claim; nothing where a correction is not needed."""
    try:
        _tried(case, evolve(found, correction=""))
    except CorrectionNeededError:
        verdict = _tried(case, evolve(found, correction=_ANYBODY)).verdict_on(case.claim_id)
        return verdict.corrections[-1].what if verdict else ""
    return ""


def _tried(case: Case, found: Decision) -> ReviewSession:
    return with_decision(case, found, by=_ANYBODY, at=case.session.updated_at)
