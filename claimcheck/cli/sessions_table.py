"""How a list of sessions looks on a screen. Knows rich and what a store lists, not where it keeps it."""

from collections import Counter
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from claimcheck.model import Progress
from claimcheck.store import SessionSummary, Trashed
from claimcheck.text_safety import plain_line

_BAR_CELLS = 8
_WIDE = 80
_WIDER = 100
_LEAST_TITLE = 16


def sessions_table(sessions: Sequence[SessionSummary], *, width: int) -> Table:
    """Give the sessions as a table; a screen narrower than 80 columns has the articles and the numbers alone.

    Disputed claims are counted where there are any; the bar of progress then has to have the place.
    """
    is_wide = width >= _WIDE
    is_disputed = any(each.progress.disputed for each in sessions)
    has_bar = width >= (_WIDER if is_disputed else _WIDE)
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("article", ratio=1, overflow="fold")
    for name in ("claims", "rated", "skipped", *(("disputed",) if is_disputed else ())):
        table.add_column(name, justify="right", no_wrap=True)
    if has_bar:
        table.add_column("progress", no_wrap=True)
    if is_wide:
        table.add_column("reviewers", overflow="fold", max_width=20)
        table.add_column("changed", no_wrap=True)
    for each in sessions:
        done = each.progress
        row = [each.title, str(done.claims), str(done.rated), str(done.skipped)]
        row += [str(done.disputed)] if is_disputed else []
        row += [bar(done)] if has_bar else []
        row += [_people(each.reviewers), f"{each.updated_at.astimezone():%Y-%m-%d}"] if is_wide else []
        table.add_row(*(Text(plain_line(cell)) for cell in row))
    return table


def trash_table(trashed: Sequence[Trashed]) -> Table:
    """Give what is in the trash as a table, each session by the name that it can be restored by."""
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    # A name is there to be copied, so that it is broken last.
    table.add_column("name", overflow="fold")
    table.add_column("article", ratio=1, overflow="fold", min_width=_LEAST_TITLE)
    table.add_column("deleted", no_wrap=True)
    often = Counter(each.id for each in trashed)
    for each in trashed:
        name = each.id if often[each.id] == 1 else each.key
        at = f"{each.deleted_at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(*(Text(plain_line(cell)) for cell in (name, each.title, at)))
    return table


def _people(names: tuple[str, ...]) -> str:
    return f"{len(names)} people" if len(names) > 1 else "".join(names) or "–"


def bar(progress: Progress) -> str:
    """Draw the part of the claims that is rated or skipped; some looks different from none, and all is a word."""
    if progress.claims and not progress.open:
        return "done"
    done = progress.claims - progress.open
    share = done / progress.claims if progress.claims else 0.0
    cells = max(int(share * _BAR_CELLS), done > 0)
    return "▓" * cells + "░" * (_BAR_CELLS - cells)
