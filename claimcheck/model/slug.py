"""A title as a part of a file name. Knows no session and no file."""

import re
import unicodedata

SLUG_LENGTH = 48
"""How many characters of a title go into a session's id, which becomes a file name."""


def slug_of(title: str) -> str:
    """Make a file name of a title: lower-case ASCII words joined by hyphens, cut between words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    kept = words[:1]
    for word in words[1:]:
        if sum(map(len, kept)) + len(kept) + len(word) > SLUG_LENGTH:
            break
        kept.append(word)
    return "-".join(kept)[:SLUG_LENGTH] or "article"
