"""The grid of an HTML table: which cell covers which slots.

Source: HTML Living Standard (WHATWG), section 4.9.12.1 "Forming a table": row groups in order with
every tfoot last, rows that stand in the table itself as a group, cells placed in the first free slot
of their row, spans parsed and clamped as given there. Rows and columns that no cell begins in, which
a span larger than its table makes there, are left out again, as "Track merging" in CSS Tables Module
Level 3 (section 3.3) has it and browsers do: a rowspan ends with its row group, and a colspan of a
hundred or more, which means "all of them", with the columns that other cells make.

Tables that are made of other elements for assistive technology (WAI-ARIA 1.2, role "table") have
their rows, cells and spans by those roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradewire.layout.draft import CellDraft
from tradewire.layout.html_text import cell_text, is_bold

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_COLUMNS_SPANNED, MOST_ROWS_SPANNED = 1000, 65534  # the standard's clamps
_ALL_COLUMNS = 100  # from here on a colspan means "all": no print is so wide
# The rules for parsing non-negative integers: white space, a sign, ASCII digits, and whatever follows.
_SPAN = re.compile(r"[ \t\n\f\r]*(?:\+|-(?=0+(?![0-9])))?([0-9]+)")
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_ROLES_OF_TABLES = frozenset(("table", "grid", "treegrid"))
_ROLES_OF_CELLS = frozenset(("cell", "gridcell", "columnheader", "rowheader"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row as marked up: its cells, in order."""

    cells: list[_Element]


RowGroup = tuple[str, list[Row]]
"""The kind of a row group (thead, tbody, tfoot) and its rows."""


@dataclass(slots=True)
class Grid:
    """The rows' own cells in their slots; `heads` and `bold` are the numbers of rows of such a kind.

    `left_out` rows were too many.
    """

    rows: list[list[CellDraft]]
    heads: set[int]
    bold: set[int]
    left_out: int = 0


def row_groups(table: _Element) -> list[RowGroup]:
    """The row groups of a table in the standard's order; rows in the table itself are a tbody."""
    return list(_html_groups(table)) if table.tag == "table" else list(_aria_groups(table))


def is_aria_table(element: _Element) -> bool:
    """Whether an element that is no table is told to be one."""
    return element.tag != "table" and (element.get("role") or "").lower() in _ROLES_OF_TABLES


def is_header(cell: _Element) -> bool:
    """Whether a cell is marked up as a header cell."""
    return cell.tag == "th" or (cell.get("role") or "").lower() in ("columnheader", "rowheader")


def form(groups: list[RowGroup], max_cells: int) -> Grid:
    """The grid of row groups; rows are cut once they cover more than `max_cells` slots."""
    grid = Grid([], set(), set())
    rows = grid.rows
    slots = 0
    for kind, group in groups:
        running: dict[int, int] = {}  # column -> how many more rows the cell above it takes
        first = len(rows)
        for marked in group:
            if slots > max_cells:
                grid.left_out = sum(len(g) for _, g in groups) - len(rows)
                break
            slots += len(running)
            row = _row(marked, len(rows), running, max_cells - slots)
            slots += sum(cell.colspan for cell in row)
            if kind == "thead":
                grid.heads.add(len(rows))
            elif row and all(map(is_bold, marked.cells)):
                grid.bold.add(len(rows))
            rows.append(row)
        for row in rows[first:]:
            for cell in row:
                left = len(rows) - cell.row
                cell.rowspan = min(cell.rowspan or left, left)
    _clip_columns(rows)
    return grid


def _row(marked: Row, number: int, running: dict[int, int], most: int) -> list[CellDraft]:
    """The cells of one row, at most about `most` slots of them; `running` is brought to the next row."""
    occupied = set(running)
    row: list[CellDraft] = []
    column = used = 0
    for cell in marked.cells:
        if used > most:
            break
        while column in occupied:
            column += 1
        across = span(cell, "colspan", MOST_COLUMNS_SPANNED) or 1
        if across == MOST_COLUMNS_SPANNED:
            across = _ALL_COLUMNS  # so that a row of such cells costs no thousand slots each
        down = span(cell, "rowspan", MOST_ROWS_SPANNED)
        row.append(CellDraft(cell_text(cell), number, column, down, across, is_header(cell)))
        if down != 1:
            for spanned in range(column, column + across):
                running[spanned] = max(running.get(spanned, 0), down or MOST_ROWS_SPANNED)
        column += across
        used += across
    for spanned in list(running):
        running[spanned] -= 1
        if running[spanned] <= 0:
            del running[spanned]
    return row


def span(cell: _Element, name: str, most: int) -> int:
    """A cell's colspan or rowspan, clamped to `most`; 1 where none is given, and a given 0 stays."""
    value = cell.get(name) or cell.get(f"aria-{name}")
    match = _SPAN.match(value) if value else None
    # Twenty digits are enough to be clamped; int() refuses a number of thousands.
    return min(int(match[1].lstrip("0")[:20] or 0), most) if match else 1


def _clip_columns(rows: list[list[CellDraft]]) -> None:
    """A cell said to span "all" columns (100, 1000) spans those that the other cells make."""
    width = max(
        (c.column + (c.colspan if c.colspan < _ALL_COLUMNS else 1) for row in rows for c in row), default=0
    )
    for row in rows:
        for cell in row:
            cell.colspan = max(1, min(cell.colspan, width - cell.column))


def _html_groups(table: _Element) -> Iterator[RowGroup]:
    late: list[RowGroup] = []
    loose: list[Row] = []
    for child in table:
        tag = child.tag
        if tag == "tr":
            loose.append(_html_row(child))
        elif tag in _GROUPS:
            if loose:
                yield "tbody", loose
                loose = []
            group = (str(tag), [_html_row(row) for row in child if row.tag == "tr"])
            if tag == "tfoot":
                late.append(group)
            else:
                yield group
    if loose:
        yield "tbody", loose
    yield from late


def _html_row(row: _Element) -> Row:
    return Row([cell for cell in row if cell.tag in ("td", "th")])


def _aria_groups(table: _Element) -> Iterator[RowGroup]:
    """The rows by role, those whose cells are all column headers first as a head while they lead."""
    from lxml import etree

    rows: list[Row] = []
    open_row: Row | None = None
    walk = etree.iterwalk(table, events=("start",))
    for _, element in walk:
        role = (element.get("role") or "").lower()
        if element is not table and role in _ROLES_OF_TABLES:
            walk.skip_subtree()
        elif role == "row":
            open_row = Row([])
            rows.append(open_row)
        elif role in _ROLES_OF_CELLS and open_row is not None:
            open_row.cells.append(element)
            walk.skip_subtree()
    heads = 0
    while heads < len(rows) and rows[heads].cells and all(map(_heads_column, rows[heads].cells)):
        heads += 1
    if heads:
        yield "thead", rows[:heads]
    yield "tbody", rows[heads:]


def _heads_column(cell: _Element) -> bool:
    return (cell.get("role") or "").lower() == "columnheader"
