"""What ``read_article`` does with a path, an address or standard input. Knows how to open them, not what is in them."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve

from claimcheck.errors import InputError
from claimcheck.ingest.decode import decode_text
from claimcheck.ingest.headline import find_headline
from claimcheck.ingest.page import article_from_page, is_page
from claimcheck.model import Article

if TYPE_CHECKING:
    from claimcheck.ingest.fetch import Page

Tell = Callable[[str], None]
"""Called with what a person should know of how an article was read."""

MAX_TEXT_BYTES = 100_000_000
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


def is_address(source: str) -> bool:
    """Tell whether the source is an address to be fetched rather than a path."""
    return bool(re.match(r"https?://", source, re.IGNORECASE))


def read_article(source: str | Path, *, stdin: BinaryIO | None = None, tell: Tell = lambda _: None) -> Article:
    """Read an article from a text or HTML file, a web page, or standard input.

    A clean UTF-8 text with plain line ends becomes the article's text as it is, headline included.

    Args:
        source: A path, an http(s) address, or "-" for standard input.
        stdin: What "-" stands for; the process's own if not given.
        tell: Called with what a person should know of how it was read, such as that it was not UTF-8.

    Raises:
        InputError: It is missing, empty, too large, unreadable or not text.
        FetchError: The address cannot be fetched.
        MissingExtraError: It is a web page, and the extra ``web`` is not installed.

    """
    if isinstance(source, str) and is_address(source):
        from claimcheck.ingest.fetch import fetch_page

        return _from_address(fetch_page(source), source, tell)
    if source == "-":
        return _from_bytes(_read_input(stdin), "standard input", tell)
    if isinstance(source, str) and (scheme := _SCHEME.match(source)):
        raise InputError(
            f"{source}: {scheme[1]} addresses cannot be read", hint="Give a path, an http(s) address, or -."
        )
    path = Path(source)
    return _from_bytes(_read_file(path), str(path), tell, is_html=path.suffix.lower() in _PAGE_SUFFIXES)


def _from_address(page: "Page", where: str, tell: Tell) -> Article:
    if page.is_html or is_page(page.raw):
        return article_from_page(
            page.raw, where=where, url=page.url, charset=page.charset, retrieved_at=page.retrieved_at
        )
    return evolve(_from_bytes(page.raw, where, tell), url=page.url, retrieved_at=page.retrieved_at)


def _from_bytes(raw: bytes, where: str, tell: Tell, *, is_html: bool = False) -> Article:
    if not raw.strip():
        raise InputError(f"{where}: {'holds only white space' if raw else 'is empty'}")
    if is_html or is_page(raw):
        return article_from_page(raw, where=where)
    decoded = decode_text(raw, where=where)
    if decoded.note:
        tell(f"{where}: {decoded.note}")
    if not decoded.text.strip():
        raise InputError(f"{where}: holds only white space")
    return Article.from_text(decoded.text, title=find_headline(decoded.text))


def _read_input(stdin: BinaryIO | None) -> bytes:
    # Python leaves no stdin at all where a program was started with it closed.
    source = stdin or (sys.stdin.buffer if sys.stdin else None)
    if source is None:
        raise InputError("standard input: is closed", hint="Pipe a text into the command, or give a path.")
    return _read_within(source, "standard input")


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _read_within(file, str(path))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    # Windows says "permission denied" of a folder.
    if isinstance(error, (IsADirectoryError, PermissionError)) and _is_folder(path):
        return InputError(f"{path}: is a folder, not an article", hint="Give the path of one text or HTML file.")
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path}: no such file", hint="Give a path, an http(s) address, or - for standard input.")
    if isinstance(error, PermissionError):
        return InputError(f"{path}: may not be read", hint="Check the file's permissions.")
    return InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _read_within(file: BinaryIO, where: str) -> bytes:
    raw = file.read(MAX_TEXT_BYTES + 1)
    if len(raw) > MAX_TEXT_BYTES:
        raise InputError(f"{where}: larger than {MAX_TEXT_BYTES / 1e6:g} MB", hint="Give one article at a time.")
    return raw
