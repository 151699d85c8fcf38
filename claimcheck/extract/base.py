"""What goes into an engine and what comes out of extraction. Knows no engine by name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol

from attrs import field, frozen

from claimcheck.model import Article, Claim, Claimant, Unresolved

Span = tuple[int, int]
"""Start and end in the article's text: Unicode code points, half-open."""

ReportProgress = Callable[[int, int], None]
"""Called with the characters done and the characters there are."""


@frozen
class Proposal:
    """A claim as an engine proposes it, before it is anchored, checked, classified and given an id.

    ``evidence`` are the literal words it rests on, in order: spans, or quotations for an engine that has no offsets.
    ``cut`` says in words why it is a claim of its own ("a second verb of the same subject"), where the engine can tell.
    """

    text: str
    evidence: tuple[Span | str, ...]
    claimant: Claimant | None = None
    cue: str = ""
    unresolved: tuple[Unresolved, ...] = ()
    cut: str = ""


@frozen
class Rejected:
    """A proposal that was not taken over, and why."""

    text: str
    why: str


class Engine(Protocol):
    """Proposes claims for a text. ``label`` says in print which engine and model it was."""

    label: str

    def propose(self, article: Article, report: ReportProgress) -> Iterable[Proposal]:
        """Propose claims in the order of the text, reporting how far it is."""
        ...


Speech = Literal["direct", "mixed", "indirect"]
"""Whether what is said stands in quotation marks: all of it, some of it, none of it."""


@frozen
class Attribution:
    """Who says what: the parts of a quotation, each as the spans it stands in, in order.

    ``source`` are the words for who says it (none where the text leaves it open), ``cue`` those that attribute it
    ("has said", "according to"), ``content`` what is said, with its quotation marks. After PolNeAR (Newell, Margolin &
    Ruths 2018), which calls them source, cue and content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: Speech


class Attributor(Protocol):
    """An engine that finds attributions as well as claims."""

    label: str

    def attribute(self, article: Article, report: ReportProgress) -> Iterable[Attribution]:
        """Find who says what in an article, in any order, reporting how far it is."""
        ...


@frozen
class EngineStatus:
    """Whether an engine can run here: ``detail`` says with what or why not, ``hint`` what would make it run."""

    name: str
    is_ready: bool
    detail: str
    hint: str = ""


@frozen
class Extraction:
    """An article's claims with the sentences they were looked for in.

    ``notes`` are what a person should be told once, such as that a better engine is to be had. ``cuts`` say by a claim's
    id why it was cut out as it was.
    """

    article: Article
    engine: str
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()
    cuts: Mapping[str, str] = field(factory=dict)

    def _repr_html_(self) -> str:
        """Show a notebook the text with its claims marked."""
        from claimcheck.extract.notebook import marked_html

        return marked_html(self.article, self.claims)
