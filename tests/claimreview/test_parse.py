"""A document from anywhere is read as one reader only could read it, or refused in words."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview.parse import parse_document
from claimcheck.claimreview.rules import validate_claim_review
from claimcheck.errors import InputError

ALMOST_JSON = st.text(alphabet='{}[]":,\\u0019eE+-.ntf \n\r\u2028', max_size=60).map(str.encode)


@given(st.binary(max_size=60) | ALMOST_JSON)
def test_whatever_comes_is_read_or_refused(raw: bytes) -> None:
    """Nothing but an error in words is ever raised, and what is read can be checked."""
    with suppress(InputError):
        assert validate_claim_review(parse_document(raw, name="feed").value)


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"[" * 100_000, "feed: is nested too deeply"),
        (b'{"a":' * 100_000, "feed: is nested too deeply"),
        (b"9" * 1_000_000, "feed: is not valid JSON: a number has more than 400 digits"),
        (b'{"a": 1, "a": 2}', "feed: is not valid JSON: the key 'a' stands twice in one object"),
        (b"[NaN]", "feed: is not valid JSON: NaN is no JSON number"),
        (b'"\xff"', "feed: is not UTF-8 text (byte 1)"),
        (b"{}\n{]\n", "feed:2:2: is not valid JSON"),
    ],
)
def test_what_is_refused(raw: bytes, fault: str) -> None:
    """The fault is named, with its place where it has one, however large the document is."""
    with pytest.raises(InputError) as error:
        parse_document(raw, name="feed")
    assert error.value.message.startswith(fault)


def test_lines() -> None:
    """Several values are JSON lines, a blank line None; one value over several lines is that value."""
    assert parse_document(b'{"a": 1}\n\n[2]\n', name="feed").value == [{"a": 1}, None, [2], None]
    assert parse_document(json.dumps({"a": [1]}, indent=2).encode(), name="feed").value == {"a": [1]}
