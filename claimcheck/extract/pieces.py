"""A long text worked through in pieces, cut where a text falls apart by itself. Knows no engine."""

from collections.abc import Iterator

from attrs import evolve, frozen

from claimcheck.extract.base import ReportProgress, Span
from claimcheck.model import Article

PIECE = 100_000
"""How many characters an engine is given at once: spaCy's cost grows faster than the text, and so would memory."""


@frozen
class Piece:
    """A part of an article, as an article; ``start`` is where it stands, in code points, and ``report`` knows that."""

    article: Article
    start: int
    report: ReportProgress


def pieces_of(article: Article, progress: ReportProgress | None) -> Iterator[Piece]:
    """Give an article piece by piece; asking for the next one reports that the last is done."""
    total = len(article.text)
    for start, end in cut_pieces(article.text):
        report = _shifted(progress, start, total)
        yield Piece(evolve(article, text=article.text[start:end]), start, report)
        report(end - start, end - start)


def cut_pieces(text: str, size: int = PIECE) -> Iterator[Span]:
    """Cut a text into pieces of at most ``size`` characters: between paragraphs, else lines, else words, else anywhere."""
    start = 0
    while len(text) - start > size:
        window = text[start : start + size]
        cut = next(
            (at + len(mark) for mark in ("\n\n", "\n", ". ", " ") if (at := window.rfind(mark)) > size // 2), size
        )
        yield start, start + cut
        start += cut
    if start < len(text):
        yield start, len(text)


def _shifted(progress: ReportProgress | None, start: int, total: int) -> ReportProgress:
    return lambda done, _: progress(start + done, total) if progress else None
