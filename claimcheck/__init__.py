"""Take an article apart into discrete claims, review them with sources, publish the result as ClaimReview.

The whole way is a handful of verbs over a few frozen nouns::

    article = read_article("article.txt")                        # a path, an address, or "-"
    extraction = extract_claims(article)                         # claims, each anchored in the article's words
    session = ReviewSession.start(article, extraction.claims, scale=built_in_scales()["google"])
    session = session.add_review(extraction.claims[0].id, reviewer="Ana", rating="False", explanation="…")
    open_store("reviews").save(session)                          # one readable file per article
    to_claim_review(session, session.reviews[0], publisher=…)    # schema.org ClaimReview as JSON-LD
    read_claim_reviews(json.loads(…)).reviews                    # anybody's ClaimReview, mended where it is broken

Each noun is a value: a change makes a new one. All offsets are Unicode code points into ``Article.text``, half-open;
all times are aware UTC. Every error that is meant for a person is a ``ClaimcheckError``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.claimreview import PublishedReview, Reading, read_claim_reviews, to_claim_review
    from claimcheck.config import Publisher
    from claimcheck.errors import ClaimcheckError
    from claimcheck.extract import extract_claims, find_attributions
    from claimcheck.extract.base import Attribution, Extraction
    from claimcheck.ingest import read_article
    from claimcheck.model import (
        Anchor,
        Article,
        Claim,
        Claimant,
        Rating,
        RatingScale,
        Review,
        ReviewSession,
        Source,
    )
    from claimcheck.model.scales import built_in_scales
    from claimcheck.store import open_store

__version__: str

__all__ = [
    "Anchor",
    "Article",
    "Attribution",
    "Claim",
    "Claimant",
    "ClaimcheckError",
    "Extraction",
    "PublishedReview",
    "Publisher",
    "Rating",
    "RatingScale",
    "Reading",
    "Review",
    "ReviewSession",
    "Source",
    "built_in_scales",
    "extract_claims",
    "find_attributions",
    "open_store",
    "read_article",
    "read_claim_reviews",
    "to_claim_review",
]

_HOMES = dict.fromkeys(__all__, "claimcheck.model") | {
    "Attribution": "claimcheck.extract.base",
    "ClaimcheckError": "claimcheck.errors",
    "Extraction": "claimcheck.extract.base",
    "PublishedReview": "claimcheck.claimreview",
    "Publisher": "claimcheck.config",
    "Reading": "claimcheck.claimreview",
    "built_in_scales": "claimcheck.model.scales",
    "extract_claims": "claimcheck.extract",
    "find_attributions": "claimcheck.extract",
    "open_store": "claimcheck.store",
    "read_article": "claimcheck.ingest",
    "read_claim_reviews": "claimcheck.claimreview",
    "to_claim_review": "claimcheck.claimreview",
}


def __getattr__(name: str) -> Any:
    """Load a verb or a noun when it is first asked for, so that importing the package costs nothing."""
    if name == "__version__":
        found: Any = import_module("importlib.metadata").version("claimcheck-review")
    elif name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
