"""The last touches to a claim's wording: spaces, stray punctuation, quotation marks without a partner, the first letter."""

import re

_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("«", "»"))
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)\]”])")
_DOUBLED = re.compile(r"[,;:]\s*(?=[,;:.])")
_ENDS = re.compile(r"^[\s,;:.–—-]+|[\s,;:–—-]+$")


def tidy(words: str) -> str:
    """Give a claim's words as a sentence without a final stop, beginning with a capital letter."""
    text = re.sub(r"\s+", " ", words)
    text = _DOUBLED.sub("", _SPACE_BEFORE.sub(r"\1", text))
    text = _without_odd_marks(text)
    text = _ENDS.sub("", re.sub(r"(?<!\b[A-Za-z])(?<!\b(?:Inc|Ltd))[.!]+$", "", _ENDS.sub("", text)))
    return text[:1].upper() + text[1:]


def _without_odd_marks(text: str) -> str:
    """Take out marks whose partner was left behind when the claim was cut out of its sentence."""
    for opening, closing in _PAIRS:
        is_apostrophe = closing == "’"
        closes = len(re.findall(r"’(?!\w)(?<!s’)", text)) if is_apostrophe else text.count(closing)
        if text.count(opening) > closes:
            text = text.replace(opening, "")
        elif closes > text.count(opening):
            text = re.sub(r"(?<!s)’(?!\w)", "", text) if is_apostrophe else text.replace(closing, "")
    return text if text.count('"') % 2 == 0 else text.replace('"', "")


def possessive(name: str) -> str:
    """Give the possessive of a name: "Lavrov’s", "the campaigners’"."""
    return f"{name}’" if name.endswith("s") and name[:1].islower() else f"{name}’s"
