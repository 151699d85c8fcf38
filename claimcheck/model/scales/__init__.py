"""The rating scales that organisations have published, one data file each, read when first asked for."""

import tomllib
from functools import cache
from importlib.resources import files

from claimcheck.model.rating import RatingLevel, RatingScale


@cache
def built_in_scales() -> dict[str, RatingScale]:
    """Give every built-in scale by its id, in alphabetical order."""
    found = sorted(entry.name for entry in files(__name__).iterdir() if entry.name.endswith(".toml"))
    scales = [_read_scale((files(__name__) / name).read_text(encoding="utf-8")) for name in found]
    return {scale.id: scale for scale in scales}


def _read_scale(toml: str) -> RatingScale:
    data = tomllib.loads(toml)
    levels = tuple(RatingLevel(value=level["value"], label=level["label"]) for level in data.pop("levels", ()))
    return RatingScale(levels=levels, labels=tuple(data.pop("labels", ())), **data)
