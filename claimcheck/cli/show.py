"""``claimcheck show``: one session, one of its claims, or who did what in it when, without a question. Wiring only."""

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, table_console, write_data
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.model import Claim, ReviewSession


@click.command(
    short_help="Show a session, a claim, or who did what.",
    epilog=examples(
        "show bridge",
        "show bridge 3",
        "show bridge --history --json",
    ),
)
@click.argument("name", metavar="SESSION")
@click.argument("claim", required=False)
@click.option("--history", "is_history", is_flag=True, help="Who did what when, the first first.")
@click.option("--reviewer", metavar="NAME", help="What this reviewer has judged and done alone.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def show(
    settings: Settings, name: str, claim: str | None, *, is_history: bool, reviewer: str | None, as_json: bool
) -> None:
    """Show a session's claims with their state, one claim with its reviews, or the history of either.

    SESSION is the name of a session, or a part of it. CLAIM is the id of a claim, or its number in the list, which has
    the most worth checking first, as the review has. Everybody's reviews are shown, unless --reviewer names one.
    """
    from claimcheck.cli import session_view
    from claimcheck.store import find_session

    session = _of_reviewer(settings.store().load(find_session(settings.store(), name)), reviewer)
    one = _claim(session, claim) if claim else None
    if as_json:
        _write_json(session, one, is_history=is_history)
    elif is_history:
        entries = [each for each in session.history if one is None or each.claim_id == one.id]
        print_table(session_view.history_table(session, entries)) if entries else say("Nothing was done yet.")
    elif one:
        session_view.print_claim(table_console(), session, one)
    else:
        print_table(*session_view.overview(session, width=table_console().width))


def _of_reviewer(session: "ReviewSession", reviewer: str | None) -> "ReviewSession":
    """Give the session with what one reviewer judged and did alone; the numbers in its history stay.

    Raises:
        UsageError: They have done nothing in it.

    """
    if reviewer is None:
        return session
    from attrs import evolve

    people = dict.fromkeys(each.by for each in session.history)
    if reviewer not in people:
        raise UsageError(
            f"{reviewer}: has done nothing in {session.id}", hint=f"There: {', '.join(people) or 'nobody yet'}."
        )
    reviews = tuple(each for each in session.reviews if each.reviewer == reviewer)
    drafts = tuple(each for each in session.drafts if each.reviewer == reviewer)
    return evolve(session, reviews=reviews, drafts=drafts)


def _claim(session: "ReviewSession", wanted: str) -> "Claim":
    """Give the claim of that id, else of that number among the ranked, as ``claimcheck rate`` takes it.

    Raises:
        UsageError: There is none.

    """
    from claimcheck.review.entries import claim_names

    if claim_id := claim_names(session).get(wanted):
        return session.claim(claim_id)
    hint = f"A number from 1 to {len(session.claims)}, or an id: claimcheck search."
    raise UsageError(f"{wanted}: no such claim in {session.id}", hint=hint)


def _write_json(session: "ReviewSession", one: "Claim | None", *, is_history: bool) -> None:
    from claimcheck.cli.session_view import state_of
    from claimcheck.review.desk import ranked
    from claimcheck.store.convert import to_json
    from claimcheck.text_safety import safe_json

    claims = [one] if one else ranked(session)
    if is_history:
        found: Any = [to_json(each) for each in session.history if one is None or each.claim_id == one.id]
    else:
        shown = [
            {**to_json(each), "state": state_of(session, each), "reviews": to_json(session.reviews_of(each.id))}
            for each in claims
        ]
        head = {"id": session.id, "title": session.article.title, "scale": session.scale.id}
        found = shown[0] if one else {**head, "claims": shown}
    write_data(safe_json(found))
