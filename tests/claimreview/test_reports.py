"""What was found is written for programs, in pieces, as one document that they understand."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview import RULES
from claimcheck.claimreview.checked import Checked
from claimcheck.claimreview.documents import read_document
from claimcheck.claimreview.parts import Reading
from claimcheck.claimreview.reports import json_report, sarif_report
from tests.claimreview.test_rules import GOOD, changed

FAULTY = json.dumps(changed("reviewRating.ratingValue", 9), indent=1).encode()


def checked(name: str, raw: bytes, **options: Any) -> Checked:
    @contextmanager
    def reading() -> Iterator[Reading]:
        yield read_document(BytesIO(raw), name=name)

    return Checked(name, reading, **options)


def sarif(*documents: Checked) -> dict[str, Any]:
    (run,) = json.loads("".join(sarif_report(documents, version="1.2.3")))["runs"]
    return dict(run)


def test_json() -> None:
    """Each file with its findings, their fields, how many ClaimReviews it has, and what ended its reading."""
    documents = [checked("a.json", FAULTY), checked("b.json", b"[1,\n"), checked("c.json", json.dumps(GOOD).encode())]
    assert json.loads("".join(json_report(documents))) == {
        "files": [
            {
                "file": "a.json",
                "findings": [
                    {
                        "id": "rating-range",
                        "severity": "error",
                        "line": 13,
                        "path": "$.reviewRating.ratingValue",
                        "message": "must be from 1 to 5, is 9",
                    }
                ],
                "claim_reviews": 1,
                "fault": None,
            },
            {
                "file": "b.json",
                "findings": [],
                "claim_reviews": 0,
                "fault": {"message": "b.json:2:1: is not valid JSON: Expecting value", "line": 2, "column": 1},
            },
            {"file": "c.json", "findings": [], "claim_reviews": 1, "fault": None},
        ],
        "errors": 1,
        "warnings": 0,
    }
    assert json.loads("".join(json_report([]))) == {"files": [], "errors": 0, "warnings": 0}


def test_sarif_results() -> None:
    """A finding has its rule, its level, its file and line, and its path as a logical location."""
    (found,) = sarif(checked("a.json", FAULTY))["results"]
    assert found == {
        "ruleId": "rating-range",
        "ruleIndex": list(RULES).index("rating-range"),
        "level": "error",
        "message": {"text": "$.reviewRating.ratingValue must be from 1 to 5, is 9"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": "a.json"}, "region": {"startLine": 13}},
                "logicalLocations": [{"fullyQualifiedName": "$.reviewRating.ratingValue"}],
            }
        ],
    }


def test_sarif_rules() -> None:
    """The tool says who it is and lists every rule with its level; information is a note."""
    log = json.loads("".join(sarif_report([], version="1.2.3")))
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://docs.oasis-open.org/sarif/")
    driver = log["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("claimcheck", "1.2.3")
    assert [each["id"] for each in driver["rules"]] == list(RULES)
    levels = {"error": "error", "warning": "warning", "info": "note"}
    assert [each["defaultConfiguration"]["level"] for each in driver["rules"]] == [
        levels[r.severity] for r in RULES.values()
    ]
    assert all(each["shortDescription"]["text"] and each["fullDescription"]["text"] for each in driver["rules"])


def test_what_could_not_be_read_is_a_notification() -> None:
    """The run says that it was not all that it should be, and why; what was found before is there."""
    run = sarif(checked("a.json", FAULTY), checked("b.json", b'[{"claimReviewed": 1},\n 3 4]' + b" " * 2**21))
    (invocation,) = run["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 4}
    assert len(run["results"]) > 2
    assert sarif(checked("a.json", FAULTY))["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a b/ü#%.json", "a%20b/%C3%BC%23%25.json"),
        ("a:b.json", "a%3Ab.json"),
        ("./a//b.json", "a/b.json"),
        ("\udcff.json", "%FF.json"),
        (str(Path("/x y/a.json").absolute()), Path("/x y/a.json").absolute().as_uri()),
    ],
)
def test_files_are_named_by_address(name: str, address: str) -> None:
    """Whatever a file is called, it is a valid address, relative where the name is."""
    (found,) = sarif(checked(name, FAULTY))["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == address


@given(st.text(st.characters(), max_size=20), st.text(st.characters(), min_size=1, max_size=20))
def test_any_text_is_written(name: str, key: str) -> None:
    """Neither a name nor a key of hostile data breaks the documents."""
    raw = json.dumps({key: changed("datePublished", "")}).encode()
    for report in (json_report([checked(name.replace("\0", ""), raw)]), sarif_report([checked("a", raw)], version="1")):
        text = "".join(report)
        assert text.isascii() or text.encode()
        assert json.loads(text)
