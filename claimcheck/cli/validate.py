"""``claimcheck validate``: ClaimReview markup against every rule, whoever wrote it. Wiring only."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.terminal import say, table_console, write_pieces
from claimcheck.errors import FaultsFoundError, InputError

if TYPE_CHECKING:
    from claimcheck.claimreview.checked import Checked

FORMATS = ("text", "json", "sarif")


def _page_url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from claimcheck.claimreview.values import is_web_address

    if value is not None and not is_web_address(value):
        raise click.BadParameter(f"{value!r} is not an address like https://checks.example/bridge")
    return value


@click.command(
    short_help="Check ClaimReview markup against every rule.",
    epilog=examples(
        "validate bridge.html --page-url https://checks.example/bridge",
        "validate site --strict --format sarif > claimreview.sarif",
        "validate - --format json < feed.json",
    ),
)
@click.argument("files", metavar="FILE|DIR|-...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How it is said.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--page-url",
    metavar="URL",
    callback=_page_url,
    help="The page that carries the markup; `url` must be on its domain.",
)
def validate(files: tuple[str, ...], form: str, page_url: str | None, *, strict: bool) -> None:
    """Check the ClaimReviews in files, in all that a folder holds, or in what comes in on stdin (-).

    Reads JSON, JSON-LD, JSON lines, feeds of any length, and web pages with JSON-LD or microdata. docs/rules.md has the
    rules. The exit code is 1 where one that makes markup invalid is broken, 3 where a file cannot be read.
    """
    from claimcheck.claimreview.checked import Checked
    from claimcheck.cli.markup_files import markup_files

    found = markup_files(files)
    documents = [
        Checked(each.shown, each.reading, page_url=page_url, may_be_empty=each.is_from_folder) for each in found
    ]
    write_pieces(_report(documents, form))
    _conclude(documents, is_strict=strict, is_one=len(files) == len(found) == 1 and not found[0].is_from_folder)


def _report(documents: "list[Checked]", form: str) -> Iterator[str]:
    from claimcheck.claimreview.reports import json_report, sarif_report

    if form == "json":
        return json_report(documents)
    if form == "sarif":
        import claimcheck

        return sarif_report(documents, version=claimcheck.__version__)
    from claimcheck.cli.findings_text import text_report

    console = table_console()
    is_coloured = console.color_system is not None and not console.no_color
    return text_report(documents, width=console.width, is_coloured=is_coloured, with_faults=len(documents) > 1)


def _conclude(documents: "list[Checked]", *, is_strict: bool, is_one: bool) -> None:
    """Say what there was in all, and leave with the exit code of the worst of it.

    Raises:
        InputError: Something could not be read, so that nobody knows what is in it.
        FaultsFoundError: A rule is broken that makes markup invalid.

    """
    faults = [each.fault for each in documents if each.fault]
    if len(documents) == 1 and faults:
        raise faults[0]
    errors, warnings = sum(each.errors for each in documents), sum(each.warnings for each in documents)
    is_empty = not any(each.reviews for each in documents)
    summary = f"{_subject(documents, is_one=is_one)}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    if faults:
        raise InputError(f"{summary}, {_counted(len(faults), 'file')} cannot be read")
    if is_empty and not errors:
        raise FaultsFoundError(f"{_counted(len(documents), 'file')}: there is no ClaimReview in any")
    if errors or (is_strict and warnings):
        raise FaultsFoundError(summary)
    say(summary)


def _subject(documents: "list[Checked]", *, is_one: bool) -> str:
    if is_one:
        return documents[0].name
    reviews = sum(each.reviews for each in documents)
    without = sum(not each.reviews and not each.fault for each in documents)
    told = f", {_counted(without, 'file')} without any" if without else ""
    return f"{_counted(len(documents), 'file')}, {_counted(reviews, 'ClaimReview')}{told}"


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'s' * (number != 1)}"
