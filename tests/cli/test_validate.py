"""``claimcheck validate`` judges any file, in words for a person or in JSON for a program, and never falls over."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from tests.claimreview.test_rules import GOOD, changed
from tests.cli.running import Ran, run
from tests.conftest import held_to_permissions
from tests.terminal import Terminal

SCRIPT = '<script type="application/ld+json">'
BAD = changed("reviewRating.ratingValue", 9)


def check(data: Any, *options: str, cwd: Path) -> Ran:
    return run("validate", "-", *options, cwd=cwd, stdin=data if isinstance(data, bytes) else json.dumps(data).encode())


def test_a_good_file_passes(tmp_path: Path) -> None:
    """Nothing on stdout, a word on stderr, exit code 0."""
    (tmp_path / "good.json").write_text(json.dumps(GOOD), encoding="utf-8")
    assert run("validate", "good.json", cwd=tmp_path) == Ran(0, "", "good.json: no errors, no warnings\n")


def test_an_error_is_told_under_its_file(tmp_path: Path) -> None:
    """Line, severity, path, what is wrong, and the rule that says so; and an exit code."""
    ran = check([GOOD, BAD], cwd=tmp_path)
    assert ran.out.startswith(
        "stdin\n     1  error    $[1].reviewRating.ratingValue must be from 1 to 5, is 9 [rating-range]\n"
    )
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
    (file,) = json.loads(ran.out)["files"]
    assert (file["file"], file["claim_reviews"], file["fault"]) == ("stdin", 1, None)
    assert [(each["id"], each["line"]) for each in file["findings"]] == [("rating-range", 1)]


def test_sarif_is_for_services(tmp_path: Path) -> None:
    """The findings of all files are one run, by this version."""
    (tmp_path / "bad.json").write_text(json.dumps(BAD), encoding="utf-8")
    ran = run("validate", "bad.json", "-", "--format", "sarif", cwd=tmp_path, stdin=json.dumps(BAD).encode())
    (sarif,) = json.loads(ran.out)["runs"]
    assert sarif["tool"]["driver"]["version"] == claimcheck.__version__
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in sarif["results"]]
    assert (ran.code, places) == (1, ["bad.json", "stdin"])


def test_json_lines_are_told_by_their_lines(tmp_path: Path) -> None:
    """One ClaimReview a line, blank lines among them: a finding names the line as an editor counts it."""
    data = f"{json.dumps(GOOD)}\n\n{json.dumps(BAD)}\n".encode()
    ran = check(data, cwd=tmp_path)
    assert ran.out.startswith("stdin\n     3  error    $.reviewRating.ratingValue ")


def test_a_page_is_read_on_stdin(tmp_path: Path) -> None:
    """What begins as markup is a page; its scripts are told by their lines."""
    ran = check(
        f'<!doctype html>\n<script type="application/ld+json">{json.dumps(BAD)}</script>'.encode(), cwd=tmp_path
    )
    assert ran.code == 1
    assert "\n     2  error    $.reviewRating.ratingValue " in ran.out
    assert "     –  error    $ there is no ClaimReview here [type]" in check(b"<p>nothing</p>", cwd=tmp_path).out


def test_the_page_is_compared(tmp_path: Path) -> None:
    """Markup on another site's page is an error, if the page is said; what is no address says nothing."""
    assert "[url-domain]" in check(GOOD, "--page-url", "https://other.example/", cwd=tmp_path).out
    ran = check(GOOD, "--page-url", "other.example", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "'other.example' is not an address" in ran.err


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a good feed, a bad page, a page without any, what is hidden, and what is no markup."""
    site = tmp_path / "site"
    (site / "checks").mkdir(parents=True)
    (site / ".git").mkdir()
    (site / "feed.jsonl").write_text(f"{json.dumps(GOOD)}\n", encoding="utf-8")
    (site / "checks" / "bridge.HTM").write_text(f"{SCRIPT}{json.dumps(BAD)}</script>", encoding="utf-8")
    (site / "index.html").write_text("<p>Hello", encoding="utf-8")
    (site / "readme.txt").write_text("{", encoding="utf-8")
    (site / ".git" / "a.json").write_text("{", encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked(site: Path) -> None:
    """Each file is told by itself, in order; a page without a ClaimReview is no fault; the last line has the sums."""
    ran = run("validate", "site", cwd=site)
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")] == [str(Path("site/checks/bridge.HTM"))]
    assert ran.err == "claimcheck: 3 files, 2 ClaimReviews, 1 file without any: 1 error, no warnings\n"
    files = json.loads(run("validate", "site", "--format", "json", cwd=site).out)["files"]
    names = ["site/feed.jsonl", "site/index.html", "site/checks/bridge.HTM"]
    assert [Path(each["file"]) for each in files] == list(map(Path, names))


def test_what_cannot_be_read_is_told_with_the_rest(site: Path) -> None:
    """A broken file does not keep the others from being checked; the exit code says that not all was read."""
    (site / "site" / "broken.json").write_text('{"a": 1,\n}', encoding="utf-8")
    (site / "site" / "gone.json").symlink_to("nowhere.json")
    ran = run("validate", "site", "missing.json", cwd=site)
    assert ran.code == 3
    assert f"{Path('site/broken.json')}:2:1: is not valid JSON: Expecting property name" in ran.out
    assert f"{Path('site/gone.json')}: cannot be read: " in ran.out
    assert "missing.json: cannot be read: " in ran.out
    assert "[rating-range]" in ran.out
    assert ran.err.endswith(": 1 error, no warnings, 3 files cannot be read\n")


def test_a_folder_that_may_not_be_read(site: Path) -> None:
    """It is named like a file."""
    through = held_to_permissions()
    (site / "site" / "checks").chmod(0)
    ran = run("validate", "site", cwd=site, through=through)
    (site / "site" / "checks").chmod(0o755)
    assert (ran.code, "checks: cannot be read: Permission denied" in ran.out) == (3, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(site: Path) -> None:
    """What is no file has nothing to say until somebody writes to it."""
    os.mkfifo(site / "site" / "pipe.json")
    ran = run("validate", "site", cwd=site)
    assert "pipe.json: cannot be read: is no file" in ran.out


@pytest.mark.parametrize("holds", ["nothing", "no ClaimReview"])
def test_an_empty_folder_is_no_good_markup(tmp_path: Path, holds: str) -> None:
    """Whoever checks a folder expects something to be in it."""
    if holds != "nothing":
        (tmp_path / "a.html").write_text("<p>", encoding="utf-8")
    ran = run("validate", ".", cwd=tmp_path)
    message = (
        "claimcheck: .: holds no JSON" if holds == "nothing" else "claimcheck: 1 file: there is no ClaimReview in any\n"
    )
    assert (ran.code, ran.out) == (3 if holds == "nothing" else 1, "")
    assert ran.err.startswith(message)


def test_a_feed_that_breaks_off(tmp_path: Path) -> None:
    """What stands before the fault was checked; then the fault is told with its place, and nothing is said to be good."""
    lines = [json.dumps(changed("reviewRating.ratingValue", number)) for number in range(3000)]
    raw = ('{"@context": "https://schema.org", "dataFeedElement": [\n' + ",\n".join(lines)).encode()[:-200]
    ran = check(raw, cwd=tmp_path)
    assert (ran.code, len(raw) > 2**20) == (3, True)
    last = "3000 error $.dataFeedElement[2998].reviewRating.ratingValue must be from 1 to 5, is 2998 [rating-range]"
    assert last in " ".join(ran.out.split())
    assert re.fullmatch(r"claimcheck: stdin:3001:\d+: is not valid JSON: .*\n", ran.err)
    (file,) = json.loads(check(raw, "--format", "json", cwd=tmp_path).out)["files"]
    assert (file["claim_reviews"], file["fault"]["line"]) == (2999, 3001)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_every_width_is_readable(tmp_path: Path, columns: int) -> None:
    """No line is longer than the screen, and every word is there."""
    data = {
        "@graph": [
            {"an object around it": [changed("itemReviewed.appearance.url", "https://a.example https://b.example")]}
        ]
    }
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    ran = run("validate", "a.json", cwd=tmp_path, through=("env", f"COLUMNS={columns}"))
    assert max(map(len, ran.out.splitlines())) <= columns
    said = "$.@graph[0]['an object around it'][0].itemReviewed.appearance has no http or https address [appearance-address]"
    assert "".join(said.split()) in "".join(ran.out.split())


@pytest.mark.parametrize(
    ("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours(tmp_path: Path, environment: dict[str, str], is_coloured: bool) -> None:
    """A terminal shows them unless it is asked not to, and they are never the only sign."""
    (tmp_path / "a.json").write_text(json.dumps(BAD), encoding="utf-8")
    with Terminal("validate", "a.json", cwd=tmp_path, env=environment) as terminal:
        assert terminal.exit_code() == 1
        assert "error $.reviewRating.ratingValue" in terminal.words
        assert (b"\x1b[31m" in terminal.output) is is_coloured


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
        (b"9" * 10_000, "stdin: is not valid JSON: a number has more than 400 digits"),
        (b"[" * 100_000, "stdin: is nested too deeply"),
        (b'{"a":' * 100_000, "stdin: is nested too deeply"),
        (b"{} x", "stdin:1:4: is not valid JSON: Extra data"),
        (b"{}\n{]\n", "stdin:2:2: is not valid JSON: "),
        (b'{}\n{"a": NaN}', "stdin:2: is not valid JSON: NaN is no JSON number"),
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


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A missing file is an error of the input."""
    ran = run("validate", "missing.json", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("claimcheck: missing.json: cannot be read: ")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes stdin")
def test_no_input_at_all(tmp_path: Path) -> None:
    """Standard input that is closed is refused."""
    ran = run("validate", "-", cwd=tmp_path, through=["sh", "-c", 'exec "$@" <&-', "sh"])
    assert (ran.code, ran.err.startswith("claimcheck: stdin: is closed\n")) == (3, True)


def test_a_key_cannot_move_the_cursor(tmp_path: Path) -> None:
    """Keys of foreign data are printed in paths, and made harmless there."""
    ran = check({"\x1b[2J\u202e": [BAD]}, cwd=tmp_path)
    assert r"$['\x1b[2J\u202e'][0].reviewRating.ratingValue" in ran.out
    assert "\x1b" not in ran.out
