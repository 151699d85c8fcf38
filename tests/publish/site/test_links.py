"""What from outside is shown on a page, and what may be a link on it."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.publish.site.links import href_of, language_of, shown, shown_json
from tests import strategies


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://a.example", "https://a.example"),
        (" http://a.example/b?c=d&e#f ", "http://a.example/b?c=d&e#f"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        ("https://a.example/?x=<b>", "https://a.example/?x=%3Cb%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%41", "https://a.example/%41"),
        ("https://a.example/[1]|{2}", "https://a.example/%5B1%5D%7C%7B2%7D"),
        ("https://a.example/#one#two", "https://a.example/#one%23two"),
        ("https://a.example/\u202egpj", "https://a.example/%E2%80%AEgpj"),
    ],
)
def test_a_web_address_is_a_link(address: str, href: str) -> None:
    """It leads where it led; what an address has no place for is encoded."""
    assert href_of(address) == href


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "the paper in the town hall",
        "/etc/passwd",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "https:javascript:alert(1)",
        "//a.example",
        "https://",
        "https://a b",
        "https://a.example/\x00",
        "https://bank.example@evil.example/",
        "https://a.example:99999/",
        "https://[",
    ],
)
def test_anything_else_is_none(address: str | None) -> None:
    """No script, no file, nothing that pretends to be somebody else's address."""
    assert href_of(address) is None


@given(
    st.text() | st.text().map("https://a.example/{}".format) | strategies.raw_texts.map("http://b.example?{}".format)
)
def test_whatever_it_is(address: str) -> None:
    """A link begins with one of two schemes, has nothing that ends an attribute or is not seen, and stays as it is."""
    href = href_of(address)
    if href is not None:
        assert href.lower().startswith(("http://", "https://"))
        assert not set(href) & set('"<> \n\x00\u202e\ufeff')
        assert href_of(href) == href


@given(strategies.raw_texts | st.text())
def test_shown(text: str) -> None:
    """Nothing that acts as a control is left, what is plain stays, and it can be written in HTML and in XML."""
    made = shown(text)
    assert not set(made) & set("\x00\x1b\x7f\u2028\u202a\u202e\u2066\ufffe\uffff\ud800\udfff\U0001ffff")
    assert shown(made) == made
    if text.isascii() and text.isprintable():
        assert made == text


def test_shown_json() -> None:
    """What is no character is written as its escape, which is the same to whoever reads it."""
    assert shown_json('["\ufffe\U0001ffff\ufdd0a"]') == '["\\ufffe\\ud83f\\udfff\\ufdd0a"]'


@pytest.mark.parametrize(
    ("name", "found"), [("en", "en"), ("pt-BR", "pt-BR"), ("", None), ('en"><x', None), ("e", None)]
)
def test_language(name: str, found: str | None) -> None:
    """Only what can be the name of a language is given as one."""
    assert language_of(name) == found
