"""The file that a text is edited in: what is above its line comes back, and nothing that an editor does to it is lost."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from claimcheck.cli.editor_file import LARGEST, MARKER, EditorFile
from claimcheck.errors import InputError
from claimcheck.review.questions import clean_answer
from tests.strategies import raw_texts

BELOW = f"\n\n{MARKER}\n# Everything below this line is left out.\n#\n# It cost 40 million.\n"
LINE_OF_ITS_OWN = st.sampled_from([MARKER, "# Everything below this line is left out.", "------ >8 ------", "# Budget"])
texts_with_markers = st.lists(raw_texts | LINE_OF_ITS_OWN, max_size=5).map("\n".join)


@pytest.fixture
def file(tmp_path: Path) -> EditorFile:
    """A file of nobody else's, not there yet."""
    return EditorFile(tmp_path / "editing" / "why.txt")


def left(file: EditorFile, content: bytes | str) -> None:
    """Leave this in the file, as an editor would."""
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_bytes(content if isinstance(content, bytes) else content.encode())


@given(text=texts_with_markers, context=texts_with_markers)
def test_what_is_above_the_line_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, context: str) -> None:
    """Whatever the text and the context hold, such a line too, the text is what it was, and no context is in it."""
    file = EditorFile(tmp_path_factory.getbasetemp() / "editing" / "any.txt")
    file.write(clean_answer(text), context, is_new=True)
    assert file.text(is_sound=True) == clean_answer(text)
    assert file.unfinished() == ""
    content = file.path.read_text(encoding="utf-8")
    _, *below = content.rpartition(MARKER)[2].split("\n")
    assert all(line.startswith("#") for line in below[:-1])
    assert not set(content) & set("\x00\x1b\x85\u2028") - set(clean_answer(text))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("One.\n\nTwo." + BELOW, "One.\n\nTwo."),
        ("  One. \t\n" + BELOW, "One."),
        (BELOW, ""),
        ("", ""),
        ("# Heading\nOne." + BELOW, "# Heading\nOne."),
        ("\ufeffOne.\n" + BELOW, "One."),
        ("One.\nTwo." + BELOW.replace("\n", "\r\n"), "One.\nTwo."),
        ("One.\r# Two" + BELOW.replace("\n", "\r"), "One.\n# Two"),
        (f"One.\n{MARKER}\nTwo." + BELOW, f"One.\n{MARKER}\nTwo."),
        ("One." + BELOW.replace(f"{MARKER}\n", ""), "One."),
        ("One.\x1b[31m", "One.[31m"),
        ("One." + BELOW.replace(MARKER, f"  {MARKER}  "), "One."),
    ],
)
def test_what_an_editor_may_leave(file: EditorFile, content: str, text: str) -> None:
    """Line ends of every system, marks of an encoding, headings, and lines taken away are understood."""
    left(file, content)
    assert file.text(is_sound=True) == text


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"caf\xe9" + BELOW.encode(), "is not text in UTF-8"),
        (("One." + BELOW).encode("utf-16"), "is not text in UTF-8"),
        (b"One\x00." + BELOW.encode(), "is not text in UTF-8"),
        (b"x" * (LARGEST + 1), "has more than 1,000,000 bytes"),
    ],
    ids=["latin-1", "utf-16", "nul", "large"],
)
@pytest.mark.parametrize("is_found", [True, False])
def test_what_is_no_text_is_kept_elsewhere(file: EditorFile, content: bytes, fault: str, *, is_found: bool) -> None:
    """It is named and stays on the disk, each time under another name, and the file is free for the next text."""
    for number in (1, 2):
        left(file, content)
        with pytest.raises(InputError, match=fault) as raised:
            file.unfinished() if is_found else file.text(is_sound=True)
        kept = file.path.with_name(f"why-unread-{number}.txt")
        assert raised.value.message.endswith(f"it is kept in {kept}")
        assert kept.read_bytes() == content
        assert not file.path.exists()
    file.write("One.", "", is_new=True)
    file.remove()
    assert len([*file.path.parent.iterdir()]) == 2


@pytest.mark.parametrize("content", ["", "One. And half of"])
def test_a_part_of_a_file(file: EditorFile, content: str) -> None:
    """What an editor leaves that failed counts where it is whole; else it is kept elsewhere."""
    left(file, "One." + BELOW)
    assert file.text(is_sound=False) == "One."
    left(file, content)
    with pytest.raises(InputError, match="holds only a part") as raised:
        file.text(is_sound=False)
    assert Path(raised.value.message.rpartition(" ")[2]).read_text(encoding="utf-8") == content


def test_a_folder_in_its_place(file: EditorFile) -> None:
    """What cannot be read is an error of the system's, and is let be."""
    file.path.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        file.text(is_sound=True)
    with pytest.raises(OSError, match=str(file.path)):
        file.write("One.", "", is_new=True)


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_nobody_else_reads_it(file: EditorFile) -> None:
    """The folder, the file and what it was before are the person's own, an older file too."""
    left(file, "One.")
    file.path.chmod(0o644)
    file.write("One.", "", is_new=True)
    assert {stat.S_IMODE(each.stat().st_mode) for each in file.path.parent.iterdir()} == {0o600}
    other = EditorFile(file.path.parent / "new" / "why.txt")
    other.write("One.", "", is_new=True)
    assert stat.S_IMODE(other.path.parent.stat().st_mode) == 0o700


def test_what_was_left_unfinished(file: EditorFile) -> None:
    """Only what somebody wrote is found again: not the text as it was given to the editor."""
    assert file.unfinished() == ""
    file.write("One.", "", is_new=True)
    assert file.unfinished() == ""
    left(file, "One. Two." + BELOW)
    assert file.unfinished() == "One. Two."
    # Given to an editor once more, it is still found where nothing is added.
    file.write("One. Two.", "", is_new=False)
    assert file.unfinished() == "One. Two."
    file.remove()
    assert [*file.path.parent.iterdir()] == []
    assert file.unfinished() == ""


def test_an_emergency_copy(file: EditorFile) -> None:
    """What nano writes beside the file when its terminal is closed is newer than the file, and is found instead."""
    file.write("One.", "", is_new=True)
    copy = file.path.with_name("why.txt.save")
    copy.write_text("One. Two." + BELOW, encoding="utf-8")
    os.utime(file.path, ns=(1, 1))
    assert file.unfinished() == "One. Two."
    file.write("One. Two.", "", is_new=False)
    assert not copy.exists()
    assert file.text(is_sound=True) == "One. Two."


@pytest.mark.parametrize(
    "line",
    [
        "vim: set shell=/bin/sh:",
        "text vi:noai",
        "ex: set x:",
        "Vim<900: x",
        "vim600: x",
        "Local Variables:",
        "local variables:",
    ],
)
def test_no_settings_for_an_editor(file: EditorFile, line: str) -> None:
    """An article cannot set anything in the editors that take settings from a file."""
    file.write("", f"{line}\n{line}", is_new=True)
    *_, first, second, _ = file.path.read_text(encoding="utf-8").split("\n")
    assert first == second
    assert first.replace(" ", "") == f"#{line}".replace(" ", "")
    assert line not in first


def test_long_lines_are_wrapped(file: EditorFile) -> None:
    """What helps to write is readable in an editor that wraps nothing; an address stays whole."""
    address = f"https://budget.example.org/{'a' * 100}"
    file.write("", f"  {'word ' * 40}\n{address}", is_new=True)
    below = file.path.read_text(encoding="utf-8").partition("#\n")[2].split("\n")[:-1]
    assert all(len(line) <= 80 for line in below if address not in line)
    assert all(line.startswith("#   word") for line in below[:-1])
    assert below[-1] == f"# {address}"


def test_a_name_is_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same name gives the same file in every run, another one another, whatever characters it has."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    names = ["Ada/../why", "Ada", "", "\ud800", "é" * 500]
    files = [EditorFile.named(name) for name in names]
    assert files == [EditorFile.named(name) for name in names]
    assert len({file.path for file in files}) == len(names)
    assert {file.path.parent.name for file in files} == {"editing"}
