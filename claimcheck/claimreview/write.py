"""One rated review, or a verdict, as schema.org ClaimReview. Writes what is known and makes nothing up.

Judging what is written is for ``rules``.
"""

from datetime import UTC, datetime, time
from typing import Any

from claimcheck.claimreview.folders import folder_of
from claimcheck.claimreview.values import is_web_address, whole
from claimcheck.config import Publisher
from claimcheck.model import (
    Article,
    Claim,
    Claimant,
    Rating,
    RatingScale,
    Review,
    ReviewSession,
    Source,
    normalise_text,
)
from claimcheck.model.review import Correction

CONTEXT = "https://schema.org"

Thing = dict[str, Any]
"""An object of schema.org, ready to be written as JSON-LD."""


def to_claim_review(session: ReviewSession, review: Review, *, publisher: Publisher) -> Thing:
    """Write a rated review as a ClaimReview object.

    What is not known is left out, even where a valid ClaimReview must have it: ``claim_reviews`` says what is missing,
    and so does ``validate_claim_review`` of what this returns.

    Args:
        session: Where the review, its claim, article and scale are.
        review: One of its reviews that gives a rating, or one of its verdicts.
        publisher: Who publishes it; without a name the reviewer stands as the author, without a ``base_url`` there
            is no ``url``.

    Raises:
        ValueError: The review is a skip, which rates nothing.
        KeyError: The session has no such claim.

    """
    if review.rating is None:
        raise ValueError(f"{review.id}: a skipped claim has no rating to publish")
    claim, article = session.claim(review.claim_id), session.article
    written = _thing(
        "ClaimReview",
        url=review_url(session, review, base_url=publisher.base_url),
        claimReviewed=claim.text,
        author=_publisher(publisher) or _thing("Person", name=review.reviewer),
        datePublished=_time(review.created_at),
        dateModified=_time(_modified_at(review)),
        inLanguage=article.language,
        reviewRating=_rating(review.rating, session.scale, review.explanation),
        itemReviewed=_claim(claim, article),
        reviewBody=review.explanation,
        correction=[_correction(each) for each in review.corrections],
        citation=[_citation(source) for source in review.sources],
        isBasedOn=_address(article.url),
    )
    return {"@context": CONTEXT} | written


def review_url(session: ReviewSession, review: Review, *, base_url: str) -> str | None:
    """Give the address under which a review is published, made of ids alone so that no later edit changes it.

    It is that of a folder, which ``claimcheck publish`` puts the page into. Each review has its own, so that two reviewers
    who disagree never share one. None without a ``base_url``.
    """
    if not base_url.strip():
        return None
    # Ids may come from a file that somebody edited; none may add a step or a query to the address.
    return "/".join((base_url.strip().rstrip("/"), folder_of(session.id), folder_of(review.id), ""))


def _modified_at(review: Review) -> datetime | None:
    """Give when a review last changed, or what it is of; None where nothing did."""
    latest = max(review.updated_at, *(each.at for each in review.corrections), review.created_at)
    return latest if latest > review.created_at else None


def _rating(rating: Rating, scale: RatingScale, explanation: str) -> Thing:
    # A label off the scale says nothing about where on it the truth is, so the ends of the scale are not written either.
    value, best, worst = (None, None, None) if rating.value is None else (rating.value, scale.best, scale.worst)
    return _thing(
        "Rating",
        ratingValue=whole(value),
        bestRating=whole(best),
        worstRating=whole(worst),
        alternateName=rating.label,
        ratingExplanation=explanation,
    )


def _claim(claim: Claim, article: Article) -> Thing:
    return _thing(
        "Claim",
        author=_claimant(claim.claimant) if claim.claimant else _author_of(article),
        datePublished=claim.stated_on.isoformat() if claim.stated_on else _time(article.published_at),
        locationCreated=_named("Place", claim.place),
        appearance=[_appearance(article)],
    )


def _claimant(claimant: Claimant) -> Thing:
    # schema.org gives a job to a person only.
    role = "jobTitle" if claimant.type == "Person" else "description"
    return _thing(claimant.type, name=claimant.name, sameAs=_address(claimant.same_as), **{role: claimant.role})


def _author_of(article: Article) -> Thing | None:
    """Give whoever speaks where the article speaks in its own voice."""
    return _named("Person", article.author) or _named("Organization", article.publisher)


def _appearance(article: Article) -> Thing:
    return _thing(
        "CreativeWork",
        url=_address(article.url),
        headline=article.title,
        datePublished=_time(article.published_at),
        author=_named("Person", article.author),
        publisher=_named("Organization", article.publisher),
    )


def _citation(source: Source) -> Thing:
    # Stance, excerpt and note stay out: schema.org has no word for the first, and the others may not be ours to publish.
    url = _address(source.url)
    return _thing(
        "CreativeWork",
        url=url,
        name=source.title or (None if url else source.url),
        publisher=_named("Organization", source.publisher),
        datePublished=source.published_on.isoformat() if source.published_on else None,
        temporalCoverage=source.temporal_coverage,
        archivedAt=_address(source.archive_url),
    )


def _correction(correction: Correction) -> Thing:
    text = f"{correction.what}: {correction.why}"
    return _thing("CorrectionComment", text=text, datePublished=_time(correction.at))


def _publisher(publisher: Publisher) -> Thing | None:
    if not publisher.name.strip():
        return None
    logo = _address(publisher.logo)
    image = _thing("ImageObject", url=logo) if logo else None
    return _thing("Organization", name=publisher.name, url=_address(publisher.url), logo=image)


def _named(kind: str, name: str | None) -> Thing | None:
    return _thing(kind, name=name) if name and normalise_text(name).strip() else None


def _thing(kind: str, **properties: Any) -> Thing:
    """Make an object of that type, leaving out every property that has no value."""
    texts = {
        key: normalise_text(value).strip() if isinstance(value, str) else value for key, value in properties.items()
    }
    return {"@type": kind} | {key: value for key, value in texts.items() if value not in (None, "", [])}


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    utc = moment.astimezone(UTC)
    # Articles are mostly dated by the day; their midnight was read by nobody from a clock.
    return (
        utc.date().isoformat() if utc.time() == time.min else utc.isoformat(timespec="seconds").replace("+00:00", "Z")
    )


def _address(url: str | None) -> str | None:
    """Give an address only if a reader of the markup can follow it: no file path, no ``javascript:``."""
    return url.strip() if url and is_web_address(url.strip()) else None
