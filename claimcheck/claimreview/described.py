"""A ClaimReview with what it only refers to put in its place. Knows which of its properties are looked at, no rule."""

from collections.abc import Mapping
from typing import Any

from claimcheck.claimreview.reading.references import References

# The properties that rules look into, as a tree.
_Looked = Mapping[str, "_Looked"]
_PARTY: _Looked = {}
_WORK: _Looked = {}
_LOOKED_INTO: _Looked = {
    "author": _PARTY,
    "publisher": _PARTY,
    "sdPublisher": _PARTY,
    "reviewRating": {},
    "itemReviewed": {"author": _PARTY, "appearance": _WORK, "firstAppearance": _WORK},
}


def described(node: dict[str, Any], references: References, looked_into: _Looked = _LOOKED_INTO) -> dict[str, Any]:
    """Give the node with each thing that it names by its ``@id`` alone as it is described elsewhere in the data.

    Paths into it stay those of the node.
    """
    found = dict(node)
    for key, inside in looked_into.items():
        if isinstance(value := node.get(key), list):
            found[key] = [_followed(each, references, inside) for each in value]
        elif value is not None:
            found[key] = _followed(value, references, inside)
    return found


def _followed(value: Any, references: References, inside: _Looked) -> Any:
    if not isinstance(value, dict):
        return value
    place = references.follow(value) if references.has(value) else None
    return described(place[0] if place else value, references, inside)
