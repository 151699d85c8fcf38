"""Words that are made of what pages show: dates, numbers, counts, a verdict's place on its scale."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from claimcheck.claimreview.values import whole
from claimcheck.model import Rating, RatingLevel, RatingScale
from claimcheck.publish.site.values import Scale, Share, Step, Verdict, tone_at

_MONTHS = "January February March April May June July August September October November December".split()


def moment_of(moment: datetime) -> str:
    """Write a moment in ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def day_words(day: date | str) -> str:
    """Write a day, or the day of a moment, as people do: "31 January 2026"."""
    found = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def day_iso(day: date | str) -> str:
    """Write a day, or the day of a moment, as programs do: "2026-01-31"."""
    return (day if isinstance(day, str) else day.isoformat())[:10]


def number_words(number: float) -> str:
    """Write a number without a point where it is whole."""
    return f"{whole(number)}"


def counted(number: int, what: str) -> str:
    """Write how many there are of something."""
    return f"{number} {what}{'s' * (number != 1)}"


def shortened(text: str, most: int) -> str:
    """Give a text as one line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def verdict_of(rating: Rating, scale: RatingScale) -> Verdict:
    """Give a rating as a verdict with its place on the scale."""
    return Verdict(rating.label, scale.id, scale.name, _place(scale, rating.value))


def scale_of(rating: Rating, scale: RatingScale) -> Scale:
    """Give the place of a rating on its scale, as it is drawn and in words."""
    steps = tuple(
        Step(level.label, level.value, _place(scale, level.value) or 0, is_here=level.label == rating.label)
        for level in scale.levels
    )
    return Scale(_scale_words(rating, scale), steps)


def tone_of(level: RatingLevel, scale: RatingScale) -> str:
    """Name the tone that a level of a scale is shown in."""
    return tone_at(_place(scale, level.value))


def shares_of(verdicts: Iterable[Verdict], order: Iterable[str]) -> tuple[Share, ...]:
    """Count verdicts of one scale, in the order of its labels, each with its part of a strip of 100."""
    given = list(verdicts)
    counts = {label: [each for each in given if each.label == label] for label in order}
    shares: list[Share] = []
    start = 0.0
    for found in counts.values():
        if found:
            width = 100 * len(found) / len(given)
            shares.append(Share(found[0], len(found), start, width))
            start += width
    return tuple(shares)


def share_words(shares: Iterable[Share]) -> str:
    """Say how many verdicts there are of each: "2 False, 1 Half true"."""
    return ", ".join(f"{each.count} {each.verdict.label}" for each in shares)


def _place(scale: RatingScale, value: float | None) -> float | None:
    if value is None or scale.worst is None or scale.best is None:
        return None
    return (value - scale.worst) / (scale.best - scale.worst)


def _scale_words(rating: Rating, scale: RatingScale) -> str:
    if not scale.levels:
        return f"The labels of {scale.name} have no order."
    worst, best = scale.levels[0], scale.levels[-1]
    ends = f"from {number_words(worst.value)} ({worst.label}) to {number_words(best.value)} ({best.label})"
    if rating.value is None:
        return f"“{rating.label}” stands beside the scale {scale.name}, {ends}: it has no number."
    return f"{number_words(rating.value)} on the scale {scale.name}, {ends}."
