"""``claimcheck show``: one session, one of its claims, or who did what in it when, without a question. Wiring only."""

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, table_console, write_data
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.model import Claim, HistoryEntry, Review, ReviewSession
    from claimcheck.review.judged import JudgedClaim


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
    the most worth checking first, as the review has; claims that were split or merged come last, and have an id alone.
    Everybody's reviews are shown, unless --reviewer names one.
    """
    from claimcheck.store import find_session

    session = _of_reviewer(settings.store().load(find_session(settings.store(), name)), reviewer)
    one = _claim(session, claim) if claim else None
    if is_history:
        _show_history(session, _entries(session, one, reviewer), as_json=as_json)
    elif as_json:
        _write_json(session, one)
    else:
        _show(settings, session, one)


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
    return evolve(
        session,
        reviews=tuple(each for each in session.reviews if each.reviewer == reviewer),
        verdicts=tuple(each for each in session.verdicts if each.reviewer == reviewer),
        drafts=tuple(each for each in session.drafts if each.reviewer == reviewer),
    )


def _claim(session: "ReviewSession", wanted: str) -> "Claim":
    """Give the claim of that id, else of that number among the ranked, as ``claimcheck rate`` takes it.

    Raises:
        UsageError: There is none.

    """
    from claimcheck.review.tables.entries import claim_names

    if claim_id := claim_names(session).get(wanted):
        return session.claim(claim_id)
    hint = f"A number from 1 to {len(session.current_claims)}, or an id: claimcheck search."
    raise UsageError(f"{wanted}: no such claim in {session.id}", hint=hint)


def _show(settings: Settings, session: "ReviewSession", one: "Claim | None") -> None:
    from claimcheck.cli.session_view import overview, print_claim

    console = table_console()
    if one:
        print_claim(console, session, one, wants_sign_off=settings.config.review.sign_off)
    else:
        print_table(*overview(session, width=console.width))


def _entries(session: "ReviewSession", one: "Claim | None", reviewer: str | None) -> "list[HistoryEntry]":
    """Give what was done with one claim, or in all, and by one person, if one is named."""
    mine = (each for each in session.history if reviewer in (None, each.by))
    if one is None:
        return list(mine)
    return [
        each
        for each in mine
        if one.id in (each.claim_id, *(claim.id for claim in (*each.claims_before, *each.claims_after)))
    ]


def _show_history(session: "ReviewSession", entries: "list[HistoryEntry]", *, as_json: bool) -> None:
    if as_json:
        from claimcheck.store.convert import to_json
        from claimcheck.text_safety import safe_json

        write_data(safe_json([to_json(each) for each in entries]))
    elif entries:
        from claimcheck.cli.history_table import history_table

        print_table(history_table(session, entries, width=table_console().width))
    else:
        say("Nothing was done yet.")


def _write_json(session: "ReviewSession", one: "Claim | None") -> None:
    from claimcheck.cli.session_view import listed
    from claimcheck.model.publication import signed_off
    from claimcheck.text_safety import safe_json

    people = signed_off(session.history)
    claims = [
        {**_in_json(session, each), "signed_off_by": list(people.get(each.claim.id, ()))}
        for each in listed(session)
        if one is None or each.claim.id == one.id
    ]
    head = {"id": session.id, "title": session.article.title, "scale": session.scale.id}
    write_data(safe_json(claims[0] if one else {**head, "claims": claims}))


def _in_json(session: "ReviewSession", judged: "JudgedClaim") -> dict[str, Any]:
    """Give a claim with where it stands and what was judged of it."""
    from claimcheck.cli.session_view import state_of
    from claimcheck.model.editing import reworded_since
    from claimcheck.review.descent import came_of
    from claimcheck.store.convert import to_json

    def told(review: "Review") -> dict[str, Any]:
        change = reworded_since(session, review)
        return {**to_json(review), "reworded_since": to_json(change.at) if change else None}

    claim = judged.claim
    came = came_of(session, claim.id) if judged.state == "superseded" else ()
    return {
        **to_json(claim),
        "state": state_of(session, judged),
        "became": [each.id for each in came],
        "verdict": told(judged.verdict) if judged.verdict else None,
        "reviews": [told(each) for each in judged.reviews],
    }
