"""One connection to the database: made when it is needed, given up when it breaks, its errors in words for a person.

Knows no table. No password gets into a message.
"""

import logging
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

from claimcheck.errors import MissingExtraError, StoreError, UnreachableError
from claimcheck.extras import install_command
from claimcheck.store.address import hide_passwords, is_ambiguous, without_password
from claimcheck.text_safety import plain_line

try:
    import psycopg
    from psycopg import errors, sql
    from psycopg.rows import dict_row
except ImportError as error:
    raise MissingExtraError(
        f"a PostgreSQL store needs {error.name or 'psycopg'}, which is not installed",
        hint=f"Add it: {install_command('postgres')}",
    ) from error

# What psycopg logs of a connection that breaks is told by the exception; without a handler it would go to the screen.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

Row = dict[str, Any]
Cursor = psycopg.Cursor[Row]

_SAME = "What was saved before is as it was."

_FORM = "postgresql://USER@HOST/NAME"

_AWAY = (UnreachableError, "cannot be reached: {words}", "Nothing that was saved is lost. Try again.")

_TOLD: dict[type[psycopg.Error], tuple[type[StoreError], str, str]] = {
    errors.LockNotAvailable: (
        StoreError,
        "locked: another process has been saving it for {patience} seconds",
        "Nothing was saved. Try again when it is done.",
    ),
    errors.InsufficientPrivilege: (
        StoreError,
        "not allowed: {words}",
        "Ask whoever owns the store; docs/newsroom.md names the roles.",
    ),
    errors.UndefinedTable: (StoreError, "is not set up", "Its owner does that: claimcheck store setup."),
    errors.InvalidSchemaName: (StoreError, "is not set up", "Its owner does that: claimcheck store setup."),
    errors.DiskFull: (StoreError, "cannot be written: {words}", _SAME),
    errors.OutOfMemory: (StoreError, "cannot be written: {words}", _SAME),
    errors.ReadOnlySqlTransaction: (StoreError, "cannot be written: {words}", _SAME),
    # No answer at all, or one of a server that is starting, stopping, full of others, or gave up one of two who wait.
    errors.ConnectionException: _AWAY,
    errors.AdminShutdown: _AWAY,
    errors.CrashShutdown: _AWAY,
    errors.CannotConnectNow: _AWAY,
    errors.IdleSessionTimeout: _AWAY,
    errors.TooManyConnections: _AWAY,
    errors.DeadlockDetected: _AWAY,
    errors.SerializationFailure: _AWAY,
    psycopg.Error: (StoreError, "cannot be used: {words}", _SAME),
}
"""What each error of the database is told as: the first that it is one of."""

_NEEDED: dict[str, Any] = {
    "connect_timeout": 5,
    # A laptop that was closed, or a cable that was pulled, is noticed within a quarter of a minute.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 5,
    "tcp_user_timeout": 15_000,
    "application_name": "claimcheck",
}


class Connection:
    """A connection to the database of an address.

    Args:
        address: ``postgresql://user:password@host/database``; what it leaves out, the variables of libpq may say.
        patience: How many seconds to wait for another's turn at a row.

    """

    def __init__(self, address: str, *, patience: float) -> None:
        self.address = address
        self.shown = plain_line(without_password(address))
        self._patience = patience
        self._open: psycopg.Connection[Row] | None = None

    @contextmanager
    def cursor(self, *, is_batched: bool = False) -> Iterator[Cursor]:
        """Give a cursor in a transaction of its own, committed at the end.

        Args:
            is_batched: Whether what needs no answer is sent with what comes next, one statement each, so that a save waits
                for the server twice and not for each statement. An error of one may then be raised by a later one.

        Raises:
            UnreachableError: There is no connection; whether the transaction was committed is not known.
            StoreError: The database refused.

        """
        with self._telling():
            connection = self._connected()
            batch = connection.pipeline() if is_batched else nullcontext()
            with batch, connection.transaction(), connection.cursor() as cursor:
                yield cursor

    def close(self) -> None:
        """Give the connection up; the next cursor makes another."""
        connection, self._open = self._open, None
        if connection is not None:
            _close(connection)

    def _connected(self) -> "psycopg.Connection[Row]":
        if self._open is None or self._open.closed:
            self._check_address()
            given = psycopg.conninfo.conninfo_to_dict(self.address)
            wanted = {name: value for name, value in _NEEDED.items() if name not in given}
            self._open = psycopg.connect(self.address, autocommit=True, row_factory=dict_row, **wanted)
            # A store that is not used any more takes its connection along.
            weakref.finalize(self, _close, self._open)
            wait = sql.Literal(f"{round(self._patience * 1000)}ms")
            self._open.execute(sql.SQL("SET lock_timeout = {}").format(wait))
        return self._open

    def _check_address(self) -> None:
        # libpq would go on without what stands behind it.
        if "\0" in self.address:
            raise StoreError(f"{self.shown}: no address has the character NUL", hint=_FORM)
        if is_ambiguous(self.address):
            raise StoreError(
                f"{self.shown}: its user or password has a character that must be written otherwise in an address",
                hint="Write @ as %40, / as %2F, : as %3A, a space as %20; or leave the password to PGPASSWORD or ~/.pgpass.",
            )

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            is_connected = self._open is not None
            told = self._told(error)
            if isinstance(told, UnreachableError):
                self.close()
            # What libpq says of an address that it cannot read may have its password in it.
            raise told from error if is_connected else None
        except UnicodeEncodeError as error:
            character = plain_line(error.object[error.start])
            raise self._error(StoreError, f"takes no text with the character {character}", _SAME) from None

    def _told(self, error: psycopg.Error) -> StoreError:
        """Say what went wrong, and what to do."""
        if isinstance(error, psycopg.ProgrammingError) and self._open is None:
            return self._error(StoreError, f"is no address: {_words(error)}", _FORM)
        # libpq gives no code where the server gave no answer.
        is_away = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
        kind, message, hint = _AWAY if is_away else next(told for of, told in _TOLD.items() if isinstance(error, of))
        return self._error(kind, message.format(words=_words(error), patience=f"{self._patience:g}"), hint)

    def _error(self, kind: type[StoreError], message: str, hint: str) -> StoreError:
        return kind(f"{self.shown}: {hide_passwords(message, self.address)}", hint=hint)


def _close(connection: "psycopg.Connection[Row]") -> None:
    with suppress(psycopg.Error):
        connection.close()


def _words(error: psycopg.Error) -> str:
    """Give the first line of what libpq or the server says."""
    said = error.diag.message_primary or str(error)
    return plain_line(next((line for line in said.splitlines() if line.strip()), type(error).__name__))
