"""From a parsed unit to proposals: grammar, wording, voice and evidence brought together."""

from collections.abc import Iterator

from spacy.tokens import Doc

from claimcheck.extract.base import Proposal
from claimcheck.extract.engines.parser.assertion import Assertion
from claimcheck.extract.engines.parser.clauses import read_sentence
from claimcheck.extract.engines.parser.wording import Wording, evidence
from claimcheck.extract.reading import Composed, Reading
from claimcheck.model import Claimant

_FEWEST_WORDS = 2


def propose_unit(doc: Doc, composed: Composed, reading: Reading) -> Iterator[Proposal]:
    """Propose the claims of one unit."""
    if composed.text.rstrip("\"”’' ").endswith("?"):
        return
    starts = [composed.place(token.idx) for token in doc]
    speaker = reading.claimant(composed.unit)
    narrator = speaker if composed.unit.is_quoted else reading.author
    wording = Wording(reading.discourse, starts, narrator, is_quoted=composed.unit.is_quoted or reading.author is not None)
    for sentence in doc.sents:
        for assertion in read_sentence(sentence):
            if composed.unit.is_frame and assertion.head.i == sentence.root.i:
                continue
            yield from _proposal(assertion, wording, speaker, reading)


def _proposal(assertion: Assertion, wording: Wording, speaker: Claimant | None, reading: Reading) -> Iterator[Proposal]:
    words, unresolved = wording.sentence(assertion)
    spans = evidence(assertion.own, wording.starts, reading.article.text)
    if not spans or len(words.split()) < _FEWEST_WORDS:
        return
    claimant = _voice(assertion, wording.starts, reading) or speaker
    yield Proposal(text=words, evidence=spans, claimant=claimant, cue=assertion.voice.cue, unresolved=unresolved)


def _voice(assertion: Assertion, starts: list[int], reading: Reading) -> Claimant | None:
    tokens = assertion.voice.speaker
    if not tokens:
        return None
    start, end = starts[tokens[0].i], starts[tokens[-1].i] + len(tokens[-1])
    if len(tokens) == 1 and tokens[0].lower_ in ("i", "we"):
        return reading.author
    return reading.discourse.claimant((start, end))
