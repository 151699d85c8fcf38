"""``claimcheck scales``: the rating scales there are. Wiring only."""

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import write_data
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.model import RatingScale


@click.command(
    short_help="List the rating scales, or show one.",
    epilog=examples(
        "scales",
        "scales averitec",
        "scales google --json",
    ),
)
@click.argument("name", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def scales(settings: Settings, name: str | None, *, as_json: bool) -> None:
    """List the rating scales that reviews can be made on, one's own first, or show the labels of one.

    One's own are in claimcheck.toml; docs/configuration.md shows how.
    """
    known = settings.scales()
    if name is not None and name not in known:
        raise UsageError(f"{name}: no such rating scale", hint=f"There are: {', '.join(known)}.")
    chosen = [known[name]] if name else list(known.values())
    if as_json:
        _write_json(chosen, is_one=name is not None)
    else:
        write_data("\n".join(_shown(scale) if name else _listed(scale) for scale in chosen))


def _listed(scale: "RatingScale") -> str:
    levels = f"{len(scale.levels)} levels" if scale.levels else "no order"
    return f"{scale.id:<16}{scale.name} ({levels}, {len(scale.labels)} without a number)"


def _shown(scale: "RatingScale") -> str:
    levels = [f"  {level.value:>3g}  {level.label}" for level in scale.levels]
    labels = [f"    –  {label}" for label in scale.labels]
    head = [f"{scale.name} ({scale.id}, version {scale.version})", *([scale.url] if scale.url else [])]
    return "\n".join([*head, *levels, *labels])


def _write_json(chosen: list["RatingScale"], *, is_one: bool) -> None:
    from claimcheck.text_safety import safe_json

    found = [_as_json(scale) for scale in chosen]
    write_data(safe_json(found[0] if is_one else found, indent=2))


def _as_json(scale: "RatingScale") -> dict[str, Any]:
    levels = [{"value": level.value, "label": level.label} for level in scale.levels]
    fields = {"id": scale.id, "name": scale.name, "version": scale.version, "url": scale.url}
    return fields | {"levels": levels, "labels": list(scale.labels)}
