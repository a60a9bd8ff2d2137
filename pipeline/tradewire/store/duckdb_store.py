"""DuckDB: one file, no server.

A batch is one transaction. The file is let go of after some batches, and before a wait for the next one, so
that another loader, or a query, gets its turn; DuckDB's own lock on the file keeps two processes apart, and
a lock of ours two threads of one process.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from tradewire.errors import StoreBusy, StoreError
from tradewire.store.base import Plan, Store, Stored, decide
from tradewire.store.duckdb_sql import columns_sql, fetch, first_line
from tradewire.store.flatten import flatten
from tradewire.store.parse import Batch, parse_stored
from tradewire.store.stamps import Stamp, Verdict
from tradewire.store.tables import STAMP_COLUMNS, STORE_VERSION, TABLES
from tradewire.store.versions import META, checked_version, no_store, not_ours
from tradewire.store.views import views

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from tradewire.store.url import Target

_RETRY = 0.05  # seconds between two tries to open a file that somebody else has open
_BATCHES = 2  # written before the file is let go of, so that others get a turn
# Rows. A batch fills groups of this size, which are compressed as they come; the last group of DuckDB's own
# size (122,880) is compressed again with each batch after.
_ROW_GROUP = 6144
_LONG = {"articles": frozenset({"text"}), "records": frozenset({"record"})}  # zstd, without a try of others
_LOCKS: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
_BUSY = (
    "Could not set lock",
    "different configuration",
    "being used by another process",
    "Unique file handle conflict",
)


class DuckDBStore(Store):
    """Records in a DuckDB file."""

    def __init__(self, target: Target, *, create: bool, wait: float) -> None:
        self.location = target.shown
        self._path = Path(target.place)
        self._wait = wait
        self._lock = _LOCKS[str(self._path.absolute())]
        self._held: DuckDBPyConnection | None = None
        self._batches_held = 0
        if not create and not self._path.exists():
            raise StoreError(self.location, "there is no such file; `tradewire load` makes it")
        self._prepare(create)

    def _prepare(self, create: bool) -> None:
        if self._path.exists() and self._path.stat().st_size:
            with self._open(read_only=True) as connection:
                version = self._version(connection)
            if version == STORE_VERSION:
                return
            if version is None and not create:
                raise no_store(self.location)
        with self._open(read_only=False) as opened, _transaction(opened, self.location) as connection:
            version = self._version(connection)
            if version is None:
                for name in TABLES:
                    self._make(connection, name)
                connection.execute(f"CREATE TABLE {META} (name VARCHAR, value VARCHAR)")
                connection.execute(f"INSERT INTO {META} VALUES ('version', '{STORE_VERSION}')")
                self._make_views(connection)
            elif version < STORE_VERSION:
                self._migrate(connection)

    def _version(self, connection: DuckDBPyConnection) -> int | None:
        """The version of the store; None for a database in which nothing is in the way.

        Raises:
            SchemaMismatch: it is a newer store, or holds tables that are not ours.
        """
        found = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        )
        names = {name for (name,) in found.fetchall()}
        if META not in names:
            taken = sorted(names & {*TABLES, *views()})
            if taken:
                raise not_ours(taken[0], self.location, "name another file")
            return None
        rows = connection.execute(f"SELECT value FROM {META} WHERE name = 'version'").fetchall()
        return checked_version(rows[0][0] if rows else "", self.location)

    def _make(self, connection: DuckDBPyConnection, name: str) -> None:
        columns = columns_sql(TABLES[name], _LONG.get(name, frozenset()))
        connection.execute(f'CREATE TABLE "{name}" ({columns})')

    def _make_views(self, connection: DuckDBPyConnection) -> None:
        for name, query in views().items():
            connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {query}')

    def _migrate(self, connection: DuckDBPyConnection) -> None:
        """Make every table anew from the records' lines, in the transaction that is open."""
        for name in reversed(list(views())):
            connection.execute(f'DROP VIEW IF EXISTS "{name}"')
        connection.execute(
            "CREATE TEMP TABLE kept AS SELECT r.record, a.position FROM records r JOIN articles a"
            " ON a.record_id = r.record_id"
        )
        for name in TABLES:
            connection.execute(f'DROP TABLE IF EXISTS "{name}"')
            self._make(connection, name)
        last = -1
        while rows := connection.execute(
            f"SELECT record, position FROM kept WHERE position > {last} ORDER BY position"
            f" LIMIT {self.batch_records}"
        ).fetchall():
            batch = parse_stored([record.encode("utf-8") for record, _ in rows], self.location)
            self._insert(connection, flatten(batch, [position for _, position in rows]))
            last = rows[-1][1]
        connection.execute("DROP TABLE kept")
        connection.execute(f"UPDATE {META} SET value = '{STORE_VERSION}' WHERE name = 'version'")
        self._make_views(connection)

    def _write(self, batch: Batch, replace: bool) -> list[Verdict]:
        with self._held_transaction() as connection:
            plan = self._plan(connection, batch, replace)
            if plan.superseded:
                connection.register("gone", pa.table({"record_id": plan.superseded}))
                for name in TABLES:
                    connection.execute(
                        f'DELETE FROM "{name}" WHERE record_id IN (SELECT record_id FROM gone)'
                    )
                connection.unregister("gone")
            if plan.rows:
                self._insert(connection, plan.tables(batch))
        return plan.verdicts

    def _plan(self, connection: DuckDBPyConnection, batch: Batch, replace: bool) -> Plan:
        connection.register("batch", pa.table({"record_id": batch.ids}))
        columns = ", ".join(STAMP_COLUMNS)
        rows = connection.execute(
            f"SELECT {columns} FROM articles WHERE record_id IN (SELECT record_id FROM batch)"
        ).fetchall()
        connection.unregister("batch")
        stored = {name: Stored(Stamp(*made), position) for name, position, *made in rows}
        ((top,),) = connection.execute("SELECT coalesce(max(position) + 1, 0) FROM articles").fetchall()
        return decide(batch, stored, top, replace=replace)

    def _insert(self, connection: DuckDBPyConnection, tables: dict[str, pa.Table]) -> None:
        for name, table in tables.items():
            if table.num_rows:
                connection.register("new_rows", table)
                connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM new_rows')
                connection.unregister("new_rows")

    def query(self, sql: str) -> pa.Table:
        with self._open(read_only=True) as connection:
            return fetch(connection, sql, self.location)

    def records(self) -> Iterator[bytes]:
        with self._open(read_only=True) as connection:
            cursor = connection.execute(
                "SELECT r.record FROM records r JOIN articles a ON a.record_id = r.record_id"
                " ORDER BY a.position"
            )
            while rows := cursor.fetchmany(1000):
                for (record,) in rows:
                    yield record.encode("utf-8")

    def close(self) -> None:
        self._pause()

    @contextlib.contextmanager
    def _held_transaction(self) -> Iterator[DuckDBPyConnection]:
        """A transaction on the connection that is kept from one batch to the next."""
        if self._held is None:
            self._lock.acquire()
            try:
                self._held = self._connect(read_only=False)
            except BaseException:
                self._pause()
                self._lock.release()
                raise
        try:
            with _transaction(self._held, self.location) as connection:
                yield connection
        except BaseException:
            self._pause()
            raise
        self._batches_held += 1
        if self._batches_held >= _BATCHES:
            self._pause()

    def _pause(self) -> None:
        if self._held is not None:
            held, self._held, self._batches_held = self._held, None, 0
            try:
                held.close()
            except duckdb.Error as error:
                raise StoreError(self.location, first_line(error)) from error
            finally:
                self._lock.release()

    @contextlib.contextmanager
    def _open(self, *, read_only: bool) -> Iterator[DuckDBPyConnection]:
        """A connection, once nobody else has the file open for writing.

        Raises:
            StoreBusy: somebody had, for as long as we wait.
            StoreError: the file cannot be opened, or what was done with it failed.
        """
        with self._lock:
            connection = self._connect(read_only)
            try:
                yield connection
            except (duckdb.Error, OSError) as error:
                raise StoreError(self.location, first_line(error)) from error
            finally:
                with contextlib.suppress(duckdb.Error):
                    connection.close()

    def _connect(self, read_only: bool) -> DuckDBPyConnection:
        until = time.monotonic() + self._wait
        while True:
            try:
                return duckdb.connect(str(self._path), read_only=True) if read_only else self._for_writing()
            except duckdb.Error as error:
                busy = any(word in str(error) for word in _BUSY)
                if not busy:
                    raise StoreError(self.location, first_line(error)) from error
                if time.monotonic() >= until:
                    reason = f"another process has it open ({first_line(error)}); try again when it is done"
                    raise StoreBusy(self.location, reason) from error
            time.sleep(_RETRY)

    def _for_writing(self) -> DuckDBPyConnection:
        # Attached, since connecting to the file has no say in the size of its row groups.
        connection = duckdb.connect(config={"temp_directory": f"{self._path}.tmp"})
        try:
            path = str(self._path.absolute()).replace("'", "''")
            connection.execute(f"ATTACH '{path}' AS store (TYPE duckdb, ROW_GROUP_SIZE {_ROW_GROUP})")
            connection.execute("USE store")
        except BaseException:
            connection.close()
            raise
        return connection


@contextlib.contextmanager
def _transaction(connection: DuckDBPyConnection, location: str) -> Iterator[DuckDBPyConnection]:
    try:
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    except BaseException as error:
        with contextlib.suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        if isinstance(error, duckdb.Error):
            raise StoreError(location, first_line(error)) from error
        raise
