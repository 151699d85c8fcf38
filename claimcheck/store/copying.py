"""Sessions moved from one store to another, whatever each is made of: what is there already is not written again.

Every session is read back and compared, so that "copied" means that it is there.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from claimcheck.errors import NoSessionError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store.base import Store
from claimcheck.store.convert import to_json
from claimcheck.store.merge import Merge, merge

Outcome = Literal["copied", "same", "merged", "failed"]


@frozen
class Copied:
    """What became of one session: copied, the same on both sides, merged with what was there, or not, and why."""

    id: str
    outcome: Outcome
    digest: str = ""
    why: str = ""


def copy_sessions(source: Store, target: Store) -> Iterator[Copied]:
    """Copy every session that the target has not; stopped at any point, it can be begun again.

    A session that both have is merged where the two went apart; where both changed one thing, the target's is left as it
    is, and so said. What is in the trash stays there.
    """
    for session_id in source.ids():
        try:
            yield _copied(source, target, session_id)
        except StoreError as error:
            yield Copied(session_id, "failed", why=error.message)


def digest_of(session: ReviewSession) -> str:
    """Give the SHA-256 of all that a session holds, its revision apart, which counts one store's saves."""
    whole = json.dumps(to_json(evolve(session, revision=0)), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _copied(source: Store, target: Store, session_id: str) -> Copied:
    ours = source.load(session_id)
    try:
        theirs = target.load(session_id)
    except NoSessionError:
        target.save(evolve(ours, revision=0), like=source.content(session_id))
        return _verified(target, ours, "copied")
    if digest_of(ours) == digest_of(theirs):
        return Copied(session_id, "same", digest_of(ours))
    return _merged(target, ours)


def _merged(target: Store, ours: ReviewSession) -> Copied:
    found: list[Merge] = []

    def change(theirs: ReviewSession) -> ReviewSession:
        found[:] = [merge(ours, theirs)]
        is_new = not found[0].is_refused and digest_of(found[0].session) != digest_of(theirs)
        return found[0].session if is_new else theirs

    kept = target.change(ours.id, change)
    what = ", ".join(clash.claim_id or clash.about for clash in found[0].clashes)
    if found[0].is_refused:
        return Copied(ours.id, "failed", why=f"both sides changed {what}: nothing was overwritten")
    return evolve(_verified(target, kept, "merged"), why=f"left as it was there: {what}" if what else "")


def _verified(target: Store, session: ReviewSession, outcome: Outcome) -> Copied:
    # What was just written is still known; it is what is stored that counts.
    target.forget()
    wanted, found = digest_of(session), digest_of(target.load(session.id))
    if wanted != found:
        return Copied(session.id, "failed", found, why="what was read back is not what was written")
    return Copied(session.id, outcome, found)
