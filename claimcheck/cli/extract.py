"""``claimcheck extract``: an article's claims, as a table for a person or as data for a program. Wiring only."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.metadata import article_options, said
from claimcheck.cli.naming import suggested_command
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, shown_progress, write_data, write_pieces

if TYPE_CHECKING:
    from claimcheck.extract import Extraction
    from claimcheck.model import Article, Claim

FORMATS = ("table", "json", "jsonl", "csv")
ORDERS = ("rank", "position")


@click.command(
    short_help="List the claims of an article.",
    epilog=examples(
        "extract article.txt",
        "extract article.txt --by position --explain",
        "extract - --engine rules --format csv < article.txt",
    ),
)
@click.argument("source", metavar="ARTICLE")
@click.option("--engine", metavar="NAME", help="What finds the claims: auto, rules, parser, or one that was added.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How they are written."
)
@click.option(
    "--by",
    type=click.Choice(ORDERS),
    help="Their order: the most worth checking first, or as in the text. Without it a table is by rank, data by position.",
)
@click.option(
    "--explain", is_flag=True, help="Say of each why it was cut out as it was, and why it is worth what it is."
)
@article_options
@click.pass_obj
def extract(
    settings: Settings, /, source: str, engine: str | None, form: str, by: str | None, *, explain: bool, **known: Any
) -> None:
    """List the claims of an article.

    ARTICLE is a text or HTML file, an address, or - for standard input. What is known of the article is credited with
    the claims that it makes in its own voice.
    """
    article = _read(source, said(known))
    found = _extracted(article, engine or settings.config.engine)
    for note in found.notes:
        say(note)
    if not found.claims:
        say(f"No claims found in {len(found.sentences)} sentence{'s' * (len(found.sentences) != 1)}.")
    _WRITERS[form](found, _Layout(by=by or ("rank" if form == "table" else "position"), is_explained=explain))
    if form == "table" and found.claims and source != "-" and sys.stdout.isatty():
        say(f"Next: {suggested_command(settings, 'review', source)}")


def _read(source: str, known: dict[str, Any]) -> "Article":
    from attrs import evolve

    from claimcheck.ingest import read_article

    if source == "-" and sys.stdin and sys.stdin.isatty():
        say("Paste the article, then end with Ctrl-D (Ctrl-Z and Enter on Windows).")
    return evolve(read_article(source, tell=say), **known)


def _extracted(article: "Article", engine: str) -> "Extraction":
    from claimcheck.extract import extract_claims

    with shown_progress("Finding claims") as report:
        return extract_claims(article, engine=engine, progress=report)


class _Layout(NamedTuple):
    """In which order claims are written, and whether with the reasons for their cuts."""

    by: str
    is_explained: bool


def _write_table(found: "Extraction", layout: _Layout) -> None:
    from claimcheck.cli.claims_table import claims_table, explained, heading

    print_table(heading(found))
    if found.claims and layout.is_explained:
        print_table("", *explained(found, layout.by))
    elif found.claims:
        print_table("", claims_table(found, layout.by))


def _write_json(found: "Extraction", layout: _Layout) -> None:
    write_pieces(_json_pieces(found, layout))


def _json_pieces(found: "Extraction", layout: _Layout) -> Iterator[str]:
    """Give one JSON object, a claim at a time: the claims of a long text are many times its size."""
    from attrs import evolve

    from claimcheck.store.convert import to_json
    from claimcheck.text_safety import safe_json

    yield safe_json(to_json(evolve(found, claims=()))).removesuffix("]}")
    for number, claim in enumerate(_rows(found, layout)):
        yield (",\n" if number else "\n") + safe_json(claim)
    yield "]}\n"


def _write_jsonl(found: "Extraction", layout: _Layout) -> None:
    from claimcheck.text_safety import safe_json

    write_pieces(safe_json({"article_id": found.article.id, **claim}) + "\n" for claim in _rows(found, layout))


def _rows(found: "Extraction", layout: _Layout) -> Iterator[dict[str, Any]]:
    """Give the claims as JSON objects in their order, with why they were cut out where that was asked for."""
    from claimcheck.cli.claims_table import ordered
    from claimcheck.store.convert import to_json

    for claim in ordered(found.claims, layout.by):
        yield {**to_json(claim), **({"cut": found.cuts.get(claim.id, "")} if layout.is_explained else {})}


def _write_csv(found: "Extraction", layout: _Layout) -> None:
    from claimcheck.cli.claims_table import ordered
    from claimcheck.publish.tables import csv_table

    columns = (*_COLUMNS, "cut") if layout.is_explained else _COLUMNS
    claims = ordered(found.claims, layout.by)
    write_data(csv_table(columns, ((*_row(claim), found.cuts.get(claim.id, ""))[: len(columns)] for claim in claims)))


_COLUMNS = ("id", "claim", "claimant", "role", "kind", "check_worthiness", "reasons", "start", "end", "words")


def _row(claim: "Claim") -> tuple[Any, ...]:
    """Give the cells of a claim; start, end and words are those of its first anchor to its last."""
    who = claim.claimant
    return (
        claim.id,
        claim.text,
        who.name if who else "",
        who.role if who else "",
        claim.kind,
        claim.check_worthiness,
        "; ".join(claim.reasons),
        claim.anchors[0].start,
        claim.anchors[-1].end,
        " … ".join(anchor.exact for anchor in claim.anchors),
    )


_WRITERS: dict[str, Callable[["Extraction", _Layout], None]] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "csv": _write_csv,
}
