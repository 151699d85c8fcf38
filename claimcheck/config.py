"""The settings of a desk: ``claimcheck.toml``, found upward from the working directory. Knows no other room."""

import os
import reprlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, fields_dict, frozen

from claimcheck.errors import InputError

CONFIG_NAME = "claimcheck.toml"

_MOST_CHARACTERS = 1_000_000
_MOST_SOURCES = 20
_TABLES = {"publisher", "review", "scales"}


@frozen
class Publisher:
    """Who publishes the reviews. ``base_url`` is where their pages will stand: a review's own address begins with it."""

    name: str = ""
    url: str = ""
    base_url: str = ""
    logo: str = ""


@frozen
class Reviewing:
    """What a desk asks of its reviews before they are published.

    ``sign_off`` says that a second person must have signed a claim off, ``min_sources`` how many sources a rating should
    have at least; fewer are warned about.
    """

    sign_off: bool = False
    min_sources: int = 0


@frozen
class Config:
    """Every setting with its default; ``path`` is the file they were read from, None where there is none.

    Without a ``scale``, a new session asks for one. ``scales`` are the desk's own, by id, as they were written.
    """

    store: str = "reviews"
    reviewer: str = ""
    scale: str = ""
    engine: str = "auto"
    publisher: Publisher = field(factory=Publisher)
    review: Reviewing = field(factory=Reviewing)
    scales: Mapping[str, Any] = field(factory=dict)
    path: Path | None = None


def find_config(start: Path) -> Path | None:
    """Give the nearest ``claimcheck.toml`` in ``start`` or a folder above it."""
    folder = start.resolve()
    return next((at / CONFIG_NAME for at in (folder, *folder.parents) if _is_file(at / CONFIG_NAME)), None)


def load_config(path: Path | None, *, environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings; without a file, the defaults. ``CLAIMCHECK_STORE`` and ``CLAIMCHECK_REVIEWER`` go before it.

    A relative ``store``, the default one too, is meant from the folder of the file, so that the same sessions are found
    from any folder below it; ``~`` is the person's own folder.

    Raises:
        InputError: The file is not TOML, or has a setting that is unknown or of the wrong type.

    """
    settings = _read(path) if path else {}
    publisher = _checked(path, settings.pop("publisher", {}), Publisher, "publisher")
    review = _checked(path, settings.pop("review", {}), Reviewing, "review")
    scales = _table(path, settings.pop("scales", {}), "scales")
    settings = _checked(path, settings, Config, "")
    if path:
        settings["store"] = _from_folder(path.parent, settings.get("store") or Config().store)
    for name in ("store", "reviewer"):
        if value := environ.get(f"CLAIMCHECK_{name.upper()}"):
            settings[name] = value
    return Config(**settings, publisher=Publisher(**publisher), review=Reviewing(**review), scales=scales, path=path)


def at_home(path: str) -> str:
    """Give the path with the person's own folder in place of ``~``; one that is nobody's stays as it is."""
    return os.path.expanduser(path)  # noqa: PTH111 - pathlib raises where nobody is called so


def _from_folder(folder: Path, store: str) -> str:
    return store if "://" in store else str(folder / at_home(store))


def _is_file(path: Path) -> bool:
    # A folder above may be one that must not be looked into; then it is nobody's settings folder.
    try:
        return path.is_file()
    except OSError:
        return False


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_MOST_CHARACTERS + 1)
        if len(text) > _MOST_CHARACTERS:
            raise InputError(f"{path}: is too large for settings")
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not valid TOML: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _table(path: Path | None, found: Any, where: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise InputError(f"{path}: {where}: must be a table", hint=f"Write it as [{where}].")
    return found


def _checked(path: Path | None, found: Any, into: type, where: str) -> dict[str, Any]:
    """Refuse what the class does not know, and what is not of the kind that it holds."""
    kinds = {name: each.type for name, each in fields_dict(into).items() if name not in {*_TABLES, "path"}}
    for key, value in _table(path, found, where).items():
        # An address in the place of a name may have a password in it.
        named = "a name that is no word" if set("@:=") & set(key) else key
        name = f"{where}.{named}" if where else named
        if key not in kinds:
            raise InputError(f"{path}: {name}: unknown setting", hint=f"Known here: {', '.join(sorted(kinds))}.")
        if wanted := _wanted(value, kinds[key]):
            # What was written for the store may have a password in it.
            found_here = "" if name == "store" else f", is {reprlib.repr(value)}"
            raise InputError(f"{path}: {name}: must be {wanted}{found_here}")
    return dict(found)


def _wanted(value: Any, kind: type | None) -> str:
    """Say what a setting must be; empty where this value is that."""
    if kind is bool:
        return "" if isinstance(value, bool) else "true or false"
    if kind is int:
        # To Python true is a number, too.
        is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_SOURCES
        return "" if is_count else f"a whole number from 0 to {_MOST_SOURCES}"
    return "" if isinstance(value, str) else "text in quotation marks"
