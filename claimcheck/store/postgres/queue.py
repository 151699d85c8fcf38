"""Claims handed out to reviewers, each to one at a time, for as long as a lease holds. The database's clock counts.

``FOR UPDATE SKIP LOCKED`` passes over a claim that somebody else is just taking, so that nobody waits for anybody; a row
that was taken meanwhile is looked at again before it is locked, and then no longer fits.
"""

from collections.abc import Sequence
from datetime import UTC

from claimcheck.store.base import Lease
from claimcheck.store.postgres.connection import Cursor

# The order is that of claimcheck.store.queue; tests hold the two to each other.
_TAKE = """
WITH next AS (
    SELECT c.session_key, c.key
    FROM claimcheck.claims c
    JOIN claimcheck.sessions s ON s.key = c.session_key
    LEFT JOIN claimcheck.assignments asked ON asked.session_key = c.session_key AND asked.claim_id = c.key
        AND asked.reviewer = %(reviewer)s AND asked.body IS NOT NULL
    LEFT JOIN claimcheck.drafts begun ON begun.session_key = c.session_key AND begun.claim_id = c.key
        AND begun.reviewer = %(reviewer)s AND begun.body IS NOT NULL AND NOT begun.is_verdict
    LEFT JOIN (
        SELECT session_key, claim_id, max(updated_at) AS at FROM claimcheck.history
        WHERE reviewer = %(reviewer)s AND action = 'later' GROUP BY session_key, claim_id
    ) later ON later.session_key = c.session_key AND later.claim_id = c.key
    WHERE s.deleted_at IS NULL AND c.body IS NOT NULL AND c.state <> 'superseded'
        AND (c.leased_until IS NULL OR c.leased_until <= clock_timestamp() OR c.leased_by = %(reviewer)s)
        AND (asked.reviewer IS NOT NULL OR (c.state = 'open' AND NOT c.is_assigned))
        AND NOT EXISTS (SELECT FROM claimcheck.reviews r WHERE r.session_key = c.session_key AND r.claim_id = c.key
            AND r.reviewer = %(reviewer)s AND r.body IS NOT NULL)
        AND NOT (s.id || ' ' || c.key = ANY(%(but)s))
    ORDER BY later.at NULLS FIRST, begun.reviewer IS NULL, asked.reviewer IS NULL, c.worth DESC,
        s.created_at, s.id COLLATE "C", c.position, c.key COLLATE "C"
    LIMIT 1
    FOR UPDATE OF c SKIP LOCKED
)
UPDATE claimcheck.claims c
SET leased_by = %(reviewer)s, leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
FROM next JOIN claimcheck.sessions s ON s.key = next.session_key
WHERE c.session_key = next.session_key AND c.key = next.key
RETURNING s.id, c.key AS claim_id, c.leased_until
"""

_RENEW = """
UPDATE claimcheck.claims c SET leased_by = %(reviewer)s, leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
FROM claimcheck.sessions s
WHERE s.key = c.session_key AND s.id = %(session_id)s AND s.deleted_at IS NULL AND c.key = %(claim_id)s
    AND (c.leased_by = %(reviewer)s OR c.leased_until IS NULL OR c.leased_until <= clock_timestamp())
RETURNING s.id, c.key AS claim_id, c.leased_until
"""

_GIVE_BACK = """
UPDATE claimcheck.claims c SET leased_by = NULL, leased_until = NULL
FROM claimcheck.sessions s
WHERE s.key = c.session_key AND s.id = %(session_id)s AND s.deleted_at IS NULL AND c.key = %(claim_id)s
    AND c.leased_by = %(reviewer)s
"""


def take_next(cursor: Cursor, reviewer: str, *, seconds: float, but: Sequence[tuple[str, str]]) -> Lease | None:
    """Lease the claim that a reviewer should judge next; None where nothing is left for them."""
    passed_over = [f"{session_id} {claim_id}" for session_id, claim_id in but]
    return _lease(cursor.execute(_TAKE, {"reviewer": reviewer, "seconds": seconds, "but": passed_over}), reviewer)


def renew(cursor: Cursor, lease: Lease, *, seconds: float) -> Lease | None:
    """Hold a lease for so long from now on; None where it had ended and somebody else has the claim."""
    return _lease(cursor.execute(_RENEW, {**_names(lease), "seconds": seconds}), lease.reviewer)


def give_back(cursor: Cursor, lease: Lease) -> None:
    """End a lease, if the reviewer still has it."""
    cursor.execute(_GIVE_BACK, _names(lease))


def _names(lease: Lease) -> dict[str, str]:
    return {"session_id": lease.session_id, "claim_id": lease.claim_id, "reviewer": lease.reviewer}


def _lease(cursor: Cursor, reviewer: str) -> Lease | None:
    row = cursor.fetchone()
    return Lease(row["id"], row["claim_id"], reviewer, row["leased_until"].astimezone(UTC)) if row else None
