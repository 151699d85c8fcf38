"""Sources that were entered before, found again at the question for a source's address. Knows no store and no terminal."""

from collections.abc import Sequence

from attrs import evolve

from claimcheck.model import Source
from claimcheck.review.questions import Choice, Question
from claimcheck.text_safety import plain_line

MOST_FOUND = 9

_SIGN = "/"


def searchable(question: Question) -> Question:
    """Let the question for a source's address take words to search for, too."""
    check = question.check
    return evolve(
        question,
        message=f"{question.message} ({_SIGN}words finds one entered before)",
        check=lambda value: "" if is_search(value) else check(value),
    )


def is_search(value: str) -> bool:
    """Tell whether what was typed is to be searched for."""
    return value.startswith(_SIGN) and bool(words_in(value))


def words_in(value: str) -> str:
    """Give what is to be searched for."""
    return value.removeprefix(_SIGN).strip()


def found_question(found: Sequence[Source]) -> Question:
    """Ask which of these sources is meant; the answer is its place, from 0."""
    choices = (Choice(str(place), _label(source), str(place + 1)) for place, source in enumerate(found))
    return Question("found", "Which one?", "Source", tuple(choices))


def _label(source: Source) -> str:
    day = source.published_on.isoformat() if source.published_on else ""
    return plain_line(" · ".join(filter(None, (source.title, source.publisher, day, source.url))))
