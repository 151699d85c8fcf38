"""Texts are read in every form of JSON-LD, trimmed and normalised; what is none is named."""

from typing import Any

import pytest

from claimcheck.claimreview.reading.texts import read_name, read_text
from tests.claimreview.reading.spotting import noted, spot

ENGLISH, GERMAN = {"@value": "free", "@language": "en"}, {"@value": "umsonst", "@language": "de-AT"}


@pytest.mark.parametrize(
    ("value", "text", "notes"),
    [
        (" free ", "free", []),
        ({"@value": "free"}, "free", []),
        ([None, "free"], "free", []),
        ({"@set": ["free"]}, "free", []),
        ([ENGLISH, GERMAN], "umsonst", ["several-values"]),
        ({"en": "free", "de": ["umsonst"]}, "umsonst", ["several-values"]),
        ({"fr": "libre"}, "libre", []),
        (["free", "free"], "free", []),
        (["free", "dear"], "free", ["several-values"]),
        ("", "", ["empty-text"]),
        ({"name": "free"}, "free", ["text-form"]),
        ("fr\x00ee\ud800", "free", ["text-unstorable"]),
        ("caf\u0065\u0301\r\n", "café", []),
        (7, "", ["value-form"]),
        ({"url": "https://a.example/"}, "", ["value-form"]),
        (["free", {"a": 1}], "free", ["value-form"]),
        ([["free"]], "", ["value-form"]),
        (None, "", []),
        ([], "", []),
    ],
)
def test_every_form(value: Any, text: str, notes: list[str]) -> None:
    """Of several texts that of the wanted language is read, else the first, and others are told of."""
    at = spot(value)
    assert (read_text(at, language="de"), noted(at)) == (text, notes)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "is missing or empty"),
        (None, "is missing or empty"),
        (7, "must be a text, is a number"),
        ([{}, ""], "must be a text, is an object"),
    ],
)
def test_a_text_that_must_be_there(value: Any, message: str) -> None:
    """Without one there is one fault, whatever there is instead."""
    at = spot(value)
    assert read_text(at, required="claim-reviewed-missing") == ""
    assert [(each.id, each.message) for each in at.notes.faults] == [("claim-reviewed-missing", message)]
    assert at.notes.repairs == []


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Gotham", "Gotham"),
        ({"@type": "Place", "name": "Gotham"}, "Gotham"),
        ([{"name": "Gotham"}], "Gotham"),
        (None, ""),
    ],
)
def test_names(value: Any, name: str) -> None:
    """A thing may be given by its name alone; both are right."""
    at = spot(value)
    assert (read_name(at), noted(at)) == (name, [])
