"""``claimcheck rate``: reviews without questions, one on the command line or many in a table. Wiring only."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say, write_data
from claimcheck.errors import InputError, UsageError
from claimcheck.text_safety import plain_line

if TYPE_CHECKING:
    from claimcheck.model import ReviewSession
    from claimcheck.review.tables.entries import Entry, Reading
    from claimcheck.review.tables.sheets import Fault, Form, Sheet

MOST_SHOWN = 20
"""How many faults of a table are shown."""

_OPTIONS = {
    "claim_id": "CLAIM",
    "reviewer": "--reviewer",
    "rating": "--rating",
    "explanation": "--explanation",
    "sources": "--source",
    "skip_reason": "--skip",
    "correction": "--correction",
    "note": "--note",
}

_HINTS = {
    "claim_id": "claimcheck search shows claims with their ids.",
    "correction": 'Say it with --correction "…".',
}


@click.command(
    short_help="Save reviews without being asked, one or a table of them.",
    epilog=examples(
        'rate bridge 2 --rating False --source "https://a.example,stance=refutes"',
        'rate bridge c-31 --skip opinion --reviewer "Bo Ferrin"',
        "rate bridge --from ratings.csv",
    ),
)
@click.argument("name", metavar="SESSION")
@click.argument("claim", required=False)
@click.option("--rating", metavar="LABEL", help="A label of the session's scale, in any case of the letters.")
@click.option("--explanation", metavar="TEXT", help="Why this rating, in a sentence or two.")
@click.option(
    "--source",
    "sources",
    metavar="URL[,NAME=VALUE…]",
    multiple=True,
    help="Its address, then stance=, title=, excerpt=, publisher=, published=, covers=, archive=, note=; may be given again.",
)
@click.option("--skip", "skip_reason", metavar="REASON", help="Skip the claim, and why.")
@click.option("--correction", metavar="TEXT", help="Why a review that was published is changed, for its readers.")
@click.option("--note", metavar="TEXT", help="What colleagues should know; it is not published.")
@click.option("--reviewer", metavar="NAME", help="Who judges, instead of reviewer in claimcheck.toml.")
@click.option("--from", "file", metavar="FILE", help="Read a table of reviews, or what comes in on stdin (-).")
@click.option(
    "--format", "form", type=click.Choice(("csv", "jsonl")), help="What FILE is, where its name does not say it."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for a program.")
@click.pass_obj
def rate(
    settings: Settings,
    name: str,
    claim: str | None,
    *,
    rating: str | None,
    explanation: str | None,
    sources: tuple[str, ...],
    skip_reason: str | None,
    correction: str | None,
    note: str | None,
    reviewer: str | None,
    file: str | None,
    form: "Form | None",
    as_json: bool,
) -> None:
    """Save a review of one claim, or all reviews of a table, in one go.

    SESSION is the name of a session, or a part of it; CLAIM is the id of a claim, or its number as claimcheck review
    counts them. A table is CSV or JSON Lines, as claimcheck export --with-open writes them (docs/rating.md): all of it is
    saved, or where it has a fault, nothing.
    """
    cells = {"claim_id": claim, "rating": rating, "skip_reason": skip_reason, "explanation": explanation}
    cells |= {"correction": correction, "note": note}
    said = {column: text for column, text in cells.items() if text is not None}
    _require_one_way(said, sources, file, form)
    who = _person(settings, reviewer, is_needed=file is None)
    sheet = _of_options(said, sources) if file is None else _of_file(file, form)
    session, reading = _saved(settings, name, sheet, who, is_of_all=reviewer is not None)
    _refuse(file, session.id, reading.faults)
    if as_json:
        _write_json(session.id, reading)
    _say_saved(session, reading, is_table=file is not None, min_sources=settings.config.review.min_sources)


def _require_one_way(said: Mapping[str, str], sources: Sequence[str], file: str | None, form: str | None) -> None:
    """Refuse what is half about one claim and half about a table, and what says nothing of its claim."""
    if file is not None:
        for column in (*said, *(["sources"] if sources else [])):
            raise UsageError(f"{_OPTIONS[column]} is of one claim, and --from reads a table of them")
        return
    if form:
        raise UsageError("--format is that of a table, which --from names")
    if "claim_id" not in said:
        raise UsageError(
            "neither a claim nor a table is named", hint="Name a claim by its id or number, or a table by --from."
        )
    if len([column for column in ("rating", "skip_reason") if said.get(column, "").strip()]) != 1:
        raise UsageError("a claim is rated or skipped: one of --rating and --skip is needed")


def _person(settings: Settings, reviewer: str | None, *, is_needed: bool) -> str:
    from claimcheck.review.questions import clean_answer

    who = clean_answer(reviewer if reviewer is not None else settings.config.reviewer)
    if not who and (is_needed or reviewer is not None):
        raise UsageError(
            "nothing says who judges", hint="Say it with --reviewer NAME, or set reviewer in claimcheck.toml."
        )
    return who


def _of_options(cells: Mapping[str, str], sources: Sequence[str]) -> "Sheet":
    """Make a table of one row of what stands on the command line."""
    from claimcheck.review.tables.cells import noted_sources
    from claimcheck.review.tables.sheets import Fault, Row, Sheet

    noted = [noted_sources(each) for each in sources]
    faults = tuple(Fault(1, "sources", fault) for each in noted for fault in each.faults)
    return Sheet((Row(1, cells, tuple(source for each in noted for source in each.sources)),), faults)


def _of_file(file: str, form: "Form | None") -> "Sheet":
    from claimcheck.cli.rating_table import read_table

    return read_table(file, form)


def _saved(
    settings: Settings, name: str, sheet: "Sheet", who: str, *, is_of_all: bool
) -> "tuple[ReviewSession, Reading]":
    """Add what is new to the newest state of the session, unless there is any fault; give what is stored then."""
    from claimcheck.review.tables.entries import read_entries, with_entries
    from claimcheck.store import find_session

    place = settings.store()
    # One moment for all tries: made twice, it is the same change.
    now = datetime.now(UTC)
    made: list[Reading] = []

    def change(session: "ReviewSession") -> "ReviewSession":
        reading = read_entries(session, sheet, reviewer=who if is_of_all else "", usual=who)
        made[:] = [reading]
        return session if reading.faults else with_entries(session, reading.entries, at=now)

    return place.change(find_session(place, name), change), made[-1]


def _refuse(file: str | None, session_id: str, faults: "Sequence[Fault]") -> None:
    """Name every fault, those of options by the option, and end there."""
    if not faults:
        return
    if file is None:
        hint = next((_HINTS[each.column] for each in faults if each.column in _HINTS), "")
        raise UsageError("; ".join(f"{_OPTIONS[each.column]}: {each.message}" for each in faults), hint=hint)
    for fault in faults[:MOST_SHOWN]:
        say(plain_line(str(fault)))
    if len(faults) > MOST_SHOWN:
        say(f"and {len(faults) - MOST_SHOWN} more")
    hint = "Say it in a column correction." if any(each.column == "correction" for each in faults) else ""
    raise InputError(f"{file}: {_counted(len(faults), 'fault')}, so nothing of it is saved in {session_id}", hint=hint)


def _say_saved(session: "ReviewSession", reading: "Reading", *, is_table: bool, min_sources: int) -> None:
    from claimcheck.claimreview.export import BARE_RATING, few_sources

    say(plain_line(_told(session, reading) if is_table else _told_of_one(session, reading.entries)))
    rated = [each for each in reading.entries if each.judgement.rating]
    thin = {
        BARE_RATING: sum(each.is_bare for each in rated),
        few_sources(min_sources): sum(len(each.judgement.sources) < min_sources for each in rated),
    }
    for message, count in thin.items():
        if count:
            say(f"warning: {message} ({_counted(count, 'review')})")
    if count := sum(_is_idle(session, each) for each in reading.entries):
        say(f"No correction is noted, for nothing that was published is changed ({_counted(count, 'review')}).")


def _is_idle(session: "ReviewSession", entry: "Entry") -> bool:
    """Tell whether a correction was given where readers were not told otherwise."""
    review = session.review_by(entry.reviewer, entry.claim_id)
    return bool(entry.correction) and all(
        each.why != entry.correction for each in (review.corrections if review else ())
    )


def _told(session: "ReviewSession", reading: "Reading") -> str:
    replaced = sum(each.replaces for each in reading.entries)
    earlier = f", {replaced} in the place of an earlier one" if replaced else ""
    parts = [f"{_counted(len(reading.entries), 'review')} of {session.id} saved{earlier}"]
    parts += [f"{reading.unchanged} unchanged"] if reading.unchanged else []
    if reading.passed_over:
        parts += [f"{_counted(reading.passed_over, 'row')} without rating and skip_reason passed over"]
    if reading.verdicts:
        parts += [f"{_counted(reading.verdicts, 'verdict')} passed over, which claimcheck adjudicate alone changes"]
    return "; ".join(parts) + "."


def _told_of_one(session: "ReviewSession", entries: "Sequence[Entry]") -> str:
    if not entries:
        return "Nothing to change: this review is there already."
    (entry,) = entries
    found = entry.judgement
    said = found.rating or f"skipped, {found.skip_reason}"
    earlier = ", in the place of an earlier review" if entry.replaces else ""
    return f"Saved{earlier}: “{session.claim(entry.claim_id).text}”: {said}, by {entry.reviewer}."


def _write_json(session_id: str, reading: "Reading") -> None:
    from claimcheck.text_safety import safe_json

    saved = [
        {
            "claim_id": each.claim_id,
            "reviewer": each.reviewer,
            "rating": each.judgement.rating or None,
            "skip_reason": each.judgement.skip_reason,
            "replaces": each.replaces,
        }
        for each in reading.entries
    ]
    counts = {"unchanged": reading.unchanged, "passed_over": reading.passed_over, "verdicts": reading.verdicts}
    write_data(safe_json({"session": session_id, "saved": saved, **counts}))


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
