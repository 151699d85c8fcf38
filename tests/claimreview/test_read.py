"""Every mistake that is seen in published markup is made once by hand, and what is read and mended is written out by hand."""

from typing import Any

import pytest
from attrs import frozen

from claimcheck.claimreview import (
    READ_FAULTS,
    REPAIRS,
    Party,
    PublishedDate,
    PublishedRating,
    PublishedReview,
    Work,
    read_claim_reviews,
)
from tests.claimreview.published_samples import GONE, GOOD, PAGE, faults_of, read_one, repairs_of, spoiled

FALSE = PublishedRating("False", 1, 5, 1)
NO_NUMBER = PublishedRating("False")
BRIDGE = Work(url="https://news.example.com/bridge", type="CreativeWork")


def numbers(value: Any, best: Any, worst: Any) -> dict[str, Any]:
    return {
        "reviewRating.ratingValue": value,
        "reviewRating.bestRating": best,
        "reviewRating.worstRating": worst,
    }


def shown(value: float, best: float, worst: float) -> str:
    return f'{{"ratingValue": {value}, "bestRating": {best}, "worstRating": {worst}}}'


@frozen
class Mistake:
    """A mistake: how the good ClaimReview is spoiled, what is read of it, what is mended and what is not."""

    name: str
    changes: dict[str, Any]
    read: dict[str, Any]
    repairs: list[tuple[str, str, str, str]] = []  # noqa: RUF008 - nothing is ever put into it
    faults: list[tuple[str, str, str]] = []  # noqa: RUF008 - nor into it


MISTAKES = [
    Mistake(
        "1 inverted scale",
        numbers(4, 1, 5),
        {"rating": PublishedRating("False", 2, 5, 1)},
        [("scale-inverted", "$.reviewRating", shown(4, 1, 5), shown(2, 5, 1))],
    ),
    Mistake(
        "2 sentinels below nothing",
        numbers(-1, -1, -1),
        {"rating": NO_NUMBER},
        [("number-sentinel", "$.reviewRating", shown(-1, -1, -1), "")],
    ),
    Mistake(
        "2 sentinels of nothing",
        numbers("0", "0", "0"),
        {"rating": NO_NUMBER},
        [
            (
                "number-sentinel",
                "$.reviewRating",
                '{"ratingValue": "0", "bestRating": "0", "worstRating": "0"}',
                "",
            )
        ],
    ),
    Mistake(
        "3 zero-based scale",
        numbers(1, 2, 0) | {"reviewRating.alternateName": "Half"},
        {"rating": PublishedRating("Half", 2, 3, 1)},
        [("scale-shifted", "$.reviewRating", shown(1, 2, 0), shown(2, 3, 1))],
    ),
    Mistake(
        "3 zero-based and inverted scale",
        numbers(3, 0, 4),
        {"rating": PublishedRating("False", 2, 5, 1)},
        [
            ("scale-inverted", "$.reviewRating", shown(3, 0, 4), shown(1, 4, 0)),
            ("scale-shifted", "$.reviewRating", shown(1, 4, 0), shown(2, 5, 1)),
        ],
    ),
    Mistake(
        "4 a scale of one step",
        numbers(1, 1, 1),
        {"rating": NO_NUMBER},
        [("scale-point", "$.reviewRating", shown(1, 1, 1), "")],
    ),
    Mistake(
        "5 a number outside its scale",
        numbers(0, 10, 1),
        {"rating": NO_NUMBER},
        [("scale-outside", "$.reviewRating", shown(0, 10, 1), "")],
    ),
    Mistake(
        "6 numbers as texts",
        numbers("2", "5.0", 1),
        {"rating": PublishedRating("False", 2, 5, 1)},
        [
            (
                "number-text",
                "$.reviewRating",
                '{"ratingValue": "2", "bestRating": "5.0"}',
                '{"ratingValue": 2, "bestRating": 5}',
            )
        ],
    ),
    Mistake(
        "6 empty texts",
        {
            "name": "",
            "itemReviewed.author.sameAs": "",
            "itemReviewed.url": " ",
            "itemReviewed.datePublished": "",
            "reviewRating.bestRating": "",
            "reviewRating.worstRating": "",
            "reviewRating.ratingValue": "",
        },
        {"title": "", "claimants": (Party("Selina Vale", "Person"),), "claim_date": None, "rating": NO_NUMBER},
        [
            ("empty-text", "$.itemReviewed.author.sameAs", '""', ""),
            ("empty-text", "$.itemReviewed.datePublished", '""', ""),
            ("empty-text", "$.itemReviewed.url", '" "', ""),
            ("empty-text", "$.reviewRating.ratingValue", '""', ""),
            ("empty-text", "$.reviewRating.bestRating", '""', ""),
            ("empty-text", "$.reviewRating.worstRating", '""', ""),
            ("empty-text", "$.name", '""', ""),
        ],
    ),
    Mistake(
        "6 the ends of a scale with nothing on it",
        {"reviewRating.ratingValue": GONE},
        {"rating": NO_NUMBER},
        [("number-alone", "$.reviewRating", '{"bestRating": 5, "worstRating": 1}', "")],
    ),
    Mistake(
        "6 numbers that are none",
        {"reviewRating.bestRating": "five"},
        {"rating": NO_NUMBER},
        [("number-none", "$.reviewRating", '{"ratingValue": 1, "bestRating": "five", "worstRating": 1}', "")],
    ),
    Mistake(
        "7 an empty claim",
        {"claimReviewed": ""},
        {"claim": "", "rating": FALSE, "url": PAGE},
        faults=[("claim-reviewed-missing", "error", "$.claimReviewed")],
    ),
    Mistake(
        "7 a question",
        {"claimReviewed": "Did the bridge cost nothing? "},
        {"claim": "Did the bridge cost nothing?"},
        faults=[("claim-is-question", "warning", "$.claimReviewed")],
    ),
    Mistake(
        "8 a list of labels",
        {"reviewRating.alternateName": ["False", "Falso"]},
        {"rating": FALSE},
        [("several-values", "$.reviewRating.alternateName", '["False", "Falso"]', '"False"')],
    ),
    Mistake(
        "8 a list with one label",
        {"reviewRating.alternateName": ["False"]},
        {"rating": FALSE},
        [("label-form", "$.reviewRating.alternateName", '["False"]', '{"alternateName": "False"}')],
    ),
    Mistake(
        "8 a label as a value object",
        {"reviewRating.alternateName": {"@value": "False"}},
        {"rating": FALSE},
        [("label-form", "$.reviewRating.alternateName", '{"@value": "False"}', '{"alternateName": "False"}')],
    ),
    Mistake(
        "8 a label in the place of the number",
        {"reviewRating": {"@type": "Rating", "ratingValue": "False"}},
        {"rating": NO_NUMBER},
        [("label-form", "$.reviewRating.ratingValue", '"False"', '{"alternateName": "False"}')],
    ),
    Mistake(
        "8 a bare text as rating",
        {"reviewRating": "Verdict: False"},
        {"rating": NO_NUMBER},
        [
            ("rating-form", "$.reviewRating", '"Verdict: False"', '{"alternateName": "Verdict: False"}'),
            ("label-prefix", "$.reviewRating", '"Verdict: False"', '"False"'),
        ],
    ),
    Mistake(
        "8 a bare number as rating",
        {"reviewRating": 2},
        {"rating": PublishedRating("", 2, 5, 1)},
        [
            ("rating-form", "$.reviewRating", "2", '{"ratingValue": 2}'),
            ("scale-assumed", "$.reviewRating", '{"ratingValue": 2}', shown(2, 5, 1)),
        ],
        [("rating-missing", "error", "$.reviewRating")],
    ),
    Mistake(
        "9 a label with a word before it",
        {"reviewRating.alternateName": "Rating: False"},
        {"rating": FALSE},
        [("label-prefix", "$.reviewRating.alternateName", '"Rating: False"', '"False"')],
    ),
    Mistake(
        "9 a label with a colon before it",
        {"reviewRating.alternateName": ": false"},
        {"rating": PublishedRating("false", 1, 5, 1)},
        [("label-prefix", "$.reviewRating.alternateName", '": false"', '"false"')],
    ),
    Mistake(
        "9 a label with a dash before it",
        {"reviewRating.alternateName": "Verdict – False"},
        {"rating": FALSE},
        [("label-prefix", "$.reviewRating.alternateName", '"Verdict – False"', '"False"')],
    ),
    Mistake(
        "10 an appearance as a text",
        {"itemReviewed.appearance": "https://news.example.com/bridge"},
        {"appearances": (Work(url="https://news.example.com/bridge"),)},
        [
            (
                "appearance-form",
                "$.itemReviewed.appearance",
                '"https://news.example.com/bridge"',
                '{"url": "https://news.example.com/bridge"}',
            )
        ],
    ),
    Mistake(
        "10 several addresses in one",
        {"itemReviewed.appearance": {"@type": "WebPage", "url": "https://a.example/1, https://b.example/2"}},
        {"appearances": (Work("https://a.example/1", type="WebPage"), Work("https://b.example/2", type="WebPage"))},
        [
            (
                "address-joined",
                "$.itemReviewed.appearance.url",
                '"https://a.example/1, https://b.example/2"',
                '["https://a.example/1", "https://b.example/2"]',
            )
        ],
    ),
    Mistake(
        "10 a number, a file name, a description",
        {"itemReviewed.appearance": ["1", "the-bridge.html", "a speech in Gotham", 7]},
        {"appearances": (Work(title="a speech in Gotham"),)},
        [
            ("address-none", "$.itemReviewed.appearance[0]", '"1"', ""),
            ("address-none", "$.itemReviewed.appearance[1]", '"the-bridge.html"', ""),
            (
                "appearance-form",
                "$.itemReviewed.appearance[2]",
                '"a speech in Gotham"',
                '{"headline": "a speech in Gotham"}',
            ),
            ("address-none", "$.itemReviewed.appearance[3]", "7", ""),
        ],
    ),
    Mistake(
        "10 the reviewer's own site",
        {"itemReviewed.appearance": [{"@type": "WebPage", "url": "https://www.facts.example.org/2026"}, PAGE]},
        {"appearances": ()},
        [
            ("appearance-own", "$.itemReviewed.appearance[0]", '"https://www.facts.example.org/2026"', ""),
            ("appearance-own", "$.itemReviewed.appearance[1]", f'"{PAGE}"', ""),
        ],
    ),
    Mistake(
        "11 a list of addresses of the item",
        {"itemReviewed.url": ["https://a.example/1", "https://news.example.com/bridge", "www.b.example/2"]},
        {"appearances": (BRIDGE, Work(url="https://a.example/1"), Work(url="https://www.b.example/2"))},
        [
            ("address-scheme", "$.itemReviewed.url[2]", '"www.b.example/2"', '"https://www.b.example/2"'),
            (
                "item-url",
                "$.itemReviewed.url",
                '["https://a.example/1", "https://news.example.com/bridge", "www.b.example/2"]',
                '{"appearance": ["https://a.example/1", "https://www.b.example/2"]}',
            ),
        ],
    ),
    Mistake(
        "11 a sameAs that is no address",
        {"itemReviewed.author.sameAs": ["vale.example.org", "https://people.example.org/vale"]},
        {"claimants": (Party("Selina Vale", "Person", same_as=("https://people.example.org/vale",)),)},
        [("address-none", "$.itemReviewed.author.sameAs[0]", '"vale.example.org"', "")],
    ),
    Mistake(
        "12 dates with a space, a time zone, in words",
        {
            "datePublished": "2020-10-07 20:05",
            "dateModified": "2020-10-08 20:05:17 UTC",
            "itemReviewed.datePublished": "October 7, 2020",
        },
        {
            "published": PublishedDate("2020-10-07T20:05"),
            "modified": PublishedDate("2020-10-08T20:05:17Z"),
            "claim_date": PublishedDate("2020-10-07"),
        },
        [
            ("date-form", "$.itemReviewed.datePublished", '"October 7, 2020"', '"2020-10-07"'),
            ("date-form", "$.datePublished", '"2020-10-07 20:05"', '"2020-10-07T20:05"'),
            ("date-form", "$.dateModified", '"2020-10-08 20:05:17 UTC"', '"2020-10-08T20:05:17Z"'),
        ],
    ),
    Mistake(
        "12 a date that may be two days",
        {"datePublished": "07/10/2020"},
        {"published": None},
        faults=[("date-format", "error", "$.datePublished")],
    ),
    Mistake(
        "17 the front page of a site",
        {"url": "https://facts.example.org/"},
        {"url": "https://facts.example.org/"},
        faults=[("url-homepage", "warning", "$.url")],
    ),
    Mistake(
        "17 a reviewer without a name",
        {"author": {"@type": "Organization", "url": "https://facts.example.org"}},
        {"reviewers": (Party(type="Organization", url="https://facts.example.org"),)},
        faults=[("review-author", "warning", "$.author")],
    ),
    Mistake(
        "17 a reviewer who is nobody",
        {"author": {"@type": "Organization"}},
        {"reviewers": ()},
        faults=[("review-author", "error", "$.author")],
    ),
    Mistake(
        "17 the index of a label",
        {"reviewRating": {"@type": "Rating", "ratingValue": "7", "alternateName": "Out of context"}},
        {"rating": PublishedRating("Out of context")},
        [("scale-unknown", "$.reviewRating", '{"ratingValue": "7"}', "")],
    ),
    Mistake(
        "18 a verdict without a number",
        {"reviewRating": {"@type": "Rating", "alternateName": "Not verifiable"}},
        {"rating": PublishedRating("Not verifiable")},
    ),
    Mistake(
        "18 a verdict without a number, with the index of its label",
        {"reviewRating": {"@type": "Rating", "ratingValue": 3, "alternateName": "Not verifiable"}},
        {"rating": PublishedRating("Not verifiable")},
        [("scale-unknown", "$.reviewRating", '{"ratingValue": 3}', "")],
    ),
    Mistake(
        "19 the form before there was a Claim",
        {
            "itemReviewed": {
                "@type": "CreativeWork",
                "name": "a speech to the council",
                "author": {"@type": "Person", "name": "Selina Vale", "jobTitle": "mayor of Gotham"},
                "datePublished": "2026-01-30",
                "sameAs": "https://news.example.com/bridge",
            }
        },
        {
            "claim_name": "a speech to the council",
            "claimants": (Party("Selina Vale", "Person", "mayor of Gotham"),),
            "claim_date": PublishedDate("2026-01-30"),
            "appearances": (Work(url="https://news.example.com/bridge"),),
        },
        [
            ("item-legacy", "$.itemReviewed", '{"@type": "CreativeWork"}', '{"@type": "Claim"}'),
            (
                "item-url",
                "$.itemReviewed.sameAs",
                '"https://news.example.com/bridge"',
                '{"appearance": ["https://news.example.com/bridge"]}',
            ),
        ],
    ),
    Mistake(
        "beyond: another type",
        {"@type": "Review"},
        {"claim": "The bridge cost nothing"},
        [("type-missing", "$", '{"@type": "Review"}', '{"@type": "ClaimReview"}')],
    ),
    Mistake(
        "beyond: people as bare texts",
        {"author": "Gotham Fact Desk", "itemReviewed.author": ["Selina Vale", "https://people.example.org/kyle"]},
        {
            "reviewers": (Party("Gotham Fact Desk"),),
            "claimants": (Party("Selina Vale"), Party(url="https://people.example.org/kyle")),
        },
        [
            ("party-form", "$.itemReviewed.author[0]", '"Selina Vale"', '{"name": "Selina Vale"}'),
            (
                "party-form",
                "$.itemReviewed.author[1]",
                '"https://people.example.org/kyle"',
                '{"url": "https://people.example.org/kyle"}',
            ),
            ("party-form", "$.author", '"Gotham Fact Desk"', '{"name": "Gotham Fact Desk"}'),
        ],
        [("claim-author-name", "warning", "$.itemReviewed.author[1]")],
    ),
    Mistake(
        "beyond: a title for a job",
        {"itemReviewed.author": {"@type": "Person", "name": "Selina Vale", "title": "mayor"}},
        {"claimants": (Party("Selina Vale", "Person", "mayor"),)},
        [("party-role", "$.itemReviewed.author.title", '"mayor"', '{"jobTitle": "mayor"}')],
    ),
    Mistake(
        "beyond: the claimant as what was reviewed",
        {"itemReviewed": {"@type": "Person", "name": "Selina Vale"}},
        {"claimants": (Party("Selina Vale", "Person"),), "appearances": ()},
        [
            (
                "item-party",
                "$.itemReviewed",
                '{"@type": "Person", "name": "Selina Vale"}',
                '{"author": {"name": "Selina Vale"}}',
            )
        ],
    ),
    Mistake(
        "beyond: bare texts as what was reviewed",
        {"itemReviewed": ["a speech in Gotham", "https://news.example.com/bridge"]},
        {"claim_name": "a speech in Gotham", "appearances": (Work(url="https://news.example.com/bridge"),)},
        [
            ("item-form", "$.itemReviewed[0]", '"a speech in Gotham"', '{"name": "a speech in Gotham"}'),
            (
                "item-form",
                "$.itemReviewed[1]",
                '"https://news.example.com/bridge"',
                '{"appearance": ["https://news.example.com/bridge"]}',
            ),
        ],
    ),
    Mistake(
        "beyond: a text in an object, and what is no character",
        {"claimReviewed": {"@type": "Claim", "text": "It was\x00 free"}},
        {"claim": "It was free"},
        [
            ("text-form", "$.claimReviewed.text", '{"@type": "Claim", "text": "It was\\u0000 free"}', '"It was free"'),
            ("text-unstorable", "$.claimReviewed.text", '"It was\\u0000 free"', '"It was free"'),
        ],
    ),
    Mistake(
        "beyond: one end of a scale",
        {"reviewRating.worstRating": GONE, "reviewRating.bestRating": 6},
        {"rating": PublishedRating("False", 1, 6, 1)},
        [("scale-assumed", "$.reviewRating", '{"ratingValue": 1, "bestRating": 6}', shown(1, 6, 1))],
    ),
    Mistake(
        "beyond: false at the upper end",
        numbers(5, 5, 1),
        {"rating": PublishedRating("False", 5, 5, 1)},
        faults=[("rating-contradicts", "warning", "$.reviewRating")],
    ),
    Mistake(
        "beyond: what cannot be read",
        {"url": "/checks/bridge", "reviewRating": GONE, "name": {"a": "b"}, "citation": [3]},
        {"url": None, "rating": PublishedRating(), "title": "", "citations": ()},
        faults=[
            ("url-missing", "error", "$.url"),
            ("rating-missing", "error", "$.reviewRating"),
            ("value-form", "error", "$.name"),
            ("value-form", "error", "$.citation[0]"),
        ],
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake(mistake: Mistake) -> None:
    """What was meant is read, each repair says what was and what became, and what is left is a fault with its place."""
    reading = read_claim_reviews(spoiled(mistake.changes))
    (review,) = reading.reviews
    assert {name: getattr(review, name) for name in mistake.read} == mistake.read
    assert repairs_of(reading) == mistake.repairs
    assert faults_of(reading) == mistake.faults


def test_every_repair_and_fault_is_tried() -> None:
    """One without an example would be one that nobody has seen work; those of broken JSON have tests of their own."""
    tried = {repair[0] for mistake in MISTAKES for repair in mistake.repairs}
    assert tried == {name for name in REPAIRS if not name.startswith("json-")}
    faults = {fault[0] for mistake in MISTAKES for fault in mistake.faults}
    elsewhere = {"url-domain", "url-page", "url-conflict", "reference-many", "json-broken"}
    assert faults | elsewhere == set(READ_FAULTS)


def test_all_nineteen_are_tried() -> None:
    """13 is broken JSON, 14 where a review is hidden, 15 and 16 what can be seen from several things only: all below."""
    assert {mistake.name.split()[0] for mistake in MISTAKES} == {str(n) for n in range(1, 20) if not 13 <= n <= 16} | {
        "beyond:"
    }


def test_nothing_is_mended_where_nothing_is_wrong() -> None:
    """The whole review, once, as it is read."""
    assert read_claim_reviews(GOOD).faults == ()
    assert read_one() == PublishedReview(
        path="$",
        claim="The bridge cost nothing",
        claimants=(Party("Selina Vale", "Person", same_as=("https://people.example.org/vale",)),),
        claim_date=PublishedDate("2026-01-30"),
        appearances=(BRIDGE,),
        reviewers=(Party("Gotham Fact Desk", "Organization", url="https://facts.example.org"),),
        url=PAGE,
        published=PublishedDate("2026-01-31"),
        rating=FALSE,
    )


BARE = {key: value for key, value in GOOD.items() if key != "@context"}


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ([None, GOOD], "$[1]"),
        ({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, BARE]}, "$.@graph[1]"),
        ({"@type": "WebPage", "mainEntity": {"@type": "Article", "review": GOOD}}, "$.mainEntity.review"),
        ({"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": [GOOD]}]}, "$.dataFeedElement[1].item[0]"),
        (GOOD | {"@type": ["Review", "ClaimReview"]}, "$"),
        (GOOD | {"@type": "http://schema.org/ClaimReview"}, "$"),
    ],
)
def test_a_review_is_found_wherever_it_stands(data: object, path: str) -> None:
    """Hidden in graphs, feeds and other objects, and with types as lists or in full, it is read all the same."""
    (review,) = read_claim_reviews(data).reviews
    assert review.path == path
    assert (review.claim, review.rating, review.repairs) == (GOOD["claimReviewed"], FALSE, ())


def test_properties_in_full_and_with_a_prefix() -> None:
    """What another program expanded, or wrote with a prefix, is read as its short form is; paths are those of the data."""

    def renamed(value: Any, prefix: str) -> Any:
        if not isinstance(value, dict):
            return value
        return {key if key[0] == "@" else prefix + key: renamed(inner, prefix) for key, inner in value.items()}

    for prefix in ("schema:", "http://schema.org/", "https://schema.org/"):
        (review,) = read_claim_reviews(renamed(GOOD, prefix)).reviews
        assert review == read_one()
    spoilt = renamed(spoiled({"datePublished": "2020-10-07 20:05"}), "schema:")
    assert [each.path for each in read_claim_reviews(spoilt).reviews[0].repairs] == ["$['schema:datePublished']"]


def test_the_expanded_form() -> None:
    """JSON-LD as processors write it out: everything a list, every value an object."""
    expanded = [
        {
            "@type": ["http://schema.org/ClaimReview"],
            "http://schema.org/url": [{"@id": PAGE}],
            "http://schema.org/claimReviewed": [{"@value": "The bridge cost nothing"}],
            "http://schema.org/datePublished": [{"@type": "http://schema.org/Date", "@value": "2026-01-31"}],
            "http://schema.org/reviewRating": [
                {
                    "@type": ["http://schema.org/Rating"],
                    "http://schema.org/ratingValue": [{"@value": 1}],
                    "http://schema.org/bestRating": [{"@value": 5}],
                    "http://schema.org/worstRating": [{"@value": 1}],
                    "http://schema.org/alternateName": [{"@value": "False"}],
                }
            ],
            "http://schema.org/citation": [{"@list": [{"@id": "https://budget.example.org/"}]}],
        }
    ]
    reading = read_claim_reviews(expanded)
    (review,) = reading.reviews
    assert (review.url, review.claim, review.rating) == (PAGE, "The bridge cost nothing", FALSE)
    assert review.published == PublishedDate("2026-01-31")
    assert review.citations == (Work(url="https://budget.example.org/"),)
    assert review.repairs == ()
    assert reading.faults == ()


def test_references_are_followed() -> None:
    """Who and what is described once in a graph is known wherever it is referred to."""
    rating = GOOD["reviewRating"] | {"@id": "#rating", "ratingValue": "1"}
    review = BARE | {
        "author": {"@id": "#desk"},
        "itemReviewed": {"@type": "Claim", "@id": "#claim"},
        "reviewRating": {"@id": "#rating"},
    }
    graph = [
        {"@type": "WebPage", "mainEntity": {"@type": "ClaimReview", "@id": "#review"}},
        review | {"@id": "#review"},
        GOOD["itemReviewed"] | {"@id": "#claim", "author": {"@id": "#vale"}},
        {"@type": "Person", "@id": "#vale", "name": "Selina Vale"},
        {"@type": "Organization", "@id": "#desk", "name": "Gotham Fact Desk"},
        rating,
    ]
    reading = read_claim_reviews({"@context": "https://schema.org", "@graph": graph})
    (read,) = reading.reviews
    assert read.claimants == (Party("Selina Vale", "Person"),)
    assert read.reviewers == (Party("Gotham Fact Desk", "Organization"),)
    assert (read.rating, read.appearances, reading.faults) == (FALSE, (BRIDGE,), ())
    assert [(each.id, each.path) for each in read.repairs] == [("number-text", "$.@graph[5]")]


def test_references_without_end_are_not_followed() -> None:
    """Many reviews by one of whom much is said cost no more than some times what they are written in, and say so."""
    author = {"@id": "#desk", "@type": "Organization", "name": "Desk", "sameAs": ["https://a.example/1"] * 1000}
    graph = [author, *(BARE | {"url": f"{PAGE}/{n}", "author": {"@id": "#desk"}} for n in range(150))]
    reading = read_claim_reviews({"@graph": graph})
    assert len(reading.reviews) == 150
    assert len(reading.reviews[0].reviewers[0].same_as) == 1000
    assert ("reference-many", "warning", "$.@graph[150].author") in faults_of(reading)
    assert sum(bool(review.reviewers) for review in reading.reviews) < 100


def test_everything_else_that_is_known() -> None:
    """Further properties are read, in every form that schema.org allows them."""
    reading = read_claim_reviews(
        GOOD
        | {
            "headline": "No, it was not free",
            "inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"},
            "reviewBody": "The budget names 40 million.",
            "archivedAt": {"@type": "WebPage", "url": "https://archive.example.org/bridge"},
            "isBasedOn": {"@type": "NewsArticle", "url": "https://news.example.com/bridge"},
            "citation": [
                "https://budget.example.org/",
                "the paper in the town hall",
                {"@type": "Dataset", "name": "Budget", "temporalCoverage": "2025", "archivedAt": "https://a.example/b"},
            ],
            "correction": [
                "The year was wrong.",
                "https://facts.example.org/corrections",
                {"@type": "CorrectionComment", "text": "The sum was wrong.", "datePublished": "2026-02-01"},
            ],
            "itemReviewed": GOOD["itemReviewed"]
            | {
                "name": "The bridge was free",
                "locationCreated": {"@type": "Place", "name": "Gotham"},
                "firstAppearance": {"@type": "VideoObject", "contentUrl": "https://video.example.com/1"},
            },
        }
    )
    (review,) = reading.reviews
    assert (review.title, review.language, review.body) == (
        "No, it was not free",
        "en",
        "The budget names 40 million.",
    )
    assert review.archived_at == "https://archive.example.org/bridge"
    assert review.is_based_on == (Work("https://news.example.com/bridge", type="NewsArticle"),)
    assert review.citations == (
        Work("https://budget.example.org/"),
        Work(title="the paper in the town hall"),
        Work(title="Budget", type="Dataset", temporal_coverage="2025", archived_at="https://a.example/b"),
    )
    assert [(each.text, each.url) for each in review.corrections] == [
        ("The year was wrong.", None),
        ("", "https://facts.example.org/corrections"),
        ("The sum was wrong.", None),
    ]
    assert review.corrections[2].published == PublishedDate("2026-02-01")
    assert (review.claim_name, review.claim_place) == ("The bridge was free", "Gotham")
    assert review.first_appearance == Work("https://video.example.com/1", type="VideoObject")
    assert (review.repairs, reading.faults) == ((), ())


def test_texts_in_the_language_of_the_review() -> None:
    """Where a text is there in several languages, that of the review is read."""
    claims = [{"@language": "en", "@value": "It was free"}, {"@language": "es", "@value": "Fue gratis"}]
    assert read_one(inLanguage="es-MX", claimReviewed=claims).claim == "Fue gratis"
    assert read_one(claimReviewed={"de": "Sie war umsonst", "en": ["It was free"]}).claim == "Sie war umsonst"


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        ("http://www.facts.example.org/checks/bridge/?from=feed#top", []),
        ("https://facts.example.org/checks/ferry", [("url-page", "warning", "$.url")]),
        ("https://news.example.com/checks/bridge", [("url-domain", "warning", "$.url")]),
        ("", []),
    ],
)
def test_another_page(page: str, faults: list[tuple[str, str, str]]) -> None:
    """Markup that is about another page than the one that carries it is read, and that is said."""
    reading = read_claim_reviews(GOOD, page_url=page)
    assert (faults_of(reading), reading.reviews[0].url) == (faults, PAGE)


def test_one_address_with_two_ratings() -> None:
    """Both are read, and the later is said to contradict the first; the same rating twice contradicts nothing."""
    other = spoiled({"reviewRating.alternateName": "True", "reviewRating.ratingValue": 5})
    reading = read_claim_reviews([GOOD, GOOD, other])
    assert [review.rating.label for review in reading.reviews] == ["False", "False", "True"]
    assert faults_of(reading) == [("url-conflict", "warning", "$[2].url")]


def test_faults_hold_up_nothing_else() -> None:
    """A review of which nothing can be read is a fault, and those beside it are read."""
    reading = read_claim_reviews([{"@type": "ClaimReview"}, GOOD, {"@type": "ClaimReview", "claimReviewed": 7}])
    assert [review.path for review in reading.reviews] == ["$[1]"]
    assert faults_of(reading) == [
        ("claim-reviewed-missing", "error", "$[0].claimReviewed"),
        ("rating-missing", "error", "$[0].reviewRating"),
        ("claim-reviewed-missing", "error", "$[2].claimReviewed"),
        ("rating-missing", "error", "$[2].reviewRating"),
    ]


@pytest.mark.parametrize("data", [None, 3, "ClaimReview", [], {}, {"@type": "Article"}, [[{}]]])
def test_where_there_is_none_none_is_read(data: object) -> None:
    """Data without any ClaimReview has no reviews, and that is no fault of a reader's."""
    reading = read_claim_reviews(data)
    assert (reading.reviews, reading.faults) == ((), ())


def test_an_appearance_on_a_site_that_many_share() -> None:
    """A reviewer and a claimant on the same network are not the same; on one's own site somebody else may have written."""
    post = {"@type": "SocialMediaPosting", "url": "https://www.facebook.com/vale/posts/1"}
    item = GOOD["itemReviewed"] | {"appearance": post}
    assert read_one(url="https://www.facebook.com/desk/posts/2", itemReviewed=item).appearances[0].url == post["url"]
    column = {"@type": "NewsArticle", "url": "https://facts.example.org/column", "author": "Lois Field"}
    assert len(read_one(itemReviewed=GOOD["itemReviewed"] | {"appearance": column}).appearances) == 1
