"""How a list of claims looks on a screen. Knows rich and the model, not where the claims come from."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from claimcheck.extract import Extraction
from claimcheck.model import Claim
from claimcheck.text_safety import plain_line


def heading(found: Extraction) -> Text:
    """Give the article's title and what was found in it, a line each."""
    counts = f"{_counted(len(found.claims), 'claim')} · {_counted(len(found.sentences), 'sentence')} · {found.engine}"
    return Text.assemble((plain_line(found.article.title), "bold"), "\n", plain_line(counts))


def claims_table(claims: Sequence[Claim]) -> Table:
    """Give the claims as a table, the most worth checking first; every word is shown, on as many lines as it takes."""
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("worth", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("claim", ratio=3, overflow="fold")
    table.add_column("claimant", ratio=1, overflow="fold")
    for claim in sorted(claims, key=lambda each: -each.check_worthiness):
        by = claim.claimant.name if claim.claimant else "–"
        row = (f"{claim.check_worthiness:.2f}", claim.kind, claim.text, by)
        table.add_row(*(Text(plain_line(cell)) for cell in row))
    return table


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"
