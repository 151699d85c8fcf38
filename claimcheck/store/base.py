"""What every store can do, whatever it keeps sessions in. Knows the model and no file format."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from claimcheck.errors import NoSessionError, StoreError
from claimcheck.model import Claim, ClaimState, Progress, Review, ReviewSession, Source
from claimcheck.model.history import state_by

if TYPE_CHECKING:
    from claimcheck.store.layout import Content

Change = Callable[[ReviewSession], ReviewSession]
"""What is done to a session, whichever state of it is the newest when it is done. It gives the same session for nothing."""

Report = Callable[[int, int], None]
"""Is told how much is done, and of how much, by what may take long."""


@frozen
class SessionSummary:
    """What a listing shows of a session without its text."""

    id: str
    title: str
    progress: Progress
    reviewers: tuple[str, ...]
    updated_at: datetime

    @classmethod
    def of(cls, session: ReviewSession) -> "SessionSummary":
        """Sum a session up."""
        return cls(session.id, session.article.title, session.progress(), session.reviewers, session.updated_at)


@frozen
class Listing:
    """What a store holds: the sessions that can be read, and a fault for each that cannot.

    ``total`` counts all that can be read; ``sessions`` may be one page of them.
    """

    sessions: tuple[SessionSummary, ...]
    faults: tuple[StoreError, ...]
    total: int


@frozen
class Query:
    """What claims are searched for; everything given must hold, in any case of the letters.

    ``text`` is words of the claim or of the article's own words for it, ``claimant`` a part of a name, ``rating`` the
    label of a review or of a verdict. Claims that were split or merged are found where that ``state`` is asked for.
    """

    text: str = ""
    state: ClaimState | None = None
    claimant: str = ""
    rating: str = ""


@frozen
class FoundClaim:
    """A claim that was searched for, with the session it is of and what it was rated, in reviews and in a verdict."""

    session_id: str
    title: str
    claim: Claim
    state: ClaimState
    ratings: tuple[str, ...]
    reviewers: tuple[str, ...]


@frozen
class Trashed:
    """A session that was deleted and can be restored. ``key`` tells it from others of the same id."""

    key: str
    id: str
    title: str
    deleted_at: datetime


@frozen
class Lease:
    """A claim that one reviewer has for a while; until then, or until it is given back, nobody else is given it."""

    session_id: str
    claim_id: str
    reviewer: str
    until: datetime


class Store(Protocol):
    """Keeps sessions. A save is all or nothing, and never overwrites what it has not seen.

    Every method raises a StoreError where the store cannot be read or written; what was stored before is then as it was.
    """

    def save(self, session: ReviewSession, *, like: "Content | None" = None) -> ReviewSession:
        """Keep the session and give it back with its new revision.

        Args:
            session: What is to be kept.
            like: The same session as another store holds it, of which what is not known here is taken over.

        Raises:
            ConflictError: The stored session has another revision than the one given, which the error carries.

        """
        ...

    def change(self, session_id: str, change: Change) -> ReviewSession:
        """Make a change to the newest state of a session, with nobody else's between, and give what is stored then.

        Raises:
            StoreError: There is no such session. What the change raises goes through, and nothing is stored.

        """
        ...

    def rewrite(self, session: ReviewSession) -> ReviewSession:
        """Put the session in the place of the stored one, its history too, which nothing else can change.

        Raises:
            ConflictError: The stored session has another revision than the one given.

        """
        ...

    def load(self, session_id: str) -> ReviewSession:
        """Give the session of that id.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        ...

    def content(self, session_id: str) -> "Content":
        """Give a session's rows as they are stored, with what is not known in them and beside them.

        Raises:
            StoreError: There is none, or it is damaged or of a newer version.

        """
        ...

    def ids(self) -> Sequence[str]:
        """Give the ids of all sessions, in alphabetical order."""
        ...

    def marks(self) -> Mapping[str, str]:
        """Give, by the ids of all sessions, what ``mark_of`` gives of them; empty for one that would have to be read for it."""
        ...

    def listing(self, *, start: int = 0, count: int | None = None, report: Report | None = None) -> Listing:
        """Give a summary of every session, the last changed first, or of ``count`` of them from ``start`` on, from 0."""
        ...

    def search(self, query: Query, *, report: Report | None = None) -> Iterator[FoundClaim]:
        """Give the claims that are searched for, by session in alphabetical order, then in the session's order."""
        ...

    def sources(self, words: str, count: int = 9) -> list[Source]:
        """Give sources that were entered in this store, in reviews and verdicts as they stand, each address once.

        Args:
            words: What must stand in the address, the title or the publisher, in any case of the letters; in whichever
                of them and in whatever order.
            count: How many to give at most, those of the last changed review first.

        """
        ...

    def delete(self, session_id: str, *, revision: int | None = None) -> None:
        """Put a session into the trash, from which it can be restored; if one is given, only at that revision.

        Raises:
            ConflictError: It has another revision.
            StoreError: There is none.

        """
        ...

    def remove(self, session_id: str, *, revision: int | None = None) -> None:
        """Remove a session for good, past the trash; if one is given, only at that revision.

        Raises:
            ConflictError: It has another revision.
            StoreError: There is none.

        """
        ...

    def trash(self) -> Sequence[Trashed]:
        """Give what is in the trash, the last deleted first."""
        ...

    def restore(self, key: str) -> str:
        """Take a session out of the trash and give its id.

        Raises:
            StoreError: The trash has none of that key, or there is a session of its id again.

        """
        ...

    def empty_trash(self) -> int:
        """Remove for good what is in the trash, and say how many sessions that was."""
        ...

    def take_next(self, reviewer: str, *, seconds: float, but: Sequence[tuple[str, str]] = ()) -> Lease | None:
        """Lease the claim that this reviewer should judge next, of all sessions; None where nothing is left for them.

        A claim that the reviewer was asked for comes first, then the most worth checking; one they left for later comes
        last. A claim that somebody else holds a lease of is passed over.

        Args:
            reviewer: Who is to judge.
            seconds: How long the lease holds.
            but: Claims that are not to be given, as ids of session and claim.

        """
        ...

    def renew(self, lease: Lease, *, seconds: float) -> Lease | None:
        """Hold a lease for so long from now on; None where it had ended and somebody else has the claim."""
        ...

    def give_back(self, lease: Lease) -> None:
        """End a lease."""
        ...

    def forget(self) -> None:
        """Forget what was read and written, so that what is stored is read next."""
        ...

    def close(self) -> None:
        """Give up what is held open; the next use opens it again."""
        ...


def find_session(store: Store, name: str) -> str:
    """Give the id of the one session that is called so, or whose id contains the words of ``name``.

    Raises:
        StoreError: None is, or several are.

    """
    ids = store.ids()
    wanted = name.strip().casefold()
    found = [each for each in ids if each == wanted] or [each for each in ids if wanted and wanted in each]
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(
            f"{name}: several sessions are called so: {', '.join(found[:5])}", hint="Give more of the name."
        )
    raise no_such_session(name)


def no_such_session(name: str) -> NoSessionError:
    """Make the error that says that nothing is called so."""
    return NoSessionError(f"{name}: no such session", hint="claimcheck status lists them.")


def conflict_between(stored: ReviewSession | None, session: ReviewSession, *, is_rewrite: bool = False) -> str:
    """Say why a session may not be put in the place of the stored one; empty where it goes on from it.

    The revision alone would not tell a session that was deleted and begun anew, or brought back from a backup.
    """
    if stored is None:
        return "it was removed since it was opened" if session.revision else ""
    if stored.revision != session.revision:
        if not session.revision:
            return f"there is a session of this article already (revision {stored.revision})"
        return f"it was saved elsewhere since it was opened (revision {stored.revision}, not {session.revision})"
    goes_on = is_rewrite or session.history[: len(stored.history)] == stored.history
    is_same = stored.created_at == session.created_at and goes_on
    return "" if is_same else "another session has its name since it was opened"


def found_in(session: ReviewSession, query: Query) -> Iterator[FoundClaim]:
    """Give the claims of a session that are searched for."""
    states = claim_states(session, session.claims)
    for claim in session.claims:
        reviews, verdict = session.reviews_of(claim.id), session.verdict_on(claim.id)
        judged = (*reviews, verdict) if verdict else reviews
        ratings = tuple(dict.fromkeys(review.rating.label for review in judged if review.rating))
        reviewers = tuple(review.reviewer for review in reviews)
        found = FoundClaim(session.id, session.article.title, claim, states[claim.id], ratings, reviewers)
        if _is_wanted(found, query):
            yield found


def claim_states(session: ReviewSession, claims: Iterable[Claim]) -> Mapping[str, ClaimState]:
    """Give the states of claims of a session, by their ids: of many at once, without going through all for each."""
    judged: dict[str, list[Review]] = {claim.id: [] for claim in claims}
    for review in session.reviews:
        if review.claim_id in judged:
            judged[review.claim_id].append(review)
    judged |= {verdict.claim_id: [verdict] for verdict in session.verdicts if verdict.claim_id in judged}
    gone = {claim_id for claim in session.claims for claim_id in claim.derived_from}
    return {name: "superseded" if name in gone else state_by(each) for name, each in judged.items()}


def sources_in(judged: Iterable[Review], words: str, count: int) -> list[Source]:
    """Give the sources of reviews and verdicts that have the words, the last changed one's first, each address once."""
    wanted = words.casefold().split()
    found: dict[str, Source] = {}
    for review in sorted(judged, key=lambda each: each.updated_at, reverse=True):
        for source in review.sources:
            if all(word in searched_source(source) for word in wanted):
                found.setdefault(source.url, source)
    return list(found.values())[:count]


def searched_words(claim: Claim) -> str:
    """Give what a claim is searched in: its own words and the article's, in one case of the letters."""
    return "\n".join((claim.text, *(anchor.exact for anchor in claim.anchors))).casefold()


def searched_claimant(claim: Claim) -> str:
    """Give the claimant's name in one case of the letters; empty where the article says it itself."""
    return claim.claimant.name.casefold() if claim.claimant else ""


def searched_source(source: Source) -> str:
    """Give what a source is searched in: its address, title and publisher, in one case of the letters."""
    return f"{source.url}\n{source.title}\n{source.publisher}".casefold()


def _is_wanted(found: FoundClaim, query: Query) -> bool:
    is_of_state = found.state == query.state if query.state else found.state != "superseded"
    return (
        is_of_state
        and query.text.casefold() in searched_words(found.claim)
        and query.claimant.casefold() in searched_claimant(found.claim)
        and (not query.rating or query.rating.casefold() in map(str.casefold, found.ratings))
    )
