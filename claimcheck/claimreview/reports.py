"""What was found in documents, written for programs: as JSON of our own, and as SARIF for those that check changes.

Both are given in pieces while the documents are read, so that neither has to be held whole. Knows no terminal.

SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from claimcheck.claimreview.checked import Checked
from claimcheck.claimreview.findings import RULES, Finding
from claimcheck.errors import InputError
from claimcheck.text_safety import safe_json

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ABOUT = "https://schema.org/ClaimReview"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_NUMBERS = {rule: number for number, rule in enumerate(RULES)}


def json_report(documents: Iterable[Checked]) -> Iterator[str]:
    """Write the findings of each document, how many ClaimReviews it has and what ended its reading; and the sums."""
    errors = warnings = 0
    yield '{"files": ['
    for number, each in enumerate(documents):
        yield f'{"," if number else ""}\n {{"file": {safe_json(each.name)}, "findings": ['
        yield from _listed("\n  ", (safe_json(_finding(found)) for found in each.findings()))
        yield f'], "claim_reviews": {each.reviews}, "fault": {safe_json(_fault(each.fault))}}}'
        errors += each.errors
        warnings += each.warnings
    yield f'\n], "errors": {errors}, "warnings": {warnings}}}\n'


def sarif_report(documents: Iterable[Checked], *, version: str) -> Iterator[str]:
    """Write the findings of all documents as one run of SARIF, and what could not be read as its notifications.

    Args:
        documents: What is checked.
        version: The version of the program.

    """
    faults: list[tuple[str, InputError]] = []
    driver = {"name": "claimcheck", "version": version, "informationUri": ABOUT, "rules": _rules()}
    yield f'{{"$schema": "{SARIF_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {{"driver": {safe_json(driver)}}},'
    yield ' "columnKind": "unicodeCodePoints", "results": ['
    yield from _listed("\n ", (safe_json(each) for each in _results(documents, faults)))
    invocation: dict[str, Any] = {"executionSuccessful": not faults}
    if faults:
        invocation["toolExecutionNotifications"] = [_notification(*each) for each in faults]
    yield f'\n], "invocations": [{safe_json(invocation)}]}}]}}\n'


def _listed(before: str, pieces: Iterable[str]) -> Iterator[str]:
    for number, each in enumerate(pieces):
        yield ("," if number else "") + before + each


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "id": found.id,
        "severity": found.severity,
        "line": found.line,
        "path": found.path,
        "message": found.message,
    }


def _fault(error: InputError | None) -> dict[str, Any] | None:
    if error is None:
        return None
    line, column = _place(error)
    return {"message": error.message, "line": line, "column": column}


def _place(error: InputError) -> tuple[int | None, int | None]:
    return getattr(error, "line", None), getattr(error, "column", None)


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": rule.summary},
            "help": {"text": f"docs/rules.md shows a bad and a good example of {rule.id}."},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in RULES.values()
    ]


def _results(documents: Iterable[Checked], faults: list[tuple[str, InputError]]) -> Iterator[dict[str, Any]]:
    for each in documents:
        for found in each.findings():
            location = _location(each.name, found.line)
            location["logicalLocations"] = [{"fullyQualifiedName": found.path}]
            yield {
                "ruleId": found.id,
                "ruleIndex": _NUMBERS[found.id],
                "level": _LEVELS[found.severity],
                "message": {"text": f"{found.path} {found.message}"},
                "locations": [location],
            }
        if each.fault:
            faults.append((each.name, each.fault))


def _notification(name: str, error: InputError) -> dict[str, Any]:
    return {"level": "error", "message": {"text": error.message}, "locations": [_location(name, *_place(error))]}


def _location(name: str, line: int | None, column: int | None = None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _address(name)}}
    if line is not None:
        place["region"] = {"startLine": line} | ({"startColumn": column} if column is not None else {})
    return {"physicalLocation": place}


def _address(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
