"""A session as rows of tables, and what changed in it as rows to write. Knows no connection and no statement.

Each of the session's lists is a table. A row has the JSON of one value in ``body``; what it is found and sorted by stands
in columns beside it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from attrs import evolve, fields, frozen

from claimcheck.model import Assignment, Claim, Draft, HistoryEntry, Review, ReviewSession
from claimcheck.store.base import claim_states, searched_claimant, searched_source, searched_words
from claimcheck.store.carry import carry_into
from claimcheck.store.convert import from_json, to_json
from claimcheck.store.faults import ConversionError
from claimcheck.store.layout import LISTS, ROW_TYPES, Tables, UnstorableError

Body = dict[str, Any]
Columns = dict[str, Any]


@frozen
class Held:
    """One row as it is stored: the value, its JSON with what is not known in it, and its number in the list."""

    value: Any
    body: Body
    number: int


Rows = Mapping[str, Mapping[str, Held]]
"""What a session's tables hold: by the table's name, then by the row's key."""


@frozen
class Stored:
    """A session as it is stored: the key of its row, the name of this state, its own JSON, the article's, its tables.

    ``others`` is what stood beside the tables in a file.
    """

    key: int
    state: str
    session: ReviewSession
    body: Body
    article: Body
    rows: Rows
    others: Mapping[str, Any] = {}


@frozen
class Written:
    """A row to write: what it is called, its number, its value with its JSON; neither for a row that is taken out."""

    key: str
    number: int
    value: Any
    body: Body | None


def _of_pair(value: Review | Draft | Assignment) -> str:
    # With the length of the first, no two pairs come to the same.
    return f"{len(value.claim_id)} {value.claim_id} {value.reviewer}"


def _of_draft(draft: Draft) -> str:
    # That of a review begins with a number.
    return f"verdict {_of_pair(draft)}" if draft.is_verdict else _of_pair(draft)


KEYS: Mapping[str, Callable[[Any], str]] = {
    "claims": lambda claim: claim.id,
    "reviews": _of_pair,
    "verdicts": lambda verdict: verdict.claim_id,
    "drafts": _of_draft,
    "assignments": _of_pair,
    "history": lambda entry: str(entry.number),
}
"""What a row is called in its table."""


def columns_of(value: Any) -> Columns:
    """Give what a value is found and sorted by; with a claim also counts what ``standings`` gives."""
    match value:
        case Claim():
            found = {"words": searched_words(value), "claimant": searched_claimant(value)}
            return {"position": value.anchors[0].start, "worth": value.check_worthiness, **found}
        case HistoryEntry():
            return {"claim_id": value.claim_id, "reviewer": value.by, "action": value.action, "updated_at": value.at}
        case Assignment():
            return {"claim_id": value.claim_id, "reviewer": value.reviewer, "updated_at": value.at}
        case Review():
            label = value.rating.label if value.rating else ""
            own = {"rating": label.casefold(), "source_words": [searched_source(each) for each in value.sources]}
        case _:
            own = {"is_verdict": value.is_verdict}
    return {"claim_id": value.claim_id, "reviewer": value.reviewer, "updated_at": value.updated_at, **own}


def standings(claim_ids: Collection[str], session: ReviewSession) -> Mapping[str, Columns]:
    """Give the columns of claims that others' rows change, by their ids: the state, and whether somebody was asked."""
    asked = {each.claim_id for each in session.assignments}
    states = claim_states(session, [claim for claim in session.claims if claim.id in claim_ids])
    return {name: {"state": state, "is_assigned": name in asked} for name, state in states.items()}


def bare(session: ReviewSession) -> ReviewSession:
    """Give a session without what stands in rows of its own."""
    return evolve(session, claims=(), reviews=(), verdicts=(), drafts=(), assignments=(), history=())


def changed_rows(stored: Stored, session: ReviewSession) -> dict[str, list[Written]]:
    """Give the rows, by table, that make what is stored into the session; those without a body are taken out.

    Raises:
        UnstorableError: A value is not of the type that the model says, so that it could not be read again.

    """
    return {name: _changed_in(name, stored, getattr(session, name)) for name in LISTS}


def with_rows(stored: Stored, session: ReviewSession, written: Mapping[str, Iterable[Written]]) -> Stored:
    """Give what is stored once the rows are written and the session is that one."""
    rows = {name: dict(held) for name, held in stored.rows.items()}
    for name, each in ((name, each) for name, several in written.items() for each in several):
        if each.body is None:
            rows[name].pop(each.key, None)
        else:
            rows[name][each.key] = Held(each.value, each.body, each.number)
    return evolve(stored, session=session, rows=rows)


def ordered(held: Mapping[str, Held]) -> list[Held]:
    """Give a table's rows in their order in the session."""
    return sorted(held.values(), key=lambda each: each.number)


def rows_like(tables: Tables) -> Rows:
    """Give the rows of another store as rows whose values are not known, so that all are written, with what they hold."""
    return {
        name: {
            KEYS[name](from_json(ROW_TYPES[name], body)): Held(None, body, int(number))
            for number, body in tables[name].items()
        }
        for name in LISTS
    }


def own_body(session: ReviewSession, stored: Body) -> Body:
    """Give the JSON of what is the session's own, without article and lists, with what is not known in the stored one.

    Raises:
        UnstorableError: A value in it could not be read again.

    """
    body: Body = to_json(bare(session))
    _check(ReviewSession, body, "session")
    for name in ("article", *LISTS):
        del body[name]
    carried: Body = carry_into(body, stored)
    return carried


def own_body_after(stored: Stored, session: ReviewSession) -> Body:
    """Give the JSON of what is the session's own, after a save of what is stored; most saves change two values of it.

    Raises:
        UnstorableError: A value in it could not be read again.

    """
    changing = {"article", "revision", "updated_at", *LISTS}
    names = [each.name for each in fields(ReviewSession) if each.name not in changing]
    if any(getattr(session, name) != getattr(stored.session, name) for name in names):
        return own_body(session, stored.body)
    return {**stored.body, "revision": session.revision, "updated_at": to_json(session.updated_at)}


def article_body(session: ReviewSession, stored: Body) -> Body:
    """Give the JSON of the article with what is not known in the stored one."""
    carried: Body = carry_into(to_json(session.article), stored)
    return carried


def _changed_in(name: str, stored: Stored, values: tuple[Any, ...]) -> list[Written]:
    """Look through a table, as far as something can have changed in it: a save mostly adds to the end of one or two."""
    held, before = stored.rows[name], getattr(stored.session, name)
    if values is before:
        return []
    if name == "history" and values[: len(before)] == before:
        new = {str(each.number): each for each in values[len(before) :]}
        return [Written(key, each.number, each, _body(name, key, each, held.get(key))) for key, each in new.items()]
    return _changed(name, held, values)


def _changed(name: str, held: Mapping[str, Held], values: tuple[Any, ...]) -> list[Written]:
    key_of = KEYS[name]
    written, last = [], 0
    present = set()
    for value in values:
        key = key_of(value)
        present.add(key)
        known = held.get(key)
        # Numbers are kept as long as they rise, so that taking a row out writes no other.
        number = known.number if known and known.number > last else last + 1
        last = number
        if known is None or known.number != number or (known.value is not value and known.value != value):
            written.append(Written(key, number, value, _body(name, key, value, known)))
    gone = [Written(key, each.number, each.value, None) for key, each in held.items() if key not in present]
    return gone + written


def _body(name: str, key: str, value: Any, known: Held | None) -> Body:
    body = to_json(value)
    _check(ROW_TYPES[name], body, name, key)
    carried: Body = carry_into(body, known.body if known else {})
    return carried


def _check(cls: type[Any], body: Body, *place: str) -> None:
    try:
        from_json(cls, body)
    except ConversionError as error:
        raise UnstorableError(str(error.faults[0].under(*place))) from error
