"""What readers were told, and what they must be told when it changes."""

from datetime import timedelta

import pytest
from attrs import evolve

from claimcheck.model import HistoryEntry, Review, ReviewSession
from claimcheck.model.publication import CorrectionNeededError, change_told, corrected, signed_off, was_published
from claimcheck.model.review import review_id, verdict_id
from tests.disputes import ADA, BO, IDA, disputed, exported
from tests.samples import AT, COST, END, LONGEST

ADA_S_REVIEW = review_id(COST.id, ADA)


def review(session: ReviewSession, who: str = ADA) -> Review:
    found = session.review_by(who, COST.id)
    assert found is not None
    return found


def entry(number: int, action: str, claim_id: str | None, by: str = IDA) -> HistoryEntry:
    return HistoryEntry(number, AT, by, action, claim_id)


def test_what_was_published() -> None:
    """What an export names; with one that names nothing, all that was rated until then."""
    session = disputed()
    assert not was_published(session.history, ADA_S_REVIEW)
    assert was_published(exported(session).history, ADA_S_REVIEW)
    named = session.with_export(by=IDA, review_ids=[ADA_S_REVIEW], at=AT)
    assert was_published(named.history, ADA_S_REVIEW)
    assert not was_published(named.history, review_id(COST.id, BO))
    later = exported(session).add_review(END.id, reviewer=IDA, rating="True", at=AT + timedelta(days=3))
    assert not was_published(later.history, review_id(END.id, IDA))
    assert not was_published(exported(session).history, verdict_id(COST.id))


def test_a_skip_is_published_to_nobody() -> None:
    """Unless the claim had been rated before."""
    skipped = disputed().add_review(LONGEST.id, reviewer=IDA, skip_reason="opinion", at=AT)
    assert not was_published(exported(skipped).history, review_id(LONGEST.id, IDA))
    again = disputed().add_review(LONGEST.id, reviewer=ADA, skip_reason="opinion", at=AT)
    assert was_published(exported(again).history, review_id(LONGEST.id, ADA))


def test_what_readers_are_told_otherwise() -> None:
    """Rating, explanation and sources, each in words; notes are not for them."""
    before = review(disputed())
    other = review(disputed(), BO)
    skipped = evolve(before, state="skipped", rating=None, skip_reason="opinion")
    assert change_told(before, before) == ""
    assert change_told(before, evolve(before, rating=other.rating)) == "rating changed from False to True"
    assert change_told(before, evolve(before, explanation="Better put.")) == "explanation changed"
    assert change_told(before, evolve(before, sources=())) == "sources changed"
    noted = tuple(evolve(source, note="for my eyes only") for source in before.sources)
    assert change_told(before, evolve(before, sources=noted, note="mine")) == ""
    assert change_told(before, skipped) == "rating withdrawn (was False)"
    assert change_told(skipped, before) == "rating given again: False"
    assert change_told(skipped, skipped) == ""


def test_a_correction_is_needed_where_readers_know_otherwise() -> None:
    """Not before it was published, not where nothing changes that they see; blank words are none."""
    session = disputed()
    before = review(session)
    after = evolve(before, explanation="Better put.", updated_at=AT + timedelta(days=3))
    assert corrected(session.history, [before], after, why="") == after
    history = exported(session).history
    assert corrected(history, [before], before, why="") == before
    with pytest.raises(CorrectionNeededError, match="needs a correction"):
        corrected(history, [before], after, why=" ")
    told = corrected(history, [before], after, why=" It was unclear. ")
    assert [(each.what, each.why, each.at) for each in told.corrections] == [
        ("explanation changed", "It was unclear.", after.updated_at)
    ]


def test_corrections_are_kept() -> None:
    """Those of all that it takes the place of, each once, the new one last."""
    session = exported(disputed())
    first = corrected(session.history, [review(session)], evolve(review(session), explanation="1"), why="one")
    both = corrected(session.history, [first, first], evolve(first, explanation="2"), why="two")
    assert [each.why for each in both.corrections] == ["one", "two"]
    assert corrected(session.history, [both], both, why="") == both


def test_who_signed_what_off() -> None:
    """Since it last changed, each once and the last last; what was taken back is not among them."""
    history = [entry(1, "sign-off", "c-1"), entry(2, "sign-off", "c-1", BO), entry(3, "sign-off", "c-1")]
    assert signed_off(history) == {"c-1": (BO, IDA)}
    assert signed_off([*history, entry(4, "withdraw sign-off", "c-1", BO)]) == {"c-1": (IDA,)}
    assert signed_off([*history, entry(4, "export", None)]) == {"c-1": (BO, IDA)}


@pytest.mark.parametrize("action", ["rate", "skip", "undo", "redo", "adjudicate", "edit"])
def test_what_ends_a_sign_off(action: str) -> None:
    """A change of this claim, and of no other."""
    history = [entry(1, "sign-off", "c-1"), entry(2, "sign-off", "c-2"), entry(3, action, "c-1")]
    assert signed_off(history) == {"c-2": (IDA,)}
