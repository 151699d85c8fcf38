"""Two folders that change places in one step, where the system has such a step. Knows nothing of what they hold."""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100
_EXCHANGE = 2


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders on one drive change places, at once for whoever looks; tell whether that could be done.

    Linux and macOS can do it, on most of their drives.
    """
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*names, ctypes.c_uint(_EXCHANGE)) == 0)
        return bool(libc.renameat2(_HERE, names[0], _HERE, names[1], ctypes.c_uint(_EXCHANGE)) == 0)
    # An old system, or another C library, has no such call.
    except (AttributeError, OSError):
        return False


def to_disk(folder: Path) -> None:
    """Wait until everything that was written on this drive has reached it, where the system can be asked to."""
    if not sys.platform.startswith("linux"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(handle)
    except (AttributeError, OSError):
        os.sync()
    finally:
        os.close(handle)
