"""The command that adds an optional part."""

import importlib.metadata
import shlex
import sys
import tomllib
from types import SimpleNamespace

import pytest

from claimcheck import extras
from claimcheck.extras import install_command, packages_of
from tests.conftest import ROOT

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def parts(requirement: str) -> set[str]:
    """Give the name and the versions of a requirement, in whatever order they stand."""
    return set(requirement.replace("<", ",<").replace(">", ",>").split(",")) - {""}


@pytest.mark.parametrize("extra", ["parser", "web"])
def test_the_packages_are_those_of_the_extra(extra: str) -> None:
    """The command names each of them with its versions, for this very Python, and splits as a shell does it."""
    python, *install = shlex.split(install_command(extra))
    assert (python, *install[:3]) == (sys.executable, "-m", "pip", "install")
    assert install[3:] == packages_of(extra)
    # An editable install keeps the requirements of the day it was made.
    wanted = [parts(each) for each in EXTRAS[extra]]
    assert len(packages_of(extra)) > 1
    assert all(parts(each) in wanted for each in packages_of(extra))


def test_an_extra_that_is_none() -> None:
    """Nothing belongs to it, nor to a name that only begins like one."""
    assert packages_of("par") == packages_of("") == []


def test_without_an_installed_distribution(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs from its folder alone is told to install itself from there."""

    def missing(_: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(importlib.metadata, "requires", missing)
    assert shlex.split(install_command("web"))[-1] == ".[web]"


def test_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version with < is quoted as the shell there takes it."""
    monkeypatch.setattr(extras, "os", SimpleNamespace(name="nt"))
    assert ' "spacy' in install_command("parser")
    assert "'" not in install_command("parser")
