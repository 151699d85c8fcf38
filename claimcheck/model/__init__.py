"""The nouns: frozen values and their invariants. No file, no address, no terminal, no serialisation."""

from claimcheck.model.anchor import Anchor
from claimcheck.model.article import Article, normalise_text
from claimcheck.model.assignment import Assignment
from claimcheck.model.claim import CLAIM_KINDS, Claim, Claimant, ClaimantType, ClaimKind, Unresolved
from claimcheck.model.history import ClaimState, HistoryEntry, Progress
from claimcheck.model.rating import Rating, RatingLevel, RatingScale
from claimcheck.model.review import Answer, Draft, Review, ReviewState, review_id
from claimcheck.model.session import ReviewSession
from claimcheck.model.source import STANCES, Source, Stance

__all__ = [
    "CLAIM_KINDS",
    "STANCES",
    "Anchor",
    "Answer",
    "Article",
    "Assignment",
    "Claim",
    "ClaimKind",
    "ClaimState",
    "Claimant",
    "ClaimantType",
    "Draft",
    "HistoryEntry",
    "Progress",
    "Rating",
    "RatingLevel",
    "RatingScale",
    "Review",
    "ReviewSession",
    "ReviewState",
    "Source",
    "Stance",
    "Unresolved",
    "normalise_text",
    "review_id",
]
