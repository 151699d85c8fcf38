"""A session's file of any version there has been is read as what it means now. Each has its file in ``versions``."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.model import Answer, Draft, ReviewSession
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
    return session


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


def test_the_document_given_stays() -> None:
    """A migration makes a new document."""
    document = json.loads(kept(1))
    migrated(document)
    assert document == json.loads(kept(1))


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
