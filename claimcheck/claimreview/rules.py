"""Check ClaimReview markup against every rule. Returns what it finds; never raises on any JSON value."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from claimcheck.claimreview.claim_rules import check_author, check_claim, check_item
from claimcheck.claimreview.find import Found, find_claim_reviews, is_claim_review
from claimcheck.claimreview.findings import RULES, Broken, Finding, Steps, path_text
from claimcheck.claimreview.rating_rules import check_rating
from claimcheck.claimreview.values import address_of, each, host_of, is_web_address, text_of

_SHORTENERS = {
    "bit.ly", "buff.ly", "cutt.ly", "dlvr.it", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "shorturl.at",
    "t.co", "t.ly", "tiny.cc", "tinyurl.com", "trib.al",
}  # fmt: skip

CHECKS: tuple[Callable[[dict[str, Any]], Iterator[Broken]], ...] = (check_claim, check_rating, check_author, check_item)


def validate_claim_review(data: object, *, page: str | None = None) -> list[Finding]:
    """Check every ClaimReview in the data, wherever it stands.

    Args:
        data: Any JSON value: one ClaimReview, a list, a feed, a graph, a page's object around it.
        page: The address of the page that carries the markup, where it is known.

    Returns:
        What is wrong, in the order of the data; one error where there is no ClaimReview at all.

    """
    reviews = find_claim_reviews(data)
    # A file without any would otherwise pass, and be taken for good markup.
    if not reviews:
        return [_finding(("type", "there is no ClaimReview here", ()), ())]
    one_by_one = [_finding(broken, each.path) for each in reviews for broken in _check(each, page)]
    return one_by_one + [_finding(broken, path) for broken, path in _check_together(reviews)]


def _finding(broken: Broken, path: Steps) -> Finding:
    rule, message, steps = broken
    return Finding(id=rule, severity=RULES[rule].severity, message=message, path=path_text((*path, *steps)))


def _check(found: Found, page: str | None) -> Iterator[Broken]:
    if not is_claim_review(found.node):
        yield "type", "has a claimReviewed but is no ClaimReview", ("@type",)
    if not found.has_context:
        yield "context", 'must be "https://schema.org", here or on an object around it', ("@context",)
    yield from _check_url(address_of(found.node.get("url")), page)
    for check in CHECKS:
        yield from check(found.node)


def _check_url(url: str, page: str | None) -> Iterator[Broken]:
    host = host_of(url)
    if not host:
        yield "url-missing", "must be an absolute http or https address" if url else "is missing or empty", ("url",)
    elif host in _SHORTENERS:
        yield "url-shortener", f"is an address of the link shortener {host}", ("url",)
    elif page and is_web_address(page) and not f".{host}".endswith(f".{host_of(page)}"):
        yield "url-domain", f"is on {host}, the page on {host_of(page)}", ("url",)
    # Some sites address a page by its query alone.
    elif not urlsplit(url).path.strip("/") and not urlsplit(url).query:
        yield "url-homepage", "is the front page of the site", ("url",)


def _check_together(reviews: list[Found]) -> Iterator[tuple[Broken, Steps]]:
    """Compare reviews that share an address."""
    first: dict[str, str] = {}
    for found in reviews:
        url, label = address_of(found.node.get("url")), _label(found.node)
        if not url:
            continue
        if url in first:
            is_conflict = label != first[url]
            rule, message = (
                ("url-conflict", "another rating has") if is_conflict else ("url-repeated", "another review has")
            )
            yield (rule, f"{message} the same address", ("url",)), found.path
        first.setdefault(url, label)


def _label(node: dict[str, Any]) -> str:
    ratings = [rating for _, rating in each(node.get("reviewRating")) if isinstance(rating, dict)]
    return text_of(ratings[0].get("alternateName")).casefold() if ratings else ""
