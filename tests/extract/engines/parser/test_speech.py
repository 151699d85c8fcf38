"""Who says what: direct, indirect and mixed speech, denial, sources of every sort."""

from collections.abc import Callable

import pytest

SaidBy = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("sentence", "claim", "claimant"),
    [
        pytest.param(
            "Oskar Brandel said that the bridge was safe.", "The bridge was safe", "Oskar Brandel", id="said that"
        ),
        pytest.param(
            "Oskar Brandel said the bridge was safe.", "The bridge was safe", "Oskar Brandel", id="said, no that"
        ),
        pytest.param(
            "The bridge was safe, Oskar Brandel said.", "The bridge was safe", "Oskar Brandel", id="claim first"
        ),
        pytest.param("The fee, Oskar Brandel said, is illegal.", "The fee is illegal", "Oskar Brandel", id="inserted"),
        pytest.param("“The bridge is safe,” said Oskar Brandel.", "The bridge is safe", "Oskar Brandel", id="direct"),
        pytest.param("Oskar Brandel said: “The bridge is safe.”", "The bridge is safe", "Oskar Brandel", id="colon"),
        pytest.param(
            "'The bridge is safe,' Oskar Brandel told reporters.", "The bridge is safe", "Oskar Brandel", id="single"
        ),
        pytest.param(
            "According to Oskar Brandel, the bridge was safe.",
            "The bridge was safe",
            "Oskar Brandel",
            id="according, first",
        ),
        pytest.param(
            "The bridge was safe, according to Oskar Brandel.", "The bridge was safe", "Oskar Brandel", id="according"
        ),
        pytest.param(
            "The mayor of Aldbury, Tessa Vane, said the bridge was safe.",
            "The bridge was safe",
            "Tessa Vane",
            id="name after role",
        ),
        pytest.param(
            "Two officials familiar with the talks said the deal was dead.",
            "The deal was dead",
            "two officials familiar with the talks",
            id="unnamed source",
        ),
        pytest.param(
            "A spokesman for Oskar Brandel said the deal was dead.",
            "The deal was dead",
            "spokesman for Oskar Brandel",
            id="spokesman",
        ),
        pytest.param("The report found that 12 dams were unsafe.", "12 dams were unsafe", "report", id="document"),
    ],
)
def test_claimant(said_by: SaidBy, sentence: str, claim: str, claimant: str) -> None:
    """The words for saying go, and who says it is kept, in the fullest form without role or title."""
    assert (claim, claimant) in said_by(sentence)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Oskar Brandel denied that the bridge had been closed.", "The bridge had not been closed"),
        ("Oskar Brandel denied that he took the money.", "He did not take the money"),
        ("Oskar Brandel denied that the bridge is closed.", "The bridge is not closed"),
    ],
)
def test_denial(said_by: SaidBy, sentence: str, claim: str) -> None:
    """Who denies something claims the opposite."""
    assert said_by(sentence) == [(claim.replace("He did", "Oskar Brandel did"), "Oskar Brandel")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers rejected the plan",
        "The opposition called the row “a farce”",
        "Oskar Brandel did not say that the bridge was safe",
        "Imke Vos was told that girls did not do fieldwork",
    ],
)
def test_no_proposition(said_by: SaidBy, sentence: str) -> None:
    """A verb of saying with no proposition of its subject's is a claim in the article's own voice."""
    assert said_by(f"{sentence}.") == [(sentence, "")]


def test_quotation_goes_on(said_by: SaidBy) -> None:
    """A quotation that follows without a reporting clause of its own is still by the speaker before it."""
    assert said_by("“The bridge is safe,” said Oskar Brandel. “The pier is not safe.”") == [
        ("The bridge is safe", "Oskar Brandel"),
        ("The pier is not safe", "Oskar Brandel"),
    ]


def test_quotation_over_paragraphs(said_by: SaidBy) -> None:
    """A quotation left open at the end of a paragraph goes on in the next."""
    text = "“The bridge is safe,” said Oskar Brandel. “The pier is old.\n\n“The tower is new.”"
    assert said_by(text)[-1] == ("The tower is new", "Oskar Brandel")


def test_several_contents(said_by: SaidBy) -> None:
    """Every clause under one verb of saying is by the same speaker."""
    assert said_by("Oskar Brandel said that the bridge was safe and that the pier had been sold.") == [
        ("The bridge was safe", "Oskar Brandel"),
        ("The pier had been sold", "Oskar Brandel"),
    ]


def test_saying_and_doing(said_by: SaidBy) -> None:
    """What the speaker did besides saying it is the article's own."""
    assert said_by("Analysts at Quay Securities lowered their forecast and said tariffs had driven prices.") == [
        ("Analysts at Quay Securities lowered their forecast", ""),
        ("Tariffs had driven prices", "analysts at Quay Securities"),
    ]


def test_it_said(said_by: SaidBy) -> None:
    """A bare "it added" is by the body that spoke last."""
    text = "“Nobody came,” the company said. “The gate was locked,” it added."
    assert said_by(text) == [("Nobody came", "company"), ("The gate was locked", "company")]


@pytest.mark.parametrize(
    ("sentence", "claim", "claimant"),
    [
        pytest.param(
            "Oskar Brandel promised to freeze taxes.", "Oskar Brandel promised to freeze taxes", "", id="promise"
        ),
        pytest.param(
            "Oskar Brandel denied taking the money.",
            "Oskar Brandel did not take the money",
            "Oskar Brandel",
            id="denial",
        ),
        pytest.param(
            "Oskar Brandel denied through a lawyer that any waste had been buried.",
            "No waste had been buried",
            "Oskar Brandel",
            id="words between",
        ),
        pytest.param(
            "Oskar Brandel repeated the claim that the bridge was safe.",
            "The bridge was safe",
            "Oskar Brandel",
            id="claim that",
        ),
        pytest.param(
            "Lavrov reiterated Russia’s stance that any soldiers would face retaliation.",
            "Any soldiers would face retaliation",
            "Russia",
            id="somebody's stance",
        ),
        pytest.param(
            "By Oskar Brandel’s estimate, the bridge would cost £9m.",
            "The bridge would cost £9m",
            "Oskar Brandel",
            id="estimate",
        ),
        pytest.param(
            "If it stalls, Oskar Brandel warned, the river could rise.",
            "If it stalls, the river could rise",
            "Oskar Brandel",
            id="condition first",
        ),
    ],
)
def test_other_ways_of_saying(said_by: SaidBy, sentence: str, claim: str, claimant: str) -> None:
    """Promises, denials of acts, nouns that report and estimates attribute as much as "said" does."""
    assert said_by(sentence) == [(claim, claimant)]


def test_nobodys_suggestion(said_by: SaidBy) -> None:
    """What somebody rejects without its being anybody's is not claimed by the article."""
    sentence = "Oskar Brandel rejected the suggestion that the bridge was unsafe"
    assert said_by(f"{sentence}.") == [(sentence, "")]


def test_transcript(said_by: SaidBy) -> None:
    """In questions and answers, "I" is who was introduced, "we" their firm, "you" in a question the same person."""
    text = (
        "Skerry Lines chief executive Oskar Brandel spoke to the Weekly on Friday.\n\n"
        "Q: Islanders say you knew about the doors. Why?\nA: I closed the route. We have paid £640,000.\n\n"
        "Q: Will fares go up?\nA: I promise nothing."
    )
    claims = said_by(text)
    assert ("Oskar Brandel knew about the doors", "Islanders") in claims
    assert ("Oskar Brandel closed the route", "Oskar Brandel") in claims
    assert ("Skerry Lines has paid £640,000", "Oskar Brandel") in claims


def test_you_is_who_was_told(said_by: SaidBy) -> None:
    """A "you" is the person whom the reporting clause names."""
    text = "Oskar Brandel pleaded guilty.\n\n“You took the money,” Judge Imke Vos told Brandel."
    assert said_by(text)[-1] == ("Oskar Brandel took the money", "Imke Vos")


def test_closed_quotation_is_not_carried(said_by: SaidBy) -> None:
    """A paragraph that opens with a quotation of its own is nobody's whom the paragraph before quoted to the end."""
    text = "“The bridge is safe,” said Oskar Brandel. “The pier is old.”\n\n“The tower is new.”"
    assert said_by(text)[-1] == ("The tower is new", "")


def test_estimate(said_by: SaidBy) -> None:
    """What somebody puts at an amount is what they say it is."""
    assert said_by("The report puts emissions from the sites at 1.9 million tonnes a year.") == [
        ("Emissions from the sites are 1.9 million tonnes a year", "report")
    ]


def test_source_of_a_relative_clause(said_by: SaidBy) -> None:
    """A source named within a relative clause is that clause's alone."""
    found = dict(said_by("The spray, which had no side effects according to the paper, was cheap."))
    assert found["The spray was cheap"] == ""


def test_quotation_behind_its_clause(said_by: SaidBy) -> None:
    """A sentence whose quotation opens behind the reporting clause is one claim of the speaker's."""
    assert said_by("Ms Tessa Vane left. The pier, she said, “is the last of its kind”.")[-1] == (
        "The pier is the last of its kind",
        "Tessa Vane",
    )
