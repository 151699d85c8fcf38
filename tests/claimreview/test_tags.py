"""HTML is split into tags and texts as browsers do it, whatever it is, and nothing in it is looked at twice."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview.tags import Tag, Text, read_tags, resolve

PIECES = st.lists(
    st.sampled_from(
        [
            *"<>/!-='\" \na&;#",
            "<!--",
            "-->",
            "<script",
            "</script>",
            "<p ",
            "itemprop=",
            "<svg>",
            "<title/>",
            "&#99999;",
            "]]>",
        ]
    )
    | st.text(st.characters(), max_size=3),
    max_size=40,
).map("".join)


def names(html: str) -> list[str]:
    """Give each tag by its name, an end with its slash, and each text in quotation marks."""
    return [f"'{each.text}'" if isinstance(each, Text) else "/" * each.is_end + each.name for each in read_tags(html)]


def attributes(html: str) -> dict[str, str]:
    (tag,) = read_tags(html)
    assert isinstance(tag, Tag)
    return tag.attributes


@given(PIECES)
def test_anything_is_html(html: str) -> None:
    """Nothing is raised; tags and texts come in order, texts word for word."""
    last = -1
    for each in read_tags(html):
        assert each.at > last
        last = each.at
        if isinstance(each, Text):
            assert html.startswith(each.text, each.at)
            assert each.text
            resolve(each.text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<b>c</B >d", ["'a'", "b", "'c'", "/b", "'d'"]),
        ("<!doctype html><?xml?><!-- <a> --><b></ x><![CDATA[<i>]]>", ["b", "']]>'"]),
        ("<!--><a><!---><b><!-- --!><i>", ["a", "b", "i"]),
        ("1 < 2 <3", ["'1 '", "'<'", "' 2 '", "'<'", "'3'"]),
        ("<a><!-- <b>", ["a"]),
        ("<a><b title='x>", ["a"]),
        ("<a><b", ["a"]),
        ("<title>a<b>&amp;</title><b>", ["title", "'a<b>&amp;'", "/title", "b"]),
        ("<style><a></STYLE\n><b>", ["style", "'<a>'", "/style", "b"]),
        ("<script>'</scripts><a>", ["script", "''</scripts><a>'"]),
        ("<script><!-- <script></script> --></script><a>", ["script", "'<!-- <script></script> -->'", "/script", "a"]),
        ("<script><!--></script><a>", ["script", "'<!-->'", "/script", "a"]),
        ('<script>"<!--"</script><a>', ["script", "'\"<!--\"'", "/script", "a"]),
        ("<script></script><a>", ["script", "/script", "a"]),
        ("<svg><title/><a/></svg><title><a></title>", ["svg", "title", "a", "/svg", "title", "'<a>'", "/title"]),
    ],
)
def test_tags(html: str, expected: list[str]) -> None:
    """Comments, declarations and what never ends are no tags; what stands in a script is text."""
    assert [each for each in names(html) if each != "''"] == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p A=b c='d e' f=\"g>h\" i>", {"a": "b", "c": "d e", "f": "g>h", "i": ""}),
        ("<p a=1 a=2>", {"a": "1"}),
        ("<p/a/b=c/d >", {"a": "", "b": "c/d"}),
        ("<p a = 'b'c=d>", {"a": "b", "c": "d"}),
        ("<p =a=b>", {"=a": "b"}),
        ("<p a=>", {"a": ""}),
        ("<p a='&lt;&#33;&#x21;&eacute;'>", {"a": "<!!é"}),
        ("<a href='?a=1&copy=2&reg;&notit&amp;b'>", {"href": "?a=1&copy=2®&notit&b"}),
        (f"<p a='&#{'9' * 9999};&#{'0' * 9999}65;&#x{'f' * 9999};'>", {"a": "\ufffdA\ufffd"}),
    ],
)
def test_attributes(html: str, expected: dict[str, str]) -> None:
    """An attribute has its first value, with the characters that it refers to; an address keeps its ampersands."""
    assert attributes(html) == expected


def test_references_in_a_text() -> None:
    """Characters are put for the references to them, and none is too large to be one."""
    assert resolve(f"a &amp; b &copy=1 &#{'9' * 9999};&#{'0' * 9999}65;") == "a & b ©=1 \ufffdA"


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<!--",
        "<a b='",
        "<![",
        "</",
        "<script>",
        "<script><!--",
        "<title>",
        "<a b=c ",
        "<a =",
        "<svg>",
        "<",
        "&#9",
    ],
)
def test_what_never_ends_is_looked_at_once(piece: str) -> None:
    """Megabytes of what is not closed are read at once; a reader that looks for each end anew would take hours."""
    assert sum(1 for _ in read_tags(piece * 300_000)) <= 600_001
