"""All claims of a session at a glance, filtered and in pages, as a question. Pure; knows no terminal and no store.

What others judged shows only where the reviewer has judged the claim, too.
"""

from collections import Counter
from collections.abc import Iterator

from attrs import evolve, frozen

from claimcheck.model import Claim, ReviewSession
from claimcheck.review.desk import entered, ranked
from claimcheck.review.questions import Choice, Question, check_filled
from claimcheck.text_safety import plain_line

GO_ON, FINISH, ADD = "go on", "finish", "add"
ALL, NEXT, PREVIOUS, FILTER, SEARCH = "all", "next", "previous", "filter", "search"
_TURNS = {NEXT: 1, PREVIOUS: -1}

STATES = ("open", "draft", "rated", "disputed", "skipped")

FIND = Question("find", "The number of a claim, or words of it", "Find", check=check_filled)


@frozen
class Row:
    """A claim with its number among the ranked, and the state in which one reviewer sees it."""

    number: int
    claim: Claim
    state: str


@frozen
class Overview:
    """What of the claims is shown: those in a state, those with words, and which page of them, from 0."""

    state: str = ""
    words: str = ""
    page: int = 0

    @property
    def is_narrowed(self) -> bool:
        """Whether some claims are left out."""
        return bool(self.state or self.words)


def rows_of(session: ReviewSession, reviewer: str) -> tuple[Row, ...]:
    """Give every current claim, the most worth checking first, in the state in which this reviewer sees it."""
    mine = {review.claim_id: review.state for review in session.reviews if review.reviewer == reviewer}
    begun = {
        draft.claim_id
        for draft in session.drafts
        if draft.reviewer == reviewer and not draft.is_verdict and entered(draft)
    }
    disputed = _disputed(session) & set(mine)

    def state(claim: Claim) -> str:
        if claim.id in disputed:
            return "disputed"
        return "draft" if claim.id in begun and claim.id not in mine else mine.get(claim.id, "open")

    return tuple(Row(number, claim, state(claim)) for number, claim in enumerate(ranked(session), 1))


def rows_in(rows: tuple[Row, ...], overview: Overview) -> tuple[Row, ...]:
    """Give the claims that are in the state and have all the words, in them or in the name of their claimant."""
    words = overview.words.casefold().split()
    return tuple(
        row for row in rows if overview.state in ("", row.state) and all(word in _searched(row.claim) for word in words)
    )


def overview_question(
    rows: tuple[Row, ...], overview: Overview, *, size: int, going_on: str, is_listed: bool = False
) -> Question:
    """Ask for a claim of a page, or what else to do.

    Args:
        rows: All claims.
        overview: Which of them are shown.
        size: How many a page has, at most 10.
        going_on: Where the review goes on, in words; empty where every claim is done.
        is_listed: Whether the choices will stand in a list with numbers of its own, beside which no claim's is a key.

    """
    shown = rows_in(rows, overview)
    page = shown[overview.page * size : (overview.page + 1) * size]
    go_on = Choice(GO_ON, going_on, "g") if going_on else Choice(FINISH, "Finish: every claim is done", "f")
    asked = Question(
        "overview",
        "Which claim?",
        "Claim",
        (*_choices(page, overview, is_listed=is_listed), go_on, *_ways(len(shown), overview, size)),
    )
    return evolve(asked, suggestion=go_on.value)


def headline(rows: tuple[Row, ...], overview: Overview, *, size: int) -> str:
    """Say how many claims are in which state, and which of them are shown."""
    counts = Counter(row.state for row in rows)
    facts = [f"{len(rows)} claim{'s' * (len(rows) != 1)}"]
    facts += [f"{counts[state]} {state}" for state in STATES if counts[state]]
    shown = rows_in(rows, overview)
    if overview.is_narrowed:
        of = f"{overview.state} " if overview.state else ""
        facts.append(f"shown: {len(shown)} {of}".rstrip() + (f" with “{overview.words}”" if overview.words else ""))
    if pages := -(-len(shown) // size) if len(shown) > size else 0:
        facts.append(f"page {overview.page + 1} of {pages}")
    return " · ".join(facts)


def filter_question(rows: tuple[Row, ...]) -> Question:
    """Ask which state the claims shown are to be in."""
    counts = Counter(row.state for row in rows)
    keys = {"open": "o", "draft": "d", "rated": "r", "disputed": "p", "skipped": "s"}
    states = tuple(Choice(state, f"{state} ({counts[state]})", keys[state]) for state in STATES if counts[state])
    return Question("filter", "Show which claims?", "Shown", (*states, Choice(ALL, f"all ({len(rows)})", "a")))


def still_within(rows: tuple[Row, ...], overview: Overview, *, size: int) -> Overview:
    """Turn back to the last page, where there are not so many any more."""
    last = max(len(rows_in(rows, overview)) - 1, 0) // size
    return evolve(overview, page=min(overview.page, last))


def turned(overview: Overview, way: str) -> Overview:
    """Turn the page."""
    return evolve(overview, page=max(overview.page + _TURNS[way], 0))


def _ways(count: int, overview: Overview, size: int) -> list[Choice]:
    ways = [Choice(SEARCH, "find", "/", is_minor=True), Choice(FILTER, "filter", "i", is_minor=True)]
    if overview.is_narrowed:
        ways.append(Choice(ALL, "all claims", "z", is_minor=True))
    if (overview.page + 1) * size < count:
        ways.append(Choice(NEXT, "next page", "n", is_minor=True))
    if overview.page:
        ways.append(Choice(PREVIOUS, "page before", "p", is_minor=True))
    return [*ways, Choice(ADD, "add a claim", "a", is_minor=True)]


def _choices(page: tuple[Row, ...], overview: Overview, *, is_listed: bool) -> Iterator[Choice]:
    for place, row in enumerate(page, 1):
        by = f" ({plain_line(row.claim.claimant.name)})" if row.claim.claimant else ""
        words = f"{row.state} · {plain_line(row.claim.text)}{by}"
        if is_listed:
            yield Choice(row.claim.id, f"claim {row.number} · {words}")
            continue
        # The last digit of its number, so that a key means the same number on every page; of some claims two may share it.
        key = str((place if overview.is_narrowed else row.number) % 10)
        yield Choice(row.claim.id, words if key == str(row.number) else f"{row.number} · {words}", key)


def _searched(claim: Claim) -> str:
    return f"{claim.text} {claim.claimant.name if claim.claimant else ''}".casefold()


def _disputed(session: ReviewSession) -> set[str]:
    labels: dict[str, set[str]] = {}
    for review in session.reviews:
        if review.rating:
            labels.setdefault(review.claim_id, set()).add(review.rating.label)
    decided = {verdict.claim_id for verdict in session.verdicts}
    return {claim_id for claim_id, given in labels.items() if len(given) > 1} - decided
