"""A rated review becomes ClaimReview with everything that is known and nothing that is not."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from claimcheck.claimreview import to_claim_review, validate_claim_review
from claimcheck.claimreview.folders import digest_of
from claimcheck.config import Publisher
from claimcheck.model import Claimant, RatingLevel, RatingScale, ReviewSession
from claimcheck.model.editing import edited
from claimcheck.model.verdicts import adjudicated
from tests.samples import AT, COST, LONGEST, PUBLISHER, SOURCES, reviewed, session, with_claim


def written(made: ReviewSession, place: int = 0, publisher: Publisher = PUBLISHER) -> dict[str, Any]:
    return to_claim_review(made, made.reviews[place], publisher=publisher)


def rated(rating: str, **known: Any) -> ReviewSession:
    return session(**known).add_review(COST.id, reviewer="Ada Quill", rating=rating, at=AT)


def test_everything_that_is_known_is_written() -> None:
    """The whole object, once, as a reader sees it."""
    made = reviewed()
    assert written(made) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://facts.example.org/checks/{made.id}/{made.reviews[0].id}/",
        "claimReviewed": "The bridge cost nothing",
        "author": {"@type": "Organization", "name": "Gotham Fact Desk", "url": "https://facts.example.org"},
        "datePublished": "2026-01-31T10:00:05Z",
        "inLanguage": "en",
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "The budget names 40 million.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {
                "@type": "Person",
                "name": "Selina Vale",
                "sameAs": "https://people.example.org/vale",
                "jobTitle": "mayor of Gotham",
            },
            "datePublished": "2026-01-30",
            "appearance": [
                {
                    "@type": "CreativeWork",
                    "url": "https://news.example.com/bridge",
                    "headline": "Mayor of Gotham opens bridge",
                    "datePublished": "2026-01-30",
                    "author": {"@type": "Person", "name": "Lois Field"},
                    "publisher": {"@type": "Organization", "name": "Gotham Courier"},
                }
            ],
        },
        "reviewBody": "The budget names 40 million.",
        "citation": [
            {
                "@type": "CreativeWork",
                "url": "https://budget.example.org/2025?page=3&x=<b>",
                "name": "Budget of Gotham 2025",
                "publisher": {"@type": "Organization", "name": "City of Gotham"},
                "datePublished": "2025-03-01",
                "archivedAt": "https://archive.example.org/budget",
            },
            {"@type": "CreativeWork", "name": "the paper in the town hall"},
        ],
        "isBasedOn": "https://news.example.com/bridge",
    }


def test_the_context_comes_first() -> None:
    """A person who opens the file sees at once what it is."""
    assert list(written(reviewed()))[:3] == ["@context", "@type", "url"]


@pytest.mark.parametrize(
    ("scale", "label"), [("google", "Unproven"), ("averitec", "Refuted"), ("africacheck", "Correct")]
)
def test_a_label_off_the_scale_has_no_number(scale: str, label: str) -> None:
    """An unproven claim is not a number between false and true: only the label is written."""
    assert written(rated(label, scale=scale))["reviewRating"] == {"@type": "Rating", "alternateName": label}


def test_whole_numbers_are_written_as_integers() -> None:
    """A 1.0 from a scale that was read from a file is a 1; a half stays a half."""
    scale = RatingScale("s", "S", "1", (RatingLevel(1.0, "no"), RatingLevel(2.5, "half"), RatingLevel(5.0, "yes")))
    made = evolve(session(), scale=scale).add_review(COST.id, reviewer="Ada Quill", rating="half", at=AT)
    rating = written(made)["reviewRating"]
    assert str([rating["worstRating"], rating["ratingValue"], rating["bestRating"]]) == "[1, 2.5, 5]"


def test_an_organisation_is_described_and_has_no_job() -> None:
    """A role is a person's job title, and a description of an organisation."""
    author = written(reviewed(), 1)["itemReviewed"]["author"]
    assert author == {"@type": "Organization", "name": "Gotham Ferry Company", "description": "ferry operator"}


@pytest.mark.parametrize(
    ("known", "author"),
    [
        ({}, {"@type": "Person", "name": "Lois Field"}),
        ({"author": None}, {"@type": "Organization", "name": "Gotham Courier"}),
        ({"author": None, "publisher": " "}, None),
    ],
)
def test_the_article_speaks_for_itself(known: dict[str, Any], author: dict[str, str] | None) -> None:
    """Where nobody is quoted, the claim is the author's, else the publisher's, else nobody's."""
    made = session(**known).add_review(LONGEST.id, reviewer="Ada Quill", rating="True", at=AT)
    assert written(made)["itemReviewed"].get("author") == author


def test_nothing_is_made_up() -> None:
    """Of an article without date or address, and without publisher, nothing of the kind is written."""
    made = rated("False", url=None, publisher=None, author=None, published_at=None)
    out = written(made, publisher=Publisher())
    assert out["author"] == {"@type": "Person", "name": "Ada Quill"}
    assert out["itemReviewed"]["appearance"] == [{"@type": "CreativeWork", "headline": "Mayor of Gotham opens bridge"}]
    assert not {"url", "isBasedOn", "citation", "reviewBody", "dateModified"} & set(out)
    assert "datePublished" not in out["itemReviewed"]


def test_a_later_judgement_keeps_its_address() -> None:
    """Whoever changes a rating changes the page, not its address; the change is dated."""
    first = rated("False")
    later = first.add_review(COST.id, reviewer="Ada Quill", rating="True", at=AT + timedelta(days=2))
    assert written(later)["url"] == written(first)["url"]
    assert written(later)["datePublished"] == "2026-01-31T10:00:05Z"
    assert written(later)["dateModified"] == "2026-02-02T10:00:05Z"


def test_a_correction_is_written() -> None:
    """Readers are told what was changed after it was published, when and why; the change is dated."""
    made = rated("False").with_export(by="desk", at=AT)
    assert "correction" not in written(made)
    at = AT + timedelta(days=2)
    made = made.add_review(COST.id, reviewer="Ada Quill", rating="True", correction="The budget was amended.", at=at)
    assert written(made)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "rating changed from False to True: The budget was amended.",
            "datePublished": "2026-02-02T10:00:05Z",
        }
    ]
    assert written(made)["dateModified"] == "2026-02-02T10:00:05Z"


def test_a_correction_of_the_claim_is_a_change_too() -> None:
    """Its wording is what readers see of a claim, so that a new one dates the review."""
    made = rated("False").with_export(by="desk", at=AT)
    made = edited(made, COST.id, by="Bo Stern", text="It was free", correction="A slip", at=AT + timedelta(days=3))
    assert [each["text"] for each in written(made)["correction"]] == ["wording changed: A slip"]
    assert written(made)["dateModified"] == "2026-02-03T10:00:05Z"


def test_a_verdict_is_written_as_a_review_is() -> None:
    """Its author is the publisher, else whoever decided; why it was so decided is for colleagues."""
    made = adjudicated(rated("False"), COST.id, by="Cy Moor", rating="True", reason="Ada misread it", at=AT)
    out = to_claim_review(made, made.verdicts[0], publisher=Publisher())
    assert out["author"] == {"@type": "Person", "name": "Cy Moor"}
    assert out["reviewRating"]["alternateName"] == "True"
    assert "misread" not in str(out)


def test_when_and_where_a_claim_was_made() -> None:
    """What is known of the claim itself goes before the date of the article."""
    made = with_claim(rated("False"), 0, stated_on=date(2025, 12, 24), place="Gotham town hall")
    item = written(made)["itemReviewed"]
    assert item["datePublished"] == "2025-12-24"
    assert item["locationCreated"] == {"@type": "Place", "name": "Gotham town hall"}
    assert item["appearance"][0]["datePublished"] == "2026-01-30"
    assert "locationCreated" not in written(with_claim(rated("False"), 0, place="\x00"))["itemReviewed"]


def test_the_time_that_evidence_is_about() -> None:
    """A table of last year is cited as one, whenever it was published."""
    source = evolve(SOURCES[1], temporal_coverage="2024/2025")
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", sources=[source], at=AT)
    assert written(made)["citation"][0]["temporalCoverage"] == "2024/2025"


def test_an_edited_claim_keeps_its_address() -> None:
    """The address is made of ids, so that better wording does not break links."""
    assert written(with_claim(rated("False"), 0, text="The bridge was free"))["url"] == written(rated("False"))["url"]


def test_an_address_is_escaped() -> None:
    """A name that came from a file cannot change where the address leads."""
    made = evolve(rated("False"), id="../a b?#<x>\ud800")
    folder = f"a-b-x-{digest_of(made.id)}"
    assert written(made)["url"] == f"https://facts.example.org/checks/{folder}/{made.reviews[0].id}/"


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "file:///etc/passwd", "vale.example.org", "https://", "https://a b"]
)
def test_only_web_addresses_are_linked(bad: str) -> None:
    """What no reader can or should follow is never an address in what is published."""
    made = with_claim(reviewed(url=bad), 0, claimant=Claimant("Selina Vale", same_as=bad))
    made = made.add_review(COST.id, reviewer="Ada Quill", rating="False", sources=[evolve(SOURCES[1], url=bad)], at=AT)
    out = written(made, 0, evolve(PUBLISHER, url=bad, logo=bad))
    assert out["citation"] == [{"@type": "CreativeWork", "name": bad}]
    assert "isBasedOn" not in out
    assert "sameAs" not in out["itemReviewed"]["author"]
    assert set(out["author"]) == {"@type", "name"}


def test_the_logo_is_an_image() -> None:
    """A logo is written as schema.org wants it."""
    out = written(reviewed(), publisher=evolve(PUBLISHER, logo="https://facts.example.org/logo.svg"))
    assert out["author"]["logo"] == {"@type": "ImageObject", "url": "https://facts.example.org/logo.svg"}


def test_text_is_written_as_it_can_be_read() -> None:
    """A lone surrogate or a NUL in what a reviewer pasted does not spoil the file."""
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", explanation=" a\x00b\ud800\r\n", at=AT)
    assert written(made)["reviewBody"] == "ab"


def test_a_skip_cannot_be_published() -> None:
    """A skipped claim has no rating; asking for it is the caller's mistake."""
    made = reviewed()
    with pytest.raises(ValueError, match="no rating"):
        to_claim_review(made, made.reviews[2], publisher=PUBLISHER)


def test_a_time_of_day_is_kept() -> None:
    """Only midnight, which stands for a day without a clock, is cut to the day."""
    made = rated("False", published_at=datetime(2026, 1, 30, 0, 30, tzinfo=UTC))
    assert written(made)["itemReviewed"]["datePublished"] == "2026-01-30T00:30:00Z"


def test_what_is_written_has_no_error() -> None:
    """The sample session, where everything is known, is published without error."""
    made = reviewed()
    found = validate_claim_review([written(made, 0), written(made, 1)])
    assert [each for each in found if each.severity == "error"] == []
