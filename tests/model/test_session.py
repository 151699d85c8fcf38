"""A session changes by making a new one, forgets nothing, and holds together."""

import re
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Article, Draft, HistoryEntry, Review, ReviewSession
from claimcheck.model.scales import built_in_scales
from tests import samples, strategies
from tests.samples import AT, COST, END, LONGEST

changed = strategies.fresh_sessions(least_claims=1).flatmap(
    lambda session: st.tuples(st.just(session), strategies.worked_on(session))
)
DRAFT = Draft(claim_id=COST.id, reviewer="Ada Quill", answers=(Answer("rating", "False"),), updated_at=AT)


@given(strategies.fresh_sessions())
def test_start(session: ReviewSession) -> None:
    """A new session is all open, and its id can be the name of a file anywhere."""
    assert session.progress().open == len(session.claims)
    assert not session.reviewers
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", session.id)
    assert len(session.id) <= 60
    assert session.revision == 0


@given(changed)
def test_change_makes_a_new_session(drawn: tuple[ReviewSession, ReviewSession]) -> None:
    """The session that was changed is as it was; article, claims, scale and id are the same in both."""
    before, after = drawn
    assert evolve(before, reviews=(), drafts=(), history=()) == before
    assert evolve(after, reviews=(), drafts=(), history=(), updated_at=before.updated_at) == before


@given(strategies.sessions())
def test_history_says_how_it_came(session: ReviewSession) -> None:
    """Replaying what the history says came after gives the reviews as they are, in their order."""
    replayed: dict[str, Review] = {}
    for number, entry in enumerate(session.history, 1):
        assert entry.number == number
        assert entry.after is not None
        assert entry.before == replayed.get(entry.after.id)
        replayed[entry.after.id] = entry.after
    assert tuple(replayed.values()) == session.reviews


@given(strategies.sessions())
def test_progress_adds_up(session: ReviewSession) -> None:
    """Every claim is rated, skipped or open; it is rated if anybody rated it."""
    progress = session.progress()
    assert progress.rated + progress.skipped + progress.open == progress.claims == len(session.claims)
    assert min(progress.rated, progress.skipped, progress.open) >= 0
    rated = [c for c in session.claims if any(r.state == "rated" for r in session.reviews_of(c.id))]
    assert progress.rated == len(rated)


@given(strategies.sessions())
def test_one_review_each(session: ReviewSession) -> None:
    """A reviewer has at most one review of a claim and one draft, and finds them."""
    for review in session.reviews:
        assert session.review_by(review.reviewer, review.claim_id) == review
    for draft in session.drafts:
        assert session.draft_of(draft.claim_id, draft.reviewer) == draft
    assert sum(len(session.reviews_of(claim.id)) for claim in session.claims) == len(session.reviews)
    assert set(session.reviewers) == {review.reviewer for review in session.reviews}


def test_second_judgement() -> None:
    """It takes the first one's place, with its id and the time it was made; the first one stays in the history."""
    later = AT + timedelta(hours=1)
    session = samples.session().add_review(COST.id, reviewer="Ada Quill", rating="True", at=AT)
    session = session.add_review(COST.id, reviewer="Bo Ferrin", rating="False", at=AT)
    first = session.reviews[0]
    again = session.add_review(COST.id, reviewer="Ada Quill", rating="half TRUE ", at=later)
    assert [review.reviewer for review in again.reviews] == ["Ada Quill", "Bo Ferrin"]
    assert again.reviewers == ("Ada Quill", "Bo Ferrin")
    second = again.reviews[0]
    assert (second.id, second.created_at, second.updated_at) == (first.id, AT, later)
    assert second.rating == session.scale.rate("Half true")
    assert (again.history[-1].before, again.history[-1].after) == (first, second)
    assert again.updated_at == later


def test_skip_and_rate() -> None:
    """Without a rating a claim is skipped; once another reviewer rates it, it counts as rated."""
    session = samples.session().add_review(COST.id, reviewer="Ada Quill", skip_reason="later", at=AT)
    assert (session.progress().rated, session.progress().skipped) == (0, 1)
    assert session.history[-1].action == "skip"
    session = session.add_review(COST.id, reviewer="Bo Ferrin", rating="False", at=AT)
    assert (session.progress().rated, session.progress().skipped, session.progress().open) == (1, 0, 2)
    assert session.history[-1].action == "rate"


def test_review_ends_its_draft() -> None:
    """A confirmed judgement takes its own draft away and leaves those of others, and of other claims."""
    others = (evolve(DRAFT, reviewer="Bo Ferrin"), evolve(DRAFT, reviewer="Cy Moor", claim_id=END.id))
    session = samples.session()
    for draft in (DRAFT, *others):
        session = session.with_draft(draft)
    assert session.add_review(COST.id, reviewer="Ada Quill", rating="False").drafts == others
    assert session.add_review(END.id, reviewer="Ada Quill", rating="False").drafts == (DRAFT, *others)


def test_draft_is_replaced() -> None:
    """A reviewer has one draft a claim; one that holds no answer, given or gone back from, is gone."""
    session = samples.session().with_draft(DRAFT)
    longer = evolve(DRAFT, answers=(*DRAFT.answers, Answer("source")), updated_at=AT + timedelta(minutes=1))
    assert session.with_draft(longer).drafts == (longer,)
    assert session.with_draft(longer).updated_at == longer.updated_at
    taken_back = evolve(DRAFT, answers=(), ahead=DRAFT.answers)
    assert session.with_draft(taken_back).draft_of(COST.id, "Ada Quill") == taken_back
    assert session.with_draft(evolve(DRAFT, answers=())).drafts == ()


def test_newest_draft_is_under_way() -> None:
    """Of several claims that a reviewer has begun, the newest with an answer is gone on with."""
    other = evolve(DRAFT, claim_id=END.id)
    session = samples.session().with_draft(DRAFT).with_draft(other)
    assert session.draft_by("Ada Quill") == other
    assert session.with_draft(DRAFT).draft_by("Ada Quill") == DRAFT
    assert session.with_draft(evolve(other, answers=(), ahead=other.answers)).draft_by("Ada Quill") == DRAFT
    assert session.draft_by("Bo Ferrin") is None


def test_unknown_claim() -> None:
    """Nobody can judge a claim that the session does not have."""
    session = samples.session()
    with pytest.raises(KeyError, match="c-none"):
        session.claim("c-none")
    with pytest.raises(KeyError, match="c-none"):
        session.add_review("c-none", reviewer="Ada Quill")
    with pytest.raises(KeyError, match="c-none"):
        session.with_draft(evolve(DRAFT, claim_id="c-none"))


@pytest.mark.parametrize(("reviewer", "rating"), [("Ada Quill", "Maybe"), (" ", "False"), ("Ada Quill", " ")])
def test_review_that_is_refused(reviewer: str, rating: str) -> None:
    """A label that the scale does not have, or a reviewer without a name, makes no review."""
    with pytest.raises(ValueError, match=r"no label|reviewer: must not be empty"):
        samples.session().add_review(COST.id, reviewer=reviewer, rating=rating)


def _with_reviews(*reviews: dict[str, Any]) -> dict[str, Any]:
    rated = samples.reviewed().reviews[0]
    return {"reviews": tuple(evolve(rated, **each) for each in reviews)}


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"claims": (COST, COST)}, "claims: two share an id"),
        ({"article": Article.from_text("Something else")}, f"claims: not anchored in the article: {COST.id}, {END.id}"),
        (_with_reviews({"claim_id": "c-none"}), "reviews: of claims that the session does not have: c-none"),
        (_with_reviews({}, {"id": "r-other"}), "reviews: two are by one reviewer of one claim"),
        ({**_with_reviews({}), "scale": built_in_scales()["politifact"]}, "reviews: not on the session's scale: r-"),
        ({"drafts": (evolve(DRAFT, claim_id="c-none"),)}, "drafts: of claims that the session does not have: c-none"),
        ({"drafts": (DRAFT, evolve(DRAFT, answers=()))}, "drafts: two are by one reviewer of one claim"),
        ({"history": (HistoryEntry(number=2, at=AT, by="Ada Quill", action="rate"),)}, "history: must be numbered"),
        ({"revision": -1}, "revision"),
        ({"id": " "}, "id: must not be empty"),
    ],
)
def test_session_that_does_not_hold_together(fault: dict[str, Any], message: str) -> None:
    """Claims stand in the article, reviews are of its claims and on its scale, and the history has no gap."""
    with pytest.raises(ValueError, match=message):
        evolve(samples.session(), **fault)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor’s Bridge: «It’s open»", "mayors-bridge-its-open"),
        ("../../etc/passwd\x00", "etc-passwd"),
        ("Żółw & Ångström", "zow-angstrom"),
        ("橋が開いた", "article"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word"),
        ("x" * 80, "x" * 48),
    ],
)
def test_id_is_a_slug_of_the_title(title: str, expected: str) -> None:
    """Whatever the headline, the id is plain letters, with the text's digest to tell equal titles apart."""
    article = Article.from_text("x", title=title)
    session = ReviewSession.start(article, (), scale=built_in_scales()["google"])
    assert session.id == f"{expected}-{article.text_sha256[:6]}"


def test_id_does_not_come_from_outside() -> None:
    """An article's own id, which a feed may have given, does not become a part of a file's name."""
    article = evolve(Article.from_text("x", title="Bridge"), id="../../x")
    assert re.fullmatch(r"bridge-[0-9a-f]{6}", ReviewSession.start(article, (), scale=built_in_scales()["google"]).id)


def test_claims_of_a_started_session_stand_in_its_article() -> None:
    """A session of another article's claims cannot be started."""
    with pytest.raises(ValueError, match="not anchored in the article"):
        ReviewSession.start(Article.from_text("x"), [LONGEST], scale=built_in_scales()["google"])
