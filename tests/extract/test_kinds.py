"""The kinds of claims."""

import pytest

from claimcheck.extract.kinds import kind_of, numbers_in
from claimcheck.model import CLAIM_KINDS, ClaimKind
from tests.extract.growth import HOSTILE, grows_with_length


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The pier will close on 3 May", "prediction"),
        ("The trust plans to repair the pier", "prediction"),
        ("The town should pay for the pier", "opinion"),
        ("The storm caused the cracks", "causal"),
        ("The pier shut because of the storm", "causal"),
        ("The pier has 60 piles", "quantity"),
        ("Most of the piles are cracked", "quantity"),
        ("Owners must register their boats", "rule"),
        ("Tobias Renn resigned on 3 May 2021", "event"),
        ("The pier was built in 1903", "event"),
    ],
)
def test_kinds(text: str, kind: ClaimKind) -> None:
    """Each kind has its words, the first in the guidelines' order counting."""
    assert kind_of(text) == kind


def test_order() -> None:
    """A prediction comes before an amount, an opinion before a cause."""
    assert kind_of("The repairs will cost 2 million") == "prediction"
    assert kind_of("The town should act because of the storm") == "opinion"


def test_experience() -> None:
    """The first person in the literal words makes an experience of what would be an event."""
    assert kind_of("Ada Quill fell off the pier", "I fell off the pier") == "experience"


def test_what_somebody_would_not_say() -> None:
    """That somebody would not comment is no word on the future."""
    assert kind_of("The trust would not comment") == "event"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It cost $40", True),
        ("Nearly all piles broke", True),
        ("It shut on 3 May 2021 at 10:45", False),
        ("In 1903 it opened", False),
    ],
)
def test_numbers(text: str, numbers: bool) -> None:
    """Amounts count, dates and times do not."""
    assert bool(numbers_in(text)) is numbers


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow, and any has a kind."""
    assert kind_of(stretch, stretch) in CLAIM_KINDS
    assert grows_with_length(lambda text: kind_of(text, text), stretch, size=15_000)
