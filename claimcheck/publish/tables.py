"""The reviews of a session as tables: JSON lines, CSV, Markdown. One row a review, in the order of the claims.

JSON lines keep every text as it is; the other two make harmless what a spreadsheet or a page would obey.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from claimcheck.claimreview.values import is_web_address, whole
from claimcheck.model import Review, ReviewSession, Source
from claimcheck.text_safety import plain, plain_line, safe_json

# A spreadsheet takes a cell that begins so for a formula, whatever white space stands before it.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&$!])")
_MARKDOWN_HEAD = ("Claim", "Said by", "Rating", "Why", "Sources", "Reviewer")


def to_jsonl(session: ReviewSession) -> str:
    """Write one JSON object a line for every review, skips among them; nothing of a text is changed."""
    return "".join(safe_json(_row(session, review)) + "\n" for review in _in_order(session))


def to_csv(session: ReviewSession) -> str:
    """Write a CSV table, a row a review; several sources stand in one cell, a line each."""
    return csv_table(_COLUMNS, (_row(session, review).values() for review in _in_order(session)))


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


def _row(session: ReviewSession, review: Review) -> dict[str, Any]:
    claim, article, rating = session.claim(review.claim_id), session.article, review.rating
    values = (
        session.id,
        article.title,
        article.url,
        claim.id,
        claim.text,
        claim.claimant.name if claim.claimant else None,
        claim.kind,
        claim.check_worthiness,
        review.reviewer,
        review.state,
        rating.label if rating else None,
        whole(rating.value) if rating else None,
        rating.scale if rating else None,
        review.explanation,
        [_source(source) for source in review.sources],
        review.skip_reason,
        review.updated_at.isoformat(timespec="seconds"),
    )
    return dict(zip(_COLUMNS, values, strict=True))


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


def _source(source: Source) -> dict[str, str]:
    return {"url": source.url, "title": source.title, "stance": source.stance, "excerpt": source.excerpt}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "\n".join(f"{source['stance']}: {source['url']}" for source in value)
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if _FORMULA.match(text) else text


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
