"""Every rule is broken once by the smallest markup that breaks it, and a whole ClaimReview breaks none."""

import copy
import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview import RULES, Finding, validate_claim_review
from claimcheck.claimreview.documents import read_document
from claimcheck.claimreview.rules import Validation
from claimcheck.model.scales import built_in_scales
from claimcheck.text_safety import safe_json

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
    ("claim-has-verdict", "claimReviewed", "“Fact-checked”: The bridge cost nothing"),
    ("claim-has-verdict", "claimReviewed", "The bridge cost nothing – FALSE."),
    ("claim-has-verdict", "claimReviewed", "The bridge cost nothing (False)"),
    ("claim-long", "claimReviewed", "The bridge cost nothing " * 4),
    ("rating-no-scale", "reviewRating.ratingValue", 3),
    ("rating-no-scale", "reviewRating.bestRating", 7),
    ("rating-no-scale", "reviewRating.alternateName", "Falsetto"),
    ("author-name-missing", "author", {"@type": "Organization", "url": "https://facts.example.org"}),
    ("same-as-not-url", "author.sameAs", "@gothamfactdesk"),
    ("same-as-not-url", "itemReviewed.sameAs", ["https://news.example.com", "news"]),
    ("item-url-form", "itemReviewed.url", ["https://news.example.com/bridge"]),
    ("item-url-form", "itemReviewed.url", "bridge.html"),
]

FINE: list[tuple[str, Any]] = [
    ("claimReviewed", "The report that calls the bridge false is itself wrong"),
    ("claimReviewed", "He said: the bridge is not false"),
    ("claimReviewed", "The bridge is false-bottomed"),
    ("reviewRating.alternateName", "False, as the minutes show"),
    ("reviewRating.url", "https://facts.example.org/scale"),
    ("author.sameAs", ""),
    ("itemReviewed.url", ""),
    ("itemReviewed.url", {"@id": "https://news.example.com/bridge"}),
]


@pytest.mark.parametrize(("path", "value"), FINE)
def test_what_is_no_fault(path: str, value: Any) -> None:
    """What only looks like a fault, or was left empty by a program, is none."""
    assert ids(changed(path, value)) == []


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("publishingPrinciples", "https://facts.example.org/scale"),
        ("publisher", {"@type": "Organization", "publishingPrinciples": {"url": "https://facts.example.org/scale"}}),
        ("author", GOOD["author"] | {"publishingPrinciples": ["https://facts.example.org/scale"]}),
    ],
)
def test_a_scale_of_ones_own_needs_a_page(where: str, value: Any) -> None:
    """A number that no known scale has is understood where a page is named that explains it."""
    own = changed("reviewRating.alternateName", "Rather wobbly")
    assert ids(own) == ["rating-no-scale"]
    assert ids(own | {where: value}) == []


def test_a_number_of_every_known_scale_is_understood() -> None:
    """What claimcheck itself publishes needs no page, in any case of letters, and with the bounds that schema.org assumes."""
    for scale in built_in_scales().values():
        for level in scale.levels:
            rating = {"ratingValue": level.value, "bestRating": scale.best, "worstRating": scale.worst}
            named = GOOD["reviewRating"] | rating | {"alternateName": level.label.upper()}
            assert ids(GOOD | {"reviewRating": named}) == []
    bare = {"@type": "Rating", "ratingValue": "5", "alternateName": "True"}
    assert ids(GOOD | {"reviewRating": bare}) == ["rating-bounds-missing"]


@pytest.mark.parametrize(("rule", "path", "value"), BROKEN)
def test_one_fault_breaks_one_rule(rule: str, path: str, value: Any) -> None:
    """The rule is named, once, with its own severity, and no other is blamed."""
    found = validate_claim_review(changed(path, value))
    assert [(each.id, each.severity) for each in found] == [(rule, RULES[rule].severity)]


def test_every_rule_is_tried() -> None:
    """A rule without an example here would be one that nobody has seen work."""
    of_several = {"url-domain", "url-canonical", "url-repeated", "url-conflict", "page-several", "script-broken"}
    assert {rule for rule, _, _ in BROKEN} | of_several == set(RULES)


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
    assert ids(GOOD, page_url=path) == []


@pytest.mark.parametrize(
    "page", ["https://other.example.com/", "https://sub.facts.example.org/", "https://acts.example.org/"]
)
def test_a_page_of_another_site_is_an_error(page: str) -> None:
    """Markup that points to somebody else's page is not theirs to carry; a similar ending is not the same domain."""
    assert ids(GOOD, page_url=page) == ["url-domain"]


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
        GOOD | {"reviewRating": GOOD["reviewRating"] | {"ratingValue": "1", "bestRating": "5.0", "worstRating": " 1 "}},
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
    for huge in (10**100_000, 10**4999, 10**300, "9" * 400, 1e308):
        found = validate_claim_review(changed("reviewRating.ratingValue", huge))
        assert [each.id for each in found] == ["rating-range"]
        assert len(found[0].message) < 120
    assert ids(changed("reviewRating.ratingValue", "9" * 9999)) == ["rating-not-numeric"]


def nested(inside: Any, levels: int) -> Any:
    for _ in range(levels):
        inside = {"review": [inside]}
    return inside


def test_depth_is_no_problem() -> None:
    """Data nested deeper than Python can call is walked all the same, outside of a ClaimReview and in it."""
    assert ids(nested(GOOD, 50_000)) == []
    (found,) = validate_claim_review(nested(changed("datePublished", ""), 50_000))
    assert found.id == "date-missing"
    assert found.path.startswith("$['…']")
    assert found.path.endswith(".review[0].datePublished")
    assert len(found.path) < 20_000
    for path in ("claimReviewed", "author", "reviewRating.ratingValue", "itemReviewed.appearance", "@type", "@context"):
        assert ids(changed(path, nested({}, 50_000)))


def test_a_thing_that_is_described_elsewhere_is_read_there() -> None:
    """A graph names its parts by their ids; the path stays that of the ClaimReview."""
    review = GOOD | {"author": {"@id": "#desk"}, "itemReviewed": {"@id": "#claim"}}
    desk, claim = (
        GOOD["author"] | {"@id": "#desk"},
        GOOD["itemReviewed"] | {"@id": "#claim", "author": [{"@id": "#vale"}]},
    )
    vale = GOOD["itemReviewed"]["author"] | {"@id": "#vale"}
    assert ids({"@graph": [review, desk, claim, vale]}) == []
    (found,) = validate_claim_review({"@graph": [review, desk, claim, vale | {"name": ""}]})
    assert (found.id, found.path) == ("claim-author-name", "$.@graph[0].itemReviewed.author[0]")
    assert ids(review | {"itemReviewed": GOOD["itemReviewed"]}) == ["review-author"]


def test_things_that_refer_to_each_other_come_to_an_end() -> None:
    """Neither a circle nor references that multiply take endless time."""
    circle = GOOD | {"@id": "#review", "itemReviewed": {"@id": "#review"}, "author": {"@id": "#review"}}
    assert "item-missing" in ids([circle])
    many = [{"@type": "ClaimReview", "author": [{"@id": "#a"}] * 50, "itemReviewed": {"@id": "#a"}}] * 50
    assert ids([many, {"@id": "#a", "author": [{"@id": "#a"}] * 50}])


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(300, 4000).map(lambda digits: 10**digits)
    | st.floats()
    | st.text(st.characters(), max_size=8)
)
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


@given(st.lists(st.tuples(st.sampled_from([path for _, path, _ in BROKEN]), ANY_JSON), max_size=6))
def test_any_mutated_review_is_judged(changes: list[tuple[str, object]]) -> None:
    """Several odd values at a time are judged, too, and what is said of them can be written as JSON."""
    mutated = copy.deepcopy(GOOD)
    for path, value in changes:
        *way, last = path.split(".")
        inside: Any = mutated
        for key in way:
            inside = inside.get(key) if isinstance(inside, dict) else None
        if isinstance(inside, dict):
            inside[last] = value
    assert safe_json([(each.message, each.path) for each in validate_claim_review([mutated, mutated])])


PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")


def test_rules_have_a_page() -> None:
    """docs/rules.md lists exactly the rules that exist, each with its severity and in these words, and a section each."""
    table = PAGE.partition("## The rules")[2]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{rule.id}` | {rule.severity} | {rule.summary} |" for rule in RULES.values()]
    assert re.findall(r"^### `(.+)`$", PAGE, re.MULTILINE) == list(RULES)


_FENCE = r"```(\w+) ?(.*)\n((?:.*\n)*?)```"
BASE = json.loads(re.findall(_FENCE, PAGE)[0][2])


def merged(base: Any, change: Any) -> Any:
    """Put what an example shows in the place of what the whole ClaimReview has there."""
    if not isinstance(change, dict) or not isinstance(base, dict):
        return change
    return base | {key: merged(base.get(key), value) for key, value in change.items()}


def whole(shown: str) -> str:
    """Give the document that an example stands for: it shows only what differs."""
    try:
        found = json.loads(shown)
    except json.JSONDecodeError:
        return shown
    return json.dumps([merged(BASE, each) for each in found] if isinstance(found, list) else merged(BASE, found))


def broken_by(kind: str, page_url: str, shown: str) -> list[str]:
    """Give the rules that an example breaks."""
    if kind == "html":
        script = re.compile(r"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)
        shown = script.sub(lambda match: match[1] + whole(match[2]) + match[3], shown)
    else:
        shown = whole(shown)
    reading = read_document(BytesIO(shown.encode()), name="example")
    return [each.id for each in Validation(page_url=page_url or None).findings(reading)]


def test_the_whole_claim_review_of_the_page_breaks_no_rule() -> None:
    """Examples differ from one that is good."""
    assert validate_claim_review(BASE) == []


@pytest.mark.parametrize("rule", RULES)
def test_examples_of_the_page(rule: str) -> None:
    """The bad example of a rule breaks it, and no other; the good one breaks none."""
    section = PAGE.partition(f"### `{rule}`\n")[2].partition("\n### ")[0]
    bad, good = re.findall(_FENCE, section)
    assert broken_by(*bad) == [rule]
    assert broken_by(*good) == []


def test_findings_can_be_written_as_json() -> None:
    """Whatever was wrong, the report of it is plain text."""
    assert json.dumps([each.message for each in validate_claim_review(changed("claimReviewed", "\x1b"))])
