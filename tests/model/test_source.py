"""A source has an address and points one way."""

from typing import Any

import pytest

from claimcheck.model import STANCES, Source
from tests.samples import AT


def test_stances() -> None:
    """Evidence supports, refutes or gives context, which is what it does unless something else is said."""
    assert STANCES == ("supports", "refutes", "context")
    assert Source(url="the paper in the town hall").stance == "context"


def test_what_a_source_need_not_say() -> None:
    """All but its address: what is not known of it stays empty, and is no guess."""
    source = Source(url="https://a.example")
    assert (source.title, source.publisher, source.excerpt, source.note, source.temporal_coverage) == ("",) * 5
    assert (source.published_on, source.accessed_at, source.archive_url) == (None, None, None)


@pytest.mark.parametrize("fault", [{"url": " "}, {"stance": "proves"}, {"accessed_at": AT.replace(tzinfo=None)}])
def test_refused(fault: dict[str, Any]) -> None:
    """A source without address, of no known stance, or read at no known time is refused."""
    with pytest.raises(ValueError, match=next(iter(fault))):
        Source(**{"url": "https://a.example", **fault})
