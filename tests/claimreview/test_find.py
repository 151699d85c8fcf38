"""ClaimReviews are found wherever they stand, with the way to them and what is around them."""

import pytest

from claimcheck.claimreview.find import find_claim_reviews, is_schema_org

REVIEW = {"@type": "ClaimReview"}


def test_in_the_order_of_the_data() -> None:
    """Each with its path, outer ones before those in them; what only has a claim is meant for one."""
    data = {"a": [REVIEW, 3, {"b": REVIEW | {"c": {"claimReviewed": None}}}], "d": {"@type": ["Review", "ClaimReview"]}}
    assert [each.path for each in find_claim_reviews(data)] == [("a", 0), ("a", 2, "b"), ("a", 2, "b", "c"), ("d",)]


def test_context_is_that_of_what_is_around() -> None:
    """It reaches inwards and to nothing beside; where what is around is not known, it may still be there."""
    data = [{"@context": "https://schema.org", "a": [REVIEW | {"@context": "https://other.example"}]}, REVIEW]
    assert [each.has_context for each in find_claim_reviews(data)] == [True, False]
    assert [each.has_context for each in find_claim_reviews(data, has_context=None)] == [True, None]
    assert [each.has_context for each in find_claim_reviews(data, has_context=True)] == [True, True]


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org",
        "http://www.schema.org/",
        "schema.org/",
        ["x", "http://schema.org"],
        {"@vocab": "http://schema.org/"},
    ],
)
def test_schema_org(context: object) -> None:
    """It is written in many ways, alone or among others."""
    assert is_schema_org(context)


@pytest.mark.parametrize(
    "context", [None, "", "https://schema.example", "https://schema.org.example", ["x", 3], {"@vocab": None}]
)
def test_not_schema_org(context: object) -> None:
    """Another vocabulary, or none, is not."""
    assert not is_schema_org(context)


def test_the_end_of_a_long_way_is_told() -> None:
    """A way longer than any that is meant to be read is told from its end."""
    data: object = REVIEW
    for _ in range(5000):
        data = [data]
    (found,) = find_claim_reviews(data)
    assert (found.path[0], len(found.path)) == ("…", 1001)
