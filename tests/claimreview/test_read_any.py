"""Whatever JSON comes, it is read or named as a fault; nothing is raised, nothing runs on. More examples: CLAIMCHECK_EXAMPLES."""

import copy
import os
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from claimcheck.claimreview import READ_FAULTS, REPAIRS, Reading, read_claim_reviews, repaired_json
from tests.claimreview.published_samples import GOOD, PAGE

EXAMPLES = int(os.environ.get("CLAIMCHECK_EXAMPLES", "150"))
"""How many examples each property is tried with; 2,500 make it 10,000 in all."""

TEXTS = st.sampled_from(
    "ClaimReview Claim CreativeWork Person Organization Rating Not-verifiable True False Falso https://a.example/1 "
    "https://a.example/1,https://b.example/2 www.a.example //a.example javascript:alert(1) 1 -1 0 4,5 1e9 bridge.html "
    "2026 2026-01-31 20261340 2026-01-31T25:00 #desk #claim _:b0 en es-MX ? : \x00 \ud800 ſep".split()
) | st.sampled_from(["", " ", "Rating: False", "a speech", "October 7, 2020", "2020-10-07 20:05", "ſep 7, 2020", PAGE])
NUMBERS = st.sampled_from([0, 1, 2, 5, -1, 10**400, 1.5, 1e308, float("nan"), float("inf"), True])
KEYS = st.sampled_from(
    "@id @type @value @language @list @set url name text headline sameAs author publisher jobTitle title description logo "
    "claimReviewed reviewRating ratingValue bestRating worstRating alternateName ratingExplanation itemReviewed appearance "
    "firstAppearance locationCreated datePublished dateModified inLanguage reviewBody citation correction isBasedOn "
    "archivedAt temporalCoverage contentUrl en es schema:url http://schema.org/name".split()
)
ANY = st.recursive(
    st.none() | TEXTS | NUMBERS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=30,
)
WHOLE: dict[str, Any] = GOOD | {
    "@id": "#review",
    "inLanguage": "en",
    "reviewBody": "The budget names 40 million.",
    "citation": [{"@type": "CreativeWork", "url": "https://budget.example.org/", "publisher": {"@id": "#desk"}}],
    "correction": [{"@type": "CorrectionComment", "text": "The sum was wrong.", "datePublished": "2026-02-01"}],
    "isBasedOn": "https://news.example.com/bridge",
    "about": [{"@id": "#desk", "name": "Gotham Fact Desk"}, {"@id": "#claim", "author": {"@id": "#claim"}}],
}


def ways_into(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Give the way to every value inside of this one."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[tuple[str | int, ...]] = [way] if way else []
    for step, inner in pairs:
        found += ways_into(inner, (*way, step))
    return found


WAYS = ways_into(WHOLE)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a good ClaimReview in which some values were taken out, put elsewhere or into lists, or changed."""
    data = copy.deepcopy(WHOLE)
    for way in draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=6)):
        inside: Any = data
        for step in way[:-1]:
            is_there = (isinstance(inside, dict) and step in inside) or (
                isinstance(inside, list) and isinstance(step, int) and step < len(inside)
            )
            inside = inside[step] if is_there else None
        if isinstance(inside, dict):
            old = inside.pop(str(way[-1]), None)
            new = draw(st.one_of(ANY, st.just([old, old]), st.just({"@value": old}), st.just({"@list": [old]})))
            inside[draw(st.sampled_from([str(way[-1])] * 5) | KEYS)] = new
    return data


def check(reading: Reading) -> None:
    """What is read keeps the promises of its types, and what is noted has a name and can be shown."""
    for review in reading.reviews:
        numbers = (review.rating.worst, review.rating.value, review.rating.best)
        if any(number is not None for number in numbers):
            worst, value, best = (number for number in numbers if number is not None)
            assert 1 <= worst <= value <= best
            assert worst < best
        for repair in review.repairs:
            assert repair.id in REPAIRS
            assert repair.path.startswith("$")
            assert len(repair.was) + len(repair.became) <= 2 * 501
            assert repair.was != repair.became
            (repair.was + repair.became).encode()
        assert all(url.startswith(("http", "HTTP")) for url in addresses_of(reading))
    for fault in reading.faults:
        assert fault.id in READ_FAULTS
        assert fault.path.startswith("$")


def addresses_of(reading: Reading) -> list[str]:
    found: list[str | None] = []
    for review in reading.reviews:
        works = (*review.appearances, *review.citations, *review.is_based_on)
        found += [review.url, review.archived_at, *(work.url for work in works)]
        for party in (*review.claimants, *review.reviewers):
            found += [party.url, party.logo, *party.same_as]
    return [address for address in found if address is not None]


@settings(max_examples=EXAMPLES, deadline=None)
@given(ANY)
def test_any_json_value(data: object) -> None:
    """No value at all raises anything, alone or as a ClaimReview's only property of a kind."""
    check(read_claim_reviews(data))
    check(read_claim_reviews([{"@type": "ClaimReview", "claimReviewed": data}, {"claimReviewed": "x", "author": data}]))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(mutated(), min_size=1, max_size=3), st.none() | TEXTS)
def test_mutated_reviews(data: list[dict[str, Any]], page: str | None) -> None:
    """Whatever is changed in a good ClaimReview, what is left of it is read."""
    check(read_claim_reviews(data, page_url=page))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.text(alphabet="{}[]\":,\\/ue0ab1 \n\t\x00'é", max_size=80)
    | st.binary(max_size=40).map(lambda it: it.decode("latin1"))
)
def test_any_text_as_json(text: str) -> None:
    """A text that is not JSON is read as what was meant, or is a fault with a place; and reading goes on from there."""
    read = repaired_json(text)
    assert (read.fault is None) or (read.value is None and read.repairs == ())
    assert read.fault is None or read.fault.path == "$" or read.fault.path.startswith("line ")
    check(read_claim_reviews(read.value))


def deep(count: int) -> Any:
    data: Any = GOOD
    for _ in range(count):
        data = [data]
    return data


def deep_inside(key: str, count: int) -> Any:
    data: Any = "x"
    for _ in range(count):
        data = {key: [data]} if key else [data]
    return GOOD | {name: data for name in GOOD if name[0] != "@"}


@pytest.mark.parametrize("key", ["", "@value", "@list", "name", "author", "url", "en"])
def test_depth_is_no_problem(key: str) -> None:
    """Data nested deeper than Python can call is read all the same, around a review and inside of it."""
    check(read_claim_reviews(deep(20_000)))
    check(read_claim_reviews(deep_inside(key, 5_000)))


def test_size_is_no_problem() -> None:
    """Each thing is looked at a few times at most, however much there is of it."""
    n = 4_000
    big = GOOD | {
        "claimReviewed": ["It was free"] * n,
        "itemReviewed": [{"author": "Selina Vale", "appearance": "https://a.example/1, " * 9}] * (n // 10),
        "citation": ",https://a.example/1" * n,
        "reviewRating": [{"alternateName": ":" * n}, *[{"ratingValue": 1}] * n],
        "datePublished": "2020-10-07" + " " * n + "x",
        "author": ["www." + "a" * n, {"sameAs": ["1"] * n}],
        "url": "https://a.example/" + " " * n,
    }
    check(read_claim_reviews(big))
