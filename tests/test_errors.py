"""Every error is a message for a person and an exit code for a program, and the page of exit codes lists them all."""

import re
from pathlib import Path

import pytest

from claimcheck import errors
from claimcheck.errors import ClaimcheckError

PAGE = Path(__file__).parents[1] / "docs" / "exit-codes.md"
KINDS = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, ClaimcheckError)]


def test_the_page_lists_every_error_with_its_code() -> None:
    """docs/exit-codes.md and claimcheck/errors.py say the same, in the order of the codes."""
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {(int(code), name) for code, name, _ in rows} == {(each.exit_code, each.__name__) for each in KINDS}
    assert [int(code) for code, _, _ in rows] == sorted(int(code) for code, _, _ in rows)


def test_the_page_uses_the_words_of_the_errors() -> None:
    """What an error means is said once, in its docstring, and quoted on the page."""
    page = PAGE.read_text(encoding="utf-8")
    for each in KINDS:
        if each is not ClaimcheckError:
            assert f"`{each.__name__}` | {each.__doc__} |" in page


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_carries_its_message_and_hint(kind: type[ClaimcheckError]) -> None:
    """What is wrong and what to do about it are kept apart, and the message alone is what Python shows."""
    error = kind("x.txt: is empty", hint="Take another.")
    assert (str(error), error.message, error.hint) == ("x.txt: is empty", "x.txt: is empty", "Take another.")
    assert kind("x").hint == ""


def test_exit_codes() -> None:
    """The codes are those that programs rely on."""
    assert {kind.__name__: kind.exit_code for kind in KINDS} == {
        "ClaimcheckError": 70,
        "FaultsFoundError": 1,
        "UsageError": 2,
        "InputError": 3,
        "StoreError": 4,
        "NoSessionError": 4,
        "ConflictError": 4,
        "UnreachableError": 4,
        "MissingExtraError": 5,
        "FetchError": 6,
        "StoppedError": 130,
    }


def test_conflict_is_a_trouble_of_the_store() -> None:
    """Who handles what can go wrong with a store handles a conflict too."""
    assert issubclass(errors.ConflictError, errors.StoreError)
