"""The file in which a text is edited: above a line below which stands what helps to write it. Knows no editor.

It outlives a run that is killed, so that what was saved in it is found by the next.
"""

import hashlib
import re
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import click
from attrs import frozen

from claimcheck.errors import InputError
from claimcheck.review.questions import clean_answer
from claimcheck.store.atomic import read_regular, replace_file, sweep
from claimcheck.text_safety import plain

LARGEST = 1_000_000
"""Bytes that the file may have; one that has more was meant for something else."""

MARKER = "# ------ >8 ------"
_EXPLAINED = "# Everything below this line is left out."
_COLUMNS = 76
_LINE_END = re.compile(r"\r\n?|\n")
# What vim and Emacs take for settings of theirs where it stands near an end of a file.
_SETTINGS = re.compile(r"\b(?:vim?|ex)(?=[<=>]?\d*:)|\bLocal Variables(?=:)", re.IGNORECASE)


@frozen
class EditorFile:
    """One text's file, which is there while the text is edited."""

    path: Path

    @classmethod
    def named(cls, name: str) -> "EditorFile":
        """Give the file of the text of that name, the same in every run."""
        digest = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:16]
        return cls(Path(click.get_app_dir("claimcheck")) / "editing" / f"{digest}.txt")

    def unfinished(self) -> str:
        """Give what somebody wrote in an earlier run that did not come to its end; empty where that is nothing.

        Raises:
            InputError: It is no text; it is kept elsewhere then.
            OSError: It cannot be read.

        """
        found = _answer_in(_read(newest)) if (newest := self._newest()) else ""
        # Where nobody knows what it was before, it is taken for news.
        with suppress(InputError, OSError):
            return "" if found == clean_answer(_read(self._before)) else found
        return found

    def write(self, text: str, context: str, *, is_new: bool) -> None:
        """Write the text with the context below it.

        Args:
            text: What is edited.
            context: What helps with it.
            is_new: Whether the text is kept elsewhere, too, so that it needs not be found again as it is.

        Raises:
            OSError: It cannot be written.

        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(self.path, "\n".join((text, "", MARKER, _EXPLAINED, "#", *_commented(context), "")))
        if is_new:
            _put(self._before, text)
        for copy in self._emergency_copies():
            copy.unlink()

    def text(self, *, is_sound: bool) -> str:
        """Give the text that an editor left.

        Args:
            is_sound: Whether it ended well; what it left may else be a part of the file.

        Raises:
            InputError: It is no text, or not the whole; it is kept elsewhere then.
            OSError: There is none, or none that can be read.

        """
        newest = self._newest() or self.path
        content = _read(newest)
        if not is_sound and MARKER not in content:
            raise _set_aside(newest, "holds only a part of what was in it")
        return _answer_in(content)

    def remove(self) -> None:
        """Remove the file and what an editor left beside it; where that cannot be, its text is only offered again."""
        with suppress(OSError):
            sweep(self.path)
            # The file first: without it, what it held before says nothing.
            for left in (self.path, *self.path.parent.glob(f"{self.path.name}*")):
                left.unlink(missing_ok=True)

    @property
    def _before(self) -> Path:
        """What the text was when it was first edited."""
        return self.path.with_name(f"{self.path.name}.before")

    def _newest(self) -> Path | None:
        """Give the file, or a copy beside it, whichever was written last."""
        there = [each for each in (self.path, *self._emergency_copies()) if each.exists()]
        return max(there, key=lambda each: each.stat().st_mtime_ns, default=None)

    def _emergency_copies(self) -> list[Path]:
        """Give what nano leaves where it is ended, as by a terminal that is closed."""
        return [*self.path.parent.glob(f"{self.path.name}.save*")]


def _put(path: Path, content: str) -> None:
    # The file that is put in its place gets its mode.
    path.touch(mode=0o600)
    path.chmod(0o600)
    replace_file(path, content.encode())


def _commented(context: str) -> Iterator[str]:
    """Give the context as lines that no editor takes for settings, and of which none is the marker."""
    for line in _SETTINGS.sub(r"\g<0> ", plain(context)).split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        wrapped = textwrap.wrap(
            line, _COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        for shown in wrapped or [""]:
            is_marker = f"# {shown}".strip() in (MARKER, _EXPLAINED)
            yield f"#  {shown}" if is_marker else f"# {shown}".rstrip()


def _read(file: Path) -> str:
    """Read a file that an editor left.

    Raises:
        InputError: It holds no text, or far too much; it is kept elsewhere then.
        OSError: It cannot be read.

    """
    if file.stat().st_size > LARGEST:
        raise _set_aside(file, f"has more than {LARGEST:,} bytes")
    content = read_regular(file)
    if b"\0" not in content:
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8-sig")
    raise _set_aside(file, "is not text in UTF-8")


def _set_aside(file: Path, fault: str) -> InputError:
    """Keep a file under another name, and give the error that names it."""
    others = (file.with_name(f"{file.name.partition('.')[0]}-unread-{number}.txt") for number in count(1))
    kept = next(other for other in others if not other.exists())
    file.rename(kept)
    return InputError(f"What the editor left {fault}; it is kept in {kept}", hint="Your answer is as it was.")


def _answer_in(content: str) -> str:
    """Give what stands above the marker, or above what explains it; everything where a person took both away."""
    lines = _LINE_END.split(content)
    stripped = [line.strip() for line in lines]
    found = next((each for each in (MARKER, _EXPLAINED) if each in stripped), None)
    if found:
        # The last one: whoever writes such a line as a part of the text does so above.
        lines = lines[: len(lines) - 1 - stripped[::-1].index(found)]
    return clean_answer("\n".join(lines))
