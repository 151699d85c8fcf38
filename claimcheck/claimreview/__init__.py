"""schema.org ClaimReview: writing it from a session, checking and reading anybody's. Knows no file and no terminal."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimcheck.claimreview.export import Export, Fault, claim_reviews
from claimcheck.claimreview.findings import RULES, Finding, Rule, Severity
from claimcheck.claimreview.rules import validate_claim_review
from claimcheck.claimreview.write import to_claim_review

if TYPE_CHECKING:
    from claimcheck.claimreview.json_repairs import MendedJson, repaired_json
    from claimcheck.claimreview.published import (
        Party,
        PublishedCorrection,
        PublishedDate,
        PublishedRating,
        PublishedReview,
        ReadFault,
        Reading,
        Repair,
        Work,
    )
    from claimcheck.claimreview.read import read_claim_reviews
    from claimcheck.claimreview.repairs import READ_FAULTS, REPAIRS

__all__ = [
    "READ_FAULTS",
    "REPAIRS",
    "RULES",
    "Export",
    "Fault",
    "Finding",
    "MendedJson",
    "Party",
    "PublishedCorrection",
    "PublishedDate",
    "PublishedRating",
    "PublishedReview",
    "ReadFault",
    "Reading",
    "Repair",
    "Rule",
    "Severity",
    "Work",
    "claim_reviews",
    "read_claim_reviews",
    "repaired_json",
    "to_claim_review",
    "validate_claim_review",
]

_READING = {
    "MendedJson": "json_repairs",
    "Party": "published",
    "PublishedCorrection": "published",
    "PublishedDate": "published",
    "PublishedRating": "published",
    "PublishedReview": "published",
    "READ_FAULTS": "repairs",
    "REPAIRS": "repairs",
    "ReadFault": "published",
    "Reading": "published",
    "Repair": "published",
    "Work": "published",
    "read_claim_reviews": "read",
    "repaired_json": "json_repairs",
}
"""What reading is made of, by its module: whoever writes or checks does not wait for it."""


def __getattr__(name: str) -> Any:
    """Load what reads when it is first asked for."""
    if name not in _READING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_READING[name]}"), name)
    globals()[name] = found
    return found
