"""Where sessions are kept. What each kind of store is made of stays in its own module."""

from pathlib import Path

from claimcheck.errors import StoreError
from claimcheck.store.base import Listing, SessionSummary, Store, find_session

__all__ = ["Listing", "SessionSummary", "Store", "find_session", "open_store"]


def open_store(where: str | Path = "reviews") -> Store:
    """Open the store at that place: a folder, made when the first session is saved.

    Raises:
        StoreError: The place is an address, or nothing that a folder can be called.

    """
    # TinyDB and cattrs are loaded only by those who read or write sessions.
    from claimcheck.store.files import FileStore

    if "://" in str(where) or "\0" in str(where):
        raise StoreError(f"{where}: is not a folder", hint="Sessions are kept in a folder: --store FOLDER.")
    return FileStore(Path(where))
