"""What can be found wrong with a ClaimReview: every rule with its severity. Knows no way to check one.

Sources of the rules: Google's "Fact check (ClaimReview) structured data" guide, the schema.org vocabulary, and
mistakes seen in published markup.
"""

import re
from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "info"]

Step = str | int
"""A key or an index on the way to a value."""

Steps = tuple[Step, ...]

Broken = tuple[str, str, Steps]
"""What a check gives: a rule's id, what breaks it, and where in the object that was checked."""


@frozen
class Rule:
    """A thing that is checked. An error makes markup invalid; a warning makes it less useful; information is neither."""

    id: str
    severity: Severity
    summary: str


@frozen
class Finding:
    """A rule that is broken: by what, and where (``$.reviewRating.ratingValue``).

    ``line`` is that of the value in its file, or of what it stands in, counted from 1; None for data that was in no file.
    """

    id: str
    severity: Severity
    message: str
    path: str
    line: int | None = None


_ERRORS = {
    "script-broken": "A script of JSON-LD that speaks of ClaimReview holds JSON that can be read in one way only.",
    "type": "A ClaimReview says so in `@type`: alone, in a list, in a feed or inside another object.",
    "context": "`@context` is schema.org, on the object or on one around it.",
    "claim-reviewed-missing": "`claimReviewed` is a text that is not empty.",
    "url-missing": "`url` is an absolute http or https address.",
    "url-shortener": "`url` is not that of a link shortener.",
    "url-domain": "`url` is on the domain of the page that carries the markup, where the page is known.",
    "rating-missing": "`reviewRating` is a Rating with an `alternateName` (or, failing that, a `name`).",
    "rating-not-numeric": "Where one of `ratingValue`, `bestRating` and `worstRating` is given, each that is given is a "
    "number, and `ratingValue` is among them.",
    "rating-range": "`worstRating` is at least 1 and below `bestRating`; `ratingValue` is between them.",
    "review-author": "`author` is a Person or an Organization with a `name` or a `url`.",
    "claim-author-name": "`itemReviewed.author`, where there is one, has a `name`.",
}
_WARNINGS = {
    "claim-is-question": "`claimReviewed` states the claim; it does not ask.",
    "claim-has-verdict": "`claimReviewed` does not begin or end with the verdict.",
    "rating-name-long": "`alternateName` has at most 60 characters, so that its meaning is seen at once.",
    "rating-name-prefix": '`alternateName` is the label alone, without "Rating:" or a colon before it.',
    "rating-name-form": "`alternateName` is a plain text, in `alternateName` itself.",
    "rating-not-integer": "`ratingValue` is a whole number.",
    "rating-bounds-missing": "`bestRating` and `worstRating` stand beside a numeric `ratingValue`.",
    "rating-no-scale": "What a numeric `ratingValue` means is published: the number and its label are on a known scale, or "
    "the markup names a page that explains them.",
    "author-missing": "`author` says who reviewed the claim.",
    "date-missing": "`datePublished` says when the review was published.",
    "date-format": "Dates are ISO 8601: 2026-01-31 or 2026-01-31T10:00:00Z.",
    "item-missing": "`itemReviewed` is a Claim.",
    "claim-author-missing": "`itemReviewed.author` says who made the claim.",
    "claim-author-same-as-missing": "`itemReviewed.author.sameAs` says which person or organisation that is.",
    "claim-date-missing": "`itemReviewed.datePublished` says when the claim was made.",
    "appearance-missing": "`itemReviewed.appearance` or `.firstAppearance` says where the claim was made.",
    "appearance-form": "An appearance is a CreativeWork object, not a bare text.",
    "appearance-address": "An appearance has the address of one page, which is not the reviewer's own.",
    "same-as-not-url": "`sameAs` is an http or https address.",
    "item-url-form": "`itemReviewed.url`, where there is one, is one http or https address.",
    "url-canonical": "`url` is on the domain that the page itself says it stands on, where that is all that is known of it.",
    "url-homepage": "`url` is the page of this review, not the front page of the site.",
    "url-repeated": "Each ClaimReview has a `url` of its own.",
    "url-conflict": "Two ClaimReviews with the same `url` do not rate differently.",
    "page-several": "A page carries one ClaimReview.",
}
_INFOS = {
    "author-name-missing": "`author` has a `name`, not an address alone.",
    "claim-long": "`claimReviewed` has at most 75 characters, a hint for small screens; discrete claims are often longer.",
    "item-legacy": "`itemReviewed` is a Claim; the CreativeWork of older markup is accepted.",
}


def path_text(steps: Steps) -> str:
    """Write a path as it is shown: ``$.dataFeedElement[0].item``."""
    return "$" + "".join(
        f".{step}" if re.fullmatch(r"@?\w+", str(step)) and isinstance(step, str) else f"[{step!r}]" for step in steps
    )


def _rules(severity: Severity, summaries: dict[str, str]) -> dict[str, Rule]:
    return {name: Rule(id=name, severity=severity, summary=summary) for name, summary in summaries.items()}


RULES: dict[str, Rule] = {**_rules("error", _ERRORS), **_rules("warning", _WARNINGS), **_rules("info", _INFOS)}
"""Every rule by its id, errors first."""
