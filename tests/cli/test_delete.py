"""``claimcheck delete``: into the trash after a question, and the way back is told."""

from pathlib import Path

import pytest

from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.terminal import ENTER, Terminal

NAME = samples.session().id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two sessions."""
    store = open_store(str(tmp_path / "reviews"))
    store.save(samples.reviewed())
    store.save(samples.session(title="Ferry"))
    return tmp_path


def names(folder: Path) -> list[str]:
    """Give the first words of the sessions' names."""
    return [each.split("-")[0] for each in open_store(str(folder / "reviews")).ids()]


def test_without_a_question(folder: Path) -> None:
    """With --yes it is done at once; the command that is told brings it back."""
    ran = run("--store", "reviews", "delete", "bridge", "--yes", cwd=folder)
    told, _, back = ran.err.strip().partition(". Back again: ")
    assert (ran.code, ran.out, told) == (0, "", f"{NAME} is in the trash")
    assert names(folder) == ["ferry"]
    assert back == f"claimcheck --store reviews store restore {NAME}"
    assert run(*back.split()[1:], cwd=folder).code == 0
    assert names(folder) == ["ferry", "mayor"]


def test_second_of_its_name(folder: Path) -> None:
    """Where the trash holds another one, the way back is that of the one that was deleted now."""
    run("delete", "bridge", "--yes", cwd=folder)
    open_store(str(folder / "reviews")).save(samples.session())
    back = run("delete", "bridge", "--yes", cwd=folder).err.partition("Back again: ")[2].split()
    assert back[:3] == ["claimcheck", "store", "restore"]
    assert back[3] == open_store(str(folder / "reviews")).trash()[0].key
    assert run(*back[1:], cwd=folder).code == 0
    assert open_store(str(folder / "reviews")).load(NAME).reviews == ()


def test_nobody_to_ask(folder: Path) -> None:
    """Without a terminal and without --yes nothing is deleted."""
    ran = run("delete", "bridge", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "claimcheck: this asks before it does anything, and stdin is no terminal\n  --yes does it without asking.\n"
    )
    assert len(names(folder)) == 2


@pytest.mark.parametrize(("key", "code", "left"), [("y", 0, ["ferry"]), ("n", 130, ["ferry", "mayor"])])
def test_in_a_terminal(folder: Path, key: str, code: int, left: list[str]) -> None:
    """A person is asked, by the session's whole name, and a no is a no."""
    with Terminal("delete", "bridge", cwd=folder, columns=120) as terminal:
        terminal.wait_for(f"Put {NAME} into the trash? [y/N]")
        terminal.send(key, ENTER)
        assert terminal.exit_code() == code
        assert ("is in the trash" if code == 0 else "nothing was changed") in terminal.words
    assert names(folder) == left


@pytest.mark.parametrize(("name", "message"), [("tower", "no such session"), ("884796", "several sessions")])
def test_not_one_session(folder: Path, name: str, message: str) -> None:
    """A name that none has, or several have, deletes nothing."""
    ran = run("delete", name, "--yes", cwd=folder)
    assert (ran.code, ran.out) == (4, "")
    assert message in ran.err
    assert len(names(folder)) == 2


def test_damaged_session(folder: Path) -> None:
    """What cannot be read can be put away, and comes back as it was."""
    damaged = folder / "reviews" / "damaged.json"
    damaged.write_text("{")
    assert run("delete", "damaged", "--yes", cwd=folder).code == 0
    assert not damaged.exists()
    assert run("store", "restore", "damaged", cwd=folder).code == 0
    assert damaged.read_text() == "{"
