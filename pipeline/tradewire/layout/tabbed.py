"""Tables whose cells are parted by tabs: TSV blocks, and columns set with tab stops in plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tradewire.layout.draft import TableDraft, clean, grid_from_rows
from tradewire.layout.headers import first_row_is_header, mark_first_row

_INNER = re.compile(r"\S[^\t\S]*\t+[^\t\S]*\S")
_LIST_MARK = re.compile(r"\s*(?:[*•‣▪●◦·o–-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s*\t")
_FEW_ROWS = 3  # fewer rows of two columns are a table only under a header
_MOST_SHORT = 0.4  # of the rows may lack their last cells


def tabbed_at(lines: Sequence[str], at: int) -> tuple[TableDraft | None, int]:
    """The table of tabs that begins at line `at`, if there is one, and the line after what looks like it."""
    end = at
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    rows = _cells(lines[at:end])
    if rows is None:
        return None, end
    table = grid_from_rows([[clean(cell) for cell in row] for row in rows], 0)
    has_header = first_row_is_header(table)
    if len(rows) < 2 or (len(rows) < _FEW_ROWS and len(rows[0]) < 3 and not has_header):
        return None, end
    if has_header:
        mark_first_row(table)
    return table, end


def _is_row(line: str) -> bool:
    return "\t" in line and _INNER.search(line) is not None and not _LIST_MARK.match(line)


def _cells(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells of all lines: a tab parts two cells, or any number of tabs where columns were lined up."""
    if len(lines) < 2:
        return None
    single = [line.split("\t") for line in lines]
    if len({len(row) for row in single}) == 1:
        return _without_empty_edges(single)
    runs = [re.split(r"\t+", line.strip("\t")) for line in lines]
    if len({len(row) for row in runs}) == 1:
        return runs
    width, count = Counter(len(row) for row in single).most_common(1)[0]
    if width == max(map(len, single)) and count >= (1 - _MOST_SHORT) * len(lines):
        return [row + [""] * (width - len(row)) for row in single]
    return None


def _without_empty_edges(rows: list[list[str]]) -> list[list[str]]:
    """Without the columns at both sides that are empty in all rows: indentation, tabs at line ends."""
    first, last = 0, len(rows[0])
    while first < last and not any(row[first].strip() for row in rows):
        first += 1
    while last > first and not any(row[last - 1].strip() for row in rows):
        last -= 1
    return [row[first:last] for row in rows]
