"""The tables are made by whoever comes first, brought to this version, and opened to roles that can do no more than they need."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.errors import StoreError
from claimcheck.model.verdicts import adjudicated
from claimcheck.store import SessionSummary, Store, open_store
from claimcheck.store.layout import from_document
from claimcheck.store.migrations import SCHEMA_VERSION
from claimcheck.store.postgres.setup import LAYOUTS
from claimcheck.store.postgres.store import PostgresStore
from tests import samples
from tests.postgres import Cluster
from tests.store.postgres import first_layout
from tests.store.test_migrations import meant

NAME = samples.session().id
VERSIONS = Path(__file__).parent.parent / "versions"


def test_made_once_by_many(server: Cluster, address: str) -> None:
    """Twelve who begin at once take turns: the tables are made once, and everybody can use them."""
    stores = [open_store(address) for _ in range(12)]
    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(lambda store: store.ids(), stores)) == [()] * 12
    assert server.rows("SELECT layout, schema_version FROM claimcheck.meta", address=address) == [
        (len(LAYOUTS), SCHEMA_VERSION)
    ]


def test_nothing_to_do(address: str) -> None:
    """Setting up says whether there was anything to do."""
    store = PostgresStore(address)
    assert store.set_up()
    assert not store.set_up()


def test_newer_version(server: Cluster, address: str) -> None:
    """Tables that a later version made are refused, and so is a session that one has written."""
    store = open_store(address)
    store.save(samples.session())
    server.execute("UPDATE claimcheck.sessions SET schema_version = 99", address=address)
    with pytest.raises(StoreError, match=r"written by a newer claimcheck \(version 99") as caught:
        open_store(address).load(NAME)
    assert (caught.value.hint, caught.value.exit_code) == ("Update claimcheck.", 4)
    server.execute("UPDATE claimcheck.meta SET schema_version = 99", address=address)
    with pytest.raises(StoreError, match="newer claimcheck"):
        open_store(address).ids()


def test_rows_of_an_earlier_version(server: Cluster, address: str) -> None:
    """They are brought to this one when the tables are next opened, with what is not known in them."""
    document = json.loads((VERSIONS / "1.json").read_text(encoding="utf-8"))
    open_store(address).save(samples.reviewed())
    older = {**next(iter(document["session"].values())), "desk": "north"}
    server.execute(
        "UPDATE claimcheck.meta SET schema_version = 1",
        "UPDATE claimcheck.sessions SET schema_version = 1",
        "UPDATE claimcheck.history SET schema_version = 1, body = body - 'note'",
        f"UPDATE claimcheck.sessions SET body = '{json.dumps(older)}'",
        address=address,
    )
    store = open_store(address)
    session = store.load(NAME)
    assert [entry.note for entry in session.history] == [""] * 3
    assert session.revision == older["revision"]
    assert store.content(NAME).tables["session"]["1"]["desk"] == "north"
    assert server.rows("SELECT DISTINCT schema_version FROM claimcheck.history", address=address) == [(SCHEMA_VERSION,)]
    assert store.change(NAME, lambda it: it.put_off(samples.COST.id, reviewer="Bo Ferrin")).history[-1].number == 4


def document(name: str = NAME) -> dict[str, Any]:
    """Give a session as the last version of the first layout had it, with what is not known in it."""
    found: dict[str, Any] = json.loads((VERSIONS / "2.json").read_text(encoding="utf-8"))
    found["session"]["1"]["id"] = name
    return found


def test_tables_of_the_first_layout(server: Cluster, address: str) -> None:
    """They are brought to this one with every session in them, those in the trash too, and nothing of those is lost."""
    first_layout.make(address, document(), document("other"))
    server.execute("UPDATE claimcheck.sessions SET deleted_at = now() WHERE id = 'other'", address=address)
    store = PostgresStore(address)
    assert store.set_up()
    assert server.rows("SELECT layout, schema_version FROM claimcheck.meta", address=address) == [
        (len(LAYOUTS), SCHEMA_VERSION)
    ]
    assert store.load(NAME) == meant(2)
    content = from_document(document())
    assert (store.content(NAME).tables, store.content(NAME).others) == (content.tables, content.others)
    (trashed,) = store.trash()
    assert store.restore(trashed.key) == "other"
    assert store.load("other") == evolve(meant(2), id="other")
    assert not PostgresStore(address).set_up()


def test_going_on_with_the_first_layout(address: str) -> None:
    """What was stored before there were verdicts is listed, searched, handed out, judged and decided on."""
    first_layout.make(address, document())
    store = open_store(address)
    (summary,) = store.listing().sessions
    assert summary == SessionSummary.of(meant(2))
    assert [each.url for each in store.sources("budget gotham")] == ["https://budget.example.org/2025?page=3&x=<b>"]
    lease = store.take_next("Bo Ferrin", seconds=60)
    assert lease
    assert lease.claim_id == samples.END.id
    kept = store.change(NAME, lambda it: it.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True"))
    assert store.listing().sessions[0].progress.disputed == 1
    kept = store.change(NAME, lambda it: adjudicated(it, samples.COST.id, by="Nora Fenwick", rating="True"))
    assert open_store(address).load(NAME) == kept
    assert store.listing().sessions[0].progress.disputed == 0


def test_roles_of_the_first_layout(server: Cluster, address: str) -> None:
    """Whoever could review goes on to; whoever could only read, or was given it by hand, can do that and no more."""
    database = address.rpartition("/")[2]
    names = [f"{kind}_{database}" for kind in ("before", "Reading-One", "stranger")]
    server.execute(*(f"CREATE ROLE \"{name}\" LOGIN PASSWORD 'pw'" for name in names))
    first_layout.make(address, document(), reviewers=(names[0],))
    server.execute(
        f'GRANT USAGE ON SCHEMA claimcheck TO "{names[1]}"',
        f'GRANT SELECT ON ALL TABLES IN SCHEMA claimcheck TO "{names[1]}" WITH GRANT OPTION',
        address=address,
    )
    with pytest.raises(StoreError, match="not allowed"):
        open_store(server.address(database, user=names[0], password="pw")).ids()
    PostgresStore(address).set_up()
    before, reading, stranger = (open_store(server.address(database, user=name, password="pw")) for name in names)
    kept = before.change(NAME, lambda it: adjudicated(it, samples.COST.id, by="Nora Fenwick", rating="True"))
    assert before.load(NAME) == reading.load(NAME) == kept
    assert reading.listing().total == 1
    for store in (reading, stranger):
        with pytest.raises(StoreError, match=r"not allowed|is not set up"):
            store.change(NAME, lambda it: adjudicated(it, samples.COST.id, by="Cy Moor", rating="False"))
    assert rights(server, address, "reviews") == rights(server, address, "verdicts")
    fresh = f"after_{database}"
    server.execute(f"CREATE ROLE {fresh}")
    PostgresStore(address).grant(fresh, kind="reviewer")
    granted = rights(server, address, "verdicts")
    assert [each[1:] for each in granted if each[0] == fresh] == [each[1:] for each in granted if each[0] == names[0]]
    columns = column_rights(server, address)
    assert [column for name, column in columns if name == fresh] == [
        column for name, column in columns if name == names[0]
    ]


def rights(server: Cluster, address: str, table: str) -> list[tuple[Any, ...]]:
    """Give who may do what with a table, and may let others do it."""
    statement = f"""SELECT grantee, privilege_type, is_grantable FROM information_schema.role_table_grants
        WHERE table_schema = 'claimcheck' AND table_name = '{table}' ORDER BY 1, 2"""
    return server.rows(statement, address=address)


def column_rights(server: Cluster, address: str) -> list[tuple[Any, ...]]:
    """Give who may change which column of the sessions."""
    statement = """SELECT grantee, column_name FROM information_schema.role_column_grants
        WHERE table_schema = 'claimcheck' AND table_name = 'sessions' AND privilege_type = 'UPDATE' ORDER BY 1, 2"""
    return server.rows(statement, address=address)


@pytest.fixture
def roles(server: Cluster, address: str) -> Iterator[dict[str, Store]]:
    """A store as it is seen by a reviewer, an editor and somebody who was given nothing."""
    owner = PostgresStore(address)
    owner.save(samples.reviewed())
    names = {kind: f"{kind}_{address.rpartition('/')[2]}" for kind in ("reviewer", "editor", "stranger")}
    for kind, name in names.items():
        server.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'pw'")
        if kind != "stranger":
            owner.grant(name, kind=kind)
    database = address.rpartition("/")[2]
    stores = {kind: open_store(server.address(database, user=name, password="pw")) for kind, name in names.items()}
    yield stores
    for each in (*stores.values(), owner):
        each.close()


def test_reviewer_can_review(roles: dict[str, Store]) -> None:
    """A reviewer starts sessions, judges, puts off, assigns, takes turns, lists and searches."""
    store = roles["reviewer"]
    assert store.save(samples.session(title="Ferry")).revision == 1
    kept = store.change(NAME, lambda it: it.add_review(samples.COST.id, reviewer="Bo Ferrin", rating="True"))
    kept = store.change(NAME, lambda it: it.put_off(samples.END.id, reviewer="Bo Ferrin"))
    kept = store.change(NAME, lambda it: it.assign("Bo Ferrin", by="Ada Quill"))
    kept = store.change(NAME, lambda it: adjudicated(it, samples.COST.id, by="Nora Fenwick", rating="True"))
    lease = store.take_next("Bo Ferrin", seconds=60)
    assert lease
    store.give_back(lease)
    assert store.load(NAME) == kept
    assert store.listing().total == 2


def test_reviewer_cannot_remove(roles: dict[str, Store], server: Cluster, address: str) -> None:
    """A reviewer removes no session, rewrites none, and empties nothing; what is stored stays as it was."""
    store = roles["reviewer"]
    before = store.load(NAME)
    for attempt in (
        lambda: store.delete(NAME),
        lambda: store.remove(NAME),
        lambda: store.rewrite(evolve(before, history=())),
        store.empty_trash,
    ):
        with pytest.raises(StoreError, match="not allowed: permission denied") as caught:
            attempt()
        assert "docs/newsroom.md" in caught.value.hint
    assert store.load(NAME) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM claimcheck.history",
        "UPDATE claimcheck.history SET body = '{}'",
        "TRUNCATE claimcheck.history",
        "DROP TABLE claimcheck.history",
        "DROP SCHEMA claimcheck CASCADE",
        "ALTER TABLE claimcheck.history DISABLE TRIGGER ALL",
        "DELETE FROM claimcheck.sessions",
        "DELETE FROM claimcheck.reviews",
        "DELETE FROM claimcheck.verdicts",
        "UPDATE claimcheck.sessions SET id = 'other'",
        "UPDATE claimcheck.meta SET schema_version = 1",
        "CREATE TABLE claimcheck.other (a int)",
    ],
)
def test_reviewer_cannot_get_round_it(roles: dict[str, Store], server: Cluster, address: str, statement: str) -> None:
    """Nor by hand: the database itself refuses."""
    import psycopg

    name = f"reviewer_{address.rpartition('/')[2]}"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.execute(statement, address=server.address(address.rpartition("/")[2], user=name, password="pw"))
    assert roles["reviewer"].load(NAME).history == samples.reviewed().history


def test_editor_deletes_and_restores(roles: dict[str, Store]) -> None:
    """An editor puts sessions into the trash and takes them out again, and removes none for good."""
    store = roles["editor"]
    store.delete(NAME)
    assert roles["reviewer"].ids() == ()
    assert store.restore(store.trash()[0].key) == NAME
    with pytest.raises(StoreError, match="not allowed"):
        store.empty_trash()


def test_stranger_sees_nothing(roles: dict[str, Store]) -> None:
    """Who was given nothing is told so, and what to do."""
    with pytest.raises(StoreError, match=r"not allowed|is not set up"):
        roles["stranger"].ids()


def test_tables_that_may_not_be_made(server: Cluster) -> None:
    """Who may not make the tables is told that the owner does."""
    address = server.new_database()
    database = address.rpartition("/")[2]
    server.execute(f"CREATE ROLE guest_{database} LOGIN PASSWORD 'pw'")
    with pytest.raises(StoreError, match="not allowed: permission denied for database") as caught:
        open_store(server.address(database, user=f"guest_{database}", password="pw")).ids()
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("way", ["save", "new", "change", "delete", "remove", "empty"])
def test_brought_to_a_newer_version_meanwhile(server: Cluster, address: str, way: str) -> None:
    """A program that was open before a newer one changed the tables changes nothing in them any more."""
    store = open_store(address)
    kept = store.save(samples.session())
    store.delete(store.save(samples.session(title="Ferry")).id)
    server.execute(f"UPDATE claimcheck.meta SET schema_version = {SCHEMA_VERSION + 1}", address=address)
    before = server.rows("SELECT id, revision, deleted_at FROM claimcheck.sessions ORDER BY key", address=address)
    ways = {
        "save": lambda: store.save(kept),
        "new": lambda: store.save(samples.session(title="Tower")),
        "change": lambda: store.change(NAME, lambda it: it.put_off(samples.COST.id, reviewer="Bo Ferrin")),
        "delete": lambda: store.delete(NAME),
        "remove": lambda: store.remove(NAME),
        "empty": store.empty_trash,
    }
    with pytest.raises(StoreError, match="newer claimcheck"):
        ways[way]()
    assert (
        server.rows("SELECT id, revision, deleted_at FROM claimcheck.sessions ORDER BY key", address=address) == before
    )


def test_a_rewrite_whose_end_was_not_heard_of(address: str) -> None:
    """Made again, it is taken for done."""
    store = PostgresStore(address)
    kept = store.save(samples.reviewed())
    rewritten = evolve(kept, history=())
    assert store.rewrite(rewritten) == store.rewrite(rewritten)


@pytest.mark.parametrize("end", ["\0y", "longer"])
def test_role_that_has_another_name(server: Cluster, address: str, end: str) -> None:
    """A name that the server would cut short is refused, or the role that is called so would be let in."""
    role = f"r_{address.rpartition('/')[2]}".ljust(63, "x")
    server.execute(f"CREATE ROLE {role}")
    with pytest.raises(StoreError, match="cannot be the name of a role"):
        PostgresStore(address).grant(role + end, kind="reviewer")
    granted = "SELECT grantee::text FROM information_schema.role_table_grants WHERE table_schema = 'claimcheck'"
    assert (role,) not in server.rows(granted, address=address)


def test_role_without_a_name(address: str) -> None:
    """It is refused in words."""
    with pytest.raises(StoreError, match="'': cannot be the name of a role"):
        PostgresStore(address).grant("", kind="editor")
