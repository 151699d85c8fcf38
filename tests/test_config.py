"""Settings are found upward, read strictly, and documented."""

import re
import tomllib
from pathlib import Path

import pytest
from attrs import fields

from claimcheck.config import CONFIG_NAME, Config, Publisher, find_config, load_config
from claimcheck.errors import InputError

PAGE = Path(__file__).parents[1] / "docs" / "configuration.md"


def written(folder: Path, toml: str) -> Path:
    path = folder / CONFIG_NAME
    path.write_text(toml, encoding="utf-8")
    return path


def test_without_a_file_there_are_defaults() -> None:
    """No setting has to be made before the first review."""
    assert load_config(None, environ={}) == Config()


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    """The file of the folder, else of one above it; a folder of that name is none."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / CONFIG_NAME).mkdir()
    outer = written(tmp_path, "")
    assert find_config(inner) == outer.resolve()
    assert find_config(written(tmp_path / "a", "").parent) == (tmp_path / "a" / CONFIG_NAME).resolve()


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    """What docs/configuration.md shows can be pasted, and gives every setting a value."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    config = load_config(written(tmp_path, example), environ={})
    assert config.publisher == Publisher(**tomllib.loads(example)["publisher"])
    assert config.reviewer == "Ada Quill"
    assert all(getattr(config.publisher, each.name) for each in fields(Publisher))


def test_the_page_lists_every_setting_with_its_default() -> None:
    """A setting that is added is documented, and its default is the real one."""
    rows = re.findall(r'^\| `([\w.]+)` \| `"(.*?)"` \|', PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    config = Config()
    plain = {each.name: getattr(config, each.name) for each in fields(Config) if each.name not in ("publisher", "path")}
    nested = {f"publisher.{each.name}": getattr(config.publisher, each.name) for each in fields(Publisher)}
    assert dict(rows) == plain | nested


def test_a_relative_store_is_meant_from_the_file(tmp_path: Path) -> None:
    """The same sessions are found from every folder below the file."""
    assert load_config(written(tmp_path, 'store = "desk/s"'), environ={}).store == str(tmp_path / "desk/s")


@pytest.mark.parametrize("store", ["postgresql://db.example.org/desk"])
def test_a_store_that_is_an_address_is_left_alone(tmp_path: Path, store: str) -> None:
    """Only paths are relative."""
    assert load_config(written(tmp_path, f'store = "{store}"'), environ={}).store == store


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """Two variables say where and who, for one run; an empty one says nothing."""
    path = written(tmp_path, 'store = "s"\nreviewer = "Ada Quill"')
    config = load_config(path, environ={"CLAIMCHECK_STORE": "elsewhere", "CLAIMCHECK_REVIEWER": ""})
    assert (config.store, config.reviewer) == ("elsewhere", "Ada Quill")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("store = ", "not valid TOML"),
        ("stroe = 'x'", "stroe: unknown setting"),
        ("path = 'x'", "path: unknown setting"),
        ("store = 3", "store: must be text in quotation marks, is 3"),
        ("[publisher]\nnmae = 'x'", r"publisher\.nmae: unknown setting"),
        ("[publisher]\nname = ['x']", r"publisher\.name: must be text"),
        ("publisher = 'x'", "publisher: must be a table"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, toml: str, message: str) -> None:
    """A misspelt or misshapen setting is refused by its name, not passed over."""
    with pytest.raises(InputError, match=message):
        load_config(written(tmp_path, toml), environ={})


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A missing file, a folder and bytes that are no text are errors of the input."""
    (tmp_path / "latin").write_bytes(b"reviewer = 'Zo\xeb'")
    for name in ("missing", "", "latin"):
        with pytest.raises(InputError, match=re.escape(str(tmp_path / name))):
            load_config(tmp_path / name, environ={})
