"""What a noun phrase says beside the point: relative clauses, appositives and participles set off by commas.

Each is taken out of its sentence and becomes an assertion of its own about the noun it is attached to.
"""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen
from spacy.tokens import Token

from claimcheck.extract.engines.parser.assertion import Assertion, Part, Voice
from claimcheck.extract.engines.parser.tree import AUXILIARIES, DASHES, children, in_order, is_set_off, is_verb, subject
from claimcheck.extract.inflection import past, third_person

ReadClause = Callable[[Token, tuple[Part, ...], dict[int, tuple[Part, ...]]], Iterator[Assertion]]
"""Reads a clause, given the words to put before it and what to say instead of some of its words."""

_LONGEST_AGE = 3


@frozen
class Aside:
    """A phrase attached to a noun; ``tokens`` is all of it."""

    head: Token
    noun: Token
    tokens: tuple[Token, ...]

    def read(self, read_clause: ReadClause, voice: Voice) -> Iterator[Assertion]:
        """Give what the aside asserts of its noun."""
        if self.head.dep_ == "relcl":
            yield from _read_relative(self, read_clause)
        elif self.head.dep_ == "acl":
            before, instead = made_finite(self.head, _clause_of(self.noun))
            yield from read_clause(self.head, (*plain_phrase(self.noun), *before), instead)
        else:
            verb = "is" if self.noun.ent_type_ == "PERSON" or _tense(_clause_of(self.noun)) == "present" else "was"
            own = tuple(token for token in self.tokens if not token.is_punct or token.i > self.head.left_edge.i)
            yield Assertion((*plain_phrase(self.noun), verb, *own), own, voice, self.head, self.noun)


def find_asides(tokens: Iterable[Token], within: Token) -> Iterator[Aside]:
    """Find the outermost asides among tokens, ``within`` itself left out."""
    taken: set[int] = set()
    for token in in_order(tokens):
        if token.i not in taken and token.i != within.i and _is_aside(token):
            phrase = in_order(token.subtree)
            taken |= {t.i for t in phrase}
            yield Aside(token, token.head, phrase)


def _is_aside(token: Token) -> bool:
    if token.dep_ == "relcl":
        return is_set_off(token) and is_verb(token)
    if token.dep_ == "acl":
        return is_set_off(token) and token.tag_ in ("VBN", "VBG") and not children(token, "aux")
    return token.dep_ == "appos" and is_set_off(token) and _describes(token)


def _describes(token: Token) -> bool:
    """Tell whether an appositive says something of a name, rather than giving the name itself."""
    if token.pos_ == "NUM":
        return token.head.pos_ == "PROPN" and token.text.isdigit() and len(token.text) < _LONGEST_AGE
    is_named = token.pos_ == "PROPN"
    return token.pos_ in ("NOUN", "ADJ", "PRON") and not is_named and token.head.pos_ in ("PROPN", "NUM", "NOUN")


def plain_phrase(noun: Token) -> tuple[Token, ...]:
    """Give a noun's phrase without its asides and the punctuation at its ends."""
    out = {t.i for aside in find_asides(noun.subtree, noun) for t in aside.tokens}
    out |= {t.i for t in noun.subtree if t.dep_ == "punct" and (t.i + 1 in out or t.i - 1 in out)}
    kept = [t for t in in_order(noun.subtree) if t.i not in out]
    while kept and kept[-1].text in (",", *DASHES):
        kept.pop()
    while kept and (kept[0].text in (",", *DASHES) or kept[0].dep_ == "cc"):
        kept.pop(0)
    return tuple(kept)


def _read_relative(aside: Aside, read_clause: ReadClause) -> Iterator[Assertion]:
    """Read a relative clause with its noun in the place of the pronoun."""
    noun, verb = plain_phrase(aside.noun), aside.head
    pronoun = next((t for t in aside.tokens if t.tag_ in ("WP", "WDT", "WP$", "WRB") and t.i <= verb.i), None)
    if pronoun is None:
        return
    if pronoun.tag_ == "WP$":
        yield from read_clause(verb, (), {pronoun.i: (*noun, "’s")})
    elif pronoun.dep_ in ("nsubj", "nsubjpass"):
        yield from read_clause(verb, () if pronoun.head.i == verb.i else noun, {pronoun.i: noun})
    elif subject(verb) is not None:
        yield from _moved(verb, pronoun, noun, read_clause)


def _moved(verb: Token, pronoun: Token, noun: tuple[Token, ...], read_clause: ReadClause) -> Iterator[Assertion]:
    """Put the noun after the verb, where the pronoun came from: "where she met him" → "she met him in Leeds"."""
    preposition = ("in",) if pronoun.tag_ == "WRB" else ()
    place = verb if pronoun.dep_ == "dobj" else verb.right_edge
    if place.is_punct:
        place = place.nbor(-1)
    yield from read_clause(verb, (), {pronoun.i: (), place.i: (place, *preposition, *noun)})


def _clause_of(token: Token) -> Token:
    while token.head.i != token.i and not (is_verb(token) and subject(token) is not None):
        token = token.head
    return token


def _tense(verb: Token) -> str:
    helpers = children(verb, *AUXILIARIES)
    first = helpers[0] if helpers else verb
    if first.tag_ == "MD":
        return "future"
    return "present" if first.tag_ in ("VBZ", "VBP") and first.lemma_ != "have" else "past"


def made_finite(verb: Token, main: Token) -> tuple[tuple[str, ...], dict[int, tuple[Part, ...]]]:
    """Make a participle finite in the main clause's tense.

    Returns:
        Words to put before it ("approved" → "was approved"), and what to say instead of it ("flooding" → "flooded").

    """
    noun, tense, lemma = subject(main), _tense(main), verb.lemma_.lower()
    is_plural = noun is not None and noun.tag_ in ("NNS", "NNPS")
    if verb.tag_ == "VBN":
        return ({"present": "are" if is_plural else "is", "past": "were" if is_plural else "was", "future": "will be"}[tense],), {}
    if verb.tag_ != "VBG":
        return (), {}
    present = lemma if is_plural else third_person(lemma)
    return (), {verb.i: ({"future": f"will {lemma}", "past": past(lemma), "present": present}[tense],)}


def with_punctuation(head: Token, out: set[int]) -> frozenset[int]:
    """Take with each dropped stretch the commas and dashes that set it off."""
    doc = head.doc
    marks = {t.i for t in head.subtree if t.text in (",", ";", ":", *DASHES)}
    edges = {i for i in marks if i + 1 in out or i - 1 in out}
    return frozenset(out | edges | {t.i for t in head.subtree if t.i == head.right_edge.i and t.is_punct and doc[t.i].text in ".,;:"})
