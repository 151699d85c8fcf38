"""A folder that is replaced as a whole. Knows no page.

What is guaranteed: whenever the program is killed, the folder is there as it was or as it was to become, complete, and never a
mixture of both. Beside it there is a spare folder, which is the same as the folder at rest: changes are made in the spare, and
then the two change places in one step (``exchange``), and the spare follows. Before they do, the system is asked to bring the
spare to the disk, so that on Linux a power cut leaves one of the two states as well. On a system or a drive without such a step
renames stand in for it; a kill between them leaves no folder, and the next ``recover`` brings the old one back. A file that is
the same is one file with two names, where the drive can do that, and is never written anew.
"""

import hashlib
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.publish.site.exchange import exchanged, to_disk
from claimcheck.publish.site.mirror import mirrored, removed

_SPARE, _OLD = "spare", "old"


def digest(content: bytes) -> str:
    """Give what stands for the content of a file."""
    return hashlib.sha256(content).hexdigest()[:32]


def real_folder(folder: Path) -> Path:
    """Give the folder that a path leads to, over all links, whether or not it is there."""
    return Path(os.path.realpath(folder))


def recover(folder: Path) -> None:
    """Bring a folder back that a killed program had put aside.

    Raises:
        OSError: It cannot be done.

    """
    old = _beside(folder, _OLD)
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    removed(old)


def intact_files(folder: Path, files: Mapping[str, str]) -> set[str]:
    """Give those of the files that are as they were written, of paths with their digests."""
    return {path for path, known in files.items() if _digest_at(folder / path) == known}


class NewTree:
    """What is to stand in the place of a folder: all that is in it, but for what is put and taken away.

    Args:
        folder: The folder, which need not be there; no link.
        ours: The digests of the files in it that may be replaced, by their paths. All else in it is somebody's, and stays.
        intact: Those of them that are as they were written.

    """

    def __init__(self, folder: Path, ours: Mapping[str, str], intact: Collection[str]) -> None:
        self._folder = folder
        self._ours = ours
        self._intact = intact
        self._spare = _beside(folder, _SPARE)
        self.files: dict[str, str] = {}
        self.written = 0
        if folder.is_dir():
            mirrored(folder, self._spare)
        else:
            removed(self._spare)
            self._spare.mkdir(parents=True)
        self._made = {""}

    def put(self, path: str, content: bytes) -> None:
        """Put a file into the tree; one that is the same already stays.

        Raises:
            InputError: Something of somebody's stands in its place, or leads elsewhere.
            OSError: It cannot be written.

        """
        known = digest(content)
        if path not in self._intact or self._ours[path] != known:
            place = self._place(path)
            # The folder has the same file by another name, which must not be written into.
            place.unlink(missing_ok=True)
            with place.open("xb") as file:
                file.write(content)
            self.written += 1
        self.files[path] = known

    def keep(self, path: str) -> None:
        """Keep a file of ours as it is."""
        self.files[path] = self._ours[path]

    def take_place(self, *, name: str, content: bytes) -> None:
        """Put the tree in the folder's place, with one more file in it; where it is the same as the folder, leave that.

        Args:
            name: What that file is called.
            content: What it holds.

        Raises:
            OSError: It cannot be done; the folder is as it was.

        """
        gone = self._ours.keys() - self.files.keys()
        place = self._spare / name
        if not (gone or self.written) and _digest_at(place) == digest(content):
            return
        for path in gone:
            self._take_away(path)
        place.unlink(missing_ok=True)
        place.write_bytes(content)
        to_disk(self._spare)
        _swap(self._spare, self._folder)

    def settle(self) -> None:
        """Make the spare the same as the folder, whether or not that was replaced: nothing is left of what was.

        Where that cannot be done, the next tree does it.
        """
        with suppress(OSError):
            if self._folder.is_dir():
                mirrored(self._folder, self._spare)
            else:
                removed(self._spare)

    def _place(self, path: str) -> Path:
        """Give where a file is to be put, in a folder that is there."""
        place = self._spare / path
        folder = path.rpartition("/")[0]
        is_taken = path not in self._ours and os.path.lexists(place)
        if is_taken or (folder not in self._made and not self._is_made(folder)):
            raise InputError(f"{self._folder / path}: is not of this site, and a page is to stand there")
        return place

    def _is_made(self, folder: str) -> bool:
        """Make a folder with those around it; tell whether none of them is a link, which could lead anywhere."""
        around = folder.rpartition("/")[0]
        place = self._spare / folder
        if (around not in self._made and not self._is_made(around)) or place.is_symlink():
            return False
        place.mkdir(exist_ok=True)
        self._made.add(folder)
        return True

    def _take_away(self, path: str) -> None:
        place = self._spare / path
        place.unlink(missing_ok=True)
        # What somebody put beside it keeps its folder.
        with suppress(OSError):
            while place.parent != self._spare:
                place = place.parent
                place.rmdir()


def _swap(spare: Path, folder: Path) -> None:
    if not folder.exists():
        spare.rename(folder)
    elif not exchanged(spare, folder):
        old = _beside(folder, _OLD)
        folder.rename(old)
        try:
            spare.rename(folder)
        except OSError:
            old.rename(folder)
            raise
        old.rename(spare)


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.claimcheck-{what}")


def _digest_at(path: Path) -> str:
    with suppress(OSError):
        # A link could lead to what is no page of the site.
        if not path.is_symlink():
            return digest(path.read_bytes())
    return ""
