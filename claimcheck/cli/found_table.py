"""How claims that were searched for look on a screen. Knows rich and what a store finds, not where."""

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from claimcheck.store import FoundClaim
from claimcheck.text_safety import plain_line

_WIDE = 80
_WIDEST_RATING = 16


def found_table(found: Sequence[FoundClaim], *, width: int) -> Table:
    """Give the claims as a table, every word of them; a screen narrower than 80 columns has no ids."""
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    if width >= _WIDE:
        table.add_column("id", no_wrap=True)
    table.add_column("claim", ratio=4, overflow="fold")
    table.add_column("rating", overflow="fold", min_width=len("skipped"), max_width=_WIDEST_RATING)
    table.add_column("claimant", ratio=2, overflow="fold")
    table.add_column("article", ratio=3, overflow="fold")
    for each in found:
        table.add_row(*(Text(plain_line(cell)) for cell in _cells(each, is_wide=width >= _WIDE)))
    return table


def _cells(found: FoundClaim, *, is_wide: bool) -> Iterator[str]:
    if is_wide:
        yield found.claim.id
    yield found.claim.text
    # A claim that is no more must not look like one that is rated.
    yield found.state if found.state == "superseded" else ", ".join(found.ratings) or found.state
    yield found.claim.claimant.name if found.claim.claimant else "–"
    yield found.title
