"""What can go wrong, as one message for a person and one exit code for a program.

An error says what is wrong and where; its hint says what to do. Faults in a reader's data are returned as values
where there may be many of them; these exceptions are for what stops the work.
"""


class ClaimcheckError(Exception):
    """Stop the command with a message of one or two lines.

    Args:
        message: What is wrong, and where (path, line, ``$.claims[3].text``).
        hint: What to do about it; printed on a line of its own.

    """

    exit_code = 70

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FaultsFoundError(ClaimcheckError):
    """What was checked has faults."""

    exit_code = 1


class UsageError(ClaimcheckError):
    """The command was called with something it does not know, or where it cannot work."""

    exit_code = 2


class InputError(ClaimcheckError):
    """An input file is missing, empty, not text, or not what it should be."""

    exit_code = 3


class StoreError(ClaimcheckError):
    """A session cannot be read or saved: locked, full, damaged, or of a newer version."""

    exit_code = 4


class NoSessionError(StoreError):
    """The store has no session of that name."""


class ConflictError(StoreError):
    """Somebody else saved the session since it was loaded."""

    def __init__(self, message: str, *, hint: str = "", stored: object = None) -> None:
        """Take the session as it is stored along; None where it is there no more."""
        super().__init__(message, hint=hint)
        self.stored = stored


class UnreachableError(StoreError):
    """The connection to the store was lost or refused; what was under way can be tried again."""


class MissingExtraError(ClaimcheckError):
    """An optional part is not installed."""

    exit_code = 5


class FetchError(ClaimcheckError):
    """An address could not be fetched."""

    exit_code = 6


class StoppedError(ClaimcheckError):
    """The person stopped; what was answered is saved."""

    exit_code = 130
