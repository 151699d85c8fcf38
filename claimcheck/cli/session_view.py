"""How a session and one of its claims look on a screen. Knows rich and the model, no store."""

from collections.abc import Iterator
from datetime import datetime

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.model import Claim, Review, ReviewSession, Source
from claimcheck.model.editing import reworded_since
from claimcheck.model.publication import signed_off
from claimcheck.review.descent import came_of
from claimcheck.review.desk import ranked
from claimcheck.review.judged import JudgedClaim, judged_claims
from claimcheck.review.screen import Screen
from claimcheck.text_safety import plain, plain_line

_WIDE = 80
_WIDEST_RATING = 16
_LABEL_WIDTH = 9

Rows = Iterator[tuple[str, str]]
"""Labels, each with its words."""


def overview(session: ReviewSession, *, width: int) -> Iterator[RenderableType]:
    """Give what a session is and where each of its claims is; every word of a claim is shown."""
    done = session.progress()
    facts = [f"{done.claims} claims", f"{done.rated} rated"]
    facts += [f"{done.disputed} disputed"] if done.disputed else []
    facts += [f"{done.skipped} skipped", session.scale.name]
    facts += [", ".join(session.reviewers)] if session.reviewers else []
    yield Text(plain_line(session.article.title), style="bold")
    yield Text(plain_line(" · ".join(facts)))
    yield Text(plain_line(session.id), style="dim")
    yield Text()
    yield _claims_table(session, is_wide=width >= _WIDE)


def listed(session: ReviewSession) -> tuple[JudgedClaim, ...]:
    """Give the claims as they are listed, with what was judged of them: by rank, superseded ones at the end."""
    places = {claim.id: place for place, claim in enumerate(ranked(session))}
    return tuple(sorted(judged_claims(session), key=lambda each: places.get(each.claim.id, len(places))))


def state_of(session: ReviewSession, judged: JudgedClaim) -> str:
    """Say what state a claim is in, or that somebody has begun to judge it."""
    is_begun = any(
        draft.claim_id == judged.claim.id and draft.answers and not draft.is_verdict for draft in session.drafts
    )
    return "draft" if judged.state == "open" and is_begun else judged.state


def print_claim(console: Console, session: ReviewSession, claim: Claim, *, wants_sign_off: bool = False) -> None:
    """Print a claim as the review shows it, then where it stands, the verdict on it, and every review of it."""
    judged = next(each for each in judged_claims(session) if each.claim.id == claim.id)
    facts = list(_facts(session, judged, wants_sign_off=wants_sign_off))
    if judged.state == "superseded":
        console.print(_grid([("Claim", claim.text), *facts, ("", "")]))
    else:
        number = ranked(session).index(claim) + 1
        screen = Screen(console)
        screen.show_claim(session.article, claim, number=number, progress=session.progress(), earlier=facts)
    for review in judged.judgements:
        console.print(_grid([*_review_rows(review, session, is_verdict=review is judged.verdict), ("", "")]))
    if not judged.judgements:
        console.print(Text("Nobody has judged this claim yet."))


def _claims_table(session: ReviewSession, *, is_wide: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("rating", overflow="fold", max_width=_WIDEST_RATING)
    table.add_column("claim", ratio=3, overflow="fold")
    if is_wide:
        table.add_column("claimant", ratio=1, overflow="fold")
    numbers = _numbers(session)
    for each in listed(session):
        claim = each.claim
        came = [numbers[it.id] for it in came_of(session, claim.id)] if each.state == "superseded" else []
        text = f"{claim.text} ({claim.id}, now {' and '.join(came)})" if came else claim.text
        cells = [numbers.get(claim.id, ""), state_of(session, each), ", ".join(each.labels) or "–", text]
        cells += [claim.claimant.name if claim.claimant else "–"] if is_wide else []
        table.add_row(*(Text(plain_line(cell)) for cell in cells))
    return table


def _numbers(session: ReviewSession) -> dict[str, str]:
    return {claim.id: str(number) for number, claim in enumerate(ranked(session), 1)}


def _facts(session: ReviewSession, judged: JudgedClaim, *, wants_sign_off: bool) -> Rows:
    """Say where a claim stands, apart from its reviews."""
    claim = judged.claim
    if judged.state == "superseded":
        yield "State", "superseded: it was split or merged"
        numbers = _numbers(session)
        for each in came_of(session, claim.id):
            yield "Now", f"{numbers[each.id]}: {each.text}"
    elif judged.state == "disputed":
        yield "State", "disputed: reviewers disagree, and nobody has decided"
    asked = [each.reviewer for each in session.assignments if each.claim_id == claim.id]
    if asked:
        yield "Assigned", f"to {', '.join(map(plain_line, asked))}"
    people = signed_off(session.history).get(claim.id, ())
    if people:
        yield "Sign-off", f"by {', '.join(map(plain_line, people))}"
    elif wants_sign_off and judged.labels and judged.state != "superseded":
        yield "Sign-off", "by nobody yet"


def _grid(rows: list[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_LABEL_WIDTH, no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in rows:
        table.add_row(name, Text(plain(words)))
    return table


def _review_rows(review: Review, session: ReviewSession, *, is_verdict: bool) -> Rows:
    yield "Verdict" if is_verdict else "Review", f"{plain_line(review.reviewer)}, {_minute(review.updated_at)}"
    if review.rating:
        yield "Rating", f"{review.rating.label} ({session.scale.name})"
        for source in review.sources:
            yield "Source", _told(source)
        yield "Why", review.explanation or "no explanation"
    else:
        yield "Skipped", review.skip_reason
    if review.note:
        yield "Reason" if is_verdict else "Note", review.note
    for each in review.corrections:
        yield "Corrected", f"{_minute(each.at)}, {plain_line(each.by)}: {each.what}: {each.why}"
    if change := reworded_since(session, review):
        yield "Since", f"the wording was changed by {plain_line(change.by)}, {_minute(change.at)}"


def _minute(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _told(source: Source) -> str:
    day = source.published_on.isoformat() if source.published_on else ""
    about = f"about {source.temporal_coverage}" if source.temporal_coverage else ""
    parts = (
        f"{source.url} ({source.stance})",
        ", ".join(filter(None, (source.title, source.publisher, day, about))),
        f"“{source.excerpt}”" if source.excerpt else "",
        f"archived: {source.archive_url}" if source.archive_url else "",
        source.note,
    )
    return "\n".join(filter(None, parts))
