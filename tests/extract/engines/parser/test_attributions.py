"""Who says, wants and judges what, from a dependency tree."""

import pytest

from claimcheck.extract import Engine, find_attributions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Quill called for a new pier.", ("Ada Quill", "called for", "a new pier")),
        ("Ada Quill wants to close the pier.", ("Ada Quill", "wants", "to close the pier")),
        ("The mayor called the pier “a wreck”.", ("The mayor", "called", "the pier “a wreck”")),
        ("Ada Quill rose, saying the pier was shut.", ("Ada Quill", "saying", "the pier was shut")),
        ("Engineers who say the pier is old were ignored.", ("who", "say", "the pier is old")),
        ("The trust continued to call for a ban.", ("The trust", "continued to call for", "a ban")),
        ("Few believed the town’s claim that the pier was shut.", ("the town", "claim", "that the pier was shut")),
    ],
)
def test_parts(text: str, found: tuple[str, str, str], engine: Engine) -> None:
    """Wishes, judgements, participles, relative clauses and nouns attribute as verbs of saying do."""
    rows = [
        tuple(" … ".join(text[slice(*span)] for span in spans) for spans in (a.source, a.cue, a.content))
        for a in find_attributions(text, engine=engine)  # type: ignore[arg-type]
    ]
    assert found in rows


def test_nested(engine: Engine) -> None:
    """What is reported within a report is an attribution of its own, the outer one first."""
    text = "Ada Quill said the trust believed that the pier was safe."
    found = find_attributions(text, engine=engine)  # type: ignore[arg-type]
    assert [text[slice(*each.source[0])] for each in found] == ["Ada Quill", "the trust"]
