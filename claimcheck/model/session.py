"""One article with its claims, reviews and history: the unit that is stored. Every change makes a new session."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Self

from attrs import evolve, field, frozen

from claimcheck.model.article import Article
from claimcheck.model.assignment import Assignment
from claimcheck.model.checks import is_count, is_filled, is_utc
from claimcheck.model.claim import Claim
from claimcheck.model.history import ABOUT_ARTICLE, EXPORT, ClaimState, HistoryEntry, Progress, state_by
from claimcheck.model.publication import corrected
from claimcheck.model.rating import RatingScale
from claimcheck.model.review import Draft, Review, review_id
from claimcheck.model.slug import slug_of
from claimcheck.model.soundness import (
    are_numbered,
    are_of_article,
    are_of_claims,
    are_on_scale,
    are_one_a_claim,
    are_one_each,
    are_one_each_way,
)
from claimcheck.model.source import Source


@frozen
class ReviewSession:
    """An article under review. ``revision`` counts its saves; ``engine`` says what extracted the claims.

    ``claims`` holds those that were split or merged, too, for the sake of their reviews; ``current_claims`` does not.
    A verdict is what was decided on a claim whose reviewers differed: it is what counts, and what is published.
    """

    id: str = field(validator=is_filled)
    article: Article
    claims: tuple[Claim, ...] = field(validator=are_of_article)
    scale: RatingScale
    created_at: datetime = field(validator=is_utc)
    updated_at: datetime = field(validator=is_utc)
    engine: str = ""
    reviews: tuple[Review, ...] = field(default=(), validator=[are_of_claims, are_on_scale, are_one_each])
    verdicts: tuple[Review, ...] = field(default=(), validator=[are_of_claims, are_on_scale, are_one_a_claim])
    drafts: tuple[Draft, ...] = field(default=(), validator=[are_of_claims, are_one_each_way])
    assignments: tuple[Assignment, ...] = field(default=(), validator=[are_of_claims, are_one_each])
    history: tuple[HistoryEntry, ...] = field(default=(), validator=are_numbered)
    revision: int = field(default=0, validator=is_count)

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
        """Open a session on an article; its id is the title as a slug with the beginning of the text's digest.

        Args:
            article: What is under review.
            claims: Its claims; each must be anchored in the article's text.
            scale: The scale that every review of this session rates on.
            engine: What extracted the claims.
            at: When, in aware UTC; now, if not given.

        Raises:
            ValueError: A claim's anchor does not quote the article, or two claims share an id.

        """
        now = at or datetime.now(UTC)
        name = f"{slug_of(article.title)}-{article.text_sha256[:6]}"
        return cls(
            id=name, article=article, claims=tuple(claims), scale=scale, engine=engine, created_at=now, updated_at=now
        )

    def claim(self, claim_id: str) -> Claim:
        """Give the claim of that id.

        Raises:
            KeyError: There is none.

        """
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)

    @property
    def current_claims(self) -> tuple[Claim, ...]:
        """The claims without those that others were split or merged from."""
        gone = {claim_id for claim in self.claims for claim_id in claim.derived_from}
        return tuple(claim for claim in self.claims if claim.id not in gone) if gone else self.claims

    def verdict_on(self, claim_id: str) -> Review | None:
        """Give what was decided on that claim where its reviewers differed, if anything was."""
        return next((verdict for verdict in self.verdicts if verdict.claim_id == claim_id), None)

    def review_by(self, reviewer: str, claim_id: str) -> Review | None:
        """Give this reviewer's review of that claim, if there is one."""
        return next((r for r in self.reviews if r.claim_id == claim_id and r.reviewer == reviewer), None)

    def reviews_of(self, claim_id: str) -> tuple[Review, ...]:
        """Give every review of that claim."""
        return tuple(review for review in self.reviews if review.claim_id == claim_id)

    def draft_by(self, reviewer: str) -> Draft | None:
        """Give the review that this reviewer has under way, if there is one: the newest draft with an answer."""
        mine = (draft for draft in reversed(self.drafts) if draft.reviewer == reviewer and not draft.is_verdict)
        return next((draft for draft in mine if draft.answers), None)

    def draft_of(self, claim_id: str, reviewer: str, *, is_verdict: bool = False) -> Draft | None:
        """Give what this reviewer has answered to that claim and not confirmed, under way or not."""
        whose = (claim_id, reviewer, is_verdict)
        drafts = (draft for draft in self.drafts if (draft.claim_id, draft.reviewer, draft.is_verdict) == whose)
        return next(drafts, None)

    def add_review(
        self,
        claim_id: str,
        *,
        reviewer: str,
        rating: str = "",
        explanation: str = "",
        sources: Iterable[Source] = (),
        skip_reason: str = "",
        note: str = "",
        correction: str = "",
        at: datetime | None = None,
    ) -> Self:
        """Record a reviewer's judgement of a claim, replacing their earlier one, which stays in the history.

        The very judgement that is there already, of the same moment, is not recorded twice: a save whose end was not
        heard of can be made again.

        Args:
            claim_id: The claim that is judged.
            reviewer: Who judges.
            rating: A label of the session's scale; empty for a claim that is skipped.
            explanation: The verdict in words.
            sources: What was consulted.
            skip_reason: Why it is skipped, where it is.
            note: What colleagues should know; it is not published.
            correction: Why the earlier judgement is changed, for its readers, where it was published.
            at: When, in aware UTC; now, if not given.

        Raises:
            KeyError: The session has no such claim.
            CorrectionNeededError: The earlier judgement was published, and nothing says why it is changed.
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
            note=note,
        )
        if self._is_recorded(after):
            return self._without_draft(claim_id, reviewer)
        after = corrected(self.history, [before] if before else [], after, why=correction)
        done = HistoryEntry(
            len(self.history) + 1, now, reviewer, "rate" if rating else "skip", claim_id, before=before, after=after
        )
        return self._after(done, reviews=self._reviews_with(before, after))

    def with_article(self, known: Mapping[str, Any], *, by: str, at: datetime | None = None) -> Self:
        """Keep what is said of the article; its text, and so its claims, stay as they are.

        Args:
            known: Fields of the article with their values; not the text.
            by: Who says it.
            at: When, in aware UTC; now, if not given.

        """
        now = at or datetime.now(UTC)
        article = evolve(self.article, **known)
        if article == self.article:
            return self
        done = HistoryEntry(len(self.history) + 1, now, by, ABOUT_ARTICLE, note=", ".join(sorted(known)))
        return evolve(self, article=article, history=(*self.history, done), updated_at=now)

    def with_export(
        self, *, by: str, note: str = "", review_ids: Iterable[str] = (), at: datetime | None = None
    ) -> Self:
        """Note that reviews were published; the same ones once, until something else is done.

        Args:
            by: Who published them.
            note: What was published, in words.
            review_ids: Which reviews and verdicts; all there are, if none is named.
            at: When, in aware UTC; now, if not given.

        """
        ids = tuple(review_ids)
        if self.history and (self.history[-1].action, self.history[-1].review_ids) == (EXPORT, ids):
            return self
        now = at or datetime.now(UTC)
        done = HistoryEntry(len(self.history) + 1, now, by, EXPORT, note=note, review_ids=ids)
        return evolve(self, history=(*self.history, done), updated_at=now)

    def put_off(self, claim_id: str, *, reviewer: str, at: datetime | None = None) -> Self:
        """Note that a reviewer leaves a claim for later, dropping their draft of it; the history alone keeps this.

        Once for one moment, however often it is said.

        Raises:
            KeyError: The session has no such claim.

        """
        self.claim(claim_id)
        now = at or datetime.now(UTC)
        done = HistoryEntry(len(self.history) + 1, now, reviewer, "later", claim_id)
        if any(evolve(each, number=done.number) == done for each in self.history):
            return self._without_draft(claim_id, reviewer)
        return self._after(done)

    def assign(
        self, reviewer: str, *, by: str, claim_ids: Iterable[str] | None = None, at: datetime | None = None
    ) -> Self:
        """Ask a reviewer to judge claims, beside whoever else was asked to; those they were asked for already stay so.

        Args:
            reviewer: Who is to judge.
            by: Who decides that.
            claim_ids: The claims; all of the session's, if not given.
            at: When, in aware UTC; now, if not given.

        Raises:
            KeyError: The session has no such claim.

        """
        now = at or datetime.now(UTC)
        known = {each.claim_id for each in self.assignments if each.reviewer == reviewer}
        new = tuple(
            Assignment(claim_id=claim_id, reviewer=reviewer, by=by, at=now)
            for claim_id in self._named(claim_ids)
            if claim_id not in known
        )
        return self._assigned("assign", new, (*self.assignments, *new), by, now)

    def unassign(
        self, reviewer: str, *, by: str, claim_ids: Iterable[str] | None = None, at: datetime | None = None
    ) -> Self:
        """Take back that a reviewer is to judge claims; the arguments and errors are those of ``assign``."""
        named = self._named(claim_ids)
        gone = tuple(each for each in self.assignments if each.reviewer == reviewer and each.claim_id in named)
        kept = tuple(each for each in self.assignments if each not in gone)
        return self._assigned("unassign", gone, kept, by, at or datetime.now(UTC))

    def is_open_for(self, claim_id: str, reviewer: str) -> bool:
        """Tell whether a reviewer has a claim yet to judge: one they were asked for, or one that is nobody's so far.

        One that was split or merged is nobody's any more.
        """
        if any(claim_id in claim.derived_from for claim in self.claims):
            return False
        judged = {review.reviewer for review in self.reviews if review.claim_id == claim_id}
        asked = {each.reviewer for each in self.assignments if each.claim_id == claim_id}
        is_nobodys = not (asked or judged or self.verdict_on(claim_id))
        return reviewer not in judged and (reviewer in asked or is_nobodys)

    def _named(self, claim_ids: Iterable[str] | None) -> tuple[str, ...]:
        there = tuple(claim.id for claim in self.current_claims)
        named = there if claim_ids is None else tuple(dict.fromkeys(claim_ids))
        for claim_id in named:
            self.claim(claim_id)
        return named

    def _assigned(
        self, action: str, changed: tuple[Assignment, ...], assignments: tuple[Assignment, ...], by: str, at: datetime
    ) -> Self:
        """Give the session with other assignments; each that changed has its entry in the history."""
        first = len(self.history) + 1
        done = tuple(
            HistoryEntry(number, at, by, action, each.claim_id, note=each.reviewer)
            for number, each in enumerate(changed, first)
        )
        return evolve(self, assignments=assignments, history=(*self.history, *done), updated_at=at) if done else self

    def with_review(self, claim_id: str, reviewer: str, wanted: Review | None) -> Self:
        """Put a judgement, or none, in the place of the one that a reviewer has of a claim; the history is as it was."""
        return evolve(self, reviews=self._reviews_with(self.review_by(reviewer, claim_id), wanted))

    def _reviews_with(self, present: Review | None, wanted: Review | None) -> tuple[Review, ...]:
        if present is None:
            return (*self.reviews, wanted) if wanted else self.reviews
        # In the earlier one's place, so that the order of the first reviews, and the stored rows, stay as they are.
        kept = (wanted if review is present else review for review in self.reviews)
        return tuple(review for review in kept if review is not None)

    def _after(self, done: HistoryEntry, *, reviews: tuple[Review, ...] | None = None) -> Self:
        """Give the session after something was done with a claim, which settles that reviewer's draft of it."""
        judged = self.reviews if reviews is None else reviews
        drafts = self._drafts_without(done.claim_id, done.by)
        return evolve(self, reviews=judged, drafts=drafts, history=(*self.history, done), updated_at=done.at)

    def _is_recorded(self, review: Review) -> bool:
        """Tell whether the very judgement, of this moment, was recorded before, whatever has come in its place since."""
        whose = (review.claim_id, review.reviewer, review.updated_at)
        same = (e.after for e in self.history if e.after and (e.claim_id, e.by, e.at) == whose)
        return any(evolve(each, created_at=review.created_at, corrections=()) == review for each in same)

    def _without_draft(self, claim_id: str | None, reviewer: str) -> Self:
        kept = self._drafts_without(claim_id, reviewer)
        return self if len(kept) == len(self.drafts) else evolve(self, drafts=kept)

    def _drafts_without(self, claim_id: str | None, reviewer: str) -> tuple[Draft, ...]:
        whose = (claim_id, reviewer, False)
        return tuple(each for each in self.drafts if (each.claim_id, each.reviewer, each.is_verdict) != whose)

    def with_draft(self, draft: Draft) -> Self:
        """Keep a judgement under way as the newest, replacing this reviewer's earlier draft of the claim.

        A draft without answers, neither given nor gone back from, is dropped.

        Raises:
            KeyError: The session has no such claim.

        """
        self.claim(draft.claim_id)
        whose = (draft.claim_id, draft.reviewer, draft.is_verdict)
        others = tuple(each for each in self.drafts if (each.claim_id, each.reviewer, each.is_verdict) != whose)
        drafts = (*others, draft) if draft.answers or draft.ahead else others
        return evolve(self, drafts=drafts, updated_at=draft.updated_at)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Everyone who has reviewed a claim, in the order of their first review."""
        return tuple(dict.fromkeys(review.reviewer for review in self.reviews))

    def state_of(self, claim_id: str) -> ClaimState:
        """Tell whether a claim is superseded, else rated by anyone, else skipped by anyone, else open.

        One whose reviewers rate it differently is disputed until there is a verdict, which then is what counts.
        """
        if any(claim_id in claim.derived_from for claim in self.claims):
            return "superseded"
        verdict = self.verdict_on(claim_id)
        return state_by((verdict,) if verdict else self.reviews_of(claim_id))

    def progress(self) -> Progress:
        """Count the current claims that are rated, skipped and disputed, by anyone."""
        judged: dict[str, list[Review]] = {}
        for review in self.reviews:
            judged.setdefault(review.claim_id, []).append(review)
        judged |= {verdict.claim_id: [verdict] for verdict in self.verdicts}
        current = self.current_claims
        states = [state_by(judged[claim.id]) for claim in current if claim.id in judged]
        disputed = states.count("disputed")
        return Progress(len(current), states.count("rated") + disputed, states.count("skipped"), disputed)
