"""The elements of a page that microdata is made of, as a tree. Knows HTML, and of microdata only which attributes it has.

Elements end as browsers let them end where that matters to microdata: a list item with the next one, a cell with the next.
"""

from collections import Counter
from collections.abc import Iterable

from attrs import define, field

from claimcheck.claimreview.tags import Tag, Text, resolve

_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Which elements end where one of these begins.
_ENDED_BY = {
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "td": {"td", "th", "p"},
    "th": {"td", "th", "p"},
    "tr": {"td", "th", "tr", "p"},
    "option": {"option"},
    **{name: {"p"} for name in "address article aside blockquote div dl footer form h1 h2 h3 h4 header".split()},
    **{name: {"p"} for name in "main nav ol p section table ul".split()},
}
_OF_MICRODATA = {"itemscope", "itemprop", "id"}
_LONGEST_TEXT = 20_000
# Browsers stop at 512.
_DEEPEST = 100_000


@define(eq=False)
class Element:
    """An element with attributes of microdata, and those inside of it; ``at`` is its offset in the page."""

    name: str
    at: int
    attributes: dict[str, str]
    inside: list["Element"] = field(factory=list)
    # Which of the page's texts are inside of it.
    texts: list[str] = field(factory=list)
    first_text: int = 0
    end_text: int | None = None

    @property
    def text(self) -> str:
        """The text in it, white space as it is shown; of a very long one the beginning."""
        found: list[str] = []
        length = 0
        for number in range(self.first_text, len(self.texts) if self.end_text is None else self.end_text):
            found.append(self.texts[number])
            length += len(found[-1])
            if length > _LONGEST_TEXT:
                break
        return " ".join("".join(found).split())


def elements_of(tags: Iterable[Tag | Text]) -> Element:
    """Give an element around all of the page."""
    tree = _Tree()
    for each in tags:
        if isinstance(each, Text):
            if not each.is_raw:
                tree.texts.append(resolve(each.text))
        elif each.is_end:
            tree.end(each.name)
        else:
            tree.begin(each)
    return tree.root


class _Tree:
    """A tree that grows while a page is read; only elements with attributes of microdata are in it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.root = Element("", 0, {}, texts=self.texts)
        # Each open element with the innermost one of the tree that it is in, or is.
        self._open: list[tuple[str, Element]] = [("", self.root)]
        self._names: Counter[str] = Counter()

    def begin(self, tag: Tag) -> None:
        """Begin an element, after the end of those that cannot contain it."""
        ended = _ENDED_BY.get(tag.name, ())
        while self._open[-1][0] in ended:
            self._end_last()
        around = self._open[-1][1]
        if _OF_MICRODATA.isdisjoint(tag.attributes):
            element = around
        else:
            element = Element(tag.name, tag.at, tag.attributes, texts=self.texts, first_text=len(self.texts))
            around.inside.append(element)
        if tag.name in _EMPTY or tag.is_closed or len(self._open) > _DEEPEST:
            if element is not around:
                element.end_text = len(self.texts)
            return
        self._open.append((tag.name, element))
        self._names[tag.name] += 1

    def end(self, name: str) -> None:
        """End the innermost element of that name, with all that is in it; nothing where there is none."""
        while self._names[name]:
            if self._end_last() == name:
                return

    def _end_last(self) -> str:
        name, element = self._open.pop()
        self._names[name] -= 1
        if element is not self._open[-1][1]:
            element.end_text = len(self.texts)
        return name
