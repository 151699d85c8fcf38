"""What is written into a cell is what is read out of it."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.model import Source
from claimcheck.review.tables.cells import (
    NotedSources,
    defused,
    noted_sources,
    restored,
    source_fields,
    unescaped,
    written_source,
)
from claimcheck.text_safety import plain
from tests import strategies

ADDRESS = "https://a.example/x"
apostrophes = st.lists(st.sampled_from(["'", "=", " ", "\n", "+", "a"]), max_size=6).map("".join)


@given(apostrophes | st.text())
def test_a_formula_comes_back(text: str) -> None:
    """Whatever begins like a formula, behind apostrophes or not, and all that does not."""
    assert restored(defused(text)) == text


@pytest.mark.parametrize("text", ["’tis", "'tis", "''", "'", "a=1", ""])
def test_an_apostrophe_of_its_own_stays(text: str) -> None:
    """Only one that stands before a formula was put there."""
    assert (defused(text), restored(text)) == (text, text)


@given(st.text(st.characters(exclude_characters="\\")))
def test_controls_come_back(text: str) -> None:
    """Marks of the writing direction too, which a table shows as their escapes."""
    assert unescaped(plain(text)) == text


@pytest.mark.parametrize("text", [r"\x41", r"\x0a", r"C:\u0041", r"\x1B", "\\"])
def test_other_backslashes_are_text(text: str) -> None:
    """What no escape was made of is left alone."""
    assert unescaped(text) == text


@given(st.lists(strategies.sources, max_size=3))
def test_sources_come_back(sources: list[Source]) -> None:
    """Each with all that is known of it, whatever commas, quotation marks and line ends its texts have."""
    fields = [source_fields(each) for each in sources]
    found = noted_sources("\n".join(map(written_source, fields)))
    assert found.faults == ()
    stripped = [{name: value.strip(" \t") for name, value in each.items() if value} for each in fields]
    given_back = [{name: value.strip(" \t") for name, value in each.items()} for each in found.sources]
    assert given_back == stripped


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (ADDRESS, {}),
        (f"refutes: {ADDRESS}", {"stance": "refutes"}),
        (f"Refutes:{ADDRESS}", {"stance": "Refutes"}),
        (f"{ADDRESS},stance=refutes", {"stance": "refutes"}),
        (f"{ADDRESS}, stance=refutes, Title=Budget 2025 ", {"stance": "refutes", "title": "Budget 2025"}),
        (f'{ADDRESS},"title=Budget, 2025"', {"title": "Budget, 2025"}),
        (f'{ADDRESS},title="Budget, 2025",note=a=b', {"title": "Budget, 2025", "note": "a=b"}),
        (f'{ADDRESS},title="The ""new"" budget"', {"title": 'The "new" budget'}),
        (f'{ADDRESS},title=The 5" pipe', {"title": 'The 5" pipe'}),
        (f'{ADDRESS},excerpt="two\nlines"', {"excerpt": "two\nlines"}),
        (f"{ADDRESS},", {}),
    ],
)
def test_ways_to_write_a_source(text: str, fields: dict[str, str]) -> None:
    """The stance before the address or behind it; the value in quotation marks or the whole, as a spreadsheet does."""
    assert noted_sources(text) == NotedSources(({"url": ADDRESS, **fields},))


def test_an_address_with_a_comma_is_quoted() -> None:
    """So are words on a source that has no address."""
    (first, second) = noted_sources('"https://a.example/x,y=2"\ncontext: "A call, 3 March"').sources
    assert first == {"url": "https://a.example/x,y=2"}
    assert second == {"url": "A call, 3 March", "stance": "context"}


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_blank_lines_are_no_sources(text: str) -> None:
    """A cell may be empty, and a line in it."""
    assert noted_sources(text) == NotedSources()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{ADDRESS},titel=Budget", "“titel=Budget” is none of title=, stance=,"),
        (f"{ADDRESS},title=Budget, 2025", "“2025” is none of title=,"),
        (f"{ADDRESS},title=a,title=b", "title is given twice."),
        (f"refutes: {ADDRESS},stance=supports", "stance is given twice."),
        ("https://a.example/x,y=2", "“y=2” is none of"),
    ],
)
def test_what_cannot_be_meant_is_said(text: str, fault: str) -> None:
    """Nothing is guessed of a name that is not known, nor of a comma too many."""
    (found,) = noted_sources(text).faults
    assert fault in found
