"""What claimcheck writes it reads back, exactly and without mending anything."""

from typing import Any

from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.claimreview import Party, PublishedDate, PublishedReview, Work, read_claim_reviews, to_claim_review
from claimcheck.claimreview.reading.labels import without_prefix
from claimcheck.config import Publisher
from claimcheck.model import ReviewSession
from claimcheck.model.verdicts import publishable
from tests import strategies
from tests.claimreview.test_read_any import EXAMPLES
from tests.samples import AT, COST, PUBLISHER, reviewed, with_claim

WITH_LOGO = evolve(PUBLISHER, logo="https://facts.example.org/logo.svg")


def written_again(review: PublishedReview) -> dict[str, Any]:
    """Write what was read as ``to_claim_review`` would have written it; written by hand, so that it cannot share a fault."""
    rating = review.rating
    return {"@context": "https://schema.org"} | _thing(
        "ClaimReview",
        url=review.url,
        claimReviewed=review.claim,
        author=_party(review.reviewers[0]),
        datePublished=_date(review.published),
        dateModified=_date(review.modified),
        inLanguage=review.language,
        reviewRating=_thing(
            "Rating",
            ratingValue=rating.value,
            bestRating=rating.best,
            worstRating=rating.worst,
            alternateName=rating.label,
            ratingExplanation=review.explanation,
        ),
        itemReviewed=_thing(
            "Claim",
            author=_party(review.claimants[0]) if review.claimants else None,
            datePublished=_date(review.claim_date),
            locationCreated=_thing("Place", name=review.claim_place) if review.claim_place else None,
            appearance=[_work(each, "headline") for each in review.appearances],
        ),
        reviewBody=review.body,
        correction=[
            _thing("CorrectionComment", text=each.text, datePublished=_date(each.published))
            for each in review.corrections
        ],
        citation=[_work(each, "name") for each in review.citations],
        isBasedOn=review.is_based_on[0].url if review.is_based_on else None,
    )


def _thing(kind: str, **known: Any) -> dict[str, Any]:
    return {"@type": kind} | {key: value for key, value in known.items() if value not in (None, "", [])}


def _party(party: Party) -> dict[str, Any]:
    role = "jobTitle" if party.type == "Person" else "description"
    logo = _thing("ImageObject", url=party.logo) if party.logo else None
    same_as = party.same_as[0] if party.same_as else None
    return _thing(party.type, name=party.name, url=party.url, sameAs=same_as, logo=logo, **{role: party.role})


def _work(work: Work, title: str) -> dict[str, Any]:
    return _thing(
        work.type,
        url=work.url,
        author=_party(work.authors[0]) if work.authors else None,
        publisher=_party(work.publisher) if work.publisher else None,
        datePublished=_date(work.published),
        temporalCoverage=work.temporal_coverage,
        archivedAt=work.archived_at,
        **{title: work.title},
    )


def _date(date: PublishedDate | None) -> str | None:
    return date.text if date else None


@settings(max_examples=EXAMPLES, deadline=None)
@given(strategies.sessions(), st.sampled_from([WITH_LOGO, Publisher(base_url="https://x.example"), Publisher()]))
def test_what_is_written_is_read_back(made: ReviewSession, publisher: Publisher) -> None:
    """Every property of every review and verdict of any session comes back equal, and no repair is noted."""
    for review in publishable(made):
        # A label of one's own that begins as the mistake does cannot be told from it.
        if review.rating is None or without_prefix(review.rating.label.strip()) != review.rating.label.strip():
            continue
        written = to_claim_review(made, review, publisher=publisher)
        (read,) = read_claim_reviews(written).reviews
        assert read.repairs == ()
        assert written_again(read) == written


def test_all_that_can_be_written() -> None:
    """The date and the place of a claim, the time of its evidence, a correction: once by hand."""
    made = with_claim(reviewed(), 0, stated_on=AT.date(), place="Gotham town hall").with_export(by="desk", at=AT)
    made = made.add_review(COST.id, reviewer="Ada Quill", rating="True", correction="It was amended.", at=AT)
    written = to_claim_review(made, made.reviews[0], publisher=WITH_LOGO)
    (read,) = read_claim_reviews(written).reviews
    assert written_again(read) == written
    assert (read.claim_place, read.corrections[0].text) == (
        "Gotham town hall",
        "rating changed from False to True: It was amended.",
    )
    assert read_claim_reviews(written).faults == ()
