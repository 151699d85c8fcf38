"""The real command shows no password of a store, wherever its address stands, however it is written or mistyped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.config import CONFIG_NAME
from tests.conftest import require_package
from tests.terminal import Terminal

SECRET = "s3cret"

ADDRESSES = (
    "postgresql://ada:s3cret@127.0.0.1:1/x",
    "postgresql://ada@corp.example:s3cret@127.0.0.1:1/x",
    "postgresql://ada:my s3cret@127.0.0.1:1/x",
    "postgresql://ada@127.0.0.1:1/x?password=my s3cret",
    "postgresql://127.0.0.1:1/x?user=ada&p%61ssword=s3cret",
    "postgresql://ada@127.0.0.1:1/x?oauth_client_secret=s3cret&sslmode=nonsense",
    "postgresql:///ada:s3cret@127.0.0.1:1/x",
    "mysql://u@v:s3cret@h/x",
)
MISTYPED = (
    "postgresql:/ada:s3cret@127.0.0.1:1/x",
    "postgres:ada:s3cret@127.0.0.1:1/x",
    r"postgresql:\\ada:s3cret@127.0.0.1:1/x",
    "host=127.0.0.1 user=ada password=s3cret",
    "ada:s3cret@127.0.0.1/x",
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder to work in, with nothing in it."""
    require_package("psycopg")
    return tmp_path


def said(*arguments: str, cwd: Path) -> tuple[int, str]:
    """Run the command; give its exit code, and all that it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("address", ADDRESSES + MISTYPED)
def test_password_is_nowhere(desk: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Not in what a command says, writes or shows of its inside, whether option, file or variable names the store."""
    copying = said("store", "copy", address, "copies", cwd=desk)
    given = said("--store", address, "status", cwd=desk)
    (desk / CONFIG_NAME).write_text(f"store = '{address}'\n", encoding="utf-8")
    written = said("--debug", "export", "bridge", cwd=desk)
    (desk / CONFIG_NAME).unlink()
    monkeypatch.setenv("CLAIMCHECK_STORE", address)
    checked = said("doctor", "--json", cwd=desk)
    for code, text in (copying, given, written, checked):
        assert code == (1 if text is checked[1] else 4)
        assert SECRET not in text
    assert "Traceback" in written[1]
    assert not list(desk.iterdir())


@pytest.mark.parametrize("address", ADDRESSES[:2] + MISTYPED[:2])
def test_address_in_the_wrong_place(desk: Path, address: str) -> None:
    """A command that wanted something else there shows it no more than the others do."""
    for arguments in (("status", address), ("--store", address, "store", "copy", address), ("export", "a", address)):
        code, text = said("--debug", *arguments, cwd=desk)
        assert code == 2
        assert SECRET not in text


@pytest.mark.parametrize(
    "content",
    [
        'store = {password="s3cret"}',
        'store = ["postgresql://ada:s3cret@127.0.0.1:1/x"]',
        '[store]\npassword = "s3cret"',
        'store = "postgresql://ada:s3cret@127.0.0.1:1/x',
        "store = postgresql://ada:s3cret@127.0.0.1:1/x",
        '"postgresql://ada:s3cret@127.0.0.1:1/x" = "store"',
    ],
)
def test_settings_with_a_fault(desk: Path, content: str) -> None:
    """What is no setting, or none that can be read, is refused without its words."""
    (desk / CONFIG_NAME).write_text(content, encoding="utf-8")
    for arguments in (("--debug", "status"), ("doctor", "--json")):
        code, text = said(*arguments, cwd=desk)
        assert code in {1, 3}
        assert SECRET not in text


@pytest.mark.parametrize("address", [ADDRESSES[1], MISTYPED[0]])
def test_review_makes_no_folder(desk: Path, address: str) -> None:
    """A review of a store that cannot be one ends before anything is made, and shows no password either."""
    (desk / "article.txt").write_text("The mayor said the bridge had cost 40 million.\n", encoding="utf-8")
    with Terminal("--store", address, "review", "article.txt", "--reviewer", "Ada Quill", cwd=desk) as terminal:
        assert terminal.exit_code() == 4
        assert SECRET not in terminal.text
    assert [each.name for each in desk.iterdir() if each.name != "config"] == ["article.txt"]


def test_what_is_said_of_the_store_stays(desk: Path) -> None:
    """Of a store with a port, whose address the file names, nothing but the password goes."""
    (desk / CONFIG_NAME).write_text('store = "postgresql://ada%40corp:s3cret@127.0.0.1:1/x"\n', encoding="utf-8")
    code, text = said("export", "desk@corp", cwd=desk)
    assert code == 4
    assert text.startswith("claimcheck: postgresql://ada%40corp@127.0.0.1:1/x: cannot be reached: ")
