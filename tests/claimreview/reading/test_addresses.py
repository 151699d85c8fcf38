"""Addresses are read from texts, lists and objects; several in one are taken apart, and what is none is dropped."""

from typing import Any

import pytest

from claimcheck.claimreview.reading.addresses import addresses_of, read_address, read_addresses
from tests.claimreview.reading.spotting import noted, spot

A, B = "https://a.example/1", "https://b.example/2"


@pytest.mark.parametrize(
    "text",
    [
        f"{A} {B}",
        f"{A}, {B}",
        f"{A},{B}",
        f"{A};{B}",
        f"{A} | {B}",
        f"{A}\n{B}",
        f"{A} and {B}",
        f" {A} ,, {B} ;",
        f"{A}|{B}",
    ],
)
def test_several_in_one(text: str) -> None:
    """However they are joined, they are taken apart, and that is noted once."""
    at = spot(text)
    assert read_addresses(at) == (A, B)
    assert noted(at) == ["address-joined"]


@pytest.mark.parametrize(
    "text",
    [A, "HTTPS://A.example", "https://web.archive.org/web/2026/https://a.example/1", "https://a.example/x,y;z|w?u=a,b"],
)
def test_one_is_one(text: str) -> None:
    """An address with another in it, or with signs that join, is one address, and nothing is mended."""
    at = spot(f" {text} ")
    assert (read_addresses(at), noted(at)) == ((text,), [])


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.a.example/1", "https://www.a.example/1"),
        ("//a.example/1", "https://a.example/1"),
        ("WWW.a.example", "https://WWW.a.example"),
    ],
)
def test_the_scheme_alone_is_missing(text: str, address: str) -> None:
    """What can be nothing else but an address is one of https."""
    at = spot(text)
    assert (read_addresses(at), noted(at)) == ((address,), ["address-scheme"])


@pytest.mark.parametrize(
    "value",
    [
        "1",
        1,
        "bridge.html",
        "a.example",
        "javascript:alert(1)",
        "ftp://a.example/",
        f"see {A}",
        f"{A} (archived)",
        True,
        "www.",
        "//",
        [[A]],
    ],
)
def test_what_is_none(value: Any) -> None:
    """It is dropped, and that is noted; where there must be one it is a fault."""
    at = spot(value)
    assert (read_addresses(at), noted(at)) == ((), ["address-none"])
    at = spot(value)
    assert (read_addresses(at, rule="url-missing"), noted(at)) == ((), ["url-missing"])


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"@id": A}, (A,)),
        ({"@id": "#a", "url": A}, (A,)),
        ({"@id": "_:b0"}, ()),
        ({"@type": "VideoObject", "contentUrl": A}, (A,)),
        ({"url": [A, {"@id": B}]}, (A, B)),
        ({"@type": "xsd:anyURI", "@value": A}, (A,)),
        ([A, None, B], (A, B)),
        ({"@list": [A, B]}, (A, B)),
        (None, ()),
    ],
)
def test_objects_and_lists(value: Any, found: tuple[str, ...]) -> None:
    """Every form of JSON-LD is read as it is; an ``@id`` that is no address is no mistake."""
    at = spot(value)
    assert (read_addresses(at), noted(at)) == (found, [])


def test_one_of_several() -> None:
    """Where there can be one, it is the first, and the others are told of."""
    at = spot([A, B])
    assert (read_address(at), noted(at)) == (A, ["several-values"])
    assert read_address(spot([A, A])) == A


def test_nothing_in_a_text() -> None:
    """An empty text is no address and no mistake of that kind."""
    at = spot(" ")
    assert (read_address(at, rule="url-missing"), noted(at)) == (None, ["empty-text"])
    assert addresses_of("") == []
