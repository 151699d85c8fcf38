"""All claims at a glance: each in the state that its reviewer may know, on pages whose keys never clash."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Anchor, Answer, Article, Claim, Draft, ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.scales import built_in_scales
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.overview import (
    ADD,
    ALL,
    FILTER,
    FIND,
    FINISH,
    GO_ON,
    NEXT,
    PREVIOUS,
    SEARCH,
    STATES,
    Overview,
    Row,
    filter_question,
    headline,
    overview_question,
    rows_in,
    rows_of,
    still_within,
    turned,
)
from claimcheck.review.questions import RESERVED_KEYS, Choice, Question, with_choices
from tests import samples, strategies
from tests.disputes import ADA, BO, IDA, disputed
from tests.samples import AT, COST, END, LONGEST

FURTHER = [Choice("undo", "Undo: rated", "u"), Choice("redo", "Redo: rated", "y")]
"""What the walk adds."""


def of_many(count: int) -> ReviewSession:
    """Give a session of so many claims, all but the first three by one claimant."""
    text = " ".join(f"word{number}" for number in range(1, count + 1))
    claims = []
    for number in range(1, count + 1):
        start = text.index(f"word{number}")
        anchor = Anchor.at(text, start, start + len(f"word{number}"))
        by = samples.MAYOR if number > 3 else None
        claims.append(Claim(f"c-{number}", f"Claim {number}", (anchor,), claimant=by))
    return ReviewSession.start(Article.from_text(text), claims, scale=built_in_scales()["google"], at=AT)


def states(session: ReviewSession, who: str) -> list[str]:
    return [row.state for row in rows_of(session, who)]


def asked(rows: tuple[Row, ...], overview: Overview, size: int, going_on: str = "Go on") -> Question:
    return with_choices(overview_question(rows, overview, size=size, going_on=going_on), FURTHER)


def test_claims_are_numbered_by_worth() -> None:
    """As everywhere that they are listed."""
    rows = rows_of(samples.with_claim(samples.session(), 2, check_worthiness=0.9), ADA)
    assert [(row.number, row.claim.id) for row in rows] == [(1, LONGEST.id), (2, COST.id), (3, END.id)]


def test_a_claim_is_in_the_state_that_its_reviewer_may_know() -> None:
    """That others differ, or agree, shows where one has judged the claim oneself, by a skip too."""
    session = disputed()
    assert states(session, ADA) == ["disputed", "disputed", "rated"]
    assert states(session, BO) == ["disputed", "disputed", "open"]
    assert states(session, IDA) == ["open", "open", "open"]
    assert states(session.add_review(COST.id, reviewer=IDA, skip_reason="opinion", at=AT), IDA)[0] == "disputed"
    assert states(samples.reviewed(), ADA) == ["rated", "rated", "skipped"]
    decided = adjudicated(session, COST.id, by=IDA, rating="False", at=AT)
    assert states(decided, ADA) == ["rated", "disputed", "rated"]
    assert states(decided, IDA)[0] == "open"


def test_a_draft_has_an_answer() -> None:
    """One's own, given or gone back from, of a review; that one only looked at the claim is none."""
    draft = Draft(COST.id, ADA, (Answer("action", "rate"), Answer("rating", "False")), updated_at=AT)
    session = samples.session()
    assert states(session.with_draft(draft), ADA)[0] == "draft"
    assert states(session.with_draft(draft), BO)[0] == "open"
    assert states(session.with_draft(evolve(draft, answers=(), ahead=draft.answers)), ADA)[0] == "draft"
    assert states(session.with_draft(evolve(draft, answers=(Answer("reopened"),))), ADA)[0] == "open"
    assert states(session.with_draft(evolve(draft, is_verdict=True)), ADA)[0] == "open"
    assert states(samples.reviewed().with_draft(draft), ADA)[0] == "rated"


def test_a_claim_that_was_split_is_not_listed() -> None:
    """What came of it is, in its place of worth."""
    parts = [(words, COST.anchors) for words in ("One", "Two")]
    rows = rows_of(split(samples.session(), COST.id, parts, by=ADA, at=AT), ADA)
    assert [row.claim.text for row in rows] == ["One", "Two", END.text, LONGEST.text]


@pytest.mark.parametrize(
    ("overview", "numbers"),
    [
        (Overview(), [1, 2, 3]),
        (Overview("rated"), [1, 2]),
        (Overview("skipped"), [3]),
        (Overview("open"), []),
        (Overview(words="CROSSINGS half"), [2]),
        (Overview(words="vale"), [1]),
        (Overview(words="the bridge"), [1, 3]),
        (Overview("rated", "bridge"), [1]),
        (Overview(words="tunnel"), []),
        (Overview(words=" "), [1, 2, 3]),
    ],
)
def test_claims_are_found_by_state_and_by_words(overview: Overview, numbers: list[int]) -> None:
    """All words, in any order and in any case, of the claim or of its claimant's name."""
    assert [row.number for row in rows_in(rows_of(samples.reviewed(), ADA), overview)] == numbers


def overviews(rows: tuple[Row, ...]) -> st.SearchStrategy[Overview]:
    found = sorted({row.state for row in rows})
    return st.builds(
        Overview, st.sampled_from(["", *found]), st.sampled_from(["", "Vale", "1", "Claim"]), st.integers(0, 4)
    )


@settings(deadline=None)
@given(st.integers(1, 45), st.integers(1, 10), st.data())
def test_keys_never_clash(count: int, size: int, data: st.DataObject) -> None:
    """On any page of any size, filtered or not, with undo and redo: each key is one choice's, and none is reserved."""
    session = of_many(count)
    for number in data.draw(st.lists(st.integers(1, count), max_size=5, unique=True)):
        session = session.add_review(f"c-{number}", reviewer=ADA, skip_reason="opinion", at=AT)
    rows = rows_of(session, ADA)
    question = asked(rows, data.draw(overviews(rows)), size, data.draw(st.sampled_from(["Go on", ""])))
    for each in (question, filter_question(rows)):
        keys = [choice.key for choice in each.choices]
        assert all(len(key) == 1 for key in keys)
        assert len(set(keys)) == len(keys)
        assert not set(keys) & set(RESERVED_KEYS)
        assert len({choice.value for choice in each.choices}) == len(keys)
    assert not question.fault(question.suggestion)


@settings(deadline=None)
@given(st.integers(1, 45), st.integers(1, 10), st.data())
def test_every_claim_is_on_one_page(count: int, size: int, data: st.DataObject) -> None:
    """Turning on from the first page, as long as there is a next one, shows each claim once; and back again the same."""
    rows = rows_of(of_many(count), ADA)
    overview = evolve(data.draw(overviews(rows)), page=0)
    seen: list[str] = []
    pages = 0
    while True:
        question = asked(rows, overview, size)
        seen += [choice.value for choice in question.choices if choice.value.startswith("c-")]
        values = {choice.value for choice in question.choices}
        assert (PREVIOUS in values) is (overview.page > 0)
        assert still_within(rows, overview, size=size) == overview
        if NEXT not in values:
            break
        overview, pages = turned(overview, NEXT), pages + 1
    assert seen == [row.claim.id for row in rows_in(rows, overview)]
    for _ in range(pages):
        overview = turned(overview, PREVIOUS)
    assert overview.page == 0


def test_a_page_that_is_no_more_is_turned_back() -> None:
    """Where fewer claims are in the state than were when it was turned to; of none, the first page is shown."""
    rows = rows_of(of_many(12), ADA)
    assert still_within(rows, Overview(page=7), size=5).page == 2
    assert still_within(rows, Overview(page=1), size=5).page == 1
    assert still_within(rows, Overview("rated", page=1), size=5).page == 0
    assert still_within((), Overview(page=1), size=5).page == 0
    assert turned(Overview(), PREVIOUS).page == 0


def test_a_key_means_the_same_number_on_every_page() -> None:
    """Its last digit; where some are left out, its place on the page. Its number is always to be read."""
    rows = rows_of(of_many(23), ADA)
    second = [(choice.key, choice.label) for choice in asked(rows, Overview(page=1), 10).choices[:10]]
    assert second[0] == ("1", "11 · open · Claim 11 (Selina Vale)")
    assert second[9] == ("0", "20 · open · Claim 20 (Selina Vale)")
    assert asked(rows, Overview(), 10).choices[0] == Choice("c-1", "open · Claim 1", "1")
    found = asked(rows, Overview(words="2"), 10).choices
    assert [(choice.key, choice.label.split(" · ")[0]) for choice in found[:3]] == [
        ("1", "2"),
        ("2", "12"),
        ("3", "20"),
    ]


def test_in_a_list_with_numbers_of_its_own_no_claim_has_a_key() -> None:
    """Its number is said in words, so that the two cannot be taken for each other."""
    rows = rows_of(of_many(12), ADA)
    question = overview_question(rows, Overview(page=1), size=10, going_on="", is_listed=True)
    assert [(choice.key, choice.label) for choice in question.choices[:2]] == [
        ("", "claim 11 · open · Claim 11 (Selina Vale)"),
        ("", "claim 12 · open · Claim 12 (Selina Vale)"),
    ]


def test_going_on_is_what_enter_does() -> None:
    """Where something is left to do, else to finish."""
    rows = rows_of(samples.session(), ADA)
    assert overview_question(rows, Overview(), size=5, going_on="Go on").suggestion == GO_ON
    done = overview_question(rows, Overview(), size=5, going_on="")
    assert (done.suggestion, done.label(FINISH)) == (FINISH, "Finish: every claim is done")


def test_what_else_can_be_done() -> None:
    """All are shown again only where some are not."""
    rows = rows_of(samples.session(), ADA)

    def ways(overview: Overview) -> list[str]:
        return [choice.value for choice in asked(rows, overview, 5).choices if choice.is_minor]

    assert ways(Overview()) == [SEARCH, FILTER, ADD]
    assert ways(Overview(words="bridge")) == [SEARCH, FILTER, ALL, ADD]
    assert FIND.fault(" ") != ""


def test_the_headline_counts() -> None:
    """All claims by their state, then what is shown of them, and which page."""
    rows = rows_of(samples.reviewed(), ADA)
    assert headline(rows, Overview(), size=5) == "3 claims · 2 rated · 1 skipped"
    assert headline(rows, Overview("rated", "bridge"), size=5).endswith("· shown: 1 rated with “bridge”")
    assert headline(rows, Overview("open"), size=5).endswith("· shown: 0 open")
    assert headline(rows, Overview(page=1), size=2).endswith("· page 2 of 2")
    assert headline(rows[:1], Overview(), size=5).startswith("1 claim · ")


def test_states_to_choose_from() -> None:
    """Those that some claim is in, with how many are, and all."""
    rows = rows_of(samples.reviewed(), ADA)
    assert [(choice.value, choice.label) for choice in filter_question(rows).choices] == [
        ("rated", "rated (2)"),
        ("skipped", "skipped (1)"),
        (ALL, "all (3)"),
    ]


def test_nothing_said_elsewhere_reaches_the_terminal() -> None:
    """Words and names are made plain, and one line."""
    strange = samples.with_claim(samples.session(), 2, text="a\x1b[2J\nb", check_worthiness=1)
    choice = asked(rows_of(strange, ADA), Overview(), 5).choices[0]
    assert choice.label == "open · a\\x1b[2J b"


@settings(max_examples=40, deadline=None)
@given(strategies.sessions())
def test_states_are_those_that_can_be_chosen(session: ReviewSession) -> None:
    """Of every current claim, for anybody; and what one has not judged shows nothing of what others did."""
    mine = session
    for claim in session.current_claims:
        mine = mine.add_review(
            claim.id, reviewer="Cy Moor", skip_reason="opinion", at=session.updated_at + timedelta(minutes=1)
        )
    for who in (ADA, BO):
        rows = rows_of(session, who)
        assert {row.claim.id for row in rows} == {claim.id for claim in session.current_claims}
        assert {row.state for row in rows} <= set(STATES)
        unjudged = {row.claim.id for row in rows if session.review_by(who, row.claim.id) is None}
        assert all(row.state in ("open", "draft") for row in rows if row.claim.id in unjudged)
        assert [row.state for row in rows_of(mine, who)] == [row.state for row in rows]
