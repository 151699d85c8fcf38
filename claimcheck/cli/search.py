"""``claimcheck search``: claims of all sessions, found by their words, their state, who said them, what they were rated."""

from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, shown_progress, table_console, write_data

if TYPE_CHECKING:
    from claimcheck.model import ClaimState


@click.command(
    short_help="Find claims over all sessions.",
    epilog=examples(
        'search "longest bridge"',
        'search --state open --claimant "Selina Vale"',
        "search --rating false --json",
    ),
)
@click.argument("text", metavar="[TEXT]", default="")
@click.option(
    "--state",
    type=click.Choice(("open", "rated", "skipped", "disputed", "superseded")),
    help="Claims in this state: disputed where reviewers rate them differently and nobody has decided, superseded where"
    " they were split or merged, which are left out otherwise.",
)
@click.option("--claimant", metavar="NAME", default="", help="Claims of whoever's name has this in it.")
@click.option("--rating", metavar="LABEL", default="", help="Claims that somebody rated so.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def search(
    settings: Settings, text: str, *, state: "ClaimState | None", claimant: str, rating: str, as_json: bool
) -> None:
    """Find the claims that TEXT is in, or in the article's own words for them, in any case of the letters.

    All that is given must hold; without any of it, all claims are listed. Sessions that cannot be read are passed over;
    claimcheck status names them.
    """
    from claimcheck.store import Query

    query = Query(text=text.strip(), state=state, claimant=claimant.strip(), rating=rating.strip())
    with shown_progress("Searching") as report:
        found = tuple(settings.store().search(query, report=report))
    if as_json:
        from claimcheck.store.convert import to_json
        from claimcheck.text_safety import safe_json

        write_data(safe_json(to_json(found)))
    elif found:
        from claimcheck.cli.found_table import found_table

        print_table(found_table(found, width=table_console().width))
    else:
        say(f"No such claim in {settings.shown_store}.")
