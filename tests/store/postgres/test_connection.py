"""What goes wrong with the database is told in words, with what to do, without a password, and loses nothing."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.errors import StoreError, UnreachableError
from claimcheck.model import ReviewSession
from claimcheck.store import open_store
from claimcheck.store.base import Change, Query
from claimcheck.store.postgres.store import PostgresStore
from tests import samples
from tests.cli.running import run
from tests.postgres import PASSWORD, Cluster, cluster

NAME = samples.session().id


def refusal(attempt: Callable[[], object]) -> StoreError:
    """Give what it is refused with, after looking that no password is in it."""
    with pytest.raises(StoreError) as caught:
        attempt()
    told = f"{caught.value.message} {caught.value.hint}"
    for secret in (PASSWORD, "s3cret", "w@rd", "wrong-one"):
        assert secret not in told
    assert told.isprintable()
    assert caught.value.exit_code == 4
    return caught.value


def judging(explanation: str) -> Change:
    """Give the change that one more judgement of a claim is."""
    return lambda it: it.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True", explanation=explanation)


def test_nobody_listens() -> None:
    """A server that is not there is named, and that one may try again."""
    error = refusal(open_store("postgresql://desk:s3cret@127.0.0.1:1/reviews").ids)
    assert isinstance(error, UnreachableError)
    assert error.message.startswith("postgresql://desk@127.0.0.1:1/reviews: cannot be reached: ")
    assert "refused" in error.message


def test_wrong_password(server: Cluster) -> None:
    """It is told that it is wrong, not what it was."""
    assert "password authentication failed" in refusal(open_store(server.address(password="wrong-one")).ids).message


def test_no_such_database(server: Cluster) -> None:
    """The database is named."""
    assert 'database "nowhere" does not exist' in refusal(open_store(server.address("nowhere")).ids).message


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://desk:s3cret@db.example:port/reviews",
        "postgresql://desk:s3cret@db.example/reviews?nothing=known",
        "postgresql://desk:s3cret@[::1/reviews",
        "postgresql://desk:s3cret@wrong-one@127.0.0.1:1/reviews",
        "postgresql://desk:s3cret/wrong-one@127.0.0.1:1/reviews",
        "postgresql://desk:s3c%zzret@127.0.0.1:1/reviews",
        "postgresql://desk:wrong-one@127.0.0.1:1/reviews?password=s3cret",
    ],
)
def test_address_that_is_none(address: str) -> None:
    """What cannot be read as an address, or not reached, is told without the password in it."""
    assert refusal(open_store(address).ids).message.startswith("postgresql://desk@")


def test_address_with_a_nul() -> None:
    """It is refused: libpq would go on with what stands before it, which is another address."""
    assert "NUL" in refusal(open_store("postgresql://desk:s3cret@127.0.0.1:1/reviews\0x").ids).message


def test_characters_that_are_in_no_text(address: str) -> None:
    """What a terminal hands over that is no text is refused by name, wherever it goes; the store can be used after it."""
    assert r"\udcff" in refusal(open_store(f"{address}\udcff").ids).message
    store = PostgresStore(address)
    store.save(samples.session())
    for attempt in (
        lambda: list(store.search(Query(text="\udcff"))),
        lambda: store.load("\udcff"),
        lambda: store.take_next("\udcff", seconds=60),
        lambda: store.grant("\udcff", kind="reviewer"),
    ):
        assert r"takes no text with the character \udcff" in refusal(attempt).message
    assert store.ids() == (NAME,)


@pytest.mark.parametrize(
    "arguments", [("search", "\udcff"), ("store", "setup", "--reviewer", "\udcff"), ("export", "\udcff")]
)
def test_command_line_that_is_no_text(address: str, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Bytes in no encoding on the command line end it in two lines at most, with the exit code of the store."""
    ran = run("--store", address, *arguments, cwd=tmp_path)
    assert ran.code == 4
    assert r"\udcff" in ran.err
    assert "internal error" not in ran.err


def test_row_that_is_held(server: Cluster, address: str) -> None:
    """Who holds a session for too long is waited for, then the save is refused; when it is let go, it goes through."""
    import psycopg

    store = PostgresStore(address, patience=0.1)
    session = store.save(samples.session())
    with psycopg.connect(address) as other:
        other.execute("SELECT FROM claimcheck.sessions FOR UPDATE")
        error = refusal(lambda: store.save(session))
        assert "locked: another process has been saving it for 0.1 seconds" in error.message
        assert store.load(NAME) == session
    assert store.save(session).revision == 2


def test_connection_that_breaks_between_saves(server: Cluster, address: str) -> None:
    """The next save makes another, and nobody notices."""
    store = open_store(address)
    session = store.save(samples.session())
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()"
    )
    assert store.save(session).revision == 2


def test_connection_that_breaks_in_a_save(server: Cluster, address: str) -> None:
    """Broken while the change is being made, it is made once more, and stored once."""
    store = open_store(address)
    store.save(samples.session())
    times = []

    def change(session: ReviewSession) -> ReviewSession:
        times.append(1)
        if len(times) == 1:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()"
            )
        return session.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT)

    kept = store.change(NAME, change)
    assert len(times) == 2
    assert len(kept.history) == 1
    assert open_store(address).load(NAME) == kept


def test_save_whose_end_was_not_heard_of(address: str) -> None:
    """The same save made again, and the same change, are taken for done and not done twice."""
    store = open_store(address)
    first = samples.session()
    kept = store.save(first)
    assert open_store(address).save(first) == kept

    def change(session: ReviewSession) -> ReviewSession:
        return session.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT)

    assert store.change(NAME, change) == store.change(NAME, change)
    assert len(store.load(NAME).history) == 1


def test_server_that_comes_back() -> None:
    """While it is gone every try is refused in the same words; once it is back the same store goes on."""
    with cluster() as server:
        store = open_store(server.new_database())
        session = store.save(samples.session())
        server.kill()
        assert isinstance(refusal(lambda: store.save(session)), UnreachableError)
        server.start()
        assert store.save(session).revision == 2
        store.close()


def test_full_disk(tmp_path: Path) -> None:
    """Where the database has no room, the save is refused in one line, and what was saved before can be read."""
    with cluster() as server, server.small_disk(megabytes=8) as address:
        store = open_store(address)
        session = store.save(samples.session())
        big = "x" * 200_000
        error = None
        kept = session
        for number in range(200):
            # Words that do not get shorter when they are packed.
            words = f"{number}" + "".join(
                chr(0x4E00 + (number * 7919 + place * 31) % 20_000) for place in range(len(big) // 4)
            )
            try:
                kept = store.change(NAME, judging(words))
            except StoreError as caught:
                error = caught
                break
        assert error is not None
        assert "cannot be written" in error.message
        assert "No space left" in error.message
        assert open_store(address).load(NAME) == kept


def test_rows_that_are_damaged(server: Cluster, address: str) -> None:
    """They are named with their place, left as they are, and other sessions can be used."""
    store = open_store(address)
    store.save(samples.reviewed())
    other = store.save(samples.reviewed(title="Ferry"))
    server.execute(
        """UPDATE claimcheck.claims SET body = body || '{"kind": "rumour"}' WHERE key = 'c-31' AND session_key = 1""",
        address=address,
    )
    error = refusal(lambda: open_store(address).load(NAME))
    assert "$.claims.c-31.kind: must be one of quantity" in error.message.replace('["c-31"]', ".c-31")
    assert open_store(address).load(other.id) == other


def test_reading_while_others_write(address: str) -> None:
    """A reader always gets one state of a session, never a review without its entry in the history."""
    store = open_store(address)
    store.save(samples.session())
    is_over = threading.Event()

    def write() -> None:
        other = open_store(address)
        number = 0
        while not is_over.is_set():
            number += 1
            other.change(NAME, judging(str(number)))

    writer = threading.Thread(target=write)
    writer.start()
    end = time.monotonic() + 1.5
    seen = 0
    with suppress(KeyboardInterrupt):
        while time.monotonic() < end:
            session = open_store(address).load(NAME)
            if session.reviews:
                last = session.history[-1].after
                assert last == session.reviews[0]
                assert session.revision == len(session.history) + 1
                seen += 1
    is_over.set()
    writer.join()
    assert seen


def test_revision_goes_on(address: str) -> None:
    """Two stores on one database see each other's saves at once, each reading only what the other wrote."""
    one, other = open_store(address), open_store(address)
    session = one.save(samples.session())
    for number in range(5):
        who = one if number % 2 else other
        session = who.change(
            NAME, lambda it: evolve(it, article=evolve(it.article, author=f"{it.article.author}, again"))
        )
        assert (one if who is other else other).load(NAME) == session


def test_what_no_waiting_helps(address: str) -> None:
    """A value that the database refuses for good is not taken for a connection that may come back."""
    store = open_store(address)
    store.save(samples.session())
    name = "".join(chr(0x4E00 + place * 7) for place in range(3000))
    error = refusal(lambda: store.change(NAME, lambda it: it.add_review(samples.COST.id, reviewer=name, rating="True")))
    assert not isinstance(error, UnreachableError)
    assert "cannot be used" in error.message
