"""Dates, counts and places on a scale, as people read them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from claimcheck.model import RatingLevel, RatingScale
from claimcheck.model.scales import built_in_scales
from claimcheck.publish.site.wording import (
    counted,
    day_iso,
    day_words,
    moment_of,
    number_words,
    scale_of,
    share_words,
    shares_of,
    shortened,
    tone_of,
    verdict_of,
)

GOOGLE = built_in_scales()["google"]


def test_days() -> None:
    """A day is written for people and for programs, whatever it is the day of."""
    for day in (date(2026, 1, 31), datetime(2026, 1, 31, 23, 59, tzinfo=UTC), "2026-01-31T23:59:00Z", "2026-01-31"):
        assert (day_words(day), day_iso(day)) == ("31 January 2026", "2026-01-31")
    assert day_words(date(999, 12, 1)) == "1 December 999"


def test_a_moment_is_of_utc() -> None:
    """Wherever it was written down."""
    there = datetime(2026, 2, 1, 0, 30, 5, 999_999, tzinfo=timezone(timedelta(hours=2)))
    assert moment_of(there) == "2026-01-31T22:30:05Z"


def test_numbers_and_counts() -> None:
    """A whole number has no point; one of something is one of it."""
    assert [number_words(2.0), number_words(2.5)] == ["2", "2.5"]
    assert [counted(1, "claim"), counted(0, "claim"), counted(2, "claim")] == ["1 claim", "0 claims", "2 claims"]


@given(st.text(), st.integers(2, 60))
def test_shortened(text: str, most: int) -> None:
    """It is one line of so many characters at most, and as it was where it fits."""
    line = " ".join(text.split())
    made = shortened(text, most)
    assert len(made) <= most
    assert made == line if len(line) <= most else made.endswith("…")


def test_shortened_between_words() -> None:
    """No word is cut, and no comma is left at the end."""
    assert shortened("The bridge, which cost nothing", 14) == "The bridge…"


@pytest.mark.parametrize(("label", "place", "tone"), [("False", 0, "0"), ("Half true", 0.5, "2"), ("True", 1, "4")])
def test_a_place_on_a_scale(label: str, place: float, tone: str) -> None:
    """It goes by the number, from 0 for the worst to 1 for the best."""
    verdict = verdict_of(GOOGLE.rate(label), GOOGLE)
    assert (verdict.place, verdict.tone) == (place, tone)
    scale = scale_of(GOOGLE.rate(label), GOOGLE)
    assert [step.label for step in scale.steps if step.is_here] == [label]
    assert [step.place for step in scale.steps] == [0, 0.25, 0.5, 0.75, 1]


def test_steps_are_as_far_apart_as_their_numbers() -> None:
    """A level that is nearly the best is drawn near it."""
    scale = RatingScale("s", "S", "1", (RatingLevel(1, "no"), RatingLevel(9, "nearly"), RatingLevel(11, "yes")))
    assert [step.place for step in scale_of(scale.rate("no"), scale).steps] == [0, 0.8, 1]
    assert [tone_of(level, scale) for level in scale.levels] == ["0", "3", "4"]


@pytest.mark.parametrize(
    ("scale", "label", "words"),
    [
        ("google", "False", "1 on the scale Google 5-point, from 1 (False) to 5 (True)."),
        (
            "google",
            "Unproven",
            "“Unproven” stands beside the scale Google 5-point, from 1 (False) to 5 (True): it has no number.",
        ),
        ("averitec", "Refuted", "The labels of AVeriTeC have no order."),
    ],
)
def test_a_place_in_words(scale: str, label: str, words: str) -> None:
    """What is drawn is said, too; a label beside the scale is no place on it."""
    made = built_in_scales()[scale]
    assert scale_of(made.rate(label), made).words == words
    assert (verdict_of(made.rate(label), made).tone == "none") is (label != "False")


def test_shares() -> None:
    """Verdicts are counted in the order of the scale, and their parts of a strip follow on each other to its end."""
    given = [verdict_of(GOOGLE.rate(label), GOOGLE) for label in ("True", "Unproven", "False", "True")]
    shares = shares_of(given, GOOGLE.all_labels)
    assert share_words(shares) == "1 False, 2 True, 1 Unproven"
    assert [(each.start, each.width) for each in shares] == [(0, 25), (25, 50), (75, 25)]
    assert shares_of([], GOOGLE.all_labels) == ()
