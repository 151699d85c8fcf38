"""``claimcheck validate``: ClaimReview markup against every rule, whoever wrote it. Wiring only."""

from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.terminal import say, write_data, write_pieces
from claimcheck.errors import FaultsFoundError, InputError
from claimcheck.text_safety import plain_line

if TYPE_CHECKING:
    from claimcheck.claimreview import Finding

MOST_BYTES = 256 * 2**20
"""The largest file that is read: several times the size of all fact-checks ever published in one feed."""


@click.command(
    short_help="Check ClaimReview markup against every rule.",
    epilog=examples(
        "validate bridge.json",
        "validate bridge.json --strict --page https://checks.example/bridge",
        "validate - --format json < feed.json",
    ),
)
@click.argument("file")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How it is said."
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--page", metavar="URL", help="The page that carries the markup, to compare the address with.")
def validate(file: str, form: str, page: str | None, *, strict: bool) -> None:
    """Check the ClaimReviews in a JSON, JSON-LD or JSON lines file, or in what comes in on stdin (-).

    docs/rules.md lists the rules. The exit code is 1 where one that makes markup invalid is broken, 0 where none is.
    """
    from claimcheck.claimreview import validate_claim_review
    from claimcheck.claimreview.parse import parse_document

    name = "stdin" if file == "-" else file
    document = parse_document(_read(file), name=name)
    findings = validate_claim_review(document.value, page=page)
    places = [_place(each.path, is_lines=document.is_lines) for each in findings]
    write = _write_json if form == "json" else _write_text
    write(name, list(zip(places, findings, strict=True)))
    _conclude(name, findings, is_strict=strict)


def _read(file: str) -> bytes:
    try:
        with click.open_file(file, "rb") as stream:
            found: bytes = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    if len(found) > MOST_BYTES:
        raise InputError(f"{file}: is larger than {MOST_BYTES // 2**20} MB", hint="Split it, one ClaimReview a line.")
    return found


def _place(path: str, *, is_lines: bool) -> tuple[int | None, str]:
    """Give the line, counted from 1, of JSON lines, and the path in it; of other JSON the path alone."""
    head, _, rest = path.partition("]")
    if not is_lines or not head.startswith("$["):
        return None, path
    return int(head[2:]) + 1, f"${rest}"


def _write_text(name: str, found: "list[tuple[tuple[int | None, str], Finding]]") -> None:
    at = [f"{name}:{line}" if line else name for (line, _), _ in found]
    said = [f"{each.severity}: {path} {each.message} [{each.id}]" for (_, path), each in found]
    write_pieces(plain_line(f"{where}: {what}") + "\n" for where, what in zip(at, said, strict=True))


def _write_json(name: str, found: "list[tuple[tuple[int | None, str], Finding]]") -> None:
    from claimcheck.text_safety import safe_json

    findings = [
        {"id": each.id, "severity": each.severity, "line": line, "path": path, "message": each.message}
        for (line, path), each in found
    ]
    write_data(safe_json({"file": name, "findings": findings}, indent=2))


def _conclude(name: str, findings: "list[Finding]", *, is_strict: bool) -> None:
    errors = sum(each.severity == "error" for each in findings)
    warnings = sum(each.severity == "warning" for each in findings)
    summary = f"{name}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    if errors or (is_strict and warnings):
        raise FaultsFoundError(summary)
    say(summary)


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'s' * (number != 1)}"
