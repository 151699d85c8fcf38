"""Choosing a claim from the overview: turning its pages, filtering, finding. It is handed the screen and the prompts.

It changes nothing and saves nothing; what to do with what was chosen is for the walk.
"""

from collections.abc import Sequence

from attrs import define, evolve, field

from claimcheck.model import ReviewSession
from claimcheck.review.ask import Ask, Reply
from claimcheck.review.overview import (
    ALL,
    FILTER,
    FIND,
    NEXT,
    PREVIOUS,
    SEARCH,
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
from claimcheck.review.questions import Choice, Question, with_choices
from claimcheck.review.screen import Screen
from claimcheck.review.telling import help_lines

_OF_THE_VIEW = {NEXT, PREVIOUS, ALL}


def asked_within(question: Question, *, ask: Ask, screen: Screen) -> str | Reply:
    """Put a question on the way to the answer of another one; give the answer, or the wish to go back to that or stop."""
    while (reply := ask(question)) in (Reply.HELP, Reply.EDITOR):
        screen.say_lines(help_lines(question, can_go_back=True))
    return reply


@define
class Choosing:
    """The overview as one reviewer sees it; ``shown`` is what of it is on the screen."""

    ask: Ask
    screen: Screen
    shown: Overview = field(factory=Overview)

    def choose(
        self, session: ReviewSession, reviewer: str, *, going_on: str, further: Sequence[Choice], can_go_back: bool
    ) -> str | Reply:
        """Let a claim be chosen.

        Args:
            session: The session.
            reviewer: Who chooses.
            going_on: Where the review goes on, in words; empty where every claim is done.
            further: What can be chosen besides.
            can_go_back: Whether there is a question before this one.

        Returns:
            The id of a claim, the value of another choice, or the wish to stop or go back.

        """
        rows, size = rows_of(session, reviewer), self.screen.claims_a_page
        self.shown = still_within(rows, self.shown, size=size)
        while True:
            self.screen.show_overview(headline(rows, self.shown, size=size))
            asked = overview_question(rows, self.shown, size=size, going_on=going_on, is_listed=self.screen.is_plain)
            question = with_choices(asked, further)
            reply = self.ask(question, suggestion=question.suggestion, can_go_back=can_go_back)
            if reply is Reply.HELP:
                self.screen.say_lines(help_lines(question, can_go_back=can_go_back))
            elif reply == SEARCH:
                if claim_id := self._found(rows):
                    return claim_id
            elif reply == FILTER:
                if self._filtered(rows) is Reply.STOP:
                    return Reply.STOP
            elif reply in _OF_THE_VIEW:
                self.shown = Overview() if reply == ALL else turned(self.shown, str(reply))
            elif reply is not Reply.EDITOR:
                return reply

    def _filtered(self, rows: tuple[Row, ...]) -> str | Reply:
        """Ask for the state that is to be shown, and show those in it; give the answer."""
        state = asked_within(filter_question(rows), ask=self.ask, screen=self.screen)
        if isinstance(state, str):
            self.shown = evolve(self.shown, state="" if state == ALL else state, page=0)
        return state

    def _found(self, rows: tuple[Row, ...]) -> str:
        """Ask for a number or words; give the one claim that is meant, or show those that may be."""
        words = asked_within(FIND, ask=self.ask, screen=self.screen)
        if not isinstance(words, str):
            return ""
        found = [row for row in rows if str(row.number) == words] or rows_in(rows, Overview(words=words))
        if len(found) == 1:
            return found[0].claim.id
        if found:
            self.shown = Overview(words=words)
        else:
            self.screen.say(f"No claim has the number or the words “{words}”.")
        return ""
