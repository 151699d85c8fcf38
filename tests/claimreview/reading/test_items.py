"""What was reviewed is read in the form of today, in that of before, and in several."""

from claimcheck.claimreview import Party, PublishedDate, Work
from claimcheck.claimreview.reading.items import Item, read_item
from claimcheck.claimreview.reading.works import OwnSite
from tests.claimreview.reading.spotting import noted, spot

A, B = "https://a.example/1", "https://b.example/2"
OWN = OwnSite("https://facts.example.org/checks/bridge")


def test_several_items() -> None:
    """All claimants and appearances count; of the rest what is said first."""
    at = spot(
        [
            {"@type": "Claim", "author": {"name": "Selina Vale"}, "appearance": {"url": A}},
            {"@type": "Claim", "author": {"name": "Bo Stern"}, "appearance": {"url": B}, "datePublished": "2026-01-30"},
            {"@type": "Claim", "datePublished": "2026-01-31", "name": "a speech", "locationCreated": "Gotham"},
        ]
    )
    assert read_item(at, OWN) == Item(
        claimants=(Party("Selina Vale"), Party("Bo Stern")),
        date=PublishedDate("2026-01-30"),
        place="Gotham",
        name="a speech",
        appearances=(Work(A), Work(B)),
    )
    assert noted(at) == []


def test_an_address_of_the_item_that_is_known_already() -> None:
    """Nothing is mended where nothing is added."""
    at = spot({"@type": "Claim", "appearance": {"url": A}, "url": A})
    assert (read_item(at, OWN).appearances, noted(at)) == ((Work(A),), [])


def test_the_older_form_on_the_reviewers_own_site() -> None:
    """Generators put the address of the review there; it is no place where the claim was made."""
    at = spot({"@type": "NewsArticle", "url": OWN.url, "sameAs": [A, "a file"]})
    assert read_item(at, OWN).appearances == (Work(A),)
    assert noted(at) == ["item-legacy", "appearance-own", "address-none", "item-url"]


def test_what_is_no_item() -> None:
    """A number is named; an empty text is nothing; a party without a name is nobody."""
    at = spot([3, "", {"@type": "Organization"}])
    assert read_item(at, OWN) == Item()
    assert noted(at) == ["empty-text", "item-party", "value-form", "claim-author-name"]
