"""The file of a table of reviews, from its bytes to its rows. Knows no session."""

from pathlib import Path

import click

from claimcheck.cli.terminal import say
from claimcheck.errors import InputError
from claimcheck.ingest.decode import decode_text
from claimcheck.review.tables.sheets import Form, Sheet, read_sheet

MOST_BYTES = 64 * 2**20
"""The largest table that is read: some hundred thousand rows."""

_AS_TEXT = "Save it as CSV in UTF-8, or as JSON Lines."
_ENDINGS: dict[str, Form] = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def read_table(file: str, form: Form | None = None) -> Sheet:
    """Read a table, and say which of its columns mean nothing here.

    Args:
        file: Its path; ``-`` for stdin.
        form: What it is; if not given, its ending says it, else how it begins.

    Raises:
        InputError: It cannot be read, is too large, or is no text.

    """
    text = _decoded(_read(file), "stdin" if file == "-" else file)
    sheet = read_sheet(text, form=form or _ENDINGS.get(Path(file).suffix.lower()))
    if sheet.unread:
        say(f"Not read: {', '.join(sheet.unread)}.")
    return sheet


def _read(file: str) -> bytes:
    try:
        with click.open_file(file, "rb") as stream:
            found: bytes = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        # A name that no file can have is no OSError to Python.
        raise InputError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(found) > MOST_BYTES:
        raise InputError(f"{file}: is larger than {MOST_BYTES // 2**20} MB", hint="Split it into several tables.")
    return found


def _decoded(raw: bytes, where: str) -> str:
    try:
        found = decode_text(raw, where=where)
        # An article may be read with a damaged letter; what stands under a reviewer's name may not be.
        raw.decode(found.encoding)
    except InputError as error:
        raise InputError(error.message, hint=_AS_TEXT) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: is damaged: {error.reason} at byte {error.start}", hint=_AS_TEXT) from error
    if found.note:
        say(f"{where}: {found.note}")
    return found.text
