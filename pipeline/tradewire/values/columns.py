"""Columns of a table whose header gives the unit: under "Rate (%)" a bare number is a percentage."""

from __future__ import annotations

import re

from tradewire.values.percent_units import UnitMark, has_units

_REACH = 20_000  # how far above a cell its table may begin
_LINE = 1_000
_MARK = " | "
_CELL_BEFORE = re.compile(r"(?:^|\n|\| )[-−+]?(?:[0-9][0-9.,]* ?[-–] ?)?$")
_CELL_AFTER = re.compile(r"[*†]?(?: \||\n|$)")
_PERCENT_HEADER = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)


class Columns:
    """Looks up the headers of the tables of one text, each once; asked in text order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tables = _MARK in text and has_units(text)
        self._span = (0, 0)
        self._percent: list[bool] = []

    def unit(self, start: int, end: int) -> UnitMark | None:
        """The unit of a bare number at `[start, end)` that fills a cell, or ends a range that does."""
        text = self._text
        if not self._tables or _CELL_AFTER.match(text, end) is None:
            return None
        if _CELL_BEFORE.search(text, max(start - 16, 0), start) is None:
            return None
        low, high = self._span
        if not low <= start < high:
            self._read_table(start, end)
            low = self._span[0]
        line = max(text.rfind("\n", max(start - _LINE, 0), start) + 1, low)
        column = text.count(_MARK, line, start)
        if line == low or column >= len(self._percent) or not self._percent[column]:
            return None
        return UnitMark("percent", end, False)

    def _read_table(self, start: int, end: int) -> None:
        text = self._text
        low = text.rfind("\n\n", max(start - _REACH, 0), start)
        low = max(start - _REACH, 0) if low < 0 else low + 2
        high = text.find("\n\n", end, end + _REACH)
        self._span = (low, end + _REACH if high < 0 else high)
        header = text[low : low + _LINE].split("\n", 1)[0].split(_MARK)
        self._percent = [
            _PERCENT_HEADER.search(cell) is not None
            and not any(char.isdigit() for char in cell.split("%")[0][-2:])
            for cell in header
        ]
