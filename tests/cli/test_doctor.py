"""``claimcheck doctor``: what is here and what is wrong with it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import doctor
from claimcheck.extras import install_command
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import Ran, run
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
