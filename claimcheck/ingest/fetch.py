"""Fetching a page over HTTP, with limits on time, size and redirects. The only module that knows httpx."""

import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.errors import FetchError
from claimcheck.ingest.extras import web_extra

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 20_000_000
MAX_SECONDS = 30.0
_MAX_REDIRECTS = 10
_SAVE_IT = "Save the page in a browser and give the file."


@frozen
class Page:
    """What an address answered with; ``url`` is where the redirects led, ``charset`` what the server says it is in."""

    url: str
    raw: bytes
    is_html: bool
    charset: str | None
    retrieved_at: datetime


def fetch_page(url: str, *, max_bytes: int = MAX_BYTES, max_seconds: float = MAX_SECONDS) -> Page:
    """Fetch what is at an http or https address.

    Args:
        url: The address.
        max_bytes: How much is read, after decompression, before giving up.
        max_seconds: How long connecting, and then all of reading, may take.

    Raises:
        FetchError: It cannot be had: no such host, an error status, too slow, too large, too many redirects.
        MissingExtraError: The extra ``web`` is not installed.

    """
    with web_extra():
        import httpx
    agent = {
        "User-Agent": "claimcheck (reads one page for a fact-checker)",
        "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    with (
        _said_plainly(url),
        httpx.Client(follow_redirects=True, max_redirects=_MAX_REDIRECTS, timeout=max_seconds, headers=agent) as client,
        client.stream("GET", url) as answer,
    ):
        if answer.is_error:
            raise FetchError(
                f"{url}: the server answered {answer.status_code} {answer.reason_phrase}".rstrip(), hint=_SAVE_IT
            )
        raw = _unpacked(
            _read_within(answer, url, max_bytes, max_seconds),
            answer.headers.get("content-encoding", ""),
            url,
            max_bytes,
        )
        # A name and password in the address are the reviewer's own and must not be published with it.
        address = str(answer.url.copy_with(username=None, password=None))
        return Page(
            url=address,
            raw=raw,
            is_html="html" in answer.headers.get("content-type", ""),
            charset=answer.charset_encoding,
            retrieved_at=datetime.now(UTC),
        )


def _read_within(answer: "httpx.Response", url: str, max_bytes: int, max_seconds: float) -> bytes:
    raw, until = bytearray(), time.monotonic() + max_seconds
    # As it comes: httpx unpacks without a limit, and a few kilobytes can become many gigabytes.
    for chunk in answer.iter_raw():
        raw += chunk
        if len(raw) > max_bytes:
            raise _too_large(url, max_bytes)
        if time.monotonic() > until:
            raise FetchError(f"{url}: not read after {max_seconds:g} seconds", hint=_SAVE_IT)
    return bytes(raw)


def _unpacked(raw: bytes, packing: str, url: str, max_bytes: int) -> bytes:
    """Unpack what was read, up to the limit and once: a page that is packed several times over hides something."""
    if packing.strip().lower() in ("", "identity") or not raw:
        return raw
    if packing.strip().lower() not in ("gzip", "x-gzip"):
        raise FetchError(f"{url}: is packed in a way that was not asked for ({packing})", hint=_SAVE_IT)
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        page = unpacking.decompress(raw, max_bytes + 1)
    except zlib.error as error:
        raise FetchError(f"{url}: cannot be unpacked: {error}", hint=_SAVE_IT) from error
    if len(page) > max_bytes:
        raise _too_large(url, max_bytes)
    if not unpacking.eof:
        raise FetchError(f"{url}: ends too early", hint="Try again later, or save the page and give the file.")
    return page


def _too_large(url: str, max_bytes: int) -> FetchError:
    return FetchError(f"{url}: larger than {max_bytes / 1e6:g} MB", hint=_SAVE_IT)


@contextmanager
def _said_plainly(url: str) -> Iterator[None]:
    """Turn what httpx raises into one line for a person."""
    import httpx

    try:
        yield
    except httpx.TooManyRedirects as error:
        raise FetchError(f"{url}: redirects more than {_MAX_REDIRECTS} times", hint=_SAVE_IT) from error
    except httpx.TimeoutException as error:
        raise FetchError(
            f"{url}: no answer in time", hint="Try again later, or save the page and give the file."
        ) from error
    except httpx.UnsupportedProtocol as error:
        raise FetchError(f"{url}: leads to an address that is not http or https", hint=_SAVE_IT) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(
            f"{url}: cannot be fetched: {str(error) or type(error).__name__}", hint="Check the address and the network."
        ) from error
