"""A session changes by making a new one, forgets nothing, and holds together."""

import re
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.model import Answer, Article, Assignment, Draft, HistoryEntry, Review, ReviewSession
from claimcheck.model.scales import built_in_scales
from tests import samples, strategies
from tests.samples import AT, COST, END, LONGEST

changed = strategies.fresh_sessions(least_claims=1).flatmap(
    lambda session: st.tuples(st.just(session), strategies.worked_on(session))
)
DRAFT = Draft(claim_id=COST.id, reviewer="Ada Quill", answers=(Answer("rating", "False"),), updated_at=AT)
ASKED = Assignment(claim_id=COST.id, reviewer="Bo Ferrin", by="Ada Quill", at=AT)


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
    assert evolve(before, reviews=(), drafts=(), assignments=(), history=()) == before
    unworked = evolve(after, reviews=(), drafts=(), assignments=(), history=(), updated_at=before.updated_at)
    assert unworked == before


@given(strategies.sessions())
def test_history_says_how_it_came(session: ReviewSession) -> None:
    """Replaying what the history says gives the reviews and the assignments as they are, in their order."""
    replayed: dict[str, Review] = {}
    assigned: dict[tuple[str | None, str], HistoryEntry] = {}
    for number, entry in enumerate(session.history, 1):
        assert entry.number == number
        if entry.after is not None:
            assert entry.before == replayed.get(entry.after.id)
            replayed[entry.after.id] = entry.after
        elif entry.action == "assign":
            assigned[entry.claim_id, entry.note] = entry
        else:
            del assigned[entry.claim_id, entry.note]
    assert tuple(replayed.values()) == session.reviews
    kept = [(each.claim_id, each.reviewer, each.by, each.at) for each in session.assignments]
    assert kept == [(claim_id, who, entry.by, entry.at) for (claim_id, who), entry in assigned.items()]


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
    for change in (session.assign, session.unassign):
        with pytest.raises(KeyError, match="c-none"):
            change("Bo Ferrin", by="Ada Quill", claim_ids=[COST.id, "c-none"])


@pytest.mark.parametrize(("reviewer", "rating"), [("Ada Quill", "Maybe"), (" ", "False"), ("Ada Quill", " ")])
def test_review_that_is_refused(reviewer: str, rating: str) -> None:
    """A label that the scale does not have, or a reviewer without a name, makes no review."""
    with pytest.raises(ValueError, match=r"no label|reviewer: must not be empty"):
        samples.session().add_review(COST.id, reviewer=reviewer, rating=rating)


def test_assign() -> None:
    """A reviewer is asked for all claims, or those named, each with its entry in the history; once is enough."""
    later = AT + timedelta(hours=1)
    one = samples.session().assign("Bo Ferrin", by="Ada Quill", claim_ids=[COST.id], at=AT)
    assert one.assignments == (ASKED,)
    assert one.history == (HistoryEntry(1, AT, "Ada Quill", "assign", COST.id, note="Bo Ferrin"),)
    every = one.assign("Bo Ferrin", by="Cy Moor", at=later)
    assert every.assignments[0] == ASKED
    assert [(each.claim_id, each.by, each.at) for each in every.assignments[1:]] == [
        (END.id, "Cy Moor", later),
        (LONGEST.id, "Cy Moor", later),
    ]
    assert [entry.number for entry in every.history] == [1, 2, 3]
    assert every.updated_at == later


def test_assign_again() -> None:
    """Where nothing is new, the session is the very same, so that nothing is saved; another person may be asked too."""
    session = samples.session().assign("Bo Ferrin", by="Ada Quill", at=AT)
    assert session.assign("Bo Ferrin", by="Cy Moor", claim_ids=[END.id, END.id]) is session
    both = session.assign("Cy Moor", by="Ada Quill", claim_ids=[COST.id, COST.id])
    assert [each.reviewer for each in both.assignments if each.claim_id == COST.id] == ["Bo Ferrin", "Cy Moor"]
    assert len(both.assignments) == 4


def test_unassign() -> None:
    """What is taken back is gone from the assignments, not from the history; what was not given is no fault."""
    session = samples.session().assign("Bo Ferrin", by="Ada Quill", at=AT).assign("Cy Moor", by="Ada Quill", at=AT)
    fewer = session.unassign("Bo Ferrin", by="Ada Quill", claim_ids=[COST.id], at=AT)
    assert len(fewer.assignments) == 5
    assert ASKED not in fewer.assignments
    assert fewer.history == (*session.history, HistoryEntry(7, AT, "Ada Quill", "unassign", COST.id, note="Bo Ferrin"))
    assert {each.reviewer for each in fewer.unassign("Bo Ferrin", by="Ada Quill").assignments} == {"Cy Moor"}
    assert fewer.unassign("Bo Ferrin", by="Ada Quill", claim_ids=[COST.id]) is fewer
    assert fewer.unassign("Dee Lark", by="Ada Quill") is fewer


@pytest.mark.parametrize(("reviewer", "by"), [(" ", "Ada Quill"), ("Bo Ferrin", "")])
def test_assignment_of_nobody(reviewer: str, by: str) -> None:
    """Whoever is asked, and whoever asks, has a name."""
    with pytest.raises(ValueError, match="must not be empty"):
        samples.session().assign(reviewer, by=by)


def test_open_for_a_reviewer() -> None:
    """A claim that nobody has is anybody's; one that was assigned or judged is only theirs who were asked for it."""
    session = samples.session()
    assert session.is_open_for(COST.id, "Ada Quill")
    judged = session.add_review(COST.id, reviewer="Ada Quill", skip_reason="not mine")
    assert not judged.is_open_for(COST.id, "Ada Quill")
    assert not judged.is_open_for(COST.id, "Bo Ferrin")
    asked = judged.assign("Bo Ferrin", by="Ada Quill")
    assert asked.is_open_for(COST.id, "Bo Ferrin")
    assert asked.is_open_for(END.id, "Bo Ferrin")
    assert not asked.is_open_for(END.id, "Ada Quill")
    done = asked.add_review(END.id, reviewer="Bo Ferrin", rating="True")
    assert not done.is_open_for(END.id, "Bo Ferrin")


@given(strategies.sessions())
def test_open_or_judged(session: ReviewSession) -> None:
    """Nobody has a claim open that they have judged, and whoever was asked has it open until then."""
    for claim in session.claims:
        for who in ("Ada Quill", "Bo Ferrin"):
            is_judged = session.review_by(who, claim.id) is not None
            is_open = session.is_open_for(claim.id, who)
            assert not (is_open and is_judged)
            if (claim.id, who) in {(each.claim_id, each.reviewer) for each in session.assignments}:
                assert is_open is not is_judged


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
        ({"drafts": (DRAFT, evolve(DRAFT, answers=()))}, "drafts: two are of one reviewer and one claim"),
        ({"assignments": (evolve(ASKED, claim_id="c-none"),)}, "assignments: of claims that the session does not have"),
        ({"assignments": (ASKED, evolve(ASKED, by="Cy Moor"))}, "assignments: two are of one reviewer and one claim"),
        ({"history": (HistoryEntry(number=2, at=AT, by="Ada Quill", action="rate"),)}, "history: must be numbered"),
        ({"revision": -1}, "revision"),
        ({"id": " "}, "id: must not be empty"),
    ],
)
def test_session_that_does_not_hold_together(fault: dict[str, Any], message: str) -> None:
    """Claims stand in the article, all else is of its claims, reviews on its scale, and the history has no gap."""
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


def test_a_judgement_made_again_does_not_come_back() -> None:
    """A save that is made again after a later judgement of the same reviewer neither doubles nor reverses anything."""
    later = AT + timedelta(minutes=1)
    first = samples.session().add_review(COST.id, reviewer="Ada Quill", rating="True", at=AT)
    second = first.add_review(COST.id, reviewer="Ada Quill", rating="False", at=later)
    assert second.add_review(COST.id, reviewer="Ada Quill", rating="True", at=AT) == second


def test_what_is_said_of_an_article_is_in_the_history() -> None:
    """Who said what, and when, is kept; saying what is known already changes nothing, and the text cannot be changed."""
    said = samples.session().with_article({"author": "L. Field", "publisher": "Courier"}, by="Ada Quill", at=AT)
    assert (said.article.author, said.article.publisher) == ("L. Field", "Courier")
    assert (said.history[-1].action, said.history[-1].note) == ("article", "author, publisher")
    assert said.with_article({"author": "L. Field"}, by="Bo Ferrin", at=AT) == said
