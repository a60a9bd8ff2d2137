"""Arrow columns as plain values, for stores that have no lists, maps or decimals of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tradewire.records.base import canonical


def decimal_text(value: Decimal) -> str:
    """A number of a decimal column as the record has it: no exponent, no zeros that say nothing."""
    return str(canonical(value))


def json_text(value: object) -> str:
    """A list or the pairs of a map as JSON."""
    if isinstance(value, list) and value and isinstance(value[0], tuple):
        value = dict(value)
    return json.dumps(value, ensure_ascii=False)


def plain_values(column: pa.ChunkedArray) -> list[Any]:
    """The values of a column as texts and whole numbers: decimals, days, lists and maps as text."""
    kind = column.type
    values: list[Any] = column.to_pylist()
    if pa.types.is_decimal(kind):
        return [None if value is None else decimal_text(value) for value in values]
    if pa.types.is_map(kind):
        return [None if value is None else json_text(dict(value)) for value in values]
    if pa.types.is_list(kind):
        return [None if value is None else json_text(value) for value in values]
    if pa.types.is_date(kind):
        return [None if value is None else value.isoformat() for value in values]
    return values


def text_array(lists: pa.Array) -> pa.Array:
    """Lists of texts as literals of PostgreSQL's arrays: `{"CA","MX"}`; by column, for COPY."""
    lists = lists.combine_chunks() if isinstance(lists, pa.ChunkedArray) else lists
    items = pc.replace_substring(pc.replace_substring(pc.list_flatten(lists), "\\", "\\\\"), '"', '\\"')
    quoted = pc.binary_join_element_wise('"', items, '"', "")
    lengths = pc.fill_null(pc.list_value_length(lists), 0)
    ends = pa.concat_arrays([pa.array([0], pa.int64()), pc.cumulative_sum(lengths.cast(pa.int64()))])
    joined = pc.binary_join(pa.ListArray.from_arrays(ends.cast(pa.int32()), quoted), ",")
    literals = pc.binary_join_element_wise("{", joined, "}", "")
    return pc.if_else(pc.is_valid(lists), literals, None)


def map_array(maps: pa.ChunkedArray) -> pa.Array:
    """Maps as JSON objects; most are empty, so these are not written one by one."""
    column = maps.combine_chunks()
    if not len(column.items):
        return pc.if_else(pc.is_valid(column), "{}", pa.scalar(None, pa.string()))
    return pa.array(plain_values(maps), pa.string())


def arrow_table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> pa.Table:
    """Rows of a database without types as a table; a column of several kinds of values becomes text."""
    columns: list[list[Any]] = [[] for _ in names]
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return pa.Table.from_arrays([_array(column) for column in columns], names=list(names))


def _array(values: list[Any]) -> pa.Array:
    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
        return pa.array([None if value is None else str(value) for value in values], pa.string())
