"""What importing the package and asking for help load, for that is what every command pays before it begins."""

import subprocess
import sys

import pytest

import claimcheck

HEAVY = {
    "cattrs",
    "tinydb",
    "questionary",
    "prompt_toolkit",
    "rich",
    "spacy",
    "jinja2",
    "httpx",
    "trafilatura",
    "filelock",
    "psycopg",
}


def modules_after(code: str) -> set[str]:
    """Run the code in a fresh interpreter and give the top names of all that was loaded by its end."""
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\nprint('\\n', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_import_loads_nothing() -> None:
    """``import claimcheck`` loads no dependency at all."""
    assert not modules_after("import claimcheck") & (HEAVY | {"attrs", "attr", "click"})


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["extract", "--help"],
        ["review", "--help"],
        ["status", "--help"],
        ["store", "--help"],
        ["assign", "--help"],
        ["publish", "--help"],
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help is written by click alone, whichever command it is asked of."""
    loaded = modules_after(f"sys.argv[1:] = {arguments}; from claimcheck.cli import main; main()")
    assert "click" in loaded
    assert not loaded & (HEAVY | {"attrs", "attr"})
    # Comes with importlib.metadata, which alone takes as long as a bare interpreter.
    assert "email" not in loaded or "--version" in arguments


def test_status_loads_no_engine_and_no_prompts(tmp_path: object) -> None:
    """Listing sessions needs neither a parser nor a question."""
    loaded = modules_after(
        f"sys.argv[1:] = ['--store', {str(tmp_path)!r}, 'status']; from claimcheck.cli import main; main()"
    )
    assert "tinydb" in loaded
    assert not loaded & {"spacy", "questionary", "prompt_toolkit", "httpx", "trafilatura", "jinja2"}


def test_model_needs_attrs_alone() -> None:
    """The nouns can be used without any serialisation, store or terminal."""
    assert not modules_after("from claimcheck import ReviewSession") & (HEAVY | {"click"})


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_every_name_is_there(name: str) -> None:
    """Each verb and noun is found, once asked for, and listed."""
    assert getattr(claimcheck, name).__name__ == name
    assert name in dir(claimcheck)


def test_unknown_name() -> None:
    """A name that is not offered is an attribute error, as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        claimcheck.nonsense  # noqa: B018 - asking for it is the test


def test_version() -> None:
    """The version is the distribution's."""
    assert claimcheck.__version__.count(".") == 2


def test_run_as_a_module() -> None:
    """``python -m claimcheck`` is the same command."""
    done = subprocess.run([sys.executable, "-m", "claimcheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == claimcheck.__version__
