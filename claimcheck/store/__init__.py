"""Where sessions are kept. What each kind of store is made of stays in its own module."""

from claimcheck.store.base import Listing, SessionSummary, Store, find_session

__all__ = ["Listing", "SessionSummary", "Store", "find_session", "open_store"]


def open_store(where: str = "reviews") -> Store:
    """Open the store at that place: a folder, made when the first session is saved.

    Raises:
        StoreError: The place is something else than a folder.

    """
    # TinyDB and cattrs are loaded only by those who read or write sessions.
    from claimcheck.store.files import FileStore

    return FileStore(where)
