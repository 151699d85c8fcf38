"""Putting a clause into words by changing its text place by place: names in full, pronouns, first person."""

import re

from claimcheck.extract.base import Span
from claimcheck.extract.engines.rules.clauses import Clause
from claimcheck.extract.inflection import is_past, third_person
from claimcheck.extract.lexicon import HONORIFICS
from claimcheck.extract.reading import Composed
from claimcheck.extract.references import Discourse
from claimcheck.extract.tidy import tidy
from claimcheck.model import Claimant, Unresolved

_PRONOUN = re.compile(
    r"\b(?:he|she|him|his|her|I|my|me|we|our|us)\b(?P<short>[’'](?:s|m|ve|d|ll|re)\b)?", re.IGNORECASE
)
_HONORIFIC = re.compile(rf"(?:\b(?:{'|'.join(sorted(word.title() for word in HONORIFICS))}|SP|DCI|PC)\.? )+$")
_ANY = re.compile(r"any\b", re.IGNORECASE)
_HELPER = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)\b")
_FIRST = frozenset("i my me we our us".split())
_POSSESSIVE = frozenset("my our his her".split())
_FULL = {"s": " is", "m": " is", "ve": " has", "d": " would", "ll": " will", "re": " is"}
_AGREE = {
    "am": "is",
    "have": "has",
    "do": "does",
    "don’t": "doesn’t",
    "don't": "doesn't",
    "are": "is",
    "haven’t": "hasn’t",
    "haven't": "hasn't",
}
_UNCHANGED = re.compile(
    r"(?:can|could|will|would|must|may|might|should|shall|never|also|just|still|always|only|was|had|did|cannot|\w+ed|\w+ly|\w+n[’']t)$"
)


def word_clause(
    clause: Clause, composed: Composed, discourse: Discourse, narrator: Claimant | None, *, is_denied: bool = False
) -> tuple[str, tuple[Unresolved, ...]]:
    """Give a clause as a sentence without a final stop, and the words in it that stay unresolved.

    Args:
        clause: What to put into words.
        composed: The line it is from.
        discourse: What the article names.
        narrator: Whom the first person means, if anybody.
        is_denied: Whether the opposite is what is said; empty words where the surface does not show how.

    """
    editor = _Editor(composed, discourse, narrator)
    start, end = clause.span
    words = ""
    if clause.subject:
        words = editor.text(clause.subject, ()) + " "
    if clause.link:
        words += f"{clause.link} "
    if clause.instead is not None:
        words += clause.instead + " "
        start += len(composed.text[start:end].split(maxsplit=1)[0])
    words += editor.text((start, end), clause.without)
    return tidy(_denied(words) if is_denied else words), tuple(dict.fromkeys(editor.unresolved))


def _denied(words: str) -> str:
    """Say the opposite: "had been raised" → "had not been raised", "any waste" → "no waste"."""
    if _ANY.match(words):
        return _ANY.sub("no", words, count=1)
    helper = _HELPER.search(words)
    return f"{words[: helper.end()]} not{words[helper.end() :]}" if helper else ""


class _Editor:
    """Rewrites stretches of one line."""

    def __init__(self, composed: Composed, discourse: Discourse, narrator: Claimant | None) -> None:
        self._line = composed.text
        self._composed = composed
        self._discourse = discourse
        self._narrator = narrator
        self._said: set[str] = set()
        self.unresolved: list[Unresolved] = []

    def text(self, span: Span, without: tuple[Span, ...]) -> str:
        """Give a stretch with names in full and pronouns resolved, some spans left out."""
        changes = [(s, e, " ") for s, e in without] + self._names(span) + self._pronouns(span)
        out, at = "", span[0]
        for start, end, words in sorted(changes):
            if start >= at:
                out += self._line[at:start] + words
                at = end
        return out + self._line[at : span[1]]

    def _names(self, span: Span) -> list[tuple[int, int, str]]:
        composed, changes = self._composed, []
        for mention in self._discourse.names.at(composed.place(span[0]), composed.place(span[1] - 1) + 1):
            start, end = composed.index(mention.start), composed.index(mention.end)
            # Of a quotation that its reporting clause interrupts, the speaker stands in the gap.
            if start == end:
                continue
            honorific = _HONORIFIC.search(self._line, span[0], start)
            if mention.name.type == "Person" and honorific:
                changes.append((honorific.start(), start, ""))
            if mention.name.type is None or mention.name.full in self._said:
                continue
            self._said.add(mention.name.full)
            changes.append((start, end, mention.name.full))
        return changes

    def _pronouns(self, span: Span) -> list[tuple[int, int, str]]:
        changes = []
        for match in _PRONOUN.finditer(self._line, *span):
            name = self._meaning(match)
            bare = match.group().removesuffix(match["short"] or "").lower()
            if name is None or (name in self._said and bare in ("his", "her")):
                continue
            self._said.add(name)
            if bare in _POSSESSIVE and not (bare == "her" and not re.match(r"\s+[a-z]", self._line[match.end() :])):
                changes.append((match.start(), match.end(), f"{name}’s"))
            else:
                short = _FULL[match["short"][1:]] if match["short"] else ""
                changes.append((match.start(), match.end(), name + short))
                changes += self._agreement(match, bare) if not short else []
        return changes

    def _agreement(self, match: re.Match[str], pronoun: str) -> list[tuple[int, int, str]]:
        """Turn the verb after "I" or "we" to the third person."""
        verb = re.compile(r"\s+([\w’']+)").match(self._line, match.end())
        if pronoun not in ("i", "we") or verb is None or _UNCHANGED.match(verb[1]):
            return []
        return (
            [(verb.start(1), verb.end(1), _AGREE.get(verb[1]) or third_person(verb[1]))]
            if verb[1] in _AGREE or _is_present(verb[1])
            else []
        )

    def _meaning(self, match: re.Match[str]) -> str | None:
        pronoun = match.group().removesuffix(match["short"] or "").lower()
        if pronoun in _FIRST:
            is_one = self._narrator is not None and (
                pronoun in ("i", "my", "me") or self._narrator.type == "Organization"
            )
            if self._narrator is not None and not is_one:
                self.unresolved.append(Unresolved(match.group(), (self._narrator.name,)))
            return self._narrator.name if self._narrator and is_one else None
        but = self._narrator.name if self._narrator and self._composed.unit.is_quoted else ""
        resolved = self._discourse.person(pronoun, self._composed.place(match.start()), but=but)
        if resolved.name is None:
            self.unresolved.append(Unresolved(match.group(), resolved.candidates))
            return None
        return resolved.name.full


def _is_present(word: str) -> bool:
    return not is_past(word) and word.isalpha() and word.islower()
