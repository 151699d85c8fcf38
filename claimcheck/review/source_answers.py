"""Sources as the answers that lead to them, and back. Knows no question's wording, no claim and no terminal."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import evolve

from claimcheck.model import STANCES, Answer, Source
from claimcheck.review.dates import date_of

MORE = "more"
"""The answer to the question of the stance that asks for all that is known of a source first."""

DETAILS = ("title", "publisher", "published_on", "temporal_coverage", "excerpt", "archive_url", "note")
"""What is asked of a source besides its address and its stance, where it is wanted."""

WITHIN_SOURCE = {"stance", *DETAILS}
"""The questions about one source, after that for its address."""


def sources_in(answers: Iterable[Answer], earlier: Iterable[Source] = ()) -> list[Source]:
    """Give the sources that a trace, finished or not, has so far; what is known of an address from earlier stays with it."""
    known: dict[str, list[Source]] = {}
    for source in earlier:
        known.setdefault(source.url, []).append(source)
    sources: list[Source] = []
    for answer in answers:
        if answer.question == "source" and answer.value:
            same = known.get(answer.value) or [Source(url=answer.value)]
            # One address may stand twice, each time with other words of it.
            sources.append(same.pop(0) if len(same) > 1 else same[0])
        elif sources and answer.question in WITHIN_SOURCE:
            sources[-1] = _with_detail(sources[-1], answer)
    return sources


def source_answers(source: Source) -> Iterator[Answer]:
    """Unfold a source into the answers that lead to it, all but the stance, which it has towards one claim alone."""
    yield Answer("source", source.url)
    details = [Answer(name, _written(getattr(source, name))) for name in DETAILS]
    if any(detail.value for detail in details):
        yield Answer("stance", MORE)
        yield from details


def _written(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def _with_detail(source: Source, answer: Answer) -> Source:
    match answer:
        case Answer("stance", stance):
            found = next((each for each in STANCES if each == stance), source.stance)
            return evolve(source, stance=found)
        case Answer("published_on", day):
            return evolve(source, published_on=date_of(day))
        case Answer("archive_url", address):
            return evolve(source, archive_url=address or None)
    words: dict[str, Any] = {answer.question: answer.value}
    return evolve(source, **words)


def next_in_source(last: Answer) -> str:
    """Give what else is asked of the source that the last answer is about; empty where that is all."""
    if last.question == "source" and last.value:
        return "stance"
    if last == Answer("stance", MORE):
        return DETAILS[0]
    if last.question in DETAILS:
        return (*DETAILS, "stance")[DETAILS.index(last.question) + 1]
    return ""
