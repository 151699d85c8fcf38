"""How agreement between reviewers looks on a screen. Knows rich and what was measured, not how."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from claimcheck.review.agreement import Agreement, RatedClaim
from claimcheck.review.coefficients import NOT_TWO, Figure
from claimcheck.text_safety import plain_line

_WIDE = 80
_GAP = 2
_LEAST_CLAIM = 24
_LEAST_RATING = 10
_MOST_RATING = 24


def agreement_parts(agreement: Agreement, *, width: int) -> Iterator[Table | Text]:
    """Give what is shown of one scale: its name, the claims that were rated differently by session, the figures."""
    scale = agreement.scale
    yield Text(plain_line(f"{scale.name} ({scale.id}, version {scale.version})"), style="bold")
    for _, group in groupby(agreement.split_claims, key=lambda claim: claim.session_id):
        claims = tuple(group)
        yield Text(f"\n{plain_line(claims[0].title)}")
        yield split_table(claims, width=width)
    yield Text("\n" + "\n".join(figure_lines(agreement)))


def split_table(claims: Sequence[RatedClaim], *, width: int) -> Table:
    """Give claims with what each reviewer made of them side by side, or below each other where columns would be too narrow.

    A screen narrower than 80 columns has no ids.
    """
    people = tuple(dict.fromkeys(name for claim in claims for name in (*claim.ratings, *claim.skipped_by)))
    ids = max(len("id"), *(cell_len(plain_line(claim.claim_id)) for claim in claims)) + _GAP if width >= _WIDE else 0
    each = _rating_width(claims, people, width - ids)
    table = Table(box=None, padding=(0, _GAP, 0, 0), expand=True, header_style="bold")
    if ids:
        table.add_column("id", no_wrap=True)
    table.add_column("claim", ratio=1, overflow="fold")
    _add_ratings(table, people, each)
    for claim in claims:
        cells = _side_by_side(claim, people) if each else [_below_each_other(claim, people)]
        head = [claim.claim_id, claim.text] if ids else [claim.text]
        table.add_row(*map(Text, (*map(plain_line, head), *cells)))
    return table


def _add_ratings(table: Table, people: Sequence[str], each: int) -> None:
    if not each:
        table.add_column("ratings", ratio=1, overflow="fold")
        return
    for name in people:
        table.add_column(Text(plain_line(name)), width=each, overflow="fold")


def _rating_width(claims: Sequence[RatedClaim], people: Sequence[str], width: int) -> int:
    """Give the width of a reviewer's column; 0 where all of them would break words or not leave the claims enough."""
    cells = [*map(plain_line, people), *(cell for claim in claims for cell in _side_by_side(claim, people))]
    wanted = min(max(map(cell_len, cells)), _MOST_RATING)
    word = max(cell_len(word) for cell in cells for word in cell.split() or [""])
    there = (width - _LEAST_CLAIM - _GAP) // len(people) - _GAP
    return min(wanted, there) if there >= min(wanted, max(word, _LEAST_RATING)) else 0


def _side_by_side(claim: RatedClaim, people: Sequence[str]) -> list[str]:
    return [_judgement(claim, name) for name in people]


def _below_each_other(claim: RatedClaim, people: Sequence[str]) -> str:
    judged = (name for name in people if name in claim.ratings or name in claim.skipped_by)
    return "\n".join(f"{plain_line(name)}: {_judgement(claim, name)}" for name in judged)


def _judgement(claim: RatedClaim, name: str) -> str:
    return plain_line(claim.ratings.get(name) or ("skipped" if name in claim.skipped_by else "–"))


def figure_lines(agreement: Agreement) -> Iterator[str]:
    """Say the figures in words, and what they leave out, a line each."""
    if agreement.claims:
        yield _percent(agreement)
        if agreement.scale.levels:
            yield _line("Krippendorff's α (ordinal)", agreement.ordinal)
        yield _line("Krippendorff's α (nominal)", agreement.nominal)
        yield _line("Cohen's κ", agreement.kappa)
    else:
        yield "No claim was rated by two reviewers."
    if agreement.left_out:
        labels = ", ".join(f"{plain_line(label)} {count}" for label, count in agreement.left_out.items())
        yield f"Left out of the ordinal α, as labels off the scale: {labels}"
    if count := agreement.rated_and_skipped:
        yield f"{_claims(count)} rated by one reviewer and skipped by another; a skip is no rating"


def _percent(agreement: Agreement) -> str:
    split, every = len(agreement.split_claims), len(agreement.claims)
    share = f"{_percentage(agreement.percent.value or 0.0)}%"
    return f"Agreement {share} over {_based(agreement.percent)}; {split} of {every} rated differently"


def _percentage(share: float) -> int:
    # What is not quite all, or not quite nothing, must not look like it.
    return min(max(round(share * 100), int(share > 0)), 100 - int(share < 1))


def _line(name: str, figure: Figure) -> str:
    if figure.value is not None:
        return f"{name} {figure.value:.3f} over {_based(figure)}"
    advice = "; name two with --reviewer" if figure.reason == NOT_TWO else ""
    return f"{name}: none, for {figure.reason}{advice}"


def _based(figure: Figure) -> str:
    return f"{_claims(figure.units)} by {figure.people} reviewers"


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"
