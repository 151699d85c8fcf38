"""Whom pronouns mean."""

import pytest

from claimcheck.extract.reading import read
from claimcheck.extract.references import Discourse, Resolved
from claimcheck.model import Article


def discourse(text: str) -> Discourse:
    return read(Article.from_text(text)).discourse


def resolve(text: str, pronoun: str, *, but: str = "") -> Resolved:
    """Resolve the pronoun's last occurrence in a text."""
    return discourse(text).person(pronoun, text.rindex(f" {pronoun} ") + 1, but=but)


def meant(text: str, pronoun: str, *, but: str = "") -> str:
    found = resolve(text, pronoun, but=but).name
    return found.full if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Ada Quill resigned. Now she is free.", "Ada Quill"),
        ("Mr. Bo Renn met Mrs. Ada Quill. Now she is free.", "Ada Quill"),
        ("Mr. Bo Renn met Mrs. Ada Quill. Now he is free.", "Bo Renn"),
        ("It rained. Now she is free.", ""),
        ("Mr. Bo Renn slept. Now she is free.", ""),
    ],
)
def test_nearest_that_fits(text: str, name: str) -> None:
    """Whoever is named before and may be of that gender is meant, nobody else."""
    assert meant(text, "he" if " he " in text else "she") == name


def test_not_the_speaker() -> None:
    """A name that cannot be meant is passed over."""
    assert meant("Mayor Ada Quill met Dr. Kit Vos. Now she is free.", "she", but="Ada Quill") == "Kit Vos"


def test_candidates() -> None:
    """Where nobody fits, those who were named are told."""
    resolved = resolve("Mr. Bo Renn slept. Now she is free.", "she")
    assert (resolved.name, resolved.candidates) == (None, ("Bo Renn",))


def test_gender_learnt() -> None:
    """A pronoun that can mean one person alone tells that person's gender."""
    assert discourse("Mayor Ada Quill resigned because she was tired.").genders == {"Ada Quill": "female"}
