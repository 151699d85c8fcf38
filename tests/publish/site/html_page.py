"""What a page says, read by a parser of the standard library that is not ours, and what is wrong with how it is built."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from attrs import define, field

VOID = {"meta", "link", "br", "hr", "img", "input"}
RAW = {"script", "style"}
OUTWARD = {"external", "noopener", "noreferrer", "nofollow"}


@define
class Element:
    """An element with all the text in it."""

    tag: str
    attrs: dict[str, str]
    text: str = ""
    parents: tuple[str, ...] = ()


@define
class HtmlPage:
    """The elements of a page, in order, and what is not closed as it should be."""

    elements: list[Element] = field(factory=list)
    faults: list[str] = field(factory=list)

    def all(self, tag: str) -> list[Element]:
        """Give the elements of a kind."""
        return [each for each in self.elements if each.tag == tag]

    def one(self, tag: str) -> Element:
        """Give the only element of a kind."""
        (found,) = self.all(tag)
        return found

    def meta(self, name: str) -> str | None:
        """Give what a ``meta`` of that name or property says."""
        found = (each.attrs for each in self.all("meta"))
        return next((it.get("content") for it in found if name in (it.get("name"), it.get("property"))), None)

    @property
    def text(self) -> str:
        """All that a reader reads, in one line."""
        return " ".join(self.one("body").text.split())

    @property
    def claim_reviews(self) -> list[Any]:
        """What the page says to programs."""
        scripts = (each for each in self.all("script") if each.attrs.get("type") == "application/ld+json")
        return [json.loads(each.text) for each in scripts]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = HtmlPage()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parents=tuple(it.tag for it in self._open))
        if len(attrs) != len(element.attrs):
            self.page.faults.append(f"<{tag}> has an attribute twice")
        self.page.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.page.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def close(self) -> None:
        super().close()
        self.page.faults += [f"<{each.tag}> is not closed" for each in self._open]


def read_page(html: str | bytes) -> HtmlPage:
    """Read a page."""
    parser = _Parser()
    parser.feed(html if isinstance(html, str) else html.decode())
    parser.close()
    return parser.page


def pages_in(folder: Path) -> dict[str, HtmlPage]:
    """Read every page of a site, by its path."""
    return {
        each.relative_to(folder).as_posix(): read_page(each.read_bytes()) for each in sorted(folder.rglob("*.html"))
    }


def structure_faults(page: HtmlPage) -> Iterator[str]:
    """Say what a page lacks that every page has, or has that none may have."""
    yield from page.faults
    for tag, where in (("title", "head"), ("main", "body"), ("h1", "main"), ("footer", "body"), ("header", "body")):
        found = [each for each in page.all(tag) if where in each.parents]
        if not found or (tag in ("title", "main", "h1") and len(found) > 1):
            yield f"{len(found)} <{tag}>"
    levels = [int(each.tag[1]) for each in page.elements if each.tag in ("h1", "h2", "h3", "h4")]
    if levels[:1] != [1] or any(after > before + 1 for before, after in pairwise(levels)):
        yield f"headings {levels}"
    ids = [each.attrs["id"] for each in page.elements if "id" in each.attrs]
    if len(ids) != len(set(ids)):
        yield f"an id twice in {ids}"
    pointed = {each.attrs[name] for each in page.elements for name in ("aria-labelledby", "for") if name in each.attrs}
    if not pointed <= set(ids):
        yield f"names no element: {pointed - set(ids)}"
    if page.one("html").attrs.get("lang") != "en" or not page.meta("description"):
        yield "no language or no description"
    if page.all("a")[0].attrs["href"] != "#main" or page.one("main").attrs.get("id") != "main":
        yield "nothing to skip to"


def safety_faults(page: HtmlPage) -> Iterator[str]:
    """Say what a page has that could run, load or send something."""
    for each in page.elements:
        if each.tag in {"iframe", "object", "embed", "img", "style", "base", "video", "audio"}:
            yield f"<{each.tag}>"
        yield from (f"{name} on <{each.tag}>" for name in each.attrs if name.startswith("on") or name == "style")
        yield from _address_faults(each)
        if each.tag == "script" and each.attrs.get("type") != "application/ld+json" and each.text:
            yield "an inline script"
    policies = [each.attrs["content"] for each in page.all("meta") if "http-equiv" in each.attrs]
    if len(policies) != 1 or "default-src 'none'" not in policies[0] or "unsafe" in policies[0]:
        yield f"policy {policies}"


def _address_faults(element: Element) -> Iterator[str]:
    for name in ("href", "src", "action", "cite", "formaction", "xlink:href", "data-entries", "data-root"):
        address = element.attrs.get(name)
        if address is None:
            continue
        scheme = urlsplit(address).scheme
        is_followed = (element.tag, name) == ("a", "href") or name == "cite"
        is_named = element.tag == "link" and element.attrs.get("rel") == "canonical"
        if scheme and (scheme.lower() not in ("http", "https") or not (is_followed or is_named)):
            yield f"<{element.tag} {name}={address!r}>"
        if scheme and element.tag == "a" and element.attrs.get("rel") and set(element.attrs["rel"].split()) != OUTWARD:
            yield f"rel of {address!r}"


def link_faults(folder: Path, *, base_path: str) -> Iterator[str]:
    """Say which links of a site lead to no file of it."""
    for path, page in pages_in(folder).items():
        for each in page.elements:
            for name in ("href", "src", "data-entries"):
                address = each.attrs.get(name)
                if address is None or urlsplit(address).scheme:
                    continue
                where, _, fragment = unquote(address).partition("#")
                if where.startswith("/"):
                    place = folder / where.removeprefix(base_path)
                else:
                    place = (folder / path).parent / where if where else folder / path
                if not place.is_file() or folder.resolve() not in place.resolve().parents:
                    yield f"{path}: {address}"
                elif fragment and fragment not in {it.attrs.get("id") for it in read_page(place.read_bytes()).elements}:
                    yield f"{path}: {address} names no element"
