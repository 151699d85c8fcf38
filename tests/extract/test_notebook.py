"""An article with its claims marked, for a notebook."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, strategies as st

from claimcheck.extract import Extraction, extract_claims
from claimcheck.extract.notebook import marked_html
from claimcheck.model import Anchor, Article, Claim
from tests import samples


def claim_on(text: str, start: int, end: int, number: int = 0) -> Claim:
    return Claim(id=f"c-{number}", text="A claim", anchors=(Anchor.at(text, start, end),))


class Tags(HTMLParser):
    """Checks that tags are nested and gathers the text outside the list and the numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser calls it so
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"sup", "ol", "h3"} & set(self.open):
            self.text += data


def test_shows_text_and_claims() -> None:
    """The words of a claim are underlined and numbered; the list says who asserts it and what it is worth."""
    found = Extraction(samples.article(), "rules", (), (samples.COST, samples.LONGEST))
    html = found._repr_html_()
    assert re.search(r"<mark[^>]*>The bridge cost nothing</mark><sup>1</sup>", html)
    assert "The bridge cost nothing – Selina Vale <small>(quantity, 0.50)</small>" in html


def test_hostile_text() -> None:
    """Markup and controls in an article are shown, not obeyed."""
    text = "<script>alert(1)</script> said \x1b[31m that & <b>it</b> is shut."
    article = Article.from_text(text, title="<img src=x onerror=alert(1)>")
    html = marked_html(article, (claim_on(article.text, 0, 8),))
    assert "<script" not in html
    assert "<img" not in html
    assert "\x1b" not in html


@given(st.text(st.sampled_from("ab <&\n"), min_size=1, max_size=40), st.data())
def test_any_overlap(text: str, data: st.DataObject) -> None:
    """Whatever spans claims have, tags are nested, and the text comes out as it went in."""
    article = Article.from_text(text)
    size = len(article.text)
    spans = data.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(1, size)).filter(lambda s: s[0] < s[1])))
    claims = tuple(claim_on(article.text, *span, number) for number, span in enumerate(spans))
    tags = Tags()
    tags.feed(marked_html(article, claims))
    assert tags.open == []
    assert unescape(tags.text) == article.text
    assert sum(len(claim.anchors) for claim in claims) == len(spans)


def test_of_an_article() -> None:
    """What extraction gives shows itself in a notebook."""
    found = extract_claims(samples.article(), engine="rules")
    assert f"<sup>{len(found.claims)}</sup>" in found._repr_html_()
