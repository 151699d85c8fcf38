"""Rows of a table as judgements of a session's claims, checked as the interactive review checks what is typed.

Knows no file, no store and no clock; what is wrong with a row is given back with its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from attrs import evolve, frozen

from claimcheck.model import RatingScale, Review, ReviewSession
from claimcheck.model.publication import CorrectionNeededError, corrected
from claimcheck.review.descent import came_of
from claimcheck.review.desk import ranked
from claimcheck.review.machine import Judgement
from claimcheck.review.questions import ABOUT_A_CLAIM, check_filled, clean_answer
from claimcheck.review.tables.cells import VERDICT
from claimcheck.review.tables.evidence import are_same_sources, evidence_faults, is_same_text, made_sources, table_text
from claimcheck.review.tables.sheets import Fault, Row, Sheet

UNTOLD = "the earlier review was published, so its readers have to be told why it is changed"


@frozen
class Entry:
    """A judgement of a claim that is to be recorded, with what colleagues should know of it.

    ``correction`` says to readers why it is changed, where it was published. ``replaces`` says that this reviewer has another one of the claim.
    """

    line: int
    claim_id: str
    reviewer: str
    judgement: Judgement
    replaces: bool = False
    note: str = ""
    correction: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is a rating and nothing else: no source and no explanation."""
        return bool(self.judgement.rating) and not self.judgement.sources and not self.judgement.explanation


@frozen
class Reading:
    """What a table comes to in a session: the judgements that are new, and the faults, which are all that are found.

    ``unchanged`` counts the rows that say what the session holds already, ``passed_over`` those without a rating and
    without a reason to skip, ``verdicts`` those that are no reviews, but say what was decided on a claim.
    """

    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    unchanged: int = 0
    passed_over: int = 0
    verdicts: int = 0


@frozen
class _Whose:
    """A row that judges something: which claim, by whom, and their review of it so far."""

    row: Row
    claim_id: str
    reviewer: str
    earlier: Review | None


def claim_names(session: ReviewSession) -> dict[str, str]:
    """Give what the claims may be called, with their ids: the id, else the number as the review counts the claims."""
    numbers = {str(number): claim.id for number, claim in enumerate(ranked(session), 1)}
    ids = [claim.id for claim in session.claims]
    return numbers | {table_text(each): each for each in ids} | {each: each for each in ids}


def read_entries(session: ReviewSession, sheet: Sheet, *, reviewer: str = "", usual: str = "") -> Reading:
    """Make judgements of the rows of a table.

    Args:
        session: Whose claims are judged, in the state that the judgements are to be added to.
        sheet: The table; its own faults are among those that are found.
        reviewer: Who judges in every row; a row that names somebody else is a fault.
        usual: Who judges in a row that names nobody, where ``reviewer`` does not say it.

    """
    filled = [row for row in sheet.rows if row.cell("rating").strip() or row.cell("skip_reason").strip()]
    own = [row for row in filled if row.cell("judgement").strip().casefold() != VERDICT]
    faults = list(sheet.faults)
    names = claim_names(session)
    judging = [each for row in own for each in _owned(session, names, row, reviewer or usual, faults)]
    faults += (_stranger(each, reviewer) for each in judging if reviewer and each.reviewer != reviewer)
    faults += _repeated(judging)
    new = [each for each in judging if not _says_again(each, session.scale)]
    entries = [_entry(each, session, faults) for each in new]
    return Reading(
        entries=tuple(each for each in entries if each),
        faults=tuple(sorted(faults, key=lambda fault: fault.line)),
        unchanged=len(judging) - len(new),
        passed_over=len(sheet.rows) - len(filled),
        verdicts=len(filled) - len(own),
    )


def with_entries(session: ReviewSession, entries: Iterable[Entry], *, at: datetime) -> ReviewSession:
    """Record judgements, all at one moment.

    Raises:
        KeyError: The session has no such claim.
        CorrectionNeededError: A review that was published is changed, and nothing says why.
        ValueError: Its scale has no such label.

    """
    for each in entries:
        found = each.judgement
        session = session.add_review(
            each.claim_id,
            reviewer=each.reviewer,
            rating=found.rating,
            explanation=found.explanation,
            sources=found.sources,
            skip_reason=found.skip_reason,
            note=each.note,
            correction=each.correction,
            at=at,
        )
    return session


def _owned(
    session: ReviewSession, names: Mapping[str, str], row: Row, usual: str, faults: list[Fault]
) -> Iterator[_Whose]:
    """Find whose judgement of what a row is; nothing where that is at fault."""
    claim_id = names.get(row.cell("claim_id")) or names.get(clean_answer(row.cell("claim_id")))
    reviewer = _person(session, row.cell("reviewer")) or usual
    found = [
        ("session", _other_session(session, row.cell("session"))),
        ("claim_id", "" if claim_id else _no_claim(row.cell("claim_id"))),
        ("reviewer", "" if reviewer else "nobody is named"),
    ]
    wrong = [Fault(row.line, column, message) for column, message in found if message]
    faults += wrong
    if wrong:
        faults += _faults_in(row, session.scale)
    elif claim_id:
        yield _Whose(row, claim_id, reviewer, session.review_by(reviewer, claim_id))


def _other_session(session: ReviewSession, name: str) -> str:
    return (
        "" if not name.strip() or is_same_text(name, session.id) else f"“{name}” is another session than {session.id}"
    )


def _no_claim(name: str) -> str:
    return f"the session has no claim “{name}”" if name.strip() else "no claim is named"


def _person(session: ReviewSession, name: str) -> str:
    return next((each for each in session.reviewers if is_same_text(name, each)), clean_answer(name))


def _stranger(whose: _Whose, reviewer: str) -> Fault:
    return Fault(whose.row.line, "reviewer", f"“{whose.reviewer}” is somebody else than {reviewer}")


def _repeated(judging: Iterable[_Whose]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for each in judging:
        first = seen.setdefault((each.claim_id, each.reviewer), each.row.line)
        if first != each.row.line:
            yield Fault(each.row.line, "claim_id", f"{each.reviewer} judges this claim on line {first} already")


def _says_again(whose: _Whose, scale: RatingScale) -> bool:
    """Tell whether a row says what is stored, as far as a table can say it."""
    row, stored = whose.row, whose.earlier
    if stored is None:
        return False
    skip_reason = row.cell("skip_reason")
    return (
        _label(row.cell("rating"), scale) == (stored.rating.label if stored.rating else "")
        and any(is_same_text(each, stored.skip_reason) for each in (skip_reason, _reason(skip_reason)))
        and is_same_text(row.cell("explanation"), stored.explanation)
        and are_same_sources(row.sources, stored.sources)
        and ("note" not in row.cells or is_same_text(row.cell("note"), stored.note))
    )


def _entry(whose: _Whose, session: ReviewSession, faults: list[Fault]) -> Entry | None:
    """Make the judgement that a row says; None where it is at fault."""
    row, earlier = whose.row, whose.earlier
    wrong = [*_gone(session, whose), *_faults_in(row, session.scale)]
    if not wrong:
        found = Judgement(
            rating=_label(row.cell("rating"), session.scale) or "",
            explanation=clean_answer(row.cell("explanation")),
            sources=made_sources(row.sources, earlier.sources if earlier else ()),
            skip_reason=_reason(row.cell("skip_reason")),
        )
        correction = clean_answer(row.cell("correction"))
        # A table need not have the notes, which stay then; the export's has none.
        note = clean_answer(row.cells.get("note", earlier.note if earlier else ""))
        entry = Entry(row.line, whose.claim_id, whose.reviewer, found, earlier is not None, note, correction)
        if not (wrong := list(_untold(session, earlier, entry))):
            return entry
    faults += wrong
    return None


def _gone(session: ReviewSession, whose: _Whose) -> Iterator[Fault]:
    """Refuse a judgement of a claim that was split or merged."""
    if came := came_of(session, whose.claim_id):
        names = ", ".join(claim.id for claim in came)
        yield Fault(whose.row.line, "claim_id", f"this claim was split or merged; judge what came of it: {names}")


def _untold(session: ReviewSession, earlier: Review | None, entry: Entry) -> Iterator[Fault]:
    """Refuse to change what was published without a word for its readers."""
    if earlier is None:
        return
    found = entry.judgement
    after = evolve(
        earlier,
        state="rated" if found.rating else "skipped",
        rating=session.scale.rate(found.rating) if found.rating else None,
        explanation=found.explanation,
        sources=found.sources,
        skip_reason=found.skip_reason,
    )
    try:
        corrected(session.history, [earlier], after, why=entry.correction)
    except CorrectionNeededError:
        yield Fault(entry.line, "correction", UNTOLD)


def _faults_in(row: Row, scale: RatingScale) -> list[Fault]:
    return [Fault(row.line, column, message) for column, message in _judgement_faults(row, scale)]


def _judgement_faults(row: Row, scale: RatingScale) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a judgement, each with its column."""
    rating, skip_reason = row.cell("rating"), row.cell("skip_reason")
    if _label(rating, scale) is None:
        labels = ", ".join(scale.all_labels)
        yield "rating", f"“{rating.strip()}” is no label of {scale.name}; its labels are: {labels}"
    if rating.strip() and skip_reason.strip():
        yield "skip_reason", "a claim is rated or skipped, not both"
    elif not rating.strip() and (fault := check_filled(_reason(skip_reason))):
        yield "skip_reason", fault
    for fault in evidence_faults(row.sources):
        yield "sources", fault


def _label(rating: str, scale: RatingScale) -> str | None:
    """Give the label that is meant, in any case of the letters; empty for none, None where the scale lacks it."""
    if not rating.strip():
        return ""
    for known in scale.all_labels:
        if known.strip().casefold() == rating.strip().casefold():
            return known
    return next((known for known in scale.all_labels if is_same_text(rating, known)), None)


def _reason(typed: str) -> str:
    """Give a reason to skip as it is stored: in the words of the question's choices where it is one of them."""
    reason = clean_answer(typed)
    known = {choice.value for choice in ABOUT_A_CLAIM["skip_reason"].choices}
    return reason.casefold() if reason.casefold() in known else reason
