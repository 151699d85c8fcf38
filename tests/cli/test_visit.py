"""Saving an answer when somebody else saved meanwhile."""

from pathlib import Path

import pytest
from attrs import evolve

from claimcheck import ReviewSession, open_store
from claimcheck.cli.visit import saved
from claimcheck.errors import StoreError
from claimcheck.review.desk import Change, Place, answer_at
from claimcheck.store import Store
from tests import samples


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of one session, which somebody saved twice since it was first loaded."""
    return open_store(str(tmp_path / "reviews"))


@pytest.fixture
def stale(store: Store) -> ReviewSession:
    """The session as it was before Ben skipped a claim."""
    first = store.save(samples.session())
    store.save(first.add_review(samples.COST.id, reviewer="Ben Reed", skip_reason="opinion", at=samples.AT))
    return first


def rate(claim_id: str = samples.COST.id) -> Change:
    return answer_at(Place(claim_id), "rate", reviewer="Ada Quill", at=samples.AT)


def test_an_answer_is_made_again_on_top_of_what_others_saved(store: Store, stale: ReviewSession) -> None:
    """Both the other's review and this answer are kept, and the revision counts both saves."""
    said: list[str] = []
    kept = saved(store, stale, rate(), said.append)
    assert kept == store.load(stale.id)
    assert [review.reviewer for review in kept.reviews] == ["Ben Reed"]
    assert [draft.reviewer for draft in kept.drafts] == ["Ada Quill"]
    assert said == []


def test_an_answer_that_no_longer_fits_is_dropped_and_said(store: Store, stale: ReviewSession) -> None:
    """The claim is gone: the reviewer hears it and goes on with what is stored."""
    now = store.load(stale.id)
    changed = store.save(evolve(now, claims=now.claims[:2]))
    said: list[str] = []
    assert saved(store, stale, rate(samples.LONGEST.id), said.append) == changed
    assert len(said) == 1


def test_a_session_that_was_removed_is_written_again(store: Store, stale: ReviewSession, tmp_path: Path) -> None:
    """Removing the file while a question is open loses nothing of what was confirmed, and is said."""
    seen = store.load(stale.id)
    (tmp_path / "reviews" / f"{stale.id}.json").unlink()
    said: list[str] = []
    kept = saved(store, seen, rate(), said.append)
    assert (kept.reviews, [draft.reviewer for draft in kept.drafts]) == (seen.reviews, ["Ada Quill"])
    assert kept == store.load(stale.id)
    assert len(said) == 1


def test_it_gives_up_when_others_never_pause(store: Store, stale: ReviewSession) -> None:
    """A store that is always a step ahead is an error with what to do, not an endless loop."""

    def interfered(session: ReviewSession) -> ReviewSession:
        store.save(store.load(session.id))
        return rate()(session)

    with pytest.raises(StoreError, match="faster"):
        saved(store, stale, interfered, print)
