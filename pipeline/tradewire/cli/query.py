"""`tradewire query`: a question to a store, in SQL."""

from __future__ import annotations

import csv
import json
import sys
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from tradewire.cli.load import Schema, Wait

if TYPE_CHECKING:
    import pyarrow as pa

WIDTH = 100  # columns where stdout is no terminal, so that the output is the same everywhere
CELL = 200  # characters of a value that a table shows


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def query(url: str, sql: str, *, schema: str = "tradewire", wait: float = 60.0) -> pa.Table:
    """The rows that the store at `url` gives for `sql`."""
    from tradewire.store import open as open_store

    with open_store(url, create=False, schema=schema, wait=wait) as store:
        return store.query(sql)


def show_rows(table: pa.Table, out: TextIO, format: Format) -> None:
    """Print rows: as a table to read, as CSV, or as one JSON object a line; decimals never as floats."""
    names = list(table.column_names)
    if format is Format.table:
        _show_table(table, out)
    elif format is Format.csv:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for row in _rows(table):
            writer.writerow(["" if value is None else text(value) for value in row])
    else:
        for row in _rows(table):
            cells = {name: _json_value(value) for name, value in zip(names, row, strict=True)}
            out.write(json.dumps(cells, ensure_ascii=False) + "\n")


def _rows(table: pa.Table) -> Any:
    for batch in table.to_batches(max_chunksize=1000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _show_table(table: pa.Table, out: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, width=None if out.isatty() else WIDTH, highlight=False)
    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for field in table.schema:
        shown.add_column(Text(field.name), justify="right" if _is_number(field.type) else "left")
    for row in _rows(table):
        # Text, not markup: what an article says is not ours to interpret.
        shown.add_row(*(Text(_printable(text(value))[:CELL]) for value in row))
    if table.num_columns:
        console.print(shown)
    console.print(Text("1 row" if table.num_rows == 1 else f"{table.num_rows} rows"))


def _is_number(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_decimal(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _printable(value: str) -> str:
    """Without control characters, which a terminal would carry out."""
    return "".join(c if c.isprintable() else " " for c in value)


def text(value: object) -> str:
    """A value as it is read: decimals without zeros that say nothing, lists joined, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        from tradewire.records.base import canonical

        return str(canonical(value))
    if isinstance(value, list):
        return ", ".join(f"{item[0]}: {item[1]}" if isinstance(item, tuple) else text(item) for item in value)
    return str(value)


def _json_value(value: object) -> object:
    if isinstance(value, list):
        pairs = bool(value) and isinstance(value[0], tuple)
        return dict(value) if pairs else [_json_value(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float | str) else text(value)


def query_cli(
    url: Annotated[str, typer.Argument(metavar="URL", help="The store, or a .duckdb or .sqlite file.")],
    sql: Annotated[str, typer.Argument(metavar="SQL", help="The question, in the store's SQL.")],
    format: Annotated[Format, typer.Option("--format", help="How rows are printed.")] = Format.table,
    schema: Schema = "tradewire",
    wait: Wait = 60.0,
) -> None:
    """Print the rows that a store gives for a question in SQL."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    show_rows(query(url, sql, schema=schema, wait=wait), sys.stdout, format)
