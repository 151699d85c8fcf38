"""Claims that were changed, split, merged or added in one of two states of a session, changed so in the other. Pure."""

from collections.abc import Iterable, Mapping

from attrs import evolve

from claimcheck.model import Claim, HistoryEntry, Review, ReviewSession
from claimcheck.model.editing import with_claims
from claimcheck.model.history import EDIT
from claimcheck.model.review import Correction
from claimcheck.store.entries import replaced_claims


def fits(entry: HistoryEntry, session: ReviewSession) -> bool:
    """Tell whether a change of claims that was made in another state of a session can be made in this one."""
    there, current = _by_id(session.claims), {claim.id for claim in session.current_claims}
    before, coming = _by_id(entry.claims_before), _by_id(entry.claims_after)
    new = coming.keys() - before.keys()
    going = replaced_claims(entry) - coming.keys()
    needed = before.keys() | {name for each in new for name in coming[each].derived_from}
    is_ready = all(there.get(name) == claim for name, claim in before.items()) and needed <= current
    return is_ready and not new & there.keys() and not going & _held(session, entry.by)


def with_changed_claims(session: ReviewSession, entry: HistoryEntry, ours: ReviewSession) -> ReviewSession:
    """Make a change of claims that fits this state, and tell readers what they were told of it in ours.

    A claim that goes takes the drafts of it along, which are one's own or have hardly been begun.
    """
    replaced = replaced_claims(entry)
    gone = tuple(claim for claim in entry.claims_before if claim.id in replaced)
    going = replaced - {claim.id for claim in entry.claims_after}
    session = evolve(session, drafts=tuple(each for each in session.drafts if each.claim_id not in going))
    session = with_claims(session, gone, entry.claims_after)
    return _with_told(session, entry, ours) if entry.action == EDIT else session


def with_corrections(review: Review, corrections: Iterable[Correction]) -> Review:
    """Give a review with corrections beside its own, the first first."""
    new = [each for each in corrections if each not in review.corrections]
    every = sorted((*review.corrections, *new), key=lambda each: each.at)
    return evolve(review, corrections=tuple(every)) if new else review


def unexplained(ours: ReviewSession, theirs: ReviewSession, shared: int) -> bool:
    """Tell whether the claims of two states differ by more than what their histories say, of which so many are the same."""
    return _claims_at(ours, shared) != _claims_at(theirs, shared)


def _claims_at(session: ReviewSession, number: int) -> Mapping[str, Claim]:
    """Give the claims as they were after so many entries of the history, as far as it holds what they are."""
    there = _by_id(session.claims)
    for entry in reversed(session.history[number:]):
        before, after = _by_id(entry.claims_before), _by_id(entry.claims_after)
        if all(there.get(name) == claim for name, claim in after.items()):
            there = {name: claim for name, claim in there.items() if name not in after}
            there |= {name: before[name] for name in replaced_claims(entry)}
    return there


def _held(session: ReviewSession, by: str) -> set[str]:
    """Give the claims that something was done with, or begun by anybody else, so that they cannot go."""
    judged = {each.claim_id for each in (*session.reviews, *session.verdicts)}
    asked = {each.claim_id for each in session.assignments}
    begun = {each.claim_id for each in session.drafts if each.reviewer != by and (each.ahead or len(each.answers) > 1)}
    return judged | asked | begun


def _by_id(claims: Iterable[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def _with_told(session: ReviewSession, entry: HistoryEntry, ours: ReviewSession) -> ReviewSession:
    """Correct what was published of the claim as the change did it in ours; only there it says what readers were told."""
    told = {
        each.id: [done for done in each.corrections if (done.at, done.by) == (entry.at, entry.by)]
        for each in (*ours.reviews, *ours.verdicts)
        if each.claim_id == entry.claim_id
    }
    return evolve(
        session,
        reviews=tuple(with_corrections(each, told.get(each.id, ())) for each in session.reviews),
        verdicts=tuple(with_corrections(each, told.get(each.id, ())) for each in session.verdicts),
    )
