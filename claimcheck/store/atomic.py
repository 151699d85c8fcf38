"""Replacing a file so that whoever looks, at any moment and after any crash, finds the old one or the new one whole.

Reading one, too, so that what only stands in a file's place keeps nobody waiting. Knows nothing of what files hold.
"""

import contextlib
import errno
import hashlib
import os
import stat
import time
from pathlib import Path

_IS_WINDOWS = os.name == "nt"
_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_TRIES = 20
_PAUSE = 0.05
# No system has all of these: the first two are POSIX's, the last is Windows'.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_AS_BYTES = getattr(os, "O_BINARY", 0)


def read_regular(path: Path) -> bytes:
    """Give what a file holds. What is no file, or leads to none, is refused at once: a pipe would keep its reader waiting.

    Raises:
        OSError: It is no file, or cannot be read.

    """
    handle = os.open(path, os.O_RDONLY | _AT_ONCE | _AS_BYTES)
    try:
        _check_regular(path, os.fstat(handle).st_mode)
        with open(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


def replace_file(path: Path, content: bytes, *, is_locked: bool = False) -> None:
    """Put the content in the file's place. The file keeps its mode; a new one gets what the umask leaves.

    A link stays one: the file that it leads to is replaced.

    Args:
        path: The file.
        content: What it is to hold.
        is_locked: Whether nobody else can be replacing it. The temporary file then has one name, so that one which a
            killed process left is found without looking through the folder, and taken away.

    Raises:
        OSError: It cannot be written, is no file, or is a link that leads in a circle; nothing is left beside the file, which
            is as it was unless the drive itself failed.

    """
    link, path = path, _behind_links(path)
    temporary = path.with_name(f".{path.stem}.{_mark(link, path) if is_locked else f'{os.urandom(6).hex()}.'}tmp")
    if is_locked:
        temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            mode = path.stat().st_mode
            _check_regular(path, mode)
            temporary.chmod(stat.S_IMODE(mode))
        _swap(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what processes that were killed while replacing this file, which nothing locks, left beside it."""
    path = _behind_links(path)
    for left in path.parent.glob(f".{path.stem}.*.tmp"):
        left.unlink(missing_ok=True)


def _behind_links(path: Path) -> Path:
    """Give the file that a link leads to, however many links are between, whether or not it is there; else the path itself.

    Raises:
        OSError: The links lead to one another, or through what may not be looked into.

    """
    if not path.is_symlink():
        return path
    with contextlib.suppress(FileNotFoundError):
        return Path(os.path.realpath(path, strict=True))
    return Path(os.path.realpath(path))


def _mark(link: Path, path: Path) -> str:
    """Give what no two links to one file have in common: who holds the lock of one of them has not that of the others."""
    if link is path:
        return ""
    whole = os.path.realpath(link.parent) + os.sep + link.name
    return f"{hashlib.sha256(os.fsencode(whole)).hexdigest()[:12]}."


def _check_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no file but a device or a pipe", str(path))


def _swap(temporary: Path, path: Path) -> None:
    # Windows refuses to replace a file that somebody is just reading; a reader is done within milliseconds.
    for _ in range(_TRIES if _IS_WINDOWS else 0):
        with contextlib.suppress(PermissionError):
            temporary.replace(path)
            return
        time.sleep(_PAUSE)
    temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be synced: not on Windows, nor on some network drives.

    Raises:
        OSError: The drive has failed: the new name may be lost with it, so the file is not to be taken for saved.

    """
    # A folder that may be written and not read cannot be opened for this.
    with contextlib.suppress(PermissionError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise
        finally:
            os.close(handle)
