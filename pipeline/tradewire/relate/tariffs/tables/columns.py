"""Which columns of a table tell old rates and which tell what takes their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.layout.article import Table
from tradewire.relate.tariffs.reading import Reading

_PAST = re.compile(
    r"\b(ago|old|previous(?:ly)?|before|until|up to|till|was|were|former(?:ly)?|past|prior|earlier|existing|"
    r"provisional|base|original|then|last)\b",
    re.I,
)
_PRESENT = re.compile(r"\b(now|today|since|current(?:ly)?|present|at present|in force|latest)\b", re.I)
_LATER = re.compile(
    r"\b(new|from|after|next|proposed|planned|final|definitive|legislated|agreed|future|target|"
    r"(?:first|second|third|fourth|fifth|sixth|tenth|last) year|year \d+|by)\b",
    re.I,
)


def header_of(table: Table, column: int) -> str:
    """The words above a column: upper headers first, spanning cells included."""
    return " ".join(
        c.text
        for cells in (*table.upper_headers, table.header)
        for c in cells
        if c.column <= column < c.column + c.colspan
    )


def time_of(table: Table, column: int, reading: Reading) -> int | None:
    """0 for past rates, 1 for present ones, 2 for coming ones, None where the header is silent."""
    header = header_of(table, column)
    cells = [c for c in table.header if c.column <= column < c.column + c.colspan]
    if any(reading.later_date(c.start, c.end) for c in cells):
        return 2
    if any(reading.begun(c.start, c.end) for c in cells):
        return 1
    for pattern, time in ((_PRESENT, 1), (_LATER, 2), (_PAST, 0)):
        if pattern.search(header):
            return time
    return None


def old_columns(table: Table, roles: Sequence[str], rated: Sequence[int], reading: Reading) -> dict[int, int]:
    """For each column of rates that another's take the place of: column of new rates -> column of old ones.

    Args:
        rated: the columns that hold percentages, left to right.
    """
    times = {c: time_of(table, c, reading) for c in rated}
    for c in rated:
        if times[c] is None and c < len(roles):
            times[c] = {"old_rate": 0, "new_rate": 2}.get(roles[c])
    known = {c: t for c, t in times.items() if t is not None}
    if len(set(known.values())) < 2:
        return {}
    links = {}
    for column, time in known.items():
        earlier = [c for c, t in known.items() if t < time]
        if earlier:
            latest = max(known[c] for c in earlier)
            nearest = [c for c in earlier if known[c] == latest]
            if len(nearest) == 1:
                links[column] = nearest[0]
    return links


def row_time(label: str) -> int | None:
    """0 for a row label of old rates ("Old rate"), 2 for one of new rates ("New duty"), else None."""
    if not _RATE.search(label):
        return None
    if re.search(r"\b(new|next|from|proposed|planned)\b", label, re.I):
        return 2
    return 0 if re.search(r"\b(old|previous|until|former|before|current|present)\b", label, re.I) else None


_RATE = re.compile(r"\b(rates?|dut(?:y|ies)|tariffs?|lev(?:y|ies))\b", re.I)
