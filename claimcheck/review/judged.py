"""All that was judged of each claim of a session, gathered in one go. Knows sessions and no screen."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import Claim, ClaimState, Review, ReviewSession
from claimcheck.model.history import state_by


@frozen
class JudgedClaim:
    """A claim with its state, the verdict on it, and its reviews."""

    claim: Claim
    state: ClaimState
    verdict: Review | None
    reviews: tuple[Review, ...]

    @property
    def judgements(self) -> tuple[Review, ...]:
        """The verdict, then the reviews."""
        return (*((self.verdict,) if self.verdict else ()), *self.reviews)

    @property
    def labels(self) -> tuple[str, ...]:
        """What it is rated so far, each label once: as the verdict says, else as every reviewer does."""
        told = (self.verdict,) if self.verdict else self.reviews
        return tuple(dict.fromkeys(each.rating.label for each in told if each.rating))


def judged_claims(session: ReviewSession) -> Iterator[JudgedClaim]:
    """Give every claim in the session's order, those that were split or merged among them."""
    reviews: dict[str, list[Review]] = {}
    for review in session.reviews:
        reviews.setdefault(review.claim_id, []).append(review)
    verdicts = {verdict.claim_id: verdict for verdict in session.verdicts}
    current = {claim.id for claim in session.current_claims}
    for claim in session.claims:
        mine, verdict = tuple(reviews.get(claim.id, ())), verdicts.get(claim.id)
        state = state_by((verdict,) if verdict else mine) if claim.id in current else "superseded"
        yield JudgedClaim(claim, state, verdict, mine)
