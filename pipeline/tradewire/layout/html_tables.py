"""HTML tables: which hold data and which lay out the page, their captions and their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradewire.layout.draft import TableDraft, clean
from tradewire.layout.headers import first_row_is_header, mark_first_row
from tradewire.layout.html_grid import Grid, RowGroup, form, is_header, row_groups
from tradewire.layout.html_text import cell_text
from tradewire.read.source import Limits, Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CELL = 1200  # characters: a longer unmarked cell holds running text, not a value
_BLOCKS_IN_LAYOUT = 3
_PARTS = frozenset((
    "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "script", "style", "template",
))  # fmt: skip


def table_draft(table: _Element, limits: Limits, notices: list[Notice]) -> TableDraft | None:
    """The table as a grid; None where it only lays out the page and its cells are to be read as blocks."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return None
    groups = row_groups(table)
    marked = _is_marked(table, groups)
    if not _holds_data(table, groups, marked):
        return None
    grid = form(groups, limits.max_cells)
    if grid.left_out:
        message = f"{grid.left_out} rows of a table with more than {limits.max_cells} cells were left out"
        notices.append(Notice("table_truncated", message))
    rows = [row for row in grid.rows if any(cell.text for cell in row)]
    if not rows or max(cell.column + cell.colspan for row in rows for cell in row) < 2:
        return None
    if not marked and len({cell.column for row in rows for cell in row if cell.text}) < 2:
        return None  # texts beside pictures
    draft = TableDraft(rows, 0, _caption(table))
    _settle_header(draft, grid)
    return draft


def stray_text(table: _Element) -> str:
    """What stands in a table outside its cells: a browser shows it before the table.

    Source: HTML Living Standard, section 13.2.6.1, "foster parent".
    """
    found: list[str] = []
    for part in (table, *table.iterchildren("thead", "tbody", "tfoot", "tr")):
        found.append(part.text or "")
        for child in part:
            if child.tag not in _PARTS:
                found.append(cell_text(child))
            found.append(child.tail or "")
        if part is not table and part.tag != "tr":
            for row in part.iterchildren("tr"):
                found += [row.text or "", *(cell.tail or "" for cell in row)]
    return clean(" ".join(found))


def _is_marked(table: _Element, groups: list[RowGroup]) -> bool:
    """Whether headers or a caption say that it is a table of data."""
    return (
        any(kind == "thead" and rows for kind, rows in groups)
        or table.find("caption") is not None
        or any(is_header(cell) for _, rows in groups for row in rows for cell in row.cells)
    )


def _holds_data(table: _Element, groups: list[RowGroup], marked: bool) -> bool:
    """Whether this is a table of data: marked so, or a grid of short cells."""
    rows = [row for _, group in groups for row in group]
    wide = sum(len(row.cells) > 1 for row in rows)
    if wide == 0 or (len(rows) == 1 and not marked):
        return False
    if marked:
        return True
    if any(element is not table for element in table.iter("table", "h1", "h2", "h3")):
        return False
    for row in rows:
        for cell in row.cells:
            if sum(child.tag in ("p", "ul", "ol", "div") for child in cell) > _BLOCKS_IN_LAYOUT:
                return False
            if len(cell) and sum(map(len, cell.itertext())) > _LONGEST_CELL:
                return False
    return True


def _caption(table: _Element) -> str | None:
    caption = table.find("caption")
    if caption is None:
        parent = table.getparent()
        if parent is not None and parent.tag == "figure":
            caption = parent.find("figcaption")
    return (clean(cell_text(caption)) or None) if caption is not None else None


def _settle_header(draft: TableDraft, grid: Grid) -> None:
    """Find the header rows: those in thead, else leading rows of th, else a bold or telling first row."""
    rows, heads, bold = draft.rows, grid.heads, grid.bold
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
