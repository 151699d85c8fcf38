"""``claimcheck publish`` makes a site of all sessions, says what it left out, and notes what it published."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.model import ReviewSession
from claimcheck.model.verdicts import with_sign_off
from claimcheck.publish.site.manifest import NAME
from claimcheck.store import open_store
from claimcheck.store.marks import mark_of
from tests.cli.running import Ran, run
from tests.conftest import held_to_permissions, require_program
from tests.publish.site.html_page import pages_in
from tests.publish.site.test_mirror import held
from tests.samples import AT, COST, END, LONGEST, reviewed, session

BASE = "https://facts.example.org/checks"
SETTINGS = f'[publisher]\nname = "Gotham Fact Desk"\nbase_url = "{BASE}"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder with settings, and two sessions in its store."""
    (tmp_path / "claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    store = open_store(tmp_path / "reviews")
    store.save(reviewed())
    store.save(session(title="Ferry").add_review(LONGEST.id, reviewer="Bo Stern", rating="True", at=AT))
    return tmp_path


def publish(desk: Path, *arguments: str) -> Ran:
    return run("publish", "-o", "site", *arguments, cwd=desk)


def changed(desk: Path, change: Callable[[ReviewSession], ReviewSession], name: str = reviewed().id) -> ReviewSession:
    return open_store(desk / "reviews").change(name, change)


def exported(desk: Path, name: str) -> list[object]:
    found = json.loads(run("export", name, "--draft", cwd=desk).out)
    return found if isinstance(found, list) else [found]


def published(desk: Path) -> list[object]:
    return [thing for page in pages_in(desk / "site").values() for thing in page.claim_reviews]


def test_a_site(desk: Path) -> None:
    """What export writes is on its pages; what was done is said on stderr, and nothing on stdout."""
    ran = publish(desk)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1].startswith("3 fact-checks of 2 articles in site: ")
    wanted = [*exported(desk, "bridge"), *exported(desk, "ferry")]
    assert sorted(map(str, published(desk))) == sorted(map(str, wanted))
    assert sorted(each.name for each in desk.iterdir() if "site" in each.name) == [
        ".site.claimcheck-spare",
        ".site.lock",
        "site",
    ]


def test_again(desk: Path) -> None:
    """Nothing that is the same is written."""
    publish(desk)
    assert "0 files written" in publish(desk).err
    changed(desk, lambda it: it.put_off(COST.id, reviewer="Ada Quill"))
    assert "0 files written" in publish(desk).err


def test_as_json(desk: Path) -> None:
    """A program is told the same."""
    changed(desk, lambda it: it.add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT))
    ran = publish(desk, "--json")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert (told["fact_checks"], told["articles"], told["notes"], told["unreadable"]) == (2, 2, 0, [])
    assert told["files"]["written"] > 10
    errors = [each for each in told["faults"] if each["severity"] == "error"]
    assert {(each["session"], each["rule"]) for each in errors} == {(reviewed().id, "disputed")}


def test_what_is_published_is_noted(desk: Path) -> None:
    """Once, and with what it was; the manifest knows the session as it was noted."""
    publish(desk)
    publish(desk)
    kept = open_store(desk / "reviews").load(reviewed().id)
    (entry,) = (each for each in kept.history if each.action == "export")
    assert (entry.note, entry.review_ids) == ("2 reviews", tuple(each.id for each in reviewed().reviews[:2]))
    told = json.loads((desk / "site" / NAME).read_text(encoding="utf-8"))
    assert told["sessions"][reviewed().id]["mark"] == mark_of(kept)


def test_from_any_store(tmp_path: Path, place: str) -> None:
    """A newsroom's database is published as a folder is, and what has not changed there is not read again."""
    (tmp_path / "claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    store = open_store(place)
    name = store.save(reviewed()).id
    for written in (False, True):
        ran = run("--store", place, "publish", "-o", "site", cwd=tmp_path)
        assert (ran.code, " 0 files written" in ran.err) == (0, written)
    store.forget()
    assert [entry.action for entry in store.load(name).history].count("export") == 1
    store.close()
    assert len(published(tmp_path)) == 2


def test_many_at_once(tmp_path: Path) -> None:
    """However many sessions there are, each is noted once."""
    (tmp_path / "claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    store = open_store(tmp_path / "reviews")
    for number in range(20):
        made = session(title=f"Article {number} of many")
        store.save(made.add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT))
    assert publish(tmp_path).code == 0
    for name in store.ids():
        assert [entry.action for entry in open_store(tmp_path / "reviews").load(name).history] == ["rate", "export"]
    assert "0 files written" in publish(tmp_path).err


def test_what_is_disputed_is_named(desk: Path) -> None:
    """Session by session, each time, with exit code 1; the others are published. With --disputed it is, too."""
    changed(desk, lambda it: it.add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT))
    for _ in range(2):
        ran = publish(desk)
        assert ran.code == 1
        wrong = "2 reviews cannot be published: reviewers disagree (False, True): claimcheck adjudicate decides."
        assert ran.err.splitlines()[-2:] == [f"{reviewed().id}: {wrong}", "claimcheck: 2 reviews not published"]
        assert len(published(desk)) == 2
    assert publish(desk, "--disputed").code == 0
    assert len(published(desk)) == 4


def test_what_nobody_signed_off_is_named(desk: Path) -> None:
    """Where the desk asks for it."""
    (desk / "claimcheck.toml").write_text(f"{SETTINGS}[review]\nsign_off = true\n", encoding="utf-8")
    changed(desk, lambda it: with_sign_off(it, END.id, by="Bo Ferrin", at=AT))
    ran = publish(desk)
    assert (ran.code, len(published(desk))) == (1, 1)
    assert "1 review cannot be published: no second person has signed off." in ran.err
    assert "claimcheck sign-off SESSION" in ran.err


def test_some_sessions(desk: Path) -> None:
    """Those that are named are published, and others stay."""
    assert publish(desk, "ferry").code == 0
    assert len(published(desk)) == 1
    assert publish(desk, "bridge").code == 0
    assert len(published(desk)) == 3
    nobody = publish(desk, "tower")
    assert (nobody.code, nobody.err.splitlines()[0]) == (4, "claimcheck: tower: no such session")


def test_a_deleted_session_leaves_a_note(desk: Path) -> None:
    """Its pages say that they were withdrawn."""
    publish(desk)
    run("delete", "ferry", "--yes", cwd=desk)
    name = next(each.name for each in (desk / "site").iterdir() if each.name.startswith("ferry"))
    ran = publish(desk)
    assert ran.code == 0
    assert "were withdrawn" in pages_in(desk / "site")[f"{name}/index.html"].text


def test_a_session_that_cannot_be_read(desk: Path) -> None:
    """It is named with exit code 4, and the others are published."""
    publish(desk)
    path = desk / "reviews" / f"{reviewed().id}.json"
    path.write_bytes(path.read_bytes()[:100])
    ran = publish(desk)
    assert ran.code == 4
    assert f"{path.name}: " in ran.err
    assert len(published(desk)) == 3


def test_templates_and_whole_articles(desk: Path) -> None:
    """Both options do what they say."""
    (desk / "own").mkdir()
    (desk / "own" / "method.html").write_text(
        '{% extends "base.html" %}{% block main %}<h1>Our way</h1>{% endblock %}', encoding="utf-8"
    )
    assert publish(desk, "--templates", "own", "--full-text").code == 0
    pages = pages_in(desk / "site")
    assert pages["method/index.html"].one("h1").text == "Our way"
    assert "longest in the county" in pages[f"{reviewed().id}/index.html"].text


def test_a_template_with_a_fault(desk: Path) -> None:
    """It is named in one line, and nothing is published."""
    (desk / "own").mkdir()
    (desk / "own" / "method.html").write_text("{% block %}", encoding="utf-8")
    ran = publish(desk, "--templates", "own")
    assert (ran.code, ran.err) == (
        3,
        "claimcheck: method.html:1: expected token 'name', got 'end of statement block'\n",
    )
    assert not (desk / "site").exists()
    assert publish(desk, "--templates", "nowhere").code == 3


def test_without_a_base_address(desk: Path) -> None:
    """What is missing and how to add it; the option goes before the setting."""
    (desk / "claimcheck.toml").unlink()
    ran = publish(desk)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "claimcheck: there is no base address, which all pages name"
    assert "base_url" in ran.err
    assert publish(desk, "--base-url", "https://other.example/").code == 0
    assert '"https://other.example/' in (desk / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address", ["other.example", "ftp://other.example", "https://o.example/?a=b", "https://o.example/#a"]
)
def test_a_base_address_that_is_none(desk: Path, address: str) -> None:
    """No page could stand under it."""
    assert publish(desk, "--base-url", address).code == 2
    assert not (desk / "site").exists()


@pytest.mark.parametrize("place", ["claimcheck.toml", "reviews", ".", "/"])
def test_a_place_that_is_none(desk: Path, place: str) -> None:
    """A file, a folder with other things in it, the sessions' own folder, or one around it: nothing is touched."""
    before = sorted(path.name for path in desk.rglob("*") if ".lock" not in path.name)
    ran = run("publish", "-o", place, cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) <= 2
    assert sorted(path.name for path in desk.rglob("*") if ".lock" not in path.name) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
def test_a_place_that_cannot_be_written(desk: Path) -> None:
    """It is named, and nothing is noted as published."""
    (desk / "closed").mkdir(mode=0o555)
    ran = run("publish", "-o", "closed/site", cwd=desk, through=held_to_permissions())
    assert ran.code == 3
    assert "cannot be written: Permission denied" in ran.err
    assert [each.action for each in open_store(desk / "reviews").load(reviewed().id).history].count("export") == 0


def test_a_full_disk(desk: Path) -> None:
    """The site stays as it was, and nothing is noted."""
    publish(desk)
    before = held(desk / "site")
    changed(desk, lambda it: it.put_off(COST.id, reviewer="Ada Quill"))
    limit = (require_program("prlimit"), "--fsize=2000")
    ran = run("publish", "-o", "site", "--base-url", "https://other.example", cwd=desk, through=limit)
    assert (ran.code, "cannot be written: File too large" in ran.err) == (3, True)
    assert held(desk / "site") == held(desk / ".site.claimcheck-spare") == before
    assert open_store(desk / "reviews").load(reviewed().id).history[-1].action == "later"


def test_nothing_is_rated_yet(tmp_path: Path) -> None:
    """A site without a fact-check is made all the same."""
    (tmp_path / "claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    open_store(tmp_path / "reviews").save(session())
    ran = publish(tmp_path)
    assert (ran.code, ran.err.splitlines()[-1].split(":")[0]) == (0, "0 fact-checks of 0 articles in site")
