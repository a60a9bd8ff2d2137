"""Tariffs told in tables: a cell is read with its headers, its row label and its caption as context.

A bare rate takes the imposer from an imposer column, the caption, the heading or the
paragraph above, the target from a country column or the caption, the product from the row
label or the column head, and the status from the header's time words. A cell that holds a
sentence is read as prose first, and the table fills only what the sentence leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tradewire.layout.article import WIDEST_READ, Cell, Table
from tradewire.layout.table_kinds import column_roles
from tradewire.relate.tariffs.article.discourse import State, Told
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.tables.cells import CellReader
from tradewire.relate.tariffs.tables.context import context_of

_WIDEST = 64  # columns that a spanning cell is repeated over


@dataclass(slots=True)
class Row:
    """One body row as a grid: `slots[column]` is the cell that covers the column."""

    slots: dict[int, Cell] = field(default_factory=dict)


def read_table(
    table: Table, block: int, reading: Reading, state: State, lead: Sequence[Sentence], *, apart: bool = False
) -> list[Told]:
    """The measures that a table tells of.

    `lead` holds the sentences above it; they are `apart` where a heading stands between.
    """
    if not reading.inside(table.start, table.end) or _width(table) > WIDEST_READ:
        return []
    roles = column_roles(table, reading.article)
    rows = grid_of(table)
    context = context_of(table, block, reading, state, lead, apart=apart)
    reader = CellReader(table, block, roles, context, reading, state)
    reader.link_rows()
    told: list[Told] = []
    done: set[int] = set()
    for row in rows:
        reader.enter(row.slots)
        for column in sorted(row.slots):
            cell = row.slots[column]
            if cell.start not in done and reading.inside(cell.start, cell.end):
                done.add(cell.start)
                told += reader.read(column, cell)
    return told


def _width(table: Table) -> int:
    return max(map(len, (table.header, *table.rows)))


def grid_of(table: Table) -> list[Row]:
    """Body rows with row spans carried down and column spans repeated."""
    rows: list[Row] = []
    carried: dict[int, tuple[Cell, int]] = {}
    for cells in table.rows:
        row = Row()
        for column, (cell, left) in list(carried.items()):
            row.slots[column] = cell
            if left > 1:
                carried[column] = (cell, left - 1)
            else:
                del carried[column]
        for cell in cells:
            for column in range(cell.column, cell.column + min(cell.colspan, _WIDEST)):
                row.slots.setdefault(column, cell)
                if cell.rowspan > 1:
                    carried[column] = (cell, cell.rowspan - 1)
        rows.append(row)
    return rows
