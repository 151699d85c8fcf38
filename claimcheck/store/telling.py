"""What can go wrong with a session's file, as an error that names the file, the place in it and the way out."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from claimcheck.errors import StoreError
from claimcheck.store.faults import ConversionError
from claimcheck.store.layout import NewerVersionError, UnstorableError
from claimcheck.text_safety import plain_line

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNTOUCHED = "The file was left as it is; claimcheck doctor --repair restores what it can into a new one."


@contextlib.contextmanager
def telling(path: Path, done: str) -> Iterator[None]:
    """Turn what can go wrong with a file into an error that names it and its place.

    Args:
        path: The file or the folder.
        done: What was to be done with it, as in "cannot be read".

    Raises:
        StoreError: Something went wrong.

    """
    try:
        yield
    except ConversionError as error:
        more = f" (and {len(error.faults) - 1} more)" if len(error.faults) > 1 else ""
        hint = "Update claimcheck." if isinstance(error, NewerVersionError) else _UNTOUCHED
        raise StoreError(f"{path}: {error.faults[0]}{more}", hint=hint) from error
    except UnstorableError as error:
        raise StoreError(f"{path}: cannot be saved: {error}", hint="What was saved before is as it was.") from error
    except ValueError as error:
        raise StoreError(f"{path}: damaged: {plain_line(str(error))}", hint=_UNTOUCHED) from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be {done}: {error.strerror or error}", hint=_hint(error)) from error


def _hint(error: OSError) -> str:
    if error.errno in _FULL:
        return "Free some space; what was saved before is as it was."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "Give yourself the right to it, or name another folder with --store."
    return ""
