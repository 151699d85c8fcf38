"""An article read on the surface: units of one voice each, every character knowing its place."""

from hypothesis import given, strategies as st

from claimcheck.extract.reading import read
from claimcheck.model import Article

TRANSCRIPT = """Skerry Lines chief executive Oskar Brandel spoke to the Weekly on Friday.

Q: Is the Mairi yours?
A: She is ours. I bought her.

Q: Why?
A: She was cheap.
"""


@given(st.text(st.sampled_from("The mayor said “so” , . \n\n\t:QA é😀"), max_size=200))
def test_places(text: str) -> None:
    """Each character of a unit's line is the one at its place in the article, white space of any kind as a blank."""
    article = Article.from_text(text)
    for composed in read(article).composed():
        for index, char in enumerate(composed.text):
            there = article.text[composed.place(index)]
            assert char in (there, " ")


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Whatever the text, its sentences lie within it, in order."""
    reading = read(Article.from_text(text))
    ends = [0]
    for start, end in reading.sentences:
        assert ends[-1] <= start < end <= len(reading.article.text)
        ends.append(end)


def test_headings_say_nothing() -> None:
    """A headline is a sentence but no unit: the body says it again."""
    reading = read(Article.from_text("Bridge to reopen in May\n\nThe bridge will reopen in May."))
    assert len(reading.sentences) == 2
    assert [composed.text for composed in reading.composed()] == ["The bridge will reopen in May."]


def test_wrapped_lines_are_joined() -> None:
    """A hard-wrapped sentence reads as one line."""
    text = "The mayor of the town of Aldbury said on\nMonday that the old bridge would not open\nbefore the summer."
    (composed,) = read(Article.from_text(text)).composed()
    assert "said on Monday that" in composed.text


def test_byline_is_the_author() -> None:
    """Who signs the article is "I" in it."""
    reading = read(Article.from_text("By Rosalind Quill\n\nI run a bakery."))
    (unit,) = [unit for _, unit in reading.units]
    talk = reading.talk(unit)
    assert talk.speaker is None
    assert talk.first is not None
    assert talk.first.name == "Rosalind Quill"


def test_known_author_is_the_author() -> None:
    """Without a byline the article's own author is."""
    reading = read(Article.from_text("I run a bakery.", author="Rosalind Quill"))
    assert reading.author is not None
    assert reading.author.name == "Rosalind Quill"


def test_transcript() -> None:
    """Who was introduced answers, and is "you" in the questions."""
    reading = read(Article.from_text(TRANSCRIPT))
    talks = {reading.article.text[slice(*unit.pieces[0])]: reading.talk(unit) for _, unit in reading.units}
    asked, answered = talks["Is the Mairi yours?"], talks["I bought her."]
    assert asked.speaker is None
    assert asked.second is not None
    assert asked.second.name == "Oskar Brandel"
    assert answered.first is not None
    assert answered.first.name == "Oskar Brandel"
    assert answered.group == "Skerry Lines"


NAMED_TRANSCRIPT = """Marit Ellingsen has drilled for years. We met in Oslo.

LODESTAR: Is your paper good news?

ELLINGSEN: It is not.

LODESTAR: Why did you resign?

ELLINGSEN: The summary was changed.
"""


def test_transcript_with_names() -> None:
    """Who ends their turns with questions asks, in the article's voice; a label in capitals is the person of that name."""
    reading = read(Article.from_text(NAMED_TRANSCRIPT))
    talks = {reading.article.text[slice(*unit.pieces[0])]: reading.talk(unit) for _, unit in reading.units}
    asked, answered = talks["Why did you resign?"], talks["It is not."]
    assert asked.speaker is None
    assert answered.speaker is not None
    assert answered.speaker.name == "Marit Ellingsen"


@given(st.text(st.sampled_from("ab “”,.\n\t "), max_size=60))
def test_places_and_back(text: str) -> None:
    """A character of a line stands in the article at its place, and a place is found again on the line."""
    article = Article.from_text(text)
    for composed in read(article).composed():
        for index, char in enumerate(composed.text):
            if not char.isspace():
                assert article.text[composed.place(index)] == char
                assert composed.index(composed.place(index)) == index


def test_types_from_elsewhere() -> None:
    """A model's word counts for a name of which the surface does not tell, and for no other."""
    reading = read(Article.from_text("Noor Jamal met Mayor Tessa Vane.")).with_types(
        {"Noor Jamal": "Person", "Tessa Vane": "Organization"}
    )
    types = {mention.name.full: mention.name.type for mention in reading.discourse.names.mentions}
    assert types == {"Noor Jamal": "Person", "Tessa Vane": "Person"}
