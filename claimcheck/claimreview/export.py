"""What a session has decided as ClaimReview, and what stands in the way of publishing each. Raises no fault."""

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from claimcheck.claimreview.findings import Severity
from claimcheck.claimreview.rules import validate_claim_review
from claimcheck.claimreview.values import is_web_address
from claimcheck.claimreview.write import Thing, to_claim_review
from claimcheck.config import Publisher, Reviewing
from claimcheck.model import Review, ReviewSession
from claimcheck.model.verdicts import publishable, unsigned

BARE_RATING = "no source and no explanation: readers will see a bare rating"

DISPUTED = "disputed"
"""The rule that a claim is published only once its reviewers agree, or somebody has decided."""

NOT_SIGNED_OFF = "not-signed-off"
"""The rule of a desk that a second person signs a claim off before it is published."""

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
    """The ClaimReviews that can be published, and the faults of all that would be, published or not.

    ``review_ids`` names the review or verdict that each of ``reviews`` was written of. ``superseded`` counts the ratings
    of claims that were split or merged, which are no more published.
    """

    reviews: tuple[Thing, ...]
    faults: tuple[Fault, ...]
    review_ids: tuple[str, ...] = ()
    superseded: int = 0

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that kept a review from being published."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def claim_reviews(
    session: ReviewSession,
    *,
    publisher: Publisher,
    reviewing: Reviewing | None = None,
    with_disputed: bool = False,
    with_unsigned: bool = False,
) -> Export:
    """Write what a session has decided as ClaimReview, in the order of the claims: verdicts, else every rating.

    Each reviewer's review becomes a ClaimReview with an address of its own. A review that may not be published is not
    among those given back; its faults say why.

    Args:
        session: The session to publish.
        publisher: Who publishes it, and where.
        reviewing: What the publisher asks of reviews; nothing, if not given.
        with_disputed: Whether a claim that reviewers rate differently is published with all their ratings.
        with_unsigned: Whether what nobody has signed off is written, too, to be looked at.

    """
    asked = reviewing or Reviewing()
    chosen = publishable(session)
    labels = _labels_by_claim(chosen)
    disputed = {claim_id for claim_id, given in labels.items() if len(given) > 1 and not with_disputed}
    waiting = {each.id for each in unsigned(session) if each.claim_id not in disputed} if asked.sign_off else ()
    reviews: list[tuple[Review, Thing]] = []
    faults: list[Fault] = []
    for review in chosen:
        written = to_claim_review(session, review, publisher=publisher)
        found = [
            *_faults(written, session, review, publisher),
            *_disagreement(review, labels[review.claim_id], publisher, is_refused=review.claim_id in disputed),
            *_sign_off(review, waiting, is_refused=not with_unsigned),
            *_thinness(review, asked.min_sources),
        ]
        faults += found
        if not any(fault.severity == "error" for fault in found):
            reviews.append((review, written))
    return Export(
        reviews=tuple(written for _, written in reviews),
        faults=tuple(faults),
        review_ids=tuple(review.id for review, _ in reviews),
        superseded=_superseded(session),
    )


def few_sources(wanted: int) -> str:
    """Say that a rating has fewer sources than a desk asks for."""
    return f"fewer than {'1 source' if wanted == 1 else f'{wanted} sources'}"


def _faults(written: Thing, session: ReviewSession, review: Review, publisher: Publisher) -> Iterator[Fault]:
    for found in validate_claim_review(written):
        # The one fault that every newcomer meets is said in words that lead to its cure.
        message = _SAID_SHORTLY.get((found.id, bool(publisher.base_url.strip()))) or f"{found.path[2:]} {found.message}"
        yield Fault(review_id=review.id, rule=found.id, path=found.path, message=message, severity=found.severity)
    for path, what in _left_out(session, review):
        yield Fault(
            review_id=review.id, rule="left-out", path=path, message=f"{path[2:]} left out: {what}", severity="warning"
        )


def _thinness(review: Review, min_sources: int) -> Iterator[Fault]:
    if review.is_bare:
        yield Fault(
            review_id=review.id, rule="bare-rating", path="$.reviewRating", message=BARE_RATING, severity="warning"
        )
    if len(review.sources) < min_sources:
        message = few_sources(min_sources)
        yield Fault(review_id=review.id, rule="few-sources", path="$.citation", message=message, severity="warning")


def _left_out(session: ReviewSession, review: Review) -> Iterator[tuple[str, str]]:
    """Say what the session has that could not be written."""
    claimant = session.claim(review.claim_id).claimant
    if claimant and claimant.same_as and not is_web_address(claimant.same_as.strip()):
        yield "$.itemReviewed.author.sameAs", "not an http or https address"
    for place, source in enumerate(review.sources):
        if not is_web_address(source.url.strip()):
            yield f"$.citation[{place}].url", "not an http or https address"


def _labels_by_claim(reviews: Iterable[Review]) -> dict[str, set[str]]:
    labels: dict[str, set[str]] = {}
    for each in reviews:
        labels.setdefault(each.claim_id, set()).update((each.rating.label,) if each.rating else ())
    return labels


def _disagreement(
    review: Review, labels: Collection[str], publisher: Publisher, *, is_refused: bool
) -> Iterator[Fault]:
    """Refuse what reviewers differ in, or where it is published, warn that one publisher gives a claim two ratings."""
    differ = f"reviewers disagree ({', '.join(sorted(labels))})"
    if is_refused:
        message = f"{differ}: claimcheck adjudicate decides"
        yield Fault(review_id=review.id, rule=DISPUTED, path="$.reviewRating", message=message, severity="error")
    # Reviewers who publish under their own names may disagree; one publisher contradicts itself.
    elif publisher.name.strip() and len(labels) > 1:
        message = f"{differ}, and all are published under {publisher.name}"
        yield Fault(
            review_id=review.id, rule="disagreement", path="$.reviewRating", message=message, severity="warning"
        )


def _sign_off(review: Review, waiting: Collection[str], *, is_refused: bool) -> Iterator[Fault]:
    if review.id in waiting:
        severity: Severity = "error" if is_refused else "warning"
        message = "no second person has signed off"
        yield Fault(review_id=review.id, rule=NOT_SIGNED_OFF, path="$", message=message, severity=severity)


def _superseded(session: ReviewSession) -> int:
    """Count the ratings of claims that were split or merged."""
    current = {claim.id for claim in session.current_claims}
    return sum(review.rating is not None and review.claim_id not in current for review in session.reviews)
