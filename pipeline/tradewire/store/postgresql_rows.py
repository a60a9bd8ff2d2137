"""The tables as PostgreSQL has them: their columns, their rows as COPY takes them, and results as Arrow."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv

from tradewire.store.plainly import map_array, text_array
from tradewire.store.tables import TABLES, key

if TYPE_CHECKING:
    import psycopg

INDEXES: Final = (
    ("articles", "(published_on)"),
    ("articles", "(position)"),
    ("entities", "(code)"),
    ("money", "(currency)"),
    ("tariffs", "(status)"),
    ("tariffs", "USING gin (imposer)"),
    ("tariffs", "USING gin (targets)"),
)
"""What is looked for; beside these each table has its key."""

NUL_AS: Final = "\ufffd"
_NUL_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
_PIECE = 1 << 20  # bytes that are handed to the driver at a time


def ddl(table: str, *, keys: bool = False) -> str:
    """The columns of a table; those of `records` with the record as JSONB, which is copied as text."""
    columns = [f'"{field.name}" {_column_type(field.type)}' for field in TABLES[table]]
    if table == "records":
        columns.append("document jsonb NOT NULL" if keys else "document text")
    if keys:
        columns.append(f"PRIMARY KEY ({', '.join(key(table))})")
    return ", ".join(columns)


def staged(table: str) -> str:
    """What is selected from the copied rows of a table."""
    return "record_id, record, coalesce(document, record)::jsonb" if table == "records" else "*"


def _column_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return "text[]"
    if pa.types.is_map(kind):
        return "jsonb"
    if pa.types.is_decimal(kind):
        return f"numeric({kind.precision}, {kind.scale})"
    names = {pa.string(): "text", pa.int64(): "bigint", pa.bool_(): "boolean", pa.date32(): "date"}
    return names[kind]


def copy_text(name: str, table: pa.Table) -> Iterator[memoryview]:
    """The rows as CSV for COPY: null is empty, every text is quoted."""
    columns = [_copied(column) for column in table.columns]
    names = list(table.column_names)
    if name == "records" and "document" not in names:
        columns.append(_documents(table.column("record")))
        names.append("document")
    sink = io.BytesIO()
    options = csv.WriteOptions(include_header=False, quoting_style="needed")
    csv.write_csv(pa.Table.from_arrays(columns, names=names), sink, options)
    whole = sink.getbuffer()
    for start in range(0, len(whole), _PIECE):
        yield whole[start : start + _PIECE]


def _copied(column: pa.ChunkedArray) -> pa.Array:
    kind = column.type
    if pa.types.is_map(kind):
        column = map_array(column)
        return _without_nul_escapes(column)
    if pa.types.is_list(kind):
        column = text_array(column)
    if pa.types.is_string(column.type):
        return without_nul(column)
    return column


def without_nul(texts: pa.Array) -> pa.Array:
    """Texts with U+FFFD where they have NUL."""
    if not pc.any(pc.match_substring(texts, "\0")).as_py():
        return texts
    return pc.replace_substring(texts, "\0", NUL_AS)


def _without_nul_escapes(texts: pa.Array) -> pa.Array:
    if not pc.any(pc.match_substring(texts, "\\u0000")).as_py():
        return texts
    return pa.array([None if text is None else _escaped(text) for text in texts.to_pylist()], pa.string())


def _documents(records: pa.ChunkedArray) -> pa.Array:
    """The lines that JSONB does not take, with U+FFFD where they escape a NUL; null for all others."""
    suspects = pc.match_substring(records, "\\u0000")
    if not pc.any(suspects).as_py():
        return pa.nulls(len(records), pa.string())
    return pa.array(
        [
            _escaped(record) if suspect else None
            for record, suspect in zip(records.to_pylist(), suspects.to_pylist(), strict=True)
        ],
        pa.string(),
    )


def _escaped(text: str) -> str:
    return _NUL_ESCAPE.sub(rb"\1\\ufffd", text.encode("utf-8")).decode("utf-8")


_ARROW: Final[dict[str, pa.DataType]] = {
    "int2": pa.int16(),
    "int4": pa.int32(),
    "int8": pa.int64(),
    "float4": pa.float32(),
    "float8": pa.float64(),
    "text": pa.string(),
    "varchar": pa.string(),
    "name": pa.string(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "bytea": pa.binary(),
}


def result_table(cursor: psycopg.Cursor[Any]) -> pa.Table:
    """The rows of a query, with Arrow types for PostgreSQL's; what has none is text."""
    import json

    if cursor.description is None:
        return pa.table({})
    columns: list[list[Any]] = [[] for _ in cursor.description]
    for row in cursor:
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    arrays = []
    for column, described in zip(columns, cursor.description, strict=True):
        info = cursor.connection.adapters.types.get(described.type_code)
        name = info.name if info else ""
        is_list = info is not None and described.type_code == info.array_oid
        kind = _ARROW.get(name)
        if kind is not None:
            arrays.append(pa.array(column, pa.list_(kind) if is_list else kind))
        elif name in ("json", "jsonb") and not is_list:
            texts = [None if value is None else json.dumps(value, ensure_ascii=False) for value in column]
            arrays.append(pa.array(texts, pa.string()))
        elif name in ("numeric", "timestamp", "timestamptz"):
            arrays.append(_inferred(column))
        else:
            arrays.append(pa.array([None if value is None else str(value) for value in column], pa.string()))
    return pa.Table.from_arrays(arrays, names=[described.name for described in cursor.description])


def _inferred(column: list[Any]) -> pa.Array:
    try:
        return pa.array(column)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
        return pa.array([None if value is None else str(value) for value in column], pa.string())
