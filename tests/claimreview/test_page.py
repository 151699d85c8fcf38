"""A page gives what it carries with the line of each, in whatever encoding and however broken it is."""

import codecs

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview import page
from claimcheck.claimreview.page import decode_page, read_page
from claimcheck.claimreview.parse import DocumentError
from claimcheck.claimreview.parts import Part
from claimcheck.claimreview.rules import Validation

SCRIPT = '<script type="application/ld+json">'
ITEM = '<p itemscope itemtype="https://schema.org/ClaimReview">'


def parts(html: str) -> list[Part]:
    return list(read_page(html.encode("utf-8", "surrogatepass")).parts)


def test_scripts_and_microdata_in_their_order() -> None:
    """Each has its line, which is that of the script's text or of the item's element."""
    html = (
        f'<html>\r\n{SCRIPT}\n[1]</script>\r{ITEM}</p>\n<script type="Application/LD+JSON; charset=utf-8">[2]</script>'
    )
    found = parts(html)
    assert [(each.line, each.text) for each in found] == [(2, "\n[1]"), (4, None), (5, "[2]")]
    assert [each.value for each in found if each.text] == [[1], [2]]


@pytest.mark.parametrize(
    "html",
    [
        f"<!-- {SCRIPT}[1]</script> -->",
        "<script>[1]</script>",
        "<script type=application/json>[1]</script>",
        f"{SCRIPT}</script>",
        f"{SCRIPT}{{not about claims}}</script>",
        f"<textarea>{SCRIPT}[1]</script></textarea>",
        f"<!--{SCRIPT}[1]</script>",
        "",
        "no page at all",
    ],
)
def test_what_is_no_script_of_json_ld(html: str) -> None:
    """Comments, other scripts, empty ones, and broken ones that are about something else are nothing to us."""
    assert parts(html) == []


@pytest.mark.parametrize(
    ("inside", "line", "fault"),
    [
        ('{"@type": "ClaimReview",\n"a": "b"c"}', 2, "is not valid JSON: Expecting ',' delimiter"),
        ('{"claimReviewed": 1,\n "claimReviewed": 2}', 1, "is not valid JSON: the key 'claimReviewed' stands twice"),
        ("ClaimReview" + "[" * 10, 1, "is not valid JSON: Expecting value"),
        ("[" * 10_000 + "ClaimReview", 1, "is nested too deeply"),
        ("{&quot;@type&quot;: &quot;ClaimReview&quot;}", 1, "is not valid JSON: Expecting property name"),
    ],
)
def test_broken_scripts(inside: str, line: int, fault: str) -> None:
    """A script that speaks of ClaimReview and cannot be read is told with the line of its fault; the rest is read."""
    first, second = parts(f"{SCRIPT}{inside}</script>{SCRIPT}[1]</script>")
    assert (first.value, first.line) == (None, line)
    assert first.fault.startswith(fault)
    assert second.value == [1]


def test_things_in_one_script_are_described_in_another() -> None:
    """Search engines read the scripts of a page together."""
    review = '{"@type": "ClaimReview", "author": {"@id": "#desk"}}'
    desk = '{"@id": "#desk", "@type": "Organization", "name": "The Aldbury Checker"}'
    html = f"{SCRIPT}{review}</script>{SCRIPT}{desk}</script>".encode()
    assert "review-author" not in [each.id for each in Validation().findings(read_page(html))]


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="x CANONICAL" href=" https://a.example/b ">', "https://a.example/b"),
        ('<meta property="og:url" content="https://a.example/c"><link rel=canonical href=/b>', "https://a.example/c"),
        (
            '<meta property="og:url" content="https://a.example/c"><link rel=canonical href=https://a.example/b>',
            "https://a.example/b",
        ),
        ('<link rel="canonical">', ""),
        ('<link rel="stylesheet" href="https://a.example/b">', ""),
    ],
)
def test_address(head: str, address: str) -> None:
    """A page says its own address; the canonical one goes first, and half an address is none."""
    assert read_page(head.encode()).address == address


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("", "https://a.example/b/x"),
        ("<base href=/c/>", "https://a.example/c/x"),
        ("<base href='http://['>", "https://a.example/b/x"),
    ],
)
def test_addresses_are_relative_to_the_page(base: str, url: str) -> None:
    """A link in microdata is what a browser would follow, where the page's address is known."""
    html = f"<link rel=canonical href=https://a.example/b/>{base}{ITEM}<a itemprop=url href=x>"
    assert parts(html)[0].value["url"] == url if "[" not in base else parts(html)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (codecs.BOM_UTF8 + "é".encode(), "é"),
        (codecs.BOM_UTF16_LE + "<p>é".encode("utf-16-le"), "<p>é"),
        (codecs.BOM_UTF16_BE + "<p>é".encode("utf-16-be"), "<p>é"),
        ("é".encode(), "é"),
        ("é“".encode("cp1252"), "é“"),
        (b'<meta charset="iso-8859-1">\x93\xe9', '<meta charset="iso-8859-1">“é'),
        ("<meta charset=shift_jis>日本".encode("shift_jis"), "<meta charset=shift_jis>日本"),
        (
            "<meta http-equiv=content-type content='text/html; charset=koi8-r'>да".encode("koi8-r"),
            "<meta http-equiv=content-type content='text/html; charset=koi8-r'>да",
        ),
        ("<meta charset=utf-16>é".encode(), "<meta charset=utf-16>é"),
        ("<meta charset=utf-8>é".encode("cp1252"), "<meta charset=utf-8>\ufffd"),
        *(
            (f"<meta charset={name}>é".encode(), f"<meta charset={name}>é")
            for name in ("nonsense", "hex", "idna", "unicode_escape", "utf-7", "undefined", "rot13", "mbcs")
        ),
        (b"<meta charset=euc-kr>\xff\xff\x81", "<meta charset=euc-kr>\ufffd\ufffd\ufffd"),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    """A mark goes first, then what the page says, if pages are in that; else it is UTF-8, or Windows-1252."""
    assert decode_page(raw) == text


@given(st.binary(max_size=80) | st.text(alphabet="<>!-/scriptldjon+=\"' {}[]:,meta@", max_size=80).map(str.encode))
def test_any_bytes_are_a_page(raw: bytes) -> None:
    """Nothing is raised."""
    for beginning in (b"", b"<meta charset=", SCRIPT.encode(), ITEM.encode(), b"\xff\xfe"):
        assert list(Validation().findings(read_page(beginning + raw)))


def test_millions_of_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that no browser would show is not allowed to fill the memory."""
    monkeypatch.setattr(page, "MOST_TAGS", 1000)
    assert parts("<a>" * 1000) == []
    with pytest.raises(DocumentError, match=r"a\.html: has more than 1,000 tags and texts"):
        read_page(b"<a>" * 1001, name="a.html")
