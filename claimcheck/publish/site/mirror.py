"""One folder made the same as another, by hard links, touching only what differs. Knows nothing of what they hold."""

import filecmp
import os
import shutil
import stat
from pathlib import Path


def mirrored(source: Path, target: Path) -> None:
    """Make a folder the same as another: what it has more is removed, what it lacks is linked, or copied where that cannot be.

    A link is taken for what it is, and not for what it leads to. A file that is changed in either folder by writing into it is
    changed in both; one that is replaced is not.

    Raises:
        OSError: It cannot be done.

    """
    if not _is_folder(target):
        removed(target)
        target.mkdir(parents=True)
    _mirror(os.fspath(source), os.fspath(target))


def removed(path: Path | str) -> None:
    """Remove whatever stands there, if anything does.

    Raises:
        OSError: It cannot be removed.

    """
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        Path(path).unlink(missing_ok=True)


def _mirror(source: str, target: str) -> None:
    with os.scandir(target) as entries:
        there = {entry.name: entry for entry in entries}
    with os.scandir(source) as entries:
        for entry in entries:
            place, known = os.path.join(target, entry.name), there.pop(entry.name, None)  # noqa: PTH118 - thousands of them
            if entry.is_dir(follow_symlinks=False):
                if known is None or not known.is_dir(follow_symlinks=False):
                    removed(place)
                    Path(place).mkdir()
                _mirror(entry.path, place)
            elif known is None or not _is_same(entry, known):
                removed(place)
                linked(entry.path, place)
    for left in there.values():
        removed(left.path)
    mode = stat.S_IMODE(Path(source).stat().st_mode)
    if mode != stat.S_IMODE(Path(target).stat().st_mode):
        Path(target).chmod(mode)


def linked(source: str, target: str) -> None:
    """Give a file another name, or copy it where the drive has one name for each.

    Raises:
        OSError: It cannot be done.

    """
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _is_same(one: os.DirEntry[str], other: os.DirEntry[str]) -> bool:
    if one.inode() == other.inode():
        return True
    are_files = one.is_file(follow_symlinks=False) and other.is_file(follow_symlinks=False)
    return are_files and filecmp.cmp(one.path, other.path, shallow=False)


def _is_folder(path: Path | str) -> bool:
    return Path(path).is_dir() and not Path(path).is_symlink()
