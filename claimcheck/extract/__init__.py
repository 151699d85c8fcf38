"""From an article to its claims. Pure functions; engines are chosen by name and know each other not."""

from claimcheck.extract.base import Engine, EngineStatus, Extraction, Proposal, Rejected, ReportProgress, Span
from claimcheck.extract.engines import engine_names, engine_statuses
from claimcheck.extract.pipeline import extract_claims
from claimcheck.extract.sentences import split_sentences

__all__ = [
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
    "split_sentences",
]
