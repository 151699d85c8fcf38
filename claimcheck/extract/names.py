"""Who and what an article names, and the fullest form of each name. Reads the surface of the text alone."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
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

_SHORT = r"(?:St|Ft|Mt|Dr|Prof|Gov|Lt|Capt|Sen|Rep|Rev|Gen|Col|Sgt|Cllr|Mr|Mrs|Ms)\.(?=\s+[A-Z])"
_WORD = rf"(?:{_SHORT}|[A-Z]\.(?:[A-Z]\.)*|[A-ZÀ-ÖØ-Þ][\w]*(?:[’'-][A-ZÀ-Þ]?\w+)*)"
_NICKNAME = r"(?:[“\"'‘]\w+[”\"'’]\s+)"
_LINK = r"(?:\s+(?:of|for|de|del|da|di|van|von|der|den|bin|al|la|le|du|&)(?:\s+the)?)"
_NAME = re.compile(rf"{_WORD}(?:(?:{_LINK})?\s+{_NICKNAME}?{_WORD})*(?:,? Inc\.|,? Ltd\.?|,? Corp\.|,? Jr\.)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_AGE = re.compile(r",? \(?\d{1,3}[,)]")
_CUE_BEFORE = re.compile(rf"\b(?:{REPORTING_FORMS})\s+$")
_CUE_AFTER = re.compile(rf"\s*,?\s+(?:has |had |also |later )*(?:{REPORTING_FORMS})\b|,? who\b")
_MOST_WORDS_OF_A_PERSON = 4


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


@frozen
class _Found:
    start: int
    end: int
    words: tuple[str, ...]
    role: str
    is_initial: bool


def find_names(text: str, sentences: list[Span]) -> Names:
    """Find the names in an article and join the short forms to the full ones.

    "Fairweather" stands for "Imogen Fairweather" where the article has the full name, "Velora" for "Velora Systems Inc.".
    """
    found = [hit for start, end in sentences for match in _NAME.finditer(text, start, end) for hit in _trim(text, match, start)]
    mid_sentence = Counter(hit.words for hit in found if not hit.is_initial)
    known = [hit for hit in found if _is_name(hit, found, mid_sentence)]
    fullest = _fullest_forms(known)
    names = {full: _describe(text, full, [hit for hit in known if fullest[hit.words] == full]) for full in set(fullest.values())}
    return Names(tuple(Mention(hit.start, hit.end, names[fullest[hit.words]]) for hit in known))


def _trim(text: str, match: re.Match[str], sentence_start: int) -> list[_Found]:
    """Take function words, titles and roles off the front of a run of capitalised words."""
    spans = [(m.start() + match.start(), m.end() + match.start()) for m in re.finditer(r"\S+", match.group())]
    words = [text[s:e] for s, e in spans]
    cut = 0
    while cut < len(words) and words[cut].lower() in FUNCTION_WORDS:
        cut += 1
    is_initial = match.start() <= sentence_start + 2 and cut == 0
    roles = [k for k in range(cut, len(words)) if words[k].rstrip(".").lower() in ROLE_WORDS | TITLES]
    first = roles[-1] + 1 if roles and roles[-1] + 1 < len(words) else cut
    if first >= len(words):
        return []
    end = spans[-1][1]
    bare = _POSSESSIVE.sub("", text[spans[first][0] : end])
    if bare.split()[-1] in ("Inc", "Corp", "Ltd", "Jr") and text[end : end + 1] == ".":
        bare += "."
    return [
        _Found(spans[first][0], spans[first][0] + len(bare), tuple(bare.split()), _role(text, spans[cut][0], spans[first][0], sentence_start), is_initial)
    ]


def _role(text: str, cut: int, first: int, sentence_start: int) -> str:
    """Give the role that stands right before a name: "Russian Foreign Minister", "council leader"."""
    before = re.search(rf"((?:[\w’'-]+\s+){{0,3}}(?:{'|'.join(sorted(ROLE_WORDS))}))\s+$", text[sentence_start:cut], re.IGNORECASE)
    inside = text[cut:first].strip()
    role = f"{before[1] if before else ''} {inside}".strip()
    words = role.split()
    while words and words[0].lower().rstrip(".") in FUNCTION_WORDS | TITLES:
        words.pop(0)
    return " ".join(words)


def _is_name(hit: _Found, found: list[_Found], mid_sentence: Counter[tuple[str, ...]]) -> bool:
    if " ".join(hit.words).lower() in NOT_NAMES:
        return False
    if not hit.is_initial or len(hit.words) > 1 or hit.role:
        return True
    return mid_sentence[hit.words] > 0 or any(hit.words[0] in other.words for other in found if len(other.words) > 1)


def _fullest_forms(known: list[_Found]) -> dict[tuple[str, ...], str]:
    """Map each form to the longest form that ends, or begins, with it."""
    forms = sorted({hit.words for hit in known}, key=len, reverse=True)
    fullest: dict[tuple[str, ...], str] = {}
    for form in forms:
        longer = [other for other in forms if len(other) > len(form) and _is_short_for(form, other)]
        fullest[form] = fullest[longer[0]] if longer else " ".join(form)
    return fullest


def _is_short_for(form: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if {"of", "for", "&"} & set(other) and len(form) == 1:
        return False
    return other[-len(form) :] == form or other[: len(form)] == form


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
    return bool({word.lower() for word in words} & ORGANISATION_WORDS) or (len(words) == 1 and full.isupper() and len(full) > 1)


def _is_person(text: str, full: str, hits: list[_Found]) -> bool:
    words = full.split()
    if len(words) > _MOST_WORDS_OF_A_PERSON or {word.lower() for word in words} & (PLACE_WORDS | {"of", "for", "the"}):
        return False
    for hit in hits:
        before, after = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
        titled = before.split()[-1].rstrip(".").lower() in TITLES if before.split() else False
        if hit.role or titled:
            return True
        if len(words) > 1 and (_AGE.match(after) or _CUE_AFTER.match(after) or _CUE_BEFORE.search(before)):
            return True
    return False


def _gender(text: str, hits: list[_Found]) -> Gender:
    for hit in hits:
        near = set(re.findall(r"\w+", text[max(0, hit.start - 30) : hit.start].lower() + " " + hit.role.lower())[-4:])
        if near & FEMALE_WORDS:
            return "female"
        if near & MALE_WORDS:
            return "male"
    return ""
