"""One reviewer's turns: claim after claim of all the store's sessions, each theirs alone for a while."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from attrs import define, field

from claimcheck.cli.reviewer import known_name, remember_name
from claimcheck.cli.saving import Saving
from claimcheck.errors import StoreError, UnreachableError
from claimcheck.model import ReviewSession
from claimcheck.review.ask import Ask, Reply
from claimcheck.review.desk import Change, move_to, place_at, reopened
from claimcheck.review.questions import REVIEWER
from claimcheck.review.screen import Screen
from claimcheck.review.walk import Aids, End, Walk
from claimcheck.store import Lease, Store
from claimcheck.text_safety import plain_line

LEASE_SECONDS = 30 * 60
"""How long a claim stays with a reviewer who gives no answer; every answer counts from then on."""

_RENEWED_SECONDS = 60


@define
class Turns:
    """The claims that a reviewer is handed, one by one.

    Args:
        store: What hands them out.
        screen: What to draw on.
        ask: How to ask.
        saving: What keeps the answers.
        aids: What helps with them.

    """

    store: Store
    screen: Screen
    ask: Ask
    saving: Saving
    aids: Aids = field(factory=Aids)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    elapsed: Callable[[], float] = time.monotonic
    judged: int = field(default=0, init=False)
    _reviewer: str = field(default="", init=False)
    _lease: Lease | None = field(default=None, init=False)
    _done: list[Lease] = field(factory=list, init=False)
    _last_title: str = field(default="", init=False)
    _leased_at: float = field(default=0.0, init=False)
    _unreadable: list[tuple[str, str]] = field(factory=list, init=False)
    _is_stopped: bool = field(default=False, init=False)

    def run(self, reviewer: str, *, usual: str = "") -> None:
        """Hand out claims until none is left or the reviewer stops; ask for the name where nothing says it.

        Args:
            reviewer: The name that was given for this time; empty where none was.
            usual: The name that the settings give.

        """
        self._reviewer = known_name(reviewer, usual=usual) or self._asked_name()
        if not self._reviewer:
            return
        self.screen.say(f"The next open claim, whichever article it is of · reviewer {self._reviewer}")
        end = End.FINISHED
        while end is not End.STOPPED and self._take():
            end = self._turn()
        self._is_stopped = end is End.STOPPED

    @property
    def is_done(self) -> bool:
        """Whether a session is done, so that it could be published; turns are of no one session."""
        return False

    @property
    def session_id(self) -> str:
        """The id of the session at hand; empty where none is."""
        return self._lease.session_id if self._lease else ""

    def last_words(self) -> str:
        """Say what is saved, and that the same command goes on."""
        done = f"{self.judged} claim{'s' * (self.judged != 1)} done."
        if self._lease is not None:
            return f"Saved. {done} The claim on the screen stays yours until {self._lease.until.astimezone():%H:%M}."
        if not self._reviewer:
            return "Nothing was begun yet."
        rest = "The same command goes on from here." if self._is_stopped else "Nothing is left open for you."
        return f"Saved. {done} {rest}"

    def _asked_name(self) -> str:
        reply = self.ask(REVIEWER, can_go_back=False)
        if isinstance(reply, Reply):
            return ""
        remember_name(reply)
        return reply

    def _take(self) -> bool:
        """Take the next claim, unless one is at hand; say whether there is one."""
        if self._lease is None:
            self._leased_at = self.elapsed()
            self._lease = self.store.take_next(self._reviewer, seconds=LEASE_SECONDS, but=self._unreadable)
        return self._lease is not None

    def _turn(self) -> End:
        """Walk through the claim at hand; give it back once it is done, or left with nothing begun."""
        lease = self._lease
        if lease is None:
            return End.FINISHED
        session = self._loaded(lease)
        if session is None:
            return End.FINISHED
        self._say_title(session)
        walk = Walk(
            session, self._reviewer, ask=self.ask, screen=self.screen, save=self._save, now=self.now,
            has_before=bool(self._done), only=lease.claim_id, aids=self.aids,
        )  # fmt: skip
        end = walk.run()
        if end is not End.STOPPED or not place_at(walk.session, self._reviewer, lease.claim_id).answers:
            self._give_back(lease)
        # What was split or merged is no claim any more that could be gone back to.
        if end is End.FINISHED and not _is_gone(walk.session, lease):
            self._done.append(lease)
            self.judged += 1
        if end is End.BEFORE_FIRST:
            self._reopen(self._done.pop())
        return end

    def _loaded(self, lease: Lease) -> ReviewSession | None:
        """Load the session of a claim; one that cannot be read is told and passed over, with all its claims."""
        try:
            return self.store.load(lease.session_id)
        except UnreachableError:
            raise
        except StoreError as error:
            self.screen.say(f"{error.message}\nIts claims are passed over.")
            self._unreadable.append((lease.session_id, lease.claim_id))
            self._give_back(lease)
            return None

    def _give_back(self, lease: Lease) -> None:
        self._lease = None
        # It ends by itself otherwise.
        with suppress(StoreError):
            self.store.give_back(lease)

    def _reopen(self, earlier: Lease) -> None:
        """Go back into the claim that was done last, if nobody else has it by now."""
        self._leased_at = self.elapsed()
        self._lease = self.store.renew(earlier, seconds=LEASE_SECONDS)
        self.judged -= 1
        if self._lease is None:
            self.screen.say("Somebody else has the claim before this one by now.")
            return
        session = self.store.load(earlier.session_id)
        if _is_gone(session, earlier):
            self.screen.say("The claim before this one was split or merged by somebody else.")
            self._give_back(self._lease)
            return
        place = reopened(session, self._reviewer, earlier.claim_id)
        self._save(session, move_to(place, reviewer=self._reviewer, at=self.now()))

    def _save(self, session: ReviewSession, change: Change) -> ReviewSession:
        kept = self.saving(session, change)
        if self._lease is not None and self.elapsed() - self._leased_at > _RENEWED_SECONDS:
            self._renew(self._lease)
        return kept

    def _renew(self, lease: Lease) -> None:
        """Keep the claim for as long again, by the store's clock; every answer counts, but none waits for this often."""
        self._leased_at = self.elapsed()
        renewed = self.store.renew(lease, seconds=LEASE_SECONDS)
        if renewed is None:
            self.screen.say(
                "This claim was handed to somebody else, for it had been yours for long. Yours is kept too."
            )
        self._lease = renewed or lease

    def _say_title(self, session: ReviewSession) -> None:
        title = plain_line(session.article.title)
        if title != self._last_title:
            self.screen.say(f"\n{title}")
        self._last_title = title


def _is_gone(session: ReviewSession, lease: Lease) -> bool:
    return session.state_of(lease.claim_id) == "superseded"
