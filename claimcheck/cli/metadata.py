"""The options that say what is known of an article, shared by the commands that read one. Knows no command."""

from collections.abc import Callable
from typing import Any

import click


def _moment(_context: click.Context, _option: click.Parameter, value: str | None) -> Any:
    """Read a date or a date with a time; without a zone it is taken as UTC."""
    from datetime import UTC, datetime

    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(f"{value!r} is not a date like 2024-03-05 or 2024-03-05T09:30") from error


def _web_address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from claimcheck.claimreview.values import is_web_address

    if value is not None and not is_web_address(value):
        raise click.BadParameter(f"{value!r} is not an address like https://news.example/story")
    return value


def _words(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Take out what no article can hold, as is done with its text."""
    from claimcheck.model import normalise_text

    return " ".join(normalise_text(value).split()) if value else None


_OPTIONS = (
    click.option("--title", callback=_words, help="The article's headline, instead of what it says itself."),
    click.option("--publisher", callback=_words, help="Who published the article."),
    click.option("--author", callback=_words, help="Who wrote the article."),
    click.option("--url", callback=_web_address, help="Where the article was published."),
    click.option("--date", "published_at", callback=_moment, help="When it was published, such as 2024-03-05."),
)


def article_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it takes their values as fields of ``Article``, None where nothing is said."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def said(known: dict[str, Any]) -> dict[str, Any]:
    """Give what the options say, without those that say nothing."""
    return {name: value for name, value in known.items() if value}
