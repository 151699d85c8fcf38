"""From the words for a speaker to a claimant: the fullest name, without role and title, or the words of an unnamed source.

Works on the surface of the text, so that every engine shares it.
"""

import re

from attrs import define, evolve

from claimcheck.extract.base import Span
from claimcheck.extract.lexicon import FUNCTION_WORDS, ROLE_WORDS, TITLES
from claimcheck.extract.names import Mention, Name
from claimcheck.extract.references import GENDERED, Discourse
from claimcheck.model import Claimant, ClaimantType

_IMPERSONAL = frozenset(("it", "they", "we"))
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|some|many)\s+", re.IGNORECASE)
_BODY = re.compile(
    r"^the (?:company|firm|group|agency|bureau|council|department|ministry|party|union|university|bank|organi[sz]ation|charity)$",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(r",(?!\d{3})\s*|\s(?:who|which)\b.*|\s[—–]\s", re.DOTALL)
_GOES_ON = re.compile(r"\s+(?:of|from|at|for|in|with|on)\b|\s*\(")
_PREPOSITION = re.compile(r"\b(?:for|at|of|by|from|with|in|to|on)\b")
_OF = re.compile(r"\b(?:of|at|for|from|with|leads|runs|chairs|heads|edits|represents)\s+(?:the\s+)?$")
_OWNED = re.compile(r"[’']?s?(?: [a-z-]+){1,4},? ")
_NEARBY = 80
"""How many characters from a name on what somebody is of is looked for."""

_PEOPLE = frozenset(
    "people person man woman men women mother father parent child children friend neighbour neighbor colleague witness critic supporter opponent source "
    "insider official expert worker employee staff voter islander campaigner".split()
)


@define
class Claimants:
    """Names speakers; remembers who spoke last, for "it said"."""

    discourse: Discourse
    _last: Claimant | None = None

    def named(self, span: Span, *, hint: ClaimantType | None = None) -> Claimant | None:
        """Turn the words at a span into a claimant; None for a pronoun that the article does not make clear.

        Args:
            span: Where the words for the speaker stand, in code points.
            hint: What an engine takes a name to be of which the text itself does not tell.

        """
        words = " ".join(self.discourse.text[slice(*span)].split())
        pronoun = words.lower()
        if pronoun in GENDERED:
            found = _of_name(self.discourse.person(pronoun, span[0]).name, hint)
        elif pronoun in _IMPERSONAL:
            found = self._impersonal(span[0])
        else:
            body = self._body(words, span[0])
            found = _of_name(
                body or self._name(span) or self.discourse.role_holder(words, span[0]), hint
            ) or self._unnamed(span, is_name=hint is not None)
        self._last = found
        return found

    def addressed(self, span: Span, *, by: Claimant | None) -> Claimant | None:
        """Turn the words for the one who is spoken to into their name; it is not the speaker."""
        words = self.discourse.text[slice(*span)].strip()
        if words.lower() in GENDERED:
            return _of_name(self.discourse.person(words, span[0], but=by.name if by else "").name, None)
        name = self._name(span)
        return _of_name(name, None) if name and name.type == "Person" else None

    def group_of(self, speaker: Claimant) -> str:
        """Give whom "we" means when somebody speaks: the organisation itself, or the one they are said to be of.

        Empty where the article names none.
        """
        if speaker.type == "Organization":
            return speaker.name
        mentions = self.discourse.names.mentions
        names = {m.name.full for m in mentions if m.name.type == "Organization"}
        in_role = next((name for name in sorted(names, key=len, reverse=True) if name in speaker.role), "")
        own = (m for m in mentions if m.name.full == speaker.name)
        return in_role or next((of for m in own if (of := self._affiliation(m))), "")

    def _affiliation(self, mention: Mention) -> str:
        """Give the organisation that somebody is said to be of: "Ana Quill of the Harbour Trust", "the trust's head, Ana"."""
        text, names = self.discourse.text, self.discourse.names
        for near in names.at(mention.end, mention.end + _NEARBY):
            if near.name.type == "Person" or "." in text[mention.end : near.start]:
                break
            if near.name.type == "Organization" and _OF.search(text[mention.end : near.start]):
                return near.name.full
        for near in names.before(mention.start, since=max(0, mention.start - _NEARBY)):
            between = text[near.end : mention.start]
            if near.name.type == "Organization" and _OWNED.fullmatch(between) and _is_human(between.strip(" ,’'s")):
                return near.name.full
        return ""

    def _body(self, words: str, offset: int) -> Name | None:
        """Find what "the company" means: the one body of that sort, or the one named last nearby."""
        if not words.lower().startswith("the ") or " " in words[4:]:
            return None
        return self.discourse.body(words[4:].lower(), offset) or (
            self.discourse.organisation(offset) if _BODY.match(words) else None
        )

    def _impersonal(self, offset: int) -> Claimant | None:
        last = self._last
        # A person who spoke last is "she", never "it".
        if last is not None and (last.type == "Organization" or last.name[:1].islower()):
            return last
        return _of_name(self.discourse.organisation(offset), None)

    def _name(self, span: Span) -> Name | None:
        """Find the name that heads a noun phrase, or is appended to its role: "the mayor of Aldbury, Tessa Vane".

        A person's name may be followed by more ("Ines Vos of Lorne University"); a name after a preposition is not the
        speaker's ("a spokesman for Ines Vos").
        """
        text, names = self.discourse.text, self.discourse.names
        for start, end in _segments(text, span):
            for mention in names.at(start, end):
                is_whole = mention.end >= end - 1
                is_person = mention.name.type == "Person" and _GOES_ON.match(text, mention.end, end)
                if not _PREPOSITION.search(text[start : mention.start]) and (is_whole or is_person):
                    return mention.name
        return None

    def _unnamed(self, span: Span, *, is_name: bool) -> Claimant | None:
        """Make a claimant of a source of which no name was found, without a capital that it does not own."""
        span = _segments(self.discourse.text, span)[0]
        words = " ".join(self.discourse.text[slice(*span)].split())
        kept = _ARTICLE.sub("", words).strip(" ,")
        if not kept or kept.lower() in FUNCTION_WORDS:
            return None
        # "Two officials" had its capital from the sentence, "Russian diplomats" has its own.
        is_name = (is_name and kept.istitle()) or any(m.start == span[0] for m in self.discourse.names.at(*span))
        owns_capital = is_name or kept != words or not kept[1:2].islower()
        name = kept if owns_capital else kept[0].lower() + kept[1:]
        return Claimant(name=name, type="Person" if _is_human(kept) else "Organization")


def _segments(text: str, span: Span) -> list[Span]:
    """Cut a phrase at its commas and before its relative clauses."""
    start, found = span[0], []
    for match in [*_HEAD_ENDS.finditer(text, *span), None]:
        end = match.start() if match else span[1]
        if text[start:end].strip():
            found.append((start, start + len(text[start:end].rstrip())))
        start = match.end() if match else end
    return found


def _is_human(words: str) -> bool:
    head = _PREPOSITION.split(_HEAD_ENDS.split(words, maxsplit=1)[0], maxsplit=1)[0].split()
    nouns = {form for word in head for form in (word.lower().strip(".,"), word.lower().strip(".,").removesuffix("s"))}
    return bool(nouns & (ROLE_WORDS | TITLES | _PEOPLE))


def _of_name(name: Name | None, hint: ClaimantType | None) -> Claimant | None:
    """Make a claimant of a name; a single word of which nothing is known is a country or a body sooner than a person."""
    if name is None:
        return None
    known = Claimant(name=name.full, role=name.role)
    return evolve(known, type=name.type or hint or ("Person" if " " in name.full else "Organization"))
