"""How an optional part is added here: the command that installs its packages. Knows no room, and none of the packages."""

import os
import re
import shlex
import sys

DISTRIBUTION = "claimcheck-review"


def install_command(extra: str) -> str:
    """Give the command that adds an extra to the Python that runs this.

    It names the very packages that the extra asks for: claimcheck itself may come from where no index has it.
    """
    wanted = packages_of(extra) or [f".[{extra}]"]
    return " ".join(map(_quoted, (sys.executable or "python", "-m", "pip", "install", *wanted)))


def packages_of(extra: str) -> list[str]:
    """Give what an extra asks for, as pip takes it; nothing where claimcheck runs without having been installed."""
    # Slow to load, and asked for only where something is missing.
    from importlib import metadata

    try:
        required = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    is_of_extra = re.compile(rf"\bextra\s*==\s*(['\"]){re.escape(extra)}\1")
    parts = (each.partition(";") for each in required)
    return [package.replace(" ", "") for package, _, marker in parts if is_of_extra.search(marker)]


def _quoted(word: str) -> str:
    if os.name != "nt":
        return shlex.quote(word)
    # cmd.exe knows no other quotation mark, and takes < and > outside of it for files.
    return f'"{word}"' if re.search(r"[\s<>&|^]", word) else word
