"""The file of a site that says what the site was made of: ``.claimcheck-site.json``. It holds nothing that is not published."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen

from claimcheck.errors import InputError
from claimcheck.model import RatingLevel, RatingScale
from claimcheck.publish.site.links import shown_json
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.values import Entry, Note, Verdict
from claimcheck.text_safety import safe_json

NAME = ".claimcheck-site.json"
VERSION = 1

_PATH = re.compile(r"([a-z0-9_-]{1,120}/)*[a-z0-9_-]{1,120}(\.[a-z]{1,9})?")
_FOLDER = re.compile(r"[a-z0-9_-]{1,120}(/[a-z0-9_-]{1,120})?")


@frozen
class Manifest:
    """What a site was made of.

    ``key`` stands for all that every page depends on: settings, templates, the program. ``files`` gives the digest of each
    file by its path, ``shown`` what stands for all that a page says which is about no single session, ``records`` what was
    published of each session by its id.
    """

    key: str = ""
    files: Mapping[str, str] = field(factory=dict)
    records: Mapping[str, Record] = field(factory=dict)
    shown: Mapping[str, str] = field(factory=dict)


def read_manifest(folder: Path) -> Manifest | None:
    """Read what a site was made of; None where the folder is no site.

    Raises:
        InputError: The file is damaged, or of a later version.
        OSError: It cannot be read.

    """
    path = folder / NAME
    try:
        found = json.loads(path.read_bytes())
        version = found["version"]
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _damaged(path) from error
    if version != VERSION:
        raise InputError(f"{path}: written by a newer claimcheck (version {version!r})", hint="Update claimcheck.")
    try:
        return _manifest(found)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(path) from error


def manifest_bytes(manifest: Manifest) -> bytes:
    """Write what a site was made of: the same for the same, a line a session and a file."""
    sessions = ",\n".join(_line(name, _written(each)) for name, each in sorted(manifest.records.items()))
    files, shown = (
        ",\n".join(_line(path, digest) for path, digest in sorted(each.items()))
        for each in (manifest.files, manifest.shown)
    )
    head = f'"version": {VERSION},\n"key": {safe_json(manifest.key)}'
    return f'{{\n{head},\n"sessions": {{\n{sessions}\n}},\n"shown": {{\n{shown}\n}},\n"files": {{\n{files}\n}}\n}}\n'.encode()


def _line(name: str, value: Any) -> str:
    return shown_json(f"{safe_json(name)}: {safe_json(value)}")


def _written(record: Record) -> dict[str, Any]:
    return {name: value for name, value in asdict(record).items() if name != "session_id"}


def _damaged(path: Path) -> InputError:
    return InputError(
        f"{path}: is damaged, so it cannot be told which files are the site's",
        hint="Publish into a new folder, or remove this one.",
    )


def _manifest(found: Mapping[str, Any]) -> Manifest:
    files = {str(path): str(digest) for path, digest in found["files"].items()}
    for path in files:
        if not _PATH.fullmatch(path):
            raise ValueError(f"{path!r}: no file of a site")
    records = {str(name): _record(str(name), row) for name, row in found["sessions"].items()}
    shown = {str(path): str(known) for path, known in found["shown"].items()}
    return Manifest(str(found["key"]), files, records, shown)


def _record(session_id: str, row: Mapping[str, Any]) -> Record:
    scale = row["scale"]
    for folder in (row["folder"], *(each["folder"] for each in (*row["entries"], *row["notes"]))):
        if not _FOLDER.fullmatch(folder):
            raise ValueError(f"{folder!r}: no folder of a site")
    return Record(
        session_id=session_id,
        folder=row["folder"],
        mark=row["mark"],
        entries=tuple(Entry(**{**each, "verdict": Verdict(**each["verdict"])}) for each in row["entries"]),
        notes=tuple(Note(**{**each, "instead": tuple(each["instead"])}) for each in row["notes"]),
        scale=_scale(scale) if scale else None,
    )


def _scale(row: Mapping[str, Any]) -> RatingScale:
    levels = tuple(RatingLevel(**each) for each in row["levels"])
    return RatingScale(**{**row, "levels": levels, "labels": tuple(row["labels"])})
