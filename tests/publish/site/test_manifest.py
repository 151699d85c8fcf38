"""What a site was made of is read as it was written, and a damaged file is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from claimcheck.claimreview import claim_reviews
from claimcheck.errors import InputError
from claimcheck.model import ReviewSession
from claimcheck.publish.site.making import record_of
from claimcheck.publish.site.manifest import NAME, Manifest, manifest_bytes, read_manifest
from tests import strategies
from tests.samples import PUBLISHER, reviewed


def made(session: ReviewSession) -> Manifest:
    export = claim_reviews(session, publisher=PUBLISHER, with_disputed=True)
    record = record_of(session, export, mark="1 then now")
    files = dict.fromkeys((*record.paths, "index.html", "site.css"), "0" * 32)
    return Manifest("key", files, {session.id: record}, {"index.html": "1"})


# What an earlier example wrote is written over.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(session=strategies.sessions())
def test_there_and_back(tmp_path: Path, session: ReviewSession) -> None:
    """Whatever a session holds."""
    manifest = made(session)
    (tmp_path / NAME).write_bytes(manifest_bytes(manifest))
    assert read_manifest(tmp_path) == manifest


def test_none() -> None:
    """A folder without one is no site."""
    assert read_manifest(Path(__file__).parent) is None


def test_nothing_private_is_in_it() -> None:
    """It lies beside the pages, for everybody to read: neither the text of an article nor a note is in it."""
    text = manifest_bytes(made(reviewed())).decode()
    assert "for my eyes only" not in text
    assert "longest in the county" not in text
    assert "Ada Quill" not in text


def written(change: dict[str, Any]) -> bytes:
    return json.dumps(json.loads(manifest_bytes(made(reviewed()))) | change).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"version": 1}',
        written({"files": []}),
        written({"sessions": {"s": 1}}),
        written({"files": {"../other.html": "0"}}),
        written({"files": {"/etc/passwd": "0"}}),
        written({"sessions": {"s": {"folder": "../s", "mark": "", "entries": [], "notes": [], "scale": None}}}),
    ],
)
def test_damaged(tmp_path: Path, content: bytes) -> None:
    """It is refused, and not taken for an empty one: nobody could tell which files are the site's."""
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(InputError, match="is damaged") as caught:
        read_manifest(tmp_path)
    assert "new folder" in caught.value.hint


def test_newer(tmp_path: Path) -> None:
    """What a later version wrote is left alone."""
    (tmp_path / NAME).write_bytes(written({"version": 2}))
    with pytest.raises(InputError, match="newer claimcheck"):
        read_manifest(tmp_path)
