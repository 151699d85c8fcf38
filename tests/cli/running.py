"""Running the real command as a person or a program would: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen


@frozen
class Ran:
    """What a command left: its exit code, its data, and what it said to a person."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path, stdin: bytes = b"", through: Sequence[str] = ()) -> Ran:
    """Run ``claimcheck`` in a folder, through another command where one is given."""
    done = subprocess.run(
        [*through, sys.executable, "-m", "claimcheck", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"},
    )
    out, err = (stream.decode("utf-8").replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
    assert "Traceback" not in err
    return Ran(done.returncode, out, err)
