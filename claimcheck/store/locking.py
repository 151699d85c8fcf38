"""The lock that makes processes on one folder take turns: the only module that knows filelock."""

import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import StoreError

_AT_ONCE = 0.001
_LET_OTHERS = 0.003

_FOR_ALL = 0o666
_OWNER = stat.S_IRUSR | stat.S_IWUSR


@contextmanager
def locked(path: Path, *, patience: float) -> Iterator[None]:
    """Be the only process that changes a file, waiting for another's turn to end. A killed process holds no lock.

    The lock is a file beside it, ``.<stem>.lock``, which stays; everybody who may write in the folder may lock.

    Args:
        path: The file; it need not be there.
        patience: How many seconds to wait.

    Raises:
        StoreError: Another process held the lock for longer, or the drive has no locks.
        OSError: The lock's file cannot be made or opened.

    """
    # Reading takes no lock, and need not wait for this to load.
    from filelock import FileLock, Timeout

    mode = _OWNER
    with suppress(OSError):
        mode |= path.parent.stat().st_mode & _FOR_ALL
    lock = FileLock(
        path.with_name(f".{path.stem}.lock"),
        timeout=patience,
        mode=mode,
        # Who waits looks often, or a process that saves without a pause would go before it again and again.
        poll_interval=0.001,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )
    began = time.monotonic()
    try:
        lock.acquire()
    except Timeout as error:
        raise StoreError(
            f"{path}: locked: another process has been saving it for {patience:g} seconds",
            hint="Nothing was saved. Try again when it is done.",
        ) from error
    except NotImplementedError as error:
        raise StoreError(
            f"{path}: the drive it is on cannot lock files", hint="Keep sessions on another one: --store FOLDER."
        ) from error
    had_to_wait = time.monotonic() - began > _AT_ONCE
    try:
        yield
    finally:
        lock.release()
    if had_to_wait:
        # Others wait too, who have to see that it is free before this process takes it again.
        time.sleep(_LET_OTHERS)
