"""What DuckDB stores and Parquet stores have in common: DuckDB's types, views and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from tradewire.errors import StoreError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def column_type(kind: pa.DataType) -> str:
    """DuckDB's type for an Arrow type of the tables."""
    if pa.types.is_list(kind):
        return f"{column_type(kind.value_type)}[]"
    if pa.types.is_map(kind):
        return f"MAP({column_type(kind.key_type)}, {column_type(kind.item_type)})"
    if pa.types.is_decimal(kind):
        return f"DECIMAL({kind.precision}, {kind.scale})"
    names = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.bool_(): "BOOLEAN", pa.date32(): "DATE"}
    return names[kind]


def columns_sql(schema: pa.Schema, long: frozenset[str] = frozenset()) -> str:
    """The columns of a table as CREATE TABLE has them; those in `long` are compressed with zstd."""
    return ", ".join(
        f'"{field.name}" {column_type(field.type)}{" USING COMPRESSION zstd" if field.name in long else ""}'
        for field in schema
    )


def fetch(connection: DuckDBPyConnection, sql: str, location: str) -> pa.Table:
    """The rows of a query.

    Raises:
        StoreError: it fails.
    """
    import duckdb

    try:
        relation = connection.sql(sql)
        return pa.table({}) if relation is None else relation.to_arrow_table()
    except duckdb.Error as error:
        raise StoreError(location, first_line(error)) from error


def first_line(error: Exception) -> str:
    """A driver's message in one line."""
    return " ".join(str(error).split())[:500]
