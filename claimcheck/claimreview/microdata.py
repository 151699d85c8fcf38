"""ClaimReviews in microdata, as the same values that JSON-LD would have. Knows elements, and no rule.

https://html.spec.whatwg.org/multipage/microdata.html, and the ``content`` of any element, as search engines read it.
"""

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from claimcheck.claimreview.elements import Element
from claimcheck.claimreview.find import is_claim_review, is_schema_org
from claimcheck.claimreview.values import joined

_ADDRESS_IN = {
    "a": "href", "area": "href", "link": "href", "audio": "src", "embed": "src", "iframe": "src", "img": "src",
    "source": "src", "track": "src", "video": "src", "object": "data",
}  # fmt: skip
_VALUE_IN = {"meta": "content", "data": "value", "meter": "value", "time": "datetime"}
_SCHEMA_ORG = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/")
_DEEPEST = 12
"""Items within items that are read; a ClaimReview has its claim, that its appearance, that its author."""

# ``itemref`` may lead to the same elements again and again: how many are looked at, and how many for each that there is.
_FREE = 10_000
_TIMES = 4


def claim_reviews_of(root: Element, *, base: str = "") -> Iterator[tuple[int, dict[str, Any]]]:
    """Give every ClaimReview with the offset of its element; those in another are in that one's value.

    Args:
        root: The element around the page.
        base: What relative addresses are relative to, where it is known.

    """
    elements = list(_all_in(root))
    by_id: dict[str, Element] = {}
    for element in elements:
        by_id.setdefault(element.attributes.get("id", ""), element)
    reader = _Reader(base, by_id, _FREE + _TIMES * len(elements))
    for element in elements:
        if "itemscope" in element.attributes and id(element) not in reader.seen and reader.is_claim_review(element):
            yield element.at, reader.item(element, _DEEPEST)


def _all_in(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(element.inside)


@define(eq=False)
class _Reader:
    """Reads the items of a page. ``left`` is how many elements may still be looked at."""

    base: str
    by_id: dict[str, Element]
    left: int
    seen: set[int] = field(factory=set)

    def is_claim_review(self, element: Element) -> bool:
        """Tell whether an item says that it is a ClaimReview, or has what only those have."""
        is_one = is_claim_review({"@type": element.attributes.get("itemtype", "").split()})
        return is_one or any("claimReviewed" in _names(each) for each in self._properties(element))

    def item(self, element: Element, depth: int) -> dict[str, Any]:
        """Give an item as an object."""
        self.seen.add(id(element))
        types = element.attributes.get("itemtype", "").split()
        found: dict[str, Any] = {"@type": types[0] if len(types) == 1 else types} if types else {}
        if any(is_schema_org(each) for each in types):
            found["@context"] = "https://schema.org"
        if named := element.attributes.get("itemid"):
            found["@id"] = joined(self.base, named)
        for each in self._properties(element) if depth else ():
            value = self._value(each, depth)
            for name in _names(each):
                found[name] = _with(found[name], value) if name in found else value
        return found

    def _value(self, element: Element, depth: int) -> Any:
        attributes = element.attributes
        if "itemscope" in attributes:
            return self.item(element, depth - 1)
        if "content" in attributes:
            return attributes["content"]
        if key := _ADDRESS_IN.get(element.name):
            return joined(self.base, attributes.get(key, ""))
        key = _VALUE_IN.get(element.name, "")
        if key in attributes:
            return attributes[key]
        text = element.text
        self.left -= len(text) // 100
        return text

    def _properties(self, item: Element) -> Iterator[Element]:
        """Give the elements that are properties of an item: in it, or where it says that there are more of them."""
        named = (self.by_id.get(name) for name in dict.fromkeys(item.attributes.get("itemref", "").split()))
        waiting = [*reversed([each for each in named if each and each is not item]), *reversed(item.inside)]
        while waiting and self.left > 0:
            self.left -= 1
            element = waiting.pop()
            if "itemprop" in element.attributes:
                yield element
            # What is in another item is that one's.
            if "itemscope" not in element.attributes:
                waiting += reversed(element.inside)


def _names(element: Element) -> list[str]:
    names = dict.fromkeys(element.attributes.get("itemprop", "").split())
    # What begins so is JSON-LD's, and would be mistaken for it.
    return [_short(name) for name in names if not name.startswith("@")]


def _short(name: str) -> str:
    return next((name.removeprefix(each) for each in _SCHEMA_ORG if name.startswith(each)), name)


def _with(before: Any, value: Any) -> list[Any]:
    if isinstance(before, list):
        before.append(value)
        return before
    return [before, value]
