"""An article read on the surface: its blocks, sentences, names and voices, ready for an engine to look into."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from attrs import define, evolve, frozen

from claimcheck.extract.base import Span
from claimcheck.extract.blocks import Block, byline_name
from claimcheck.extract.claimants import Claimants
from claimcheck.extract.names import find_names
from claimcheck.extract.references import Discourse
from claimcheck.extract.sentences import split_text
from claimcheck.extract.speech import Unit, split_voices
from claimcheck.model import Article, Claimant, ClaimantType

# White space that is no single blank.
_ODD_SPACE = re.compile(r"\s{2,}|[^\S ]")
_QUESTION_LABELS = frozenset(("Q", "Question", "Interviewer"))
_ANSWER_LABELS = frozenset(("A", "Answer"))


@frozen
class Composed:
    """A unit as one line of text that knows its places in the article.

    ``stretches`` are where the line follows the article character by character: from which index, from which place.
    """

    unit: Unit
    text: str
    stretches: tuple[tuple[int, int], ...]
    paragraph: int

    def place(self, index: int) -> int:
        """Give the place in the article, in code points, of a character of the line."""
        start, place = self.stretches[bisect_right(self.stretches, index, key=_index) - 1]
        return place + index - start

    def index(self, place: int) -> int:
        """Give the character of the line that stands at a place in the article, or the first one behind it."""
        for (start, first), (after, _) in zip(self.stretches, [*self.stretches[1:], (len(self.text), 0)], strict=True):
            # The pieces of a reporting clause need not stand in the order of the text: "said Ada Quill".
            if first <= place <= first + after - start:
                return start + place - first
        return next((start for start, first in self.stretches if first > place), len(self.text))


def _index(stretch: tuple[int, int]) -> int:
    return stretch[0]


@frozen
class Talk:
    """Who is who in a unit: its ``speaker`` (None for the article's own voice), "I", "we" and "you"."""

    speaker: Claimant | None = None
    first: Claimant | None = None
    group: str = ""
    second: Claimant | None = None


@define
class Reading:
    """What every engine knows of an article before it looks at the grammar."""

    article: Article
    sentences: tuple[Span, ...]
    units: tuple[tuple[int, Unit], ...]
    discourse: Discourse
    claimants: Claimants
    author: Claimant | None

    def with_types(self, types: Mapping[str, ClaimantType]) -> "Reading":
        """Give the reading with types for names of which the surface of the text does not tell."""
        discourse = evolve(self.discourse, names=self.discourse.names.with_types(types), genders={})
        return evolve(self, discourse=discourse, claimants=Claimants(discourse))

    def composed(self) -> Iterator[Composed]:
        """Give every unit as a line, in order."""
        return (compose(self.article.text, unit, paragraph) for paragraph, unit in self.units)

    def talk(self, unit: Unit) -> Talk:
        """Tell whose voice a unit is in, and whom the first and the second person mean in it."""
        speaker = self.claimant(unit)
        first = speaker if unit.is_quoted else self.author
        group = self.claimants.group_of(first) if first else ""
        second = self.claimants.addressed(unit.addressee, by=speaker) if unit.addressee else None
        return Talk(speaker=speaker, first=first, group=group, second=second)

    def claimant(self, unit: Unit) -> Claimant | None:
        """Give whose voice a unit is in: its speaker, or None for the article's own."""
        return self.claimants.named(unit.speaker) if unit.speaker else None

    def cue(self, unit: Unit) -> str:
        """Give the verb that reports a unit ("said"), or an empty string."""
        return self.article.text[slice(*unit.cue)] if unit.cue else ""


def read(article: Article) -> Reading:
    """Read an article's layout, names and voices."""
    text = article.text
    split = split_text(text)
    blocks = [block for block, _ in split]
    body = [(block, list(spans)) for block, spans in split if block.kind in ("paragraph", "item")]
    named = [span for block, spans in body for span in spans]
    author = byline_name(text, blocks) or article.author or ""
    discourse = Discourse(
        text, find_names(text, named), named or [(0, len(text))], frozenset(block.start for block, _ in body)
    )
    cast = _Cast(_askers(text, blocks), _interviewee(blocks, discourse), discourse)
    return Reading(
        article=article,
        sentences=tuple(span for _, spans in split for span in spans),
        units=tuple(_units(text, body, cast)),
        discourse=discourse,
        claimants=Claimants(discourse),
        author=Claimant(name=author) if author else None,
    )


def _interviewee(blocks: list[Block], discourse: Discourse) -> Span | None:
    """Find who answers in a transcript: the first person named outside its questions and answers."""
    # Whoever is introduced before the questions gives the answers.
    for block in blocks:
        if not block.speaker:
            people = [m for m in discourse.names.at(block.start, block.end) if m.name.type == "Person"]
            if people:
                return (people[0].start, people[0].end)
    return None


@frozen
class _Cast:
    """Who speaks in a transcript: the labels of those who ask, who answers, and the names there are."""

    askers: frozenset[str]
    interviewee: Span | None
    discourse: Discourse

    def in_turn(self, unit: Unit, block: Block) -> Unit:
        """Give a unit of a transcript its speaker: the interviewee who answers, the one who is named, or whoever asks."""
        if unit.is_quoted or unit.is_frame:
            return unit
        if block.speaker in self.askers:
            return evolve(unit, addressee=self.interviewee)
        speaker = self.interviewee if block.speaker in _ANSWER_LABELS else self._labelled(block)
        return evolve(unit, speaker=speaker, is_quoted=True)

    def _labelled(self, block: Block) -> Span:
        """Find who a label means: "ELLINGSEN" is the one person of that name, another label stands for itself."""
        wanted = block.speaker.casefold().split()
        for mention in self.discourse.names.mentions:
            words = mention.name.full.casefold().split()
            if mention.name.type != "Organization" and len(words) > 1 and words[-len(wanted) :] == wanted:
                return (mention.start, mention.end)
        start = self.discourse.text.index(block.speaker, block.start)
        return (start, start + len(block.speaker))


def _askers(text: str, blocks: list[Block]) -> frozenset[str]:
    """Give the labels of those who ask: "Q" and its like, and whoever ends most turns with a question."""
    turns: dict[str, list[bool]] = {}
    for block in blocks:
        if block.speaker:
            turns.setdefault(block.speaker, []).append(text[block.start : block.end].rstrip().endswith("?"))
    asking = {label for label, asked in turns.items() if sum(asked) > len(asked) / 2}
    # Where all of them ask, nobody is the one who does.
    return _QUESTION_LABELS | (asking if len(asking) < len(turns) else frozenset())


def _units(text: str, body: list[tuple[Block, list[Span]]], cast: _Cast) -> Iterator[tuple[int, Unit]]:
    carried: Unit | None = None
    for paragraph, (block, spans) in enumerate(body):
        units = split_voices(text, block, spans, carried)
        if block.speaker:
            units = [cast.in_turn(unit, block) for unit in units]
        yield from ((paragraph, unit) for unit in units)
        quoted = [unit for unit in units if unit.is_quoted]
        # Print leaves a quotation open at the end of a paragraph that the next one goes on with.
        carried = quoted[-1] if quoted and quoted[-1].pieces[-1][1] == block.end else None


def compose(text: str, unit: Unit, paragraph: int) -> Composed:
    """Put the pieces of a unit one after the other, white space of any kind as one blank."""
    line, size = [], 0
    stretches: list[tuple[int, int]] = []
    for start, end in unit.pieces:
        at = start
        for space in [*_ODD_SPACE.finditer(text, start, end), None]:
            until = space.start() if space else end
            # The blank that stands for odd white space, or for the gap between pieces, is the stretch's last.
            line += [text[at:until], " "]
            stretches.append((size, at))
            size += until - at + 1
            at = space.end() if space else end
    return Composed(unit, "".join(line).rstrip(), tuple(stretches), paragraph)
