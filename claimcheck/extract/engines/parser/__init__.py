"""The parser engine: a dependency parse of each voice's words, taken apart into assertions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.extract.base import Attribution, EngineStatus, Proposal, ReportProgress
from claimcheck.extract.direct_speech import direct_speech
from claimcheck.extract.engines.parser.antecedents import Antecedents
from claimcheck.extract.engines.parser.attributions import line_attributions
from claimcheck.extract.engines.parser.model import check_model, find_model, load_model
from claimcheck.extract.engines.parser.propose import ENTITY_TYPES, propose_unit
from claimcheck.extract.engines.parser.repairs import repair
from claimcheck.extract.engines.parser.tree import Word
from claimcheck.extract.engines.parser.trees import grow
from claimcheck.extract.reading import Composed, Reading, read
from claimcheck.model import Article, ClaimantType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH = 64


class ParserEngine:
    """Proposes claims from the dependency trees of an English spaCy model."""

    def __init__(self, model: str = "") -> None:
        """Load the model of that name, or the one :func:`find_model` prefers.

        Raises:
            MissingExtraError: spaCy or the model is not installed.
            InputError: The model is not the official one.

        """
        place = find_model(model)
        self._nlp = load_model(place)
        self.label = f"parser engine ({place.label})"

    @staticmethod
    def status() -> EngineStatus:
        """Say whether the engine can run here, without loading it."""
        try:
            place = find_model()
            if not place.is_official:
                check_model(place)
        except ClaimcheckError as error:
            return EngineStatus("parser", is_ready=False, detail=error.message, hint=error.hint)
        return EngineStatus("parser", is_ready=True, detail=place.label)

    def propose(self, article: Article, report: ReportProgress) -> Iterable[Proposal]:
        """Propose claims in the order of the text, reporting how far it is."""
        surface = read(article)
        parsed = [
            (composed, self._parse(doc, composed, report, len(article.text))) for doc, composed in self._docs(surface)
        ]
        reading = surface.with_types(name_types(surface, [word for _, line in parsed for word in line]))
        antecedents = Antecedents(reading.discourse.names)
        for composed, line in parsed:
            yield from propose_unit(line, composed, reading, antecedents)

    def attribute(self, article: Article, report: ReportProgress) -> Iterable[Attribution]:
        """Find who says what, reporting how far it is."""
        reading = read(article)
        yield from direct_speech(reading)
        for doc, composed in self._docs(reading):
            line = self._parse(doc, composed, report, len(article.text))
            repair(line)
            yield from line_attributions(line, article.text)

    def _docs(self, reading: Reading) -> "Iterator[tuple[Doc, Composed]]":
        return self._nlp.pipe(((c.text, c) for c in reading.composed()), as_tuples=True, batch_size=_BATCH)

    def _parse(self, doc: "Doc", composed: Composed, report: ReportProgress, total: int) -> list[Word]:
        report(composed.unit.pieces[-1][1], total)
        return grow(doc, composed)


def name_types(reading: Reading, words: list[Word]) -> dict[str, ClaimantType]:
    """Say what the names are of which the surface does not tell, by what the model takes most of their mentions for.

    Where something happens is nobody, whatever the model takes it for.
    """
    places = reading.discourse.names.places_in(reading.article.text)
    votes: dict[str, Counter[ClaimantType]] = {}
    for word in words:
        kind = ENTITY_TYPES.get(word.entity)
        mention = reading.discourse.names.around(word.place) if kind else None
        is_place = kind == "Person" and mention is not None and mention.name.full in places
        if kind and mention is not None and mention.name.type is None and not is_place:
            votes.setdefault(mention.name.full, Counter())[kind] += 1
    return {name: kinds.most_common(1)[0][0] for name, kinds in votes.items()}
