"""What was published is read by object, address or title; an appearance is not on the reviewer's own site."""

from typing import Any

import pytest

from claimcheck.claimreview import Party, PublishedDate, Work
from claimcheck.claimreview.reading.works import OwnSite, read_appearances, read_corrections, read_works
from tests.claimreview.reading.spotting import noted, spot

A = "https://a.example/1"
OWN = OwnSite("https://facts.example.org/checks/bridge")


def test_all_that_is_said_of_a_work() -> None:
    """Title, people, date, copy and time are read; the headline goes before the name."""
    at = spot(
        {
            "@type": ["NewsArticle", "Thing"],
            "url": A,
            "headline": "Bridge opens",
            "name": "bridge",
            "author": [{"@type": "Person", "name": "Lois Field"}, {"@type": "Person", "name": "Bo Stern"}],
            "publisher": {"@type": "Organization", "name": "Gotham Courier"},
            "datePublished": "2026-01-30",
            "archivedAt": "https://archive.example.org/1",
            "temporalCoverage": "2025",
        }
    )
    assert read_works(at) == (
        Work(
            url=A,
            title="Bridge opens",
            type="NewsArticle",
            authors=(Party("Lois Field", "Person"), Party("Bo Stern", "Person")),
            publisher=Party("Gotham Courier", "Organization"),
            published=PublishedDate("2026-01-30"),
            archived_at="https://archive.example.org/1",
            temporal_coverage="2025",
        ),
    )
    assert noted(at) == []


@pytest.mark.parametrize(
    ("value", "works", "notes"),
    [
        (A, (Work(A),), []),
        ("a book", (Work(title="a book"),), []),
        ("book.pdf", (Work(title="book.pdf"),), []),
        (f"{A} https://b.example/2", (Work(A), Work("https://b.example/2")), ["address-joined"]),
        ({"@type": "WebPage"}, (), []),
        ({"@id": A}, (Work(A),), []),
        ("", (), ["empty-text"]),
        (3, (), ["value-form"]),
        ({"name": "a book", "url": "page 7"}, (Work(title="a book"),), ["address-none"]),
    ],
)
def test_every_form_of_a_source(value: Any, works: tuple[Work, ...], notes: list[str]) -> None:
    """schema.org allows a text for a source, which is its address or its title."""
    at = spot(value)
    assert (read_works(at), noted(at)) == (works, notes)


@pytest.mark.parametrize(
    ("value", "notes"),
    [
        ("https://facts.example.org/other", ["appearance-own"]),
        ({"@type": "WebPage", "url": "https://www.facts.example.org/other"}, ["appearance-own"]),
        ({"url": "https://facts.example.org/checks/bridge", "headline": "No, it was not free"}, ["appearance-own"]),
        ("facts.html", ["address-none"]),
        (1, ["address-none"]),
        ([[A]], ["address-none"]),
        ("", ["empty-text"]),
        ("\x00", ["text-unstorable", "empty-text"]),
    ],
)
def test_what_is_no_appearance(value: Any, notes: list[str]) -> None:
    """A page of the reviewer's, a number, a file name: dropped, and said."""
    at = spot(value)
    assert (read_appearances(at, OWN), noted(at)) == ((), notes)


@pytest.mark.parametrize(
    "value",
    [
        {"url": "https://facts.example.org/column", "headline": "A column"},
        {"url": "https://news.facts.example.org/column"},
        {"url": "https://example.org/column"},
    ],
)
def test_the_same_house_is_not_the_same_site(value: dict[str, Any]) -> None:
    """What is said to be something of its own, or is on a site beside, is an appearance."""
    at = spot(value)
    assert (len(read_appearances(at, OWN)), noted(at)) == (1, [])


def test_a_site_that_many_share_is_nobodys_own() -> None:
    """Two pages of one network have nothing to do with each other; the review itself is the reviewer's all the same."""
    own = OwnSite("https://www.facebook.com/desk/posts/2")
    at = spot(["https://www.facebook.com/vale/posts/1", own.url])
    assert read_appearances(at, own) == (Work("https://www.facebook.com/vale/posts/1"),)


def test_corrections() -> None:
    """A text, an address or a comment; what is none is named, and what says nothing is not read."""
    at = spot(["The year was wrong.", A, {"@type": "CorrectionComment", "description": "The sum."}, {}, 3, ""])
    found = read_corrections(at)
    assert [(each.text, each.url) for each in found] == [("The year was wrong.", None), ("", A), ("The sum.", None)]
    assert noted(at) == ["empty-text", "value-form"]
