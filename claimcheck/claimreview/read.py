"""ClaimReviews of any publisher, read into one typed form, with every mistake mended or named. Never raises on any JSON value.

What is looked for, and in what order, is here; how each value is read is in the modules beside.
"""

from collections.abc import Hashable, Iterable, Iterator
from urllib.parse import urlsplit

from attrs import evolve, frozen

from claimcheck.claimreview.claim_rules import check_claim
from claimcheck.claimreview.find import Found, find_claim_reviews, is_claim_review
from claimcheck.claimreview.findings import path_text
from claimcheck.claimreview.published import PublishedReview, ReadFault, Reading
from claimcheck.claimreview.reading.addresses import read_address
from claimcheck.claimreview.reading.dates import read_date
from claimcheck.claimreview.reading.items import read_item
from claimcheck.claimreview.reading.loose_numbers import placed
from claimcheck.claimreview.reading.parties import read_parties
from claimcheck.claimreview.reading.ratings import RatingRead, read_rating
from claimcheck.claimreview.reading.references import References, references_in
from claimcheck.claimreview.reading.spots import Notes, Spot
from claimcheck.claimreview.reading.texts import read_text
from claimcheck.claimreview.reading.works import OwnSite, read_corrections, read_works
from claimcheck.claimreview.values import host_of, is_web_address


def read_claim_reviews(data: object, *, page_url: str | None = None) -> Reading:
    """Read every ClaimReview in the data, wherever it stands, and mend what can be mended.

    Args:
        data: Any JSON value: one ClaimReview, a list, a feed, a graph, a page's object around it.
        page_url: The address of the page that carries the markup, where it is known.

    Returns:
        The reviews in the order of the data, each with its repairs, and the faults of all.

    """
    references = references_in(data)
    drafts = [_read(each, references, page_url) for each in find_claim_reviews(data) if not references.has(each.node)]
    ratings = placed((_reviewer_of(draft.review), draft.rating) for draft in drafts)
    reviews = [
        evolve(draft.review, rating=rating, repairs=tuple(draft.notes.repairs))
        for draft, rating in zip(drafts, ratings, strict=True)
    ]
    said = tuple(review for review in reviews if not _is_empty(review))
    faults = [fault for draft in drafts for fault in draft.notes.faults]
    return Reading(said, (*faults, *_conflicts(said)))


@frozen(eq=False)
class _Draft:
    """A review whose rating is read, but may have a number that is to be judged with others."""

    review: PublishedReview
    rating: RatingRead
    notes: Notes


def _read(found: Found, references: References, page_url: str | None) -> _Draft:
    spot = Spot(found.node, found.path, Notes(), references)
    if not is_claim_review(found.node):
        was = {"@type": found.node.get("@type")}
        spot.repaired("type-missing", {"@type": "ClaimReview"}, was=was, why="has a claimReviewed and another type")
    language = _language(spot.get("inLanguage"))
    url = read_address(spot.get("url"), rule="url-missing")
    claim = read_text(spot.get("claimReviewed"), language=language, required="claim-reviewed-missing")
    item = read_item(spot.get("itemReviewed"), OwnSite(url or ""), language=language)
    rating = read_rating(spot.get("reviewRating"), language=language)
    review = PublishedReview(
        path=path_text(found.path),
        claim=claim,
        claimants=item.claimants,
        claim_date=item.date,
        claim_place=item.place,
        claim_name=item.name,
        appearances=item.appearances,
        first_appearance=item.first_appearance,
        reviewers=read_parties(spot.get("author"), rule="review-author"),
        url=url,
        title=read_text(spot.get("headline", "name"), language=language),
        published=read_date(spot.get("datePublished")),
        modified=read_date(spot.get("dateModified")),
        language=language,
        explanation=rating.explanation,
        body=read_text(spot.get("reviewBody", "text"), language=language),
        citations=read_works(spot.get("citation")),
        corrections=read_corrections(spot.get("correction")),
        is_based_on=read_works(spot.get("isBasedOn")),
        archived_at=read_address(spot.get("archivedAt")),
    )
    _note_doubts(spot, review, page_url)
    return _Draft(review, rating, spot.notes)


def _language(spot: Spot) -> str:
    first = next(spot.each(), spot)
    named = first.get("alternateName", "name")
    return read_text(named if named.is_there else spot)


def _note_doubts(spot: Spot, review: PublishedReview, page_url: str | None) -> None:
    """Note what is read as it stands, though it can hardly be meant."""
    if any(rule == "claim-is-question" for rule, *_ in check_claim({"claimReviewed": review.claim})):
        spot.get("claimReviewed").fault("claim-is-question", "warning", "asks instead of stating what was claimed")
    if review.url is None:
        return
    url, host = spot.get("url"), host_of(review.url)
    if page_url and is_web_address(page_url) and not f".{host}".endswith(f".{host_of(page_url)}"):
        url.fault("url-domain", "warning", f"is on {host}, the page on {host_of(page_url)}")
    elif page_url and is_web_address(page_url) and not _is_same_page(review.url, page_url):
        url.fault("url-page", "warning", "is another page of the site")
    if not urlsplit(review.url).path.strip("/") and not urlsplit(review.url).query:
        url.fault("url-homepage", "warning", "is the front page of the site")


def _is_same_page(url: str, page_url: str) -> bool:
    one, other = urlsplit(url), urlsplit(page_url)
    # What a page was asked for with is often of no account; where the address of the review has it, it is.
    is_same_query = not one.query or one.query == other.query
    return host_of(url) == host_of(page_url) and one.path.rstrip("/") == other.path.rstrip("/") and is_same_query


def _reviewer_of(review: PublishedReview) -> Hashable:
    """Tell reviewers apart: by name, else by the site of their own, else by that of the review."""
    first = review.reviewers[0] if review.reviewers else None
    if first and first.name:
        return first.name.casefold()
    return host_of((first.url if first else None) or review.url or "")


def _is_empty(review: PublishedReview) -> bool:
    """Tell whether nothing at all could be read."""
    return evolve(review, repairs=()) == PublishedReview(path=review.path)


def _conflicts(reviews: Iterable[PublishedReview]) -> Iterator[ReadFault]:
    first: dict[str, PublishedReview] = {}
    for review in reviews:
        if not review.url:
            continue
        known = first.setdefault(review.url, review)
        if (review.rating.label.casefold(), review.rating.value) != (known.rating.label.casefold(), known.rating.value):
            message = f"{known.path} has the same address and another rating"
            yield ReadFault(id="url-conflict", severity="warning", message=message, path=f"{review.path}.url")
