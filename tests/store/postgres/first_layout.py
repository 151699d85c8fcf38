"""A database as the first layout had it, made and filled as the program of that time did."""

import json
from importlib.resources import files
from typing import Any

SCHEMA_VERSION = 2
"""The version of the rows that the last program of this layout wrote."""

REVIEWER = """
GRANT USAGE ON SCHEMA claimcheck TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA claimcheck TO {role};
GRANT INSERT ON claimcheck.sessions, claimcheck.claims, claimcheck.reviews, claimcheck.drafts, claimcheck.assignments, claimcheck.history TO {role};
GRANT UPDATE (revision, schema_version, title, claims, rated, skipped, reviewers, updated_at, body, article, article_revision, states) ON claimcheck.sessions TO {role};
GRANT UPDATE ON claimcheck.claims, claimcheck.reviews, claimcheck.drafts, claimcheck.assignments TO {role};
"""

Row = dict[str, Any]


def make(address: str, *documents: Row, reviewers: tuple[str, ...] = ()) -> None:
    """Make the tables, put sessions in as documents of that version hold them, and let roles in as reviewers."""
    import psycopg

    with psycopg.connect(address) as connection:
        connection.execute(files("claimcheck.store.postgres").joinpath("schema.sql").read_bytes())
        connection.execute("INSERT INTO claimcheck.meta VALUES (1, %s)", (SCHEMA_VERSION,))
        for document in documents:
            _insert_session(connection, document)
        for role in reviewers:
            connection.execute(REVIEWER.format(role=role).encode())


def _insert_session(connection: Any, document: Row) -> None:
    """Insert a session and its rows."""
    (own,), (article,) = (document[name].values() for name in ("session", "article"))
    tables = ("claims", "reviews", "drafts", "assignments", "history")
    others = {
        name: value for name, value in document.items() if name not in {"schema_version", "session", "article", *tables}
    }
    reviewers = list(dict.fromkeys(row["reviewer"] for row in document["reviews"].values()))
    states = {row["claim_id"]: row["state"] for row in document["reviews"].values()}
    columns = {
        "id": own["id"], "revision": own["revision"], "schema_version": SCHEMA_VERSION, "title": article["title"],
        "claims": len(document["claims"]), "rated": list(states.values()).count("rated"),
        "skipped": list(states.values()).count("skipped"), "reviewers": reviewers, "created_at": own["created_at"],
        "updated_at": own["updated_at"], "body": json.dumps(own), "article": json.dumps(article),
        "article_revision": own["revision"], "others": json.dumps(others), "states": ["0a1b2c3d4e5f"],
    }  # fmt: skip
    (key,) = _insert(connection, "sessions", columns, returning="key")
    for name in tables:
        for number, row in enumerate(document[name].values(), 1):
            shared = {
                "session_key": key, "key": _key(name, row), "number": number, "revision": own["revision"],
                "schema_version": SCHEMA_VERSION, "updated_at": own["updated_at"], "body": json.dumps(row),
            }  # fmt: skip
            _insert(connection, name, shared | _columns(name, row, states))


def _key(name: str, row: Row) -> str:
    match name:
        case "claims":
            return str(row["id"])
        case "history":
            return str(row["number"])
    return f"{len(row['claim_id'])} {row['claim_id']} {row['reviewer']}"


def _columns(name: str, row: Row, states: dict[str, str]) -> Row:
    if name == "claims":
        words = [row["text"], *(each["exact"] for each in row["selectors"] if "exact" in each)]
        return {
            "position": row["selectors"][0]["start"], "worth": row["check_worthiness"],
            "words": "\n".join(words).casefold(), "claimant": ((row["claimant"] or {}).get("name") or "").casefold(),
            "state": states.get(row["id"], "open"), "is_assigned": False,
        }  # fmt: skip
    if name == "history":
        return {"claim_id": row["claim_id"], "reviewer": row["by"], "action": row["action"], "updated_at": row["at"]}
    rated = {"rating": (row["rating"] or {}).get("label", "").casefold()} if name == "reviews" else {}
    return {"claim_id": row["claim_id"], "reviewer": row["reviewer"], **rated}


def _insert(connection: Any, table: str, columns: Row, *, returning: str = "key") -> tuple[Any, ...]:
    names, values = ", ".join(columns), ", ".join(f"%({name})s" for name in columns)
    statement = f"INSERT INTO claimcheck.{table} ({names}) VALUES ({values}) RETURNING {returning}"
    row: tuple[Any, ...] = connection.execute(statement.encode(), columns).fetchone()
    return row
