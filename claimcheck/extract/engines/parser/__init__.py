"""The parser engine: a dependency parse of each voice's words, taken apart into assertions."""

from collections.abc import Iterable

from claimcheck.errors import ClaimcheckError
from claimcheck.extract.base import EngineStatus, Proposal, ReportProgress
from claimcheck.extract.engines.parser.antecedents import Antecedents
from claimcheck.extract.engines.parser.model import check_model, find_model, load_model
from claimcheck.extract.engines.parser.propose import propose_unit
from claimcheck.extract.engines.parser.trees import grow
from claimcheck.extract.reading import read
from claimcheck.model import Article

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
        reading = read(article)
        antecedents = Antecedents(reading.discourse.names)
        texts = ((composed.text, composed) for composed in reading.composed())
        for doc, composed in self._nlp.pipe(texts, as_tuples=True, batch_size=_BATCH):
            yield from propose_unit(grow(doc, composed), composed, reading, antecedents)
            report(composed.unit.pieces[-1][1], len(article.text))
