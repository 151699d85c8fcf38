"""Which addresses reviews have had so far, and with which label, in a few bytes each. Knows no review."""

from hashlib import blake2b
from typing import Literal

_ADDRESS_BYTES = 10
_LABEL_BYTES = 6
_ENTRY = _ADDRESS_BYTES + _LABEL_BYTES
_SHELF_BITS = 12


class Addresses:
    """Remembers addresses by their digests: 16 bytes each, however many there are and however long.

    Two of them are taken for one with a probability of 1 to 2⁸⁰ divided by the number of pairs.
    """

    def __init__(self) -> None:
        # Many short rows of entries, each looked through from its beginning: a dict would take ten times the memory.
        self._shelves: dict[int, bytearray] = {}

    def label_of(self, address: str, label: str) -> Literal["first", "same", "other"]:
        """Tell whether the address comes for the first time, else whether it first came with this label."""
        entry = _digest(address, _ADDRESS_BYTES) + _digest(label, _LABEL_BYTES)
        number = int.from_bytes(entry[:2]) >> (16 - _SHELF_BITS)
        shelf = self._shelves.setdefault(number, bytearray())
        known = _known(shelf, entry[:_ADDRESS_BYTES])
        if known is None:
            shelf += entry
            return "first"
        return "same" if known == entry[_ADDRESS_BYTES:] else "other"


def _known(shelf: bytearray, address: bytes) -> bytes | None:
    """Give the label that the address came with."""
    at = shelf.find(address)
    # What happens to stand across two entries is none.
    while at % _ENTRY and at >= 0:
        at = shelf.find(address, at + 1)
    return bytes(shelf[at + _ADDRESS_BYTES : at + _ENTRY]) if at >= 0 else None


def _digest(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
