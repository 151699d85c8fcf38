"""schema.org ClaimReview: writing it from a session, and checking anybody's. Knows no file and no terminal."""

from claimcheck.claimreview.export import Export, Fault, claim_reviews
from claimcheck.claimreview.findings import RULES, Finding, Rule, Severity
from claimcheck.claimreview.rules import validate_claim_review
from claimcheck.claimreview.write import to_claim_review

__all__ = [
    "RULES",
    "Export",
    "Fault",
    "Finding",
    "Rule",
    "Severity",
    "claim_reviews",
    "to_claim_review",
    "validate_claim_review",
]
