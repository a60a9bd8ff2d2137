"""The warehouses that dlt reaches: the same tables as dlt resources, merged on the record.

dlt writes a batch table by table, in a load package that it completes at the next load where one died;
a reader may see an article half replaced while that lasts. Where the destination is and how one logs in
there is dlt's configuration (`.dlt/`, or the environment).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tradewire.errors import StoreError, UsageError
from tradewire.store.base import Plan, Store, Stored, decide
from tradewire.store.duckdb_sql import first_line
from tradewire.store.flatten import flatten
from tradewire.store.manifest import locked
from tradewire.store.parse import Batch, parse_stored
from tradewire.store.plainly import arrow_table, plain_values
from tradewire.store.stamps import Stamp, Verdict
from tradewire.store.tables import STAMP_COLUMNS, STORE_VERSION, TABLES, key
from tradewire.store.versions import META, checked_version

if TYPE_CHECKING:
    from tradewire.store.url import Target

REMOVED = "removed"
"""A column that dlt's tables have beside ours: true for a row that only removes, and is never kept."""

_NEEDS = "needs dlt, which is not installed: pip install 'tradewire[dlt]'"
_MANY = 500  # ids in one query
_PAGE = 1000


class DltStore(Store):
    """Records in a dataset of a destination of dlt."""

    def __init__(self, target: Target, *, dataset: str, create: bool, wait: float) -> None:
        os.environ.setdefault("RUNTIME__DLTHUB_TELEMETRY", "false")
        os.environ.setdefault("RUNTIME__LOG_LEVEL", "CRITICAL")
        try:
            import dlt
        except ImportError as error:
            raise UsageError(f"{target.shown}: {_NEEDS}") from error
        self.location = target.shown
        self._wait = wait
        with self._errors():
            name = f"tradewire_{target.place}_{dataset}".lower()
            self._pipeline = dlt.pipeline(name, destination=target.place, dataset_name=dataset)
            strategies = self._pipeline.destination.capabilities().supported_merge_strategies or ()
        if "delete-insert" not in strategies:
            raise UsageError(f"{self.location}: this destination cannot merge rows, which a store has to")
        self._prepare(create)

    def _prepare(self, create: bool) -> None:
        with self._errors(), self._locked():
            self._pipeline.sync_destination()
            if self._pipeline.has_pending_data:
                self._pipeline.run()
            version = self._version()
            if version is None:
                if not create:
                    raise StoreError(self.location, "there is no such store; `tradewire load` makes it")
                # Without rows, so that every table is there to be asked.
                empty = {name: schema.empty_table() for name, schema in TABLES.items()}
                self._run([*self._resources(empty, [], keep_empty=True), self._marker()])
            elif version < STORE_VERSION:
                self._migrate()

    def _version(self) -> int | None:
        if META not in self._tables():
            return None
        rows = self._rows(f"SELECT value FROM {META} WHERE name = 'version'")
        return checked_version(str(rows[0][0]) if rows else "", self.location)

    def _tables(self) -> set[str]:
        known: set[str] = set(self._pipeline.default_schema.tables) if self._pipeline.schema_names else set()
        return known

    def _migrate(self) -> None:
        """Merge every record's rows anew, as this version has them."""
        last = -1
        while page := self._page(last):
            batch = parse_stored([record.encode("utf-8") for _, record in page], self.location)
            self._run(self._resources(flatten(batch, [position for position, _ in page]), batch.ids))
            last = page[-1][0]
        self._run([self._marker()])

    def _write(self, batch: Batch, replace: bool) -> list[Verdict]:
        with self._errors(), self._locked():
            plan = self._plan(batch, replace)
            if plan.rows:
                self._run(self._resources(plan.tables(batch), plan.superseded))
        return plan.verdicts

    def _plan(self, batch: Batch, replace: bool) -> Plan:
        stored: dict[str, Stored] = {}
        top = 0
        if "articles" in self._tables():
            ids, columns = batch.ids, ", ".join(STAMP_COLUMNS)
            for start in range(0, len(ids), _MANY):
                some = ids[start : start + _MANY]
                marks = ", ".join(["%s"] * len(some))
                found = self._rows(f"SELECT {columns} FROM articles WHERE record_id IN ({marks})", *some)
                stored |= {name: Stored(Stamp(*made), int(position)) for name, position, *made in found}
            ((highest,),) = self._rows("SELECT max(position) FROM articles")
            top = 0 if highest is None else int(highest) + 1
        return decide(batch, stored, top, replace=replace)

    def _resources(
        self, tables: dict[str, pa.Table], superseded: list[str], *, keep_empty: bool = False
    ) -> list[Any]:
        import dlt

        portable = {name: _portable(name, table, superseded) for name, table in tables.items()}
        return [
            dlt.resource(
                rows,
                name=name,
                write_disposition={"disposition": "merge", "strategy": "delete-insert"},
                primary_key=key(name),
                merge_key="record_id",
                columns={REMOVED: {"hard_delete": True}},
            )
            for name, rows in portable.items()
            if rows.num_rows or keep_empty
        ]

    def _marker(self) -> Any:
        import dlt

        rows = [{"name": "version", "value": str(STORE_VERSION)}]
        return dlt.resource(rows, name=META, write_disposition="replace")

    def _run(self, resources: list[Any]) -> None:
        info = self._pipeline.run(resources)
        info.raise_on_failed_jobs()

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with self._pipeline.sql_client() as client:
            return [tuple(row) for row in client.execute_sql(sql, *values) or ()]

    def _page(self, after: int) -> list[tuple[int, str]]:
        rows = self._rows(
            "SELECT a.position, r.record FROM articles a JOIN records r ON r.record_id = a.record_id"
            f" WHERE a.position > {after} ORDER BY a.position LIMIT {_PAGE}"
        )
        return [(int(position), str(record)) for position, record in rows]

    def query(self, sql: str) -> pa.Table:
        with self._errors(), self._pipeline.sql_client() as client, client.execute_query(sql) as cursor:
            # Not by the cursor's own Arrow: which calls that takes depends on the destination's driver.
            names = [column[0] for column in cursor.description or ()]
            return arrow_table(names, cursor.fetchall())

    def records(self) -> Iterator[bytes]:
        if "articles" not in self._tables():
            return
        last = -1
        with self._errors():
            while page := self._page(last):
                for _, record in page:
                    yield record.encode("utf-8")
                last = page[-1][0]

    def close(self) -> None:
        """Nothing is held between two calls."""

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep two loaders on this machine apart: dlt's working folder is for one at a time."""
        folder = Path(self._pipeline.working_dir)
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder, self.location, self._wait):
            yield

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        from dlt.common.exceptions import DltException

        try:
            yield
        except DltException as error:
            raise StoreError(self.location, first_line(error)) from error


def _portable(name: str, table: pa.Table, superseded: list[str]) -> pa.Table:
    """The rows with lists and maps as JSON, and a removing row for each record that has none any more."""
    fields, arrays = [], []
    for field, column in zip(table.schema, table.columns, strict=True):
        kind = field.type
        if pa.types.is_list(kind) or pa.types.is_map(kind):
            column, kind = pa.array(plain_values(column), pa.string()), pa.string()
        fields.append(pa.field(field.name, kind, nullable=field.name not in key(name)))
        arrays.append(column)
    fields.append(pa.field(REMOVED, pa.bool_()))
    arrays.append(pa.nulls(table.num_rows, pa.bool_()))
    schema = pa.schema(fields)
    rows = pa.Table.from_arrays(arrays, schema=schema)
    empty = sorted(set(superseded) - set(table.column("record_id").to_pylist()))
    if not empty:
        return rows
    gone = [{"record_id": record, "ordinal": -1, REMOVED: True} for record in empty]
    return pa.concat_tables([rows, pa.Table.from_pylist(gone, schema=schema)])
