"""How fast ``claimcheck validate`` goes through a feed, and whether its memory grows with the feed's length.

    python -m benchmarks.validate_pace [--reviews 50000] [--form array|feed|graph|lines]

A feed of so many ClaimReviews, all different, is made for each form and checked by the command in a process of its own,
as is one of a tenth. One in ten breaks a rule. Pace is reviews a second of processor time, start-up included, so that a
busy machine does not count; elapsed time stands beside it. Leaves with 1 where a figure is over its budget.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

LEAST_PACE = 5_000
"""Reviews a second."""

MOST_GROWTH = 4 * 2**20
"""Bytes by which the peak with all reviews may be above that with a tenth; 16 a review are what comparing them takes."""

FORMS = ("array", "feed", "graph", "lines")


@frozen
class Measured:
    """What a run took: processor and elapsed seconds, and the peak of its memory in bytes."""

    processor: float
    elapsed: float
    peak: int


def main() -> int:
    """Print a line for each form; give 1 where one is over budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=50_000)
    parser.add_argument("--form", action="append", choices=FORMS)
    options = parser.parse_args()
    print(f"{'form':<8}{'reviews':>9}{'MB':>6}{'a second':>10}{'elapsed':>10}{'peak, a tenth':>15}{'peak, all':>11}")
    # Not a list of the kind that ends with the first failure: all forms are measured.
    return max([int(not is_within_budget(form, options.reviews)) for form in options.form or FORMS])


def is_within_budget(form: str, count: int) -> bool:
    """Measure one form, print it, and tell whether it is fast and small enough."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.json", Path(folder) / "many.json"
        few.write_text("".join(written(form, count // 10)), encoding="utf-8")
        with many.open("w", encoding="utf-8") as file:
            file.writelines(written(form, count))
        small, large = measured(few), measured(many)
        megabytes = many.stat().st_size / 1e6
    pace = count / large.processor
    peaks = f"{small.peak / 2**20:>12.1f} MB{large.peak / 2**20:>8.1f} MB"
    print(f"{form:<8}{count:>9}{megabytes:>6.0f}{pace:>10.0f}{large.elapsed:>8.1f} s{peaks}", flush=True)
    return pace >= LEAST_PACE and large.peak - small.peak <= MOST_GROWTH


def measured(path: Path) -> Measured:
    """Check a file and measure the process that does it."""
    began = time.perf_counter()
    command = (sys.executable, "-m", "claimcheck", "validate", str(path), "--format", "json")
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 1, "the feed breaks a rule here and there"
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss * unit)


def written(form: str, count: int) -> Iterator[str]:
    """Give a feed of so many ClaimReviews in pieces."""
    before, between, after = {
        "array": ("[", ",\n", "]"),
        "feed": ('{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [', ",\n", "]}"),
        "graph": ('{"@context": "https://schema.org", "@graph": [', ",\n", "]}"),
        "lines": ("", "\n", "\n"),
    }[form]
    yield before
    for number in range(count):
        review: dict[str, Any] = made(number)
        if form == "feed":
            review = {"@type": "DataFeedItem", "dateCreated": "2026-01-31", "item": [review, None]}
        yield (between if number else "") + json.dumps(review)
    yield after


def made(number: int) -> dict[str, Any]:
    """Give a ClaimReview as newsrooms publish them; every tenth has a rating beyond its scale."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://facts.example.org/checks/2026/bridge-{number}",
        "datePublished": "2026-01-31T10:00:00+00:00",
        "inLanguage": "en",
        "claimReviewed": f"The bridge number {number} cost nothing to build",
        "author": {"@type": "Organization", "name": "Gotham Fact Desk", "url": "https://facts.example.org/"},
        "publisher": {"@type": "Organization", "name": "Gotham Fact Desk", "url": "https://facts.example.org/"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 9 if number % 10 == 0 else 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "The council's minutes of March give the cost, as does the contract.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Selina Vale", "sameAs": "https://people.example.org/vale"},
            "datePublished": "2026-01-30",
            "appearance": [{"@type": "CreativeWork", "url": f"https://news.example.com/bridge/{number}"}],
        },
        "citation": [{"@type": "CreativeWork", "name": "Minutes", "url": "https://council.example.org/minutes/march"}],
    }


if __name__ == "__main__":
    sys.exit(main())
