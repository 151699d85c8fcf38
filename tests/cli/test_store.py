"""``claimcheck store``: what is in the trash, out of it again, or gone for good."""

import json
from pathlib import Path

import click
import pytest

from claimcheck.cli.store import store as group
from claimcheck.store import open_store
from tests import samples
from tests.cli.running import run
from tests.terminal import ENTER, Terminal

NAME = samples.session().id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a session, and three in its trash, two of which have one name."""
    store = open_store(str(tmp_path / "reviews"))
    store.save(samples.session(title="Tower"))
    for title in ("Ferry", "Mayor of Gotham opens bridge", "Mayor of Gotham opens bridge"):
        store.delete(store.save(samples.session(title=title)).id)
    return tmp_path


def keys(folder: Path) -> list[str]:
    """Give the keys of what is in the trash, the last deleted first."""
    return [each.key for each in open_store(str(folder / "reviews")).trash()]


@pytest.mark.parametrize("name", sorted(group.commands))
def test_every_command_has_examples(name: str) -> None:
    """Its help ends in calls of it, which the command line takes for what they say."""
    command = group.commands[name]
    head, *calls = (command.epilog or "").removeprefix("\b\n").splitlines()
    assert head == "Examples:"
    assert 2 <= len(calls) <= 3
    for call in calls:
        words = call.split()
        assert words[:3] == ["claimcheck", "store", name]
        command.make_context(name, words[3:], parent=click.Context(group))


def test_trash(folder: Path) -> None:
    """Each has the name that it is restored by: its own, or where two share that, the one that tells them apart."""
    ran = run("store", "trash", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split()[:3] == ["name", "article", "deleted"]
    newest, older, ferry = keys(folder)
    words = ran.out.split()
    listed = [words.index(name) for name in (newest, older, ferry.split(".")[0])]
    assert listed == sorted(listed)
    assert set("Mayor of Gotham opens bridge".split()) <= set(words)


def test_trash_as_json(folder: Path) -> None:
    """A program gets keys, ids, titles and times."""
    found = json.loads(run("store", "trash", "--json", cwd=folder).out)
    assert [each["key"] for each in found] == keys(folder)
    assert (found[0]["id"], found[0]["title"]) == (NAME, "Mayor of Gotham opens bridge")
    assert found[0]["deleted_at"].endswith("Z")


def test_empty_trash(tmp_path: Path) -> None:
    """Where nothing was deleted a person is told so, and a program gets an empty list."""
    for command in ("trash", "empty-trash"):
        ran = run("store", command, cwd=tmp_path)
        assert (ran.code, ran.out, ran.err) == (0, "", "The trash is empty.\n")
    assert json.loads(run("store", "trash", "--json", cwd=tmp_path).out) == []
    assert list(tmp_path.iterdir()) == []


def test_restored_by_its_name(folder: Path) -> None:
    """A name that one alone has in the trash is enough, or a part of it in any case, or the key."""
    ran = run("store", "restore", "FERRY", cwd=folder)
    ferry = samples.session(title="Ferry").id
    assert (ran.code, ran.out, ran.err) == (0, "", f"{ferry} is back.\n")
    assert ferry in open_store(str(folder / "reviews")).ids()
    newest = keys(folder)[0]
    assert run("store", "restore", newest, cwd=folder).code == 0
    assert NAME in open_store(str(folder / "reviews")).ids()
    assert len(keys(folder)) == 1


def test_name_that_two_have(folder: Path) -> None:
    """It is refused with the names that tell them apart."""
    ran = run("store", "restore", NAME, cwd=folder)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"claimcheck: {NAME}: several in the trash are called so: ")
    assert all(key in ran.err for key in keys(folder)[:2])
    assert len(keys(folder)) == 3


@pytest.mark.parametrize("name", ["tower", "", "../x"])
def test_name_that_none_has(folder: Path, name: str) -> None:
    """A session that was not deleted is not in the trash."""
    ran = run("store", "restore", name, cwd=folder)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.endswith("not in the trash\n  claimcheck store trash lists what is.\n")


def test_name_that_is_taken(folder: Path) -> None:
    """What has the name by now is not overwritten."""
    store = open_store(str(folder / "reviews"))
    now = store.save(samples.session(title="Ferry").add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True"))
    ran = run("store", "restore", "ferry", cwd=folder)
    assert (ran.code, ran.out) == (4, "")
    assert "there is a session of this name again" in ran.err
    assert store.load(now.id) == now


def test_emptied(folder: Path) -> None:
    """With --yes all of it goes at once, and nothing else."""
    ran = run("store", "empty-trash", "--yes", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "", "Removed for good: 3 sessions.\n")
    assert keys(folder) == []
    assert len(open_store(str(folder / "reviews")).ids()) == 1


def test_emptied_without_a_word(folder: Path) -> None:
    """Where nobody can be asked nothing goes."""
    ran = run("store", "empty-trash", cwd=folder)
    assert ran.code == 2
    assert "--yes" in ran.err
    assert len(keys(folder)) == 3


@pytest.mark.parametrize(("key", "code", "left"), [("y", 0, 0), ("n", 130, 3)])
def test_emptied_in_a_terminal(folder: Path, key: str, code: int, left: int) -> None:
    """A person is asked, with the number of sessions."""
    with Terminal("store", "empty-trash", cwd=folder) as terminal:
        terminal.wait_for("Remove 3 sessions for good? [y/N]")
        terminal.send(key, ENTER)
        assert terminal.exit_code() == code
    assert len(keys(folder)) == left


def test_hostile_title(tmp_path: Path) -> None:
    """A title in the trash cannot do anything to the terminal."""
    store = open_store(str(tmp_path / "reviews"))
    store.delete(store.save(samples.session(title="Bridge \x1b[2J")).id)
    out = run("store", "trash", cwd=tmp_path).out
    assert "\x1b" not in out
    assert "\\x1b[2J" in out
