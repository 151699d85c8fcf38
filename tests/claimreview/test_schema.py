"""schemas/claimreview.schema.json describes what is exported: all of it, and nothing else."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft202012Validator

from claimcheck.claimreview import claim_reviews
from claimcheck.model import ReviewSession
from tests import strategies
from tests.samples import AT, COST, PUBLISHER, SOURCES, reviewed, with_claim

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "claimreview.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
WITH_LOGO = evolve(PUBLISHER, logo="https://facts.example.org/logo.svg")


def exported() -> list[dict[str, Any]]:
    return list(claim_reviews(reviewed(), publisher=WITH_LOGO).reviews)


def test_the_schema_is_one() -> None:
    """It is valid JSON Schema itself."""
    Draft202012Validator.check_schema(SCHEMA)


def test_one_and_several_fit() -> None:
    """The command writes one object or a list, which may be empty."""
    for value in (exported(), exported()[0], []):
        VALIDATOR.validate(value)


@given(strategies.sessions())
def test_every_export_fits(made: ReviewSession) -> None:
    """Whatever a session holds, what is exported has the shape that other programs were promised."""
    VALIDATOR.validate(list(claim_reviews(made, publisher=WITH_LOGO, with_disputed=True).reviews))


def test_all_that_there_can_be_fits() -> None:
    """The date and the place of a claim, the time of its evidence, a correction."""
    made = with_claim(reviewed(), 0, stated_on=date(2025, 12, 24), place="Gotham").with_export(by="desk", at=AT)
    sources = [evolve(SOURCES[0], temporal_coverage="2025")]
    made = made.add_review(
        COST.id, reviewer="Ada Quill", rating="True", sources=sources, correction="It was amended.", at=AT
    )
    (written, _) = claim_reviews(made, publisher=WITH_LOGO).reviews
    assert {"correction", "itemReviewed"} <= set(written)
    assert "locationCreated" in written["itemReviewed"]
    VALIDATOR.validate(written)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "/checks/1"),
        ("claimReviewed", " "),
        ("datePublished", "31.1.2026"),
        ("stance", "refutes"),
        ("correction", "rating changed"),
        ("correction", [{"@type": "CorrectionComment", "text": "rating changed"}]),
        ("reviewRating", {"@type": "Rating", "ratingValue": 1, "alternateName": "False"}),
        ("reviewRating", {"@type": "Rating", "bestRating": 5, "worstRating": 1, "alternateName": "Unproven"}),
        ("itemReviewed", {"@type": "Claim", "appearance": ["https://news.example.com/bridge"]}),
        ("author", {"@type": "Organization"}),
    ],
)
def test_what_is_not_exported_does_not_fit(key: str, value: object) -> None:
    """The schema would notice if one of these were ever written."""
    assert not VALIDATOR.is_valid(exported()[0] | {key: value})
