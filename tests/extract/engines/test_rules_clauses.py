"""Clauses on the surface."""

import pytest

from claimcheck.extract.engines.rules.clauses import Clause, split_clauses
from claimcheck.extract.engines.rules.line import Line


def split(text: str) -> list[str]:
    """Give each clause with its subject and without what it leaves out."""
    line = Line.read(text)
    return [words(line, clause) for clause in split_clauses(line, (0, len(text)))]


def words(line: Line, clause: Clause) -> str:
    (start, end), out = clause.span, ""
    for first, last in [*clause.without, (end, end)]:
        out, start = out + line.text[start:first], last
    if clause.instead is not None:
        out = f"{clause.instead} {out.split(maxsplit=1)[1]}"
    subject = line.words(clause.subject) + " " if clause.subject else ""
    link = f"{clause.link} " if clause.link else ""
    return f"{subject}{link}{out}".rstrip(".")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Renn resigned and left the town.", ["Renn resigned", "Renn left the town"]),
        (
            "Ada Quill paid the rent and never mentioned it.",
            ["Ada Quill paid the rent", "Ada Quill never mentioned it"],
        ),
        ("The pier is shut, and the ferries have stopped.", ["The pier is shut", "the ferries have stopped"]),
        (
            "The storm came ashore, flooding streets, snapping poles and forcing 200 people out.",
            [
                "The storm came ashore",
                "The storm flooded streets",
                "The storm snapped poles",
                "The storm forced 200 people out",
            ],
        ),
        ("Core inflation, which strips out food, held.", ["Core inflation held", "Core inflation strips out food"]),
        ("Ada Quill, a baker from Leeds, left.", ["Ada Quill left", "Ada Quill is a baker from Leeds"]),
        (
            "Ada Quill, chief economist at Pell Inc., left.",
            ["Ada Quill left", "Ada Quill is chief economist at Pell Inc"],
        ),
        ("The mayor, Alun Pryce, now governs with ease.", ["The mayor, Alun Pryce, now governs with ease"]),
        ("The pier is shut; nobody may walk there.", ["The pier is shut", "nobody may walk there"]),
        ("She has left the town and she will not return.", ["She has left the town", "she will not return"]),
        (
            "Ada Quill, who leads the trust, closed the pier.",
            ["Ada Quill closed the pier", "Ada Quill leads the trust"],
        ),
        (
            "The storm hit the town, forcing 200 people out.",
            ["The storm hit the town", "The storm forced 200 people out"],
        ),
        ("Ada Quill, 41, closed the pier (built in 1903) early.", ["Ada Quill closed the pier early"]),
        ("But the pier was shut.", ["the pier was shut"]),
    ],
)
def test_splits(text: str, clauses: list[str]) -> None:
    """Coordinated verbs and clauses, relative clauses and participles stand alone, with their subject."""
    assert sorted(split(text)) == sorted(clauses)


@pytest.mark.parametrize(
    "text",
    [
        "If the storm comes, the pier will shut.",
        "Wind and rain damaged the pier.",
        "The pier that collapsed was old.",
        "The pier was built and designed by the trust.",
        "It rained in the morning, during the storm.",
    ],
)
def test_keeps_together(text: str) -> None:
    """Conditions, joint subjects and restrictive clauses stay where they are."""
    assert len(split(text)) == 1


def test_part_of_a_line() -> None:
    """Only what is said is split, and what is to be left out is."""
    text = "Renn said the pier is shut, he added, and old."
    found = split_clauses(Line.read(text), (10, len(text)), ((26, 37),))
    assert [words(Line.read(text), clause) for clause in found] == ["the pier is shut and old"]
