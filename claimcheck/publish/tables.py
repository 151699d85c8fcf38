"""The reviews of a session as tables: JSON lines, CSV, Markdown. One row a review, in the order of the claims.

JSON lines keep every text as it is; the other two make harmless what a spreadsheet or a page would obey. What JSON lines and
CSV say of a review can be read back by ``claimcheck.review.sheets``.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.claimreview.values import is_web_address, whole
from claimcheck.model import Claim, Review, ReviewSession, Source
from claimcheck.review.cells import defused, source_fields, written_source
from claimcheck.text_safety import plain, plain_line, safe_json

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&$!])")
_MARKDOWN_HEAD = ("Claim", "Said by", "Rating", "Why", "Sources", "Reviewer")


def to_jsonl(session: ReviewSession, *, with_open: bool = False, reviewer: str = "") -> str:
    """Write one JSON object a line for every review, skips among them; nothing of a text is changed.

    Args:
        session: Whose reviews.
        with_open: With a line for every claim that has no review, to be filled in.
        reviewer: Who is to fill those in.

    """
    return "".join(safe_json(row) + "\n" for row in _rows(session, with_open=with_open, reviewer=reviewer))


def to_csv(session: ReviewSession, *, with_open: bool = False, reviewer: str = "") -> str:
    """Write a CSV table, a row a review; several sources stand in one cell, a line each.

    The arguments are those of ``to_jsonl``.
    """
    rows = _rows(session, with_open=with_open, reviewer=reviewer)
    return csv_table(_COLUMNS, (row.values() for row in rows))


def csv_table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Write a CSV table with a header: UTF-8, lines ended by a line feed.

    A cell that a spreadsheet would run as a formula is written with an apostrophe before it.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(head)
    table.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def to_markdown(session: ReviewSession) -> str:
    """Write a Markdown table of the rated claims under the article's title, to be pasted into a text."""
    rated = [review for review in _in_order(session) if review.rating]
    rows = [_MARKDOWN_HEAD, ("---",) * len(_MARKDOWN_HEAD), *(_markdown_row(session, review) for review in rated)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"# {_escaped(session.article.title)}\n\n{table}"


def _in_order(session: ReviewSession) -> list[Review]:
    order = {claim.id: place for place, claim in enumerate(session.claims)}
    return sorted(session.reviews, key=lambda review: order[review.claim_id])


def _rows(session: ReviewSession, *, with_open: bool, reviewer: str) -> Iterator[dict[str, Any]]:
    """Give the rows of all claims in their order; that of a claim without a review says of it alone."""
    reviews: dict[str, list[Review]] = {}
    for review in session.reviews:
        reviews.setdefault(review.claim_id, []).append(review)
    for claim in session.claims:
        about = _about(session, claim)
        judged = [_judged(review) for review in reviews.get(claim.id, ())]
        unjudged: list[dict[str, Any]] = (
            [{"reviewer": reviewer or None, "state": "open", "sources": []}] if with_open else []
        )
        for said in judged or unjudged:
            yield dict.fromkeys(_COLUMNS) | about | said


def _about(session: ReviewSession, claim: Claim) -> dict[str, Any]:
    return {
        "session": session.id,
        "article": session.article.title,
        "article_url": session.article.url,
        "claim_id": claim.id,
        "claim": claim.text,
        "claimant": claim.claimant.name if claim.claimant else None,
        "kind": claim.kind,
        "check_worthiness": claim.check_worthiness,
    }


def _judged(review: Review) -> dict[str, Any]:
    rating = review.rating
    return {
        "reviewer": review.reviewer,
        "state": review.state,
        "rating": rating.label if rating else None,
        "rating_value": whole(rating.value) if rating else None,
        "scale": rating.scale if rating else None,
        "explanation": review.explanation,
        "sources": [source_fields(source) for source in review.sources],
        "skip_reason": review.skip_reason,
        "reviewed_at": review.updated_at.isoformat(timespec="seconds"),
    }


_COLUMNS = (
    "session",
    "article",
    "article_url",
    "claim_id",
    "claim",
    "claimant",
    "kind",
    "check_worthiness",
    "reviewer",
    "state",
    "rating",
    "rating_value",
    "scale",
    "explanation",
    "sources",
    "skip_reason",
    "reviewed_at",
)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "\n".join(map(written_source, value))
    return defused(plain(value)) if isinstance(value, str) else value


def _markdown_row(session: ReviewSession, review: Review) -> tuple[str, ...]:
    claim = session.claim(review.claim_id)
    said_by = claim.claimant.name if claim.claimant else "the article"
    label = review.rating.label if review.rating else ""
    texts = (_escaped(text) for text in (claim.text, said_by, label, review.explanation))
    return (*texts, "; ".join(map(_link, review.sources)), _escaped(review.reviewer))


def _link(source: Source) -> str:
    name = _escaped(source.title or source.url)
    address = source.url.strip()
    if not is_web_address(address):
        return name
    # Between angle brackets these three would end the address or the cell.
    for char, code in (("<", "%3C"), (">", "%3E"), ("|", "%7C"), ("\\", "%5C")):
        address = address.replace(char, code)
    return f"[{name}](<{plain(address)}>)"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", plain_line(text))
