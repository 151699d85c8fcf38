"""Whom pronouns mean, resolved through the article's names.

Works on the surface of the text, so that every engine shares it. A reference that the article does not make clear
stays as it is: a wrong name costs more than none.
"""

import re
from collections import Counter

from attrs import define, field, frozen

from claimcheck.extract.base import Span
from claimcheck.extract.lexicon import ROLE_WORDS
from claimcheck.extract.names import Gender, Name, Names

GENDERED: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
# Within quotation marks "she" may be anybody, the speaker least of all.
_QUOTED = re.compile(r"“[^”]{0,999}”|\"[^\"]{0,999}\"|(?<!\w)[‘'](?:[^’']|[’'](?=\w)){0,999}[’'](?!\w)")
_FIRMS = frozenset(
    "ag co company corp corporation devices electric energy foods gmbh group holdings inc industries lines ltd llc motors nv plc sa securities systems "
    "technologies".split()
)
_SCHOOLS = frozenset("academy college comprehensive grammar school".split())
_CLUBS = frozenset("albion athletic city fc rangers rovers town united wanderers".split())
_SORTS = {
    **dict.fromkeys(("company", "firm", "group", "business", "maker", "manufacturer", "operator", "retailer"), _FIRMS),
    **dict.fromkeys(("school", "academy", "college"), _SCHOOLS),
    **dict.fromkeys(("club", "team", "side"), _CLUBS),
    "hospital": frozenset(("hospital", "infirmary", "clinic")),
}
"""The words in a name that tell what sort of body bears it."""

_NO_FIRMS = frozenset(
    "council committee commission department ministry bureau agency authority union party university college school hospital trust court parliament senate "
    "congress government army navy police nations alliance association federation league club society institute times post news tribune herald gazette "
    "courier ledger journal un eu nato bank board".split()
) | {*_SCHOOLS, *_CLUBS}

_LONGEST_ROLE = 3
_NEAR_THE_BEGINNING = 30
"""How many characters into a sentence its subject, a role before it included, begins."""

_LOOK_BACK = 3
"""How many sentences back a pronoun may reach when nobody nearer fits."""


def _words_of(name: Name) -> set[str]:
    return set(name.full.lower().replace(".", "").split())


@frozen
class Resolved:
    """Whom a pronoun means, or who might be meant where that is not clear."""

    name: Name | None
    candidates: tuple[str, ...] = ()


@define
class Discourse:
    """What has been named so far in an article, and what is known of the genders of those named.

    ``openings`` are the places, in code points, where paragraphs begin.
    """

    text: str
    names: Names
    sentences: list[Span]
    openings: frozenset[int] = frozenset()
    genders: dict[str, Gender] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Learn genders from the pronouns that can mean only one person."""
        for mention in self.names.mentions:
            if mention.name.gender:
                self.genders.setdefault(mention.name.full, mention.name.gender)
        for match in _PRONOUN.finditer(_QUOTED.sub(lambda quoted: " " * len(quoted.group()), self.text)):
            people = self._people_before(match.start(), reach=1)
            # With two people about, the pronoun teaches nothing.
            if len(people) == 1:
                self.genders.setdefault(people[0].full, GENDERED[match.group().lower()])

    def person(self, pronoun: str, offset: int, *, but: str = "") -> Resolved:
        """Resolve "he" or "she" (or a form of them) at an offset; ``but`` is a name that cannot be meant.

        The subject of the sentence at hand goes first, then those of the sentences before; a paragraph that opens with a
        pronoun speaks of whom the article speaks most. Somebody of the other gender is passed over.
        """
        gender = GENDERED[pronoun.lower()]
        people = [p for p in self._people_before(offset, reach=_LOOK_BACK) if p.full != but]
        if self._opens_paragraph(offset):
            people = [p for p in self._by_weight(offset) if p.full != but] or people
        if not any(self.genders.get(p.full, gender) == gender for p in people):
            people = [*people, *(p for p in self._by_weight(offset) if p.full != but and p not in people)]
        fitting = [p for p in people if self.genders.get(p.full, gender) == gender]
        sure = [p for p in fitting if self.genders.get(p.full) == gender]
        # The subject at hand is likelier than anybody named before, of whom more may be known.
        here = [p for p in self._people_before(offset, reach=0) if p in fitting]
        chosen = next(iter(here or sure or fitting), None)
        return Resolved(chosen, tuple(p.full for p in people))

    def _opens_paragraph(self, offset: int) -> bool:
        """Tell whether a pronoun stands in a paragraph's first sentence with nobody named before it there."""
        start, _ = self.sentences[self._sentence_at(offset)]
        return start in self.openings and not any(m.name.type == "Person" for m in self.names.at(start, offset))

    def _by_weight(self, offset: int) -> list[Name]:
        """Give the people named before an offset, those named most first, of equals the last.

        Whom a sentence begins with it is about; whoever is named within it weighs less.
        """
        people = [m for m in self.names.before(offset) if m.name.type == "Person"]
        weights: Counter[Name] = Counter()
        for mention in people:
            weights[mention.name] += 2 if self._begins_sentence(mention.start) else 1
        return [name for name, _ in weights.most_common()]

    def _begins_sentence(self, start: int) -> bool:
        begin, _ = self.sentences[self._sentence_at(start)]
        return start - begin <= _NEAR_THE_BEGINNING

    def role_holder(self, words: str, offset: int) -> Name | None:
        """Find whom "the Russian diplomat" or "the governor" means: the one person whose role shares a word with it."""
        wanted = set(words.lower().split()[1:])
        if not words.lower().startswith("the ") or len(wanted) > _LONGEST_ROLE or not wanted & ROLE_WORDS:
            return None
        people = {m.name for m in self.names.before(offset) if m.name.type == "Person"}
        fitting = [name for name in people if wanted & set(name.role.lower().split())]
        return fitting[0] if len(fitting) == 1 else None

    def body(self, noun: str, offset: int) -> Name | None:
        """Find what "the school" or "the firm" means: the one body of that sort named before an offset."""
        marks = _SORTS.get(noun)
        if marks is None:
            return None
        named = dict.fromkeys(m.name for m in self.names.before(offset) if m.name.type != "Person")
        fitting = [name for name in named if marks & _words_of(name)]
        if not fitting and marks is _FIRMS:
            # A firm need not be called one; a public body is.
            fitting = [name for name in named if name.type == "Organization" and not _words_of(name) & _NO_FIRMS]
        return fitting[0] if len(fitting) == 1 else None

    def organisation(self, offset: int) -> Name | None:
        """Give the organisation named last before an offset, where the article names only one nearby."""
        near = self.names.before(offset, since=self._reach(offset, _LOOK_BACK))
        found = list(dict.fromkeys(m.name for m in near if m.name.type == "Organization"))
        return found[0] if found else None

    def _people_before(self, offset: int, *, reach: int) -> list[Name]:
        """Give the people named before an offset: of this sentence, then of those before; of each, first things first."""
        people: list[Name] = []
        at = self._sentence_at(offset)
        for index in range(at, max(at - reach - 1, -1), -1):
            start, end = self.sentences[index]
            people += [m.name for m in self.names.at(start, min(end, offset)) if m.name.type == "Person"]
        return list(dict.fromkeys(people))

    def _sentence_at(self, offset: int) -> int:
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.sentences[middle][0] <= offset else (low, middle - 1)
        return low

    def _reach(self, offset: int, sentences: int) -> int:
        return self.sentences[max(0, self._sentence_at(offset) - sentences)][0]
