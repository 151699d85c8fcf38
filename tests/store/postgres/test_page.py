"""The page for newsrooms works as it stands: its statements and commands are run, one after the other, on a server of their own."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.store import open_store
from tests import samples
from tests.conftest import ROOT
from tests.postgres import Cluster, cluster

PAGE = (ROOT / "docs" / "newsroom.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def run(line: str, server: Cluster, cwd: Path) -> str:
    """Run a line of the page as its reader would, on this server, and give what it says."""
    words = shlex.split(line.replace("@db.example/", f"@127.0.0.1:{server.port}/"))
    program = [sys.executable, "-m", "claimcheck"] if words[0] == "claimcheck" else [str(server.program(words[0]))]
    password = re.findall(r"//(\w+)@", line)[0].replace("factdesk", "owner")
    done = subprocess.run(
        [*program, *words[1:]],
        cwd=cwd,
        env=os.environ | {"PGPASSWORD": f"{password}-pw", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (done.stdout + done.stderr).replace(f"127.0.0.1:{server.port}", "db.example")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a session that was reviewed before there was a database."""
    open_store(tmp_path / "reviews").save(samples.reviewed())
    return tmp_path


def test_from_nothing_to_a_running_store(desk: Path) -> None:
    """Every statement and command works in its turn and says what the page says; a dump brings back what was lost."""
    with cluster() as server:
        (statements,) = blocks("sql")
        server.execute(*filter(str.strip, statements.split(";\n")))
        setup, copy, *_, backup = blocks("console")
        for shown in (setup, copy):
            command, _, said = shown.removeprefix("$ ").partition("\n")
            assert run(command, server, desk) == said
        session = open_store(server.address("factdesk", user="ada", password="ada-pw")).load(samples.session().id)
        dump, restore = (line.removeprefix("$ ") for line in backup.splitlines())
        run(dump, server, desk)
        open_store(server.address("factdesk", user="factdesk", password="owner-pw")).remove(session.id)
        run(restore, server, desk)
        assert open_store(server.address("factdesk", user="nora", password="nora-pw")).load(session.id) == session
        back = run("claimcheck store copy postgresql://factdesk@db.example/factdesk backup", server, desk)
        assert back == "1 session: 1 copied, each read back and compared.\n"
