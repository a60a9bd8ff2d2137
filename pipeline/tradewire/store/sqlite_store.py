"""SQLite: one file, and in every Python.

Lists and maps are JSON, amounts and rates texts: SQLite has no exact decimals. A batch is one transaction.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from tradewire.errors import StoreBusy, StoreError
from tradewire.store.base import Plan, Store, Stored, decide
from tradewire.store.flatten import flatten
from tradewire.store.parse import Batch, parse_stored
from tradewire.store.plainly import arrow_table, plain_values
from tradewire.store.stamps import Stamp, Verdict
from tradewire.store.tables import STAMP_COLUMNS, STORE_VERSION, TABLES, key
from tradewire.store.versions import META, checked_version, no_store, not_ours
from tradewire.store.views import views

if TYPE_CHECKING:
    from tradewire.store.url import Target

_INDEXES = {"articles": ("published_on", "position"), "entities": ("code",), "tariffs": ("status",)}


class SQLiteStore(Store):
    """Records in a SQLite file."""

    def __init__(self, target: Target, *, create: bool, wait: float) -> None:
        self.location = target.shown
        path = Path(target.place)
        if not create and not path.exists():
            raise StoreError(self.location, "there is no such file; `tradewire load` makes it")
        with self._errors():
            self._connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        try:
            self._prepare(create)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, create: bool) -> None:
        with self._errors():
            version = self._version()
            if version == STORE_VERSION:
                return
            if version is None and not create:
                raise no_store(self.location)
        with self._transaction():
            version = self._version()
            if version is None:
                self._create()
                self._connection.execute(f"CREATE TABLE {META} (name TEXT PRIMARY KEY, value TEXT)")
                self._connection.execute(f"INSERT INTO {META} VALUES ('version', ?)", [str(STORE_VERSION)])
            elif version < STORE_VERSION:
                self._migrate()

    def _version(self) -> int | None:
        found = self._connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        names = {name for (name,) in found.fetchall()}
        if META not in names:
            taken = sorted(names & {*TABLES, *views()})
            if taken:
                raise not_ours(taken[0], self.location, "name another file")
            return None
        row = self._connection.execute(f"SELECT value FROM {META} WHERE name = 'version'").fetchone()
        return checked_version(str(row[0]) if row else "", self.location)

    def _create(self) -> None:
        for name, schema in TABLES.items():
            columns = ", ".join(f'"{field.name}" {_column_type(field.type)}' for field in schema)
            keys = ", ".join(key(name))
            self._connection.execute(f'CREATE TABLE "{name}" ({columns}, PRIMARY KEY ({keys}))')
            for column in _INDEXES.get(name, ()):
                self._connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
        for name, query in views(lists=False).items():
            self._connection.execute(f'CREATE VIEW "{name}" AS {query}')

    def _migrate(self) -> None:
        """Make every table anew from the records' lines, in the transaction that is open."""
        run = self._connection.execute
        run(
            "CREATE TEMP TABLE kept AS SELECT r.record, a.position FROM records r JOIN articles a"
            " ON a.record_id = r.record_id"
        )
        for name in reversed(views()):
            run(f'DROP VIEW IF EXISTS "{name}"')
        for name in TABLES:
            run(f'DROP TABLE IF EXISTS "{name}"')
        self._create()
        last = -1
        page = "SELECT record, position FROM kept WHERE position > ? ORDER BY position LIMIT ?"
        while rows := run(page, [last, self.batch_records]).fetchall():
            batch = parse_stored([record.encode("utf-8") for record, _ in rows], self.location)
            self._insert(flatten(batch, [position for _, position in rows]))
            last = rows[-1][1]
        run("DROP TABLE kept")
        run(f"UPDATE {META} SET value = ? WHERE name = 'version'", [str(STORE_VERSION)])

    def _write(self, batch: Batch, replace: bool) -> list[Verdict]:
        with self._transaction():
            plan = self._plan(batch, replace)
            if plan.superseded:
                gone = json.dumps(plan.superseded)
                for name in TABLES:
                    self._connection.execute(
                        f'DELETE FROM "{name}" WHERE record_id IN (SELECT value FROM json_each(?))', [gone]
                    )
            if plan.rows:
                self._insert(plan.tables(batch))
        return plan.verdicts

    def _plan(self, batch: Batch, replace: bool) -> Plan:
        columns = ", ".join(STAMP_COLUMNS)
        rows = self._connection.execute(
            f"SELECT {columns} FROM articles WHERE record_id IN (SELECT value FROM json_each(?))",
            [json.dumps(batch.ids)],
        ).fetchall()
        stored = {name: Stored(Stamp(*made), position) for name, position, *made in rows}
        top = self._connection.execute("SELECT coalesce(max(position) + 1, 0) FROM articles").fetchone()
        return decide(batch, stored, top[0], replace=replace)

    def _insert(self, tables: dict[str, pa.Table]) -> None:
        for name, table in tables.items():
            marks = ", ".join("?" * table.num_columns)
            rows = zip(*(plain_values(column) for column in table.columns), strict=True)
            self._connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)

    def query(self, sql: str) -> pa.Table:
        with self._errors():
            self._connection.execute("PRAGMA query_only = ON")
            try:
                cursor = self._connection.execute(sql)
                names = [column[0] for column in cursor.description or ()]
                return arrow_table(names, cursor)
            finally:
                self._connection.execute("PRAGMA query_only = OFF")

    def records(self) -> Iterator[bytes]:
        with self._errors():
            cursor = self._connection.execute(
                "SELECT r.record FROM articles a JOIN records r ON r.record_id = a.record_id"
                " ORDER BY a.position"
            )
            for (record,) in cursor:
                yield record.encode("utf-8")

    def close(self) -> None:
        self._connection.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                reason = "another process is writing to it; try again when it is done"
                raise StoreBusy(self.location, reason) from error
            raise StoreError(self.location, str(error)) from error


def _column_type(kind: pa.DataType) -> str:
    return "INTEGER" if pa.types.is_integer(kind) or pa.types.is_boolean(kind) else "TEXT"
