"""One article with its claims, reviews and history: the unit that is stored. Every change makes a new session."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Self

from attrs import Attribute, evolve, field, frozen

from claimcheck.model.article import Article
from claimcheck.model.assignment import Assignment
from claimcheck.model.checks import is_count, is_filled, is_utc
from claimcheck.model.claim import Claim
from claimcheck.model.history import ABOUT_ARTICLE, EXPORT, ClaimState, HistoryEntry, Progress
from claimcheck.model.rating import Rating, RatingScale
from claimcheck.model.review import Draft, Review, review_id
from claimcheck.model.slug import slug_of
from claimcheck.model.source import Source


class _LastFound:
    """The claims that were last found sound, with the text they were found in.

    Each change of a session makes a new one, mostly with the very same claims, which need not be looked through again.
    One value, so that threads never see half of it.
    """

    pair: tuple[tuple[Claim, ...], str] = ((), "")


def _are_of_article(instance: "ReviewSession", attribute: "Attribute[Any]", claims: tuple[Claim, ...]) -> None:
    known, text = _LastFound.pair
    if claims is known and instance.article.text is text:
        return
    if len({claim.id for claim in claims}) < len(claims):
        raise ValueError(f"{attribute.name}: two share an id")
    adrift = [claim.id for claim in claims if not claim.is_anchored_in(instance.article.text)]
    if adrift:
        raise ValueError(f"{attribute.name}: not anchored in the article: {', '.join(adrift)}")
    _LastFound.pair = (claims, instance.article.text)


def _are_of_claims(
    instance: "ReviewSession", attribute: "Attribute[Any]", values: tuple[Review | Draft | Assignment, ...]
) -> None:
    unknown = {each.claim_id for each in values} - {claim.id for claim in instance.claims}
    if unknown:
        raise ValueError(f"{attribute.name}: of claims that the session does not have: {', '.join(sorted(unknown))}")


@lru_cache(maxsize=32)
def _ratings_on(scale: RatingScale) -> frozenset[Rating | None]:
    # Every change of a session looks at all its reviews, and its scale stays the same.
    return frozenset((None, *map(scale.rate, scale.all_labels)))


def _are_on_scale(instance: "ReviewSession", attribute: "Attribute[Any]", reviews: tuple[Review, ...]) -> None:
    if len({(review.claim_id, review.reviewer) for review in reviews}) < len(reviews):
        raise ValueError(f"{attribute.name}: two are by one reviewer of one claim")
    known = _ratings_on(instance.scale)
    strange = [review.id for review in reviews if review.rating not in known]
    if strange:
        raise ValueError(f"{attribute.name}: not on the session's scale: {', '.join(strange)}")


def _are_one_each(_: object, attribute: "Attribute[Any]", values: tuple[Draft | Assignment, ...]) -> None:
    if len({(each.claim_id, each.reviewer) for each in values}) < len(values):
        raise ValueError(f"{attribute.name}: two are of one reviewer and one claim")


def _are_numbered(_: object, attribute: "Attribute[Any]", history: tuple[HistoryEntry, ...]) -> None:
    if [entry.number for entry in history] != list(range(1, len(history) + 1)):
        raise ValueError(f"{attribute.name}: must be numbered from 1 without a gap")


@frozen
class ReviewSession:
    """An article under review. ``revision`` counts its saves; ``engine`` says what extracted the claims."""

    id: str = field(validator=is_filled)
    article: Article
    claims: tuple[Claim, ...] = field(validator=_are_of_article)
    scale: RatingScale
    created_at: datetime = field(validator=is_utc)
    updated_at: datetime = field(validator=is_utc)
    engine: str = ""
    reviews: tuple[Review, ...] = field(default=(), validator=[_are_of_claims, _are_on_scale])
    drafts: tuple[Draft, ...] = field(default=(), validator=[_are_of_claims, _are_one_each])
    assignments: tuple[Assignment, ...] = field(default=(), validator=[_are_of_claims, _are_one_each])
    history: tuple[HistoryEntry, ...] = field(default=(), validator=_are_numbered)
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

    def review_by(self, reviewer: str, claim_id: str) -> Review | None:
        """Give this reviewer's review of that claim, if there is one."""
        return next((r for r in self.reviews if r.claim_id == claim_id and r.reviewer == reviewer), None)

    def reviews_of(self, claim_id: str) -> tuple[Review, ...]:
        """Give every review of that claim."""
        return tuple(review for review in self.reviews if review.claim_id == claim_id)

    def draft_by(self, reviewer: str) -> Draft | None:
        """Give the judgement that this reviewer has under way, if there is one: the newest draft with an answer."""
        return next((draft for draft in reversed(self.drafts) if draft.reviewer == reviewer and draft.answers), None)

    def draft_of(self, claim_id: str, reviewer: str) -> Draft | None:
        """Give what this reviewer has answered to that claim and not confirmed, under way or not."""
        return next((draft for draft in self.drafts if (draft.claim_id, draft.reviewer) == (claim_id, reviewer)), None)

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

        The very judgement that is there already, of the same moment, is not recorded twice: a save whose end was not
        heard of can be made again.

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
        if self._is_recorded(after):
            return self._without_draft(claim_id, reviewer)
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

    def with_export(self, *, by: str, note: str = "", at: datetime | None = None) -> Self:
        """Note that the reviews were published; once, until something else is done.

        Args:
            by: Who published them.
            note: What was published, in words.
            at: When, in aware UTC; now, if not given.

        """
        if self.history and self.history[-1].action == EXPORT:
            return self
        now = at or datetime.now(UTC)
        done = HistoryEntry(len(self.history) + 1, now, by, EXPORT, note=note)
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
        """Tell whether a reviewer has a claim yet to judge: one they were asked for, or one that is nobody's so far."""
        judged = {review.reviewer for review in self.reviews if review.claim_id == claim_id}
        asked = {each.reviewer for each in self.assignments if each.claim_id == claim_id}
        return reviewer not in judged and (reviewer in asked or not (asked or judged))

    def _named(self, claim_ids: Iterable[str] | None) -> tuple[str, ...]:
        there = tuple(claim.id for claim in self.claims)
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
        return any(evolve(each, created_at=review.created_at) == review for each in same)

    def _without_draft(self, claim_id: str | None, reviewer: str) -> Self:
        kept = self._drafts_without(claim_id, reviewer)
        return self if len(kept) == len(self.drafts) else evolve(self, drafts=kept)

    def _drafts_without(self, claim_id: str | None, reviewer: str) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if (draft.claim_id, draft.reviewer) != (claim_id, reviewer))

    def with_draft(self, draft: Draft) -> Self:
        """Keep a judgement under way as the newest, replacing this reviewer's earlier draft of the claim.

        A draft without answers, neither given nor gone back from, is dropped.

        Raises:
            KeyError: The session has no such claim.

        """
        self.claim(draft.claim_id)
        whose = (draft.claim_id, draft.reviewer)
        others = tuple(other for other in self.drafts if (other.claim_id, other.reviewer) != whose)
        drafts = (*others, draft) if draft.answers or draft.ahead else others
        return evolve(self, drafts=drafts, updated_at=draft.updated_at)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Everyone who has reviewed a claim, in the order of their first review."""
        return tuple(dict.fromkeys(review.reviewer for review in self.reviews))

    def state_of(self, claim_id: str) -> ClaimState:
        """Tell whether a claim is rated by anyone, else skipped by anyone, else open."""
        states = {review.state for review in self.reviews if review.claim_id == claim_id}
        return "rated" if "rated" in states else "skipped" if states else "open"

    def progress(self) -> Progress:
        """Count the claims that are rated and skipped, by anyone."""
        rated = {review.claim_id for review in self.reviews if review.state == "rated"}
        skipped = {review.claim_id for review in self.reviews} - rated
        return Progress(claims=len(self.claims), rated=len(rated), skipped=len(skipped))
