"""A fault says where and what, in one line that a terminal can be shown."""

import pytest

from claimcheck.store.faults import ConversionError, Fault, Step


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), "$: is wrong"),
        (("claims", 3, "selectors", 0, "end"), "$.claims[3].selectors[0].end: is wrong"),
        (("claims", "4", "text"), "$.claims.4.text: is wrong"),
        (("two words", "it's"), """$['two words']["it's"]: is wrong"""),
        (("\x1b[2J\n",), r"$['\x1b[2J\n']: is wrong"),
        (("\u202egp.exe",), r"$['\u202egp.exe']: is wrong"),
    ],
)
def test_place(path: tuple[Step, ...], line: str) -> None:
    """The place is a JSON path; a key that is no plain word stands in brackets and can do nothing to a terminal."""
    assert str(Fault(path, "is wrong")) == line


def test_long_key_is_shortened() -> None:
    """A damaged file may have a key of any length; the place stays one that can be read."""
    assert len(str(Fault(("a" * 100_000, "b"), "unknown key"))) < 100


def test_message_is_safe() -> None:
    """A value from outside in the message is shown as one line, with its control characters made visible."""
    assert str(Fault(("a",), "is \x1b[31m\nred")) == r"$.a: is \x1b[31m red"


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("end: must be > start", Fault(("end",), "must be > start")),
        ("text_sha256: is missing", Fault(("text_sha256",), "is missing")),
        ("must be text: or not", Fault((), "must be text: or not")),
        ("Google 5-point has no label 'x'; it has: y", Fault((), "Google 5-point has no label 'x'; it has: y")),
    ],
)
def test_field_that_a_message_begins_with(message: str, fault: Fault) -> None:
    """A validator's message begins with the field that it is about, which belongs to the place."""
    assert Fault.from_message(message) == fault


def test_seen_from_further_out() -> None:
    """The outer steps come first."""
    assert Fault(("b",), "is wrong").under("a", 0) == Fault(("a", 0, "b"), "is wrong")


def test_error_has_every_fault() -> None:
    """What is raised has all faults, and says them all."""
    error = ConversionError(Fault((key,), "is missing") for key in "ab")
    assert [str(fault) for fault in error.faults] == ["$.a: is missing", "$.b: is missing"]
    assert str(error) == "$.a: is missing; $.b: is missing"
