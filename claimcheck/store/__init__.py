"""Where sessions are kept. What each kind of store is made of stays in its own module."""

from pathlib import Path

from claimcheck.errors import StoreError
from claimcheck.store.address import check_place, is_postgres, without_password
from claimcheck.store.base import FoundClaim, Lease, Listing, Query, SessionSummary, Store, Trashed, find_session

__all__ = [
    "FoundClaim",
    "Lease",
    "Listing",
    "Query",
    "SessionSummary",
    "Store",
    "Trashed",
    "find_session",
    "open_store",
]


def open_store(where: str | Path = "reviews") -> Store:
    """Open the store at that place: a folder, or the address of a PostgreSQL database.

    Either is made when it is first needed: the folder at the first save, the database's tables at the first use.

    Args:
        where: A path, or ``postgresql://user:password@host/database``.

    Raises:
        StoreError: The place is another kind of address, was meant as one, or is nothing that a folder can be called.
        MissingExtraError: It is a database, and the packages for it are not installed.

    """
    check_place(str(where))
    # What a store is made of is loaded only by those who use that store.
    if is_postgres(str(where)):
        from claimcheck.store.postgres.store import PostgresStore

        return PostgresStore(str(where))
    if "://" in str(where) or "\0" in str(where):
        raise StoreError(
            f"{without_password(str(where))}: is not a folder",
            hint="Sessions are kept in a folder, or in a database: --store FOLDER or --store postgresql://…",
        )
    from claimcheck.store.files import FileStore

    return FileStore(Path(where))
