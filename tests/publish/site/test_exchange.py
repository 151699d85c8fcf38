"""Two folders change places in one step."""

import sys
from pathlib import Path

import pytest

from claimcheck.publish.site.exchange import exchanged, to_disk


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems may not have it")
def test_exchanged(tmp_path: Path) -> None:
    """Each is then called what the other was."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "what").write_text(name, encoding="utf-8")
    assert exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "what").read_text(encoding="utf-8") == "other"
    assert (tmp_path / "other" / "what").read_text(encoding="utf-8") == "one"


def test_not_exchanged(tmp_path: Path) -> None:
    """What cannot be done is told, and nothing is changed."""
    (tmp_path / "one").mkdir()
    assert not exchanged(tmp_path / "one", tmp_path / "nothing")
    assert (tmp_path / "one").is_dir()


def test_to_disk(tmp_path: Path) -> None:
    """It can be asked for on any system."""
    to_disk(tmp_path)
