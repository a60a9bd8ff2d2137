"""Stores: records where people query them.

::

    import tradewire.store

    with tradewire.store.open("duckdb:records.duckdb") as store:
        store.load(records)
        store.query("SELECT imposer, target, rate_low FROM measures_in_force")  # a pyarrow.Table

Every store has the same tables (tables.py); loading is idempotent, and what "newer" means for two
records of one article is in stamps.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tradewire.store.base import Loaded, Store
    from tradewire.store.parse import Line

__all__ = ["WAIT", "Line", "Loaded", "Store", "open"]

WAIT = 60.0  # seconds that a loader waits for another one
SCHEMA = "tradewire"  # of PostgreSQL


def open(url: str, *, create: bool = True, wait: float = WAIT, schema: str = SCHEMA) -> Store:
    """The store at `url`, made if it is not there and `create` is set, migrated if it is of an older version.

    Args:
        url: `parquet:DIR`, `duckdb:FILE`, `sqlite:FILE`, `postgresql://…` or `dlt:DESTINATION`.
        wait: seconds to wait while another loader has the store.
        schema: the schema of PostgreSQL, or the dataset of dlt, that holds the tables.

    Raises:
        UsageError: the URL names no store, or its driver is not installed (the message names the extra).
        SchemaMismatch: it is of a newer version, or has tables of these names that are not tradewire's.
        StoreBusy: another loader had it for longer than `wait`.
        StoreError: it is not there, or cannot be opened.
    """
    from tradewire.store.url import parse_url

    target = parse_url(url)
    if target.kind == "duckdb":
        from tradewire.store.duckdb_store import DuckDBStore

        return DuckDBStore(target, create=create, wait=wait)
    if target.kind == "parquet":
        from tradewire.store.parquet_store import ParquetStore

        return ParquetStore(target, create=create, wait=wait)
    if target.kind == "sqlite":
        from tradewire.store.sqlite_store import SQLiteStore

        return SQLiteStore(target, create=create, wait=wait)
    if target.kind == "postgresql":
        from tradewire.store.postgresql_store import PostgreSQLStore

        return PostgreSQLStore(target, create=create, wait=wait, schema=schema)
    from tradewire.store.dlt_store import DltStore

    return DltStore(target, dataset=schema, create=create, wait=wait)


def __getattr__(name: str) -> object:
    from importlib import import_module

    homes = {"Line": "parse", "Loaded": "base", "Store": "base"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tradewire.store.{homes[name]}"), name)
