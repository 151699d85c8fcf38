"""Which claim a reviewer should judge next, as pure functions. Knows no store and no clock."""

from datetime import UTC, datetime
from typing import Any

from claimcheck.model import ReviewSession

Priority = tuple[Any, ...]
"""What claims of all sessions are sorted by, the next one first."""

_NEVER = datetime.min.replace(tzinfo=UTC)


def waiting(session: ReviewSession, reviewer: str) -> list[tuple[Priority, str]]:
    """Give the claims that are open for this reviewer, by priority, with their ids.

    Those they left for later come last, the earliest left first; else the one they have begun comes first, then those
    they were asked for, then the most worth checking, the older session's and the one further up in its text. What was
    split or merged is no claim to judge any more.
    """
    put_off = {each.claim_id: each.at for each in session.history if (each.by, each.action) == (reviewer, "later")}
    drafted = {each.claim_id for each in session.drafts if each.reviewer == reviewer and not each.is_verdict}
    asked = {each.claim_id for each in session.assignments if each.reviewer == reviewer}
    return sorted(
        (
            (
                claim.id in put_off,
                put_off.get(claim.id, _NEVER),
                claim.id not in drafted,
                claim.id not in asked,
                -claim.check_worthiness,
                session.created_at,
                session.id,
                claim.anchors[0].start,
            ),
            claim.id,
        )
        for claim in session.current_claims
        if session.is_open_for(claim.id, reviewer)
    )
