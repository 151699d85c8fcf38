"""Choosing from the overview, with the answers of a script and a console that keeps what is drawn."""

import io
from typing import Any

import pytest
from attrs import define, evolve, field
from rich.console import Console

from claimcheck.model import ReviewSession
from claimcheck.review.ask import Reply
from claimcheck.review.choosing import Choosing, asked_within
from claimcheck.review.overview import FILTER, FIND, FINISH, GO_ON, NEXT, PREVIOUS, SEARCH
from claimcheck.review.questions import Choice, Question
from claimcheck.review.screen import Screen
from tests.cli.reviewing import ADA, BO, many
from tests.samples import AT


@define
class Script:
    """Answers each question with the next of these replies, and remembers what it was asked."""

    replies: list[str | Reply]
    asked: list[tuple[Question, str]] = field(factory=list)

    def __call__(self, question: Question, *, suggestion: str = "", **_: Any) -> str | Reply:
        """Take the next reply; a text must be one that the question takes."""
        self.asked.append((question, suggestion))
        reply = self.replies.pop(0)
        assert isinstance(reply, Reply) or not question.fault(reply)
        return reply

    @property
    def questions(self) -> list[str]:
        """What was asked, by the ids of the questions."""
        return [question.id for question, _ in self.asked]


@define
class Desk:
    """A choosing with its script, and what was drawn."""

    script: Script
    choosing: Choosing
    file: io.StringIO

    @property
    def drawn(self) -> str:
        """Everything that was drawn, on one line."""
        return " ".join(self.file.getvalue().split())

    @property
    def labels(self) -> list[str]:
        """The choices of the last question that have a line each."""
        return [choice.label for choice in self.script.asked[-1][0].choices if not choice.is_minor]

    @property
    def keys(self) -> list[str]:
        """The keys of the last question."""
        return [choice.key for choice in self.script.asked[-1][0].choices]


def desk(*replies: str | Reply, height: int = 60, is_plain: bool = False) -> Desk:
    file = io.StringIO()
    screen = Screen(Console(file=file, width=80, height=height, highlight=False), is_plain=is_plain)
    script = Script(list(replies))
    return Desk(script, Choosing(script, screen), file)


def choose(at: Desk, session: ReviewSession, *, further: tuple[Choice, ...] = ()) -> str | Reply:
    return at.choosing.choose(session, ADA, going_on="Start with claim 1", further=further, can_go_back=False)


def judged() -> ReviewSession:
    """Give twelve claims: every third is rated by Ada, the first by Bo otherwise, and the second by Bo alone."""
    session = many(12)
    for number, claim in enumerate(session.claims):
        if number % 3 == 0:
            session = session.add_review(claim.id, reviewer=ADA, rating="False", at=AT)
    for claim in session.claims[:2]:
        session = session.add_review(claim.id, reviewer=BO, rating="True", at=AT)
    return session


def test_a_claim_is_chosen() -> None:
    """Its id comes back after one question; going on is what is suggested."""
    at = desk("c-two")
    assert choose(at, many(3)) == "c-two"
    assert at.script.asked[0][1] == GO_ON
    assert at.labels == [
        "open · Bridge one is closed",
        "open · Bridge two is closed",
        "open · Bridge three is closed",
        "Start with claim 1",
    ]
    assert "3 claims · 3 open" in at.drawn


@pytest.mark.parametrize("reply", [GO_ON, "add", "undo", Reply.BACK, Reply.STOP])
def test_what_is_for_the_walk_comes_back(reply: str | Reply) -> None:
    """A choice that is not about the view, and the wish to leave, are given on."""
    at = desk(reply)
    assert choose(at, many(3), further=(Choice("undo", "Undo: rated", "u"),)) == reply


def test_where_nothing_is_left() -> None:
    """Finishing is suggested instead of going on."""
    at = desk(FINISH)
    assert at.choosing.choose(many(1), ADA, going_on="", further=(), can_go_back=False) == FINISH
    assert at.script.asked[0][1] == FINISH
    assert at.labels[-1] == "Finish: every claim is done"


def test_pages_are_turned() -> None:
    """Further on and back; a page before the first and after the last is not offered."""
    at = desk(NEXT, PREVIOUS, NEXT, "c-eleven")
    assert choose(at, many(12)) == "c-eleven"
    offered = [{choice.value for choice in question.choices} & {NEXT, PREVIOUS} for question, _ in at.script.asked]
    assert offered == [{NEXT}, {PREVIOUS}, {NEXT}, {PREVIOUS}]
    assert at.drawn.count("page 1 of 2") == at.drawn.count("page 2 of 2") == 2


@pytest.mark.parametrize(("height", "size"), [(24, 5), (39, 5), (40, 10)])
def test_a_low_screen_has_shorter_pages(height: int, size: int) -> None:
    """Ten claims where there is place for them."""
    at = desk(GO_ON, height=height)
    choose(at, many(12))
    assert len(at.labels) == size + 1


def test_the_page_stays_where_it_was() -> None:
    """After a visit to a claim the same page is shown; where there are not so many pages any more, the last."""
    at = desk(NEXT, "c-twelve", GO_ON, GO_ON)
    choose(at, many(12))
    choose(at, many(12))
    assert at.labels[0] == "11 · open · Bridge eleven is closed"
    choose(at, many(3))
    assert at.labels[0] == "open · Bridge one is closed"


def test_states_as_this_reviewer_sees_them() -> None:
    """What another judged alone is open, and what two rate differently is disputed to those who rated it."""
    at = desk(GO_ON)
    choose(at, judged())
    assert at.labels[:4] == [
        "disputed · Bridge one is closed",
        "open · Bridge two is closed",
        "open · Bridge three is closed",
        "rated · Bridge four is closed",
    ]
    assert "12 claims · 8 open · 3 rated · 1 disputed" in at.drawn


def test_a_filter_narrows_the_view() -> None:
    """Only the states that there are can be chosen, with how many each has; all shows all again."""
    at = desk(FILTER, "rated", FILTER, "all", GO_ON)
    choose(at, judged())
    assert at.script.questions == ["overview", "filter", "overview", "filter", "overview"]
    states = [choice.label for choice in at.script.asked[1][0].choices]
    assert states == ["open (8)", "rated (3)", "disputed (1)", "all (12)"]
    assert [choice.value for choice in at.script.asked[2][0].choices][:3] == ["c-four", "c-seven", "c-ten"]
    assert "shown: 3 rated" in at.drawn


def test_no_two_choices_have_one_key() -> None:
    """Where claims of the same last digit stand together, their places are their keys, and their numbers are said."""
    session = many(12)
    for claim in session.claims[2:10]:
        session = session.add_review(claim.id, reviewer=ADA, rating="True", at=AT)
    at = desk(FILTER, "open", GO_ON)
    choose(at, session)
    assert at.labels[:4] == [
        "open · Bridge one is closed",
        "open · Bridge two is closed",
        "11 · open · Bridge eleven is closed",
        "12 · open · Bridge twelve is closed",
    ]
    assert at.keys[:4] == ["1", "2", "3", "4"]
    assert len(set(at.keys)) == len(at.keys)


@pytest.mark.parametrize("words", ["7", "seven", "BRIDGE seven", "closed Seven"])
def test_the_one_claim_that_is_found(words: str) -> None:
    """A number, or words in any order and in capitals or not."""
    at = desk(SEARCH, words)
    assert choose(at, many(12)) == "c-seven"
    assert at.script.questions == ["overview", "find"]


def test_several_that_are_found() -> None:
    """They are shown alone, until all are wanted again."""
    at = desk(SEARCH, "ne", "all", GO_ON)
    choose(at, many(12))
    found = [choice.value for choice in at.script.asked[2][0].choices][:2]
    assert found == ["c-one", "c-nine"]
    assert "shown: 2 with “ne”" in at.drawn
    assert at.labels[0] == "open · Bridge one is closed"


def test_nothing_that_is_found() -> None:
    """It is said, and the view is as it was."""
    at = desk(NEXT, SEARCH, "zebra", GO_ON)
    choose(at, many(12))
    assert "No claim has the number or the words “zebra”." in at.drawn
    assert at.labels[0] == "11 · open · Bridge eleven is closed"


@pytest.mark.parametrize("way", [SEARCH, FILTER])
def test_going_back_from_looking(way: str) -> None:
    """The overview is there again as it was."""
    at = desk(NEXT, way, Reply.BACK, GO_ON)
    assert choose(at, many(12)) == GO_ON
    assert at.labels[0] == "11 · open · Bridge eleven is closed"


def test_stopping_where_a_state_is_asked_for() -> None:
    """It stops, and does not go back to the overview."""
    at = desk(FILTER, Reply.STOP)
    assert choose(at, many(3)) is Reply.STOP


@pytest.mark.parametrize("way", ["", SEARCH, FILTER])
@pytest.mark.parametrize("wish", [Reply.HELP, Reply.EDITOR])
def test_the_keys_are_explained(way: str, wish: Reply) -> None:
    """At each question, as often as that is wanted; there is nothing here to edit, so that explains them, too, or nothing."""
    at = desk(*[way] * bool(way), wish, wish, *([Reply.BACK] if way else []), GO_ON)
    choose(at, many(3))
    is_menu = way != SEARCH
    words = "Press the key of a choice" if is_menu else "Type your answer and press Enter."
    is_explained = wish is Reply.HELP or way
    assert at.drawn.count(words) == (2 if is_explained else 0)


def test_a_list_with_numbers_of_its_own() -> None:
    """In lines, where every choice has a number, a claim's own stands in its words and is no key."""
    at = desk(NEXT, GO_ON, is_plain=True)
    choose(at, many(12))
    assert at.labels[:2] == ["claim 11 · open · Bridge eleven is closed", "claim 12 · open · Bridge twelve is closed"]
    assert at.keys[:2] == ["", ""]


def test_a_question_on_the_way() -> None:
    """An answer, and the wish to go back or to stop, come back; an explanation of the keys does not."""
    for wanted in ("7", Reply.BACK, Reply.STOP):
        at = desk(Reply.HELP, wanted)
        assert asked_within(FIND, ask=at.script, screen=at.choosing.screen) == wanted
        assert at.script.questions == ["find", "find"]


def test_hostile_claims() -> None:
    """What a claim says is shown on one line and moves no cursor."""
    session = many(2)
    at = desk(GO_ON)
    choose(at, evolve(session, claims=tuple(evolve(each, text="Closed\n\x1b[2J") for each in session.claims)))
    assert not any(set(label) & {"\x1b", "\n"} for label in at.labels)
