"""Reading an article from a file or from standard input."""

import io
import sys
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest import is_address, read, read_article


def write(folder: Path, raw: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_clean_text_is_the_files_own(seed: Path) -> None:
    """Offsets into the article are offsets into the file, for the headline stays in the text."""
    article = read_article(seed)
    assert article.text == seed.read_bytes().decode()
    assert article.text.startswith(article.title)
    assert article == read_article(str(seed))


def test_text_without_a_headline_is_called_by_its_beginning(tmp_path: Path) -> None:
    """Where no line looks like a headline, the first line stands in, cut short."""
    article = read_article(write(tmp_path, b"The council voted on Monday. " * 30))
    assert article.title == ("The council voted on Monday. " * 30)[:120]


def test_line_ends_become_plain(tmp_path: Path) -> None:
    """Windows and old Macintosh line ends are read as line feeds."""
    assert read_article(write(tmp_path, b"One.\r\n\r\nTwo.\rThree.")).text == "One.\n\nTwo.\nThree."


def test_nul_and_lone_surrogates_are_left_out(tmp_path: Path) -> None:
    """What no store can keep never gets into an article."""
    assert read_article(write(tmp_path, b"He said\x00 yes\xed\xa0\x80 and left.")).text == "He said yes and left."


def test_terminal_escapes_stay_in_the_text(tmp_path: Path) -> None:
    """Reading changes nothing that can be stored; making it safe is up to whoever prints it."""
    assert (
        read_article(write(tmp_path, b"He said \x1b[31mred\x1b[0m and left.")).text
        == "He said \x1b[31mred\x1b[0m and left."
    )


def test_another_encoding_is_told(tmp_path: Path) -> None:
    """The caller is told once what a person should know."""
    told: list[str] = []
    article = read_article(write(tmp_path, "Zoë paid £2 for a café.".encode("cp1252")), tell=told.append)
    assert article.text == "Zoë paid £2 for a café."
    assert len(told) == 1
    assert "not UTF-8" in told[0]


def test_standard_input() -> None:
    """A dash reads the bytes that are piped in."""
    assert read_article("-", stdin=io.BytesIO(b"One sentence.")).text == "One sentence."


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program started with its input closed has none; that is said."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input: is closed"):
        read_article("-")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "holds only white space"),
        ("\u2003\u00a0\n".encode(), "holds only white space"),
    ],
)
def test_nothing_to_read(tmp_path: Path, raw: bytes, what: str) -> None:
    """An empty file and a blank one are told apart, with the path."""
    path = write(tmp_path, raw)
    with pytest.raises(InputError) as error:
        read_article(path)
    assert error.value.message == f"{path}: {what}"


def test_missing_file(tmp_path: Path) -> None:
    """A path that is not there is said with what may be given instead."""
    with pytest.raises(InputError, match="no such file") as error:
        read_article(tmp_path / "none.txt")
    assert "or - for standard input" in error.value.hint


def test_folder(tmp_path: Path) -> None:
    """A folder is no article."""
    with pytest.raises(InputError, match="is a folder"):
        read_article(tmp_path)


@pytest.mark.parametrize("source", ["a\0b.txt", "x" * 5000])
def test_impossible_path(source: str) -> None:
    """A path that no system can have is one line, not a traceback."""
    with pytest.raises(InputError, match="cannot be read"):
        read_article(source)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the limit, so that an endless file cannot fill the memory."""
    monkeypatch.setattr(read, "MAX_TEXT_BYTES", 1000)
    assert read_article(write(tmp_path, b"a" * 1000)).text == "a" * 1000
    with pytest.raises(InputError, match="larger than"):
        read_article(write(tmp_path, b"a" * 1001))


@pytest.mark.parametrize("source", ["ftp://host.example/a", "file:///etc/hostname", "javascript://x"])
def test_other_addresses(source: str) -> None:
    """Only http and https are fetched."""
    with pytest.raises(InputError, match="addresses cannot be read"):
        read_article(source)


@pytest.mark.parametrize(
    ("source", "is_one"), [("https://a.example", True), ("HTTP://a.example", True), ("http.txt", False)]
)
def test_is_address(source: str, is_one: bool) -> None:
    """An address begins with http:// or https://, in any case."""
    assert is_address(source) is is_one
