"""How long it takes to publish a site, and to publish it again after one change.

    python -m benchmarks.publish_pace [--fact-checks 2000] [--articles 100] [--full-text]

Every time is that of the whole command, in a process of its own, from its start to its end:

    first       into a folder that is not there
    unchanged   once more, with nothing new
    changed     after one review was changed
    templates   after a template was changed, which every page depends on
"""

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from attrs import evolve

from claimcheck.model import Claim, Claimant, ReviewSession
from claimcheck.store import Store, open_store
from tests import samples

_LABELS = ("False", "Mostly false", "Half true", "Mostly true", "True", "Unproven")
_BASE = "https://facts.example.org/checks/"


def main() -> int:
    """Print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fact-checks", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--full-text", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = open_store(place / "reviews")
        for number in range(options.articles):
            store.save(a_session(number, options.fact_checks // options.articles))
        more = ("--full-text",) if options.full_text else ()
        print(f"{options.fact_checks} fact-checks of {options.articles} articles", flush=True)
        timed("first", place, more)
        timed("unchanged", place, more)
        change_one(store)
        timed("changed", place, more)
        templates = place / "templates"
        templates.mkdir()
        (templates / "gone.html").write_text('{% extends "base.html" %}', encoding="utf-8")
        timed("templates", place, (*more, "--templates", str(templates)))
    return 0


def a_session(number: int, claims: int) -> ReviewSession:
    """Give a session of so many claims, each rated with sources and an explanation."""
    many: list[Claim] = [
        evolve(
            samples.COST,
            id=f"c-{number}-{place}",
            text=f"The bridge number {place} of article {number} cost nothing at all to those who built it",
            claimant=Claimant(f"Invented Person {(number * 7 + place) % 400}", role="mayor of Gotham"),
        )
        for place in range(claims)
    ]
    session = evolve(samples.session(claims=many, title=f"Article {number} of many"), id=f"article-{number}")
    for place, claim in enumerate(many):
        session = session.add_review(
            claim.id,
            reviewer="Ada Quill",
            rating=_LABELS[(number + place) % len(_LABELS)],
            explanation="The budget names 40 million, and the council has confirmed it. " * 5,
            sources=samples.SOURCES,
            at=samples.AT + timedelta(hours=number * claims + place),
        )
    return session


def change_one(store: Store) -> None:
    """Change one review, with the correction that it takes."""
    name = store.ids()[0]
    claim = store.load(name).claims[0]
    store.change(
        name,
        lambda it: it.add_review(claim.id, reviewer="Ada Quill", rating="True", correction="The budget was amended."),
    )


def timed(what: str, place: Path, more: tuple[str, ...]) -> None:
    """Run the command and say how long it took."""
    command = [sys.executable, "-m", "claimcheck", "publish", "-o", "site", "--base-url", _BASE, *more]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - began
    print(f"{what:10} {seconds:6.2f} s   {done.stderr.splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
