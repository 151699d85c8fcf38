"""Who reviews: the name that was given, set, or remembered from the last time. Asks nothing."""

from contextlib import suppress
from pathlib import Path

import click

from claimcheck.errors import UsageError
from claimcheck.review.questions import clean_answer


def known_name(given: str, *, usual: str) -> str:
    """Give the reviewer's name where anything says it, and remember one that was given for this visit.

    Args:
        given: The name of the command's option.
        usual: The one that the settings give.

    """
    if named := clean_answer(given):
        remember_name(named)
    return named or clean_answer(usual) or _remembered_name()


def deciding_name(given: str | None, *, usual: str, noted: str, option: str = "--by") -> str:
    """Give the name of whoever decides something that the history notes; nobody is taken to have decided it.

    Args:
        given: The name of the command's option, None where it was left out.
        usual: The one that the settings give.
        noted: What is noted, as in "assign notes who decides it".
        option: What the option is called.

    Raises:
        UsageError: Nothing says who it is.

    """
    if named := clean_answer(usual if given is None else given):
        return named
    hint = f"Say it with {option} NAME, or set reviewer in claimcheck.toml."
    raise UsageError(f"{noted}, and nothing says who that is", hint=hint)


def remember_name(name: str) -> None:
    """Keep the name for the next time; where that cannot be, it is asked for again."""
    with suppress(OSError):
        _name_file().parent.mkdir(parents=True, exist_ok=True)
        _name_file().write_text(f"{name}\n", encoding="utf-8")


def _name_file() -> Path:
    return Path(click.get_app_dir("claimcheck")) / "reviewer"


def _remembered_name() -> str:
    with suppress(OSError, UnicodeDecodeError):
        return clean_answer(_name_file().read_text(encoding="utf-8"))
    return ""
