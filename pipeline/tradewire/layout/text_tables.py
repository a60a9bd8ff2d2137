"""Tables in plain text, in every form that people and programs set them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tradewire.layout.aligned import aligned_at
from tradewire.layout.draft import TableDraft
from tradewire.layout.drawn import drawn_at
from tradewire.layout.headers import first_row_is_header, mark_first_row
from tradewire.layout.pipes import table_at
from tradewire.layout.tabbed import tabbed_at

_DRAWN = frozenset("+┌┏╔╭╒╓")
_SIGN = re.compile(r"\S\s{2,}\S|\t|-\+-")
_TRIED_AGAIN = 12  # lines: in a stretch this long in which no table begins, none is looked for a second time

Finder = Callable[[Sequence[str], int], tuple[TableDraft | None, int]]
"""From lines and the number of one to the table that begins there and the line after it; without a
table, the line up to which was looked."""


class TextTables:
    """Finds the tables among lines, which are asked about from first to last."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._hopeless: dict[Finder, int] = {}  # up to which line a kind of table need not be looked for

    def at(self, number: int) -> tuple[TableDraft, int] | None:
        """The table that begins at line `number`, and the line after it; None where there is none.

        Tried in this order: drawn with characters, rows of pipes, cells parted by tabs, columns
        lined up with spaces.
        """
        line = self._lines[number]
        found = None
        if line.lstrip()[:1] in _DRAWN:
            found = self._try(drawn_at, number)
        if found is None and "|" in line:
            found = table_at(self._lines, number)
            if found and not found[0].header_rows and first_row_is_header(found[0]):
                mark_first_row(found[0])
        if found is None and "\t" in line:
            found = self._try(tabbed_at, number)
        if found is None and ("  " in line or "\t" in line):
            found = self._try(aligned_at, number)
        return found

    def _try(self, finder: Finder, number: int) -> tuple[TableDraft, int] | None:
        if number < self._hopeless.get(finder, 0):
            return None
        table, end = finder(self._lines, number)
        if table is not None:
            return table, end
        if end - number > _TRIED_AGAIN:
            self._hopeless[finder] = end
        return None


def has_text_table(lines: list[str]) -> bool:
    """Whether one of the lines begins a table that is drawn, set with tabs or lined up with spaces."""
    if len(lines) < 2 or not any(line[:1] in _DRAWN or _SIGN.search(line) for line in lines):
        return False
    tables = TextTables(lines)
    return any(tables.at(number) is not None for number in range(len(lines) - 1))
