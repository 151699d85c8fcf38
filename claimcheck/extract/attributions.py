"""Who says what in a text: direct, mixed and indirect speech, with the source, the cue and the content of each.

What stands in quotation marks is found on the surface, the same for every engine; the rest is the engine's.
"""

from attrs import evolve

from claimcheck.errors import UsageError
from claimcheck.extract.base import Attribution, Attributor, ReportProgress, Span
from claimcheck.extract.engines import load_engine
from claimcheck.extract.pieces import pieces_of
from claimcheck.model import Article


def find_attributions(
    text: str, *, engine: str | Attributor = "auto", progress: ReportProgress | None = None
) -> tuple[Attribution, ...]:
    """Find who says what in a text.

    Args:
        text: What to read; offsets are code points into it as :func:`normalise_text` leaves it, half-open.
        engine: An engine's name, or an engine that finds attributions.
        progress: Told how many characters are done, of how many.

    Returns:
        The attributions in the order of the text. One may stand within the content of another.

    Raises:
        UsageError: There is no engine of that name, or it finds no attributions.
        MissingExtraError: The engine needs something that is not installed.

    """
    worker = load_engine(engine)[0] if isinstance(engine, str) else engine
    if not hasattr(worker, "attribute"):
        raise UsageError(f"{worker.label}: this engine finds no attributions", hint='Say: engine="rules"')
    article = Article.from_text(text)
    found: set[Attribution] = set()
    for piece in pieces_of(article, progress):
        found |= {_moved(each, piece.start) for each in worker.attribute(piece.article, piece.report)}
    return tuple(sorted(found, key=lambda each: (min(each.cue + each.content), each.content, each.source)))


def _moved(attribution: Attribution, by: int) -> Attribution:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in spans)

    return evolve(
        attribution, source=move(attribution.source), cue=move(attribution.cue), content=move(attribution.content)
    )
