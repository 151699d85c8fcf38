"""One reviewer's visit to a session: what has to be asked first, the walk through the claims, and the saving."""

from datetime import UTC, datetime

from attrs import evolve

from claimcheck.cli.opening import DEFAULT_SCALE, Opened
from claimcheck.cli.reviewer import known_name, remember_name
from claimcheck.cli.saving import Saving
from claimcheck.model import ReviewSession
from claimcheck.review.ask import Ask, Reply
from claimcheck.review.desk import Change, place_of, progress_of
from claimcheck.review.questions import REVIEWER, Question, scale_question
from claimcheck.review.screen import Screen
from claimcheck.review.telling import help_lines, rated_line
from claimcheck.review.walk import Aids, End, Walk

_UNNAMED = "unnamed"
"""By whom something was said of an article before anybody gave a name."""

_USUAL_LINES = (
    "Each answer is saved as you give it. Ctrl-C stops; the same command goes on from here. ? explains the keys.",
)
_FIRST_LINES = (
    "You go through the claims, the most worth checking first: rate each with its sources, or skip it.",
    "Nothing is published before you export it. Ctrl-C stops at any moment; the same command goes on. ? explains the keys.",
)
"""What will happen, said once for all; where it is saved stands in a line of its own after it."""

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
        saving: What keeps the answers.
        aids: What helps with them.

    """

    def __init__(self, opened: Opened, *, screen: Screen, ask: Ask, saving: Saving, aids: Aids) -> None:
        self._session = opened.session
        self._is_stored = not opened.is_new
        self._asks_scale = not opened.has_scale
        self._known = opened.known
        self._scales = opened.scales
        self._screen = screen
        self._ask = ask
        self._saving = saving
        self._aids = aids
        self._first_place = opened.place
        self._given: dict[str, str] = {}

    def run(self, reviewer: str, *, usual: str = "") -> None:
        """Ask what has to be known first, then walk through the claims.

        Args:
            reviewer: The name that was given for this visit, which is remembered for the next; empty where none was.
            usual: The name that the settings give.

        """
        if not self._session.claims:
            return
        known = known_name(reviewer, usual=usual)
        self._given = {"reviewer": known or _only_reviewer(self._session), "scale": DEFAULT_SCALE}
        self._keep_known(self._given["reviewer"] or _UNNAMED)
        self._introduce(known)
        first = [] if known else [REVIEWER]
        first += [scale_question(tuple(self._scales.values()))] if self._asks_scale else []
        at = 0
        while at < len(first) or self._walk(has_before=bool(first)) is End.BEFORE_FIRST:
            at = min(at, len(first) - 1)
            reply = self._ask(first[at], suggestion=self._given[first[at].id], can_go_back=at > 0)
            if reply is Reply.STOP:
                break
            if reply in (Reply.HELP, Reply.EDITOR):
                self._screen.say_lines(help_lines(first[at], can_go_back=at > 0))
                continue
            at = at - 1 if reply is Reply.BACK else self._take(first[at], reply, at)

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

    def _keep_known(self, reviewer: str) -> None:
        """Keep what was said of the article with a stored session; its text, and so its claims, stay as they are."""
        if self._known and self._is_stored:
            known, at = dict(self._known), datetime.now(UTC)
            self._session = self._save(self._session, lambda it: it.with_article(known, by=reviewer, at=at))
            self._screen.say(f"Kept with the article: {', '.join(_KNOWN_NAMES[name] for name in known)}.")

    def _introduce(self, reviewer: str) -> None:
        session = self._session
        yours = sum(each.reviewer == reviewer for each in session.assignments)
        count = len(session.current_claims)
        facts = [f"{count} claim{'s' * (count != 1)}", session.engine, f"reviewer {reviewer}" if reviewer else ""]
        facts += [f"{yours} assigned to you"] if yours else []
        self._screen.say(" · ".join(filter(None, facts)))
        self._screen.say_lines(_FIRST_LINES if self._first_place else _USUAL_LINES)
        if self._first_place:
            self._screen.say(f"Each answer is saved as you give it, in {self._first_place}.")

    def _take(self, question: Question, value: str, at: int) -> int:
        self._given[question.id] = value
        if not self._screen.is_plain:
            self._screen.show_answer(question, value)
        if question is REVIEWER:
            remember_name(value)
        return at + 1

    def _walk(self, *, has_before: bool) -> End:
        scale = self._scales.get(self._given["scale"], self._session.scale)
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
            aids=self._aids,
        )
        return walk.run()

    def _save(self, session: ReviewSession, change: Change) -> ReviewSession:
        """Keep a change, made to the newest state that the store has."""
        self._session = self._saving(session, change)
        self._is_stored = True
        return self._session


def _only_reviewer(session: ReviewSession) -> str:
    """Give the one person who has worked on a session, to be offered as the name; with several, nobody."""
    people = {*session.reviewers, *(draft.reviewer for draft in session.drafts)}
    return people.pop() if len(people) == 1 else ""
