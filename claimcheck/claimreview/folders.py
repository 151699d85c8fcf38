"""What the folder of something published is called, by its id. Knows no drive and no site."""

import hashlib
import re

from claimcheck.model.slug import slug_of

TAKEN = frozenset({"claimants", "method", "page", "verdicts"})
"""Folders of a site that stand beside those of the sessions."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
# Windows takes these names for devices.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def folder_of(name: str) -> str:
    """Name the folder of an id: the id itself where it can stand as it is in any folder and in any address.

    Any other begins with what is plain in it and ends in its digest, so that it leads out of no folder, is no device, is
    not too long, and is another one for every id, on drives that take capital letters for small ones too.
    """
    if _PLAIN.fullmatch(name) and not _DEVICE.fullmatch(name) and name not in TAKEN:
        return name
    return f"{slug_of(name)}-{digest_of(name)}"


def digest_of(text: str) -> str:
    """Give twelve digits that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
