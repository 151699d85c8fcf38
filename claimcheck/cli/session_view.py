"""How a session, one of its claims, and its history look on a screen. Knows rich and the model, no store."""

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.model import Claim, HistoryEntry, Review, ReviewSession, Source
from claimcheck.model.undo import REDO, UNDO
from claimcheck.review.desk import ranked
from claimcheck.review.screen import Screen
from claimcheck.text_safety import plain, plain_line

_WIDE = 80
_WIDEST_RATING = 16
_DONE = {
    "rate": "rated",
    "skip": "skipped",
    "later": "left for later",
    "undo": "undid",
    "redo": "did again",
    "assign": "assigned to",
    "unassign": "no longer assigned to",
    "export": "published",
    "article": "said of the article",
    "redact": "redacted",
    "repair": "repaired",
}


def overview(session: ReviewSession, *, width: int) -> Iterator[RenderableType]:
    """Give what a session is and where each of its claims is; every word of a claim is shown."""
    done = session.progress()
    facts = [f"{done.claims} claims", f"{done.rated} rated", f"{done.skipped} skipped", session.scale.name]
    facts += [", ".join(session.reviewers)] if session.reviewers else []
    yield Text(plain_line(session.article.title), style="bold")
    yield Text(plain_line(" · ".join(facts)))
    yield Text(plain_line(session.id), style="dim")
    yield Text()
    yield _claims_table(session, is_wide=width >= _WIDE)


def print_claim(console: Console, session: ReviewSession, claim: Claim) -> None:
    """Print a claim as the review shows it, then whom it is assigned to, and every review of it."""
    screen = Screen(console)
    number = ranked(session).index(claim) + 1
    screen.show_claim(session.article, claim, number=number, progress=session.progress())
    asked = [each.reviewer for each in session.assignments if each.claim_id == claim.id]
    if asked:
        screen.say(f"Assigned to {', '.join(map(plain_line, asked))}")
    reviews = session.reviews_of(claim.id)
    for review in reviews:
        console.print(_review_table(review, session))
    if not reviews:
        screen.say("Nobody has judged this claim yet.")


def history_table(session: ReviewSession, entries: Sequence[HistoryEntry]) -> Table:
    """Give who did what when, a line each; claims are called by their number in the ranked list."""
    numbers = {claim.id: str(number) for number, claim in enumerate(ranked(session), 1)}
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    for name in ("", "when", "claim"):
        table.add_column(name, no_wrap=True, justify="left" if name == "when" else "right")
    table.add_column("who", ratio=1, overflow="fold")
    table.add_column("what", ratio=2, overflow="fold")
    for each in entries:
        when = f"{each.at.astimezone():%Y-%m-%d %H:%M}"
        cells = (str(each.number), when, numbers.get(each.claim_id or "", ""), each.by, done_by(each))
        table.add_row(*(Text(plain_line(cell)) for cell in cells))
    return table


def done_by(entry: HistoryEntry) -> str:
    """Say what an entry of the history was, with the judgement that came of it."""
    what = _DONE.get(entry.action, entry.action)
    review = entry.after
    if entry.action in ("rate", "skip") and review:
        return f"{what} {review.rating.label if review.rating else f'({review.skip_reason})'}"
    if entry.action in (UNDO, REDO):
        of, _, who = entry.note.partition(" ")
        return f"{what}: {_DONE.get(of, of)} {who}".strip()
    return f"{what} {entry.note}".strip()


def state_of(session: ReviewSession, claim: Claim) -> str:
    """Say whether a claim is rated, skipped, begun or open, by anybody."""
    is_begun = any(draft.claim_id == claim.id and draft.answers for draft in session.drafts)
    state = session.state_of(claim.id)
    return "draft" if state == "open" and is_begun else state


def _claims_table(session: ReviewSession, *, is_wide: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("rating", overflow="fold", max_width=_WIDEST_RATING)
    table.add_column("claim", ratio=3, overflow="fold")
    if is_wide:
        table.add_column("claimant", ratio=1, overflow="fold")
    for number, claim in enumerate(ranked(session), 1):
        labels = (review.rating.label for review in session.reviews_of(claim.id) if review.rating)
        cells = [str(number), state_of(session, claim), ", ".join(dict.fromkeys(labels)) or "–", claim.text]
        cells += [claim.claimant.name if claim.claimant else "–"] if is_wide else []
        table.add_row(*(Text(plain_line(cell)) for cell in cells))
    return table


def _review_table(review: Review, session: ReviewSession) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in _review_rows(review, session):
        table.add_row(name, Text(plain(words)))
    table.add_row("", "")
    return table


def _review_rows(review: Review, session: ReviewSession) -> Iterator[tuple[str, str]]:
    yield "Review", f"{plain_line(review.reviewer)}, {review.updated_at.astimezone():%Y-%m-%d %H:%M}"
    if review.rating is None:
        yield "Skipped", review.skip_reason
        return
    yield "Rating", f"{review.rating.label} ({session.scale.name})"
    for source in review.sources:
        yield "Source", _told(source)
    yield "Why", review.explanation or "no explanation"


def _told(source: Source) -> str:
    parts = (
        f"{source.url} ({source.stance})",
        source.title,
        f"“{source.excerpt}”" if source.excerpt else "",
        source.note,
    )
    return "\n".join(filter(None, parts))
