"""The schemas are those of the model, and what is written is as they say."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from claimcheck.extract.base import Extraction
from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.store import layout, schemas
from claimcheck.store.convert import to_json
from claimcheck.store.migrations import SCHEMA_VERSION
from tests import samples, strategies
from tests.conftest import ROOT


@cache
def validator(name: str) -> Draft202012Validator:
    """Give a validator for a schema as it is kept."""
    kept = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    return Draft202012Validator(kept, format_checker=FormatChecker())


def written(session: ReviewSession) -> Any:
    """Give what a session's file holds."""
    return json.loads(layout.to_bytes(layout.Content(layout.to_tables(session))))


def extracted() -> Any:
    """Give what is printed of a small extraction."""
    spans = ((0, 27), (29, 94))
    return to_json(Extraction(samples.article(), "rules", spans, (samples.COST, samples.LONGEST)))


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_kept_as_generated(name: str) -> None:
    """The kept schema is the one that the model gives now; ``python -m claimcheck.store.schemas schemas/`` renews it."""
    kept = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert kept == schemas.to_text(schemas.SCHEMAS[name]())
    Draft202012Validator.check_schema(json.loads(kept))


def test_generator_writes_every_schema(tmp_path: Path) -> None:
    """The command writes each schema under its name, in a folder that need not be there."""
    schemas.main(tmp_path / "schemas")
    assert {each.name for each in (tmp_path / "schemas").iterdir()} == set(schemas.SCHEMAS)


@given(strategies.sessions())
def test_session_is_as_its_schema_says(session: ReviewSession) -> None:
    """Every session's file is valid, whatever is in it."""
    assert [error.message for error in validator("session.schema.json").iter_errors(written(session))] == []


@given(strategies.fresh_sessions())
def test_extraction_is_as_its_schema_says(session: ReviewSession) -> None:
    """Every extraction is valid, whatever is in it."""
    found = Extraction(session.article, "rules", ((0, 1),), session.claims)
    assert [error.message for error in validator("extract.schema.json").iter_errors(to_json(found))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema_version"], SCHEMA_VERSION + 1),
        (["session", "1", "revision"], -1),
        (["session", "1", "created_at"], "2026-01-31T10:00:05+00:00"),
        (["session", "2"], {}),
        (["article", "1", "text_sha256"], "0"),
        (["assignments", "1"], {"claim_id": "c-31", "reviewer": "Bo Ferrin"}),
        (["claims", "c-1"], {}),
        (["claims", "1", "text"], " "),
        (["claims", "1", "kind"], "rumour"),
        (["claims", "1", "check_worthiness"], 1.5),
        (["claims", "1", "selectors"], []),
        (["claims", "1", "selectors", 0, "start"], -1),
        (["claims", "1", "selectors", 1, "type"], "TextPositionSelector"),
        (["claims", "1", "claimant", "type"], "City"),
        (["reviews", "1", "sources", 0, "published_on"], "yesterday"),
        (["history", "1", "before"], {}),
        (["history", "1", "claims_after"], {}),
        (["reviews", "1", "corrections"], [{}]),
        (["claims", "1", "replies"], [{"asked": " ", "asked_on": "2026-01-30", "answer": "", "answered_on": None}]),
        (["drafts", "1", "is_verdict"], 0),
    ],
)
def test_session_that_is_not(path: list[Any], value: Any) -> None:
    """The schema is no empty promise: what the store would refuse it refuses too."""
    draft = Draft(samples.COST.id, "Bo Ferrin", (Answer("action", "rate"),), samples.AT)
    whole = place = written(samples.reviewed().with_draft(draft))
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator("session.schema.json").is_valid(whole)
    with pytest.raises(ValueError, match=r"\$"):
        layout.from_tables(layout.from_bytes(json.dumps(whole).encode()).tables)


def test_keys_that_are_not_known() -> None:
    """Any object of a session's file may have more than the schema names; what it names must be there."""
    whole = written(samples.reviewed())
    for place in (whole, whole["session"]["1"], whole["session"]["1"]["scale"], whole["article"]["1"]):
        place["desk"] = {"name": "north"}
    whole["claims"]["1"]["claimant"]["desk"] = whole["history"]["1"]["after"]["rating"]["desk"] = None
    validator("session.schema.json").validate(whole)
    del whole["claims"]["1"]["claimant"]["role"]
    assert not validator("session.schema.json").is_valid(whole)


@pytest.mark.parametrize(
    "fault", [{"sentences": [[0]]}, {"sentences": [[0, 1, 2]]}, {"claims": None}, {"article": {}}, {"notes": []}]
)
def test_extraction_that_is_not(fault: dict[str, Any]) -> None:
    """A sentence is a span, the article and the claims are what they are, and nothing else is printed."""
    assert validator("extract.schema.json").is_valid(extracted())
    assert not validator("extract.schema.json").is_valid(extracted() | fault)
