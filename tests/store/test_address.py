"""Addresses of stores are shown without their passwords, however these are written."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.store.address import hide_passwords, is_postgres, without_password

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("place", "is_one"),
    [
        ("postgresql://desk@db.example/reviews", True),
        ("postgres://desk@db.example/reviews", True),
        ("POSTGRESQL://db.example", True),
        ("reviews", False),
        ("https://db.example/reviews", False),
        ("postgresql", False),
    ],
)
def test_what_is_an_address(place: str, is_one: bool) -> None:
    """The two schemes that libpq knows are, in any case of the letters."""
    assert is_postgres(place) is is_one


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://desk:hunter2@db.example/reviews", "postgresql://desk@db.example/reviews"),
        ("postgresql://desk:hun@ter2@db.example/reviews", "postgresql://desk@db.example/reviews"),
        ("postgresql://desk:hunter2/x#y?z@db.example/reviews", "postgresql://desk@db.example/reviews"),
        ("postgresql://:hunter2@db.example", "postgresql://@db.example"),
        ("postgresql://desk@db.example/r?password=hunter2&sslmode=require", "postgresql://desk@db.example/r?password=***&sslmode=require"),
        ("postgresql://db.example/r?sslmode=require&sslpassword=hunter2", "postgresql://db.example/r?sslmode=require&sslpassword=***"),
        ("postgresql://desk@db.example/reviews", "postgresql://desk@db.example/reviews"),
        ("postgresql://db.example:5432/reviews", "postgresql://db.example:5432/reviews"),
        ("reviews/of:all@desks", "reviews/of:all@desks"),
    ],
)  # fmt: skip
def test_shown_without_password(address: str, shown: str) -> None:
    """The user, the host and all else stay, so that one knows which store is meant."""
    assert without_password(address) == shown


@pytest.mark.parametrize(
    "text",
    [
        'connection to "postgresql://desk:hunter2@db.example/reviews" failed',
        "invalid port number: hunter2@db.example",
        "FATAL: password=hunter2 is wrong",
        "hunter2",
    ],
)
def test_hidden_in_what_others_say(text: str) -> None:
    """What a library says of an address is shown without its password, and the password nowhere else either."""
    assert SECRET not in hide_passwords(text, f"postgresql://desk:{SECRET}@db.example/reviews")


@given(
    password=st.text(st.characters(codec="ascii", exclude_categories=["Cc", "Zs"]), min_size=4),
    user=st.sampled_from(["", "desk"]),
)
def test_no_password_is_shown(password: str, user: str) -> None:
    """Whatever characters it has, and whether they were quoted or not, it is not shown."""
    from urllib.parse import quote

    for written in (password, quote(password, safe="")):
        address = f"postgresql://{user}:{written}@db.example/reviews"
        shown = without_password(address)
        assert shown in (f"postgresql://{user}@db.example/reviews", f"postgresql://{user}@db.example/reviews")
        rest = hide_passwords(f"could not use {written} or {password}", address).partition("could not use ")[2]
        assert rest == "*** or ***"
