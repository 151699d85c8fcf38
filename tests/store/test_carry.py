"""What a later version or another program has put into a session's file is in it after every save of ours, too."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.model.verdicts import adjudicated
from claimcheck.store.carry import carry_into, carry_unknown
from claimcheck.store.files import FileStore
from claimcheck.store.layout import TABLES, Content, to_bytes, to_tables
from tests import samples, strategies

OURS = {*TABLES, "schema_version"}
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)


def objects_in(document: Any) -> list[dict[str, Any]]:
    """Give every object that a session's file holds; a table is none, but a collection of rows."""
    rows = [row for name in TABLES for row in document[name].values()]
    return [document, *(found for row in rows for found in _objects(row))]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _objects(inner)


def exactly(document: Any) -> str:
    """Give a document as text that is the same for the same values in any order, and tells 1 from true."""
    return json.dumps(document, sort_keys=True)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a session's file with keys that are not known in some of its objects."""
    session = draw(strategies.sessions())
    document: dict[str, Any] = json.loads(to_bytes(Content(to_tables(session))))
    places = objects_in(document)
    for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=5)):
        key = draw(texts)
        if key not in {*place, *OURS}:
            place[key] = draw(values)
    return document


CHANGES: dict[str, set[str]] = {
    "nothing": set(),
    "review": {"reviews", "history"},
    "assign": {"assignments", "history"},
}
"""What is done to a session, with the tables that it adds a row to."""


@given(documents(), st.sampled_from(sorted(CHANGES)))
def test_unknown_keys_survive(document: dict[str, Any], done: str) -> None:
    """Whatever is unknown, in whichever object, is as it was after a save, and so is every row that was not changed."""
    (own,) = document["session"].values()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{own['id']}.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        session = FileStore(Path(folder)).load(path.stem)
        saved = FileStore(Path(folder)).save(after(session, done))
        found = json.loads(path.read_bytes())
    own |= {"revision": saved.revision, "updated_at": found["session"]["1"]["updated_at"]}
    for name in ("reviews", "assignments", "history"):
        # What was added comes last, and has nothing unknown in it.
        new = {key: row for key, row in found[name].items() if key not in document[name]}
        assert bool(new) is (name in CHANGES[done])
        document[name] |= new
    assert exactly(found) == exactly(document)


def after(session: ReviewSession, done: str) -> ReviewSession:
    """Give the session after somebody new did something with it."""
    if done == "review":
        return session.add_review(session.claims[0].id, reviewer="Dee Lark", rating=session.scale.all_labels[0])
    return session.assign("Dee Lark", by="Ada Quill") if done == "assign" else session


def test_row_that_was_changed() -> None:
    """It is told by what it is of, wherever it stands, and keeps what is unknown; so does what is within it."""
    stored = to_tables(samples.reviewed())
    stored["reviews"]["1"] |= {"desk": "north", "rating": {**stored["reviews"]["1"]["rating"], "confidence": 0.5}}
    stored["reviews"]["1"]["sources"][1]["kind"] = "paper"
    again = samples.reviewed().add_review(
        samples.COST.id, reviewer="Ada Quill", rating="True", sources=samples.SOURCES[::-1]
    )
    new = to_tables(again)
    new["reviews"] = dict(zip(new["reviews"], reversed(new["reviews"].values()), strict=True))
    row = carry_unknown(stored, new)["reviews"]["3"]
    assert (row["claim_id"], row["desk"]) == (samples.COST.id, "north")
    assert (row["rating"]["label"], row["rating"]["confidence"]) == ("True", 0.5)
    assert [source.get("kind") for source in row["sources"]] == ["paper", None]


def test_drafts_and_verdicts() -> None:
    """A reviewer's draft of a review is another one than that of a verdict; a verdict is the claim's, whoever gives it."""

    def worked_on(rating: str, who: str) -> ReviewSession:
        session = adjudicated(samples.session(), samples.COST.id, by=who, rating=rating)
        for is_verdict in (False, True):
            draft = Draft(samples.END.id, "Bo Ferrin", (Answer("rating", rating),), samples.AT, is_verdict=is_verdict)
            session = session.with_draft(draft)
        return session

    stored = to_tables(worked_on("True", "Nora"))
    stored["drafts"]["2"]["minutes"], stored["verdicts"]["1"]["panel"] = 5, 3
    carried = carry_unknown(stored, to_tables(worked_on("False", "Cy Moor")))
    assert [row.get("minutes") for row in carried["drafts"].values()] == [None, 5]
    assert (carried["verdicts"]["1"]["panel"], carried["verdicts"]["1"]["reviewer"]) == (3, "Cy Moor")


def test_row_that_is_gone() -> None:
    """It takes what was unknown in it along, and gives it to no other."""
    stored = to_tables(samples.session().assign("Bo Ferrin", by="Ada Quill"))
    stored["assignments"]["1"]["due"] = "2026-02-07"
    new = to_tables(samples.session().assign("Cy Moor", by="Ada Quill"))
    assert carry_unknown(stored, new)["assignments"] == new["assignments"]


@pytest.mark.parametrize(
    ("stored", "new", "carried"),
    [
        ({"a": 1, "x": 2}, {"a": 3}, {"a": 3, "x": 2}),
        ({"a": {"b": 1, "x": 2}}, {"a": {"b": 3}}, {"a": {"b": 3, "x": 2}}),
        ({"a": {"b": 1, "x": 2}}, {"a": None}, {"a": None}),
        ({"a": None}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ([{"a": 1, "x": 2}], [{"a": 3}], [{"a": 3}]),
        ([{"a": 1, "x": 2}], [{"a": 3}, {"a": 1}], [{"a": 3}, {"a": 1, "x": 2}]),
        ([{"a": 1, "x": 2}, {"a": 1}], [{"a": 1}, {"a": 1}], [{"a": 1, "x": 2}, {"a": 1}]),
        ([{"a": [{"b": 1, "x": 2}]}], [{"a": [{"b": 1}]}], [{"a": [{"b": 1, "x": 2}]}]),
        ([1, 2, 2], [2, 3], [2, 3]),
        ({"a": 1}, {"a": 1.0}, {"a": 1}),
    ],
)
def test_carried_into(stored: Any, new: Any, carried: Any) -> None:
    """Objects get what they lack, at any depth; an element of a list gets it only where all else of it is the same."""
    assert exactly(carry_into(new, stored)) == exactly(carried)
