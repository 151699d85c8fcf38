"""Records as publishers have published them are read as a person would read them. They are no part of the project."""

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from claimcheck.claimreview import PublishedRating, PublishedReview, Reading, Work, read_claim_reviews
from tests.claimreview.published_samples import faults_of, repairs_of

RECORDS = Path(__file__).parents[3] / "shared" / "data" / "claimreview"


@frozen
class Record:
    """A record as it was published, and what was read of it."""

    data: dict[str, Any]
    reading: Reading

    @property
    def review(self) -> PublishedReview:
        """The one review that it is."""
        (review,) = self.reading.reviews
        return review

    @property
    def mended(self) -> list[tuple[str, str]]:
        """What was mended, and where."""
        return [(repair, path) for repair, path, _, _ in repairs_of(self.reading)]

    def rated(self, *numbers: float) -> PublishedRating:
        """Give its own label with these numbers."""
        return PublishedRating(self.data["reviewRating"].get("alternateName", ""), *numbers)


def load(name: str) -> Any:
    path = RECORDS / name
    if not path.exists():
        pytest.skip(f"needs the published records in {RECORDS}")
    return json.loads(path.read_text(encoding="utf-8"))


def record(number: int) -> Record:
    """Give one of the records of a collector."""
    data = load("collector_samples.json")[f"cr_{number}"]
    return Record(data, read_claim_reviews(data))


LEGACY = ("item-legacy", "$.itemReviewed")


def test_a_falling_scale_of_texts() -> None:
    """The most untrue of a scale from 5 down to 1 is the lowest of one that rises; the post is where the claim was made."""
    it = record(1)
    assert it.review.rating == it.rated(1, 5, 1)
    assert [work.url for work in it.review.appearances] == [it.data["itemReviewed"]["url"]]
    assert it.review.published
    assert it.review.published.text == "2020-10-07T20:05"
    assert it.review.claim_date
    assert it.review.claim_date.text == "2020-10-04"
    assert it.review.claimants[0].name == it.data["itemReviewed"]["author"]["name"]
    assert (it.review.reviewers[0].name, it.review.reviewers[0].type) == (it.data["author"]["name"], "Organization")
    assert it.reading.faults == ()
    assert it.mended == [
        LEGACY,
        ("item-url", "$.itemReviewed.url"),
        ("number-text", "$.reviewRating"),
        ("scale-inverted", "$.reviewRating"),
        ("date-form", "$.datePublished"),
    ]


def test_empty_texts_everywhere() -> None:
    """What was not entered is not there; the middle of a scale stays the middle."""
    it = record(2)
    assert it.review.rating == it.rated(3, 5, 1)
    assert (it.review.claim_date, it.review.appearances, it.review.claim_name) == (None, (), "")
    assert it.review.claimants[0].url == it.data["itemReviewed"]["author"]["url"]
    assert (it.review.claimants[0].same_as, it.reading.faults) == ((), ())
    assert it.mended == [
        LEGACY,
        ("empty-text", "$.itemReviewed.author.sameAs"),
        ("empty-text", "$.itemReviewed.datePublished"),
        ("empty-text", "$.itemReviewed.name"),
        ("empty-text", "$.itemReviewed.url"),
        ("number-text", "$.reviewRating"),
        ("date-form", "$.datePublished"),
    ]


def test_no_number_and_a_question() -> None:
    """Three times -1 is no number; a question and a reviewer without a name are read as they stand, and said."""
    it = record(3)
    assert it.review.rating == it.rated()
    assert it.review.claim == it.data["claimReviewed"].strip()
    assert it.review.claimants[0].role == it.data["itemReviewed"]["author"]["jobTitle"]
    assert it.review.claim_name == it.data["itemReviewed"]["name"]
    assert (it.review.reviewers[0].name, it.review.reviewers[0].url) == ("", it.data["author"]["url"])
    assert it.review.published
    assert it.review.published.text == "2017-03-01T20:30:17Z"
    assert it.mended == [LEGACY, ("number-sentinel", "$.reviewRating"), ("date-form", "$.datePublished")]
    assert faults_of(it.reading) == [
        ("review-author", "warning", "$.author"),
        ("claim-is-question", "warning", "$.claimReviewed"),
    ]


def test_the_middle_of_a_scale_from_nothing() -> None:
    """1 of 0 to 2 is 2 of 1 to 3: still the middle."""
    it = record(4)
    assert it.review.rating == it.rated(2, 3, 1)
    assert (it.review.claim, len(it.review.appearances)) == (it.data["claimReviewed"], 1)
    assert it.reading.faults == ()
    assert it.mended == [("number-text", "$.reviewRating"), ("scale-shifted", "$.reviewRating")]


def test_no_claim_and_many_places() -> None:
    """Nobody entered the claim, which is a fault; where it was made and that it is false is read all the same."""
    it = record(5)
    assert (it.review.claim, len(it.review.appearances), it.review.rating) == ("", 7, it.rated(1, 3, 1))
    assert it.review.published is None
    assert it.mended == [("scale-shifted", "$.reviewRating")]
    assert faults_of(it.reading) == [("claim-reviewed-missing", "error", "$.claimReviewed")]


def test_places_that_are_none() -> None:
    """Of an address, a number and a file name the address is left; a scale of one step says nothing."""
    it = record(6)
    assert it.review.appearances == (Work(url=it.data["itemReviewed"]["appearance"][0]),)
    assert it.review.claimants[0].name == it.data["itemReviewed"]["author"]["name"]
    assert it.review.claimants[0].same_as == ()
    assert (it.review.rating, it.reading.faults) == (it.rated(), ())
    assert it.mended == [
        LEGACY,
        ("address-none", "$.itemReviewed.author.sameAs"),
        ("appearance-form", "$.itemReviewed.appearance[0]"),
        ("address-none", "$.itemReviewed.appearance[1]"),
        ("address-none", "$.itemReviewed.appearance[2]"),
        ("scale-point", "$.reviewRating"),
    ]


def test_a_collection_is_read_as_its_records_are() -> None:
    """Standing beside each other changes nothing in how they are read."""
    together = read_claim_reviews(load("collector_samples.json")).reviews
    assert [review.rating for review in together] == [record(n).review.rating for n in range(1, 7)]
    assert [review.path for review in together] == [f"$.cr_{n}" for n in range(1, 7)]


def test_the_sample_of_google_is_read_as_it_is() -> None:
    """Nothing in it wants mending, though claim and review are on one site."""
    data = load("google_search_central_example.json")
    it = Record(data, read_claim_reviews(data))
    assert (it.review.repairs, it.reading.faults) == ((), ())
    assert (it.review.claim, it.review.rating) == (data["claimReviewed"], it.rated(1, 5, 1))
    assert it.review.claimants[0].same_as == (data["itemReviewed"]["author"]["sameAs"],)
    (place,) = it.review.appearances
    there = data["itemReviewed"]["appearance"]
    assert (place.title, place.type) == (there["headline"], there["@type"])
    assert [party.name for party in place.authors] == [there["author"]["name"]]
    assert place.publisher
    assert (place.publisher.name, place.publisher.logo) == (
        there["publisher"]["name"],
        there["publisher"]["logo"]["url"],
    )


def test_the_first_proposal() -> None:
    """A number of six without a label is read on its scale from 1, and the missing label said."""
    data = load("schemaorg_issue1061_example.json")
    it = Record(data, read_claim_reviews(data))
    assert it.review.rating == it.rated(1, 6, 1)
    author = data["itemReviewed"]["author"]
    assert (it.review.claimants[0].role, it.review.claimants[0].same_as) == (author["title"], tuple(author["sameAs"]))
    assert it.review.claim_name == data["itemReviewed"]["name"]
    assert it.mended == [
        LEGACY,
        ("party-role", "$.itemReviewed.author.title"),
        ("scale-assumed", "$.reviewRating"),
    ]
    assert faults_of(it.reading) == [
        ("rating-missing", "error", "$.reviewRating.alternateName"),
        ("review-author", "warning", "$.author"),
    ]
