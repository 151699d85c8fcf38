"""What a program knows of a session from before is gone on from only where what is stored came of it."""

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.model.editing import added, split
from claimcheck.model.undo import redone, undone
from claimcheck.model.verdicts import adjudicated
from claimcheck.store import SessionSummary, Store, open_store
from claimcheck.store.base import Change
from claimcheck.store.redaction import redacted
from tests import samples, strategies
from tests.postgres import PASSWORD, Cluster
from tests.store.conftest import SHARED_PLACE

NAME = samples.session().id


def judging(who: str, minutes: int = 0) -> Change:
    at = samples.AT + timedelta(minutes=minutes)
    return lambda it: it.add_review(samples.COST.id, reviewer=who, rating="True", at=at)


def redact(store: Store) -> None:
    session = store.load(NAME)
    store.rewrite(redacted(session, ["Ada Quill"], by="Nora", why="", at=samples.AT).session)


def begin_anew(store: Store) -> None:
    store.delete(NAME)
    store.save(samples.session())


def begin_anew_as_far(store: Store) -> None:
    """Let the same number of saves lead to something else."""
    revision = store.load(NAME).revision
    begin_anew(store)
    while store.load(NAME).revision < revision:
        store.change(NAME, judging("Dee Lund", store.load(NAME).revision))


def restore_older(store: Store) -> None:
    store.delete(NAME)
    store.restore(store.trash()[0].key)


def change_far(store: Store) -> None:
    for minutes in range(60):
        store.change(NAME, judging("Dee Lund", minutes))


@pytest.mark.parametrize("happening", [redact, begin_anew, begin_anew_as_far, restore_older, change_far])
def test_what_others_did(address: str, happening: Callable[[Store], None]) -> None:
    """Whatever another program does to a session meanwhile, reading and going on give what everybody else sees."""
    mine, theirs = open_store(address), open_store(address)
    mine.save(samples.reviewed().assign("Ada Quill", by="Nora", at=samples.AT))
    mine.change(
        NAME, lambda it: it.with_draft(Draft(samples.COST.id, "Ada Quill", (Answer("action", "rate"),), samples.AT))
    )
    happening(theirs)
    fresh = open_store(address).load(NAME)
    assert mine.load(NAME) == fresh
    kept = mine.change(NAME, judging("Bo Ferrin", 99))
    assert open_store(address).load(NAME) == kept
    assert kept.history[: len(fresh.history)] == fresh.history
    for store in (mine, theirs):
        store.close()


def test_a_backup_that_was_brought_back(server: Cluster, address: str, tmp_path: Path) -> None:
    """What was judged after the backup is gone for everybody, and nobody's next save leaves a gap in the history."""
    mine = open_store(address)
    kept = mine.save(samples.reviewed())
    dump = str(tmp_path / "dump")
    environment = {"PGPASSWORD": PASSWORD}
    options = ("--dbname", address)
    subprocess.run(
        [server.program("pg_dump"), *options, "--schema=claimcheck", "--format=custom", f"--file={dump}"],
        env=environment, check=True,
    )  # fmt: skip
    for minutes in range(3):
        mine.change(NAME, judging("Bo Ferrin", minutes))
    subprocess.run(
        [server.program("pg_restore"), *options, "--clean", "--if-exists", dump], env=environment, check=True
    )
    assert mine.load(NAME) == kept
    went_on = mine.change(NAME, judging("Cy Moor", 9))
    assert open_store(address).load(NAME) == went_on
    assert len(went_on.history) == len(kept.history) + 1


def test_rows_that_come_again(address: str) -> None:
    """A draft and an assignment that were taken out and come again, in another order, are seen by who knew them before."""
    mine, theirs = open_store(address), open_store(address)
    mine.save(samples.session())

    def drafted(claim_id: str, minutes: int) -> Change:
        at = samples.AT + timedelta(minutes=minutes)
        return lambda it: it.with_draft(Draft(claim_id, "Ada Quill", (Answer("action", "rate"),), at))

    def emptied(claim_id: str) -> Change:
        return lambda it: it.with_draft(Draft(claim_id, "Ada Quill", (), samples.AT))

    changes: list[Change] = [
        drafted(samples.COST.id, 1),
        drafted(samples.END.id, 2),
        emptied(samples.COST.id),
        lambda it: it.assign("Bo Ferrin", by="Ada Quill", at=samples.AT),
        drafted(samples.COST.id, 3),
        lambda it: it.unassign("Bo Ferrin", by="Ada Quill", at=samples.AT),
        drafted(samples.END.id, 4),
        lambda it: it.assign("Bo Ferrin", by="Ada Quill", at=samples.AT),
        lambda it: evolve(it, claims=it.claims[::-1]),
        lambda it: it.with_draft(
            Draft(samples.COST.id, "Ada Quill", (Answer("why", ""),), samples.AT, is_verdict=True)
        ),
        lambda it: adjudicated(it, samples.COST.id, by="Ada Quill", rating="True", at=samples.AT),
        lambda it: undone(it, "Ada Quill", at=samples.AT),
        lambda it: redone(it, "Ada Quill", at=samples.AT),
        lambda it: added(it, "A claim", samples.END.anchors, by="Ada Quill", at=samples.AT),
        lambda it: undone(it, "Ada Quill", at=samples.AT + timedelta(minutes=1)),
        lambda it: redone(it, "Ada Quill", at=samples.AT + timedelta(minutes=1)),
    ]
    for number, change in enumerate(changes):
        who, other = (mine, theirs) if number % 2 else (theirs, mine)
        kept: ReviewSession = who.change(NAME, change)
        assert other.load(NAME) == kept == open_store(address).load(NAME)


def states(server: Cluster, address: str) -> dict[str, str]:
    """Give the state that is noted with each claim that is there."""
    statement = "SELECT key, state FROM claimcheck.claims WHERE body IS NOT NULL"
    return dict(server.rows(statement, address=address))


@settings(SHARED_PLACE, max_examples=40)
@given(made=strategies.sessions(), data=st.data())
def test_states_of_claims(server: Cluster, address: str, made: ReviewSession, data: st.DataObject) -> None:
    """Whatever is done with a session, what is noted of its claims is what the model says of them."""
    # What is drawn may end the test, which must leave nothing in the store.
    drawn = [made]
    for _ in range(4):
        drawn.append(data.draw(strategies.worked_on(drawn[-1])))
    store = open_store(address)
    for number, session in enumerate(drawn):
        kept = store.save(evolve(session, id="any", revision=number))
        assert states(server, address) == {claim.id: kept.state_of(claim.id) for claim in kept.claims}
        assert store.listing().sessions == (SessionSummary.of(kept),)
    assert open_store(address).load("any") == kept
    store.remove("any")
    store.close()


def test_a_lease_stays(address: str) -> None:
    """A claim that becomes superseded, and current again, keeps who has it."""
    store = open_store(address)
    store.save(samples.session())
    lease = store.take_next("Bo Ferrin", seconds=60)
    assert lease
    parts = [(text, samples.COST.anchors) for text in ("it cost", "nothing")]
    store.change(NAME, lambda it: split(it, lease.claim_id, parts, by="Ada Quill", at=samples.AT))
    store.change(NAME, lambda it: undone(it, "Ada Quill", at=samples.AT))
    renewed = store.renew(lease, seconds=60)
    assert renewed
    assert renewed.claim_id == lease.claim_id


def test_drafts_of_one_claim(server: Cluster, address: str) -> None:
    """A draft of a review keeps the key that it has always had; that of a verdict is no other reviewer's."""
    store = open_store(address)
    begun = Draft(samples.COST.id, "Ada Quill", (Answer("rating", "True"),), samples.AT)
    others = evolve(begun, reviewer="verdict 4 c-31 Ada Quill"), evolve(begun, is_verdict=True)
    kept = store.save(samples.session().with_draft(begun).with_draft(others[0]).with_draft(others[1]))
    rows = server.rows("SELECT key, is_verdict FROM claimcheck.drafts ORDER BY number", address=address)
    assert rows[0] == ("4 c-31 Ada Quill", False)
    assert [is_verdict for _, is_verdict in rows] == [False, False, True]
    assert open_store(address).load(NAME) == kept
