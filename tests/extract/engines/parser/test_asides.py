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
