"""The settings: found upward, read strictly, with a clear word for every fault."""

import os
import re
import tomllib
from pathlib import Path

import pytest
from attrs import fields

from claimcheck.config import CONFIG_NAME, Config, Publisher, Reviewing, find_config, load_config
from claimcheck.errors import InputError
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "configuration.md"
EVERYTHING = """
store = "sessions"
reviewer = "Ada Quill"
scale = "politifact"
engine = "rules"

[publisher]
name = "Gotham Fact Desk"
url = "https://facts.example.org"
base_url = "https://facts.example.org/checks/"
logo = "https://facts.example.org/logo.svg"

[review]
sign_off = true
min_sources = 2
"""


def written(folder: Path, content: str | bytes) -> Path:
    """Put a settings file into the folder."""
    path = folder / CONFIG_NAME
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def load(path: Path | None, **environ: str) -> Config:
    """Read the settings with those environment variables and no others."""
    return load_config(path, environ=environ)


def test_without_a_file() -> None:
    """Without a file there are defaults, and sessions are kept below the working directory."""
    assert load(None) == Config(store="reviews", reviewer="", scale="", engine="auto", publisher=Publisher(), path=None)


def test_everything(tmp_path: Path) -> None:
    """Every setting that can be set is read."""
    path = written(tmp_path, EVERYTHING)
    assert load(path) == Config(
        store=str(tmp_path / "sessions"),
        reviewer="Ada Quill",
        scale="politifact",
        engine="rules",
        publisher=Publisher(
            name="Gotham Fact Desk",
            url="https://facts.example.org",
            base_url="https://facts.example.org/checks/",
            logo="https://facts.example.org/logo.svg",
        ),
        review=Reviewing(sign_off=True, min_sources=2),
        path=path,
    )


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    """What docs/configuration.md shows can be pasted, and gives every setting a value."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    config = load(written(tmp_path, example))
    assert config.publisher == Publisher(**tomllib.loads(example)["publisher"])
    assert config.reviewer == "Ada Quill"
    assert list(config.scales) == ["gotham"]
    assert all(getattr(config.publisher, each.name) for each in fields(Publisher))
    assert all(getattr(config.review, each.name) for each in fields(Reviewing))


def test_the_page_lists_every_setting_with_its_default() -> None:
    """A setting that is added is documented, and its default is the real one."""
    rows = re.findall(r"^\| `([\w.]+)` \| `(.*?)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    config = Config()
    tables: dict[str, Publisher | Reviewing] = {"publisher": config.publisher, "review": config.review}
    plain = {
        each.name: getattr(config, each.name) for each in fields(Config) if each.name not in {*tables, "path", "scales"}
    }
    nested = {
        f"{name}.{each.name}": getattr(table, each.name)
        for name, table in tables.items()
        for each in fields(type(table))
    }
    assert {name: tomllib.loads(f"it = {value}")["it"] for name, value in rows} == plain | nested


@pytest.mark.parametrize(
    ("content", "store"),
    [
        ("", "reviews"),
        ('store = ""', "reviews"),
        ('store = "."', ""),
        ('store = "../elsewhere"', "../elsewhere"),
    ],
)
def test_store_is_meant_from_the_file(tmp_path: Path, content: str, store: str) -> None:
    """The same sessions are found from every folder below the file, whether or not it names their folder."""
    assert Path(load(written(tmp_path, content)).store) == tmp_path / store


def test_store_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An absolute folder stays, the person's own folder is found, and an address is left as it is."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    absolute = tmp_path / "reviews"
    assert Path(load(written(tmp_path, f"store = '{absolute}'")).store) == absolute
    assert Path(load(written(tmp_path, 'store = "~/reviews"')).store) == tmp_path / "home" / "reviews"
    assert Path(load(written(tmp_path, 'store = "~nobody-9/reviews"')).store) == tmp_path / "~nobody-9" / "reviews"
    assert (
        load(written(tmp_path, 'store = "postgresql://db.example.org/desk"')).store
        == "postgresql://db.example.org/desk"
    )


def test_environment_goes_before_the_file(tmp_path: Path) -> None:
    """Store and reviewer can be said for one machine or one run; an empty variable says nothing."""
    path = written(tmp_path, EVERYTHING)
    config = load(path, CLAIMCHECK_STORE="mine", CLAIMCHECK_REVIEWER="Bo Ferrin")
    assert (config.store, config.reviewer, config.scale) == ("mine", "Bo Ferrin", "politifact")
    assert load(path, CLAIMCHECK_STORE="", CLAIMCHECK_REVIEWER="") == load(path)
    assert load(None, CLAIMCHECK_REVIEWER="Bo Ferrin").reviewer == "Bo Ferrin"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('colour = "red"', "colour: unknown setting"),
        ('path = "x"', "path: unknown setting"),
        ('[publisher]\nnmae = "x"', "publisher.nmae: unknown setting"),
        ('[publisher]\npublisher = "x"', "publisher.publisher: unknown setting"),
        ("[desk]", "desk: unknown setting"),
        ("engine = 5", "engine: must be text in quotation marks, is 5"),
        ("reviewer = true", "reviewer: must be text"),
        ('engine = ["rules"]', "engine: must be text"),
        ("[publisher]\nname = 2026-01-31", "publisher.name: must be text"),
        ('publisher = "Gotham Fact Desk"', "publisher: must be a table"),
        ("review = true", "review: must be a table"),
        ("[review]\nsignoff = true", "review.signoff: unknown setting"),
        ('[review]\nsign_off = "yes"', "review.sign_off: must be true or false, is 'yes'"),
        ("[review]\nsign_off = 1", "review.sign_off: must be true or false, is 1"),
        ("[review]\nmin_sources = true", "review.min_sources: must be a whole number from 0 to 20, is True"),
        ("[review]\nmin_sources = -1", "review.min_sources: must be a whole number from 0 to 20, is -1"),
        ("[review]\nmin_sources = 21", "review.min_sources: must be a whole number from 0 to 20, is 21"),
        ("[review]\nmin_sources = 1.0", "review.min_sources: must be a whole number from 0 to 20, is 1.0"),
        ("store = reviews", "not valid TOML: Invalid value (at line 1, column 9)"),
        ('store = "a"\nstore = "b"', "not valid TOML: Cannot overwrite a value (at "),
        (b"\xff\xfes\x00", "not valid TOML: 'utf-8' codec can't decode"),
        (b"reviewer = 'Zo\xeb'", "not valid TOML: 'utf-8' codec can't decode"),
        ("a = " + "[" * 10_000, "not valid TOML: "),
        ("a = " + "9" * 5_000, "not valid TOML: "),
    ],
)
def test_fault(tmp_path: Path, content: str | bytes, message: str) -> None:
    """What is unknown, of another type, or no TOML is refused with the file and the place in it."""
    path = written(tmp_path, content)
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.message.startswith(f"{path}: {message}")


@pytest.mark.parametrize("value", ['{password = "hunter2"}', '["postgresql://desk:hunter2@db.example"]', "2002"])
def test_store_that_is_no_text(tmp_path: Path, value: str) -> None:
    """What was written for the store may have a password in it, so it is refused and not repeated."""
    path = written(tmp_path, f"store = {value}")
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.message == f"{path}: store: must be text in quotation marks"


def test_unknown_setting_is_answered_with_the_known(tmp_path: Path) -> None:
    """A misspelt setting is refused with those that there are."""
    with pytest.raises(InputError) as caught:
        load(written(tmp_path, '[publisher]\nbaseurl = "x"'))
    assert caught.value.hint == "Known here: base_url, logo, name, url."


def test_byte_order_mark(tmp_path: Path) -> None:
    """An editor that puts a mark before the text does no harm."""
    assert load(written(tmp_path, b'\xef\xbb\xbfreviewer = "Ada Quill"')).reviewer == "Ada Quill"


@pytest.mark.parametrize("is_folder", [True, False])
def test_file_that_cannot_be_read(tmp_path: Path, is_folder: bool) -> None:
    """A file that was named and is not there, or is a folder, is refused."""
    path = tmp_path / "other.toml"
    if is_folder:
        path.mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        load(path)


def test_found_upward(tmp_path: Path) -> None:
    """The nearest file counts; a folder of that name is passed over."""
    below = tmp_path / "desk" / "2026" / "january"
    below.mkdir(parents=True)
    top, near = written(tmp_path, ""), written(tmp_path / "desk", "")
    (below / CONFIG_NAME).mkdir()
    assert find_config(below) == near.resolve()
    assert find_config(tmp_path) == top.resolve()
    assert find_config(tmp_path / "desk") == near.resolve()


def test_not_found(tmp_path: Path) -> None:
    """Where there is none, there is none."""
    found = find_config(tmp_path)
    assert found is None or tmp_path not in found.parents


def test_folder_that_must_not_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder above that is shut is passed over, not stumbled over."""
    is_file = Path.is_file

    def refuse(self: Path) -> bool:
        if self.parent == (tmp_path / "shut").resolve():
            raise PermissionError
        return is_file(self)

    (tmp_path / "shut" / "open").mkdir(parents=True)
    top = written(tmp_path, "")
    monkeypatch.setattr(Path, "is_file", refuse)
    assert find_config(tmp_path / "shut" / "open") == top.resolve()


def test_environment_of_the_process_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without being told otherwise, the variables are those of the process."""
    monkeypatch.setenv("CLAIMCHECK_REVIEWER", "Bo Ferrin")
    assert os.environ["CLAIMCHECK_REVIEWER"] == load_config(None).reviewer
