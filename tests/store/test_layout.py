"""The text of a session's file: one row a line, read only if it is what it says."""

import json
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given

from claimcheck.model import ReviewSession
from claimcheck.store import layout
from claimcheck.store.faults import ConversionError
from claimcheck.store.migrations import SCHEMA_VERSION
from tests import samples, strategies


def written(session: ReviewSession) -> bytes:
    """Give what the session's file holds."""
    return layout.to_bytes(layout.Content(layout.to_tables(session)))


def read(content: bytes) -> ReviewSession:
    """Give the session of a file's content."""
    return layout.from_tables(layout.from_bytes(content).tables)


TEXT = written(samples.reviewed()).decode()


@given(strategies.sessions())
def test_there_and_back(session: ReviewSession) -> None:
    """A session is the same after it was taken apart into tables, written, read and put together."""
    assert read(written(session)) == session


@given(strategies.sessions())
def test_one_row_a_line(session: ReviewSession) -> None:
    """The file is one JSON object, UTF-8 as it stands, with each row on a line of its own."""
    tables = layout.to_tables(session)
    text = layout.to_bytes(layout.Content(tables))
    assert json.loads(text) == {"schema_version": SCHEMA_VERSION, **tables}
    lines = text.split(b"\n")
    for table in tables.values():
        for key, row in table.items():
            assert json.loads("{" + next(x for x in map(bytes.decode, lines) if _is_row(x, key, row)).rstrip(",") + "}")


def _is_row(line: str, key: str, row: dict[str, Any]) -> bool:
    return line.startswith(f'"{key}":{{') and bool(json.loads("{" + line.rstrip(",") + "}") == {key: row})


def test_one_answer_is_a_small_difference() -> None:
    """One more review adds its line and its entry in the history, and changes the session's own line."""
    before = TEXT.split("\n")
    session = samples.reviewed().add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT)
    after = written(session).decode().split("\n")
    new = {line.rstrip(",") for line in after} - {line.rstrip(",") for line in before}
    assert len(after) == len(before) + 2
    assert len(new) == 2


def test_order_of_the_tables() -> None:
    """What is looked for first stands first, and every table is there even when it is empty."""
    found = json.loads(written(samples.session()))
    tables = ["session", "article", "claims", "reviews", "verdicts", "drafts", "assignments", "history"]
    assert list(found) == ["schema_version", *tables]
    assert found["drafts"] == {}
    assert list(found["claims"]) == ["1", "2", "3"]


def changed(**tables: Any) -> str:
    """Give the file's text with tables replaced, or removed where they are None."""
    found = {**json.loads(TEXT), **tables}
    return json.dumps({name: table for name, table in found.items() if table is not None})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (changed(schema_version=None), "$.schema_version: is missing: this is not a session's file"),
        (changed(schema_version="1"), "$.schema_version: is missing"),
        (changed(schema_version=True), "$.schema_version: is missing"),
        (changed(schema_version=0), "$.schema_version: is missing"),
        (changed(schema_version=4), "$.schema_version: is 4: written by a newer claimcheck, this one knows 3"),
        ("[]", "$.schema_version: is missing"),
        ("null", "$.schema_version: is missing"),
        (changed(claims=None), "$.claims: is missing"),
        (changed(assignments=None), "$.assignments: is missing"),
        (changed(verdicts=None), "$.verdicts: is missing"),
        (changed(claims=[]), "$.claims: must be an object of rows"),
        (changed(claims={"1": 5}), "$.claims.1: must be an object"),
        (changed(claims={"c-1": {}}), "$.claims.c-1: must be numbered"),
        (changed(claims={"²": {}}), "$.claims.²: must be numbered"),
        (changed(claims={"01": {}}), "$.claims.01: must be numbered"),
        (changed(article={}), "$.article: must have one row, has 0"),
        (changed(session={"1": {}, "2": {}}), "$.session: must have one row, has 2"),
    ],
)
def test_no_tables(text: str, fault: str) -> None:
    """A file that has not the shape of a session's is refused with the place where it has not."""
    with pytest.raises(ConversionError) as caught:
        layout.from_bytes(text.encode())
    assert str(caught.value.faults[0]).startswith(fault)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1 column 1"),
        (TEXT[: len(TEXT) // 2], "line"),
        (TEXT.replace('"reviews":{', '"reviews":{\n<<<<<<< HEAD'), "line 15 column 1"),
        (TEXT.replace('"2":', '"1":'), "the key '1' stands twice"),
        (TEXT.replace('"check_worthiness":0.5', '"check_worthiness":NaN'), "NaN is not a number"),
    ],
)
def test_no_json(text: str, message: str) -> None:
    """A truncated file, a merge left undone, and a row that would hide another are refused with their place."""
    with pytest.raises(ValueError, match=message):
        layout.from_bytes(text.encode())


@pytest.mark.parametrize(
    ("text", "is_stored"),
    [("\x00", False), ("\\\x00", False), ("\udcff", False), ("\\u0000", True), ("\\\\u0000", True), ("\x01\x7f", True)],
)
def test_text_that_could_not_be_read_again(text: str, is_stored: bool) -> None:
    """A NUL and a lone surrogate are refused when they are written; what only looks like them is text."""
    session = samples.session().add_review(samples.END.id, reviewer="Bo", rating="True", explanation=text)
    if is_stored:
        assert read(written(session)) == session
    else:
        with pytest.raises(layout.UnstorableError, match="must be text without NUL and lone surrogates"):
            layout.to_tables(session)


@pytest.mark.parametrize(
    ("table", "key", "field", "value", "fault"),
    [
        ("claims", "2", "text", 5, "$.claims.2.text: must be text, is 5"),
        ("reviews", "3", "state", "x", "$.reviews.3.state: must be one of"),
        ("history", "1", "number", 9, "$.history: must be numbered from 1"),
        ("article", "1", "title", "", "$.article.1.title: must not be empty"),
        ("session", "1", "created_at", "", "$.session.1.created_at: must be a date and time"),
        ("session", "1", "scale", {}, "$.session.1.scale.id: is missing"),
        ("session", "1", "claims", [], "$.session.1.claims: unknown key"),
    ],
)
def test_place_is_that_of_the_file(table: str, key: str, field: str, value: Any, fault: str) -> None:
    """The path of a fault leads through the file's tables, by the row's number."""
    tables = layout.from_bytes(TEXT.encode()).tables
    tables[table][key][field] = value
    with pytest.raises(ConversionError) as caught:
        layout.from_tables(tables)
    assert str(caught.value.faults[0]).startswith(fault)


@pytest.mark.parametrize("value", [0, "plain", {"a": [1, {"b": 2.5}]}, ["\n", "“"]])
def test_what_stands_beside_the_tables(value: Any) -> None:
    """What is no table of ours is read and written as it stands, after them."""
    content = layout.from_bytes(changed(rumours=value).encode())
    assert dict(content.others) == {"rumours": value}
    again = json.loads(layout.to_bytes(content))
    assert list(again)[-1] == "rumours"
    assert again == json.loads(changed(rumours=value))


def test_row_that_is_still_the_same_is_not_read_again() -> None:
    """A save reads the rows that it adds or changes; those that were read before are known to be readable."""
    session = samples.reviewed()
    stored = layout.to_tables(session)
    broken = evolve(session.reviews[0], explanation=cast("str", None))
    spoilt = evolve(session, reviews=(broken, *session.reviews[1:]))
    with pytest.raises(layout.UnstorableError, match=r"\$\.reviews\.1\.explanation: must be text, is null"):
        layout.to_tables(spoilt, stored)
    stored["reviews"]["1"]["explanation"] = None
    assert layout.to_tables(spoilt, stored)["reviews"]["1"]["explanation"] is None
