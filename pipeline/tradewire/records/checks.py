"""What the types of a record cannot say: spans match the text, references lead somewhere.

One pass over the record at the end of its validation; each fault is a line that names
the place in the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tradewire.records.implication import BlockSource

if TYPE_CHECKING:
    from tradewire.records.base import Span
    from tradewire.records.entity import Entity
    from tradewire.records.implication import Implication
    from tradewire.records.record import Record
    from tradewire.records.table import Cell, Table

# ISO 3166-1, ISO 3166-2 and HS, each in the shape that its kind of entity is given.
_CODES = {
    "country": re.compile(r"[A-Z]{2}"),
    "subdivision": re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
    "product": re.compile(r"[0-9]{2}(?:[0-9]{2}){0,2}(?:,[0-9]{2}(?:[0-9]{2}){0,2})*"),
}


def faults(record: Record) -> Iterator[str]:
    """Every fault of `record`, in the order of its sections; none for a sound one."""
    text = record.article.text
    yield from _blocks(record)
    yield from _entities(record.entities, text)
    for name in ("money", "percentages", "dates"):
        yield from _spans(getattr(record, name), text, name)
    money, percentages = record.money, record.percentages
    for index, amount in enumerate(money):
        other = amount.equivalent_of
        if other is not None and (other >= len(money) or other == index):
            yield f"money.{index}: equivalent_of {other} is no other amount of the record"
    for index, percentage in enumerate(percentages):
        other = percentage.previous
        if other is not None and (other >= len(percentages) or other == index):
            yield f"percentages.{index}: previous {other} is no other percentage of the record"
    for index, tariff in enumerate(record.tariffs):
        yield from _spans(tariff.mentions, text, f"tariffs.{index}.mentions")
        yield from _spans(tariff.evidence, text, f"tariffs.{index}.evidence")
        for exemption in tariff.exempt:
            if exemption.text is None and exemption.code is None:
                yield f"tariffs.{index}.exempt: an exemption has a text or a code"
    yield from _tables(record.tables, text)
    yield from _implications(record)
    for index, warning in enumerate(record.warnings):
        if (warning.start is None) != (warning.end is None):
            yield f"warnings.{index}: start and end are both there or both null"
        elif warning.start is not None and warning.end is not None:
            yield from _bounds(warning.start, warning.end, len(text), f"warnings.{index}")


def _spans(spans: Iterable[Span], text: str, place: str) -> Iterator[str]:
    for index, span in enumerate(spans):
        if text[span.start : span.end] != span.text or span.end < span.start:
            yield (f"{place}.{index}: article.text[{span.start}:{span.end}] is not {span.text[:80]!r}")


def _bounds(start: int, end: int, length: int, place: str) -> Iterator[str]:
    if not start < end <= length:
        yield f"{place}: [{start}, {end}) is no interval of article.text"


def _blocks(record: Record) -> Iterator[str]:
    text, last = record.article.text, 0
    for index, block in enumerate(record.article.blocks):
        if not last <= block.start < block.end <= len(text):
            yield f"article.blocks.{index}: [{block.start}, {block.end}) overlaps, or leaves article.text"
        last = block.end


def _entities(entities: tuple[Entity, ...], text: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, entity in enumerate(entities):
        if entity.id in seen:
            yield f"entities.{index}: the id {entity.id} is given twice"
        seen.add(entity.id)
        shape = _CODES.get(entity.kind)
        if shape is not None and entity.code is not None and shape.fullmatch(entity.code) is None:
            yield f"entities.{index}: {entity.code!r} is no code of a {entity.kind}"
        yield from _spans(entity.mentions, text, f"entities.{index}.mentions")
    for index, entity in enumerate(entities):
        for role in entity.roles:
            if role.of is not None and role.of[0] == "e" and role.of not in seen:
                yield f"entities.{index}.roles: {role.of} is no entity of the record"


def _cells(cells: Iterable[Cell], text: str, place: str) -> Iterator[str]:
    for cell in cells:
        if text[cell.start : cell.end] != cell.text or cell.end < cell.start:
            yield f"{place}: cell {cell.row},{cell.column} is not at [{cell.start}, {cell.end})"


def _tables(tables: tuple[Table, ...], text: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, table in enumerate(tables):
        if table.id in seen:
            yield f"tables.{index}: the id {table.id} is given twice"
        seen.add(table.id)
        yield from _bounds(table.start, table.end, len(text), f"tables.{index}")
        for row in table.upper_headers:
            yield from _cells(row, text, f"tables.{index}.upper_headers")
        yield from _cells(table.header, text, f"tables.{index}.header")
        for row in table.rows:
            yield from _cells(row, text, f"tables.{index}.rows")


def _implications(record: Record) -> Iterator[str]:
    items: tuple[Implication, ...] = record.implications
    if not items:
        return
    ids = {entity.id for entity in record.entities}
    rows = {table.id: {cell.row for row in table.rows for cell in row} for table in record.tables}
    for index, item in enumerate(items):
        place = f"implications.{index}"
        for name in item.entities + tuple(p for p in item.actors + item.affected if p[0] == "e"):
            if name not in ids:
                yield f"{place}: {name} is no entity of the record"
        source = item.source
        if isinstance(source, BlockSource):
            if source.block >= len(record.article.blocks):
                yield f"{place}: block {source.block} is not in the article"
        elif source.row not in rows.get(source.table, ()):
            yield f"{place}: table {source.table} has no body row {source.row}"
        yield from _bounds(item.start, item.end, len(record.article.text), place)
