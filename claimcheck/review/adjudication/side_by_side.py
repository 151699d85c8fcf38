"""The reviews of one claim beside each other, and what is decided on it. Knows rich and the model; it asks nothing.

Everything that comes from an article, a file or a keyboard goes through ``plain`` first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from rich.table import Table
from rich.text import Text

from claimcheck.model import Rating, RatingScale, Review, Source
from claimcheck.model.editing import reworded_since
from claimcheck.review.adjudication.deciding import Case, Decision, told_otherwise
from claimcheck.review.screen import Screen
from claimcheck.text_safety import plain, plain_line

WIDE = 100
"""Columns of a terminal in which reviews stand beside each other; in fewer, they stand one below the other."""

_MOST_BESIDE = 3
_LABEL_WIDTH = 9

Rows = list[tuple[str, tuple[str, ...]]]
"""Labels, each with its values; one that has none is not shown."""


def show_case(screen: Screen, case: Case) -> None:
    """Show what every reviewer says of a claim, and what was decided on it before."""
    reviews = case.reviews
    differ = "that differ" if len({review.rating for review in reviews}) > 1 else "that agree"
    _head(screen, "1 review" if len(reviews) == 1 else f"{len(reviews)} reviews {differ}")
    is_wide = screen.console.width >= WIDE and 1 < len(reviews) <= _MOST_BESIDE
    if is_wide and not screen.is_plain:
        _show_beside(screen, case, reviews)
    else:
        _show_below(screen, case, reviews)
    for review in case.session.reviews_of(case.claim_id):
        if review.rating is None:
            screen.say(f"\nSkipped by {plain_line(review.reviewer)}: {plain_line(review.skip_reason)}")
    if case.verdict:
        screen.console.print()
        _head(screen, f"The verdict so far, by {plain_line(case.verdict.reviewer)}")
        _show_rows(screen, _rows_of(case, case.verdict))
    if not screen.is_plain:
        screen.console.print()


def show_decision(screen: Screen, case: Case, found: Decision, *, by: str, min_sources: int = 0) -> None:
    """Show all that is decided, as it would be saved, and say if fewer sources than wanted are among it."""
    screen.console.print()
    _head(screen, f"Your verdict, as {plain_line(by)}")
    what = told_otherwise(case, found)
    rows: Rows = [
        ("Rating", (_rating(case.session.scale.rate(found.rating), case.session.scale),)),
        ("Why", (found.explanation or "none",)),
        ("Source", tuple(map(_source, found.sources)) or ("none",)),
        ("Reason", (found.reason or "none",)),
        ("Correction", (f"{what}. {found.correction}",) if what else ()),
    ]
    _show_rows(screen, rows)
    screen.say_what_is_missing(found.sources, found.explanation, min_sources=min_sources)


def told_case(case: Case) -> str:
    """Say in plain lines what a claim is and what every reviewer says of it, to be read beside a text that is written."""
    lines = [f"Claim: {plain_line(case.session.claim(case.claim_id).text)}"]
    for review in case.at_hand:
        lines += ["", f"Verdict so far: {review.reviewer}" if review is case.verdict else review.reviewer]
        lines += [f"{label}: {value}" for label, value in _numbered(_rows_of(case, review))]
    return plain("\n".join(lines))


def _rating(rating: Rating, scale: RatingScale) -> str:
    """Say a rating with its number on the scale."""
    if rating.value is None or scale.worst is None or scale.best is None:
        return f"{rating.label} (no number)"
    return f"{rating.label} ({rating.value:g} on {scale.worst:g} to {scale.best:g})"


def _source(source: Source) -> str:
    """Say what a source is, and which way it points, on a line or a few."""
    day = source.published_on.isoformat() if source.published_on else ""
    about = f"about {source.temporal_coverage}" if source.temporal_coverage else ""
    known = plain_line(", ".join(filter(None, (source.title, source.publisher, day, about))))
    excerpt = f"“{source.excerpt}”" if source.excerpt else ""
    archived = f"archived: {source.archive_url}" if source.archive_url else ""
    note = f"note: {source.note}" if source.note else ""
    return "\n".join(filter(None, (f"{source.url} ({source.stance})", known, excerpt, archived, note)))


def _head(screen: Screen, words: str) -> None:
    """Begin something new, under a line with these words."""
    if screen.is_plain:
        screen.console.print(Text(words))
    else:
        screen.console.rule(Text(words, style="bold"), align="left", style="")


def _show_rows(screen: Screen, rows: Rows) -> None:
    if screen.is_plain:
        for label, value in _numbered(rows):
            screen.console.print(Text(f"{label}: {plain(value)}"))
        return
    table = _table(label for label, values in rows if values)
    table.add_column(overflow="fold")
    for label, values in rows:
        if values:
            table.add_row(Text(label), Text(plain("\n".join(values))))
    screen.console.print(table)


def _show_beside(screen: Screen, case: Case, reviews: Sequence[Review]) -> None:
    """Draw a column a review; a row is there where any of them has something in it."""
    columns = [dict(_rows_of(case, review)) for review in reviews]
    table = _table(columns[0], is_expanded=True)
    for _ in reviews:
        table.add_column(ratio=1, overflow="fold")
    table.add_row("", *(Text(_named(n, review), style="bold") for n, review in enumerate(reviews, 1)))
    for label in columns[0]:
        if any(column[label] for column in columns):
            table.add_row(label, *(Text(plain("\n".join(column[label]))) for column in columns))
    screen.console.print(table)


def _show_below(screen: Screen, case: Case, reviews: Sequence[Review]) -> None:
    for number, review in enumerate(reviews, 1):
        if number > 1:
            screen.console.print()
        named = f"Review {number}: {plain_line(review.reviewer)}" if screen.is_plain else _named(number, review)
        screen.console.print(Text(named, style="bold"))
        _show_rows(screen, _rows_of(case, review))


def _table(labels: Iterable[str], *, is_expanded: bool = False) -> Table:
    # Rich cuts what is too long for a column with an ellipsis unless it is told to fold it.
    table = Table.grid(padding=(0, 1), expand=is_expanded)
    table.add_column(width=max(_LABEL_WIDTH, *map(len, labels)))
    return table


def _named(number: int, review: Review) -> str:
    return f"{number}  {plain_line(review.reviewer)}"


def _rows_of(case: Case, review: Review) -> Rows:
    """Give what a review, or a verdict, says; the same labels of each."""
    rating = _rating(review.rating, case.session.scale) if review.rating else ""
    return [
        ("Rating", (rating,)),
        ("Why", (review.explanation or "none",)),
        ("Source", tuple(map(_source, review.sources)) or ("none",)),
        ("Reason" if review is case.verdict else "Note", (review.note,) if review.note else ()),
        ("Date", (_moment(review.updated_at),)),
        ("Wording", tuple(_reworded(case, review))),
    ]


def _reworded(case: Case, review: Review) -> Iterator[str]:
    """Say that a claim reads otherwise than when it was judged."""
    if since := reworded_since(case.session, review):
        before = plain_line(since.claims_before[0].text)
        yield f"changed since, on {_moment(since.at)} by {plain_line(since.by)}; before: “{before}”"


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _numbered(rows: Rows) -> Iterator[tuple[str, str]]:
    for label, values in rows:
        for number, value in enumerate(values, 1):
            yield f"{label} {number}" if len(values) > 1 else label, value
