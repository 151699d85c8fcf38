"""Bytes to text: which encoding they are in, and whether they are text at all. Knows no file and no address."""

import codecs
import re

from attrs import frozen

from claimcheck.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose little-endian mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_SAVE_AS_TEXT = "Save the article's text as a plain UTF-8 file."


@frozen
class Decoded:
    """A text with the name of its encoding; ``note`` is what a person should know of how it was read."""

    text: str
    encoding: str
    note: str = ""


def decode_text(raw: bytes, *, where: str) -> Decoded:
    """Decode the bytes of a text file: by its mark, as UTF-8, as UTF-16 without a mark, else as Windows-1252.

    Args:
        raw: The whole file.
        where: Its path or address, for the message.

    Raises:
        InputError: It is not text.

    """
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise InputError(f"{where}: is {name}, not text", hint=_SAVE_AS_TEXT)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return Decoded(raw.decode(encoding, "replace"), encoding)
    if wide := _guess_wide(raw):
        return Decoded(raw.decode(wide, "replace"), wide)
    decoded = _decode_utf8(raw) or _decode_western(raw)
    if _is_binary(raw, decoded.encoding):
        raise InputError(f"{where}: is binary, not text", hint=_SAVE_AS_TEXT)
    return decoded


def _guess_wide(raw: bytes) -> str:
    """Name the UTF-16 or UTF-32 that a text without a mark is in: most of its high bytes are zero, its low bytes not."""
    sample = raw[:_SAMPLE]
    for width, encoding, high in ((4, "utf-32-le", 2), (4, "utf-32-be", 1), (2, "utf-16-le", 1), (2, "utf-16-be", 0)):
        units = len(sample) // width
        low = 0 if encoding.endswith("le") else width - 1
        zeros = sample[high::width].count(0)
        if units and zeros > units * 0.6 and sample[low::width].count(0) < units * 0.05:
            return encoding
    return ""


def _decode_utf8(raw: bytes) -> Decoded | None:
    """Decode UTF-8, lone surrogates and a few damaged bytes allowed; None where it is another encoding."""
    for errors in ("strict", "surrogatepass"):
        try:
            return Decoded(raw.decode("utf-8", errors), "utf-8")
        except UnicodeDecodeError:
            continue
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    # In another encoding hardly any byte beyond ASCII happens to be good UTF-8; in a damaged UTF-8 text most are.
    if damaged * 4 > len(re.findall(r"[^\x00-\x7f\ufffd]", text)):
        return None
    return Decoded(text, "utf-8", f"{damaged} damaged character{'s' * (damaged > 1)} in it: shown as \ufffd")


def _decode_western(raw: bytes) -> Decoded:
    note = "not UTF-8, read as Windows-1252: if letters look wrong, save it as UTF-8"
    try:
        return Decoded(raw.decode("cp1252"), "cp1252", note)
    except UnicodeDecodeError:
        return Decoded(raw.decode("latin-1"), "latin-1", note.replace("Windows-1252", "Latin-1"))


def _is_binary(raw: bytes, encoding: str) -> bool:
    """Tell whether control characters are more than a few; any bytes pass as Latin-1, so there it takes fewer."""
    sample = raw[:_SAMPLE]
    allowed = 0.1 if encoding == "utf-8" else 0.01
    return len(_CONTROLS.findall(sample)) > len(sample) * allowed
