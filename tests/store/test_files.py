"""Sessions in a folder: kept whole, never overwritten unseen, and a clear word for whatever is wrong with a file.

What a folder does like every store is in ``test_store``.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import tinydb
from attrs import evolve

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store import Query, database
from claimcheck.store.atomic import replace_file
from claimcheck.store.files import FileStore
from claimcheck.store.migrations import SCHEMA_VERSION
from tests import samples
from tests.store.children import AS_ANYBODY, HOLD_LOCK, SAVE_ONCE, WITH_A_FULL_DISK, run_child, start_child

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits, users and modes of this kind")
NAME = samples.session().id


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store in a folder that is not there yet."""
    return FileStore(tmp_path / "desk" / "reviews", patience=0.05)


@pytest.fixture
def path(store: FileStore) -> Path:
    """The file of a session that was saved once."""
    store.save(samples.reviewed())
    return store.folder / f"{NAME}.json"


def refusal(store: FileStore, name: str = NAME) -> StoreError:
    """Give what loading the session is refused with."""
    with pytest.raises(StoreError) as caught:
        store.load(name)
    return caught.value


def test_folder_is_made_at_the_first_save(store: FileStore) -> None:
    """Looking makes nothing; saving makes the folder, with those above it."""
    assert store.ids() == ()
    assert store.listing().sessions == ()
    assert "no such session" in refusal(store).message
    assert not store.folder.parent.exists()
    store.save(samples.session())
    assert store.ids() == (NAME,)


def test_one_save_is_one_write(store: FileStore, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many tables a save touches, the file is written once."""
    written = []

    def note(path: Path, content: bytes, *, is_locked: bool) -> None:
        written.append(path)
        replace_file(path, content, is_locked=is_locked)

    monkeypatch.setattr(database, "replace_file", note)
    session = store.load(NAME).add_review(samples.END.id, reviewer="Bo Ferrin", rating="True")
    store.save(session.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="False"))
    assert written == [path]


def test_saved_again_unchanged(store: FileStore, path: Path) -> None:
    """Without a change, only the revision differs."""
    before = path.read_text(encoding="utf-8")
    store.save(store.load(NAME))
    assert path.read_text(encoding="utf-8") == before.replace('"revision":1', '"revision":2')


def test_tinydb_reads_it(path: Path) -> None:
    """The file is one that TinyDB alone can open and search."""
    with tinydb.TinyDB(path, encoding="utf-8") as database:
        found = database.table("claims").search(tinydb.where("kind") == "prediction")
        assert [row["id"] for row in found] == [samples.END.id]
        assert database.table("claims").get(doc_id=1) is not None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "damaged: Expecting value: line 1 column 1"),
        (b"{", "damaged: Expecting property name"),
        (b"[]", "$.schema_version: is missing: this is not a session's file"),
        (b'{"schema_version": 99}', "$.schema_version: is 99: written by a newer claimcheck"),
        (b'{\n"a": "\xff"}', "damaged: line 2 is not UTF-8"),
        ("{}".encode("utf-16"), "damaged: line 1 is not UTF-8"),
        (b"[" * 100_000, "damaged: nested too deeply"),
        (b'{"schema_version": ' + b"9" * 5000 + b"}", "damaged: "),
        (b'{"\x1b[2J": 1, "\\u001b[2J": 1, "\\u001b[2J": 2}', "damaged: "),
    ],
)
def test_damaged_file(store: FileStore, path: Path, content: bytes, message: str) -> None:
    """It is named with its place, in one safe line, by loading and by saving; the file is left as it is."""
    session = store.load(NAME)
    path.write_bytes(content)
    error = refusal(store)
    assert error.message.startswith(f"{path}: {message}")
    assert error.message.isprintable()
    assert error.hint
    with pytest.raises(StoreError, match=r"damaged|schema_version"):
        store.save(session)
    assert path.read_bytes() == content


def test_truncated_anywhere(store: FileStore, path: Path) -> None:
    """Cut at any byte, the file is refused; it is never taken for a shorter session."""
    whole = path.read_bytes().rstrip()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        assert refusal(store).message.startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("old", "new", "fault", "more"),
    [
        ('"revision":1', '"revision":"1"', '$.session.1.revision: must be a whole number, is "1"', ""),
        ('"exact":"half', '"exact":"a half', "$.claims.2.selectors[1].exact: has 30 characters, the span 28", ""),
        ('"kind":"', '"kind":"mere ', "$.claims.1.kind: must be one of quantity", " (and 2 more)"),
    ],
)
def test_changed_by_hand(store: FileStore, path: Path, *, old: str, new: str, fault: str, more: str) -> None:
    """A value that does not fit is named with its path into the file, and how many more there are."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    message = refusal(store).message
    assert message.startswith(f"{path}: {fault}")
    assert message.endswith(more)


def test_newer_version_asks_for_an_update(store: FileStore, path: Path) -> None:
    """A file of a later version is not damaged: the remedy is another one."""
    path.write_text(f'{{"schema_version": {SCHEMA_VERSION + 1}, "tables": []}}')
    assert refusal(store).hint == "Update claimcheck."


def test_byte_order_mark(store: FileStore, path: Path) -> None:
    """An editor that puts a mark before the text does no harm."""
    before = store.load(NAME)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert store.load(NAME) == before


def test_folder_in_place_of_a_file(store: FileStore) -> None:
    """A folder that is called like a session is refused, not descended into."""
    (store.folder / f"{NAME}.json").mkdir(parents=True)
    assert "cannot be read" in refusal(store).message
    with pytest.raises(StoreError, match="cannot be"):
        store.save(samples.session())


def test_file_in_place_of_the_folder(store: FileStore) -> None:
    """Where the folder should be and a file is, saving says so."""
    store.folder.parent.mkdir()
    store.folder.write_text("no folder")
    with pytest.raises(StoreError, match="cannot be saved"):
        store.save(samples.session())


def test_file_under_another_name(store: FileStore, path: Path) -> None:
    """A copy of a session under another name is refused, or saving it would change the first."""
    path.with_name("copy.json").write_bytes(path.read_bytes())
    assert f"is the session {NAME} under another name" in refusal(store, "copy").message


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "C:x", "a\x00", "a.b", ".a", "-a", "A", "ä", "a b", "con",
     "lpt1", "x" * 101, "a\n", "\x1b[2J"],
)  # fmt: skip
def test_name_that_could_lead_elsewhere(store: FileStore, name: str) -> None:
    """An id is the name of a file in the folder and nothing else, on every system."""
    assert "cannot be the name of a session" in refusal(store, name).message
    assert refusal(store, name).message.isprintable()
    with pytest.raises(StoreError, match="cannot be the name" if name else "cannot be the name|empty"):
        store.save(evolve(samples.session(), id=name or "A"))
    assert not store.folder.exists()


def test_listing_with_a_damaged_file(store: FileStore, path: Path) -> None:
    """What is damaged is a fault beside the others, found by no search and given to nobody; other files are no sessions."""
    (store.folder / "damaged.json").write_text("{")
    for name in ("README.md", "Notes.json", ".hidden.json", "a.json.bak"):
        (store.folder / name).write_text("{}")
    assert store.ids() == ("damaged", NAME)
    listing = store.listing()
    assert [session.id for session in listing.sessions] == [NAME]
    assert [fault.message.partition(": ")[0] for fault in listing.faults] == [str(store.folder / "damaged.json")]
    assert listing.total == 1
    assert {found.session_id for found in store.search(Query())} == {NAME}
    assert store.take_next("Bo Ferrin", seconds=60) is None


def test_damaged_session_goes_to_the_trash_and_back(store: FileStore, path: Path) -> None:
    """What cannot be read can be deleted; in the trash it is called by its id, and it comes back as it was."""
    path.write_text("{")
    store.delete(NAME)
    (trashed,) = store.trash()
    assert (trashed.id, trashed.title) == (NAME, NAME)
    assert store.restore(trashed.key) == NAME
    assert path.read_text() == "{"


def test_conflict_says_how_to_go_on(store: FileStore, path: Path) -> None:
    """The hint of a session that is started anew names the call that gives the stored one."""
    stored = path.read_bytes()
    with pytest.raises(ConflictError) as caught:
        store.save(samples.session())
    assert f"load({NAME!r})" in caught.value.hint
    assert path.read_bytes() == stored


def test_file_that_did_not_change_is_not_read_again(store: FileStore, path: Path) -> None:
    """What a store has read or saved is the same object until the file is another one, whoever wrote that."""
    session = store.load(NAME)
    assert store.load(NAME) is session
    path.write_bytes(path.read_bytes().replace(b'"engine":"rules"', b'"engine":"rulez"'))
    assert store.load(NAME).engine == "rulez"
    saved = store.save(store.load(NAME))
    assert store.load(NAME) is saved


def test_change_waits_for_the_lock(store: FileStore, path: Path) -> None:
    """A change that another process keeps waiting is refused as a save is, before anything was asked of it."""
    asked = []

    def change(session: ReviewSession) -> ReviewSession:
        asked.append(session)
        return session

    with start_child(HOLD_LOCK, store.folder, NAME) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="locked"):
            store.change(NAME, change)
        holder.kill()
    assert asked == []
    assert store.change(NAME, change) == asked[0]


def test_left_over_files_are_swept(store: FileStore, path: Path) -> None:
    """What a killed process left is gone after the next save of that session."""
    (store.folder / f".{NAME}.tmp").write_text("half")
    store.save(store.load(NAME))
    assert {each.name for each in store.folder.iterdir()} == {path.name, f".{NAME}.lock"}


def test_lock_that_is_held(store: FileStore, path: Path) -> None:
    """Who holds the lock too long is waited for, then the save is refused; when it is gone, the save goes through."""
    session, stored = store.load(NAME), path.read_bytes()
    with start_child(HOLD_LOCK, store.folder, NAME) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=r"locked: another process has been saving it for 0\.05 seconds") as caught:
            store.save(session)
        assert store.load(NAME) == session
        holder.kill()
    assert caught.value.exit_code == 4
    assert path.read_bytes() == stored
    assert store.save(session).revision == session.revision + 1


def test_drive_that_cannot_lock(store: FileStore, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a drive without locks nothing is saved, because two processes could overwrite each other."""
    import filelock

    def refuse(*_: Any, **__: Any) -> None:
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(StoreError, match="cannot lock files"):
        store.save(store.load(NAME))


@needs_posix
def test_full_disk(tmp_path: Path) -> None:
    """Where no more can be written, one line says so, the old state can be read, and nothing is left beside it."""
    kept = FileStore(tmp_path).save(samples.reviewed())
    code, lines = run_child(WITH_A_FULL_DISK + SAVE_ONCE, tmp_path, NAME)
    assert code == 4
    assert lines == [
        f"{tmp_path / NAME}.json: cannot be saved: File too large",
        "Free some space; what was saved before is as it was.",
    ]
    assert FileStore(tmp_path).load(NAME) == kept
    assert {each.name for each in tmp_path.iterdir()} == {f"{NAME}.json", f".{NAME}.lock"}


@needs_posix
def test_disk_that_fills_up(small_disk: Path) -> None:
    """On a real disk without room a save is refused with what to do; what was saved before can be read, and goes on."""
    store = FileStore(small_disk / "reviews")
    kept = store.save(samples.reviewed())
    ballast = small_disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    with pytest.raises(StoreError, match="No space left on device") as caught:
        store.save(kept)
    assert "Free some space" in caught.value.hint
    assert FileStore(small_disk / "reviews").load(NAME) == kept
    ballast.unlink()
    assert store.save(kept).revision == kept.revision + 1
    assert {each.name for each in (small_disk / "reviews").iterdir()} == {f"{NAME}.json", f".{NAME}.lock"}


@contextmanager
def shut(path: Path, mode: int) -> Iterator[None]:
    """Take the right to it away from everybody for a while."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can reach, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@needs_posix
@pytest.mark.parametrize("was_locked_before", [True, False])
def test_read_only_folder(open_folder: Path, was_locked_before: bool) -> None:
    """Without the right to write, what is there can be read, and saving is refused in one line with what to do."""
    kept = FileStore(open_folder).save(samples.reviewed())
    if not was_locked_before:
        (open_folder / f".{NAME}.lock").unlink()
    names = set(open_folder.iterdir())
    with shut(open_folder, 0o555):
        code, lines = run_child(AS_ANYBODY + SAVE_ONCE, open_folder, NAME)
    assert code == 4
    assert lines == [
        f"{open_folder / NAME}.json: cannot be saved: Permission denied",
        "Give yourself the right to it, or name another folder with --store.",
    ]
    assert FileStore(open_folder).load(NAME) == kept
    assert set(open_folder.iterdir()) == names


@needs_posix
@pytest.mark.parametrize("shut_folder", [True, False])
def test_no_right_to_read(open_folder: Path, shut_folder: bool) -> None:
    """A session, or a folder, that may not be read is refused in one line."""
    FileStore(open_folder).save(samples.reviewed())
    with shut(open_folder if shut_folder else open_folder / f"{NAME}.json", 0):
        code, lines = run_child(AS_ANYBODY + SAVE_ONCE, open_folder, NAME)
    assert code == 4
    assert lines[0] == f"{open_folder / NAME}.json: cannot be read: Permission denied"


@needs_posix
def test_pipe_in_place_of_a_file(store: FileStore, path: Path) -> None:
    """A pipe that is called like a session holds nothing up: it is refused."""
    import os

    os.mkfifo(path.with_name("pipe.json"))
    assert "cannot be read" in refusal(store, "pipe").message
    assert [each.id for each in store.listing().sessions] == [NAME]


@needs_posix
def test_link_to_a_session(store: FileStore, path: Path, tmp_path: Path) -> None:
    """A session whose file is a link is saved where the link leads, and the link stays one."""
    real = tmp_path / "elsewhere.json"
    path.rename(real)
    path.symlink_to(real)
    store.save(store.load(NAME))
    assert path.is_symlink()
    assert b'"revision":2' in real.read_bytes()
