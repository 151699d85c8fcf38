"""The verdict on a claim that its reviewers rate differently, and the sign-off of what is to be published. Knows no screen."""

from collections.abc import Iterable
from datetime import UTC, datetime

from attrs import evolve

from claimcheck.model.claim import Claim
from claimcheck.model.history import ADJUDICATE, SIGN_OFF, WITHDRAW, HistoryEntry
from claimcheck.model.publication import corrected, signed_off, was_published
from claimcheck.model.review import Draft, Review, verdict_id
from claimcheck.model.session import ReviewSession
from claimcheck.model.source import Source


def disputed_claims(session: ReviewSession) -> tuple[Claim, ...]:
    """Give the claims whose reviewers rate them differently, and on which there is no verdict."""
    return tuple(claim for claim in session.current_claims if session.state_of(claim.id) == "disputed")


def adjudicated(
    session: ReviewSession,
    claim_id: str,
    *,
    by: str,
    rating: str,
    explanation: str = "",
    sources: Iterable[Source] = (),
    reason: str = "",
    correction: str = "",
    at: datetime | None = None,
) -> ReviewSession:
    """Record what is decided on a claim, in the place of an earlier verdict; the reviews stay as they are.

    The very verdict that was recorded already, of the same moment, is not recorded twice.

    Args:
        session: The session.
        claim_id: The claim.
        by: Who decides.
        rating: A label of the session's scale.
        explanation: The verdict in words, for readers.
        sources: What it rests on.
        reason: Why it was so decided, for colleagues.
        correction: Why it differs from what was published, for readers.
        at: When, in aware UTC; now, if not given.

    Raises:
        KeyError: The session has no such claim.
        CorrectionNeededError: It differs from what was published of this claim, and nothing says why.
        ValueError: The claim is superseded, or the scale has no such label.

    """
    if session.state_of(session.claim(claim_id).id) == "superseded":
        raise ValueError(f"{claim_id}: was split or merged, so there is nothing to decide on it")
    now = at or datetime.now(UTC)
    before = session.verdict_on(claim_id)
    after = Review(
        id=verdict_id(claim_id),
        claim_id=claim_id,
        reviewer=by,
        created_at=before.created_at if before else now,
        updated_at=now,
        rating=session.scale.rate(rating),
        explanation=explanation,
        sources=tuple(sources),
        note=reason,
    )
    drafts = _without_draft(session, claim_id, by)
    if _is_recorded(session, after):
        return session if drafts == session.drafts else evolve(session, drafts=drafts)
    # Before a verdict is published, what readers know are the reviews.
    is_told = before is not None and was_published(session.history, before.id)
    told = [before] if before and is_told else session.reviews_of(claim_id)
    after = corrected(session.history, told, after, why=correction)
    done = HistoryEntry(len(session.history) + 1, now, by, ADJUDICATE, claim_id, before=before, after=after)
    settled = evolve(session, drafts=drafts, history=(*session.history, done))
    return evolve(with_verdict(settled, claim_id, after), updated_at=now)


def with_verdict(session: ReviewSession, claim_id: str, wanted: Review | None) -> ReviewSession:
    """Put a verdict, or none, in the place of the one on a claim; the history is as it was."""
    present = session.verdict_on(claim_id)
    if present is None:
        return evolve(session, verdicts=(*session.verdicts, wanted)) if wanted else session
    kept = (wanted if verdict is present else verdict for verdict in session.verdicts)
    return evolve(session, verdicts=tuple(verdict for verdict in kept if verdict is not None))


def publishable(session: ReviewSession) -> tuple[Review, ...]:
    """Give what would be published, in the order of the claims: the verdict on a claim, else each rating of it.

    Claims that were split or merged are no more, and so are the reviews of them.
    """
    ratings: dict[str, list[Review]] = {}
    for review in session.reviews:
        ratings.setdefault(review.claim_id, []).append(review)
    ratings |= {verdict.claim_id: [verdict] for verdict in session.verdicts}
    every = (review for claim in session.current_claims for review in ratings.get(claim.id, ()))
    return tuple(review for review in every if review.rating)


def unsigned(session: ReviewSession) -> tuple[Review, ...]:
    """Give what would be published and no second person has signed off since it last changed."""
    people = signed_off(session.history)
    return tuple(
        review for review in publishable(session) if not set(people.get(review.claim_id, ())) - {review.reviewer}
    )


def with_sign_off(session: ReviewSession, claim_id: str, *, by: str, at: datetime | None = None) -> ReviewSession:
    """Note that a second person has seen what will be published of a claim, and stands by it.

    Raises:
        KeyError: The session has no such claim.
        ValueError: Nothing is rated, or it is all the work of this very person.

    """
    session.claim(claim_id)
    waiting = [review for review in publishable(session) if review.claim_id == claim_id]
    if not waiting:
        raise ValueError(f"{claim_id}: nothing is rated that could be signed off")
    if all(review.reviewer == by for review in waiting):
        raise ValueError(f"{claim_id}: is {by}'s own work, so somebody else has to sign it off")
    if by in signed_off(session.history).get(claim_id, ()):
        return session
    return _noted(session, SIGN_OFF, claim_id, by, at)


def without_sign_off(session: ReviewSession, claim_id: str, *, by: str, at: datetime | None = None) -> ReviewSession:
    """Take back that this person has signed a claim off; nothing where they have not.

    Raises:
        KeyError: The session has no such claim.

    """
    session.claim(claim_id)
    if by not in signed_off(session.history).get(claim_id, ()):
        return session
    return _noted(session, WITHDRAW, claim_id, by, at)


def _noted(session: ReviewSession, action: str, claim_id: str, by: str, at: datetime | None) -> ReviewSession:
    now = at or datetime.now(UTC)
    done = HistoryEntry(len(session.history) + 1, now, by, action, claim_id)
    if any(evolve(each, number=done.number) == done for each in session.history):
        return session
    return evolve(session, history=(*session.history, done), updated_at=now)


def _is_recorded(session: ReviewSession, verdict: Review) -> bool:
    """Tell whether the very verdict, of this moment, was recorded before, whatever has come in its place since."""
    whose = (ADJUDICATE, verdict.claim_id, verdict.reviewer, verdict.updated_at)
    same = (e.after for e in session.history if e.after and (e.action, e.claim_id, e.by, e.at) == whose)
    return any(evolve(each, created_at=verdict.created_at, corrections=()) == verdict for each in same)


def _without_draft(session: ReviewSession, claim_id: str, by: str) -> tuple[Draft, ...]:
    whose = (claim_id, by, True)
    return tuple(each for each in session.drafts if (each.claim_id, each.reviewer, each.is_verdict) != whose)
