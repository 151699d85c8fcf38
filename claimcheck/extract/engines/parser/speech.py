"""Indirect speech in a dependency tree: content clauses, inserted reports, "according to". Knows no quotation marks."""

from spacy.tokens import Token

from claimcheck.extract.engines.parser.tree import children, is_finite, subject
from claimcheck.extract.lexicon import REPORTING_LEMMAS

_QUESTIONS = frozenset(("WDT", "WP", "WP$", "WRB"))


def content_clauses(verb: Token) -> list[Token]:
    """Give the clauses whose content a reporting verb reports; none where it reports a question or denies reporting."""
    if verb.lemma_.lower() not in REPORTING_LEMMAS or (children(verb, "neg") and verb.lemma_ not in ("deny",)):
        return []
    return [child for child in children(verb, "ccomp") if _is_content(child)]


def _is_content(clause: Token) -> bool:
    if any(child.dep_ == "mark" and child.lower_ in ("whether", "if", "for") for child in clause.children):
        return False
    first = clause.left_edge
    if first.tag_ in _QUESTIONS and clause.i > clause.head.i:
        return False
    return is_finite(clause) or clause.i < clause.head.i


def is_inserted_report(token: Token) -> bool:
    """Tell whether a clause only attributes the one around it: "Revenue, they boast, rose"."""
    is_report = token.dep_ in ("parataxis", "ccomp", "advcl", "dep") and token.lemma_.lower() in REPORTING_LEMMAS
    if not is_report or subject(token) is None or content_clauses(token):
        return False
    before, after = token.left_edge.i - 1, token.right_edge.i + 1
    doc = token.doc
    return (before < 0 or doc[before].text in (",", "—", "–")) and (after >= len(doc) or doc[after].is_punct) and len(list(token.subtree)) <= 8  # noqa: PLR2004 - a longer clause says more


def source_phrase(head: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Find "according to X" within a clause: the whole phrase and the words for X."""
    for token in head.subtree:
        if token.lower_ == "according":
            for to in children(token, "prep"):
                for source in children(to, "pobj"):
                    return (token, *[t for t in token.subtree if t.i > token.i]), tuple(source.subtree)
    return None
