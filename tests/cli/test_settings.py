"""What every command is handed reads nothing before it is asked, and the nearest settings when it is."""

from pathlib import Path

import pytest

from claimcheck.cli.settings import Settings
from claimcheck.errors import InputError


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    """A command that needs no settings works with a broken file."""
    settings = Settings(config_path=str(tmp_path / "missing.toml"), store="desk")
    assert settings.store_path == "desk"
    with pytest.raises(InputError):
        _ = settings.config


def test_the_nearest_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an option, claimcheck.toml upward from the working directory decides; the option goes before it."""
    (tmp_path / "claimcheck.toml").write_text('store = "desk"', encoding="utf-8")
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    assert Path(Settings().store_path) == tmp_path.resolve() / "desk"
    assert Settings(store="other").store_path == "other"


def test_the_store_is_opened_where_it_is_said(tmp_path: Path) -> None:
    """A store that nobody has saved to yet is empty, and looking at it makes nothing."""
    assert not Settings(store=str(tmp_path / "desk")).store().ids()
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("where", ["option", "CLAIMCHECK_STORE"])
def test_the_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """A tilde that no shell has replaced, as after "=", is the person's own folder, whoever wrote it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    if where == "option":
        assert Path(Settings(store="~/desk").store_path) == tmp_path / "desk"
    else:
        monkeypatch.setenv(where, "~/desk")
        monkeypatch.chdir(tmp_path)
        assert Path(Settings().store_path) == tmp_path / "desk"
