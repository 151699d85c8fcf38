"""The walk through a session's claims: ask, save, go on. It is handed the screen, the prompts, the store and the clock."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum

from attrs import define, evolve, field

from claimcheck.model import HistoryEntry, ReviewSession
from claimcheck.model.undo import REDO, UNDO, next_redo, next_undo
from claimcheck.review.ask import Ask, Reply
from claimcheck.review.desk import (
    Change,
    Place,
    answer_at,
    go_back_to,
    is_settled_by,
    place_at,
    place_before,
    place_of,
    progress_of,
    question_at,
    ranked,
    redo_last,
    undo_last,
)
from claimcheck.review.machine import suggested
from claimcheck.review.questions import Choice, Question
from claimcheck.review.screen import Screen
from claimcheck.text_safety import plain_line

Save = Callable[[ReviewSession, Change], ReviewSession]
"""Makes a change and keeps it; gives the session as it is kept then, which others may have changed too."""


_TOLD = 40
_SAID = {
    "rate": "rated",
    "skip": "skipped",
    "assign": "assigned",
    "unassign": "no longer assigned",
    UNDO: "Undone for",
    REDO: "Done again for",
}


class End(Enum):
    """How a walk ends other than by an interrupt."""

    FINISHED = "finished"
    STOPPED = "stopped"
    BEFORE_FIRST = "before first"


@define
class Walk:
    """One reviewer's walk through a session. ``session`` is always what is kept.

    ``has_before`` says that there is a question before the first claim, which going back leads to. ``only`` is the one
    claim that the walk is about; it ends once that is judged or left for later.
    """

    session: ReviewSession
    reviewer: str
    ask: Ask
    screen: Screen
    save: Save
    now: Callable[[], datetime]
    has_before: bool = False
    only: str = ""
    _is_settled: bool = field(default=False, init=False)
    _on_screen: Place | None = field(default=None, init=False)

    def run(self) -> End:
        """Ask until all claims are done, or the reviewer stops or goes back beyond the first question."""
        while True:
            if self._is_settled:
                return End.FINISHED
            place, before = self._places()
            question = question_at(self.session, place)
            self._show(place, question)
            can_go_back = before is not None or self.has_before
            suggestion = suggested(question, place.ahead) if place else ""
            reply = self.ask(self._with_undo(question, place), suggestion=suggestion, can_go_back=can_go_back)
            if reply is Reply.STOP:
                return End.STOPPED
            if reply in (UNDO, REDO):
                self._reverse(str(reply))
                continue
            if reply is Reply.BACK:
                if before is None:
                    return End.BEFORE_FIRST
                self._go_back(place, before)
            elif place is None:
                return End.FINISHED
            else:
                self._answer(place, question, reply)

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
        is_shown = before is not None and place.claim_id == before.claim_id
        if is_shown and before and len(place.answers) < len(before.answers) and not self.screen.is_plain:
            # Answers that were taken back must not stand beside those that hold now.
            self.screen.start_over()
            is_shown = False
        if not is_shown:
            self._show_claim(place)
        if question.id == "confirm":
            self.screen.show_judgement(place.answers, self.session.scale)
        elif not is_shown:
            self._show_answers(place)

    def _show_claim(self, place: Place) -> None:
        claims = ranked(self.session)
        number = next(n for n, claim in enumerate(claims, 1) if claim.id == place.claim_id)
        progress = progress_of(self.session, self.reviewer)
        self.screen.show_claim(self.session.article, claims[number - 1], number=number, progress=progress)

    def _show_answers(self, place: Place) -> None:
        for count in range(len(place.answers)):
            asked = question_at(self.session, Place(place.claim_id, place.answers[:count]))
            self.screen.show_answer(asked, place.answers[count].value)

    def _with_undo(self, question: Question, place: Place | None) -> Question:
        """Let the first question about a claim, and the one after the last claim, offer to undo and to redo."""
        if self.only or (place and place.answers):
            return question
        offered = ((UNDO, "u", next_undo), (REDO, "y", next_redo))
        found = ((action, key, find(self.session, self.reviewer)) for action, key, find in offered)
        choices = (
            Choice(action, f"{action.capitalize()}: {told_change(self.session, entry)}", key)
            for action, key, entry in found
            if entry
        )
        return evolve(question, choices=(*question.choices, *choices))

    def _reverse(self, action: str) -> None:
        """Undo this reviewer's last change, or redo the last that was undone, and say so; or say why it cannot be."""
        change = (undo_last if action == UNDO else redo_last)(self.reviewer, at=self.now())
        try:
            change(self.session)
        except ValueError as error:
            self.screen.say(f"Not done: {error}.")
            return
        self.session = self.save(self.session, change)
        self.screen.say(
            f"{told_change(self.session, self.session.history[-1])}. {rated_line(self.session, self.reviewer)}"
        )

    def _go_back(self, place: Place | None, before: Place) -> None:
        change = go_back_to(before, place, reviewer=self.reviewer, at=self.now())
        self.session = self.save(self.session, change)

    def _answer(self, place: Place, question: Question, value: str) -> None:
        change = answer_at(place, value, reviewer=self.reviewer, at=self.now())
        self._is_settled = bool(self.only) and is_settled_by(self.session, place, value)
        self.session = self.save(self.session, change)
        now_at = None if self._is_settled else self._places()[0]
        if (question.id, value) == ("action", "later"):
            self.screen.say(f"Left for later. {rated_line(self.session, self.reviewer)}")
        elif now_at is None or now_at.claim_id != place.claim_id:
            self.screen.say(f"Saved. {rated_line(self.session, self.reviewer)}")
        elif now_at.answers == place.answers:
            self.screen.say("That source is taken out.")
        elif not self.screen.is_plain:
            self.screen.show_answer(question, value)


def told_change(session: ReviewSession, entry: HistoryEntry) -> str:
    """Say in a few words what an entry of the history was."""
    claim = next((each.text for each in session.claims if each.id == entry.claim_id), "")
    words = plain_line(claim)
    about = f" “{words if len(words) <= _TOLD else words[: _TOLD - 1] + '…'}”" if words else ""
    label = entry.after.rating.label if entry.after and entry.after.rating else ""
    return f"{_SAID.get(entry.action, entry.action)}{about}{f' {plain_line(label)}' if label else ''}"


def rated_line(session: ReviewSession, reviewer: str) -> str:
    """Say how many claims the reviewer has rated."""
    progress = progress_of(session, reviewer)
    return f"{progress.rated} of {progress.claims} rated."
