"""An article with its claims marked, as HTML for a notebook. Knows the model and HTML, no engine."""

from html import escape
from itertools import pairwise

from claimcheck.model import Article, Claim
from claimcheck.text_safety import plain

_MARKED = "background:transparent;color:inherit;border-bottom:2px solid currentColor"


def marked_html(article: Article, claims: tuple[Claim, ...]) -> str:
    """Give the article's text with the words of its claims underlined and numbered, and the claims in a list below.

    Everything from the article is escaped, and what a terminal or a browser would obey is made visible.
    """
    numbered = {claim.id: number for number, claim in enumerate(claims, 1)}
    body = f'<div style="white-space:pre-line">{_marked_text(article.text, claims, numbered)}</div>'
    rows = "".join(_row(claim) for claim in claims)
    # A headline that the text begins with is not said twice.
    heading = "" if article.text.lstrip().startswith(article.title) else f"<h3>{_safe(article.title)}</h3>"
    return f"<article>{heading}{body}<ol>{rows}</ol></article>"


def _marked_text(text: str, claims: tuple[Claim, ...], numbered: dict[str, int]) -> str:
    """Mark every stretch that a claim rests on; where claims overlap each stretch carries the numbers that end there."""
    edges = {0, len(text)} | {
        edge for claim in claims for a in claim.anchors for edge in (a.start, a.start + len(a.exact))
    }
    endings: dict[int, list[int]] = {}
    covered: list[tuple[int, int]] = sorted(
        (anchor.start, anchor.start + len(anchor.exact)) for claim in claims for anchor in claim.anchors
    )
    for claim in claims:
        last = claim.anchors[-1]
        endings.setdefault(last.start + len(last.exact), []).append(numbered[claim.id])
    out, at, reach = [], 0, 0
    for start, end in pairwise(sorted(edges)):
        while at < len(covered) and covered[at][0] <= start:
            reach = max(reach, covered[at][1])
            at += 1
        words = _safe(text[start:end])
        out.append(f'<mark style="{_MARKED}">{words}</mark>' if end <= reach else words)
        out += [f"<sup>{number}</sup>" for number in endings.get(end, ())]
    return "".join(out)


def _row(claim: Claim) -> str:
    by = f" – {_safe(claim.claimant.name)}" if claim.claimant else ""
    reasons = _safe("; ".join(claim.reasons))
    return f'<li title="{reasons}">{_safe(claim.text)}{by} <small>({claim.kind}, {claim.check_worthiness:.2f})</small></li>'


def _safe(words: str) -> str:
    return escape(plain(words))
