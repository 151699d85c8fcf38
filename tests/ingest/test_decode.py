"""Which encoding bytes are read in, and what is refused as no text."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from claimcheck.errors import InputError
from claimcheck.ingest.decode import decode_text

PROSE = "Councillors said “the café costs £2m” – and Zoë Čapek agreed.\n"


def decode(raw: bytes) -> str:
    return decode_text(raw, where="a.txt").text


@given(st.text(st.characters(codec="utf-8", min_codepoint=32), min_size=1))
def test_utf8_stays_as_it_is(text: str) -> None:
    """Whatever is good UTF-8 is read as just that, without a note."""
    decoded = decode_text(b"ab" + text.encode(), where="a.txt")
    assert (decoded.text, decoded.encoding, decoded.note) == ("ab" + text, "utf-8", "")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_names_the_encoding(mark: bytes, encoding: str) -> None:
    """A text with a byte order mark is read by it, and the mark is no part of the text."""
    assert decode(mark + PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    """UTF-16 and UTF-32 as some editors write them, without a mark, are read all the same."""
    assert decode(PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("odd", [b"\x00", b"\x00\xd8"])
def test_wide_text_that_breaks_off_is_still_read(odd: bytes) -> None:
    """A UTF-16 file cut in the middle of a character keeps all before it."""
    assert decode(codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le") + odd).startswith(PROSE)


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("latin-1", "Windows-1252")])
def test_western_text_is_read_with_a_note(encoding: str, name: str) -> None:
    """What is not UTF-8 is read as Windows-1252, of which Latin-1 is all but a part, and that is said."""
    text = "Zoë Müller paid £200 for a café.\n"
    decoded = decode_text(text.encode(encoding), where="a.txt")
    assert decoded.text == text
    assert name in decoded.note


def test_bytes_that_windows_does_not_have_are_read_as_latin_1() -> None:
    """Five bytes have no character in Windows-1252; a text with one is read as Latin-1."""
    decoded = decode_text(b"caf\xe9 \x81 is a long enough text", where="a.txt")
    assert decoded.encoding == "latin-1"
    assert "Latin-1" in decoded.note


def test_damaged_utf8_stays_utf8() -> None:
    """One bad byte in a UTF-8 text does not turn all its quotation marks into nonsense; the damage is counted."""
    decoded = decode_text((PROSE * 3).encode() + b"and \xff.", where="a.txt")
    assert decoded.text == PROSE * 3 + "and \ufffd."
    assert decoded.note == "1 damaged character in it: shown as \ufffd"


def test_lone_surrogates_and_nul_do_not_make_a_text_binary() -> None:
    """A text with a NUL and a lone surrogate is read as UTF-8; the article leaves both out."""
    assert decode(b"He said\x00 yes\xed\xa0\x80 and left.") == "He said\x00 yes\ud800 and left."


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"{\\rtf1\\ansi Hello}", "an RTF document"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00" * 500, "binary"),
        (b"\x01\x02\x03\x04" * 100 + b"readable", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, name: str) -> None:
    """A binary file is refused with what it is, where it is, and what to do."""
    with pytest.raises(InputError) as error:
        decode(raw)
    assert error.value.message == f"a.txt: is {name}, not text"
    assert "plain UTF-8" in error.value.hint


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    """No bytes whatever raise anything but the one error."""
    with suppress(InputError):
        assert isinstance(decode(raw), str)
