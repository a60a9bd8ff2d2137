"""Rows of an implications table as implications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tradewire.layout.article import Article, Cell, Table
from tradewire.layout.columns import Column, read_columns
from tradewire.layout.table_kinds import column_roles
from tradewire.lexicons.likelihood import Likelihood, first_cue, likelihood_words
from tradewire.lexicons.table_headers import HeaderRole
from tradewire.relate.implications.model import Implication
from tradewire.relate.implications.parties import PartyReader

_AREAS: tuple[HeaderRole, ...] = ("area", "company", "country", "partner", "product", "aspect", "imposer")


def find_in_table(
    table: Table, table_id: str, article: Article, parties: PartyReader
) -> Iterator[Implication]:
    """One implication for each row of `table` that tells an impact."""
    columns = read_columns(table)
    roles = column_roles(table, article)
    impact_at = _impact_column(columns, roles)
    area_at = _area_column(roles, impact_at)
    open_spans: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        slots = _slots(row, open_spans)
        impact, area = slots.get(impact_at), slots.get(area_at)
        if impact is None or not impact.text or impact is area or not row:
            continue
        others = [(at, cell) for at, cell in slots.items() if at not in (impact_at, area_at) and cell.text]
        named = parties.read(
            (area.start, area.end) if area is not None and area.text else None, (impact.start, impact.end)
        )
        yield Implication(
            area=area.text or None if area is not None else None,
            impact=impact.text,
            likelihood=_likelihood(impact.text, others, roles),
            actors=named.actors,
            affected=named.affected,
            entities=named.entities,
            attributes=tuple(_attributes(others, columns)),
            source=(("table", table_id), ("row", row[0].row)),
            start=row[0].start,
            end=row[-1].end,
        )


def _impact_column(columns: Sequence[Column], roles: Sequence[HeaderRole]) -> int:
    """The column of the impacts: sentences under a sure header first, then under any, then any sentences."""

    def rank(at: int) -> tuple[bool, bool, int, int, int]:
        column = columns[at]
        said = roles[at] == "impact"
        sure = said and column.said is not None and column.said.sure
        return sure, said, column.modal, column.prose, -at

    return max(range(len(columns)), key=rank)


def _area_column(roles: Sequence[HeaderRole], impact_at: int) -> int:
    """The column of the areas: the leftmost whose header says so, else the leftmost other one."""
    others = [at for at in range(len(roles)) if at != impact_at]
    said = [at for at in others if roles[at] in _AREAS]
    return (said or others)[0]


def _slots(row: Sequence[Cell], open_spans: dict[int, tuple[Cell, int]]) -> dict[int, Cell]:
    """The cells of a row by grid column; `open_spans` carries cells that reach down into later rows."""
    slots = {at: cell for at, (cell, _) in open_spans.items()}
    for at, (cell, left) in list(open_spans.items()):
        if left > 1:
            open_spans[at] = (cell, left - 1)
        else:
            del open_spans[at]
    for cell in row:
        for at in range(cell.column, cell.column + cell.colspan):
            slots[at] = cell
            if cell.rowspan > 1:
                open_spans[at] = (cell, cell.rowspan - 1)
    return slots


def _likelihood(
    impact: str, others: Sequence[tuple[int, Cell]], roles: Sequence[HeaderRole]
) -> Likelihood | None:
    """The grade in a column of likelihood; else the level of the first word of likelihood."""
    grades = likelihood_words("grade")
    for at, cell in others:
        if at < len(roles) and roles[at] == "likelihood" and cell.text.lower() in grades:
            return grades[cell.text.lower()]
    cue = first_cue(impact)
    return cue.level if cue is not None else None


def _attributes(others: Sequence[tuple[int, Cell]], columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """The further cells with their headers ("column 3" where there is none), each header once."""
    seen: set[str] = set()
    cells: set[int] = set()
    for at, cell in sorted(others, key=lambda other: other[0]):
        name = (columns[at].header if at < len(columns) else "") or f"column {at + 1}"
        if name in seen or id(cell) in cells:
            continue
        seen.add(name)
        cells.add(id(cell))
        yield name, cell.text
