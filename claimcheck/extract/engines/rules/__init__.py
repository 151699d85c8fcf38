"""The rules engine: patterns over the surface of a text, with no dependency beyond the core."""

import re
from collections.abc import Iterable, Iterator

from claimcheck.extract.base import Attribution, EngineStatus, Proposal, ReportProgress, Span
from claimcheck.extract.direct_speech import direct_speech
from claimcheck.extract.engines.rules.attributions import unit_attributions
from claimcheck.extract.engines.rules.clauses import Clause, find_appositives, split_clauses
from claimcheck.extract.engines.rules.line import Line
from claimcheck.extract.engines.rules.reports import Report, take_reports
from claimcheck.extract.engines.rules.wording import word_clause
from claimcheck.extract.lexicon import SOURCING
from claimcheck.extract.reading import Composed, Reading, read
from claimcheck.model import Article, Claimant

_FEWEST_WORDS = 3
_LONGEST_FRAGMENT = 4
_ASSERTS_NOTHING = re.compile(
    r"(?:who|which|whose|whether|let[’']?s?|give|write|call|read|see|click|follow|subscribe|please|just don[’']t|don[’']t|for more information|good morning|welcome)\b",
    re.IGNORECASE,
)

_HALF = re.compile(r"(?:asked|shown|although|though|unless) [^,]+", re.IGNORECASE)
"""A clause or a phrase that opens a sentence, without the sentence."""
_SOURCING = re.compile(SOURCING)


class RulesEngine:
    """Proposes claims by reporting verbs, conjunctions and commas; careful rather than thorough."""

    label = "rules engine"

    @staticmethod
    def status() -> EngineStatus:
        """Say that the engine can run: it needs nothing."""
        return EngineStatus("rules", is_ready=True, detail="needs nothing else")

    def propose(self, article: Article, report: ReportProgress) -> Iterable[Proposal]:
        """Propose claims in the order of the text, reporting how far it is."""
        reading = read(article)
        for composed in reading.composed():
            yield from _propose_unit(composed, reading)
            report(composed.unit.pieces[-1][1], len(article.text))

    def attribute(self, article: Article, report: ReportProgress) -> Iterable[Attribution]:
        """Find who says what, reporting how far it is."""
        reading = read(article)
        yield from direct_speech(reading)
        for composed in reading.composed():
            yield from unit_attributions(composed, article.text)
            report(composed.unit.pieces[-1][1], len(article.text))


def _propose_unit(composed: Composed, reading: Reading) -> Iterator[Proposal]:
    if composed.text.rstrip("\"”’' ").endswith("?"):
        return
    if composed.unit.is_frame:
        speaker = composed.index(composed.unit.pieces[0][1])
        yield from _of_speaker((0, speaker), composed, reading, None)
        return
    around = reading.claimant(composed.unit)
    line = Line.read(composed.text)
    for report in take_reports(composed.text):
        if report.speaker:
            yield from _of_speaker(report.speaker, composed, reading, around)
        claimant = _claimant(report, composed, reading) or around
        for clause in split_clauses(line, report.content, (report.frame,) if report.frame else ()):
            yield from _proposal(clause, report, composed, reading, claimant)


def _asserts(words: str) -> bool:
    """Tell whether words are an assertion: no fragment, no question, nothing that the reader is told to do."""
    count = len(words.split())
    if count < _FEWEST_WORDS or _ASSERTS_NOTHING.match(words) or _HALF.fullmatch(words) or _SOURCING.search(words):
        return False
    # Not every verb looks like one; in a longer stretch there will be one.
    return count > _LONGEST_FRAGMENT or Line.read(words).verb(0, len(words)) is not None


def _of_speaker(span: Span, composed: Composed, reading: Reading, claimant: Claimant | None) -> Iterator[Proposal]:
    """Propose what a reporting clause says of its speaker: "said Ada Quill, a baker from Leeds"."""
    for clause in find_appositives(composed.text, span).values():
        yield from _proposal(clause, Report(span), composed, reading, claimant)


def _claimant(report: Report, composed: Composed, reading: Reading) -> Claimant | None:
    if report.speaker is None:
        return None
    start, end = report.speaker
    if composed.text[start:end].lower() in ("i", "we"):
        return reading.author
    return reading.claimants.named((composed.place(start), composed.place(end - 1) + 1))


def _proposal(
    clause: Clause, report: Report, composed: Composed, reading: Reading, claimant: Claimant | None
) -> Iterator[Proposal]:
    narrator = reading.claimant(composed.unit) if composed.unit.is_quoted else reading.author
    words, unresolved = word_clause(clause, composed, reading.discourse, narrator, is_denied=report.is_denied)
    if not _asserts(words):
        return
    start, end = clause.span
    cue = composed.text[slice(*report.cue)] if report.cue else reading.cue(composed.unit)
    yield Proposal(
        text=words,
        evidence=((composed.place(start), composed.place(end - 1) + 1),),
        claimant=claimant,
        cue=cue,
        unresolved=unresolved,
        cut=clause.cut or (f"what “{cue}” reports" if report.cue else ""),
    )
