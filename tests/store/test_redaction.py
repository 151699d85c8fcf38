"""Words are removed from every text of a session and of its history, and nothing else changes but for a note of that."""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, strategies as st

from claimcheck.claimreview import claim_reviews
from claimcheck.model import (
    Anchor,
    Answer,
    Article,
    Claim,
    Claimant,
    Draft,
    RatingLevel,
    RatingScale,
    Review,
    ReviewSession,
    Source,
    Unresolved,
    review_id,
)
from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited, split
from claimcheck.model.publication import was_published
from claimcheck.model.undo import redone, undone
from claimcheck.model.verdicts import adjudicated
from claimcheck.store.blotting import UnfitWordError, Word
from claimcheck.store.convert import to_json
from claimcheck.store.layout import from_tables, to_tables
from claimcheck.store.redaction import Redaction, redacted
from tests import samples, strategies

NOW = datetime(2026, 3, 1, tzinfo=UTC)
IDS = {"claim_id", "derived_from", "review_ids", "text_sha256"}
PROGRAM = {"action", "question", "type", "kind", "stance", "state"}
DATES = {"at", "created_at", "updated_at", "published_at", "retrieved_at", "published_on", "accessed_at"} | {
    "stated_on", "look_again_on", "asked_on", "answered_on"
}  # fmt: skip


def remove(session: ReviewSession, *words: str, by: str = "Nora Fenwick", why: str = "") -> Redaction:
    """Remove words as one does who is asked to."""
    return redacted(session, words, by=by, why=why, at=NOW)


def texts(value: Any, key: str = "", parent: str = "") -> Iterator[str]:
    """Give every text of a session's JSON, but for ids, dates and what is a word of the program."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts(each, name, key)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, key, key)
    elif isinstance(value, str) and key not in IDS | PROGRAM | DATES:
        if key != "id" or parent == "scale":
            yield value
        elif not parent:
            # A session's id ends in a digest.
            yield value.rpartition("-")[0]


def plain(text: str) -> str:
    """Give the text as most searches compare it."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())


def written(text: str, how: str) -> str:
    """Write a text in another way that reads alike."""
    match how:
        case "upper":
            return text.upper()
        case "wrapped":
            return "\n".join(text.split(" "))
        case "NFC" | "NFD":
            return unicodedata.normalize(how, text)
    return text


def is_fit(word: str) -> bool:
    """Tell whether a word can be looked for."""
    try:
        return bool(Word.of(word))
    except UnfitWordError:
        return False


@given(strategies.sessions(), st.data())
def test_nothing_is_left(session: ReviewSession, data: st.DataObject) -> None:
    """Whatever stands in a session can be removed: no text has it then, however it was written, and all else is there."""
    text = data.draw(st.sampled_from([each for each in texts(to_json(session)) if is_fit(each)] or ["none"]))
    start = data.draw(st.integers(0, max(len(text) - 2, 0)))
    word = written(
        text[start : data.draw(st.integers(min(start + 2, len(text)), len(text)))],
        data.draw(st.sampled_from(["as it is", "upper", "wrapped", "NFC", "NFD"])),
    )
    assume(is_fit(word))
    found = remove(session, word)
    kept = found.session
    assert [each for each in texts(to_json(kept)) if plain(word) in plain(each)] == []
    were = (claim for entry in kept.history for claim in (*entry.claims_before, *entry.claims_after))
    assert all(claim.is_anchored_in(kept.article.text) for claim in (*kept.claims, *were))
    assert len(kept.article.text) == len(session.article.text)
    assert [each.id for each in kept.claims] == [each.id for each in session.claims]
    assert [len(each) for each in (kept.reviews, kept.verdicts, kept.drafts)] == [
        len(each) for each in (session.reviews, session.verdicts, session.drafts)
    ]
    assert [(each.claim_id, each.id) for each in kept.verdicts] == [
        (each.claim_id, each.id) for each in session.verdicts
    ]
    for review in session.reviews:
        (same,) = [each for each in kept.reviews if each.id == found_id(review, kept, session)]
        assert was_published(kept.history, same.id) is was_published(session.history, review.id)
    assert len(kept.history) == len(session.history) + bool(found.total)
    assert from_tables(to_tables(kept)) == kept


def found_id(review: Review, kept: ReviewSession, session: ReviewSession) -> str:
    """Give the id that a review has now: it is the one in its place."""
    return kept.reviews[session.reviews.index(review)].id


def test_article() -> None:
    """Each character of the words is blotted out where it stood, and the anchors beside them quote the new text."""
    before = samples.reviewed()
    kept = remove(before, "selina vale", "Gotham Ferry").session
    changed = "said ███████████, the mayor of Gotham. The ████████████ Company"
    assert kept.article.text == samples.TEXT.replace(
        "said Selina Vale, the mayor of Gotham. The Gotham Ferry Company", changed
    )
    assert kept.article.text_sha256 != before.article.text_sha256
    assert kept.article.id == before.article.id
    assert [anchor.exact for claim in kept.claims for anchor in claim.anchors] == [
        "The bridge cost nothing",
        "half its crossings would end",
        "The bridge is the longest in the county",
    ]
    assert kept.claims[0].anchors[0].suffix == ",” said ███████████, the mayor o"
    assert kept.claims[1].anchors[0].prefix == f"{'█' * 11} Company\nwarned that "


def test_words_cut_by_an_anchor() -> None:
    """Words that an anchor or its context ends within are blotted out to the last letter that is quoted."""
    text = f"{'x' * 10} Selina Vale {'y' * 40}"
    at = text.index("ina")
    article = Article.from_text(text)
    claim = Claim(id="c-1", text="a", anchors=(Anchor.at(text, at, at + 5), Anchor.at(text, 25, 59)))
    (cut,) = remove(ReviewSession.start(article, [claim], scale=samples.session().scale), "Selina Vale").session.claims
    assert [(each.exact, each.prefix[-5:], each.suffix[:4]) for each in cut.anchors] == [
        ("█████", "x ███", "███ "),
        ("y" * 34, "██ yy", "yyyy"),
    ]


def test_every_text_of_a_claim() -> None:
    """The claimant, what stays open, and the reasons are gone through; an address that may be missing is."""
    claim = evolve(
        samples.COST,
        claimant=Claimant("Selina Vale", role="wife of Bo Vale", same_as="https://people.example.org/Selina_Vale"),
        reasons=("said by Selina Vale", "an amount"),
        unresolved=(Unresolved("she", ("Selina Vale", "Ada Quill")),),
        cue="as S. Vale put it",
        derived_from=("c-0",),
    )
    (kept,) = remove(samples.session(claims=[claim]), "vale").session.claims
    assert kept.claimant == Claimant("Selina ████", role="wife of Bo ████", same_as=None)
    assert kept.reasons == ("said by Selina ████", "an amount")
    assert kept.unresolved == (Unresolved("she", ("Selina ████", "Ada Quill")),)
    assert (kept.id, kept.cue, kept.derived_from) == (claim.id, "as S. ████ put it", ("c-0",))


def test_words_of_the_program_stay() -> None:
    """What is one of a few words of the program's own is no text of a person, and a session without it no session."""
    before = samples.reviewed().with_draft(
        Draft(claim_id=samples.END.id, reviewer="Bo", answers=(Answer("action", "rate"),), updated_at=samples.AT)
    )
    kept = remove(before, "person", "refutes", "rate", "action", "prediction").session
    assert kept.claims[0].claimant == before.claims[0].claimant
    assert kept.drafts[0].answers == (Answer("action", "████"),)
    assert [each.action for each in kept.history] == ["rate", "rate", "skip", "redact"]


def test_sources() -> None:
    """A source keeps a few words for its address; what may be missing is, and what else it says is blotted out."""
    source = Source(
        url="https://vale.example.org/", title="Vale", archive_url="https://archive.example.org/?q=Selina+Vale"
    )
    other = Source(url="a call to Selina Vale", excerpt="see https://x.example/vale.", note="Vale!")
    before = samples.session().add_review(
        samples.COST.id, reviewer="Ada Quill", rating="True", sources=(source, other), at=samples.AT
    )
    kept = remove(before, "Vale").session
    assert kept.reviews[0].sources == (
        Source(url="redacted address", title="████"),
        Source(url="a call to Selina ████", excerpt="see redacted address.", note="████!"),
    )
    assert kept.history[0].after == kept.reviews[0]


def test_reviewers() -> None:
    """A reviewer gets one other name everywhere, each of two their own, and no name that somebody has already."""
    before = samples.session(claims=[evolve(samples.COST, origin="Ada Quill"), samples.END])
    for name in ("Ada Quill", "ADA QUILL", "redacted-2", "Bo Ferrin"):
        before = before.add_review(samples.COST.id, reviewer=name, rating="True", at=samples.AT)
    before = before.assign("Ada Quill", by="ada.quill@desk.example", claim_ids=[samples.END.id], at=samples.AT)
    before = before.unassign("Ada Quill", by="Bo Ferrin", at=samples.AT)
    found = remove(before, "ada quill", by="Ada Quill")
    kept = found.session
    assert kept.reviewers == ("redacted-1", "redacted-3", "redacted-2", "Bo Ferrin")
    assert [each.id for each in kept.reviews] == [review_id(samples.COST.id, name) for name in kept.reviewers]
    assert kept.reviews[3] == before.reviews[3]
    assert kept.claims[0].origin == "redacted-1"
    assert [(each.by, each.note) for each in kept.history[4:]] == [
        ("redacted-4", "redacted-1"),
        ("Bo Ferrin", "redacted-1"),
        ("redacted-1", "3 passages removed for good"),
    ]
    assert found.counts == {"reviewers": 3}


def test_every_text_that_was_added_to_a_claim() -> None:
    """Where it was made, who was asked about it and what they answered are gone through."""
    reply = Reply("Selina Vale", date(2026, 1, 30), answer="Vale says no.")
    claim = evolve(samples.COST, place="Vale House", stated_on=date(2026, 1, 29), replies=(reply,))
    (kept,) = remove(samples.session(claims=[claim]), "vale").session.claims
    assert kept.replies == (evolve(reply, asked="Selina ████", answer="████ says no."),)
    assert (kept.place, kept.stated_on) == ("████ House", claim.stated_on)


def test_claims_in_the_history() -> None:
    """What claims were is gone through as what they are, and still fits the text."""
    anchor = Anchor.at(samples.TEXT, 31, samples.TEXT.index(", the mayor"))
    before = edited(samples.session(), samples.COST.id, by="Bo Ferrin", anchors=(anchor,), at=samples.AT)
    parts = [(text, (anchor,)) for text in ("Selina Vale paid", "The bridge cost nothing, said Vale")]
    before = split(before, samples.COST.id, parts, by="Bo Ferrin", at=samples.AT)
    kept = remove(before, "Selina Vale").session
    done = kept.history[1]
    assert [claim.text for claim in done.claims_after] == ["███████████ paid", "The bridge cost nothing, said Vale"]
    assert done.claims_after == kept.claims[3:]
    assert [claim.id for claim in done.claims_after] == [claim.id for claim in before.claims[3:]]
    assert [claim.derived_from for claim in done.claims_after] == [(samples.COST.id,)] * 2
    assert kept.claims[0].anchors[0].exact.endswith("said ███████████")
    was = kept.history[0].claims_before[0]
    assert (was.anchors[0].exact, was.anchors[0].suffix) == (
        "The bridge cost nothing",
        ",” said ███████████, the mayor o",
    )


def test_verdicts_and_corrections() -> None:
    """Who decided is renamed as any reviewer; the verdict keeps its id, and is still known to have been published."""
    before = adjudicated(
        samples.reviewed(), samples.COST.id, by="Selina Vale", rating="True", reason="Vale's own", at=samples.AT
    )
    verdict = before.verdicts[0].id
    before = before.with_export(by="Selina Vale", review_ids=[verdict, before.reviews[1].id], at=samples.AT)
    before = before.add_review(
        samples.END.id, reviewer="Ada Quill", rating="True", correction="Vale wrote to us.", at=samples.AT
    )
    before = adjudicated(
        before, samples.COST.id, by="Selina Vale", rating="False", correction="So says Ada Quill.", at=samples.AT
    )
    before = before.with_draft(
        Draft(samples.END.id, "Selina Vale", (Answer("why", "as Vale"),), samples.AT, is_verdict=True)
    )
    kept = remove(before, "Vale", "Ada Quill").session
    assert (kept.verdicts[0].id, kept.verdicts[0].reviewer) == (verdict, "redacted-2")
    (correction,) = kept.verdicts[0].corrections
    assert (correction.by, correction.why) == ("redacted-2", "So says █████████.")
    assert [each.why for each in kept.reviews[1].corrections] == ["████ wrote to us."]
    assert kept.drafts[0].reviewer == "redacted-2"
    export = next(each for each in kept.history if each.action == "export")
    assert export.review_ids == (verdict, kept.reviews[1].id)
    assert kept.reviews[1].id == review_id(samples.END.id, "redacted-1") != before.reviews[1].id
    assert all(was_published(kept.history, name) for name in export.review_ids)


def test_who_was_asked_and_no_more() -> None:
    """That an assignment was undone says who it was of; they are called as they are everywhere."""
    before = samples.session().assign("Selina Vale", by="Bo Ferrin", claim_ids=[samples.END.id], at=samples.AT)
    found = remove(redone(undone(before, "Bo Ferrin"), "Bo Ferrin"), "Vale")
    assert [each.note for each in found.session.history[:3]] == ["redacted-1", "assign redacted-1", "assign redacted-1"]
    assert "history" not in found.counts


def test_drafts_and_assignments() -> None:
    """What is under way, and what was gone back from, is gone through; one reviewer's stays one reviewer's."""
    answers = (Answer("source", "https://x.example/%53elina-vale"), Answer("title", "On Selina Vale"))
    before = samples.session().assign("Selina Vale", by="Bo", at=samples.AT)
    before = before.with_draft(
        Draft(samples.COST.id, "Selina Vale", answers=answers[:1], updated_at=samples.AT, ahead=answers[1:])
    )
    found = remove(before, "Selina Vale")
    (draft,) = found.session.drafts
    assert draft.reviewer == "redacted-1"
    assert (*draft.answers, *draft.ahead) == (Answer("source", "redacted address"), Answer("title", "On ███████████"))
    assert {each.reviewer for each in found.session.assignments} == {"redacted-1"}
    assert found.counts["drafts"] == 2


@pytest.mark.parametrize(
    ("title", "word", "name"),
    [
        ("Selina Vale opens bridge", "Selina Vale", "opens-bridge"),
        ("Bridge opened by Selina Vale", "vale", "bridge-opened-by-selina"),
        ("Selina Vale", "Selina Vale", "article"),
        ("Zoë Ångström, mayor", "Zoë Ångström", "mayor"),
        ("O’Hara opens bridge", "O'Hara", "opens-bridge"),
        ("The long and winding road to the new bridge of Selina Vale", "Selina Vale", "the-long-and-winding-road-to-the-new-bridge-of"),
        ("Mayor opens bridge", "Selina Vale", "mayor-opens-bridge"),
        ("The article", "article", "the"),
        ("Article", "article", ""),
    ],
)  # fmt: skip
def test_name_of_the_session(title: str, word: str, name: str) -> None:
    """A session's id has no word that was removed, not half of one either, and its digest as before."""
    before = samples.session(title=title)
    digest = before.id.rpartition("-")[2]
    assert remove(before, word, "Gotham").session.id == (f"{name}-{digest}" if name else digest)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("selina-vale", "article-{digest}"),
        ("my-selina-selina-vale-vale-0a1b2c", "my-0a1b2c"),
        ("selinavale-0a1b2c", "article-0a1b2c"),
        ("x" * 90 + "-selinavale", "x" * 90 + "-{digest}"),
        ("notes-on-the-bridge", "notes-on-the-bridge"),
    ],
)
def test_name_given_by_hand(given: str, kept: str) -> None:
    """An id that is not made of the title is rid of the words too."""
    found = remove(evolve(samples.session(), id=given), "Selina Vale").session
    assert found.id == kept.format(digest=found.article.text_sha256[:6])
    assert len(found.id) <= 100


def test_scale() -> None:
    """Labels without the words differ from each other still, and every rating is one of them."""
    scale = RatingScale(
        id="vale",
        name="Vale's",
        version="1",
        levels=(RatingLevel(1, "Says Vale"), RatingLevel(2, "says Hume")),
        labels=("says ████",),
        url="https://vale.example/",
    )
    before = ReviewSession.start(samples.article(), [samples.COST], scale=scale, at=samples.AT)
    before = before.add_review(samples.COST.id, reviewer="Ada Quill", rating="Says Vale", at=samples.AT)
    kept = remove(before, "Vale", "Hume").session
    assert kept.scale.all_labels == ("Says ████ (2)", "says ████ (3)", "says ████")
    assert kept.reviews[0].rating == kept.scale.rate("Says ████ (2)")
    assert (kept.scale.id, kept.scale.name, kept.scale.url) == ("████", "████'s", None)


def test_note() -> None:
    """The history ends in what was done, by whom, when and why, and not in what was removed."""
    kept = remove(samples.reviewed(), "Selina Vale", why="asked for by Selina\nVale on 1 March").session
    (*before, note) = kept.history
    assert len(before) == 3
    assert (note.number, note.at, note.by, note.action) == (4, NOW, "Nora Fenwick", "redact")
    assert note.note == "2 passages removed for good: asked for by ██████\n████ on 1 March"
    assert (note.claim_id, note.before, note.after) == (None, None, None)
    assert kept.updated_at == NOW


def test_counts() -> None:
    """What was removed is counted by where it stood; what is nowhere is named, as is what was part of another word."""
    found = remove(samples.reviewed(), "Gotham", "Bo Ferrin", "budge")
    assert found.counts == {
        "article text": 3,
        "article": 2,
        "claims": 2,
        "reviews": 6,
        "history": 6,
        "name of the session": 1,
    }
    assert found.total == 20
    assert found.within == 4
    assert found.missing == ("Bo Ferrin",)


def test_nothing_found() -> None:
    """Where none of the words is, not in the name of who removes them alone either, the session stays the same one."""
    before = samples.reviewed()
    found = remove(before, "Bo Ferrin", "Cy Moor", by="Cy Moor", why="Bo Ferrin")
    assert found == Redaction(before, {}, 0, ("Bo Ferrin", "Cy Moor"))
    assert found.session is before
    once = remove(before, "Selina Vale").session
    assert remove(once, "Selina Vale").session is once


@pytest.mark.parametrize(
    "word", ["", " ", "a", " a\n", "é", "e\u0301", "각", "\u200b\u200b\u200b", "a\u00ad", "\x00a", "a█", "██"]
)
def test_unfit_words(word: str) -> None:
    """What would be everywhere, or is a blot itself, is refused."""
    with pytest.raises(UnfitWordError):
        remove(samples.reviewed(), "Selina Vale", word)


def test_what_is_left_can_be_published() -> None:
    """Nothing stands in the way of publishing that did not before, but for what a missing address takes away."""
    before = samples.reviewed(url="https://news.example.com/selina-vale")
    kept = remove(before, "Selina Vale", "vale").session
    assert kept.article.url is None
    for session in (before, kept):
        made = claim_reviews(session, publisher=samples.PUBLISHER)
        assert len(made.reviews) == 2
        assert made.errors == ()
        assert [each.path for each in made.faults if each.rule == "left-out"] == ["$.citation[1].url"]
    assert "vale" not in str(claim_reviews(kept, publisher=samples.PUBLISHER).reviews).casefold()
