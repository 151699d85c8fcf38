"""One connection to the database: made when it is needed, given up when it breaks, its errors in words for a person.

Knows no table. No password gets into a message.
"""

import logging
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
        self.shown = without_password(address)
        self._patience = patience
        self._open: psycopg.Connection[Row] | None = None

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """Give a cursor in a transaction of its own, committed at the end.

        Raises:
            UnreachableError: There is no connection; whether the transaction was committed is not known.
            StoreError: The database refused.

        """
        with self._telling():
            connection = self._connected()
            with connection.transaction(), connection.cursor() as cursor:
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
        if is_ambiguous(self.address):
            raise StoreError(
                f"{self.shown}: its password has a character that must be written otherwise in an address",
                hint="Write @ as %40, / as %2F, : as %3A, or leave the password to PGPASSWORD or ~/.pgpass.",
            )

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except errors.LockNotAvailable as error:
            raise self._error(
                StoreError,
                f"locked: another process has been saving it for {self._patience:g} seconds",
                "Nothing was saved. Try again when it is done.",
            ) from error
        except errors.InsufficientPrivilege as error:
            raise self._error(
                StoreError,
                f"not allowed: {_words(error)}",
                "Ask whoever owns the store; docs/newsroom.md names the roles.",
            ) from error
        except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
            raise self._error(StoreError, "is not set up", "Its owner does that: claimcheck store setup.") from error
        except (errors.DiskFull, errors.ReadOnlySqlTransaction, errors.OutOfMemory) as error:
            raise self._error(StoreError, f"cannot be written: {_words(error)}", _SAME) from error
        except psycopg.OperationalError as error:
            self.close()
            raise self._error(
                UnreachableError, f"cannot be reached: {_words(error)}", "Nothing that was saved is lost. Try again."
            ) from error
        except psycopg.ProgrammingError as error:
            if self._open is None:
                # What libpq says of an address that it cannot read may have its password in it.
                raise self._error(
                    StoreError, f"is no address: {_words(error)}", "postgresql://USER@HOST/NAME"
                ) from None
            raise self._error(StoreError, _words(error), _SAME) from error
        except psycopg.Error as error:
            raise self._error(StoreError, f"cannot be used: {_words(error)}", _SAME) from error

    def _error(self, kind: type[StoreError], message: str, hint: str) -> StoreError:
        return kind(f"{self.shown}: {hide_passwords(message, self.address)}", hint=hint)


def _close(connection: "psycopg.Connection[Row]") -> None:
    with suppress(psycopg.Error):
        connection.close()


def _words(error: psycopg.Error) -> str:
    """Give the first line of what libpq or the server says."""
    said = error.diag.message_primary or str(error)
    return plain_line(next((line for line in said.splitlines() if line.strip()), type(error).__name__))
