"""Validate the ClaimReviews of a document, part by part, so that it may be of any length. Knows no file.

Returns what it finds; never raises on any JSON value.
"""

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from claimcheck.claimreview.addresses import Addresses
from claimcheck.claimreview.described import described
from claimcheck.claimreview.find import Found, find_claim_reviews, is_schema_org
from claimcheck.claimreview.findings import RULES, Broken, Finding, Steps, path_text
from claimcheck.claimreview.lines import lines_of
from claimcheck.claimreview.parts import Part, Reading
from claimcheck.claimreview.reading.references import References, references_in
from claimcheck.claimreview.review_rules import check_claim_review
from claimcheck.claimreview.values import address_of, each, text_of

_Placed = tuple[Broken, Steps]

_SECOND = 2


def validate_claim_review(data: object, *, page_url: str | None = None) -> list[Finding]:
    """Check every ClaimReview in the data, wherever it stands.

    Args:
        data: Any JSON value: one ClaimReview, a list, a feed, a graph, a page's object around it.
        page_url: The address of the page that carries the markup, where it is known.

    Returns:
        What is wrong, in the order of the data; one error where there is no ClaimReview at all.

    """
    return list(Validation(page_url=page_url).findings(Reading([Part(data)])))


class Validation:
    """Goes through one document; ``reviews`` counts the ClaimReviews that were checked so far.

    Reviews are compared with those before them by 16 bytes each; nothing else is kept of a review that was checked.

    Args:
        page_url: The address of the page that carries the markup, where it is known.

    """

    def __init__(self, *, page_url: str | None = None) -> None:
        self.reviews = 0
        self._page_url = page_url
        self._addresses = Addresses()
        # How many are in an object whose context may still come, and have none of their own.
        self._without_context = 0

    def findings(self, reading: Reading) -> Iterator[Finding]:
        """Give what is wrong in a document, in its order; one error where there is no ClaimReview at all.

        Raises:
            InputError: The document cannot be read any further; what is wrong before that place was given.

        """
        parts = list(reading.parts) if reading.is_page else reading.parts
        # What one script of a page refers to may be described in another.
        around = references_in([part.value for part in parts]) if isinstance(parts, list) else None
        has_fault = False
        for part in parts:
            has_fault = has_fault or bool(part.fault)
            yield from _findings(part, list(self._check_part(part, reading, around)))
        # A document without any would otherwise pass, and be taken for good markup.
        if not self.reviews and not has_fault:
            yield from _findings(Part(None), [(("type", "there is no ClaimReview here", ()), ())])

    def _check_part(self, part: Part, reading: Reading, around: References | None) -> Iterator[_Placed]:
        if part.fault:
            yield ("script-broken", part.fault, ()), ()
            return
        references = references_in(part.value) if around is None else around
        for found in find_claim_reviews(part.value, has_context=part.has_context):
            self.reviews += 1
            whole = evolve(found, node=described(found.node, references)) if references.targets else found
            for broken in self._check_review(whole, reading):
                yield broken, found.path
        if part.is_around:
            yield from self._check_context(part.value)

    def _check_review(self, found: Found, reading: Reading) -> Iterator[Broken]:
        self._without_context += found.has_context is None
        yield from check_claim_review(found, page_url=self._page_url, own_address=reading.address)
        yield from self._compare(found.node)
        if reading.is_page and self.reviews == _SECOND:
            yield "page-several", "is the second ClaimReview of this page", ()

    def _compare(self, node: dict[str, Any]) -> Iterator[Broken]:
        """Compare a review with those before it that have the same address."""
        if not (address := address_of(node.get("url"))):
            return
        before = self._addresses.label_of(address, _label(node))
        if before == "other":
            yield "url-conflict", "another rating has the same address", ("url",)
        elif before == "same":
            yield "url-repeated", "another review has the same address", ("url",)

    def _check_context(self, around: dict[str, Any]) -> Iterator[_Placed]:
        if self._without_context and not is_schema_org(around.get("@context")):
            many = f"{self._without_context} ClaimReviews in it have none of their own"
            yield ("context", f'must be "https://schema.org": {many}', ("@context",)), ()


def _findings(part: Part, placed: list[_Placed]) -> Iterator[Finding]:
    paths = [(*path, *broken[2]) for broken, path in placed]
    lines = lines_of(part.text, paths) if part.text is not None and paths else {}
    for ((rule, message, _), _), path in zip(placed, paths, strict=True):
        line = part.line if part.line is None or path not in lines else part.line + lines[path] - 1
        whole = path_text((*part.steps, *path))
        yield Finding(id=rule, severity=RULES[rule].severity, message=message, path=whole, line=line)


def _label(node: dict[str, Any]) -> str:
    ratings = [rating for _, rating in each(node.get("reviewRating")) if isinstance(rating, dict)]
    return text_of(ratings[0].get("alternateName")).casefold() if ratings else ""
