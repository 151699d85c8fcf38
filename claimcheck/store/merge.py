"""Two states of one session, which went apart, brought together claim by claim. Pure; knows no store.

The history tells them apart: what both begin with is where they parted, and what each has beyond it is what was done there.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from claimcheck.model import Draft, HistoryEntry, Review, ReviewSession
from claimcheck.model.history import ABOUT_ARTICLE, ADJUDICATE, SIGN_OFF
from claimcheck.model.verdicts import with_verdict
from claimcheck.store.entries import asking, is_of_claims, is_of_review, is_of_verdict, touched
from claimcheck.store.merge_claims import fits, unexplained, with_changed_claims, with_corrections

_SETTLING = {"rate", "skip", "later"}
_SCALE = "the rating scale"


@frozen
class Clash:
    """What was done to one thing in both states, so that neither may be put in the other's place unasked.

    ``claim_id`` is the claim that one reviewer judged twice, that was decided on twice, or that was changed in both, so
    that the one change does not fit the other; where it is None, ``about`` says what else differs.
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
        """Whether something that was done in ours is not in it, so that it must not be taken for both."""
        return any(clash.ours or clash.about == _SCALE for clash in self.clashes)


@frozen
class _Apart:
    """What was done in either state since they parted: all of ours, and what each has that the other has not."""

    ours: tuple[HistoryEntry, ...]
    ours_alone: tuple[HistoryEntry, ...]
    theirs_alone: tuple[HistoryEntry, ...]

    def is_outdone(self, entry: HistoryEntry) -> bool:
        """Tell whether what was done with an assignment was done anew: later in theirs, or in ours and known there."""
        if (whose := _whose_turn(entry)) is None:
            return False
        later = (each for each in self.theirs_alone if each.at > entry.at)
        return whose in map(_whose_turn, (*self._merged_since(entry), *later))

    def was_refused(self, entry: HistoryEntry) -> bool:
        """Tell whether a change of claims was left out before: of what was done later with them something is there."""
        return any(touched(entry) & touched(each) for each in self._merged_since(entry))

    def _merged_since(self, entry: HistoryEntry) -> Iterator[HistoryEntry]:
        """Give what was done in ours after an entry and is in theirs already."""
        alone = {each.number for each in self.ours_alone}
        return (each for each in self.ours if each.number > entry.number and each.number not in alone)


def merge(ours: ReviewSession, theirs: ReviewSession, *, later_holds: bool = False) -> Merge:
    """Put into their state what was done in ours since the two parted. Doing it again changes nothing.

    Reviewers' own judgements never clash, of one claim neither; one reviewer's judgements of one claim do, and two
    verdicts on one. A change of claims is made in theirs where they are the very claims that were changed in ours.

    Args:
        ours: The state whose doings are put into the other.
        theirs: The state that they are put into.
        later_holds: Whether one person's later judgement of a claim takes the place of their earlier, which then is in
            the history, instead of clashing with it.

    """
    if ours.scale != theirs.scale:
        return Merge(theirs, (Clash(_SCALE),))
    shared = _shared(ours.history, theirs.history)
    mine, others = ours.history[shared:], theirs.history[shared:]
    apart = _Apart(mine, _left(mine, others), _left(others, mine))
    session, clashes = theirs, _clashes_beside(ours, theirs, shared)
    lost: set[str] = set()
    for entry in apart.ours_alone:
        if apart.is_outdone(entry):
            continue
        clash = _clash(entry, apart, session, lost)
        if clash is None or (later_holds and _is_later(entry, clash.theirs)):
            session = _with_entry(session, entry, ours)
        else:
            clashes.append(clash)
            # What was done on top of a change that is not made would be another thing without it.
            lost |= touched(entry) if is_of_claims(entry) else set()
    return Merge(_with_drafts(session, ours), tuple(clashes))


def _shared(ours: Sequence[HistoryEntry], theirs: Sequence[HistoryEntry]) -> int:
    """Count the entries that both begin with."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((n for n, (mine, other) in pairs if mine != other), min(len(ours), len(theirs)))


def _left(some: Iterable[HistoryEntry], others: Iterable[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """Give those of some entries that the others do not have, wherever in them."""
    known = Counter(map(_anywhere, others))
    left = []
    for entry in some:
        if known[_anywhere(entry)]:
            known[_anywhere(entry)] -= 1
        else:
            left.append(entry)
    return tuple(left)


def _anywhere(entry: HistoryEntry) -> HistoryEntry:
    """Give the entry without what its place in one history makes of it."""
    if asked := asking(entry):
        return evolve(entry, number=1, action="assign" if asked[0] else "unassign", note=asked[1])
    after = evolve(entry.after, corrections=()) if entry.after else None
    return evolve(entry, number=1, before=None, after=after)


def _clashes_beside(ours: ReviewSession, theirs: ReviewSession, shared: int) -> list[Clash]:
    """Name what differs beside the history; what is known of the article is in it where it was said in ours alone."""
    is_said = any(entry.action == ABOUT_ARTICLE for entry in ours.history[shared:])
    is_same = ours.article == theirs.article or is_said
    claims = [Clash("the claims")] if unexplained(ours, theirs, shared) else []
    return claims if is_same else [Clash("what is known of the article"), *claims]


def _whose_turn(entry: HistoryEntry) -> tuple[str | None, str] | None:
    asked = asking(entry)
    return (entry.claim_id, asked[1]) if asked else None


def _clash(entry: HistoryEntry, apart: _Apart, session: ReviewSession, lost: Collection[str]) -> Clash | None:
    """Say why what was done in ours cannot be done in this state of theirs."""
    others = apart.theirs_alone
    if is_of_claims(entry):
        near = [each for each in others if touched(entry) & touched(each)]
        is_alone = not touched(entry).intersection(lost) and not apart.was_refused(entry)
        is_fit = is_alone and fits(entry, session)
        return None if is_fit else Clash("one claim", entry.claim_id, ours=entry, theirs=near[-1] if near else None)
    if entry.claim_id is not None and entry.claim_id not in {claim.id for claim in session.claims}:
        return Clash("a claim that is there no more", entry.claim_id, ours=entry)
    if entry.action == SIGN_OFF:
        # What was signed off is not what would be published: nobody has seen both.
        changes = (each for each in others if entry.claim_id in touched(each) and _is_of_content(each))
        return Clash(f"a sign-off of {entry.claim_id}") if entry.claim_id in lost or any(changes) else None
    same = [each for each in others if _is_of_same_judgement(each, entry)]
    return Clash("one claim", entry.claim_id, ours=entry, theirs=same[-1]) if same else None


def _is_of_content(entry: HistoryEntry) -> bool:
    return is_of_claims(entry) or is_of_review(entry) or is_of_verdict(entry)


def _is_of_same_judgement(one: HistoryEntry, other: HistoryEntry) -> bool:
    """Tell whether both are of one reviewer's review of a claim, or of the verdict on it, whoever gave that."""
    if one.claim_id != other.claim_id:
        return False
    return (is_of_verdict(one) and is_of_verdict(other)) or (
        is_of_review(one) and is_of_review(other) and one.by == other.by
    )


def _is_later(entry: HistoryEntry, theirs: HistoryEntry | None) -> bool:
    """Tell whether it is the same person's later judgement."""
    return theirs is not None and not is_of_claims(entry) and entry.by == theirs.by and entry.at > theirs.at


def _with_entry(session: ReviewSession, entry: HistoryEntry, ours: ReviewSession) -> ReviewSession:
    """Do in this state what the entry says was done in ours."""
    if entry.claim_id is not None and (asked := asking(entry)):
        is_asked, who = asked
        do = session.assign if is_asked else session.unassign
        return do(who, by=entry.by, claim_ids=[entry.claim_id], at=entry.at)
    if entry.action == ABOUT_ARTICLE:
        known = {name: getattr(ours.article, name) for name in entry.note.split(", ")}
        return session.with_article(known, by=entry.by, at=entry.at)
    done = evolve(entry, number=len(session.history) + 1)
    if is_of_claims(entry):
        session = with_changed_claims(session, entry, ours)
    elif entry.claim_id is not None and (is_of_review(entry) or is_of_verdict(entry)):
        session, done = _with_judgement(session, entry.claim_id, done)
    drafts = tuple(each for each in session.drafts if not _is_settled(each, entry))
    changed = max(session.updated_at, entry.at)
    return evolve(session, drafts=drafts, history=(*session.history, done), updated_at=changed)


def _with_judgement(session: ReviewSession, claim_id: str, done: HistoryEntry) -> tuple[ReviewSession, HistoryEntry]:
    """Put a review or a verdict in the place of the present one; give the entry as it is in this history, too."""
    is_verdict = is_of_verdict(done)
    present = session.verdict_on(claim_id) if is_verdict else session.review_by(done.by, claim_id)
    wanted = _told(done, present)
    done = evolve(done, before=present, after=wanted)
    if is_verdict:
        return with_verdict(session, claim_id, wanted), done
    return session.with_review(claim_id, done.by, wanted), done


def _told(done: HistoryEntry, present: Review | None) -> Review | None:
    """Give the judgement with what readers have been told here of the one in whose place it comes."""
    known = done.before.corrections if done.before else ()
    told = [each for each in present.corrections if each not in known] if present else []
    return with_corrections(done.after, told) if done.after else None


def _is_settled(draft: Draft, entry: HistoryEntry) -> bool:
    """Tell whether a draft was of what the entry says was judged, decided or put off."""
    is_of = (draft.claim_id, draft.reviewer) == (entry.claim_id, entry.by)
    settling = {ADJUDICATE} if draft.is_verdict else _SETTLING
    return is_of and entry.action in settling and draft.updated_at <= entry.at


def _with_drafts(session: ReviewSession, ours: ReviewSession) -> ReviewSession:
    """Take over the drafts that are newer in ours, of claims that their reviewer has not judged or put off since."""
    there = {claim.id for claim in session.claims}
    for draft in ours.drafts:
        known = session.draft_of(draft.claim_id, draft.reviewer, is_verdict=draft.is_verdict)
        is_newer = known is None or draft.updated_at > known.updated_at
        if draft.claim_id in there and is_newer and not any(_is_settled(draft, entry) for entry in session.history):
            changed = max(session.updated_at, draft.updated_at)
            session = evolve(session.with_draft(draft), updated_at=changed)
    return session
