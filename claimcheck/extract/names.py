"""Who and what an article names, and the fullest form of each name. Reads the surface of the text alone."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from attrs import evolve, field, frozen

from claimcheck.extract.base import Span
from claimcheck.extract.lexicon import (
    FEMALE_WORDS,
    FUNCTION_WORDS,
    MALE_WORDS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    REPORTING_FORMS,
    ROLE_WORDS,
    TITLES,
)
from claimcheck.model import ClaimantType

Gender = Literal["male", "female", ""]

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŹŻŽ"
_SHORT = r"(?:St|Ft|Mt|Dr|Prof|Gov|Lt|Capt|Sen|Rep|Rev|Gen|Col|Sgt|Maj|Det|Insp|Supt|Adv|Fr|Hon|Cllr|Mr|Mrs|Ms)\.(?=\s+[A-Z])"
_WORD = rf"(?:{_SHORT}|[A-Z]\.(?:[A-Z]\.)*|[{_CAPITAL}]\w*(?:[’'-]\w+)*(?:(?<=s)[’'](?=\s[{_CAPITAL}]))?)"
_NICKNAME = r"(?:[“\"'‘]\w+[”\"'’]\s+)"
_LINK = r"(?:\s+(?:of|for|de|del|da|di|van|von|der|den|bin|al|la|le|du|&)(?:\s+the)?)"
_MOST_WORDS = 12
_NAME = re.compile(
    rf"{_WORD}(?:(?:{_LINK})?\s+{_NICKNAME}?{_WORD}){{0,{_MOST_WORDS - 1}}}(?:,? Inc\.|,? Ltd\.?|,? Corp\.|,? Jr\.)?"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_AGE = re.compile(r",? \(?\d{1,3}[,)]")
_CUE_BEFORE = re.compile(rf"\b(?:{REPORTING_FORMS})\s+$")
_ROLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(ROLE_WORDS))})(?: of [\w ]{{1,25}})?,\s+$", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Aa]cross|[Ii]nto|[Tt]hrough|north of|south of|east of|west of)\s+$"
)
_CUE_AFTER = re.compile(rf"\s*,?\s+(?:has |had |also |later )*(?:{REPORTING_FORMS})\b|,? who\b")
_PLAIN = re.compile(r"[\w’'-]+")
_MOST_WORDS_OF_A_ROLE = 4
_LONGEST_ROLE = 80
_ROLES_AND_TITLES = ROLE_WORDS | TITLES
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BEFORE_NAMES = FUNCTION_WORDS | _DAYS
_SHORT_ROLES = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "capt.": "captain", "sgt.": "sergeant"}
_NO_ROLES = FUNCTION_WORDS | TITLES - ROLE_WORDS - {role.rstrip(".") for role in _SHORT_ROLES}
_FEWEST_WORDS_OF_A_PERSON, _MOST_WORDS_OF_A_PERSON = 2, 4
_NEARBY = 40
_IN_ONE_BREATH = 150


@frozen
class Name:
    """A person, an organisation, or something else with a name, in its fullest form without role or title."""

    full: str
    type: ClaimantType | None = None
    gender: Gender = ""
    role: str = ""


@frozen
class Mention:
    """One place where a name stands. ``start`` and ``end`` are code points into the article's text."""

    start: int
    end: int
    name: Name


@frozen
class Names:
    """Every mention in an article, in order."""

    mentions: tuple[Mention, ...]
    _starts: list[int] = field(init=False, eq=False, repr=False)

    @_starts.default
    def _start_of_each(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def with_types(self, types: Mapping[str, ClaimantType]) -> "Names":
        """Give the names with types for those that have none, by their full form."""
        return Names(tuple(_typed(mention, types.get(mention.name.full)) for mention in self.mentions))

    def places_in(self, text: str) -> frozenset[str]:
        """Give the names that stand behind a word of place more often than not: "in Coldwater Gap"."""
        told = Counter(mention.name.full for mention in self.mentions)
        placed = Counter(m.name.full for m in self.mentions if _PLACED.search(text, max(0, m.start - _NEARBY), m.start))
        return frozenset(name for name, count in placed.items() if 2 * count > told[name])

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions that lie within a span."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def around(self, offset: int) -> Mention | None:
        """Give the mention that an offset falls into."""
        at = bisect_right(self._starts, offset) - 1
        return self.mentions[at] if at >= 0 and offset < self.mentions[at].end else None

    def before(self, offset: int, *, since: int = 0) -> tuple[Mention, ...]:
        """Give the mentions that end before an offset, the nearest first."""
        return tuple(reversed(self.at(since, offset)))


def _typed(mention: Mention, kind: ClaimantType | None) -> Mention:
    if kind is None or mention.name.type is not None:
        return mention
    return evolve(mention, name=evolve(mention.name, type=kind))


_Words = tuple[str, ...]


@frozen
class _Found:
    """A run of capitalised words. ``is_initial`` says that its first capital may be the sentence's alone."""

    start: int
    end: int
    words: _Words
    role: str
    is_initial: bool


def find_names(text: str, sentences: list[Span]) -> Names:
    """Find the names in an article and join the short forms to the full ones.

    "Fairweather" stands for "Imogen Fairweather" where the article has the full name, "Velora" for "Velora Systems Inc.".
    """
    runs = [
        (run, start) for start, end in sentences for match in _NAME.finditer(text, start, end) for run in _parts(match)
    ]
    found = [hit for run, start in runs if (hit := _trim(text, run, start))]
    # A capital inside a sentence is a name's; one at its beginning proves nothing.
    sure = {hit.words for hit in found if not hit.is_initial}
    sure |= {(word,) for hit in found if len(hit.words) > 1 for word in hit.words}
    known = [hit for hit in found if _is_name(hit, sure)]
    fullest = _fullest_forms(known)
    places: dict[str, list[_Found]] = {}
    for hit in known:
        places.setdefault(fullest[hit.words], []).append(hit)
    names = {full: _describe(text, full, hits) for full, hits in places.items()}
    return Names(tuple(Mention(hit.start, hit.end, names[fullest[hit.words]]) for hit in known))


def _parts(match: re.Match[str]) -> list[Span]:
    """Part a person from where they are of: "Ines Vos of Lorne University", but not "University College of Lorne"."""
    of = re.search(r"\s+(?:of|for)\s+(?:the\s+)?", match.group())
    head = match.group()[: of.start()].split() if of else []
    if of is None or len(head) < _FEWEST_WORDS_OF_A_PERSON or {word.lower() for word in head} & ORGANISATION_WORDS:
        return [match.span()]
    return [(match.start(), match.start() + of.start()), (match.start() + of.end(), match.end())]


def _trim(text: str, run: Span, sentence_start: int) -> _Found | None:
    """Take function words, days, titles and roles off the front of a run of capitalised words."""
    spans = [word.span() for word in re.compile(r"\S+").finditer(text, *run)]
    words = [text[slice(*span)] for span in spans]
    cut = next((k for k, word in enumerate(words) if not _is_before_name(word)), len(words))
    if cut == len(words):
        return None
    roles = [k for k in range(cut, len(words)) if words[k].rstrip(".").lower() in _ROLES_AND_TITLES]
    first = roles[-1] + 1 if roles and roles[-1] + 1 < len(words) else cut
    start, end = spans[first][0], spans[-1][1]
    bare = _POSSESSIVE.sub("", text[start:end])
    if bare.split()[-1] in ("Inc", "Corp", "Ltd", "Jr") and text[end : end + 1] == ".":
        bare += "."
    is_initial = run[0] <= sentence_start + 2 and first == 0
    role = _role(text, spans[cut][0], start, sentence_start)
    return _Found(start, start + len(bare), tuple(bare.split()), role, is_initial)


def _is_before_name(word: str) -> bool:
    """Tell it of a function word or a day, contracted ("They’re") or not."""
    return re.split("[’']", word.lower())[0] in _BEFORE_NAMES


def _role(text: str, cut: int, first: int, sentence_start: int) -> str:
    """Give the role that stands right before a name: "Russian Foreign Minister", "council leader"."""
    before = text[max(sentence_start, cut - _LONGEST_ROLE) : cut].split()[-_MOST_WORDS_OF_A_ROLE:]
    if not before or before[-1].lower() not in ROLE_WORDS:
        before = []
    parted = max((at + 1 for at, word in enumerate(before) if not _PLAIN.fullmatch(word)), default=0)
    words = [*before[parted:], *text[cut:first].split()]
    while words and words[0].lower().rstrip(".") in _NO_ROLES:
        words.pop(0)
    return " ".join(_SHORT_ROLES.get(word.lower(), word) for word in words)


def _is_name(hit: _Found, sure: set[_Words]) -> bool:
    """Tell a name from a common word that only begins a sentence."""
    if " ".join(hit.words).lower() in NOT_NAMES:
        return False
    return not hit.is_initial or len(hit.words) > 1 or bool(hit.role) or hit.words in sure


def _fullest_forms(known: list[_Found]) -> dict[_Words, str]:
    """Map each form to the longest form that ends, or begins, with it."""
    first: dict[str, int] = {}
    for hit in known:
        first.setdefault(" ".join(hit.words), hit.start)
    fullest: dict[_Words, str] = {}
    longer: dict[_Words, set[str]] = {}
    for form in sorted({hit.words for hit in known}, key=lambda form: (-len(form), form)):
        fitting = sorted(longer.get(form, ()), key=first.__getitem__)
        fullest[form] = _meant(fitting, first) or " ".join(form)
        for short in _short_forms(form):
            longer.setdefault(short, set()).add(fullest[form])
    return fullest


def _meant(fitting: list[str], first: dict[str, int]) -> str:
    """Choose the name that a short form stands for: the one brought up first, if not in one breath with another."""
    if len(fitting) > 1 and first[fitting[1]] - first[fitting[0]] < _IN_ONE_BREATH:
        return ""
    return fitting[0] if fitting else ""


def _short_forms(form: _Words) -> Iterator[_Words]:
    """Give what a name may be cut down to: its first words or its last, but no single word of "the Bank of Aldbury"."""
    least = 2 if {"of", "for", "&"} & set(form) else 1
    for length in range(least, len(form)):
        yield form[:length]
        yield form[-length:]


def _describe(text: str, full: str, hits: list[_Found]) -> Name:
    role = next((hit.role for hit in hits if hit.role), "")
    name = Name(full=full, role=role, gender=_gender(text, hits))
    if _is_organisation(full):
        return evolve(name, type="Organization")
    if not _is_person(text, full, hits):
        return name
    return evolve(name, type="Person")


def _is_organisation(full: str) -> bool:
    words = full.replace(".", "").split()
    return bool({word.lower() for word in words} & ORGANISATION_WORDS) or (
        len(words) == 1 and full.isupper() and len(full) > 1
    )


def _is_person(text: str, full: str, hits: list[_Found]) -> bool:
    words = full.split()
    if len(words) > _MOST_WORDS_OF_A_PERSON or {word.lower() for word in words} & (PLACE_WORDS | {"of", "for", "the"}):
        return False
    for hit in hits:
        before, after = text[max(0, hit.start - _NEARBY) : hit.start], text[hit.end : hit.end + _NEARBY]
        titled = before.split()[-1].rstrip(".").lower() in TITLES if before.split() else False
        if hit.role or titled or _ROLE_BEFORE.search(before):
            return True
        if len(words) > 1 and (_AGE.match(after) or _CUE_AFTER.match(after) or _CUE_BEFORE.search(before)):
            return True
    return False


def _gender(text: str, hits: list[_Found]) -> Gender:
    for hit in hits:
        near = set(
            re.findall(r"\w+", text[max(0, hit.start - _NEARBY) : hit.start].lower() + " " + hit.role.lower())[-4:]
        )
        if near & FEMALE_WORDS:
            return "female"
        if near & MALE_WORDS:
            return "male"
    return ""
