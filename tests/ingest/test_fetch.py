"""Fetching a page, from a real server on this machine."""

import gzip
import socket
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError, FetchError, InputError, MissingExtraError
from claimcheck.extras import install_command
from claimcheck.ingest import read_article
from claimcheck.ingest.fetch import fetch_page
from tests.conftest import require_package
from tests.ingest.test_page import PAGE

TEXT = gzip.compress("Zoë voted on Monday.".encode())
BOMB = gzip.compress(b"a" * 30_000_000)
PACKED = {
    "/packed": (TEXT, "gzip"),
    "/bomb": (BOMB, "gzip"),
    "/bomb-in-a-bomb": (gzip.compress(BOMB), "gzip, gzip"),
    "/cut": (TEXT[:-12], "gzip"),
    "/unpacked": (b"Nobody packed this.", "gzip"),
    "/strange": (b"Nobody asked for this.", "br"),
}


class Site(BaseHTTPRequestHandler):
    """A small site with every kind of page that fetching must survive."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/article":
            self.answer(PAGE.format(charset="utf-8").encode(), kind="text/html; charset=utf-8")
        elif path == "/text":
            self.answer("Zoë voted on Monday.".encode(), kind="text/plain")
        elif path == "/picture":
            self.answer(b"\x89PNG\r\n\x1a\n", kind="image/png")
        elif path == "/large":
            self.answer(b"a" * 5000, kind="text/plain")
        elif path in PACKED:
            body, packing = PACKED[path]
            self.answer(body, kind="text/plain", packing=packing)
        elif path == "/empty":
            self.answer(b"", kind="text/html")
        elif path == "/drip":
            self.drip()
        elif path in ("/moved", "/round", "/away"):
            self.send_response(302)
            self.send_header(
                "Location", {"/moved": "/article", "/round": "/round", "/away": "ftp://host.example/"}[path]
            )
            self.end_headers()
        elif path == "/garbled":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
        else:
            self.send_error(404)

    def answer(self, body: bytes, *, kind: str, packing: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if packing:
            self.send_header("Content-Encoding", packing)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """Send a byte now and then, so that no single read ever times out."""
        self.send_response(200)
        self.end_headers()
        assert isinstance(self.server, Server)
        while not self.server.is_closing.wait(0.02):
            try:
                self.wfile.write(b"a")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Serves the site until it is told that the tests are over."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.is_closing = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a running site, without a slash at its end."""
    require_package("httpx")
    require_package("trafilatura")
    with Server(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.is_closing.set()
        server.shutdown()
        thread.join()


def test_article_from_an_address(site: str) -> None:
    """An address gives the page's article, with when and where it was read."""
    article = read_article(f"{site}/article?utm_source=mail")
    assert article.title == "Baths to reopen"
    # The page claims to be of another host, so the address it was read from stands.
    assert article.url == f"{site}/article?utm_source=mail"
    assert article.retrieved_at is not None
    assert datetime.now(UTC) - article.retrieved_at < timedelta(minutes=5)


def test_plain_text_from_an_address(site: str) -> None:
    """An address may answer with plain text."""
    article = read_article(f"{site}/text")
    assert (article.text, article.url) == ("Zoë voted on Monday.", f"{site}/text")


def test_packed_text(site: str) -> None:
    """A server may pack what it sends."""
    assert read_article(f"{site}/packed").text == "Zoë voted on Monday."


def test_redirect_is_followed(site: str) -> None:
    """The address of the article is where the redirects led."""
    assert read_article(f"{site}/moved").url == f"{site}/article"


def test_name_and_password_are_not_published(site: str) -> None:
    """Those in an address are used, and left out of the article's own."""
    assert read_article(site.replace("//", "//ana:secret@") + "/text").url == f"{site}/text"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/none", "the server answered 404 Not Found"),
        ("/round", "redirects more than 10 times"),
        ("/away", "leads to an address that is not http or https"),
        ("/garbled", "cannot be fetched"),
        ("/bomb", "larger than 20 MB"),
        ("/bomb-in-a-bomb", "is packed in a way that was not asked for (gzip, gzip)"),
        ("/cut", "ends too early"),
        ("/unpacked", "cannot be unpacked"),
        ("/strange", "is packed in a way that was not asked for (br)"),
    ],
)
def test_what_cannot_be_fetched(site: str, path: str, what: str) -> None:
    """Every failure is one line with the address, and a hint."""
    with pytest.raises(FetchError) as error:
        read_article(site + path)
    assert error.value.message.startswith(f"{site}{path}: {what}")
    assert error.value.hint


@pytest.mark.parametrize(("path", "what"), [("/picture", "is a PNG image"), ("/empty", "no article text")])
def test_what_is_no_article(site: str, path: str, what: str) -> None:
    """What could be fetched but holds no article is a bad input."""
    with pytest.raises(InputError, match=what):
        read_article(site + path)


def test_too_large(site: str) -> None:
    """Reading stops at the limit."""
    with pytest.raises(FetchError, match=r"larger than 0\.001 MB"):
        fetch_page(f"{site}/large", max_bytes=1000)


def test_too_slow(site: str) -> None:
    """A server that sends a byte now and then cannot hold the command for ever."""
    with pytest.raises(FetchError, match=r"not read after 0\.3 seconds"):
        fetch_page(f"{site}/drip", max_seconds=0.3)


def test_nobody_there() -> None:
    """An address where nothing listens is said as such."""
    require_package("httpx")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match=r"cannot be fetched: .*refused"):
            fetch_page(f"http://127.0.0.1:{taken.getsockname()[1]}/")


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://xn--/", "http://a b/", "http://\x7f/"])
def test_address_that_is_none(url: str) -> None:
    """What only looks like an address is refused in one line."""
    require_package("httpx")
    with pytest.raises(ClaimcheckError) as error:
        read_article(url)
    assert error.value.exit_code == FetchError.exit_code


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the one line to install it is given."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(MissingExtraError) as error:
        read_article("http://127.0.0.1:9/")
    assert error.value.hint == f"Add it: {install_command('web')}"
