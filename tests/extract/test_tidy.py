"""The last touches to a claim's wording."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.tidy import possessive, tidy
from tests.extract.growth import HOSTILE, grows_with_length


@pytest.mark.parametrize(
    ("words", "tidied"),
    [
        ("the  pier\nis shut.", "The pier is shut"),
        (", and it is shut —", "And it is shut"),
        ("it is shut , they said ;", "It is shut, they said"),
        ("the pier,, is shut!", "The pier is shut".replace("pier", "pier,")),
        ("it rose by 3 …", "It rose by 3"),
        ("she lives in the U.S.", "She lives in the U.S."),
        ("they own Velora Systems Inc.", "They own Velora Systems Inc."),
        ("a “joke", "A “joke”"),
        ("a joke” it is", "A joke it is"),
        ("the pier (built in 1903", "The pier built in 1903"),
        ("the farmers’ union isn’t here", "The farmers’ union isn’t here"),
        ('he said "no', "He said no"),
        ("", ""),
        ("...", ""),
    ],
)
def test_tidy(words: str, tidied: str) -> None:
    """Spaces, loose marks and the final stop go, a mark without partner is mended, the first letter is a capital."""
    assert tidy(words) == tidied


def test_possessive() -> None:
    """Names take ’s, plurals of common words the apostrophe alone."""
    assert (possessive("Ada Quill"), possessive("campaigners"), possessive("James Renns")) == (
        "Ada Quill’s",
        "campaigners’",
        "James Renns’s",
    )


@given(st.text(st.sampled_from('aB1 .,;:!()“”‘’"«»–\n'), max_size=50))
def test_words_stay(words: str) -> None:
    """No letter and no figure is lost or added."""
    kept = "".join(char for char in tidy(words) if char.isalnum())
    assert kept.lower() == "".join(char for char in words if char.isalnum()).lower()


@given(st.text(max_size=50))
def test_any_text(words: str) -> None:
    """Any text goes through and has no white space at its ends afterwards."""
    assert tidy(words) == tidy(words).strip()


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(tidy, stretch, size=50_000)
