"""A real PostgreSQL of the tests' own: a private cluster on loopback, run by a user that is not root, stopped at the end."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.conftest import require_package, require_program

OWNER, PASSWORD = "desk", "s3cret/w@rd"
_QUOTED = "s3cret%2Fw%40rd"
_PATIENCE = 60.0


class Cluster:
    """A PostgreSQL server with its files in a folder that goes with it.

    Args:
        settings: Settings of the server besides where it listens, as ``name=value``.

    """

    def __init__(self, *settings: str) -> None:
        require_package("psycopg")
        self._settings = settings
        self._bin = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="claimcheck-pg-"))
        self._as_user = _as_other_user(self._folder)
        self.port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None
        self._databases = 0

    def __enter__(self) -> Self:
        """Make the cluster and start its server."""
        secret = self._folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self._run(
            "initdb", "-D", str(self._data), "-U", OWNER, "-A", "scram-sha-256", f"--pwfile={secret}",
            "-E", "UTF8", "--locale=C", "-N",
        )  # fmt: skip
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server and remove its files."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def program(self, name: str) -> Path:
        """Give the path of one of the server's own programs."""
        return self._bin / name

    def address(self, database: str = "postgres", *, user: str = OWNER, password: str = _QUOTED) -> str:
        """Give the address of a database, as a newsroom would write it."""
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and give its address."""
        self._databases += 1
        name = f"desk{self._databases}"
        self.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def execute(self, *statements: str, address: str = "") -> None:
        """Run statements as the owner, each in a transaction of its own."""
        import psycopg

        with psycopg.connect(address or self.address(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def rows(self, statement: str, *, address: str = "") -> list[tuple[Any, ...]]:
        """Run a query as the owner and give its rows."""
        import psycopg

        with psycopg.connect(address or self.address()) as connection:
            return connection.execute(statement.encode()).fetchall()

    @contextmanager
    def small_disk(self, *, megabytes: int) -> Iterator[str]:
        """Give the address of an empty database on a disk of its own, of that size; skip the test where none can be made."""
        mount = self._folder / "small"
        mount.mkdir()
        owner = f"uid={self._folder.stat().st_uid},gid={self._folder.stat().st_gid}"
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,{owner},mode=700", "tmpfs", str(mount)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("needs the right to mount a small disk")
        try:
            self.execute(f"CREATE TABLESPACE small LOCATION '{mount}'", "CREATE DATABASE small TABLESPACE small")
            yield self.address("small")
        finally:
            self.stop()
            subprocess.run(["umount", str(mount)], check=True)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = [f"-c{each}" for each in (f"port={self.port}", "listen_addresses=127.0.0.1",
                   "unix_socket_directories=", "max_connections=60", *self._settings)]  # fmt: skip
        command = [*self._as_user, str(self._bin / "postgres"), "-D", str(self._data), *options]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self._await()

    def kill(self) -> None:
        """Kill the server and all its processes at once, as a crash would, and wait until it is gone."""
        if self._server is not None:
            pid = int((self._data / "postmaster.pid").read_text().split()[0])
            os.kill(pid, signal.SIGKILL)
            self._server.wait()
            # Its children notice that it is gone, and hold its memory until then.
            deadline = time.monotonic() + _PATIENCE
            while _answers(self.port) and time.monotonic() < deadline:
                time.sleep(0.01)

    def stop(self) -> None:
        """Stop the server."""
        if self._server is not None and self._server.poll() is None:
            self._run("pg_ctl", "stop", "-D", str(self._data), "-m", "immediate", "-w")
            self._server.wait()

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self._bin / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=self._folder)

    def _await(self) -> None:
        import psycopg

        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                psycopg.connect(self.address(), connect_timeout=2).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or (
                    self._server and self._server.poll() is not None and not self._retried()
                ):
                    raise
                time.sleep(0.05)
            else:
                return

    def _retried(self) -> bool:
        """Start once more where the memory of a killed server was still in use."""
        log = (self._folder / "log").read_text(errors="replace")
        if "is still in use" not in log[-2000:]:
            return False
        time.sleep(0.2)
        self.start()
        return True


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """Give a running cluster, with those settings of the server."""
    with Cluster(*settings) as running:
        yield running


def _programs() -> Path:
    """Give the folder of the server's programs; Debian puts them beside the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name))
    found = [each for each in folders if (each / "initdb").exists()]
    return found[-1] if found else Path(require_program("initdb")).resolve().parent


def _as_other_user(folder: Path) -> list[str]:
    """Give the command that runs another as a user who may own a cluster, which root may not; the folder becomes theirs."""
    if os.geteuid() != 0:
        return []
    user = group = 65534
    os.chown(folder, user, group)
    return [require_program("setpriv"), f"--reuid={user}", f"--regid={group}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
