"""A session's state is told by the beginning of its file. What every store says of its sessions is in ``test_store``."""

import json
from pathlib import Path

import pytest

from claimcheck.store import open_store
from claimcheck.store.marks import mark_at, mark_of
from tests import samples


def test_by_the_beginning_of_a_file(tmp_path: Path) -> None:
    """It is the mark of the session that the file holds."""
    kept = open_store(tmp_path).save(samples.reviewed())
    assert mark_at(tmp_path / f"{kept.id}.json") == mark_of(kept) == "1 2026-01-31T10:00:05Z 2026-01-31T10:00:05Z"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff" * 100, b'"session":{\n"1":{}\n}', b'"session":{\n"1":{x}\n}'])
def test_no_session(tmp_path: Path, content: bytes) -> None:
    """What does not tell it has none; whoever reads it will say what is wrong."""
    (tmp_path / "a.json").write_bytes(content)
    assert mark_at(tmp_path / "a.json") == ""
    assert mark_at(tmp_path) == mark_at(tmp_path / "nothing") == ""


def test_written_by_another_program(tmp_path: Path) -> None:
    """A file that is laid out otherwise has to be read as a whole, and is a session all the same."""
    store = open_store(tmp_path)
    kept = store.save(samples.reviewed())
    path = tmp_path / f"{kept.id}.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4), encoding="utf-8")
    assert store.marks() == {kept.id: ""}
    assert open_store(tmp_path).load(kept.id) == kept
