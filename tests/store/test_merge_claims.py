"""Claims that were changed in one of two states of a session: changed so in the other where they fit, shown where not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from attrs import evolve

from claimcheck.model import Answer, Draft, ReviewSession
from claimcheck.model.editing import added, edited, merged, split
from claimcheck.model.undo import redone, undone
from claimcheck.model.verdicts import adjudicated
from claimcheck.store.merge import Merge, merge
from tests import samples
from tests.samples import AT, COST, END, LONGEST

ADA, BO = "Ada Quill", "Bo Ferrin"
START = samples.reviewed()
HALVES = [(text, END.anchors) for text in ("half would end", "crossings would end")]
Change = Callable[[ReviewSession], ReviewSession]


def reworded(text: str, by: str = ADA, claim_id: str = END.id) -> Change:
    return lambda it: edited(it, claim_id, by=by, text=text, at=AT)


def halved(by: str = ADA) -> Change:
    return lambda it: split(it, END.id, HALVES, by=by, at=AT)


def joined(by: str = ADA) -> Change:
    return lambda it: merged(it, [COST.id, END.id], text="It cost nothing and would end", by=by, at=AT)


def made(by: str = ADA) -> Change:
    return lambda it: added(it, "The bridge is long", LONGEST.anchors, by=by, at=AT)


def rated(claim_id: str, by: str = BO) -> Change:
    return lambda it: it.add_review(claim_id, reviewer=by, rating="True", at=AT)


def back(by: str = ADA, minutes: int = 1) -> Change:
    return lambda it: undone(it, by, at=AT + timedelta(minutes=minutes))


def again(by: str = ADA, minutes: int = 2) -> Change:
    return lambda it: redone(it, by, at=AT + timedelta(minutes=minutes))


def after(*changes: Change, start: ReviewSession = START) -> ReviewSession:
    for change in changes:
        start = change(start)
    return start


def new_claims(session: ReviewSession) -> list[str]:
    """Give the ids of the claims that people have made."""
    return [claim.id for claim in session.claims if claim.id not in {COST.id, END.id, LONGEST.id}]


PART = new_claims(after(halved()))[0]
WHOLE = new_claims(after(joined()))[0]
MADE = new_claims(after(made()))[0]


@pytest.mark.parametrize(
    "changes",
    [
        [reworded("Half would end")],
        [halved()],
        [joined()],
        [made()],
        [halved(), back()],
        [made(), back(), again()],
        [reworded("Half would end"), halved(), rated(PART)],
    ],
)
@pytest.mark.parametrize(
    "others", [[], [rated(END.id)], [reworded("The longest", BO, LONGEST.id)], [halved(BO), back(BO)]]
)
def test_changes_that_fit(changes: list[Change], others: list[Change]) -> None:
    """What was changed in ours is changed in theirs, beside what was done there with other things."""
    ours, theirs = after(*changes), after(*others)
    found = merge(ours, theirs)
    assert found.clashes == ()
    kept = {claim.id: claim for claim in ours.claims} | {LONGEST.id: theirs.claim(LONGEST.id)}
    assert {claim.id: claim for claim in found.session.claims} == kept
    assert merge(ours, found.session) == found


@pytest.mark.parametrize(
    ("changes", "others"),
    [
        ([reworded("Half would end")], [reworded("Some would end", BO)]),
        ([reworded("Half would end")], [halved(BO)]),
        ([halved()], [reworded("Some would end", BO)]),
        ([halved()], [halved(BO)]),
        ([joined()], [halved(BO)]),
        ([joined()], [reworded("It was cheap", BO, COST.id)]),
        ([made()], [made(BO)]),
    ],
)
def test_changes_that_do_not_fit(changes: list[Change], others: list[Change]) -> None:
    """Theirs stays as it is, and both changes are given; what was done on top of it in ours is not done either."""
    for further in ([], [back()], [back(), again()]):
        ours, theirs = after(*changes, *further), after(*others)
        found = merge(ours, theirs)
        assert (found.session, found.is_refused) == (theirs, True)
        assert [clash.ours for clash in found.clashes] == list(ours.history[3:])
        assert {clash.about for clash in found.clashes} == {"one claim"}
        assert {clash.theirs for clash in found.clashes} == {theirs.history[-1]}


@pytest.mark.parametrize(
    "holding",
    [
        rated(PART),
        lambda it: it.assign(BO, by=BO, claim_ids=[PART], at=AT),
        lambda it: adjudicated(it, PART, by=BO, rating="True", at=AT),
        reworded("half", BO, PART),
        lambda it: it.with_draft(Draft(PART, BO, (Answer("action", "rate"), Answer("rating", "True")), AT)),
    ],
)
def test_undone_where_somebody_went_on(holding: Change) -> None:
    """A claim that something was done with, or begun, in theirs does not go because it went in ours."""
    start = after(halved())
    ours, theirs = after(back(), start=start), after(holding, start=start)
    found = merge(ours, theirs)
    assert (found.session, found.is_refused) == (theirs, True)
    assert merge(ours, found.session) == found


def test_undone_where_somebody_had_only_looked() -> None:
    """A first answer says no more than where a reviewer is; it goes with the claim, and a claim put off does, too."""
    start = after(halved())
    theirs = start.with_draft(Draft(PART, BO, (Answer("action", "rate"),), AT)).put_off(PART, reviewer="Cy Moor", at=AT)
    found = merge(after(back(), start=start), theirs)
    assert (found.clashes, found.session.drafts, found.session.claims) == ((), (), START.claims)


def test_judgement_of_a_claim_that_was_changed() -> None:
    """It stays with the claim that it was made for: one that was split in theirs, one that was added in ours."""
    found = merge(after(rated(END.id)), after(halved("Cy Moor")))
    assert found.clashes == ()
    assert found.session.review_by(BO, END.id)
    assert found.session.state_of(END.id) == "superseded"
    found = merge(after(made(), rated(MADE)), after(made("Cy Moor")))
    assert [clash.ours and clash.ours.action for clash in found.clashes] == ["add"]
    assert found.session.review_by(BO, MADE)


def test_judgement_of_a_claim_that_does_not_come() -> None:
    """What was judged of a claim that theirs does not get is named as well."""
    found = merge(after(halved(), rated(PART)), after(reworded("Some would end", BO)))
    assert [(clash.about, clash.claim_id) for clash in found.clashes] == [
        ("one claim", END.id),
        ("a claim that is there no more", PART),
    ]


def test_what_readers_were_told() -> None:
    """A change of what was published comes with its correction, in the reviews of it that are there, and once."""
    start = START.with_export(by=ADA, at=AT)
    ours = edited(start, COST.id, by=ADA, text="It cost nothing", correction="A typing error.", at=AT)
    found = merge(ours, after(rated(COST.id), start=start))
    assert found.session.review_by(ADA, COST.id) == ours.review_by(ADA, COST.id)
    review = found.session.review_by(BO, COST.id)
    assert review
    assert review.corrections == ()
    assert merge(ours, found.session) == found


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_no_history_explains(side: str) -> None:
    """Claims that differ otherwise are named; what the histories say is done all the same."""
    strange = samples.with_claim(START, 2, kind="opinion")
    ours, theirs = after(reworded("Half would end")), after(rated(COST.id))
    if side == "ours":
        ours = after(reworded("Half would end"), start=strange)
    else:
        theirs = after(rated(COST.id), start=strange)
    found = merge(ours, theirs)
    assert [clash.about for clash in found.clashes] == ["the claims"]
    assert found.session.claims[1].text == "Half would end"
    assert found.session.claims[2] == theirs.claims[2]


def test_change_that_was_changed_by_hand() -> None:
    """A claim that is not what the history says came of it is named, too."""
    ours = samples.with_claim(after(reworded("Half would end")), 1, text="By hand")
    assert _abouts(merge(ours, START)) == ["the claims"]
    assert _abouts(merge(START, ours)) == ["the claims"]
    assert _abouts(merge(after(halved()), evolve(after(halved()), history=START.history))) == [
        "the claims",
        "one claim",
    ]


def _abouts(found: Merge) -> list[str]:
    return [clash.about for clash in found.clashes]
