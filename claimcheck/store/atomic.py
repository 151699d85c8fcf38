"""Replacing a file so that whoever looks, at any moment and after any crash, finds the old one or the new one whole."""

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

_IS_WINDOWS = os.name == "nt"
_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_TRIES = 20
_PAUSE = 0.05


def replace_file(path: Path, content: bytes, *, is_locked: bool = False) -> None:
    """Put the content in the file's place. The file keeps its mode; a new one gets what the umask leaves.

    Args:
        path: The file.
        content: What it is to hold.
        is_locked: Whether nobody else can be replacing it. The temporary file then has one name, so that one which a
            killed process left is found without looking through the folder, and taken away.

    Raises:
        OSError: It cannot be written; nothing is left beside the file, which is as it was unless the drive itself failed.

    """
    temporary = path.with_name(f".{path.stem}.{'' if is_locked else f'{os.urandom(6).hex()}.'}tmp")
    if is_locked:
        temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        _swap(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what processes that were killed while replacing this file, which nothing locks, left beside it."""
    for left in path.parent.glob(f".{path.stem}.*.tmp"):
        left.unlink(missing_ok=True)


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
