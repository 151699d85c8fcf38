"""Every value of a JSON text has the line that it begins on."""

import json
from typing import Any

from hypothesis import given, strategies as st

from claimcheck.claimreview.findings import Steps
from claimcheck.claimreview.lines import lines_of

TEXTS = st.text(alphabet='ab"\\{}[]:,\n é', max_size=5)
ANY_JSON = st.recursive(
    st.none() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


def laid_out(value: Any, steps: Steps, place: dict[Steps, int], lines: list[str]) -> None:
    """Write a value with every value in it on a line of its own, and note which."""
    place[steps] = len(lines) + 1
    if isinstance(value, dict):
        lines.append("{")
        for number, (key, each) in enumerate(value.items()):
            lines.append(("," if number else "") + json.dumps(key) + ":")
            laid_out(each, (*steps, key), place, lines)
        lines.append("}")
    elif isinstance(value, list):
        lines.append("[")
        for number, each in enumerate(value):
            lines += [","] if number else []
            laid_out(each, (*steps, number), place, lines)
        lines.append("]")
    else:
        lines.append(json.dumps(value, ensure_ascii=False))


@given(ANY_JSON, st.sets(st.integers(0, 40)))
def test_every_value_has_its_line(value: Any, chosen: set[int]) -> None:
    """Whichever values are asked for, each has the line that it was written on."""
    place: dict[Steps, int] = {}
    lines: list[str] = []
    laid_out(value, (), place, lines)
    asked = {path: line for number, (path, line) in enumerate(place.items()) if number in chosen}
    assert lines_of("\n".join(lines), asked) == asked


def test_what_is_missing_has_the_line_of_what_it_is_missing_in() -> None:
    """A property that should be there is looked for where it should be."""
    text = '{\n "author": {\n  "name": ""\n },\n "list": [\n 1]}'
    asked = {(): 1, ("url",): 1, ("author", "url", "x"): 2, ("list", 0): 6, ("list", 7): 5, ("…", "list"): 1}
    assert lines_of(text, asked) == asked


def test_depth_is_no_problem() -> None:
    """What is nested deeper than Python may call is passed through."""
    text = "[" * 50_000 + "\n7" + "]" * 50_000
    assert lines_of(text, [(0,) * 50_000]) == {(0,) * 50_000: 2}
