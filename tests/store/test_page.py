"""The page on files says what the code does."""

import re
from pathlib import Path

from claimcheck.store import layout, migrations
from claimcheck.store.files import PATIENCE
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")


def test_tables() -> None:
    """It shows every table in its order, lists each, and names the version."""
    assert tuple(re.findall(r'^"([a-z]+)":\{', PAGE, re.MULTILINE)) == layout.TABLES
    assert tuple(re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE)) == layout.TABLES
    assert f'"schema_version":{migrations.SCHEMA_VERSION}' in PAGE
    assert f"waits {PATIENCE:g} seconds" in PAGE


def test_promises() -> None:
    """Each promise is held by a test that there is."""
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    promised = re.findall(r"`(test_\w+)`", PAGE)
    assert len(promised) > 15
    assert [name for name in promised if f"def {name}(" not in tests] == []
