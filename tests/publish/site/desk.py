"""A desk that publishes: sessions at hand instead of in a store, and a publisher."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from attrs import define, evolve, field

from claimcheck.config import Publisher, Reviewing
from claimcheck.errors import NoSessionError
from claimcheck.model import ReviewSession
from claimcheck.publish.site.build import Looked, Outcome, Supply, Wishes, publish_site
from claimcheck.publish.site.render import Renderer
from claimcheck.store.marks import mark_of
from tests.samples import AT, PUBLISHER

TODAY = "2026-04-01"
PLAIN = Wishes(PUBLISHER, Reviewing())


@define
class Desk:
    """Sessions by their ids, and how they are published. ``read`` counts how often one was read."""

    sessions: dict[str, ReviewSession] = field(factory=dict)
    wishes: Wishes = PLAIN
    templates: Path | None = None
    read: list[str] = field(factory=list)

    @classmethod
    def of(
        cls, *sessions: ReviewSession, publisher: Publisher = PUBLISHER, reviewing: Reviewing | None = None
    ) -> "Desk":
        """Give a desk that has those sessions."""
        return cls({each.id: each for each in sessions}, Wishes(publisher, reviewing or Reviewing()))

    def change(self, session_id: str, change: Callable[[ReviewSession], ReviewSession]) -> None:
        """Change a session, as a store does."""
        before = self.sessions[session_id]
        after = change(before)
        if after is not before:
            self.sessions[session_id] = evolve(after, revision=before.revision + 1)

    def publish(self, folder: Path, *, chosen: Iterable[str] | None = None, today: str = TODAY) -> Outcome:
        """Publish into a folder."""
        marks = {name: mark_of(each) for name, each in self.sessions.items()}
        supply = Supply(marks, self._load, self._note)
        names = None if chosen is None else list(chosen)
        return publish_site(folder, self.wishes, Renderer(self.templates), supply, chosen=names, today=today)

    def _load(self, session_id: str) -> ReviewSession:
        self.read.append(session_id)
        if session_id not in self.sessions:
            raise NoSessionError(session_id)
        return self.sessions[session_id]

    def _note(self, every: Sequence[Looked]) -> Mapping[str, str]:
        for looked in every:
            self.change(
                looked.session_id, partial(ReviewSession.with_export, by="desk", review_ids=looked.review_ids, at=AT)
            )
        return {looked.session_id: mark_of(self.sessions[looked.session_id]) for looked in every}
