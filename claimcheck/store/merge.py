"""Two states of one session, which went apart, brought together claim by claim. Pure; knows no store.

The history tells them apart: what both begin with is where they parted, and what each has beyond it is what was done there.
"""

from attrs import evolve, frozen

from claimcheck.model import Draft, HistoryEntry, ReviewSession
from claimcheck.model.history import ABOUT_ARTICLE
from claimcheck.model.undo import REDO, UNDO

_ASSIGNING = {"assign", "unassign"}
_SETTLING = {"rate", "skip", "later"}
_SCALE = "the rating scale"


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

    @property
    def is_refused(self) -> bool:
        """Whether a judgement of ours is not in it, so that it must not be taken for both."""
        return any(clash.ours or clash.about == _SCALE for clash in self.clashes)


def merge(ours: ReviewSession, theirs: ReviewSession, *, later_holds: bool = False) -> Merge:
    """Put into their state what was done in ours since the two parted. Doing it again changes nothing.

    Reviewers' own judgements never clash, of one claim neither; one reviewer's judgements of one claim do.

    Args:
        ours: The state whose doings are put into the other.
        theirs: The state that they are put into.
        later_holds: Whether one reviewer's later judgement of a claim takes the place of the earlier, which then is in
            the history, instead of clashing with it.

    """
    if ours.scale != theirs.scale:
        return Merge(theirs, (Clash(_SCALE),))
    shared = _shared(ours.history, theirs.history)
    mine, others = ours.history[shared:], theirs.history[shared:]
    known = {_anywhere(entry) for entry in others}
    session, clashes = theirs, _clashes_beside(ours, theirs, mine)
    for entry in mine:
        if _anywhere(entry) in known or _is_outdone(entry, others):
            continue
        clash = _clash(entry, others, theirs)
        if clash is None or (later_holds and clash.theirs and entry.at > clash.theirs.at):
            session = _with_entry(session, entry, ours)
        else:
            clashes.append(clash)
    return Merge(_with_drafts(session, ours), tuple(clashes))


def _shared(ours: tuple[HistoryEntry, ...], theirs: tuple[HistoryEntry, ...]) -> int:
    """Count the entries that both begin with."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((n for n, (mine, other) in pairs if mine != other), min(len(ours), len(theirs)))


def _anywhere(entry: HistoryEntry) -> HistoryEntry:
    """Give the entry without what its place in one history makes of it."""
    return evolve(entry, number=1, before=None)


def _clashes_beside(ours: ReviewSession, theirs: ReviewSession, mine: tuple[HistoryEntry, ...]) -> list[Clash]:
    """Name what differs beside the history; what is known of the article is in it where it was said in ours alone."""
    is_said = any(entry.action == ABOUT_ARTICLE for entry in mine)
    is_same = ours.article == theirs.article or is_said
    claims = [] if ours.claims == theirs.claims else [Clash("the claims")]
    return claims if is_same else [Clash("what is known of the article"), *claims]


def _is_outdone(entry: HistoryEntry, others: tuple[HistoryEntry, ...]) -> bool:
    """Tell whether what was done with an assignment was done anew in the other state, later."""
    whose = (entry.claim_id, entry.note)
    return entry.action in _ASSIGNING and any(
        each.action in _ASSIGNING and (each.claim_id, each.note) == whose and each.at > entry.at for each in others
    )


def _clash(entry: HistoryEntry, others: tuple[HistoryEntry, ...], theirs: ReviewSession) -> Clash | None:
    if entry.claim_id is not None and entry.claim_id not in {claim.id for claim in theirs.claims}:
        return Clash("a claim that is there no more", entry.claim_id, ours=entry)
    if not _is_of_review(entry):
        return None
    same = [each for each in others if _is_of_review(each) and (each.claim_id, each.by) == (entry.claim_id, entry.by)]
    return Clash("one claim", entry.claim_id, ours=entry, theirs=same[-1]) if same else None


def _is_of_review(entry: HistoryEntry) -> bool:
    """Tell whether a review was made, changed or taken back."""
    return entry.after is not None or entry.before is not None


def _asking(entry: HistoryEntry) -> tuple[bool, str] | None:
    """Give whether somebody is asked to judge by what was done, or asked no more, and who; None where it is not of that."""
    if entry.action in _ASSIGNING:
        return entry.action == "assign", entry.note
    what, _, who = entry.note.partition(" ")
    if entry.action in (UNDO, REDO) and what in _ASSIGNING:
        return (what == "assign") is (entry.action == REDO), who
    return None


def _with_entry(session: ReviewSession, entry: HistoryEntry, ours: ReviewSession) -> ReviewSession:
    """Do in this state what the entry says was done in ours."""
    if entry.claim_id is not None and (asking := _asking(entry)):
        is_asked, who = asking
        do = session.assign if is_asked else session.unassign
        return do(who, by=entry.by, claim_ids=[entry.claim_id], at=entry.at)
    if entry.action == ABOUT_ARTICLE:
        known = {name: getattr(ours.article, name) for name in entry.note.split(", ")}
        return session.with_article(known, by=entry.by, at=entry.at)
    done = evolve(entry, number=len(session.history) + 1)
    if entry.claim_id is not None and _is_of_review(entry):
        done = evolve(done, before=session.review_by(entry.by, entry.claim_id))
        session = session.with_review(entry.claim_id, entry.by, entry.after)
    drafts = tuple(each for each in session.drafts if not _is_settled(each, entry))
    changed = max(session.updated_at, entry.at)
    return evolve(session, drafts=drafts, history=(*session.history, done), updated_at=changed)


def _is_settled(draft: Draft, entry: HistoryEntry) -> bool:
    """Tell whether a draft was of what the entry says was judged or put off."""
    is_of = (draft.claim_id, draft.reviewer) == (entry.claim_id, entry.by)
    return is_of and entry.action in _SETTLING and draft.updated_at <= entry.at


def _with_drafts(session: ReviewSession, ours: ReviewSession) -> ReviewSession:
    """Take over the drafts that are newer in ours, of claims that their reviewer has not judged or put off since."""
    there = {claim.id for claim in session.claims}
    for draft in ours.drafts:
        known = session.draft_of(draft.claim_id, draft.reviewer)
        is_newer = known is None or draft.updated_at > known.updated_at
        if draft.claim_id in there and is_newer and not any(_is_settled(draft, entry) for entry in session.history):
            changed = max(session.updated_at, draft.updated_at)
            session = evolve(session.with_draft(draft), updated_at=changed)
    return session
