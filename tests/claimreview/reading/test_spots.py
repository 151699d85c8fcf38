"""A spot knows its way, its values and what was noted there."""

from typing import Any

import pytest

from claimcheck.claimreview.published import ReadFault, Repair
from claimcheck.claimreview.reading.spots import shown
from tests.claimreview.reading.spotting import spot


def test_the_way_is_that_of_the_data() -> None:
    """Lists, wrappers and prefixes are steps on it."""
    at = spot({"schema:author": [None, {"@list": [{"name": "Ada Quill"}]}]})
    (author,) = at.get("author").each()
    assert author.get("name").steps == ("schema:author", 1, "@list", 0, "name")
    assert author.get("sameAs", "url").steps[-1] == "sameAs"


def test_plain_names_go_first() -> None:
    """A property without a prefix is read before one with it, and one that is null is not there."""
    assert spot({"schema:name": "b", "name": "a"}).get("name").value == "a"
    assert spot({"name": None, "https://schema.org/name": "b"}).get("name").value == "b"
    assert not spot({"name": []}).get("name").is_there
    assert not spot(["name"]).get("name").is_there


def test_notes() -> None:
    """What is noted inside is noted for the whole, each with its place."""
    at = spot({"name": ["", "x"]})
    first, second = at.get("name").each()
    first.repaired("empty-text", why="nothing")
    second.repaired("label-prefix", "y", was="z", why="so")
    second.fault("value-form", "error", "is wrong")
    assert at.notes.repairs == [
        Repair("empty-text", "$.name[0]", '""', "", "nothing"),
        Repair("label-prefix", "$.name[1]", '"z"', '"y"', "so"),
    ]
    assert at.notes.faults == [ReadFault("value-form", "error", "is wrong", "$.name[1]")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\n", '"a\\n"'),
        (["é", 1, None], '["é", 1, null]'),
        ({"a": {"b": [1]}}, '{"a": {"b": [1]}}'),
        ({"a": {"b": {"c": {}}}}, "an object"),
        ([1] * 51, "a list"),
        ("\ud800", '"\\ud800"'),
        (10**400, "1" + "0" * 400),
        ("x" * 600, '"' + "x" * 499 + "…"),
    ],
)
def test_values_are_shown(value: Any, text: str) -> None:
    """As JSON writes them where they are small, cut where they are long, in a word where they are large."""
    assert shown(value) == text


def test_endless_numbers_are_not_shown() -> None:
    """Python refuses to write them out."""
    assert shown([10**5000]) == "a number of thousands of digits"
