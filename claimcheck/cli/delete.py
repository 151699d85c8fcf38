"""``claimcheck delete``: a session put into the trash. Wiring only."""

from typing import TYPE_CHECKING

import click

from claimcheck.cli.asking import confirm
from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say

if TYPE_CHECKING:
    from claimcheck.store import Store


@click.command(
    short_help="Put a session into the trash.",
    epilog=examples(
        "delete bridge",
        "delete mayor-of-gotham-opens-bridge-884796 --yes",
    ),
)
@click.argument("name", metavar="SESSION")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def delete(settings: Settings, name: str, *, yes: bool) -> None:
    """Put a session into the trash, from which claimcheck store restore brings it back.

    SESSION is the name of a session, or a part of it; it may be damaged.
    """
    from claimcheck.cli.naming import suggested_command
    from claimcheck.store import find_session

    store = settings.store()
    session_id = find_session(store, name)
    confirm(f"Put {session_id} into the trash?", yes=yes)
    store.delete(session_id)
    back = suggested_command(settings, "store", "restore", _name_in_trash(store, session_id))
    say(f"{session_id} is in the trash. Back again: {back}")


def _name_in_trash(store: "Store", session_id: str) -> str:
    """Give what the session is restored by that was deleted just now."""
    keys = [each.key for each in store.trash() if each.id == session_id]
    return keys[0] if len(keys) > 1 else session_id
