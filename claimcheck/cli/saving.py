"""Every answer saved as it is given: on top of what others saved, again where the store was away, and nowhere lost.

Knows the store and how to say something; asks nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from itertools import chain, repeat

from attrs import define, evolve, field

from claimcheck.cli.unsent import Unsent
from claimcheck.errors import ConflictError, NoSessionError, UnreachableError
from claimcheck.model import HistoryEntry, ReviewSession
from claimcheck.store import Store
from claimcheck.store.base import Change

Say = Callable[[str], None]

_PAUSES = (0.5, 1.0, 2.0, 4.0)
_LONGEST_PAUSE = 8.0


@define
class Saving:
    """Makes changes to sessions and keeps them.

    Args:
        store: Where.
        say: Tells the reviewer something.
        hold: Gives a context in which no signal ends the process, so that a save is never cut in two.
        unsent: Where an answer goes that the store would not take.
        pause: Waits so many seconds.

    """

    store: Store
    say: Say
    hold: Callable[[], AbstractContextManager[None]]
    unsent: Unsent
    pause: Callable[[float], None] = time.sleep
    _waiting: ReviewSession | None = field(default=None, init=False)

    def __call__(self, session: ReviewSession, change: Change) -> ReviewSession:
        """Make a change and keep it; where the store is away, wait for it, as long as it takes.

        Raises:
            StoreError: The store refuses it; ``keep_unsent`` then keeps the answer.
            KeyboardInterrupt: The reviewer would not wait, likewise.

        """
        with suppress(KeyError, ValueError):
            self._waiting = change(session)
        is_away = False
        for seconds in _pauses():
            try:
                with self.hold():
                    kept = saved(self.store, session, change, self.say, self.unsent.keep)
                    self._waiting = None
            except UnreachableError as error:
                is_away = is_away or self._begin_waiting(error)
            else:
                break
            self.pause(seconds)
        if is_away:
            self._end_waiting(session)
        return kept

    def keep_unsent(self) -> str:
        """Keep the answer that the store has not taken, if there is one, on this machine, and say what became of it."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return ""
        if where := self.unsent.keep(waiting):
            return f"Your last answer is kept in {where}; the next review of this store saves it."
        return f"Your last answer is NOT saved, and could not be kept on this machine: {_last_answer(waiting)}"

    def _begin_waiting(self, error: UnreachableError) -> bool:
        """Keep the answer where a machine that goes off does not lose it, and say that it waits."""
        is_kept = self._waiting is not None and self.unsent.keep(self._waiting)
        how = "is kept here and saved as soon as that works" if is_kept else "waits, and is saved as soon as that works"
        self.say(f"{error.message}\nYour answer {how}. Ctrl-C stops.")
        return True

    def _end_waiting(self, session: ReviewSession) -> None:
        # It is saved; what was kept of it, and of an earlier visit, is sent along, and then goes.
        for _ in self.unsent.send_one(self.store, session.id):
            pass
        self.say("The store is there again; your answer is saved.")


def saved(
    store: Store,
    session: ReviewSession,
    change: Change,
    say: Say,
    keep: Callable[[ReviewSession], str] = lambda _: "",
) -> ReviewSession:
    """Make a change to the newest state of a session, and say what else was saved since the one at hand.

    Reviewers have reviews and drafts of their own, so that the changes of two do not touch each other.

    Args:
        store: Where it is kept.
        session: The session at hand.
        change: What is done to it.
        say: Tells the reviewer something.
        keep: Keeps elsewhere an answer that the newest state has no place for, and says where.

    Raises:
        StoreError: It cannot be written.

    """
    if not session.revision:
        with suppress(ConflictError):
            return store.save(change(session))
    seen: list[ReviewSession] = []

    def seeing(newest: ReviewSession) -> ReviewSession:
        seen[:] = [newest]
        return change(newest)

    try:
        kept = store.change(session.id, seeing)
    except NoSessionError:
        # All that was confirmed is still here, and would be lost with what somebody removed.
        say("The session was removed meanwhile; it is written again, with all that was saved in it.")
        return store.save(evolve(change(session), revision=0))
    except (KeyError, ValueError):
        where = keep(change(session))
        say("Somebody else has changed this claim meanwhile; your last answer no longer fits it.")
        if where:
            say(f"It is kept in {where}.")
        return store.load(session.id)
    for line in _news(session, seen[-1], kept):
        say(line)
    return kept


def _news(known: ReviewSession, newest: ReviewSession, kept: ReviewSession) -> Iterator[str]:
    """Say what was done since the state that was known, and show both where one reviewer judged one claim twice."""
    since = newest.history[len(known.history) :]
    mine = kept.history[len(newest.history) :]
    for done in mine:
        same = [each for each in since if each.after and (each.by, each.claim_id) == (done.by, done.claim_id)]
        if same and done.after:
            yield (
                f"You had judged this claim elsewhere meanwhile: {_judged(same[-1])}."
                f" Now it is: {_judged(done)}. Both are in the history."
            )
    others = [each.by for each in since if each.after and each.by not in {done.by for done in mine}]
    if mine and others:
        people = ", ".join(dict.fromkeys(others))
        yield f"Meanwhile saved: {len(others)} by {people}, beside yours."


def _judged(entry: HistoryEntry) -> str:
    review = entry.after
    if review is None:
        return ""
    said = review.rating.label if review.rating else f"skipped, {review.skip_reason}"
    return f"{said} (“{review.explanation}”)" if review.explanation else said


def _last_answer(session: ReviewSession) -> str:
    """Give what was answered last, in words."""
    newest = max(session.drafts, key=lambda draft: draft.updated_at, default=None)
    done = session.history[-1] if session.history else None
    if newest and newest.answers and (done is None or newest.updated_at >= done.at):
        return f"{newest.answers[-1].question}: {newest.answers[-1].value}"
    return _judged(done) or done.action if done else ""


def _pauses() -> Iterator[float]:
    return chain(_PAUSES, repeat(_LONGEST_PAUSE))
