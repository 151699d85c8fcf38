"""A web page to what it carries: scripts of JSON-LD and microdata, each with its line, and its own address. Fetches nothing.

Reads the page as a browser does, whatever is wrong with it, and never raises.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from attrs import define, field

from claimcheck.claimreview.elements import elements_of
from claimcheck.claimreview.lines import MOST_LOCATED
from claimcheck.claimreview.microdata import claim_reviews_of
from claimcheck.claimreview.parse import DocumentError, parse_value
from claimcheck.claimreview.parts import Part, Reading
from claimcheck.claimreview.tags import Tag, Text, read_tags
from claimcheck.claimreview.values import is_web_address, joined

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
# Those that pages are in; Python knows others, some of which are no text and some of which take endless time.
_ENCODINGS = re.compile(
    r"utf-8|cp125[0-8]|cp874|iso8859-\d+|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc_jp|iso2022_jp|euc_kr|mac-\w+"
)
_HEAD = 4096
_JSON_LD = "application/ld+json"
MOST_TAGS = 2_000_000
"""Tags and texts of a page; one of ordinary length has some thousand."""

# An offset in the page, and what makes a part of what is there, told its line.
_Made = tuple[int, Callable[[int], Part]]


def read_page(raw: bytes, *, name: str = "page") -> Reading:
    """Read a page: its scripts of JSON-LD and its microdata that are ClaimReviews, in their order.

    Raises:
        DocumentError: It has millions of tags.

    """
    # As browsers do, so that a line is a line whatever system wrote the page.
    text = decode_page(raw).replace("\r\n", "\n").replace("\r", "\n")
    head = _Head()
    root = elements_of(head.passing(_limited(read_tags(text), name)))
    items = claim_reviews_of(root, base=joined(head.address, head.base))
    made: list[_Made] = [*head.scripts, *((at, partial(_part_of_item, item)) for at, item in items)]
    parts: list[Part] = []
    at, line = 0, 1
    for place, part in sorted(made, key=lambda each: each[0]):
        line += text.count("\n", at, place)
        at = place
        parts.append(part(line))
    return Reading([part for part in parts if part.fault or part.value is not None], is_page=True, address=head.address)


def _limited(tags: Iterator[Tag | Text], name: str) -> Iterator[Tag | Text]:
    yield from islice(tags, MOST_TAGS)
    if next(tags, None):
        raise DocumentError(name, f"has more than {MOST_TAGS:,} tags and texts")


def decode_page(raw: bytes) -> str:
    """Decode as the page's mark says, else as the page says, else as UTF-8, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    said = _CHARSET.search(raw[:_HEAD])
    if encoding := _known_encoding(said[1].decode("ascii", "replace")) if said else "":
        return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _known_encoding(name: str) -> str:
    """Give the encoding that a page means by a name; empty where it is none that pages are in."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    # Whoever writes a page in UTF-16 cannot have written that in ASCII; Latin-1 is said where Windows-1252 is meant:
    # https://encoding.spec.whatwg.org/#names-and-labels
    found = {"utf-16": "utf-8", "utf-16-le": "utf-8", "iso8859-1": "cp1252", "ascii": "cp1252"}.get(found, found)
    return found if _ENCODINGS.fullmatch(found) else ""


@define(eq=False)
class _Head:
    """What a page says of itself, and its scripts of JSON-LD; noted while its tags pass by."""

    canonical: str = ""
    shared: str = ""
    base: str = ""
    scripts: list[_Made] = field(factory=list)

    @property
    def address(self) -> str:
        """The address that the page says it has; empty where it says none."""
        return next((each for each in (self.canonical, self.shared) if is_web_address(each)), "")

    def passing(self, tags: Iterable[Tag | Text]) -> Iterator[Tag | Text]:
        """Give on what comes, having noted it."""
        is_script = False
        for each in tags:
            if isinstance(each, Tag):
                is_script = each.name == "script" and not each.is_end and _is_json_ld(each)
                self._note(each)
            elif is_script and each.is_raw:
                self.scripts.append((each.at, partial(_part_of_script, each.text)))
            yield each

    def _note(self, tag: Tag) -> None:
        said = tag.attributes
        if tag.name == "link" and "canonical" in said.get("rel", "").lower().split():
            self.canonical = self.canonical or said.get("href", "").strip()
        elif tag.name == "meta" and said.get("property") == "og:url":
            self.shared = self.shared or said.get("content", "").strip()
        elif tag.name == "base":
            self.base = self.base or said.get("href", "").strip()


def _is_json_ld(tag: Tag) -> bool:
    return tag.attributes.get("type", "").partition(";")[0].strip().lower() == _JSON_LD


def _part_of_item(item: dict[str, Any], line: int) -> Part:
    return Part(item, line=line)


def _part_of_script(text: str, line: int) -> Part:
    try:
        return Part(parse_value(text, name=""), line=line, text=text if len(text) <= MOST_LOCATED else None)
    except DocumentError as error:
        # Whatever else is wrong with a page is not for us to say.
        is_ours = "ClaimReview" in text or "claimReviewed" in text
        at = line if error.line is None else line + error.line - 1
        return Part(None, line=at, fault=error.what if is_ours else "")
