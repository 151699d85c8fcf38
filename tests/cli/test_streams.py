"""Whatever state the standard streams are in, a command ends with the exit code that it means, and never in silence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.store import open_store
from tests import samples
from tests.cli.running import Ran, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")

WRITES = (
    ("status",),
    ("status", "--json"),
    ("export", "gotham", "--format", "csv"),
    ("export", "gotham", "--format", "jsonl"),
    ("extract", "a.txt", "--engine", "rules"),
    ("scales",),
    ("--help",),
    ("extract", "--help"),
    ("--version",),
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article and a session."""
    open_store(tmp_path / "reviews").save(samples.reviewed())
    (tmp_path / "a.txt").write_text("Mayor Zoë Vale spent 40 million pounds on the bridge on Monday.\n", "utf-8")
    return tmp_path


def run_with(redirections: str, *arguments: str, cwd: Path) -> Ran:
    """Run the command with its streams redirected by a shell."""
    return run(*arguments, cwd=cwd, through=["sh", "-c", f'exec "$@" {redirections}', "sh"])


@pytest.mark.parametrize("arguments", WRITES)
def test_full_output(desk: Path, arguments: tuple[str, ...]) -> None:
    """Output that does not fit is one line on stderr and exit code 4, of help too, and said once."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    ran = run_with(">/dev/full", *arguments, cwd=desk)
    assert ran.code == 4
    (line,) = ran.err.splitlines()
    assert line.startswith("claimcheck: standard output: cannot be written: ")


@pytest.mark.parametrize("arguments", [each for each in WRITES if "-" not in each[-1][:1]])
def test_closed_output(desk: Path, arguments: tuple[str, ...]) -> None:
    """Data that has nowhere to go is an error, not a success."""
    ran = run_with(">&-", *arguments, cwd=desk)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("claimcheck: standard output: cannot be written: ")


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", "<&-", "2>&- <&-"])
@pytest.mark.parametrize("arguments", WRITES)
def test_words_that_nobody_hears(desk: Path, arguments: tuple[str, ...], where: str) -> None:
    """Where stderr is closed or full, or stdin closed, the data is written all the same."""
    assert run_with(where, *arguments, cwd=desk).out == run(*arguments, cwd=desk).out
    assert run_with(where, *arguments, cwd=desk).code == 0


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", ">&- 2>&- <&-"])
@pytest.mark.parametrize(
    ("arguments", "code"), [(("extract", "none.txt"), 3), (("export", "none"), 4), (("extrakt",), 2), ((), 2)]
)
def test_error_that_nobody_hears(desk: Path, arguments: tuple[str, ...], code: int, where: str) -> None:
    """The exit code says what went wrong even where no word can."""
    assert run_with(where, *arguments, cwd=desk).code == code


def test_reader_that_went_away(desk: Path) -> None:
    """Where the next program has ended, nothing is said, and the code is what a shell gives for SIGPIPE."""
    there, gone = os.pipe()
    os.close(there)
    line = [sys.executable, "-m", "claimcheck", "export", "gotham", "--format", "jsonl"]
    done = subprocess.run(line, cwd=desk, stdout=gone, stderr=subprocess.PIPE, check=False)
    os.close(gone)
    assert (done.returncode, done.stderr) == (141, b"")


def test_number_of_a_closed_stream_is_not_given_away(desk: Path) -> None:
    """A file that is opened later does not get the number of stdout or stderr, to which others may write."""
    code = (
        "import os; from claimcheck.cli.streams import prepare_streams; prepare_streams();"
        "number = os.open('a.txt', os.O_RDONLY); os.write(0, str(number).encode())"
    )
    there, here = os.pipe()
    with subprocess.Popen(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", sys.executable, "-c", code], cwd=desk, stdin=here
    ) as process:
        process.wait()
    os.close(here)
    assert int(os.read(there, 99)) > 2
    os.close(there)


def test_debug_shows_where(desk: Path) -> None:
    """With --debug the two lines are followed by the place in the program, once asked for alone."""
    line = [sys.executable, "-m", "claimcheck", "--debug", "extract", "none.txt"]
    done = subprocess.run(line, cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" in done.stderr
    assert "read.py" in done.stderr


def test_debug_is_safe_to_show(desk: Path) -> None:
    """What was typed stands in the place in the program as it does in the error: its escape codes do nothing."""
    line = [sys.executable, "-m", "claimcheck", "--debug", "export", "zz\x1b[31m"]
    done = subprocess.run(line, cwd=desk, capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr
    assert "\x1b" not in done.stderr
    assert done.stderr.count("zz\\x1b[31m") > 1
