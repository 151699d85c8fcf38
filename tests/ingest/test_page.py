"""Taking the article out of a web page."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimcheck.errors import InputError, MissingExtraError
from claimcheck.extras import install_command
from claimcheck.ingest import page, read_article
from claimcheck.ingest.page import article_from_page, is_page
from tests.conftest import require_package

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="{charset}"><title>Baths to reopen | The Wexcombe Gazette</title>
<meta property="og:site_name" content="The Wexcombe Gazette">
<meta name="author" content="Nora Example; Ben Sample">
<meta property="article:published_time" content="2024-03-05T09:30:00Z">
<link rel="canonical" href="https://gazette.example/baths">
</head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>Baths to reopen</h1>
<p>Councillors in Wexcombe have voted by 19 to 14 to restore the derelict tidal baths at a cost of £2 million.</p>
<p>“The baths are safe,” said Zoë Vance, the leader of the council. The work is to take three years, officers told her.</p>
</article><footer>Copyright 1999 Wexcombe Gazette</footer></body></html>
"""


@pytest.fixture
def _web() -> None:
    require_package("trafilatura")


pytestmark = pytest.mark.usefixtures("_web")


def page_in(charset: str) -> bytes:
    return PAGE.format(charset=charset).encode(charset)


def test_article_of_a_page() -> None:
    """The text is the headline and the paragraphs, without menu and footer; what the page says of itself is kept."""
    article = article_from_page(page_in("utf-8"), where="a.html")
    assert article.text.startswith("Baths to reopen\n\nCouncillors in Wexcombe have voted by 19 to 14")
    assert "£2 million.\n\n“The baths are safe,” said Zoë Vance" in article.text
    assert not {"Home", "Sport", "Copyright"} & set(article.text.split())
    assert article.title == "Baths to reopen"
    assert article.publisher == "The Wexcombe Gazette"
    assert article.author == "Nora Example, Ben Sample"
    assert article.published_at == datetime(2024, 3, 5, tzinfo=UTC)
    assert article.url == "https://gazette.example/baths"
    assert article.language == "en-GB"
    assert article.retrieved_at is None


def test_headline_stands_once() -> None:
    """A headline that the text already begins with is not put before it again."""
    assert article_from_page(page_in("utf-8"), where="a.html").text.count("Baths to reopen") == 1


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_page_in_another_charset(charset: str) -> None:
    """A page is decoded as it says itself, or by its mark."""
    assert "“The baths are safe,” said Zoë Vance" in article_from_page(page_in(charset), where="a.html").text


def test_latin_1_means_windows_1252() -> None:
    """Pages that call themselves Latin-1 have the quotation marks of Windows-1252."""
    raw = PAGE.format(charset="iso-8859-1").encode("cp1252")
    assert "“The baths are safe,”" in article_from_page(raw, where="a.html").text


def test_server_says_before_the_page() -> None:
    """What the server says of the charset goes before what the page says; an unknown name is passed over."""
    raw = PAGE.format(charset="shift_jis").encode()
    assert "Zoë" in article_from_page(raw, where="a", charset="utf-8").text
    assert "Zoë" in article_from_page(PAGE.format(charset="no-such").encode(), where="a", charset="nor-this").text


@pytest.mark.parametrize(
    ("fetched", "url"),
    [
        (None, "https://gazette.example/baths"),
        ("https://gazette.example/baths?utm_source=x", "https://gazette.example/baths"),
        ("https://other.example/copy", "https://other.example/copy"),
    ],
)
def test_canonical_address_on_the_same_host_alone(fetched: str | None, url: str) -> None:
    """A page may tidy its own address, not claim to be of another host."""
    assert article_from_page(page_in("utf-8"), where="a", url=fetched).url == url


def test_nothing_is_made_up() -> None:
    """A page that says nothing of itself has no author, publisher, address or date."""
    body = "".join(
        f"<p>The council voted on Monday, for the {n}th time in 2019, to keep the baths open.</p>" for n in range(9)
    )
    article = article_from_page(f"<html><body><article>{body}</article></body></html>".encode(), where="a.html")
    assert (article.author, article.publisher, article.url, article.published_at) == (None, None, None, None)


@pytest.mark.parametrize(
    "html", [b"<html><body></body></html>", b"<html>" + b"<div>" * 50_000, b"<html><script>x()</script>"]
)
def test_page_without_text(html: bytes) -> None:
    """A page that holds no article says so, however odd it is."""
    with pytest.raises(InputError, match="no article text found"):
        article_from_page(html, where="a.html")


def test_page_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is parsed as a whole, so its size has a limit."""
    monkeypatch.setattr(page, "MAX_PAGE_BYTES", 10)
    with pytest.raises(InputError, match="larger than"):
        article_from_page(page_in("utf-8"), where="a.html")


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n <!-- saved --> <HTML>", True),
        (b"<?xml version='1.0'?><html xmlns=''>", True),
        (b"<b>Bold</b> words", False),
        (b"The <html> tag begins a page.", False),
    ],
)
def test_is_page(raw: bytes, is_one: bool) -> None:
    """A page is known by how it begins, whatever it is called."""
    assert is_page(raw) is is_one


def test_page_is_read_from_a_file_of_any_name(tmp_path: Path) -> None:
    """HTML is read as such by its ending, or by its beginning where the ending says otherwise."""
    for name in ("a.html", "a.HTM", "a.txt"):
        (tmp_path / name).write_bytes(page_in("utf-8"))
        assert read_article(tmp_path / name).publisher == "The Wexcombe Gazette"


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the one line to install it is given."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError) as error:
        article_from_page(page_in("utf-8"), where="a.html")
    assert error.value.hint == f"Add it: {install_command('web')}"
