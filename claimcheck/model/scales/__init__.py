"""The rating scales that organisations have published, one data file each, read when first asked for; and one's own."""

import reprlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.model.rating import RatingLevel, RatingScale


@cache
def built_in_scales() -> dict[str, RatingScale]:
    """Give every built-in scale by its id, in alphabetical order."""
    found = sorted(entry.name for entry in files(__name__).iterdir() if entry.name.endswith(".toml"))
    scales = [_read_scale((files(__name__) / name).read_text(encoding="utf-8")) for name in found]
    return {scale.id: scale for scale in scales}


def made_scale(scale_id: str, given: Mapping[str, Any]) -> RatingScale:
    """Make a scale of what a person wrote of it.

    Args:
        scale_id: What it is called by.
        given: ``name``, ``version``, ``levels`` (from worst to best: labels, which are numbered from 1, or ``value`` and
            ``label`` each), ``labels`` beside them, ``url``. A name and a version need not be given.

    Raises:
        ValueError: It is no scale; the message begins with the field that is wrong.

    """
    unknown = sorted(set(given) - {"name", "version", "levels", "labels", "url"})
    if unknown:
        raise ValueError(f"{unknown[0]}: unknown; a scale has name, version, levels, labels, url")
    texts = {name: _text(name, given[name]) for name in ("name", "version", "url") if name in given}
    levels = tuple(_level(number, each) for number, each in enumerate(_list("levels", given), 1))
    labels = tuple(_text(f"labels[{n}]", each) for n, each in enumerate(_list("labels", given), 1))
    return RatingScale(id=scale_id, levels=levels, labels=labels, **{"name": scale_id, "version": "1", **texts})


def _read_scale(toml: str) -> RatingScale:
    data = tomllib.loads(toml)
    return made_scale(data.pop("id"), data)


def _list(name: str, given: Mapping[str, Any]) -> list[Any]:
    found = given.get(name, [])
    if type(found) is not list:
        raise ValueError(f"{name}: must be a list, is {reprlib.repr(found)}")
    return found


def _text(name: str, found: Any) -> str:
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{name}: must be text in quotation marks, is {reprlib.repr(found)}")
    return found


def _level(number: int, given: Any) -> RatingLevel:
    """Make a level of its label, worth its place from 1, or of its value and its label."""
    where = f"levels[{number}]"
    if isinstance(given, str):
        return RatingLevel(value=number, label=_text(where, given))
    if not isinstance(given, dict) or set(given) != {"value", "label"}:
        raise ValueError(f"{where}: must be a label, or a value and a label, is {reprlib.repr(given)}")
    if type(given["value"]) not in (int, float):
        raise ValueError(f"{where}.value: must be a number, is {reprlib.repr(given['value'])}")
    return RatingLevel(value=given["value"], label=_text(f"{where}.label", given["label"]))
