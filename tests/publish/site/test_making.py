"""A session becomes pages that say all that was decided, and nothing that is for colleagues."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given

from claimcheck.claimreview import claim_reviews
from claimcheck.claimreview.export import Export
from claimcheck.config import Publisher, Reviewing
from claimcheck.model import Claimant, ReviewSession, Source
from claimcheck.model.claim import Reply
from claimcheck.model.verdicts import adjudicated
from claimcheck.publish.site.making import note_pages, pages_of, record_of
from claimcheck.publish.site.render import Renderer
from claimcheck.publish.site.values import FactCheck, Page, Reviewed
from tests import strategies
from tests.publish.site.desk import PLAIN
from tests.publish.site.html_page import HtmlPage, read_page, safety_faults, structure_faults
from tests.samples import AT, COST, END, LONGEST, PUBLISHER, SOURCES, reviewed, session, with_claim

RENDERER = Renderer()


def exported(made: ReviewSession, publisher: Publisher = PUBLISHER, *, with_disputed: bool = False) -> Export:
    return claim_reviews(made, publisher=publisher, with_disputed=with_disputed)


def pages(made: ReviewSession, *, is_whole: bool = False, publisher: Publisher = PUBLISHER) -> list[Page]:
    return list(pages_of(made, record_of(made, exported(made, publisher), mark="m"), is_whole=is_whole))


def shown(page: Page) -> HtmlPage:
    found = read_page(RENDERER.page(PLAIN.site, page))
    assert [*structure_faults(found), *safety_faults(found)] == []
    return found


def check_of(page: Page) -> FactCheck:
    assert isinstance(page.content, FactCheck)
    return page.content


def test_what_a_record_keeps() -> None:
    """Each fact-check with its folder, what lists say of it, and the very ClaimReview that is exported."""
    made = reviewed()
    record = record_of(made, exported(made), mark="m")
    cost, end = record.entries
    assert (record.session_id, record.folder, record.mark) == (made.id, made.id, "m")
    assert (cost.folder, cost.claim, cost.claimant) == (f"{made.id}/{made.reviews[0].id}", COST.text, "Selina Vale")
    assert (cost.verdict.label, cost.summary, cost.author) == ("False", "The budget names 40 million.", PUBLISHER.name)
    assert (cost.published, cost.modified) == ("2026-01-31T10:00:05Z", "2026-01-31T10:00:05Z")
    assert read_page(f"<script>{cost.claim_review}</script>").one("script").text == cost.claim_review
    assert (end.verdict.tone, end.claimant) == ("none", "Gotham Ferry Company")
    assert record.paths == (f"{cost.folder}/index.html", f"{end.folder}/index.html", f"{made.id}/index.html")


def test_a_fact_check() -> None:
    """The whole page, as a reader reads it."""
    page = shown(pages(reviewed())[0])
    assert page.all("title")[0].text == "False: The bridge cost nothing – Gotham Fact Desk"
    assert page.one("h1").text == "The bridge cost nothing"
    for said in (
        "Fact-check · 31 January 2026",
        "Claimed by Selina Vale, mayor of Gotham, 30 January 2026",
        "Verdict False",
        "1 on the scale Google 5-point, from 1 (False) to 5 (True).",
        "Why The budget names 40 million.",
        "“The bridge cost nothing,” said Selina Vale, the mayor of Gotham.",
        "Mayor of Gotham opens bridge, Gotham Courier, 30 January 2026 (original article)",
        "✕ Refutes the claim Budget of Gotham 2025, City of Gotham, 1 March 2025 Archived copy",
        "○ Context the paper in the town hall",
        "By Gotham Fact Desk. Reviewed 31 January 2026.",
    ):
        assert said in page.text
    assert page.claim_reviews == [exported(reviewed()).reviews[0]]
    assert page.meta("og:url") == page.claim_reviews[0]["url"]
    assert [each.attrs["href"] for each in page.all("link") if each.attrs["rel"] == "canonical"] == [
        page.claim_reviews[0]["url"]
    ]
    picture = page.one("svg")
    assert picture.attrs["role"] == "img"
    assert page.all("title")[-1].text == "1 on the scale Google 5-point, from 1 (False) to 5 (True)."
    assert "for my eyes only" not in str(page)


def test_quotations_say_where_they_are_from() -> None:
    """The article's words and a source's words are quotations with the address that they were taken from, in their language."""
    source = evolve(SOURCES[0], excerpt="40,000,000")
    made = session(language="pt-BR").add_review(COST.id, reviewer="Ada Quill", rating="False", sources=[source], at=AT)
    said, words = shown(pages(made)[0]).all("blockquote")
    assert (said.attrs["cite"], said.attrs["lang"]) == ("https://news.example.com/bridge", "pt-BR")
    assert (words.attrs["cite"], words.text.strip()) == (
        "https://budget.example.org/2025?page=3&x=%3Cb%3E",
        "40,000,000",
    )


def test_corrections_come_first() -> None:
    """What was changed, when and why stands before the verdict, the last first."""
    made = reviewed().with_export(by="desk", at=AT)
    for days, rating in ((2, "True"), (3, "Half true")):
        made = made.add_review(
            COST.id, reviewer="Ada Quill", rating=rating, correction=f"Reason {days}.", at=AT + timedelta(days=days)
        )
    page = shown(pages(made)[0])
    assert (
        "Corrected 2 times 3 February 2026: rating changed from True to Half true. Reason 3. 2 February 2026"
        in page.text
    )
    assert page.text.index("Corrected") < page.text.index("Verdict Half true")
    assert "Reviewed 31 January 2026, last changed 3 February 2026." in page.text
    assert page.meta("article:modified_time") == "2026-02-03T10:00:05Z"


def test_when_and_where_it_was_said() -> None:
    """What is known of the claim itself goes before the date of the article."""
    made = with_claim(reviewed(), 0, stated_on=date(2025, 12, 24), place="Gotham town hall")
    text = shown(pages(made)[0]).text
    assert "When 24 December 2025 Where Gotham town hall" in text


def test_right_of_reply() -> None:
    """Whom we asked, when, and what the answer was; also that there is none."""
    replies = (
        Reply("the mayor’s office", date(2026, 1, 29), "It was free.", date(2026, 1, 30)),
        Reply("the council", date(2026, 1, 29), "No comment."),
        Reply("the builders", date(2026, 1, 29)),
    )
    text = shown(pages(with_claim(reviewed(), 0, replies=replies))[0]).text
    assert "We asked the mayor’s office on 29 January 2026. Answered on 30 January 2026: It was free." in text
    assert "We asked the council on 29 January 2026. The answer: No comment." in text
    assert "We asked the builders on 29 January 2026. There is no answer yet." in text


def test_what_the_article_says_itself() -> None:
    """Where nobody is quoted, the claim is the author's."""
    made = session().add_review(LONGEST.id, reviewer="Ada Quill", rating="True", at=AT)
    page = pages(made)[0]
    assert check_of(page).entry.claimant == "Lois Field"
    assert "Who The article says it itself (Lois Field)." in shown(page).text
    bare = session(author=None, publisher=None, published_at=None, url=None)
    page = pages(bare.add_review(LONGEST.id, reviewer="Ada Quill", rating="True", at=AT))[0]
    assert check_of(page).entry.claimant_folder == ""
    assert "Claimed in the article itself" in shown(page).text


def test_what_is_for_colleagues_is_on_no_page() -> None:
    """Notes of a review, of a source and of a verdict stay where they are."""
    made = session().add_review(
        COST.id,
        reviewer="Ada Quill",
        rating="False",
        note="SECRET one",
        sources=[Source(url="https://a.example", note="SECRET two")],
        at=AT,
    )
    made = adjudicated(made, COST.id, by="Cy Moor", rating="True", reason="SECRET three", at=AT)
    made = with_claim(made, 0, look_again_on=date(2027, 1, 1))
    every = b"".join(RENDERER.page(PLAIN.site, page) for page in pages(made))
    assert b"SECRET" not in every
    assert b"Ada Quill" not in every
    assert b"2027" not in every


def test_without_a_publisher_the_reviewer_stands_for_it() -> None:
    """As in what is exported."""
    made = reviewed()
    page = pages(made, publisher=Publisher(base_url="https://facts.example.org"))[0]
    assert check_of(page).entry.author == "Ada Quill"
    assert "By Ada Quill." in shown(page).text


def test_an_article() -> None:
    """The sentences with checked words, each leading to its fact-check, and a picture of the verdicts with the same in words."""
    made = reviewed()
    page = pages(made)[-1]
    assert isinstance(page.content, Reviewed)
    assert page.path == f"{made.id}/index.html"
    found = shown(page)
    assert found.claim_reviews == []
    assert found.one("h1").text == "Mayor of Gotham opens bridge"
    assert [each.text for each in found.all("mark")] == ["The bridge cost nothing", "half its crossings would end"]
    tags = [each for each in found.all("a") if "tag" in each.attrs.get("class", "")]
    assert [each.text for each in tags] == ["False", "Unproven"]
    links = [each.attrs["href"] for each in found.all("a") if "mark" in each.parents]
    assert links == [f"../{made.id}/{review.id}/index.html" for review in made.reviews[:2]]
    assert found.all("title")[-1].text == "2 fact-checks: 1 False, 1 Unproven."
    assert len(found.all("rect")) == 2
    assert "longest in the county" not in found.text


def test_a_whole_article() -> None:
    """Its text is all there, and what was checked is marked."""
    found = shown(pages(reviewed(), is_whole=True)[-1])
    assert "The bridge is the longest in the county." in found.text
    assert len(found.all("mark")) == 2


def test_several_of_one_claim() -> None:
    """Where what is disputed is published, each reviewer's fact-check is a page of its own, and the words lead to them all."""
    made = reviewed().add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT)
    record = record_of(made, exported(made, with_disputed=True), mark="m")
    *checks, article = pages_of(made, record, is_whole=False)
    assert len(checks) == 3
    tags = [each.text for each in shown(article).all("a") if "tag" in each.attrs.get("class", "")]
    assert tags == ["False", "True", "Unproven"]


def test_what_is_held_back_is_looked_at_again() -> None:
    """A record of a session that something is refused of has no mark, so that it is named the next time, too."""
    made = reviewed().add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT)
    record = record_of(made, exported(made), mark="m")
    assert (record.mark, [entry.claim for entry in record.entries]) == ("", [END.text])
    unsigned = claim_reviews(reviewed(), publisher=PUBLISHER, reviewing=Reviewing(sign_off=True))
    assert record_of(reviewed(), unsigned, mark="m").entries == ()


@pytest.mark.parametrize("name", ["../../etc", "a/b", "con", "x" * 200, "Ü\x00\ud800", "..", "method"])
def test_no_id_leads_elsewhere(name: str) -> None:
    """The folders of a session are in that of the site, and the addresses in what is exported lead to them."""
    made = evolve(reviewed(), id=name)
    for page, thing in zip(pages(made), exported(made).reviews, strict=False):
        assert f"{PUBLISHER.base_url}{page.step}" == thing["url"]
        first, second, last = page.path.split("/")
        assert (last, ".." in page.path, len(first) <= 100 and len(second) <= 100) == ("index.html", False, True)
        assert first not in ("con", "method", "")


@given(strategies.sessions())
def test_whatever_a_session_holds(made: ReviewSession) -> None:
    """Every page is built as it should be, runs nothing, and has exactly the ClaimReview that is exported, or none."""
    export = exported(made, with_disputed=True)
    record = record_of(made, export, mark="m")
    every = list(pages_of(made, record, is_whole=True))
    assert [shown(page).claim_reviews for page in every if page.kind == "fact-check"] == [[it] for it in export.reviews]
    assert [shown(page).claim_reviews for page in every if page.kind == "article"] == ([[]] if export.reviews else [])
    for page in note_pages(record):
        found = shown(page)
        assert (found.claim_reviews, found.meta("robots")) == ([], "noindex")
    assert {page.path for page in (*every, *note_pages(record))} == set(record.paths)


def test_a_claimant_of_many_words() -> None:
    """A name is one line, so that one person is one claimant."""
    made = with_claim(reviewed(), 0, claimant=Claimant(" Selina \n Vale "))
    assert check_of(pages(made)[0]).entry.claimant == "Selina Vale"
