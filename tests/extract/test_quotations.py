"""Where quotation marks open and close."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.blocks import find_blocks
from claimcheck.extract.quotations import Quotation, find_quotations
from tests.extract.growth import HOSTILE, grows_with_length


def quotations(text: str) -> list[Quotation]:
    return [quotation for block in find_blocks(text) for quotation in find_quotations(text, block)]


def quoted(text: str) -> list[str]:
    return [text[slice(*quotation.inner)] for quotation in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “it is shut” twice.",
        'She said "it is shut" twice.',
        "She said ‘it is shut’ twice.",
        "She said 'it is shut' twice.",
        "She said «it is shut» twice.",
    ],
)
def test_marks(text: str) -> None:
    """Curly, straight, single and angle marks all quote."""
    assert quoted(text) == ["it is shut"]


def test_span_takes_in_the_marks() -> None:
    """The span of a quotation goes from its opening mark to behind its closing one."""
    text = "“No,” she said."
    assert text[quotations(text)[0].start : quotations(text)[0].end] == "“No,”"


def test_nested() -> None:
    """Of quotations within each other the outermost counts."""
    assert quoted("“He called it ‘a joke’ again,” she said.") == ["He called it ‘a joke’ again,"]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers’ union met.",
        "It’s the trust's pier.",
        "Back in '79 it was new.",
        "Rock ’n’ roll",
        "It was 5'10\" tall",
    ],
)
def test_apostrophes(text: str) -> None:
    """An apostrophe, a year cut short and a measure quote nothing."""
    assert quoted(text) == []


def test_possessive_within_single_marks() -> None:
    """A plural's possessive within single marks does not close them where a surer mark follows."""
    assert quoted("She said ‘the farmers’ union met.’ He left.") == ["the farmers’ union met."]
    assert quoted("She spoke of ‘the farmers’ and left.") == ["the farmers"]


def test_open_to_the_next_paragraph() -> None:
    """A quotation over two paragraphs is one in each, the first of them open."""
    found = quotations("She said: “It is shut.\n\n“It will not open.”")
    assert [quotation.is_open for quotation in found] == [True, False]


def test_empty() -> None:
    """Marks around nothing quote nothing."""
    assert quoted('He wrote “ ” and "" there.') == []


@given(st.text(st.sampled_from("as “”‘’\"'«».,\n("), max_size=60) | st.text(max_size=60))
def test_quotations_nest(text: str) -> None:
    """Quotations lie within their block, in order and apart, the words within the marks."""
    for block in find_blocks(text):
        at = block.start
        for quotation in find_quotations(text, block):
            assert at <= quotation.start < quotation.inner[0] <= quotation.inner[1] <= quotation.end <= block.end
            assert text[slice(*quotation.inner)].strip()
            at = quotation.end


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow."""
    assert grows_with_length(quotations, stretch, size=20_000)
