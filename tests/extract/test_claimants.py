"""From the words for a speaker to a claimant: the fullest name without role and title, or an unnamed source's words."""

import pytest

from claimcheck.extract.claimants import Claimants
from claimcheck.extract.names import find_names
from claimcheck.extract.references import Discourse
from claimcheck.extract.sentences import split_sentences
from claimcheck.model import Claimant


def claimants_of(text: str) -> Claimants:
    """Read a text far enough to name its speakers."""
    sentences = split_sentences(text)
    return Claimants(Discourse(text, find_names(text, sentences), sentences))


def name(text: str, words: str) -> Claimant | None:
    """Name the speaker whose words stand last in a text."""
    start = text.rindex(words)
    return claimants_of(text).named((start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Mayor Tessa Vane", "Tessa Vane", id="role before"),
        pytest.param("Dr Tessa Vane", "Tessa Vane", id="title"),
        pytest.param("Vane", "Tessa Vane", id="short form"),
        pytest.param("The mayor of Aldbury, Tessa Vane,", "Tessa Vane", id="role and place before"),
        pytest.param("Tessa Vane, the mayor of Aldbury", "Tessa Vane", id="role after"),
        pytest.param("Tessa Vane of Lorne University", "Tessa Vane", id="affiliation"),
        pytest.param("A spokesman for Tessa Vane", "spokesman for Tessa Vane", id="somebody else's spokesman"),
        pytest.param("Two people familiar with the matter", "two people familiar with the matter", id="unnamed"),
        pytest.param("Analysts at Quay Securities", "analysts at Quay Securities", id="unnamed, of a firm"),
        pytest.param("The report by the council's engineers", "report by the council's engineers", id="document"),
        pytest.param("SP Tessa Vane", "Tessa Vane", id="abbreviated rank"),
        pytest.param("A survey of 1,150 pensioners", "survey of 1,150 pensioners", id="a number's own comma"),
        pytest.param("A former driver, who asked not to be named", "former driver", id="relative clause"),
    ],
)
def test_name(words: str, expected: str) -> None:
    """The claimant is who speaks, in the fullest form the article has."""
    found = name(f"Mayor Tessa Vane spoke in Aldbury on Monday. {words} said so.", words)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Tessa Vane", "Person"),
        ("two officials", "Person"),
        ("a spokeswoman", "Person"),
        ("Quay Securities", "Organization"),
        ("the indictment", "Organization"),
        ("NATO", "Organization"),
    ],
)
def test_type(words: str, kind: str) -> None:
    """People are persons, bodies and documents organisations: schema.org knows no other authors."""
    found = name(f"Mayor Tessa Vane met Quay Securities and NATO. On Monday {words} said so.", words)
    assert found is not None
    assert found.type == kind


def test_role_is_kept() -> None:
    """The role before the name stays with the claimant."""
    found = name("Transport minister Goran Petric said so.", "Goran Petric")
    assert found is not None
    assert found.role == "Transport minister"


def test_role_means_its_holder() -> None:
    """A bare "the minister" is the one minister whom the article names."""
    found = name("Transport minister Goran Petric arrived. On Monday the minister said so.", "the minister")
    assert found is not None
    assert found.name == "Goran Petric"


def test_role_of_two_means_neither() -> None:
    """With two ministers named, "the minister" stays an unnamed source."""
    found = name("Transport minister Goran Petric met finance minister Ines Vos. The minister said so.", "The minister")
    assert found is not None
    assert found.name == "minister"


@pytest.mark.parametrize(("pronoun", "expected"), [("She", "Tessa Vane"), ("He", "Oskar Brandel")])
def test_pronoun(pronoun: str, expected: str) -> None:
    """A pronoun is who it can mean by gender."""
    found = name(f"Ms Tessa Vane met Mr Oskar Brandel. {pronoun} said so.", pronoun)
    assert found is not None
    assert found.name == expected


def test_unclear_pronoun_is_nobody() -> None:
    """A pronoun that the article does not make clear names nobody."""
    assert name("It rained. He said so.", "He") is None


def test_it_is_who_spoke_last() -> None:
    """A bare "it said" goes on with the body that spoke last, named or not."""
    text = "The company said so. Later it said more."
    claimants = claimants_of(text)
    assert claimants.named((0, len("The company"))) == Claimant(name="company", type="Organization")
    assert claimants.named((text.index("it said"), text.index("it said") + 2)) == Claimant("company", "Organization")


def test_addressee_is_not_the_speaker() -> None:
    """Whom somebody told is somebody else than who tells it."""
    text = "Mr Oskar Brandel pleaded guilty. Judge Ines Vos told him so."
    start = text.index("him")
    found = claimants_of(text).addressed((start, start + 3), by=Claimant("Ines Vos"))
    assert found is not None
    assert found.name == "Oskar Brandel"


def test_we_of_a_role() -> None:
    """The "we" of somebody whose role names a firm is the firm; of anybody else it is not known."""
    claimants = claimants_of("Skerry Lines chief executive Oskar Brandel met Mayor Tessa Vane.")
    assert claimants.group_of(Claimant("Oskar Brandel", role="Skerry Lines chief executive")) == "Skerry Lines"
    assert claimants.group_of(Claimant("Tessa Vane", role="mayor")) == ""
    assert claimants.group_of(Claimant("Skerry Lines", "Organization")) == "Skerry Lines"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("“It is old,” said Tessa Vane of the Harbour Trust.", "Harbour Trust"),
        ("“It is old,” said Tessa Vane, who runs the Harbour Trust.", "Harbour Trust"),
        ("“It is old,” said the Harbour Trust’s director, Tessa Vane.", "Harbour Trust"),
        ("“It is old,” said Tessa Vane. The Harbour Trust is poor.", ""),
        ("“It is old,” said Tessa Vane, a baker.", ""),
    ],
)
def test_group_of(text: str, group: str) -> None:
    """Whom "we" means is the organisation that the speaker is said to be of, and nobody where none is named."""
    claimants = claimants_of(text)
    assert claimants.group_of(Claimant(name="Tessa Vane")) == group
