"""A site made of sessions: which pages are made anew, which stay as they are, and what became of what was there before.

Knows no store: sessions are handed in by name and by the mark of their state.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.claimreview.export import Fault, claim_reviews
from claimcheck.config import Publisher, Reviewing
from claimcheck.errors import ClaimcheckError, InputError, UsageError
from claimcheck.model import ReviewSession
from claimcheck.publish.site.data import data_feed, robots, searched_entries
from claimcheck.publish.site.listings import feed_pages, listing_pages, newest_first
from claimcheck.publish.site.making import note_pages, pages_of, record_of
from claimcheck.publish.site.manifest import NAME, Manifest, manifest_bytes, read_manifest
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.render import STATIC, Renderer
from claimcheck.publish.site.retired import with_leftovers
from claimcheck.publish.site.tree import NewTree, digest, intact_files, real_folder, recover
from claimcheck.publish.site.values import Page, Site

_ROOMS = ("claimreview", "publish/site")
"""Where in the program it is decided what a page says."""


@frozen
class Wishes:
    """What a site is to be like, whatever it is made of."""

    publisher: Publisher
    reviewing: Reviewing
    with_disputed: bool = False
    is_whole: bool = False

    @property
    def site(self) -> Site:
        """What all its pages have in common."""
        name = self.publisher.name.strip() or "Fact-checks"
        return Site(
            name=name,
            address=f"{self.publisher.base_url.strip().rstrip('/')}/",
            home=self.publisher.url.strip() or None,
            is_decided=not self.with_disputed,
            is_signed_off=self.reviewing.sign_off,
        )


@frozen
class Looked:
    """A session that was read: what is published of it, and what stands in the way of that, or makes it weaker."""

    session_id: str
    revision: int
    review_ids: tuple[str, ...]
    faults: tuple[Fault, ...]
    superseded: int


@frozen
class Supply:
    """Where sessions come from.

    ``marks`` gives the state of each session there is, ``load`` the session, or raises a ``ClaimcheckError``. ``note`` is told
    what is about to be published, and gives by the ids of the sessions the marks of their states then; nothing for one that is
    to be looked at again.
    """

    marks: Mapping[str, str]
    load: Callable[[str], ReviewSession]
    note: Callable[[Sequence[Looked]], Mapping[str, str]]


@frozen
class Outcome:
    """What became of a site: what it has, what was looked at for it, and how many of its files were written."""

    fact_checks: int
    articles: int
    notes: int
    written: int
    kept: int
    removed: int
    looked_at: tuple[Looked, ...] = ()
    unreadable: tuple[ClaimcheckError, ...] = ()


def publish_site(
    folder: Path,
    wishes: Wishes,
    renderer: Renderer,
    supply: Supply,
    *,
    chosen: Collection[str] | None = None,
    today: str,
    report: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Make the site in a folder say what the sessions have decided.

    Nobody else may be doing this to the same folder.

    Args:
        folder: Where it is put; it is empty, not there, or a site.
        wishes: What it is to be like.
        renderer: What makes its pages.
        supply: Where the sessions come from.
        chosen: The sessions that are looked at, all if not given. Of the others the site keeps what it has.
        today: The day, for what is withdrawn because its session is gone.
        report: Is told how many sessions are done of how many.

    Raises:
        UsageError: The folder is no site, or was made of other sessions.
        InputError: A template is not what it should be, or the site's own file is damaged.
        OSError: It cannot be written; the site is as it was.

    """
    folder = real_folder(folder)
    recover(folder)
    before = _before(folder, supply)
    building = _Building(folder, wishes, renderer, supply, before=before, today=today)
    try:
        building.make_sessions(chosen, report or (lambda _done, _total: None))
        building.make_lists()
        return building.finish()
    finally:
        building.tree.settle()


def _before(folder: Path, supply: Supply) -> Manifest:
    found = read_manifest(folder) if folder.is_dir() else Manifest()
    if found is None:
        if any(folder.iterdir()):
            raise UsageError(
                f"{folder}: is not empty, and no site of claimcheck",
                hint="Publish into a new folder; what you want to stand beside the pages can be put there afterwards.",
            )
        return Manifest()
    if found.records and not found.records.keys() & supply.marks.keys():
        raise UsageError(
            f"{folder}: was made of other sessions, none of which is in this store",
            hint="Name their store with --store, or publish into another folder.",
        )
    return found


class _Building:
    """A site under way."""

    def __init__(
        self, folder: Path, wishes: Wishes, renderer: Renderer, supply: Supply, *, before: Manifest, today: str
    ) -> None:
        self._wishes = wishes
        self._renderer = renderer
        self._supply = supply
        self._before = before
        self._today = today
        self._key = _key(wishes, renderer)
        self._intact = intact_files(folder, before.files)
        self._records: dict[str, Record] = {}
        self._folders: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._looked_at: list[Looked] = []
        self._unreadable: list[ClaimcheckError] = []
        self.tree = NewTree(folder, before.files, self._intact)

    def make_sessions(self, chosen: Collection[str] | None, report: Callable[[int, int], None]) -> None:
        """Make the pages of every session, or keep those that it has."""
        there, before = self._supply.marks, self._before.records
        wanted = set(there) if chosen is None else set(chosen)
        every = sorted({*wanted, *before})
        for done, session_id in enumerate(every, 1):
            report(done, len(every))
            known = before.get(session_id)
            if known and self._stays(known, is_wanted=session_id in wanted):
                self._keep(known)
            elif session_id in there:
                self._look_at(session_id, known)
            elif known:
                self._take(with_leftovers(Record(session_id, known.folder), known, today=self._today))
                self._put_notes(session_id)

    def make_lists(self) -> None:
        """Make what leads to the pages of sessions, and what programs read."""
        site = self._wishes.site
        records = [self._records[name] for name in sorted(self._records)]
        entries = newest_first(records)
        for page in (*listing_pages(site, records), *feed_pages(records)):
            self._put_list(page)
        data = {
            "feed.json": data_feed(site, entries),
            "entries.js": searched_entries(entries),
            "robots.txt": robots(site),
        }
        for path, content in (data | {name: self._renderer.static(name) for name in STATIC}).items():
            self.tree.put(path, content)

    def finish(self) -> Outcome:
        """Let the new site take the old one's place."""
        self._note()
        manifest = Manifest(self._key, self.tree.files, self._records, self._shown)
        self.tree.take_place(name=NAME, content=manifest_bytes(manifest))
        records = self._records.values()
        return Outcome(
            fact_checks=sum(len(each.entries) for each in records),
            articles=sum(bool(each.entries) for each in records),
            notes=sum(len(each.notes) for each in records),
            written=self.tree.written,
            kept=len(self.tree.files) - self.tree.written,
            removed=len(self._before.files.keys() - self.tree.files.keys()),
            looked_at=tuple(self._looked_at),
            unreadable=tuple(self._unreadable),
        )

    def _stays(self, known: Record, *, is_wanted: bool) -> bool:
        """Tell whether the pages of a session can stay as they are."""
        now = self._supply.marks.get(known.session_id)
        if now is None or self._key != self._before.key or not self._intact.issuperset(known.paths):
            return False
        return not is_wanted or (bool(now) and known.mark == now)

    def _keep(self, known: Record) -> None:
        self._take(known)
        for path in known.paths:
            self.tree.keep(path)

    def _look_at(self, session_id: str, known: Record | None) -> None:
        try:
            session = self._supply.load(session_id)
        except ClaimcheckError as error:
            self._unreadable.append(error)
            if known and self._intact.issuperset(known.paths):
                self._keep(evolve(known, mark=""))
            return
        export = claim_reviews(
            session,
            publisher=self._wishes.publisher,
            reviewing=self._wishes.reviewing,
            with_disputed=self._wishes.with_disputed,
        )
        record = record_of(session, export, mark=self._supply.marks[session_id])
        looked = Looked(session_id, session.revision, export.review_ids, export.faults, export.superseded)
        self._looked_at.append(looked)
        self._take(with_leftovers(record, known, today=self._today))
        for page in pages_of(session, record, is_whole=self._wishes.is_whole):
            self._put(page)
        self._put_notes(session_id)

    def _take(self, record: Record) -> None:
        """Take a session's record in.

        Raises:
            InputError: Another session stands in its folder.

        """
        other = self._folders.setdefault(record.folder, record.session_id)
        if other != record.session_id:
            raise InputError(f"{other} and {record.session_id}: would stand in one folder, {record.folder}")
        self._records[record.session_id] = record

    def _put_notes(self, session_id: str) -> None:
        for page in note_pages(self._records[session_id]):
            self._put(page)

    def _note(self) -> None:
        """Note what is about to be published; a session that is not as it was read is looked at again the next time."""
        published = [looked for looked in self._looked_at if looked.review_ids]
        marks = self._supply.note(published)
        for looked in published:
            record = self._records[looked.session_id]
            mark = marks.get(looked.session_id, "") if record.mark else ""
            self._records[looked.session_id] = evolve(record, mark=mark)

    def _put(self, page: Page) -> None:
        self.tree.put(page.path, self._renderer.page(self._wishes.site, page))

    def _put_list(self, page: Page) -> None:
        """Put a page that is about no single session, or keep it where it says the same as before."""
        said = self._shown[page.path] = digest(repr(page).encode("utf-8", "backslashreplace"))
        is_same = self._key == self._before.key and self._before.shown.get(page.path) == said
        if is_same and page.path in self._intact:
            self.tree.keep(page.path)
        else:
            self._put(page)


def _key(wishes: Wishes, renderer: Renderer) -> str:
    """Give what stands for all that every page depends on."""
    found = hashlib.sha256(f"{wishes!r}\n{renderer.digest()}\n".encode())
    for room in _ROOMS:
        for source in _sources(files("claimcheck") / room):
            found.update(source.read_bytes())
    return found.hexdigest()


def _sources(room: Traversable) -> Iterator[Traversable]:
    for each in sorted(room.iterdir(), key=lambda it: it.name):
        if each.is_dir() and each.name.isidentifier():
            yield from _sources(each)
        elif each.name.endswith(".py"):
            yield each
