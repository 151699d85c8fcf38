"""What from outside may be shown on a page, and what may be a link on it. Knows no page and no template."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from claimcheck.claimreview.values import is_web_address
from claimcheck.text_safety import plain

# Code points that stand for no character, now or ever: neither HTML nor XML may have them.
_NO_CHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(f"{chr(n + 0xFFFE)}{chr(n + 0xFFFF)}" for n in range(0x10000, 0x110000, 0x10000))  # fmt: skip
_NO_CHARACTER = re.compile(f"[{_NO_CHARACTERS}]")
# What an address has no place for, or would show as something else than it is.
_NOT_IN_PATH = re.compile(
    f"""["<>\\\\^`{{|}}\\[\\]]|%(?![0-9A-Fa-f]{{2}})|[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff{_NO_CHARACTERS}]"""
)
_ADDRESS = re.compile(r"(https?://[^/?#]*)([^#]*)(#.*|)", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def shown(text: str) -> str:
    r"""Make a text one that can stand on a page: what is no character, or would act as a control, is seen as its escape."""
    # What Python takes for printable has none of them, and that is nearly every text.
    return text if text.isprintable() else _NO_CHARACTER.sub("\ufffd", plain(text))


def shown_json(text: str) -> str:
    r"""Write in JSON what is no character as its escape, of which nothing is lost."""
    return _NO_CHARACTER.sub(_escaped, text)


@lru_cache(maxsize=1024)
def href_of(address: str | None) -> str | None:
    """Give an address as a link; None for all that is no absolute http(s) address, or has somebody's name in it.

    What it may not have in it as it stands is percent-encoded, which leads to the same place.
    """
    text = (address or "").strip()
    match = _ADDRESS.fullmatch(text)
    if not match or not is_web_address(text) or not _is_plain(text):
        return None
    host, path, fragment = match.groups()
    # Only the first of these signs begins a fragment.
    inside = _NOT_IN_PATH.sub(_quoted, fragment[1:]).replace("#", "%23")
    return host + _NOT_IN_PATH.sub(_quoted, path) + fragment[:1] + inside


def language_of(name: str) -> str | None:
    """Give a language as a page names it; None for what names none."""
    return name if _LANGUAGE.fullmatch(name) else None


def _is_plain(address: str) -> bool:
    """Tell whether an address is what it seems: it names nobody, as "https://bank.example@evil.example", and its port is one."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return "@" not in parts.netloc and port != 0


def _quoted(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
