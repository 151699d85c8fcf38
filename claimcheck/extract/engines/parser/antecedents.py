"""What "it", "they" and "the bill" stand for: the things an article has spoken of so far, in the order of the text.

Follows centering (Grosz, Joshi & Weinstein 1995) as far as a subject is the likeliest thing to be spoken of next. Two
candidates that fit equally are none.
"""

from collections.abc import Iterator

from attrs import define, evolve, field, frozen

from claimcheck.extract.engines.parser.asides import clause_of, plain_phrase
from claimcheck.extract.engines.parser.speech import content_clauses
from claimcheck.extract.engines.parser.tree import (
    SUBJECTS,
    Word,
    child,
    children,
    is_finite,
    is_plural,
    is_verb,
    subject,
)
from claimcheck.extract.lexicon import FEMALE_WORDS, MALE_WORDS, REPORTING_LEMMAS, ROLE_WORDS
from claimcheck.extract.names import Names

VAGUE = frozenset(("it", "they", "them", "its", "their", "theirs"))
"""The pronouns that stand for things."""

_ONE = frozenset(("it", "its"))
_NO_THINGS = frozenset(("DATE", "TIME", "ORDINAL", "CARDINAL"))
"""Entities that nobody speaks of as "it"."""

_MOST_WORDS = 9
_PARTS = frozenset("most some none many few several both all half two three four five six seven eight nine ten".split())
_MODIFIERS = ("compound", "amod", "nmod")
_ATTACHED = ("compound", "amod", "nmod", "nummod", "poss", "prep", "acl", "relcl", "appos")
_MOST_MODIFIERS = 4
_TELLING = frozenset("of on over for between about against into by from in to".split())
_MOST_BEHIND = 7
_NAMED_AFTER = frozenset("cape cyclone flight hurricane lake mount operation port project storm typhoon".split())
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"))
"""What a noun is where it brings somebody up, and does not just say what somebody is, or whose something is."""

_WEATHER = frozenset("rain snow hail thunder drizzle sleet".split())
_EXTRAPOSING = frozenset("be become cost help make matter seem appear take turn".split())
"""Verbs that leave their real subject to the end: "it takes a decade to reach it"."""

_SAYS_LITTLE = frozenset(
    "same other such own new first last next previous many several more most few single whole entire early late big small good".split()
)


@frozen
class Thing:
    """Something spoken of. ``has_article`` says that it takes "the"; ``is_plural`` decides between "it" and "they".

    ``noun`` is the word for it, where that stands on the line at hand.
    """

    words: str
    has_article: bool
    is_plural: bool = False
    noun: Word | None = None


@define
class Antecedents:
    """The things spoken of so far."""

    names: Names
    _by_noun: dict[str, list[Thing]] = field(factory=dict)
    _subjects: list[Thing] = field(factory=list)
    _several: Thing | None = None
    _unnamed: dict[str, tuple[str, int]] = field(factory=dict)
    speaker: str = ""
    """The body or document that spoke last: what recommends, when "it recommends"."""
    _is_quoted: bool = False
    _is_shared: bool = False
    """Whether the last line spoke of two things, so that "its" may be of either."""
    _passed: int = 0

    def enter(self, *, is_quoted: bool) -> None:
        """Go on to a line of the article's own voice or of a quotation; what "it" is in one, it need not be in the other."""
        # A speaker goes on with what was asked, which the article seldom quotes.
        if is_quoted != self._is_quoted:
            self._subjects.clear()
        self._is_quoted = is_quoted

    def remember(self, line: list[Word]) -> None:
        """Take in a line that has been read."""
        self._remember_names(line)
        for word in line:
            if word.pos == "NOUN" and (words := _with_modifiers(word)):
                self._keep(word.lower, Thing(words, has_article=True, is_plural=is_plural(word)))
            if word.pos == "NOUN" and is_plural(word) and word.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
                self._remember_several(word)
            if gender := _gender(word):
                self._unnamed[gender] = (_noun_phrase(word), word.place)
        self._remember_subject(line)

    def _remember_names(self, line: list[Word]) -> None:
        last = line[-1].end if line else 0
        while self._passed < len(self.names.mentions) and self.names.mentions[self._passed].end <= last:
            name = self.names.mentions[self._passed].name
            self._passed += 1
            if name.type != "Person" and " " in name.full:
                self._keep(_head_of(name.full), Thing(name.full, has_article=False))

    def _keep(self, noun: str, thing: Thing) -> None:
        known = self._by_noun.setdefault(noun, [])
        if not any(thing.words.lower() in other.words.lower() for other in known):
            known[:] = [other for other in known if other.words.lower() not in thing.words.lower()] + [thing]

    def _remember_subject(self, line: list[Word]) -> None:
        """Keep the thing that a line speaks of: its subject, or where a person is that, the subject of what is said."""
        topics = list(_subjects_of(line))
        self._is_shared = len(topics) > 1
        for noun in topics:
            if noun.pos not in ("NOUN", "PROPN"):
                # A pronoun goes on with what was spoken of before, if that is known.
                if noun.lower in VAGUE and self.pronoun(noun) is not None:
                    return
            elif not self._is_person(noun) and noun.entity not in _NO_THINGS:
                self._subjects.append(self._thing(noun))
                return
        # After a person or a date has been the subject, "it" may be anything again.
        self._subjects.clear()

    def _is_person(self, noun: Word) -> bool:
        mention = self.names.around(noun.place)
        if mention is not None and mention.name.type is not None:
            return mention.name.type == "Person"
        return noun.entity == "PERSON" or noun.lower in ROLE_WORDS

    def _thing(self, noun: Word) -> Thing:
        mention = self.names.around(noun.place)
        if mention is not None:
            return Thing(mention.name.full, has_article=child(noun, "det") is not None, is_plural=is_plural(noun))
        words = _with_modifiers(noun) or noun.text
        owner = child(noun, "poss")
        # Whose it is was said with a pronoun, which goes; "her only album" is "the only album".
        is_definite = owner.tag == "PRP$" if owner is not None else child(noun, "det", "nummod") is not None
        has_article = is_definite and not is_plural(noun)
        return self.definite(noun) or Thing(words, has_article=has_article or _has_the(noun), is_plural=is_plural(noun))

    def _within(self, pronoun: Word) -> Thing | None:
        """Find what a pronoun stands for in its own sentence: the subject of a clause before its own."""
        own = clause_of(pronoun)
        wants_plural = pronoun.lower not in _ONE
        for verb in reversed(pronoun.line[: pronoun.i]):
            is_clause = is_verb(verb) and is_finite(verb) and verb is not own and verb.dep not in ("relcl", "acl")
            noun = subject(verb) if is_clause else None
            is_noun = noun is not None and noun.i < pronoun.i and noun.pos in ("NOUN", "PROPN")
            if noun is None or not is_noun or any(each.tag == "WP$" for each in noun.children):
                continue
            if not self._is_person(noun) and noun.entity not in _NO_THINGS and is_plural(noun) == wants_plural:
                return self._in_full(noun)
        return None

    def _counted(self, pronoun: Word) -> Thing | None:
        """Find what "most of them" are a part of in their own sentence: the things counted last before them."""
        before = pronoun.line[: pronoun.i]
        counted = [w for w in before if w.pos == "NOUN" and is_plural(w) and child(w, "nummod")]
        if counted:
            return evolve(self._in_full(counted[-1]), has_article=True)
        # "310,000, most of them …" counts something that is not said again.
        is_number = any(w.tag == "CD" and w.dep in SUBJECTS for w in before)
        return None if is_number else self._several

    def _in_full(self, noun: Word) -> Thing:
        """Give a thing of the line at hand with all that says which it is."""
        phrase = [word for word in plain_phrase(noun) if word.dep != "det" or word.head is not noun]
        if self.names.around(noun.place) is not None or len(phrase) > _MOST_WORDS or not phrase:
            return evolve(self._thing(noun), noun=noun)
        words = _spelled(phrase)
        has_article = child(noun, "det") is not None and child(noun, "poss") is None
        return Thing(words, has_article=has_article, is_plural=is_plural(noun), noun=noun)

    def _remember_several(self, noun: Word) -> None:
        """Keep the last of several that were counted or acted: "61 firms", of which "most" may be said next."""
        # Of a thing that merely stands somewhere in a sentence nobody says "most".
        is_counted = child(noun, "nummod") is not None
        if is_counted or noun.dep in ("nsubj", "nsubjpass") or (noun.dep == "pobj" and noun.head.head.pos == "NUM"):
            self._several = Thing(_with_modifiers(noun) or noun.text, has_article=True, is_plural=True)

    def unnamed_since(self, gender: str, offset: int) -> str:
        """Give the unnamed man or woman ("my sister") spoken of after an offset, who may be meant by "her" as well."""
        words, place = self._unnamed.get(gender, ("", -1))
        return words if place > offset else ""

    def part(self, word: Word) -> Thing | None:
        """Give what a bare "most", "none" or "nine" is a part of: the things counted last."""
        is_bare = word.dep in ("nsubj", "nsubjpass") and not children(word, "prep", "relcl", "acl", "compound", "amod")
        return self._several if is_bare and word.lower in _PARTS else None

    def definite(self, noun: Word) -> Thing | None:
        """Give what a bare definite noun stands for: "the bill" after "a Renters’ Security Bill"."""
        det = child(noun, "det")
        # Anything more than the article ("the new bill", "the bill of 1911") tells it from the one before.
        if det is None or det.lower not in ("the", "this", "that") or children(noun, *_ATTACHED):
            return None
        known = [
            thing
            for thing in self._by_noun.get(noun.lower, ())
            if thing.is_plural == is_plural(noun) or not thing.has_article
        ]
        return known[0] if len(known) == 1 and known[0].words.lower() != noun.lower else None

    def pronoun(self, word: Word) -> Thing | None:
        """Give what "it" or "they" stands for: the last subject of its number."""
        if word.lower not in VAGUE or is_empty(word):
            return None
        if word.tag == "PRP$" and word.head.lower == "kind":
            return None
        wants_plural = word.lower not in _ONE
        is_speaking = word.dep == "nsubj" and word.head.lemma in REPORTING_LEMMAS
        if is_speaking and self.speaker and not wants_plural:
            return Thing(self.speaker, has_article=not self.speaker[:1].isupper())
        if word.lower == "them" and word.head.lower == "of" and word.head.head.lower in _PARTS | {"one"}:
            return self._counted(word)
        here = self._within(word)
        # What an object stands for is seldom the subject of the sentence before.
        is_open = word.dep in ("dobj", "pobj", "dative") or (word.tag == "PRP$" and self._is_shared)
        if here is not None or is_open or not self._subjects:
            return here
        last = self._subjects[-1]
        return last if last.is_plural == wants_plural else None


def _subjects_of(line: list[Word]) -> Iterator[Word]:
    """Give the subject of a line's main clause, or what "there is", then those of what its subject says."""
    roots = [word for word in line if word.head is word and is_verb(word)]
    for root in roots:
        yield from _topics(root)
    for root in roots:
        for clause in content_clauses(root):
            yield from _topics(clause)


def _topics(verb: Word) -> Iterator[Word]:
    there = child(verb, "expl")
    own = child(verb, "attr") if there is not None and there.lower == "there" else subject(verb)
    if own is not None:
        yield own


def is_empty(word: Word) -> bool:
    """Tell whether an "it" stands for nothing: "it is likely that …", "it rained"."""
    verb = word.head
    return word.lower == "it" and (
        word.dep == "expl"
        or verb.lemma in _WEATHER
        or any(
            each.dep in ("ccomp", "csubj", "xcomp", "advcl")
            for each in verb.children
            if each.i > verb.i and verb.lemma in _EXTRAPOSING
        )
    )


def _head_of(name: str) -> str:
    """Give the common noun in a name, which is its last word save in names such as "Tropical Storm Odile"."""
    words = [word.lower().strip("’'.") for word in name.split()]
    return next((word for word in words[:-1] if word in _NAMED_AFTER), words[-1])


def _has_the(noun: Word) -> bool:
    det = child(noun, "det")
    return det is not None and det.lower in ("the", "these", "those")


def _gender(word: Word) -> str:
    """Give the gender of a common noun for a person, or an empty string."""
    # "Quill, whose mother …": she is spoken of by the way.
    is_aside = any(each.tag == "WP$" for each in word.children)
    if word.pos != "NOUN" or is_plural(word) or word.dep not in _ARGUMENTS or is_aside:
        return ""
    return "female" if word.lower in FEMALE_WORDS else "male" if word.lower in MALE_WORDS else ""


def _noun_phrase(noun: Word) -> str:
    words = [word for word in noun.subtree() if word.i <= noun.i]
    return "".join(word.text + (" " if word.is_spaced else "") for word in words).strip()


def _with_modifiers(noun: Word) -> str:
    """Give a noun with the words before and behind it that say which it is, or an empty string where it has none."""
    owner = child(noun, "poss")
    own = ("poss",) if owner is not None and owner.pos == "PROPN" else ()
    before = [
        w
        for each in children(noun, *_MODIFIERS, *own)
        if each.i < noun.i and each.lower not in _SAYS_LITTLE
        for w in each.subtree()
    ]
    after = _behind(noun)
    if not (before or after) or len(before) > _MOST_MODIFIERS:
        return ""
    return _spelled([*before, noun, *after])


def _spelled(words: list[Word]) -> str:
    """Put words together; a capital that is the sentence's alone is not kept."""
    text = "".join(word.text + (" " if word.is_spaced else "") for word in words).strip()
    is_own = words[0].i > 0 or words[0].pos == "PROPN" or words[0].text.isupper()
    return text if is_own else text[0].lower() + text[1:]


def _behind(noun: Word) -> list[Word]:
    """Give the phrase right behind a noun that says which it is: "a report on the fire doors"."""
    phrase = next((each for each in children(noun, "prep", "acl") if each.first().i == noun.i + 1), None)
    if phrase is None or phrase.first().lower not in _TELLING:
        return []
    words = phrase.subtree()
    says_more = any(w.dep in ("relcl", "appos") or w.is_mark or w.tag in ("PRP", "PRP$", "CD") for w in words)
    return words if len(words) <= _MOST_BEHIND and not says_more else []
