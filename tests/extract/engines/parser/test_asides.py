"""What a sentence says beside the point of a name or thing becomes a claim about that name or thing."""

from collections.abc import Callable

import pytest

ClaimTexts = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Oskar Brandel, who led the bank until 2019, resigned on Friday.",
            ["Oskar Brandel led the bank until 2019", "Oskar Brandel resigned on Friday"],
            id="who",
        ),
        pytest.param(
            "The law, which takes effect in July, bans scooters.",
            ["The law bans scooters", "The law takes effect in July"],
            id="which",
        ),
        pytest.param(
            "Oskar Brandel, whose ward includes the site, voted against the plan.",
            ["Oskar Brandel’s ward includes the site", "Oskar Brandel voted against the plan"],
            id="whose",
        ),
        pytest.param(
            "A scholarship took Imke Vos to Leeds, where she met her husband.",
            ["A scholarship took Imke Vos to Leeds", "Imke Vos met her husband in Leeds"],
            id="where",
        ),
        pytest.param(
            "Tessa Quillfeather, a former teacher, was elected in 2021.",
            ["Tessa Quillfeather was elected in 2021", "Tessa Quillfeather is a former teacher"],
            id="an appositive",
        ),
        pytest.param(
            "Gordon Pell, 58, pleaded guilty in January.",
            ["Gordon Pell pleaded guilty in January", "Gordon Pell is 58"],
            id="an age",
        ),
        pytest.param(
            "The tower, built in 1911, was sold to a Danish firm.",
            ["The tower was sold to a Danish firm", "The tower was built in 1911"],
            id="a participle",
        ),
        pytest.param(
            "The chip, code-named Osprey, was late.",
            ["The chip was late", "The chip was code-named Osprey"],
            id="a hyphenated participle",
        ),
        pytest.param(
            "A baker from Leeds, Tessa Vane won the race.",
            ["Tessa Vane is a baker from Leeds", "Tessa Vane won the race"],
            id="in front of the name",
        ),
        pytest.param(
            "Oskar Brandel, a driver, and Imke Vos, a welder, were arrested.",
            ["Oskar Brandel and Imke Vos were arrested", "Oskar Brandel is a driver", "Imke Vos is a welder"],
            id="of each of two names",
        ),
        pytest.param(
            "Net debt was £2 million, up from £1 million a year ago.",
            ["Net debt was £2 million", "Net debt was up from £1 million a year ago"],
            id="up from",
        ),
        pytest.param(
            "Police cleared a roadblock at the gate of Osuna Blooms, the biggest of the four farms.",
            ["Police cleared a roadblock at the gate of Osuna Blooms", "Osuna Blooms is the biggest of the four farms"],
            id="a superlative",
        ),
        pytest.param(
            "Shares of Velora Systems, based in Austin, fell 3%.",
            ["Shares of Velora Systems fell 3%", "Velora Systems is based in Austin"],
            id="where something is based",
        ),
        pytest.param(
            "A program to raise low homes, which has spent little, ends in May.",
            ["A program to raise low homes ends in May", "A program to raise low homes has spent little"],
            id="of the noun whose number the verb has",
        ),
        pytest.param(
            "Imke Vos runs a bakery in the Iboko–Marere district, in which two cafés closed.",
            ["Imke Vos runs a bakery in the Iboko–Marere district", "Two cafés closed in the Iboko–Marere district"],
            id="in which",
        ),
    ],
)
def test_aside(claim_texts: ClaimTexts, sentence: str, expected: list[str]) -> None:
    """An aside is taken out of its sentence and stands alone; both keep the name."""
    assert sorted(claim_texts(sentence)) == sorted(expected)


def test_name_after_its_role_is_no_aside(claim_texts: ClaimTexts) -> None:
    """A name that only says who is meant stays with the role before it."""
    assert claim_texts("The prime minister, Alun Pryce, governs with a majority of four.") == [
        "The prime minister, Alun Pryce, governs with a majority of four"
    ]
