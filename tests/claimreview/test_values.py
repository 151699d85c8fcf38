"""Single values are read in every form that JSON-LD allows, and what is none of them is read as nothing."""

from decimal import Decimal

import pytest

from claimcheck.claimreview.values import address_of, host_of, is_date, joined, number_of, text_of, types_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" a ", "a"),
        ({"@value": "a"}, "a"),
        (["a", "b"], "a"),
        ([{"@value": "a"}], "a"),
        ([], ""),
        (7, ""),
        ({"a": "b"}, ""),
    ],
)
def test_text(value: object, text: str) -> None:
    """A text is a string, a value object, or the first of a list."""
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "address"),
    [("https://a.example", "https://a.example"), ({"@id": "x"}, "x"), ({"url": "x"}, "x"), (["x"], ""), (None, "")],
)
def test_address(value: object, address: str) -> None:
    """An address is a string, or an object that names one."""
    assert address_of(value) == address


@pytest.mark.parametrize(
    ("value", "types"),
    [
        ({"@type": "Claim"}, ("Claim",)),
        (
            {"@type": ["Review", "https://schema.org/ClaimReview", "schema:Claim", 3]},
            ("Review", "ClaimReview", "Claim"),
        ),
        ({"@type": ""}, ()),
        ("Claim", ()),
    ],
)
def test_types(value: object, types: tuple[str, ...]) -> None:
    """A type is known by its short name, however it is written."""
    assert types_of(value) == types


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, 3),
        (2.5, 2.5),
        (" 4.50 ", Decimal("4.5")),
        ("-1", None),
        ("4,5", None),
        ("٣", None),
        ("1e3", None),
        (True, None),
        (float("inf"), None),
        (10**400, 10**400),
        (None, None),
    ],
)
def test_number(value: object, number: object) -> None:
    """schema.org wants digits and "." only; true is no number."""
    assert number_of(value) == number


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Facts.Example.org:8080/a?b#c", "facts.example.org"),
        ("http://[::1]/", "::1"),
        ("http://zoë.example/", "zoë.example"),
        ("https://a.example/x y", ""),
        ("https://<b>/", ""),
        ("https://a.example,https://b.example", ""),
        ("https:///path", ""),
        ("//a.example/x", ""),
        ("mailto:desk@facts.example.org", ""),
        ("https://a.example/\x1b", ""),
        ("https://[::1", ""),
    ],
)
def test_host(address: str, host: str) -> None:
    """Only an absolute http or https address has a host; case and ``www.`` make no difference."""
    assert host_of(address) == host


@pytest.mark.parametrize(
    "text", ["2026", "2026-01", "2026-01-31", "2026-01-31T10:00", "2019-01-23T14:22:00+0100", "2026-01-31T10:00:05Z"]
)
def test_a_date(text: str) -> None:
    """Days, months, years and times of ISO 8601 are dates."""
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "2020-10-07 20:05", "2026-02-30", "31.1.2026", "20260131", "2026-13", "yesterday", "２０２６"]
)
def test_not_a_date(text: str) -> None:
    """What programs of other houses write instead is not."""
    assert not is_date(text)


@pytest.mark.parametrize(
    ("base", "address", "whole"),
    [
        ("https://a.example/b/c", " ../d ", "https://a.example/d"),
        ("https://a.example/b", "https://c.example/", "https://c.example/"),
        ("", "/b", "/b"),
        ("https://a.example/", "http://[", "http://["),
        ("http://[", "b", "b"),
    ],
)
def test_joined(base: str, address: str, whole: str) -> None:
    """An address is completed where it can be, and left as it is where it cannot."""
    assert joined(base, address) == whole
