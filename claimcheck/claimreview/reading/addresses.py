"""Addresses in every form of JSON-LD, alone or several in one text. Knows no property by name but ``url``."""

import re

from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.values import host_of, is_web_address

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# One sign at a time, so that a long row of them takes no longer than it is.
_JOINT = re.compile(r"[,;|](?=https?://)", re.IGNORECASE)
_BETWEEN = {"", "and", "&", "+", "-", "–", "/", "y", "e", "et", "und", "og", "<br>", "<br/>"}
_KEYS = ("url", "contentUrl", "@value")


def read_addresses(spot: Spot, *, rule: str = "") -> tuple[str, ...]:
    """Give every address that is written here, as a text or in an object.

    Args:
        spot: Where to read.
        rule: The rule that what is given is an address; what is none is dropped where there is no such rule.

    """
    return tuple(address for each in spot.each() for address in addresses_in(each, rule=rule))


def read_address(spot: Spot, *, rule: str = "") -> str | None:
    """Give the first address that is written here."""
    found = read_addresses(spot, rule=rule)
    if len(set(found)) > 1:
        spot.repaired("several-values", found[0], why=f"{len(found)} addresses where there can be one")
    return found[0] if found else None


def addresses_in(spot: Spot, *, rule: str = "") -> list[str]:
    """Give the addresses of one value that is a text, or an object that has a ``url``."""
    if not isinstance(spot.value, dict):
        return _noted(spot, rule)
    inner = (each.get("@id", *_KEYS) if isinstance(each.value, dict) else each for each in spot.get(*_KEYS).each())
    found = [address for each in inner for address in _noted(each, rule)]
    # An @id need be no address, so that one that is none is no mistake.
    name = spot.value.get("@id")
    return found or ([name.strip()] if isinstance(name, str) and is_web_address(name.strip()) else [])


def addresses_of(text: str) -> list[str]:
    """Give the addresses in a text that is nothing but addresses; nothing where it is something else besides."""
    address = with_scheme(text)
    return split_addresses(text) or ([address] if address else [])


def split_addresses(text: str) -> list[str]:
    """Take the addresses apart in a text that is one or several of them; nothing where it is something else."""
    if is_web_address(text) and not _JOINT.search(text):
        return [text]
    pieces = [piece.strip(",;|") for word in text.split() for piece in _JOINT.split(word)]
    addresses = [piece for piece in pieces if _SCHEME.match(piece) and is_web_address(piece)]
    between = [piece for piece in pieces if piece.casefold() in _BETWEEN]
    return addresses if len(addresses) + len(between) == len(pieces) else []


def with_scheme(text: str) -> str | None:
    """Give an address that lacks nothing but its scheme with that of today; None for anything else."""
    address = f"https://{text.removeprefix('//')}"
    begins_so = text.startswith("//") or text[:4].casefold() == "www."
    return address if begins_so and "." in host_of(address) else None


def _noted(spot: Spot, rule: str) -> list[str]:
    """Give the addresses of one text, noting what was mended."""
    text = spot.value.strip() if isinstance(spot.value, str) else None
    found = addresses_of(text) if text else []
    if text == "":
        spot.repaired("empty-text", why="a text with nothing in it")
    elif not found and rule:
        spot.fault(rule, "error", "is no http or https address")
    elif not found:
        spot.repaired("address-none", why="is no http or https address")
    elif len(found) > 1:
        spot.repaired("address-joined", found, why="several addresses in one text")
    elif found != [text]:
        is_bare = with_scheme(text or "") == found[0]
        why = "an address without its scheme" if is_bare else "an address with something around it"
        spot.repaired("address-scheme" if is_bare else "address-joined", found[0], why=why)
    return found
