"""A label is the label alone, and what it means is said only where its words leave no doubt."""

from typing import Any

import pytest

from claimcheck.claimreview.reading.labels import Meaning, has_label, meaning_of, read_label, without_prefix
from tests.claimreview.reading.spotting import noted, spot


@pytest.mark.parametrize(
    ("label", "alone"),
    [
        ("Rating: False", "False"),
        ("our rating - Half true", "Half true"),
        ("The Verdict — False", "False"),
        ("Verdict – Rating: False", "False"),
        ("Fact-check: false", "false"),
        (": false", "false"),
        ("– false", "false"),
        ("False: the bridge cost 40 million", "False: the bridge cost 40 million"),
        ("Verdict pending", "Verdict pending"),
        ("Rating-free", "Rating-free"),
        ("Verdict:", "Verdict:"),
        ("Half-true", "Half-true"),
        ("", ""),
    ],
)
def test_prefixes(label: str, alone: str) -> None:
    """What is no part of the verdict is taken off, unless nothing would be left."""
    assert without_prefix(label) == alone


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("TRUE", "true"), ("Verdadero", "true"), ("“False!”", "false"), ("FAUX", "false"), ("Pants on Fire!", "false"),
        ("Satire", "neither"), ("Not verifiable", "neither"), ("Half true", ""), ("Mostly false", ""), ("Not true", ""),
        ("False, but", ""), ("", ""),
    ],
)  # fmt: skip
def test_meanings(label: str, meaning: Meaning) -> None:
    """Only a whole label that can mean nothing else means anything."""
    assert meaning_of(label) == meaning


@pytest.mark.parametrize(
    ("rating", "label", "notes"),
    [
        ({"alternateName": " False "}, ("False", "alternateName"), []),
        ({"alternateName": "", "name": "False"}, ("False", "name"), ["label-form"]),
        ({"alternateName": ["", "False"]}, ("False", "alternateName"), ["empty-text", "label-form"]),
        ({"alternateName": {"en": "False", "de": "Falsch"}}, ("Falsch", "alternateName"), ["several-values"]),
        ({"alternateName": {"@type": "Text", "name": "False"}}, ("False", "alternateName"), ["text-form"]),
        ({"ratingValue": "False"}, ("False", "ratingValue"), ["label-form"]),
        ({"ratingValue": "4/5"}, ("", ""), []),
        ({"alternateName": 4}, ("", ""), []),
        ({}, ("", ""), []),
    ],
)
def test_where_a_label_stands(rating: dict[str, Any], label: tuple[str, str], notes: list[str]) -> None:
    """It is found in whatever form and place it has; a number is none."""
    at = spot(rating)
    assert (read_label(at, language="de"), noted(at)) == (label, notes)


def test_what_has_a_label() -> None:
    """Of several ratings, those that have one are told from those that have none, without noting anything."""
    at = spot([{"ratingValue": "x"}, {"name": "False"}, "False", " ", 3, {"alternateName": {"@value": ""}}])
    assert [has_label(each) for each in at.each()] == [False, True, True, False, False, False]
    assert noted(at) == []
