"""What an entry of the history is about is told from the entry alone."""

import pytest

from claimcheck.model import HistoryEntry, ReviewSession
from claimcheck.model.editing import added, edited, merged, split
from claimcheck.model.undo import redone, undone
from claimcheck.model.verdicts import adjudicated, with_sign_off
from claimcheck.store.entries import asking, is_of_claims, is_of_review, is_of_verdict, replaced_claims, touched
from tests import samples
from tests.samples import AT, COST, END

ADA = "Ada Quill"
PARTS = [(text, END.anchors) for text in ("half would end", "crossings would end")]
START = samples.session()
DONE: dict[str, ReviewSession] = {
    "rate": START.add_review(COST.id, reviewer=ADA, rating="True", at=AT),
    "adjudicate": adjudicated(START, COST.id, by=ADA, rating="True", at=AT),
    "assign": START.assign("assign Bo Ferrin", by=ADA, claim_ids=[COST.id], at=AT),
    "edit": edited(START, COST.id, by=ADA, place="Gotham", at=AT),
    "split": split(START, END.id, PARTS, by=ADA, at=AT),
    "merge": merged(START, [COST.id, END.id], text="both", by=ADA, at=AT),
    "add": added(START, "one more", END.anchors, by=ADA, at=AT),
    "later": START.put_off(COST.id, reviewer=ADA, at=AT),
}


def entries(name: str) -> list[HistoryEntry]:
    """Give the entry of that action, with those that say that it was undone and done again, where it can be."""
    session = DONE[name]
    if name != "later":
        session = redone(undone(session, ADA), ADA)
    return list(session.history)


@pytest.mark.parametrize("name", DONE)
def test_kinds(name: str) -> None:
    """An entry is of one kind, and so are those that undo it and do it again."""
    for entry in entries(name):
        assert is_of_review(entry) is (name == "rate")
        assert is_of_verdict(entry) is (name == "adjudicate")
        assert is_of_claims(entry) is (name in {"edit", "split", "merge", "add"})
        assert (asking(entry) is not None) is (name == "assign")


def test_who_is_asked() -> None:
    """It is told whether somebody is asked then or no more, and who, whatever they are called."""
    who = "assign Bo Ferrin"
    taken = DONE["assign"].unassign(who, by=ADA, at=AT)
    assert [asking(each) for each in entries("assign")] == [(True, who), (False, who), (True, who)]
    assert [asking(each) for each in undone(taken, ADA).history[1:]] == [(False, who), (True, who)]


def test_touched() -> None:
    """What became of claims is about these, about what came of them, and about those that are current again."""
    new = {name: {claim.id for claim in DONE[name].claims[3:]} for name in ("split", "merge", "add")}
    assert {touched(each) for each in entries("split")} == {frozenset({END.id} | new["split"])}
    assert {touched(each) for each in entries("merge")} == {frozenset({COST.id, END.id} | new["merge"])}
    assert {touched(each) for each in entries("add")} == {frozenset(new["add"])}
    assert {touched(each) for each in entries("edit")} == {frozenset({COST.id})}
    signed = with_sign_off(DONE["rate"], COST.id, by="Bo Ferrin", at=AT).with_export(by=ADA, at=AT)
    assert [touched(each) for each in signed.history[1:]] == [{COST.id}, set()]


def test_replaced() -> None:
    """A claim that is edited, or taken back, is gone; one that is split or merged stays beside what came of it."""
    assert [replaced_claims(each) for each in entries("edit")] == [{COST.id}] * 3
    assert [bool(replaced_claims(each)) for each in entries("split")] == [False, True, False]
    assert [bool(replaced_claims(each)) for each in entries("add")] == [False, True, False]
