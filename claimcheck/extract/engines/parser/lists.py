"""Lists of separate facts under one verb: "must include A, B and C", "has 40 beds, a kitchen and a waiting list"."""

from claimcheck.extract.engines.parser.tree import Word, child, children, is_set_off, is_verb, subject

_LISTING = frozenset("include comprise contain feature have involve require".split())
_FEWEST = 3
"""With two things one may be about the other; three are a list."""


def list_items(head: Word) -> list[list[Word]]:
    """Give the items of a verb's list, each with all its words, in order; nothing where there is no list."""
    if head.lemma not in _LISTING or not is_verb(head):
        return []
    first = child(head, "dobj") or next((each for each in head.children if _is_gerund(each) and each.i > head.i), None)
    if first is None:
        return []
    heads = _gerunds(first) if is_verb(first) else _nouns(first)
    if len(heads) < _FEWEST:
        return []
    # "Ukraine renouncing A, abandoning B": who does it stands before the first alone.
    own = subject(first) if is_verb(first) else None
    return [_words(each, heads, own.subtree() if own is not None else []) for each in heads]


def _is_gerund(word: Word) -> bool:
    return word.tag == "VBG" and word.dep in ("ccomp", "xcomp", "pcomp")


def _nouns(first: Word) -> list[Word]:
    found = [first]
    for each in children(first, "conj"):
        found += _nouns(each)
    return found


def _gerunds(first: Word) -> list[Word]:
    """Give the gerunds of a list; the parser hangs the later ones up as conjuncts or, after a comma, as clauses."""
    found = [first]
    for each in first.children:
        is_next = each.tag == "VBG" and (each.dep == "conj" or (each.dep == "advcl" and is_set_off(each)))
        if is_next and subject(each) is None:
            found += _gerunds(each)
    return found


def _words(item: Word, heads: list[Word], shared: list[Word]) -> list[Word]:
    """Give an item's words without those of the items that hang from it."""
    below = [each for each in heads if each is not item and each in item.subtree()]
    gone = {word.i for each in below for word in each.subtree()}
    own = [word for word in item.subtree() if word.i not in gone and word not in shared]
    while own and (own[-1].is_mark or own[-1].dep == "cc"):
        own.pop()
    return [*shared, *own]
