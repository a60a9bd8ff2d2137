"""Parquet: a directory of files, partitioned by month of publication.

`DIR/TABLE/published_month=2025-03/….parquet`, compressed with zstd. Files are never changed: a batch adds
new ones, and a record that is replaced has the files it stood in written anew without it. The manifest
(manifest.py) says which files count.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from tradewire.errors import StoreError
from tradewire.store.base import Plan, Store, Stored, decide
from tradewire.store.duckdb_sql import columns_sql, fetch, first_line
from tradewire.store.flatten import flatten, months
from tradewire.store.manifest import (
    PARTITION,
    UNKNOWN,
    Manifest,
    locked,
    read_manifest,
    sync,
    write_manifest,
)
from tradewire.store.parse import Batch, parse_stored
from tradewire.store.stamps import Stamp, Verdict
from tradewire.store.tables import STAMP_COLUMNS, STORE_VERSION, TABLES
from tradewire.store.views import views

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from tradewire.store.url import Target

_MANY = 16  # files of a table in a month: as many become one
_WRITERS = 4  # files of a batch that are written at a time
_LARGE = 32_000_000  # bytes of a file that is left as it is then


class ParquetStore(Store):
    """Records in a directory of Parquet files."""

    def __init__(self, target: Target, *, create: bool, wait: float) -> None:
        self.location = target.shown
        self._folder = Path(target.place)
        self._wait = wait
        if not create and self._manifest().version == STORE_VERSION:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(self.location, (error.strerror or str(error)).lower()) from error
        with self._locked():
            manifest = read_manifest(self._folder, self.location)
            if manifest is None:
                manifest = Manifest()
                write_manifest(self._folder, manifest)
            self._sweep(manifest)
            if manifest.version < STORE_VERSION:
                self._migrate(manifest)

    def _manifest(self) -> Manifest:
        manifest = read_manifest(self._folder, self.location)
        if manifest is None:
            raise StoreError(self.location, "there is no such store; `tradewire load` makes it")
        return manifest

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            with locked(self._folder, self.location, self._wait):
                yield
        except (OSError, pa.ArrowException) as error:
            raise StoreError(self.location, f"cannot be written: {first_line(error)}") from error

    def _sweep(self, manifest: Manifest) -> None:
        """Delete the files of loads that died, and those that earlier loads wrote anew."""
        known = manifest.paths()
        for table in TABLES:
            for path in (self._folder / table).glob(f"{PARTITION}=*/*"):
                if str(path.relative_to(self._folder)) not in known:
                    path.unlink()
        if manifest.superseded:
            manifest.superseded = []
            write_manifest(self._folder, manifest)

    def _write(self, batch: Batch, replace: bool) -> list[Verdict]:
        with self._locked():
            manifest = self._manifest()
            plan, gone_from = self._plan(manifest, batch, replace)
            if plan.rows:
                manifest.generation += 1
                if plan.superseded:
                    self._remove(manifest, plan.superseded, gone_from)
                chosen = batch if len(plan.rows) == len(batch.lines) else batch.take(plan.rows)
                self._add(manifest, chosen, plan.positions)
                manifest.next_position = max(manifest.next_position, max(plan.positions) + 1)
                write_manifest(self._folder, manifest)
        return plan.verdicts

    def _plan(self, manifest: Manifest, batch: Batch, replace: bool) -> tuple[Plan, set[str]]:
        """What to do with the batch, and the months of the stored records that it may replace."""
        found = pa.table({name: [] for name in (*STAMP_COLUMNS, "month")})
        files = self._files(manifest, "articles")
        if files:
            wanted = pc.field("record_id").isin(pa.array(batch.ids, pa.string()))
            dataset = ds.dataset(files, schema=TABLES["articles"], format="parquet")
            found = dataset.to_table([*STAMP_COLUMNS, "month"], filter=wanted)
        stored, gone_from = {}, set()
        for row in found.to_pylist():
            name, position, *made = (row[column] for column in STAMP_COLUMNS)
            stored[name] = Stored(Stamp(*made), position)
            gone_from.add(row["month"] or UNKNOWN)
        return decide(batch, stored, manifest.next_position, replace=replace), gone_from

    def _add(self, manifest: Manifest, batch: Batch, positions: list[int]) -> None:
        """Write the records' rows, a file for each table and month."""
        by_month: dict[str, list[int]] = {}
        for row, month in enumerate(months(batch).to_pylist()):
            by_month.setdefault(month or UNKNOWN, []).append(row)
        with ThreadPoolExecutor(_WRITERS) as pool:
            writes = []
            for month, rows in sorted(by_month.items()):
                part = batch if len(rows) == len(batch.lines) else batch.take(rows)
                tables = flatten(part, [positions[row] for row in rows])
                for table in reversed(tables):  # the records first: they take the longest
                    if tables[table].num_rows:
                        path = self._place(manifest, table, month, "a")
                        writes.append(pool.submit(self._put, path, tables[table]))
            for write in writes:
                write.result()

    def _remove(self, manifest: Manifest, ids: list[str], gone_from: set[str]) -> None:
        """Write the files that hold rows of these records anew, without them."""
        gone = pa.array(ids, pa.string())
        for table in TABLES:
            for month in sorted(gone_from & manifest.files.get(table, {}).keys()):
                for number, path in enumerate(list(manifest.files[table][month])):
                    content = pq.read_table(self._folder / path, schema=TABLES[table], partitioning=None)
                    held = pc.is_in(content.column("record_id"), value_set=gone)
                    if pc.any(held).as_py():
                        kept = content.filter(pc.invert(held))
                        if kept.num_rows:
                            self._put(self._place(manifest, table, month, f"r{number}"), kept)
                        manifest.drop(table, month, path)

    def _put(self, path: Path, content: pa.Table) -> None:
        pq.write_table(content, path, compression="zstd")
        sync(path)

    def _place(self, manifest: Manifest, table: str, month: str, mark: str) -> Path:
        """A path for one more file, which the manifest names."""
        name = f"{table}/{PARTITION}={month}/{manifest.generation:08d}-{mark}.parquet"
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        manifest.add(table, month, name)
        return path

    def _pause(self) -> None:
        """Make one file of many small ones, where they have piled up."""
        manifest = self._manifest()
        if any(len(paths) >= _MANY for months in manifest.files.values() for paths in months.values()):
            with self._locked():
                self._compact(self._manifest())

    def _compact(self, manifest: Manifest) -> None:
        manifest.generation += 1
        before = len(manifest.superseded)
        for table in TABLES:
            for month, paths in manifest.files.get(table, {}).items():
                small = [path for path in paths if (self._folder / path).stat().st_size < _LARGE]
                if len(small) < _MANY:
                    continue
                merged = self._place(manifest, table, month, "c")
                with pq.ParquetWriter(merged, TABLES[table], compression="zstd") as writer:
                    for path in small:
                        content = pq.read_table(self._folder / path, schema=TABLES[table], partitioning=None)
                        writer.write_table(content)
                sync(merged)
                for path in small:
                    manifest.drop(table, month, path)
        if len(manifest.superseded) > before:
            write_manifest(self._folder, manifest)

    def _migrate(self, manifest: Manifest) -> None:
        """Make every table anew from the records' lines, and swap the manifest at the end."""
        new = Manifest(generation=manifest.generation + 1, next_position=manifest.next_position)
        with self._connection(manifest, checked=False) as connection:
            cursor = connection.execute(
                "SELECT r.record, a.position FROM records r JOIN articles a ON a.record_id = r.record_id"
                " ORDER BY a.position"
            )
            while rows := cursor.fetchmany(self.batch_records):
                batch = parse_stored([record.encode("utf-8") for record, _ in rows], self.location)
                self._add(new, batch, [position for _, position in rows])
                new.generation += 1
        new.superseded = sorted(manifest.paths())
        write_manifest(self._folder, new)

    def _files(self, manifest: Manifest, table: str) -> list[str]:
        return [str(self._folder / path) for path in manifest.of(table)]

    @contextlib.contextmanager
    def _connection(self, manifest: Manifest, *, checked: bool = True) -> Iterator[DuckDBPyConnection]:
        """A DuckDB in memory with a view of each table; without `checked`, with the columns it has."""
        with duckdb.connect() as connection:
            for table, schema in TABLES.items():
                files = self._files(manifest, table)
                columns = ", ".join(f'"{name}"' for name in schema.names) if checked else "*"
                if files:
                    names = ", ".join(_literal(path) for path in files)
                    source = f"read_parquet([{names}], hive_partitioning = false, union_by_name = true)"
                    connection.execute(f'CREATE VIEW "{table}" AS SELECT {columns} FROM {source}')
                else:
                    connection.execute(f'CREATE TABLE "{table}" ({columns_sql(schema)})')
            if checked:
                for name, query in views().items():
                    connection.execute(f'CREATE VIEW "{name}" AS {query}')
            try:
                yield connection
            except duckdb.Error as error:
                raise StoreError(self.location, first_line(error)) from error

    def query(self, sql: str) -> pa.Table:
        with self._connection(self._manifest()) as connection:
            return fetch(connection, sql, self.location)

    def records(self) -> Iterator[bytes]:
        with self._connection(self._manifest()) as connection:
            cursor = connection.execute(
                "SELECT r.record FROM records r JOIN articles a ON a.record_id = r.record_id"
                " ORDER BY a.position"
            )
            while rows := cursor.fetchmany(1000):
                for (record,) in rows:
                    yield record.encode("utf-8")

    def close(self) -> None:
        """Nothing is held between two calls."""


def _literal(path: str) -> str:
    """A path as SQL text that DuckDB takes for one file and no pattern."""
    return "'" + re.sub(r"([*?\[])", r"[\1]", path).replace("'", "''") + "'"
