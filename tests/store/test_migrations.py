"""A session's file of any version there has been is read as what it means now. Each has its file in ``versions``."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.model import Answer, Draft, ReviewSession, Source
from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited, split
from claimcheck.model.verdicts import adjudicated, with_sign_off
from claimcheck.store.faults import ConversionError
from claimcheck.store.files import FileStore
from claimcheck.store.layout import from_bytes, from_tables
from claimcheck.store.migrations import SCHEMA_VERSION, migrated
from tests.samples import AT, COST, END, LONGEST, SOURCES, reviewed

VERSIONS = Path(__file__).parent / "versions"
NUMBERS = sorted(int(path.stem) for path in VERSIONS.glob("*.json"))
NAME = reviewed().id


def kept(version: int) -> bytes:
    """Give the file of a version, as it was written then."""
    return (VERSIONS / f"{version}.json").read_bytes()


def meant(version: int) -> ReviewSession:
    """Give the session that the file of a version holds; each has what that version was the first to have."""
    session = reviewed().add_review(
        COST.id,
        reviewer="Ada Quill",
        rating="Mostly false",
        explanation="The budget names 40 million.",
        sources=SOURCES,
        at=AT,
    )
    under_way = Draft(
        claim_id=END.id,
        reviewer="Bo Ferrin",
        answers=(Answer("action", "rate"),),
        ahead=(Answer("rating", "True"),),
        updated_at=AT,
    )
    session = evolve(session.with_draft(under_way).put_off(LONGEST.id, reviewer="Bo Ferrin", at=AT), revision=5)
    if version >= 2:
        session = session.assign("Bo Ferrin", by="Ada Quill", claim_ids=[END.id, LONGEST.id], at=AT)
        session = session.unassign("Bo Ferrin", by="Ada Quill", claim_ids=[LONGEST.id], at=AT)
        session = evolve(session, revision=7)
    return decided(session) if version >= 3 else session


def decided(session: ReviewSession) -> ReviewSession:
    """Give the session with a claim that was asked about, decided on, published and corrected, and one that was split."""
    claim_id, later = COST.id, AT + timedelta(days=1)
    reply = Reply("Selina Vale", date(2026, 1, 30), answer="It cost nothing.", answered_on=date(2026, 1, 31))
    said: dict[str, Any] = {"stated_on": date(2026, 1, 29), "place": "Gotham", "look_again_on": date(2027, 1, 1)}
    session = edited(session, claim_id, by="Ada Quill", replies=(reply,), at=AT, **said)
    ledger = Source(url="https://ledger.example.org/", temporal_coverage="2025-01/2025-12")
    session = session.add_review(
        claim_id, reviewer="Bo Ferrin", rating="Half true", sources=[ledger], note="the annexe, too", at=AT
    )
    session = adjudicated(
        session, claim_id, by="Nora Fenwick", rating="Mostly false", reason="The budget holds.", at=AT
    )
    session = with_sign_off(session, claim_id, by="Bo Ferrin", at=AT)
    out = [verdict.id for verdict in session.verdicts]
    session = session.with_export(by="Nora Fenwick", note="1 ClaimReview", review_ids=out, at=AT)
    session = adjudicated(
        session,
        claim_id,
        by="Nora Fenwick",
        rating="False",
        sources=[ledger],
        correction="The ledger is out.",
        at=later,
    )
    parts = [(text, END.anchors) for text in ("Half its crossings would end", "The ferry's crossings would end")]
    session = split(session, END.id, parts, by="Ada Quill", at=later)
    deciding = Draft(LONGEST.id, "Nora Fenwick", (Answer("rating", "True"),), later, is_verdict=True)
    return evolve(session.with_draft(deciding), revision=9)


def test_every_version_has_its_file() -> None:
    """Whoever makes a version keeps a file of it, as it is written by then, and says above what it holds."""
    assert list(range(1, SCHEMA_VERSION + 1)) == NUMBERS
    assert [json.loads(kept(number))["schema_version"] for number in NUMBERS] == NUMBERS


@pytest.mark.parametrize("version", NUMBERS)
def test_every_version_is_read(version: int) -> None:
    """It is the session that was stored, whichever version stored it."""
    assert from_tables(from_bytes(kept(version)).tables) == meant(version)


@pytest.mark.parametrize("version", NUMBERS)
def test_every_version_is_saved_as_the_newest(tmp_path: Path, version: int) -> None:
    """Reading leaves an earlier version's file as it is; a save brings it to this version."""
    path = tmp_path / f"{NAME}.json"
    path.write_bytes(kept(version))
    session = FileStore(tmp_path).load(NAME)
    assert path.read_bytes() == kept(version)
    saved = FileStore(tmp_path).save(session)
    assert json.loads(path.read_bytes())["schema_version"] == SCHEMA_VERSION
    assert FileStore(tmp_path).load(NAME) == saved == evolve(meant(version), revision=session.revision + 1)


def test_this_version_is_the_same_after_a_save(tmp_path: Path) -> None:
    """A file of this version, whoever wrote it and what is unknown in it, differs by its revision alone."""
    path = tmp_path / f"{NAME}.json"
    path.write_bytes(kept(SCHEMA_VERSION))
    saved = FileStore(tmp_path).save(FileStore(tmp_path).load(NAME))
    before = f'"revision":{saved.revision - 1}'.encode()
    assert path.read_bytes() != kept(SCHEMA_VERSION)
    document = json.loads(kept(SCHEMA_VERSION).replace(before, f'"revision":{saved.revision}'.encode()))
    assert json.loads(path.read_bytes()) == document


def test_what_the_newest_file_holds() -> None:
    """It has something of everything that its version was the first to have."""
    session = meant(SCHEMA_VERSION)
    (verdict,) = session.verdicts
    assert verdict.corrections
    assert [draft.is_verdict for draft in session.drafts] == [False, True]
    assert [claim.id for claim in session.claims if session.state_of(claim.id) == "superseded"] == [END.id]
    actions = [entry.action for entry in session.history[8:]]
    assert actions == ["edit", "rate", "adjudicate", "sign-off", "export", "adjudicate", "split"]
    assert session.history[12].review_ids == (verdict.id,)


@pytest.mark.parametrize("version", NUMBERS)
def test_the_document_given_stays(version: int) -> None:
    """A migration makes a new document."""
    document = json.loads(kept(version))
    migrated(document)
    assert document == json.loads(kept(version))


@pytest.mark.parametrize("version", [1, 2])
def test_what_is_not_known_stays(version: int) -> None:
    """What another program put into a document of an earlier version is in that of this one, wherever it stood."""
    document = json.loads(kept(version))
    assert _without_new(migrated(document), document) == {**document, "schema_version": SCHEMA_VERSION}


def _without_new(value: Any, before: Any) -> Any:
    """Give a value without the keys that it did not have before."""
    match value, before:
        case dict(), dict():
            return {key: _without_new(value[key], each) for key, each in before.items()}
        case list(), list():
            return [_without_new(*pair) for pair in zip(value, before, strict=True)]
    return value


@pytest.mark.parametrize("shape", [None, 5, "x", [], [5], {}, {"1": None}, {"1": []}, {"1": {"sources": 5}}])
@pytest.mark.parametrize("table", ["claims", "reviews", "drafts", "history"])
def test_any_shape(table: str, shape: object) -> None:
    """Whatever stands in the place of a table is left for those who judge it; no step fails."""
    document = json.loads(kept(1)) | {table: shape}
    history = {"1": {"before": shape, "after": {"sources": [shape]}}}
    for each in (document, document | {"history": history}, {"schema_version": 1, table: shape}):
        assert migrated(each)["schema_version"] == SCHEMA_VERSION


@pytest.mark.parametrize(
    ("history", "fault"),
    [
        ([], "$.history: must be an object of rows"),
        ({"1": None}, "$.history.1: must be an object"),
        (None, "$.history: must be an object of rows"),
    ],
)
def test_shape_that_no_step_expects(history: object, fault: str) -> None:
    """A damaged file of an earlier version is refused as one of this version is, with its place."""
    with pytest.raises(ConversionError) as caught:
        from_bytes(json.dumps({**json.loads(kept(1)), "history": history}).encode())
    assert str(caught.value.faults[0]) == fault
