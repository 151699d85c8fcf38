"""Two states of one session, which went apart, brought together claim by claim. Pure; knows no store.

The history tells them apart: what both begin with is where they parted, and what each has beyond it is what was done there.
"""

from attrs import evolve, frozen

from claimcheck.model import HistoryEntry, ReviewSession


@frozen
class Clash:
    """What was done to one thing in both states, so that neither may be put in the other's place unasked.

    ``claim_id`` is the claim that one reviewer judged twice; where it is None, ``about`` says what else differs.
    """

    about: str
    claim_id: str | None = None
    ours: HistoryEntry | None = None
    theirs: HistoryEntry | None = None


@frozen
class Merge:
    """What two states come to: theirs, with all of ours that does not clash with it; and what does."""

    session: ReviewSession
    clashes: tuple[Clash, ...] = ()


def merge(ours: ReviewSession, theirs: ReviewSession) -> Merge:
    """Put into their state what was done in ours since the two parted.

    Reviewers' own judgements never clash, of one claim neither; one reviewer's judgements of one claim do. Doing it again
    changes nothing.
    """
    shared = _shared(ours.history, theirs.history)
    mine, others = ours.history[shared:], theirs.history[shared:]
    if ours.scale != theirs.scale:
        return Merge(theirs, (Clash("the rating scale"),))
    known = {_anywhere(entry) for entry in others}
    session, clashes = theirs, _clashes_beside(ours, theirs)
    for entry in mine:
        if _anywhere(entry) in known:
            continue
        if clash := _clash(entry, others, theirs):
            clashes.append(clash)
        else:
            session = _with_entry(session, entry)
    return Merge(_with_drafts(session, ours), tuple(clashes))


def _shared(ours: tuple[HistoryEntry, ...], theirs: tuple[HistoryEntry, ...]) -> int:
    """Count the entries that both begin with."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((n for n, (mine, other) in pairs if mine != other), min(len(ours), len(theirs)))


def _anywhere(entry: HistoryEntry) -> HistoryEntry:
    """Give the entry without what its place in one history makes of it."""
    return evolve(entry, number=1, before=None)


def _clashes_beside(ours: ReviewSession, theirs: ReviewSession) -> list[Clash]:
    parts = {"article": "what is known of the article", "claims": "the claims"}
    return [Clash(about) for name, about in parts.items() if getattr(ours, name) != getattr(theirs, name)]


def _clash(entry: HistoryEntry, others: tuple[HistoryEntry, ...], theirs: ReviewSession) -> Clash | None:
    if entry.claim_id is not None and entry.claim_id not in {claim.id for claim in theirs.claims}:
        return Clash("a claim that is there no more", entry.claim_id, ours=entry)
    if entry.after is None:
        return None
    same = [each for each in others if each.after and (each.claim_id, each.by) == (entry.claim_id, entry.by)]
    return Clash("one claim", entry.claim_id, ours=entry, theirs=same[-1]) if same else None


def _with_entry(session: ReviewSession, entry: HistoryEntry) -> ReviewSession:
    """Do in this state what the entry says was done in the other."""
    if entry.action in ("assign", "unassign") and entry.claim_id is not None:
        do = session.assign if entry.action == "assign" else session.unassign
        return do(entry.note, by=entry.by, claim_ids=[entry.claim_id], at=entry.at)
    before = session.review_by(entry.by, entry.claim_id) if entry.claim_id else None
    done = evolve(entry, number=len(session.history) + 1, before=before if entry.after else entry.before)
    reviews = session.reviews
    if entry.after is not None:
        kept = tuple(entry.after if review == before else review for review in reviews)
        reviews = kept if before else (*kept, entry.after)
    changed = max(session.updated_at, entry.at)
    return evolve(session, reviews=reviews, history=(*session.history, done), updated_at=changed)


def _with_drafts(session: ReviewSession, ours: ReviewSession) -> ReviewSession:
    """Take over the drafts that are newer in ours, of claims that their reviewer has not judged since."""
    for draft in ours.drafts:
        there = session.draft_of(draft.claim_id, draft.reviewer)
        review = session.review_by(draft.reviewer, draft.claim_id)
        newest = max([each.updated_at for each in (there, review) if each], default=None)
        is_claim = any(claim.id == draft.claim_id for claim in session.claims)
        if is_claim and (newest is None or draft.updated_at > newest):
            changed = max(session.updated_at, draft.updated_at)
            session = evolve(session.with_draft(draft), updated_at=changed)
    return session
