"""HTML tables as grids, by the HTML standard's algorithm.

Source: HTML Living Standard, section 4.9.12.1 "Forming a table" (WHATWG): row groups in
order with tfoot last, rowspan and colspan parsed and clamped as given there, cells placed
in the first free slot of their row, and row groups that end the spans running down in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tradewire.layout.draft import CellDraft, TableDraft, clean
from tradewire.layout.headers import first_row_is_header, mark_first_row
from tradewire.layout.html_text import cell_text, is_bold
from tradewire.read.source import Limits, Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS_SPANNED, _MOST_ROWS_SPANNED = 1000, 65534  # the standard's clamps
_ALL_COLUMNS = 100  # what a clamped colspan counts as: it means "all", which `_clip_columns` sets right
_SPAN = re.compile(r"[ \t\n\f\r]*\+?(\d{1,9})")
_LONGEST_CELL = 1200  # characters: a longer unmarked cell holds running text, not a value
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS_IN_LAYOUT = 3


def table_draft(table: _Element, limits: Limits, notices: list[Notice]) -> TableDraft | None:
    """The table as a grid; None where it only lays out the page and its cells are to be read as blocks."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return None
    groups = list(_row_groups(table))
    if not _holds_data(table, groups):
        return None
    rows, heads, bold, dropped = _form(groups, limits)
    if dropped:
        message = f"{dropped} rows of a table with more than {limits.max_cells} cells were left out"
        notices.append(Notice("table_truncated", message))
    rows_left = [row for row in rows if any(cell.text for cell in row)]
    if not rows_left or max(cell.column + cell.colspan for row in rows_left for cell in row) < 2:
        return None
    draft = TableDraft(rows_left, 0, _caption(table))
    _settle_header(draft, heads, bold)
    return draft


def _row_groups(table: _Element) -> Iterator[tuple[str, list[_Element]]]:
    """The row groups in the standard's order; rows that stand in the table itself are a tbody."""
    late: list[tuple[str, list[_Element]]] = []
    loose: list[_Element] = []
    for child in table:
        tag = child.tag
        if tag == "tr":
            loose.append(child)
            continue
        if tag in ("thead", "tbody", "tfoot"):
            if loose:
                yield "tbody", loose
                loose = []
            group = (str(tag), [row for row in child if row.tag == "tr"])
            if tag == "tfoot":
                late.append(group)
            else:
                yield group
    if loose:
        yield "tbody", loose
    yield from late


def _holds_data(table: _Element, groups: list[tuple[str, list[_Element]]]) -> bool:
    """Whether this is a table of data: marked by headers or a caption, or a grid of short cells."""
    rows = [row for _, group in groups for row in group]
    marked = any(kind == "thead" and group for kind, group in groups) or table.find("caption") is not None
    cells = 0
    wide = 0
    for row in rows:
        here = 0
        for cell in row:
            if cell.tag == "th":
                marked = True
            here += cell.tag in ("td", "th")
        cells += here
        wide += here > 1
    if wide == 0 or (len(rows) == 1 and not marked):
        return False
    if marked:
        return True
    if next(table.iter("table", "h1", "h2", "h3"), None) is not None and any(
        element is not table for element in table.iter("table", "h1", "h2", "h3")
    ):
        return False
    for row in rows:
        for cell in row:
            if sum(child.tag in ("p", "ul", "ol", "div") for child in cell) > _BLOCKS_IN_LAYOUT:
                return False
            if len(cell) and sum(map(len, cell.itertext())) > _LONGEST_CELL:
                return False
    return True


def _form(
    groups: list[tuple[str, list[_Element]]], limits: Limits
) -> tuple[list[list[CellDraft]], set[int], set[int], int]:
    """The rows' own cells, the numbers of the rows in thead and of bold rows, and how many rows were cut."""
    rows: list[list[CellDraft]] = []
    heads: set[int] = set()
    bold: set[int] = set()
    slots = 0
    for kind, group in groups:
        running: dict[int, int] = {}  # column -> how many more rows the cell above it takes
        first = len(rows)
        for element in group:
            if slots > limits.max_cells:
                total = sum(len(g) for _, g in groups)
                return rows, heads, bold, total - len(rows)
            number = len(rows)
            occupied = set(running)
            slots += len(occupied)
            row: list[CellDraft] = []
            column = 0
            for cell in element:
                if cell.tag not in ("td", "th"):
                    continue
                if slots > limits.max_cells:
                    break
                while column in occupied:
                    column += 1
                across = _span(cell.get("colspan"), _MOST_COLUMNS_SPANNED) or 1
                if across == _MOST_COLUMNS_SPANNED:
                    across = _ALL_COLUMNS
                down = _span(cell.get("rowspan"), _MOST_ROWS_SPANNED, 1)
                row.append(CellDraft(cell_text(cell), number, column, down, across, cell.tag == "th"))
                if down != 1:
                    for spanned in range(column, column + across):
                        running[spanned] = max(running.get(spanned, 0), down or _MOST_ROWS_SPANNED)
                column += across
                slots += across
            for spanned in list(running):
                running[spanned] -= 1
                if running[spanned] <= 0:
                    del running[spanned]
            if kind == "thead":
                heads.add(number)
            elif row and all(is_bold(cell) for cell in element if cell.tag in ("td", "th")):
                bold.add(number)
            rows.append(row)
        for row in rows[first:]:
            for draft in row:
                left = len(rows) - draft.row
                draft.rowspan = min(draft.rowspan or left, left)
    _clip_columns(rows)
    return rows, heads, bold, 0


def _clip_columns(rows: list[list[CellDraft]]) -> None:
    """A cell said to span "all" columns (100, 1000) spans those that the other cells make."""
    width = max(
        (c.column + (c.colspan if c.colspan < _ALL_COLUMNS else 1) for row in rows for c in row), default=0
    )
    for row in rows:
        for cell in row:
            cell.colspan = max(1, min(cell.colspan, width - cell.column))


def _span(value: str | None, most: int, missing: int = 1) -> int:
    """A span attribute by the rules for parsing non-negative integers, clamped."""
    match = _SPAN.match(value) if value else None
    return min(int(match[1]), most) if match else missing


def _caption(table: _Element) -> str | None:
    caption = table.find("caption")
    if caption is None:
        parent = table.getparent()
        if parent is not None and parent.tag == "figure":
            caption = parent.find("figcaption")
    return (clean(cell_text(caption)) or None) if caption is not None else None


def _settle_header(draft: TableDraft, heads: set[int], bold: set[int]) -> None:
    """Find the header rows: those in thead, else leading rows of th, else a bold or telling first row."""
    rows = draft.rows
    count = 0
    while count < len(rows) and rows[count][0].row in heads:
        count += 1
    if count == len(rows):
        count = 0
    if not count:
        while count < len(rows) and all(cell.header for cell in rows[count]):
            count += 1
        count = min(count, 1) if count == len(rows) else count
    width = max(cell.column + cell.colspan for row in rows for cell in row)
    if not count and len(rows) > 1 and rows[0][0].row in bold and rows[1][0].row not in bold:
        count = 1
    # A title over all columns is no header alone: the row under it is, if it reads like one.
    if count == 1 and len(rows[0]) == 1 and rows[0][0].colspan == width and len(rows) > 2:
        below = TableDraft(rows[1:], 0)
        if all(cell.header for cell in rows[1]) or rows[1][0].row in bold or first_row_is_header(below):
            count = 2
    for row in rows[:count]:
        for cell in row:
            cell.header = True
    draft.header_rows = count
    if not count and first_row_is_header(draft):
        mark_first_row(draft)
    if draft.caption is None and draft.header_rows > 1 and len(rows[0]) == 1 and rows[0][0].colspan == width:
        draft.caption = rows[0][0].text
        draft.rows = rows[1:]
        draft.header_rows -= 1
