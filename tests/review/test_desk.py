"""Where a reviewer is in a session, and what answers and going back do to it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Answer, Draft, ReviewSession, Source
from claimcheck.model.editing import edited, split
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.desk import (
    Change,
    Place,
    answer_at,
    found_source_at,
    go_back_to,
    half_typed_at,
    is_settled_by,
    move_to,
    picked,
    place_at,
    place_before,
    place_of,
    progress_of,
    question_at,
    ranked,
    reopened,
    under_way,
)
from claimcheck.review.machine import answers_of, suggested
from claimcheck.review.questions import DONE
from claimcheck.review.traces import Trace
from claimcheck.review.undoing import redo_last, undo_last
from claimcheck.store.layout import Content, from_bytes, from_tables, to_bytes, to_tables
from tests import samples, strategies
from tests.disputes import disputed
from tests.review.traces import ANY_ANSWERS, values

ADA = "Ada Quill"
COST, END, LONGEST = (claim.id for claim in samples.session().claims)


def after(session: ReviewSession) -> datetime:
    """Give the next moment: no two answers are given at one."""
    return session.updated_at + timedelta(seconds=1)


def answer(session: ReviewSession, *values: str, reviewer: str = ADA) -> ReviewSession:
    for value in values:
        place = place_of(session, reviewer)
        assert place is not None
        session = answer_at(place, value, reviewer=reviewer, at=after(session))(session)
    return session


def go_back(session: ReviewSession, reviewer: str = ADA, *, times: int = 1) -> ReviewSession:
    for _ in range(times):
        place = place_of(session, reviewer)
        before = place_before(session, reviewer, place)
        session = go_back_to(before, place, reviewer=reviewer, at=after(session))(session) if before else session
    return session


def restart(session: ReviewSession) -> ReviewSession:
    """Give what a kill leaves: the session as it is read from its file."""
    return from_tables(from_bytes(to_bytes(Content(to_tables(session)))).tables)


def go_on(session: ReviewSession, times: int) -> ReviewSession:
    """Answer what is asked with what is offered, as Enter does."""
    for _ in range(times):
        place = place_of(session, ADA)
        assert place is not None
        session = answer(session, suggested(question_at(session, ADA, place), place.ahead))
    return session


def entered(session: ReviewSession) -> dict[str, Trace]:
    """Give everything that was entered for each claim, confirmed or not, taken back or not."""
    found = {review.claim_id: answers_of(review) for review in session.reviews}
    marked = {draft.claim_id: (*draft.answers, *draft.ahead) for draft in session.drafts}
    return found | {name: tuple(a for a in given if a.question != "reopened") for name, given in marked.items()}


def at(session: ReviewSession, reviewer: str = ADA) -> tuple[str, str]:
    place = place_of(session, reviewer)
    return place.claim_id if place else "", question_at(session, reviewer, place).id


def where(session: ReviewSession) -> tuple[str, Trace]:
    place = place_of(session, ADA)
    return (place.claim_id, place.answers) if place else ("", ())


def test_the_most_worth_checking_comes_first() -> None:
    """Claims of equal worth keep the order of the text."""
    session = samples.with_claim(samples.session(), 2, check_worthiness=0.9)
    assert [claim.id for claim in ranked(session)] == [LONGEST, COST, END]


def test_a_review_under_way_is_gone_on_with() -> None:
    """The stored draft says at which question."""
    assert at(answer(samples.session(), "rate", "False")) == (COST, "source")


def test_the_last_answer_makes_the_review_and_leads_on() -> None:
    """The draft is gone, the review is there, the next claim is asked about."""
    session = answer(samples.session(), "rate", "False", "", "Because.", "save")
    assert session.drafts == ()
    assert session.reviews[0].explanation == "Because."
    assert at(session) == (END, "action")


def test_what_is_left_for_later_comes_last() -> None:
    """And so it is after a restart: the history alone says so."""
    session = answer(samples.session(), "later")
    assert at(session) == (END, "action")
    session = answer(session, "skip", "opinion", "skip", "opinion")
    assert at(session) == (COST, "action")
    assert session.reviewers == (ADA,)


def test_when_every_claim_is_judged_there_is_one_question_left() -> None:
    """From it one can finish, or go back."""
    session = answer(samples.session(), *("skip", "opinion") * 3)
    assert place_of(session, ADA) is None
    assert question_at(session, ADA, None) is DONE
    assert at(go_back(session)) == (LONGEST, "skip_reason")


def test_back_over_the_edge_of_a_claim() -> None:
    """It opens the last question of the claim judged before; the review stays until it is confirmed anew."""
    session = go_back(answer(samples.session(), "rate", "False", "", "Because.", "save"))
    assert at(session) == (COST, "confirm")
    assert len(session.reviews) == 1
    session = answer(go_back(session), "Better put.", "save")
    assert at(session) == (END, "action")
    assert session.reviews[0].explanation == "Better put."


def test_back_all_the_way() -> None:
    """Through rated, skipped and put-off claims in the reverse of their order, down to the first question of all."""
    session = answer(samples.session(), "rate", "False", "", "", "save", "later", "skip", "other", "A slogan")
    seen = []
    while place_before(session, ADA, place_of(session, ADA)) is not None:
        session = go_back(session)
        seen.append(at(session))
    assert seen == [
        (LONGEST, "skip_words"),
        (LONGEST, "skip_reason"),
        (LONGEST, "action"),
        (END, "action"),
        (COST, "confirm"),
        (COST, "explanation"),
        (COST, "source"),
        (COST, "rating"),
        (COST, "action"),
    ]


def test_back_between_two_claims_that_were_put_off() -> None:
    """A claim that comes up again is left for the one that was answered last."""
    session = answer(samples.session(), "skip", "opinion", "later", "later")
    assert at(session) == (END, "action")
    for expected in ((LONGEST, "action"), (END, "action"), (COST, "skip_reason")):
        session = go_back(session)
        assert at(session) == expected


@given(st.data())
def test_back_undoes_any_answer(data: st.DataObject) -> None:
    """Wherever one is, answering and going back leads to the same claim, question and answers.

    A review that was saved is gone back into in the usual order of its questions, whatever it was begun with.
    """
    session = samples.session()
    for _ in range(data.draw(st.integers(0, 25))):
        place = place_of(session, ADA)
        if place is None:
            break
        question = question_at(session, ADA, place)
        session = answer_at(place, data.draw(values(question)), reviewer=ADA, at=after(session))(session)
        if where(session) == (place.claim_id, place.answers):
            continue  # the last claim that waits was left for later, and so comes up again at once
        saved = session.review_by(ADA, place.claim_id) if question.id == "confirm" else None
        assert where(go_back(session)) == (place.claim_id, answers_of(saved)[:-1] if saved else place.answers)
        if data.draw(st.booleans()):
            session = go_back(session)


@given(st.data())
def test_no_way_back_loses_an_answer(data: st.DataObject) -> None:
    """Going back, killing and answering alike, in any order, keep all that was entered, over all claims."""
    session = samples.session()
    for _ in range(data.draw(st.integers(1, 25))):
        place = place_of(session, ADA)
        if place is None:
            break
        session = answer(session, data.draw(values(question_at(session, ADA, place))))
    whole = entered(session)
    for _ in range(data.draw(st.integers(1, 25))):
        session = data.draw(st.sampled_from((go_back, restart)))(session)
        place = place_of(session, ADA)
        if place and place.ahead and data.draw(st.booleans()):
            session = go_on(session, 1)
        assert whole.items() <= entered(session).items()


@given(st.data())
def test_back_and_the_same_answers_lead_to_the_same_place(data: st.DataObject) -> None:
    """However far one goes back within a claim, Enter alone restores the very answers, after a kill too."""
    session = samples.session()
    for _ in range(data.draw(st.integers(1, 12))):
        place = place_of(session, ADA)
        assert place is not None
        question = question_at(session, ADA, place)
        value = data.draw(values(question).filter(lambda value: value not in {"later", "save", "skip"}))
        session = answer(session, value) if question.id != "confirm" else session
    reached = place_of(session, ADA)
    assert reached is not None
    times = data.draw(st.integers(0, len(reached.answers)))
    assert place_of(go_on(restart(go_back(session, times=times)), times), ADA) == reached


def test_a_stop_after_going_back_keeps_what_lies_ahead() -> None:
    """Gone back to the first question, and stopped: every answer is offered again where its question comes up."""
    session = answer(samples.session(), "rate", "False", "https://a.example", "refutes")
    session = go_on(restart(go_back(session, times=4)), 3)
    assert at(session) == (COST, "stance")
    place = place_of(restart(session), ADA)
    assert place is not None
    assert [each.value for each in place.ahead] == ["refutes"]


def test_another_answer_keeps_what_still_fits() -> None:
    """Another rating leaves the sources and the explanation ahead; a skip that is taken back leaves them too."""
    session = answer(samples.session(), "rate", "False", "https://a.example", "refutes", "", "Why")
    session = answer(go_back(session, times=5), "True")
    assert go_on(session, 4).drafts[0].answers[-1].value == "Why"
    session = answer(go_back(go_on(session, 4), times=6), "skip")
    session = answer(go_back(session), "rate", "True")
    assert go_on(session, 4).drafts[0].answers[-1].value == "Why"


TWO_SOURCES = ("https://a.example", "refutes", "https://b.example", "supports", "")


def test_one_source_is_taken_out() -> None:
    """No address in the place of the first leaves the second and the explanation; in the place of the last, the list."""
    session = answer(samples.session(), "rate", "False", *TWO_SOURCES, "Why")
    session = answer(go_back(session, times=6), "")
    assert at(session) == (COST, "source")
    done = answer(go_on(session, 4), "save")
    assert [(each.url, each.stance) for each in done.reviews[0].sources] == [("https://b.example", "supports")]
    assert done.reviews[0].explanation == "Why"
    none = answer(go_on(answer(session, ""), 1), "save")
    assert (none.reviews[0].sources, none.reviews[0].explanation) == ((), "Why")


RATED = ("rate", "False", "https://a.example", "refutes", "", "Why", "save")


def test_a_saved_review_that_is_gone_back_into_is_there_whole() -> None:
    """Stopped in the middle of it, the rest lies ahead; changed in one place and saved, the rest is as it was."""
    before = answer(samples.session(), *RATED)
    session = restart(go_back(before, times=6))
    assert at(session) == (COST, "rating")
    assert entered(session)[COST] == answers_of(before.reviews[0])
    session = go_on(answer(session, "True"), 5)
    (review,) = session.reviews
    assert (review.rating and review.rating.label, review.explanation) == ("True", "Why")
    assert review.sources == before.reviews[0].sources
    assert at(session) == (END, "action")


def test_looking_back_through_reviews_leaves_nothing() -> None:
    """A review that was only looked at on the way to an earlier one need not be confirmed again."""
    session = answer(samples.session(), *RATED, "skip", "opinion")
    session = answer(go_back(session, times=3), "save")
    assert session.drafts == ()
    assert at(session) == (LONGEST, "action")


def test_a_claim_that_is_left_on_the_way_back_keeps_its_answers() -> None:
    """Over the edge to an earlier claim and on again, what was entered for the later one is offered."""
    session = answer(samples.session(), "skip", "opinion", "rate", "False")
    session = answer(go_back(session, times=3), "opinion")
    assert at(session) == (END, "action")
    assert at(go_on(session, 2)) == (END, "source")


def test_what_is_left_for_later_keeps_its_answers() -> None:
    """They are offered when the claim comes up again, and when it is gone back into."""
    session = answer(go_back(answer(samples.session(), "rate", "False"), times=2), "later")
    assert at(session) == (END, "action")
    assert at(go_on(answer(go_back(session), "rate"), 1)) == (COST, "source")
    assert at(go_on(answer(session, *("skip", "opinion") * 2, "rate"), 1)) == (COST, "source")


def test_two_reviewers_do_not_touch_each_other() -> None:
    """Each has drafts, order and progress of their own; a change made on top of the other's loses nothing."""
    started = samples.session()
    place = place_of(started, "Ben Reed")
    assert place is not None
    by_ben = answer_at(place, "rate", reviewer="Ben Reed", at=samples.AT)
    both = by_ben(answer(started, "skip", "opinion"))
    assert (at(both), at(both, "Ben Reed")) == ((END, "action"), (COST, "rating"))
    assert (progress_of(both, ADA).skipped, progress_of(both, "Ben Reed").skipped) == (1, 0)


def test_an_answer_to_a_claim_that_is_gone_says_so() -> None:
    """The caller hears of it and can tell the reviewer."""
    session = evolve(samples.session(), claims=(samples.END,))
    with pytest.raises(KeyError):
        answer_at(Place(COST), "rate", reviewer=ADA, at=samples.AT)(session)


@pytest.mark.parametrize(
    "answers",
    [(Answer("no such question", "x"),), (Answer("action", "later"),), (Answer("reopened"), Answer("rating", "False"))],
)
def test_a_draft_that_no_answers_lead_to_is_asked_again(answers: tuple[Answer, ...]) -> None:
    """A damaged draft costs its answers, not the session."""
    draft = Draft(claim_id=END, reviewer=ADA, answers=answers, updated_at=samples.AT + timedelta(hours=1))
    assert at(samples.session().with_draft(draft)) == (END, "action")


BEN = "Ben Reed"
PARTS = [(words, samples.COST.anchors) for words in ("One of them", "Two of them")]


def parted(session: ReviewSession, who: str = BEN) -> ReviewSession:
    return split(session, COST, PARTS, by=who, at=after(session))


def publish(session: ReviewSession) -> ReviewSession:
    return session.with_export(by=BEN, at=after(session))


def undo(session: ReviewSession, who: str = ADA) -> ReviewSession:
    return undo_last(who, at=after(session))(session)


def redo(session: ReviewSession, who: str = ADA) -> ReviewSession:
    return redo_last(who, at=after(session))(session)


def pick(session: ReviewSession, claim_id: str) -> ReviewSession:
    return move_to(picked(session, ADA, claim_id), reviewer=ADA, at=after(session))(session)


@pytest.mark.parametrize(
    ("values", "place"),
    [
        (("wording", "Otherwise"), (COST, "action")),
        (("bounds", "cost nothing"), (COST, "action")),
        (("look_again", ""), (COST, "action")),
        (("split", "One", "Two", ""), ("One", "action")),
        (("merge", "2", END, "Both"), ("Both", "action")),
        (("add", "opens bridge", "It opens.", "", "event"), ("It opens.", "action")),
    ],
)
def test_a_claim_that_was_changed_is_gone_on_with(values: tuple[str, ...], place: tuple[str, str]) -> None:
    """Or the one that came of it; it can be changed further, rated, or left."""
    session = answer(samples.session(), *values)
    claim_id, question = at(session)
    assert place in ((claim_id, question), (session.claim(claim_id).text, question))
    assert at(restart(session)) == (claim_id, question)
    assert at(answer(session, "skip", "opinion"))[0] != claim_id


@pytest.mark.parametrize(
    "values", [("wording", "Otherwise"), ("split", "One", "Two", ""), ("add", "opens", "It.", "", "event")]
)
def test_a_review_that_was_begun_is_not_lost_by_a_change(values: tuple[str, ...]) -> None:
    """Its answers are offered when its claim is rated, or are kept with the claim that gave way."""
    begun = go_back(answer(samples.session(), "rate", "False", "https://a.example", "refutes"), times=4)
    session = answer(begun, *values)
    assert entered(begun)[COST][1:] == entered(session)[COST]
    if at(session)[0] == COST:
        session = go_on(answer(session, "rate"), 3)
        assert at(session) == (COST, "source")


def test_a_claim_that_gave_way_is_not_asked_about() -> None:
    """Though there is a draft of it; what it is about is kept, and offered again once it is back."""
    begun = answer(samples.session(), "rate", "False")
    session = parted(begun)
    assert under_way(begun, ADA) == begun.drafts[0]
    assert under_way(session, ADA) is None
    assert at(session) == (session.claims[3].id, "action")
    assert session.drafts == begun.drafts
    assert at(undo(session, BEN)) == (COST, "source")
    assert {claim.id for claim in ranked(session)} == {claim.id for claim in session.current_claims}
    assert progress_of(session, ADA).claims == 4


def test_a_claim_that_is_picked_is_begun_with_all_there_is_of_it() -> None:
    """One that was judged from its first question, its answers ahead; one under way where it was left."""
    session = answer(samples.session(), *RATED, "skip", "opinion")
    again = pick(session, COST)
    assert at(again) == (COST, "action")
    assert at(go_on(again, 6)) == (COST, "confirm")
    begun = answer(session, "rate", "True")
    assert at(pick(pick(begun, COST), LONGEST)) == (LONGEST, "source")
    assert at(pick(begun, END)) == (END, "action")
    assert picked(begun, ADA, END).ahead == answers_of(session.reviews[1])


def test_a_claim_that_was_gone_back_into_keeps_what_was_changed() -> None:
    """Picked again, it goes on where it was left, not at what was saved."""
    session = answer(go_back(answer(samples.session(), *RATED), times=6), "True")
    assert reopened(session, ADA, COST).answers[-1] == Answer("rating", "True")
    assert place_at(session, ADA, COST).is_reopened
    assert picked(session, ADA, COST).answers == place_at(session, ADA, COST).answers


def test_what_settles_a_claim() -> None:
    """The last answer to a review, and leaving it for later; a change of the claim does not."""
    session = samples.session()
    first = place_of(session, ADA)
    assert first is not None
    assert is_settled_by(session, ADA, first, "later")
    assert not is_settled_by(session, ADA, first, "rate")
    asked = place_of(answer(session, "wording"), ADA)
    assert asked is not None
    assert not is_settled_by(session, ADA, asked, "Otherwise")
    skipped = place_of(answer(session, "skip"), ADA)
    assert skipped is not None
    assert is_settled_by(session, ADA, skipped, "opinion")
    assert not is_settled_by(session, ADA, skipped, "other")


def test_a_source_that_was_entered_before_is_taken_over() -> None:
    """With all that is known of it but its stance, in the place of the address that was ahead."""
    source = evolve(samples.SOURCES[0], note="", stance="refutes", temporal_coverage="2025")
    session = answer(samples.session(), "rate", "False")
    place = place_of(session, ADA)
    assert place is not None
    session = found_source_at(place, source, reviewer=ADA, at=after(session))(session)
    assert at(session) == (COST, "stance")
    session = answer(session, "supports", "", "Why", "save")
    assert session.reviews[0].sources == (evolve(source, stance="supports"),)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "x", "https://[", "a b\x00"])
def test_a_source_from_elsewhere_that_is_no_source_is_asked_for(address: str) -> None:
    """What another session holds may be anything; it is offered to be mended, and nothing falls over it."""
    session = answer(samples.session(), "rate", "False")
    place = place_of(session, ADA)
    assert place is not None
    session = found_source_at(place, Source(address, title="t"), reviewer=ADA, at=after(session))(session)
    there = place_of(session, ADA)
    assert there is not None
    assert at(session)[1] in ("source", "stance")
    assert Answer("source", address) in (*there.answers, *there.ahead)


def test_what_was_half_typed_is_kept() -> None:
    """With those ahead, in the place of what was answered before."""
    session = go_back(answer(samples.session(), "rate", "False", "", "Because."))
    place = place_of(session, ADA)
    assert place is not None
    half = half_typed_at(place, question_at(session, ADA, place), "Becau")
    kept = move_to(half, reviewer=ADA, at=after(session))(session)
    assert suggested(question_at(kept, ADA, half), half.ahead) == "Becau"
    assert place_of(restart(kept), ADA) == half


def test_what_was_undone_is_offered_again() -> None:
    """The claim waits as before, with every answer ahead; done again, it is left at that."""
    done = answer(samples.session(), *RATED)
    back = undo(done)
    assert at(back) == (COST, "action")
    assert (back.reviews, entered(back)) == ((), {COST: answers_of(done.reviews[0])})
    assert answer(go_on(back, 6), "save").reviews[0].explanation == "Why"
    again = redo(back)
    assert (again.reviews, again.drafts) == (done.reviews, ())
    assert at(again) == (END, "action")


def test_an_undo_loses_nothing_that_was_entered_since() -> None:
    """Of a review that was gone into again and not saved, the newer answers are offered; so they are by doing it again."""
    done = answer(samples.session(), *RATED)
    changed = answer(go_back(done, times=3), "", "Better put.")
    for session in (undo(changed), redo(undo(changed)), redo(answer(undo(done), "rate", "True"))):
        assert entered(session)[COST] in (entered(changed)[COST], entered(answer(undo(done), "rate", "True"))[COST])
    assert at(redo(answer(undo(done), "rate", "True"))) == (COST, "action")
    looked = go_back(done, times=3)
    assert redo(undo(looked)).drafts == ()


def test_an_undo_of_a_split_brings_back_what_was_begun_with_the_parts() -> None:
    """It is offered for the whole, behind what was begun of that."""
    session = answer(go_back(answer(samples.session(), "rate", "False"), times=2), "split", "One", "Two", "")
    session = answer(session, "rate", "True", "https://a.example")
    back = undo(session)
    assert at(back) == (COST, "action")
    assert [each.value for each in entered(back)[COST]] == ["False", "rate", "True", "https://a.example"]
    assert {draft.claim_id for draft in back.drafts} == {COST}


def test_an_undo_of_an_added_claim_goes_nowhere() -> None:
    """The claim is no more; the next one that waits comes up."""
    session = answer(samples.session(), "add", "opens bridge", "It opens.", "", "event")
    assert at(undo(session)) == (COST, "action")
    assert at(redo(undo(session))) == at(session)


def test_a_verdict_that_is_undone_leaves_the_review_under_way_alone() -> None:
    """What was decided is nobody's review; done again likewise."""
    begun = pick(disputed(), COST)
    for value in ("rate", "Unproven"):
        place = place_of(begun, ADA)
        assert place is not None
        begun = answer_at(place, value, reviewer=ADA, at=after(begun))(begun)
    session = adjudicated(begun, COST, by=ADA, rating="False", explanation="Decided.", at=after(begun))
    assert undo(session).drafts == redo(undo(session)).drafts == begun.drafts
    assert (undo(session).verdicts, redo(undo(session)).verdicts) == ((), session.verdicts)


def test_an_assignment_that_is_undone_moves_nobody() -> None:
    """It is of no claim that was gone into."""
    session = answer(samples.session(), "rate", "False").assign(BEN, by=ADA, claim_ids=[END], at=samples.AT)
    assert undo(session).drafts == redo(undo(session)).drafts == session.drafts


LONG_RATED = ("rate", "False", "https://a.example", "refutes", "", "Why")
REPLY = ("reply", "Selina Vale", "", "It was free.")


@pytest.mark.parametrize(
    ("before", "values", "last"),
    [
        (lambda it: it, LONG_RATED, "save"),
        (lambda it: it, ("skip", "other"), "A slogan"),
        (lambda it: it, (), "later"),
        (lambda it: it, REPLY, ""),
        (lambda it: it, ("reply", "Selina Vale", ""), ""),
        (lambda it: it, ("wording",), "Otherwise"),
        (lambda it: it, ("split", "One", "Two"), ""),
        (lambda it: it, ("merge", "2", END), "Both"),
        (lambda it: it, ("add", "opens bridge", "It opens.", ""), "event"),
        (lambda it: pick(publish(answer(it, *RATED)), COST), ("skip", "opinion"), "It is no claim."),
        (lambda it: pick(publish(answer(it, *RATED)), COST), ("rate", "True", "", "Why", "Misread."), "save"),
        (lambda it: pick(publish(answer(it, *RATED)), COST), ("wording", "Otherwise"), "Misread."),
    ],
)
def test_an_answer_given_again_changes_nothing(
    before: Callable[[ReviewSession], ReviewSession], values: tuple[str, ...], last: str
) -> None:
    """A save whose end was not heard of can be made again, whatever its answer was the last of."""
    session = answer(before(samples.session()), *values)
    place = place_of(session, ADA)
    assert place is not None
    change = answer_at(place, last, reviewer=ADA, at=after(session), question=question_at(session, ADA, place))
    once = change(session)
    assert len(once.history) == len(session.history) + 1
    assert change(once) == once
    since = edited(once, LONGEST, by=BEN, text="Since", at=after(once))
    assert change(since) == since


@pytest.mark.parametrize("change", [undo_last, redo_last])
def test_an_undo_made_again_goes_no_further(change: Callable[..., Change]) -> None:
    """Nor does doing again."""
    session = answer(samples.session(), *RATED, "skip", "opinion")
    session = session if change is undo_last else undo(undo(session))
    again = change(ADA, at=after(session))
    once = again(session)
    assert len(once.history) == len(session.history) + 1
    assert again(once) == once


def put(session: ReviewSession, value: str) -> Change:
    """Give the change that an answer to the question is which Ada has before her, however long she takes."""
    place = place_of(session, ADA)
    assert place is not None
    asked = question_at(session, ADA, place)
    return answer_at(place, value, reviewer=ADA, at=after(session) + timedelta(hours=1), question=asked)


def test_a_review_that_was_published_meanwhile_is_not_saved_without_a_word() -> None:
    """The question before her was whether to save, and her answer to that is no word to readers: they are thought of next."""
    before = answer(pick(answer(samples.session(), *RATED), COST), "rate", "True", "", "Why")
    assert at(before) == (COST, "confirm")
    session = put(before, "save")(publish(before))
    assert at(session) == (COST, "correction")
    assert session.reviews == before.reviews
    done = go_on(answer(session, "It was misread."), 1)
    (review,) = done.reviews
    assert (review.rating and review.rating.label, [each.why for each in review.corrections]) == (
        "True",
        ["It was misread."],
    )


def test_an_answer_to_a_question_that_is_no_more_is_offered_again() -> None:
    """Ben told what the ferry company answered while Ada was writing it down: nothing of hers is taken for something else."""
    asked = answer(samples.session(), "reply", "Selina Vale", "", "")
    writing = answer(asked, "reply", "0", "It was free.")
    assert at(writing) == (COST, "answered_on")
    (reply,) = writing.claim(COST).replies
    ben = edited(writing, COST, by=BEN, replies=(evolve(reply, answer="No."),), at=after(writing))
    session = put(writing, "2026-01-31")(ben)
    assert session.claim(COST).replies == ben.claim(COST).replies
    assert at(session) == (COST, "asked")
    assert [each.value for each in entered(session)[COST]] == ["reply", "0", "It was free.", "2026-01-31"]


def test_a_choice_that_is_no_more_is_not_made() -> None:
    """Ben merged the claim that Ada chose; hers is asked again, with what she answered ahead."""
    before = answer(samples.session(), "merge", "half")
    ben = split(before, END, [(text, samples.END.anchors) for text in ("half of it", "half")], by=BEN, at=after(before))
    session = put(before, END)(ben)
    assert at(session) == (COST, "other")
    assert session.history == ben.history
    assert END in [each.value for each in entered(session)[COST]]


def test_an_answer_that_still_fits_is_taken() -> None:
    """Whatever else others did meanwhile."""
    before = answer(samples.session(), "rate")
    session = put(before, "False")(edited(before, COST, by=BEN, text="Otherwise", at=after(before)))
    assert at(session) == (COST, "source")


def stays_upright(session: ReviewSession, who: str) -> None:
    """Go everywhere that a reviewer can go, and answer what is offered."""
    place = place_of(session, who)
    for claim in session.current_claims:
        for find in (place_at, reopened, picked):
            question_at(session, who, find(session, who, claim.id))
    while place is not None:
        question = question_at(session, who, place)
        offered = suggested(question, place.ahead)
        if question is not DONE and not question.fault(offered):
            answer_at(place, offered, reviewer=who, at=after(session))(session)
        place = place_before(session, who, place) if place.answers else None


STATES = tuple(
    with_states
    for session in (samples.session(), samples.reviewed(), disputed())
    for with_states in (session, parted(session), publish(session))
)


@given(st.sampled_from(STATES), ANY_ANSWERS, ANY_ANSWERS, st.booleans(), st.sampled_from([COST, END, LONGEST]))
def test_no_draft_falls_over(
    session: ReviewSession, given: Trace, ahead: Trace, is_reopened: bool, claim_id: str
) -> None:
    """Whatever a damaged file, or another version, says was answered: there is a place, and a question to ask there."""
    answers = (Answer("reopened"), *given) if is_reopened else given
    stays_upright(session.with_draft(Draft(claim_id, ADA, answers, updated_at=after(session), ahead=ahead)), ADA)


@settings(max_examples=40, deadline=None)
@given(strategies.sessions())
def test_no_session_falls_over(session: ReviewSession) -> None:
    """Whatever was done in it, by whomever."""
    for who in {"Ada Quill", *(draft.reviewer for draft in session.drafts)}:
        stays_upright(session, who)
