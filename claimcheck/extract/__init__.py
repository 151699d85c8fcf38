"""From an article to its claims. Pure functions; engines are chosen by name and know each other not."""

from claimcheck.extract.attributions import find_attributions
from claimcheck.extract.base import (
    Attribution,
    Engine,
    EngineStatus,
    Extraction,
    Proposal,
    Rejected,
    ReportProgress,
    Span,
)
from claimcheck.extract.engines import engine_names, engine_statuses
from claimcheck.extract.pipeline import extract_claims
from claimcheck.extract.sentences import split_sentences

__all__ = [
    "Attribution",
    "Engine",
    "EngineStatus",
    "Extraction",
    "Proposal",
    "Rejected",
    "ReportProgress",
    "Span",
    "engine_names",
    "engine_statuses",
    "extract_claims",
    "find_attributions",
    "split_sentences",
]
