"""A batch of records as rows of the tables (tables.py), by column: no Python runs for each row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tradewire.store.exact import rounded, split
from tradewire.store.parse import Batch
from tradewire.store.stamps import Stamp
from tradewire.store.tables import DECIMAL_TEXT, TABLES

Columns = dict[str, pa.Array]

_SAME = {"start": "start_offset", "end": "end_offset"}  # the record's name -> the column's, where they differ


@dataclass(frozen=True)
class Rows:
    """The items of a list of the record, over a whole batch.

    `record` is each item's row in the batch, `parent` its row in the list it was taken from, `ordinal`
    its number there; `values` the items.
    """

    record: np.ndarray[Any, np.dtype[np.int64]]
    parent: np.ndarray[Any, np.dtype[np.int64]]
    ordinal: np.ndarray[Any, np.dtype[np.int64]]
    values: pa.Array

    def field(self, name: str) -> pa.Array:
        """One field of the items; null where the item is."""
        return pc.struct_field(self.values, name)

    def explode(self, name: str) -> Rows:
        """The items of a list that each of these items has."""
        return _explode(self.field(name), self.record)

    def numbered(self) -> Rows:
        """The same, numbered through within each record; the items stand in the order of the records."""
        count = np.bincount(self.record, minlength=1)
        starts = np.cumsum(count) - count
        return Rows(self.record, self.parent, np.arange(len(self.record)) - starts[self.record], self.values)


def flatten(batch: Batch, positions: list[int]) -> dict[str, pa.Table]:
    """The rows of every table; `positions` are the records' places in the order of loading."""
    nested = {name: batch.nested.column(name).combine_chunks() for name in batch.nested.column_names}
    ids = nested["id"]
    article = nested["article"]
    everything = np.arange(len(ids))

    def section(name: str) -> Rows:
        return _explode(nested[name], everything)

    entities, tariffs, tables = section("entities"), section("tariffs"), section("tables")
    columns = {
        "articles": _articles(batch, nested, positions),
        "blocks": _plain(_explode(pc.struct_field(article, "blocks"), everything), "blocks"),
        "entities": _entities(entities),
        "entity_roles": _roles(entities),
        "mentions": _mentions(entities, tariffs),
        "money": _plain(section("money"), "money"),
        "percentages": _plain(section("percentages"), "percentages"),
        "dates": _plain(section("dates"), "dates"),
        "tariffs": _tariffs(tariffs),
        "tariff_products": _products(tariffs),
        "tables": _plain(tables, "tables", {"id": "table_id"}),
        "table_cells": _cells(tables),
        "implications": _implications(section("implications"), batch),
        "warnings": _plain(section("warnings"), "warnings"),
        "records": {"record": _lines(batch), "record_row": pa.array(everything)},
    }
    return {name: _table(name, content, ids) for name, content in columns.items()}


def _table(name: str, columns: Columns, ids: pa.Array) -> pa.Table:
    schema = TABLES[name]
    columns = {"record_id": ids.take(columns["record_row"]), **columns}
    return pa.table([columns[field.name] for field in schema], schema=schema)


def _explode(lists: pa.Array, record: np.ndarray[Any, np.dtype[np.int64]]) -> Rows:
    lengths = pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False)
    parent = np.repeat(np.arange(len(lengths)), lengths)
    starts = np.cumsum(lengths) - lengths
    return Rows(record[parent], parent, np.arange(len(parent)) - starts[parent], pc.list_flatten(lists))


def _plain(rows: Rows, table: str, names: dict[str, str] | None = None) -> Columns:
    """The columns that have the name of a field of the items, and the key."""
    schema = TABLES[table]
    columns = _keyed(rows)
    for item in rows.values.type:
        column = (names or _SAME).get(item.name) or _SAME.get(item.name, item.name)
        index = schema.get_field_index(column)
        if index < 0:
            continue
        kind = schema.field(index).type
        if pa.types.is_decimal(kind) and pa.types.is_string(item.type):
            columns |= _exact(column, rows.field(item.name), kind)
        else:
            columns[column] = rows.field(item.name)
    return columns


def _keyed(rows: Rows) -> Columns:
    return {"record_row": pa.array(rows.record), "ordinal": pa.array(rows.ordinal)}


def _exact(name: str, numbers: pa.Array, kind: pa.DataType) -> Columns:
    held, text = split(numbers, kind)
    return {name: held, name + DECIMAL_TEXT: text}


def _articles(batch: Batch, nested: Columns, positions: list[int]) -> Columns:
    article, source, made_by = nested["article"], nested["source"], nested["pipeline"]
    columns = {name: pc.struct_field(article, name) for name in article.type.names if name != "blocks"}
    columns |= {f"source_{name}": pc.struct_field(source, name) for name in source.type.names}
    return columns | {
        "record_row": pa.array(range(len(positions)), pa.int64()),
        "position": pa.array(positions, pa.int64()),
        "published_on": pa.array(map(day, columns["published"].to_pylist()), pa.date32()),
        "month": months(batch),
        "schema_version": nested["schema_version"],
        "tradewire_version": pc.struct_field(made_by, "tradewire"),
        "spacy_version": pc.struct_field(made_by, "spacy"),
        "model": pc.struct_field(made_by, ["model", "name"]),
        "model_version": pc.struct_field(made_by, ["model", "version"]),
        "record_sha256": pa.array([line.sha256 for line in batch.lines], pa.string()),
    }


def stamps_of(batch: Batch) -> list[Stamp]:
    """What made each record of the batch."""
    made_by = batch.nested.column("pipeline").combine_chunks()
    schema, tradewire, spacy, model, version = (
        column.to_pylist()
        for column in (
            batch.nested.column("schema_version"),
            pc.struct_field(made_by, "tradewire"),
            pc.struct_field(made_by, "spacy"),
            pc.struct_field(made_by, ["model", "name"]),
            pc.struct_field(made_by, ["model", "version"]),
        )
    )
    digests = [line.sha256 for line in batch.lines]
    return list(map(Stamp, schema, tradewire, spacy, model, version, digests))


def day(published: str | None) -> Any:
    """The day that a record's `published` begins with; None where it has none, or one of no calendar."""
    from datetime import date

    try:
        return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None


def months(batch: Batch) -> pa.Array:
    """The month of publication of each record ("2025-03"), null where the record does not have one."""
    published = pc.struct_field(batch.nested.column("article").combine_chunks(), "published")
    known = pc.match_substring_regex(published, "^[0-9]{4}-(0[1-9]|1[0-2])")
    return pc.if_else(known, pc.utf8_slice_codeunits(published, 0, 7), None)


def _entities(entities: Rows) -> Columns:
    return _plain(entities, "entities", {"id": "entity_id"})


def _roles(entities: Rows) -> Columns:
    roles = entities.explode("roles")
    return _keyed(roles.numbered()) | {
        "entity_ordinal": pa.array(entities.ordinal[roles.parent]),
        "entity_id": entities.field("id").take(pa.array(roles.parent)),
        "title": roles.field("title"),
        "of_party": roles.field("of"),
    }


def _mentions(entities: Rows, tariffs: Rows) -> Columns:
    """Mentions of entities, of tariffs, and the evidence of tariffs, in that order within each record."""
    parts = [
        ("entity", "mention", entities, entities.explode("mentions")),
        ("tariff", "mention", tariffs, tariffs.explode("mentions")),
        ("tariff", "evidence", tariffs, tariffs.explode("evidence")),
    ]
    rows = _joined([spans for *_, spans in parts])
    owners = np.concatenate([owner.ordinal[spans.parent] for _, _, owner, spans in parts])
    order = rows.order()
    return _plain(rows.sorted(order), "mentions") | {
        "owner": _labels([(owner, len(spans.record)) for owner, _, _, spans in parts], order),
        "owner_ordinal": pa.array(owners[order]),
        "kind": _labels([(kind, len(spans.record)) for _, kind, _, spans in parts], order),
    }


@dataclass(frozen=True)
class _Joined:
    rows: Rows

    def order(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        return np.argsort(self.rows.record, kind="stable")

    def sorted(self, order: np.ndarray[Any, np.dtype[np.int64]]) -> Rows:
        rows = self.rows
        return Rows(
            rows.record[order], rows.parent[order], rows.ordinal[order], rows.values.take(pa.array(order))
        ).numbered()


def _joined(parts: Iterable[Rows]) -> _Joined:
    """Lists of the same items as one, one after the other."""
    several = list(parts)
    return _Joined(
        Rows(
            np.concatenate([part.record for part in several]),
            np.concatenate([part.parent for part in several]),
            np.concatenate([part.ordinal for part in several]),
            pa.concat_arrays([part.values for part in several]),
        )
    )


def _labels(runs: list[tuple[str, int]], order: np.ndarray[Any, np.dtype[np.int64]]) -> pa.Array:
    """Each label as often as its run is long, in `order`."""
    names = pa.array([label for label, _ in runs], pa.string())
    which = np.repeat(np.arange(len(runs)), [length for _, length in runs])
    return names.take(pa.array(which[order]))


def _tariffs(tariffs: Rows) -> Columns:
    columns = _plain(tariffs, "tariffs")
    for name in ("rate", "previous_rate"):
        columns |= _rate(name, tariffs)
    change = Rows(tariffs.record, tariffs.parent, tariffs.ordinal, tariffs.field("rate_change"))
    schema = TABLES["tariffs"]
    for end in ("low", "high"):
        column = f"rate_change_{end}"
        columns |= _exact(column, change.field(end), schema.field(column).type)
    columns["rate_change_unit"] = change.field("unit")
    columns["confidence"] = rounded(tariffs.field("confidence"), schema.field("confidence").type)
    return columns


def _rate(name: str, tariffs: Rows) -> Columns:
    """The columns of a rate; a compound one gives the first of its parts of each unit."""
    rates = Rows(tariffs.record, tariffs.parent, tariffs.ordinal, tariffs.field(name))
    parts = rates.explode("parts")
    schema = TABLES["tariffs"]
    columns = {f"{name}_unit": rates.field("unit"), f"{name}_parts": _parts(rates.field("parts"))}
    first = {unit: _first(parts, unit, len(tariffs.record)) for unit in ("percent", "specific")}
    for unit, fields in (
        ("percent", ("low", "high", "qualifier")),
        ("specific", ("amount", "amount_high", "currency", "per")),
    ):
        for field in fields:
            column = f"{name}_{field}"
            values = pc.coalesce(rates.field(field), parts.field(field).take(first[unit]))
            kind = schema.field(column).type
            columns |= _exact(column, values, kind) if pa.types.is_decimal(kind) else {column: values}
    return columns


def _first(parts: Rows, unit: str, length: int) -> pa.Array:
    """For each of `length` rates the place of its first part of the unit; null where it has none."""
    of_unit = pc.equal(parts.field("unit"), unit).to_numpy(zero_copy_only=False)
    places = np.flatnonzero(of_unit)[::-1]  # backwards: the first one is written last, and stays
    first = np.full(length, -1)
    first[parts.parent[places]] = places
    return pa.array(first, mask=first < 0)


def _parts(lists: pa.Array) -> pa.Array:
    # Compound rates are rare: these few rows are written one by one.
    return pa.array(
        [
            None
            if parts is None
            else json.dumps([{k: v for k, v in part.items() if v is not None} for part in parts])
            for parts in lists.to_pylist()
        ],
        pa.string(),
    )


def _products(tariffs: Rows) -> Columns:
    """Goods that pay, then what is exempt, within each record."""
    products, exempt = tariffs.explode("products"), tariffs.explode("exempt")
    record = np.concatenate([products.record, exempt.record])
    order = np.argsort(record, kind="stable")
    places = pa.array(order)

    def both(one: pa.Array, other: pa.Array) -> pa.Array:
        return pa.concat_arrays([one, other]).take(places)

    texts = TABLES["tariff_products"].field("hs").type
    numbered = Rows(record[order], order, order, products.values).numbered()
    return _keyed(numbered) | {
        "tariff_ordinal": pa.array(tariffs.ordinal[np.concatenate([products.parent, exempt.parent])[order]]),
        "exempt": pa.array((np.arange(len(record)) >= len(products.record))[order]),
        "text": both(products.field("text"), exempt.field("text")),
        "hs": both(products.field("hs").cast(texts), pa.nulls(len(exempt.record), texts)),
        "code": both(pa.nulls(len(products.record), pa.string()), exempt.field("code")),
    }


def _cells(tables: Rows) -> Columns:
    """Cells of upper headers, headers and bodies, in that order within each record."""
    upper, body = tables.explode("upper_headers"), tables.explode("rows")
    parts = []
    for label, rows, owner in (
        ("upper_header", _explode(upper.values, upper.record), upper.parent),
        ("header", tables.explode("header"), None),
        ("body", _explode(body.values, body.record), body.parent),
    ):
        table = rows.parent if owner is None else owner[rows.parent]
        parts.append((label, rows, table))
    joined = _joined([rows for _, rows, _ in parts])
    order = joined.order()
    table = np.concatenate([table for _, _, table in parts])[order]
    rows = joined.sorted(order)
    return _plain(rows, "table_cells") | {
        "table_ordinal": pa.array(tables.ordinal[table]),
        "table_id": tables.field("id").take(pa.array(table)),
        "part": _labels([(label, len(rows.record)) for label, rows, _ in parts], order),
        "row_index": rows.field("row"),
        "column_index": rows.field("column"),
        "is_header": rows.field("header"),
    }


def _implications(items: Rows, batch: Batch) -> Columns:
    columns = _plain(items, "implications")
    source = Rows(items.record, items.parent, items.ordinal, items.field("source"))
    place = {(int(r), int(o)): n for n, (r, o) in enumerate(zip(items.record, items.ordinal, strict=True))}
    attributes: list[list[tuple[str, str]]] = [[] for _ in place]
    for at, value in batch.attributes.items():
        attributes[place[at]] = list(value.items())
    return columns | {
        "attributes": pa.array(attributes, TABLES["implications"].field("attributes").type),
        "source_table": source.field("table"),
        "source_row": source.field("row"),
        "source_block": source.field("block"),
    }


def _lines(batch: Batch) -> pa.Array:
    # The lines are known to be UTF-8: as one buffer with offsets they need no second check.
    ends = np.cumsum([0, *(len(line.body) for line in batch.lines)])
    joined = pa.py_buffer(b"".join(line.body for line in batch.lines))
    return pa.StringArray.from_buffers(len(batch.lines), pa.py_buffer(ends.astype(np.int32)), joined)
