"""A verdict that the command line says, saved without a question. Knows the store and how to tell what came of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from attrs import evolve, frozen

from claimcheck.claimreview.export import BARE_RATING, few_sources
from claimcheck.cli.reviewer import deciding_name
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, write_data
from claimcheck.errors import UsageError
from claimcheck.model import Review, ReviewSession, Source
from claimcheck.model.verdicts import disputed_claims
from claimcheck.review.adjudication.deciding import (
    Case,
    Decision,
    decision_for,
    is_decided,
    label_of,
    told_otherwise,
    with_decision,
)
from claimcheck.review.questions import clean_answer
from claimcheck.review.tables.cells import noted_sources
from claimcheck.review.tables.entries import claim_names
from claimcheck.review.tables.evidence import evidence_faults, made_sources
from claimcheck.store import find_session
from claimcheck.store.convert import to_json
from claimcheck.text_safety import plain_line, safe_json


@frozen
class ToldVerdict:
    """What the command line says of a verdict; without an explanation or sources, those of a review are taken."""

    rating: str
    explanation: str | None = None
    sources: tuple[str, ...] = ()
    reason: str = ""
    correction: str = ""


def claim_to_decide(session: ReviewSession, wanted: str) -> str:
    """Give the id of the claim that is meant, if there is anything to decide on it.

    Raises:
        UsageError: There is no such claim, or nobody has rated it.

    """
    claim_id = claim_names(session).get(wanted)
    if claim_id is None:
        hint = f"A number from 1 to {len(session.current_claims)}, or an id: claimcheck search."
        raise UsageError(f"{wanted}: no such claim in {session.id}", hint=hint)
    if session.state_of(claim_id) == "superseded":
        raise UsageError(f"{wanted}: was split or merged, so there is nothing to decide on it")
    if not Case(session, claim_id).at_hand:
        raise UsageError(f"{wanted}: nobody has rated this claim, so there is nothing to decide on it")
    return claim_id


def save_verdict(
    settings: Settings, name: str, wanted: str, told: ToldVerdict, *, reviewer: str | None, as_json: bool
) -> None:
    """Save a verdict, and say what it is.

    Args:
        settings: Where the store is, and who decides where nobody is named.
        name: The session, or a part of its name.
        wanted: The claim, by its id or number.
        told: The verdict.
        reviewer: Who decides, if it was said.
        as_json: Whether the verdict is written for a program.

    Raises:
        UsageError: Nothing says who decides, there is nothing to decide on the claim, or the verdict is at fault.

    """
    noted = "adjudicate notes who decides"
    by = deciding_name(reviewer, usual=settings.config.reviewer, noted=noted, option="--reviewer")
    place = settings.store()
    # One moment for all tries: made twice, it is the same change.
    now = datetime.now(UTC)
    made: list[tuple[Case, bool]] = []

    def change(session: ReviewSession) -> ReviewSession:
        case = Case(session, claim_to_decide(session, wanted))
        found = _decision(case, told)
        is_same = is_decided(case, found, by=by)
        made[:] = [(case, is_same)]
        return session if is_same else with_decision(case, found, by=by, at=now)

    session = place.change(find_session(place, name), change)
    case, is_same = made[-1]
    verdict = session.verdict_on(case.claim_id)
    if verdict is None:
        return
    if as_json:
        _write_json(session, verdict, replaces=case.verdict is not None, is_same=is_same)
    _say_decided(session, verdict, is_same=is_same, min_sources=settings.config.review.min_sources)


def _decision(case: Case, told: ToldVerdict) -> Decision:
    """Make a decision of what is told.

    Raises:
        UsageError: The scale has no such label, a source is at fault, or a correction is needed.

    """
    try:
        found = decision_for(case, told.rating)
    except ValueError as error:
        raise UsageError(f"--rating: {error}") from error
    found = evolve(
        found,
        explanation=found.explanation if told.explanation is None else clean_answer(told.explanation),
        sources=_sources(case, told.sources) or found.sources,
        reason=clean_answer(told.reason),
        correction=clean_answer(told.correction),
    )
    if not found.correction and (what := told_otherwise(case, found)):
        hint = 'Say it with --correction "…".'
        raise UsageError(f"this was published, so its readers must be told why it changes ({what})", hint=hint)
    return found


def _sources(case: Case, given: Sequence[str]) -> tuple[Source, ...]:
    """Make sources of what is told of them.

    Raises:
        UsageError: One is at fault.

    """
    noted = [noted_sources(each) for each in given]
    read = [source for each in noted for source in each.sources]
    if faults := [*(fault for each in noted for fault in each.faults), *evidence_faults(read)]:
        raise UsageError("; ".join(f"--source: {fault}" for fault in faults))
    return made_sources(read, case.sources)


def _say_decided(session: ReviewSession, verdict: Review, *, is_same: bool, min_sources: int) -> None:
    what = f"“{session.claim(verdict.claim_id).text}”: {label_of(verdict)}, by {verdict.reviewer}"
    say(plain_line(f"Nothing to change: this verdict is there already: {what}." if is_same else f"Decided: {what}."))
    if verdict.is_bare:
        say(f"warning: {BARE_RATING}")
    if len(verdict.sources) < min_sources:
        say(f"warning: {few_sources(min_sources)}")
    left = len(disputed_claims(session))
    say("1 claim is left in dispute." if left == 1 else f"{left or 'No'} claims are left in dispute.")


def _write_json(session: ReviewSession, verdict: Review, *, replaces: bool, is_same: bool) -> None:
    left = [claim.id for claim in disputed_claims(session)]
    data = {"session": session.id, "verdict": to_json(verdict), "replaces": replaces, "unchanged": is_same}
    write_data(safe_json({**data, "disputed": left}))
