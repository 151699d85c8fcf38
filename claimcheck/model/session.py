"""One article with its claims, reviews and history: the unit that is stored. Every change makes a new session."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Self

from attrs import evolve, field, frozen

from claimcheck.model.article import Article
from claimcheck.model.checks import is_filled, is_utc
from claimcheck.model.claim import Claim
from claimcheck.model.rating import RatingScale
from claimcheck.model.review import Draft, Review, review_id
from claimcheck.model.source import Source


@frozen
class HistoryEntry:
    """What was done, by whom, when; ``before`` and ``after`` are what it takes to undo and redo it."""

    number: int
    at: datetime = field(validator=is_utc)
    by: str = field(validator=is_filled)
    action: str = field(validator=is_filled)
    claim_id: str | None = None
    before: Review | None = None
    after: Review | None = None


@frozen
class Progress:
    """How far one article is: a claim counts as rated once one reviewer rated it, else as skipped once one skipped it."""

    claims: int
    rated: int
    skipped: int

    @property
    def open(self) -> int:
        """How many claims nobody has rated or skipped."""
        return self.claims - self.rated - self.skipped


@frozen
class ReviewSession:
    """An article under review. ``revision`` counts its saves; ``engine`` says what extracted the claims."""

    id: str = field(validator=is_filled)
    article: Article
    claims: tuple[Claim, ...]
    scale: RatingScale
    created_at: datetime = field(validator=is_utc)
    updated_at: datetime = field(validator=is_utc)
    engine: str = ""
    reviews: tuple[Review, ...] = ()
    drafts: tuple[Draft, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    revision: int = 0

    @classmethod
    def start(
        cls,
        article: Article,
        claims: Iterable[Claim],
        *,
        scale: RatingScale,
        engine: str = "",
        at: datetime | None = None,
    ) -> Self:
        """Open a session on an article; its id is the title as a slug with the beginning of the article's id.

        Args:
            article: What is under review.
            claims: Its claims; each must be anchored in the article's text.
            scale: The scale that every review of this session rates on.
            engine: What extracted the claims.
            at: When, in aware UTC; now, if not given.

        Raises:
            ValueError: A claim's anchor does not quote the article, or two claims share an id.

        """
        claims = tuple(claims)
        adrift = [claim.id for claim in claims if not claim.is_anchored_in(article.text)]
        if adrift:
            raise ValueError(f"claims not anchored in the article: {', '.join(adrift)}")
        if len({claim.id for claim in claims}) < len(claims):
            raise ValueError("claims: two share an id")
        now = at or datetime.now(UTC)
        name = f"{_slug(article.title)}-{article.id[:6]}"
        return cls(id=name, article=article, claims=claims, scale=scale, engine=engine, created_at=now, updated_at=now)

    def claim(self, claim_id: str) -> Claim:
        """Give the claim of that id.

        Raises:
            KeyError: There is none.

        """
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)

    def review_by(self, reviewer: str, claim_id: str) -> Review | None:
        """Give this reviewer's review of that claim, if there is one."""
        return next((r for r in self.reviews if r.claim_id == claim_id and r.reviewer == reviewer), None)

    def reviews_of(self, claim_id: str) -> tuple[Review, ...]:
        """Give every review of that claim."""
        return tuple(review for review in self.reviews if review.claim_id == claim_id)

    def draft_by(self, reviewer: str) -> Draft | None:
        """Give the judgement that this reviewer has under way, if there is one."""
        return next((draft for draft in self.drafts if draft.reviewer == reviewer), None)

    def add_review(
        self,
        claim_id: str,
        *,
        reviewer: str,
        rating: str = "",
        explanation: str = "",
        sources: Iterable[Source] = (),
        skip_reason: str = "",
        at: datetime | None = None,
    ) -> Self:
        """Record a reviewer's judgement of a claim, replacing their earlier one, which stays in the history.

        Args:
            claim_id: The claim that is judged.
            reviewer: Who judges.
            rating: A label of the session's scale; empty for a claim that is skipped.
            explanation: The verdict in words.
            sources: What was consulted.
            skip_reason: Why it is skipped, where it is.
            at: When, in aware UTC; now, if not given.

        Raises:
            KeyError: The session has no such claim.
            ValueError: The scale has no such label.

        """
        self.claim(claim_id)
        now = at or datetime.now(UTC)
        before = self.review_by(reviewer, claim_id)
        after = Review(
            id=review_id(claim_id, reviewer),
            claim_id=claim_id,
            reviewer=reviewer,
            created_at=before.created_at if before else now,
            updated_at=now,
            state="rated" if rating else "skipped",
            rating=self.scale.rate(rating) if rating else None,
            explanation=explanation,
            sources=tuple(sources),
            skip_reason=skip_reason,
        )
        entry = HistoryEntry(
            number=len(self.history) + 1,
            at=now,
            by=reviewer,
            action="rate" if rating else "skip",
            claim_id=claim_id,
            before=before,
            after=after,
        )
        others = tuple(review for review in self.reviews if review.id != after.id)
        drafts = tuple(d for d in self.drafts if (d.reviewer, d.claim_id) != (reviewer, claim_id))
        return evolve(self, reviews=(*others, after), drafts=drafts, history=(*self.history, entry), updated_at=now)

    def put_off(self, claim_id: str, *, reviewer: str, at: datetime | None = None) -> Self:
        """Note that a reviewer leaves a claim for later, dropping their draft of it; the history alone keeps this.

        Raises:
            KeyError: The session has no such claim.

        """
        self.claim(claim_id)
        now = at or datetime.now(UTC)
        entry = HistoryEntry(number=len(self.history) + 1, at=now, by=reviewer, action="later", claim_id=claim_id)
        drafts = tuple(d for d in self.drafts if (d.reviewer, d.claim_id) != (reviewer, claim_id))
        return evolve(self, drafts=drafts, history=(*self.history, entry), updated_at=now)

    def with_draft(self, draft: Draft) -> Self:
        """Keep a judgement under way, replacing this reviewer's earlier draft. A draft without answers is dropped.

        Raises:
            KeyError: The session has no such claim.

        """
        self.claim(draft.claim_id)
        others = tuple(other for other in self.drafts if other.reviewer != draft.reviewer)
        return evolve(self, drafts=(*others, draft) if draft.answers else others, updated_at=draft.updated_at)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Everyone who has reviewed a claim, in the order of their first review."""
        return tuple(dict.fromkeys(review.reviewer for review in self.reviews))

    def progress(self) -> Progress:
        """Count the claims that are rated and skipped, by anyone."""
        rated = {review.claim_id for review in self.reviews if review.state == "rated"}
        skipped = {review.claim_id for review in self.reviews} - rated
        return Progress(claims=len(self.claims), rated=len(rated), skipped=len(skipped))


def _slug(title: str) -> str:
    """Make a file name of a title: lower-case ASCII words joined by hyphens, cut between words at 48 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    kept = words[:1]
    for word in words[1:]:
        if sum(map(len, kept)) + len(kept) + len(word) > 48:
            break
        kept.append(word)
    return "-".join(kept)[:48] or "article"
