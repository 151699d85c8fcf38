"""What the pages of a site say, as values that templates show. They know no session, no template and no drive.

Texts are as they were written: whoever shows them makes them safe. Days and moments of entries are ISO 8601 in UTC.
"""

from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

from attrs import frozen

from claimcheck.claimreview.folders import digest_of, folder_of
from claimcheck.model import Claimant, RatingScale, Source
from claimcheck.model.claim import Reply
from claimcheck.model.review import Correction

Going = Literal["replaced", "held", "withdrawn"]
"""Why a page shows no fact-check any more: another one stands for it, it is looked at again, it was taken back."""

TONES = 4
"""The last of the tones that a place on a scale is shown in, from 0."""


def tone_at(place: float | None) -> str:
    """Name the tone that a place on a scale is shown in, from "0" for the worst; "none" beside the scale."""
    return "none" if place is None else str(round(place * TONES))


@frozen
class Site:
    """What all pages have in common. ``address`` is where the site stands, with a stroke at its end.

    ``home`` is the publisher's own address. For ``is_decided`` and ``is_signed_off`` see ``Method``.
    """

    name: str
    address: str
    home: str | None = None
    is_decided: bool = True
    is_signed_off: bool = False

    @property
    def path(self) -> str:
        """The path of its address, for a page that is shown under any other."""
        return urlsplit(self.address).path


@frozen
class Verdict:
    """A label. ``place`` is where it stands on its scale, from 0 for the worst to 1 for the best; None beside the scale."""

    label: str
    scale: str
    scale_name: str
    place: float | None = None

    @property
    def tone(self) -> str:
        """The tone that it is shown in."""
        return tone_at(self.place)

    @property
    def folder(self) -> str:
        """The folder of the pages that list what has this verdict."""
        return f"verdicts/{folder_of(self.scale)}-{digest_of(self.label)}"


@frozen
class Entry:
    """What lists and feeds say of a fact-check; ``claim_review`` is what is published of it, as JSON."""

    folder: str
    claim: str
    claimant: str
    verdict: Verdict
    article: str
    language: str
    published: str
    modified: str
    summary: str
    author: str
    claim_review: str

    @property
    def claimant_folder(self) -> str:
        """The folder of the pages that list what this claimant said; empty where nobody is named."""
        return f"claimants/{digest_of(self.claimant)}" if self.claimant else ""


@frozen
class Note:
    """What stands in the place of a fact-check that was published, or of its article: why it is there no more, since when."""

    folder: str
    going: Going
    day: str
    instead: tuple[str, ...] = ()


@frozen
class Step:
    """A level of a scale as it is drawn, ``place`` from 0 to 1."""

    label: str
    value: float
    place: float
    is_here: bool = False


@frozen
class Scale:
    """A verdict's place on its scale: a row of steps, and the same in words. Without steps there is nothing to draw."""

    words: str
    steps: tuple[Step, ...] = ()


@frozen
class Piece:
    """A stretch of an article. ``entry`` is the fact-check whose words it has, ``ends`` are those whose words end with it."""

    text: str
    entry: Entry | None = None
    ends: tuple[Entry, ...] = ()


@frozen
class Paragraph:
    """A paragraph of an article, or what of it is shown; ``is_cut`` where something before it is left out."""

    pieces: tuple[Piece, ...]
    is_cut: bool = False


@frozen
class Cited:
    """A source as readers see it: what a reviewer noted for colleagues is not in it."""

    url: str
    title: str
    publisher: str
    published_on: date | None
    accessed_at: datetime | None
    stance: str
    excerpt: str
    archive_url: str | None
    coverage: str

    @classmethod
    def of(cls, source: Source) -> "Cited":
        """Take of a source what readers see."""
        return cls(
            url=source.url,
            title=source.title,
            publisher=source.publisher,
            published_on=source.published_on,
            accessed_at=source.accessed_at,
            stance=source.stance,
            excerpt=source.excerpt,
            archive_url=source.archive_url,
            coverage=source.temporal_coverage,
        )


@frozen
class About:
    """What is known of an article."""

    folder: str
    title: str
    language: str
    url: str | None
    publisher: str
    author: str
    published_at: datetime | None


@frozen
class FactCheck:
    """One fact-check: everything that its page says. ``claimant`` None means that the article says it itself."""

    entry: Entry
    about: About
    scale: Scale
    claimant: Claimant | None
    stated_on: date | None
    place: str
    quotation: tuple[Paragraph, ...]
    explanation: tuple[str, ...]
    sources: tuple[Cited, ...]
    corrections: tuple[Correction, ...]
    replies: tuple[Reply, ...]
    others: tuple[Entry, ...]


@frozen
class Share:
    """How many fact-checks have a verdict, and where on a strip they are drawn, in hundredths of its width."""

    verdict: Verdict
    count: int
    start: float = 0
    width: float = 0


@frozen
class Reviewed:
    """An article with its fact-checks: what is shown of its text, and a picture of its verdicts, also in words."""

    about: About
    paragraphs: tuple[Paragraph, ...]
    is_whole: bool
    entries: tuple[Entry, ...]
    shares: tuple[Share, ...]
    words: str


@frozen
class Listing:
    """One page of a list of fact-checks, the newest first. ``pages`` are the paths of all its pages.

    What changes with every fact-check that is added, the first page alone says: the ``total`` and the ``shares``.
    """

    heading: str
    total: int | None
    number: int
    entries: tuple[Entry, ...]
    pages: tuple[str, ...]
    verdict: Verdict | None = None
    shares: tuple[Share, ...] = ()


@frozen
class Named:
    """Somebody who said something that was checked, and how often."""

    name: str
    folder: str
    count: int


@frozen
class Claimants:
    """Everybody who said something that was checked, in alphabetical order."""

    named: tuple[Named, ...]


@frozen
class Method:
    """How it is rated: every scale that is in use, and what the desk asks of its reviews.

    ``is_decided`` says that nothing is published of which reviewers differ, ``is_signed_off`` that a second person sees it.
    """

    scales: tuple[RatingScale, ...]
    is_decided: bool = True
    is_signed_off: bool = False


@frozen
class Gone:
    """A page that shows no fact-check any more.

    ``article`` is the folder of its article's page, if there is one; ``instead`` are the fact-checks that stand for it.
    """

    note: Note
    article: str = ""
    instead: tuple[Entry, ...] = ()


@frozen
class Feed:
    """The newest fact-checks, or all of them, for a program; ``paths`` are other pages, each with its last change."""

    entries: tuple[Entry, ...]
    updated: str
    paths: tuple[tuple[str, str], ...] = ()


Content = FactCheck | Reviewed | Listing | Claimants | Method | Gone | Feed | None


@frozen
class Page:
    """A file of the site: ``kind`` names its template, ``content`` is what that shows.

    ``path`` has strokes between its folders; none of them was made by anything but a program.
    """

    path: str
    kind: str
    title: str = ""
    description: str = ""
    content: Content = None
    is_indexed: bool = True
    section: str = ""

    @property
    def root(self) -> str:
        """The way from the page to the top of the site."""
        return "../" * self.path.count("/")

    @property
    def step(self) -> str:
        """The page's address below that of the site."""
        return self.path.removesuffix("index.html")
