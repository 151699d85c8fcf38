"""Texts and names in every form of JSON-LD: plain, as value objects, in several languages. Knows no property by name."""

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.claimreview.rating_rules import kind_of
from claimcheck.claimreview.reading.spots import Spot
from claimcheck.model import normalise_text

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}|@none")
# What looks like the tag of a language and is a property.
_NO_TAGS = {"url", "id"}

Found = tuple[Spot, str, str]
"""A text, where it was found and the tag of its language, which is empty where none is given."""


def read_text(spot: Spot, *, language: str = "", required: str = "") -> str:
    """Give the text that is written here, trimmed; empty where there is none.

    Args:
        spot: Where to read.
        language: Which of several texts is wanted, where each says its language.
        required: The rule that there must be a text; a fault of it takes the place of all that is said otherwise.

    """
    found, others = _all_texts(spot)
    filled = [each for each in found if each[1]]
    if not filled and required:
        kind = f"must be a text, is {kind_of(others[0].value)}" if others else "is missing or empty"
        spot.fault(required, "error", kind)
    if filled or not required:
        _note_others(found, others)
    return _chosen(spot, filled, language)


def read_name(spot: Spot, *, language: str = "") -> str:
    """Give the name of a thing that is given by its name alone, or as an object that has one."""
    first = next(spot.each(), spot)
    is_thing = isinstance(first.value, dict) and first.get("name").is_there
    return read_text(first.get("name") if is_thing else spot, language=language)


def cleaned(text: str) -> str:
    """Give a text as everything of claimcheck has it: normalised, and without space around it."""
    return normalise_text(text).strip()


def _all_texts(spot: Spot) -> tuple[list[Found], list[Spot]]:
    """Give all the texts here, empty ones among them, and what is none."""
    found: list[Found] = []
    others: list[Spot] = []
    for each in spot.each():
        texts = list(_texts(each))
        for place, text, tag in texts:
            found.append((place, cleaned(text), tag))
            if _UNSTORABLE.search(text):
                place.repaired("text-unstorable", cleaned(text), why="has what is no character")
        others += [] if texts else [each]
    return found, others


def _texts(spot: Spot) -> Iterator[Found]:
    value = spot.value
    if isinstance(value, str):
        yield spot, value, ""
    elif not isinstance(value, dict):
        return
    elif isinstance(value.get("@value"), str):
        tag = value.get("@language")
        yield spot, value["@value"], tag if isinstance(tag, str) else ""
    elif _is_language_map(value):
        for tag in value:
            yield from (
                (each, each.value, tag) for each in spot.inner(value[tag], (tag,)).each() if isinstance(each.value, str)
            )
    else:
        inner = spot.get("name", "text")
        if isinstance(inner.value, str):
            inner.repaired("text-form", cleaned(inner.value), why="an object where a text belongs", was=value)
            yield inner, inner.value, ""


def _is_language_map(value: dict[str, Any]) -> bool:
    return bool(value) and not value.keys() <= _NO_TAGS and all(_TAG.fullmatch(key) for key in value)


def _note_others(found: list[Found], others: list[Spot]) -> None:
    for spot, text, _ in found:
        if not text:
            spot.repaired("empty-text", why="a text with nothing in it")
    for spot in others:
        spot.fault("value-form", "error", f"must be a text, is {kind_of(spot.value)}")


def _chosen(spot: Spot, found: list[Found], language: str) -> str:
    if not found:
        return ""
    _, text, _ = next((each for each in found if _speaks(each[2], language)), found[0])
    if any(other != text for _, other, _ in found):
        spot.repaired("several-values", text, why=f"{len(found)} texts where there can be one")
    return text


def _speaks(tag: str, language: str) -> bool:
    """Tell whether a text is in that language, whatever its country."""
    return bool(tag) and tag.partition("-")[0].casefold() == language.partition("-")[0].casefold()
