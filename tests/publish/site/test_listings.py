"""Fact-checks are found by what they say: all of them, by verdict, by claimant, and by programs."""

import re
from datetime import timedelta

import pytest
from attrs import evolve

from claimcheck.claimreview import claim_reviews
from claimcheck.model import ReviewSession
from claimcheck.publish.site.listings import PER_PAGE, feed_pages, listing_pages
from claimcheck.publish.site.making import record_of
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.render import Renderer
from claimcheck.publish.site.values import Feed, Listing, Page
from tests.publish.site.desk import PLAIN
from tests.publish.site.html_page import HtmlPage, read_page, safety_faults, structure_faults
from tests.samples import AT, COST, END, LONGEST, PUBLISHER, reviewed, session

SITE = PLAIN.site
RENDERER = Renderer()


def record(made: ReviewSession) -> Record:
    return record_of(made, claim_reviews(made, publisher=PUBLISHER), mark="m")


def many(count: int) -> list[Record]:
    """Give a record of so many fact-checks, one an hour."""
    one = record(reviewed()).entries[0]
    entries = [
        evolve(one, folder=f"s/r-{n:04}", published=f"2026-01-{1 + n // 24:02}T{n % 24:02}:00:00Z")
        for n in range(count)
    ]
    return [evolve(record(reviewed()), entries=tuple(entries))]


def pages(records: list[Record]) -> dict[str, Page]:
    return {page.path: page for page in listing_pages(SITE, records)}


def shown(page: Page) -> HtmlPage:
    found = read_page(RENDERER.page(SITE, page))
    assert [*structure_faults(found), *safety_faults(found)] == []
    assert found.claim_reviews == []
    return found


def other() -> ReviewSession:
    """Give a session on another scale, of the day after."""
    made = session(title="Ferry", scale="averitec")
    return made.add_review(LONGEST.id, reviewer="Bo Stern", rating="Refuted", at=AT + timedelta(days=1))


def test_the_index() -> None:
    """The newest comes first, with its verdict, its claimant and its day; each leads to its page."""
    found = shown(pages([record(reviewed()), record(other())])["index.html"])
    claims = [each for each in found.all("h2") if each.attrs.get("class") == "claim"]
    # The last is an empty one, for the script.
    assert [each.text for each in claims] == [LONGEST.text, COST.text, END.text, ""]
    assert "Refuted The bridge is the longest in the county Lois Field · 1 February 2026 · Ferry" in found.text
    assert "3 claims checked, the newest first." in found.text
    links = {each.attrs["href"] for each in found.all("a")}
    assert f"{reviewed().id}/{reviewed().reviews[0].id}/index.html" in links
    assert "By verdict AVeriTeC Refuted 1 Google 5-point False 1 Unproven 1 By claimant" in found.text


def test_the_form_is_not_shown_without_a_script() -> None:
    """What would do nothing is hidden; what does the same without a script is there."""
    found = shown(pages([record(reviewed())])["index.html"])
    assert "hidden" in found.one("form").attrs
    assert [each.attrs for each in found.all("script")] == [{"src": "site.js", "defer": ""}]
    values = {each.attrs["value"] for each in found.all("option")}
    assert values - {""} == {entry.verdict.folder for entry in record(reviewed()).entries}


def test_an_empty_site() -> None:
    """It says that there is nothing, and has all that it will have."""
    made = pages([])
    assert set(made) == {"index.html", "claimants/index.html", "method/index.html", "404.html"}
    assert "Nothing is published yet." in shown(made["index.html"]).text
    assert "Nobody yet." in shown(made["claimants/index.html"]).text


def test_by_verdict() -> None:
    """Each verdict that was given has a list of its own."""
    records = [record(reviewed()), record(other())]
    verdict = records[0].entries[0].verdict
    found = shown(pages(records)[f"{verdict.folder}/index.html"])
    assert found.one("h1").text == "False"
    assert "1 claim rated “False” on the scale Google 5-point" in found.text
    assert [each.text for each in found.all("h2")] == [COST.text]


def test_by_claimant() -> None:
    """Everybody who was checked is listed by name, with a list of their own."""
    made = pages([record(reviewed()), record(other())])
    found = shown(made["claimants/index.html"])
    names = [each.text for each in found.all("li") if "claimants-list" not in each.attrs]
    assert [name.strip() for name in names[-3:]] == ["Gotham Ferry Company 1", "Lois Field 1", "Selina Vale 1"]
    folder = record(reviewed()).entries[0].claimant_folder
    assert [each.text for each in shown(made[f"{folder}/index.html"]).all("h2")] == [COST.text]


def test_the_method() -> None:
    """Every scale in use, its version, its labels in their order and their numbers."""
    found = shown(pages([record(reviewed()), record(other())])["method/index.html"])
    text = found.text
    assert "The scale Google 5-point Version 1. Where it comes from." in text
    rows = [each.text for each in found.all("tr")]
    assert rows == ["NumberVerdict", "1False", "2Mostly false", "3Half true", "4Mostly true", "5True"]
    assert {each.attrs["scope"] for each in found.all("th")} == {"col", "row"}
    assert "Unproven Satire Missing context Outdated" in text
    assert "The scale AVeriTeC" in text
    assert "PolitiFact" not in text


@pytest.mark.parametrize(("is_decided", "is_signed_off"), [(True, False), (False, True)])
def test_the_method_says_what_is_so(is_decided: bool, is_signed_off: bool) -> None:
    """What the desk asks of its reviews is told, and nothing that it does not ask."""
    site = evolve(SITE, is_decided=is_decided, is_signed_off=is_signed_off)
    page = next(page for page in listing_pages(site, [record(reviewed())]) if page.kind == "method")
    text = shown(page).text
    assert ("before somebody has decided" in text) is is_decided
    assert ("A second person has seen every fact-check" in text) is is_signed_off


def test_pages_of_a_list() -> None:
    """A long list has pages, each leading to the one before and the one after."""
    made = pages(many(2 * PER_PAGE + 1))
    paths = [path for path in made if re.fullmatch(r"(page/\d+/)?index\.html", path)]
    assert paths == ["index.html", "page/2/index.html", "page/3/index.html"]
    middle = shown(made["page/2/index.html"])
    rels = {each.attrs["rel"]: each.attrs["href"] for each in middle.all("a") if "rel" in each.attrs}
    assert {rel: href for rel, href in rels.items() if rel in ("prev", "next")} == {
        "prev": "../../index.html",
        "next": "../../page/3/index.html",
    }
    content = made["page/3/index.html"].content
    assert isinstance(content, Listing)
    assert len(content.entries) == 1


def test_one_more_fact_check_changes_few_pages() -> None:
    """What changes with every fact-check stands on the first page alone."""
    before, after = (pages(many(count)) for count in (2 * PER_PAGE - 1, 2 * PER_PAGE))
    verdict = many(1)[0].entries[0].verdict.folder
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed >= {"index.html", "page/2/index.html", f"{verdict}/index.html"}
    assert not changed & {"method/index.html", "404.html"}


def test_the_not_found_page_can_be_shown_anywhere() -> None:
    """Its links begin at the top of the host, since nobody knows where it is shown."""
    found = shown(pages([])["404.html"])
    assert found.meta("robots") == "noindex"
    hrefs = [each.attrs["href"] for each in found.all("link") + found.all("a") if each.attrs["href"] != "#main"]
    assert all(href.startswith(("/checks/", "https://facts.example.org")) for href in hrefs)


def test_the_atom_feed() -> None:
    """The last changed are in it, each with its address; the feed is as old as the newest of them."""
    (page,) = (page for page in feed_pages(many(PER_PAGE + 5)) if page.kind == "atom")
    text = RENDERER.page(SITE, page).decode()
    assert text.count("<entry>") == PER_PAGE
    assert "<id>https://facts.example.org/checks/s/r-0054/</id>" in text
    assert "<title>False: The bridge cost nothing</title>" in text
    assert isinstance(page.content, Feed)
    assert f"<updated>{page.content.updated}</updated>" in text


def test_the_sitemap() -> None:
    """Every fact-check and every article is in it, with the day of its last change."""
    (page,) = (page for page in feed_pages([record(reviewed())]) if page.kind == "sitemap")
    text = RENDERER.page(SITE, page).decode()
    made = reviewed()
    for step in ("", "method/", f"{made.id}/", f"{made.id}/{made.reviews[0].id}/"):
        assert f"<loc>https://facts.example.org/checks/{step}</loc>" in text
