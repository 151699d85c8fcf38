"""Separate facts under one verb.

Lists ("has 40 beds, a kitchen and a waiting list"), amounts ("rose 3% in May and 2% in June") and comparisons ("drew 4
kilowatts, 40% more than promised").
"""

from itertools import pairwise, takewhile

from claimcheck.extract.engines.parser.tree import Word, child, children, in_order, is_set_off, is_verb, subject

_LISTING = frozenset("include comprise contain feature have involve require".split())
_FEWEST = 3
"""With two things one may be about the other; three are a list."""

_COMPARED = frozenset("more less fewer much many".split())

# No verb and no pronoun: an aside that has one compares something else.
_HOW_MUCH = frozenset("CD DT IN JJ JJR NN NNS PDT RB RBR $".split())


def one_by_one(head: Word, kept: list[Word]) -> list[list[Word]]:
    """Give the words of a clause once for each of its separate facts, or as they are."""
    items = _list_items(head)
    if items:
        listed = {word.i for item in items for word in item}
        # What joins the items goes with them.
        around = [word for word in kept if not min(listed) <= word.i <= max(listed)]
        left = {word.i for word in kept}
        return [in_order([*around, *(word for word in item if word.i in left)]) for item in items]
    return _two_amounts(head, kept) or _compared(head, kept) or [kept]


def _two_amounts(head: Word, kept: list[Word]) -> list[list[Word]]:
    """Take "rose 3% in May and 2% in June" apart: the second amount leaves the verb out."""
    first = next(
        (each for each in children(head, "npadvmod", "dobj") if child(each, "nummod") and each.i > head.i), None
    )
    conjuncts = [*children(first, "conj"), *children(head, "conj")] if first is not None else []
    second = next((each for each in conjuncts if not is_verb(each) and child(each, "nummod")), None)
    if first is None or second is None or not children(second, "prep"):
        return []
    circumstances = [each for each in children(head, "prep", "npadvmod") if first.i < each.i < second.i]
    if not circumstances:
        return []
    gone = {word.i for each in circumstances for word in each.subtree()} | {word.i for word in first.subtree()}
    start = second.first().i
    alone = [word for word in kept if word.i < start and not (word.dep == "cc" and word.i == start - 1)]
    last = {word.i for word in second.subtree()}
    return [
        alone,
        [word for word in kept if word.i not in gone - last and not (word.dep == "cc" and word.i == start - 1)],
    ]


def _compared(head: Word, kept: list[Word]) -> list[list[Word]]:
    """Take "drew 1.4 kilowatts, 40% more than promised" apart: "drew 40% more than promised" is another amount of it."""
    amounts = (each for each in children(head, "dobj", "npadvmod") if each.i > head.i and each in kept)
    amount = next((each for each in amounts if any(below.tag == "CD" for below in (each, *each.children))), None)
    found = _comparison([word for word in kept if word.i > amount.i]) if amount is not None else None
    if amount is None or found is None:
        return []
    comma, more = found
    later = [word for word in kept if word.i > comma.i]
    # A comparison goes on to the next comma, whatever the parser hangs the last words from.
    second = list(takewhile(lambda word: word.i <= more.i or word.dep not in ("punct", "cc"), later))
    before, after = [word for word in kept if word.i < comma.i], later[len(second) :]
    first = [word for word in amount.subtree() if word in before]
    return [
        [*before, *after],
        [
            *(word for word in before if word.i < first[0].i),
            *_how_much(amount, [word for word in second if word.i <= more.i]),
            *(word for word in before if word.i > first[-1].i),
            *(word for word in second if word.i > more.i),
            *after,
        ],
    ]


def _how_much(amount: Word, words: list[Word]) -> list[Word]:
    """Say of what, where a comparison leaves it out: "300 goats, 12 fewer" are goats; £1m or 4% more says so itself."""
    is_share = any(word.tag == "$" or word.lower in ("%", "percent", "cent") for word in (*words, *amount.children))
    counts = words[-1].lower in ("more", "fewer", "many") and amount.tag != "CD" and amount.text.isalpha()
    return [*words, amount] if counts and not is_share else words


def _comparison(words: list[Word]) -> tuple[Word, Word] | None:
    """Find the comma and the comparing word of an aside such as "roughly 40% more than promised"."""
    comma = None
    for word, following in pairwise(words):
        if word.dep == "punct" and (word.text == "," or word.is_dash):
            comma = word
        elif word.tag not in _HOW_MUCH:
            comma = None
        elif comma and word.i > comma.i + 1 and word.lower in _COMPARED and following.lower in ("than", "as"):
            return comma, word
    return None


def _list_items(head: Word) -> list[list[Word]]:
    """Give the items of a verb's list, each with all its words, in order; nothing where there is no list."""
    heads = list_heads(head)
    shared = _doer(head, heads[0]) if heads and is_verb(heads[0]) else []
    return [_words(each, heads, shared) for each in heads]


def list_heads(head: Word) -> list[Word]:
    """Give the heads of the items of a verb's list, nouns or gerunds; nothing where there is no list."""
    if head.lemma not in _LISTING or not is_verb(head):
        return []
    thing = child(head, "dobj")
    doing = next((each for each in head.children if _is_gerund(each) and each.i > head.i), None)
    for heads in (_nouns(thing) if thing is not None else [], _gerunds(doing) if doing is not None else []):
        if len(heads) >= _FEWEST:
            return heads
    return []


def _doer(head: Word, gerund: Word) -> list[Word]:
    """Give the words for who does what a list tells of: "Ukraine renouncing A, abandoning B" says them once."""
    own = subject(gerund) or child(head, "dobj")
    return own.subtree() if own is not None and own.i < gerund.i else []


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
