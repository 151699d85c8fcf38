"""Sources as a table notes them, compared with those of an earlier review, checked, and made. Knows no session."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from attrs import evolve

from claimcheck.model import STANCES, Source, Stance
from claimcheck.review.dates import check_coverage
from claimcheck.review.questions import check_filled, check_source, clean_answer
from claimcheck.review.tables.cells import SourceNote, source_fields, unescaped
from claimcheck.text_safety import plain

_USUAL_STANCE: Stance = "context"


def table_text(stored: str) -> str:
    """Give a stored text as it is once a table was written of it and read."""
    return clean_answer(unescaped(plain(stored)))


def is_same_text(said: str, stored: str) -> bool:
    """Tell whether a table says what is stored, as far as it can: spaces at the edges and control characters apart."""
    return said == stored or clean_answer(said) in {clean_answer(stored), table_text(stored)}


def are_same_sources(said: Sequence[SourceNote], stored: Sequence[Source]) -> bool:
    """Tell whether a table names the sources that are stored, one by one and all that it can say of them."""
    return len(said) == len(stored) and all(map(_is_same_source, said, stored))


def evidence_faults(said: Sequence[SourceNote]) -> Iterator[str]:
    """Say in sentences what is wrong with sources, each with its number where there are several."""
    for number, source in enumerate(said, 1):
        for fault in _faults_of(source):
            yield f"{number}: {fault}" if len(said) > 1 else fault


def made_sources(said: Sequence[SourceNote], earlier: Sequence[Source] = ()) -> tuple[Source, ...]:
    """Make sources of what is said of them, without faults.

    Args:
        said: The sources.
        earlier: Those of the review that is replaced; what is not said of them again, their notes and when they were
            consulted, is taken over.

    """
    return tuple(_made_source(each, earlier) for each in said)


def _is_same_source(said: SourceNote, stored: Source) -> bool:
    there = source_fields(stored)
    given = {"stance": _USUAL_STANCE, **said}
    # A note is the reviewer's own: no table is written with it, so that one without it says nothing of it.
    if (note := said.get("note")) and not is_same_text(note, stored.note):
        return False
    return all(is_same_text(given.get(name, ""), value) for name, value in there.items())


def _faults_of(said: SourceNote) -> Iterator[str]:
    cleaned = _cleaned(said)
    address, archive = cleaned.get("url", ""), cleaned.get("archive", "")
    if fault := check_filled(address) or check_source(address):
        yield fault
    if cleaned["stance"] not in STANCES:
        yield f"“{said['stance']}” is no stance; there are: {', '.join(STANCES)}."
    if (published := cleaned.get("published")) and _day(published) is None:
        yield f"“{published}” is no date; it is written as 2026-01-31."
    if fault := check_coverage(cleaned.get("covers", "")):
        yield f"“{cleaned['covers']}” is no time. {fault}"
    if archive and (check_source(archive) or not _is_one_word(archive)):
        yield f"“{archive}” is no address of an archived copy. An address begins with https:// and has no spaces."


def _is_one_word(text: str) -> bool:
    return len(text.split()) == 1


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _cleaned(said: SourceNote) -> Mapping[str, str]:
    cleaned = {name: clean_answer(value) for name, value in said.items()}
    return cleaned | {"stance": cleaned.get("stance", "").casefold() or _USUAL_STANCE}


def _made_source(said: SourceNote, earlier: Sequence[Source]) -> Source:
    known = [each for each in earlier if is_same_text(said["url"], each.url)]
    if same := next((each for each in known if _is_same_source(said, each)), None):
        return same
    given = _cleaned(said)
    made = Source(
        url=given["url"],
        title=given.get("title", ""),
        publisher=given.get("publisher", ""),
        published_on=_day(given.get("published", "")),
        stance=cast("Stance", given["stance"]),
        excerpt=given.get("excerpt", ""),
        archive_url=given.get("archive") or None,
        note=given.get("note", ""),
        temporal_coverage=given.get("covers", ""),
    )
    return evolve(made, accessed_at=known[0].accessed_at, note=made.note or known[0].note) if known else made
