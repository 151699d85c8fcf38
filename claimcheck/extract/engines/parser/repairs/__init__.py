"""Known slips of the parser, mended on the tree before it is read. Each repair names the pattern that gives it away."""

from collections.abc import Callable

from claimcheck.extract.engines.parser.repairs.nouns import OF_OTHERS, OF_PARTICIPLES
from claimcheck.extract.engines.parser.repairs.verbs import OF_VERBS
from claimcheck.extract.engines.parser.tree import AUXILIARIES, SUBJECTS, Word, child, is_verb

_MENDED = frozenset(("nsubj", "nsubjpass", "ROOT", "appos", "dobj", "npadvmod", "dep", "attr"))
"""What nouns are that something is known to be wrong with at times."""


def repair(line: list[Word]) -> None:
    """Mend a tree in place."""
    # What is a verb must be known before anything is hung on verbs.
    for word in line:
        _call_a_verb_a_verb(word)
    for word in line:
        for mend in _repairs_of(word):
            mend(word)
        if word.tag in ("VBG", "VBN"):
            for mend in OF_PARTICIPLES:
                mend(word)


def _repairs_of(word: Word) -> tuple[Callable[[Word], None], ...]:
    """Give the repairs that may apply to a word: to most, such as articles and prepositions, none does."""
    if is_verb(word) or word.dep in AUXILIARIES:
        return OF_VERBS
    return OF_OTHERS if word.dep in _MENDED or word.text == "-" else ()


def _call_a_verb_a_verb(word: Word) -> None:
    """What has a passive auxiliary is a verb ("is closed"); so is a verb's conjunct with an object ("ban A, rename B")."""
    if word.tag == "VBG" and word.dep == "appos" and child(word, "det"):
        word.pos, word.tag = "NOUN", "NN"
    if is_verb(word) or not word.text.islower():
        return
    passive = child(word, "auxpass")
    if passive is not None:
        word.pos, word.tag = "VERB", "VBN"
        for each in [each for each in passive.children if each.dep in SUBJECTS]:
            each.attach(word, "nsubjpass")
    elif word.dep == "conj" and is_verb(word.head) and child(word, "dobj", "nsubj", "nsubjpass"):
        word.pos, word.tag = "VERB", word.head.tag
