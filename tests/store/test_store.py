"""What every store does, whatever it keeps sessions in: these tests know nothing but its protocol.

How claims are handed out to reviewers is in ``test_store_taking``.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, cast, get_args

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import Claimant, ClaimState, Progress, ReviewSession, Source
from claimcheck.model.editing import split
from claimcheck.model.undo import redone, undone
from claimcheck.model.verdicts import adjudicated
from claimcheck.store import Query, Store
from claimcheck.store.marks import mark_of
from tests import samples, strategies
from tests.samples import AT, COST, END, LONGEST
from tests.store.conftest import SHARED_PLACE, MakeStore

NAME = samples.session().id
NUMBERS = count()


def judged(session: ReviewSession, who: str = "Bo Ferrin") -> ReviewSession:
    """Give the session with one more review."""
    return session.add_review(COST.id, reviewer=who, rating="True", at=AT)


@pytest.fixture
def saved(store: Store) -> ReviewSession:
    """A session that was saved once."""
    return store.save(samples.reviewed())


# One store for all examples is meant: each has an id of its own.
@SHARED_PLACE
@given(session=strategies.sessions())
def test_there_and_back(store: Store, make_store: MakeStore, session: ReviewSession) -> None:
    """What is loaded, by whoever saved it or another, is what was saved, with the revision counted on."""
    fresh = evolve(session, id=f"session-{next(NUMBERS)}", revision=0)
    kept = store.save(fresh)
    assert kept == evolve(fresh, revision=1)
    other = make_store()
    assert store.load(fresh.id) == other.load(fresh.id) == kept
    other.close()


def test_marks(store: Store, saved: ReviewSession) -> None:
    """Each state of a session has a mark of its own, which is told without reading it."""
    other = store.save(evolve(saved, id="another", revision=0))
    assert dict(store.marks()) == {saved.id: mark_of(saved), other.id: mark_of(other)}
    later = store.change(saved.id, judged)
    assert store.marks()[saved.id] == mark_of(later) != mark_of(saved)
    store.delete(saved.id)
    assert list(store.marks()) == [other.id]


def test_empty(store: Store) -> None:
    """A store that nothing was saved in has nothing, and says so in the same way as any other."""
    assert list(store.ids()) == []
    assert (store.listing().sessions, store.listing().faults, store.listing().total) == ((), (), 0)
    assert list(store.search(Query())) == []
    assert list(store.trash()) == []
    assert store.empty_trash() == 0
    assert store.take_next("Ada Quill", seconds=60) is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.load(NAME),
        lambda store: store.change(NAME, judged),
        lambda store: store.delete(NAME),
    ],
)
def test_no_such_session(store: Store, ask: Callable[[Store], None]) -> None:
    """Whatever is asked of a session that is not there is refused, with what to do."""
    with pytest.raises(StoreError, match="no such session") as caught:
        ask(store)
    assert caught.value.hint
    assert list(store.ids()) == []


def test_revisions(store: Store) -> None:
    """Each save counts one on, and the next goes on from it."""
    session = samples.session()
    for number in range(1, 4):
        session = store.save(session)
        assert session.revision == store.load(NAME).revision == number


def test_conflict(store: Store, saved: ReviewSession) -> None:
    """Who saves what another has changed since overwrites nothing, is told, and is given what is stored."""
    theirs = store.save(judged(saved))
    with pytest.raises(ConflictError, match=r"saved elsewhere since it was opened \(revision 2, not 1\)") as caught:
        store.save(judged(saved, "Cy Moor"))
    assert store.load(NAME) == caught.value.stored == theirs
    assert "Nothing was overwritten" in caught.value.hint
    assert caught.value.exit_code == 4


def test_conflict_with_a_new_session(store: Store, saved: ReviewSession) -> None:
    """A session that is started anew does not overwrite the one that is there."""
    with pytest.raises(ConflictError, match=r"of this article already \(revision 1\)") as caught:
        store.save(samples.session())
    assert store.load(NAME) == caught.value.stored == saved


def test_removed_meanwhile(store: Store, saved: ReviewSession) -> None:
    """A session that was deleted does not come back unasked."""
    store.delete(NAME)
    with pytest.raises(ConflictError, match="removed since it was opened") as caught:
        store.save(judged(saved))
    assert caught.value.stored is None
    assert list(store.ids()) == []


@pytest.mark.parametrize("explanation", ["\udcff", "a\x00", None])
def test_value_that_could_not_be_read_again(store: Store, saved: ReviewSession, explanation: str | None) -> None:
    """What no store can hold, and what is no text, is refused before anything is written."""
    review = evolve(saved.reviews[0], explanation=cast("str", explanation))
    with pytest.raises(StoreError, match=r"cannot be saved: .*explanation: must be text"):
        store.save(evolve(saved, reviews=(review, *saved.reviews[1:])))
    with pytest.raises(StoreError, match=r"cannot be saved: .*explanation: must be text"):
        store.change(NAME, lambda it: evolve(it, reviews=(review, *it.reviews[1:])))
    assert store.load(NAME) == saved


def test_change(make_store: MakeStore, saved: ReviewSession) -> None:
    """It is made to the newest state, whatever was known of the session before."""
    mine, theirs = make_store(), make_store()
    assert mine.load(NAME) == theirs.load(NAME) == saved
    theirs.change(NAME, judged)
    changed = mine.change(NAME, lambda it: judged(it, "Cy Moor"))
    assert changed.reviewers == ("Ada Quill", "Bo Ferrin", "Cy Moor")
    assert changed.revision == 3
    assert mine.load(NAME) == theirs.load(NAME) == changed


def test_change_that_raises(store: Store, saved: ReviewSession) -> None:
    """What it raises goes through as it is, nothing is stored, and the next change is made."""
    with pytest.raises(KeyError, match="c-none"):
        store.change(NAME, lambda it: it.add_review("c-none", reviewer="Bo Ferrin"))
    assert store.load(NAME) == saved
    assert store.change(NAME, judged).revision == 2


def test_change_that_is_none(store: Store, saved: ReviewSession) -> None:
    """Where the same session is given back, nothing is written."""
    assert store.change(NAME, lambda it: it) == saved
    assert store.load(NAME).revision == 1


def test_rewrite(store: Store, saved: ReviewSession) -> None:
    """It takes the place of the stored one with its history, which a save only adds to."""
    emptied = evolve(saved, reviews=saved.reviews[1:], history=())
    kept = store.rewrite(emptied)
    assert kept == store.load(NAME) == evolve(emptied, revision=2)
    assert judged(kept).history[0].number == 1
    assert store.save(judged(kept)) == store.load(NAME)


def test_rewrite_of_what_has_changed(store: Store, saved: ReviewSession) -> None:
    """What somebody saved since is not overwritten by that either."""
    theirs = store.save(judged(saved))
    with pytest.raises(ConflictError, match="saved elsewhere") as caught:
        store.rewrite(evolve(saved, history=()))
    assert caught.value.stored == store.load(NAME) == theirs


def test_two_stores_on_one_place(make_store: MakeStore) -> None:
    """Each sees at once what the other saved, deleted or leased, whatever it saw before."""
    one, other = make_store(), make_store()
    assert list(other.ids()) == []
    session = one.save(samples.session())
    assert other.load(NAME) == session
    changed = one.save(judged(session))
    assert other.load(NAME) == changed
    assert other.listing().sessions == one.listing().sessions
    assert [found.state for found in other.search(Query())] == ["rated", "open", "open"]
    mine, theirs = one.take_next("Ada Quill", seconds=60), other.take_next("Cy Moor", seconds=60)
    assert mine
    assert theirs
    assert {mine.claim_id, theirs.claim_id} == {END.id, LONGEST.id}
    one.delete(NAME)
    assert list(other.ids()) == []


def test_listing(store: Store, saved: ReviewSession) -> None:
    """All sessions, the last changed first, each with how far it is and who worked on it."""
    later = evolve(samples.session(title="Ferry"), updated_at=AT + timedelta(days=1))
    store.save(later)
    assert list(store.ids()) == [later.id, NAME]
    listing = store.listing()
    assert [session.title for session in listing.sessions] == ["Ferry", "Mayor of Gotham opens bridge"]
    assert (listing.faults, listing.total) == ((), 2)
    reviewed = listing.sessions[1]
    assert (reviewed.id, reviewed.updated_at, reviewed.reviewers) == (NAME, AT, ("Ada Quill",))
    assert (reviewed.progress.claims, reviewed.progress.rated, reviewed.progress.skipped) == (3, 2, 1)
    store.change(NAME, lambda it: it.add_review(COST.id, reviewer="Bo Ferrin", rating="True", at=later.updated_at))
    assert store.listing().sessions[0].reviewers == ("Ada Quill", "Bo Ferrin")


@pytest.mark.parametrize(
    ("start", "number", "shown"),
    [
        (0, None, [4, 3, 2, 1, 0]),
        (0, 2, [4, 3]),
        (2, 2, [2, 1]),
        (4, 2, [0]),
        (5, 2, []),
        (3, None, [1, 0]),
        (0, 0, []),
    ],
)
def test_part_of_a_listing(store: Store, start: int, number: int | None, shown: list[int]) -> None:
    """So many from there on, in the order of them all; the total counts all."""
    for day in range(5):
        store.save(evolve(samples.session(title=f"Article {day}"), updated_at=AT + timedelta(days=day)))
    listing = store.listing(start=start, count=number)
    assert [session.title for session in listing.sessions] == [f"Article {day}" for day in shown]
    assert listing.total == 5


def searched(store: Store) -> None:
    """Save three sessions to search in: one that is reviewed, one of other words and people, one of a skip alone."""
    ferry = samples.with_claim(samples.session(title="Ferry"), 0, text="Élise Brandt swam across the Große Straße")
    store.save(samples.with_claim(ferry, 1, claimant=Claimant("Élise Brandt")))
    store.save(samples.reviewed().add_review(COST.id, reviewer="Bo Ferrin", rating="Half true", at=AT))
    store.save(samples.session(title="Tower").add_review(END.id, reviewer="Bo Ferrin", skip_reason="no", at=AT))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), "ferry 0, ferry 1, ferry 2, mayor 0, mayor 1, mayor 2, tower 0, tower 1, tower 2"),
        (Query(text="CROSSINGS would"), "ferry 1, mayor 1, tower 1"),
        (Query(text="élise"), "ferry 0"),
        (Query(text="ÉLISE brandt"), "ferry 0"),
        (Query(text="GROSSE STRASSE"), "ferry 0"),
        (Query(text="bridge cost nothing"), "ferry 0, mayor 0, tower 0"),
        (Query(text="Mayor of Gotham opens"), ""),
        (Query(text="%"), ""),
        (Query(text="c_st"), ""),
        (Query(claimant="vale"), "ferry 0, mayor 0, tower 0"),
        (Query(claimant="éLISE"), "ferry 1"),
        (Query(state="rated"), "mayor 1"),
        (Query(state="disputed"), "mayor 0"),
        (Query(state="skipped"), "mayor 2, tower 1"),
        (Query(state="open"), "ferry 0, ferry 1, ferry 2, tower 0, tower 2"),
        (Query(rating="half TRUE"), "mayor 0"),
        (Query(rating="False"), "mayor 0"),
        (Query(rating="true"), ""),
        (Query(text="cost", state="open", claimant="vale"), "ferry 0, tower 0"),
        (Query(text="cost", claimant="Vale", rating="false"), "mayor 0"),
        (Query(state="open", rating="False"), ""),
    ],
)
def test_search(store: Store, query: Query, found: str) -> None:
    """All that is given must hold, in any case of the letters; by session, then in the order of its claims."""
    searched(store)
    places = {COST.id: 0, END.id: 1, LONGEST.id: 2}
    named = [f"{each.session_id.split('-')[0]} {places[each.claim.id]}" for each in store.search(query)]
    assert ", ".join(named) == found


def test_what_a_search_gives(store: Store) -> None:
    """A claim with its session, what each reviewer rated it, and who they are."""
    searched(store)
    (found,) = store.search(Query(rating="half true"))
    assert (found.session_id, found.title, found.state) == (NAME, "Mayor of Gotham opens bridge", "disputed")
    assert found.claim == COST
    assert (found.ratings, found.reviewers) == (("False", "Half true"), ("Ada Quill", "Bo Ferrin"))


def found(store: Store, **query: Any) -> list[str]:
    """Give the claims that are searched for, by their wording."""
    return [each.claim.text for each in store.search(Query(**query))]


def decided(session: ReviewSession) -> ReviewSession:
    """Give the session with a verdict on what its reviewers differ in."""
    return adjudicated(judged(session), COST.id, by="Nora Fenwick", rating="Half true", at=AT)


def test_search_for_a_verdict(store: Store, saved: ReviewSession) -> None:
    """A claim is found by what was decided on it, which is what counts, and by what each reviewer rated it."""
    store.save(decided(saved))
    assert found(store, state="disputed") == []
    assert found(store, state="rated") == [COST.text, END.text]
    for rating in ("half TRUE", "true", "False"):
        assert found(store, rating=rating) == [COST.text]
    (claim,) = store.search(Query(rating="Half true"))
    assert (claim.ratings, claim.reviewers) == (("False", "True", "Half true"), ("Ada Quill", "Bo Ferrin"))


def test_search_for_what_was_split(store: Store, saved: ReviewSession) -> None:
    """What came of a claim is found in its place, and it again where that is asked for, or when it was undone."""
    parts = [(text, END.anchors) for text in ("half would end", "crossings would end")]
    store.save(split(saved, END.id, parts, by="Bo Ferrin", at=AT))
    assert found(store, text="would END") == ["half would end", "crossings would end"]
    assert found(store, rating="Unproven") == []
    assert found(store, text="would end", state="superseded") == [END.text]
    assert found(store, state="superseded", rating="unproven") == [END.text]
    store.change(NAME, lambda it: undone(it, "Bo Ferrin", at=AT))
    assert found(store, text="would end") == [END.text]
    store.change(NAME, lambda it: redone(it, "Bo Ferrin", at=AT))
    assert found(store, text="would end") == ["half would end", "crossings would end"]


def test_listing_of_what_is_disputed(store: Store, saved: ReviewSession) -> None:
    """So many claims are rated differently and not decided on; those that were split are not counted."""
    assert store.listing().sessions[0].progress == Progress(3, 2, 1)
    store.save(judged(saved))
    assert store.listing().sessions[0].progress == Progress(3, 2, 1, disputed=1)
    store.change(NAME, decided)
    store.change(NAME, lambda it: split(it, END.id, [("a", END.anchors), ("b", END.anchors)], by="Bo Ferrin", at=AT))
    assert store.listing().sessions[0].progress == Progress(4, 1, 1)


@given(session=strategies.sessions(), state=st.sampled_from([None, *get_args(ClaimState)]))
@settings(SHARED_PLACE, max_examples=50)
def test_any_search(store: Store, session: ReviewSession, state: ClaimState | None) -> None:
    """Each claim of any session is found in the state that it is in, and in no other."""
    kept = store.save(evolve(session, id=f"session-{next(NUMBERS)}", revision=0))
    wanted = [
        claim.id
        for claim in kept.claims
        if (kept.state_of(claim.id) == state if state else kept.state_of(claim.id) != "superseded")
    ]
    assert [each.claim.id for each in store.search(Query(state=state)) if each.session_id == kept.id] == wanted
    rated = {claim.id for claim in kept.current_claims if kept.verdict_on(claim.id)}
    labels = {verdict.rating.label for verdict in kept.verdicts if verdict.rating}
    by_rating = {each.claim.id for label in labels for each in store.search(Query(rating=label))}
    assert rated <= by_rating
    store.remove(kept.id)


def sourced(store: Store) -> None:
    """Save sessions with sources in reviews, one that was changed since, and in a verdict."""

    def source(place: str, title: str = "", **known: Any) -> Source:
        return Source(url=f"https://{place}.example.org/", title=title, **known)

    def entered(title: str, hours: int, *sources: Source, who: str = "Ada Quill") -> None:
        session = samples.session(title=title)
        at = AT + timedelta(hours=hours)
        session = session.add_review(COST.id, reviewer=who, rating="True", sources=[source("first")], at=AT)
        store.save(session.add_review(COST.id, reviewer=who, rating="True", sources=sources, at=at))

    entered("Bridge", 2, source("budget", "Budget of Gotham"), source("tower", "Größe des Turms", publisher="STADT"))
    entered("Ferry", 3, source("budget", "Budget, read again", note="newer"), source("ferry", "Ferry ledger"))
    entered("Tower", 1, source("ferry", "Ledger of the ferry"), source("old", "Ferry ledger of old"))
    (ferry,) = [name for name in store.ids() if name.startswith("ferry")]
    store.change(
        ferry,
        lambda it: adjudicated(
            it, END.id, by="Nora", rating="True", sources=[source("verdict", "Budget")], at=AT + timedelta(hours=9)
        ),
    )


@pytest.mark.parametrize(
    ("words", "count", "places"),
    [
        ("", 9, "verdict budget ferry tower old"),
        ("", 2, "verdict budget"),
        ("BUDGET", 9, "verdict budget"),
        ("again BUDGET", 9, "budget"),
        ("budget.example gotham", 9, "budget"),
        ("GRÖSSE stadt", 9, "tower"),
        ("ledger  ferry", 9, "ferry old"),
        ("ledger", 1, "ferry"),
        ("first", 9, ""),
        ("newer", 9, ""),
        ("%", 9, ""),
        ("ledger\nferry", 9, "ferry old"),
        ("\\", 9, ""),
    ],
)
def test_sources(store: Store, words: str, count: int, places: str) -> None:
    """What was entered before is found by its address, title and publisher; the newest first, each address once."""
    sourced(store)
    given = store.sources(words, count)
    assert " ".join(each.url.removeprefix("https://").partition(".")[0] for each in given) == places


def test_source_as_it_was_entered(store: Store) -> None:
    """It is given as the review that was changed last has it; one in the trash, or taken back, is not given."""
    assert store.sources("budget") == []
    sourced(store)
    assert [(each.title, each.note) for each in store.sources("again")] == [("Budget, read again", "newer")]
    for name in store.ids():
        if name.startswith("ferry"):
            store.delete(name)
    assert [each.title for each in store.sources("budget")] == ["Budget of Gotham"]
    (bridge,) = [name for name in store.ids() if name.startswith("bridge")]
    store.change(bridge, lambda it: undone(it, "Ada Quill"))
    assert [each.url for each in store.sources("first")] == ["https://first.example.org/"]
    assert store.sources("budget") == []


def test_deleted(store: Store, saved: ReviewSession) -> None:
    """What is in the trash is nowhere else, and is told by its title and when it was put there."""
    before = datetime.now(UTC) - timedelta(seconds=1)
    store.save(samples.session(title="Ferry"))
    store.delete(NAME)
    assert [each.split("-")[0] for each in store.ids()] == ["ferry"]
    assert [each.title for each in store.listing().sessions] == ["Ferry"]
    assert {each.title for each in store.search(Query())} == {"Ferry"}
    with pytest.raises(StoreError, match="no such session"):
        store.load(NAME)
    (trashed,) = store.trash()
    assert (trashed.id, trashed.title) == (NAME, "Mayor of Gotham opens bridge")
    assert before < trashed.deleted_at < datetime.now(UTC) + timedelta(seconds=1)


def test_restored(store: Store, saved: ReviewSession) -> None:
    """It is what it was, is gone on with, and is in the trash no more."""
    store.delete(NAME)
    (trashed,) = store.trash()
    assert store.restore(trashed.key) == NAME
    assert store.load(NAME) == saved
    assert list(store.trash()) == []
    assert store.save(judged(saved)).revision == 2


def test_same_id_again(store: Store, saved: ReviewSession) -> None:
    """Another session may take a deleted one's id, which then cannot come back before that one goes."""
    store.delete(NAME)
    again = store.save(samples.session())
    (first,) = store.trash()
    with pytest.raises(StoreError, match="of this name again"):
        store.restore(first.key)
    assert store.load(NAME) == again
    store.delete(NAME)
    newest, oldest = store.trash()
    assert (newest.id, oldest) == (NAME, first)
    assert store.restore(first.key) == NAME
    assert store.load(NAME) == saved
    assert [each.key for each in store.trash()] == [newest.key]


@pytest.mark.parametrize("key", ["", "nothing", NAME, "../x", "0"])
def test_nothing_to_restore(store: Store, saved: ReviewSession, key: str) -> None:
    """A key that nothing in the trash has is refused, with what to do."""
    with pytest.raises(StoreError, match="not in the trash") as caught:
        store.restore(key)
    assert caught.value.hint


def test_emptied_trash(store: Store, saved: ReviewSession) -> None:
    """What was in it is gone for good, and counted; sessions that were not deleted stay."""
    for title in ("Ferry", "Tower"):
        store.delete(store.save(samples.session(title=title)).id)
    assert store.empty_trash() == 2
    assert list(store.trash()) == []
    assert store.empty_trash() == 0
    assert store.load(NAME) == saved


def test_another_session_of_the_same_revision(store: Store, saved: ReviewSession) -> None:
    """A session that was deleted and begun anew is not overwritten by the old one, though it was saved as often."""
    store.delete(NAME)
    anew = store.save(evolve(samples.session(), created_at=samples.AT + timedelta(hours=1)))
    assert anew.revision == saved.revision
    with pytest.raises(ConflictError, match="another session has its name") as caught:
        store.save(judged(saved))
    assert caught.value.stored == anew
    assert store.load(NAME) == anew


def test_history_that_was_not_seen(store: Store, saved: ReviewSession) -> None:
    """A save that would take an entry out of the history is refused."""
    with pytest.raises(ConflictError):
        store.save(evolve(saved, history=()))
    assert store.load(NAME) == saved


@pytest.mark.parametrize("way", ["delete", "remove"])
def test_gone_only_at_its_revision(store: Store, saved: ReviewSession, way: str) -> None:
    """What was saved meanwhile is not deleted with what was known before."""
    newest = store.change(NAME, judged)
    end = {"delete": store.delete, "remove": store.remove}[way]
    with pytest.raises(ConflictError, match="saved elsewhere meanwhile"):
        end(NAME, revision=saved.revision)
    assert store.load(NAME) == newest
    end(NAME, revision=newest.revision)
    assert list(store.ids()) == []


def test_forgetting(store: Store, saved: ReviewSession) -> None:
    """What was forgotten is read again, and is the same."""
    store.forget()
    assert store.load(NAME) == saved
    assert list(store.content(NAME).tables) == [
        "session",
        "article",
        "claims",
        "reviews",
        "verdicts",
        "drafts",
        "assignments",
        "history",
    ]
