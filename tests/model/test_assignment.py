"""An assignment names a claim, who is to judge it, who said so, and when."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from attrs import evolve

from claimcheck.model import Assignment
from tests.samples import AT, COST

ASKED = Assignment(claim_id=COST.id, reviewer="Bo Ferrin", by="Ada Quill", at=AT)


@pytest.mark.parametrize("name", ["claim_id", "reviewer", "by"])
def test_nothing_is_left_out(name: str) -> None:
    """Neither the claim nor a person is empty."""
    blank: dict[str, Any] = {name: " "}
    with pytest.raises(ValueError, match=f"{name}: must not be empty"):
        evolve(ASKED, **blank)


@pytest.mark.parametrize("zone", [None, timezone(timedelta(hours=2))])
def test_time_is_utc(zone: timezone | None) -> None:
    """When it was said is a moment in UTC."""
    with pytest.raises(ValueError, match="at: must be an aware UTC date"):
        evolve(ASKED, at=AT.replace(tzinfo=zone))
