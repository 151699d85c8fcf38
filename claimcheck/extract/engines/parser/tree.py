"""Questions that are asked of a dependency tree again and again. Knows spaCy's labels, and no claim."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
AUXILIARIES = frozenset(("aux", "auxpass"))
VERBS = frozenset(("VERB", "AUX"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
DASHES = frozenset(("—", "–", "--", "-"))


def children(token: Token, *labels: str) -> list[Token]:
    """Give the children with one of these dependency labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token) -> Token | None:
    """Give the head of a verb's own subject; an expletive ("there is") counts as one."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def is_finite(verb: Token) -> bool:
    """Tell whether a verb, or an auxiliary of it, carries a tense, and no "to" precedes it."""
    helpers = children(verb, *AUXILIARIES)
    return verb.tag_ in FINITE or any(helper.tag_ in FINITE for helper in helpers)


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb or stands as the predicate of one."""
    return token.pos_ in VERBS


def mark(verb: Token) -> str:
    """Give the word that subordinates a clause, in lower case: "if", "because", "that"."""
    found = next((child for child in verb.children if child.dep_ == "mark"), None)
    if found is None:
        found = next((child for child in verb.children if child.dep_ == "advmod" and child.tag_ == "WRB"), None)
    return found.lower_ if found is not None else ""


def is_set_off(head: Token) -> bool:
    """Tell whether a comma, dash or bracket stands before a phrase, which makes it an aside."""
    first = head.left_edge.i
    return first > 0 and (head.doc[first - 1].text in (",", "(") or head.doc[first - 1].text in DASHES)


def in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Sort tokens by their place."""
    return tuple(sorted(tokens, key=lambda token: token.i))


def conjuncts(verb: Token) -> Iterator[Token]:
    """Give the verbs coordinated with a verb, directly or in a chain."""
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child):
            yield child
            yield from conjuncts(child)
