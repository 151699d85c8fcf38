"""Claims changed by people: reworded, re-bounded, split, merged, added. Each change is an entry in the session's history.

A claim that is edited stays the same claim, with its reviews; one that is split or merged is superseded by new ones, and
its reviews stay with it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import evolve

from claimcheck.model.anchor import Anchor
from claimcheck.model.claim import Claim
from claimcheck.model.history import ADD, EDIT, MERGE, SPLIT, HistoryEntry
from claimcheck.model.publication import was_published, with_correction
from claimcheck.model.review import Review
from claimcheck.model.session import ReviewSession

EDITABLE = ("text", "anchors", "claimant", "kind", "stated_on", "place", "look_again_on", "replies")
"""The fields of a claim that an edit may change."""

_PUBLISHED = {"text": "wording", "claimant": "claimant", "stated_on": "date of the claim"}
"""What of a claim readers of its ClaimReview see, as a correction names it."""


def edited(
    session: ReviewSession,
    claim_id: str,
    *,
    by: str,
    correction: str = "",
    at: datetime | None = None,
    **changes: Any,
) -> ReviewSession:
    """Change what is said of a claim; it stays the same claim, with its reviews.

    Args:
        session: The session.
        claim_id: The claim.
        by: Who changes it.
        correction: Why, for readers, where it was published.
        at: When, in aware UTC; now, if not given.
        changes: Fields of the claim, of those in ``EDITABLE``, with their new values.

    Raises:
        KeyError: The session has no such claim.
        TypeError: A field cannot be edited.
        CorrectionNeededError: It was published, and nothing says why it is changed.
        ValueError: The claim is superseded, or a value is not sound.

    """
    if strange := sorted(set(changes) - set(EDITABLE)):
        raise TypeError(f"{', '.join(strange)}: cannot be edited")
    if any(_has(claim, changes) for claim in _made(session, EDIT, by, at) if claim.id == claim_id):
        return session
    before = _current(session, claim_id)
    after = evolve(before, **changes)
    if after == before:
        return session
    now = at or datetime.now(UTC)
    changed = [name for name in EDITABLE if getattr(before, name) != getattr(after, name)]
    session = _with_corrections(session, claim_id, changed, by=by, why=correction, at=now)
    return _recorded(session, EDIT, (before,), (after,), by=by, at=now, note=", ".join(changed))


def split(
    session: ReviewSession,
    claim_id: str,
    parts: Sequence[tuple[str, tuple[Anchor, ...]]],
    *,
    by: str,
    at: datetime | None = None,
) -> ReviewSession:
    """Put several claims in the place of one; who said it, of what kind and how worthy it is goes over to them.

    Args:
        session: The session.
        claim_id: The claim.
        parts: The wording of each new claim, with the words of the article that it stands in.
        by: Who splits it.
        at: When, in aware UTC; now, if not given.

    Raises:
        KeyError: The session has no such claim.
        ValueError: The claim is superseded, the parts are fewer than two or the same, or a part is not sound.

    """
    made = [(claim.text, claim.anchors) for claim in _made(session, SPLIT, by, at) if claim.derived_from == (claim_id,)]
    if made and made == list(parts):
        return session
    whole = _current(session, claim_id)
    if len({text for text, _ in parts}) < max(len(parts), 2):
        raise ValueError("parts: a claim is split into two or more that differ")
    new = tuple(_made_of((whole,), session, text=text, anchors=anchors, by=by) for text, anchors in parts)
    return _recorded(session, SPLIT, (whole,), new, by=by, at=at)


def merged(
    session: ReviewSession, claim_ids: Iterable[str], *, text: str, by: str, at: datetime | None = None
) -> ReviewSession:
    """Put one claim in the place of several; it stands in the words of all of them and is whose the first is.

    Args:
        session: The session.
        claim_ids: The claims, the first first.
        text: The wording of the one.
        by: Who merges them.
        at: When, in aware UTC; now, if not given.

    Raises:
        KeyError: The session has no such claim.
        ValueError: A claim is superseded, they are fewer than two, or the wording is empty.

    """
    ids = tuple(dict.fromkeys(claim_ids))
    if any((claim.derived_from, claim.text) == (ids, text) for claim in _made(session, MERGE, by, at)):
        return session
    old = tuple(_current(session, claim_id) for claim_id in ids)
    if len(old) < 2:  # noqa: PLR2004 - one cannot be merged
        raise ValueError("claim_ids: it takes two claims to merge")
    anchors = joint_anchors(session.article.text, old)
    new = _made_of(old, session, text=text, anchors=anchors, by=by)
    return _recorded(session, MERGE, old, (new,), by=by, at=at)


def joint_anchors(text: str, claims: Iterable[Claim]) -> tuple[Anchor, ...]:
    """Give the words of several claims in the order of the text; those that overlap as one stretch of it."""
    known = {(anchor.start, anchor.end): anchor for claim in claims for anchor in claim.anchors}
    spans: list[tuple[int, int]] = []
    for start, end in sorted(known):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(known.get(span) or Anchor.at(text, *span) for span in spans)


def added(
    session: ReviewSession, text: str, anchors: tuple[Anchor, ...], *, by: str, at: datetime | None = None, **known: Any
) -> ReviewSession:
    """Add a claim that the engine missed.

    Args:
        session: The session.
        text: Its wording.
        anchors: The words of the article that it stands in.
        by: Who adds it.
        at: When, in aware UTC; now, if not given.
        known: Other fields of the claim.

    Raises:
        ValueError: There is this very claim already, or it is not anchored in the article, or a value is not sound.

    """
    made = made_id(session.article.text_sha256, text, anchors)
    new = Claim(**{"id": made, "text": text, "anchors": anchors, "origin": by, **known})
    return _recorded(session, ADD, (), (new,), by=by, at=at)


def made_id(text_sha256: str, text: str, anchors: tuple[Anchor, ...]) -> str:
    """Name a claim that a person makes, by the article, the place and the wording, so that the same is named alike."""
    places = ",".join(f"{anchor.start}-{anchor.end}" for anchor in anchors)
    return "c-" + hashlib.sha256(f"{text_sha256}:{places}:{text}".encode()).hexdigest()[:12]


def reworded_since(session: ReviewSession, review: Review) -> HistoryEntry | None:
    """Give the last change of the wording of a review's claim since the review, if it reads otherwise now."""
    changes = [
        entry
        for entry in session.history
        if entry.claim_id == review.claim_id
        and entry.at > review.updated_at
        and entry.claims_before
        and entry.claims_after
        and entry.claims_before[0].id == entry.claims_after[0].id
        and entry.claims_before[0].text != entry.claims_after[0].text
    ]
    if not changes or changes[0].claims_before[0].text == session.claim(review.claim_id).text:
        return None
    return changes[-1]


def _made(session: ReviewSession, action: str, by: str, at: datetime | None) -> Iterator[Claim]:
    """Give the claims that came of the very change of this moment, if it was made before, whatever became of them since."""
    whose = (action, by, at)
    return (claim for e in session.history if (e.action, e.by, e.at) == whose for claim in e.claims_after)


def _has(claim: Claim, changes: dict[str, Any]) -> bool:
    return all(getattr(claim, name) == value for name, value in changes.items())


def _current(session: ReviewSession, claim_id: str) -> Claim:
    claim = session.claim(claim_id)
    if session.state_of(claim_id) == "superseded":
        raise ValueError(f"{claim_id}: was split or merged, so it cannot be changed any more")
    return claim


def _made_of(
    old: tuple[Claim, ...], session: ReviewSession, *, text: str, anchors: tuple[Anchor, ...], by: str
) -> Claim:
    """Make a claim of others, with what it takes over from them."""
    return evolve(
        old[0],
        id=made_id(session.article.text_sha256, text, anchors),
        text=text,
        anchors=anchors,
        check_worthiness=max(claim.check_worthiness for claim in old),
        reasons=tuple(dict.fromkeys(reason for claim in old for reason in claim.reasons)),
        unresolved=tuple(
            dict.fromkeys(
                each for claim in old for each in claim.unresolved if each.words.casefold() in text.casefold()
            )
        ),
        replies=tuple(dict.fromkeys(reply for claim in old for reply in claim.replies)),
        origin=by,
        derived_from=tuple(claim.id for claim in old),
    )


def _with_corrections(
    session: ReviewSession, claim_id: str, changed: Iterable[str], *, by: str, why: str, at: datetime
) -> ReviewSession:
    """Note a correction with everything that was published of a claim, where readers see what is changed."""
    what = [_PUBLISHED[name] for name in changed if name in _PUBLISHED]
    if not what:
        return session

    def told(review: Review) -> Review:
        if review.claim_id != claim_id or not was_published(session.history, review.id):
            return review
        dated = evolve(review, updated_at=at, reviewer=by)
        noted = with_correction(dated, what=f"{' and '.join(what)} changed", why=why)
        return evolve(review, corrections=noted.corrections)

    return evolve(session, reviews=tuple(map(told, session.reviews)), verdicts=tuple(map(told, session.verdicts)))


def _recorded(
    session: ReviewSession,
    action: str,
    before: tuple[Claim, ...],
    after: tuple[Claim, ...],
    *,
    by: str,
    at: datetime | None,
    note: str = "",
) -> ReviewSession:
    now = at or datetime.now(UTC)
    about = (before or after)[0].id
    done = HistoryEntry(
        len(session.history) + 1, now, by, action, about, note=note, claims_before=before, claims_after=after
    )
    if any(evolve(each, number=done.number) == done for each in session.history):
        return session
    claims = with_claims(session, before if action == EDIT else (), after)
    return evolve(claims, history=(*session.history, done), updated_at=now)


def with_claims(session: ReviewSession, gone: tuple[Claim, ...], come: tuple[Claim, ...]) -> ReviewSession:
    """Put claims in the place of others; one of the same id where it stood, any other at the end.

    Raises:
        ValueError: There is one of that id already, or one is not anchored in the article.

    """
    ids = {claim.id for claim in gone}
    new = {claim.id: claim for claim in come}
    kept = [new.pop(claim.id, None) if claim.id in ids else claim for claim in session.claims]
    present = {claim.id for claim in kept if claim}
    if twice := sorted(set(new) & present):
        raise ValueError(f"{', '.join(twice)}: there is this claim already")
    return evolve(session, claims=(*(claim for claim in kept if claim), *new.values()))
