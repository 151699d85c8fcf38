"""What was judged of a claim before, as one reviewer may see it. Pure; knows no terminal.

Nobody sees another's review, or a verdict, of a claim that they have not judged themselves.
"""

from collections.abc import Iterator

from claimcheck.model import Review, ReviewSession
from claimcheck.model.editing import reworded_since
from claimcheck.text_safety import plain_line


def earlier_rows(session: ReviewSession, claim_id: str, reviewer: str) -> list[tuple[str, str]]:
    """Give the reviewer's own review of a claim, then everybody else's and the verdict, as labels with words."""
    own = session.review_by(reviewer, claim_id)
    if own is None:
        return []
    return [("Yours", _told(session, own)), *_of_others(session, claim_id, reviewer)]


def _of_others(session: ReviewSession, claim_id: str, reviewer: str) -> Iterator[tuple[str, str]]:
    for review in session.reviews_of(claim_id):
        if review.reviewer != reviewer:
            yield "Theirs", f"{plain_line(review.reviewer)}: {_told(session, review)}"
    if verdict := session.verdict_on(claim_id):
        yield "Verdict", f"{_told(session, verdict)} (decided by {plain_line(verdict.reviewer)})"


def _told(session: ReviewSession, review: Review) -> str:
    label = review.rating.label if review.rating else f"skipped: {review.skip_reason}"
    facts = [plain_line(label), f"{review.updated_at.astimezone():%Y-%m-%d}"]
    if change := reworded_since(session, review):
        facts.append(f"before the wording was changed by {plain_line(change.by)}")
    return ", ".join(facts) + (f". {plain_line(review.explanation)}" if review.explanation else "")
