"""Addresses of stores are shown without their passwords, however these are written."""

import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, given, strategies as st

from claimcheck.errors import StoreError
from claimcheck.store import open_store
from claimcheck.store.address import check_place, hide_passwords, is_ambiguous, is_postgres, without_password

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
        ("postgresql://desk:my hunter2@db.example:5432/reviews", "postgresql://desk@db.example:5432/reviews"),
        ("postgresql://desk@corp.example:hunter2@db.example/reviews", "postgresql://desk@corp.example@db.example/reviews"),
        ("postgresql://:hunter2@db.example", "postgresql://@db.example"),
        ("postgresql:///desk:hunter2@db.example/reviews", "postgresql://@***"),
        ("postgresql://desk:hunter2", "postgresql://desk:***"),
        ("postgresql://desk@db.example/r?password=hunter2&sslmode=require", "postgresql://desk@db.example/r?password=***&sslmode=require"),
        ("postgresql://db.example/r?sslmode=require&sslpassword=hunter2", "postgresql://db.example/r?sslmode=require&sslpassword=***"),
        ("postgresql://db.example/r?p%61ssword=hunter2", "postgresql://db.example/r?password=***"),
        ("postgresql://db.example/r?password=my hunter2", "postgresql://db.example/r?password=***"),
        ("postgresql://db.example:5432/r?password=my@hunter2", "postgresql://db.example:5432/r?password=***"),
        ("postgresql://db.example:5432/r?password=my&hunter2", "postgresql://db.example:5432/r?password=***&***"),
        ("postgresql://db.example/r?password=my&hunter2=x", "postgresql://db.example/r?password=***&***"),
        ("postgresql://db.example/r?password=my&hunter2@x", "postgresql://db.example@***"),
        ("postgresql://db.example/r?oauth_client_secret=hunter2", "postgresql://db.example/r?oauth_client_secret=***"),
        ("postgresql://db.example/r?pasword=hunter2", "postgresql://db.example/r?pasword=***"),
        ("postgresql://db.example/r password=hunter2", "postgresql://db.example/r password=***"),
        ("mysql://desk@corp:hunter2@db.example/r", "mysql://desk@corp@db.example/r"),
        (" postgresql://desk:hunter2@db.example", " postgresql://desk@db.example"),
        ("postgresql://desk@db.example/reviews", "postgresql://desk@db.example/reviews"),
        ("postgresql://db.example:5432/reviews", "postgresql://db.example:5432/reviews"),
        ("postgresql://desk@[::1]:5432,db.example:1/reviews", "postgresql://desk@[::1]:5432,db.example:1/reviews"),
        ("postgresql://db.example:5432/r?user=desk@corp&host=/run", "postgresql://db.example:5432/r?user=desk@corp&host=/run"),
        ("reviews/of:all@desks", "reviews/of:all@desks"),
    ],
)  # fmt: skip
def test_shown_without_password(address: str, shown: str) -> None:
    """The user, the host and all else stay as far as it is plain which is which, so that one knows which store is meant."""
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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://db.example/r?password=x y: no role desk@corp", "postgresql://db.example/r?password=***: no role desk@corp"),
        ("no postgresql://desk@corp:hunter2@db.example/r: refused", "no postgresql://desk@corp:***@db.example/r: refused"),
        ("postgres:desk:hunter2@db.example", "postgres:desk:***@db.example"),
        ("host=db.example password='my hunter2' port=1", "host=db.example password=*** port=1"),
        ("https://news.example/?id=4: at: desk@corp", "https://news.example/?id=4: at: desk@corp"),
    ],
)  # fmt: skip
def test_hidden_in_any_text(text: str, shown: str) -> None:
    """In a text whose addresses nobody knew before, passwords are hidden, and what is said of them stays."""
    assert hide_passwords(text) == shown


def test_what_is_said_of_a_known_address_stays() -> None:
    """Where the address is known, no word behind it is taken for a part of its password, as it is or as it is shown."""
    address = "postgresql://desk@corp:it@db.example:5432/r"
    said = ': cannot be reached: it has no role "desk@corp" with it'
    hidden = ': cannot be reached: *** has no role "desk@corp" with ***'
    for form in (address, without_password(address)):
        assert hide_passwords(f"{form}{said}", address) == f"postgresql://desk@corp@db.example:5432/r{hidden}"


# All that can be typed and seen; what ends an address, or a part of it, more often than by chance.
TYPED = st.text(
    st.one_of(st.sampled_from(" @:/?#%&='\"\\"), st.characters(exclude_categories=["C", "Zl", "Zp"])), min_size=4
)
PLACES = (
    "postgresql://desk:{}@db.example/reviews",
    "postgresql://desk@corp.example:{}@db.example:5432/reviews",
    "postgresql://:{}@db.example",
    "postgresql://desk@db.example/reviews?password={}",
    "postgresql://db.example:5432/reviews?sslmode=require&p%61ssword={}",
    "postgresql://db.example/reviews?oauth_client_secret={}&sslmode=require",
)


@given(password=TYPED, place=st.sampled_from(PLACES))
def test_no_password_is_shown(password: str, place: str) -> None:
    """Whatever characters it has, wherever it stands, and whether they were quoted or not, it is not shown."""
    # What is hidden becomes asterisks, so that one may be seen where it was not.
    assume("*" not in password)
    visible = f"{place} password could not use or"
    for written in (password, quote(password, safe="")):
        assume(password not in visible)
        assume(written not in visible)
        address = place.format(written)
        texts = [
            without_password(address),
            hide_passwords(f"could not use {address} or {written}", address),
            hide_passwords(f"could not use {written!r} or {password}", address),
            hide_passwords(f"could not use {address}"),
        ]
        for text in texts:
            assert written not in text
            assert password not in text


@given(password=TYPED, place=st.sampled_from(PLACES[:2]))
def test_quoted_password_leaves_the_rest_visible(password: str, place: str) -> None:
    """Of an address that is written as it should be, all but the password is shown."""
    address = place.format(quote(password, safe=""))
    assert without_password(address) == place.replace(":{}", "")
    assert is_ambiguous(address) == ("corp.example" in place)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_short_secret_within_words(count: int) -> None:
    """A password of a few letters is a part of many words, which stay."""
    secret = "can"[:count]
    said = f"cannot use {secret} here"
    assert hide_passwords(said, f"postgresql://desk:{secret}@db.example") == "cannot use *** here"


@pytest.mark.parametrize(
    "place",
    [
        "postgresql:/desk:hunter2@db.example/r",
        "postgresql:\\\\desk:hunter2@db.example/r",
        "postgresql//desk:hunter2@db.example/r",
        "postgres:desk:hunter2@db.example",
        '"postgresql://desk:hunter2@db.example/r"',
        "jdbc:postgresql://db.example/r?user=desk&password=hunter2",
        "host=db.example user=desk password=hunter2",
        "host=db.example password = hunter2",
        "desk:hunter2@db.example/r",
        "desk:hun/ter2@db.example/r",
        "/srv/desk/postgres:desk:hunter2@db.example",
        "/srv/desk/desk:hunter2@db.example",
    ],
)
def test_mistyped_address(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was meant as an address becomes no folder: it is refused, and not repeated."""
    monkeypatch.chdir(tmp_path)
    for refuse in (check_place, open_store):
        with pytest.raises(StoreError) as caught:
            refuse(place)
        assert "ter2" not in f"{caught.value.message}{caught.value.hint}"
        assert "postgresql://USER@HOST/NAME" in caught.value.hint
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "place",
    [
        "reviews",
        "C:\\desk@home\\reviews",
        "/srv/desk@home/12:30",
        "reviews of: all",
        "postgresql",
        "passwords",
        "a=b",
        "",
    ],
)
def test_folder_that_is_one(place: str) -> None:
    """Colons and at signs alone make no address of a folder."""
    check_place(place)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no colons in names")
def test_folder_that_looks_like_a_login(tmp_path: Path) -> None:
    """One that is there already, or lies in one, is a folder whatever it is called."""
    folder = tmp_path / "share:desk@home"
    with pytest.raises(StoreError):
        check_place(str(folder / "reviews"))
    folder.mkdir()
    check_place(str(folder / "reviews"))
    check_place(str(folder))
