"""Text from outside does nothing to a terminal and loses nothing that is only text."""

import json
import unicodedata

import pytest
from hypothesis import given, strategies as st

from claimcheck.text_safety import plain, plain_line, safe_json

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
OVERRIDES = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("paid\r\nunpaid\b\b", "paid\\x0d\nunpaid\\x08\\x08"),
        ("abc\u202edef", r"abc\u202edef"),
        ("half \ud800", r"half \ud800"),
        ("line\u2028end", r"line\u2028end"),
    ],
)
def test_a_control_is_shown_as_its_escape(raw: str, shown: str) -> None:
    """An escape code, an override, a lone surrogate: each is printed as ASCII instead of being obeyed."""
    assert plain(raw) == shown


@pytest.mark.parametrize("raw", ["", "one\n\ttwo", "Zoë said “no” – 100 %", "שלום עולם", "👩\u200d🚀 नमस्ते"])
def test_plain_text_stays_as_it_is(raw: str) -> None:
    """Other scripts, emoji, typographic quotes, line feeds and tabs are text and not touched."""
    assert plain(raw) == raw


@given(ANY_TEXT)
def test_nothing_dangerous_is_left(raw: str) -> None:
    """Whatever comes in, what goes out can be encoded and has no control but the line feed and the tab."""
    out = plain(raw)
    out.encode()
    assert not {c for c in out if unicodedata.category(c) == "Cc"} - {"\n", "\t"}
    assert not set(out) & set(OVERRIDES)


@given(ANY_TEXT)
def test_twice_is_once(raw: str) -> None:
    """What was made safe is not changed by making it safe again."""
    assert plain(plain(raw)) == plain(raw)


@given(ANY_TEXT)
def test_a_line_stays_one_line(raw: str) -> None:
    """A table cell or an error message made of outside text cannot start a second line."""
    assert len(plain_line(raw).splitlines()) <= 1
    assert "\t" not in plain_line(raw)


def test_every_control_is_covered() -> None:
    """All 65 control characters of Unicode are known, one by one."""
    assert len(CONTROLS) == 65
    assert all(plain(c) != c for c in CONTROLS if c not in "\n\t")


JSON_TEXT = st.text(st.characters(codec="utf-8"))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | JSON_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(JSON_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(JSON_VALUES, st.sampled_from([None, 2]))
def test_json_is_safe_and_says_the_same(value: object, indent: int | None) -> None:
    """Read back it is the same value; printed it has no control, and in a script element no way out."""
    out = safe_json(value, indent=indent)
    assert json.loads(out) == value
    assert plain(out) == out
    assert "<" not in out
    out.encode()


def test_json_cannot_end_a_script_element() -> None:
    """The classic way out of a page's script element stays a harmless text."""
    assert safe_json({"a": "</script><!--"}) == r'{"a": "\u003c/script>\u003c!--"}'


def test_json_writes_a_lone_surrogate_as_its_escape() -> None:
    """Half of a character cannot be encoded, its escape can."""
    assert safe_json("a\ud800") == r'"a\ud800"'


def test_json_refuses_what_json_cannot_say() -> None:
    """Not-a-number is a fault of the caller, never a file that no reader accepts."""
    with pytest.raises(ValueError, match="JSON"):
        safe_json({"a": float("nan")})
