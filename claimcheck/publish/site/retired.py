"""What was published once and is no more: why, since when, and what stands for it now.

It is told by the history alone, so that the same sessions give the same notes wherever they are published.
"""

from collections.abc import Collection, Iterator

from attrs import evolve

from claimcheck.claimreview.folders import folder_of
from claimcheck.model import Review, ReviewSession
from claimcheck.model.publication import was_published
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.values import Going, Note
from claimcheck.publish.site.wording import day_iso

_ASIDE = {"later", "assign", "unassign"}
"""What is done with a claim without a word on it."""


def notes_of(session: ReviewSession, published: Collection[str]) -> tuple[Note, ...]:
    """Give a note for each review and verdict that was published and is no more.

    Args:
        session: The session.
        published: The folders of what is published of it now.

    """
    notes = tuple(_notes(session, published))
    if published or not notes:
        return notes
    # Nothing is left for the article's own page to show.
    going: Going = "held" if any(note.going == "held" for note in notes) else "withdrawn"
    return (*notes, Note(folder_of(session.id), going, max(note.day for note in notes)))


def with_leftovers(record: Record, before: Record | None, *, today: str) -> Record:
    """Give a record with notes for all that stood on the site before and that its session says nothing of."""
    if before is None:
        return record
    known = {entry.folder for entry in record.entries} | {note.folder for note in record.notes}
    known |= {record.folder} if record.entries else set()
    told = {note.folder: note for note in before.notes}
    stood = [*told, *(entry.folder for entry in before.entries)]
    stood += [before.folder] if before.entries else []
    gone = [folder for folder in dict.fromkeys(stood) if folder not in known]
    left = (told.get(folder) or Note(folder, "withdrawn", today) for folder in gone)
    return evolve(record, notes=(*record.notes, *left))


def _notes(session: ReviewSession, published: Collection[str]) -> Iterator[Note]:
    current = {claim.id for claim in session.current_claims}
    home = folder_of(session.id)
    for review in (*session.reviews, *session.verdicts):
        folder = f"{home}/{folder_of(review.id)}"
        if folder in published or not was_published(session.history, review.id):
            continue
        instead = tuple(each for each in _standing_for(session, review, home) if each in published)
        going: Going = (
            "replaced" if instead else "held" if review.rating and review.claim_id in current else "withdrawn"
        )
        yield Note(folder, going, _since(session, review), instead)


def _standing_for(session: ReviewSession, review: Review, home: str) -> Iterator[str]:
    """Give the folders of what is said of the same claim now, or of those that it was split or merged into."""
    claims, heirs = {review.claim_id}, {review.claim_id}
    while heirs:
        heirs = {claim.id for claim in session.claims if heirs & set(claim.derived_from)} - claims
        claims |= heirs
    for each in (*session.reviews, *session.verdicts):
        if each.claim_id in claims and each.id != review.id:
            yield f"{home}/{folder_of(each.id)}"


def _since(session: ReviewSession, review: Review) -> str:
    """Give the day on which something was last done with the claim."""
    done = (
        entry.at
        for entry in session.history
        if entry.action not in _ASIDE
        and (entry.claim_id == review.claim_id or any(claim.id == review.claim_id for claim in entry.claims_before))
    )
    return day_iso(max(done, default=review.updated_at))
