"""What a session is called in a command that is suggested."""

from pathlib import Path

import pytest

from claimcheck.cli.naming import short_name, suggested_command
from claimcheck.cli.settings import Settings
from claimcheck.store import find_session, open_store
from tests import samples

IDS = ("mayor-of-gotham-opens-bridge-884796", "mayor-of-gotham-opens-bridge-90ab12", "bridge-over-the-stour-77aa00")


@pytest.mark.parametrize(
    ("session_id", "name"),
    [(IDS[0], "884796"), (IDS[1], "90ab12"), (IDS[2], "over"), ("a-b-c", "a-b-c")],
)
def test_the_first_word_that_is_its_own(session_id: str, name: str) -> None:
    """A word of the title where no other session has it, else the digits of the text."""
    assert short_name(session_id, (*IDS, "a-b-c")) == name


def test_a_word_that_is_a_file_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command would take it for the file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mayor").mkdir()
    assert short_name(IDS[0], IDS[:1]) == "gotham"


def test_the_name_leads_to_the_session(tmp_path: Path) -> None:
    """Among sessions of one title too."""
    store = open_store(tmp_path)
    store.save(samples.session())
    store.save(samples.session(title="Mayor of Gotham opens another bridge"))
    for each in store.ids():
        assert find_session(store, short_name(each, store.ids())) == each


def test_a_command_keeps_the_options_that_lead_there() -> None:
    """The settings file and the store stand in it, quoted as a shell takes them."""
    settings = Settings(config_path="my file.toml", store="kept")
    assert suggested_command(settings, "review", "bridge") == (
        "claimcheck --config 'my file.toml' --store kept review bridge"
    )
    assert suggested_command(Settings(), "status") == "claimcheck status"
