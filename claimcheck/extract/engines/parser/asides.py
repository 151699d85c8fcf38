"""What a noun phrase says beside the point: relative clauses, appositives and participles set off by commas.

Each is taken out of its sentence and becomes an assertion of its own about the noun it is attached to.
"""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from claimcheck.extract.engines.parser.assertion import Assertion, Instead, Part, Voice
from claimcheck.extract.engines.parser.tree import (
    QUOTES,
    Word,
    child,
    children,
    helpers,
    in_order,
    is_plural,
    is_set_off,
    is_verb,
    subject,
)
from claimcheck.extract.inflection import past, third_person

ReadClause = Callable[[Word, tuple[Part, ...], Instead], Iterator[Assertion]]
"""Reads a clause, given the words to put before it and what to say instead of some of its words."""

_LONGEST_AGE = 3
_LASTING = frozenset("base headquarter locate situate know".split())
_PLACES = frozenset("in at on near along".split())


@frozen
class Aside:
    """A phrase attached to a noun; ``words`` is all of it."""

    head: Word
    noun: Word
    words: tuple[Word, ...]

    def read(self, read_clause: ReadClause, voice: Voice) -> Iterator[Assertion]:
        """Give what the aside asserts of its noun."""
        if self.head.dep == "relcl":
            yield from _read_relative(self, read_clause)
        elif self.head.dep == "acl":
            instead = made_finite(self.head, clause_of(self.noun), self.noun)
            yield from read_clause(self.head, tuple(self.named()), instead)
        else:
            yield _read_appositive(self, voice)

    def named(self) -> list[Word]:
        """Give the noun's phrase, without what is coordinated with it behind the aside."""
        later = {word.i for each in children(self.noun, "conj") if each.i > self.head.i for word in each.subtree()}
        phrase = [word for word in plain_phrase(self.noun) if word.i not in later]
        while phrase and (phrase[-1].dep == "cc" or _is_boundary(phrase[-1])):
            phrase.pop()
        return phrase


def _read_appositive(aside: Aside, voice: Voice) -> Assertion:
    # What somebody or something with a name is, it is still when the article is read.
    tense = "present" if aside.noun.pos == "PROPN" else tense_of(clause_of(aside.noun))
    is_one = len(aside.named()) < len(plain_phrase(aside.noun))
    verb = (
        {"present": "are", "past": "were", "future": "will be"}
        if is_plural(aside.noun) and not is_one
        else {"present": "is", "past": "was", "future": "will be"}
    )
    named = aside.named()
    # "58" alone shows a reviewer nothing: the name it stands beside is evidence as well.
    own = (*named, *aside.words)
    cut = "what stands beside a noun, set off"
    return Assertion((*named, verb[tense], *aside.words), own, voice, aside.head, aside.noun, cut)


def find_asides(words: Iterable[Word], within: Word) -> Iterator[Aside]:
    """Find the outermost asides among words, ``within`` itself left out."""
    taken: set[int] = set()
    for word in in_order(words):
        if word.i not in taken and word is not within and _is_aside(word):
            phrase, aloof = word.subtree(), bracketed(word)
            taken |= {each.i for each in phrase}
            yield Aside(word, _described(word), tuple(each for each in phrase if each.i not in aloof or each is word))


def _described(word: Word) -> Word:
    """Give the noun that an aside is about; "up 31% in a year" is about the subject."""
    own = subject(word.head) if is_verb(word.head) else None
    return own if own is not None else word.head


def bracketed(head: Word) -> set[int]:
    """Give the words below a head that stand in brackets, brackets included."""
    found: set[int] = set()
    depth = 0
    for word in head.subtree():
        depth += word.text == "("
        if depth:
            found.add(word.i)
        depth -= word.text == ")" and depth > 0
    return found


def _is_aside(word: Word) -> bool:
    if word.dep == "appos" and word.i < word.head.i:
        return True
    if not is_set_off(word):
        return False
    if word.lower in ("up", "down") and word.dep == "advmod":
        return any(each.tag == "CD" for each in word.subtree()) and (
            not is_verb(word.head) or subject(word.head) is not None
        )
    # Without a comma a relative clause says which one is meant, and belongs to its noun.
    tells = {
        "relcl": is_verb(word),
        "acl": word.tag in ("VBN", "VBG") and (child(word, "aux") is None or _is_to_be(word)),
        "prep": word.lower in ("of", "from") and word.head.pos == "PROPN",
    }
    if word.dep in tells:
        return tells[word.dep]
    # What is quoted was said, and not by the article: called him, “a little man”.
    first = word.first()
    is_quoted = first.text in QUOTES or (first.i > 0 and first.line[first.i - 1].text in QUOTES)
    return word.dep == "appos" and not is_quoted and _describes(word)


def _is_to_be(participle: Word) -> bool:
    return {helper.lower for helper in helpers(participle)} == {"to", "be"}


def _describes(word: Word) -> bool:
    """Tell whether an appositive says something of a name, rather than giving the name itself."""
    if word.pos == "NUM":
        return word.head.pos == "PROPN" and word.text.isdigit() and len(word.text) < _LONGEST_AGE
    # "her husband, the lichenologist Edwin Cole" only says who is meant.
    is_naming = word.head.pos != "PROPN" and any(each.entity == "PERSON" for each in word.subtree())
    return not is_naming and word.pos in ("NOUN", "ADJ", "PRON") and word.head.pos in ("PROPN", "NUM", "NOUN")


def plain_phrase(noun: Word) -> list[Word]:
    """Give a noun's phrase without its asides and the punctuation they leave at its ends."""
    phrase = noun.subtree()
    out = {word.i for aside in find_asides(phrase, noun) for word in aside.words} | bracketed(noun)
    out |= {word.i for word in phrase if _is_boundary(word) and (word.i + 1 in out or word.i - 1 in out)}
    kept = [word for word in phrase if word.i not in out]
    while kept and _is_boundary(kept[-1]):
        kept.pop()
    while kept and (_is_boundary(kept[0]) or kept[0].dep == "cc"):
        kept.pop(0)
    return kept


def _is_boundary(word: Word) -> bool:
    return word.text in (",", ";", ":") or word.is_dash


def _read_relative(aside: Aside, read_clause: ReadClause) -> Iterator[Assertion]:
    """Read a relative clause with its noun in the place of the pronoun."""
    noun, verb = tuple(_antecedent(aside)), aside.head
    pronoun = next((word for word in aside.words if word.tag in ("WP", "WDT", "WP$", "WRB")), None)
    if pronoun is None:
        return
    if pronoun.tag == "WRB" and pronoun.lower == "where" and aside.noun.entity in ("DATE", "TIME"):
        yield from read_clause(verb, (), {pronoun.i: ()})
    elif _is_partitive(pronoun, verb):
        yield from read_clause(verb, (), {pronoun.i: (*_determined(noun), *noun)})
    elif pronoun.dep == "pobj" and pronoun.head.dep == "prep" and subject(verb) is not None:
        yield from read_clause(verb, (), _moved(verb, pronoun, noun))
    elif pronoun.tag == "WP$":
        yield from read_clause(verb, (), {pronoun.i: (*noun, "’s")})
    elif pronoun.dep in ("nsubj", "nsubjpass"):
        yield from read_clause(verb, () if pronoun.head is verb else noun, {pronoun.i: noun})
    elif subject(verb) is not None:
        yield from read_clause(verb, (), _moved(verb, pronoun, noun))


def _is_partitive(pronoun: Word, verb: Word) -> bool:
    """Tell whether a relative clause tells of some only: "12 homes, nine of which failed"."""
    own = subject(verb)
    return own is not None and pronoun.head.lower == "of" and pronoun in own.subtree()


def _determined(noun: tuple[Word, ...]) -> tuple[str, ...]:
    """Give the article that some of a number need: "nine of the 12 homes", but "most of Ada Quill's patients"."""
    head = _head_of(noun)
    is_bare = head is not None and head.pos == "NOUN" and not children(head, "det", "poss")
    return ("the",) if is_bare else ()


def _moved(verb: Word, pronoun: Word, noun: tuple[Word, ...]) -> Instead:
    """Put the noun after the verb, where the pronoun came from: "where she met him" → "she met him in Leeds"."""
    # "In which" leaves its preposition in front of the clause; "where" has lost it, and the noun may have kept it.
    preposition: tuple[Part, ...] = ()
    taken: Instead = {pronoun.i: ()}
    if pronoun.head.dep == "prep" and pronoun.head.i == pronoun.i - 1:
        preposition = (pronoun.head.text.lower(),)
        taken[pronoun.head.i] = ()
    elif pronoun.tag == "WRB":
        preposition = (_place_word(_head_of(noun)),)
    aloof = {word.i for aside in find_asides(verb.subtree(), verb) for word in aside.words}
    words = [word for word in verb.subtree() if not word.is_mark and word.i not in aloof]
    place = verb if pronoun.dep == "dobj" else words[-1]
    return {**taken, place.i: (place, *preposition, *noun)}


def _place_word(noun: Word | None) -> str:
    """Give the preposition that a place or a time stood with, or the usual one: "at 9 a.m.", "on 11 March", "in 2021"."""
    if noun is None:
        return "in"
    if noun.entity == "TIME":
        return "at"
    if noun.head.dep == "prep" and noun.head.lower in _PLACES:
        return noun.head.lower
    is_day = noun.entity == "DATE" and (noun.lower.endswith("day") or child(noun, "nummod") is not None)
    return "on" if is_day else "in"


def _head_of(noun: tuple[Word, ...]) -> Word | None:
    inside = {word.i for word in noun}
    return next((word for word in noun if word.head.i not in inside), None)


def _antecedent(aside: Aside) -> list[Word]:
    """Give the noun that a relative clause is about: further up where the number of its verb does not fit the nearest.

    "A program to raise homes, which has spent little": it is the program that has.
    """
    pronoun = next((word for word in aside.words if word.tag in ("WP", "WDT")), None)
    verb = next(iter(helpers(aside.head)), aside.head)
    noun = aside.noun
    if pronoun is None or pronoun.dep not in ("nsubj", "nsubjpass") or verb.tag not in ("VBZ", "VBP"):
        return aside.named()
    wants_plural = verb.tag == "VBP"
    while is_plural(noun) != wants_plural:
        above = next((each for each in noun.ancestors() if each.pos in ("NOUN", "PROPN")), None)
        if above is None:
            return aside.named()
        noun = above
    if noun is aside.noun:
        return aside.named()
    gone = {word.i for word in aside.words}
    return [word for word in plain_phrase(noun) if word.i not in gone]


def _first_of_compound(verb: Word) -> Word:
    """Give the word that a hyphenated participle begins with: "code-named"."""
    first = verb
    while first.i > 0 and not first.line[first.i - 1].is_spaced and first.line[first.i - 1].text not in QUOTES:
        first = first.line[first.i - 1]
    return first


def clause_of(word: Word) -> Word:
    """Give the verb of the clause that a word stands in."""
    while word.head is not word and not (is_verb(word) and subject(word) is not None):
        word = word.head
    return word


def tense_of(verb: Word) -> str:
    """Give "past", "present" or "future", by the first auxiliary."""
    # The first auxiliary carries the tense, and "has" with a participle tells of the past.
    first = next(iter(helpers(verb)), verb)
    if first.tag == "MD":
        return "future"
    return "present" if first.tag in ("VBZ", "VBP") and first.lemma != "have" else "past"


def made_finite(verb: Word, main: Word, noun: Word | None = None) -> Instead:
    """Make a participle finite in the main clause's tense: "approved" → "was approved", "flooding" → "flooded".

    ``noun`` is what it agrees with, where that is not its subject or the main clause's. What something is based in or
    known as lasts, whatever the main clause tells of.
    """
    tense = "present" if verb.lemma in _LASTING and verb.tag == "VBN" else tense_of(main)
    noun = subject(verb) or noun or subject(main)
    modal = next((helper.text for helper in helpers(main) if helper.tag == "MD"), "will")
    if _is_to_be(verb):
        to = helpers(verb)[0]
        return {to.i: ("are" if is_plural(noun) else "is", to)}
    if verb.tag == "VBN":
        # What will be closed was built before: of a participle only the present is not the past.
        be = ("are" if is_plural(noun) else "is") if tense == "present" else "were" if is_plural(noun) else "was"
        first = _first_of_compound(verb)
        return {first.i: (be, first)}
    if verb.tag != "VBG":
        return {}
    present = verb.lemma if is_plural(noun) else third_person(verb.lemma)
    return {verb.i: ({"future": f"{modal} {verb.lemma}", "past": past(verb.lemma), "present": present}[tense],)}
