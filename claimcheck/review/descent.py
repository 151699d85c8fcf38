"""What became of claims that were split or merged. Knows sessions and no screen."""

from claimcheck.model import Claim, ReviewSession


def came_of(session: ReviewSession, claim_id: str) -> tuple[Claim, ...]:
    """Give the current claims that came of one that was split or merged, in the session's order; none of any other.

    Where what came of it was split or merged in its turn, what came of that is given.
    """
    current = {claim.id for claim in session.current_claims}
    reached = {claim_id}
    # What comes of a claim stands behind it, save in a file that somebody else wrote.
    for _ in session.claims:
        more = {claim.id for claim in session.claims if reached & set(claim.derived_from)} - reached
        if not more:
            break
        reached |= more
    return tuple(claim for claim in session.claims if claim.id in (reached & current) - {claim_id})
