"""A dependency tree of our own: what the parser saw of a unit, open to repair, and the questions asked of it.

Knows spaCy's labels (ClearNLP style) but not spaCy, so that a tree can be written by hand.
"""

from collections.abc import Iterable, Iterator

from attrs import define, field

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
AUXILIARIES = frozenset(("aux", "auxpass"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DASHES = frozenset(("—", "--"))
_JOINING = frozenset(("–", "-"))
_PLURALS = frozenset("they we these those most many few several both all some none".split())
_SINGULAR_VERBS = frozenset("is was has does isn’t wasn’t hasn’t doesn’t isn't wasn't hasn't doesn't".split())
_PLURAL_VERBS = frozenset("are were have do aren’t weren’t haven’t don’t aren't weren't haven't don't".split())
QUOTES = frozenset("“”‘’\"'«»")


@define(eq=False)
class Word:
    """A word in its tree. ``place`` is where it stands in the article, in code points; a root is its own head."""

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    place: int = 0
    is_spaced: bool = True
    entity: str = ""
    line: "list[Word]" = field(factory=list, repr=False)
    head: "Word" = field(init=False, repr=False)
    children: "list[Word]" = field(factory=list, repr=False)

    def __attrs_post_init__(self) -> None:
        """Begin as a root."""
        self.head = self

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def end(self) -> int:
        """Where the word ends in the article, in code points."""
        return self.place + len(self.text)

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.pos == "PUNCT"

    @property
    def is_dash(self) -> bool:
        """Whether it is a dash between phrases, and not one that joins words: "a cease-fire", "the Iboko–Marere road"."""
        is_apart = self.is_spaced or (self.i > 0 and self.line[self.i - 1].is_spaced)
        return self.text in _DASHES or (self.text in _JOINING and is_apart)

    def attach(self, head: "Word", dep: str) -> None:
        """Hang the word under another head; under itself, it becomes a root."""
        if self in self.head.children:
            self.head.children.remove(self)
        self.head, self.dep = head, dep
        if head is not self:
            head.children.append(self)
            head.children.sort(key=lambda word: word.i)

    def subtree(self) -> "list[Word]":
        """Give the word and all below it, in order."""
        return in_order(self._below())

    def _below(self) -> "list[Word]":
        found = [self]
        # The list grows while it is walked.
        for word in found:
            found += word.children
        return found

    def first(self) -> "Word":
        """Give the first word of its subtree."""
        return self.subtree()[0]

    def last(self) -> "Word":
        """Give the last word of its subtree."""
        return self.subtree()[-1]

    def before(self) -> "Word | None":
        """Give the word before its subtree's first word on the line, marks of quotation passed over."""
        first = min((word.i for word in self._below() if not word.is_mark), default=self.i) if self.children else self.i
        return _neighbour(self.line, first, -1)

    def after(self) -> "Word | None":
        """Give the word after its subtree's last word on the line, marks of quotation passed over."""
        last = max((word.i for word in self._below() if not word.is_mark), default=self.i) if self.children else self.i
        return _neighbour(self.line, last, 1)

    def ancestors(self) -> "Iterator[Word]":
        """Give its head, that one's head, and so on up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


def _neighbour(line: list[Word], at: int, step: int) -> Word | None:
    at += step
    while 0 <= at < len(line) and line[at].text in QUOTES:
        at += step
    return line[at] if 0 <= at < len(line) else None


def in_order(words: Iterable[Word]) -> list[Word]:
    """Sort words by their place."""
    return sorted(words, key=lambda word: word.i)


def children(word: Word, *labels: str) -> list[Word]:
    """Give the children with one of these dependency labels, in order."""
    return [child for child in word.children if child.dep in labels]


def child(word: Word, *labels: str) -> Word | None:
    """Give the first child with one of these dependency labels."""
    return next((each for each in word.children if each.dep in labels), None)


def subject(verb: Word) -> Word | None:
    """Give the head of a verb's own subject; an expletive ("there is") counts as one."""
    return child(verb, *SUBJECTS)


def helpers(verb: Word) -> list[Word]:
    """Give a verb's auxiliaries."""
    return children(verb, *AUXILIARIES)


def is_finite(verb: Word) -> bool:
    """Tell whether a verb, or an auxiliary of it, carries a tense."""
    return verb.tag in FINITE or any(helper.tag in FINITE for helper in helpers(verb))


def is_verb(word: Word) -> bool:
    """Tell whether a word is a verb."""
    return word.pos in ("VERB", "AUX")


def is_plural(noun: Word | None) -> bool:
    """Tell whether a noun phrase takes a plural verb, first of all by the verb that it has."""
    if noun is None:
        return False
    agreeing = _agreeing_verb(noun)
    if agreeing is not None:
        return agreeing.lower in _PLURAL_VERBS
    if noun.tag == "CD":
        return noun.lower not in ("one", "1")
    # "Marchbanks" only looks like several; "the Kites" are.
    is_several = noun.tag == "NNS" or (noun.tag == "NNPS" and child(noun, "det") is not None)
    return is_several or noun.lower in _PLURALS or child(noun, "cc") is not None


def _agreeing_verb(noun: Word) -> Word | None:
    """Give the verb that shows the number of its subject, if there is one."""
    if noun.dep not in ("nsubj", "nsubjpass"):
        return None
    first = next(iter(helpers(noun.head)), noun.head)
    return first if first.lower in _PLURAL_VERBS | _SINGULAR_VERBS else None


def mark(verb: Word) -> str:
    """Give the word that subordinates a clause, in lower case: "if", "because", "that", "when"."""
    found = child(verb, "mark") or next((each for each in children(verb, "advmod") if each.tag == "WRB"), None)
    return found.lower if found else ""


def is_set_off(word: Word) -> bool:
    """Tell whether a comma, dash or bracket stands before a phrase, which makes it an aside."""
    before = word.before()
    return before is not None and (before.text in (",", "(") or before.is_dash)


def conjuncts(verb: Word) -> Iterator[Word]:
    """Give the verbs coordinated with a verb, directly or in a chain."""
    for each in verb.children:
        if each.dep == "conj" and is_verb(each):
            yield each
            yield from conjuncts(each)
