"""Sessions moved between stores of every kind, both ways: whole, once, and never over what is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

from claimcheck.model import ReviewSession
from claimcheck.store import Store, open_store
from claimcheck.store.copying import copy_sessions, digest_of
from tests import samples, strategies
from tests.store.conftest import SHARED_PLACE

NAME = samples.reviewed().id


@pytest.fixture(params=["files → postgres", "postgres → files", "files → files"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two empty stores."""
    places = [
        request.getfixturevalue("address") if kind == "postgres" else str(tmp_path / str(number))
        for number, kind in enumerate(request.param.split(" → "))
    ]
    stores = [open_store(place) for place in places]
    yield stores[0], stores[1]
    for each in stores:
        each.close()


def test_all_sessions(pair: tuple[Store, Store]) -> None:
    """Each is there afterwards as it was, but for the count of its saves; a second time there is nothing to do."""
    source, target = pair
    for title in ("Ferry", "Bridge", "Tower"):
        source.save(source.save(samples.reviewed(title=title)))
    found = list(copy_sessions(source, target))
    assert [each.outcome for each in found] == ["copied"] * 3
    for name in source.ids():
        assert evolve(target.load(name), revision=0) == evolve(source.load(name), revision=0)
    assert {each.digest for each in found} == {digest_of(source.load(name)) for name in source.ids()}
    assert [each.outcome for each in copy_sessions(source, target)] == ["same"] * 3


@settings(SHARED_PLACE, max_examples=30)
@given(session=strategies.sessions())
def test_any_session(pair: tuple[Store, Store], session: ReviewSession) -> None:
    """Whatever a session holds comes through unchanged."""
    source, target = pair
    for store in pair:
        for name in store.ids():
            store.remove(name)
    source.save(evolve(session, id="any", revision=0))
    assert [each.outcome for each in copy_sessions(source, target)] == ["copied"]
    assert digest_of(target.load("any")) == digest_of(source.load("any"))


def test_stopped_and_begun_again(pair: tuple[Store, Store]) -> None:
    """What was copied before it was stopped is not copied again."""
    source, target = pair
    for title in ("Ferry", "Bridge", "Tower"):
        source.save(samples.reviewed(title=title))
    next(copies := copy_sessions(source, target))
    del copies
    assert [each.outcome for each in copy_sessions(source, target)] == ["same", "copied", "copied"]


def test_both_went_on(pair: tuple[Store, Store]) -> None:
    """What was done on both sides is brought together in the target; the source stays as it is."""
    source, target = pair
    kept = source.save(samples.reviewed())
    list(copy_sessions(source, target))
    mine = source.change(NAME, lambda it: it.add_review(samples.END.id, reviewer="Bo Ferrin", rating="True"))
    target.change(NAME, lambda it: it.add_review(samples.COST.id, reviewer="Cy Moor", rating="False"))
    assert [each.outcome for each in copy_sessions(source, target)] == ["merged"]
    assert {review.reviewer for review in target.load(NAME).reviews} == {"Ada Quill", "Bo Ferrin", "Cy Moor"}
    assert source.load(NAME) == mine
    assert kept.reviewers == ("Ada Quill",)


def test_both_changed_one_thing(pair: tuple[Store, Store]) -> None:
    """Nothing is overwritten, it is said which claim it is about, and the other sessions are copied all the same."""
    source, target = pair
    source.save(samples.reviewed())
    list(copy_sessions(source, target))
    source.save(samples.reviewed(title="Tower"))
    source.change(NAME, lambda it: it.add_review(samples.END.id, reviewer="Bo Ferrin", rating="True"))
    theirs = target.change(NAME, lambda it: it.add_review(samples.END.id, reviewer="Bo Ferrin", rating="False"))
    found = {each.id: each for each in copy_sessions(source, target)}
    assert found[NAME].outcome == "failed"
    assert samples.END.id in found[NAME].why
    assert target.load(NAME) == theirs
    assert sorted(each.outcome for each in found.values()) == ["copied", "failed"]


def test_what_is_not_known_comes_along(tmp_path: Path, address: str) -> None:
    """Keys of another program go from a file to the database and back."""
    first, last = open_store(tmp_path / "first"), open_store(tmp_path / "last")
    first.save(samples.reviewed())
    path = tmp_path / "first" / f"{NAME}.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"explanation":"The budget', '"desk":{"room":7},"explanation":"The budget'), encoding="utf-8"
    )
    database = open_store(address)
    assert [each.outcome for each in copy_sessions(first, database)] == ["copied"]
    assert [each.outcome for each in copy_sessions(database, last)] == ["copied"]
    database.close()
    tables = last.content(NAME).tables
    assert tables["reviews"]["1"]["desk"] == tables["history"]["1"]["after"]["desk"] == {"room": 7}


def test_a_damaged_session_stops_nothing(tmp_path: Path) -> None:
    """It is named with what is wrong; the others are copied."""
    source, target = open_store(tmp_path / "source"), open_store(tmp_path / "target")
    source.save(samples.reviewed())
    (tmp_path / "source" / "damaged.json").write_text("{")
    found = list(copy_sessions(source, target))
    assert [each.outcome for each in found] == ["failed", "copied"]
    assert "damaged" in found[0].why


def test_tables_of_another_program_come_along(tmp_path: Path, address: str) -> None:
    """What stands beside the tables of a file goes into the database and back."""
    first, last = open_store(tmp_path / "first"), open_store(tmp_path / "last")
    first.save(samples.reviewed())
    path = tmp_path / "first" / f"{NAME}.json"
    path.write_text(path.read_text(encoding="utf-8").rstrip()[:-1] + ',"desk":{"room":7}}', encoding="utf-8")
    database = open_store(address)
    for source, target in ((first, database), (database, last)):
        assert [each.outcome for each in copy_sessions(source, target)] == ["copied"]
    database.close()
    assert last.content(NAME).others == {"desk": {"room": 7}}


def test_two_reviews_of_one_id(pair: tuple[Store, Store]) -> None:
    """Reviews are told apart by claim and reviewer, as in the model, whatever a program has put for their ids."""
    source, target = pair
    session = samples.reviewed()
    source.save(evolve(session, reviews=tuple(evolve(each, id="r-1") for each in session.reviews)))
    assert [each.outcome for each in copy_sessions(source, target)] == ["copied"]
    target.forget()
    assert target.load(NAME).reviews == source.load(NAME).reviews


def test_what_was_said_of_the_article_stops_no_backup(pair: tuple[Store, Store]) -> None:
    """Judgements are copied though what is known of the article differs; what differs is named."""
    source, target = pair
    source.save(samples.reviewed())
    list(copy_sessions(source, target))
    source.change(NAME, lambda it: it.with_article({"author": "Lois Field-Marsh"}, by="Ada Quill"))
    assert [each.outcome for each in copy_sessions(source, target)] == ["merged"]
    assert target.load(NAME).article.author == "Lois Field-Marsh"
    target.change(NAME, lambda it: evolve(it, article=evolve(it.article, author="L. Field")))
    source.change(NAME, lambda it: it.add_review(samples.END.id, reviewer="Bo Ferrin", rating="True"))
    (found,) = copy_sessions(source, target)
    assert (found.outcome, found.why) == ("merged", "left as it was there: what is known of the article")
    assert target.load(NAME).reviewers == ("Ada Quill", "Bo Ferrin")
