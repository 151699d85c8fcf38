"""The last touches to a claim's wording: spaces, stray punctuation, quotation marks without a partner, the first letter."""

import re

_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("«", "»"))
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]”])")
_DOUBLED = re.compile(r"[,;:]\s*(?=[,;:.])")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]|Inc|Ltd|Corp|Co|Jr|Sr)$")
_APOSTROPHE = re.compile(r"\w’\w|s’|n’(?!\w)")
_LOOSE = " ,;:–—-"


def tidy(words: str) -> str:
    """Give a claim's words as a sentence without a final stop, beginning with a capital letter."""
    text = _SPACE_BEFORE.sub(r"\1", " ".join(words.split()))
    text = _DOUBLED.sub("", text).lstrip(f"{_LOOSE}.").rstrip(_LOOSE)
    text = _without_stop(_paired(_without_stop(text).rstrip(_LOOSE)))
    text = _unwrapped(re.sub(r"[,.](?=[”’\"]$)", "", text)).strip()
    return text[:1].upper() + text[1:]


def _unwrapped(text: str) -> str:
    """Take off quotation marks around the whole: who says it is told beside the claim."""
    for opening, closing in _PAIRS[:2]:
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            return text[1:-1]
    return text


def _without_stop(text: str) -> str:
    """Take the final stop off, but not that of an abbreviation."""
    bare = text.rstrip(".!… ")
    return text if text[len(bare) :] == "." and _ABBREVIATED.search(bare) else bare


def _paired(text: str) -> str:
    """Mend the marks whose partner was cut off: one that stayed open is closed at the end, one never opened goes."""
    for opening, closing in _PAIRS:
        if opening in text or closing in text:
            text = _mended(text, opening, closing)
    return text if text.count('"') % 2 == 0 else text.replace('"', "")


def _mended(text: str, opening: str, closing: str) -> str:
    opened: list[int] = []
    odd: set[int] = set()
    for match in re.finditer(f"{re.escape(opening)}|{re.escape(closing)}", text):
        if match.group() == opening:
            opened.append(match.start())
        elif opened:
            opened.pop()
        elif closing != "’" or not _APOSTROPHE.match(text, max(0, match.start() - 1)):
            odd.add(match.start())
    is_whole = opened == [0]
    odd |= set(opened) if opening == "(" or is_whole else set()
    kept = "".join(char for at, char in enumerate(text) if at not in odd)
    return kept if opening == "(" or is_whole else kept + closing * len(opened)


def possessive(name: str) -> str:
    """Give the possessive of a name: "Lavrov’s", "the campaigners’"."""
    return f"{name}’" if name.endswith("s") and name[:1].islower() else f"{name}’s"
