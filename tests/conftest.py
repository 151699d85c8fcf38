"""What every test may rely on: nothing of the machine's own settings, and a loud word for what is not installed."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.postgres import Cluster

ROOT = Path(__file__).parent.parent

# Time is measured in benchmarks; a busy machine is no fault of what is tested.
settings.register_profile("claimcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("claimcheck")
SEED = ROOT / "seeds" / "000_bf79d6ff98163675.txt"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a developer's own settings, remembered name and proxies out of every test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "nobody-s-settings"))
    for name in ("CLAIMCHECK_STORE", "CLAIMCHECK_REVIEWER", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def seed() -> Path:
    """The article that the project brings along."""
    return SEED


@pytest.fixture(scope="session")
def server() -> "Iterator[Cluster]":
    """A PostgreSQL server that runs as long as the tests do; each test makes a database of its own."""
    from tests.postgres import cluster

    with cluster() as running:
        yield running


@pytest.fixture
def address(server: "Cluster") -> str:
    """The address of an empty database."""
    return server.new_database()


@pytest.fixture(params=["files", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a store of each kind, in which nothing was saved yet."""
    address: str = request.getfixturevalue("address") if request.param == "postgres" else ""
    return address or str(tmp_path / "reviews")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of half a megabyte; the test is skipped where none can be made."""
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(tmp_path)]
    if sys.platform != "linux" or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def require_program(name: str) -> str:
    """Give the path of a system program; without it skip the test, or fail where none may be skipped."""
    if path := shutil.which(name):
        return path
    return _go_without(f"needs the program {name!r}, which is not installed")


def require_package(name: str) -> None:
    """Skip the test without that optional package, or fail where none may be skipped."""
    try:
        importlib.import_module(name)
    except ImportError as error:
        _go_without(f"needs the package {name!r}, which cannot be imported: {error}")


def held_to_permissions() -> list[str]:
    """Give the command that another is run through so that permissions bind it, which they do not bind root."""
    if not hasattr(os, "geteuid"):
        pytest.skip("needs POSIX permissions")
    if os.geteuid() != 0:
        return []
    lost = "-dac_override,-dac_read_search"
    return [require_program("setpriv"), f"--bounding-set={lost}", f"--inh-caps={lost}"]


def _go_without(why: str) -> str:
    if os.environ.get("CLAIMCHECK_TESTS_REQUIRE_ALL"):
        pytest.fail(f"{why}, and CLAIMCHECK_TESTS_REQUIRE_ALL is set")
    pytest.skip(why)
