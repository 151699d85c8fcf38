"""What bad input comes to: one or two lines and the documented exit code, or a sensible result; nothing half-written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.store import open_store
from tests import samples
from tests.cli.running import Ran, run
from tests.conftest import held_to_permissions
from tests.terminal import Terminal

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
PROSE = "Mayor Zoë Vale spent 40 million pounds on the bridge on Monday.\n"


def is_refused(ran: Ran, code: int, what: str) -> None:
    """Assert that a run ended with one or two lines that say what is wrong, and with nothing else."""
    assert (ran.code, ran.out) == (code, "")
    lines = ran.err.splitlines()
    assert 1 <= len(lines) <= 2
    assert lines[0].startswith("claimcheck: ")
    assert what in lines[0]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "a.txt: is empty"),
        (b" \n\n\t", "a.txt: holds only white space"),
        (PNG, "a.txt: is a PNG image, not text"),
        (b"%PDF-1.4", "a.txt: is a PDF, not text"),
        (b"PK\x03\x04", "a.txt: is a ZIP archive or an office document, not text"),
        (bytes(range(256)) * 9, "a.txt: is binary, not text"),
        (b"\x00" * 99, "a.txt: is binary, not text"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_file_that_is_no_article(tmp_path: Path, raw: bytes, what: str, form: str) -> None:
    """A file without text is refused with its path; no output is begun and no file made."""
    (tmp_path / "a.txt").write_bytes(raw)
    is_refused(run("extract", "a.txt", "--format", form, cwd=tmp_path), 3, what)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("none.txt", "none.txt: no such file"),
        (".", ".: is a folder, not an article"),
        ("", ".: is a folder, not an article"),
        ("x" * 300, "cannot be read: File name too long"),
        ("ftp://host.example/a", "ftp addresses cannot be read"),
    ],
)
def test_path_that_is_no_file(tmp_path: Path, source: str, what: str) -> None:
    """A path that leads to no file is refused."""
    is_refused(run("extract", source, cwd=tmp_path), 3, what)


@pytest.mark.parametrize(("command", "code"), [("extract", 3), ("validate", 3), ("export", 4)])
@pytest.mark.parametrize("name", ["x" * 300, "a\nb", "\udcff", "x/" * 3000, "none/none"])
def test_name_that_no_file_has(tmp_path: Path, command: str, code: int, name: str) -> None:
    """A name too long for a file, of two lines or in no encoding is refused in two lines by every command."""
    is_refused(run(command, name, cwd=tmp_path), code, "")


def test_folder_that_may_not_be_looked_into(tmp_path: Path) -> None:
    """What lies in a folder that permissions close is refused as what it is."""
    (tmp_path / "closed").mkdir(mode=0)
    through = held_to_permissions()
    is_refused(run("extract", "closed/a.txt", cwd=tmp_path, through=through), 3, "closed/a.txt: may not be read")
    is_refused(run("export", "closed/a", cwd=tmp_path, through=through), 4, "closed/a: no such session")
    is_refused(run("--store", "closed", "status", cwd=tmp_path, through=through), 4, "closed: cannot be read")


@pytest.mark.skipif(os.name != "posix", reason="needs a system that lets the folder of a process be removed")
def test_folder_that_was_removed(tmp_path: Path) -> None:
    """A command in a folder that is no more says so, where it needs the folder at all."""
    (tmp_path / "gone").mkdir()
    through = ["sh", "-c", 'cd gone && rmdir ../gone && exec "$@"', "sh"]
    is_refused(run("status", cwd=tmp_path, through=through), 3, "the folder that this runs in was removed")
    (tmp_path / "gone").mkdir()
    ran = run("doctor", cwd=tmp_path, through=through)
    assert ran.code == 1
    assert "the folder that this runs in was removed" in " ".join(ran.out.split())


def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file without permission is told apart from one that is missing."""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    is_refused(run("extract", "a.txt", cwd=tmp_path, through=held_to_permissions()), 3, "a.txt: may not be read")


def test_hostile_name(tmp_path: Path) -> None:
    """A path cannot do anything to the terminal either."""
    ran = run("extract", "a\x1b[2J\u202e.txt", cwd=tmp_path)
    is_refused(ran, 3, "no such file")
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_form(tmp_path: Path, encoding: str) -> None:
    """UTF-8 and UTF-16, with a mark or without, are read without a word."""
    ran = run("extract", "-", "--engine", "rules", "--format", "json", cwd=tmp_path, stdin=PROSE.encode(encoding))
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["article"]["text"] == PROSE


def test_latin_1(tmp_path: Path) -> None:
    """Latin-1 is read, and that it was not UTF-8 is said once."""
    ran = run("extract", "-", "--engine", "rules", "--format", "json", cwd=tmp_path, stdin=PROSE.encode("latin-1"))
    assert ran.code == 0
    assert len(ran.err.splitlines()) == 1
    assert "not UTF-8" in ran.err
    assert json.loads(ran.out)["article"]["text"] == PROSE


def test_nul_and_lone_surrogates(tmp_path: Path) -> None:
    """They are left out, and the claims quote the text as it then is."""
    raw = PROSE.encode().replace(b"Vale", b"Va\x00le\xed\xa0\x80")
    ran = run("extract", "-", "--engine", "rules", "--format", "json", cwd=tmp_path, stdin=raw)
    assert json.loads(ran.out)["article"]["text"] == PROSE
    assert len(json.loads(ran.out)["claims"]) == 1


def test_twenty_megabytes_are_read_in_bounded_memory(tmp_path: Path) -> None:
    """Reading a text takes a small multiple of its size: twelve times at most, whatever is in it."""
    pytest.importorskip("resource", reason="needs a system that measures memory")
    (tmp_path / "a.txt").write_bytes((PROSE.encode() * 320_000)[:20_000_000])
    code = (
        "import resource; from claimcheck import read_article; peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "import claimcheck.ingest; before = peak(); n = len(read_article('a.txt').text); print(n, peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    characters, peak = map(int, done.stdout.split())
    unit = 1 if sys.platform == "darwin" else 1024
    assert characters > 19_000_000
    assert peak * unit < 12 * 20_000_000


def test_more_than_the_limit(tmp_path: Path) -> None:
    """A file that never ends is refused, not read until the memory is full."""
    if not Path("/dev/zero").exists():
        pytest.skip("needs /dev/zero")
    is_refused(run("extract", "/dev/zero", cwd=tmp_path), 3, "/dev/zero: larger than 100 MB")


def test_no_input_at_all(tmp_path: Path) -> None:
    """Standard input that is empty, or closed, is refused."""
    is_refused(run("extract", "-", cwd=tmp_path), 3, "standard input: is empty")
    if os.name == "posix":
        closed = run("extract", "-", cwd=tmp_path, through=["sh", "-c", 'exec "$@" <&-', "sh"])
        is_refused(closed, 3, "standard input: is closed")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("extract", "a.txt", "--engine", "none-such"), "none-such: no such engine"),
        (("extract", "a.txt", "--format", "xml"), "'xml' is not one of"),
        (("extract",), "Missing argument 'ARTICLE'"),
        (("extrakt", "a.txt"), "No such command 'extrakt'"),
        (("review", "a.txt"), "review needs a terminal"),
        (("review", "-"), "cannot be reviewed"),
        (("scales", "none-such"), "none-such: no such rating scale"),
        (("extract", "a.txt", "--url", "http://["), "'http://[' is not an address"),
        (("extract", "a.txt", "--url", "http://"), "'http://' is not an address"),
        (("extract", "a.txt", "--date", "9999-12-31T23:59:59-14:00"), "is not a date"),
        (("extract", "a.txt", "--date", "0001-01-01T00:00:00+14:00"), "is not a date"),
    ],
)
def test_usage(tmp_path: Path, arguments: tuple[str, ...], what: str) -> None:
    """What the command does not know, or cannot do here, is refused before anything is written."""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    is_refused(run(*arguments, cwd=tmp_path), 2, what)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("command", ["export"])
def test_unknown_session(tmp_path: Path, command: str) -> None:
    """A session that is not there is refused, and no folder is made for it."""
    is_refused(run(command, "none-such", cwd=tmp_path), 4, "none-such: no such session")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", " "])
def test_session_without_a_name(tmp_path: Path, name: str) -> None:
    """An empty name, such as a variable that is not set, is no session's, even where there is one alone."""
    open_store(tmp_path / "reviews").save(samples.reviewed())
    is_refused(run("export", name, cwd=tmp_path), 4, "no such session")


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("review", "a.txt", "--scale", "none-such"), 2, "none-such: no such rating scale"),
        (("review", "a.txt", "--engine", "none-such"), 2, "none-such: no such engine"),
        (("review", "none-such"), 4, "none-such: no such session"),
        (("review", "none.txt"), 3, "none.txt"),
        (("review", "."), 3, ".: is a folder"),
        (("review", "x" * 300), 3, "cannot be read: File name too long"),
        (("--store", "a.txt/below", "review", "a.txt"), 4, "a.txt/below"),
    ],
)
def test_review_in_a_terminal(tmp_path: Path, arguments: tuple[str, ...], code: int, what: str) -> None:
    """A review that cannot begin says why, leaves the terminal usable and makes nothing."""
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    with Terminal(*arguments, cwd=tmp_path, env={"CLAIMCHECK_REVIEWER": "Ada Quill"}) as terminal:
        assert terminal.exit_code() == code
        assert what in terminal.words
        assert "Traceback" not in terminal.text
        assert terminal.is_usable
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_folder_of_sessions_that_may_not_be_read(tmp_path: Path) -> None:
    """Sessions that permissions keep from the reader are refused in one or two lines, and stay as they are."""
    reviews = tmp_path / "reviews"
    open_store(str(reviews)).save(samples.reviewed())
    through = held_to_permissions()
    reviews.chmod(0)
    try:
        is_refused(run("status", cwd=tmp_path, through=through), 4, "reviews: cannot be read: Permission denied")
    finally:
        reviews.chmod(0o755)
    assert open_store(str(reviews)).ids() == (samples.reviewed().id,)


def test_read_only_folder_of_sessions(tmp_path: Path) -> None:
    """Sessions in a folder that may only be read are listed and exported all the same; the doctor says what is wrong."""
    reviews = tmp_path / "reviews"
    open_store(str(reviews)).save(samples.reviewed())
    through = held_to_permissions()
    reviews.chmod(0o555)
    try:
        assert run("status", cwd=tmp_path, through=through).code == 0
        assert run("export", "gotham", "--format", "csv", cwd=tmp_path, through=through).code == 0
        ran = run("doctor", cwd=tmp_path, through=through)
    finally:
        reviews.chmod(0o755)
    assert ran.code == 1
    assert "reviews: cannot be written to: Permission denied" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        ("engine = ", "not valid TOML"),
        ("engine = 5", "engine: must be text"),
        ("[publisher]\nnam = 'x'", "publisher.nam: unknown"),
        ('"a\\u001b[2J\\nb" = 1', "a\\x1b[2J b: unknown setting"),
        (f"engine = [{'1,' * 9999}]", "engine: must be text in quotation marks, is [1, 1,"),
        ("#" * 1_000_001, "is too large for settings"),
    ],
)
def test_faulty_settings(tmp_path: Path, settings: str, what: str) -> None:
    """A fault in the settings stops a command that needs them, with the file and the place in it."""
    (tmp_path / "claimcheck.toml").write_text(settings, encoding="utf-8")
    is_refused(run("status", cwd=tmp_path), 3, what)
