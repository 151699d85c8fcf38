"""Slips of the parser about nouns and what stands beside them: appositives, lists, participles read as adjectives."""

from claimcheck.extract.engines.parser.tree import (
    Word,
    child,
    children,
    is_set_off,
    is_verb,
    subject,
)
from claimcheck.extract.lexicon import FUNCTION_WORDS

_SLIPS = frozenset(("advmod", "npadvmod", "dep", "intj", "nmod"))
_ASIDE_AND_VERB = 2
_ADJECTIVAL = frozenset(
    "rising growing falling increasing mounting declining soaring ongoing existing remaining following leading emerging "
    "outstanding surrounding working living developing continuing missing sitting standing acting governing".split()
)
"""Participles that stand before a noun as adjectives do."""


def _join_hyphenated(word: Word) -> None:
    """The parts of a compound that hang side by side belong to its last ("e-mail")."""
    if word.text != "-" or word.is_dash or not 0 < word.i < len(word.line) - 1:
        return
    before, after = word.line[word.i - 1], word.line[word.i + 1]
    if before.head is after.head and before.dep == after.dep and after.head is not after:
        for each in (*before.children, before, word):
            each.attach(after, "compound" if each in (before, word) else each.dep)


def _swap_hero(word: Word) -> None:
    """A name that opens a sentence is its subject, what follows in commas its appositive ("Vane, a teacher who …, won")."""
    comma = word.before()
    is_subject = word.dep in ("nsubj", "nsubjpass") and word.pos != "PROPN"
    if not is_subject or comma is None or comma.i == 0 or not is_set_off(word):
        return
    hero = word.line[comma.i - 1]
    if hero.head is word.head and hero.first().i == 0 and hero.lower not in FUNCTION_WORDS and hero.dep in _SLIPS:
        hero.pos = "PROPN"
        hero.attach(word.head, word.dep)
        word.attach(hero, "appos")


def _give_noun_its_verb(word: Word) -> None:
    """A noun as root, with a past participle hanging from it after an aside, is its subject ("Inflation, which …, held")."""
    if word.head is not word or is_verb(word) or subject(word):
        return
    hung = [
        each for each in children(word, "acl") if each.tag in ("VBN", "VBD") and not subject(each) and is_set_off(each)
    ]
    asides = [each for each in children(word, "acl", "relcl", "appos") if is_set_off(each)]
    if not hung or len(asides) < _ASIDE_AND_VERB:
        return
    verb = hung[-1]
    for each in [each for each in word.children if each.i > verb.i]:
        each.attach(verb, each.dep)
    verb.attach(verb, "ROOT")
    verb.tag = "VBD"
    word.attach(verb, "nsubj")


def _free_participle(word: Word) -> None:
    """A participle read as part of a noun after a comma is a clause ("came ashore, flooding streets, snapping poles")."""
    noun = word.head
    is_pattern = (
        word.tag == "VBG"
        and word.dep in ("amod", "compound")
        and noun.first() is word
        and noun.dep in ("npadvmod", "conj", "appos", "dep", "dobj")
    )
    if not is_pattern or not is_set_off(noun):
        return
    verb = next((above for above in noun.ancestors() if is_verb(above)), None)
    if verb is None or not any(other.tag == "VBG" and other.dep in ("advcl", "conj") for other in verb.subtree()):
        return
    word.pos = "VERB"
    word.attach(verb, "advcl")
    noun.attach(word, "dobj")


def _hold_stray_appositive(word: Word) -> None:
    """An appositive that does not follow its noun was hung up wrongly; it stays with the word before it and says nothing."""
    if word.dep != "appos" or not is_set_off(word):
        return
    mark_before = word.before()
    if mark_before is None or mark_before.i == 0:
        return
    last = word.line[mark_before.i - 1]
    while last.is_mark and last.i > 0:
        last = last.line[last.i - 1]
    own = {each.i for each in word.subtree()}
    if last.i not in {each.i for each in word.head.subtree()} - own:
        word.attach(last, "dep")
        mark_before.attach(word, "punct")


def _free_coordinated_participle(word: Word) -> None:
    """After a participle with its object, "and" joins another ("violating the law and escalating tensions")."""
    noun, verb = word.head, word.head.head.head
    is_pattern = word.tag == "VBG" and word.dep == "amod" and noun.dep == "conj" and noun.first() is word
    is_object = noun.head.dep == "dobj" and verb.tag == "VBG" and is_verb(verb)
    if not is_pattern or not is_object or word.lower in _ADJECTIVAL or len(children(noun, "amod", "compound")) > 1:
        return
    conjunction = child(noun.head, "cc")
    word.pos = "VERB"
    word.attach(verb, "conj")
    noun.attach(word, "dobj")
    if conjunction is not None:
        conjunction.attach(verb, "cc")


def _join_list(word: Word) -> None:
    """An appositive with an "and" and no comma after it is a list's second item ("two guns, 113 rounds and £20 were found")."""
    after = word.after()
    is_list = word.dep == "appos" and is_set_off(word) and child(word, "cc") is not None and child(word, "conj")
    if is_list and after is not None and not after.is_mark and child(word, "det") is None:
        word.attach(word.head, "conj")


def _hang_superlative_on_name(word: Word) -> None:
    """A superlative after a name and a comma tells of the name ("a roadblock at Velora, the biggest of four farms")."""
    comma = word.before()
    is_pattern = (
        word.tag == "JJS" and word.dep in ("dobj", "npadvmod", "dep", "attr") and child(word, "det") is not None
    )
    if not is_pattern or comma is None or comma.i == 0 or not is_set_off(word):
        return
    name = word.line[comma.i - 1]
    if name.text[:1].isupper() and name.i > 0 and name not in word.subtree():
        word.attach(name, "appos")


OF_OTHERS = (
    _join_hyphenated,
    _swap_hero,
    _give_noun_its_verb,
    _hold_stray_appositive,
    _join_list,
    _hang_superlative_on_name,
)
"""The repairs, in the order in which they build on each other."""

OF_PARTICIPLES = (_free_participle, _hold_stray_appositive, _free_coordinated_participle)
"""The repairs of what the parser takes for a verb, or for an adjective, but not for both alike."""
