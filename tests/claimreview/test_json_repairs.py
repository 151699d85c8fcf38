"""JSON that a pasted text has broken is read as it was meant, and every change is told; what cannot be is a fault."""

import json
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from claimcheck.claimreview import REPAIRS, read_claim_reviews, repaired_json
from tests.claimreview.published_samples import GOOD

BROKEN: list[tuple[str, Any, list[tuple[str, str]]]] = [
    (
        '{"claimReviewed": "She said "free", and left", "name": "x"}',
        {"claimReviewed": 'She said "free", and left', "name": "x"},
        [("json-quote", "line 1, column 29"), ("json-quote", "line 1, column 34")],
    ),
    (
        '{"a": ""Free", she said"}',
        {"a": '"Free", she said'},
        [("json-quote", "line 1, column 8"), ("json-quote", "line 1, column 13")],
    ),
    ('{"a": "so "free""}', {"a": 'so "free"'}, [("json-quote", f"line 1, column {n}") for n in (11, 16)]),
    ('["so "free" it was", "x"]', ['so "free" it was', "x"], [("json-quote", f"line 1, column {n}") for n in (6, 11)]),
    ('{"a": {"b": "it "was"}}', {"a": {"b": 'it "was'}}, [("json-quote", "line 1, column 17")]),
    ('{"a "b" c": 1}', {'a "b" c': 1}, [("json-quote", "line 1, column 5"), ("json-quote", "line 1, column 7")]),
    (
        '{\n "a": "one\r\ntwo\tthree"}',
        {"a": "one\r\ntwo\tthree"},
        [("json-control", "line 2, column 11"), ("json-control", "line 3, column 4")],
    ),
    ('{"a": "\x01"}', {"a": "\x01"}, [("json-control", "line 1, column 8")]),
    (
        r'{"a": "C:\data it\'s \u12"}',
        {"a": "C:\\data it's \\u12"},
        [("json-escape", f"line 1, column {n}") for n in (10, 18, 22)],
    ),
    (
        '{"a": [1, 2,], "b": "x" , }',
        {"a": [1, 2], "b": "x"},
        [("json-comma", "line 1, column 12"), ("json-comma", "line 1, column 25")],
    ),
    (
        '{"a": "x"}\n{"a": "so "free" it was"}\n',
        [{"a": "x"}, {"a": 'so "free" it was'}, None],
        [("json-quote", "line 2, column 11"), ("json-quote", "line 2, column 16")],
    ),
]


@pytest.mark.parametrize(("text", "value", "repairs"), BROKEN)
def test_what_was_meant_is_read(text: str, value: Any, repairs: list[tuple[str, str]]) -> None:
    """Each change has a place and a reason, and nothing else is changed."""
    read = repaired_json(text)
    assert (read.value, read.fault) == (value, None)
    assert [(each.id, each.path) for each in read.repairs] == repairs


def test_every_repair_is_tried() -> None:
    """One without an example would be one that nobody has seen work."""
    assert {each[0] for _, _, repairs in BROKEN for each in repairs} == {
        name for name in REPAIRS if name[:5] == "json-"
    }


def test_a_repair_shows_the_words_around_it() -> None:
    """A person sees what was changed."""
    (first, _) = repaired_json('{"claimReviewed": "She said "free", and left"}').repairs
    assert (first.was, first.became) == (
        'eviewed": "She said "free", and left"}',
        'eviewed": "She said \\"free", and left"}',
    )


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ('{"a": "one\ntwo", "b": }', "line 2, column 12", "is not valid JSON: Expecting value"),
        ('{"a": "x" "b": 2}', "line 1, column 7", "is not valid JSON: Unterminated string starting at"),
        ("[1, 2", "line 1, column 6", "is not valid JSON: Expecting ',' delimiter"),
        ('{"a": 1, "a": 2}', "$", "is not valid JSON: the key 'a' stands twice in one object"),
        ('{"a": NaN, "b": "it "was"}', "$", "is not valid JSON: NaN is no JSON number"),
        ("", "$", "is empty"),
        ('{"a": "\ud800"}', "$", "is not UTF-8 text (byte 7)"),
        ("[" * 100_000, "$", "is nested too deeply"),
    ],
)
def test_what_cannot_be_mended(text: str, path: str, message: str) -> None:
    """The fault is where the text as it came breaks off, whatever was changed before; nothing of it is read."""
    read = repaired_json(text)
    assert (read.value, read.repairs) == (None, ())
    assert read.fault
    assert (read.fault.id, read.fault.path, read.fault.message) == ("json-broken", path, message)


@pytest.mark.parametrize(
    "text",
    ['{"a": "' + '" ' * 5_000, '{"a": "' + '"}  ' * 5_000, '["' + '",' * 5_000, '{"a":"' + '", "a":' * 5_000],
)
def test_length_is_no_problem(text: str) -> None:
    """Nothing is looked at again and again, however many quotation marks there are."""
    read = repaired_json(text)
    assert (read.fault is None) == (read.value is not None)


@settings(max_examples=50, deadline=None)
@given(st.recursive(st.none() | st.integers() | st.text(), lambda it: st.lists(it) | st.dictionaries(st.text(), it)))
def test_valid_json_is_read_as_it_is(value: Any) -> None:
    """Where nothing is broken, nothing is mended, whatever the texts say."""
    read = repaired_json(json.dumps(value))
    assert (read.value, read.repairs, read.fault) == (value, (), None)


PASTED = st.lists(st.sampled_from(["Free", ' "', '" ', "\n", "\t", ", ", ". ", "no", "’"]), max_size=8).map("".join)


@settings(deadline=None)
@given(PASTED.filter(str.strip), st.integers(0, 4))
def test_a_text_pasted_into_a_review(words: str, spaces: int) -> None:
    """Whatever is pasted between words comes out as it went in: a mark before a word is never taken for the last."""
    review = {"claimReviewed": f"It {words} was", "name": "x", "author": [f"It {words} was", "y"]}
    text = json.dumps(review, indent=spaces, ensure_ascii=False)
    broken = text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')
    read = repaired_json(broken)
    # In a list, a text after a comma may be the next one.
    if '", ' not in words and '",' not in words.replace(" ", ""):
        assert read.value == review


def test_a_whole_page_of_it() -> None:
    """A ClaimReview with a broken claim is read from text to review."""
    text = json.dumps(GOOD, indent=2).replace("The bridge cost nothing", 'The "bridge" cost\nnothing')
    (review,) = read_claim_reviews(repaired_json(text).value).reviews
    assert review.claim == 'The "bridge" cost\nnothing'
