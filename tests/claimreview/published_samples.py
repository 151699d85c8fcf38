"""A ClaimReview of plainly fictional people without a fault, and ways to spoil it."""

import copy
from collections.abc import Mapping
from typing import Any

from claimcheck.claimreview import PublishedReview, Reading, read_claim_reviews

GONE = object()
PAGE = "https://facts.example.org/checks/bridge"
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": PAGE,
    "claimReviewed": "The bridge cost nothing",
    "author": {"@type": "Organization", "name": "Gotham Fact Desk", "url": "https://facts.example.org"},
    "datePublished": "2026-01-31",
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "False",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Selina Vale", "sameAs": "https://people.example.org/vale"},
        "datePublished": "2026-01-30",
        "appearance": {"@type": "CreativeWork", "url": "https://news.example.com/bridge"},
    },
}


def spoiled(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Give the good ClaimReview with values put in by their paths, or taken out."""
    review = copy.deepcopy(GOOD)
    for path, value in changes.items():
        *way, last = path.split(".")
        inside = review
        for key in way:
            inside = inside[key]
        if value is GONE:
            del inside[last]
        else:
            inside[last] = value
    return review


def read_one(**changes: Any) -> PublishedReview:
    """Read the good ClaimReview with some of its properties changed."""
    (review,) = read_claim_reviews(GOOD | changes).reviews
    return review


def repairs_of(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Give what was mended: the repair, where, what it was and what it became."""
    return [(each.id, each.path, each.was, each.became) for review in reading.reviews for each in review.repairs]


def faults_of(reading: Reading) -> list[tuple[str, str, str]]:
    """Give what could not be mended: the fault, how bad and where."""
    return [(each.id, each.severity, each.path) for each in reading.faults]
