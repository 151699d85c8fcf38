"""A history entry says who did what when; what judgements come to, and how far they are, is told of them alone."""

from itertools import permutations
from typing import Any

import pytest
from attrs import evolve

from claimcheck.model import HistoryEntry, Progress, Review
from claimcheck.model.history import state_by
from claimcheck.model.scales import built_in_scales
from tests.samples import AT

GOOGLE = built_in_scales()["google"]
FALSE = Review("r-1", "c-1", "Ada Quill", created_at=AT, updated_at=AT, rating=GOOGLE.rate("False"))
TRUE = evolve(FALSE, id="r-2", reviewer="Bo Ferrin", rating=GOOGLE.rate("True"))
SKIPPED = evolve(FALSE, id="r-3", reviewer="Cy Moor", state="skipped", rating=None)


@pytest.mark.parametrize(
    ("judgements", "state"),
    [
        ((), "open"),
        ((SKIPPED,), "skipped"),
        ((SKIPPED, evolve(SKIPPED, reviewer="Bo Ferrin")), "skipped"),
        ((FALSE,), "rated"),
        ((FALSE, evolve(FALSE, reviewer="Bo Ferrin", explanation="So it is.")), "rated"),
        ((FALSE, SKIPPED), "rated"),
        ((FALSE, TRUE), "disputed"),
        ((FALSE, SKIPPED, TRUE), "disputed"),
    ],
)
def test_what_judgements_come_to(judgements: tuple[Review, ...], state: str) -> None:
    """Whoever rates it outweighs whoever skips it, and only different ratings make a dispute; in any order."""
    for order in permutations(judgements):
        assert state_by(order) == state


def test_what_is_open() -> None:
    """All that is neither rated nor skipped; what is disputed is rated."""
    assert Progress(claims=5, rated=2, skipped=1, disputed=1).open == 2


@pytest.mark.parametrize("fault", [{"at": AT.replace(tzinfo=None)}, {"by": " "}, {"action": ""}])
def test_entry_that_is_refused(fault: dict[str, Any]) -> None:
    """Something was done, by somebody, at a known time."""
    usual: dict[str, Any] = {"number": 1, "at": AT, "by": "Ada Quill", "action": "rate"}
    with pytest.raises(ValueError, match=next(iter(fault))):
        HistoryEntry(**(usual | fault))
