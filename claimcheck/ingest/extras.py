"""What is said where the optional part that reads web pages is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from claimcheck.errors import MissingExtraError
from claimcheck.extras import install_command


@contextmanager
def web_extra() -> Iterator[None]:
    """Turn a failed import within into one line that names the extra.

    Raises:
        MissingExtraError: An import within failed.

    """
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(
            f"reading web pages needs {error.name or 'a package'}, which is not installed",
            hint=f"Add it: {install_command('web')}",
        ) from error
