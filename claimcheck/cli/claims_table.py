"""How a list of claims looks on a screen. Knows rich and the model, not where the claims come from."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.extract import Extraction
from claimcheck.model import Article, Claim
from claimcheck.text_safety import plain_line

Order = str
_OPENING_WORDS = 40
"""How many characters of a paragraph are shown above its claims."""


def heading(found: Extraction) -> Text:
    """Give the article's title and what was found in it, a line each."""
    counts = f"{_counted(len(found.claims), 'claim')} · {_counted(len(found.sentences), 'sentence')} · {found.engine}"
    return Text.assemble((plain_line(found.article.title), "bold"), "\n", plain_line(counts))


def ordered(claims: Sequence[Claim], by: Order) -> list[Claim]:
    """Give the claims with the most worth checking first, or in the order of the text."""
    return sorted(claims, key=lambda claim: -claim.check_worthiness) if by == "rank" else list(claims)


def claims_table(found: Extraction, by: Order) -> Table:
    """Give the claims as a table; every word is shown, on as many lines as it takes.

    In the order of the text each paragraph's claims stand below its first words.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column("worth", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("claim", ratio=3, overflow="fold")
    table.add_column("claimant", ratio=1, overflow="fold")
    for opening, claims in _groups(found, by):
        if opening:
            table.add_row("", "", Text(f"¶ {opening}", style="italic"), "")
        for claim in claims:
            table.add_row(*_cells(claim))
    return table


def explained(found: Extraction, by: Order) -> Iterator[RenderableType]:
    """Give each claim with the words it rests on, why it was cut out as it was, and why it is worth what it is."""
    for opening, claims in _groups(found, by):
        if opening:
            yield Text(f"¶ {opening}", style="italic")
        for claim in claims:
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_row(f"{claim.check_worthiness:.2f}", Text(plain_line(claim.text), style="bold", overflow="fold"))
            for name, words in _explanation(claim, found.cuts.get(claim.id, "")):
                grid.add_row(name, Text(plain_line(words), overflow="fold"))
            yield Padding(grid, (0, 0, 1, 0))


def _explanation(claim: Claim, cut: str) -> Iterator[tuple[str, str]]:
    if claim.claimant:
        role = f", {claim.claimant.role}" if claim.claimant.role else ""
        yield "by", f"{claim.claimant.name}{role}" + (f" (“{claim.cue}”)" if claim.cue else "")
    yield "words", " … ".join(anchor.exact for anchor in claim.anchors)
    yield "cut", cut or "a sentence of its own"
    yield "kind", claim.kind
    yield "worth", "; ".join(claim.reasons) or "nothing that tells for or against it"
    for open_words in claim.unresolved:
        yield (
            "open",
            f"{open_words.words}: {' or '.join(open_words.candidates) or 'the article does not make it clear'}",
        )


def _groups(found: Extraction, by: Order) -> Iterator[tuple[str, Iterable[Claim]]]:
    """Give the claims in their order, with the first words of the paragraph they are from where that is the order."""
    claims = ordered(found.claims, by)
    if by == "rank":
        yield "", claims
        return
    for start, group in groupby(claims, key=lambda claim: _paragraph(found.article, claim)):
        yield _opening(found.article.text, start), group


def _paragraph(article: Article, claim: Claim) -> int:
    """Give where the paragraph of a claim begins; a paragraph ends with a blank line, or else with the line."""
    at = claim.anchors[0].start
    mark = "\n\n" if "\n\n" in article.text else "\n"
    return article.text.rfind(mark, 0, at) + len(mark) if mark in article.text[:at] else 0


def _opening(text: str, start: int) -> str:
    words = plain_line(text[start : start + 4 * _OPENING_WORDS]).strip()
    return words if len(words) <= _OPENING_WORDS else words[:_OPENING_WORDS].rsplit(" ", 1)[0] + " …"


def _cells(claim: Claim) -> Iterator[Text]:
    by = claim.claimant.name if claim.claimant else "–"
    return (Text(plain_line(cell)) for cell in (f"{claim.check_worthiness:.2f}", claim.kind, claim.text, by))


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"
