"""Damaged sessions: what is whole in them comes back unchanged, the rest is named, and the damaged file is left alone."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.errors import StoreError
from claimcheck.model import (
    Anchor,
    Answer,
    Claim,
    Draft,
    HistoryEntry,
    RatingLevel,
    RatingScale,
    Review,
    ReviewSession,
)
from claimcheck.model.editing import edited, split
from claimcheck.model.undo import REDO, UNDO
from claimcheck.model.verdicts import adjudicated
from claimcheck.store.files import FileStore
from claimcheck.store.layout import TABLES, Content, to_bytes, to_tables
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.repair import Salvage, repair_session, salvage
from claimcheck.text_safety import plain_line
from tests import samples, strategies

LATER = samples.AT + timedelta(days=1)
FIRST_VERSION = Path(__file__).parent / "versions" / "1.json"


def content_of(session: ReviewSession) -> bytes:
    """Give what a session's file holds."""
    return to_bytes(Content(to_tables(session)))


def worked_on() -> ReviewSession:
    """Give a session with something in every table."""
    session = samples.reviewed().add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT)
    session = session.assign("Cy Moor", by="Ada Quill", at=samples.AT)
    session = adjudicated(session, samples.COST.id, by="Nora Fenwick", rating="Mostly false", at=samples.AT)
    session = session.with_draft(Draft(samples.END.id, "Bo Ferrin", (Answer("rating", "True"),), samples.AT))
    deciding = Draft(samples.END.id, "Bo Ferrin", (Answer("rating", "False"),), samples.AT, is_verdict=True)
    return session.with_draft(deciding)


SESSION = worked_on()
RAW = content_of(SESSION)
VERSION = b'"schema_version":%d' % SCHEMA_VERSION
LINES = RAW.split(b"\n")


def salvaged(content: bytes, name: str = SESSION.id) -> Salvage:
    """Salvage what is damaged, so that no note is missing and none can do harm."""
    found = salvage(content, name, at=LATER)
    assert found.notes
    assert all(plain_line(note) == note for note in found.notes)
    return found


def restored(content: bytes) -> tuple[ReviewSession, str]:
    """Give the session that is restored of a content, which must be one that can be saved, and the notes."""
    found = salvaged(content)
    assert found.session
    assert to_tables(found.session)
    return found.session, "\n".join(found.notes)


def without_line(start: bytes, content: bytes = RAW) -> bytes:
    """Take the first line that begins so out of a content."""
    lines = content.split(b"\n")
    lines.remove(next(line for line in lines if line.startswith(start)))
    return b"\n".join(lines)


def with_broken_line(start: bytes, content: bytes = RAW) -> bytes:
    """Break the first line that begins so off."""
    lines = content.split(b"\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(start))
    return b"\n".join([*lines[:at], lines[at][: len(start)], *lines[at + 1 :]])


def changed(table: str, key: str, **fields: Any) -> bytes:
    """Give the content with fields of a row changed."""
    document = json.loads(RAW)
    document[table][key] |= fields
    return json.dumps(document).encode()


def strangers_in(found: Salvage, session: ReviewSession) -> int:
    """Count what is in the restored session and was not in the damaged one, but for the entry on the repair.

    A claim in a text that is damaged itself is the same wherever its words stand there, and a judgement that was taken
    back is no stranger.
    """
    if found.session is None:
        return 0
    is_same_text = found.session.article.text == session.article.text
    kept, known = (
        [
            *(claim if is_same_text else adrift(claim) for claim in each.claims),
            *each.reviews,
            *each.verdicts,
            *each.drafts,
            *each.assignments,
            *(evolve(entry, number=1) for entry in each.history if entry.action != "repair"),
        ]
        for each in (found.session, session)
    )
    # Where the line that says so is gone, nobody can tell that a judgement of the history was taken back.
    known += taken_back(session)
    return sum(each not in known for each in kept)


def taken_back(session: ReviewSession) -> list[Review]:
    """Give the judgements that were undone."""
    return [entry.before for entry in session.history if entry.action in (UNDO, REDO) and entry.before]


def adrift(claim: Claim) -> Claim:
    """Give a claim with its words, and not their places."""
    words = tuple(Anchor(start=0, end=len(anchor.exact), exact=anchor.exact) for anchor in claim.anchors)
    return evolve(claim, anchors=words)


@given(strategies.sessions(), st.data())
def test_cut_anywhere(session: ReviewSession, data: st.DataObject) -> None:
    """Of a file that breaks off, all rows before the break come back unchanged; with the reviews, none of them is lost."""
    raw = content_of(session)
    length = data.draw(st.integers(0, len(raw.rstrip()) - 1))
    found = salvaged(raw[:length], session.id)
    assert strangers_in(found, session) == 0
    if length > raw.index(b'\n"drafts":'):
        assert found.session
        assert found.session.claims == session.claims
        # One that was taken back may come back, where the break took the line that says so; nothing else may.
        back = taken_back(session)
        assert set(session.reviews) <= set(found.session.reviews) <= {*session.reviews, *back}
        assert set(session.verdicts) <= set(found.session.verdicts) <= {*session.verdicts, *back}
    elif length > raw.index(b'\n"claims":'):
        assert found.session
        assert found.session.article == session.article


@given(strategies.sessions(), st.sampled_from(["gone", "zeroed", "reversed", "halved", "twice", "marked"]), st.data())
def test_any_one_line(session: ReviewSession, what: str, data: st.DataObject) -> None:
    """Whatever happens to one line, the others come back unchanged; with the whole history, no review is lost."""
    raw = content_of(session)
    lines = raw.split(b"\n")
    at = data.draw(st.integers(0, len(lines) - 2))
    garbled = {
        "gone": [],
        "zeroed": [bytes(len(lines[at]))],
        "reversed": [lines[at][::-1]],
        "halved": [lines[at][: len(lines[at]) // 2]],
        "twice": [lines[at]] * 2,
        "marked": [b"<<<<<<< HEAD", lines[at]],
    }[what]
    found = salvage(b"\n".join([*lines[:at], *garbled, *lines[at + 1 :]]), session.id)
    assert strangers_in(found, session) == 0
    if not found.is_whole and lines.index(b'"reviews":{' if session.reviews else b'"reviews":{},') < at:
        assert found.session
        assert found.session.claims == session.claims
        if at < next(number for number, line in enumerate(lines) if line.startswith(b'"history":')):
            assert untold(found.session.reviews) == untold(session.reviews)
            assert untold(found.session.verdicts) == untold(session.verdicts)


def untold(reviews: tuple[Review, ...]) -> list[Review]:
    """Give reviews without corrections: those of a change of the claim stand with the review alone."""
    return [evolve(each, corrections=()) for each in reviews]


@given(strategies.sessions(), st.sampled_from([*b'\0\xff"{}[],:\\\n 9a']), st.data())
def test_any_one_byte(session: ReviewSession, byte: int, data: st.DataObject) -> None:
    """Whatever one byte becomes, one row at most comes back changed, and none by a byte that no text can have."""
    raw = content_of(session)
    at = data.draw(st.integers(0, len(raw) - 1))
    found = salvage(raw[:at] + bytes([byte]) + raw[at + 1 :], session.id)
    assert strangers_in(found, session) <= (byte not in b"\0\xff")


@given(strategies.sessions(), st.sampled_from([None, 0, 4]), st.data())
def test_formatted_by_another_program(session: ReviewSession, indent: int | None, data: st.DataObject) -> None:
    """A file that is all in one line, or that an editor indented, is salvaged too."""
    raw = json.dumps(json.loads(content_of(session)), indent=indent).encode()
    length = data.draw(st.integers(0, len(raw) - 1))
    found = salvaged(raw[:length], session.id)
    assert strangers_in(found, session) == 0
    assert found.session or length <= raw.index(b'"claims": ')


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    """What is no session at all gives none, and a note that says so."""
    assert salvaged(content).session is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe\x00"])
def test_nothing_of_a_session(content: bytes) -> None:
    """What is no session, however deep it is nested, is said to be none."""
    assert salvaged(content).notes == ("nothing of a session can be made out in it",)


def test_undamaged() -> None:
    """A session that can be read is given as it is, of an earlier version too, and there is nothing to say about it."""
    assert salvage(RAW, SESSION.id) == Salvage(SESSION)
    assert salvage(FIRST_VERSION.read_bytes(), SESSION.id).is_whole


def test_says_what_was_done() -> None:
    """The history ends with what was restored from where, and what was lost; the rest of the session is as it was."""
    session, notes = restored(RAW[:-3])
    entry = session.history[-1]
    assert (entry.number, entry.at, entry.by, entry.action) == (9, LATER, "claimcheck doctor", "repair")
    assert re.fullmatch(rf"from {SESSION.id}, SHA-256 [0-9a-f]{{16}}: {re.escape(notes)}", entry.note)
    restored_are = "3 claims, 4 reviews, 1 verdict, 2 drafts, 3 assignments and 8 entries of the history"
    assert notes == f"restored are {restored_are}"
    assert session == evolve(SESSION, history=session.history, updated_at=LATER)


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_first_version_cut(share: float) -> None:
    """A file of the first version that breaks off is salvaged and brought to this one."""
    raw = FIRST_VERSION.read_bytes()
    whole = salvage(raw, SESSION.id).session
    found = salvaged(raw[: int(len(raw) * share)])
    assert found.session
    assert whole
    assert found.session.claims == whole.claims
    assert found.session.reviews == whole.reviews[: len(found.session.reviews)]
    assert strangers_in(found, whole) == 0


@pytest.mark.parametrize("line", [b'"schema_version"', b'"history":{'])
def test_version_that_is_lost(line: bytes) -> None:
    """Without its number, or with a wrong one, a file is of the version that its rows fit."""
    raw = FIRST_VERSION.read_bytes()
    whole = salvage(raw, SESSION.id).session
    assert whole
    assert restored(without_line(line, raw))[0].history[:-1] == whole.history
    assert restored(without_line(line))[0].history[:-1] == SESSION.history
    wrong = RAW.replace(VERSION, b'"schema_version":1')
    assert restored(without_line(b'"history":{', wrong))[0].assignments == SESSION.assignments


@pytest.mark.parametrize("cut", [0, 1])
def test_newer_version(cut: int) -> None:
    """A file of a later version is not repaired, whole or not."""
    newer = RAW.replace(VERSION, b'"schema_version":99')
    found = salvaged(newer[: len(newer) - 3 * cut])
    assert found.session is None
    assert "newer claimcheck" in found.notes[0]


def test_under_another_name() -> None:
    """A copy under another name is not damaged; a damaged file under another name is, and is restored under that."""
    found = salvaged(RAW, "copy")
    assert found.session is None
    assert f"rename it to {SESSION.id}.json" in found.notes[0]
    found = salvaged(RAW[:-3], "copy")
    assert found.session
    assert found.session.id == "copy"
    assert f"has another name than the file: {SESSION.id}" in found.notes[1]


@pytest.mark.parametrize("header", TABLES)
def test_header_that_is_lost(header: str) -> None:
    """A row is known by its keys, whichever table it seems to stand in."""
    session, notes = restored(without_line(f'"{header}":'.encode()))
    assert evolve(session, history=session.history[:-1], updated_at=SESSION.updated_at) == SESSION
    assert notes.count("\n") == 0


def test_row_that_is_gone() -> None:
    """How many rows are gone is told by the numbers of the others, and by a comma before the end."""
    for start in (b'"2":{"id":"c-133"', b'"3":{"id":"c-163"'):
        session, notes = restored(without_line(start))
        assert len(session.claims) == 2
        assert "1 of 3 claims is gone or cannot be read\n" in notes


def test_what_goes_with_a_claim() -> None:
    """What was said of a claim that is gone is left out and named; the history keeps the review."""
    session, notes = restored(RAW.replace(b'"kind":"prediction"', b'"kind":prediction'))
    assert session.claims == (samples.COST, samples.LONGEST)
    assert "1 of 3 claims is gone or cannot be read: c-133" in notes
    assert "the review of claim c-133 by Ada Quill is left out: its claim is gone" in notes
    assert "the draft of claim c-133 by Bo Ferrin is left out: its claim is gone" in notes
    assert "the assignment of claim c-133 to Cy Moor is left out: its claim is gone" in notes
    assert session.history[:-1] == SESSION.history


def test_review_from_the_history() -> None:
    """A review that cannot be read is the one that the history has last, in its old place."""
    rows = RAW.replace(b'"explanation":"The budget', b'"explanation":"The \xffbudget', 1)
    session, notes = restored(rows)
    assert session.reviews == SESSION.reviews
    assert "1 of 4 reviews is gone or cannot be read: Ada Quill on c-31" in notes
    assert notes.endswith("the review of claim c-31 by Ada Quill was taken from the history")


def test_review_from_a_history_with_gaps() -> None:
    """Where the history is not whole, a review from it may not be the last, and that is said."""
    again = SESSION.add_review(samples.COST.id, reviewer="Ada Quill", rating="Half true", at=samples.AT)
    raw = without_line(b'"1":{"id":"r-', content_of(again))
    session, notes = restored(without_line(b'"9":{"number":9', raw))
    assert session.reviews[0] == SESSION.reviews[0]
    assert "was taken from the history; the history is not whole, so there may have been a later one" in notes


def test_verdict_from_the_history() -> None:
    """A verdict that cannot be read is the one that the history has last, and is nobody's review."""
    session, notes = restored(with_broken_line(b'"1":{"id":"v-'))
    assert (session.verdicts, session.reviews) == (SESSION.verdicts, SESSION.reviews)
    assert notes.endswith("the verdict on claim c-31 by Nora Fenwick was taken from the history")
    review = json.loads(RAW)["verdicts"]["1"]
    session, notes = restored(changed("verdicts", "1", rating=review["rating"] | {"label": "Bogus"}))
    assert session.verdicts == SESSION.verdicts
    assert "the verdict on claim c-31 by Nora Fenwick is left out: “Bogus” is not on the scale" in notes


def test_two_verdicts_on_one_claim() -> None:
    """The newer is kept, whoever gave them."""
    document = json.loads(RAW)
    document["verdicts"]["2"] = document["verdicts"]["1"] | {
        "reviewer": "Cy Moor",
        "updated_at": "2026-03-01T00:00:00Z",
    }
    session, notes = restored(json.dumps(document).encode())
    assert [each.reviewer for each in session.verdicts] == ["Cy Moor"]
    assert "the verdict on claim c-31 by Cy Moor is there twice: the newer is kept" in notes


def test_claims_that_were_changed() -> None:
    """What became of claims comes back with the history, whatever else is lost."""
    whole = edited(SESSION, samples.COST.id, by="Ada Quill", place="Gotham", at=samples.AT)
    parts = [(text, samples.END.anchors) for text in ("half would end", "crossings would end")]
    whole = split(whole, samples.END.id, parts, by="Ada Quill", at=samples.AT)
    session, _ = restored(with_broken_line(b'"2":{"id":"r-', content_of(whole)))
    assert (session.claims, session.reviews) == (whole.claims, whole.reviews)
    assert session.history[:-1] == whole.history
    assert [claim.id for claim in session.current_claims] == [claim.id for claim in whole.current_claims]


def test_correction_that_the_history_does_not_hold() -> None:
    """What readers were told of a change of the claim stands with the review alone: that it is lost is said."""
    told = SESSION.with_export(by="Ada Quill", at=samples.AT)
    told = edited(told, samples.END.id, by="Ada Quill", text="half would end", correction="It was amended.", at=LATER)
    session, notes = restored(with_broken_line(b'"2":{"id":"r-', content_of(told)))
    assert session.reviews == SESSION.reviews
    assert told.reviews != SESSION.reviews
    assert notes.endswith("history; what readers were told of changes of the claim since is not in it")


def test_review_that_was_taken_back() -> None:
    """A review that the history takes back is not brought back."""
    review = SESSION.reviews[0]
    entry = HistoryEntry(9, samples.AT, "Ada Quill", "withdraw", review.claim_id, before=review)
    session, _ = restored(
        content_of(evolve(SESSION, reviews=SESSION.reviews[1:], history=(*SESSION.history, entry)))[:-3]
    )
    assert session.reviews == SESSION.reviews[1:]


def test_rating_that_is_not_on_the_scale() -> None:
    """Such a review is left out and named, and the one that the history has stands in."""
    review = json.loads(RAW)["reviews"]["2"]
    session, notes = restored(changed("reviews", "2", rating=review["rating"] | {"label": "Bogus"}))
    assert "review of claim c-133 by Ada Quill is left out: “Bogus” is not on the scale Google 5-point" in notes
    assert session.reviews == SESSION.reviews


def test_history_with_a_gap() -> None:
    """What is left of the history is numbered anew."""
    session, notes = restored(without_line(b'"3":{"number":3'))
    assert [entry.number for entry in session.history] == list(range(1, 9))
    assert "1 of 8 entries of the history is gone or cannot be read\nthe history is numbered anew" in notes


def claim_row(number: int) -> Any:
    """Give the row of a claim as it is in the file."""
    return json.loads(RAW)["claims"][str(number)]


@pytest.mark.parametrize(("start", "end"), [(0, 28), (133, 160), ("133", None), (500, 528)])
def test_words_at_another_place(start: Any, end: Any) -> None:
    """A claim whose words stand once in the text is anchored there, whatever its places say."""
    place, quote = claim_row(2)["selectors"]
    session, notes = restored(changed("claims", "2", selectors=[place | {"start": start, "end": end}, quote]))
    assert session.claims == SESSION.claims
    assert "claim c-133 was anchored anew: its words stand at 133 to 161 of the text" in notes


def test_words_of_which_some_are_lost() -> None:
    """A claim that rests on two passages, one of which cannot be read, is left out, and not kept on the other alone."""
    place, quote = claim_row(2)["selectors"]
    for broken in ([quote | {"exact": 5}], [], [5]):
        session, notes = restored(changed("claims", "2", selectors=[place, quote, place, *broken]))
        assert session.claims == (samples.COST, samples.LONGEST)
        assert "1 of 3 claims is gone or cannot be read: c-133" in notes


@pytest.mark.parametrize("exact", ["half its crossings will end", "The"])
def test_words_that_are_not_there_once(exact: str) -> None:
    """A claim whose words are not in the text, or more than once, is left out: where they stood is not guessed."""
    place, quote = claim_row(2)["selectors"]
    quote |= {"exact": exact, "prefix": "", "suffix": ""}
    session, notes = restored(changed("claims", "2", selectors=[place, quote]))
    assert session.claims == (samples.COST, samples.LONGEST)
    assert "claim c-133 is left out: its words are not in the text, or more than once" in notes


def test_text_that_was_changed() -> None:
    """The text is kept as it is, which is said, and the claims are anchored in it."""
    session, notes = restored(changed("article", "1", text=samples.TEXT.replace("Mayor", "The mayor", 1)))
    assert session.article.text.startswith("The mayor of Gotham")
    assert [claim.text for claim in session.claims] == [claim.text for claim in SESSION.claims]
    assert "the article's text does not match its digest: it was changed or damaged, and is kept as it is now" in notes
    assert notes.count("was anchored anew") == 3


@pytest.mark.parametrize("damage", [b"\0\0\0", b"\xff\xfe", b"\0"])
def test_damage_within_the_text(damage: bytes) -> None:
    """What no text can have is taken out of the article's; claims on either side stay, the one in it is left out."""
    session, notes = restored(RAW.replace(b"cost nothing", b"cost" + damage + b"nothing", 1))
    assert session.article.text == samples.TEXT.replace("cost nothing", "costnothing")
    assert [claim.id for claim in session.claims] == ["c-133", "c-163"]
    assert "characters that no text can have were taken out of the article's text" in notes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"url":"https://news.example.com/bridge"', b'"url":5'),
        (b'"url":"https://news', b'"url":https://news'),
        (b'"url":"https://news', b'"URL":"https://news'),
    ],
)
def test_article_in_part(old: bytes, new: bytes) -> None:
    """The text alone is needed; what else is lost of the article is named, and the rest is kept."""
    session, notes = restored(RAW[:-3].replace(old, new))
    assert session.article == evolve(SESSION.article, url=None)
    assert "the article's url cannot be read: set as for a new article of this text" in notes


def test_text_that_is_lost() -> None:
    """Without the text nothing can be restored, and that is why."""
    found = salvaged(without_line(b'"1":{"id":"884796cd6d5fd8b9"'))
    assert found.session is None
    assert found.notes[-1] == "the article's text is lost: nothing can be restored without it"
    assert salvaged(changed("article", "1", text="\0")).session is None


def test_claim_is_never_taken_for_the_article() -> None:
    """Where the article is gone and a claim is broken, the claim's text is not the article's."""
    raw = without_line(b'"1":{"id":"884796cd6d5fd8b9"')
    for header in (b"", b'"claims":{'):
        cut = without_line(header, raw) if header else raw
        assert salvaged(cut.replace(b'"selectors":[', b'"selectors":', 1)).session is None


def test_own_row_that_is_lost() -> None:
    """The scale is the built-in one that the ratings name, the beginning the earliest date; the engine is not known."""
    session, notes = restored(without_line(b'"1":{"id":"mayor'))
    assert (session.scale, session.created_at, session.engine) == (SESSION.scale, samples.AT, "")
    assert session.reviews == SESSION.reviews
    assert "the rating scale is lost: it is Google 5-point now, which the ratings name" in notes
    assert "when the session began is lost: the earliest date in it is set" in notes
    assert "the engine that found the claims is lost" in notes


def test_own_row_in_part() -> None:
    """What can be read of the session's own row is kept."""
    session, notes = restored(RAW.replace(b'"value":1.0', b'"value":1.0.0', 1))
    assert evolve(session, history=session.history[:-1], updated_at=SESSION.updated_at) == SESSION
    assert notes.count("\n") == 1


def test_scale_that_nothing_was_rated_on() -> None:
    """Where nothing was rated, no rating can be wrong, and the usual scale is set."""
    raw = content_of(samples.session(scale="snopes"))
    session, notes = restored(without_line(b'"1":{"id":"mayor', raw))
    assert session.scale.id == "google"
    assert "the usual one, for nothing is rated" in notes
    assert session.created_at == LATER
    assert "when the session began is lost: now is set" in notes


def test_scale_that_is_not_built_in() -> None:
    """Ratings on a scale that is lost say nothing: none is restored on another."""
    levels = (RatingLevel(1, "Wrong"), RatingLevel(2, "Right"))
    scale = RatingScale(id="desk", name="Desk", version="1", levels=levels)
    session = evolve(samples.session(), scale=scale).add_review(samples.COST.id, reviewer="Ada Quill", rating="Right")
    found = salvaged(without_line(b'"1":{"id":"mayor', content_of(session)))
    assert found.session is None
    assert "the rating scale desk is lost" in found.notes[-1]
    google = SESSION.scale.version
    other = without_line(b'"1":{"id":"mayor', RAW).replace(
        f'"scale_version":"{google}"'.encode(), b'"scale_version":"0"'
    )
    assert salvaged(other).session is None


def test_conflict_of_a_merge() -> None:
    """Of two versions with the marks of a merge between them, everybody's work is kept."""
    mine = SESSION.add_review(samples.LONGEST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT)
    theirs = SESSION.add_review(samples.LONGEST.id, reviewer="Cy Moor", rating="False", at=LATER)
    session, notes = restored(merged(content_of(mine), content_of(theirs)))
    assert {review for each in (mine, theirs) for review in each.reviews} == set(session.reviews)
    assert [entry.by for entry in session.history[-3:-1]] == ["Bo Ferrin", "Cy Moor"]
    assert "the history is numbered anew" in notes


def merged(mine: bytes, theirs: bytes) -> bytes:
    """Put both of what differs, line by line, between the marks that git makes."""
    pairs = zip(mine.split(b"\n"), theirs.split(b"\n"), strict=True)
    parts = [[a] if a == b else [b"<<<<<<< HEAD", a, b"=======", b, b">>>>>>> theirs"] for a, b in pairs]
    return b"\n".join(line for part in parts for line in part)


def test_two_of_one() -> None:
    """Of two claims of one id the first is kept, of two reviews of one reviewer and claim the newer."""
    document = json.loads(RAW)
    document["claims"]["4"] = claim_row(1) | {"text": "It cost nothing"}
    document["reviews"]["5"] = document["reviews"]["2"] | {
        "explanation": "Nobody knows.",
        "updated_at": "2026-03-01T00:00:00Z",
    }
    document["reviews"]["6"] = document["reviews"]["1"] | {"updated_at": "2025-03-01T00:00:00Z"}
    session, notes = restored(json.dumps(document).encode())
    assert session.claims == SESSION.claims
    assert session.reviews[0] == SESSION.reviews[0]
    assert session.reviews[1].explanation == "Nobody knows."
    assert "another claim c-31 is left out: the first of the two is kept" in notes
    assert "the review of claim c-133 by Ada Quill is there twice: the newer is kept" in notes


def test_key_that_stands_twice() -> None:
    """Two rows of one number are two rows; a row with a key twice is none."""
    session, notes = restored(RAW.replace(b'"2":{"id":"c-133"', b'"1":{"id":"c-133"'))
    assert session.claims == SESSION.claims
    assert notes.count("\n") == 0
    twice = b'"reviewer":"Cy Moor","reviewer":"Cy Moor"'
    session, notes = restored(RAW.replace(b'"reviewer":"Cy Moor"', twice, 1))
    assert "1 of 3 assignments is gone or cannot be read: Cy Moor on c-31" in notes


def test_table_that_is_missing() -> None:
    """A table that is not there is named, and the rest comes back."""
    document = json.loads(RAW)
    del document["drafts"]
    session, notes = restored(json.dumps(document).encode())
    assert session.drafts == ()
    assert session.reviews == SESSION.reviews
    assert "nothing is there of the tables: drafts" in notes


@pytest.mark.parametrize("table", [[], 5, None, {"1": 5}, {"x": []}])
def test_table_that_is_none(table: Any) -> None:
    """What stands in the place of a table, or of a row, is passed over."""
    session, _ = restored(json.dumps(json.loads(RAW) | {"reviews": table}).encode())
    assert session.reviews == SESSION.reviews


def test_what_is_not_known() -> None:
    """What another program put beside the tables, or into a row, is left out and named, and is no row of ours."""
    document = json.loads(RAW) | {"rumours": {"1": claim_row(1) | {"id": "c-9"}}}
    document["claims"]["1"]["colour"] = "red"
    document["drafts"] = {"1": {}}
    lines = [f'"{name}":{json.dumps(value)}' for name, value in document.items()]
    for raw in (json.dumps(document), "{\n" + ",\n".join(lines)):
        session, notes = restored(raw.encode())
        assert session.claims == SESSION.claims
        assert "what this claimcheck does not know is left out: rumours, colour" in notes


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_saved_by_a_windows_program(encoding: str) -> None:
    """A file in another encoding than UTF-8, or with a mark before the text, cut or not, comes back."""
    text = RAW.decode() if encoding == "utf-16" else RAW[:-3].decode()
    session, _ = restored(text.encode(encoding))
    assert evolve(session, history=session.history[:-1], updated_at=SESSION.updated_at) == SESSION
    assert restored(text.encode(encoding)[:-51])[0].reviews == SESSION.reviews


def test_notes_are_safe() -> None:
    """What a file says about itself is one line each that can do nothing to a terminal, and not as long as it likes."""
    name = "Ada\x1b[2J\nQuill" + "x" * 500
    raw = changed("reviews", "1", claim_id=name, reviewer=name)
    _, notes = restored(raw)
    assert "Ada\\x1b[2J Quillxx" in notes
    assert max(map(len, notes.split("\n"))) < 300
    document = json.loads(RAW) | {f"{number}{name}": 1 for number in range(500)}
    del document["drafts"]
    assert "and 480 more" in restored(json.dumps(document).encode())[1]


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store with one session in it that is not damaged."""
    found = FileStore(tmp_path)
    found.save(samples.session(title="Ferry"))
    return found


def damaged(store: FileStore, *, name: str = SESSION.id, cut: int = 900) -> Path:
    """Put a damaged session into a store."""
    path = store.folder / f"{name}.json"
    path.write_bytes(content_of(evolve(SESSION, id=name))[:-cut])
    return path


def test_new_file(store: FileStore) -> None:
    """What is restored is a session of its own beside the damaged file, which is left as it is."""
    path = damaged(store)
    before = path.read_bytes()
    done = repair_session(store, SESSION.id)
    assert done
    assert (done.id, done.new_id, done.was_there) == (SESSION.id, f"{SESSION.id}-repaired", False)
    session = store.load(f"{SESSION.id}-repaired")
    assert (session.revision, session.claims, session.reviews) == (1, SESSION.claims, SESSION.reviews)
    assert path.read_bytes() == before
    assert len(store.listing().faults) == 1


def test_once_for_one_damage(store: FileStore) -> None:
    """The same damage is repaired once, whatever was done to the new session since; another damage is repaired anew."""
    path = damaged(store)
    first = repair_session(store, SESSION.id)
    assert first
    assert first.new_id
    store.change(first.new_id, lambda each: each.add_review(samples.COST.id, reviewer="Cy Moor", rating="True"))
    again = repair_session(store, SESSION.id)
    assert again == evolve(first, was_there=True)
    path.write_bytes(path.read_bytes()[:-100])
    other = repair_session(store, SESSION.id)
    assert other
    assert (other.new_id, other.was_there) == (f"{SESSION.id}-repaired-2", False)


def test_name_that_is_taken(store: FileStore) -> None:
    """A session, or another damaged file, that has the name already is left alone."""
    store.save(evolve(SESSION, id=f"{SESSION.id}-repaired"))
    damaged(store, name=f"{SESSION.id}-repaired-2")
    damaged(store)
    done = repair_session(store, SESSION.id)
    assert done
    assert done.new_id == f"{SESSION.id}-repaired-3"


def test_longest_name(store: FileStore) -> None:
    """The new name has at most as many characters as a name may have."""
    damaged(store, name="x" * 100)
    done = repair_session(store, "x" * 100)
    assert done
    assert done.new_id == "x" * 91 + "-repaired"
    assert store.load(done.new_id).id == done.new_id


@pytest.mark.parametrize("change", [lambda raw: raw[:500], lambda raw: raw.replace(VERSION, b'"schema_version":9')])
def test_nothing_to_restore(store: FileStore, change: Callable[[bytes], bytes]) -> None:
    """Where nothing can be restored, nothing is written."""
    path = damaged(store)
    path.write_bytes(change(RAW))
    before = set(store.folder.iterdir())
    done = repair_session(store, SESSION.id)
    assert done
    assert (done.new_id, done.was_there) == (None, False)
    assert set(store.folder.iterdir()) == before


def test_nothing_to_repair(store: FileStore) -> None:
    """A session that is not damaged is left alone; one that is not there is refused, whatever it is called."""
    (name,) = store.ids()
    assert repair_session(store, name) is None
    assert store.ids() == (name,)
    for missing in ("none-such", f"../{store.folder.name}/{name}", ""):
        with pytest.raises(StoreError, match="no such session"):
            repair_session(store, missing)


def test_file_that_cannot_be_read(store: FileStore) -> None:
    """What is no file is refused with its name."""
    (store.folder / "folder.json").mkdir()
    with pytest.raises(StoreError, match=r"folder\.json: cannot be read"):
        repair_session(store, "folder")
