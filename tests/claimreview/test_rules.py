"""Every rule is broken once by the smallest markup that breaks it, and a whole ClaimReview breaks none."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview import RULES, Finding, validate_claim_review

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://facts.example.org/checks/bridge",
    "claimReviewed": "The bridge cost nothing",
    "author": {"@type": "Organization", "name": "Gotham Fact Desk"},
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
GONE = object()


def changed(path: str, value: Any) -> dict[str, Any]:
    """Give the good ClaimReview with one value put in, or taken out."""
    review = copy.deepcopy(GOOD)
    *way, last = path.split(".")
    inside = review
    for key in way:
        inside = inside[key]
    if value is GONE:
        del inside[last]
    else:
        inside[last] = value
    return review


def ids(data: object, **known: str) -> list[str]:
    return [each.id for each in validate_claim_review(data, **known)]


def test_a_whole_claim_review_breaks_no_rule() -> None:
    """Where everything is there and right, there is nothing to say, not even for information."""
    assert validate_claim_review(GOOD) == []


BROKEN: list[tuple[str, str, Any]] = [
    ("type", "@type", "Review"),
    ("type", "@type", GONE),
    ("context", "@context", GONE),
    ("context", "@context", "https://schema.example.org"),
    ("claim-reviewed-missing", "claimReviewed", ""),
    ("claim-reviewed-missing", "claimReviewed", 7),
    ("claim-reviewed-missing", "claimReviewed", {"@value": " "}),
    ("url-missing", "url", GONE),
    ("url-missing", "url", "/checks/bridge"),
    ("url-missing", "url", "ftp://facts.example.org/bridge"),
    ("url-missing", "url", "https://[::1"),
    ("url-missing", "url", ["https://facts.example.org/bridge"]),
    ("url-shortener", "url", "https://bit.ly/3xYz"),
    ("url-homepage", "url", "https://facts.example.org/"),
    ("rating-missing", "reviewRating", GONE),
    ("rating-missing", "reviewRating", "False"),
    ("rating-missing", "reviewRating.alternateName", GONE),
    ("rating-missing", "reviewRating.@type", "Thing"),
    ("rating-name-form", "reviewRating.alternateName", ["False", "Falso"]),
    ("rating-name-form", "reviewRating.alternateName", {"@value": "False"}),
    ("rating-name-long", "reviewRating.alternateName", "False, " + "and again " * 9),
    ("rating-name-prefix", "reviewRating.alternateName", "Rating: False"),
    ("rating-name-prefix", "reviewRating.alternateName", ": false"),
    ("rating-not-numeric", "reviewRating.ratingValue", "4,5"),
    ("rating-not-numeric", "reviewRating.ratingValue", ""),
    ("rating-not-numeric", "reviewRating.ratingValue", "four"),
    ("rating-not-numeric", "reviewRating.ratingValue", True),
    ("rating-not-numeric", "reviewRating.ratingValue", float("nan")),
    ("rating-not-numeric", "reviewRating.ratingValue", GONE),
    ("rating-not-numeric", "reviewRating.bestRating", {"best": 5}),
    ("rating-range", "reviewRating.ratingValue", 0),
    ("rating-range", "reviewRating.ratingValue", 6),
    ("rating-range", "reviewRating.worstRating", 5),
    ("rating-range", "reviewRating.worstRating", 0),
    ("rating-range", "reviewRating.bestRating", 1),
    ("rating-bounds-missing", "reviewRating.bestRating", GONE),
    ("rating-not-integer", "reviewRating.ratingValue", "2.5"),
    ("review-author", "author", "Gotham Fact Desk"),
    ("review-author", "author.@type", "Place"),
    ("review-author", "author.name", " "),
    ("author-missing", "author", GONE),
    ("date-missing", "datePublished", GONE),
    ("date-format", "datePublished", "2020-10-07 20:05"),
    ("date-format", "itemReviewed.datePublished", "2017-03-01 20:30:17 UTC"),
    ("item-missing", "itemReviewed", GONE),
    ("item-missing", "itemReviewed", "a speech"),
    ("item-missing", "itemReviewed.@type", "Person"),
    ("item-legacy", "itemReviewed.@type", "CreativeWork"),
    ("claim-author-missing", "itemReviewed.author", GONE),
    ("claim-author-name", "itemReviewed.author", {}),
    ("claim-author-name", "itemReviewed.author", "Selina Vale"),
    ("claim-author-name", "itemReviewed.author.name", ""),
    ("claim-author-same-as-missing", "itemReviewed.author.sameAs", []),
    ("claim-author-same-as-missing", "itemReviewed.author.sameAs", ""),
    ("same-as-not-url", "itemReviewed.author.sameAs", "vale.example.org"),
    ("claim-date-missing", "itemReviewed.datePublished", ""),
    ("appearance-missing", "itemReviewed.appearance", None),
    ("appearance-form", "itemReviewed.appearance", "https://news.example.com/bridge"),
    ("appearance-address", "itemReviewed.appearance", {"@type": "CreativeWork", "url": "bridge.html"}),
    ("appearance-address", "itemReviewed.appearance.url", "https://a.example/1, https://b.example/2"),
    ("appearance-address", "itemReviewed.appearance.url", "https://www.facts.example.org/bridge"),
    ("claim-is-question", "claimReviewed", "Did the bridge cost nothing?"),
    ("claim-has-verdict", "claimReviewed", "FALSE: The bridge cost nothing"),
    ("claim-long", "claimReviewed", "The bridge cost nothing " * 4),
]


@pytest.mark.parametrize(("rule", "path", "value"), BROKEN)
def test_one_fault_breaks_one_rule(rule: str, path: str, value: Any) -> None:
    """The rule is named, once, with its own severity, and no other is blamed."""
    found = validate_claim_review(changed(path, value))
    assert [(each.id, each.severity) for each in found] == [(rule, RULES[rule].severity)]


def test_every_rule_is_tried() -> None:
    """A rule without an example here would be one that nobody has seen work."""
    assert {rule for rule, _, _ in BROKEN} | {"url-domain", "url-repeated", "url-conflict"} == set(RULES)


def test_the_place_is_named() -> None:
    """A reader finds the value by its path, however deep it stands."""
    data = {"@context": "https://schema.org", "@graph": [GOOD, {"review page": changed("reviewRating.ratingValue", 9)}]}
    assert validate_claim_review(data)[0] == Finding(
        id="rating-range",
        severity="error",
        message="must be from 1 to 5, is 9",
        path="$.@graph[1]['review page'].reviewRating.ratingValue",
    )


@pytest.mark.parametrize("path", ["", ".", "https://facts.example.org/checks/bridge", "https://example.org/a"])
def test_a_page_of_the_same_site_is_fine(path: str) -> None:
    """The page's own domain, a domain above it, and an unknown page are no fault."""
    assert ids(GOOD, page=path) == []


@pytest.mark.parametrize(
    "page", ["https://other.example.com/", "https://sub.facts.example.org/", "https://acts.example.org/"]
)
def test_a_page_of_another_site_is_an_error(page: str) -> None:
    """Markup that points to somebody else's page is not theirs to carry; a similar ending is not the same domain."""
    assert ids(GOOD, page=page) == ["url-domain"]


@pytest.mark.parametrize(
    "data",
    [
        [GOOD],
        {"@context": "http://schema.org/", "@graph": [{k: v for k, v in GOOD.items() if k != "@context"}]},
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "review": GOOD}},
        {"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": [GOOD, None]}]},
        GOOD | {"@type": ["Review", "ClaimReview"]},
        GOOD | {"@type": "https://schema.org/ClaimReview"},
        GOOD | {"@context": [{"@vocab": "http://schema.org/"}, "https://example.org"]},
        GOOD
        | {"author": [GOOD["author"]], "reviewRating": [GOOD["reviewRating"]], "itemReviewed": [GOOD["itemReviewed"]]},
        GOOD | {"reviewRating": GOOD["reviewRating"] | {"ratingValue": "3", "bestRating": "5.0", "worstRating": " 1 "}},
        GOOD | {"reviewRating": {"@type": "Rating", "alternateName": "Not verifiable"}},
    ],
)
def test_a_claim_review_is_found_and_read_wherever_it_stands(data: object) -> None:
    """Alone, in a list, a graph, a feed, another object; with list-valued types and numbers as texts."""
    assert validate_claim_review(data) == []


@pytest.mark.parametrize("data", [None, 3, "ClaimReview", [], {}, {"@type": "Article"}, [[{}]]])
def test_no_claim_review_is_one_error(data: object) -> None:
    """Data without any ClaimReview is not valid ClaimReview."""
    assert [(each.id, each.path) for each in validate_claim_review(data)] == [("type", "$")]


def test_one_address_with_two_ratings_is_a_conflict() -> None:
    """Whoever follows the address cannot tell which rating holds; the same rating twice is merely a repetition."""
    other = GOOD | {"reviewRating": GOOD["reviewRating"] | {"alternateName": "True", "ratingValue": 5}}
    assert [(e.id, e.path) for e in validate_claim_review([GOOD, other])] == [("url-conflict", "$[1].url")]
    assert ids([GOOD, GOOD]) == ["url-repeated"]


def test_the_legacy_form_needs_no_appearance() -> None:
    """A CreativeWork of before Claim existed says by its own address where the claim was made."""
    item = {"@type": "CreativeWork", "author": GOOD["itemReviewed"]["author"], "datePublished": "2026-01-30"}
    assert ids(GOOD | {"itemReviewed": item | {"sameAs": "https://news.example.com"}}) == ["item-legacy"]
    assert ids(GOOD | {"itemReviewed": item}) == ["item-legacy", "appearance-missing"]


def test_sentinels_of_no_rating_are_errors() -> None:
    """-1 of -1 to -1, and 1 of 1 to 1, are in real markup and rate nothing."""
    for n in (-1, 1, 0):
        rating = GOOD["reviewRating"] | {"ratingValue": n, "bestRating": n, "worstRating": n}
        assert "rating-range" in ids(GOOD | {"reviewRating": rating})


def test_an_inverted_scale_is_an_error() -> None:
    """Best 1 and worst 5 make the most untrue the truest."""
    rating = GOOD["reviewRating"] | {"ratingValue": "5", "bestRating": "1", "worstRating": "5"}
    assert ids(GOOD | {"reviewRating": rating}) == ["rating-range"]


def test_huge_numbers_are_compared_and_shortened() -> None:
    """A number of any length is a number, but no message repeats all of it."""
    for huge in (10**4999, 10**300, "9" * 400, 1e308):
        found = validate_claim_review(changed("reviewRating.ratingValue", huge))
        assert [each.id for each in found] == ["rating-range"]
        assert len(found[0].message) < 120
    assert ids(changed("reviewRating.ratingValue", "9" * 9999)) == ["rating-not-numeric"]


def test_depth_is_no_problem() -> None:
    """Data nested deeper than Python can call is walked all the same."""
    data: Any = GOOD
    for _ in range(50_000):
        data = [data]
    assert validate_claim_review(data) == []


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = st.sampled_from(
    [*GOOD, *GOOD["reviewRating"], *GOOD["itemReviewed"], "name", "sameAs", "@graph", "@value", "@id", "é "]
)
WORDS = st.sampled_from(
    ["ClaimReview", "Claim", "Person", "Rating", "https://schema.org", "https://x.example/a", "2026-01-01"]
)
ANY_JSON = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@given(ANY_JSON)
def test_any_json_value_is_judged(data: object) -> None:
    """Whatever is handed in, findings come back and nothing is raised."""
    for found in validate_claim_review(data):
        assert found.path.startswith("$")
        assert found.id in RULES


@given(st.sampled_from([path for _, path, _ in BROKEN]), ANY_JSON)
def test_any_value_in_any_place_is_judged(path: str, value: object) -> None:
    """No single value, in any property, is too odd to be judged."""
    validate_claim_review(changed(path, value))


def test_rules_have_a_page() -> None:
    """docs/rules.md lists exactly the rules that exist, each with its severity and in these words."""
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{rule.id}` | {rule.severity} | {rule.summary} |" for rule in RULES.values()]


def test_findings_can_be_written_as_json() -> None:
    """Whatever was wrong, the report of it is plain text."""
    assert json.dumps([each.message for each in validate_claim_review(changed("claimReviewed", "\x1b"))])
