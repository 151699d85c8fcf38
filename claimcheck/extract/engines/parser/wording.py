"""From an assertion's words to a sentence that stands alone: names in full, pronouns resolved, first person turned.

Knows one line and the article's discourse; what it cannot resolve it lists.
"""

import re

from attrs import define, field, frozen

from claimcheck.extract.engines.parser.antecedents import VAGUE, Antecedents, Thing, is_empty
from claimcheck.extract.engines.parser.asides import clause_of
from claimcheck.extract.engines.parser.assertion import Assertion, Part
from claimcheck.extract.engines.parser.tree import (
    AUXILIARIES,
    SUBJECTS,
    Word,
    child,
    helpers,
    is_finite,
    is_plural,
    is_verb,
    subject,
)
from claimcheck.extract.inflection import third_person
from claimcheck.extract.lexicon import HONORIFICS, ROLE_WORDS
from claimcheck.extract.names import Mention, Name
from claimcheck.extract.reading import Talk
from claimcheck.extract.references import GENDERED, Discourse
from claimcheck.extract.tidy import possessive, tidy
from claimcheck.model import Unresolved

_SINGULAR = frozenset("i me my mine myself".split())
_PLURAL = frozenset("we us our ours ourselves".split())
_THIRD = frozenset("he she him her his hers".split())
_SECOND = frozenset("you your yours yourself".split())
_PLURAL_CLITICS = {"ll": "will", "re": "are", "ve": "have"}
_AGREEING = {"am": "is", "m": "is", "have": "has", "ve": "has", "do": "does", "ll": "will", "are": "is", "re": "is"}


@frozen
class _Forms:
    """The pronouns of a gender."""

    subjective: str
    objective: str
    possessive: str
    reflexive: str

    def of_role(self, pronoun: Word) -> str:
        """Give the form for a subject or for an object."""
        return self.subjective if pronoun.dep in SUBJECTS else self.objective


_FORMS = {"male": _Forms("he", "him", "his", "himself"), "female": _Forms("she", "her", "her", "herself")}


@define
class Wording:
    """Puts the assertions of one line into words; ``talk`` says whom the first and the second person mean.

    ``not_meant`` is who speaks of themselves in the first person, so that "she" is somebody else.
    """

    discourse: Discourse
    antecedents: Antecedents
    talk: Talk
    not_meant: str = ""
    _said: list[str] = field(factory=list)
    _unresolved: list[Unresolved] = field(factory=list)
    _passed: set[int] = field(factory=set)
    _replaced: set[int] = field(factory=set)

    def sentence(self, assertion: Assertion) -> tuple[str, tuple[Unresolved, ...]]:
        """Give the assertion as a sentence without a final stop, and the words in it that stay unresolved."""
        self._said, self._unresolved, self._passed, self._replaced = [], [], set(), set()
        words = [(part, part if isinstance(part, str) else self._word(part, assertion)) for part in assertion.parts]
        return tidy(_joined(words)), tuple(dict.fromkeys(self._unresolved))

    def _word(self, word: Word, assertion: Assertion) -> str:
        if word.i in self._passed:
            return ""
        if word.tag in ("PRP", "PRP$"):
            said = self._pronoun(word, assertion)
            if said != word.text:
                self._replaced.add(word.i)
            return said
        if agreeing := self._agreeing(word, assertion):
            return agreeing
        if word.lower == "such" and word.dep in ("amod", "predet") and word.head.pos == "NOUN":
            self._unresolved.append(Unresolved(f"{word.text} {word.head.text}"))
        part = self.antecedents.part(word)
        if part is not None:
            return f"{word.text} of the {part.words}"
        return self._definite(word) or self._name(word)

    def _agreeing(self, word: Word, assertion: Assertion) -> str:
        """Give a verb as it agrees with what was said instead of its subject, or an empty string where nothing changes."""
        verb = word.head if word.dep in AUXILIARIES else word
        own = subject(verb) or (assertion.subject if verb is assertion.head else None)
        if own is None or own.i not in self._replaced or word is not next(iter(helpers(verb)), verb):
            return ""
        if word.text[0] in "’'":
            return _clitic(word, is_plural=own.lower == "they")
        return _third(word) if own.lower in ("i", "we", "you") else ""

    def _definite(self, word: Word) -> str:
        """Say in full what a bare definite noun stands for; its article goes where a name takes none."""
        noun = word.head if word.dep == "det" else word
        thing = self._bearer(noun) or self.antecedents.definite(noun)
        if thing is None and word is not noun and word.lower in ("this", "these", "those"):
            self._unresolved.append(Unresolved(f"{word.text} {noun.text}"))
        if thing is None or thing.words in self._said:
            return ""
        if word.dep == "det":
            return "the" if thing.has_article else " "
        self._said.append(thing.words)
        return thing.words

    def _bearer(self, noun: Word) -> Thing | None:
        """Find who bears a role or is of a sort: "the governor", "the company"."""
        det = child(noun, "det")
        if det is None or det.lower != "the" or len(noun.children) > 1:
            return None
        name = self.discourse.role_holder(f"the {noun.lower}", noun.place) or self.discourse.body(
            noun.lower, noun.place
        )
        return Thing(name.full, has_article=False) if name else None

    def _pronoun(self, word: Word, assertion: Assertion) -> str:
        if word.lower in _THIRD:
            return self._third_person(word, assertion)
        if word.lower in _SINGULAR | _PLURAL:
            return self._first_person(word, assertion) if self.talk.first else word.text
        if word.lower in _SECOND:
            return self._say(self.talk.second.name, word) if self.talk.second else word.text
        return self._thing(word, assertion)

    def _thing(self, word: Word, assertion: Assertion) -> str:
        """Say what "it" or "they" stands for, unless the claim's own subject before it does."""
        own = assertion.subject
        # "Few like it": an object that is no reflexive is something else than the subject.
        is_other = word.tag == "PRP" and word.dep in ("dobj", "pobj", "dative")
        # "Should it stall, rivers could rise": rivers are not it.
        is_many = (
            own is not None and own.pos == "NOUN" and is_plural(own) and word.lower == "it" and word.dep in SUBJECTS
        )
        if own is not None and own is not word and word not in own.subtree() and not is_other and not is_many:
            return word.text
        thing = self._speaking_body(word, assertion) or self.antecedents.pronoun(word)
        # "Pupils must stay home until a doctor clears them": the claim itself says who.
        if thing is not None and thing.noun is not None and thing.noun in assertion.parts:
            return word.text
        if thing is None:
            if word.lower in VAGUE and not is_empty(word):
                self._unresolved.append(Unresolved(word.text))
            return word.text
        words = f"the {thing.words}" if thing.has_article else thing.words
        return possessive(words) if word.tag == "PRP$" else words

    def _speaking_body(self, word: Word, assertion: Assertion) -> Thing | None:
        """Give the organisation that speaks of itself as "it": "the ministry said it had not been asked"."""
        speaker = self.talk.speaker
        is_said = (
            bool(assertion.voice.speaker) and word.lower in ("it", "its") and word.dep in ("nsubj", "nsubjpass", "poss")
        )
        is_named = speaker is not None and speaker.type == "Organization" and speaker.name[:1].isupper()
        return (
            Thing(speaker.name, has_article=False) if is_said and speaker and is_named and not is_empty(word) else None
        )

    def _third_person(self, word: Word, assertion: Assertion) -> str:
        but = self.not_meant
        # "She barred her": an object that is no reflexive is somebody else than the subject.
        if word.dep in ("dobj", "pobj", "dative") and word.tag == "PRP" and assertion.subject is not None:
            but = self._named(assertion.subject) or but
        resolved = self.discourse.person(word.lower, word.place, but=but)
        if resolved.name is None:
            self._unresolved.append(Unresolved(word.text, resolved.candidates))
            return word.text
        if resolved.name.full in self._said:
            return word.text
        # A wrong name costs more than none.
        rival = self._rival(resolved.name, word)
        if rival:
            self._unresolved.append(Unresolved(word.text, (rival, resolved.name.full)))
            return word.text
        return self._say(resolved.name.full, word)

    def _rival(self, name: Name, word: Word) -> str:
        """Give the unnamed man or woman spoken of since the name was last said, who is as likely to be meant."""
        before = self.discourse.names.before(word.place)
        last = next((mention.start for mention in before if mention.name.full == name.full), 0)
        return self.antecedents.unnamed_since(GENDERED[word.lower], last) or _nearer_subject(word, last)

    def _first_person(self, word: Word, assertion: Assertion) -> str:
        """Say who "I" or "we" is; of a group that nothing names, the speaker is at least one."""
        first, group = self.talk.first, self.talk.group
        if first is None:
            return word.text
        is_open = word.lower in _PLURAL and not group
        if is_open:
            self._unresolved.append(Unresolved(word.text, (first.name,)))
        # What is "ours" need not be the speaker's.
        if is_open and word.lower not in ("we", "us"):
            return word.text
        name = group if group and word.lower in _PLURAL else first.name
        forms = _FORMS.get(self.discourse.genders.get(name, ""))
        if word.lower.endswith(("self", "selves")):
            return forms.reflexive if forms else ""
        if forms and name in self._said and word is not assertion.subject:
            return forms.possessive if word.tag == "PRP$" else forms.of_role(word)
        # An unnamed speaker ("company") was named with an article.
        return self._say(name if name[:1].isupper() else f"the {name}", word)

    def _say(self, name: str, pronoun: Word) -> str:
        self._said.append(name)
        return possessive(name) if pronoun.tag == "PRP$" or pronoun.lower in ("mine", "ours", "hers") else name

    def _named(self, word: Word) -> str | None:
        """Give the name that a subject is or stands for."""
        if word.lower in _THIRD:
            name = self.discourse.person(word.lower, word.place).name
            return name.full if name else None
        mention = self._mention(word)
        return mention.name.full if mention else None

    def _mention(self, word: Word) -> Mention | None:
        return self.discourse.names.around(word.place)

    def _is_before_name(self, word: Word) -> bool:
        """Tell whether nothing but words of address stands between a word and somebody's name."""
        after = next((each for each in word.line[word.i + 1 :] if not _is_honorific(each)), None)
        mention = self._mention(after) if after is not None else None
        return (
            mention is not None and after is not None and mention.start == after.place and mention.name.type == "Person"
        )

    def _name(self, word: Word) -> str:
        """Give a name in full where it is first said, and leave out "Mr" and the like before it."""
        if _is_honorific(word) and self._is_before_name(word):
            return ""
        mention = self._mention(word)
        if mention is None or mention.start != word.place:
            return word.text
        inside = [each for each in word.line[word.i + 1 :] if mention.start <= each.place < mention.end]
        self._passed |= {each.i for each in inside}
        is_expanded = mention.name.type is not None and mention.name.full not in self._said
        self._said.append(mention.name.full)
        last = inside[-1] if inside else word
        tail = self.discourse.text[mention.end : last.end]
        return (mention.name.full if is_expanded else self.discourse.text[mention.start : mention.end]) + tail


def _nearer_subject(pronoun: Word, since: int) -> str:
    """Give the unnamed somebody who is the subject of a clause before a pronoun in its sentence: "one was hurt; he …"."""
    own = clause_of(pronoun)
    for verb in reversed(pronoun.line[: pronoun.i]):
        noun = subject(verb) if is_verb(verb) and is_finite(verb) and verb is not own else None
        if noun is not None and since < noun.place < pronoun.place and _is_somebody(noun):
            return noun.text
    return ""


def _is_somebody(noun: Word) -> bool:
    # "His lawyer" and "the mayor, Ana Quill" are not just somebody.
    is_known = child(noun, "poss", "appos") is not None or noun.text[:1].isupper()
    return not is_known and noun.lower in ROLE_WORDS | {"one", "man", "woman", "person", "another"}


def _is_honorific(word: Word) -> bool:
    return word.text[:1].isupper() and word.lower.rstrip(".") in HONORIFICS


def _clitic(word: Word, *, is_plural: bool) -> str:
    """Give in full a verb that was drawn together with the pronoun before it: "they’ll" → "the drafts will"."""
    bare = word.lower.strip("’'")
    if bare == "s":
        return " has" if word.lemma == "have" else " is"
    if bare == "d":
        return " had" if word.lemma == "have" else " would"
    return f" {(_PLURAL_CLITICS if is_plural else _AGREEING)[bare]}" if bare in _AGREEING else ""


def _third(word: Word) -> str:
    """Give a verb of the first or second person in the third, or an empty string where nothing changes."""
    if word.lower in ("were", "was"):
        return "was"
    if word.tag not in ("VBP", "MD"):
        return ""
    return _AGREEING.get(word.lower) or (third_person(word.text) if word.tag == "VBP" else "")


def _joined(words: list[tuple[Part, str]]) -> str:
    """Join words with the white space that stands between them in the text."""
    out, before = "", None
    for part, said in words:
        if not said:
            continue
        if isinstance(part, Word):
            is_next = (
                before is not None and part.i > 0 and (part.i == before.i + 1 or part.is_mark or part.tag == "POS")
            )
            is_glued = is_next and not part.line[part.i - 1].is_spaced and not said.startswith(" ")
        else:
            is_glued = said in ("’s", "’")
        # The capital of a sentence's first word is not its own.
        opens_line = (
            isinstance(part, Word) and part.i == 0 and part.pos != "PROPN" and part.lower != "i" and said == part.text
        )
        out += ("" if is_glued else " ") + (said.lower() if opens_line else said.strip())
        before = part if isinstance(part, Word) else None
    return re.sub(r"\s+", " ", out.strip())
