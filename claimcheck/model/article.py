"""The publication that is read: its text, normalised once, and what is known about it. Knows no file and no address."""

import hashlib
import re
import unicodedata
from datetime import datetime
from typing import Any, Self

from attrs import Attribute, field, frozen

from claimcheck.model.checks import is_filled, is_utc

_LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
# PostgreSQL's JSONB and UTF-8 itself refuse these two, so that no store can be surprised by them later.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def normalise_text(raw: str) -> str:
    r"""Return the text that all offsets refer to: line ends as ``\n``, no NUL or lone surrogate, Unicode NFC.

    Nothing else is changed. A clean UTF-8 text with plain line ends comes back as it is; doing it twice changes nothing.
    """
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", raw)))


def _is_normalised(_: object, attribute: "Attribute[str]", value: str) -> None:
    if normalise_text(value) != value:
        raise ValueError(f"{attribute.name}: is not normalised; use Article.from_text")


@frozen
class Article:
    """An article and its text. Offsets everywhere are Unicode code points into ``text``, half-open."""

    id: str = field(validator=is_filled)
    title: str = field(validator=is_filled)
    text: str = field(validator=_is_normalised, repr=False)
    language: str = "en"
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_at: datetime | None = field(default=None, validator=is_utc)
    retrieved_at: datetime | None = field(default=None, validator=is_utc)

    @classmethod
    def from_text(cls, raw: str, *, title: str = "", **known: Any) -> Self:
        """Make an article of a text, normalising it and deriving the id from its digest.

        Args:
            raw: The text as it was read.
            title: The headline; without one the text's first line, cut to 120 characters, stands in.
            known: Any other field of the article.

        """
        text = normalise_text(raw)
        first_line = next((line for line in map(_one_line, text.splitlines()) if line), "")
        return cls(id=_digest(text)[:16], title=_one_line(title) or first_line[:120] or "Untitled", text=text, **known)

    @property
    def text_sha256(self) -> str:
        """The digest that proves the text was not changed: SHA-256 of its UTF-8 form, in hexadecimal."""
        return _digest(self.text)


def _one_line(raw: str) -> str:
    return " ".join(normalise_text(raw).split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
