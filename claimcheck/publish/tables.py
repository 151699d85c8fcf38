"""The reviews of a session as tables: JSON lines, CSV, Markdown. One row a review or verdict, in the order of the claims.

JSON lines keep every text as it is; the other two make harmless what a spreadsheet or a page would obey. What JSON lines and
CSV say of a review can be read back by ``claimcheck.review.tables.sheets``.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.claimreview.values import is_web_address, whole
from claimcheck.model import Review, ReviewSession, Source
from claimcheck.review.judged import JudgedClaim, judged_claims
from claimcheck.review.tables.cells import VERDICT, defused, source_fields, written_source
from claimcheck.text_safety import plain, plain_line, safe_json

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&$!])")
_MARKDOWN_HEAD = ("Claim", "Said by", "Rating", "Why", "Sources", "Reviewer")


def to_jsonl(session: ReviewSession, *, with_open: bool = False, reviewer: str = "") -> str:
    """Write one JSON object a line for every review and verdict, skips among them; nothing of a text is changed.

    Args:
        session: Whose reviews.
        with_open: With a line for every claim that has no review and was not split or merged, to be filled in.
        reviewer: Who is to fill those in.

    """
    return "".join(safe_json(row) + "\n" for row in _rows(session, with_open=with_open, reviewer=reviewer))


def to_csv(session: ReviewSession, *, with_open: bool = False, reviewer: str = "") -> str:
    """Write a CSV table, a row a review or verdict; several sources or corrections stand in one cell, a line each.

    The arguments are those of ``to_jsonl``.
    """
    rows = map(_in_cells, _rows(session, with_open=with_open, reviewer=reviewer))
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
    rated = [row for each in judged_claims(session) for row in _markdown_rows(each)]
    rows = [_MARKDOWN_HEAD, ("---",) * len(_MARKDOWN_HEAD), *rated]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return f"# {_escaped(session.article.title)}\n\n{table}"


def _rows(session: ReviewSession, *, with_open: bool, reviewer: str) -> Iterator[dict[str, Any]]:
    """Give the rows of all claims in their order; that of a claim without a review says of it alone."""
    unjudged: dict[str, Any] = {"reviewer": reviewer or None, "state": "open", "sources": [], "corrections": []}
    for each in judged_claims(session):
        rows = [_judged(review, is_verdict=review is each.verdict) for review in each.judgements]
        if not rows and with_open and each.state != "superseded":
            rows = [unjudged]
        about = _about(session, each)
        for said in rows:
            yield dict.fromkeys(_COLUMNS) | about | said


def _about(session: ReviewSession, judged: JudgedClaim) -> dict[str, Any]:
    claim = judged.claim
    return {
        "session": session.id,
        "article": session.article.title,
        "article_url": session.article.url,
        "claim_id": claim.id,
        "claim": claim.text,
        "claim_state": judged.state,
        "claimant": claim.claimant.name if claim.claimant else None,
        "claim_date": claim.stated_on.isoformat() if claim.stated_on else None,
        "claim_place": claim.place,
        "kind": claim.kind,
        "check_worthiness": claim.check_worthiness,
    }


def _judged(review: Review, *, is_verdict: bool) -> dict[str, Any]:
    rating = review.rating
    return {
        "reviewer": review.reviewer,
        "judgement": VERDICT if is_verdict else "review",
        "state": review.state,
        "rating": rating.label if rating else None,
        "rating_value": whole(rating.value) if rating else None,
        "scale": rating.scale if rating else None,
        "explanation": review.explanation,
        "sources": [source_fields(source) for source in review.sources],
        "skip_reason": review.skip_reason,
        "reviewed_at": review.updated_at.isoformat(timespec="seconds"),
        "corrections": [
            {"at": each.at.isoformat(timespec="seconds"), "by": each.by, "what": each.what, "why": each.why}
            for each in review.corrections
        ],
    }


_COLUMNS = (
    "session",
    "article",
    "article_url",
    "claim_id",
    "claim",
    "claim_state",
    "claimant",
    "claim_date",
    "claim_place",
    "kind",
    "check_worthiness",
    "reviewer",
    "judgement",
    "state",
    "rating",
    "rating_value",
    "scale",
    "explanation",
    "sources",
    "skip_reason",
    "reviewed_at",
    "corrections",
)


def _in_cells(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row with its lists as texts."""
    corrections = (f"{each['at'][:10]} {each['what']}: {each['why']}" for each in row["corrections"])
    return row | {"sources": "\n".join(map(written_source, row["sources"])), "corrections": "\n".join(corrections)}


def _cell(value: Any) -> Any:
    return defused(plain(value)) if isinstance(value, str) else value


def _markdown_rows(judged: JudgedClaim) -> Iterator[tuple[str, ...]]:
    claim = judged.claim
    text = f"{claim.text} (superseded)" if judged.state == "superseded" else claim.text
    stated_on = claim.stated_on.isoformat() if claim.stated_on else ""
    said_by = claim.claimant.name if claim.claimant else "the article"
    said = ", ".join(filter(None, (said_by, claim.place, stated_on)))
    for review in judged.judgements:
        if review.rating:
            corrections = (f"Corrected {each.at:%Y-%m-%d}: {each.what}: {each.why}" for each in review.corrections)
            why = " ".join((review.explanation, *corrections))
            by = f"{review.reviewer} (verdict)" if review is judged.verdict else review.reviewer
            texts = (_escaped(each) for each in (text, said, review.rating.label, why))
            yield (*texts, "; ".join(map(_link, review.sources)), _escaped(by))


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
