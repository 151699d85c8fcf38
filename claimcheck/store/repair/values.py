"""Values of the model from the rows of a damaged session: what can be read, found again, or told from what is left.

Nothing is made up. What a person must know of it goes to ``notes``, a line each. Knows no file and no store.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from attrs import evolve

from claimcheck.model import Article, Claim, Rating, RatingScale
from claimcheck.model.scales import built_in_scales
from claimcheck.store.convert import from_json, to_json
from claimcheck.store.faults import ConversionError
from claimcheck.store.layout import ROW_TYPES, TABLES, Row
from claimcheck.store.migrations import SCHEMA_VERSION, migrated
from claimcheck.store.repair.remains import Remains

T = TypeVar("T")
Notes = list[str]
Rows = Mapping[str, Sequence[Row]]

NOUNS = {
    "claims": ("claim", "claims"),
    "reviews": ("review", "reviews"),
    "verdicts": ("verdict", "verdicts"),
    "drafts": ("draft", "drafts"),
    "assignments": ("assignment", "assignments"),
    "history": ("entry of the history", "entries of the history"),
}
"""What one row and several rows of a table are called."""

_USUAL_SCALE = "google"
_MOST_NAMED = 20
_LONGEST_NAME = 60


def rows_in(remains: Remains) -> Rows:
    """Give the rows as this version has them; a version that is lost, or wrong, is the one that most of them fit."""
    by_version = {version: _rows_as_of(version, remains) for version in range(1, SCHEMA_VERSION + 1)}
    best = max(by_version, key=lambda each: (_readable(by_version[each]), each == remains.version, each))
    return by_version[best]


def _rows_as_of(version: int, remains: Remains) -> Rows:
    tables = {name: dict(enumerate(rows)) for name, rows in remains.rows.items()}
    found = migrated({"schema_version": version, **tables})
    return {name: tuple(found[name].values()) for name in TABLES if name in found}


def _readable(rows: Rows) -> int:
    return sum(read_as(cls, row) is not None for name, cls in ROW_TYPES.items() for row in rows.get(name, ()))


def read_as(cls: type[T], value: Any) -> T | None:
    """Read a value, if it can be read."""
    try:
        return from_json(cls, value)
    except ConversionError:
        return None


def read_table(
    table: str, rows: Rows, remains: Remains, notes: Notes, *, read: Callable[[Row], Any] | None = None
) -> list[Any]:
    """Read the rows of a table that can be read.

    Args:
        table: Which one.
        rows: All rows.
        remains: What they are from.
        notes: Is told how many are gone, and which, as far as they can be named.
        read: Reads a row; without it, a row is what the table is made of.

    """
    found = [(row, read(row) if read else read_as(ROW_TYPES[table], row)) for row in rows.get(table, ())]
    values = [value for _, value in found if value is not None]
    if gone := max(remains.counts.get(table, 0), len(found)) - len(values):
        broken = (*(row for row, value in found if value is None), *remains.broken.get(table, ()))
        names = list(dict.fromkeys(name for row in broken if (name := _name_in(table, row))))
        count = f"at least {gone + len(values)}" if table == remains.broken_off else f"{gone + len(values)}"
        verb = "is" if gone == 1 else "are"
        notes.append(f"{gone} of {count} {NOUNS[table][1]} {verb} gone or cannot be read{listed(names)}")
    return values


def listed(names: Sequence[str]) -> str:
    """Give the names behind a colon, the first of many."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f": {', '.join(names[:_MOST_NAMED])}{more}" if names else ""


def short(name: str) -> str:
    """Cut a name from a file that may be as long as it likes."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _name_in(table: str, row: Row) -> str:
    """Call a row that cannot be read by what can be read of it."""
    match table, row:
        case "claims", {"id": str(claim_id)}:
            return short(claim_id)
        case "history", {"number": int(number)}:
            return f"number {number}"
        case "reviews" | "verdicts" | "drafts" | "assignments", {"claim_id": str(claim_id), "reviewer": str(reviewer)}:
            return f"{short(reviewer)} on {short(claim_id)}"
    return ""


def claim_in(row: Row, text: str) -> Claim | None:
    """Read a claim; where its places contradict its quotes, put them beyond the text, so that the quotes are looked for."""
    return read_as(Claim, row) or read_as(Claim, {**row, "selectors": list(_adrift(row.get("selectors"), len(text)))})


def _adrift(selectors: Any, end: int) -> Iterator[Any]:
    """Give the selectors with places beyond the end; all the quotes must be there, for a claim rests on each of them."""
    for quote in selectors[1::2] if isinstance(selectors, list) and len(selectors) % 2 == 0 else ():
        exact = quote.get("exact") if isinstance(quote, dict) else None
        length = len(exact) if isinstance(exact, str) else 0
        yield from ({"type": "TextPositionSelector", "start": end, "end": end + length}, quote)


def anchored(claims: Iterable[Claim], text: str, notes: Notes) -> list[Claim]:
    """Anchor anew the claims whose words stand elsewhere; leave out those whose words are not there, or more than once."""
    kept = []
    for claim in claims:
        anchors = [anchor if anchor.is_in(text) else anchor.find_in(text) for anchor in claim.anchors]
        found = tuple(anchor for anchor in anchors if anchor)
        if len(found) < len(anchors):
            notes.append(f"claim {short(claim.id)} is left out: its words are not in the text, or more than once")
            continue
        if found != claim.anchors:
            places = ", ".join(f"{anchor.start} to {anchor.end}" for anchor in found)
            notes.append(f"claim {short(claim.id)} was anchored anew: its words stand at {places} of the text")
        kept.append(evolve(claim, anchors=found))
    return kept


def article_in(rows: Iterable[Row], notes: Notes) -> Article | None:
    """Restore the article, if its text is there; what else is lost of it is as for a new article of that text."""
    found = sorted((row for row in rows if isinstance(row.get("text"), str)), key=_proves_its_text, reverse=True)
    plain = Article.from_text(found[0]["text"]) if found else None
    if plain is None or not plain.text:
        return None
    row, usual = found[0], to_json(plain)
    lost = usual.keys() - row.keys() - {"text_sha256"}
    known = {**usual, **row, "text": plain.text, "text_sha256": plain.text_sha256}
    try:
        article = from_json(Article, known)
    except ConversionError as error:
        lost |= {str(fault.path[0]) for fault in error.faults if fault.path}
        article = from_json(Article, known | {name: usual[name] for name in lost})
    if lost:
        notes.append(f"the article's {', '.join(sorted(lost))} cannot be read: set as for a new article of this text")
    notes += _text_notes(found, plain)
    return article


def _proves_its_text(row: Row) -> bool:
    return bool(row.get("text_sha256") == Article.from_text(row["text"]).text_sha256)


def _text_notes(rows: Sequence[Row], article: Article) -> Iterator[str]:
    if len({row["text"] for row in rows}) > 1:
        yield "the article stands there with several texts: one is taken"
    if article.text != rows[0]["text"]:
        yield "characters that no text can have were taken out of the article's text"
    if not isinstance(rows[0].get("text_sha256"), str):
        yield "the digest that proves the article's text is lost"
    elif rows[0]["text_sha256"] != article.text_sha256:
        yield "the article's text does not match its digest: it was changed or damaged, and is kept as it is now"


def engine_in(rows: Iterable[Row], notes: Notes) -> str:
    """Give what found the claims."""
    engine = _first(str, rows, "engine")
    if engine is None:
        notes.append("the name of the engine that found the claims is lost")
    return engine or ""


def beginning_in(rows: Iterable[Row], dates: Iterable[datetime], at: datetime, notes: Notes) -> datetime:
    """Give when the session began: where that is lost, the earliest date in it, and if there is none, now."""
    if began := _first(datetime, rows, "created_at"):
        return began
    earliest = min(dates, default=None)
    notes.append(f"when the session began is lost: {'the earliest date in it' if earliest else 'now'} is set")
    return earliest or at


def scale_in(rows: Iterable[Row], ratings: Iterable[Rating], notes: Notes) -> RatingScale | None:
    """Give the rating scale: where it is lost, the built-in one that the ratings name; None where there is none."""
    if scale := _first(RatingScale, rows, "scale"):
        return scale
    named = Counter((rating.scale, rating.scale_version) for rating in ratings).most_common(1)
    wanted, version = named[0][0] if named else (_USUAL_SCALE, None)
    scale = built_in_scales().get(wanted)
    if scale is None or version not in (None, scale.version):
        notes.append(
            f"the rating scale {short(wanted)} is lost, and no built-in one: nothing can be restored without it"
        )
        return None
    why = "which the ratings name" if named else "the usual one, for nothing is rated"
    notes.append(f"the rating scale is lost: it is {scale.name} now, {why}")
    return scale


def _first(cls: type[T], rows: Iterable[Row], name: str) -> T | None:
    return next((found for row in rows if (found := read_as(cls, row.get(name))) is not None), None)
