"""A text that is read from its beginning to its end, of which only a stretch is held at a time. Knows JSON's values alone.

Memory is bounded by the largest value that is asked for, not by the text.
"""

import codecs
import json
import re
from collections.abc import Callable
from typing import Any, NoReturn

from claimcheck.claimreview.parse import DECODER, NO_UTF_8, DocumentError, refused
from claimcheck.errors import InputError

PIECE_BYTES = 2**18
"""How much is read at a time."""

MOST_CHARACTERS = 64 * 2**20
"""The largest value that is read whole; a ClaimReview has some thousand characters."""

_SPACE = re.compile(r"[ \t\r\n]*")
# Where a value ends before its time, the decoder stops within so many characters of the end: "-Infinity" has nine of them.
_MOST_CUT = 12
_GOES_ON = ("", ".", "e", "E")


class Window:
    """The stretch of a JSON text from where it is read on.

    Args:
        read: Gives at most so many further bytes of UTF-8, none at the end.
        name: What to call the text in an error.

    """

    def __init__(self, read: Callable[[int], bytes], *, name: str) -> None:
        self.name = name
        self._read = read
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._bytes_read = 0
        self._is_begun = self._is_ended = False
        self._fault: DocumentError | None = None
        self._text = ""
        self._at = 0
        # Line and column of the first character that is held.
        self._line = 1
        self._column = 1
        self._counted = (0, 1)

    @property
    def line(self) -> int:
        """The line, counted from 1, of what is read next."""
        at, line = self._counted
        self._counted = (self._at, line + self._text.count("\n", at, self._at))
        return self._counted[1]

    def next_char(self) -> str:
        """Skip white space, and give the character after it without taking it; empty at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(PIECE_BYTES):
                return ""

    def has_taken(self, char: str) -> bool:
        """Take the next character if it is this one."""
        is_next = self.next_char() == char
        self._at += is_next
        return is_next

    def value(self) -> Any:
        """Read the next value whole.

        Raises:
            DocumentError: There is none, it is no JSON, or too large.

        """
        self.next_char()
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._may_be_cut(error) and self._grow():
                    continue
                self.refuse(error.msg, error.pos)
            except (ValueError, RecursionError) as error:
                raise refused(error, name=self.name, line=self.line) from error
            # What looks like a number may be the beginning of a longer one.
            is_number = isinstance(value, int | float)
            if (
                is_number
                and self._text[end : end + 1] in _GOES_ON
                and len(self._text) - end < _MOST_CUT
                and self._grow()
            ):
                continue
            self._at = end
            return value

    def refuse(self, what: str, at: int | None = None) -> NoReturn:
        """Say that the text is no JSON, here or at another place of what is held.

        Raises:
            DocumentError: Always.

        """
        at = self._at if at is None else at
        start = self._text.rfind("\n", 0, at) + 1
        column = at - start + (1 if start else self._column)
        line = self._line + self._text.count("\n", 0, at)
        raise DocumentError(self.name, f"is not valid JSON: {what}", line=line, column=column)

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        return error.msg.startswith("Unterminated string") or len(self._text) - error.pos <= _MOST_CUT

    def _grow(self) -> bool:
        """Read on within a value; each time as much as there is already, so that it is not parsed too often."""
        held = len(self._text) - self._at
        if held > MOST_CHARACTERS:
            what = f"a value in it is larger than {MOST_CHARACTERS // 2**20} MB"
            raise DocumentError(self.name, what, line=self.line, hint="Split it, one ClaimReview a line.")
        return self._more(max(PIECE_BYTES, held))

    def _more(self, size: int) -> bool:
        """Let go of what was read, and read on; tell whether there was more."""
        while not self._is_ended:
            raw = self._read_bytes(size)
            self._is_ended = not raw
            if further := self._decoded(raw):
                self._let_go(further)
                return True
        return False

    def _decoded(self, raw: bytes) -> str:
        if self._fault:
            raise self._fault
        kept = self._decoder.getstate()[0]
        try:
            further = self._decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            place = self._bytes_read - len(kept) + error.start
            self._fault = DocumentError(self.name, f"is not UTF-8 text (byte {place})", hint=NO_UTF_8)
            # What stands before it can be read; whoever reads on meets the fault.
            if not error.start:
                raise self._fault from error
            return (kept + raw)[: error.start].decode()
        self._bytes_read += len(raw)
        return further

    def _read_bytes(self, size: int) -> bytes:
        try:
            return self._read(size)
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read: {error.strerror or error}") from error

    def _let_go(self, further: str) -> None:
        if not self._is_begun:
            further = further.removeprefix("\ufeff")
        self._is_begun = True
        line = self.line
        start = self._text.rfind("\n", 0, self._at) + 1
        self._column = self._at - start + (1 if start else self._column)
        self._line = line
        self._text = self._text[self._at :] + further
        self._at = 0
        self._counted = (0, line)
