"""Names over columns that are lined up with spaces: which words stand over which columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.layout.draft import CellDraft, clean

Column = tuple[int, int]
"""An interval `[start, end)` of characters of a line."""

HEAD_WORDS = 6  # of one name of a column
_WORD = re.compile(r"\S+")


def column_of(start: int, end: int, columns: Sequence[Column]) -> int:
    """The column that `[start, end)` stands in for the most part, or else nearest to."""

    def distance(at: int) -> tuple[float, int]:
        left, right = columns[at]
        overlap = max(0, min(end, right) - max(start, left))
        return (-overlap / min(end - start, right - left), abs(start + end - left - right))

    return min(range(len(columns)), key=distance)


def head_cells(
    line: str, fields: Sequence[Column], columns: Sequence[Column], number: int
) -> list[CellDraft] | None:
    """The cells of a line of column names, which is row `number`; None where the line is no such line.

    `fields` are its parts between gaps. As many as there are columns, or but the first, are theirs in
    order; a few that share the columns evenly span them; else each stands over what it lies over.
    """
    if any(len(line[slice(*f)].split()) > HEAD_WORDS or line[f[1] - 1] in ".;," for f in fields):
        return None
    names: dict[int, tuple[str, int]] = {}  # first column -> name, columns spanned
    aside = _begins_aside(fields, columns)
    left = len(columns) - aside
    if len(fields) == left:
        names = {at + aside: (line[slice(*field)], 1) for at, field in enumerate(fields)}
    elif len(times := _times(line, fields)) == left:
        names = {at + aside: (text, 1) for at, text in enumerate(times)}
    elif aside and len(fields) > 1 and left % len(fields) == 0:
        share = left // len(fields)
        names = {at * share + aside: (line[slice(*field)], share) for at, field in enumerate(fields)}
    else:
        placed = [part for field in fields for part in _places(line, field, columns)]
        for at, across, text in placed:
            before = names.get(at)
            names[at] = (f"{before[0]} {text}", max(across, before[1])) if before else (text, across)
    if len(fields) == 1 and min(names) == 0:
        return None  # a line of text that begins at the margin
    cells: list[CellDraft] = []
    at = 0
    while at < len(columns):
        text, across = names.get(at, ("", 1))
        across = min([across, *(other - at for other in names if other > at)])
        cells.append(CellDraft(clean(text), number, at, 1, across))
        at += across
    return cells


def _times(line: str, fields: Sequence[Column]) -> list[str]:
    """The words of the line where all of them hold figures, as years and days do."""
    words = [word for field in fields for word in line[slice(*field)].split()]
    return words if all(any(char.isdigit() for char in word) for word in words) else []


def _begins_aside(fields: Sequence[Column], columns: Sequence[Column]) -> int:
    """1 where the names begin right of the first column, which has none; else 0."""
    middle = (columns[0][0] + columns[0][1]) // 2
    return int(fields[0][0] > middle and len(fields) < len(columns))


def _places(line: str, field: Column, columns: Sequence[Column]) -> list[tuple[int, int, str]]:
    """Where the words of a field belong: (column, columns spanned, text)."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(line, *field)]
    over = [at for at, (left, right) in enumerate(columns) if left < field[1] and field[0] < right]
    if len(over) < 2:
        return [(column_of(*field, columns), 1, line[slice(*field)])]
    under = [column_of(start, end, columns) for start, end in words]
    if len(set(under)) == len(words):
        return [(at, 1, line[start:end]) for at, (start, end) in zip(under, words, strict=True)]
    return [(over[0], len(over), line[slice(*field)])]
