"""The walk through what reviewers differ in: show, ask, save, go on. It is handed the screen, the prompts, the store, the clock."""

from collections.abc import Callable
from datetime import datetime

from attrs import define, evolve, field

from claimcheck.model import Review, ReviewSession
from claimcheck.model.history import ADJUDICATE
from claimcheck.model.undo import REDO, UNDO, next_redo, next_undo
from claimcheck.review.adjudication.asking import LATER, decision, next_question, offered
from claimcheck.review.adjudication.deciding import Case, label_of
from claimcheck.review.adjudication.disputes import (
    Place,
    answer_at,
    go_back_to,
    keep_typed,
    place_at,
    place_before,
    place_of,
    redo_verdict,
    undo_verdict,
    waiting_for,
)
from claimcheck.review.adjudication.side_by_side import show_case, show_decision, told_case
from claimcheck.review.ask import Ask, Edit, Reply
from claimcheck.review.desk import Change, ranked
from claimcheck.review.questions import Choice, Question
from claimcheck.review.screen import Screen
from claimcheck.review.telling import help_lines, told_change
from claimcheck.review.walk import Aids, End, Save
from claimcheck.text_safety import plain_line

_WHAT_HOLDS = "What you choose is taken over with its sources; its explanation you can put in other words."


@define
class Bench:
    """One person's way through the disputes of a session. ``session`` is always what is kept.

    ``has_before`` says that there is a question before the first one, which going back leads to. ``only`` is the one claim
    that it is about; it ends once that is decided or left for later. ``decided`` are the claims that were decided on
    here.
    """

    session: ReviewSession
    by: str
    ask: Ask
    screen: Screen
    save: Save
    now: Callable[[], datetime]
    has_before: bool = False
    only: str = ""
    aids: Aids = field(factory=Aids)
    decided: set[str] = field(factory=set)
    _left: set[str] = field(factory=set, init=False)
    _is_settled: bool = field(default=False, init=False)
    _on_screen: tuple[Place, tuple[Review | None, ...]] | None = field(default=None, init=False)

    def run(self) -> End:
        """Ask until nothing is left to decide, or the adjudicator stops or goes back beyond the first question."""
        end: End | None = None
        while end is None:
            end = End.FINISHED if self._is_settled else self._step(self._place())
        return end

    @property
    def left(self) -> int:
        """How many disputes this person can still decide."""
        return len(waiting_for(self.session, self.by))

    def _place(self) -> Place | None:
        if self.only:
            return place_at(self.session, self.by, self.only)
        return place_of(self.session, self.by, self._left)

    def _before(self, place: Place | None) -> Place | None:
        if self.only and not (place and place.answers):
            return None
        return place_before(self.session, self.by, place)

    def _step(self, place: Place | None) -> End | None:
        """Ask one question and do what comes back; say how it ends, if it does."""
        question = self._question(place)
        self._show(place, question)
        reply = self._asked(self._with_undo(question, place), place)
        # What was half typed is kept by now.
        place = self._place()
        match reply:
            case Reply.STOP:
                return End.STOPPED
            case Reply.BACK:
                return self._go_back(place)
            case "undo" | "redo" if question.choices and not (place and place.answers):
                self._reverse(reply)
            case str() if place:
                self._answer(place, question, reply)
            case str():
                return End.FINISHED
        return None

    def _asked(self, question: Question, place: Place | None) -> str | Reply:
        """Put a question, and keep what is half typed where it ends without an answer."""
        suggestion = self._offered(place, question)
        can_go_back = self.has_before or self._before(place) is not None
        typed: list[str] = []
        try:
            reply = self.ask(question, suggestion=suggestion, can_go_back=can_go_back, keep=typed.append)
        finally:
            if place and typed:
                self._change(keep_typed(place, question, typed[-1], by=self.by, at=self.now()))
        if reply is Reply.HELP:
            about = [_WHAT_HOLDS] if question.id == "holds" else []
            self.screen.say_lines([*about, *help_lines(question, can_go_back=can_go_back)])
        if place and reply is Reply.EDITOR and self.aids.edit:
            return self._edited(self.aids.edit, question, place, typed[-1] if typed else suggestion) or reply
        return reply

    def _edited(self, edit: Edit, question: Question, place: Place, text: str) -> str:
        """Let an answer be written in an editor; it is kept before the next question is put."""

        def keep(written: str) -> None:
            self._change(keep_typed(place, question, written, by=self.by, at=self.now()))

        name = f"{self.session.id} {place.claim_id} {self.by} verdict {question.id}"
        return edit(text, told_case(Case(self.session, place.claim_id)), name=name, keep=keep)

    def _question(self, place: Place | None) -> Question:
        if place and (found := next_question(Case(self.session, place.claim_id), place.answers)):
            return found
        left = self.left
        words = f"{_counted(left)} left for later." if left else "Nothing is left to decide."
        return Question("done", words, "Done", (Choice("finish", "Finish", "f"),))

    def _offered(self, place: Place | None, question: Question) -> str:
        if place is None:
            return ""
        return offered(Case(self.session, place.claim_id), question, place.answers, place.ahead)

    def _show(self, place: Place | None, question: Question) -> None:
        before, self._on_screen = self._on_screen, None
        if place is None:
            return
        case = Case(self.session, place.claim_id)
        self._on_screen = (place, _judgements(case))
        is_shown = before is not None and (before[0].claim_id, before[1]) == (place.claim_id, _judgements(case))
        if is_shown and before and len(place.answers) < len(before[0].answers) and not self.screen.is_plain:
            # Answers that were taken back must not stand beside those that hold now.
            self.screen.start_over()
            is_shown = False
        if not is_shown:
            self._show_case(case)
        if question.id == "confirm":
            show_decision(
                self.screen, case, decision(case, place.answers), by=self.by, min_sources=self.aids.min_sources
            )
        elif not is_shown:
            self._show_answers(case, place)

    def _show_case(self, case: Case) -> None:
        claim = self.session.claim(case.claim_id)
        number = ranked(self.session).index(claim) + 1
        self.screen.show_claim(self.session.article, claim, number=number, progress=self.session.progress())
        show_case(self.screen, case)

    def _show_answers(self, case: Case, place: Place) -> None:
        for count, answer in enumerate(place.answers):
            if asked := next_question(case, place.answers[:count]):
                self.screen.show_answer(asked, answer.value)

    def _with_undo(self, question: Question, place: Place | None) -> Question:
        """Let the first question about a dispute, and the one after the last, offer to undo and to redo a verdict."""
        if self.only or (place and place.answers):
            return question
        offers = ((UNDO, "u", next_undo), (REDO, "y", next_redo))
        found = ((action, key, find(self.session, self.by)) for action, key, find in offers)
        choices = (
            Choice(action, f"{action.capitalize()}: {told_change(self.session, entry)}", key)
            for action, key, entry in found
            if entry and entry.action == ADJUDICATE
        )
        return evolve(question, choices=(*question.choices, *choices))

    def _reverse(self, action: str) -> None:
        """Undo this person's last verdict, or redo the last that was undone; or say why it cannot be."""
        change = (undo_verdict if action == UNDO else redo_verdict)(self.by, at=self.now())
        try:
            change(self.session)
        except ValueError as error:
            self.screen.say(f"Not done: {error}.")
            return
        self._change(change)
        claim_id = self.session.history[-1].claim_id or ""
        (self.decided.discard if action == UNDO else self.decided.add)(claim_id)
        self.screen.say(f"{'Undone' if action == UNDO else 'Done again'}.{self._left_line()}")

    def _go_back(self, place: Place | None) -> End | None:
        before = self._before(place)
        if before is None:
            return End.BEFORE_FIRST
        self._left.discard(before.claim_id)
        self._change(go_back_to(before, place, by=self.by, at=self.now()))
        return None

    def _answer(self, place: Place, question: Question, value: str) -> None:
        self._change(answer_at(place, question, value, by=self.by, at=self.now()))
        claim_id, case = place.claim_id, Case(self.session, place.claim_id)
        if value == LATER and question.id == "holds":
            self._left.add(claim_id)
            self._settle(f"Left for later.{self._left_line()}")
        elif self.session.state_of(claim_id) == "superseded":
            self._settle("This claim was split or merged meanwhile, so there is nothing to decide on it any more.")
        elif question.id == "confirm" and self.session.draft_of(claim_id, self.by, is_verdict=True) is None:
            self.decided.add(claim_id)
            self._settle(f"Saved.{self._left_line()}")
        elif case.verdict and case.verdict != place.over:
            who, label = plain_line(case.verdict.reviewer), plain_line(label_of(case.verdict))
            self.screen.say(
                f"{who} decided on this claim meanwhile: {label}. Nothing was changed; your answers are kept."
            )
        elif len(place_at(self.session, self.by, claim_id).answers) <= len(place.answers):
            self.screen.say("A review of this claim was changed meanwhile, so look at it again. Your answers are kept.")
        elif not self.screen.is_plain:
            self.screen.show_answer(question, value)

    def _settle(self, words: str) -> None:
        self._is_settled = bool(self.only)
        self.screen.say(words)

    def _left_line(self) -> str:
        return "" if self.only or not self.left else f" {_counted(self.left)} left to decide."

    def _change(self, change: Change) -> None:
        self.session = self.save(self.session, change)


def _judgements(case: Case) -> tuple[Review | None, ...]:
    return (*case.session.reviews_of(case.claim_id), case.verdict)


def _counted(number: int) -> str:
    return "1 claim is" if number == 1 else f"{number} claims are"
