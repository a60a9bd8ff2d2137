"""PostgreSQL, by psycopg 3.

A batch is one transaction: its rows are copied into temporary tables, and from there take the place of
the rows of the records that they replace. An advisory lock keeps two loaders of one schema apart.

PostgreSQL's text cannot hold NUL: in the tables, and in the JSONB of the record, it is U+FFFD, so that
offsets stay what they are. The record's line is JSON and holds no NUL as such; it is kept as it came.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tradewire.errors import StoreBusy, StoreError, UsageError
from tradewire.store.base import Plan, Store, Stored, decide
from tradewire.store.duckdb_sql import first_line
from tradewire.store.flatten import flatten
from tradewire.store.parse import Batch, parse_stored
from tradewire.store.postgresql_rows import INDEXES, copy_text, ddl, result_table, staged
from tradewire.store.stamps import Stamp, Verdict
from tradewire.store.tables import STAMP_COLUMNS, STORE_VERSION, TABLES
from tradewire.store.url import passwords
from tradewire.store.versions import META, checked_version, not_ours
from tradewire.store.views import views

if TYPE_CHECKING:
    import psycopg

    from tradewire.store.url import Target

_NEEDS = "needs psycopg, which is not installed: pip install 'tradewire[postgres]'"


class PostgreSQLStore(Store):
    """Records in a schema of a PostgreSQL database."""

    def __init__(self, target: Target, *, create: bool, wait: float, schema: str) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise UsageError(f"{target.shown}: {_NEEDS}") from error
        self.location = target.shown
        self._url = target.place
        self._wait = wait
        self._schema = _checked_name(schema)
        with self._errors():
            self._connection = psycopg.connect(
                self._url, connect_timeout=max(2, int(wait)), client_encoding="utf8", autocommit=True
            )
        try:
            self._prepare(create)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, create: bool) -> None:
        with self._errors():
            encoding = self._connection.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise StoreError(self.location, f"the database's encoding is {encoding}; it has to be UTF8")
            self._set("search_path", f'"{self._schema}", public')
            version = self._version()
            if version is None and not create:
                reason = f"has no schema {self._schema!r} of tradewire's; `tradewire load` makes it"
                raise StoreError(self.location, reason)
            if version == STORE_VERSION:
                return
        with self._transaction():
            version = self._version()
            if version is None:
                self._connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{self._schema}"'.encode())
                self._create()
                self._run(f"CREATE TABLE {self._name(META)} (name text PRIMARY KEY, value text NOT NULL)")
                self._run(f"INSERT INTO {self._name(META)} VALUES ('version', '{STORE_VERSION}')")
            elif version < STORE_VERSION:
                self._migrate()

    def _version(self) -> int | None:
        rows = self._connection.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = %s AND c.relkind IN ('r', 'v', 'm', 'p', 'f')",
            [self._schema],
        ).fetchall()
        names = {name for (name,) in rows}
        if META not in names:
            taken = sorted(names & {*TABLES, *views()})
            if taken:
                raise not_ours(f"{self._schema}.{taken[0]}", self.location, "name another schema (--schema)")
            return None
        found = self._run(f"SELECT value FROM {self._name(META)} WHERE name = 'version'").fetchone()
        return checked_version(found[0] if found else "", self.location)

    def _create(self) -> None:
        for name in TABLES:
            self._run(f"CREATE TABLE {self._name(name)} ({ddl(name, keys=True)})")
        for name, columns in INDEXES:
            self._run(f"CREATE INDEX ON {self._name(name)} {columns}")
        for name, query in views().items():
            self._run(f"CREATE VIEW {self._name(name)} AS {query}")

    def _migrate(self) -> None:
        """Make every table anew from the records' lines, in the transaction that is open."""
        self._run(
            f"CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT r.record, a.position"
            f" FROM {self._name('records')} r JOIN {self._name('articles')} a ON a.record_id = r.record_id"
        )
        for name in reversed(views()):
            self._run(f"DROP VIEW IF EXISTS {self._name(name)}")
        for name in TABLES:
            self._run(f"DROP TABLE IF EXISTS {self._name(name)}")
        self._create()
        last = -1
        page = "SELECT record, position FROM kept WHERE position > %s ORDER BY position LIMIT %s"
        while rows := self._connection.execute(page, [last, self.batch_records]).fetchall():
            batch = parse_stored([record.encode("utf-8") for record, _ in rows], self.location)
            self._insert(flatten(batch, [position for _, position in rows]))
            last = rows[-1][1]
        self._run(f"UPDATE {self._name(META)} SET value = '{STORE_VERSION}' WHERE name = 'version'")

    def _write(self, batch: Batch, replace: bool) -> list[Verdict]:
        with self._transaction():
            plan = self._plan(batch, replace)
            if plan.superseded:
                for name in TABLES:
                    self._connection.execute(
                        f"DELETE FROM {self._name(name)} WHERE record_id = ANY(%s)".encode(),
                        [plan.superseded],
                    )
            if plan.rows:
                self._insert(plan.tables(batch))
        return plan.verdicts

    def _plan(self, batch: Batch, replace: bool) -> Plan:
        columns, articles = ", ".join(STAMP_COLUMNS), self._name("articles")
        rows = self._connection.execute(
            f"SELECT {columns} FROM {articles} WHERE record_id = ANY(%s)".encode(), [batch.ids]
        ).fetchall()
        stored = {name: Stored(Stamp(*made), position) for name, position, *made in rows}
        top = self._run(f"SELECT coalesce(max(position) + 1, 0) FROM {articles}").fetchone()
        return decide(batch, stored, top[0] if top else 0, replace=replace)

    def _insert(self, tables: dict[str, pa.Table]) -> None:
        """Copy the rows beside the tables, then take them over."""
        for name, table in tables.items():
            if not table.num_rows:
                continue
            staging = f'pg_temp."staged_{name}"'
            self._run(f"CREATE TEMP TABLE IF NOT EXISTS staged_{name} ({ddl(name)}) ON COMMIT DELETE ROWS")
            with self._connection.cursor() as cursor:
                command = f"COPY {staging} FROM STDIN (FORMAT csv)".encode()
                with cursor.copy(command) as copy:
                    for piece in copy_text(name, table):
                        copy.write(piece)
            self._run(f"INSERT INTO {self._name(name)} SELECT {staged(name)} FROM {staging}")
            self._run(f"DELETE FROM {staging}")

    def query(self, sql: str) -> pa.Table:
        with self._errors(), self._connection.transaction():
            self._connection.execute("SET TRANSACTION READ ONLY")
            # Binary results use the extended protocol, which takes one statement.
            cursor = self._connection.execute(sql.encode("utf-8"), binary=True)
            return result_table(cursor)

    def records(self) -> Iterator[bytes]:
        with (
            self._errors(),
            self._connection.transaction(),
            self._connection.cursor(name="tradewire_export") as cursor,
        ):
            articles, records = self._name("articles"), self._name("records")
            cursor.itersize = 500
            cursor.execute(
                f"SELECT r.record FROM {articles} a JOIN {records} r ON r.record_id = a.record_id"
                " ORDER BY a.position".encode()
            )
            for (record,) in cursor:
                yield record.encode("utf-8")

    def close(self) -> None:
        self._connection.close()

    def _name(self, table: str) -> str:
        return f'"{self._schema}"."{table}"'

    def _run(self, sql: str) -> psycopg.Cursor[Any]:
        """A statement that is made of names of ours alone."""
        return self._connection.execute(sql.encode())

    def _set(self, name: str, value: str) -> None:
        self._connection.execute("SELECT set_config(%s, %s, false)", [name, value])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction under the schema's lock."""
        with self._errors(), self._connection.transaction():
            self._set("lock_timeout", f"{int(self._wait * 1000) or 1}ms")
            self._connection.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"tradewire {self._schema}"]
            )
            yield

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except psycopg.errors.LockNotAvailable as error:
            reason = "another loader is writing to it; try again when it is done"
            raise StoreBusy(self.location, reason) from error
        except psycopg.Error as error:
            reason, hidden = first_line(error), passwords(self._url)
            for word in hidden:
                reason = reason.replace(word, "***")
            # The driver's message stands in a traceback too.
            cause = None if any(word in str(error) for word in hidden) else error
            raise StoreError(self.location, reason or type(error).__name__) from cause


def _checked_name(schema: str) -> str:
    if not schema or "\0" in schema or '"' in schema or len(schema.encode()) > 63 or schema[:3] == "pg_":
        raise UsageError(f"{schema!r}: is no name for a schema")
    return schema
