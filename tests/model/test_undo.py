"""What a reviewer did is taken back and done again, one by one, and nothing of anybody else's with it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Anchor, Answer, Draft, HistoryEntry, ReviewSession
from claimcheck.model.editing import added, edited, merged, split
from claimcheck.model.undo import next_redo, next_undo, redone, undone
from claimcheck.model.verdicts import adjudicated
from tests import samples, strategies
from tests.samples import AT, COST, END

ADA, BO = "Ada Quill", "Bo Ferrin"


def rated(session: ReviewSession, rating: str, who: str = ADA, claim: str = COST.id) -> ReviewSession:
    at = session.updated_at + timedelta(minutes=1)
    return session.add_review(claim, reviewer=who, rating=rating, explanation=f"it is {rating.lower()}", at=at)


def facts(session: ReviewSession) -> tuple[object, ...]:
    """Give what a session says, its history, revision and times apart, and what stands where among its like."""
    asked = {(each.claim_id, each.reviewer) for each in session.assignments}
    judged = {each.id: evolve(each, created_at=AT, updated_at=AT) for each in (*session.reviews, *session.verdicts)}
    return session.article, {claim.id: claim for claim in session.claims}, judged, asked


def test_first_judgement() -> None:
    """Undone, the claim is open again; done again, the judgement is as it was; the history has all of it."""
    session = rated(samples.session(), "False")
    back = undone(session, ADA)
    assert back.reviews == ()
    assert back.is_open_for(COST.id, ADA)
    assert redone(back, ADA).reviews == session.reviews
    assert [(each.action, each.note) for each in redone(back, ADA).history] == [
        ("rate", ""),
        ("undo", "rate"),
        ("redo", "rate"),
    ]


def test_judgement_that_took_another_s_place() -> None:
    """Undone step by step, each earlier judgement comes back."""
    first = rated(samples.session(), "False")
    second = rated(first, "True")
    assert undone(second, ADA).reviews == first.reviews
    assert undone(undone(second, ADA), ADA).reviews == ()
    assert redone(redone(undone(undone(second, ADA), ADA), ADA), ADA).reviews == second.reviews


def test_assignments() -> None:
    """What was asked is asked no more, and what was taken back is asked again."""
    asked = samples.session().assign(BO, by=ADA, claim_ids=[COST.id], at=AT)
    assert undone(asked, ADA).assignments == ()
    assert facts(redone(undone(asked, ADA), ADA)) == facts(asked)
    taken = asked.unassign(BO, by=ADA, at=AT)
    assert facts(undone(taken, ADA)) == facts(asked)


def test_only_one_s_own() -> None:
    """Somebody else's change is neither undone nor in the way."""
    session = rated(rated(samples.session(), "False"), "True", BO)
    back = undone(session, ADA)
    assert [review.reviewer for review in back.reviews] == [BO]
    assert next_undo(back, ADA) is None
    assert next_undo(back, BO) == session.history[-1]


def test_something_new_ends_what_can_be_done_again() -> None:
    """As everywhere: after an undo and another judgement there is nothing to redo."""
    session = rated(undone(rated(samples.session(), "False"), ADA), "True")
    assert next_redo(session, ADA) is None
    with pytest.raises(ValueError, match="nothing of yours to do again"):
        redone(session, ADA)


def test_nothing_to_undo() -> None:
    """It is said."""
    with pytest.raises(ValueError, match="nothing of yours to undo"):
        undone(samples.session(), ADA)


@pytest.mark.parametrize(
    ("action", "claim_id", "said"),
    [
        ("export", None, "exported by Nora"),
        ("export", COST.id, "exported by Nora"),
        ("redact", None, r"changed \(redact\)"),
    ],
)
def test_not_across_what_others_rely_on(action: str, claim_id: str | None, said: str) -> None:
    """What was exported since, or changed by somebody else, stays, and that is said; another claim is no matter."""
    session = rated(samples.session(), "False")
    entry = HistoryEntry(len(session.history) + 1, AT, "Nora", action, claim_id)
    with pytest.raises(ValueError, match=said):
        undone(evolve(session, history=(*session.history, entry)), ADA)
    other = evolve(entry, claim_id=END.id)
    assert undone(evolve(session, history=(*session.history, other)), ADA).reviews == ()


@given(strategies.fresh_sessions(least_claims=1), st.data())
def test_any_changes(start: ReviewSession, data: st.DataObject) -> None:
    """Whatever a reviewer does, undone it gives back what was, and done again what they did; others' work stays."""
    states = [start]
    for number in range(data.draw(st.integers(1, 6))):
        session = states[-1]
        claim_id = data.draw(st.sampled_from([claim.id for claim in start.claims]))
        rating = data.draw(st.sampled_from(["", *start.scale.all_labels]))
        states.append(session.add_review(claim_id, reviewer=ADA, rating=rating, explanation=str(number)))
    session = states[-1]
    for earlier in reversed(states[:-1]):
        session = undone(session, ADA)
        assert facts(session) == facts(earlier)
    for later in states[1:]:
        session = redone(session, ADA)
        assert facts(session) == facts(later)
    assert [entry.number for entry in session.history] == list(range(1, len(session.history) + 1))


OPENS = (Anchor.at(samples.TEXT, 0, 8),)
PARTS = [(words, COST.anchors) for words in ("It had a cost.", "The cost was nothing.")]


def after(session: ReviewSession) -> datetime:
    return session.updated_at + timedelta(minutes=1)


def reworded(session: ReviewSession, words: str = "Otherwise", who: str = ADA) -> ReviewSession:
    return edited(session, COST.id, by=who, text=words, place="Gotham", correction="Misread.", at=after(session))


def parted(session: ReviewSession, who: str = ADA) -> ReviewSession:
    return split(session, COST.id, PARTS, by=who, at=after(session))


def joined(session: ReviewSession, who: str = ADA) -> ReviewSession:
    return merged(session, (COST.id, END.id), text="Both", by=who, at=after(session))


def found(session: ReviewSession, who: str = ADA) -> ReviewSession:
    return added(session, "It opens.", OPENS, by=who, at=after(session))


def decided(session: ReviewSession, who: str = ADA, rating: str = "False") -> ReviewSession:
    return adjudicated(session, COST.id, by=who, rating=rating, correction="Misread.", at=after(session))


def in_dispute() -> ReviewSession:
    return rated(rated(samples.session(), "False", BO), "True", "Cy Moor")


CHANGES = (reworded, parted, joined, found, decided)


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: str(each.__name__))
def test_what_became_of_claims(change: Callable[[ReviewSession], ReviewSession]) -> None:
    """Undone, claims and verdicts are what they were; done again, what they became; the history has all of it."""
    before = in_dispute()
    done = change(before)
    back = undone(done, ADA, at=after(done))
    assert facts(back) == facts(before)
    assert back.claims == before.claims
    assert next_undo(back, ADA) is None
    again = redone(back, ADA, at=after(back))
    assert facts(again) == facts(done)
    assert again.claims == done.claims
    assert [entry.action for entry in again.history[2:]] == [done.history[-1].action, "undo", "redo"]
    assert again.history[:3] == done.history
    assert facts(undone(again, ADA)) == facts(before)


def test_what_an_undo_says_of_claims() -> None:
    """Its entry has what was taken back and what holds now, so that a reader of the history need not look further."""
    edit = undone(reworded(samples.session()), ADA).history[-1]
    assert [claim.text for claim in (*edit.claims_before, *edit.claims_after)] == ["Otherwise", COST.text]
    assert (edit.note, edit.claim_id) == ("edit text, place", COST.id)
    parts = undone(parted(samples.session()), ADA).history[-1]
    assert ([claim.text for claim in parts.claims_before], parts.claims_after) == ([text for text, _ in PARTS], ())


def test_a_verdict_that_took_another_s_place() -> None:
    """Undone, the earlier holds again."""
    first = decided(in_dispute())
    second = decided(first, rating="Unproven")
    back = undone(second, ADA)
    assert back.verdicts == first.verdicts
    assert (back.history[-1].before, back.history[-1].after) == (second.verdicts[0], first.verdicts[0])


@pytest.mark.parametrize("change", [reworded, parted, joined, found])
@pytest.mark.parametrize(
    ("then", "said"),
    [
        (
            lambda it: rated(it, "False", BO, it.claims[-1].id),
            r"rated by Bo Ferrin since, so it cannot be undone",
        ),
        (
            lambda it: it.with_export(by=BO, at=after(it)),
            "exported by Bo Ferrin since, so it cannot be undone; change it anew",
        ),
        (
            lambda it: it.assign(BO, by=BO, claim_ids=[it.claims[-1].id], at=after(it)),
            "assigned by Bo Ferrin",
        ),
    ],
    ids=["rated", "exported", "assigned"],
)
def test_claims_that_others_went_on_with(
    change: Callable[[ReviewSession], ReviewSession], then: Callable[[ReviewSession], ReviewSession], said: str
) -> None:
    """What others judged, were asked for or published stays, and it is said who stands in the way."""
    session = change(samples.session())
    if change is reworded:
        session = evolve(session, claims=session.claims[::-1])
    with pytest.raises(ValueError, match=said):
        undone(then(session), ADA)


@pytest.mark.parametrize("change", [reworded, parted, joined, found])
def test_what_does_nothing_to_a_claim_is_in_nobody_s_way(change: Callable[[ReviewSession], ReviewSession]) -> None:
    """What is said of the article, what somebody left for later, and what was done with another claim."""
    session = change(samples.session())
    session = session.with_article({"author": "L. Field"}, by=BO, at=after(session))
    session = session.put_off(session.claims[-1].id, reviewer=BO, at=after(session))
    session = rated(session, "True", BO, samples.LONGEST.id)
    back = undone(session, ADA)
    assert back.claims == samples.session().claims
    assert [review.reviewer for review in back.reviews] == [BO]


def test_one_s_own_judgement_is_undone_before_what_it_is_of() -> None:
    """The last thing first: the judgement of a part, then the split; so no judgement is of a claim that is no more."""
    session = parted(samples.session())
    session = rated(session, "False", ADA, session.claims[-1].id)
    back = undone(session, ADA)
    assert (back.reviews, len(back.claims)) == ((), 5)
    assert undone(back, ADA).claims == samples.session().claims


def test_what_somebody_else_has_begun_is_not_taken_away() -> None:
    """Their answers to a claim that would go stand in the way; one's own go with it, and so do none."""
    session = parted(samples.session())
    draft = Draft(session.claims[-1].id, BO, (Answer("action", "rate"), Answer("rating", "False")), updated_at=AT)
    with pytest.raises(ValueError, match=r"something was done since with what came of it \(split\)"):
        undone(session.with_draft(draft), ADA)
    with pytest.raises(ValueError, match="something was done since"):
        undone(session.with_draft(evolve(draft, answers=(), ahead=draft.answers)), ADA)
    for slight in (evolve(draft, reviewer=ADA), evolve(draft, answers=draft.answers[:1])):
        assert undone(session.with_draft(slight), ADA).drafts == ()
    kept = evolve(draft, claim_id=END.id)
    assert undone(session.with_draft(kept), ADA).drafts == (kept,)


def test_somebody_else_s_change_of_the_same_claim() -> None:
    """Neither an edit nor a judgement goes back across it, though it was undone; nor is either done again across it."""
    both = reworded(reworded(rated(samples.session(), "False")), "Anew", BO)
    for session in (both, undone(both, BO)):
        with pytest.raises(ValueError, match=r"edited by Bo Ferrin since, so it cannot be undone; change it anew"):
            undone(session, ADA)
    back = reworded(undone(reworded(samples.session()), ADA), "Anew", BO)
    with pytest.raises(ValueError, match=r"by Bo Ferrin since, so it cannot be done again; change it anew"):
        redone(back, ADA)
    judged = joined(rated(samples.session(), "False"), BO)
    with pytest.raises(ValueError, match=r"merged by Bo Ferrin since, so it cannot be undone; judge the claim again"):
        undone(judged, ADA)


def test_a_claim_changed_in_another_way_is_not_put_back() -> None:
    """Where a file was mended by hand, an undo does not overwrite what it does not know."""
    session = samples.with_claim(reworded(samples.session()), 0, text="By hand")
    with pytest.raises(ValueError, match="the claim was changed otherwise since"):
        undone(session, ADA)
    gone = reworded(samples.session())
    with pytest.raises(ValueError, match="the claim was changed otherwise since"):
        undone(evolve(gone, claims=gone.claims[1:]), ADA)


def test_what_readers_were_told_of_is_not_taken_back() -> None:
    """An edit with a correction stays; one of what readers do not see is undone."""
    published = rated(samples.session(), "False").with_export(by=ADA, at=AT + timedelta(hours=1))
    with pytest.raises(ValueError, match="readers have been told of it in a correction, so it cannot be undone"):
        undone(reworded(published), ADA)
    unseen = edited(published, COST.id, by=ADA, place="Gotham", at=after(published))
    assert undone(unseen, ADA).claims == published.claims


def test_a_verdict_is_not_undone_across_another_s() -> None:
    """It is said who decided since; that reviews changed since is no matter."""
    session = decided(in_dispute())
    with pytest.raises(ValueError, match="decided on by Ida Marsh since"):
        undone(decided(session, "Ida Marsh", "True"), ADA)
    assert undone(rated(session, "Unproven", BO), ADA).verdicts == ()
    with pytest.raises(
        ValueError, match="decided on by Ada Quill since, so it cannot be undone; judge the claim again"
    ):
        undone(session, BO)


@pytest.mark.parametrize("way", [undone, redone])
def test_once_for_one_moment(way: Callable[..., ReviewSession]) -> None:
    """A save whose end was not heard of can be made again, and takes nothing further back or forth, whoever went on since."""
    session = rated(rated(samples.session(), "False"), "True")
    session = session if way is undone else undone(undone(session, ADA), ADA)
    at = AT + timedelta(days=1)
    once = way(session, ADA, at=at)
    assert way(once, ADA, at=at) is once
    since = rated(once, "False", BO)
    assert way(since, ADA, at=at) is since
    assert facts(way(once, ADA, at=at + timedelta(days=1))) != facts(once)


@st.composite
def own_changes(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    """Draw what comes of one thing that Ada does with a current claim."""
    claim, *others = draw(st.permutations(session.current_claims))
    at, words = after(session), f"words {len(session.history)}"
    parts = [(f"{words} {part}", claim.anchors) for part in range(2)]
    rating = draw(st.sampled_from(("", "False", "True")))
    ways = [
        lambda: rated(session, rating, ADA, claim.id),
        lambda: session.assign(words, by=ADA, claim_ids=[claim.id], at=at),
        lambda: session.unassign("words 2", by=ADA, at=at),
        lambda: edited(session, claim.id, by=ADA, text=words, at=at),
        lambda: adjudicated(session, claim.id, by=ADA, rating="Unproven", reason=words, at=at),
        lambda: added(session, words, OPENS, by=ADA, at=at),
        lambda: split(session, claim.id, parts, by=ADA, at=at),
        lambda: merged(session, (claim.id, others[0].id), text=words, by=ADA, at=at) if others else session,
    ]
    return draw(st.sampled_from(ways))()


@settings(deadline=None)
@given(st.data(), st.integers(1, 7))
def test_any_changes_of_any_kind(data: st.DataObject, count: int) -> None:
    """Undone as often as something was changed, there is the start; done again as often, the end; others' work stays."""
    states = [in_dispute()]
    for _ in range(count):
        changed = data.draw(own_changes(states[-1]))
        # Of several claims that were assigned at once, each is a change of its own.
        states += [changed] if len(changed.history) == len(states[-1].history) + 1 else []
    session = states[-1]
    for earlier in reversed(states[:-1]):
        session = undone(session, ADA, at=after(session))
        assert facts(session) == facts(earlier)
    assert next_undo(session, ADA) is None
    for later in states[1:]:
        session = redone(session, ADA, at=after(session))
        assert facts(session) == facts(later)
    assert next_redo(session, ADA) is None
    assert session.history[: len(states[-1].history)] == states[-1].history
