"""All rated reviews of a session as ClaimReview, and what stands in the way of publishing each. Raises no fault."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.claimreview.findings import Severity
from claimcheck.claimreview.rules import validate_claim_review
from claimcheck.claimreview.values import is_web_address
from claimcheck.claimreview.write import Thing, to_claim_review
from claimcheck.config import Publisher
from claimcheck.model import Review, ReviewSession

BARE_RATING = "no source and no explanation: readers will see a bare rating"

_SAID_SHORTLY = {
    ("url-missing", False): "no base address for `url`",
    ("url-missing", True): "the base address for `url` is no http or https address",
    ("url-shortener", True): "the base address for `url` is that of a link shortener",
}


@frozen
class Fault:
    """What stands in the way of publishing a review (``error``) or makes what is published weaker (``warning``).

    ``rule`` is the id of the broken rule; ``path`` leads into the ClaimReview that the review became.
    """

    review_id: str
    rule: str
    path: str
    message: str
    severity: Severity


@frozen
class Export:
    """The ClaimReviews that can be published, and the faults of all of them, published or not."""

    reviews: tuple[Thing, ...]
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that kept a review from being published."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def claim_reviews(session: ReviewSession, *, publisher: Publisher) -> Export:
    """Write every rated review of the session as ClaimReview, in the order of the claims.

    Each reviewer's review becomes a ClaimReview with an address of its own. A review that would be invalid is not among
    those given back; its faults say why.

    Args:
        session: The session to publish.
        publisher: Who publishes it, and where.

    """
    order = {claim.id: place for place, claim in enumerate(session.claims)}
    chosen = [each for each in session.reviews if each.rating]
    reviews: list[Thing] = []
    faults: list[Fault] = []
    for review in sorted(chosen, key=lambda each: order[each.claim_id]):
        written = to_claim_review(session, review, publisher=publisher)
        found = [
            *_faults(written, session, review, publisher),
            *_disagreement(review, chosen, publisher),
            *_bareness(review),
        ]
        faults += found
        if not any(fault.severity == "error" for fault in found):
            reviews.append(written)
    return Export(reviews=tuple(reviews), faults=tuple(faults))


def _faults(written: Thing, session: ReviewSession, review: Review, publisher: Publisher) -> Iterator[Fault]:
    for found in validate_claim_review(written):
        # The one fault that every newcomer meets is said in words that lead to its cure.
        message = _SAID_SHORTLY.get((found.id, bool(publisher.base_url.strip()))) or f"{found.path[2:]} {found.message}"
        yield Fault(review_id=review.id, rule=found.id, path=found.path, message=message, severity=found.severity)
    for path, what in _left_out(session, review):
        yield Fault(
            review_id=review.id, rule="left-out", path=path, message=f"{path[2:]} left out: {what}", severity="warning"
        )


def _bareness(review: Review) -> Iterator[Fault]:
    if review.is_bare:
        yield Fault(
            review_id=review.id, rule="bare-rating", path="$.reviewRating", message=BARE_RATING, severity="warning"
        )


def _left_out(session: ReviewSession, review: Review) -> Iterator[tuple[str, str]]:
    """Say what the session has that could not be written."""
    claimant = session.claim(review.claim_id).claimant
    if claimant and claimant.same_as and not is_web_address(claimant.same_as.strip()):
        yield "$.itemReviewed.author.sameAs", "not an http or https address"
    for place, source in enumerate(review.sources):
        if not is_web_address(source.url.strip()):
            yield f"$.citation[{place}].url", "not an http or https address"


def _disagreement(review: Review, chosen: list[Review], publisher: Publisher) -> Iterator[Fault]:
    """Warn where one publisher would give one claim two ratings."""
    # Reviewers who publish under their own names may disagree; one publisher contradicts itself.
    labels = {each.rating.label for each in chosen if each.claim_id == review.claim_id and each.rating}
    if publisher.name.strip() and len(labels) > 1:
        message = f"reviewers disagree ({', '.join(sorted(labels))}), and all are published under {publisher.name}"
        yield Fault(
            review_id=review.id, rule="disagreement", path="$.reviewRating", message=message, severity="warning"
        )
