"""The folder of an id is the id where that can be a folder anywhere, and else a name that leads nowhere."""

import re

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview.folders import TAKEN, digest_of, folder_of


@pytest.mark.parametrize("name", ["mayor-of-gotham-opens-bridge-884796", "r-4a873d221f59", "v_1", "0", "x" * 100])
def test_a_plain_id_is_its_folder(name: str) -> None:
    """So that an address says what it is of."""
    assert folder_of(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "a\x00b",
        "A",
        "ü",
        "a b",
        "a.b",
        "-a",
        "con",
        "nul",
        "com1",
        "lpt9",
        "x" * 101,
        "\ud800",
    ],
)
def test_any_other_has_its_digest(name: str) -> None:
    """It leads out of no folder, is no device, and is short enough."""
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", folder_of(name))
    assert folder_of(name).endswith(f"-{digest_of(name)}")
    assert len(folder_of(name)) <= 100


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_the_sites_own_folders_are_no_sessions(name: str) -> None:
    """A session that is called as one of them stands beside it."""
    assert folder_of(name) != name


@given(st.text(), st.text())
def test_no_two_ids_in_one_folder(one: str, other: str) -> None:
    """Neither where capital letters are taken for small ones, nor where letters are composed otherwise."""
    if one != other:
        assert folder_of(one).casefold() != folder_of(other).casefold()
