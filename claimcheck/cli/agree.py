"""``claimcheck agree``: how far reviewers agree. Wiring only."""

import math
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import print_table, say, shown_progress, table_console, write_data
from claimcheck.errors import FaultsFoundError, StoreError, UnreachableError, UsageError

if TYPE_CHECKING:
    from claimcheck.model import ReviewSession
    from claimcheck.review.agreement import Agreement, RatedClaim
    from claimcheck.review.coefficients import Figure

_PAIR = 2


@click.command(
    short_help="Measure how far reviewers agree.",
    epilog=examples(
        "agree bridge",
        'agree --reviewer "Nora Fenwick" --reviewer "Bo Ferrin"',
        "agree bridge --min-alpha 0.667 --json",
    ),
)
@click.argument("name", metavar="[SESSION]", required=False)
@click.option(
    "--reviewer",
    "reviewers",
    metavar="NAME",
    multiple=True,
    help="Compare this reviewer with others that are named; given twice or more.  [default: everybody]",
)
@click.option(
    "--min-alpha",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Exit code 1 where α, the ordinal one on a scale with levels, is below X, from 0 to 1, or there is none.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def agree(
    settings: Settings, name: str | None, *, reviewers: tuple[str, ...], min_alpha: float | None, as_json: bool
) -> None:
    """Show the claims that reviewers rated differently, and how far they agree over all that two or more rated.

    SESSION is the name of a session, or a part of it; without it all sessions are compared, those on each scale for
    themselves. It names who gave which rating, so it is meant for when the reviewing is done. Sessions that cannot be read
    are named on stderr, and the exit code is then 4.
    """
    named = _compared(reviewers, min_alpha)
    faults: list[StoreError] = []
    from claimcheck.review.agreement import compare_reviewers

    found = compare_reviewers(_sessions(settings, name, named, faults), reviewers=named or None)
    if as_json:
        _write_json(found, faults)
    else:
        _show(found)
    for fault in faults:
        say(f"claimcheck: {fault.message}\n  {fault.hint}".rstrip())
    if min_alpha is not None:
        _require(found, min_alpha)
    if faults:
        sys.exit(StoreError.exit_code)


def _compared(reviewers: Sequence[str], min_alpha: float | None) -> tuple[str, ...]:
    """Give the reviewers that are named, each once; refuse what can be compared with nothing."""
    named = tuple(dict.fromkeys(reviewers))
    if len(named) == 1:
        raise UsageError(
            f"{named[0]}: one reviewer alone has nobody to agree with", hint="Name another: --reviewer NAME."
        )
    if min_alpha is not None and math.isnan(min_alpha):
        raise UsageError("--min-alpha: is no number")
    return named


def _sessions(
    settings: Settings, name: str | None, named: Sequence[str], faults: list[StoreError]
) -> Iterator["ReviewSession"]:
    """Give the session that is meant, or one after the other all that two of the reviewers worked on."""
    from claimcheck.store import find_session

    store = settings.store()
    if name is not None:
        session = store.load(find_session(store, name))
        _require_known(named, session.reviewers, session.id)
        yield session
        return
    with shown_progress("Reading sessions") as report:
        listing = store.listing(report=report)
    faults += listing.faults
    _require_known(named, sorted({each for one in listing.sessions for each in one.reviewers}), settings.shown_store)
    wanted = sorted(one.id for one in listing.sessions if len(_among(one.reviewers, named)) >= _PAIR)
    with shown_progress("Comparing") as report:
        for done, session_id in enumerate(wanted):
            report(done, len(wanted))
            try:
                session = store.load(session_id)
            except UnreachableError:
                raise
            except StoreError as fault:
                faults.append(fault)
            else:
                yield session


def _among(reviewers: Sequence[str], named: Sequence[str]) -> list[str]:
    return [each for each in reviewers if not named or each in named]


def _require_known(named: Sequence[str], there: Sequence[str], where: str) -> None:
    for name in named:
        if name not in there:
            known = ", ".join(there) or "nobody yet"
            raise UsageError(f"{name}: has reviewed nothing in {where}", hint=f"Reviewed by: {known}.")


def _show(found: Sequence["Agreement"]) -> None:
    from rich.text import Text

    from claimcheck.cli.agreement_table import agreement_parts

    if not found:
        say("No session was reviewed by two people.")
    width = table_console().width
    for place, agreement in enumerate(found):
        print_table(*([Text()] if place else []), *agreement_parts(agreement, width=width))


def _require(found: Sequence["Agreement"], min_alpha: float) -> None:
    faults = [each for agreement in found if (each := _below(agreement, min_alpha))]
    if not found:
        faults = ["α: there is none, for no session was reviewed by two people"]
    if faults:
        raise FaultsFoundError("; ".join(faults))


def _below(agreement: "Agreement", min_alpha: float) -> str:
    """Say that the α that fits the scale does not reach what is asked for; empty where it does."""
    kind, figure = "ordinal" if agreement.scale.levels else "nominal", agreement.decisive
    if figure.value is None:
        return f"{agreement.scale.id}: there is no α ({kind}), for {figure.reason}"
    return (
        f"{agreement.scale.id}: α ({kind}) {figure.value:.6g} is below {min_alpha:g}"
        if figure.value < min_alpha
        else ""
    )


def _write_json(found: Sequence["Agreement"], faults: Sequence[StoreError]) -> None:
    from claimcheck.text_safety import safe_json

    said = [{"message": fault.message, "hint": fault.hint} for fault in faults]
    write_data(safe_json({"scales": [_scale(each) for each in found], "faults": said}))


def _scale(agreement: "Agreement") -> dict[str, Any]:
    scale = agreement.scale
    return {
        "scale": {"id": scale.id, "name": scale.name, "version": scale.version},
        "reviewers": list(agreement.reviewers),
        "agreement": _figure(agreement.percent),
        "alpha_ordinal": _figure(agreement.ordinal) | {"left_out": dict(agreement.left_out)},
        "alpha_nominal": _figure(agreement.nominal),
        "kappa": _figure(agreement.kappa),
        "rated_differently": len(agreement.split_claims),
        "rated_and_skipped": agreement.rated_and_skipped,
        "claims": [_claim(each) for each in agreement.claims],
    }


def _figure(figure: "Figure") -> dict[str, Any]:
    return {
        "value": figure.value,
        "claims": figure.units,
        "reviewers": figure.people,
        "reason": figure.reason or None,
    }


def _claim(claim: "RatedClaim") -> dict[str, Any]:
    return {
        "session": claim.session_id,
        "title": claim.title,
        "id": claim.claim_id,
        "claim": claim.text,
        "ratings": dict(claim.ratings),
        "skipped_by": list(claim.skipped_by),
        "agreement": claim.agreement,
    }
