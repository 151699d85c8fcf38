"""One person's sitting over the disputes of a session: what has to be asked first, the walk, and the saving."""

from collections.abc import Callable
from datetime import UTC, datetime

from attrs import define, evolve, field

from claimcheck.cli.reviewer import known_name, remember_name
from claimcheck.cli.saving import Saving
from claimcheck.model import ReviewSession
from claimcheck.model.verdicts import disputed_claims
from claimcheck.review.adjudication.bench import Bench
from claimcheck.review.adjudication.disputes import owed_by, waiting_for
from claimcheck.review.ask import Ask, Reply
from claimcheck.review.desk import Change
from claimcheck.review.questions import REVIEWER
from claimcheck.review.screen import Screen
from claimcheck.review.telling import help_lines
from claimcheck.review.walk import Aids, End

_NAME = evolve(REVIEWER, message="Your name, as it will stand beside your verdicts")


@define
class Sitting:
    """A sitting of one person over one session.

    Args:
        session: The session.
        screen: What to draw on.
        ask: How to ask.
        saving: What keeps the answers.
        only: The claim that it is about; empty for all that are disputed.
        aids: What helps with answers.
        now: Tells the time.

    """

    session: ReviewSession
    screen: Screen
    ask: Ask
    saving: Saving
    only: str = ""
    aids: Aids = field(factory=Aids)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _by: str = field(default="", init=False)
    _decided: set[str] = field(factory=set, init=False)

    def run(self, reviewer: str, *, usual: str = "") -> None:
        """Ask for the name where nothing says it, then walk through the disputes.

        Args:
            reviewer: The name that was given for this time; empty where none was.
            usual: The name that the settings give.

        """
        for line in self.saving.unsent.send(self.saving.store):
            self.screen.say(line)
        self.session = self.saving.store.load(self.session.id)
        known = known_name(reviewer, usual=usual)
        self._by = known
        self._introduce()
        while known or self._ask_name():
            if self._walk(has_before=not known) is not End.BEFORE_FIRST:
                return

    @property
    def is_done(self) -> bool:
        """Whether nothing is left in dispute, so that the session can be published."""
        return not disputed_claims(self.session)

    def last_words(self) -> str:
        """Say how many are decided and how many are left, and how to go on."""
        left = len(disputed_claims(self.session))
        words = f"{_counted(len(self._decided))} decided, {left or 'none'} left in dispute."
        drafts = (each for each in self.session.drafts if each.is_verdict and each.reviewer == self._by)
        is_begun = any(each.answers or each.ahead for each in drafts)
        kept = "Your answers are kept. " if is_begun else ""
        return f"{kept}{words} The same command goes on from here." if left or is_begun else words

    def _introduce(self) -> None:
        if not self.only:
            facts = [f"{_counted(len(disputed_claims(self.session)))} in dispute"]
            facts += [f"reviewer {self._by}"] if self._by else []
            self.screen.say(" · ".join(facts))
        self.screen.say("Each answer is saved as you give it. Ctrl-C stops; the same command goes on from here.")

    def _ask_name(self) -> bool:
        """Ask who decides; say whether there was an answer."""
        reply = self.ask(_NAME, suggestion=self._by, can_go_back=False)
        while reply in (Reply.HELP, Reply.EDITOR):
            self.screen.say_lines(help_lines(_NAME, can_go_back=False))
            reply = self.ask(_NAME, suggestion=self._by, can_go_back=False)
        if isinstance(reply, Reply):
            return False
        self._by = reply
        remember_name(reply)
        return True

    def _walk(self, *, has_before: bool) -> End:
        if not self.only and (owed := len(owed_by(self.session, self._by))):
            self.screen.say(f"{_counted(owed)} left out: you were asked to judge them yourself, and have not yet.")
            if not waiting_for(self.session, self._by):
                return End.FINISHED
        bench = Bench(
            self.session, self._by, ask=self.ask, screen=self.screen, save=self._save, now=self.now,
            has_before=has_before, only=self.only, aids=self.aids, decided=self._decided,
        )  # fmt: skip
        return bench.run()

    def _save(self, session: ReviewSession, change: Change) -> ReviewSession:
        self.session = self.saving(session, change)
        return self.session


def _counted(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
