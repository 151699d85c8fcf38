"""Which files ``claimcheck validate`` reads, and how they are opened. Knows no rule."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import frozen

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.claimreview.parts import Reading

STDIN = "-"
_OF_PAGES = (".html", ".htm", ".xhtml")
_OF_MARKUP = (*_OF_PAGES, ".json", ".jsonld", ".jsonl", ".ndjson")


@frozen
class MarkupFile:
    """A file to check: given by name, or found in a folder; ``fault`` says why it cannot be."""

    name: str
    is_from_folder: bool = False
    fault: InputError | None = None

    @contextmanager
    def reading(self) -> "Iterator[Reading]":
        """Read it, for as long as its parts are gone through.

        Raises:
            InputError: It cannot be read.

        """
        from claimcheck.claimreview.documents import read_document

        if self.fault:
            raise self.fault
        with self._opened() as stream:
            yield read_document(stream, name=self.shown, is_page=self.name.lower().endswith(_OF_PAGES))

    @property
    def shown(self) -> str:
        """What it is called in what is said of it."""
        return "stdin" if self.name == STDIN else self.name

    def _opened(self) -> AbstractContextManager[BinaryIO]:
        if self.name == STDIN:
            # Python leaves no stdin at all where a program was started with it closed.
            if sys.stdin is None:
                raise InputError("stdin: is closed", hint="Pipe a document into the command, or give a path.")
            return nullcontext(sys.stdin.buffer)
        try:
            return Path(self.name).open("rb")
        except (OSError, ValueError) as error:
            raise unreadable(self.name, error) from error


def markup_files(names: tuple[str, ...]) -> list[MarkupFile]:
    """Give the files of these names, and in place of a folder all that may hold markup in it and in the folders in it.

    Raises:
        InputError: A folder holds none.

    """
    found: list[MarkupFile] = []
    for name in names:
        if name == STDIN or not _is_folder(name):
            found.append(MarkupFile(name))
            continue
        inside = list(_files_in(name))
        if not inside:
            raise InputError(f"{name}: holds no JSON, JSON lines or HTML file")
        found += inside
    return found


def unreadable(name: str, error: OSError | ValueError) -> InputError:
    """Say that something cannot be read, and why."""
    return InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}")


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _files_in(folder: str) -> Iterator[MarkupFile]:
    """Give the files of a folder in the order of their names; what is hidden is somebody's own, not to be published."""
    refused: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(_OF_MARKUP) and not file.startswith("."):
                yield _file(str(Path(place) / file))
    for error in refused:
        name = os.fsdecode(error.filename or folder)
        yield MarkupFile(name, is_from_folder=True, fault=unreadable(name, error))


def _file(name: str) -> MarkupFile:
    # A pipe in a folder would be waited for until somebody writes to it.
    is_other = Path(name).exists() and not Path(name).is_file()
    fault = InputError(f"{name}: cannot be read: is no file") if is_other else None
    return MarkupFile(name, is_from_folder=True, fault=fault)
