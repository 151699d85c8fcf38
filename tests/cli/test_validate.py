"""``claimcheck validate`` judges any file, in words for a person or in JSON for a program, and never falls over."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.claimreview.test_rules import GOOD, changed
from tests.cli.running import Ran, run

BAD = changed("reviewRating.ratingValue", 9)


def check(data: Any, *options: str, cwd: Path) -> Ran:
    return run("validate", "-", *options, cwd=cwd, stdin=data if isinstance(data, bytes) else json.dumps(data).encode())


def test_a_good_file_passes(tmp_path: Path) -> None:
    """Nothing on stdout, a word on stderr, exit code 0."""
    (tmp_path / "good.json").write_text(json.dumps(GOOD), encoding="utf-8")
    assert run("validate", "good.json", cwd=tmp_path) == Ran(0, "", "good.json: no errors, no warnings\n")


def test_an_error_is_a_line_and_an_exit_code(tmp_path: Path) -> None:
    """File, severity, path, what is wrong, and the rule that says so."""
    ran = check([GOOD, BAD], cwd=tmp_path)
    assert "stdin: error: $[1].reviewRating.ratingValue must be from 1 to 5, is 9 [rating-range]\n" in ran.out
    assert (ran.code, ran.err) == (1, "claimcheck: stdin: 1 error, 1 warning\n")


def test_warnings_fail_only_if_they_are_to(tmp_path: Path) -> None:
    """A warning is said and passes; with --strict it does not."""
    data = changed("datePublished", "")
    assert check(data, cwd=tmp_path).code == 0
    assert check(data, "--strict", cwd=tmp_path).code == 1
    assert check(changed("claimReviewed", "long " * 20), "--strict", cwd=tmp_path).code == 0


def test_json_is_for_programs(tmp_path: Path) -> None:
    """The same findings, each with its fields."""
    ran = check(BAD, "--format", "json", cwd=tmp_path)
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "file": "stdin",
        "findings": [
            {
                "id": "rating-range",
                "severity": "error",
                "line": None,
                "path": "$.reviewRating.ratingValue",
                "message": "must be from 1 to 5, is 9",
            }
        ],
    }


def test_json_lines_are_told_by_their_lines(tmp_path: Path) -> None:
    """One ClaimReview a line, blank lines among them: a finding names the line as an editor counts it."""
    data = f"{json.dumps(GOOD)}\n\n{json.dumps(BAD)}\n".encode()
    ran = check(data, cwd=tmp_path)
    assert ran.out.startswith("stdin:3: error: $.reviewRating.ratingValue ")
    assert json.loads(check(data, "--format", "json", cwd=tmp_path).out)["findings"][0]["line"] == 3


def test_the_page_is_compared(tmp_path: Path) -> None:
    """Markup on another site's page is an error, if the page is said."""
    assert "[url-domain]" in check(GOOD, "--page", "https://other.example/", cwd=tmp_path).out


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Some editors put one before UTF-8."""
    assert check(b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "stdin: is empty"),
        (b" \n", "stdin: is empty"),
        (b'{"a": "\xff"}', "stdin: is not UTF-8 text (byte 7)"),
        ("{}".encode("utf-16"), "stdin: is not UTF-8 text (byte 0)"),
        (b'{\n "a": 1,\n}', "stdin:3:1: is not valid JSON: "),
        (b'{"a": "one\ntwo"}', "stdin:1:11: is not valid JSON: "),
        (b'{"a": NaN}', "stdin: is not valid JSON: NaN is no JSON number"),
        (b'{"a": -Infinity}', "stdin: is not valid JSON: -Infinity is no JSON number"),
        (b'{"url": 1, "b": 2, "url": 3}', "stdin: is not valid JSON: the key 'url' stands twice in one object"),
        (b"9" * 10_000, "stdin: is not valid JSON: a number has 10000 digits"),
        (b"[" * 100_000, "stdin: is nested too deeply"),
        (b'{"a":' * 100_000, "stdin: is nested too deeply"),
        (b"{} x", "stdin:1:4: is not valid JSON: Extra data"),
        (b"{}\n{]\n", "stdin:2:2: is not valid JSON: "),
        (b'{}\n{"a": NaN}', "stdin:2: is not valid JSON: NaN is no JSON number"),
        (b"<!doctype html><p>", "stdin: is HTML or XML, not JSON"),
        (b'{"\x1b[2J": }', "stdin:1:3: is not valid JSON: "),
    ],
)
def test_what_is_not_json_is_an_input_error(tmp_path: Path, raw: bytes, message: str) -> None:
    """One or two lines with the place, exit code 3, no traceback, no escape code passed on."""
    ran = check(raw, cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"claimcheck: {message}")
    assert len(ran.err.splitlines()) <= 2
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    """A missing file and a folder are errors of the input."""
    ran = run("validate", name, cwd=tmp_path)
    assert ran.code == 3
    assert ran.err.startswith(f"claimcheck: {name}: cannot be read: ")


def test_a_key_cannot_move_the_cursor(tmp_path: Path) -> None:
    """Keys of foreign data are printed in paths, and made harmless there."""
    ran = check({"\x1b[2J\u202e": [BAD]}, cwd=tmp_path)
    assert r"$['\x1b[2J\u202e'][0].reviewRating.ratingValue" in ran.out
    assert "\x1b" not in ran.out
