"""A session changes by making a new one, forgets nothing, and holds together."""

import re
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Answer, Article, Assignment, Claim, Draft, HistoryEntry, Progress, Review, ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.scales import built_in_scales
from claimcheck.model.verdicts import adjudicated
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
    """The session that was changed is as it was; article, scale and id are the same in both, and no claim is gone."""
    before, after = drawn
    assert evolve(before, reviews=(), verdicts=(), drafts=(), assignments=(), history=()) == before
    nothing: dict[str, Any] = dict.fromkeys(("reviews", "verdicts", "drafts", "assignments", "history"), ())
    assert evolve(after, **nothing, claims=before.claims, updated_at=before.updated_at) == before
    assert [claim.id for claim in after.claims[: len(before.claims)]] == [claim.id for claim in before.claims]


def _told_apart(review: Review | None) -> Review | None:
    """Give a judgement without what readers were told of an edit of its claim."""
    return evolve(review, corrections=()) if review else None


@settings(max_examples=50, deadline=None)
@given(strategies.sessions())
def test_history_says_how_judgements_came(session: ReviewSession) -> None:
    """Replaying what it says gives the reviews and the verdicts as they are; each entry finds what the one before it left."""
    replayed: dict[str, Review | None] = {}
    for number, entry in enumerate(session.history, 1):
        assert entry.number == number
        if judged := entry.after or entry.before:
            assert _told_apart(entry.before) == _told_apart(replayed.get(judged.id))
            replayed[judged.id] = entry.after
    there = {each.id: _told_apart(each) for each in (*session.reviews, *session.verdicts)}
    assert {name: _told_apart(each) for name, each in replayed.items() if each} == there


@settings(max_examples=50, deadline=None)
@given(strategies.sessions())
def test_history_says_what_claims_became(session: ReviewSession) -> None:
    """A claim is what the last entry about it left; one that was split or merged is there still."""
    left: dict[str, Claim | None] = {}
    for entry in session.history:
        gone = () if entry.action in ("split", "merge") else entry.claims_before
        left |= {claim.id: None for claim in gone} | {claim.id: claim for claim in entry.claims_after}
    there = {claim.id: claim for claim in session.claims}
    assert {name: there.get(name) for name in left} == left


@settings(max_examples=50, deadline=None)
@given(strategies.sessions())
def test_history_says_who_was_asked(session: ReviewSession) -> None:
    """Replaying what it says gives the assignments as they are."""
    asked: set[tuple[str | None, str]] = set()
    for entry in session.history:
        what, _, who = entry.note.partition(" ") if entry.action in ("undo", "redo") else (entry.action, "", entry.note)
        if what in ("assign", "unassign"):
            is_asked = (what == "assign") is (entry.action != "undo")
            (asked.add if is_asked else asked.discard)((entry.claim_id, who))
    assert {(each.claim_id, each.reviewer) for each in session.assignments} == asked


@settings(max_examples=50, deadline=None)
@given(strategies.sessions())
def test_progress_adds_up(session: ReviewSession) -> None:
    """Every current claim is rated, skipped or open; it is rated if there is a verdict, or if anybody rated it."""
    progress = session.progress()
    assert progress.rated + progress.skipped + progress.open == progress.claims == len(session.current_claims)
    assert min(progress.rated - progress.disputed, progress.skipped, progress.open) >= 0
    rated = [c for c in session.current_claims if any(r.rating for r in _judgements(session, c.id))]
    assert progress.rated == len(rated)
    states = [session.state_of(claim.id) for claim in session.claims]
    counted = [states.count(each) for each in ("disputed", "skipped", "open", "superseded")]
    assert counted == [progress.disputed, progress.skipped, progress.open, len(states) - progress.claims]


def _judgements(session: ReviewSession, claim_id: str) -> tuple[Review, ...]:
    verdict = session.verdict_on(claim_id)
    return (verdict,) if verdict else session.reviews_of(claim_id)


@settings(max_examples=50, deadline=None)
@given(strategies.sessions())
def test_one_review_each(session: ReviewSession) -> None:
    """A reviewer has at most one review of a claim and one draft each way, and finds them; a claim has one verdict."""
    for review in session.reviews:
        assert session.review_by(review.reviewer, review.claim_id) == review
    for draft in session.drafts:
        assert session.draft_of(draft.claim_id, draft.reviewer, is_verdict=draft.is_verdict) == draft
    for verdict in session.verdicts:
        assert session.verdict_on(verdict.claim_id) == verdict
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


@settings(max_examples=50, deadline=None)
@given(strategies.sessions())
def test_open_or_judged(session: ReviewSession) -> None:
    """Nobody has a claim open that they have judged, and whoever was asked has it open until then, or until it is split."""
    current = {claim.id for claim in session.current_claims}
    for claim in session.claims:
        for who in ("Ada Quill", "Bo Ferrin"):
            is_judged = session.review_by(who, claim.id) is not None
            is_open = session.is_open_for(claim.id, who)
            assert not (is_open and is_judged)
            assert not is_open or claim.id in current
            if claim.id in current and (claim.id, who) in {
                (each.claim_id, each.reviewer) for each in session.assignments
            }:
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
        (_with_reviews({}, {"id": "r-other"}), "reviews: two are of one reviewer and one claim"),
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


PARTS = [(words, COST.anchors) for words in ("It had a cost.", "The cost was nothing.")]


def in_dispute() -> ReviewSession:
    """Give a session with one claim that two rate differently, one that one rates and one skips, and one that is open."""
    session = samples.session()
    for who, rating in (("Ada Quill", "False"), ("Bo Ferrin", "True")):
        session = session.add_review(COST.id, reviewer=who, rating=rating, at=AT)
    session = session.add_review(END.id, reviewer="Ada Quill", rating="Unproven", at=AT)
    return session.add_review(END.id, reviewer="Bo Ferrin", skip_reason="opinion", at=AT)


def test_a_claim_that_is_rated_differently_is_disputed_until_it_is_decided() -> None:
    """It counts as rated all along; a verdict settles it, and settles it anew where a review changes after."""
    session = in_dispute()
    assert [session.state_of(claim.id) for claim in session.claims] == ["disputed", "rated", "open"]
    assert session.progress() == Progress(claims=3, rated=2, skipped=0, disputed=1)
    decided = adjudicated(session, COST.id, by="Ida Marsh", rating="False", at=AT)
    assert (decided.state_of(COST.id), decided.progress().disputed) == ("rated", 0)
    assert decided.progress().rated == 2
    again = decided.add_review(COST.id, reviewer="Bo Ferrin", rating="Mostly true", at=AT + timedelta(hours=1))
    assert again.state_of(COST.id) == "rated"
    assert (again.verdict_on(COST.id), again.verdict_on(END.id)) == (decided.verdicts[0], None)


def test_a_claim_that_was_split_is_there_and_counts_no_more() -> None:
    """It and its reviews stay; what is current, how far it is, and what is open go without it."""
    before = in_dispute().assign("Cy Moor", by="Ada Quill", claim_ids=[COST.id], at=AT)
    session = split(before, COST.id, PARTS, by="Bo Ferrin", at=AT)
    assert session.claim(COST.id) == COST
    assert session.reviews_of(COST.id) == before.reviews_of(COST.id)
    first, second = session.claims[3:]
    assert session.current_claims == (END, LONGEST, first, second)
    assert [session.state_of(claim.id) for claim in session.claims] == ["superseded", "rated", "open", "open", "open"]
    assert session.progress() == Progress(claims=4, rated=1, skipped=0)
    assert before.is_open_for(COST.id, "Cy Moor")
    assert not session.is_open_for(COST.id, "Cy Moor")
    assert not session.is_open_for(COST.id, "Dee Lark")
    assert all(session.is_open_for(claim.id, "Dee Lark") for claim in (first, second))


def test_everybody_is_asked_for_the_claims_that_are_current() -> None:
    """Not for one that was split; one that is named is taken at its word."""
    session = split(samples.session(), COST.id, PARTS, by="Bo Ferrin", at=AT)
    asked = session.assign("Cy Moor", by="Ada Quill", at=AT)
    assert {each.claim_id for each in asked.assignments} == {claim.id for claim in session.current_claims}
    assert len(asked.assign("Cy Moor", by="Ada Quill", claim_ids=[COST.id], at=AT).assignments) == 5


def test_a_verdict_under_way_stands_beside_a_review_under_way() -> None:
    """Each is found for what it is, replaced by its like alone, and settled by its like alone."""
    deciding = evolve(DRAFT, is_verdict=True, answers=(Answer("holds", "other"),), updated_at=AT + timedelta(hours=1))
    session = samples.session().with_draft(DRAFT).with_draft(deciding)
    assert session.drafts == (DRAFT, deciding)
    assert session.draft_of(COST.id, "Ada Quill") == DRAFT
    assert session.draft_of(COST.id, "Ada Quill", is_verdict=True) == deciding
    assert session.draft_by("Ada Quill") == DRAFT
    longer = evolve(deciding, answers=(*deciding.answers, Answer("rating", "False")))
    assert session.with_draft(longer).drafts == (DRAFT, longer)
    assert session.with_draft(evolve(deciding, answers=())).drafts == (DRAFT,)
    assert session.add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT).drafts == (deciding,)
    assert session.put_off(COST.id, reviewer="Ada Quill", at=AT).drafts == (deciding,)
    assert adjudicated(session, COST.id, by="Ada Quill", rating="False", at=AT).drafts == (DRAFT,)


def test_a_verdict_under_way_is_not_what_a_reviewer_goes_on_with() -> None:
    """Who has nothing but that under way has no review under way."""
    session = samples.session().with_draft(evolve(DRAFT, is_verdict=True))
    assert session.draft_by("Ada Quill") is None
    assert session.draft_of(COST.id, "Ada Quill") is None


@given(strategies.reviewers, st.sampled_from(["", "False", "True"]), st.sampled_from(["", "a note"]))
def test_the_same_judgement_of_the_same_moment_is_recorded_once(who: str, rating: str, note: str) -> None:
    """However often it is made, and whatever has come in its place since; another note is another judgement."""
    made: dict[str, Any] = {"reviewer": who, "rating": rating, "note": note, "at": AT}
    once = samples.session().add_review(COST.id, **made)
    assert once.add_review(COST.id, **made) is once
    since = once.add_review(COST.id, reviewer=who, rating="Unproven", at=AT + timedelta(hours=1))
    assert since.add_review(COST.id, **made) is since
    other = made | {"note": "another"}
    assert len(once.add_review(COST.id, **other).history) == 2


def test_put_off() -> None:
    """It ends the draft, is told by the history alone, and once for one moment."""
    session = samples.session().with_draft(DRAFT).put_off(COST.id, reviewer="Ada Quill", at=AT)
    assert (session.drafts, session.reviews) == ((), ())
    assert [(entry.action, entry.claim_id, entry.by) for entry in session.history] == [("later", COST.id, "Ada Quill")]
    assert session.state_of(COST.id) == "open"
    assert session.put_off(COST.id, reviewer="Ada Quill", at=AT) is session
    assert len(session.put_off(COST.id, reviewer="Ada Quill", at=AT + timedelta(hours=1)).history) == 2
    with pytest.raises(KeyError, match="c-none"):
        session.put_off("c-none", reviewer="Ada Quill", at=AT)


def test_what_was_published_is_noted_once() -> None:
    """The same reviews once, until something else is done; others are another export."""
    session = in_dispute().with_export(by="Ida Marsh", review_ids=["r-1"], at=AT)
    assert session.with_export(by="Ida Marsh", review_ids=["r-1"], at=AT + timedelta(hours=1)) is session
    assert len(session.with_export(by="Ida Marsh", review_ids=["r-1", "r-2"], at=AT).history) == 6
    since = session.put_off(LONGEST.id, reviewer="Ada Quill", at=AT)
    assert since.with_export(by="Ida Marsh", review_ids=["r-1"], at=AT).history[-1].action == "export"
