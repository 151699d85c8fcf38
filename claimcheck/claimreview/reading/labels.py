"""The label of a rating, from whatever form it has, and what some labels are known to mean. Knows no numbers."""

import re
from typing import Literal

from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.reading.texts import cleaned, read_text

Meaning = Literal["true", "false", "neither", ""]

_WORD = r"rating|verdict|ruling|conclusion|fact[ -]?check|our take"
# A hyphen alone joins words, so that space has to follow it.
_PREFIX = re.compile(rf"(?:(?:(?:our |the )?(?:{_WORD})\s*(?:[:–—]|-\s)|[:–—])\s*)+", re.IGNORECASE)
# Whole labels that leave no doubt, in the languages that most fact-checks are published in.
_TRUE = {
    "true", "correct", "accurate", "confirmed", "verdadero", "cierto", "verdadeiro", "vrai", "exact", "wahr", "richtig",
    "vero", "waar", "sandt", "sant", "prawda", "правда", "правдиво", "doğru", "benar", "صحيح", "सही",
}  # fmt: skip
_FALSE = {
    "false", "fake", "hoax", "incorrect", "inaccurate", "wrong", "untrue", "pants on fire", "refuted", "falso", "falsa",
    "faux", "infox", "falsch", "onwaar", "falsk", "falskt", "usant", "fałsz", "неправда", "фейк", "ложь", "yanlış", "salah",
    "زائف", "झूठ",
}  # fmt: skip
_NEITHER = {
    "satire", "satira", "satirique", "parody", "opinion", "legend", "scam", "unproven", "unverified", "unverifiable",
    "not verifiable", "cannot be verified", "not enough evidence", "no evidence", "unfounded", "outdated", "miscaptioned",
    "verdict pending", "flip-flop", "flip flop", "nicht überprüfbar", "invérifiable", "no verificable", "inverificabile",
}  # fmt: skip


def meaning_of(label: str) -> Meaning:
    """Tell what a label means where its words alone leave no doubt; empty where they do."""
    folded = label.strip(" .!*'\"“”«»").casefold()
    known: tuple[tuple[Meaning, set[str]], ...] = (("true", _TRUE), ("false", _FALSE), ("neither", _NEITHER))
    return next((meaning for meaning, labels in known if folded in labels), "")


def without_prefix(label: str) -> str:
    """Take "Rating:", a colon and the like off the beginning of a label, unless nothing would be left."""
    found = _PREFIX.match(label)
    return label[found.end() :] or label if found else label


def read_label(rating: Spot, *, language: str = "") -> tuple[str, str]:
    """Give the label of a rating that is an object, and the property it stands in; both empty where it has none."""
    for name in ("alternateName", "name", "ratingValue"):
        spot = rating.get(name)
        label = _label(spot, name, language) if _has_text(spot, name) else ""
        if label:
            return trimmed_label(spot, label), name
    return "", ""


def has_label(rating: Spot) -> bool:
    """Tell whether a rating has a label where one belongs; notes nothing."""
    if isinstance(rating.value, dict):
        return any(_has_text(rating.get(name), name) for name in ("alternateName", "name"))
    return bool(_plain_text(rating))


def trimmed_label(spot: Spot, label: str) -> str:
    """Take the prefix off a label and note it."""
    trimmed = without_prefix(label)
    if trimmed != label:
        spot.repaired("label-prefix", trimmed, was=label, why="the label alone says it")
    return trimmed


def _has_text(spot: Spot, name: str) -> bool:
    """Tell whether a label can be read here; a number as a text is none."""
    texts = [text for text in map(_plain_text, spot.each()) if text]
    return bool(texts) and (name != "ratingValue" or not re.search(r"[0-9]", texts[0]))


def _plain_text(spot: Spot) -> str:
    value = spot.value
    if isinstance(value, dict):
        value = next((item for item in value.values() if isinstance(item, str)), None)
    return cleaned(value) if isinstance(value, str) else ""


def _label(spot: Spot, name: str, language: str) -> str:
    before = len(spot.notes.repairs)
    label = read_text(spot, language=language)
    # Where one of several was taken, or a text out of an object, that is noted already.
    is_noted = any(each.id in ("several-values", "text-form") for each in spot.notes.repairs[before:])
    # Written out by a processor, everything is a list of objects.
    is_plain = name == "alternateName" and (isinstance(spot.value, str) or spot.steps[-1] != name)
    if label and not is_noted and not is_plain:
        why = "is not a plain text" if name == "alternateName" else "there is no alternateName"
        spot.repaired("label-form", {"alternateName": label}, why=why)
    return label
