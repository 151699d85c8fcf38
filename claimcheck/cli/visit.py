"""One reviewer's visit to a session: what has to be asked first, the walk through the claims, and the saving."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from attrs import evolve

from claimcheck.cli.opening import DEFAULT_SCALE, Opened, Say
from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.model.scales import built_in_scales
from claimcheck.review.ask import Ask, Reply
from claimcheck.review.desk import Change, place_of, progress_of
from claimcheck.review.questions import REVIEWER, Question, clean_answer, scale_question
from claimcheck.review.screen import Screen
from claimcheck.review.walk import End, Walk, rated_line
from claimcheck.store import Store

_TRIES = 20
_KNOWN_NAMES = {
    "title": "its title",
    "publisher": "its publisher",
    "author": "its author",
    "url": "its address",
    "published_at": "its date",
}


class Visit:
    """A visit of one reviewer to one session.

    Args:
        opened: The session, and the store that it is kept in.
        screen: What to draw on.
        ask: How to ask.
        hold: Gives a context in which no signal ends the process, so that a save is never cut in two.

    """

    def __init__(
        self, opened: Opened, *, screen: Screen, ask: Ask, hold: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._store = opened.store
        self._session = opened.session
        self._is_stored = not opened.is_new
        self._asks_scale = not opened.has_scale
        self._known = opened.known
        self._screen = screen
        self._ask = ask
        self._hold = hold
        self._given: dict[str, str] = {}

    def run(self, reviewer: str, *, usual: str = "") -> int:
        """Ask what has to be known first, then walk through the claims; give the exit code.

        Args:
            reviewer: The name that was given for this visit, which is remembered for the next; empty where none was.
            usual: The name that the settings give.

        """
        if not self._session.claims:
            return 0
        if named := clean_answer(reviewer):
            _remember_name(named)
        known = named or clean_answer(usual) or _remembered_name()
        self._keep_known()
        self._given = {"reviewer": known or _only_reviewer(self._session), "scale": DEFAULT_SCALE}
        self._introduce(known)
        first = [] if known else [REVIEWER]
        first += [scale_question(tuple(built_in_scales().values()))] if self._asks_scale else []
        at = 0
        while at < len(first) or self._walk(has_before=bool(first)) is End.BEFORE_FIRST:
            at = min(at, len(first) - 1)
            reply = self._ask(first[at], suggestion=self._given[first[at].id], can_go_back=at > 0)
            if reply is Reply.STOP:
                break
            at = at - 1 if reply is Reply.BACK else self._take(first[at], reply, at)
        return 0

    @property
    def session_id(self) -> str:
        """The id of the session that is visited."""
        return self._session.id

    @property
    def is_done(self) -> bool:
        """Whether the reviewer has judged every claim."""
        return bool(self._session.claims) and self._is_stored and place_of(self._session, self._reviewer) is None

    @property
    def _reviewer(self) -> str:
        return self._given.get("reviewer", "")

    def last_words(self) -> str:
        """Say what is saved, and how to go on."""
        session, reviewer = self._session, self._reviewer
        if not session.claims:
            return "No claims were found in this article, so there is nothing to review."
        if not self._is_stored:
            return "Nothing was answered yet, so nothing is saved."
        if not self.is_done:
            is_begun = session.draft_by(reviewer) is not None
            kept = "Your answers to this claim are kept." if is_begun else "Saved."
            return f"{kept} {rated_line(session, reviewer)} The same command goes on from here."
        progress = progress_of(session, reviewer)
        return f"Saved. All {progress.claims} claims are done: {progress.rated} rated, {progress.skipped} skipped."

    def _keep_known(self) -> None:
        """Keep what was said of the article with a stored session; its text, and so its claims, stay as they are."""
        if self._known and self._is_stored:
            known = dict(self._known)
            self._session = self._save(self._session, lambda it: evolve(it, article=evolve(it.article, **known)))
            self._screen.say(f"Kept with the article: {', '.join(_KNOWN_NAMES[name] for name in known)}.")

    def _introduce(self, reviewer: str) -> None:
        session = self._session
        facts = [f"{len(session.claims)} claims", session.engine, f"reviewer {reviewer}" if reviewer else ""]
        self._screen.say(" · ".join(filter(None, facts)))
        self._screen.say("Each answer is saved as you give it. Ctrl-C stops; the same command goes on from here.")

    def _take(self, question: Question, value: str, at: int) -> int:
        self._given[question.id] = value
        if not self._screen.is_plain:
            self._screen.show_answer(question, value)
        if question is REVIEWER:
            _remember_name(value)
        return at + 1

    def _walk(self, *, has_before: bool) -> End:
        scale = built_in_scales()[self._given["scale"]]
        if self._asks_scale and scale != self._session.scale:
            self._session = self._save(self._session, lambda it: it if it.reviews else evolve(it, scale=scale))
        elif not self._is_stored:
            self._session = self._save(self._session, lambda it: it)
        walk = Walk(
            self._session,
            self._given["reviewer"],
            ask=self._ask,
            screen=self._screen,
            save=self._save,
            now=lambda: datetime.now(UTC),
            has_before=has_before,
        )
        return walk.run()

    def _save(self, session: ReviewSession, change: Change) -> ReviewSession:
        """Keep a change; where somebody else saved meanwhile, make it again to what they saved."""
        with self._hold():
            self._session = saved(self._store, session, change, self._screen.say)
            self._is_stored = True
        return self._session


def saved(store: Store, session: ReviewSession, change: Change, say: Say) -> ReviewSession:
    """Make a change to a session and store it, making it again to the stored one as often as that has moved on.

    Each reviewer has their own reviews and drafts, so the changes of two do not touch each other.

    Raises:
        StoreError: It cannot be written, or others save faster than this can.

    """
    with suppress(ConflictError):
        return store.save(change(session))
    for _ in range(_TRIES):
        # All that was confirmed is still here, and would be lost with what somebody removed.
        if session.id not in store.ids():
            say("The session's file was removed meanwhile; it is written again, with all that was saved in it.")
            return store.save(evolve(change(session), revision=0))
        session = store.load(session.id)
        try:
            changed = change(session)
        except (KeyError, ValueError):
            say("Somebody else has changed this claim meanwhile; your last answer no longer fits it.")
            return session
        with suppress(ConflictError):
            return store.save(changed)
    raise StoreError(f"{session.id}: others save faster than this can", hint="Try again in a moment.")


def _name_file() -> Path:
    return Path(click.get_app_dir("claimcheck")) / "reviewer"


def _remembered_name() -> str:
    with suppress(OSError, UnicodeDecodeError):
        return clean_answer(_name_file().read_text(encoding="utf-8"))
    return ""


def _remember_name(name: str) -> None:
    """Keep the name for the next time; where that cannot be, it is asked for again."""
    with suppress(OSError):
        _name_file().parent.mkdir(parents=True, exist_ok=True)
        _name_file().write_text(f"{name}\n", encoding="utf-8")


def _only_reviewer(session: ReviewSession) -> str:
    """Give the one person who has worked on a session, to be offered as the name; with several, nobody."""
    people = {*session.reviewers, *(draft.reviewer for draft in session.drafts)}
    return people.pop() if len(people) == 1 else ""
