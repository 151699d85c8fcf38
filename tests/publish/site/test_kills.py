"""A publisher that is killed at any moment leaves the old site or the new one, whole."""

import sys
from pathlib import Path

import pytest

from tests.publish.site.kills import kill_publishers

KILLS = 12


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems may have no step that exchanges folders"
)
def test_killed_while_publishing(tmp_path: Path) -> None:
    """After every kill the site is complete, all of one state, and not older than what was confirmed."""
    outcome = kill_publishers(tmp_path / "site", KILLS)
    assert outcome.confirmed >= KILLS
    assert (outcome.broken, outcome.mixed, outcome.lost) == (0, 0, 0)
