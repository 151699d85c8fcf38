"""One session's tables as a TinyDB database: the only module that knows TinyDB.

TinyDB's own storage writes in place, which a kill leaves half done, and once for every table that changes; the storage
here writes a save once, as a whole.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from claimcheck.store.atomic import replace_file
from claimcheck.store.layout import Content, Tables, to_bytes


class SessionFile(Storage):
    """A TinyDB storage that holds a session's tables, and writes the file when it is told to."""

    def __init__(self, path: Path, content: Content) -> None:
        self._path = path
        self._tables: Tables = dict(content.tables)
        self._others = content.others

    def read(self) -> dict[str, dict[str, Any]]:
        """Give the tables as they are now."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep the tables until they are committed."""
        self._tables = data

    def commit(self, names: Sequence[str]) -> bytes:
        """Put these tables, in this order, into the file's place, as a whole, and give what the file holds then."""
        content = to_bytes(Content({name: self._tables[name] for name in names}, self._others))
        replace_file(self._path, content, is_locked=True)
        return content


class UncachedTable(Table):
    """A TinyDB table without its cache of queries: no query is made twice."""

    default_query_cache_capacity = 0


class SessionDatabase(TinyDB):
    """The tables of one session, read from its file; written to it by ``commit`` alone."""

    table_class = UncachedTable

    def __init__(self, path: Path, content: Content) -> None:
        self._file = SessionFile(path, content)
        super().__init__(storage=lambda: self._file)

    def replace(self, tables: Tables) -> bytes:
        """Replace every table, write the file once, as a whole, and give what it holds then."""
        for name, rows in tables.items():
            if rows is not self._file.read().get(name):
                self.drop_table(name)
                table = self.table(name, persist_empty=True)
                table.insert_multiple(Document(row, doc_id=int(key)) for key, row in rows.items())
        return self._file.commit(tuple(tables))
