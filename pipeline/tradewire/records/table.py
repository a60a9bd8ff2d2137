"""Tables."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradewire.records.base import Count, Offset, Part, Text

TableKind = Literal["implications", "highlights", "tariff_schedule", "timeline", "figures", "other", "layout"]

TableId = Annotated[str, Field(pattern=r"^t[1-9][0-9]*$")]
"""The id of a table within its record: "t1", "t2", … in the order of the text."""

Extent = Annotated[int, Field(strict=True, ge=1)]


class Cell(Part):
    """One cell as written. `row` and `column` are its slot in the grid, header rows counted, from 0."""

    text: str
    start: Offset
    end: Offset
    row: Count
    column: Count
    rowspan: Extent = 1
    colspan: Extent = 1
    header: bool = False


class Table(Part):
    """A table: `header` is its last header row, `upper_headers` those above it, `rows` the body."""

    id: TableId
    caption: Text | None = None
    heading: Text | None = None
    kind: TableKind
    upper_headers: tuple[tuple[Cell, ...], ...] = ()
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    start: Offset
    end: Offset
