"""``claimcheck redact`` removes words from a session's files for good, asks first, and says what it does not touch."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.errors import ConflictError, StoreError
from claimcheck.model import ReviewSession
from claimcheck.store import open_store
from claimcheck.store.files import FileStore
from claimcheck.store.postgres.store import PostgresStore
from claimcheck.store.redaction import redacted
from tests import samples
from tests.cli.running import run
from tests.conftest import require_program
from tests.postgres import Cluster
from tests.terminal import CTRL_C, Terminal

NAME = samples.reviewed().id
TITLED = samples.reviewed(title="Selina Vale opens bridge")
WHO = ("--by", "Nora Fenwick")
COPIES = "Copies are not touched: what is in the trash, backups, exports, published pages, other stores.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder with one reviewed session in its store."""
    open_store(tmp_path / "reviews").save(samples.reviewed())
    return tmp_path


def stored(desk: Path, name: str = NAME) -> ReviewSession:
    """Give the session as it is stored."""
    return open_store(desk / "reviews").load(name)


def traces(folder: Path, *words: str) -> list[str]:
    """Give the files of a folder that hold one of the words, by their content or their name."""
    grep = require_program("grep")
    patterns = [part for word in words for part in ("-e", word)]
    found = subprocess.run([grep, "-rilF", *patterns, folder], capture_output=True, text=True, check=False).stdout
    named = [each.name for each in folder.rglob("*") if any(word.casefold() in each.name for word in words)]
    return [*found.splitlines(), *named]


def test_removed_for_good(desk: Path) -> None:
    """No file of the folder has the words then; the history says that they were removed, by whom and why."""
    run("status", cwd=desk)
    ran = run("redact", "bridge", "selina vale", "Ada Quill", "--why", "asked for on 1 March", *WHO, "--yes", cwd=desk)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"3 passages in {NAME}:\n     1  article text\n     1  reviewers\n     1  claims\n"
        f"Removed for good: 3 passages.\n{COPIES}"
    )
    assert traces(desk / "reviews", "selina", "ada quill") == []
    note = stored(desk).history[-1]
    assert (note.by, note.action, note.note) == (
        "Nora Fenwick",
        "redact",
        "3 passages removed for good: asked for on 1 March",
    )
    assert datetime.now(UTC).date() == note.at.date()


def test_what_is_kept_beside_the_sessions(desk: Path) -> None:
    """Neither the summaries of the folder nor its leases, ended ones too, have what was removed."""
    store = FileStore(desk / "reviews")
    store.save(samples.session(title="Another bridge of Selina Vale").assign("Ada Quill", by="Bo"))
    kept = desk / "reviews" / ".summaries.json"
    kept.write_text(json.dumps({"version": 1, "sessions": {TITLED.id: [1, 1, 1, 1, 1, 1, "Selina Vale", "Ada Quill"]}}))
    assert store.take_next("Ada Quill", seconds=0.01)
    assert {".leases", ".summaries.json"} <= {Path(each).name for each in traces(desk / "reviews", "ada quill")}
    for word in ("Selina Vale", "Ada Quill"):
        for name in ("another", "mayor"):
            run("redact", name, word, *WHO, "--yes", cwd=desk)
    assert traces(desk / "reviews", "selina", "ada quill") == []
    assert len(store.ids()) == 2


def test_keys_that_are_not_known(desk: Path) -> None:
    """What another program put into the file goes: nobody could say whether it holds the words."""
    path = desk / "reviews" / f"{NAME}.json"
    text = path.read_text(encoding="utf-8").replace('"cue":""', '"cue":"","seen_by":"Selina Vale"', 1)
    path.write_text(text.replace('"history":', '"letters":{"1":{"to":"Selina Vale"}},\n"history":'), encoding="utf-8")
    assert traces(desk / "reviews", "seen_by", "letters")
    run("redact", "bridge", "Selina Vale", *WHO, "--yes", cwd=desk)
    assert traces(desk / "reviews", "selina", "seen_by", "letters") == []


def test_session_that_is_called_so(tmp_path: Path) -> None:
    """A session whose name holds the words gets another, and nothing of its old files is left."""
    open_store(tmp_path / "reviews").save(TITLED)
    ran = run("redact", "bridge", "Selina Vale", *WHO, "--yes", cwd=tmp_path)
    assert f"The session is called opens-bridge-{TITLED.id[-6:]} now.\n" in ran.err
    assert traces(tmp_path / "reviews", "selina", "vale-") == []
    assert [each.name for each in (tmp_path / "reviews").glob("*.json")] == [f"opens-bridge-{TITLED.id[-6:]}.json"]
    assert len(stored(tmp_path, f"opens-bridge-{TITLED.id[-6:]}").history) == 4


def test_run_that_was_cut_off(tmp_path: Path) -> None:
    """Where a run ended between saving under the other name and removing the first, the next one ends the work."""
    store = open_store(tmp_path / "reviews")
    before = store.save(TITLED)
    done = redacted(before, ["Selina Vale"], by="Nora Fenwick", why="", at=samples.AT).session
    store.save(evolve(done, revision=0))
    store.rewrite(evolve(done, id=TITLED.id))
    assert run("redact", TITLED.id, "Selina Vale", *WHO, "--yes", cwd=tmp_path).code == 0
    assert traces(tmp_path / "reviews", "selina", "vale-") == []
    assert store.ids() == (done.id,)


def test_name_that_is_taken(tmp_path: Path) -> None:
    """Another session that is called so already is not overwritten; the texts are rid of the words, and that is said."""
    store = open_store(tmp_path / "reviews")
    store.save(TITLED)
    other = store.save(evolve(samples.session(), id=f"opens-bridge-{TITLED.id[-6:]}"))
    ran = run("redact", TITLED.id, "Selina Vale", *WHO, "--yes", cwd=tmp_path)
    assert (ran.code, ran.out) == (4, "")
    assert "its texts are redacted, but its name still holds the words" in ran.err
    assert store.load(other.id) == other
    assert "Selina" not in store.load(TITLED.id).article.text


def test_trash_is_named(desk: Path) -> None:
    """A session of the name in the trash is left alone, and said to be there."""
    store = open_store(desk / "reviews")
    store.delete(NAME)
    store.save(samples.reviewed())
    ran = run("redact", "bridge", "Selina Vale", *WHO, "--yes", cwd=desk)
    assert ran.err.endswith(f"{COPIES}The trash holds 1 session called {NAME}.\n")
    assert len(traces(desk / "reviews", "selina")) == 1
    assert len(store.trash()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Cy Moor"], f"none of these words is in {NAME}: “Cy Moor”"),
        (["Selina Vale", "V"], "'V': has fewer than 2 visible characters"),
        (["Selina\x1b[2J"], "none of these words is in"),
        ([], "Missing argument 'WORDS...'"),
    ],
)
def test_words_that_cannot_be_removed(desk: Path, arguments: list[str], message: str) -> None:
    """What occurs nowhere, or would be everywhere, is refused in two lines at most, and nothing is written."""
    before = (desk / "reviews" / f"{NAME}.json").read_bytes()
    ran = run("redact", "bridge", *arguments, *WHO, "--yes", cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"claimcheck: {message}")
    assert len(ran.err.splitlines()) <= 2
    assert "\x1b" not in ran.err
    assert (desk / "reviews" / f"{NAME}.json").read_bytes() == before


def test_who_removes(desk: Path) -> None:
    """Who it is comes from the option, else from the settings; where nothing says it, that is asked for."""
    ran = run("redact", "bridge", "Selina Vale", "--yes", cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert "--by NAME" in ran.err
    (desk / "claimcheck.toml").write_text('reviewer = "Bo Ferrin"')
    assert run("redact", "bridge", "Selina Vale", "--yes", cwd=desk).code == 0
    assert stored(desk).history[-1].by == "Bo Ferrin"


def test_without_a_terminal(desk: Path) -> None:
    """Where nobody can be asked, nothing is done without ``--yes``."""
    ran = run("redact", "bridge", "Selina Vale", *WHO, cwd=desk, stdin=b"y\n")
    assert (ran.code, ran.out) == (2, "")
    assert "--yes removes without asking" in ran.err
    assert stored(desk) == evolve(samples.reviewed(), revision=1)


def test_dry_run(desk: Path) -> None:
    """It counts, warns of what is odd, and changes nothing."""
    ran = run("redact", "bridge", "ale", "Cy Moor", *WHO, "--dry-run", cwd=desk)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"3 passages in {NAME}:\n     1  article text\n     2  claims\nwarning: 2 of them within longer words\n"
        f"warning: not found: “Cy Moor”\nNothing was changed.\n{COPIES}"
    )
    assert stored(desk) == evolve(samples.reviewed(), revision=1)


@pytest.mark.parametrize("option", ["--dry-run", "--yes"])
def test_json(desk: Path, option: str) -> None:
    """A program gets the counts, before or after."""
    ran = run("redact", "bridge", "Gotham", "Cy Moor", *WHO, option, "--json", cwd=desk)
    expected: dict[str, Any] = {
        "session": f"mayor-of-opens-bridge-{NAME[-6:]}",
        "is_done": option == "--yes",
        "is_renamed": True,
        "passages": 12,
        "by_part": {
            "article text": 3,
            "article": 2,
            "claims": 2,
            "reviews": 2,
            "history": 2,
            "name of the session": 1,
        },
        "within_longer_words": 0,
        "not_found": ["Cy Moor"],
        "in_trash": 0,
    }
    assert json.loads(ran.out) == expected
    assert open_store(desk / "reviews").ids() == (expected["session"] if option == "--yes" else NAME,)


def test_asked(desk: Path) -> None:
    """In a terminal a person sees how much goes from where, and is asked; no answer but yes removes anything."""
    for key, code in (("n\r", 130), ("\r", 130), (CTRL_C, 130)):
        with Terminal("redact", "bridge", "Selina Vale", *WHO, cwd=desk) as terminal:
            terminal.wait_for("1 article text 1 claims Remove them for good? [y/N]:")
            terminal.send(key)
            assert terminal.exit_code() == code
    assert stored(desk) == evolve(samples.reviewed(), revision=1)
    with Terminal("redact", "bridge", "Selina Vale", *WHO, cwd=desk) as terminal:
        terminal.wait_for("[y/N]:")
        terminal.send("y\r")
        terminal.wait_for("Removed for good: 2 passages.")
        assert terminal.exit_code() == 0
    assert traces(desk / "reviews", "selina") == []


def test_saved_elsewhere_meanwhile(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else saves between the reading and the writing is kept, without the words."""
    from claimcheck.cli import redact

    store = FileStore(desk / "reviews")
    remove = redact._removal(("Selina Vale",), by="Nora Fenwick", why="")

    def rewrite_late(session: ReviewSession) -> ReviewSession:
        monkeypatch.undo()
        other = FileStore(store.folder)
        other.change(
            NAME, lambda it: it.add_review(samples.END.id, reviewer="Bo", rating="True", explanation="Selina  vale!")
        )
        return store.rewrite(session)

    monkeypatch.setattr(store, "rewrite", rewrite_late)
    redact._stored(store, NAME, remove)
    assert [each.explanation for each in stored(desk).reviews][3:] == ["████████████!"]
    with pytest.raises(ConflictError):
        store.rewrite(samples.reviewed())


def test_others_save_faster(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every try comes too late, that is said."""
    from claimcheck.cli import redact

    store = FileStore(desk / "reviews")

    def refuse(session: ReviewSession) -> ReviewSession:
        raise ConflictError(session.id)

    monkeypatch.setattr(store, "rewrite", refuse)
    with pytest.raises(StoreError, match="others save faster"):
        redact._stored(store, NAME, redact._removal(("Selina Vale",), by="Nora Fenwick", why=""))


def test_remove(desk: Path) -> None:
    """A session that is removed is not in the trash, and the file of its lock is gone; a second time there is none."""
    store = open_store(desk / "reviews")
    store.listing()
    store.remove(NAME)
    assert store.trash() == []
    assert {each.name for each in (desk / "reviews").iterdir()} == {".leases.lock"}
    with pytest.raises(StoreError, match="no such session"):
        store.remove(NAME)


def test_removed_from_a_database(server: Cluster, address: str, tmp_path: Path) -> None:
    """No row of any table has the words then, nor what nobody knows; who reviews may not do it."""
    store = open_store(address)
    kept = store.save(TITLED)
    server.execute(
        """UPDATE claimcheck.reviews SET body = body || '{"desk": "Selina Vale called"}'""",
        f"CREATE ROLE {address.rpartition('/')[2]}_ada LOGIN PASSWORD 'pw'",
        address=address,
    )
    PostgresStore(address).grant(f"{address.rpartition('/')[2]}_ada", kind="editor")
    reviewer = server.address(address.rpartition("/")[2], user=f"{address.rpartition('/')[2]}_ada", password="pw")
    command = ("redact", kept.id, "Selina Vale", "Ada Quill", *WHO, "--yes")
    ran = run("--store", reviewer, *command, cwd=tmp_path)
    assert (ran.code, "not allowed" in ran.err) == (4, True)
    assert store.load(kept.id) == kept
    ran = run("--store", address, *command, cwd=tmp_path)
    assert ran.code == 0, ran.err
    tables = ("sessions", "claims", "reviews", "drafts", "assignments", "history")
    rows = [str(row) for name in tables for row in server.rows(f"SELECT * FROM claimcheck.{name}", address=address)]
    assert rows
    assert [row for row in rows if "selina" in row.casefold() or "ada quill" in row.casefold()] == []
    (name,) = open_store(address).ids()
    assert len(open_store(address).load(name).reviews) == len(kept.reviews)
    store.close()
