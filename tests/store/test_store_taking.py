"""How every store hands out claims to reviewers: in which order, and none to two at a time. Knows its protocol alone."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from attrs import evolve
from hypothesis import given, settings

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.model.editing import merged, split
from claimcheck.model.undo import undone
from claimcheck.model.verdicts import adjudicated
from claimcheck.store import Lease, Store
from claimcheck.store.queue import waiting
from tests import samples, strategies
from tests.samples import AT, COST, END, LONGEST
from tests.store.conftest import SHARED_PLACE, MakeStore

ADA, BO, CY = "Ada Quill", "Bo Ferrin", "Cy Moor"
CLAIMS = (COST, END, LONGEST)
NUMBERS = count()
SHORT = 0.05
"""Seconds of a lease that ends while a test waits for it."""


def session(title: str, *worth: float, days: int = 0) -> ReviewSession:
    """Give a session, begun so many days later than others, whose three claims are worth that much."""
    begun = AT + timedelta(days=days)
    made = evolve(samples.session(title=title), created_at=begun, updated_at=begun)
    for place, each in enumerate(worth):
        made = samples.with_claim(made, place, check_worthiness=each)
    return made


@pytest.fixture
def bridge(store: Store) -> ReviewSession:
    """A session of three claims, the most worth checking first in its text."""
    return store.save(session("Bridge", 0.9, 0.5, 0.1))


def taken(store: Store, who: str) -> Iterator[Lease]:
    """Take claims until none is left, keeping each."""
    given: list[tuple[str, str]] = []
    while lease := store.take_next(who, seconds=60, but=given):
        given.append((lease.session_id, lease.claim_id))
        yield lease


def order(store: Store, who: str) -> str:
    """Give what a reviewer is handed, one after the other, by the first letter of the title and the claim's place."""
    places = [claim.id for claim in CLAIMS]
    return " ".join(f"{each.session_id[0]}{places.index(each.claim_id)}" for each in taken(store, who))


def next_claim(store: Store, who: str, *, seconds: float = 60) -> str:
    """Take the next claim and give its id; nothing where none is left."""
    lease = store.take_next(who, seconds=seconds)
    return lease.claim_id if lease else ""


def test_most_worth_checking_first(store: Store) -> None:
    """Over all sessions, whichever is older; where the worth is the same, the older session, then the order of its text."""
    store.save(session("Tower", 0.2, 0.9, 0.5, days=1))
    store.save(session("Ferry", 0.8, 0.5, 0.5, days=2))
    assert order(store, ADA) == "t1 f0 t2 f1 f2 t0"


def test_asked_for_first(store: Store, bridge: ReviewSession) -> None:
    """What a reviewer was asked for comes before what is worth more, in all sessions; others get none of it."""
    store.save(session("Tower", 0.3, 0.2, 0.2).assign(BO, by=ADA, claim_ids=[COST.id, LONGEST.id], at=AT))
    store.change(bridge.id, lambda it: it.assign(BO, by=ADA, claim_ids=[LONGEST.id], at=AT))
    assert order(store, BO) == "t0 t2 b2 b0 b1 t1"


def test_asked_for_by_another(store: Store, bridge: ReviewSession) -> None:
    """What one was asked for is not given to another; what two were asked for is given to both, in turn."""
    store.change(bridge.id, lambda it: it.assign(BO, by=ADA, claim_ids=[COST.id, END.id], at=AT))
    assert order(store, ADA) == "b2"
    store.change(bridge.id, lambda it: it.assign(CY, by=ADA, claim_ids=[END.id], at=AT))
    store.change(bridge.id, lambda it: it.add_review(END.id, reviewer=BO, rating="True", at=AT))
    assert order(store, CY) == "b1"


def test_begun_first(store: Store, bridge: ReviewSession) -> None:
    """A claim that a reviewer has answers to and did not confirm comes before all others, for them alone."""
    draft = Draft(claim_id=LONGEST.id, reviewer=ADA, answers=(Answer("action", "rate"),), updated_at=AT)
    store.change(bridge.id, lambda it: it.with_draft(draft).assign(ADA, by=BO, claim_ids=[END.id], at=AT))
    assert next_claim(store, BO) == COST.id
    assert order(store, ADA) == "b2 b1"


def test_left_for_later(store: Store, bridge: ReviewSession) -> None:
    """What a reviewer put off comes last, the earliest put off first, though it was asked for; for others it does not."""

    def put_off(it: ReviewSession) -> ReviewSession:
        later = it.put_off(COST.id, reviewer=ADA, at=AT + timedelta(hours=2))
        return later.put_off(END.id, reviewer=ADA, at=AT + timedelta(hours=1))

    store.change(bridge.id, put_off)
    leases = list(taken(store, ADA))
    assert [each.claim_id for each in leases] == [LONGEST.id, END.id, COST.id]
    for lease in leases:
        store.give_back(lease)
    assert next_claim(store, BO) == COST.id
    store.change(bridge.id, lambda it: it.assign(ADA, by=BO, claim_ids=[END.id], at=AT))
    assert order(store, ADA) == "b2 b1"


def test_judged(store: Store, bridge: ReviewSession) -> None:
    """A claim that anybody has rated or skipped is given to nobody, unless they were asked for it."""
    store.change(bridge.id, lambda it: it.add_review(COST.id, reviewer=ADA, rating="False", at=AT))
    store.change(bridge.id, lambda it: it.add_review(END.id, reviewer=ADA, skip_reason="unclear", at=AT))
    assert order(store, BO) == "b2"
    assert order(store, ADA) == ""
    store.change(bridge.id, lambda it: it.assign(CY, by=ADA, claim_ids=[COST.id], at=AT))
    assert order(store, CY) == "b0"


def test_decided(store: Store, bridge: ReviewSession) -> None:
    """A claim on which there is a verdict is nobody's to judge, unless they were asked for it."""
    store.change(bridge.id, lambda it: adjudicated(it, COST.id, by=ADA, rating="False", at=AT))
    assert order(store, BO) == "b1 b2"
    store.change(bridge.id, lambda it: it.assign(CY, by=ADA, claim_ids=[COST.id], at=AT))
    assert next_claim(store, CY) == COST.id


def test_verdict_that_was_begun(store: Store, bridge: ReviewSession) -> None:
    """Who has begun to decide on a claim has not begun to judge it."""
    draft = Draft(LONGEST.id, ADA, (Answer("rating", "True"),), AT, is_verdict=True)
    store.change(bridge.id, lambda it: it.with_draft(draft))
    assert order(store, ADA) == "b0 b1 b2"
    store.change(bridge.id, lambda it: it.with_draft(evolve(draft, claim_id=END.id, is_verdict=False)))
    store.change(bridge.id, lambda it: it.with_draft(evolve(draft, claim_id=END.id)))
    assert order(store, ADA) == "b1 b0 b2"


def test_split_and_merged(store: Store, bridge: ReviewSession) -> None:
    """What came of a claim is handed out and it is not, though it was asked for; undone, it is again."""
    parts = [(text, COST.anchors) for text in ("it cost", "nothing")]
    asked = store.change(bridge.id, lambda it: it.assign(ADA, by=BO, claim_ids=[COST.id], at=AT))
    whole = store.change(asked.id, lambda it: split(it, COST.id, parts, by=BO, at=AT))
    assert {each.claim_id for each in taken(store, ADA)} == {claim.id for claim in whole.current_claims}
    store.change(bridge.id, lambda it: merged(it, [END.id, LONGEST.id], text="both", by=CY, at=AT))
    assert len(list(taken(store, ADA))) == 3
    store.change(bridge.id, lambda it: undone(undone(it, CY, at=AT), BO, at=AT))
    assert order(store, ADA) == "b0 b1 b2"


@settings(SHARED_PLACE, max_examples=40)
@given(made=strategies.sessions(), who=strategies.reviewers)
def test_any_session(store: Store, made: ReviewSession, who: str) -> None:
    """Whatever was done in a session, a reviewer is handed what is open for them, in one order in every store."""
    kept = store.save(evolve(made, id=f"session-{next(NUMBERS)}", revision=0))
    given = [each.claim_id for each in taken(store, who)]
    store.remove(kept.id)
    assert given == [claim_id for _, claim_id in waiting(kept, who)]


def test_judged_while_it_was_held(make_store: MakeStore, bridge: ReviewSession) -> None:
    """What was judged and given back is not given again, by a store that saw the session before, either."""
    mine, theirs = make_store(), make_store()
    lease = mine.take_next(ADA, seconds=60)
    assert lease
    assert next_claim(theirs, BO) == END.id
    mine.change(bridge.id, lambda it: it.add_review(lease.claim_id, reviewer=ADA, rating="False", at=AT))
    mine.give_back(lease)
    assert order(theirs, CY) == "b2"


def test_nothing_twice(make_store: MakeStore) -> None:
    """Of two reviewers who take claims in turn from stores of their own, neither is given what the other has."""
    mine, theirs = make_store(), make_store()
    for title in ("Bridge", "Ferry"):
        mine.save(session(title, 0.9, 0.5, 0.1))
    pairs = list(zip(taken(mine, ADA), taken(theirs, BO), strict=False))
    leases = [lease for pair in pairs for lease in pair]
    assert len({(each.session_id, each.claim_id) for each in leases}) == len(leases) == 6
    assert mine.take_next(CY, seconds=60) is None


def test_lease(store: Store, bridge: ReviewSession) -> None:
    """It names the claim, the reviewer and its end, in so many seconds."""
    before = datetime.now(UTC)
    lease = store.take_next(ADA, seconds=60)
    assert lease
    assert (lease.session_id, lease.claim_id, lease.reviewer) == (bridge.id, COST.id, ADA)
    assert timedelta(seconds=55) < lease.until - before < timedelta(seconds=65)


def test_taken_again(store: Store, bridge: ReviewSession) -> None:
    """Whoever has a claim is given it again, and not if they say so, though nobody else may have it."""
    assert next_claim(store, ADA) == next_claim(store, ADA) == COST.id
    passed_over = store.take_next(ADA, seconds=60, but=[(bridge.id, COST.id)])
    assert passed_over
    assert passed_over.claim_id == END.id
    assert next_claim(store, BO) == LONGEST.id


def test_lease_that_has_ended(store: Store, bridge: ReviewSession) -> None:
    """The claim is another's, who keeps it: the first one's lease can be neither renewed nor given back."""
    lease = store.take_next(ADA, seconds=SHORT)
    assert lease
    time.sleep(2 * SHORT)
    assert next_claim(store, BO) == COST.id
    assert store.renew(lease, seconds=60) is None
    store.give_back(lease)
    assert next_claim(store, CY) == END.id


def test_renewed(store: Store, bridge: ReviewSession) -> None:
    """It holds for so long from then on, though it had ended, as long as nobody else has the claim."""
    lease = store.take_next(ADA, seconds=SHORT)
    assert lease
    time.sleep(2 * SHORT)
    renewed = store.renew(lease, seconds=60)
    assert renewed
    assert evolve(renewed, until=lease.until) == lease
    assert renewed.until - lease.until > timedelta(seconds=55)
    assert next_claim(store, BO) == END.id


def test_given_back(store: Store, bridge: ReviewSession) -> None:
    """The claim is anybody's at once; giving it back twice is no fault."""
    lease = store.take_next(ADA, seconds=60)
    assert lease
    store.give_back(lease)
    store.give_back(lease)
    assert next_claim(store, BO) == COST.id


def test_deleted(store: Store, bridge: ReviewSession) -> None:
    """Claims of a session in the trash are given to nobody."""
    store.delete(bridge.id)
    assert store.take_next(ADA, seconds=60) is None
