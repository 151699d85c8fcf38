"""``claimcheck doctor``: what is here and what is wrong with it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import doctor
from claimcheck.cli.settings import Settings
from claimcheck.cli.unsent import Unsent
from claimcheck.errors import StoreError
from claimcheck.extras import install_command
from claimcheck.store import Listing, open_store
from tests import samples
from tests.cli.running import Ran, run
from tests.conftest import held_to_permissions
from tests.terminal import Terminal


def checks_of(ran: Ran) -> dict[str, Any]:
    """Give the checks of a run by name."""
    return {check["name"]: check for check in json.loads(ran.out)["checks"]}


def test_all_well(tmp_path: Path) -> None:
    """In an empty folder nothing is wrong; the versions, engines, extras, settings and sessions are named."""
    ran = run("doctor", "--json", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["ok"] is True
    checks = checks_of(ran)
    assert checks["engine rules"]["state"] == "ok"
    assert checks["python"]["detail"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}.")
    assert {"claimcheck", "engine parser", "extra parser", "extra web", "settings", "sessions", "terminal"} <= set(
        checks
    )
    assert list(tmp_path.iterdir()) == []


def test_for_a_person(tmp_path: Path) -> None:
    """The same as a table, a check a row, the state in words before it."""
    ran = run("doctor", cwd=tmp_path)
    assert ran.code == 0
    states = {line.split()[0] for line in ran.out.splitlines() if line[0] != " "}
    assert states <= {"ok", "note"}


def test_faulty_settings(tmp_path: Path) -> None:
    """A fault in the settings is named with the file, and the code is 1."""
    (tmp_path / "claimcheck.toml").write_text('colour = "red"\n', encoding="utf-8")
    ran = run("doctor", "--json", cwd=tmp_path)
    assert ran.code == 1
    assert json.loads(ran.out)["ok"] is False
    assert checks_of(ran)["settings"]["state"] == "wrong"
    assert "colour: unknown setting" in checks_of(ran)["settings"]["detail"]
    assert "settings" in ran.err


def test_settings_without_a_publisher(tmp_path: Path) -> None:
    """What ClaimReview will need is said before it is needed, and is no fault."""
    (tmp_path / "claimcheck.toml").write_text('[publisher]\nname = "Gotham Fact Desk"\n', encoding="utf-8")
    ran = run("doctor", "--json", cwd=tmp_path)
    assert ran.code == 0
    assert checks_of(ran)["settings"]["state"] == "note"
    assert "url, base_url" in checks_of(ran)["settings"]["detail"]


def test_engine_that_is_not_there(tmp_path: Path) -> None:
    """An engine that the settings name and that cannot run is a fault."""
    (tmp_path / "claimcheck.toml").write_text('engine = "none-such"\n', encoding="utf-8")
    ran = run("doctor", "--json", cwd=tmp_path)
    assert ran.code == 1
    assert "none-such" in checks_of(ran)["engine"]["detail"]


def test_damaged_session(tmp_path: Path) -> None:
    """Sessions are counted, and one that cannot be read is a fault with its path."""
    open_store(str(tmp_path / "reviews")).save(samples.reviewed())
    (tmp_path / "reviews" / "damaged.json").write_bytes(b"[]")
    ran = run("doctor", "--json", cwd=tmp_path)
    assert ran.code == 1
    assert checks_of(ran)["sessions"]["detail"] == "1 session in reviews"
    assert "damaged.json" in checks_of(ran)["session"]["detail"]


def damage_in(folder: Path) -> Path:
    """Put a session into a folder whose file breaks off, beside one that is whole."""
    store = open_store(str(folder))
    store.save(samples.session(title="Ferry"))
    store.save(samples.reviewed())
    path = folder / f"{samples.session().id}.json"
    path.write_bytes(path.read_bytes()[:-400])
    return path


def test_damage_names_the_way_out(tmp_path: Path) -> None:
    """Without being asked nothing is repaired; the command that does it is named, for the store that was asked about."""
    damage_in(tmp_path / "desk")
    before = set((tmp_path / "desk").iterdir())
    ran = run("--store", "desk", "doctor", cwd=tmp_path)
    assert ran.code == 1
    assert "claimcheck --store desk doctor --repair restores what it can" in ran.err
    assert {each for each in (tmp_path / "desk").iterdir() if each.suffix == ".json"} <= before


def test_repair(tmp_path: Path) -> None:
    """What can be restored is in a new session, what was lost is said, and the damaged file is as it was, and a fault."""
    path = damage_in(tmp_path / "reviews")
    before = path.read_bytes()
    ran = run("doctor", "--repair", cwd=tmp_path)
    assert ran.code == 1
    assert path.read_bytes() == before
    text = " ".join(ran.out.split())
    assert f"reviews/{path.name} was restored into reviews/{path.stem}-repaired.json: - restored are 3 claims" in text
    assert "- 1 of at least 3 entries of the history is gone or cannot be read: number 3" in text
    assert "2 sessions in reviews" in text
    assert f"Look through reviews/{path.stem}-repaired.json; when you are content with it" in ran.err
    assert f"claimcheck delete {path.stem}\n" in ran.err
    assert open_store(str(path.parent)).load(f"{path.stem}-repaired").claims == samples.reviewed().claims


def test_repair_again(tmp_path: Path) -> None:
    """What was repaired before is not repaired twice; once the damaged file is gone, all is well."""
    path = damage_in(tmp_path / "reviews")
    run("doctor", "--repair", cwd=tmp_path)
    names = set(path.parent.glob("[!.]*.json"))
    ran = run("doctor", "--repair", "--json", cwd=tmp_path)
    assert ran.code == 1
    assert checks_of(ran)["session"]["done"][0].endswith(f"was restored before into reviews/{path.stem}-repaired.json:")
    assert set(path.parent.glob("[!.]*.json")) == names
    path.unlink()
    assert run("doctor", "--repair", cwd=tmp_path).code == 0


def test_repair_for_a_program(tmp_path: Path) -> None:
    """In JSON, a check has what was done line by line."""
    path = damage_in(tmp_path / "reviews")
    check = checks_of(run("doctor", "--repair", "--json", cwd=tmp_path))["session"]
    assert check["state"] == "wrong"
    assert path.name in check["detail"]
    assert check["done"][0] == f"reviews/{path.name} was restored into reviews/{path.stem}-repaired.json:"
    assert len(check["done"]) > 2


def test_nothing_to_repair(tmp_path: Path) -> None:
    """Where nothing is damaged nothing is done, not even a folder made."""
    ran = run("doctor", "--repair", cwd=tmp_path)
    assert ran.code == 0
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_repaired(tmp_path: Path) -> None:
    """A file of a later version, a copy under another name and what is no session are left, each with what to do."""
    folder = tmp_path / "reviews"
    whole = damage_in(folder).read_bytes()
    session = f"{samples.session(title='Ferry').id}.json"
    (folder / f"{samples.session().id}.json").write_bytes(whole[:700])
    (folder / "copy.json").write_bytes((folder / session).read_bytes())
    (folder / "later.json").write_text('{"schema_version": 99}', encoding="utf-8")
    (folder / "folder.json").mkdir()
    before = {each.name for each in folder.iterdir()}
    ran = run("doctor", "--repair", cwd=tmp_path)
    assert ran.code == 1
    assert {each.name for each in folder.iterdir()} - {".summaries.json"} == before - {".summaries.json"}
    text = " ".join(ran.out.split())
    assert f"reviews/copy.json: - it is not damaged: rename it to {session}, or remove it if there is one" in text
    assert "reviews/later.json: - it was written by a newer claimcheck" in text
    assert "the article's text is lost: nothing can be restored without it" in text
    assert "reviews/folder.json: cannot be read" in text
    assert ran.err.count("Nothing was written; the file was left as it is.") == 3


def test_repair_in_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    """Where the new session cannot be saved, that is what is said."""
    path = damage_in(tmp_path / "reviews")
    path.parent.chmod(0o555)
    try:
        ran = run("doctor", "--repair", "--json", cwd=tmp_path, through=held_to_permissions())
    finally:
        path.parent.chmod(0o755)
    assert ran.code == 1
    assert "cannot be saved: Permission denied" in checks_of(ran)["session"]["detail"]


def test_repair_where_there_are_no_files() -> None:
    """Of sessions that are kept elsewhere than in a folder, it is said plainly that they cannot be repaired."""

    class Elsewhere(Settings):
        shown_store = "postgresql://desk@db.example.org/reviews"

        def store(self) -> Any:
            return self

        def listing(self) -> Listing:
            return Listing((), (StoreError("bridge: damaged"),), 0)

    sessions, repair, fault = doctor._store(Elsewhere(), repair=True)
    assert (sessions.state, sessions.detail) == ("ok", f"0 sessions in {Elsewhere.shown_store}")
    assert (repair.state, repair.detail) == (
        "note",
        f"only sessions in a folder can be repaired, and {Elsewhere.shown_store} is none",
    )
    assert (fault.state, fault.detail) == ("wrong", "bridge: damaged")


def test_repair_in_a_narrow_terminal(tmp_path: Path) -> None:
    """What was done is said below the table, as wide as the terminal."""
    damage_in(tmp_path / "reviews")
    with Terminal("doctor", "--repair", cwd=tmp_path, columns=80) as terminal:
        terminal.wait_for("- restored are 3 claims, 3 reviews, 0 verdicts, 0 drafts, 0 assignments")
        assert terminal.exit_code() == 1


@pytest.mark.parametrize("place", ["a-file", "a-file/below"])
def test_store_that_cannot_be(tmp_path: Path, place: str) -> None:
    """A store that is a file, or below one, is a fault."""
    (tmp_path / "a-file").write_bytes(b"x")
    ran = run("--store", place, "doctor", "--json", cwd=tmp_path)
    assert ran.code == 1
    assert {"sessions", "sessions folder"} & {name for name, each in checks_of(ran).items() if each["state"] == "wrong"}


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing part is noted with the line that adds it; so is one that is there and cannot be loaded."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    web = {check.name: check for check in doctor._extras()}["extra web"]
    assert (web.state, web.hint) == ("note", f"Add it: {install_command('web')}")
    assert web.detail.startswith("httpx is not installed")


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Trying whether the folder can be written to leaves nothing in it."""
    (tmp_path / "reviews").mkdir()
    assert run("doctor", cwd=tmp_path).code == 0
    assert [each.name for each in tmp_path.rglob("*")] == ["reviews"]


def test_in_a_terminal(tmp_path: Path) -> None:
    """The terminal is described: its width, its colours, its encoding."""
    with Terminal("doctor", cwd=tmp_path, columns=90) as terminal:
        terminal.wait_for("ok terminal 90 columns,")
        assert "utf-8" in terminal.text
        assert terminal.exit_code() == 0


def test_answers_that_no_store_has_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are named with their place, whichever store they are for; it is no fault of this machine."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    Unsent("postgresql://desk.example/reviews").keep(samples.reviewed())
    ran = run("doctor", "--json", cwd=tmp_path)
    check = checks_of(ran)["unsent"]
    assert ran.code == 0
    assert check["detail"].startswith("answers to 1 article, which a store has not taken, are in ")
