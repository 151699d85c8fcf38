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
        self._remember(session, change)
        is_told = False
        for seconds in _pauses():
            try:
                with self.hold():
                    kept = saved(self.store, session, change, self.say)
                    self._waiting = None
            except UnreachableError as error:
                if not is_told:
                    self.say(
                        f"{error.message}\nYour answer is kept here and saved as soon as that works. Ctrl-C stops."
                    )
                is_told = True
            else:
                break
            self.pause(seconds)
        if is_told:
            self.say("The store is there again; your answer is saved.")
        return kept

    def keep_unsent(self) -> str:
        """Keep the answer that the store has not taken, if there is one, on this machine; say where, or nothing."""
        waiting, self._waiting = self._waiting, None
        return self.unsent.keep(waiting) if waiting else ""

    def _remember(self, session: ReviewSession, change: Change) -> None:
        with suppress(KeyError, ValueError):
            self._waiting = change(session)


def saved(store: Store, session: ReviewSession, change: Change, say: Say) -> ReviewSession:
    """Make a change to the newest state of a session, and say what else was saved since the one at hand.

    Reviewers have reviews and drafts of their own, so that the changes of two do not touch each other.

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
        say("Somebody else has changed this claim meanwhile; your last answer no longer fits it.")
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


def _pauses() -> Iterator[float]:
    return chain(_PAUSES, repeat(_LONGEST_PAUSE))
