"""What was published and is no more leaves a note: why, since when, and what stands for it."""

from datetime import timedelta

from attrs import evolve

from claimcheck.claimreview import claim_reviews
from claimcheck.model import ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated
from claimcheck.publish.site.making import record_of
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.retired import with_leftovers
from claimcheck.publish.site.values import Note
from tests.samples import AT, COST, END, PUBLISHER, reviewed, session

LATER = AT + timedelta(days=3)
DAY = "2026-02-03"


def record(made: ReviewSession) -> Record:
    return record_of(made, claim_reviews(made, publisher=PUBLISHER), mark="m")


def published() -> ReviewSession:
    made = reviewed()
    return made.with_export(by="desk", review_ids=[each.id for each in made.reviews[:2]], at=AT)


def test_nothing_is_gone() -> None:
    """What was never published, and what still is, leaves no note."""
    assert record(reviewed()).notes == record(published()).notes == ()
    skipped = reviewed().add_review(COST.id, reviewer="Ada Quill", skip_reason="unsure", at=LATER)
    assert record(skipped).notes == ()


def test_withdrawn() -> None:
    """A rating that was taken back is noted with the day on which it was."""
    made = published().add_review(
        COST.id, reviewer="Ada Quill", skip_reason="unsure", correction="We were wrong.", at=LATER
    )
    made = made.put_off(COST.id, reviewer="Bo Stern", at=LATER + timedelta(days=9))
    assert record(made).notes == (Note(f"{made.id}/{made.reviews[0].id}", "withdrawn", DAY),)


def test_held() -> None:
    """What reviewers differ in since it was published is looked at again."""
    made = published().add_review(COST.id, reviewer="Bo Stern", rating="True", at=LATER)
    assert record(made).notes == (Note(f"{made.id}/{made.reviews[0].id}", "held", DAY),)


def test_replaced() -> None:
    """Where a verdict stands for it now, the note says which."""
    made = published().add_review(COST.id, reviewer="Bo Stern", rating="True", at=AT)
    made = adjudicated(made, COST.id, by="Cy Moor", rating="Half true", correction="Decided.", at=LATER)
    instead = f"{made.id}/{made.verdicts[0].id}"
    assert record(made).notes == (Note(f"{made.id}/{made.reviews[0].id}", "replaced", DAY, (instead,)),)


def test_a_claim_that_was_split() -> None:
    """What is said of its parts stands for what was said of it."""
    made = split(published(), END.id, [("half", END.anchors), ("crossings", END.anchors)], by="Bo Stern", at=LATER)
    gone = f"{made.id}/{made.reviews[1].id}"
    assert record(made).notes == (Note(gone, "withdrawn", DAY),)
    part = made.current_claims[-1]
    made = made.add_review(part.id, reviewer="Ada Quill", rating="True", at=LATER)
    assert record(made).notes == (Note(gone, "replaced", DAY, (f"{made.id}/{made.reviews[-1].id}",)),)


def test_nothing_is_left_of_an_article() -> None:
    """Its own page, which had nothing to show, is a note then, too."""
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT).with_export(by="desk", at=AT)
    held = made.add_review(COST.id, reviewer="Bo Stern", rating="True", at=LATER)
    assert record(held).notes[-1] == Note(made.id, "held", DAY)
    gone = made.add_review(COST.id, reviewer="Ada Quill", skip_reason="no", correction="Wrong.", at=LATER)
    assert record(gone).notes[-1] == Note(made.id, "withdrawn", DAY)
    assert record(gone).paths == (f"{made.id}/{made.reviews[0].id}/index.html", f"{made.id}/index.html")


def test_what_the_session_says_nothing_of() -> None:
    """What stood on the site and is in no session is noted with the day of publishing, and keeps that day."""
    before = record(published())
    first = with_leftovers(Record(before.session_id, before.folder), before, today="2026-04-01")
    assert {note.folder: note.day for note in first.notes} == dict.fromkeys(
        [*(entry.folder for entry in before.entries), before.folder], "2026-04-01"
    )
    again = with_leftovers(Record(before.session_id, before.folder), first, today="2026-05-01")
    assert set(again.notes) == set(first.notes)


def test_what_never_stood() -> None:
    """A session that nothing was published of leaves nothing, whatever becomes of it."""
    before = record(session())
    assert with_leftovers(Record(before.session_id, before.folder), before, today="2026-04-01").notes == ()


def test_what_came_back() -> None:
    """A note is gone once there is a fact-check again."""
    before = record(published())
    gone = with_leftovers(Record(before.session_id, before.folder), before, today="2026-04-01")
    assert with_leftovers(before, gone, today="2026-05-01") == before
    assert with_leftovers(before, None, today="2026-05-01") == before
    some = evolve(before, entries=before.entries[:1])
    assert [note.folder for note in with_leftovers(some, gone, today="2026-05-01").notes] == [before.entries[1].folder]
