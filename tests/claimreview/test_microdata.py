"""ClaimReviews in microdata become the objects that JSON-LD would have."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview.elements import elements_of
from claimcheck.claimreview.microdata import claim_reviews_of
from claimcheck.claimreview.rules import validate_claim_review
from claimcheck.claimreview.tags import read_tags

ITEM = 'itemscope itemtype="https://schema.org/ClaimReview"'
WHOLE = """
<article itemscope itemtype="https://schema.org/ClaimReview" itemref="desk">
 <h1><a itemprop="url" href="/bridge">The <b itemprop="claimReviewed">bridge
   cost &pound;0</b></a></h1>
 <p>Said by <span itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
   <span itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Tessa Vane</i>
     <link itemprop="sameAs" href="https://people.example/vane"></span>
   <time itemprop="datePublished" datetime="2026-01-30">on Friday</time>
   <span itemprop="appearance" itemscope itemtype="https://schema.org/CreativeWork"><a itemprop="url" href="//news.example/b">here</a></span>
 </span>
 <p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
   <b itemprop="alternateName">False</b> <data itemprop="ratingValue" value="1">one</data> of
   <span itemprop="bestRating" content="5">five</span><meta itemprop="worstRating" content="1">
 </p>
 <time itemprop="datePublished">2026-01-31</time>
</article>
<footer id="desk"><div itemprop="author" itemscope itemtype="https://schema.org/Organization"><img itemprop="logo" src="l.png"><b
 itemprop="name">The Aldbury Checker</b></div></footer>
"""


def items(html: str, base: str = "") -> list[dict[str, Any]]:
    return [item for _, item in claim_reviews_of(elements_of(read_tags(html)), base=base)]


def test_a_whole_claim_review() -> None:
    """Every kind of property is read: texts, addresses, dates, hidden values, items in items and items elsewhere."""
    (item,) = items(WHOLE, "https://checks.example/2026/")
    assert item["claimReviewed"] == "bridge cost £0"
    assert item["url"] == "https://checks.example/bridge"
    assert item["reviewRating"]["bestRating"] == "5"
    assert item["author"]["logo"] == "https://checks.example/2026/l.png"
    assert item["itemReviewed"]["appearance"]["url"] == "https://news.example/b"
    assert validate_claim_review(item) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p {ITEM}><b itemprop='a b'>x</b></p>", {"a": "x", "b": "x"}),
        (f"<p {ITEM}><b itemprop=a>x</b><i itemprop=a>y</i><i itemprop=a>z</i></p>", {"a": ["x", "y", "z"]}),
        (f"<p {ITEM}><b itemprop=https://schema.org/a>x</b></p>", {"a": "x"}),
        (f"<p {ITEM}><b itemprop=@type>x</b></p>", {}),
        (f"<p {ITEM} itemid=/x></p>", {"@id": "https://a.example/x"}),
        (f"<p {ITEM}><b itemprop=a>x<i itemprop=b>y</i>z</b></p>", {"a": "xyz", "b": "y"}),
        (f"<ul {ITEM}><li itemprop=a>x<li itemprop=b>y<p>z</ul>w", {"a": "x", "b": "yz"}),
        (f"<div {ITEM}><p itemprop=a>x<p itemprop=b>y</div>z", {"a": "x", "b": "y"}),
        (
            f"<table {ITEM}><tr><td itemprop=a>x<td itemprop=b>y<tr><th itemprop=c>z</table>",
            {"a": "x", "b": "y", "c": "z"},
        ),
        (f"<div {ITEM}><b><i itemprop=a>x</b>y</i></div>", {"a": "x"}),
        (f"<div {ITEM}></b></p><i itemprop=a>x", {"a": "x"}),
        (f"<div {ITEM}><br itemprop=a><i itemprop=b>x</i></div>", {"a": "", "b": "x"}),
        (f"<div {ITEM}><p itemprop=a>x<script>y</script><textarea>&lt;z</textarea></p></div>", {"a": "x<z"}),
        (f"<div {ITEM} itemref='q q r'></div><b id=q itemprop=a>x</b><b id=q itemprop=a>y</b>", {"a": "x"}),
        (f"<div {ITEM}><a itemprop=url href='http://['>x</a></div>", {"url": "http://["}),
        (f"<div {ITEM}><a itemprop=url>x</a></div>", {"url": "https://a.example/"}),
        (f"<svg><g {ITEM}><a itemprop=a /><b itemprop=b>x</b></g></svg>", {"a": "https://a.example/", "b": "x"}),
    ],
)
def test_properties(html: str, expected: dict[str, Any]) -> None:
    """What HTML leaves unsaid is understood as browsers do: where elements end, and what their texts are."""
    (item,) = items(html, "https://a.example/")
    assert {key: value for key, value in item.items() if key not in ("@type", "@context")} == expected


def test_which_items_are_given() -> None:
    """Those of the type, alone or in others, and those with a claim but another type; each once."""
    inner = f"<i {ITEM} itemprop=review><b itemprop=claimReviewed>in</b></i>"
    wrong = "<p itemscope itemtype=https://schema.org/Review><b itemprop=claimReviewed>wrong</b></p>"
    page = (
        f"<p itemscope itemtype=https://schema.org/WebPage>{inner}</p><div {ITEM}>{inner}</div>{wrong}<p itemscope></p>"
    )
    assert [item.get("claimReviewed", item.get("review")) for item in items(page)] == [
        "in",
        {"@type": "https://schema.org/ClaimReview", "@context": "https://schema.org", "claimReviewed": "in"},
        "wrong",
    ]


def test_types_without_schema_org_have_no_context() -> None:
    """A type of another vocabulary, or without an address, is not schema.org's."""
    for kind in ("ClaimReview", "https://schema.example/ClaimReview"):
        (item,) = items(f"<p itemscope itemtype={kind}>")
        assert "@context" not in item


def test_circles_come_to_an_end() -> None:
    """An item that is its own property, or two that are each other's, are read to some depth."""
    two = f"<p id=a itemprop=review {ITEM} itemref=b></p><p id=b itemprop=review {ITEM} itemref='a b'></p>"
    for html in (
        f"<div id=a {ITEM} itemref=a><i itemprop=b>x</i></div>",
        f"<p id=a><b {ITEM} itemref=a itemprop=c></b></p>",
        two,
    ):
        assert validate_claim_review(items(html))


def test_references_do_not_multiply_without_end() -> None:
    """Each of many items may refer to many elements; what is read of them all is bounded by the page."""
    page = f"<p id=a>{'<b itemprop=x>y</b>' * 2000}</p>" + f"<p {ITEM} itemref=a></p>" * 2000
    assert sum(len(item.get("x", ())) for item in items(page)) < 5 * 4000 + 10_000


def test_deep_nesting() -> None:
    """Items within items are read to some depth, each further ClaimReview by itself."""
    for piece in (f"<b itemprop=review {ITEM}>", "<b itemprop=x>", "<b>", f"<li {ITEM}>"):
        assert isinstance(validate_claim_review(items(f"<div {ITEM}>" + piece * 20_000)), list)


@given(
    st.lists(
        st.sampled_from([f"<p {ITEM}>", "</p>", "<b itemprop=author itemscope itemref='a b'>", "</b>", "<i id=a itemprop=url>",
                         "<li id=b itemprop='x review' itemscope>", "</li>", "<meta itemprop=name content=x>", "text"]),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_any_page_is_read(html: str) -> None:
    """Whatever is left open and refers to whatever, objects come out that can be checked."""
    assert validate_claim_review(items(html))
