"""``claimcheck extract``: what it writes, and what it says."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import claims_table, extract as command
from claimcheck.extract import Extraction
from claimcheck.store.convert import to_json
from tests import samples
from tests.cli.running import run
from tests.terminal import CTRL_C, ENTER, Terminal

HOSTILE = "Mayor \x1b[31mVale\x9b said on Monday that the bridge \u202ehad cost 40 million pounds.\n"
FORMULA = "=SUM(1) is what Mayor Selina Vale said on Monday that 40 million pounds were spent on.\n"


BARE = command._Layout(by="position", is_explained=False)


def extracted(seed: Path, tmp_path: Path, *options: str) -> Any:
    """Give the seed's claims as JSON, found by the rules."""
    ran = run("extract", seed, "--engine", "rules", "--format", "json", *options, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_json_is_one_object(seed: Path, tmp_path: Path) -> None:
    """The object has the article, the engine, the sentences and the claims, and quotes the file's own text exactly."""
    data = extracted(seed, tmp_path)
    assert list(data) == ["article", "engine", "sentences", "claims"]
    text = seed.read_bytes().decode()
    assert data["article"]["text"] == text
    assert text[slice(*data["sentences"][1])].startswith("Russian Foreign Minister")
    for claim in data["claims"]:
        place, quote = claim["selectors"][:2]
        assert text[place["start"] : place["end"]] == quote["exact"]


def test_json_is_the_extraction(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What is written a claim at a time is what the converter gives of the whole; no claims is an empty list."""
    for claims in ((samples.COST, samples.END), ()):
        found = Extraction(samples.article(), "rules", ((0, 28),), claims)
        command._write_json(found, BARE)
        assert json.loads(capsysbinary.readouterr().out) == to_json(found)


def test_jsonl_is_a_claim_a_line(seed: Path, tmp_path: Path) -> None:
    """Each line is one claim that names its article, in the order of the text."""
    ran = run("extract", seed, "--engine", "rules", "--format", "jsonl", cwd=tmp_path)
    data = extracted(seed, tmp_path)
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {"article_id": data["article"]["id"], **claim} for claim in data["claims"]
    ]


@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8", "C.UTF-8"])
def test_locale_changes_nothing(seed: Path, locale: str) -> None:
    """Claims, spans and kinds are the same bytes whatever the locale and the encoding of the terminal."""
    line = [sys.executable, "-m", "claimcheck", "extract", str(seed), "--engine", "rules", "--format", "json"]
    usual = subprocess.run(line, capture_output=True, check=True).stdout
    there = {**os.environ, "LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert subprocess.run(line, capture_output=True, check=True, env=there).stdout == usual


def test_csv_is_a_claim_a_row(seed: Path, tmp_path: Path) -> None:
    """Each row is one claim with the place of its words."""
    ran = run("extract", seed, "--engine", "rules", "--format", "csv", cwd=tmp_path)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    claims = extracted(seed, tmp_path)["claims"]
    assert [row["id"] for row in rows] == [claim["id"] for claim in claims]
    assert [int(row["start"]) for row in rows] == [claim["selectors"][0]["start"] for claim in claims]


def test_csv_runs_no_formula(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A claim that a spreadsheet would run is written with an apostrophe before it."""
    claim = samples.claim("The bridge cost nothing", text='=HYPERLINK("http://bad.example")')
    command._write_csv(Extraction(samples.article(), "rules", (), (claim,)), BARE)
    [row] = csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode()))
    assert row["claim"] == """'=HYPERLINK("http://bad.example")"""


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_table_shows_every_word(seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """The table fits its width, wraps between words, and leaves out no word of a claim."""
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run("extract", seed, "--engine", "rules", cwd=tmp_path)
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= columns
    assert "…" not in ran.out
    shown = set(ran.out.split())
    for claim in extracted(seed, tmp_path)["claims"]:
        assert set(claim["text"].split()) <= shown


@pytest.mark.parametrize("columns", ["1", "20"])
def test_table_in_a_sliver(seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """A terminal too narrow for the table wraps its lines; no column is left out, and no line ends in spaces."""
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("extract", seed, "--engine", "rules", cwd=tmp_path).out.splitlines()
    assert any(line.split()[:3] == ["worth", "kind", "claim"] for line in lines)
    assert all(line == line.rstrip() and len(line) <= 40 for line in lines)


def test_table_begins_with_what_is_most_worth_checking(seed: Path, tmp_path: Path) -> None:
    """Title and counts come first, then the claims in the order of their worth."""
    ran = run("extract", seed, "--engine", "rules", cwd=tmp_path)
    lines = ran.out.splitlines()
    assert lines[0].startswith("Russia Threatens Western Forces")
    assert re.fullmatch(r"\d+ claims · 15 sentences · rules engine\s*", lines[1])
    assert lines[3].split() == ["worth", "kind", "claim", "claimant"]
    worths = re.findall(r"^\d\.\d\d", ran.out, re.MULTILINE)
    assert worths == sorted(worths, reverse=True)
    assert "\x1b" not in ran.out


def test_table_marks_who_says_it() -> None:
    """A claimant stands in the last column, a dash where the article speaks itself."""
    found = Extraction(samples.article(), "rules", (), (samples.COST, samples.LONGEST))
    rows = claims_table.claims_table(found, "rank")
    assert [str(cell) for cell in rows.columns[3].cells] == ["Selina Vale", "–"]


def test_by_position(seed: Path, tmp_path: Path) -> None:
    """By position the claims stand in the order of the text, below the first words of their paragraph."""
    ran = run("extract", seed, "--engine", "rules", "--by", "position", cwd=tmp_path)
    texts = [claim["text"] for claim in extracted(seed, tmp_path)["claims"]]
    shown = " ".join(ran.out.split())
    places = [shown.index(" ".join(text.split()[:3])) for text in texts]
    assert places == sorted(places)
    assert re.findall(r"¶ (\w+ \w+)", ran.out)[:2] == ["Russian Foreign", "The remarks"]


def test_data_by_rank(seed: Path, tmp_path: Path) -> None:
    """Data is in the order of the text, and by rank where that is asked for."""
    for form in ("jsonl", "csv"):
        ran = run("extract", seed, "--engine", "rules", "--format", form, "--by", "rank", cwd=tmp_path)
        rows: list[Any] = (
            list(csv.DictReader(io.StringIO(ran.out))) if form == "csv" else list(map(json.loads, ran.out.splitlines()))
        )
        worths = [float(row["check_worthiness"]) for row in rows]
        assert worths == sorted(worths, reverse=True)
        assert {row["id"] for row in rows} == {claim["id"] for claim in extracted(seed, tmp_path)["claims"]}


def test_explained(seed: Path, tmp_path: Path) -> None:
    """An explanation shows whose claim it is, its words, why it was cut out as it was, and what its worth is made of."""
    ran = run("extract", seed, "--engine", "rules", "--explain", cwd=tmp_path)
    claims = extracted(seed, tmp_path)["claims"]
    assert len(re.findall(r"^cut ", ran.out, re.MULTILINE)) == len(claims)
    shown = " ".join(ran.out.split())
    for claim in claims:
        assert all(reason in shown for reason in claim["reasons"])
        assert claim["selectors"][1]["exact"].split()[0] in shown
    assert "what “warned” reports" in shown


def test_explained_data(seed: Path, tmp_path: Path) -> None:
    """For a program the explanation is one more key, or one more column."""
    ran = run("extract", seed, "--engine", "rules", "--explain", "--format", "jsonl", cwd=tmp_path)
    cuts = [json.loads(line)["cut"] for line in ran.out.splitlines()]
    assert "what “warned” reports" in cuts
    ran = run("extract", seed, "--engine", "rules", "--explain", "--format", "csv", cwd=tmp_path)
    assert [row["cut"] for row in csv.DictReader(io.StringIO(ran.out))] == cuts


def test_what_is_known_of_the_article_is_credited(seed: Path, tmp_path: Path) -> None:
    """The options say what a pasted text cannot say itself; the text and its id stay."""
    options = ["--title", "T", "--publisher", "Gotham Courier", "--author", "Lois Field"]
    options += ["--url", "https://news.example/a", "--date", "2024-03-05T12:00+02:00"]
    plain, credited = extracted(seed, tmp_path)["article"], extracted(seed, tmp_path, *options)["article"]
    assert credited == plain | {
        "title": "T",
        "publisher": "Gotham Courier",
        "author": "Lois Field",
        "url": "https://news.example/a",
        "published_at": "2024-03-05T10:00:00Z",
    }


@pytest.mark.parametrize(
    "option", [("--date", "yesterday"), ("--date", "2024-13-01"), ("--url", "news.example"), ("--url", "javascript:x")]
)
def test_option_that_is_none(seed: Path, tmp_path: Path, option: tuple[str, str]) -> None:
    """A date or an address that is none is refused before anything is read."""
    ran = run("extract", seed, *option, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"Invalid value for '{option[0]}'" in ran.err


def test_option_that_says_nothing(seed: Path, tmp_path: Path) -> None:
    """An option that is blank counts as not given, and what no article can hold is taken out of the others."""
    blank = extracted(seed, tmp_path, "--title", " ", "--author", "", "--publisher", "\n")
    assert blank == extracted(seed, tmp_path)
    given = extracted(seed, tmp_path, "--title", " A\n\udcffB ", "--author", "Zoe\u0308 Vale")["article"]
    assert (given["title"], given["author"]) == ("A B", "Zoë Vale")


def test_standard_input(tmp_path: Path) -> None:
    """A dash reads what is piped in."""
    ran = run("extract", "-", "--engine", "rules", "--format", "jsonl", cwd=tmp_path, stdin=samples.TEXT.encode())
    assert "The bridge cost nothing" in ran.out


def test_no_claim_is_a_result(tmp_path: Path) -> None:
    """A text without a claim gives an empty list, and a word about it on stderr."""
    for form, out in (("jsonl", ""), ("csv", "id,claim,"), ("json", '{"article"')):
        ran = run("extract", "-", "--engine", "rules", "--format", form, cwd=tmp_path, stdin=b"Hello there.")
        assert (ran.code, ran.err) == (0, "No claims found in 1 sentence.\n")
        assert ran.out.startswith(out)
    assert run("extract", "-", "--engine", "rules", cwd=tmp_path, stdin=b"Hello there.").out.startswith("Hello there.")


@pytest.mark.parametrize("form", command.FORMATS)
def test_nothing_from_outside_reaches_the_terminal(tmp_path: Path, form: str) -> None:
    """No format prints an escape sequence or a direction mark of the article as it is."""
    ran = run("extract", "-", "--engine", "rules", "--format", form, cwd=tmp_path, stdin=HOSTILE.encode())
    assert ran.code == 0
    assert "40 million" in ran.out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_engine_of_the_settings(tmp_path: Path) -> None:
    """Without the option, the settings say which engine is used; the option goes before them."""
    (tmp_path / "claimcheck.toml").write_text('engine = "none-such"\n', encoding="utf-8")
    by_settings = run("extract", "-", cwd=tmp_path, stdin=samples.TEXT.encode())
    assert (by_settings.code, by_settings.out) == (2, "")
    assert "none-such: no such engine" in by_settings.err
    assert run("extract", "-", "--engine", "rules", cwd=tmp_path, stdin=samples.TEXT.encode()).code == 0


def test_terminal_that_lacks_letters(seed: Path, tmp_path: Path) -> None:
    """Where the terminal's encoding lacks a letter the table has a question mark, and the data is UTF-8 all the same."""
    for form, mark in (("table", b"?Occupation Troops?"), ("json", "‘Occupation Troops’".encode())):
        line = [sys.executable, "-m", "claimcheck", "extract", str(seed), "--engine", "rules", "--format", form]
        done = subprocess.run(
            line, cwd=tmp_path, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}
        )
        assert mark in done.stdout


def test_in_a_terminal(seed: Path, tmp_path: Path) -> None:
    """A person is told what to do next, with the path as it can be pasted."""
    (tmp_path / "my article.txt").write_bytes(seed.read_bytes())
    with Terminal("extract", "my article.txt", "--engine", "rules", cwd=tmp_path) as terminal:
        terminal.wait_for("Next: claimcheck review 'my article.txt'")
        assert terminal.exit_code() == 0


def test_pasted_into_a_terminal(tmp_path: Path) -> None:
    """Who gives a dash in a terminal is told how to end what they paste."""
    with Terminal("extract", "-", "--engine", "rules", cwd=tmp_path) as terminal:
        terminal.wait_for("end with Ctrl-D")
        terminal.send("Mayor Selina Vale spent 40 million pounds on Monday.", ENTER, "\x04")
        terminal.wait_for("1 claim · 1 sentence · rules engine")
        assert terminal.exit_code() == 0


def test_long_work_shows_how_far_it_is(tmp_path: Path) -> None:
    """Work of more than a second shows a bar with a number; Ctrl-C ends it, with the code for it."""
    (tmp_path / "long.txt").write_text(samples.TEXT * 30_000, encoding="utf-8")
    with Terminal("extract", "long.txt", "--engine", "rules", cwd=tmp_path) as terminal:
        # The bar's words and its number may come in two reads.
        terminal.wait_for("Finding claims")
        terminal.wait_for("%")
        assert re.search(r"\d%", terminal.words)
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
