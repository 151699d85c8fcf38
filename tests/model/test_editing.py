"""Claims change, part and come together without losing what was said of them, or where they stand."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Anchor, ReviewSession, Unresolved
from claimcheck.model.claim import Reply
from claimcheck.model.editing import added, edited, joint_anchors, made_id, merged, reworded_since, split
from claimcheck.model.publication import CorrectionNeededError
from claimcheck.model.verdicts import adjudicated
from tests import samples, strategies
from tests.disputes import ADA, BO, IDA, disputed, exported
from tests.samples import AT, COST, END, LONGEST, TEXT

SOON, LATER = AT + timedelta(hours=1), AT + timedelta(days=9)
OTHERWISE = "The bridge of Gotham cost nothing"
THE_BRIDGE, NOTHING = (samples.claim(words).anchors for words in ("The bridge cost", "cost nothing"))
PARTS = [("There is a bridge.", THE_BRIDGE), ("It cost nothing.", NOTHING)]


def at(start: int, end: int) -> tuple[Anchor, ...]:
    return (Anchor.at(TEXT, start, end),)


def parted(session: ReviewSession) -> ReviewSession:
    return split(session, COST.id, PARTS, by=BO, at=SOON)


def joined(session: ReviewSession, *ids: str) -> ReviewSession:
    return merged(session, ids or (COST.id, END.id), text="It cost nothing, and half will end.", by=BO, at=SOON)


def test_an_edited_claim_is_the_same_claim() -> None:
    """It keeps its id, its place and its reviews; the history says which fields changed, and from what to what."""
    before = samples.reviewed()
    session = edited(before, COST.id, by=BO, at=SOON, text=OTHERWISE, place="Gotham", kind=COST.kind)
    claim = evolve(COST, text=OTHERWISE, place="Gotham")
    assert session.claims == (claim, END, LONGEST)
    assert session.reviews == before.reviews
    entry = session.history[-1]
    assert (entry.action, entry.claim_id, entry.by, entry.at, entry.note) == ("edit", COST.id, BO, SOON, "text, place")
    assert (entry.claims_before, entry.claims_after) == ((COST,), (claim,))
    assert session.updated_at == SOON


def test_an_edit_that_changes_nothing_is_none() -> None:
    """The session is the very same, so that nothing is saved."""
    session = samples.session()
    assert edited(session, COST.id, by=BO, text=COST.text, claimant=COST.claimant) is session


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"id": "c-other"}, TypeError, "id: cannot be edited"),
        ({"derived_from": (END.id,), "check_worthiness": 1}, TypeError, "check_worthiness, derived_from: cannot"),
        ({"text": " "}, ValueError, "text: must not be empty"),
        ({"anchors": ()}, ValueError, "anchors"),
        ({"anchors": (Anchor(0, 3, "???"),)}, ValueError, f"claims: not anchored in the article: {COST.id}"),
        ({"kind": "rumour"}, ValueError, "kind"),
    ],
)
def test_an_edit_that_is_refused(changes: dict[str, Any], error: type[Exception], message: str) -> None:
    """What a claim is called, what it came of and how worthy it is are not edited; what is must be sound."""
    with pytest.raises(error, match=message):
        edited(samples.session(), COST.id, by=BO, **changes)


def test_what_was_published_is_edited_with_a_correction() -> None:
    """Every review of the claim that readers know, and the verdict, tells them; others do not; only what readers see needs it."""
    session = exported(adjudicated(disputed(), COST.id, by=IDA, rating="False", at=SOON))
    session = session.add_review(COST.id, reviewer="Cy Moor", rating="True", at=LATER)
    with pytest.raises(CorrectionNeededError, match="needs a correction for its readers"):
        edited(session, COST.id, by=BO, text=OTHERWISE, at=LATER)
    with pytest.raises(CorrectionNeededError):
        edited(session, COST.id, by=BO, text=OTHERWISE, correction=" ", at=LATER)
    told = edited(session, COST.id, by=BO, text=OTHERWISE, claimant=None, correction="Misread.", at=LATER)
    known = {each.reviewer: each.corrections for each in (*told.reviews_of(COST.id), *told.verdicts)}
    assert {who: [(each.what, each.why, each.by, each.at) for each in some] for who, some in known.items()} == {
        **{who: [("wording and claimant changed", "Misread.", BO, LATER)] for who in (ADA, BO, IDA)},
        "Cy Moor": [],
    }
    assert all(not each.corrections for each in told.reviews if each.claim_id != COST.id)
    unseen = edited(session, COST.id, by=BO, at=LATER, anchors=THE_BRIDGE, kind="event", place="Gotham")
    assert unseen.reviews == session.reviews


def test_an_edit_made_again_changes_nothing() -> None:
    """Though somebody else changed the claim meanwhile, or split it, or the edit was published since."""
    once = edited(samples.reviewed(), COST.id, by=BO, text=OTHERWISE, at=SOON)
    assert edited(once, COST.id, by=BO, text=OTHERWISE, at=SOON) is once
    since = edited(once, COST.id, by=ADA, text="Anew", at=LATER)
    for session in (since, parted(once), exported(since)):
        assert edited(session, COST.id, by=BO, text=OTHERWISE, at=SOON) is session
    assert edited(since, COST.id, by=BO, text=OTHERWISE, at=LATER).claim(COST.id).text == OTHERWISE


def test_a_split_claim_gives_way_to_its_parts() -> None:
    """They stand at the end, anchored where they say, with all that was known of the whole, which keeps its reviews."""
    reply = Reply("Selina Vale", AT.date())
    which = (Unresolved("bridge"), Unresolved("nothing"))
    before = samples.with_claim(samples.reviewed(), 0, replies=(reply,), unresolved=which, reasons=("a number",))
    session = parted(before)
    whole, first, second = session.claims[0], *session.claims[3:]
    assert session.current_claims == (END, LONGEST, first, second)
    assert [(each.text, each.anchors) for each in (first, second)] == PARTS
    for part in (first, second):
        assert (part.claimant, part.kind, part.reasons, part.replies) == (
            COST.claimant,
            COST.kind,
            ("a number",),
            (reply,),
        )
        assert (part.derived_from, part.origin) == ((COST.id,), BO)
    assert [each.unresolved for each in (first, second)] == [which[:1], which[1:]]
    assert session.reviews == before.reviews
    assert [session.state_of(each.id) for each in (whole, first)] == ["superseded", "open"]
    entry = session.history[-1]
    assert (entry.action, entry.claim_id) == ("split", COST.id)
    assert (entry.claims_before, entry.claims_after) == ((whole,), (first, second))


@pytest.mark.parametrize("parts", [[], PARTS[:1], [PARTS[0], (PARTS[0][0], NOTHING)], [("", THE_BRIDGE), PARTS[1]]])
def test_a_split_that_is_refused(parts: list[tuple[str, tuple[Anchor, ...]]]) -> None:
    """Parts are two or more, differ in their words, and have some."""
    with pytest.raises(ValueError, match=r"two or more that differ|text: must not be empty"):
        split(samples.session(), COST.id, parts, by=BO)


def test_a_merged_claim_stands_in_the_words_of_all() -> None:
    """It is whose the first is, worth as much as the worthiest, and has what was known of any, once."""
    worthy = evolve(END, check_worthiness=0.9, reasons=("a number", "a forecast"))
    before = evolve(samples.reviewed(), claims=(evolve(COST, reasons=("a number",)), worthy, LONGEST))
    session = joined(before, END.id, COST.id, END.id)
    assert session.current_claims == (LONGEST, session.claims[-1])
    new = session.claims[-1]
    assert new.anchors == (*COST.anchors, *END.anchors)
    assert (new.claimant, new.kind, new.derived_from) == (END.claimant, "prediction", (END.id, COST.id))
    assert (new.check_worthiness, new.reasons) == (0.9, ("a number", "a forecast"))
    assert session.reviews == before.reviews
    assert session.history[-1].action == "merge"


@pytest.mark.parametrize("ids", [(), (COST.id,), (COST.id, COST.id)])
def test_one_claim_is_not_merged(ids: tuple[str, ...]) -> None:
    """It takes two, and twice the same is one."""
    with pytest.raises(ValueError, match="it takes two claims"):
        merged(samples.session(), ids, text="One", by=BO)


def test_words_of_several_claims_that_overlap_are_one_stretch() -> None:
    """So that no word of the article is quoted twice; stretches that only touch stay two."""
    text = "one two three four"
    made = {span: Anchor.at(text, *span) for span in ((0, 7), (4, 13), (0, 3), (7, 8), (14, 18), (0, 13))}

    def joint(*spans: tuple[int, int]) -> list[tuple[int, int]]:
        claims = [evolve(COST, anchors=(made[span],)) for span in spans]
        return [(anchor.start, anchor.end) for anchor in joint_anchors(text, claims)]

    assert joint((4, 13), (0, 7), (14, 18)) == [(0, 13), (14, 18)]
    assert joint((0, 7), (0, 3), (0, 7)) == [(0, 7)]
    assert joint((7, 8), (0, 7)) == [(0, 7), (7, 8)]
    found = evolve(made[0, 7], prefix="as found elsewhere")
    assert joint_anchors(text, [evolve(COST, anchors=(found,))]) == (found,)


def test_an_added_claim_is_there_for_all() -> None:
    """It is the reviewer's own, and as open as any other."""
    session = added(samples.session(), "It opens.", at(0, 8), by=BO, at=SOON, kind="event", check_worthiness=1.0)
    new = session.claims[-1]
    assert (new.text, new.origin, new.derived_from, new.check_worthiness) == ("It opens.", BO, (), 1.0)
    assert session.state_of(new.id) == "open"
    entry = session.history[-1]
    assert (entry.action, entry.claim_id, entry.claims_before, entry.claims_after) == ("add", new.id, (), (new,))


@pytest.mark.parametrize(
    ("text", "anchors", "known", "message"),
    [
        (" ", at(0, 8), {}, "text: must not be empty"),
        ("It opens.", (), {}, "anchors"),
        ("It opens.", (Anchor(0, 3, "???"),), {}, "not anchored in the article"),
        ("It opens.", at(0, 8), {"kind": "rumour"}, "kind"),
    ],
)
def test_an_added_claim_that_is_refused(
    text: str, anchors: tuple[Anchor, ...], known: dict[str, Any], message: str
) -> None:
    """It says something, stands in the article, and is of a known kind."""
    with pytest.raises(ValueError, match=message):
        added(samples.session(), text, anchors, by=BO, **known)


def test_no_claim_is_there_twice() -> None:
    """The same wording in the same place is the same claim, whoever makes it and however; elsewhere it is another."""
    session = added(samples.session(), PARTS[0][0], THE_BRIDGE, by=BO, at=SOON)
    with pytest.raises(ValueError, match="there is this claim already"):
        added(session, PARTS[0][0], THE_BRIDGE, by=ADA, at=LATER)
    with pytest.raises(ValueError, match="there is this claim already"):
        parted(session)
    assert len(added(session, PARTS[0][0], NOTHING, by=ADA, at=LATER).claims) == 5


@pytest.mark.parametrize("change", [parted, joined, lambda it: added(it, "It opens.", at(0, 8), by=BO, at=SOON)])
def test_a_making_made_again_changes_nothing(change: Any) -> None:
    """A save whose end was not heard of can be made again, though others went on meanwhile."""
    once = change(samples.session())
    assert change(once) is once
    since = edited(once, once.claims[-1].id, by=ADA, text="Otherwise.", at=LATER)
    assert change(since) is since


@pytest.mark.parametrize("change", [parted, joined])
def test_a_superseded_claim_is_not_changed(change: Any) -> None:
    """What was split or merged is no more what is worked on; who tries is told."""
    session = change(samples.session())
    said = f"{COST.id}: was split or merged, so it cannot be changed any more"
    with pytest.raises(ValueError, match=said):
        edited(session, COST.id, by=ADA, text="Otherwise", at=LATER)
    with pytest.raises(ValueError, match=said):
        split(session, COST.id, PARTS, by=ADA, at=LATER)
    with pytest.raises(ValueError, match=said):
        merged(session, (LONGEST.id, COST.id), text="Both", by=ADA, at=LATER)


def test_an_unknown_claim_is_not_changed() -> None:
    """It is named."""
    session = samples.session()
    with pytest.raises(KeyError, match="c-none"):
        edited(session, "c-none", by=BO, text="x")
    with pytest.raises(KeyError, match="c-none"):
        split(session, "c-none", PARTS, by=BO)
    with pytest.raises(KeyError, match="c-none"):
        merged(session, (COST.id, "c-none"), text="x", by=BO)


def test_a_review_says_when_the_wording_changed_since() -> None:
    """By the last change; not what came before the review, nor another field, nor a wording that is what it was."""
    before = edited(samples.session(), COST.id, by=BO, text="Once", at=AT)
    before = before.add_review(COST.id, reviewer=ADA, rating="False", at=SOON)
    (review,) = before.reviews
    assert reworded_since(before, review) is None
    assert reworded_since(edited(before, COST.id, by=BO, kind="event", at=LATER), review) is None
    twice = edited(before, COST.id, by=BO, text="Twice", at=LATER)
    thrice = edited(twice, COST.id, by=IDA, text="Thrice", at=LATER + timedelta(hours=1))
    found = reworded_since(thrice, review)
    assert found is not None
    assert found.by == IDA
    assert reworded_since(edited(twice, COST.id, by=IDA, text="Once", at=LATER + timedelta(hours=1)), review) is None


def test_a_merge_is_no_change_of_the_wording() -> None:
    """What a claim was merged into is another claim; its own last wording is told of as before."""
    session = samples.session().add_review(COST.id, reviewer=ADA, rating="False", at=AT)
    (review,) = session.reviews
    assert reworded_since(joined(session), review) is None
    reworded = edited(session, COST.id, by=IDA, text=OTHERWISE, at=AT + timedelta(minutes=1))
    found = reworded_since(joined(reworded), review)
    assert found is not None
    assert (found.action, found.by) == ("edit", IDA)


@settings(deadline=None)
@given(strategies.filled_texts, st.lists(strategies.anchors(TEXT), min_size=1, max_size=3).map(tuple))
def test_a_made_claim_is_named_by_what_it_is(text: str, anchors: tuple[Anchor, ...]) -> None:
    """By the article, the wording and the place: alike on any machine, and otherwise for anything else."""
    made = made_id("digest", text, anchors)
    assert made == made_id("digest", text, tuple(Anchor.at(TEXT, each.start, each.end) for each in anchors))
    assert made != made_id("another", text, anchors)
    assert made != made_id("digest", text + ".", anchors)
    assert made != made_id("digest", text, (*anchors, Anchor.at(TEXT, 0, 1)))


@settings(deadline=None)
@given(st.data())
def test_claims_stand_where_they_say_and_none_goes(data: st.DataObject) -> None:
    """Whatever is done: every claim quotes the article, has an id of its own, and is current or has given way to others."""
    session = samples.reviewed()
    for number in range(data.draw(st.integers(1, 8))):
        current = [claim.id for claim in session.current_claims]
        chosen = data.draw(st.permutations(current))
        words = [(f"words {number} {part}", data.draw(st.tuples(strategies.anchors(TEXT)))) for part in range(2)]
        ways = (
            lambda it, ids=chosen, words=words: edited(it, ids[0], by=BO, text=words[0][0], anchors=words[0][1]),
            lambda it, ids=chosen, words=words: split(it, ids[0], words, by=BO),
            lambda it, ids=chosen, words=words: merged(it, ids[:2], text=words[0][0], by=BO) if ids[1:] else it,
            lambda it, words=words: added(it, *words[0], by=BO),
        )
        session = data.draw(st.sampled_from(ways))(session)
    assert all(claim.is_anchored_in(TEXT) for claim in session.claims)
    assert [claim.id for claim in session.claims[:3]] == [COST.id, END.id, LONGEST.id]
    gone = {name for claim in session.claims for name in claim.derived_from}
    assert {claim.id for claim in session.claims} - gone == {claim.id for claim in session.current_claims}
    assert session.current_claims
    assert session.reviews == samples.reviewed().reviews
