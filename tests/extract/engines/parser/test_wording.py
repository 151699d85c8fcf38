"""A claim stands alone: names in full, pronouns resolved where the article is clear, listed where it is not."""

from collections.abc import Callable

import pytest

from claimcheck.model import Claim

FindClaims = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "last_claim"),
    [
        pytest.param(
            "Oskar Brandel resigned on Monday. Brandel led the bank.", "Oskar Brandel led the bank", id="short name"
        ),
        pytest.param("Ms Tessa Vane resigned. She had led the bank.", "Tessa Vane had led the bank", id="pronoun"),
        pytest.param(
            "Tessa Vane, the mayor, resigned. Her deputy stayed.", "Tessa Vane’s deputy stayed", id="possessive"
        ),
        pytest.param("“I run a bakery,” said Oskar Brandel.", "Oskar Brandel runs a bakery", id="first person"),
        pytest.param(
            "“I’ve lived here since 1990,” said Oskar Brandel.", "Oskar Brandel has lived here since 1990", id="’ve"
        ),
        pytest.param("“My shop is closed,” said Oskar Brandel.", "Oskar Brandel’s shop is closed", id="my"),
        pytest.param(
            "Brandel Motors Inc. lost money. Velora Systems Inc. did not. Velora sold a plant.",
            "Velora Systems Inc. sold a plant",
            id="organisation",
        ),
        pytest.param(
            "Tropical Storm Odile hit Aldbury. The storm flooded 300 homes.",
            "Tropical Storm Odile flooded 300 homes",
            id="thing",
        ),
        pytest.param("The baths opened in May. They closed in June.", "The baths closed in June", id="they"),
        pytest.param("The drafts are old. They’ll be sold.", "The drafts will be sold", id="they’ll"),
        pytest.param(
            "Velora Systems Inc. said it had not been told.",
            "Velora Systems Inc. had not been told",
            id="a body of itself",
        ),
        pytest.param(
            "Standard screening relies on a sample; half of the patients skip it.",
            "Half of the patients skip standard screening",
            id="in the sentence itself",
        ),
        pytest.param(
            "Officials confirmed 17 cases, most of them linked to a park.",
            "Most of the 17 cases were linked to a park",
            id="most of them",
        ),
        pytest.param(
            "“We tested every bolt,” said Oskar Brandel of Velora Systems Inc.",
            "Velora Systems Inc. tested every bolt",
            id="we of an organisation",
        ),
        pytest.param("“We had no time,” said Oskar Brandel.", "Oskar Brandel had no time", id="we of a person"),
        pytest.param("Prof. Tessa Vane resigned.", "Tessa Vane resigned", id="a word of address"),
    ],
)
def test_stands_alone(find_claims: FindClaims, text: str, last_claim: str) -> None:
    """Whoever reads the claim alone knows whom and what it is about."""
    assert find_claims(text)[-1].text == last_claim


def test_own_pronoun_stays(find_claims: FindClaims) -> None:
    """A pronoun whose noun is in the claim itself needs no help."""
    assert find_claims("Tessa Vane, the mayor, sold her car.")[0].text == "Tessa Vane sold her car"


def test_pronoun_of_an_opening_clause(find_claims: FindClaims) -> None:
    """What belongs to an opening clause's own subject stays with it, whatever body was named before."""
    text = "The Harbour Trust sued Tom Vos. As the case enters its third year, his remarks anger the town."
    assert "As the case enters its third year" in find_claims(text)[-1].text


def test_unclear_is_listed(find_claims: FindClaims) -> None:
    """A pronoun that nothing in the article explains stays, and is listed as unresolved."""
    (claim,) = find_claims("He has lived here since 1990.")
    assert claim.text == "He has lived here since 1990"
    assert [words.words for words in claim.unresolved] == ["He"]


def test_we_of_a_person_is_listed(find_claims: FindClaims) -> None:
    """Whom "we" means when a person says it the article does not say; the speaker is one of them."""
    (claim,) = find_claims("“We tested every bolt,” said Oskar Brandel.")
    assert claim.unresolved[0].words == "We"
    assert claim.unresolved[0].candidates == ("Oskar Brandel",)


def test_what_is_ours_stays(find_claims: FindClaims) -> None:
    """What "our" means need not be the speaker's own, and stays where no organisation is named."""
    (claim,) = find_claims("“Our soldiers have no boots,” said Oskar Brandel.")
    assert claim.text == "Our soldiers have no boots"
    assert claim.unresolved[0].words == "Our"


def test_objects_seldom_reach_back(find_claims: FindClaims) -> None:
    """An object that points back before its sentence is listed, sooner than given the wrong thing."""
    claims = find_claims("The report praised the school. Others doubt it.")
    assert claims[-1].text == "Others doubt it"
    assert [words.words for words in claims[-1].unresolved] == ["it"]


def test_somebody_nearer(find_claims: FindClaims) -> None:
    """An unnamed somebody in the sentence itself is as likely to be meant as a name before it."""
    claims = find_claims("Mr Oskar Brandel praised the staff. Only one was hurt; he has gone home.")
    assert claims[-1].text == "He has gone home"
    assert claims[-1].unresolved[0].candidates == ("one", "Oskar Brandel")


@pytest.mark.parametrize("sentence", ["It may take a decade to reach the dam", "It rained in Leeds"])
def test_it_stands_for_nothing(find_claims: FindClaims, sentence: str) -> None:
    """An "it" that stands for nothing is neither resolved nor listed."""
    claims = find_claims(f"The trust closed the pier. {sentence}.")
    assert (claims[-1].text, claims[-1].unresolved) == (sentence, ())


def test_nobody_by_the_wrong_pronoun(find_claims: FindClaims) -> None:
    """A woman is never "he"."""
    claims = find_claims("Ms Tessa Vane met Mr Oskar Brandel. He left early.")
    assert claims[-1].text == "Oskar Brandel left early"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param(
            "The study followed 61 firms for a month. Most were agencies.", "Most of the firms were agencies", id="most"
        ),
        pytest.param(
            "Transport minister Goran Petric spoke. The minister left early.", "Goran Petric left early", id="role"
        ),
        pytest.param(
            "Inspectors praised Harrowmere Academy. The school lost a teacher.",
            "Harrowmere Academy lost a teacher",
            id="sort",
        ),
        pytest.param(
            "According to a report by engineers, the wall has moved. It recommends repairs.",
            "The report by engineers recommends repairs",
            id="it recommends",
        ),
    ],
)
def test_what_words_stand_for(find_claims: FindClaims, text: str, claim: str) -> None:
    """Parts, roles and sorts are said in full where one thing alone fits."""
    assert find_claims(text)[-1].text == claim


def test_unnamed_woman_is_nearer(find_claims: FindClaims) -> None:
    """Where an unnamed woman was spoken of last, "her" is not given the name of another; both are candidates."""
    claims = find_claims("Ms Tessa Vane resigned. A woman shouted at the gate. Guards pushed her away.")
    assert "Tessa Vane" not in claims[-1].text
    assert claims[-1].unresolved[0].candidates == ("A woman", "Tessa Vane")


def test_common_noun_is_not_a_name(find_claims: FindClaims) -> None:
    """A word of a name is not the name: "the harbour" is not the party "Harbour First"."""
    claims = find_claims("The party Harbour First lost. Oskar Brandel sailed out of the harbour.")
    assert claims[-1].text == "Oskar Brandel sailed out of the harbour"


def test_such_is_listed(find_claims: FindClaims) -> None:
    """What "such" points back to is for the reviewer to say."""
    (claim,) = find_claims("Oskar Brandel opposed such plans.")
    assert [words.words for words in claim.unresolved] == ["such plans"]


def test_marks_take_in_the_quotation(find_claims: FindClaims) -> None:
    """Quoted words are marked with both of their quotation marks, the comma that print puts inside included."""
    claims = find_claims("Oskar Brandel called the plans “absurd,” and left the room.")
    assert claims[0].anchors[-1].exact.endswith("“absurd,”")
