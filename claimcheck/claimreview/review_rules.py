"""One ClaimReview against every rule. Knows nothing of the reviews around it; never raises on any JSON value."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from claimcheck.claimreview.claim_rules import check_author, check_claim, check_item
from claimcheck.claimreview.find import Found, is_claim_review
from claimcheck.claimreview.findings import Broken
from claimcheck.claimreview.rating_rules import check_rating
from claimcheck.claimreview.values import address_of, host_of, is_absent, is_web_address

_SHORTENERS = {
    "bit.ly", "buff.ly", "cutt.ly", "dlvr.it", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "shorturl.at",
    "t.co", "t.ly", "tiny.cc", "tinyurl.com", "trib.al",
}  # fmt: skip

CHECKS: tuple[Callable[[dict[str, Any]], Iterator[Broken]], ...] = (check_claim, check_rating, check_author, check_item)


def check_claim_review(found: Found, *, page_url: str | None = None, own_address: str = "") -> Iterator[Broken]:
    """Check one ClaimReview by itself.

    Args:
        found: The ClaimReview, its references followed.
        page_url: The address of the page that carries it, where somebody who knows says it.
        own_address: What the page says its address is.

    """
    if not is_claim_review(found.node):
        yield "type", "has a claimReviewed but is no ClaimReview", ("@type",)
    if found.has_context is False:
        yield "context", 'must be "https://schema.org", here or on an object around it', ("@context",)
    yield from _check_url(found.node.get("url"), page_url, own_address)
    for check in CHECKS:
        yield from check(found.node)


def _check_url(value: object, page_url: str | None, own_address: str) -> Iterator[Broken]:
    url = address_of(value)
    host = host_of(url)
    if not host:
        is_there = not is_absent(value) and value != ""
        yield (
            "url-missing",
            "must be an absolute http or https address" if is_there else "is missing or empty",
            ("url",),
        )
    elif host in _SHORTENERS:
        yield "url-shortener", f"is an address of the link shortener {host}", ("url",)
    elif page_url and _is_elsewhere(host, page_url):
        yield "url-domain", f"is on {host}, the page on {host_of(page_url)}", ("url",)
    elif not page_url and _is_elsewhere(host, own_address):
        yield "url-canonical", f"is on {host}, the page says that it is on {host_of(own_address)}", ("url",)
    # Some sites address a page by its query alone.
    elif not urlsplit(url).path.strip("/") and not urlsplit(url).query:
        yield "url-homepage", "is the front page of the site", ("url",)


def _is_elsewhere(host: str, page_url: str) -> bool:
    return is_web_address(page_url) and not f".{host}".endswith(f".{host_of(page_url)}")
