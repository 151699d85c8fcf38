"""A web page to an Article: its text without menus and advertising, and what it says of itself. Fetches nothing."""

import codecs
import logging
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from claimcheck.errors import InputError
from claimcheck.ingest.decode import decode_text
from claimcheck.ingest.extras import web_extra
from claimcheck.model import Article, normalise_text

MAX_PAGE_BYTES = 20_000_000
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_LANGUAGE = re.compile(r"""<html\b[^>]{0,500}?\blang\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\b""", re.IGNORECASE)
_HEAD = 4096


def is_page(raw: bytes) -> bool:
    """Tell whether the bytes begin as HTML does."""
    return bool(_HTML.match(raw[:_HEAD].removeprefix(codecs.BOM_UTF8)))


def article_from_page(
    raw: bytes, *, where: str, url: str | None = None, charset: str | None = None, retrieved_at: datetime | None = None
) -> Article:
    """Take the article out of a page: headline first, then a paragraph a line with a blank line between.

    Args:
        raw: The page as it came.
        where: Its path or address, for the message.
        url: Where it was fetched from, if it was; the page's own canonical address goes before on the same host.
        charset: What the server says it is in; else the page says so itself.
        retrieved_at: When it was fetched, in aware UTC.

    Raises:
        InputError: No article text can be found in it, or it is too large.
        MissingExtraError: The extra ``web`` is not installed.

    """
    if len(raw) > MAX_PAGE_BYTES:
        raise InputError(
            f"{where}: a page larger than {MAX_PAGE_BYTES / 1e6:g} MB", hint="Save the article's text as a plain file."
        )
    html = _decode_page(raw, where, charset)
    found = _read_page(html, url)
    if found is None or not (found.text or "").strip():
        raise InputError(
            f"{where}: no article text found in this page", hint="Copy the article's text into a file and give that."
        )
    title = " ".join((found.title or "").split())
    language = _LANGUAGE.search(html[:_HEAD])
    return Article.from_text(
        _lay_out(title, found.text),
        title=title,
        language=language[1] if language else "en",
        url=_address(found.url, url),
        publisher=found.sitename or None,
        author=(found.author or "").replace("; ", ", ") or None,
        published_at=_date(found.date),
        retrieved_at=retrieved_at,
    )


def _decode_page(raw: bytes, where: str, charset: str | None) -> str:
    """Decode as the server says, else as the page says, else as any text."""
    declared = _META_CHARSET.search(raw[:_HEAD])
    for name in (charset, declared[1].decode("ascii", "replace") if declared else None):
        try:
            # Pages that say Latin-1 mean Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
            codec = "cp1252" if name and codecs.lookup(name).name in ("iso8859-1", "ascii") else name
            return raw.decode(codec) if codec else decode_text(raw, where=where).text
        except (LookupError, UnicodeError):
            continue
    return decode_text(raw, where=where).text


def _read_page(html: str, url: str | None) -> Any:
    with web_extra():
        import trafilatura
    # It logs what it stumbles over; a library's log must not reach a reviewer's screen by itself.
    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    # A date is taken where the page states it, never guessed from stray numbers in its text.
    dates = {"original_date": True, "extensive_search": False}
    return trafilatura.bare_extraction(
        html, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
    )


def _lay_out(title: str, text: str) -> str:
    paragraphs = [line for line in normalise_text(text).splitlines() if line.strip()]
    is_titled = not title or " ".join(paragraphs[0].split()).casefold() == normalise_text(title).casefold()
    return "\n\n".join(paragraphs if is_titled else [title, *paragraphs]) + "\n"


def _address(canonical: str | None, fetched: str | None) -> str | None:
    """Give the page's canonical address, unless it was fetched from another host."""
    if not canonical or urlsplit(canonical).scheme not in ("http", "https"):
        return fetched
    return canonical if fetched is None or urlsplit(canonical).hostname == urlsplit(fetched).hostname else fetched


def _date(day: str | None) -> datetime | None:
    try:
        return datetime.strptime(day or "", "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
