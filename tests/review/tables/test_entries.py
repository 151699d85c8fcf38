"""Rows become the judgements that a reviewer would have given, or faults with their place; what is written reads back."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from hypothesis import assume, given, strategies as st

from claimcheck.model import Review, ReviewSession, Source
from claimcheck.model.editing import merged, split
from claimcheck.publish import to_csv, to_jsonl
from claimcheck.review.questions import clean_answer
from claimcheck.review.tables.cells import unescaped
from claimcheck.review.tables.entries import Reading, claim_names, read_entries, with_entries
from claimcheck.review.tables.sheets import Form, read_sheet
from tests import samples, strategies
from tests.samples import COST, END, LONGEST

Writes = Callable[[ReviewSession], str]
LATER = datetime(2026, 2, 1, tzinfo=UTC)
ADA, BO = "Ada Quill", "Bo Ferrin"
WAYS: list[tuple[Writes, Form]] = [(to_csv, "csv"), (to_jsonl, "jsonl")]


def read(
    session: ReviewSession, text: str, *, form: Form | None = None, reviewer: str = "", usual: str = ""
) -> Reading:
    """Read a table into a session."""
    return read_entries(session, read_sheet(text, form=form), reviewer=reviewer, usual=usual)


def table(*rows: str) -> str:
    """Give a CSV table with the usual columns."""
    return "\n".join(("claim_id,reviewer,rating,explanation,sources,skip_reason", *rows))


def unreviewed(session: ReviewSession) -> ReviewSession:
    """Give a session as it was before anybody reviewed it."""
    return evolve(session, reviews=(), verdicts=(), drafts=(), history=())


def said(session: ReviewSession) -> dict[str, Review]:
    """Give the reviews by their id, times, corrections and the notes that no table is written with apart."""
    timeless = (
        evolve(
            each,
            created_at=LATER,
            updated_at=LATER,
            note="",
            corrections=(),
            sources=tuple(evolve(source, accessed_at=None, note="") for source in each.sources),
        )
        for each in session.reviews
    )
    return {each.id: each for each in timeless}


@st.composite
def typed_reviews(draw: st.DrawFn, review: Review) -> Review:
    """Draw what a review is where a person has typed its texts."""

    def typed(text: str) -> str:
        assume(unescaped(text) == text)
        return clean_answer(text)

    addresses = st.sampled_from(
        ["https://a.example/x,y?b=1", "Telephone call: Tessa Vane, 3 March", "https://ü.example"]
    )
    sources = tuple(
        evolve(
            each,
            url=draw(addresses),
            title=typed(each.title),
            publisher=typed(each.publisher),
            excerpt=typed(each.excerpt),
            note="",
        )
        for each in review.sources
    )
    skip_reason = typed(review.skip_reason) or ("opinion" if review.state == "skipped" else "")
    return evolve(review, explanation=typed(review.explanation), sources=sources, skip_reason=skip_reason)


@st.composite
def typed_sessions(draw: st.DrawFn) -> ReviewSession:
    """Draw a session with reviews of current claims that a person has typed."""
    session = draw(strategies.sessions())
    current = {claim.id for claim in session.current_claims}
    reviews = tuple(draw(typed_reviews(each)) for each in session.reviews if each.claim_id in current)
    return evolve(session, reviews=reviews, verdicts=())


@pytest.mark.parametrize(("write", "form"), WAYS)
@given(session=typed_sessions())
def test_what_was_written_is_read(write: Writes, form: Form, session: ReviewSession) -> None:
    """A table, read into the session as it was before, makes the same reviews."""
    before = unreviewed(session)
    reading = read(before, write(session), form=form)
    assert (reading.faults, reading.unchanged, reading.passed_over) == ((), 0, 0)
    assert said(with_entries(before, reading.entries, at=LATER)) == said(session)


@pytest.mark.parametrize(("write", "form"), WAYS)
@given(session=strategies.sessions())
def test_what_is_there_stays(write: Writes, form: Form, session: ReviewSession) -> None:
    """Read into the session that it was written of, a table changes nothing, whatever the session holds.

    Verdicts are no reviews that could be new, and claims that were split or merged are let be.
    """
    reading = read(session, write(session), form=form)
    assert (reading.faults, reading.entries, reading.verdicts) == ((), (), len(session.verdicts))
    assert reading.unchanged + reading.passed_over == len(session.reviews)
    assert with_entries(session, reading.entries, at=LATER) is session


@pytest.mark.parametrize(("write", "form"), WAYS)
def test_read_twice(write: Writes, form: Form) -> None:
    """The second time all of it is there."""
    written = write(samples.reviewed())
    once = with_entries(samples.session(), read(samples.session(), written, form=form).entries, at=LATER)
    assert read(once, written, form=form).unchanged == 3
    assert said(once) == said(samples.reviewed())


def test_filled_in() -> None:
    """The rows of open claims have a place for a judgement; those left empty are counted."""
    written = to_csv(samples.session(), with_open=True, reviewer=BO).replace(",open,,", ",open,Half True,", 1)
    reading = read(samples.session(), written)
    assert [(each.claim_id, each.reviewer, each.judgement.rating) for each in reading.entries] == [
        (COST.id, BO, "Half true")
    ]
    assert (reading.passed_over, reading.faults) == (2, ())


def test_claims_are_named_by_id_or_number() -> None:
    """Numbers are those of the review: the most worth checking first."""
    session = samples.with_claim(samples.session(), 2, check_worthiness=0.9)
    names = claim_names(session)
    assert [names[each] for each in ("1", "2", "3", COST.id)] == [LONGEST.id, COST.id, END.id, COST.id]
    assert not {"0", "4", "c-0", ""} & set(names)


def test_an_id_goes_before_a_number() -> None:
    """A claim whose id is a number is called by it."""
    session = samples.session(claims=(COST, evolve(END, id="1")))
    assert claim_names(session)["1"] == "1"


def test_texts_are_cleaned_and_labels_found() -> None:
    """As those that are typed: labels and reasons in any case, no controls, no spaces at the edges."""
    (rated, skipped) = read(
        samples.session(), table(f"1,{ADA}, mostly FALSE , a\x07b ,,", f" {END.id} , {ADA},,,,Opinion")
    ).entries
    assert (rated.reviewer, rated.judgement.rating, rated.judgement.explanation) == (ADA, "Mostly false", "ab")
    assert (skipped.claim_id, skipped.judgement.skip_reason) == (END.id, "opinion")


def test_sources_in_full() -> None:
    """All that can be said of one; without a stance it gives context."""
    cell = (
        '"refutes: https://a.example,title=T,excerpt=""E, e"",publisher=P,published=2025-03-01,covers=2024/2025,'
        'archive=https://b.example,note=N\nThe paper in the hall"'
    )
    (entry,) = read(samples.session(), table(f"1,{ADA},False,,{cell},")).entries
    assert entry.judgement.sources == (
        Source(
            "https://a.example",
            title="T",
            excerpt="E, e",
            publisher="P",
            published_on=date(2025, 3, 1),
            stance="refutes",
            archive_url="https://b.example",
            note="N",
            temporal_coverage="2024/2025",
        ),
        Source("The paper in the hall"),
    )


def test_an_earlier_source_keeps_what_no_row_says() -> None:
    """When it was consulted and the reviewer's own note stay, where the row is about the same address."""
    known = Source("https://a.example", title="Old", note="mine", accessed_at=samples.AT)
    session = samples.session().add_review(COST.id, reviewer=ADA, rating="True", sources=[known], at=samples.AT)
    (entry,) = read(session, table(f'1,{ADA},True,,"https://a.example,title=New",')).entries
    assert entry.judgement.sources == (evolve(known, title="New"),)
    assert entry.replaces


def test_whose_a_row_is() -> None:
    """The cell says it, else the reviewer that is given, else the usual one."""
    rows = table(f"1,{ADA},True,,,", "2,,True,,,")
    assert [each.reviewer for each in read(samples.session(), rows, usual=BO).entries] == [ADA, BO]
    assert [each.reviewer for each in read(samples.session(), rows, reviewer=ADA).entries] == [ADA, ADA]
    assert str(read(samples.session(), rows).faults[0]) == "line 3, reviewer: nobody is named"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (f"c-0,{ADA},True,,,", ["claim_id: the session has no claim “c-0”"]),
        (f",{ADA},True,,,", ["claim_id: no claim is named"]),
        (f"c-0,{ADA},Flase,,,", ["claim_id: the session", "rating: “Flase” is no label of Google 5-point; its labels"]),
        (f"1,{ADA},Flase,,example.org,", ["rating: “Flase”", "sources: An address begins with https://"]),
        (f"1,{ADA},True,,,opinion", ["skip_reason: a claim is rated or skipped, not both"]),
        (f"1,{ADA},,,,\x07", ["skip_reason: Please write something."]),
        (f"1,{ADA},True,,refutes:,", ["sources: Please write something."]),
        (f'1,{ADA},True,,"a b\nc",', ["sources: 2: An address begins"]),
        (f'1,{ADA},True,,"a b,stance=against",', ["sources: “against” is no stance; there are: supports, refutes,"]),
        (f'1,{ADA},True,,"a b,published=1 May",', ["sources: “1 May” is no date; it is written as"]),
        (f'1,{ADA},True,,"a b,covers=last year",', ["sources: “last year” is no time. A time is written as 2025,"]),
        (f'1,{ADA},True,,"a b,archive=c d",', ["sources: “c d” is no address of an archived copy."]),
        (f'1,{ADA},True,,"a b,titel=c",', ["sources: “titel=c” is none of"]),
        (f"1,{BO},True,,,", [f"reviewer: “{BO}” is somebody else than {ADA}"]),
    ],
)
def test_faults_of_a_row(row: str, found: list[str]) -> None:
    """Every one of them, with its column, in the words of the interactive review where it has any."""
    faults = read(samples.session(), table(row), reviewer=ADA).faults
    assert len(faults) == len(found)
    for fault, words in zip(map(str, faults), found, strict=True):
        assert fault.startswith(f"line 2, {words}")


def test_rows_that_repeat_each_other() -> None:
    """One reviewer judges one claim once in a table, however the claim is called; two reviewers may."""
    rows = table(f"1,{ADA},True,,,", f"1,{BO},True,,,", f"{COST.id},{ADA},False,,,")
    (fault,) = read(samples.session(), rows).faults
    assert str(fault) == f"line 4, claim_id: {ADA} judges this claim on line 2 already"


def test_a_table_of_another_session() -> None:
    """Claims of two sessions may have the same ids."""
    written = to_jsonl(samples.reviewed()).replace(samples.reviewed().id, "another")
    assert "“another” is another session than" in str(read(samples.session(), written).faults[0])


def test_a_judgement_replaces_the_whole() -> None:
    """What a row leaves out is empty in the review; the earlier one is in the history."""
    session = samples.reviewed()
    after = with_entries(session, read(session, table(f"1,{ADA},True,,,")).entries, at=LATER)
    review = after.review_by(ADA, COST.id)
    assert review is not None
    assert (review.explanation, review.sources, review.updated_at) == ("", (), LATER)
    assert after.history[-1].before == session.review_by(ADA, COST.id)


def published(session: ReviewSession) -> ReviewSession:
    """Give the session after all of it was published."""
    return session.with_export(by="desk", at=samples.AT)


def changed(**cells: str) -> str:
    """Give a table with one row of the first claim, which Ada Quill rates True."""
    row = {"claim_id": COST.id, "reviewer": ADA, "rating": "True", **cells}
    return f"{','.join(row)}\n{','.join(row.values())}"


def test_what_was_published_is_not_changed_without_a_word() -> None:
    """Its readers are told why; a row that changes nothing needs no word."""
    session = published(samples.reviewed())
    (fault,) = read(session, changed()).faults
    assert str(fault) == (
        "line 2, correction: the earlier review was published, so its readers have to be told why it is changed"
    )
    assert read(session, to_csv(session)).faults == ()
    (entry,) = read(session, changed(correction=" It was amended. ")).entries
    (correction,) = with_entries(session, [entry], at=LATER).reviews[0].corrections
    assert (correction.why, correction.at, correction.by) == ("It was amended.", LATER, ADA)
    assert correction.what == "rating changed from False to True"


def test_a_rating_that_is_withdrawn_needs_a_word_too() -> None:
    """A skip in the place of a published rating changes what readers were told."""
    row = {"rating": "", "skip_reason": "opinion"}
    session = published(samples.reviewed())
    assert [each.column for each in read(session, changed(**row)).faults] == ["correction"]
    assert read(session, changed(**row, correction="It was an opinion.")).faults == ()


def test_what_was_not_published_needs_no_word() -> None:
    """A correction given all the same is none."""
    reading = read(samples.reviewed(), changed(correction="A slip"))
    assert reading.faults == ()
    assert with_entries(samples.reviewed(), reading.entries, at=LATER).reviews[0].corrections == ()


def test_a_note_stays_where_a_row_has_none() -> None:
    """The export writes none, so that a row without one says nothing of it; one that is there takes its place."""
    session = samples.session().add_review(COST.id, reviewer=ADA, rating="False", note="ask Vane", at=samples.AT)
    assert [each.note for each in read(session, changed()).entries] == ["ask Vane"]
    assert [each.note for each in read(session, changed(rating="False", note="asked")).entries] == ["asked"]
    assert read(session, changed(rating="False", note="ask Vane")).unchanged == 1


def test_claims_that_are_no_more_are_not_judged() -> None:
    """What came of them, at last, is named; they have no number any more."""
    session = split(samples.session(), COST.id, [("a", COST.anchors), ("b", COST.anchors)], by=ADA, at=samples.AT)
    first, second = session.current_claims[-2:]
    session = merged(session, [second.id, END.id], text="c", by=ADA, at=LATER)
    (fault,) = read(session, changed()).faults
    assert fault.column == "claim_id"
    came = f"{first.id}, {session.current_claims[-1].id}"
    assert fault.message == f"this claim was split or merged; judge what came of it: {came}"
    names = claim_names(session)
    assert names[COST.id] == COST.id
    assert {names[str(number)] for number in (1, 2, 3)} == {claim.id for claim in session.current_claims}
    assert "4" not in names


def test_a_verdict_is_no_review() -> None:
    """Whoever decided is not taken to have reviewed the claim, whatever the case of the letters."""
    reading = read(samples.session(), changed(judgement="Verdict"))
    assert (reading.entries, reading.verdicts, reading.unchanged) == ((), 1, 0)
    assert len(read(samples.session(), changed(judgement="review")).entries) == 1
