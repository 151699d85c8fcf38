"""What saving one answer costs, in times of something bare in the same run, and how that grows with the store.

    python -m benchmarks.store_pace [--store files] [--store postgres] [--claims 100] [--sessions 10000]

    files       saving an answer in times of writing the same review with TinyDB's own JSONStorage, into the same tables
    postgres    saving an answer in times of a bare psycopg UPDATE of the same row, the medians
    growth      a save with --sessions sessions in the store, in times of one with ten

The two of a pair are timed by turns. A private PostgreSQL is started for it, with its defaults.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import tinydb
from attrs import evolve

from claimcheck.model import Claim, ReviewSession
from claimcheck.store import Store, open_store
from claimcheck.store.convert import to_json
from claimcheck.store.layout import Content, to_bytes, to_tables
from tests import samples
from tests.postgres import cluster

ROUNDS = 150
FEW = 10


def main() -> int:
    """Print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", action="append", choices=["files", "postgres"])
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--sessions", type=int, default=10_000)
    options = parser.parse_args()
    for kind in options.store or ["files", "postgres"]:
        with a_store(kind) as (store, address), a_store(kind) as (full, _):
            session = large_session(options.claims)
            compared(kind, store, address, session)
            grown(kind, store, full, session, options.sessions)
    return 0


def compared(kind: str, store: Store, address: str, session: ReviewSession) -> None:
    """Compare a save with something bare."""
    kept = store.save(session)
    bare = bare_tinydb(kept) if kind == "files" else bare_update(address, kept)
    ours, theirs = medians(saver(store, kept), bare)
    what = "TinyDB's JSONStorage" if kind == "files" else "a bare UPDATE"
    print(f"{kind}: a save {ours * 1000:.2f} ms, {ours / theirs:.2f} × {what} ({theirs * 1000:.2f} ms)", flush=True)


def grown(kind: str, store: Store, full: Store, session: ReviewSession, count: int) -> None:
    """Compare a save of the same session in a full store with one in a store of few."""
    same = evolve(session, id="the-same-session")
    fill(store, FEW)
    fill(full, count)
    few, many = medians(saver(store, store.save(same)), saver(full, full.save(same)))
    print(f"{kind}: with {count} sessions {many * 1000:.2f} ms, {many / few:.2f} × that with {FEW}", flush=True)


@contextmanager
def a_store(kind: str) -> Iterator[tuple[Store, str]]:
    """Give an empty store of that kind and its place."""
    with tempfile.TemporaryDirectory() as folder:
        if kind == "files":
            yield open_store(folder), folder
            return
        with cluster() as server:
            address = server.new_database()
            yield open_store(address), address


def large_session(claims: int, *, title: str = "Mayor of Gotham opens bridge") -> ReviewSession:
    """Give a session of so many claims, half of them rated with a source and an explanation."""
    many: list[Claim] = [evolve(samples.COST, id=f"c-{number}") for number in range(claims)]
    session = samples.session(claims=many, title=title)
    for claim in many[: claims // 2]:
        session = session.add_review(
            claim.id,
            reviewer="Ada Quill",
            rating="False",
            explanation="It cost more.",
            sources=samples.SOURCES,
            at=samples.AT,
        )
    return session


def saver(store: Store, session: ReviewSession) -> Callable[[], object]:
    """Give what saves another answer to the session each time it is called."""
    moments = iter(range(10**9))

    def save() -> object:
        at = samples.AT + timedelta(seconds=next(moments))
        return store.change(
            session.id,
            lambda it: it.add_review("c-1", reviewer="Bo Ferrin", rating="True", explanation=f"at {at}", at=at),
        )

    return save


def bare_tinydb(session: ReviewSession) -> Callable[[], object]:
    """Give what writes a review, and its entry in the history, with TinyDB alone."""
    folder = tempfile.mkdtemp()
    path = Path(folder) / "bare.json"
    path.write_bytes(to_bytes(Content(to_tables(session))))
    database = tinydb.TinyDB(path, encoding="utf-8")
    review, entry = to_json(session.reviews[0]), to_json(session.history[0])

    def save() -> object:
        database.table("reviews").update(review, doc_ids=[1])
        return database.table("history").insert(entry)

    return save


def bare_update(address: str, session: ReviewSession) -> Callable[[], object]:
    """Give what updates the row of a review with psycopg alone."""
    import psycopg
    from psycopg.types.json import Jsonb

    from claimcheck.store.postgres.rows import KEYS

    connection = psycopg.connect(address, autocommit=True)
    review = session.reviews[0]
    values = (Jsonb(to_json(review)), KEYS["reviews"](review))

    def update() -> object:
        done = connection.execute("UPDATE claimcheck.reviews SET body = %s WHERE key = %s", values)
        assert done.rowcount == 1, "the row that a save writes is updated"
        return done

    return update


def fill(store: Store, count: int) -> None:
    """Put small sessions into the store of so many articles."""
    for number in range(count):
        session = samples.session(title=f"Article {number} of many")
        store.save(evolve(session, id=f"{session.id}-{number}"))


def medians(*works: Callable[[], object]) -> list[float]:
    """Time each by turns and give the median of each, in seconds."""
    rounds = [[_timed(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(each) for each in zip(*rounds, strict=True)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
