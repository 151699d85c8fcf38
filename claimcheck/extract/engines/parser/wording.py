"""From an assertion's words to a sentence that stands alone: names in full, pronouns resolved, first person turned.

Knows the tree of one unit and the article's discourse; what it cannot resolve it lists.
"""

import re

from attrs import define, field
from spacy.tokens import Token

from claimcheck.extract.base import Span
from claimcheck.extract.engines.parser.assertion import Assertion, Part
from claimcheck.extract.inflection import third_person
from claimcheck.extract.lexicon import TITLES
from claimcheck.extract.references import Discourse
from claimcheck.extract.tidy import tidy
from claimcheck.model import Claimant, Unresolved

_FIRST_SINGULAR = frozenset("i me my mine myself".split())
_FIRST_PLURAL = frozenset("we us our ours ourselves".split())
_THIRD = frozenset("he she him her his hers".split())
_POSSESSIVES = frozenset("my mine our ours his her hers its their".split())
_AGREEING = {"am": "is", "’m": "is", "'m": "is", "have": "has", "’ve": "has", "'ve": "has", "do": "does", "’ll": "will", "'ll": "will", "are": "is", "were": "was"}


@define
class Wording:
    """Puts the assertions of one unit into words. ``starts`` gives each token's place in the article's text."""

    discourse: Discourse
    starts: list[int]
    speaker: Claimant | None
    is_quoted: bool
    said: list[str] = field(factory=list)
    unresolved: list[Unresolved] = field(factory=list)
    skipped: set[int] = field(factory=set)

    def sentence(self, assertion: Assertion) -> tuple[str, tuple[Unresolved, ...]]:
        """Give the assertion as a sentence without a final stop, and the words in it that stay unresolved."""
        self.said, self.unresolved, self.skipped = [], [], set()
        words = [(part, self._word(part, assertion)) for part in assertion.parts]
        return tidy(_joined(words)), tuple(dict.fromkeys(self.unresolved))

    def _word(self, part: Part, assertion: Assertion) -> str:
        if isinstance(part, str):
            return part
        if part.i in self.skipped:
            return ""
        lower = part.lower_
        if part.tag_ in ("PRP", "PRP$") and lower in _THIRD:
            return self._third_person(part, assertion)
        if self.is_quoted and self.speaker and lower in _FIRST_SINGULAR | _FIRST_PLURAL and part.tag_ in ("PRP", "PRP$"):
            return self._first_person(part)
        if self.is_quoted and self.speaker and part.i == assertion.head.i or part.head.i == assertion.head.i:
            return self._agreeing(part, assertion)
        return self._name(part)

    def _third_person(self, pronoun: Token, assertion: Assertion) -> str:
        subject = assertion.subject
        is_object = pronoun.dep_ in ("dobj", "pobj", "dative") and pronoun.tag_ == "PRP" and subject is not None
        named = self._mention(subject) if is_object and subject is not None else None
        but = named or (self.speaker.name if self.speaker and self.is_quoted else "")
        resolved = self.discourse.person(pronoun.lower_, self.starts[pronoun.i], but=but)
        if resolved.name is None:
            self.unresolved.append(Unresolved(pronoun.text, resolved.candidates))
            return pronoun.text
        return self._once(resolved.name.full, pronoun)

    def _first_person(self, pronoun: Token) -> str:
        speaker = self.speaker
        if speaker is None or (pronoun.lower_ in _FIRST_PLURAL and speaker.type != "Organization"):
            self.unresolved.append(Unresolved(pronoun.text, (speaker.name,) if speaker else ()))
            return pronoun.text
        return self._once(speaker.name, pronoun, always=pronoun.lower_ not in _POSSESSIVES)

    def _once(self, name: str, pronoun: Token, *, always: bool = False) -> str:
        """Put a name for a pronoun, unless the sentence has it already and the pronoun is clear."""
        is_possessive = pronoun.tag_ == "PRP$" or pronoun.lower_ in ("mine", "ours", "hers")
        if name in self.said and not always:
            return pronoun.text if pronoun.lower_ not in _FIRST_SINGULAR | _FIRST_PLURAL else f"{name}’s"
        self.said.append(name)
        if is_possessive:
            return f"{name}’" if name.endswith("s") and not name.endswith("ss") else f"{name}’s"
        return name

    def _agreeing(self, token: Token, assertion: Assertion) -> str:
        """Turn a verb from the first person to the third."""
        subject = assertion.subject
        turns = self.is_quoted and self.speaker is not None and subject is not None
        if not turns or subject is None or subject.lower_ not in ("i", "we") or token.tag_ not in ("VBP", "MD", "VBD"):
            return self._name(token)
        if subject.lower_ == "we" and self.speaker is not None and self.speaker.type != "Organization":
            return token.text
        if token.lower_ in ("’d", "'d"):
            return " had" if token.head.tag_ == "VBN" else " would"
        if token.lower_ in _AGREEING and not (token.lower_ == "were" and subject.lower_ == "i"):
            return f" {_AGREEING[token.lower_]}"
        return third_person(token.text) if token.tag_ == "VBP" and token.lower_ not in ("’d", "'d") else token.text

    def _mention(self, token: Token) -> str | None:
        start = self.starts[token.i]
        if token.lower_ in _THIRD:
            name = self.discourse.person(token.lower_, start).name
            return name.full if name else None
        found = [m for m in self.discourse.names.at(start - 40, start + len(token)) if m.start <= start < m.end]
        return found[0].name.full if found else None

    def _name(self, token: Token) -> str:
        """Give a name in full where it is first said, and leave out a title before it."""
        start = self.starts[token.i]
        if token.lower_.rstrip(".") in TITLES and token.i + 1 < len(token.doc) and self._starts_name(token.i + 1):
            return ""
        mention = next((m for m in self.discourse.names.at(start, start + 80) if m.start == start), None)
        if mention is None:
            return token.text
        end = mention.end
        inside = [t for t in token.doc[token.i + 1 :] if self.starts[t.i] < end and self.starts[t.i] >= start]
        self.skipped |= {t.i for t in inside}
        name = mention.name.full
        if name in self.said or mention.name.type is None:
            name = self.discourse.text[start:end]
        self.said.append(mention.name.full)
        return name

    def _starts_name(self, index: int) -> bool:
        start = self.starts[index]
        return any(m.start == start and m.name.type == "Person" for m in self.discourse.names.at(start, start + 80))


def _joined(words: list[tuple[Part, str]]) -> str:
    """Join words with the white space that stands between them in the text."""
    out = ""
    before: Token | None = None
    for part, word in words:
        if not word:
            continue
        glued = isinstance(part, Token) and part.i > 0 and not part.doc[part.i - 1].whitespace_ and before is not None
        follows = isinstance(part, Token) and before is not None and (part.i == before.i + 1 or part.is_punct or part.tag_ == "POS")
        is_suffix = word[:1] in "’'" and len(word) <= 2 and isinstance(part, str)  # noqa: PLR2004 - "’s" and "’"
        space = "" if (glued and follows and not word.startswith(" ")) or is_suffix or not out else " "
        out += space + word.strip()
        before = part if isinstance(part, Token) else None
    return re.sub(r"\s+", " ", out)


def evidence(own: tuple[Token, ...], starts: list[int], text: str) -> tuple[Span, ...]:
    """Give the spans of the article that an assertion rests on, joined where only white space or a mark parts them."""
    kept = list(own)
    while kept and kept[-1].is_punct and kept[-1].text not in ("”", '"', "’", ")"):
        kept.pop()
    while kept and kept[0].is_punct and kept[0].text not in ("“", '"', "‘", "("):
        kept.pop(0)
    spans: list[Span] = []
    for token in kept:
        start, end = starts[token.i], starts[token.i] + len(token)
        if spans and not re.search(r"\w", text[spans[-1][1] : start]) and start >= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        elif not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return tuple(spans)
