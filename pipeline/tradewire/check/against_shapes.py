"""Tables and implications of a record, judged by gold: equal ones are counted, one for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from tradewire.check.gold import Gold, GoldImplication, GoldTable
from tradewire.check.items import Item, Mark, numbered
from tradewire.check.places import squeezed
from tradewire.check.same import table_shape
from tradewire.check.words import safe

Json = Mapping[str, Any]
Keyed = tuple[Hashable, str]
"""What is compared, and how it is told."""

TABLE = "table (kind+header+rows)"
IMPLICATION = "implication (area+impact)"


def judge_tables(gold: Gold, stated: Sequence[GoldTable], tables: Sequence[Json]) -> Iterator[Item]:
    """Tables by kind, header and number of rows; those that only lay a page out are not asked about."""
    want = [_table(table.kind, table.header, table.n_rows) for table in stated]
    have = [
        _table(table["kind"], [cell["text"] for cell in table["header"]], len(table["rows"]))
        for table in tables
        if table["kind"] != "layout"
    ]
    told = [_table(table.kind, table.header, table.n_rows) for table in gold.spurious.tables]
    yield from _compared("tables", TABLE, want, have, told if "tables" in gold.open else None)


def judge_implications(
    gold: Gold, stated: Sequence[GoldImplication], implications: Sequence[Json]
) -> Iterator[Item]:
    """Implications by the words of area and impact."""
    want = [_implication(item.area, item.impact) for item in stated]
    have = [_implication(item["area"] or "", item["impact"]) for item in implications]
    told = [_implication(item.area, item.impact) for item in gold.spurious.implications]
    open_ = "implications" in gold.open
    yield from _compared("implications", IMPLICATION, want, have, told if open_ else None)


def _table(kind: str, header: Sequence[str], rows: int) -> Keyed:
    return table_shape(kind, header, rows), f"{kind}: {' | '.join(header)} ({rows} rows)"


def _implication(area: str, impact: str) -> Keyed:
    return (squeezed(area), squeezed(impact)), f"{area}: {impact}" if area else impact


def _compared(
    section: str, measure: str, want: Sequence[Keyed], have: Sequence[Keyed], told: Sequence[Keyed] | None
) -> Iterator[Item]:
    """`told` are those that are none, where others that are not stated are no fault."""
    free = Counter(key for key, _ in have)
    for (key, words), name in zip(want, numbered(safe(words, 120) for _, words in want), strict=True):
        found = free[key] > 0
        free[key] -= found
        mark = Mark.RIGHT if found else Mark.MISSED
        yield Item(section, name, {section: mark, measure: mark}, {}, safe(words, 160))
    left = []
    for key, words in have:
        if free[key] > 0:
            free[key] -= 1
            if told is None or any(key == other for other, _ in told):
                left.append(words)
    for words, name in zip(left, numbered(safe(words, 120) for words in left), strict=True):
        spurious = dict.fromkeys((section, measure), Mark.SPURIOUS)
        yield Item(section, name, spurious, {}, safe(words, 160))
