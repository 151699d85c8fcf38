"""The kinds of claims."""

import pytest
from attrs import evolve

from claimcheck.extract.kinds import has_amount, kind_of
from claimcheck.model import CLAIM_KINDS, Claimant, ClaimKind
from tests.extract.growth import HOSTILE, grows_with_length

QUILL = Claimant(name="Ada Quill")


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
        ("The trust's licence expires on 3 May", "prediction"),
        ("A plan to close the pier was dropped", "event"),
        ("A bill that would close the pier was dropped", "event"),
        ("The pier was supposed to open in May", "event"),
        ("The plan is a disgrace", "opinion"),
        ("The letter was sent to the wrong address", "event"),
        ("The pier is a 300-metre iron bridge", "quantity"),
        ("The three engineers left by the 10:40 train", "event"),
        ("A 17-year-old girl has been released", "event"),
        ("Boats cannot be sold without a licence", "rule"),
        ("Only the council can close a pier", "rule"),
        ("The council must be told of every sale", "rule"),
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


def test_words_about_words() -> None:
    """That the article tells of somebody's words is an event, whatever they were about; in their mouth it is not."""
    text = "The trust called the pier a disgrace that would cost £2m"
    assert kind_of(text) == "event"
    assert kind_of("The pier is a disgrace that would cost £2m", claimant=QUILL) == "opinion"


def test_judgement_in_somebodys_mouth() -> None:
    """Of what somebody says more is a judgement than of what the article says."""
    text = "A pier is not a road"
    assert (kind_of(text), kind_of(text, claimant=QUILL)) == ("event", "opinion")


def test_ones_own_people() -> None:
    """What "we" went through is the experience of somebody who has no office, and else an event."""
    text, evidence = "Ada Quill lost the house", "we lost the house"
    assert kind_of(text, evidence, claimant=QUILL) == "experience"
    assert kind_of(text, evidence, claimant=evolve(QUILL, role="mayor")) == "event"


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
    assert has_amount(text) is numbers


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow, and any has a kind."""
    assert kind_of(stretch, stretch) in CLAIM_KINDS
    assert grows_with_length(lambda text: kind_of(text, text), stretch, size=15_000)
