"""Words found in a text however they are written there, and blotted out. Knows strings, and not whose they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Self
from urllib.parse import unquote_plus

from attrs import frozen

BLOT = "█"
ADDRESS = "redacted address"
"""What stands in the place of an address that holds the words: blotted in parts, it would still lead there."""

_LEAST_VISIBLE = 2
_MOST_ENCODINGS = 3

_ADDRESS = re.compile(
    r"""(?:(?:https?|ftp|file)://|www\.)[^\s<>"“”„«»]+"""
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}",
    re.IGNORECASE,
)
_AFTER_ADDRESS = ".,;:!?)]}'’"
_VARIATIONS = re.compile("[\u034f\ufe00-\ufe0f]")
_ALIKE = str.maketrans("’‘‛ʼ‐‑‒–—−“”„", "''''------\"\"\"")


class UnfitWordError(ValueError):
    """What is to be blotted out is too short, or a blot itself."""


@frozen
class Word:
    """What is looked for, as it was given and folded; ``loose`` finds it where nothing but letters can be relied on."""

    given: str
    folded: str
    loose: re.Pattern[str] | None

    @classmethod
    def of(cls, given: str) -> Self:
        """Make ready to look for a word, or several in a row.

        Raises:
            UnfitWordError: It has fewer than two visible characters, or is blotted out itself.

        """
        visible = [char for char in unicodedata.normalize("NFC", given) if unicodedata.category(char)[0] not in "CMZ"]
        if len(visible) < _LEAST_VISIBLE:
            raise UnfitWordError(f"{given!r}: has fewer than {_LEAST_VISIBLE} visible characters")
        if BLOT in given:
            raise UnfitWordError(f"{given!r}: is blotted out already")
        folded = _fold(given).text.strip()
        return cls(given, folded, _loose(folded))


@frozen
class Blotted:
    """A text without the words: how often they stood in it, how often within a longer word, and which were found."""

    text: str
    count: int = 0
    within: int = 0
    found: frozenset[str] = frozenset()


@frozen
class _Folded:
    """A text as it is compared; ``starts`` and ``ends`` say for each of its characters where that stands."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@frozen
class _Passage:
    start: int
    end: int
    found: frozenset[str]


def blotted(text: str, words: Iterable[Word]) -> Blotted:
    """Blot the words out, and every address that holds them, character by character, so that no other moves."""
    words = tuple(words)
    return _blot(text, _merged([*_addresses_with(text, words), *_passages(text, words)]))


def replaced(text: str, words: Iterable[Word]) -> Blotted:
    """Put ``ADDRESS`` in the place of every address that holds the words, and blot them out in the rest."""
    words = tuple(words)
    addresses = list(_addresses_with(text, words))
    for each in reversed(addresses):
        text = text[: each.start] + ADDRESS + text[each.end :]
    rest = _blot(text, _merged(_passages(text, words)))
    found = rest.found.union(*(each.found for each in addresses))
    return Blotted(rest.text, len(addresses) + rest.count, rest.within, found)


def cut(slug: str, words: Iterable[Word]) -> Blotted:
    """Cut the words out of a slug, which has hyphens for spaces and no accents; nothing may be left of it."""
    words = tuple(words)
    passages = _merged([*_passages(slug, words), *_loose_passages(slug, words)])
    if not passages:
        return Blotted(slug)
    kept = slug
    for each in reversed(passages):
        kept = kept[: each.start] + "-" + kept[each.end :]
    # What is left on both sides may be the words again.
    again = cut("-".join(re.findall("[a-z0-9]+", kept.lower())), words)
    return Blotted(again.text, 1, 0, again.found.union(*(each.found for each in passages)))


def is_address(text: str) -> bool:
    """Tell whether the text is an address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def _blot(text: str, passages: Sequence[_Passage]) -> Blotted:
    pieces, at = [], 0
    for each in passages:
        pieces += [text[at : each.start], re.sub(r"[^\r\n]", BLOT, text[each.start : each.end])]
        at = each.end
    within = sum(_is_within_word(text, each) for each in passages)
    found = frozenset[str]().union(*(each.found for each in passages))
    return Blotted("".join((*pieces, text[at:])), len(passages), within, found)


def _passages(text: str, words: Sequence[Word]) -> list[_Passage]:
    folded = _fold(text)
    return [
        _Passage(folded.starts[at], folded.ends[at + len(word.folded) - 1], frozenset({word.given}))
        for word in words
        for at in _places(folded.text, word.folded)
    ]


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _loose_passages(text: str, words: Sequence[Word]) -> Iterator[_Passage]:
    for word in words:
        if word.loose:
            yield from (_Passage(*match.span(), frozenset({word.given})) for match in word.loose.finditer(text))


def _merged(passages: Iterable[_Passage]) -> list[_Passage]:
    """Put those together that overlap."""
    merged: list[_Passage] = []
    for each in sorted(passages, key=lambda each: (each.start, each.end)):
        if merged and each.start < merged[-1].end:
            last = merged.pop()
            each = _Passage(last.start, max(last.end, each.end), last.found | each.found)  # noqa: PLW2901 - the two are one now
        merged.append(each)
    return merged


def _is_within_word(text: str, passage: _Passage) -> bool:
    """Tell whether a word of an alphabet goes on before or behind a passage; other scripts do not part their words."""
    around = text[max(passage.start - 1, 0) : passage.start] + text[passage.end : passage.end + 1]
    return any(char.isdigit() or char.lower() != char.upper() for char in around)


def _addresses_with(text: str, words: Sequence[Word]) -> Iterator[_Passage]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER_ADDRESS)
        if found := _found_in_address(address, words):
            yield _Passage(match.start(), match.start() + len(address), found)


def _found_in_address(address: str, words: Sequence[Word]) -> frozenset[str]:
    forms = [_fold(form).text for form in _decoded(address)]
    bare = [_without_marks(form) for form in forms]
    return frozenset(
        word.given
        for word in words
        if any(word.folded in form for form in forms) or (word.loose and any(map(word.loose.search, bare)))
    )


def _decoded(address: str) -> set[str]:
    """Give what an address may say, percent-encoded once or more, by a new site or an old one."""
    forms = {address}
    for encoding in ("utf-8", "latin-1"):
        form = address
        for _ in range(_MOST_ENCODINGS):
            form = unquote_plus(form, encoding=encoding)
            forms.add(form)
    return forms


def _loose(folded: str) -> re.Pattern[str] | None:
    """Make the pattern for words with anything but letters and digits between them, or alone and nothing at all."""
    parts = re.findall(r"[^\W_]+", _without_marks(folded))
    if not parts:
        return None
    return re.compile(r"[\W_]+".join(parts) + r"|(?<![^\W_])" + "".join(parts) + r"(?![^\W_])")


def _without_marks(folded: str) -> str:
    return "".join(char for char in folded if not unicodedata.combining(char))


def _fold(text: str) -> _Folded:
    """Make what reads alike alike: case, forms of Unicode, white space, dashes, what cannot be seen."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _units(text):
        for char in _folded_unit(text[start:end]):
            if char == " " and chars[-1:] == [" "]:
                ends[-1] = end
            else:
                chars.append(char)
                starts.append(start)
                ends.append(end)
    return _Folded("".join(chars), starts, ends)


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of a text's letters, each with the marks that belong to it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at


@lru_cache(maxsize=10_000)
def _folded_unit(unit: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", unit).casefold())
    seen = (char for char in _VARIATIONS.sub("", plain) if unicodedata.category(char) != "Cf")
    return "".join(" " if char.isspace() else char for char in seen).translate(_ALIKE)
