"""From what was named on the command line to the session that is meant: a stored one, or a new one of an article."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from claimcheck.cli.settings import Settings
from claimcheck.errors import InputError, StoreError, UsageError
from claimcheck.ingest import is_address, read_article
from claimcheck.model import Article, RatingScale, ReviewSession
from claimcheck.store import Store, find_session
from claimcheck.text_safety import plain_line

if TYPE_CHECKING:
    from claimcheck.extract import Extraction

DEFAULT_SCALE = "google"
_LONG_TEXT = 100_000

Say = Callable[[str], None]


@frozen
class Opened:
    """A session with its store. ``is_new`` says that it was never saved, ``has_scale`` that its scale is settled.

    ``place`` is where the store is, in words, if this is the very first session of it; else empty.

    ``known`` is what was said of the article of a stored session, to be kept with it; ``scales`` are those to choose from.
    """

    session: ReviewSession
    store: Store
    is_new: bool = False
    has_scale: bool = True
    known: Mapping[str, Any] = {}
    scales: Mapping[str, RatingScale] = {}
    place: str = ""


def open_session(
    settings: Settings, what: str, *, scale: str | None, engine: str | None, known: Mapping[str, Any], say: Say
) -> Opened:
    """Find the stored session that is meant, or make a new one of an article.

    Args:
        settings: Where the store is, and what is set.
        what: A path, an address, or the name of a session or a part of it.
        scale: Which scale a new session is to rate on; a stored one has its own.
        engine: What is to find the claims of a new session.
        known: What is known of the article, as fields of it.
        say: Called with what the reviewer should know.

    Raises:
        UsageError: There is no such scale or engine, or the stored session has another scale.
        InputError: The article cannot be read.
        StoreError: There is no such session, or it cannot be read.

    """
    store = settings.store()
    scales = settings.scales()
    wanted = _scale(scales, scale or settings.config.scale)
    if session_id := _named_session(settings, store, what):
        return evolve(_stored(store.load(session_id), store, scale, say), known=known)
    article = evolve(read_article(what, tell=say), **known)
    if stored := _of_same_text(store, article):
        return evolve(_stored(stored, store, scale, say), known=known)
    session = ReviewSession.start(article, (), scale=wanted or scales[DEFAULT_SCALE])
    say(plain_line(article.title))
    if other := _of_same_title(store, session.id):
        say(f"The text is not that of the session {other} of the same title, so this is a new session.")
    found = _extract(article, engine or settings.config.engine, say)
    session = ReviewSession.start(found.article, found.claims, scale=session.scale, engine=found.engine)
    place = "" if store.ids() else settings.shown_store
    return Opened(session, store, is_new=True, has_scale=wanted is not None, scales=scales, place=place)


def _scale(scales: Mapping[str, RatingScale], name: str | None) -> RatingScale | None:
    if name and name not in scales:
        raise UsageError(f"{name}: no such rating scale", hint=f"There are: {', '.join(scales)}.")
    return scales[name] if name else None


def _named_session(settings: Settings, store: Store, what: str) -> str | None:
    """Give the id of the stored session that is named; None where an article is."""
    if is_address(what):
        return None
    path = Path(what)
    try:
        is_there = path.exists()
    except OSError:
        # Whoever opens it will say what is wrong with it.
        return None
    if not is_there:
        return _found_session(store, what)
    is_kept = path.suffix == ".json" and path.resolve().parent == Path(settings.store_path).resolve()
    return path.stem if is_kept else None


def _found_session(store: Store, what: str) -> str:
    try:
        return find_session(store, what)
    except StoreError as error:
        if Path(what).suffix or Path(what).name != what:
            raise InputError(f"{what}: there is no such file, and no session of that name") from error
        raise


def _stored(session: ReviewSession, store: Store, scale: str | None, say: Say) -> Opened:
    if scale and scale != session.scale.id:
        raise UsageError(
            f"{session.id}: this session rates on {session.scale.name}", hint="Leave --scale out to go on with it."
        )
    say(plain_line(session.article.title))
    return Opened(session, store)


def _of_same_text(store: Store, article: Article) -> ReviewSession | None:
    """Find the session of an article by its text, whatever title it was given then."""
    ending = f"-{article.text_sha256[:6]}"
    found = (store.load(each) for each in store.ids() if each.endswith(ending))
    return next((each for each in found if each.article.text == article.text), None)


def _of_same_title(store: Store, session_id: str) -> str | None:
    title = session_id.rpartition("-")[0]
    return next((other for other in store.ids() if other.rpartition("-")[0] == title), None)


def _extract(article: Article, engine: str, say: Say) -> "Extraction":
    # The parser takes a second to load, which nobody who goes on with a stored session should wait for.
    from claimcheck.extract import extract_claims

    if len(article.text) < _LONG_TEXT:
        found = extract_claims(article, engine=engine)
    else:
        from rich.progress import Progress

        with Progress(transient=True) as bar:
            task = bar.add_task("Finding claims", total=len(article.text))
            found = extract_claims(article, engine=engine, progress=lambda done, _: bar.update(task, completed=done))
    for note in found.notes:
        say(note)
    return found
