"""What programs read of a site: the same that people do."""

import json

from hypothesis import given

from claimcheck.claimreview import claim_reviews, read_claim_reviews
from claimcheck.model import ReviewSession
from claimcheck.publish.site.data import data_feed, robots, searched_entries
from claimcheck.publish.site.listings import newest_first
from claimcheck.publish.site.making import record_of
from tests import strategies
from tests.publish.site.desk import PLAIN
from tests.publish.site.test_listings import other, record
from tests.samples import COST, PUBLISHER, reviewed

SITE = PLAIN.site


def test_the_data_feed() -> None:
    """It has every ClaimReview as it is exported, the newest first, and is read again without a repair."""
    records = [record(reviewed()), record(other())]
    entries = newest_first(records)
    feed = json.loads(data_feed(SITE, entries))
    items = [item for element in feed["dataFeedElement"] for item in element["item"]]
    wanted = [
        *claim_reviews(other(), publisher=PUBLISHER).reviews,
        *claim_reviews(reviewed(), publisher=PUBLISHER).reviews,
    ]
    assert items == wanted
    assert (feed["@type"], feed["dateModified"]) == ("DataFeed", "2026-02-01T10:00:05Z")
    reading = read_claim_reviews(feed)
    assert len(reading.reviews) == 3
    assert not any(each.repairs for each in reading.reviews)
    assert json.loads(data_feed(SITE, ()))["dataFeedElement"] == []


@given(strategies.sessions())
def test_whatever_is_in_a_feed(made: ReviewSession) -> None:
    """It is JSON, and has the ClaimReviews that are exported."""
    export = claim_reviews(made, publisher=PUBLISHER, with_disputed=True)
    entries = record_of(made, export, mark="").entries
    feed = json.loads(data_feed(SITE, entries))
    assert [item for element in feed["dataFeedElement"] for item in element["item"]] == list(export.reviews)
    rows = json.loads(searched_entries(entries).decode().removeprefix("window.factChecks = ").removesuffix(";\n"))
    assert [row[0] for row in rows] == [entry.folder for entry in entries]


def test_robots() -> None:
    """Everybody may read everything, and is told where all of it is listed."""
    assert robots(SITE).decode().endswith("Sitemap: https://facts.example.org/checks/sitemap.xml\n")


def test_what_is_searched() -> None:
    """The script reads the same that the lists show."""
    text = searched_entries(record(reviewed()).entries).decode()
    rows = json.loads(text.removeprefix("window.factChecks = ").removesuffix(";\n"))
    entry = record(reviewed()).entries[0]
    assert rows[0][:6] == [entry.folder, COST.text, "Selina Vale", "False", "0", entry.verdict.folder]
    assert rows[0][6:] == ["2026-01-31", "Mayor of Gotham opens bridge", "The budget names 40 million.", "en"]
