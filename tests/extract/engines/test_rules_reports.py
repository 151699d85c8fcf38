"""Indirect speech on the surface."""

import pytest

from claimcheck.extract.engines.rules.reports import take_reports
from tests.extract.growth import HOSTILE, grows_with_length


def taken(text: str) -> list[tuple[str, str, str]]:
    return [
        (
            text[slice(*report.speaker)] if report.speaker else "",
            text[slice(*report.cue)] if report.cue else "",
            text[slice(*report.content)],
        )
        for report in take_reports(text)
    ]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Renn said that the pier is shut.", ("Renn", "said", "the pier is shut.")),
        ("Renn said the pier is shut.", ("Renn", "said", "the pier is shut.")),
        ("But the mayor has long argued that it is old.", ("the mayor", "argued", "it is old.")),
        ("Renn, the town’s mayor, told reporters that it is old.", ("Renn, the town’s mayor,", "told", "it is old.")),
        ("The pier is shut, Renn said on Monday.", ("Renn", "said", "The pier is shut")),
        ("The pier is shut, said Tobias Renn.", ("Tobias Renn", "said", "The pier is shut")),
        ("According to the trust, it is old.", ("the trust", "According", "it is old.")),
        (
            "Two officials, who asked not to be named, said it is old.",
            ("Two officials, who asked not to be named,", "said", "it is old."),
        ),
        ("It is old, according to the trust.", ("the trust", "according", "It is old")),
    ],
)
def test_reports(text: str, report: tuple[str, str, str]) -> None:
    """A speaker and a cue before, after or around a proposition are taken off it."""
    assert taken(text) == [report]


@pytest.mark.parametrize(
    "text",
    [
        "Renn did not say that the pier is shut.",
        "Renn asked for help.",
        "Renn warned against a ban.",
        "The pier is shut.",
        "Renn asked whether it was old.",
        "Renn confirmed 17 cases, most of them linked to a park.",
        "Few believed Renn’s claim that it is old.",
    ],
)
def test_no_reports(text: str) -> None:
    """A negated cue, and one with no proposition, leave the sentence whole."""
    assert taken(text) == [("", "", text)]


def test_going_on() -> None:
    """A speaker goes on with "adding that", or begins with it what they did."""
    assert taken("Renn said it is old, adding that it creaks.") == [
        ("Renn", "said", "it is old"),
        ("Renn", "adding", "it creaks."),
    ]
    assert taken("Renn resigned on Monday, saying the pier was old.")[-1] == ("Renn", "saying", "the pier was old.")


def test_denial() -> None:
    """What is denied is known as that."""
    assert [report.is_denied for report in take_reports("Renn denied that it is old.")] == [True]
    assert [report.is_denied for report in take_reports("Renn said that it is old.")] == [False]


def test_inserted() -> None:
    """A reporting clause in the midst is known by its place."""
    text = "The pier, the mayor said, is shut."
    (report,) = take_reports(text)
    assert report.frame is not None
    assert text[slice(*report.frame)] == ", the mayor said,"


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(take_reports, stretch, size=20_000)
