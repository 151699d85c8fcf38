"""The names in an article and their fullest forms."""

import subprocess
import sys

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.names import Name, Names, find_names
from claimcheck.extract.sentences import split_sentences
from tests.extract.growth import HOSTILE, grows_with_length
from tests.extract.story import STORY


def names(text: str) -> Names:
    return find_names(text, split_sentences(text))


def full(text: str) -> list[str]:
    return [mention.name.full for mention in names(text).mentions]


def name(text: str, words: str) -> Name:
    return next(mention.name for mention in names(text).mentions if mention.name.full == words)


def test_short_for_full() -> None:
    """A surname, a first name and a firm's short name stand for the full ones, before as after these."""
    text = "Velora fell. Imogen Fairweather of Velora Systems Inc. spoke. Fairweather left, and Imogen wept."
    assert full(text) == [
        "Velora Systems Inc.",
        "Imogen Fairweather",
        "Velora Systems Inc.",
        "Imogen Fairweather",
        "Imogen Fairweather",
    ]


def test_surname_of_two() -> None:
    """Of two that share a surname it means the one brought up first, and neither where they come together."""
    far = "Ada Quill spoke. " + "It rained all day in the town. " * 6 + "Her brother Bo Quill slept. Now Quill left."
    assert full(far)[-1] == "Ada Quill"
    assert full("Ada Quill and Bo Quill came. Then Quill left.")[-1] == "Quill"


def test_possessives_and_initials() -> None:
    """A possessive ending is no part of a name, an initial and a nickname are."""
    assert full("The house is Ada B. Quill’s house.") == ["Ada B. Quill"]
    assert full("The house is Wilma “Billie” Renn’s.") == ["Wilma “Billie” Renn"]


def test_first_word_of_a_sentence() -> None:
    """A capital at the beginning of a sentence makes no name, unless the word is one elsewhere."""
    assert full("Ferries stopped. Sandwick waited. They went to Sandwick.") == ["Sandwick", "Sandwick"]


def test_other_letters() -> None:
    """Names begin with letters beyond the English alphabet too."""
    assert full("They met Žofia Šimková and Łukasz Ñuñez there.") == ["Žofia Šimková", "Łukasz Ñuñez"]


def test_roles() -> None:
    """A role before a name is the name's role, without title and article, and makes it a person."""
    found = name("The council leader Tobias Renn spoke.", "Tobias Renn")
    assert (found.type, found.role) == ("Person", "council leader")
    assert name("Foreign Minister Ada Quill spoke.", "Ada Quill").role == "Foreign Minister"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Quill, 41, left.", "Ada Quill"),
        ("Ada Quill said so.", "Ada Quill"),
        ("“No,” said Ada Quill.", "Ada Quill"),
        ("Mr. Quill left.", "Quill"),
        ("They met Ada Quill, who left.", "Ada Quill"),
    ],
)
def test_persons(text: str, words: str) -> None:
    """A title, an age, a reporting verb or "who" beside a name makes it a person."""
    assert name(text, words).type == "Person"


def test_organisations_and_neither() -> None:
    """A word for a body, or capitals alone, makes an organisation; a street is nobody."""
    assert name("They asked the Aldbury Harbour Trust.", "Aldbury Harbour Trust").type == "Organization"
    assert name("They asked the NNA again.", "NNA").type == "Organization"
    assert name("They live in Mill Street.", "Mill Street").type is None


def test_gender() -> None:
    """A title or a role tells the gender."""
    assert name("They met Mrs. Ada Quill.", "Ada Quill").gender == "female"
    assert name("The spokesman Bo Renn left.", "Bo Renn").gender == "male"
    assert name("They met Dr. Kit Vos.", "Kit Vos").gender == ""


def test_types_from_elsewhere() -> None:
    """A type is added to a name that has none, and replaces none."""
    typed = names("Ada Quill said it in Sandwick.").with_types(
        {"Ada Quill": "Organization", "Sandwick": "Organization"}
    )
    assert [mention.name.type for mention in typed.mentions] == ["Person", "Organization"]


def test_looking_up() -> None:
    """Mentions are found within a span, around an offset and before one, the nearest first."""
    text = "In Sandwick they met Ada Quill."
    found = names(text)
    assert [m.name.full for m in found.at(0, len(text))] == ["Sandwick", "Ada Quill"]
    assert [m.name.full for m in found.before(len(text))] == ["Ada Quill", "Sandwick"]
    assert (found.at(4, 8), found.around(0), found.around(len(text) - 1)) == ((), None, None)
    around = found.around(text.index("Quill"))
    assert around is not None
    assert around.name.full == "Ada Quill"


def test_same_in_every_run() -> None:
    """The names do not depend on the order of sets, which differs from run to run."""
    code = (
        "from tests.extract.test_names import full; "
        "print(full('Ada Quill met Bo Quill and Cy Quill. Quill left for Quill House and Quill Bank. Then Quill slept.'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "123"
    }
    assert len(runs) == 1


@given(st.text(st.sampled_from("AQabz .,’'“”-\n"), max_size=80) | st.text(max_size=60))
def test_mentions_are_in_order(text: str) -> None:
    """Mentions are in order and apart, each begins with a word of the text, and each name is of its own words or fuller."""
    at = 0
    for mention in names(text).mentions:
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        at = mention.end


def test_story() -> None:
    """The people and bodies of an article are known with type and role."""
    known = {mention.name.full: mention.name for mention in names(STORY).mentions}
    assert known["Imogen Fairweather"].type == "Person"
    assert known["Tobias Renn"].role == "Mayor"
    assert known["Aldbury Harbour Trust"].type == "Organization"
    assert known["Pilots’ Union"].type == "Organization"


@pytest.mark.parametrize("stretch", [*HOSTILE, "The Aa Bb. ", "Zoë Quill left. "])
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(names, stretch, size=15_000)


def test_growth_in_names() -> None:
    """Nor do many different names."""

    def work(text: str) -> object:
        return names(" ".join(f"They met A{number:x} B{number:x} there." for number in range(len(text))))

    assert grows_with_length(work, "x", size=1_000)
