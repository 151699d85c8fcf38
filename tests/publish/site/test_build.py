"""A site says what the sessions have decided, again and again, and changes only where they did."""

import json
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings, strategies as st

from claimcheck.claimreview import claim_reviews, validate_claim_review
from claimcheck.config import Publisher, Reviewing
from claimcheck.errors import InputError, StoreError, UsageError
from claimcheck.model import Article, Claimant, RatingLevel, RatingScale, ReviewSession, Source
from claimcheck.model.claim import Reply
from claimcheck.model.verdicts import adjudicated
from claimcheck.publish.site.links import shown
from claimcheck.publish.site.manifest import NAME, read_manifest
from claimcheck.publish.site.tree import intact_files
from tests import strategies
from tests.publish.site.desk import Desk
from tests.publish.site.html_page import link_faults, pages_in, safety_faults, structure_faults
from tests.publish.site.test_mirror import held
from tests.samples import AT, COST, LONGEST, PUBLISHER, reviewed, session

LATER = AT + timedelta(days=3)


def ferry() -> ReviewSession:
    """Give another session, on another scale."""
    made = session(title="Ferry", scale="averitec")
    return made.add_review(LONGEST.id, reviewer="Bo Stern", rating="Refuted", at=AT)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def desk() -> Desk:
    return Desk.of(reviewed(), ferry())


def published(folder: Path) -> list[str]:
    """Give the addresses of all ClaimReviews that are on the pages of a site."""
    return sorted(thing["url"] for page in pages_in(folder).values() for thing in page.claim_reviews)


def exported(desk: Desk) -> list[str]:
    """Give the addresses of all that ``claimcheck export`` would write."""
    wishes = desk.wishes
    made = (
        claim_reviews(each, publisher=wishes.publisher, reviewing=wishes.reviewing, with_disputed=wishes.with_disputed)
        for each in desk.sessions.values()
    )
    return sorted(thing["url"] for export in made for thing in export.reviews)


def faults(folder: Path) -> list[str]:
    """Say what is wrong with a site, whatever is on it."""
    found = [f"{path}: {fault}" for path, page in pages_in(folder).items() for fault in structure_faults(page)]
    found += [f"{path}: {fault}" for path, page in pages_in(folder).items() for fault in safety_faults(page)]
    manifest = read_manifest(folder)
    assert manifest is not None
    there = {path for path, content in held(folder).items() if content is not None}
    found += [f"{path}: not as it was written" for path in manifest.files.keys() - intact_files(folder, manifest.files)]
    found += [f"{path}: nobody's" for path in there - {NAME} - manifest.files.keys()]
    return [*found, *link_faults(folder, base_path="/checks/")]


def test_a_site(site: Path, desk: Desk) -> None:
    """What would be exported is on it, each on a page that stands at its own address, and all links lead somewhere."""
    outcome = desk.publish(site)
    assert (outcome.fact_checks, outcome.articles, outcome.notes) == (3, 2, 0)
    assert published(site) == exported(desk)
    assert faults(site) == []
    for path, page in pages_in(site).items():
        for thing in page.claim_reviews:
            assert f"{PUBLISHER.base_url}{path.removesuffix('index.html')}" == thing["url"]
            assert [each.severity for each in validate_claim_review(thing, page_url=thing["url"])].count("error") == 0


def test_the_same_sessions_give_the_same_bytes(tmp_path: Path) -> None:
    """Wherever and whenever it is published, in whatever order the sessions are given."""
    one, other = Desk.of(reviewed(), ferry()), Desk.of(ferry(), reviewed())
    one.publish(tmp_path / "one", today="2026-04-01")
    other.publish(tmp_path / "other", today="2027-01-01")
    assert held(tmp_path / "one") == held(tmp_path / "other")


def test_again_without_a_change(site: Path, desk: Desk) -> None:
    """No session is read, and no file is written."""
    first = desk.publish(site)
    files = {path: (site / path).stat().st_ino for path in held(site)}
    desk.read.clear()
    outcome = desk.publish(site)
    assert desk.read == []
    assert (outcome.written, outcome.kept, outcome.removed) == (0, first.written, 0)
    assert {path: (site / path).stat().st_ino for path in held(site)} == files


def test_again_with_a_change(site: Path, desk: Desk) -> None:
    """Only what the change is about is read and written anew; the site is the same as one that was made at once."""
    desk.publish(site)
    desk.read.clear()
    desk.change(
        reviewed().id,
        lambda it: it.add_review(COST.id, reviewer="Ada Quill", rating="True", correction="New.", at=LATER),
    )
    before = held(site)
    outcome = desk.publish(site)
    assert desk.read == [reviewed().id]
    after = held(site)
    changed = {path for path in after if before.get(path) != after[path]}
    assert f"{reviewed().id}/{reviewed().reviews[0].id}/index.html" in changed
    assert f"{reviewed().id}/{reviewed().reviews[1].id}/index.html" not in {
        path for path in changed if "Corrected" in str(after[path])
    }
    assert not any(path.startswith(f"{ferry().id}/") for path in changed)
    assert outcome.written == len(changed - {NAME} - {path for path in changed if after[path] is None})
    desk.publish(site.with_name("fresh"))
    assert held(site.with_name("fresh")) == after
    assert faults(site) == []


def test_what_is_published_is_noted(site: Path, desk: Desk) -> None:
    """Once, with what it was: from then on a change needs a correction."""
    for _ in range(2):
        desk.publish(site)
    history = desk.sessions[reviewed().id].history
    assert [entry.action for entry in history].count("export") == 1
    assert history[-1].review_ids == tuple(each.id for each in reviewed().reviews[:2])


def test_withdrawn(site: Path, desk: Desk) -> None:
    """What was taken back leaves a page that says so and since when, without a ClaimReview, in no list and no feed."""
    desk.publish(site)
    desk.change(
        reviewed().id,
        lambda it: it.add_review(COST.id, reviewer="Ada Quill", skip_reason="unsure", correction="Wrong.", at=LATER),
    )
    outcome = desk.publish(site)
    path = f"{reviewed().id}/{reviewed().reviews[0].id}/index.html"
    page = pages_in(site)[path]
    assert outcome.notes == 1
    assert "This fact-check was withdrawn Since 3 February 2026 nothing is published here." in page.text
    assert (page.claim_reviews, page.meta("robots")) == ([], "noindex")
    assert COST.text not in page.text
    for name in ("index.html", "feed.json", "atom.xml", "sitemap.xml", "entries.js"):
        assert reviewed().reviews[0].id not in (site / name).read_text(encoding="utf-8")
    assert faults(site) == []
    desk.publish(site.with_name("fresh"))
    assert held(site.with_name("fresh")) == held(site)


def test_replaced(site: Path, desk: Desk) -> None:
    """The page of a review that a verdict stands for leads to the verdict's."""
    desk.publish(site)
    desk.change(
        reviewed().id,
        lambda it: adjudicated(it, COST.id, by="Cy Moor", rating="Half true", correction="Decided.", at=LATER),
    )
    desk.publish(site)
    page = pages_in(site)[f"{reviewed().id}/{reviewed().reviews[0].id}/index.html"]
    assert "Another one has stood for it since 3 February 2026. What stands for it Half true" in page.text
    assert faults(site) == []


def test_a_session_that_is_gone(site: Path, desk: Desk) -> None:
    """Its pages say that they were withdrawn, with the day of publishing, and stay so; if it comes back, so do they."""
    desk.publish(site)
    gone = desk.sessions.pop(ferry().id)
    desk.publish(site, today="2026-04-01")
    once = held(site)
    page = pages_in(site)[f"{gone.id}/index.html"]
    assert "The fact-checks of this article were withdrawn Since 1 April 2026" in page.text
    assert faults(site) == []
    desk.publish(site, today="2026-05-01")
    assert held(site) == once
    desk.sessions[gone.id] = gone
    assert desk.publish(site).notes == 0
    assert published(site) == exported(desk)
    assert faults(site) == []


def test_a_session_that_cannot_be_read(site: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, its pages stay as they are, and the others are published."""
    desk.publish(site)
    for each in (reviewed(), ferry()):
        desk.change(each.id, lambda it: it.put_off(LONGEST.id, reviewer="Ada Quill", at=LATER))
    whole = Desk._load

    def load(this: Desk, session_id: str) -> ReviewSession:
        if session_id == ferry().id:
            raise StoreError("damaged")
        return whole(this, session_id)

    monkeypatch.setattr(Desk, "_load", load)
    outcome = desk.publish(site)
    assert [each.message for each in outcome.unreadable] == ["damaged"]
    assert published(site) == exported(desk)
    monkeypatch.undo()
    desk.read.clear()
    desk.publish(site)
    assert desk.read == [ferry().id]


def test_of_some_sessions(site: Path, desk: Desk) -> None:
    """Those that are named are made; of the others the site keeps what it has."""
    desk.publish(site, chosen=[ferry().id])
    assert len(published(site)) == 1
    desk.publish(site, chosen=[reviewed().id])
    assert published(site) == exported(desk)
    was = published(site)
    desk.change(
        ferry().id,
        lambda it: it.add_review(LONGEST.id, reviewer="Bo Stern", rating="Supported", correction="x", at=LATER),
    )
    before = held(site)
    desk.publish(site, chosen=[reviewed().id])
    assert held(site) == before
    assert published(site) == was
    desk.publish(site)
    assert held(site) != before
    assert faults(site) == []


def test_disputed_and_unsigned(site: Path) -> None:
    """What may not be published is not, is told every time, and the rest is."""
    made = reviewed().add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT)
    desk = Desk.of(made)
    for _ in range(2):
        (looked,) = desk.publish(site).looked_at
        assert {fault.rule for fault in looked.faults if fault.severity == "error"} == {"disputed"}
        assert [url for url in published(site) if made.reviews[1].id in url] == published(site)
    desk.wishes = evolve(desk.wishes, with_disputed=True)
    desk.publish(site)
    assert len(published(site)) == 3
    signed = Desk.of(reviewed(), reviewing=Reviewing(sign_off=True))
    assert signed.publish(site.with_name("unsigned")).fact_checks == 0


def test_other_settings_make_every_page_anew(site: Path, desk: Desk, tmp_path: Path) -> None:
    """A publisher, a template, whole articles: whatever all pages depend on."""
    desk.publish(site)
    first = held(site)
    desk.wishes = evolve(desk.wishes, is_whole=True)
    desk.publish(site)
    assert "longest in the county" in str(held(site)[f"{reviewed().id}/index.html"])
    desk.wishes = evolve(desk.wishes, is_whole=False)
    desk.publish(site)
    assert held(site) == first
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "site.css").write_text("body { color: red }", encoding="utf-8")
    desk.templates = tmp_path / "own"
    outcome = desk.publish(site)
    # What a template does not change is the same file still.
    assert outcome.written == 1
    assert held(site)["site.css"] == "body { color: red }"


def test_a_page_that_was_changed_by_hand(site: Path, desk: Desk) -> None:
    """It is made anew, as is one that was removed."""
    desk.publish(site)
    whole = held(site)
    check = site / reviewed().id / reviewed().reviews[0].id / "index.html"
    check.write_text("changed", encoding="utf-8")
    (site / "index.html").unlink()
    desk.publish(site)
    assert held(site) == whole


def test_what_people_put_beside_the_pages(site: Path, desk: Desk) -> None:
    """It stays, through every publishing."""
    desk.publish(site)
    (site / "CNAME").write_text("facts.example.org", encoding="utf-8")
    (site / "about").mkdir()
    (site / "about" / "index.html").write_text("us", encoding="utf-8")
    desk.change(ferry().id, lambda it: it.put_off(LONGEST.id, reviewer="Ada Quill", at=LATER))
    desk.publish(site)
    assert held(site)["CNAME"] == "facts.example.org"
    assert held(site)["about/index.html"] == "us"


def test_a_folder_that_is_no_site(site: Path, desk: Desk) -> None:
    """Nothing is put among somebody's files; an empty folder is one to begin in."""
    site.mkdir()
    desk.publish(site)
    other = site.with_name("other")
    other.mkdir()
    (other / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is not empty, and no site"):
        desk.publish(other)
    assert held(other) == {"mine": "x"}


def test_a_site_of_another_store(site: Path, desk: Desk) -> None:
    """A wrong store does not withdraw everything."""
    desk.publish(site)
    before = held(site)
    with pytest.raises(UsageError, match="was made of other sessions"):
        Desk.of(evolve(reviewed(), id="other")).publish(site)
    with pytest.raises(UsageError, match="was made of other sessions"):
        Desk.of().publish(site)
    assert held(site) == before


def test_a_template_with_a_fault_changes_nothing(site: Path, desk: Desk, tmp_path: Path) -> None:
    """The site stays as it was, nothing is noted, and nothing lies beside it but what always does."""
    desk.publish(site)
    before, histories = held(site), [each.history for each in desk.sessions.values()]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "method.html").write_text("{{ nonsense }}", encoding="utf-8")
    desk.templates = tmp_path / "own"
    with pytest.raises(InputError, match="'nonsense' is undefined"):
        desk.publish(site)
    assert held(site) == held(site.with_name(".site.claimcheck-spare")) == before
    assert [each.history for each in desk.sessions.values()] == histories


def test_two_sessions_in_one_folder(site: Path) -> None:
    """Ids that would stand in one folder are refused, rather than one written over the other."""
    odd = evolve(reviewed(), id="Ü")
    first = Desk.of(odd)
    first.publish(site)
    (name,) = (each.name for each in site.iterdir() if each.name.startswith("u-"))
    with pytest.raises(InputError, match="would stand in one folder"):
        Desk.of(odd, evolve(reviewed(), id=name)).publish(site.with_name("other"))


def test_nothing_to_publish(site: Path) -> None:
    """A site without a fact-check is a site."""
    outcome = Desk.of(session()).publish(site)
    assert (outcome.fact_checks, outcome.articles) == (0, 0)
    assert faults(site) == []


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror=alert(1)>'",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "]]><x>&amp;&#x3c;",
    "\x1b[2J\u202etxt\u2066\u2028\x00\ufffe\U0001ffff",
    "=cmd()|' /C calc'!A0",
    "../../../etc/passwd",
)


def hostile_session(word: str) -> ReviewSession:
    """Give a session that has those words wherever words can be."""
    text = f"Before. {word} is said here. After."
    article = Article.from_text(text, title=word, language=word, url=word, publisher=word, author=word, published_at=AT)
    start = article.text.index("is said")
    scale = RatingScale(word, word, word, (RatingLevel(1, f"{word} no"), RatingLevel(2, word)), (f"{word} off",), word)
    anchor = COST.anchors[0].at(article.text, max(start - 10, 0), start + 7)
    claim = evolve(
        COST,
        id=f"c{word}",
        text=word,
        anchors=(anchor,),
        claimant=Claimant(word, role=word, same_as=word),
        place=word,
        stated_on=date(2026, 1, 1),
        replies=(Reply(word, date(2026, 1, 2), word, date(2026, 1, 3)),),
    )
    source = Source(
        url=word, title=word, publisher=word, excerpt=word, archive_url=word, note=word, temporal_coverage=word
    )
    made = ReviewSession.start(article, [claim], scale=scale, engine=word, at=AT)
    made = evolve(made, id=word)
    made = made.add_review(claim.id, reviewer=word, rating=word, explanation=f"{word}\n{word}", sources=[source], at=AT)
    made = made.with_export(by=word, at=AT)
    return made.add_review(
        claim.id, reviewer=word, rating=f"{word} no", explanation=word, sources=[source], correction=word, at=LATER
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words(site: Path, word: str) -> None:
    """Wherever they stand, they run nothing, load nothing, lead nowhere, and are in the ClaimReview as they are exported."""
    publisher = Publisher(name=word, url=word, base_url=PUBLISHER.base_url, logo=word)
    desk = Desk.of(hostile_session(word), publisher=publisher)
    outcome = desk.publish(site)
    assert outcome.fact_checks == 1
    assert faults(site) == []
    (thing,) = claim_reviews(hostile_session(word), publisher=publisher).reviews
    assert [found for page in pages_in(site).values() for found in page.claim_reviews] == [thing]
    feed = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    assert [item for element in feed["dataFeedElement"] for item in element["item"]] == [thing]
    for path, content in held(site).items():
        assert content is None or not set(content) & set("\x1b\x00\u202e\u2066\u2028\ufffe\U0001ffff"), path
    assert all(
        folder.replace("-", "").replace("_", "").isalnum() for path in held(site) for folder in path.split("/")[:-1]
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_in_feeds(site: Path, word: str) -> None:
    """What is XML is well-formed, and says the words."""
    Desk.of(hostile_session(word)).publish(site)
    for name in ("atom.xml", "sitemap.xml"):
        root = ET.fromstring((site / name).read_bytes())
        assert len(root) > 3
    title = ET.parse(site / "atom.xml").getroot().find("{*}entry/{*}title")
    assert title is not None
    assert title.text == shown(f"{word} no: {word}")


# Each example is a site of its own in a folder that the one before was in.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(data=st.data())
def test_whatever_is_done_between(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """However sessions are worked on between publishings, the site is what would be made of them at once."""
    folder = tmp_path_factory.mktemp("sites")
    desk = Desk.of(data.draw(strategies.sessions()))
    (name,) = desk.sessions
    for _ in range(data.draw(st.integers(1, 3))):
        desk.publish(folder / "site")
        desk.change(name, lambda it: data.draw(strategies.worked_on(it)))
    desk.publish(folder / "site")
    assert published(folder / "site") == exported(desk)
    assert faults(folder / "site") == []
    again = Desk(dict(desk.sessions), desk.wishes)
    again.publish(folder / "fresh")
    assert held(folder / "fresh") == held(folder / "site")
