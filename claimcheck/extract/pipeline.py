"""The way from an article to claims, the same for every engine: pieces, proposals, anchors, checks, kinds, worth, ids."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable

from claimcheck.extract.base import Engine, Extraction, Proposal, Rejected, ReportProgress, Span
from claimcheck.extract.engines import load_engine
from claimcheck.extract.kinds import kind_of
from claimcheck.extract.pieces import pieces_of
from claimcheck.extract.sentences import split_sentences
from claimcheck.extract.worthiness import worth_of
from claimcheck.model import Anchor, Article, Claim

ProposeClaims = Callable[[Article], Iterable[Proposal]]


def extract_claims(
    article: Article, *, engine: str | Engine | ProposeClaims = "auto", progress: ReportProgress | None = None
) -> Extraction:
    """Take an article apart into claims.

    Args:
        article: What to read.
        engine: An engine's name, an engine, or any function from an article to proposals.
        progress: Told how many characters are done, of how many.

    Returns:
        The claims in the order of the text, each anchored in it; the same article gives the same ids anywhere.

    Raises:
        UsageError: There is no engine of that name.
        MissingExtraError: The engine needs something that is not installed.

    """
    worker, notes = load_engine(engine) if isinstance(engine, str) else (_as_engine(engine), ())
    found = _Found(article)
    sentences: list[Span] = []
    for piece in pieces_of(article, progress):
        sentences += [(piece.start + s, piece.start + e) for s, e in split_sentences(piece.article.text)]
        for proposal in worker.propose(piece.article, piece.report):
            found.take(proposal, piece.start, worker.label)
    return Extraction(
        article, worker.label, tuple(sentences), tuple(found.claims), tuple(found.rejected), notes, found.cuts
    )


class _FunctionEngine:
    """Makes an engine of a plain function."""

    def __init__(self, propose: ProposeClaims) -> None:
        self._propose = propose
        self.label = f"{getattr(propose, '__name__', type(propose).__name__)} (function)"

    def propose(self, article: Article, report: ReportProgress) -> Iterable[Proposal]:  # noqa: ARG002 - every engine's
        """Call the function; how far it is only it knows."""
        return self._propose(article)


def _as_engine(engine: Engine | ProposeClaims) -> Engine:
    return _FunctionEngine(engine) if callable(engine) else engine


class _Found:
    """What has been accepted and rejected so far."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.digest = article.text_sha256
        self.claims: list[Claim] = []
        self.rejected: list[Rejected] = []
        self.cuts: dict[str, str] = {}
        self._seen: Counter[tuple[Span, ...]] = Counter()
        self._texts: set[tuple[str, tuple[Span, ...]]] = set()

    def take(self, proposal: Proposal, offset: int, origin: str) -> None:
        """Anchor and check a proposal, and take it over or say why not.

        Raises:
            TypeError: An engine of somebody's own proposed something else than proposals.

        """
        if not isinstance(proposal, Proposal):
            raise TypeError(f"{origin} proposed {type(proposal).__name__}, which is no Proposal")
        anchors = _anchored(self.article.text, proposal, offset)
        fault = _fault(proposal, anchors)
        if fault:
            self.rejected.append(Rejected(proposal.text, fault))
            return
        spans = tuple((anchor.start, anchor.end) for anchor in anchors)
        # Two readings of one clause that come to the same words are one claim.
        if (proposal.text, spans) in self._texts:
            return
        self._texts.add((proposal.text, spans))
        # Several claims may rest on the same words; the ordinal keeps their ids apart and the same in every run.
        self._seen[spans] += 1
        claim = self._claim(proposal, anchors, claim_id(self.digest, spans, self._seen[spans]), origin)
        self.claims.append(claim)
        self.cuts[claim.id] = proposal.cut

    def _claim(self, proposal: Proposal, anchors: tuple[Anchor, ...], name: str, origin: str) -> Claim:
        kind = kind_of(proposal.text, " ".join(anchor.exact for anchor in anchors), claimant=proposal.claimant)
        worth = worth_of(proposal.text, kind, proposal.claimant)
        return Claim(
            id=name,
            text=proposal.text,
            anchors=anchors,
            claimant=proposal.claimant,
            cue=proposal.cue,
            kind=kind,
            check_worthiness=worth.value,
            reasons=worth.reasons,
            unresolved=proposal.unresolved,
            origin=origin,
        )


def claim_id(text_sha256: str, spans: tuple[Span, ...], ordinal: int) -> str:
    """Name a claim after its text's digest, its spans, and which of the claims on these very spans it is, from 1."""
    places = ",".join(f"{start}-{end}" for start, end in spans)
    return "c-" + hashlib.sha256(f"{text_sha256}:{places}:{ordinal}".encode()).hexdigest()[:12]


def _anchored(text: str, proposal: Proposal, offset: int) -> tuple[Anchor, ...]:
    """Anchor the evidence; a quotation is looked for from the piece on, and gives nothing where it is not found."""
    anchors = []
    for evidence in proposal.evidence:
        if isinstance(evidence, str):
            start = text.find(evidence, offset) if evidence else -1
            span = (start, start + len(evidence))
        else:
            span = (offset + evidence[0], offset + evidence[1])
        if not 0 <= span[0] < span[1] <= len(text):
            return ()
        anchors.append(Anchor.at(text, *span))
    return tuple(anchors)


def _fault(proposal: Proposal, anchors: tuple[Anchor, ...]) -> str:
    """Say why a proposal cannot be a claim of this article, or give an empty string."""
    if not proposal.text.strip():
        return "it has no words"
    if not anchors:
        return "its words are not in the article"
    return ""
