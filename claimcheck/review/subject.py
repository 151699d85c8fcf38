"""What the questions about a claim depend on, beside the answers given so far. Knows the model and no question."""

from attrs import frozen

from claimcheck.model import Article, Claim, RatingScale, Review, ReviewSession
from claimcheck.model.history import EXPORT
from claimcheck.model.publication import was_published


@frozen
class Subject:
    """A claim as one reviewer finds it. For rating alone it takes the scale, for changing claims all the rest.

    ``claims`` are all of the article's. ``earlier`` is this reviewer's own review. ``is_review_told`` says that it was
    published, ``is_claim_told`` that anything about the claim was, so that readers have to be told of a change.
    """

    scale: RatingScale
    claim: Claim | None = None
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    earlier: Review | None = None
    is_review_told: bool = False
    is_claim_told: bool = False

    @property
    def claim_text(self) -> str:
        """The wording of the claim."""
        return self.claim.text if self.claim else ""

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.article.text if self.article else ""


def subject_of(session: ReviewSession, claim_id: str, reviewer: str) -> Subject:
    """Give a claim as this reviewer finds it; one that the session does not have any more has nothing but its scale."""
    claim = next((each for each in session.claims if each.id == claim_id), None)
    earlier = session.review_by(reviewer, claim_id)
    told: set[str] = set()
    if any(entry.action == EXPORT for entry in session.history):
        verdict = session.verdict_on(claim_id)
        judged = (*session.reviews_of(claim_id), *([verdict] if verdict else []))
        told = {each.id for each in judged if was_published(session.history, each.id)}
    return Subject(
        scale=session.scale,
        claim=claim,
        article=session.article,
        claims=session.claims,
        earlier=earlier,
        is_review_told=earlier is not None and earlier.id in told,
        is_claim_told=bool(told),
    )
