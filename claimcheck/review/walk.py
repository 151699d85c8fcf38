"""The walk through a session's claims: ask, save, go on. It is handed the screen, the prompts, the store and the clock."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum

from attrs import define, evolve, field, frozen

from claimcheck.model import Answer, ReviewSession, Source
from claimcheck.model.undo import REDO, UNDO, next_redo, next_undo
from claimcheck.review.ask import Ask, Edit, Reply
from claimcheck.review.choosing import Choosing, asked_within
from claimcheck.review.desk import (
    Change,
    Place,
    answer_at,
    found_source_at,
    go_back_to,
    half_typed_at,
    is_settled_by,
    move_to,
    picked,
    place_at,
    place_before,
    place_of,
    question_at,
    ranked,
)
from claimcheck.review.machine import FIRST, suggested
from claimcheck.review.overview import ADD, FINISH, GO_ON
from claimcheck.review.questions import Choice, Question, with_choices
from claimcheck.review.screen import Screen
from claimcheck.review.searching import MOST_FOUND, found_question, is_search, searchable, words_in
from claimcheck.review.telling import editor_context, help_lines, rated_line, told_change, told_meanwhile
from claimcheck.review.undoing import redo_last, undo_last

Save = Callable[[ReviewSession, Change], ReviewSession]
"""Makes a change and keeps it; gives the session as it is kept then, which others may have changed too."""

Find = Callable[[str], Sequence[Source]]
"""Finds sources that were entered before by words of their address, title or publisher."""

_OVERVIEW = "overview"
_SUPERSEDED = "superseded"
_OTHERWISE = "Something about this claim was changed meanwhile, so look at it again. Your answers are kept."


class End(Enum):
    """How a walk ends other than by an interrupt."""

    FINISHED = "finished"
    STOPPED = "stopped"
    BEFORE_FIRST = "before first"


@frozen
class Aids:
    """What helps with answers: sources that were entered before, and an editor, where there are any.

    Fewer sources than ``min_sources`` for a rating are warned about.
    """

    find: Find | None = None
    edit: Edit | None = None
    min_sources: int = 0


@define
class Walk:
    """One reviewer's walk through a session. ``session`` is always what is kept.

    ``has_before`` says that there is a question before the first claim, which going back leads to. ``only`` is the one
    claim that the walk is about; it ends once that is judged or left for later. Without it, the walk begins with the
    overview.
    """

    session: ReviewSession
    reviewer: str
    ask: Ask
    screen: Screen
    save: Save
    now: Callable[[], datetime]
    has_before: bool = False
    only: str = ""
    aids: Aids = field(factory=Aids)
    _is_settled: bool = field(default=False, init=False)
    _on_screen: Place | None = field(default=None, init=False)
    _is_choosing: bool = field(default=False, init=False)
    _choosing: Choosing = field(init=False)

    def run(self) -> End:
        """Ask until all claims are done, or the reviewer stops or goes back beyond the first question."""
        self._choosing = Choosing(self.ask, self.screen)
        self._is_choosing = not self.only
        while not self._is_settled:
            end = self._look_over() if self._is_choosing else self._go_on()
            if end:
                return end
        return End.FINISHED

    def _go_on(self) -> End | None:
        """Put the next question about a claim, and do what is answered; say how the walk ends, if it does."""
        place, before = self._places()
        question = self._offering(question_at(self.session, self.reviewer, place), place)
        self._show(place, question)
        reply, place = self._asked(question, place, can_go_back=before is not None or self._has_before)
        if reply is Reply.STOP:
            return End.STOPPED
        if reply is Reply.BACK:
            # What was half typed is by now part of the place.
            is_first = before is None
            return self._go_back(place, None if is_first else place_before(self.session, self.reviewer, place))
        if place is None and reply == "finish":
            return End.FINISHED
        return self._do(place, question, reply) if isinstance(reply, str) else None

    @property
    def _has_before(self) -> bool:
        # Before the first claim comes the overview.
        return self.has_before if self.only else True

    def _do(self, place: Place | None, question: Question, reply: str) -> End | None:
        # Where words are typed, these are words.
        if question.choices and reply == _OVERVIEW:
            self._is_choosing = True
        elif question.choices and reply in (UNDO, REDO):
            self._reverse(reply)
        elif place and question.id == "source" and is_search(reply):
            return self._search(place, words_in(reply))
        elif place:
            self._answer(place, question, reply)
        return None

    def _asked(self, question: Question, place: Place | None, *, can_go_back: bool) -> tuple[str | Reply, Place | None]:
        """Put a question; give the reply, and the place with what was half typed there, which is kept in any case."""
        typed: list[str] = []
        suggestion = suggested(question, place.ahead if place else ())
        try:
            reply = self.ask(question, suggestion=suggestion, can_go_back=can_go_back, keep=typed.append)
        except BaseException:
            if typed and place:
                self._move(half_typed_at(place, question, typed[-1]))
            raise
        if typed and place:
            place = half_typed_at(place, question, typed[-1])
        if reply is Reply.HELP:
            self.screen.say_lines(help_lines(question, can_go_back=can_go_back))
        if typed and place and reply in (Reply.HELP, Reply.EDITOR):
            self._move(place)
        if place and reply is Reply.EDITOR and self.aids.edit:
            self._edit(self.aids.edit, question, place, typed[-1] if typed else suggestion)
        return reply, place

    def _edit(self, edit: Edit, question: Question, place: Place, text: str) -> None:
        """Let an answer be written in an editor; what was written is offered at the question, which is put again."""
        name = f"{self.session.id} {place.claim_id} {question.id} {self.reviewer}"

        def keep(written: str) -> None:
            self._move(half_typed_at(place, question, written))

        keep(edit(text, editor_context(self.session, place), name=name, keep=keep))

    def _places(self) -> tuple[Place | None, Place | None]:
        """Find where the walk goes on, and where going back from there leads."""
        if not self.only:
            place = place_of(self.session, self.reviewer)
            return place, place_before(self.session, self.reviewer, place)
        at = place_at(self.session, self.reviewer, self.only)
        return at, place_before(self.session, self.reviewer, at) if at.answers else None

    def _show(self, place: Place | None, question: Question) -> None:
        before, self._on_screen = self._on_screen, place
        if place is None:
            return
        is_shown = before is not None and before.claim_id == place.claim_id
        if is_shown and before and len(place.answers) < len(before.answers) and not self.screen.is_plain:
            # Answers that were taken back must not stand beside those that hold now.
            self.screen.start_over()
            is_shown = False
        if not is_shown:
            self.screen.show_claim_of(self.session, place.claim_id, self.reviewer)
        if question.id == "confirm":
            self.screen.show_judgement(place.answers, self.session.scale, min_sources=self.aids.min_sources)
        elif not is_shown:
            self._show_answers(place)

    def _show_answers(self, place: Place) -> None:
        for count in range(len(place.answers)):
            asked = question_at(self.session, self.reviewer, Place(place.claim_id, place.answers[:count]))
            self.screen.show_answer(asked, place.answers[count].value)

    def _offering(self, question: Question, place: Place | None) -> Question:
        """Let the first question about a claim, and the one after the last claim, offer the overview, undo and redo."""
        if place and question.id == "source" and self.aids.find:
            return searchable(question)
        if self.only or (place and place.answers):
            return question
        return with_choices(question, [Choice(_OVERVIEW, "Overview of all claims", "o"), *self._undoing()])

    def _undoing(self) -> list[Choice]:
        offered = ((UNDO, "u", next_undo), (REDO, "y", next_redo))
        found = ((action, key, find(self.session, self.reviewer)) for action, key, find in offered)
        return [
            Choice(action, f"{action.capitalize()}: {told_change(self.session, entry)}", key)
            for action, key, entry in found
            if entry
        ]

    def _reverse(self, action: str) -> None:
        """Undo this reviewer's last change, or redo the last that was undone, and say so; or say why it cannot be."""
        change = (undo_last if action == UNDO else redo_last)(self.reviewer, at=self.now())
        faults: list[str] = []

        def tried(session: ReviewSession) -> ReviewSession:
            # What counts is the newest state, which the change is made to last.
            faults.clear()
            try:
                return change(session)
            except ValueError as error:
                faults.append(str(error))
                return session

        self.session = self.save(self.session, tried)
        if faults:
            self.screen.say(f"Not done: {faults[-1]}.")
            return
        self._on_screen = None
        told = told_change(self.session, self.session.history[-1])
        self.screen.say(f"{told}. {rated_line(self.session, self.reviewer)}")

    def _go_back(self, place: Place | None, before: Place | None) -> End | None:
        if before is None:
            if self.only:
                return End.BEFORE_FIRST
            self._is_choosing = True
            return None
        change = go_back_to(before, place, reviewer=self.reviewer, at=self.now())
        self.session = self.save(self.session, change)
        return None

    def _move(self, place: Place) -> None:
        self.session = self.save(self.session, move_to(place, reviewer=self.reviewer, at=self.now()))

    def _answer(self, place: Place, question: Question, value: str) -> None:
        at, done = self.now(), len(self.session.history)
        is_last = is_settled_by(self.session, self.reviewer, place, value)
        change = answer_at(place, value, reviewer=self.reviewer, at=at, question=question)
        self.session = self.save(self.session, change)
        begun = self.session.draft_of(place.claim_id, self.reviewer)
        is_last = is_last and not (begun and begun.answers)
        is_gone = self.session.state_of(place.claim_id) == _SUPERSEDED
        self._is_settled = bool(self.only) and (is_last or is_gone)
        now_at = None if self._is_settled else self._places()[0]
        since = self.session.history[done:]
        mine = [entry for entry in since if (entry.by, entry.at) == (self.reviewer, at)]
        if (question.id, value) == (FIRST, "later"):
            self.screen.say(f"Left for later. {rated_line(self.session, self.reviewer)}")
        elif is_last:
            self.screen.say(f"Saved. {rated_line(self.session, self.reviewer)}")
        elif mine:
            self._on_screen = None
            self.screen.say(f"Saved: {told_change(self.session, mine[-1])}.")
        elif now_at and now_at == evolve(place, ahead=now_at.ahead):
            is_taken_out = (question.id, value) == ("source", "")
            self.screen.say("That source is taken out." if is_taken_out else _OTHERWISE)
        elif not (is_gone or self.screen.is_plain):
            self.screen.show_answer(question, value)
        if told := told_meanwhile(since, place.claim_id, self.reviewer):
            self._on_screen = None
            self.screen.say(told)

    def _search(self, place: Place, words: str) -> End | None:
        """Offer the sources that were entered before and have these words, and take the one that is chosen."""
        found = tuple(self.aids.find(words))[:MOST_FOUND] if self.aids.find else ()
        if not found:
            self.screen.say(f"No source that was entered before has “{words}”.")
            return None
        reply = asked_within(found_question(found), ask=self.ask, screen=self.screen)
        if isinstance(reply, str):
            change = found_source_at(place, found[int(reply)], reviewer=self.reviewer, at=self.now())
            self.session = self.save(self.session, change)
            self.screen.show_answer(question_at(self.session, self.reviewer, place), found[int(reply)].url)
        return End.STOPPED if reply is Reply.STOP else None

    def _look_over(self) -> End | None:
        """Show the claims, and go where the reviewer wants; say how the walk ends, if it does."""
        self._on_screen = None
        reply = self._choosing.choose(
            self.session, self.reviewer, going_on=self._going_on(), further=self._undoing(), can_go_back=self.has_before
        )
        if reply is Reply.BACK:
            return End.BEFORE_FIRST
        if isinstance(reply, Reply):
            return End.STOPPED
        if reply == FINISH:
            return End.FINISHED
        if reply in (UNDO, REDO):
            self._reverse(reply)
            return None
        self._is_choosing = False
        self._pick(reply)
        return None

    def _going_on(self) -> str:
        """Say where the walk goes on; nothing where every claim is done."""
        place = place_of(self.session, self.reviewer)
        if place is None:
            return ""
        number = next(n for n, claim in enumerate(ranked(self.session), 1) if claim.id == place.claim_id)
        if place.answers:
            return f"Go on with claim {number}, at: {question_at(self.session, self.reviewer, place).message}"
        is_begun = self.session.history or self.session.drafts
        return f"{'Go on' if is_begun else 'Start'} with claim {number}"

    def _pick(self, reply: str) -> None:
        """Go to a claim, or to where the walk goes on; a claim is added from there, too."""
        if reply == ADD:
            place = place_of(self.session, self.reviewer) or Place(ranked(self.session)[0].id)
            ahead = (*place.answers, *place.ahead)
            self._move(Place(place.claim_id, (Answer(FIRST, ADD),), is_reopened=True, ahead=ahead))
        elif reply != GO_ON:
            self._move(picked(self.session, self.reviewer, reply))
