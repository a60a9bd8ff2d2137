"""Tables drawn with characters: grids of +, - and |, and of box-drawing characters.

Source of the grid: docutils, "reStructuredText Markup Specification", section "Grid Tables": cells
may hold several lines and may span columns and rows; a line of = parts the header. What psql, Emacs
Org and spreadsheet converters draw is read as one of these or as rows of pipes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tradewire.layout.draft import CellDraft, TableDraft, clean
from tradewire.layout.headers import first_row_is_header, mark_first_row
from tradewire.layout.wrapping import join_lines

# Source: The Unicode Standard, block "Box Drawing" (U+2500 to U+257F).
_BOXES = {
    **dict.fromkeys(map(ord, "─━┄┅┈┉╌╍╴╶╸╺╼╾"), "-"),
    **dict.fromkeys(map(ord, "═"), "="),
    **dict.fromkeys(map(ord, "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"), "|"),
    **dict.fromkeys(range(0x250C, 0x254C), "+"),
    **dict.fromkeys(range(0x2552, 0x256D), "+"),
}
_BORDER = re.compile(r"\s*\+(?:[-=+:]*[-=:]{2,}[-=+:]*)\+?\s*$")
_EDGE = re.compile(r"[+|]")
_PARTIAL = re.compile(r"\+[-=]{2,}\+")  # a border beside a cell that reaches over rows
_LINES = frozenset("-=+:")
_FEW_BANDS = 2
_MOST_LINES = 5_000  # of one drawing; what follows is read as the next
_MOST_WIDTH = 2_000
_MOST_COLUMNS, _MOST_SLOTS = 200, 200_000


_Owners = list[list[tuple[int, int]]]


def drawn_at(lines: Sequence[str], at: int) -> tuple[TableDraft | None, int]:
    """The table whose upper border is line `at`, if it is one, and the line after what looks like it."""
    if not _BORDER.match(_plain(lines[at])):
        return None, at + 1
    drawing: list[str] = []
    end = at
    while end < len(lines) and end - at < _MOST_LINES:
        line = _plain(lines[end])
        if not _EDGE.match(line.lstrip()):
            break
        drawing.append(line)
        end += 1
    while drawing and not _BORDER.match(drawing[-1]):
        drawing.pop()
        end -= 1
    return (_read(drawing) if len(drawing) > 2 else None), max(end, at + 1)


def _plain(line: str) -> str:
    """A line with its box-drawing characters as +, -, = and |; nothing of one that is too long."""
    if len(line) > _MOST_WIDTH:
        return ""
    return (line if line.isascii() else line.translate(_BOXES)).rstrip()


def _read(drawing: list[str]) -> TableDraft | None:
    left = min(len(line) - len(line.lstrip()) for line in drawing)
    drawing = [line[left:] for line in drawing]
    borders = [number for number, line in enumerate(drawing) if _BORDER.match(line) or _PARTIAL.search(line)]
    corners = sorted({c for number in borders for c, char in enumerate(drawing[number]) if char == "+"})
    bands = [(a, b) for a, b in itertools.pairwise(borders) if b - a > 1]
    slots = len(corners) * len(drawing)
    if not 2 <= len(corners) <= _MOST_COLUMNS or not bands or slots > _MOST_SLOTS:
        return None
    drawing = [line.ljust(corners[-1] + 1) for line in drawing]
    double = next((number for number in borders[1:-1] if "=" in drawing[number]), 0)
    heads = sum(bottom <= double for _, bottom in bands)
    if len(bands) <= _FEW_BANDS:
        # Borders around the header and the whole alone: every line of the body is a row.
        top, bottom = bands.pop()
        bands += [(y - 1, y + 1) for y in range(top + 1, bottom)]
        owner = _side_by_side(drawing, corners, bands)
    else:
        owner = _side_by_side(drawing, corners, bands)
        _join_downwards(drawing, corners, bands, owner)
    rows = _rows(drawing, corners, bands, owner)
    if rows is None or not any(cell.text for row in rows for cell in row):
        return None
    table = TableDraft(rows, 0)
    if 0 < heads < len(rows):
        table.header_rows = heads
        for row in rows[:heads]:
            for cell in row:
                cell.header = True
    elif first_row_is_header(table):
        mark_first_row(table)
    return table


def _rows(
    drawing: list[str], corners: list[int], bands: list[tuple[int, int]], owner: _Owners
) -> list[list[CellDraft]] | None:
    """The cells by rows; None where a cell is no rectangle, which makes it no grid."""
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for r, line in enumerate(owner):
        for c, slot in enumerate(line):
            cells.setdefault(slot, []).append((r, c))
    rows: list[list[CellDraft]] = [[] for _ in bands]
    for (r, c), slots in cells.items():
        down, across = max(s[0] for s in slots) - r + 1, max(s[1] for s in slots) - c + 1
        if down * across != len(slots):
            return None
        start, end = corners[c] + 1, corners[c + across]
        inside = drawing[bands[r][0] + 1 : bands[r + down - 1][1]]
        text = clean(join_lines([line[start:end] for line in inside]))
        rows[r].append(CellDraft(text, r, c, down, across))
    for row in rows:
        row.sort(key=lambda cell: cell.column)
    return _without_overflow(rows) if len(rows) > 1 else rows


def _without_overflow(rows: list[list[CellDraft]]) -> list[list[CellDraft]]:
    """Rows whose first cell is empty, and which span nothing, go on with the row above."""
    kept: list[list[CellDraft]] = []
    for row in rows:
        plain = all(cell.rowspan == cell.colspan == 1 for cell in row)
        above = kept[-1] if len(kept) > 1 else []
        if plain and row and not row[0].text and len(above) == len(row) and above[0].text:
            for cell, more in zip(above, row, strict=True):
                cell.text = clean(join_lines([cell.text, more.text]))
            continue
        for cell in row:
            cell.row = len(kept)
        kept.append(row)
    return kept


def _side_by_side(drawing: list[str], corners: list[int], bands: list[tuple[int, int]]) -> _Owners:
    """For every slot (band, column) the first slot of the cell that covers it, spans to the right alone."""
    owner = [[(r, c) for c in range(len(corners) - 1)] for r in range(len(bands))]
    for r, (top, bottom) in enumerate(bands):
        for c in range(1, len(corners) - 1):
            if not any(drawing[y][corners[c]] in "|+" for y in range(top + 1, bottom)):
                owner[r][c] = owner[r][c - 1]
    return owner


def _join_downwards(
    drawing: list[str], corners: list[int], bands: list[tuple[int, int]], owner: _Owners
) -> None:
    """Join the cells between which no border is drawn."""
    last = len(corners) - 1
    for r in range(1, len(bands)):
        border = drawing[bands[r][0]]
        for c in range(last):
            if owner[r][c] == (r, c) and not set(border[corners[c] + 1 : corners[c + 1]]) <= _LINES:
                above = owner[r - 1][c]
                for other in range(c, last):
                    if owner[r][other] == (r, c):
                        owner[r][other] = above
