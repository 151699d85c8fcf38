"""Who says what in a text, whichever engine reads it."""

import pytest
from hypothesis import given, settings, strategies as st

from claimcheck.errors import UsageError
from claimcheck.extract import find_attributions
from claimcheck.extract.base import Span
from claimcheck.model import normalise_text

Parts = tuple[str, str, str]


def parts(text: str, engine: str) -> list[Parts]:
    """Give source, cue and content of each attribution, pieces joined by " … "."""

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(text[slice(*span)] for span in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in find_attributions(text, engine=engine)]


@pytest.fixture(params=["parser", "rules"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine by name."""
    if request.param == "parser":
        pytest.importorskip("spacy", reason="the parser engine needs the extra [parser]")
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“The pier is shut,” Ada Quill said.", ("Ada Quill", "said", "“The pier is shut,”")),
        ("“The pier is shut,” said Ada Quill.", ("Ada Quill", "said", "“The pier is shut,”")),
        ("“The pier,” said Ada Quill, “is shut.”", ("Ada Quill", "said", "“The pier,” … “is shut.”")),
        ('Ada Quill has also said: "It is shut."', ("Ada Quill", "has also said", '"It is shut."')),
        ("Ada Quill said that the pier is shut.", ("Ada Quill", "said", "that the pier is shut")),
        ("Ada Quill has long argued the pier was old.", ("Ada Quill", "has long argued", "the pier was old")),
        ("Ada Quill denied that the pier was shut.", ("Ada Quill", "denied", "that the pier was shut")),
        ("According to the trust, the pier is shut.", ("the trust", "According to", "the pier is shut")),
        ("The pier is shut, according to the trust.", ("the trust", "according to", "The pier is shut")),
        ("The pier, the mayor said, is shut.", ("the mayor", "said", "The pier … is shut")),
        (
            "Two officials, who asked not to be named, said the pier was “a wreck”.",
            ("Two officials, who asked not to be named,", "said", "the pier was “a wreck”"),
        ),
    ],
)
def test_speech(text: str, found: Parts, engine: str) -> None:
    """Direct, mixed and indirect speech give source, cue and content, whatever their order."""
    assert parts(text, engine) == [found]


def test_several_sentences(engine: str) -> None:
    """A quotation of several sentences, and its sequel after the reporting clause, are one attribution."""
    text = "“It is shut. It is old,” said Ada Quill. “It creaks.”"
    assert parts(text, engine) == [("Ada Quill", "said", "“It is shut. It is old,” … “It creaks.”")]


def test_next_paragraph(engine: str) -> None:
    """A speaker who goes on in the next paragraph has an attribution of their own there."""
    text = "“It is shut,” Ada Quill said.\n\nShe added: “It is old.”"
    assert [found[:2] for found in parts(text, engine)] == [("Ada Quill", "said"), ("She", "added")]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“It is shut,” said Ada Quill.", "direct"),
        ("Ada Quill said it was “a wreck”.", "mixed"),
        ("Ada Quill said it was shut.", "indirect"),
    ],
)
def test_sorts(text: str, speech: str, engine: str) -> None:
    """Speech is told by how much of what is said stands in quotation marks."""
    assert [found.speech for found in find_attributions(text, engine=engine)] == [speech]


@pytest.mark.parametrize("text", ["The pier is shut.", "“Pier” is an old word.", "", "…", "“”"])
def test_nobody(text: str, engine: str) -> None:
    """Where nobody says anything nothing is attributed."""
    assert find_attributions(text, engine=engine) == ()


def test_long_text() -> None:
    """In a text of several pieces every attribution is found in its own place."""
    text = "\n\n".join(f"Ada Quill said that pier {number} is shut." for number in range(4_000))
    found = find_attributions(text, engine="rules")
    assert [text[slice(*each.content[0])] for each in found] == [f"that pier {n} is shut" for n in range(4_000)]


def test_engine_without() -> None:
    """An engine that finds no attributions is refused in words."""

    class Silent:
        label = "silent engine"

    with pytest.raises(UsageError, match="silent engine: this engine finds no attributions"):
        find_attributions("It rained.", engine=Silent())  # type: ignore[arg-type]


@given(
    st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "Ada ", "said ", "that ", "it ", "is", ". ", ", ", "\n\n", "é"]))
)
@settings(max_examples=200)
def test_spans(words: list[str]) -> None:
    """Every span lies in the text, holds a word or a mark, and each role's spans follow each other."""
    text = normalise_text("".join(words))
    for found in find_attributions(text, engine="rules"):
        for spans in (found.source, found.cue, found.content):
            ends = [end for span in spans for end in span]
            assert ends == sorted(ends)
            assert all(0 <= start < end <= len(text) for start, end in spans)
