"""Two states of a session that went apart: brought together where they touch different things, shown where they do not."""

from datetime import timedelta

from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Draft, Review, ReviewSession
from claimcheck.model.editing import edited
from claimcheck.model.publication import signed_off, was_published
from claimcheck.model.review import Correction
from claimcheck.model.undo import next_undo, redone, undone
from claimcheck.model.verdicts import adjudicated, with_sign_off
from claimcheck.store.entries import asking
from claimcheck.store.layout import from_tables, to_tables
from claimcheck.store.merge import merge
from tests import samples, strategies

START = samples.reviewed()


def judged(session: ReviewSession, claim: str, who: str, rating: str, minutes: int = 1) -> ReviewSession:
    at = samples.AT + timedelta(minutes=minutes)
    return session.add_review(claim, reviewer=who, rating=rating, explanation=f"{who} says so", at=at)


def test_different_claims() -> None:
    """Both judgements are there, with their entries in the history, one after the other."""
    ours = judged(START, samples.COST.id, "Ada Quill", "True")
    theirs = judged(START, samples.LONGEST.id, "Bo Ferrin", "Half true")
    found = merge(ours, theirs)
    assert found.clashes == ()
    assert found.session.history[: len(theirs.history)] == theirs.history
    assert found.session.review_by("Ada Quill", samples.COST.id) == ours.review_by("Ada Quill", samples.COST.id)
    assert found.session.review_by("Bo Ferrin", samples.LONGEST.id) == theirs.review_by("Bo Ferrin", samples.LONGEST.id)


def test_one_claim_by_two_reviewers() -> None:
    """Each has a judgement of their own: there is nothing to choose between."""
    found = merge(
        judged(START, samples.COST.id, "Cy Moor", "True"), judged(START, samples.COST.id, "Bo Ferrin", "False")
    )
    assert found.clashes == ()
    assert len(found.session.reviews_of(samples.COST.id)) == 3


def test_one_claim_judged_twice_by_one_reviewer() -> None:
    """Theirs stays as it is, and both versions are given; what else was done in ours is taken over."""
    ours = judged(judged(START, samples.COST.id, "Bo Ferrin", "True"), samples.END.id, "Bo Ferrin", "False")
    theirs = judged(START, samples.COST.id, "Bo Ferrin", "False", minutes=2)
    found = merge(ours, theirs)
    (clash,) = found.clashes
    assert clash.ours
    assert clash.theirs
    assert clash.ours.after == ours.review_by("Bo Ferrin", samples.COST.id)
    assert clash.theirs.after == theirs.review_by("Bo Ferrin", samples.COST.id)
    assert found.session.review_by("Bo Ferrin", samples.COST.id) == theirs.review_by("Bo Ferrin", samples.COST.id)
    assert found.session.review_by("Bo Ferrin", samples.END.id) == ours.review_by("Bo Ferrin", samples.END.id)


def test_assignments_and_claims_left_for_later() -> None:
    """Who was asked, who was asked no more, and what was put off is done in theirs as well."""
    asked = START.assign("Bo Ferrin", by="Ada Quill", claim_ids=[samples.COST.id, samples.END.id], at=samples.AT)
    ours = asked.unassign("Bo Ferrin", by="Ada Quill", claim_ids=[samples.END.id], at=samples.AT)
    ours = ours.put_off(samples.LONGEST.id, reviewer="Cy Moor", at=samples.AT)
    found = merge(ours, judged(asked, samples.END.id, "Dee Lund", "True"))
    assert [each.claim_id for each in found.session.assignments] == [samples.COST.id]
    assert [each.action for each in found.session.history[-2:]] == ["unassign", "later"]
    assert found.clashes == ()


def test_drafts() -> None:
    """A draft that is newer in ours is taken over, an older one is not, nor one of a claim that was judged since."""
    at = samples.AT + timedelta(minutes=5)
    answers = (Answer("action", "rate"),)
    draft = Draft(samples.COST.id, "Bo Ferrin", answers, at)
    ours = START.with_draft(draft)
    assert merge(ours, START).session.drafts == (draft,)
    newer = evolve(draft, updated_at=at + timedelta(minutes=1))
    assert merge(ours, START.with_draft(newer)).session.drafts == (newer,)
    assert merge(ours, judged(START, samples.COST.id, "Bo Ferrin", "True", minutes=9)).session.drafts == ()


def test_what_is_known_of_the_article() -> None:
    """What differs beside the history is named, not chosen; theirs stays."""
    ours = evolve(START, article=evolve(START.article, author="Lois Field-Marsh"))
    found = merge(ours, START)
    assert found.session == START
    assert [clash.about for clash in found.clashes] == ["what is known of the article"]


def test_another_scale() -> None:
    """Judgements on another scale cannot be put beside these."""
    assert [clash.about for clash in merge(samples.session(scale="politifact"), START).clashes] == ["the rating scale"]


def test_a_claim_that_theirs_has_no_more() -> None:
    """A judgement of it is given as a clash, and nothing is lost silently."""
    ours = judged(START, samples.LONGEST.id, "Bo Ferrin", "True")
    theirs = samples.session(claims=START.claims[:1])
    assert {clash.claim_id for clash in merge(ours, theirs).clashes} >= {samples.LONGEST.id}


def worked_on(data: st.DataObject, session: ReviewSession, most: int) -> ReviewSession:
    """Give what comes of a session when people go on with it."""
    for _ in range(data.draw(st.integers(0, most))):
        session = data.draw(strategies.worked_on(session))
    return session


@given(strategies.sessions(), st.booleans(), st.data())
def test_any_two_states(start: ReviewSession, later_holds: bool, data: st.DataObject) -> None:
    """All of theirs is kept as it is, all of ours is there or a clash, and merging again changes nothing."""
    ours, theirs = worked_on(data, start, 4), worked_on(data, start, 4)
    found = merge(ours, theirs, later_holds=later_holds)
    assert found.session.history[: len(theirs.history)] == theirs.history
    clashing = {clash.ours for clash in found.clashes}
    named = {clash.about for clash in found.clashes}
    there = {(each.by, each.at, each.action, each.claim_id) for each in found.session.history}
    for entry in ours.history:
        is_there = entry in clashing or (entry.by, entry.at, entry.action, entry.claim_id) in there
        assert is_there or asking(entry) or f"a sign-off of {entry.claim_id}" in named
    assert "the claims" not in named
    assert from_tables(to_tables(found.session)) == found.session
    assert merge(ours, found.session, later_holds=later_holds) == found
    ours = worked_on(data, ours, 2)
    further = merge(ours, found.session, later_holds=later_holds)
    assert merge(ours, further.session, later_holds=later_holds) == further


@given(strategies.sessions(), st.data())
def test_what_went_on_in_one_alone(start: ReviewSession, data: st.DataObject) -> None:
    """Where nothing was done in theirs, all that was done in ours is done in it, and it is what ours is."""
    ours = worked_on(data, start, 5)
    found = merge(ours, start)
    assert found.clashes == ()
    assert found.session.claims == ours.claims
    for name in ("reviews", "verdicts"):
        assert list(map(told, getattr(found.session, name))) == list(map(told, getattr(ours, name)))
    asked = [[(each.claim_id, each.reviewer) for each in one.assignments] for one in (ours, found.session)]
    assert sorted(asked[0]) == sorted(asked[1])
    assert len(found.session.history) == len(ours.history)


def told(review: Review) -> tuple[Review, set[Correction]]:
    """Give a review with its corrections in no order: those of a test are dated as it comes."""
    return evolve(review, corrections=()), set(review.corrections)


def decided(session: ReviewSession, who: str, rating: str, minutes: int = 1) -> ReviewSession:
    at = samples.AT + timedelta(minutes=minutes)
    return adjudicated(session, samples.COST.id, by=who, rating=rating, reason=f"{who} says so", at=at)


def test_a_verdict() -> None:
    """What was decided in ours is decided in theirs, and settles the draft of it there; an undo is done, too."""
    draft = Draft(samples.COST.id, "Nora Fenwick", (Answer("rating", "True"),), samples.AT, is_verdict=True)
    review_draft = evolve(draft, is_verdict=False)
    ours = decided(START, "Nora Fenwick", "True")
    found = merge(ours, judged(START, samples.COST.id, "Bo Ferrin", "True").with_draft(draft).with_draft(review_draft))
    assert (found.clashes, found.session.verdicts) == ((), ours.verdicts)
    assert found.session.drafts == (review_draft,)
    assert found.session.review_by("Nora Fenwick", samples.COST.id) is None
    back = undone(ours, "Nora Fenwick", at=samples.AT + timedelta(minutes=3))
    assert merge(back, found.session).session.verdicts == ()


def test_two_verdicts_on_one_claim() -> None:
    """They clash, whoever gave them; only one's own later one may take the place of the earlier unasked."""
    ours, theirs = decided(START, "Nora Fenwick", "True", minutes=2), decided(START, "Cy Moor", "False")
    for later_holds in (False, True):
        found = merge(ours, theirs, later_holds=later_holds)
        assert [(clash.about, clash.claim_id) for clash in found.clashes] == [("one claim", samples.COST.id)]
        assert (found.session, found.is_refused) == (theirs, True)
    theirs = decided(START, "Nora Fenwick", "False")
    assert merge(ours, theirs).session == theirs
    assert merge(ours, theirs, later_holds=True).session.verdicts == ours.verdicts
    assert merge(theirs, ours, later_holds=True).session == ours


def test_gone_on_after_a_merge() -> None:
    """What was merged before is no other's work: one's next judgement of the same claim is taken over as well."""
    ours = judged(START, samples.COST.id, "Bo Ferrin", "True")
    theirs = judged(START, samples.END.id, "Cy Moor", "True")
    merged = merge(ours, theirs).session
    found = merge(judged(ours, samples.COST.id, "Bo Ferrin", "False", minutes=5), merged)
    assert found.clashes == ()
    assert [each.action for each in found.session.history[len(merged.history) :]] == ["rate"]


def test_exports_and_sign_offs() -> None:
    """They go over as they are: what was published in ours cannot be changed in theirs without a correction."""
    ours = with_sign_off(START, samples.COST.id, by="Bo Ferrin", at=samples.AT)
    ours = ours.with_export(by="Bo Ferrin", review_ids=[START.reviews[0].id], at=samples.AT)
    found = merge(ours, judged(START, samples.END.id, "Cy Moor", "True"))
    assert found.clashes == ()
    assert [each.action for each in found.session.history[-2:]] == ["sign-off", "export"]
    assert signed_off(found.session.history) == {samples.COST.id: ("Bo Ferrin",)}
    assert was_published(found.session.history, START.reviews[0].id)


def test_a_sign_off_of_what_has_changed() -> None:
    """Nobody has seen what there is now, so that it is not signed off, which is named and stops nothing else."""
    ours = with_sign_off(START, samples.COST.id, by="Bo Ferrin", at=samples.AT)
    ours = judged(ours, samples.LONGEST.id, "Bo Ferrin", "True")
    for theirs in (
        judged(START, samples.COST.id, "Cy Moor", "True"),
        decided(START, "Cy Moor", "True"),
        edited(START, samples.COST.id, by="Cy Moor", text="It cost nothing", at=samples.AT),
    ):
        found = merge(ours, theirs)
        assert [clash.about for clash in found.clashes] == [f"a sign-off of {samples.COST.id}"]
        assert not found.is_refused
        assert signed_off(found.session.history) == {}
        assert found.session.review_by("Bo Ferrin", samples.LONGEST.id)


def test_corrections_of_both() -> None:
    """What readers were told in theirs of a judgement is still told when ours takes its place."""
    start = START.with_export(by="Nora Fenwick", at=samples.AT)
    at = samples.AT + timedelta(minutes=1)
    theirs = edited(start, samples.COST.id, by="Cy Moor", text="It cost nothing", correction="A typing error.", at=at)
    ours = start.add_review(
        samples.COST.id, reviewer="Ada Quill", rating="True", correction="The ledger.", at=at + timedelta(minutes=1)
    )
    review = merge(ours, theirs).session.review_by("Ada Quill", samples.COST.id)
    assert review
    assert [each.why for each in review.corrections] == ["A typing error.", "The ledger."]


def test_asked_and_taken_back_again() -> None:
    """However often it was done and undone in ours, theirs comes to the same, once and again."""
    at = [samples.AT + timedelta(minutes=minutes) for minutes in range(9)]
    theirs = START.assign("Bo Ferrin", by="Cy Moor", claim_ids=[samples.COST.id], at=at[0])
    ours = START.assign("Bo Ferrin", by="Ada Quill", claim_ids=[samples.COST.id], at=at[1])
    for number in (2, 4, 6):
        ours = undone(ours, "Ada Quill", at=at[number])
        found = merge(ours, theirs)
        assert (found.session.assignments, merge(ours, found.session)) == ((), found)
        ours = redone(ours, "Ada Quill", at=at[number + 1])
        found = merge(ours, theirs)
        assert len(found.session.assignments) == 1
        assert merge(ours, found.session) == found


def test_the_later_holds() -> None:
    """Where the later judgement is to hold, ours takes the place of an earlier one of theirs, and of no later one."""
    earlier, later = (
        judged(START, samples.COST.id, "Bo Ferrin", rating, minutes) for rating, minutes in (("True", 1), ("False", 2))
    )
    found = merge(later, earlier, later_holds=True)
    assert found.clashes == ()
    assert found.session.review_by("Bo Ferrin", samples.COST.id) == later.review_by("Bo Ferrin", samples.COST.id)
    assert [each.action for each in found.session.history[-2:]] == ["rate", "rate"]
    assert len(merge(earlier, later, later_holds=True).clashes) == 1


def test_what_was_said_of_the_article() -> None:
    """What was said of it in ours alone is taken over, with its entry; nothing else of theirs changes."""
    ours = START.with_article({"author": "Lois Field-Marsh"}, by="Ada Quill", at=samples.AT)
    found = merge(ours, judged(START, samples.COST.id, "Bo Ferrin", "True"))
    assert (found.clashes, found.is_refused) == ((), False)
    assert found.session.article == ours.article
    assert found.session.history[-1].note == "author"


def test_taken_back_before_it_was_asked_again() -> None:
    """An assignment that theirs has given anew is not taken back by what was done in ours before that."""
    asked = START.assign("Bo Ferrin", by="Ada Quill", claim_ids=[samples.COST.id], at=samples.AT)
    ours = asked.unassign("Bo Ferrin", by="Ada Quill", at=samples.AT + timedelta(minutes=2))
    theirs = asked.unassign("Bo Ferrin", by="Ada Quill", at=samples.AT + timedelta(minutes=1))
    theirs = theirs.assign("Bo Ferrin", by="Cy Moor", claim_ids=[samples.COST.id], at=samples.AT + timedelta(minutes=4))
    assert merge(ours, theirs).session.assignments == theirs.assignments


def test_a_draft_that_was_settled() -> None:
    """A judgement that is taken over settles the draft it was made of, and a deferral that theirs has, one of ours."""
    draft = Draft(samples.COST.id, "Bo Ferrin", (Answer("action", "rate"),), samples.AT)
    drafted = START.with_draft(draft)
    assert merge(judged(drafted, samples.COST.id, "Bo Ferrin", "True"), drafted).session.drafts == ()
    put_off = drafted.put_off(samples.COST.id, reviewer="Bo Ferrin", at=samples.AT + timedelta(minutes=1))
    assert merge(drafted, put_off).session.drafts == ()


def test_what_was_undone() -> None:
    """A judgement that was taken back in ours is taken back in theirs, and one that was asked and taken back, not asked."""
    begun = judged(START, samples.LONGEST.id, "Bo Ferrin", "True")
    ours = undone(begun, "Bo Ferrin", at=samples.AT + timedelta(minutes=2))
    theirs = judged(begun, samples.COST.id, "Cy Moor", "True", minutes=3)
    found = merge(ours, theirs)
    assert found.clashes == ()
    assert found.session.review_by("Bo Ferrin", samples.LONGEST.id) is None
    assert next_undo(found.session, "Bo Ferrin") is None
    asked = START.assign("Bo Ferrin", by="Ada Quill", claim_ids=[samples.COST.id], at=samples.AT)
    assert merge(undone(asked, "Ada Quill"), asked).session.assignments == ()
