"""Who can sign off what is to be published, and what waits for it. Pure; knows no screen."""

from claimcheck.model import Review, ReviewSession
from claimcheck.model.verdicts import publishable, unsigned


def sign_off_fault(session: ReviewSession, claim_id: str, by: str) -> str:
    """Say why a person cannot sign a claim off; nothing where they can."""
    work = [review for review in publishable(session) if review.claim_id == claim_id]
    if not work:
        return "nothing is rated that could be signed off"
    if any(review.reviewer != by for review in work):
        return ""
    people = [each for each in people_of(session) if each != by]
    return f"is {by}'s own work; {f'{_either(people)} could' if people else 'somebody else has to'} sign it off"


def people_of(session: ReviewSession) -> tuple[str, ...]:
    """Give everyone who has to do with a session, by its reviews, its assignments and its history."""
    asked = (each.reviewer for each in session.assignments)
    return tuple(dict.fromkeys((*session.reviewers, *asked, *(entry.by for entry in session.history))))


def can_sign(session: ReviewSession, by: str) -> tuple[str, ...]:
    """Give the claims that wait for a sign-off which this person can give; what is disputed has to be decided first."""
    waiting = (review.claim_id for review in unsigned(session) if review.reviewer != by)
    return tuple(each for each in dict.fromkeys(waiting) if session.state_of(each) != "disputed")


def waiting_line(session: ReviewSession, by: str) -> str:
    """Say how many claims wait for a sign-off, and which of them not for this person's."""
    waiting = unsigned(session)
    claims = tuple(dict.fromkeys(review.claim_id for review in waiting))
    if not claims:
        return "Nothing waits for a sign-off."
    disputed = [each for each in claims if session.state_of(each) == "disputed"]
    own = _own(waiting, by)
    parts = [f"{len(own)} your own work"] * bool(own) + [f"{len(disputed)} in dispute"] * bool(disputed)
    wait = "1 claim waits" if len(claims) == 1 else f"{len(claims)} claims wait"
    return ": ".join([f"{wait} for a sign-off", *[", ".join(parts)] * bool(parts)]) + "."


def _own(waiting: tuple[Review, ...], by: str) -> set[str]:
    return {review.claim_id for review in waiting} - {review.claim_id for review in waiting if review.reviewer != by}


def _either(people: list[str]) -> str:
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} or {people[-1]}"
