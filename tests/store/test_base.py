"""A session is found by a part of its name, and a store is opened where a folder is or can be."""

from pathlib import Path

import pytest

from claimcheck.errors import StoreError
from claimcheck.store import find_session, open_store
from tests import samples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three sessions."""
    for title in ("Ferry", "Ferry again", "Bridge"):
        open_store(tmp_path).save(samples.session(title=title))
    return tmp_path


@pytest.mark.parametrize(("name", "title"), [("bridge", "Bridge"), ("BRI", "Bridge"), ("again", "Ferry again")])
def test_part_of_a_name(folder: Path, name: str, title: str) -> None:
    """A part that only one id has is enough, in any case."""
    store = open_store(folder)
    assert store.load(find_session(store, name)).article.title == title


def test_whole_name_comes_first(folder: Path) -> None:
    """A session that is called just so is meant, though its name is a part of another's."""
    store = open_store(folder)
    path = folder / f"{store.ids()[0]}.json"
    path.with_name(f"{path.stem}-copy.json").write_bytes(path.read_bytes())
    assert find_session(store, path.stem) == path.stem


@pytest.mark.parametrize(
    ("name", "message"), [("ferry", "several sessions are called so: ferry-"), ("tower", "tower: no such session")]
)
def test_not_one(folder: Path, name: str, message: str) -> None:
    """A name that fits several sessions, or none, is refused with a way on."""
    with pytest.raises(StoreError, match=message) as caught:
        find_session(open_store(folder), name)
    assert caught.value.hint


def test_place_that_is_an_address() -> None:
    """An address is no place for files."""
    with pytest.raises(StoreError, match="is not a folder"):
        open_store("https://desk.example.org/reviews")


def test_place_that_is_a_file(tmp_path: Path) -> None:
    """A file in the folder's place is not taken for an empty store."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(tmp_path / "file").ids()


def test_place_that_is_not_there_yet(tmp_path: Path) -> None:
    """Opening makes nothing."""
    assert open_store(str(tmp_path / "reviews")).ids() == ()
    assert list(tmp_path.iterdir()) == []
