"""From spaCy's parse of a unit to a tree of our own. The only module but model.py that knows spaCy."""

from typing import TYPE_CHECKING

from claimcheck.extract.engines.parser.tree import Word
from claimcheck.extract.reading import Composed

if TYPE_CHECKING:
    from spacy.tokens import Doc


def grow(doc: "Doc", composed: Composed) -> list[Word]:
    """Copy a parse, giving each word its place in the article; white space is left out."""
    kept = [token for token in doc if not token.is_space]
    words = {
        token.i: Word(
            i=at,
            text=token.text,
            lemma=token.lemma_.lower(),
            tag=token.tag_,
            pos=token.pos_,
            dep=token.dep_,
            place=composed.place(token.idx),
            is_spaced=bool(token.whitespace_),
            entity=token.ent_type_,
        )
        for at, token in enumerate(kept)
    }
    line = list(words.values())
    for token in kept:
        word = words[token.i]
        word.line = line
        if token.head.i != token.i and token.head.i in words:
            word.attach(words[token.head.i], token.dep_)
    return line
